package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// TestStart closes the last document and opens it again from the page that
// comes then.
func TestStart(t *testing.T) {
	b := newBench(t)
	path := documentFile(t)
	b.openFile(path)
	if b.text.start.box.Visible() {
		t.Error("the page is there over a document")
	}
	b.session.Close(b.front())
	var rows []*recentRow
	buttons := map[string]*look.Button{}
	for _, o := range test.LaidOutObjects(b.text.start.box) {
		switch o := o.(type) {
		case *recentRow:
			rows = append(rows, o)
		case *look.Button:
			buttons[o.Text] = o
		}
	}
	if len(rows) != 1 || rows[0].path != path || buttons[look.T("open")] == nil || buttons[look.T("open.seed")] == nil {
		t.Fatalf("%d files, buttons %v", len(rows), buttons)
	}
	from := len(b.events)
	rows[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.until("figures", from)
	if b.text.start.box.Visible() || b.front().Path != path {
		t.Errorf("%s is open, the page is there: %v", b.front().Path, b.text.start.box.Visible())
	}
	b.session.Close(b.front())
	from = len(b.events)
	buttons[look.T("open.seed")].Tapped(nil)
	b.until("figures", from)
	if b.text.start.box.Visible() {
		t.Error("the page stays over the sample")
	}
}

// TestModal wants the document to stay while a dialog asks about it, and Esc in
// a field of the dialog to close it.
func TestModal(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.card.correct(0)
	f, ok := b.win.Canvas().Focused().(*overlay.ListField)
	if !ok {
		t.Fatalf("the keyboard is at %T", b.win.Canvas().Focused())
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.over.Waits() || b.win.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the dialog")
	}
	if b.win.Canvas().Focused() != fyne.Focusable(b.text.pane) {
		t.Errorf("the keyboard goes to %T", b.win.Canvas().Focused())
	}
}

// TestDrawStyle wants charts on the ground of every theme.
func TestDrawStyle(t *testing.T) {
	b := newBench(t)
	for _, p := range look.Palettes {
		b.keys.prefs.setTheme(p.ID)
		if got := b.charts.drawStyle(); got.Ground != p.Ground || got.Ink != p.Ink {
			t.Errorf("%s: charts are %v on %v", p.ID, got.Ink, got.Ground)
		}
	}
}
