package library

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/store"
)

// TestOwn shows a document as its reader calls it, as soon as she has said so.
func TestOwn(t *testing.T) {
	l, folder := open(t)
	notes := store.Folder(t.TempDir())
	l.SetNotes(notes)
	write(t, folder, "a.txt", report("甲市", 2021, 10, "8.1"))
	write(t, folder, "b.txt", report("乙县", 2022, 12, "6.5"))
	bring(t, l)
	find := func(name string) *Document {
		t.Helper()
		docs, err := l.Documents(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if d.Name == name {
				return d
			}
		}
		t.Fatal("no " + name)
		return nil
	}
	before := find("a.txt")
	title, issuer, written, gone := "甲市旧报告", "甲市统计局", "2019-03-02", ""
	if err := notes.Save(&store.Entry{ID: before.ID, Name: "a.txt", Own: store.Own{Title: &title, Issuer: &issuer, Written: &written}}); err != nil {
		t.Fatal(err)
	}
	after := find("a.txt")
	if after.Meta.Title != title || after.Meta.Issuer != issuer || after.Year != 2019 || after.Source().Title != title {
		t.Errorf("title %q, issuer %q, year %d", after.Meta.Title, after.Meta.Issuer, after.Year)
	}
	if before.Meta.Title == title {
		t.Error("what a reader of the library holds was altered")
	}
	if hits, err := l.Search(t.Context(), "date:2019", Options{}); err != nil || hits.Documents != 1 {
		t.Errorf("by the reader's date: %v, %v", hits, err)
	}
	if err := notes.Save(&store.Entry{ID: before.ID, Name: "a.txt", Own: store.Own{Title: &gone}}); err != nil {
		t.Fatal(err)
	}
	if d := find("a.txt"); d.Shown() != "a.txt" || d.Year != 2021 {
		t.Errorf("without a title it is called %q, of %d", d.Shown(), d.Year)
	}
	if d := find("b.txt"); d.Meta.Title == title {
		t.Error("the other has its title")
	}
}
