package repairs

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A chip is one choice of the filter, with the count of what it takes.
type chip struct {
	widget.BaseWidget
	p       *Pane
	do      func()
	text    string
	on, off bool // chosen; nothing to show
	hover   bool
	focused bool
}

func newChip(p *Pane, do func()) *chip {
	c := &chip{p: p, do: do}
	c.ExtendBaseWidget(c)
	return c
}

const chipHigh = 28

// Tapped is for Fyne.
func (c *chip) Tapped(*fyne.PointEvent) {
	if !c.off {
		c.do()
	}
}

// MouseIn is for Fyne.
func (c *chip) MouseIn(*desktop.MouseEvent) { c.hover = true; c.Refresh() }

// MouseMoved is for Fyne.
func (c *chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *chip) MouseOut() { c.hover = false; c.Refresh() }

// FocusGained is for Fyne.
func (c *chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost is for Fyne.
func (c *chip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is for Fyne.
func (c *chip) TypedRune(rune) {}

// TypedKey is for Fyne.
func (c *chip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	}
}

// AccessibilityLabel is for Fyne.
func (c *chip) AccessibilityLabel() string { return c.text }

// AccessibilityRole is for Fyne.
func (c *chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent)}
	r.ground.CornerRadius = chipHigh / 2
	r.text.TextSize = 13
	r.Refresh()
	return r
}

type chipRenderer struct {
	c      *chip
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}

func (r *chipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.text.MinSize().Width+24, chipHigh)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	y := (size.Height - chipHigh) / 2
	r.ground.Move(fyne.NewPos(0, y))
	r.ground.Resize(fyne.NewSize(size.Width, chipHigh))
	t := r.text.MinSize()
	r.text.Move(fyne.NewPos((size.Width-t.Width)/2, y+(chipHigh-t.Height)/2))
	r.text.Resize(t)
}

func (r *chipRenderer) Refresh() {
	p := r.c.p.palette
	r.text.Text, r.text.Color = r.c.text, p.SecondInk
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	switch {
	case r.c.on:
		r.ground.FillColor, r.text.Color = p.Press, p.Ink
		r.ground.StrokeColor, r.ground.StrokeWidth = p.SecondInk, 1 // a sign beside the wash
	case r.c.off:
		c := p.SecondInk
		c.A = 0x80
		r.text.Color = c
	case r.c.hover:
		r.ground.FillColor = p.Hover
	}
	if r.c.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = p.Accent, 1.5
	}
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
