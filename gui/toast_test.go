package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

// TestToast wants a toast of any length in the window, over the status bar, and
// its button to do what it says.
func TestToast(t *testing.T) {
	b := newBench(t)
	room := b.win.Canvas().Size()
	for _, s := range []string{"已复制", "两行\n的话", strings.Repeat("很长的一句话，", 40)} {
		b.say(s)
		size, at := b.toast.Size(), b.app.Driver().AbsolutePositionForObject(b.toast)
		if !b.toast.Visible() || size.Height < 30 || size.Width > toastWidth+60 || at.X < 0 || at.X+size.Width > room.Width || at.Y+size.Height > room.Height-statusHeight {
			t.Errorf("%.20q: visible %v, at %v, size %v in %v", s, b.toast.Visible(), at, size, room)
		}
	}
	done := false
	b.offer("删了一条批注", "撤销", func() { done = true })
	for _, o := range test.LaidOutObjects(b.toast) {
		if button, ok := o.(*look.Pill); ok {
			test.Tap(button)
		}
	}
	if !done || b.toast.Visible() {
		t.Errorf("done %v, the toast is shown %v", done, b.toast.Visible())
	}
}

func TestFarText(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		want        string
	}{{0, 400, "0%"}, {399, 400, "99%"}, {400, 400, "100%"}, {3 << 19, 20 << 20, "1.5 / 20.0 MB"}} {
		if got := farText(c.done, c.total); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.done, c.total, got, c.want)
		}
	}
}
