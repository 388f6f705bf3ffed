package overlay

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

const (
	// toastTime is how long a toast stays; one that offers something stays longer.
	toastTime = 4 * time.Second
	// toastWidth bounds a toast; longer words are wrapped.
	toastWidth = 560
	// A toast leaves the status bar in sight, and the foot of the repair view.
	statusHeight = 36
	toastAbove   = 60
)

// Say shows some words for some seconds, above the status bar and under the
// text's own middle: a chosen figure stands at a third of the height.
func (l *Layer) Say(s string) { l.Offer(s, "", nil) }

// Offer is Say with a button that does something about it.
func (l *Layer) Offer(s, name string, do func()) {
	ground := look.Floating(l.Palette())
	text := widget.NewLabel(s)
	text.Wrapping = look.Wrapping()
	width := float32(0)
	for _, line := range strings.Split(s, "\n") {
		width = max(width, fyne.MeasureText(line, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width)
	}
	width = min(width+4*look.Gap, toastWidth, l.win.Canvas().Size().Width-4*look.Pad)
	for range 2 { // wrapped text knows its height once it has a width
		text.Resize(fyne.NewSize(width, text.MinSize().Height))
	}
	line := container.NewHBox(container.NewGridWrap(fyne.NewSize(width, text.MinSize().Height), text))
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
