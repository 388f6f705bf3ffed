package gui

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// tabsHeight is that of the names of the panes.
const tabsHeight = 40

// beside is the width from which on the card stands beside the panes; in less
// it floats over their lower right corner, so that the text keeps its lines.
const beside = 900

// A sideLayout places the panes, the first object, and the card, the second.
// full returns the height that the whole card needs; floats is told whether the
// card floats; lines returns where the lines of the chosen figure are, from the
// top of the panes, and whether they are in view.
type sideLayout struct {
	full   func() float32
	floats func(bool)
	lines  func() (top, bottom float32, ok bool)
}

// MinSize is that of the panes.
func (sideLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout is for Fyne.
func (l sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	panes, card := o[0], o[1]
	if card.Visible() {
		l.floats(size.Width < beside)
	}
	switch {
	case !card.Visible():
		panes.Resize(size)
	case size.Width >= beside:
		card.Move(fyne.NewPos(size.Width-look.CardWidth, 0))
		card.Resize(fyne.NewSize(look.CardWidth, size.Height))
		panes.Resize(fyne.NewSize(size.Width-look.CardWidth, size.Height))
	default:
		panes.Resize(size)
		w := min(float32(look.CardWidth), size.Width-2*look.Pad)
		top, bottom := tabsHeight+(size.Height-tabsHeight)/3, tabsHeight+(size.Height-tabsHeight)/3+36
		if t, b, ok := l.lines(); ok {
			top, bottom = t, b
		}
		y, h := cardPlace(size.Height, l.full(), top, bottom)
		card.Move(fyne.NewPos(size.Width-w-look.Group, y))
		card.Resize(fyne.NewSize(w, h))
	}
}

// cardPlace is where a floating card stands in panes of a height, and how high
// it is, so that it leaves the lines from top to bottom in sight: under them, or
// over them where there is more room.
func cardPlace(height, full, top, bottom float32) (y, h float32) {
	under := height - bottom - look.Pad
	over := top - tabsHeight - 2*look.Gap
	if under >= min(full, over) {
		h = min(full, under)
		return height - h - look.Pad, h
	}
	return tabsHeight + look.Gap, min(full, over)
}

// A footed layout sets what can be scrolled, the first object, over a foot, the
// second, which stands right under it and never goes out of sight.
type footed struct{ content fyne.CanvasObject }

// MinSize is for Fyne.
func (f footed) MinSize(o []fyne.CanvasObject) fyne.Size {
	foot := o[1].MinSize()
	return fyne.NewSize(max(o[0].MinSize().Width, foot.Width), foot.Height)
}

// Layout is for Fyne.
func (f footed) Layout(o []fyne.CanvasObject, size fyne.Size) {
	foot := o[1].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, max(0, size.Height-foot)))
	top := min(f.content.MinSize().Height, size.Height-foot)
	o[0].Resize(fyne.NewSize(size.Width, max(0, top)))
	o[1].Move(fyne.NewPos(0, top))
	o[1].Resize(fyne.NewSize(size.Width, foot))
}
