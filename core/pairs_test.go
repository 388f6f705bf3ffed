package core_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

// singles are the texts of the corpus that hold one document each, as UTF-8.
func singles(t *testing.T) (names []string, texts []string) {
	root := os.Getenv("WENSHU_SHARED")
	if root == "" {
		t.Skip("WENSHU_SHARED is not set")
	}
	for _, dir := range []string{"gwr", "news"} {
		err := filepath.WalkDir(filepath.Join(root, "corpus", dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" && filepath.Ext(path) != ".md" {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			o, err := core.Outline(t.Context(), path, b, nil)
			if err != nil {
				return nil // no text of its own
			}
			names, texts = append(names, strings.TrimPrefix(path, root+"/corpus/")), append(texts, o.Raw)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return names, texts
}

// TestPairs puts two documents into one file and wants the second found.
// WENSHU_PAIRS is how many pairs are tried.
func TestPairs(t *testing.T) {
	names, texts := singles(t)
	n := 60
	if s := os.Getenv("WENSHU_PAIRS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	r := rand.New(rand.NewPCG(7, 11))
	found, figures, changed := 0, 0, 0
	var missed []string
	for range n {
		i, j := r.IntN(len(texts)), r.IntN(len(texts))
		both := strings.TrimRight(texts[i], "\n") + "\n\n" + texts[j]
		at := len(both) - len(texts[j])
		d, err := core.Read(t.Context(), "two.txt", []byte(both), nil)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := core.Read(t.Context(), "one.txt", []byte(texts[j]), nil)
		if err != nil {
			t.Fatal(err)
		}
		first := 0 // of the second's text that repair left, in the file
		if s, ok := alone.File(alone.Articles[0].Blocks[0].Span); ok {
			first = at + s.Start
		}
		hit := false
		for _, a := range d.Articles {
			s, ok := d.File(a.Span)
			hit = hit || ok && s.Start >= at-1 && s.Start <= first+200
		}
		if hit {
			found++
		} else {
			missed = append(missed, names[i]+" + "+names[j])
		}
		own := map[string]int{}
		for i := range d.Figures {
			if s, ok := d.File(d.Figures[i].Span); ok && s.Start >= at {
				own[claimAt(&d.Figures[i], s.Start-at)]++
			}
		}
		for i := range alone.Figures {
			s, _ := alone.File(alone.Figures[i].Span)
			k := claimAt(&alone.Figures[i], s.Start)
			figures++
			if own[k]--; own[k] < 0 {
				changed++
			}
		}
	}
	t.Logf("found %d of %d, %d of %d figures of the second change", found, n, changed, figures)
	for _, m := range missed {
		t.Log("missed", m)
	}
	// of 400 pairs 389 were found and 0.8 % of the figures changed when this was
	// written; of what was missed most has no title and a neighbour of its kind
	if found*100 < n*95 || changed*100 > figures {
		t.Error("fewer than 95 % are found, or more than 1 % of the figures change")
	}
}

// claimAt is what a figure says, and where.
func claimAt(f *doc.Figure, at int) string {
	return fmt.Sprint(at, f.Indicator, f.Period, f.Status, f.Kind)
}

// several are the files of the collection that hold more than one text: a
// notice with the plan that it is about, two guides, a page with the report of
// another page behind it.
var several = map[string]int{
	"gwr/policies/central_059_2022-04-13.txt": 6, "gwr/policies/central_084_2020-09-27.txt": 3,
	"gwr/policies/central_120_2018-12-07.txt": 2, "gwr/policies/shandong_032_2022-03-10.txt": 3,
	"gwr/provincial_2026/四川省_2026.txt": 2,
}

// TestSingles wants no file of the collection that holds one text to be parted.
func TestSingles(t *testing.T) {
	root := os.Getenv("WENSHU_SHARED")
	if root == "" {
		t.Skip("WENSHU_SHARED is not set")
	}
	root = filepath.Join(root, "corpus")
	read := 0
	for _, dir := range []string{"gwr", "news", "files"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			d, err := core.Outline(t.Context(), path, b, nil)
			if err != nil {
				return nil // pictures, and what is no document
			}
			read++
			rel, _ := filepath.Rel(root, path)
			want := max(1, several[rel])
			for i, a := range d.Articles {
				if i == len(d.Articles)-1 && a.Text+1 != want {
					t.Errorf("%s: %d texts, want %d", rel, a.Text+1, want)
				}
				if i > 0 && a.Text != d.Articles[i-1].Text && (want == 1 || testing.Verbose()) {
					t.Logf("at %.60q", a.Of(d.Body))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 170 {
		t.Errorf("%d files were read", read)
	}
}
