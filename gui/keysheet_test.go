package gui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// TestKeySheet wants the keys of every command on the sheet, and every row of the
// sheet to have keys.
func TestKeySheet(t *testing.T) {
	b := newBench(t)
	words := map[string]bool{}
	for _, g := range b.keys.table.Groups() {
		for _, r := range g.Rows {
			words[r.Word] = true
			if len(r.Keys) == 0 {
				t.Errorf("%s has no keys", look.T(r.Word))
			}
		}
	}
	unnamed := []string{"copy", "select.all", "documents.prev"} // the reading pane has rows for two; the third is said beside papers.next
	for _, m := range b.keys.commands() {
		for _, c := range m.Commands {
			if len(c.Keys) > 0 && c.Name == "" && !words[c.Sheet] && !slices.Contains(unnamed, c.ID) {
				t.Errorf("%s has keys, and no row of the sheet", c.ID)
			}
		}
	}
}

// TestHelpFits shows the sheet in both languages within a small window.
func TestHelpFits(t *testing.T) {
	b := newBench(t)
	for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1280, 800)} {
		for _, language := range []string{"zh", "en"} {
			b.win.Resize(size)
			b.keys.prefs.setLanguage(language)
			b.keys.showHelp()
			top := b.win.Canvas().Overlays().Top()
			if top == nil || !strings.Contains(b.dialog(), look.T("keys.palette")) {
				t.Fatalf("the sheet says %q", b.dialog())
			}
			b.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if b.win.Canvas().Overlays().Top() != nil || b.keys.table.HideSheet() {
				t.Fatal("Esc does not take the sheet away")
			}
		}
	}
	b.win.Resize(fyne.NewSize(640, 480))
	b.keys.showHelp()
	if s := b.win.Canvas().Overlays().Top().MinSize(); s.Width > 640 || s.Height > 480 {
		t.Errorf("in a tiny window it takes %v", s)
	}
}
