// Package overlay is what floats over the panes of a window: words for some
// seconds, tips, a card beside the pointer, dialogs and menus, and the fields
// that forms are made of. It knows nothing of documents.
package overlay

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Layer floats over the content of one window.
type Layer struct {
	// Palette returns the colours that are in use.
	Palette func() look.Palette
	// After does f on the widgets' goroutine when d has passed.
	After func(d time.Duration, f func())
	// OnClosed is told when a dialog has closed: the keyboard is free again.
	OnClosed func()

	win       fyne.Window
	float     *fyne.Container // of what has a place of its own
	card      *fyne.Container // beside the pointer
	tip       tip
	toast     *fyne.Container
	host      *fyne.Container // of the toast
	modal     dialog.Dialog
	unwritten func() bool // whether words in it are nowhere else; nil for none
	probe     *canvas.Raster
	paints    func()
}

// New makes the layer of a window.
func New(win fyne.Window) *Layer {
	l := &Layer{win: win, card: container.NewStack(), toast: container.NewStack()}
	l.card.Hide()
	l.toast.Hide()
	l.probe = canvas.NewRasterWithPixels(func(int, int, int, int) color.Color {
		if f := l.paints; f != nil {
			l.paints = nil
			f()
		}
		return color.Transparent
	})
	l.probe.Resize(fyne.NewSize(1, 1))
	l.float = container.NewWithoutLayout(l.card, l.probe)
	l.host = container.NewBorder(nil, container.New(layout.NewCustomPaddedLayout(0, toastEdge, toastEdge, 0), container.NewHBox(l.toast)), nil, nil)
	return l
}

// Over stacks the layer over the content of its window.
func (l *Layer) Over(content ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(append(content, l.float, l.host)...)
}

// Painted calls f once the window has been drawn as it is now.
func (l *Layer) Painted(f func()) {
	l.paints = f
	l.probe.Refresh()
}

// Hover shows a card at a place of the window, below what it speaks of or,
// where there is no room, so much above.
func (l *Layer) Hover(content fyne.CanvasObject, at fyne.Position, above float32) {
	l.card.Objects = []fyne.CanvasObject{look.Floating(l.Palette()), content}
	size := fyne.NewSize(look.CardWidth, 0)
	for range 4 { // wrapped text knows its height once it has a width
		l.card.Resize(size)
		size.Height = l.card.MinSize().Height
	}
	l.card.Resize(size)
	// The menu stands above what the card is placed in.
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(l.float))
	room := l.float.Size()
	x := min(max(8, at.X), room.Width-size.Width-8)
	y := at.Y + 10
	if y+size.Height > room.Height-8 {
		y = max(8, at.Y-size.Height-above-12)
	}
	l.card.Move(fyne.NewPos(x, y))
	l.card.Show()
	l.float.Refresh()
}

// HideHover takes the card away.
func (l *Layer) HideHover() {
	if l.card.Visible() {
		l.card.Hide()
		l.float.Refresh()
	}
}

// Hovered is what shows the card.
func (l *Layer) Hovered() *fyne.Container { return l.card }

// Tipped is what shows a tip, nil before the first.
func (l *Layer) Tipped() *fyne.Container { return l.tip.box }

// Size is that of the window's content, over which the layer floats.
func (l *Layer) Size() fyne.Size { return l.float.Size() }

// Spacer is a blank of a height.
func Spacer(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}
