package overlay

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Choice is one of a row: words, or a swatch of a theme with its ink on its
// ground.
type Choice struct {
	ID, Name    string
	Ground, Ink color.Color // of a swatch
	Icon        string      // in a swatch, for its name
}

// Choices is a row of which one is chosen, by pointer or by the arrow keys.
// Fyne's own radio buttons stand too far apart for a small form, and know no
// swatches.
type Choices struct {
	widget.BaseWidget
	OnKey func(*fyne.KeyEvent) // keys that mean nothing here

	name    string // for those who cannot see it
	list    []Choice
	chosen  int
	hovered int
	focused bool
	palette func() look.Palette
	changed func(id string)
}

var (
	_ fyne.Tappable      = (*Choices)(nil)
	_ fyne.Focusable     = (*Choices)(nil)
	_ fyne.Accessible    = (*Choices)(nil)
	_ desktop.Hoverable  = (*Choices)(nil)
	_ desktop.Cursorable = (*Choices)(nil)
)

// NewChoices makes a row of list, in which id is chosen; changed is told another.
func NewChoices(name string, list []Choice, id string, palette func() look.Palette, changed func(string)) *Choices {
	c := &Choices{name: name, list: list, hovered: -1, palette: palette, changed: changed}
	c.Set(id)
	c.ExtendBaseWidget(c)
	return c
}

// Set shows id as chosen and tells nobody.
func (c *Choices) Set(id string) {
	c.chosen = -1
	for i, o := range c.list {
		if o.ID == id {
			c.chosen = i
		}
	}
	c.Refresh()
}

func (c *Choices) choose(i int) {
	if i < 0 || i >= len(c.list) || i == c.chosen {
		return
	}
	c.chosen = i
	c.Refresh()
	c.changed(c.list[i].ID)
}

func (c *Choices) at(x float32) int {
	if len(c.list) == 0 || c.Size().Width <= 0 {
		return -1
	}
	return max(0, min(int(x/c.Size().Width*float32(len(c.list))), len(c.list)-1))
}

// Chosen is the number of the one that is chosen, −1 for none.
func (c *Choices) Chosen() int { return c.chosen }

// Name is what is chosen, for those who cannot see it.
func (c *Choices) Name() string { return c.name }

// List is what can be chosen.
func (c *Choices) List() []Choice { return c.list }

// Choose chooses the one with that number, as the reader does.
func (c *Choices) Choose(i int) { c.choose(i) }

// Tapped is for Fyne.
func (c *Choices) Tapped(e *fyne.PointEvent) { c.choose(c.at(e.Position.X)) }

// MouseIn is for Fyne.
func (c *Choices) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved is for Fyne.
func (c *Choices) MouseMoved(e *desktop.MouseEvent) {
	if i := c.at(e.Position.X); i != c.hovered {
		c.hovered = i
		c.Refresh()
	}
}

// MouseOut is for Fyne.
func (c *Choices) MouseOut() {
	c.hovered = -1
	c.Refresh()
}

// Cursor is for Fyne.
func (c *Choices) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained is for Fyne.
func (c *Choices) FocusGained() {
	c.focused = true
	c.Refresh()
}

// FocusLost is for Fyne.
func (c *Choices) FocusLost() {
	c.focused = false
	c.Refresh()
}

// TypedRune is for Fyne.
func (c *Choices) TypedRune(rune) {}

// TypedKey is for Fyne.
func (c *Choices) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		c.choose(c.chosen - 1)
	case fyne.KeyRight:
		c.choose(c.chosen + 1)
	default:
		if c.OnKey != nil {
			c.OnKey(e)
		}
	}
}

// AccessibilityRole is for Fyne.
func (c *Choices) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is for Fyne.
func (c *Choices) AccessibilityLabel() string {
	if c.chosen < 0 {
		return c.name
	}
	return c.name + ": " + c.list[c.chosen].Name
}

// ChoicesHeight is that of a row, a target wide enough for a finger.
const ChoicesHeight = 28

type choicesView struct {
	c      *Choices
	track  *canvas.Rectangle
	cells  []*canvas.Rectangle
	labels []*canvas.Text
	all    []fyne.CanvasObject
}

// CreateRenderer is for Fyne.
func (c *Choices) CreateRenderer() fyne.WidgetRenderer {
	v := &choicesView{c: c, track: canvas.NewRectangle(color.Transparent)}
	v.track.CornerRadius = 6
	v.all = append(v.all, v.track)
	for _, o := range c.list {
		cell := canvas.NewRectangle(color.Transparent)
		cell.CornerRadius = 5
		label := canvas.NewText(o.Name, color.Transparent)
		label.TextSize, label.Alignment = 13, fyne.TextAlignCenter
		if o.Icon != "" {
			label.Text = o.Icon
		}
		v.cells, v.labels = append(v.cells, cell), append(v.labels, label)
		v.all = append(v.all, cell, label)
	}
	v.Refresh()
	return v
}

func (v *choicesView) Destroy()                     {}
func (v *choicesView) Objects() []fyne.CanvasObject { return v.all }

func (v *choicesView) MinSize() fyne.Size {
	w := float32(0)
	for _, l := range v.labels {
		w = max(w, l.MinSize().Width)
	}
	return fyne.NewSize((w+16)*float32(len(v.labels)), ChoicesHeight)
}

func (v *choicesView) Layout(size fyne.Size) {
	v.track.Resize(size)
	w := size.Width / float32(max(1, len(v.cells)))
	for i, cell := range v.cells {
		at, in := fyne.NewPos(w*float32(i)+2, 2), fyne.NewSize(w-4, size.Height-4)
		if v.c.list[i].Ground != nil {
			at, in = at.AddXY(1, 0), in.AddWidthHeight(-2, 0)
		}
		cell.Move(at)
		cell.Resize(in)
		h := v.labels[i].MinSize().Height
		v.labels[i].Move(fyne.NewPos(w*float32(i), (size.Height-h)/2))
		v.labels[i].Resize(fyne.NewSize(w, h))
	}
}

func (v *choicesView) Refresh() {
	p := v.c.palette()
	v.track.FillColor = p.Hover
	v.track.StrokeColor, v.track.StrokeWidth = color.Transparent, 0
	if v.c.focused {
		v.track.StrokeColor, v.track.StrokeWidth = p.SecondInk, 1
	}
	for i, o := range v.c.list {
		cell, label := v.cells[i], v.labels[i]
		chosen := i == v.c.chosen
		cell.FillColor, cell.StrokeColor, cell.StrokeWidth = color.Transparent, color.Transparent, 0
		label.Color, label.TextStyle.Bold = p.SecondInk, false
		switch {
		case o.Ground != nil:
			cell.FillColor, cell.StrokeColor, cell.StrokeWidth = o.Ground, p.Rule, 1
			label.Color = o.Ink
			if chosen {
				cell.StrokeColor, cell.StrokeWidth = p.Accent, 2
			}
		case chosen:
			cell.FillColor, cell.StrokeColor, cell.StrokeWidth = p.Panel, p.Rule, 1
			if p.Dark {
				cell.FillColor = p.Rule
			}
			label.Color = p.Ink
			if p.Strong {
				cell.FillColor, label.Color = p.Ink, p.Ground
			}
		case i == v.c.hovered:
			label.Color = p.Ink
		}
		if o.Ground != nil {
			v.track.FillColor = color.Transparent
		}
	}
	v.Layout(v.c.Size())
	canvas.Refresh(v.c)
}
