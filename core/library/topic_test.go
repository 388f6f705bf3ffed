package library

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestTopics: an indicator is counted with all its names, its growth apart, and
// what the reader merges falls together until that is undone.
func TestTopics(t *testing.T) {
	folder, l := t.TempDir(), (*Library)(nil)
	write := func(name, s string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "甲市2024年政府工作报告\n\n2024年1月10日\n\n2023年，全市地区生产总值3000亿元，增长5.2%。松果产量12万吨。\n")
	write("b.txt", "乙市2025年政府工作报告\n\n2025年1月10日\n\n2024年，国内生产总值4000亿元，增长4.8%。松果总产量13万吨。\n")
	l, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Add(folder); err != nil {
		t.Fatal(err)
	}
	if err := l.Import(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	documents := func(name string, growth bool) int {
		t.Helper()
		all, err := l.Topics(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(x Topic) bool { return x.Growth == growth && (x.Key == name || slices.Contains(x.Names, name)) })
		if i < 0 {
			return 0
		}
		return all[i].Documents
	}
	if a, b := documents("gdp", false), documents("gdp", true); a != 2 || b != 2 {
		t.Errorf("GDP in %d documents, its growth in %d", a, b)
	}
	merge := func(change func(s *Shelf)) {
		if err := l.Change(change); err != nil {
			t.Fatal(err)
		}
	}
	before := documents("松果产量", false)
	merge(func(s *Shelf) { s.Merged["松果总产量"] = "松果产量" })
	if n := documents("松果产量", false); n != 2 {
		t.Errorf("merged: %d documents, %d before", n, before)
	}
	merge(func(s *Shelf) { delete(s.Merged, "松果总产量") })
	if n := documents("松果产量", false); n != before {
		t.Errorf("undone: %d documents, want %d", n, before)
	}
}

// TestTakeOut: what is taken out is no longer found though its file is there, and
// comes back. Whoever holds the documents keeps them as they were.
func TestTakeOut(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a", "b"} {
		if err := os.WriteFile(filepath.Join(folder, name+".txt"), []byte(name+"市的通知\n\n2024年，"+name+"市松果产量12万吨。\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Add(folder); err != nil {
		t.Fatal(err)
	}
	if err := l.Import(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	docs, err := l.Documents(t.Context())
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents: %v", len(docs), err)
	}
	first := docs[0]
	if first.Kind() != "通知" {
		t.Errorf("%q is a %q", first.Shown(), first.Kind())
	}
	if err := l.Tag("重点", true, first.ID); err != nil {
		t.Fatal(err)
	}
	found := func(o Options) int {
		t.Helper()
		r, err := l.Search(t.Context(), "松果", o)
		if err != nil {
			t.Fatal(err)
		}
		return r.Documents
	}
	if len(first.Tags) != 0 || found(Options{}) != 2 || found(Options{In: []int{first.N}}) != 1 {
		t.Errorf("tags %v, found %d, within one %d", first.Tags, found(Options{}), found(Options{In: []int{first.N}}))
	}
	if err := l.TakeOut(first.ID); err != nil {
		t.Fatal(err)
	}
	if n := found(Options{}); n != 1 {
		t.Errorf("%d documents after one was taken out", n)
	}
	if err := l.BringBack(); err != nil {
		t.Fatal(err)
	}
	if docs, _ = l.Documents(t.Context()); found(Options{}) != 2 || !slices.Equal(docs[0].Tags, []string{"重点"}) {
		t.Errorf("back: %d, tags %v", found(Options{}), docs[0].Tags)
	}
}
