package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// TestNotebook highlights by key, deletes from the list, takes it back and
// exports.
func TestNotebook(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	if b.notes.noteKey(fyne.Key1) {
		t.Error("nothing is selected, and a key highlights it")
	}
	b.win.Canvas().Focus(b.text.pane)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.Key3})
	items := b.notes.pane.Shown()
	if len(items) != 1 || items[0].Colour != 2 || items[0].Section != "某市公报" {
		t.Fatalf("%+v", items)
	}
	b.notes.noteKey(fyne.KeyM)
	b.when("the form of the note", func() bool { return b.win.Canvas().Overlays().Top() != nil })
	b.win.Canvas().Overlays().Top().Hide()
	b.notes.highlight(2, "要核对")
	if b.notes.highlight(2, ""); b.entry().Notes[0].Words != "要核对" {
		t.Error("highlighting again loses the words")
	}
	b.nav.show(tabNotes)
	b.notes.pane.OnDelete(items[0])
	if len(b.entry().Notes) != 0 || len(b.notes.pane.Shown()) != 0 {
		t.Error("the highlight stays")
	}
	b.notes.pane.OnUndo()
	if len(b.entry().Notes) != 1 || b.entry().Notes[0].Colour != 2 {
		t.Errorf("not taken back: %+v", b.entry().Notes)
	}
	b.notes.pane.OnUndo() // nothing more to take back
	path := filepath.Join(t.TempDir(), "批注.md")
	from := len(b.events)
	b.files.exportTo(path, b.notes.noteForms(b.notes.pane.Shown()))
	b.until("exported", from)
	md, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(md), "> 蓝 · [1]") || !strings.Contains(string(md), "1. 某市公报") {
		t.Errorf("%v: %s", err, md)
	}
	b.notes.pane.OnGo(b.notes.pane.Shown()[0])
	if b.nav.tabs.SelectedIndex() != tabReading {
		t.Errorf("tab %d", b.nav.tabs.SelectedIndex())
	}
}

// TestNoteIsNotLost leaves the form of a note with words in it: they can be
// brought back, and Ctrl+Enter keeps them.
func TestNoteIsNotLost(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.notes.writeNote(-1)
	form := func() *overlay.Field {
		t.Helper()
		f, ok := b.win.Canvas().Focused().(*overlay.Field)
		if !ok {
			t.Fatalf("%T has the keyboard", b.win.Canvas().Focused())
		}
		return f
	}
	test.Type(form(), "核对年鉴")
	form().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(b.entry().Notes) != 0 || !b.over.Toast().Visible() {
		t.Fatalf("%d notes, offered %v", len(b.entry().Notes), b.over.Toast().Visible())
	}
	for _, o := range test.LaidOutObjects(b.over.Toast()) {
		if p, ok := o.(*look.Button); ok {
			p.Do()
		}
	}
	if form().Text != "核对年鉴" {
		t.Errorf("brought back: %q", form().Text)
	}
	form().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if len(b.entry().Notes) != 1 || b.entry().Notes[0].Words != "核对年鉴" || b.over.Waits() {
		t.Errorf("%+v", b.entry().Notes)
	}
	// nothing typed, nothing offered
	b.over.Toast().Hide()
	b.notes.writeNote(0)
	form().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.over.Toast().Visible() {
		t.Error("offers what was not changed")
	}
}
