package structure

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestCorpusTrees parses every plain text of the collection as it stands, not
// mended, and looks at the trees: no article without blocks, sections that
// nest. With -v it prints for each what was found, with its headings under
// WENSHU_HEADINGS=1.
func TestCorpusTrees(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the collection is not here")
	}
	dir = filepath.Join(dir, "corpus")
	for _, sub := range []string{"gwr", "news"} {
		err := filepath.WalkDir(filepath.Join(dir, sub), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" && filepath.Ext(path) != ".md" {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			body := strings.ToValidUTF8(string(b), "\ufffd")
			articles, _, err := Parse(t.Context(), body, nil, nil)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(dir, path)
			for _, a := range articles {
				nested(t, rel, &a)
				t.Log(row(rel, body, len(articles), &a))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// nested checks that sections follow each other, and each block is in one.
func nested(t *testing.T, name string, a *doc.Article) {
	t.Helper()
	if len(a.Blocks) == 0 || len(a.Sections) == 0 {
		t.Errorf("%s: an article of %d blocks and %d sections", name, len(a.Blocks), len(a.Sections))
		return
	}
	at := 0
	for i, s := range a.Sections {
		if s.First != at || s.Last < s.First || i > 0 && (s.Level < 1 || s.Heading.Empty() || !s.Covers(s.Heading)) {
			t.Errorf("%s: section %d is %+v behind block %d", name, i, s, at)
		}
		at = s.Last
	}
	if at != len(a.Blocks) {
		t.Errorf("%s: the sections end at block %d of %d", name, at, len(a.Blocks))
	}
}

func row(name, body string, of int, a *doc.Article) string {
	count := map[string]int{}
	for _, b := range a.Blocks {
		count[kindNames[b.Kind]]++
	}
	var kinds []string
	for k, n := range count {
		kinds = append(kinds, fmt.Sprintf("%s %d", k, n))
	}
	sort.Strings(kinds)
	s := fmt.Sprintf("%s (of %d)  %d sections  date %s %s  title %.60q  %s", name, of, len(a.Sections), a.Dateline.Date, a.Dateline.YearFrom, a.Title.Of(body), strings.Join(kinds, ", "))
	if os.Getenv("WENSHU_HEADINGS") != "" {
		for _, sec := range a.Sections {
			s += fmt.Sprintf("\n    %d %.90s", sec.Level, sec.Heading.Of(body))
		}
	}
	return s
}
