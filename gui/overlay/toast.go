package overlay

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

const (
	// toastTime is how long a toast stays; one that offers something stays longer.
	toastTime = 4 * time.Second
	// toastWidth bounds a toast; longer words are wrapped.
	toastWidth = 560
	// toastEdge is what a toast leaves free at the edges of the window.
	toastEdge = 4
)

// Say shows some words for some seconds in the lower left corner of the window,
// over the place in the status bar: rows, figures and buttons that the words
// may speak of stay in sight, and so do background work and its Cancel, which
// stand to the right.
func (l *Layer) Say(s string) { l.Offer(s, "", nil) }

// Offer is Say with a button that does something about it.
func (l *Layer) Offer(s, name string, do func()) {
	ground := look.Floating(l.Palette())
	size, width := theme.Size(theme.SizeNameText), float32(0)
	lines := strings.Split(s, "\n")
	for _, line := range lines {
		width = max(width, fyne.MeasureText(line, size, fyne.TextStyle{}).Width)
	}
	width = min(width+1, toastWidth, l.win.Canvas().Size().Width-8*look.Pad)
	words := container.NewVBox()
	for _, line := range lines {
		p := NewPassage(line, text.Span{}, size, l.Palette().Ink)
		p.Resize(fyne.NewSize(width, 0))
		words.Add(container.NewGridWrap(fyne.NewSize(width, p.MinSize().Height), p))
	}
	line := container.NewHBox(container.New(layout.NewCustomPaddedLayout(look.Gap, look.Gap, 2*look.Gap, 2*look.Gap), words))
	stay := toastTime
	if do != nil {
		line.Add(container.NewCenter(look.NewButton(name, func() {
			l.toast.Hide()
			do()
		})))
		stay *= 2
	}
	l.toast.Objects = []fyne.CanvasObject{ground, container.NewPadded(line)}
	l.toast.Show()
	l.host.Refresh() // makes room for it
	l.After(stay, func() {
		if len(l.toast.Objects) > 0 && l.toast.Objects[0] == ground {
			l.toast.Hide()
		}
	})
}

// Toast is what shows the words.
func (l *Layer) Toast() *fyne.Container { return l.toast }
