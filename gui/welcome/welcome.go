// Package welcome is what a first start shows over the sample: three cards that
// say what can be done here, each with a button that does it. It knows no
// document and keeps nothing.
package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Card says one thing that can be done, and does it.
type Card struct {
	Icon       look.Icon
	Title, How string // words
	Act        string // on the button
	Do         func()
}

// A Strip is the cards side by side, one below the other where there is little
// room. Make it with New; it is hidden until Show.
type Strip struct {
	Box     *fyne.Container
	OnClose func() // the reader has seen enough
	// OnResize is told that the strip became higher or lower, while its place is
	// being laid out: lay it out anew after that.
	OnResize func()

	cards []Card
}

// least is how wide a card must be to stand beside others.
const least = 200

// New returns a strip without cards.
func New() *Strip {
	s := &Strip{Box: container.NewStack(), OnResize: func() {}}
	s.Box.Hide()
	return s
}

// Cards are those that are shown.
func (s *Strip) Cards() []Card {
	if s.Box.Hidden {
		return nil
	}
	return s.cards
}

// Show shows cards in the colours of p.
func (s *Strip) Show(p look.Palette, cards ...Card) {
	s.cards = cards
	row := container.New(&columns{changed: s.OnResize})
	for _, c := range cards {
		row.Add(s.card(c, p))
	}
	shut := look.NewButton("", s.Close).Plain()
	shut.Closes, shut.Label = true, look.T("close")
	rule := canvas.NewRectangle(p.Rule)
	rule.SetMinSize(fyne.NewSize(1, 1))
	corner := container.NewVBox(container.New(layout.NewCustomPaddedLayout(look.Gap, 0, 0, look.Gap), shut))
	s.Box.Objects = []fyne.CanvasObject{canvas.NewRectangle(p.Panel),
		container.NewBorder(nil, rule, nil, corner, container.New(layout.NewCustomPaddedLayout(look.Pad, look.Pad, look.Group, 0), row))}
	s.Box.Show()
	s.Box.Refresh()
}

// Hide takes the strip away.
func (s *Strip) Hide() {
	s.Box.Objects, s.cards = nil, nil
	s.Box.Hide()
}

// Close puts the cards away for good.
func (s *Strip) Close() {
	s.Hide()
	if s.OnClose != nil {
		s.OnClose()
	}
}

// card is a sign and a title, two lines, and the button.
func (s *Strip) card(c Card, p look.Palette) fyne.CanvasObject {
	sign := canvas.NewImageFromResource(c.Icon.In(p.Accent, 1.5))
	sign.FillMode = canvas.ImageFillContain
	sign.SetMinSize(fyne.NewSquareSize(18))
	title := canvas.NewText(c.Title, p.Ink)
	title.TextSize, title.FontSource = 16, look.Title()
	how := widget.NewLabel(c.How)
	how.Wrapping, how.Importance = look.Wrapping(), widget.LowImportance
	head := container.New(layout.NewCustomPaddedHBoxLayout(2*look.Gap), sign, container.NewCenter(title))
	return container.New(parts{}, head, look.NewButton(c.Act, c.Do), how)
}

// The heights of a card: beside others, with its words, and below others,
// without.
const (
	tall  = 122
	short = 56
)

// columns sets cards side by side or, in a narrow window, one below the other
// and short.
type columns struct {
	changed func() // what is around must be laid out anew; not during Layout
	stacked bool
}

// Layout is for Fyne.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := len(objects)
	width := (size.Width - float32(n-1)*look.Group) / float32(n)
	if stacked := width < least; stacked != c.stacked {
		c.stacked = stacked
		c.changed()
	}
	for i, o := range objects {
		how := o.(*fyne.Container).Objects[2]
		if c.stacked {
			how.Hide()
			o.Resize(fyne.NewSize(size.Width, short))
			o.Move(fyne.NewPos(0, float32(i)*(short+look.Gap)))
		} else {
			how.Show()
			o.Resize(fyne.NewSize(width, tall))
			o.Move(fyne.NewPos(float32(i)*(width+look.Group), 0))
		}
	}
}

// MinSize is for Fyne.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if c.stacked {
		return fyne.NewSize(least, float32(len(objects))*(short+look.Gap)-look.Gap)
	}
	return fyne.NewSize(least, tall)
}

// A parts lays out a card: head, button, words between.
type parts struct{}

// Layout is for Fyne.
func (parts) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head, act := o[0].MinSize(), o[1].MinSize()
	o[0].Resize(head)
	o[1].Resize(act)
	o[1].Move(fyne.NewPos(0, size.Height-act.Height))
	const side, up = 8, 4 // a label stands so far inside its own place
	o[2].Move(fyne.NewPos(-side, head.Height-up))
	o[2].Resize(fyne.NewSize(size.Width+2*side, size.Height-head.Height-act.Height+up))
}

// MinSize is for Fyne.
func (parts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(least, short) }
