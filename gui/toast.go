package gui

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// toastTime is how long a toast stays; one that offers something stays longer.
const toastTime = 4 * time.Second

// toastWidth bounds a toast; longer words are wrapped.
const toastWidth = 560

// say shows some words for some seconds, above the status bar and under the
// text's own middle: a chosen figure stands at a third of the height.
func (w *Window) say(s string) { w.offer(s, "", nil) }

// offer is say with a button that does something about it.
func (w *Window) offer(s, name string, do func()) {
	ground := look.Floating(w.palette())
	text := widget.NewLabel(s)
	text.Wrapping = look.Wrapping()
	width := float32(0)
	for _, line := range strings.Split(s, "\n") {
		width = max(width, fyne.MeasureText(line, w.theme.Size("text"), fyne.TextStyle{}).Width)
	}
	width = min(width+4*look.Gap, toastWidth, w.win.Canvas().Size().Width-4*look.Pad)
	for range 2 { // wrapped text knows its height once it has a width
		text.Resize(fyne.NewSize(width, text.MinSize().Height))
	}
	line := container.NewHBox(container.NewGridWrap(fyne.NewSize(width, text.MinSize().Height), text))
	stay := toastTime
	if do != nil {
		line.Add(container.NewCenter(look.NewPill(name, func() {
			w.toast.Hide()
			do()
		})))
		stay *= 2
	}
	w.toast.Objects = []fyne.CanvasObject{ground, container.NewPadded(line)}
	w.toast.Show()
	w.toastHost.Refresh() // makes room for it
	shown := w.toast.Objects[0]
	w.runner.After(stay, func() {
		if len(w.toast.Objects) > 0 && w.toast.Objects[0] == shown {
			w.toast.Hide()
		}
	})
}

// A toast leaves the status bar in sight, and the foot of the repair view.
const (
	statusHeight = 36
	toastAbove   = 60
)

// spacer is a blank of a height.
func spacer(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}
