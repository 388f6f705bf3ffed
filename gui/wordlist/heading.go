package wordlist

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A heading is the name of a column; a click or Enter orders by it.
type heading struct {
	widget.BaseWidget
	pane   *Pane
	column column
	text   *canvas.Text
	line   *canvas.Rectangle // while it has the focus
}

var (
	_ fyne.Tappable      = (*heading)(nil)
	_ fyne.Focusable     = (*heading)(nil)
	_ desktop.Cursorable = (*heading)(nil)
)

func newHeading(p *Pane, c column) *heading {
	h := &heading{pane: p, column: c, text: canvas.NewText("", color.Transparent), line: canvas.NewRectangle(color.Transparent)}
	h.text.TextSize = 12
	if c != colWord {
		h.text.Alignment = fyne.TextAlignTrailing
	}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is for Fyne.
func (h *heading) CreateRenderer() fyne.WidgetRenderer { return &headingRenderer{h} }

// Tapped is for Fyne.
func (h *heading) Tapped(*fyne.PointEvent) { h.pane.sortBy(h.column) }

// Cursor is for Fyne.
func (h *heading) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained is for Fyne.
func (h *heading) FocusGained() {
	h.line.FillColor = h.pane.palette.Accent
	h.line.Refresh()
}

// FocusLost is for Fyne.
func (h *heading) FocusLost() {
	h.line.FillColor = color.Transparent
	h.line.Refresh()
}

// TypedRune is for Fyne.
func (h *heading) TypedRune(rune) {}

// TypedKey is for Fyne.
func (h *heading) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.pane.sortBy(h.column)
	}
}

// AccessibilityLabel is for Fyne.
func (h *heading) AccessibilityLabel() string { return columnName(h.column) }

// AccessibilityRole is for Fyne.
func (h *heading) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

type headingRenderer struct{ *heading }

func (r *headingRenderer) Destroy()                     {}
func (r *headingRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text, r.line} }
func (r *headingRenderer) MinSize() fyne.Size           { return fyne.NewSize(20, 24) }

func (r *headingRenderer) Layout(size fyne.Size) {
	h := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(0, (size.Height-h)/2))
	r.text.Resize(fyne.NewSize(max(0, size.Width-4), h))
	r.line.Move(fyne.NewPos(0, size.Height-2))
	r.line.Resize(fyne.NewSize(size.Width, 2))
}

func (r *headingRenderer) Refresh() {
	r.text.Text = columnName(r.column)
	r.text.Color = r.pane.palette.SecondInk
	if r.pane.order == r.column {
		r.text.Text += "↓"
		r.text.Color = r.pane.palette.Ink
	}
	r.Layout(r.heading.Size())
	canvas.Refresh(r.heading)
}

// headings lays the names out over their columns.
type headings struct{ pane *Pane }

func (headings) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(wordRoom, 24) }

func (l headings) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, h := range o {
		h.Hide()
	}
	for _, c := range l.pane.cells(size.Width) {
		if c.column == colBar {
			continue
		}
		h := o[c.column]
		h.Move(fyne.NewPos(c.x, 0))
		h.Resize(fyne.NewSize(c.w, size.Height))
		h.Show()
	}
}
