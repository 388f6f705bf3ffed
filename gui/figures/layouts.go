package figures

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// The measures of the table.
const (
	rowHeight  = 28
	headHeight = 30
	left       = 12 // before the first column: the bar of what is selected
	right      = 12 // behind the last: the scroll bar
	inset      = 8  // between the columns
)

// A field stacks the head over the rows; the third object says why there are
// none.
type field struct{ p *Pane }

func (*field) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 120) }

func (f *field) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, headHeight))
	o[1].Move(fyne.NewPos(0, headHeight))
	o[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-headHeight)))
	min := o[2].MinSize()
	o[2].Resize(min)
	o[2].Move(fyne.NewPos((size.Width-min.Width)/2, max(0, (size.Height-min.Height)/2.4)))
	f.p.sheet.fill()
}

// inRow sets buttons side by side.
type inRow struct{}

func (inRow) MinSize(o []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for i, x := range o {
		if i > 0 {
			w += 4
		}
		w += x.MinSize().Width
	}
	return fyne.NewSize(w, look.ButtonHeight)
}

func (inRow) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	x := float32(0)
	for _, c := range o {
		min := c.MinSize()
		c.Resize(fyne.NewSize(min.Width, look.ButtonHeight))
		c.Move(fyne.NewPos(x, 0))
		x += min.Width + 4
	}
}

// An infoRow has the count, the chips as far as there is room, and the actions
// at the right. Its height never changes, so that rows stay where they are
// when one is selected.
type infoRow struct{}

func (*infoRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, look.ButtonHeight+8) }

func (r *infoRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	count, chips, acts := o[0], o[1], o[2]
	min := count.MinSize()
	count.Resize(min)
	count.Move(fyne.NewPos(left, (look.ButtonHeight-min.Height)/2))
	w := acts.MinSize().Width
	from := left + min.Width + 12
	acts.Move(fyne.NewPos(max(from, size.Width-w-8), 0))
	acts.Resize(fyne.NewSize(w, look.ButtonHeight))
	room := size.Width - w - 16 - from
	chips.Move(fyne.NewPos(from, 0))
	chips.Resize(fyne.NewSize(room, look.ButtonHeight))
	used := float32(0)
	last := len(chips.(*fyne.Container).Objects) - 1
	end := float32(0)
	if last >= 0 {
		end = chips.(*fyne.Container).Objects[last].MinSize().Width
	}
	for i, c := range chips.(*fyne.Container).Objects { // the last clears all: it stays
		if used += c.MinSize().Width + 4; i < last && used+end > room {
			c.Hide()
			used -= c.MinSize().Width + 4
		} else {
			c.Show()
		}
	}
	inRow{}.Layout(visible(chips.(*fyne.Container).Objects), chips.Size())
}

func visible(o []fyne.CanvasObject) (out []fyne.CanvasObject) {
	for _, c := range o {
		if c.Visible() {
			out = append(out, c)
		}
	}
	return out
}

// wrapped sets buttons in rows of a fixed width.
type wrapped struct{ width float32 }

func (l wrapped) place(o []fyne.CanvasObject, put func(o fyne.CanvasObject, at fyne.Position)) float32 {
	x, y := float32(0), float32(0)
	for _, c := range o {
		w := c.MinSize().Width
		if x > 0 && x+w > l.width {
			x, y = 0, y+look.ButtonHeight+4
		}
		put(c, fyne.NewPos(x, y))
		x += w + 4
	}
	return y + look.ButtonHeight
}

func (l wrapped) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, l.place(o, func(fyne.CanvasObject, fyne.Position) {}))
}

func (l wrapped) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	l.place(o, func(c fyne.CanvasObject, at fyne.Position) {
		c.Move(at)
		c.Resize(fyne.NewSize(c.MinSize().Width, look.ButtonHeight))
	})
}
