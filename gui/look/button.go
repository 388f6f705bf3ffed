package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonHeight is that of every button, so that those in a row stand alike.
const ButtonHeight = 28

const (
	buttonText = 13
	buttonSide = 10 // from the edge to the words
	buttonIcon = 16
)

var (
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Accessible   = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// A Button is a small button with a quiet outline: an action, a condition that
// can be taken away, or a choice that is on or off. Refresh it after a change.
type Button struct {
	widget.DisableableWidget

	Text    string
	Do      func()
	Icon    Icon   // before the words, or behind them where it drops a list
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

// NewButton returns a button of these words.
func NewButton(words string, do func()) *Button {
	p := &Button{Text: words, Do: do}
	p.ExtendBaseWidget(p)
	return p
}

// Plain takes the outline away and returns the button.
func (p *Button) Plain() *Button {
	p.Bare = true
	return p
}

// With puts a sign before the words and returns the button.
func (p *Button) With(s Icon) *Button {
	p.Icon = s
	return p
}

// SetText changes the words.
func (p *Button) SetText(s string) {
	p.Text = s
	p.Refresh()
}

// Tapped is for Fyne.
func (p *Button) Tapped(*fyne.PointEvent) {
	if p.Do != nil && !p.Disabled() {
		p.Do()
	}
}

// MouseIn is for Fyne.
func (p *Button) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is for Fyne.
func (p *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *Button) MouseOut() { p.hovered = false; p.Refresh() }

// FocusGained is for Fyne.
func (p *Button) FocusGained() {
	p.focused = true
	p.Refresh()
	if p.OnFocus != nil {
		p.OnFocus()
	}
}

// FocusLost is for Fyne.
func (p *Button) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune is for Fyne.
func (p *Button) TypedRune(rune) {}

// TypedKey is for Fyne.
func (p *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Tapped(nil)
	case fyne.KeyEscape:
		if p.Escape != nil {
			p.Escape()
			return
		}
		passKey(p, e)
	default:
		passKey(p, e)
	}
}

// AccessibilityLabel is the words, and whether the choice is on.
func (p *Button) AccessibilityLabel() string {
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
func (p *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (p *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{p: p, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black), image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.ground.CornerRadius = 6
	r.text.TextSize = buttonText
	r.Refresh()
	return r
}

type buttonRenderer struct {
	p      *Button
	ground *canvas.Rectangle
	text   *canvas.Text
	image  *canvas.Image
}

func (r *buttonRenderer) Destroy() {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.image, r.text}
}

func (r *buttonRenderer) MinSize() fyne.Size {
	w := r.text.MinSize().Width + 2*buttonSide
	if r.image.Visible() {
		w += buttonIcon
		if r.p.Text != "" {
			w += Gap
		}
	}
	return fyne.NewSize(w, ButtonHeight)
}

// Layout centres what is in the button where it is wider than it must be.
func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(0, 1))
	r.ground.Resize(fyne.NewSize(size.Width, size.Height-2))
	words := r.text.MinSize()
	x := buttonSide + max(0, (size.Width-r.MinSize().Width)/2)
	if r.image.Visible() {
		r.image.Resize(fyne.NewSquareSize(buttonIcon))
		at := x
		if r.p.Drops || r.p.Closes {
			at += words.Width + Gap
		} else {
			x += buttonIcon + Gap
		}
		r.image.Move(fyne.NewPos(at, (size.Height-buttonIcon)/2))
	}
	r.text.Move(fyne.NewPos(x, (size.Height-words.Height)/2))
	r.text.Resize(words)
}

// sign is what stands beside the words.
func (p *Button) sign() Icon {
	switch {
	case p.Closes:
		return IconClose
	case p.Drops:
		return IconDown
	case p.On && p.Icon.Name == "":
		return IconTick
	}
	return p.Icon
}

func (r *buttonRenderer) Refresh() {
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
		r.image.Resource = s.In(sign, 1.5*20/buttonIcon)
		r.image.Show()
	} else {
		r.image.Hide()
	}
	r.Layout(p.Size())
	canvas.Refresh(p)
}
