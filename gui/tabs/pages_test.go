package tabs

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func newPages(t *testing.T, width float32) (*Pages, fyne.Window) {
	test.NewTempApp(t)
	contents := make([]fyne.CanvasObject, 5)
	for i := range contents {
		contents[i] = canvas.NewRectangle(nil)
	}
	p := NewPages(contents...)
	p.SetNames("pages", []string{"Reading", "Charts", "Figures", "Words", "Original"})
	w := test.NewTempWindow(t, p.Box)
	w.Resize(fyne.NewSize(width, 200))
	return p, w
}

// TestPagesByKey reaches the row by Tab, turns with the arrows, and goes on in
// the page by Enter.
func TestPagesByKey(t *testing.T) {
	p, w := newPages(t, 600)
	entered := -1
	p.OnEnter = func(i int) { entered = i }
	p.OnSelected = w.Canvas().Unfocus // a page takes the keyboard away
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != p.Row() {
		t.Fatalf("Tab leads to %v", w.Canvas().Focused())
	}
	var shown []int
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome} {
		p.row.TypedKey(&fyne.KeyEvent{Name: k})
		shown = append(shown, p.SelectedIndex())
		for i, o := range p.body.Objects {
			if o.Visible() != (i == p.SelectedIndex()) {
				t.Errorf("page %d visible: %v, page %d is chosen", i, o.Visible(), p.SelectedIndex())
			}
		}
	}
	if !slices.Equal(shown, []int{1, 2, 1, 4, 0, 4, 0}) {
		t.Errorf("pages %v", shown)
	}
	if w.Canvas().Focused() != p.Row() || p.row.AccessibilityLabel() != "pages: Reading" {
		t.Errorf("the keyboard is with %v, %q", w.Canvas().Focused(), p.row.AccessibilityLabel())
	}
	p.row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if entered != 0 {
		t.Errorf("entered %d", entered)
	}
}

// TestPagesNarrow leaves out what finds no room, never the one in front, and
// nothing reaches over the edge.
func TestPagesNarrow(t *testing.T) {
	for _, width := range []float32{120, 180, 240, 300, 420, 700} {
		p, _ := newPages(t, width)
		for chosen := range p.Len() {
			p.SelectIndex(chosen)
			hidden := false
			for i, l := range p.row.labels {
				hidden = hidden || !l.Visible()
				if end := l.Position().X + l.Size().Width; l.Visible() && end > p.row.Size().Width+.5 {
					t.Errorf("width %v: %s ends at %v", width, p.Name(i), end)
				}
			}
			if !p.row.labels[chosen].Visible() || hidden != p.row.list.Visible() {
				t.Errorf("width %v, page %d: shown %v, hidden some %v, list %v", width, chosen, p.row.labels[chosen].Visible(), hidden, p.row.list.Visible())
			}
		}
	}
}

// TestPagesTapped turns by a click.
func TestPagesTapped(t *testing.T) {
	p, _ := newPages(t, 600)
	turned := 0
	p.OnSelected = func() { turned++ }
	test.Tap(p.row.labels[3])
	test.Tap(p.row.labels[3])
	if p.SelectedIndex() != 3 || turned != 1 {
		t.Errorf("page %d, turned %d times", p.SelectedIndex(), turned)
	}
}
