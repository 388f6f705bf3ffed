package wordlist

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
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
	_ desktop.Hoverable  = (*heading)(nil)
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

// MouseIn says what the numbers of the column mean, where its name does not.
func (h *heading) MouseIn(*desktop.MouseEvent) {
	if s := columnMeans(h.column); s != "" {
		h.pane.tip(s, fyne.CurrentApp().Driver().AbsolutePositionForObject(h).Add(fyne.NewPos(0, h.Size().Height)))
	}
}

// MouseMoved is for Fyne.
func (h *heading) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes it away.
func (h *heading) MouseOut() { h.pane.tip("", fyne.Position{}) }

// columnMeans explains the numbers of a column; empty where its name does.
func columnMeans(c column) string {
	switch c {
	case colPer, colPerHere, colPerThere:
		return look.T("words.means.per")
	case colEven:
		return look.T("words.means.even")
	case colG2:
		return look.T("words.means.g2")
	case colTogether:
		return look.T("words.means.together")
	case colMI:
		return look.T("words.means.mi")
	case colDice:
		return look.T("words.means.dice")
	}
	return ""
}

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
func (h *heading) AccessibilityLabel() string {
	if s := columnMeans(h.column); s != "" {
		return columnName(h.column) + look.T("why.as") + s
	}
	return columnName(h.column)
}

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
