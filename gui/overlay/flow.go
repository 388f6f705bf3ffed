package overlay

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Flow sets small things in a row, and in as many rows as the width asks for.
// Its height is that for width, which it will have at least.
type Flow struct{ Width float32 }

const flowGap = look.Gap + 2

// MinSize is for Fyne.
func (f Flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, f.place(o, f.Width, false)+look.Gap)
}

// Layout is for Fyne.
func (f Flow) Layout(o []fyne.CanvasObject, size fyne.Size) { f.place(o, size.Width, true) }

// place returns the height of all, and moves them if it is told to.
func (Flow) place(o []fyne.CanvasObject, width float32, move bool) float32 {
	var x, y, row float32
	for _, p := range o {
		m := p.MinSize()
		m.Width = min(m.Width, width)
		if x > 0 && x+m.Width > width {
			x, y, row = 0, y+row+flowGap, 0
		}
		if move {
			p.Move(fyne.NewPos(x, y))
			p.Resize(m)
		}
		x += m.Width + flowGap
		row = max(row, m.Height)
	}
	return y + row
}
