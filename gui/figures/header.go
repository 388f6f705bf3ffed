package figures

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Tappable      = (*header)(nil)
	_ fyne.Draggable     = (*header)(nil)
	_ desktop.Hoverable  = (*header)(nil)
	_ desktop.Cursorable = (*header)(nil)
)

// near is how far from its edge a column can be taken hold of.
const near = 5

// A header names the columns: a click sorts by one, a pull at its right edge
// makes it wider, a right click chooses columns.
type header struct {
	widget.BaseWidget
	p     *Pane
	texts [columns]*canvas.Text
	edges [columns]*canvas.Rectangle
	rule  *canvas.Rectangle
	wash  *canvas.Rectangle
	hover int // a column's place, or -1
	edge  int // of the column that can be pulled, or -1
	pull  int // of the column that is being pulled, or -1
}

func newHeader(p *Pane) *header {
	h := &header{p: p, hover: -1, edge: -1, pull: -1, rule: canvas.NewRectangle(color.Transparent), wash: canvas.NewRectangle(color.Transparent)}
	for i := range h.texts {
		h.texts[i] = canvas.NewText("", color.Black)
		h.texts[i].TextSize = small
		h.edges[i] = canvas.NewRectangle(color.Transparent)
	}
	h.ExtendBaseWidget(h)
	return h
}

// at is the column at x, and the one whose right edge is there; -1 for none.
// The last column has the rest of the pane and no edge.
func (h *header) at(x float32) (col, edge int) {
	col, edge = -1, -1
	from := float32(left)
	for i, w := range h.p.wide {
		if x >= from && x < from+w {
			col = i
		}
		if i < len(h.p.wide)-1 && x > from+w-near-inset/2 && x < from+w+near-inset/2 {
			edge = i
		}
		from += w
	}
	return col, edge
}

// Tapped is for Fyne.
func (h *header) Tapped(e *fyne.PointEvent) {
	if col, edge := h.at(e.Position.X); col >= 0 && edge < 0 {
		h.p.sortBy(h.p.cols[col])
	}
}

// TappedSecondary is for Fyne.
func (h *header) TappedSecondary(*fyne.PointEvent) { h.p.openColumns() }

// Dragged is for Fyne.
func (h *header) Dragged(e *fyne.DragEvent) {
	if h.pull < 0 {
		_, h.pull = h.at(e.Position.X - e.Dragged.DX)
		if h.pull < 0 {
			return
		}
	}
	if h.pull < len(h.p.cols) {
		c := h.p.cols[h.pull]
		h.p.widths[c] = min(max(h.p.widths[c]+e.Dragged.DX, narrowest), 1200)
		h.p.fit()
	}
}

// DragEnd is for Fyne.
func (h *header) DragEnd() {
	if h.pull >= 0 {
		h.pull = -1
		h.p.changed()
	}
}

// MouseIn is for Fyne.
func (h *header) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved is for Fyne.
func (h *header) MouseMoved(e *desktop.MouseEvent) {
	col, edge := h.at(e.Position.X)
	if col != h.hover || edge != h.edge {
		h.hover, h.edge = col, edge
		h.Refresh()
	}
}

// MouseOut is for Fyne.
func (h *header) MouseOut() {
	h.hover, h.edge = -1, -1
	h.Refresh()
}

// Cursor is for Fyne.
func (h *header) Cursor() desktop.Cursor {
	if h.edge >= 0 || h.pull >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is for Fyne.
func (h *header) CreateRenderer() fyne.WidgetRenderer { return &headerRenderer{h} }

type headerRenderer struct{ h *header }

func (r *headerRenderer) Destroy()           {}
func (r *headerRenderer) MinSize() fyne.Size { return fyne.NewSize(r.h.p.sheet.width, headHeight) }

func (r *headerRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.h.wash, r.h.rule}
	for i := range r.h.texts {
		out = append(out, r.h.texts[i], r.h.edges[i])
	}
	return out
}

func (r *headerRenderer) Layout(size fyne.Size) {
	h, p := r.h, r.h.p
	h.rule.FillColor = p.palette.Rule
	h.rule.Move(fyne.NewPos(0, headHeight-1))
	h.rule.Resize(fyne.NewSize(size.Width, 1))
	name := names()
	x := float32(left)
	h.wash.FillColor = color.Transparent
	for i := range h.texts {
		if i >= len(p.cols) || i >= len(p.wide) {
			h.texts[i].Hide()
			h.edges[i].Hide()
			continue
		}
		c, w := p.cols[i], p.wide[i]
		t := h.texts[i]
		room, text := w-inset, name[c]
		t.Color, t.Alignment, t.TextStyle.Bold = p.palette.SecondInk, fyne.TextAlignLeading, false
		if p.order.by == c {
			text += map[bool]string{false: " ↑", true: " ↓"}[p.order.down]
			t.Color, t.TextStyle.Bold = p.palette.Ink, true
		}
		if c == value || c == plainly {
			t.Alignment = fyne.TextAlignTrailing
			room -= 8
		}
		t.Text = p.sheet.bold.fit(text, room)
		high := t.MinSize().Height
		t.Move(fyne.NewPos(x, (headHeight-high)/2))
		t.Resize(fyne.NewSize(room, high))
		t.Show()
		if h.hover == i && h.edge < 0 {
			h.wash.FillColor = p.palette.Hover
			h.wash.Move(fyne.NewPos(x-4, 0))
			h.wash.Resize(fyne.NewSize(w, headHeight-1))
		}
		e := h.edges[i]
		e.FillColor = color.Transparent
		switch {
		case i == len(p.cols)-1:
		case h.edge == i || h.pull == i:
			e.FillColor = p.palette.Accent
		case h.hover >= 0:
			e.FillColor = p.palette.Rule
		}
		x += w
		e.Move(fyne.NewPos(x-inset/2-1, 6))
		e.Resize(fyne.NewSize(1.5, headHeight-12))
		e.Show()
	}
}

func (r *headerRenderer) Refresh() {
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}
