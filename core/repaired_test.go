package core_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// cutPaper has a number that a line end cut: joined it is 3251吨.
const cutPaper = "某市公报\n\n　　2022年，某市粮食产量达1.2万吨，比上年增长3%，渔业产量达到32\n51吨，林业向好，市场供应充足。\n"

// TestRepair undoes the join in a number: the figures are others. Then it does so
// from the mended document itself, and redoes it.
func TestRepair(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(cutPaper)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"utf-8": cutPaper, "gb18030": gbk} {
		whole, err := core.Read(t.Context(), "a.txt", []byte(file), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(whole.Repairs) != 1 || whole.Repairs[0].Kind != doc.Joined || !strings.Contains(whole.Body, "3251吨") {
			t.Fatalf("%s: %+v in %q", name, whole.Repairs, whole.Body)
		}
		join, ok := core.Undoing(whole, whole.Repairs[0])
		if !ok || file[join.Start:join.End] != "\n" || join.Text != "\n" || !strings.HasSuffix(join.Before, "达到32") {
			t.Fatalf("%s: the join is %+v", name, join)
		}
		undone := []store.Undoing{join, {Place: store.Place{Start: 1 << 20, End: 1<<20 + 1}}}
		apart, err := core.Repair(t.Context(), whole, undone, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(apart.Body, "32\n51吨") || !apart.Repairs[0].Undone || apart.ID != whole.ID || apart.Raw != whole.Raw || len(apart.Figures) > 0 {
			t.Fatalf("%s: %+v in %q", name, apart.Repairs, apart.Body)
		}
		if !strings.Contains(whole.Body, "3251吨") || len(whole.Figures) == 0 {
			t.Errorf("%s: the document that was mended is another now", name)
		}
		full, err := core.WithFigures(t.Context(), apart, nil)
		if err != nil {
			t.Fatal(err)
		}
		if printed(whole, "3251吨") != 1 || printed(full, "3251吨") != 0 {
			t.Errorf("%s: figures %q, then %q", name, texts(whole), texts(full))
		}
		again, err := core.Repair(t.Context(), full, nil, nil)
		if err != nil || again.Body != whole.Body || again.Repairs[0] != whole.Repairs[0] {
			t.Errorf("%s: redone it is %q, %v", name, again.Body, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d, _ := core.Outline(t.Context(), "a.txt", []byte(cutPaper), nil)
	if _, err := core.Repair(ctx, d, nil, nil); err != context.Canceled {
		t.Errorf("cancelled it returns %v", err)
	}
}

func texts(d *doc.Document) (out []string) {
	for i := range d.Figures {
		out = append(out, d.Text(d.Figures[i].Span))
	}
	return out
}

func printed(d *doc.Document, s string) (n int) {
	for _, f := range texts(d) {
		if f == s {
			n++
		}
	}
	return n
}

// TestRepairCorpus undoes every second mend of each document, then all.
func TestRepairCorpus(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the broken documents are not here")
	}
	read, mends := 0, 0
	err := filepath.WalkDir(filepath.Join(dir, "corpus"), func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(b) {
			return err
		}
		d, err := core.Outline(t.Context(), path, b, nil)
		if err != nil {
			return nil // no text
		}
		read++
		mends += len(d.Repairs)
		for _, every := range []int{2, 1} {
			var undone []store.Undoing
			for i, m := range d.Repairs {
				if u, ok := core.Undoing(d, m); ok && i%every == 0 {
					undone = append(undone, u)
				}
			}
			m, err := core.Repair(t.Context(), d, undone, nil)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				return nil
			}
			for i := range m.Repairs {
				if m.Repairs[i].Undone != (i%every == 0) || m.Repairs[i].Raw != d.Repairs[i].Raw {
					t.Errorf("%s: mend %d is %+v, was %+v", path, i, m.Repairs[i], d.Repairs[i])
					return nil
				}
			}
			for _, l := range strings.Split(m.Body, "\n") {
				if l == "" && m.Body != "" || strings.TrimSpace(l) != l {
					t.Errorf("%s: line %q", path, l)
					return nil
				}
			}
		}
		return nil
	})
	if err != nil || read == 0 {
		t.Fatalf("%d read: %v", read, err)
	}
	t.Logf("%d mends in %d documents", mends, read)
}

// brokenDocument has every kind of repair: a number cut by a line end, a sentence cut
// by a page number, blanks inside a year.
const brokenDocument = "某市公报\n\n　　1 9 9 7 年，某市粮食产量达1.2万吨，比上年增长3%，渔业产量达到32\n51吨，林业向好，市场供应充足，人民\n— 1 —\n生活安定，有图书馆1\n\n2座。\n— 2 —\n"

// FuzzRepairUndone undoes some of the repairs of a text in four encodings: every figure
// still leads to its bytes, and undoing nothing gives the text back.
func FuzzRepairUndone(f *testing.F) {
	for _, s := range []string{cutPaper, brokenDocument, "一、目标\n（一）到2025年，粮食产量达到30万\n\n吨以上。\n— 12 —\n"} {
		for seed := range uint64(3) {
			f.Add(s, seed)
		}
	}
	f.Fuzz(func(t *testing.T, s string, seed uint64) {
		s = strings.ToValidUTF8(s, "")
		files := map[string]string{"utf-8": s}
		for name, e := range encodings {
			if file, err := e.NewEncoder().String("\ufeff" + s); err == nil && name != "big5" {
				files[name] = file
			}
		}
		for name, file := range files {
			d, err := core.Read(t.Context(), "a.txt", []byte(file), nil)
			if err != nil {
				continue // no text
			}
			r := rand.New(rand.NewPCG(seed, 0))
			var undone []store.Undoing
			for _, m := range d.Repairs {
				if u, ok := core.Undoing(d, m); ok && r.IntN(2) == 0 {
					undone = append(undone, u)
				}
			}
			apart, err := core.Repair(t.Context(), d, undone, nil)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if apart, err = core.WithFigures(t.Context(), apart, nil); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			traced(t, apart, []byte(file))
			whole(t, apart)
			again, err := core.Repair(t.Context(), apart, nil, nil)
			if err != nil || again.Body != d.Body {
				t.Fatalf("%s: undone and redone %q, %v, was %q", name, again.Body, err, d.Body)
			}
		}
	})
}

// TestRepairTraces wants the figures of a text of which all repairs are undone in
// each of four encodings, the same in all.
func TestRepairTraces(t *testing.T) {
	var want []string
	for _, name := range []string{"utf-8", "gb18030", "utf-16le", "utf-16be"} {
		file := brokenDocument
		if e := encodings[name]; e != nil {
			marked := brokenDocument
			if strings.HasPrefix(name, "utf-16") {
				marked = "\ufeff" + brokenDocument
			}
			var err error
			if file, err = e.NewEncoder().String(marked); err != nil {
				t.Fatal(err)
			}
		}
		d, err := core.Read(t.Context(), "a.txt", []byte(file), nil)
		if err != nil || d.Encoding != name {
			t.Fatalf("%s is read as %s: %v", name, d.Encoding, err)
		}
		traced(t, d, []byte(file))
		kinds := map[doc.RepairKind]bool{}
		var undone []store.Undoing
		for _, m := range d.Repairs {
			kinds[m.Kind] = true
			if u, ok := core.Undoing(d, m); ok {
				undone = append(undone, u)
			}
		}
		if len(kinds) != 3 || len(undone) != len(d.Repairs) {
			t.Fatalf("%s: %d of %d mends have a place: %+v", name, len(undone), len(d.Repairs), d.Repairs)
		}
		apart, err := core.Repair(t.Context(), d, undone, nil)
		if err != nil {
			t.Fatal(err)
		}
		if apart, err = core.WithFigures(t.Context(), apart, nil); err != nil {
			t.Fatal(err)
		}
		traced(t, apart, []byte(file))
		got := texts(apart)
		if want == nil {
			want = got
		}
		if len(got) == 0 || !slices.Equal(got, want) || slices.Equal(got, texts(d)) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
