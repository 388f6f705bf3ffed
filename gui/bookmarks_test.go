package gui

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/store"
)

// TestBookmark sets a bookmark where the reading is, finds it in the menu and in
// the list, goes there, takes it back and makes it again, and has it after a
// restart.
func TestBookmark(t *testing.T) {
	path, data := documentFile(t), t.TempDir()
	b := openDocument(t, data, path)
	b.text.pane.ScrollTo(strings.Index(b.doc().Body, "图书馆"))
	at := b.text.pane.Place()
	words := string([]rune(b.doc().Body[at:])[:4])
	b.notes.bookmark()
	if n := b.entry().Notes; at == 0 || len(n) != 1 || !n[0].Bookmark || !strings.HasPrefix(n[0].Text, words) {
		t.Fatalf("at %d: %+v", at, n)
	}
	b.notes.mark(b.front(), store.Note{Place: b.entry().Notes[0].Place, Quote: b.entry().Notes[0].Quote})
	if len(b.entry().Notes) != 2 {
		t.Fatal("a highlight on the same words takes the bookmark away")
	}
	b.session.Undo()
	items := b.notes.bookmarkItems()
	if len(items) != 1 || !strings.HasPrefix(items[0].Name, words) {
		t.Fatalf("%+v", items)
	}
	b.text.pane.ScrollTo(0)
	items[0].Run()
	if got := b.text.pane.Place(); got != at {
		t.Errorf("it leads to %d, want %d", got, at)
	}
	if shown := b.notes.pane.Shown(); len(shown) != 1 || !shown[0].Bookmark {
		t.Errorf("the list has %+v", shown)
	}
	b.session.Undo()
	if len(b.entry().Notes) != 0 || len(b.notes.pane.Shown()) != 0 {
		t.Error("it is not taken back")
	}
	b.session.Redo()
	b.Wait()

	b = openDocument(t, data, path)
	if len(b.notes.bookmarkItems()) != 1 {
		t.Fatal("a restart loses it")
	}
	b.text.pane.ScrollTo(at)
	b.notes.bookmark()
	if len(b.entry().Notes) != 0 {
		t.Error("the second time it stays")
	}
	if items := b.notes.bookmarkItems(); items[0].Run != nil {
		t.Error("the empty list leads somewhere")
	}
}
