package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestSplitKeys moves the line between outline and text by key and shows that
// it has the keyboard.
func TestSplitKeys(t *testing.T) {
	test.NewTempApp(t)
	s := NewSplit(canvas.NewRectangle(nil), canvas.NewRectangle(nil), "split")
	s.LeastLeading, s.LeastTrailing = 150, 420
	w := test.NewTempWindow(t, s.Container)
	w.Resize(fyne.NewSize(1280, 800))
	w.Canvas().Focus(s.handle)
	width := s.line.Size().Width
	before := s.Leading.Size().Width
	s.handle.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := s.Leading.Size().Width; got != before+nudge {
		t.Errorf("the outline is %v wide, was %v", got, before)
	}
	for range 100 {
		s.handle.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	if got := s.Leading.Size().Width; got != s.LeastLeading {
		t.Errorf("the outline is %v wide at least", got)
	}
	w.Canvas().Unfocus()
	if width == s.line.Size().Width {
		t.Error("the keyboard on the line is not seen")
	}
}
