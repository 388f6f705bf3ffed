package figures

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A view is the objects of one line that is in sight.
type view struct {
	line   int
	stale  bool
	box    *fyne.Container
	wash   *canvas.Rectangle
	bar    *canvas.Rectangle // at the left of a selected row: colour is not the only sign
	ring   *canvas.Rectangle // around the line that the keys move
	dot    *canvas.Circle    // what the reader corrected
	texts  []*canvas.Text
	before *canvas.Text // of the sentence
	after  *canvas.Text
}

func newView() *view {
	v := &view{line: -1, stale: true, wash: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent)}
	v.ring.CornerRadius = 3
	v.before, v.after = canvas.NewText("", color.Black), canvas.NewText("", color.Black)
	v.before.TextSize, v.after.TextSize = small, small
	v.box = container.NewWithoutLayout(v.wash, v.bar, v.ring, v.dot, v.before, v.after)
	return v
}

// text is the n-th text of the view.
func (v *view) text(n int) *canvas.Text {
	for len(v.texts) <= n {
		t := canvas.NewText("", color.Black)
		t.TextSize = small
		v.texts = append(v.texts, t)
		v.box.Add(t)
	}
	return v.texts[n]
}

// put shows a text at a place; the height of all texts is the same.
func put(t *canvas.Text, s string, c color.Color, x, width float32, align fyne.TextAlign) {
	t.Text, t.Color, t.Alignment = s, c, align
	h := t.MinSize().Height
	t.Move(fyne.NewPos(x, (rowHeight-h)/2))
	t.Resize(fyne.NewSize(width, h))
	t.Show()
}

// show makes the view that of a line.
func (v *view) show(s *sheet, at int) {
	p := s.p
	v.line, v.stale = at, false
	if at >= len(p.lines) {
		v.box.Hide()
		return
	}
	l := p.lines[at]
	width := max(s.width, p.scroll.Size().Width)
	v.box.Move(fyne.NewPos(0, float32(at*rowHeight)))
	v.box.Resize(fyne.NewSize(width, rowHeight))
	picked := l.row >= 0 && p.picks.rows[l.row]
	v.wash.Resize(fyne.NewSize(width, rowHeight))
	v.wash.FillColor = color.Transparent
	switch {
	case picked:
		v.wash.FillColor = p.palette.Press
	case s.hover == at:
		v.wash.FillColor = p.palette.Hover
	}
	v.bar.FillColor = color.Transparent
	if picked {
		v.bar.FillColor = p.palette.Accent
	}
	v.bar.Move(fyne.NewPos(2, 4))
	v.bar.Resize(fyne.NewSize(3, rowHeight-8))
	v.ring.StrokeColor, v.ring.StrokeWidth = color.Transparent, 0
	if s.focused && p.picks.cursor == at {
		v.ring.StrokeColor, v.ring.StrokeWidth = p.palette.SecondInk, 1
	}
	v.ring.Move(fyne.NewPos(p.scroll.Offset.X+1, 1))
	v.ring.Resize(fyne.NewSize(p.scroll.Size().Width-2, rowHeight-2))
	for _, t := range v.texts {
		t.Hide()
	}
	v.before.Hide()
	v.after.Hide()
	v.dot.Hide()
	if l.row < 0 {
		v.head(s, l.group)
	} else {
		v.row(s, &p.model.rows[l.row])
	}
	v.box.Show()
	v.box.Refresh()
}

// head shows the name of a group, how many rows it has and of which years.
func (v *view) head(s *sheet, g int) {
	p := s.p
	f, in := p.model.groups[g], p.groups[g]
	sign := "−"
	if p.folded[f.id] {
		sign = "+"
	}
	put(v.text(0), sign, p.palette.SecondInk, left, 12, fyne.TextAlignCenter)
	tail := fmt.Sprintf(look.T("table.count"), len(in.rows))
	switch {
	case in.from == 0:
	case in.from == in.to:
		tail += " · " + fmt.Sprintf(look.T("table.year"), in.from)
	default:
		tail += " · " + fmt.Sprintf(look.T("table.years"), in.from, in.to)
	}
	room := p.scroll.Size().Width - left - 20 - right - s.regular.width(tail) - 12
	name := s.bold.fit(f.name, max(60, room))
	t := v.text(1)
	t.TextStyle.Bold = true
	put(t, name, p.palette.Ink, left+20, s.bold.width(name), fyne.TextAlignLeading)
	put(v.text(2), tail, p.palette.SecondInk, left+20+s.bold.width(name)+12, s.regular.width(tail), fyne.TextAlignLeading)
}

// row shows a figure, a text a column.
func (v *view) row(s *sheet, r *row) {
	p := s.p
	x := float32(left)
	if r.reader {
		v.dot.FillColor = p.palette.Accent
		v.dot.Move(fyne.NewPos(7, rowHeight/2-2))
		v.dot.Resize(fyne.NewSize(4, 4))
		v.dot.Show()
	}
	for n, c := range p.cols {
		if n >= len(p.wide) {
			break
		}
		room := p.wide[n] - inset
		at := x
		if n == 0 && p.grouped {
			at, room = at+20, room-20
		}
		x += p.wide[n]
		t := v.text(n)
		t.TextStyle.Bold = false
		switch cell := r.cells[c]; c {
		case sentence:
			if r.printed.End > len(cell) || r.printed.Empty() {
				put(t, s.regular.fit(cell, room), p.palette.SecondInk, at, room, fyne.TextAlignLeading)
				continue
			}
			before, mark, after := s.regular.around(cell, r.printed.Start, r.printed.End, room)
			put(v.before, before, p.palette.SecondInk, at, room, fyne.TextAlignLeading)
			at += s.regular.width(before)
			put(t, mark, p.palette.Ink, at, room, fyne.TextAlignLeading)
			at += s.regular.width(mark)
			put(v.after, after, p.palette.SecondInk, at, room, fyne.TextAlignLeading)
		case plainly:
			put(t, s.regular.fit(p.model.told(r, p.scale), room-8), p.palette.SecondInk, at, room-8, fyne.TextAlignTrailing)
		case value:
			put(t, s.regular.fit(cell, room-8), p.palette.Ink, at, room-8, fyne.TextAlignTrailing)
		case sure:
			put(t, s.regular.fit(cell, room), p.palette.SecondInk, at, room, fyne.TextAlignLeading)
		case kind:
			put(t, s.regular.fit(cell, room), p.palette.Kinds[r.kind], at, room, fyne.TextAlignLeading)
		case indicator:
			ink := p.palette.Ink
			if p.grouped { // the head says it
				ink = p.palette.SecondInk
			}
			put(t, s.regular.fit(cell, room), ink, at, room, fyne.TextAlignLeading)
		default:
			put(t, s.regular.fit(cell, room), p.palette.SecondInk, at, room, fyne.TextAlignLeading)
		}
	}
}
