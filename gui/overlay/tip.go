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

// Measures of a tip.
const (
	tipDelay = 400 * time.Millisecond // the pointer rests
	tipWidth = 340                    // at most, of its words
)

// A tip says in words what the pointer rests on. It floats over the window,
// takes no clicks and goes when the pointer does.
type tip struct {
	box *fyne.Container
	n   int // of those that were asked for: an older one does not come any more
}

// Tip shows words, under a place of the window, in a moment; none for "".
func (l *Layer) Tip(words string, at fyne.Position) {
	t := &l.tip
	t.n++
	if t.box != nil && t.box.Visible() {
		t.box.Hide()
		l.float.Refresh()
	}
	if words == "" {
		return
	}
	n := t.n
	l.After(tipDelay, func() {
		if n == t.n {
			l.placeTip(words, at)
		}
	})
}

func (l *Layer) placeTip(words string, at fyne.Position) {
	t := &l.tip
	if t.box == nil {
		t.box = container.NewStack()
		l.float.Add(t.box)
	}
	size := theme.Size(theme.SizeNameCaptionText)
	width := float32(0)
	for line := range strings.SplitSeq(words, "\n") {
		width = max(width, fyne.MeasureText(line, size, fyne.TextStyle{}).Width)
	}
	width = min(width+2*theme.InnerPadding()+2, tipWidth)
	ground := look.Floating(l.Palette())
	label := widget.NewLabel(words)
	label.SizeName = theme.SizeNameCaptionText
	label.Wrapping = look.Wrapping()
	t.box.Objects = []fyne.CanvasObject{ground, label}
	box := fyne.NewSize(width, 0)
	for range 3 { // wrapped text knows its height once it has a width
		t.box.Resize(box)
		box.Height = label.MinSize().Height
	}
	t.box.Resize(box)
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(l.float))
	room := l.float.Size()
	at.X = max(look.Gap, min(at.X, room.Width-box.Width-look.Gap))
	at.Y = max(look.Gap, min(at.Y, room.Height-box.Height-look.Gap))
	t.box.Move(at)
	t.box.Show()
	l.float.Refresh()
}

// HideTip takes the tip away, and the one that was going to come.
func (l *Layer) HideTip() { l.Tip("", fyne.Position{}) }
