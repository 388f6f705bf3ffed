package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a split.
const (
	grip  = 8  // width of what can be taken hold of
	nudge = 16 // by which an arrow key moves the line
)

// A Split sets two panes side by side with one quiet line between them, which
// can be dragged, or moved by the arrow keys. A leading pane that is hidden
// leaves its room to the other. It is a container and no widget, since Fyne
// reads out what is in containers alone.
type Split struct {
	*fyne.Container
	Leading, Trailing fyne.CanvasObject
	Offset            float64       // the leading pane's part of the width
	LeastLeading      float32       // width of the leading pane
	LeastTrailing     float32       // and of the trailing one, while there is room
	OnWidth           func(float32) // of both together, before they get their places; nil for nobody

	name   string
	line   *canvas.Rectangle
	rule   color.Color
	handle *handle
}

// NewSplit returns a split; its line is called by the words of that key.
func NewSplit(leading, trailing fyne.CanvasObject, words string) *Split {
	s := &Split{Leading: leading, Trailing: trailing, Offset: 0.5, name: words, line: canvas.NewRectangle(color.Transparent)}
	s.handle = &handle{split: s}
	s.handle.ExtendBaseWidget(s.handle)
	s.Container = container.New(splitLayout{s}, leading, trailing, s.line, s.handle)
	return s
}

// SetOffset gives the leading pane another part of the width.
func (s *Split) SetOffset(offset float64) {
	s.Offset = offset
	s.Refresh()
}

// Refresh gives the panes their places; what is in them stays as it is.
func (s *Split) Refresh() {
	splitLayout{s}.Layout(nil, s.Size())
	canvas.Refresh(s.Container)
}

// SetRule colours the line.
func (s *Split) SetRule(c color.Color) {
	s.rule = c
	s.paint()
}

// paint shows the line, in the accent while it has the keyboard.
func (s *Split) paint() {
	s.line.FillColor = s.rule
	if s.handle.focused {
		s.line.FillColor = theme.Color(theme.ColorNamePrimary)
	}
	s.Refresh()
	s.line.Refresh()
}

// leading is the width of the leading pane in a split of that width.
func (s *Split) leading(width float32) float32 {
	return max(s.LeastLeading, min(float32(s.Offset)*width, width-s.LeastTrailing))
}

// move moves the line.
func (s *Split) move(by float32) {
	if width := s.Size().Width; width > 0 {
		s.SetOffset(float64(max(s.LeastLeading, min(s.leading(width)+by, width-s.LeastTrailing)) / width))
	}
}

type splitLayout struct{ s *Split }

// MinSize is for Fyne.
func (l splitLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	m := l.s.Trailing.MinSize()
	if l.s.Leading.Visible() {
		m = fyne.NewSize(m.Width+l.s.LeastLeading, max(m.Height, l.s.Leading.MinSize().Height))
	}
	return m
}

// Layout is for Fyne.
func (l splitLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	if s.OnWidth != nil {
		s.OnWidth(size.Width)
	}
	x := float32(0)
	if s.Leading.Visible() {
		x = s.leading(size.Width)
		s.Leading.Move(fyne.NewPos(0, 0))
		s.Leading.Resize(fyne.NewSize(x, size.Height))
		thick := float32(1)
		if s.handle.focused {
			thick = 3
		}
		s.line.Move(fyne.NewPos(x-(thick-1)/2, 0))
		s.line.Resize(fyne.NewSize(thick, size.Height))
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

// A handle is what is dragged.
type handle struct {
	widget.BaseWidget
	split   *Split
	focused bool
}

var (
	_ fyne.Draggable     = (*handle)(nil)
	_ fyne.Focusable     = (*handle)(nil)
	_ fyne.Accessible    = (*handle)(nil)
	_ desktop.Cursorable = (*handle)(nil)
)

// Dragged moves the line with the pointer.
func (h *handle) Dragged(e *fyne.DragEvent) { h.split.move(e.Dragged.DX) }

// DragEnd is for Fyne.
func (h *handle) DragEnd() {}

// Cursor tells that the line can be moved.
func (h *handle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// FocusGained is for Fyne.
func (h *handle) FocusGained() {
	h.focused = true
	h.split.paint()
}

// FocusLost is for Fyne.
func (h *handle) FocusLost() {
	h.focused = false
	h.split.paint()
}

// TypedRune is for Fyne.
func (h *handle) TypedRune(rune) {}

// TypedKey moves the line.
func (h *handle) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		h.split.move(-nudge)
	case fyne.KeyRight:
		h.split.move(+nudge)
	}
}

// AccessibilityLabel says what the line is for.
func (h *handle) AccessibilityLabel() string { return T(h.split.name) }

// AccessibilityRole is that of what can be moved, as near as Fyne has it.
func (h *handle) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (h *handle) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
