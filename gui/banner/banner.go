// Package banner is a strip over the text that says something of the document
// and offers what can be done about it.
package banner

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// An Action is something that can be done about what a banner says.
type Action struct {
	Name string
	Do   func()
}

// A Bar says one thing. Make it with New; it is hidden until Show.
type Bar struct {
	Box     *fyne.Container
	OnClose func()

	words   string
	actions []Action
}

// New returns a bar that says nothing yet.
func New() *Bar {
	b := &Bar{Box: container.NewStack()}
	b.Box.Hide()
	return b
}

// Says is what the bar says; "" while it is hidden.
func (b *Bar) Says() string {
	if b.Box.Hidden {
		return ""
	}
	return b.words
}

// Actions are what it offers.
func (b *Bar) Actions() []Action { return b.actions }

// Show says words and offers actions, in the colours of p.
func (b *Bar) Show(words string, p look.Palette, actions ...Action) {
	b.words, b.actions = words, actions
	sign := canvas.NewImageFromResource(look.IconInfo.In(p.SecondInk, 1.5))
	sign.FillMode = canvas.ImageFillContain
	sign.SetMinSize(fyne.NewSquareSize(16))
	says := widget.NewLabel(words)
	says.Truncation = fyne.TextTruncateEllipsis
	right := container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	for _, a := range actions {
		right.Add(container.NewCenter(look.NewButton(a.Name, a.Do)))
	}
	shut := look.NewButton("", func() {
		b.Hide()
		if b.OnClose != nil {
			b.OnClose()
		}
	}).Plain()
	shut.Closes, shut.Label = true, look.T("close")
	right.Add(container.NewCenter(shut))
	ground := canvas.NewRectangle(p.Panel)
	rule := canvas.NewRectangle(p.Rule)
	rule.SetMinSize(fyne.NewSize(1, 1))
	row := container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, look.Pad, 0), container.NewCenter(sign)), container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Gap), right), says)
	b.Box.Objects = []fyne.CanvasObject{ground, container.NewBorder(nil, rule, nil, nil, row)}
	b.Box.Show()
	b.Box.Refresh()
}

// Hide takes the bar away.
func (b *Bar) Hide() {
	b.Box.Objects = nil
	b.Box.Hide()
}
