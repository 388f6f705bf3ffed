package figures

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const pillHeight = 28

var (
	_ fyne.Tappable     = (*pill)(nil)
	_ fyne.Focusable    = (*pill)(nil)
	_ desktop.Hoverable = (*pill)(nil)
)

// A pill is a small button: an action on rows, a condition that can be taken
// away, or a choice that is on or off.
type pill struct {
	widget.BaseWidget
	text    string
	do      func()
	closes  bool   // shows that it takes itself away
	on      bool   // chosen
	bare    bool   // without an outline
	escape  func() // closes what it stands in; may be nil
	hovered bool
	focused bool
}

func newPill(text string, do func()) *pill {
	p := &pill{text: text, do: do}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pill) plain() *pill {
	p.bare = true
	return p
}

// SetText changes the words.
func (p *pill) SetText(s string) {
	p.text = s
	p.Refresh()
}

// Tapped is for Fyne.
func (p *pill) Tapped(*fyne.PointEvent) { p.do() }

// MouseIn is for Fyne.
func (p *pill) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is for Fyne.
func (p *pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *pill) MouseOut() { p.hovered = false; p.Refresh() }

// FocusGained is for Fyne.
func (p *pill) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost is for Fyne.
func (p *pill) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune is for Fyne.
func (p *pill) TypedRune(rune) {}

// TypedKey is for Fyne.
func (p *pill) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.do()
	case fyne.KeyEscape:
		if p.escape != nil {
			p.escape()
		}
	}
}

// CreateRenderer is for Fyne.
func (p *pill) CreateRenderer() fyne.WidgetRenderer {
	r := &pillRenderer{p: p, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black), sign: canvas.NewText("", color.Black)}
	r.ground.CornerRadius = 6
	r.text.TextSize, r.sign.TextSize = small, small
	r.Refresh()
	return r
}

type pillRenderer struct {
	p          *pill
	ground     *canvas.Rectangle
	text, sign *canvas.Text
}

func (r *pillRenderer) Destroy() {}
func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.sign, r.text}
}

func (r *pillRenderer) MinSize() fyne.Size {
	w := r.text.MinSize().Width + 16
	if r.sign.Text != "" {
		w += r.sign.MinSize().Width + 6
	}
	return fyne.NewSize(w, pillHeight)
}

func (r *pillRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(0, 1))
	r.ground.Resize(fyne.NewSize(size.Width, size.Height-2))
	min := r.text.MinSize()
	x, y := float32(8), (size.Height-min.Height)/2
	if r.sign.Text != "" {
		s := r.sign.MinSize()
		r.sign.Resize(s)
		if r.p.closes {
			r.sign.Move(fyne.NewPos(size.Width-8-s.Width, y))
		} else {
			r.sign.Move(fyne.NewPos(x, y))
			x += s.Width + 6
		}
	}
	r.text.Move(fyne.NewPos(x, y))
	r.text.Resize(min)
}

func (r *pillRenderer) Refresh() {
	t, v := r.p.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.text.Text = r.p.text
	r.text.Color = t.Color(theme.ColorNameForeground, v)
	r.sign.Color = t.Color(theme.ColorNamePlaceHolder, v)
	r.sign.Text = ""
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, t.Color(theme.ColorNameSeparator, v), 1
	switch {
	case r.p.closes:
		r.sign.Text = "×"
	case r.p.on:
		r.sign.Text, r.sign.Color = "✓", t.Color(theme.ColorNameForeground, v)
		r.ground.FillColor = t.Color(theme.ColorNameSelection, v)
	}
	if r.p.bare {
		r.ground.StrokeWidth = 0
		r.text.Color = t.Color(theme.ColorNamePlaceHolder, v)
	}
	if r.p.hovered {
		r.ground.FillColor = t.Color(theme.ColorNameHover, v)
		r.text.Color = t.Color(theme.ColorNameForeground, v)
	}
	if r.p.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = t.Color(theme.ColorNamePrimary, v), 1.5
	}
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
