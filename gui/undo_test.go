package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// TestUndoByKey takes a highlight back by key and makes it again; the menu names
// it, and a line that is being written keeps its own keys.
func TestUndoByKey(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.keys.undo()
	if len(b.entry().Notes) != 0 || !b.over.Toast().Visible() {
		t.Error("nothing is undone, and nobody says so")
	}
	b.win.Canvas().Focus(b.text.pane)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.notes.highlight(2, "")
	item := func(id string) string {
		for _, m := range b.win.MainMenu().Items {
			for _, i := range m.Items {
				if strings.HasPrefix(i.Label, look.T(id)) && m.Label == look.T("edit") {
					label, _, _ := strings.Cut(i.Label, "  ") // the keys come after
					return label
				}
			}
		}
		return ""
	}
	if got := item("undo"); got != "撤销　标记" {
		t.Errorf("the menu says %q", got)
	}
	b.keys.table.Find("undo").Run()
	if len(b.entry().Notes) != 0 || item("redo") != "重做　标记" || item("undo") != "撤销" {
		t.Errorf("%d notes; the menu says %q, %q", len(b.entry().Notes), item("undo"), item("redo"))
	}
	b.keys.table.Find("redo").Run()
	if len(b.entry().Notes) != 1 || b.entry().Notes[0].Colour != 2 {
		t.Errorf("made again: %+v", b.entry().Notes)
	}
	b.notes.writeNote(0)
	b.keys.table.Find("undo").Run() // in the line that is written
	if len(b.entry().Notes) != 1 {
		t.Error("the key took a highlight from under the form")
	}
}
