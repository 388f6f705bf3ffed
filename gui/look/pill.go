package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// PillHeight is that of every pill, so that those in a row stand alike.
const PillHeight = 28

const (
	pillText = 13
	pillSide = 10 // from the edge to the words
	pillSign = 16
)

var (
	_ fyne.Tappable     = (*Pill)(nil)
	_ fyne.Focusable    = (*Pill)(nil)
	_ fyne.Accessible   = (*Pill)(nil)
	_ desktop.Hoverable = (*Pill)(nil)
)

// A Pill is a small button with a quiet outline: an action, a condition that
// can be taken away, or a choice that is on or off. Refresh it after a change.
type Pill struct {
	widget.DisableableWidget

	Text    string
	Do      func()
	Sign    Sign   // before the words, or behind them where it drops a list
	Drops   bool   // shows that it drops a list
	Closes  bool   // shows that it takes itself away
	On      bool   // chosen
	Primary bool   // what is wanted most often of those in the row
	Bare    bool   // without an outline
	Escape  func() // closes what it stands in; may be nil
	Label   string // for those who cannot see where it stands; the words where it is empty
	OnFocus func() // the keyboard came to it; may be nil

	hovered, focused bool
}

// NewPill returns a pill of these words.
func NewPill(words string, do func()) *Pill {
	p := &Pill{Text: words, Do: do}
	p.ExtendBaseWidget(p)
	return p
}

// Plain takes the outline away and returns the pill.
func (p *Pill) Plain() *Pill {
	p.Bare = true
	return p
}

// With puts a sign before the words and returns the pill.
func (p *Pill) With(s Sign) *Pill {
	p.Sign = s
	return p
}

// SetText changes the words.
func (p *Pill) SetText(s string) {
	p.Text = s
	p.Refresh()
}

// Tapped is for Fyne.
func (p *Pill) Tapped(*fyne.PointEvent) {
	if p.Do != nil && !p.Disabled() {
		p.Do()
	}
}

// MouseIn is for Fyne.
func (p *Pill) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is for Fyne.
func (p *Pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *Pill) MouseOut() { p.hovered = false; p.Refresh() }

// FocusGained is for Fyne.
func (p *Pill) FocusGained() {
	p.focused = true
	p.Refresh()
	if p.OnFocus != nil {
		p.OnFocus()
	}
}

// FocusLost is for Fyne.
func (p *Pill) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune is for Fyne.
func (p *Pill) TypedRune(rune) {}

// TypedKey is for Fyne.
func (p *Pill) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Tapped(nil)
	case fyne.KeyEscape:
		if p.Escape != nil {
			p.Escape()
		}
	}
}

// AccessibilityLabel is the words, and whether the choice is on.
func (p *Pill) AccessibilityLabel() string {
	words := p.Text
	if p.Label != "" {
		words = p.Label
	}
	if p.On {
		return "✓ " + words
	}
	return words
}

// AccessibilityRole is for Fyne.
func (p *Pill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	r := &pillRenderer{p: p, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black), image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.ground.CornerRadius = 6
	r.text.TextSize = pillText
	r.Refresh()
	return r
}

type pillRenderer struct {
	p      *Pill
	ground *canvas.Rectangle
	text   *canvas.Text
	image  *canvas.Image
}

func (r *pillRenderer) Destroy() {}
func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.image, r.text}
}

func (r *pillRenderer) MinSize() fyne.Size {
	w := r.text.MinSize().Width + 2*pillSide
	if r.image.Visible() {
		w += pillSign
		if r.p.Text != "" {
			w += Gap
		}
	}
	return fyne.NewSize(w, PillHeight)
}

// Layout centres what is in the pill where it is wider than it must be.
func (r *pillRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(0, 1))
	r.ground.Resize(fyne.NewSize(size.Width, size.Height-2))
	words := r.text.MinSize()
	x := pillSide + max(0, (size.Width-r.MinSize().Width)/2)
	if r.image.Visible() {
		r.image.Resize(fyne.NewSquareSize(pillSign))
		at := x
		if r.p.Drops || r.p.Closes {
			at += words.Width + Gap
		} else {
			x += pillSign + Gap
		}
		r.image.Move(fyne.NewPos(at, (size.Height-pillSign)/2))
	}
	r.text.Move(fyne.NewPos(x, (size.Height-words.Height)/2))
	r.text.Resize(words)
}

// sign is what stands beside the words.
func (p *Pill) sign() Sign {
	switch {
	case p.Closes:
		return SignClose
	case p.Drops:
		return SignDown
	case p.On && p.Sign.Name == "":
		return SignTick
	}
	return p.Sign
}

func (r *pillRenderer) Refresh() {
	p := r.p
	v := fyne.CurrentApp().Settings().ThemeVariant()
	in := func(n fyne.ThemeColorName) color.Color { return p.Theme().Color(n, v) }
	ink, second := in(theme.ColorNameForeground), in(theme.ColorNamePlaceHolder)
	r.text.Text, r.text.Color = p.Text, ink
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, in(theme.ColorNameInputBorder), 1
	sign := second
	switch {
	case p.Primary:
		r.ground.FillColor, r.ground.StrokeWidth = in(theme.ColorNamePrimary), 0
		r.text.Color, sign = in(theme.ColorNameForegroundOnPrimary), in(theme.ColorNameForegroundOnPrimary)
	case p.On:
		r.ground.FillColor, sign = in(theme.ColorNameSelection), ink
	case p.Bare && !p.hovered:
		r.text.Color = second
	}
	if p.Bare {
		r.ground.StrokeWidth = 0
	}
	if p.Disabled() {
		r.text.Color, sign = in(theme.ColorNameDisabled), in(theme.ColorNameDisabled)
		if p.Primary { // the same words without the ground
			r.ground.FillColor, r.ground.StrokeWidth = color.Transparent, 1
		}
	} else if p.hovered && !p.Primary {
		r.ground.FillColor = in(theme.ColorNameHover)
	}
	if p.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = in(theme.ColorNamePrimary), 1.5
		if p.Primary {
			r.ground.StrokeColor = ink
		}
	}
	if s := p.sign(); s.Name != "" {
		r.image.Resource = s.In(sign, 1.5*20/pillSign)
		r.image.Show()
	} else {
		r.image.Hide()
	}
	r.Layout(p.Size())
	canvas.Refresh(p)
}
