package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Measures of a split.
const (
	grip      = 8   // width of what can be taken hold of
	leastTree = 150 // of the leading pane
	leastText = 420 // of the trailing pane, while the window has it
)

// A split sets two panes side by side with one quiet line between them, which
// can be dragged. A leading pane that is hidden leaves its room to the other.
type split struct {
	widget.BaseWidget
	Leading, Trailing fyne.CanvasObject
	Offset            float64 // the leading pane's part of the width

	line   *canvas.Rectangle
	handle *handle
}

func newSplit(leading, trailing fyne.CanvasObject) *split {
	s := &split{Leading: leading, Trailing: trailing, Offset: defaultSplit, line: canvas.NewRectangle(color.Transparent)}
	s.handle = &handle{split: s}
	s.handle.ExtendBaseWidget(s.handle)
	s.ExtendBaseWidget(s)
	return s
}

// SetOffset gives the leading pane another part of the width.
func (s *split) SetOffset(offset float64) {
	s.Offset = offset
	s.Refresh()
}

// SetRule colours the line.
func (s *split) SetRule(c color.Color) {
	s.line.FillColor = c
	s.line.Refresh()
}

// leading is the width of the leading pane in a split of that width.
func (s *split) leading(width float32) float32 {
	return max(leastTree, min(float32(s.Offset)*width, width-leastText))
}

// CreateRenderer is for Fyne.
func (s *split) CreateRenderer() fyne.WidgetRenderer { return &splitRenderer{s} }

type splitRenderer struct{ s *split }

func (r *splitRenderer) Destroy() {}
func (r *splitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.Leading, r.s.Trailing, r.s.line, r.s.handle}
}

func (r *splitRenderer) MinSize() fyne.Size {
	m := r.s.Trailing.MinSize()
	if r.s.Leading.Visible() {
		m = fyne.NewSize(m.Width+leastTree, max(m.Height, r.s.Leading.MinSize().Height))
	}
	return m
}

func (r *splitRenderer) Layout(size fyne.Size) {
	s := r.s
	x := float32(0)
	if s.Leading.Visible() {
		x = s.leading(size.Width)
		s.Leading.Move(fyne.NewPos(0, 0))
		s.Leading.Resize(fyne.NewSize(x, size.Height))
		s.line.Move(fyne.NewPos(x, 0))
		s.line.Resize(fyne.NewSize(1, size.Height))
		s.handle.Move(fyne.NewPos(x-grip/2, 0))
		s.handle.Resize(fyne.NewSize(grip, size.Height))
		s.line.Show()
		s.handle.Show()
		x++
	} else {
		s.line.Hide()
		s.handle.Hide()
	}
	s.Trailing.Move(fyne.NewPos(x, 0))
	s.Trailing.Resize(fyne.NewSize(size.Width-x, size.Height))
}

func (r *splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// A handle is what is dragged.
type handle struct {
	widget.BaseWidget
	split *split
}

var (
	_ fyne.Draggable     = (*handle)(nil)
	_ desktop.Cursorable = (*handle)(nil)
)

// Dragged moves the line with the pointer.
func (h *handle) Dragged(e *fyne.DragEvent) {
	if width := h.split.Size().Width; width > 0 {
		x := h.split.leading(width) + e.Dragged.DX
		h.split.SetOffset(float64(max(leastTree, min(x, width-leastText)) / width))
	}
}

// DragEnd is for Fyne.
func (h *handle) DragEnd() {}

// Cursor tells that the line can be moved.
func (h *handle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// CreateRenderer is for Fyne.
func (h *handle) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
