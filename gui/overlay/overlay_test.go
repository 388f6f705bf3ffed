package overlay

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A clock does what is to be done after some time when it is told to.
type clock []func()

func (c *clock) after(_ time.Duration, f func()) { *c = append(*c, f) }

func (c *clock) pass() {
	for _, f := range *c {
		f()
	}
	*c = nil
}

func newLayer(t *testing.T) (*Layer, fyne.Window, *clock) {
	t.Helper()
	a := test.NewTempApp(t)
	w := a.NewWindow("")
	l, c := New(w), &clock{}
	l.Palette, l.After, l.OnClosed = func() look.Palette { return look.Palettes[0] }, c.after, func() {}
	w.SetContent(l.Over(canvas.NewRectangle(nil)))
	w.Resize(fyne.NewSize(1280, 800))
	w.Show()
	t.Cleanup(w.Close)
	return l, w, c
}

// statusHeight is that of the bar under the panes.
const statusHeight = 36

// TestToast wants a toast of any length in the window, a short one beside what the panes
// show, to the left of the work in the status bar, and
// its button to do what it says.
func TestToast(t *testing.T) {
	l, w, c := newLayer(t)
	room := w.Canvas().Size()
	for _, s := range []string{"已复制", "两行\n的话", strings.Repeat("很长的一句话，", 40)} {
		l.Say(s)
		size, at := l.toast.Size(), fyne.CurrentApp().Driver().AbsolutePositionForObject(l.toast)
		if !l.toast.Visible() || size.Height < 30 || size.Width > toastWidth+60 || at.X < 0 || at.X+size.Width > room.Width/2 || at.Y+size.Height > room.Height {
			t.Errorf("%.20q: visible %v, at %v, size %v in %v", s, l.toast.Visible(), at, size, room)
		}
		if s == "已复制" && at.Y < room.Height-statusHeight-4*toastEdge {
			t.Errorf("%q covers the panes: at %v, size %v in %v", s, at, size, room)
		}
	}
	if c.pass(); l.toast.Visible() {
		t.Error("the toast stays")
	}
	done := false
	l.Offer("删了一条批注", "撤销", func() { done = true })
	for _, o := range test.LaidOutObjects(l.toast) {
		if button, ok := o.(*look.Button); ok {
			test.Tap(button)
		}
	}
	if !done || l.toast.Visible() {
		t.Errorf("done %v, the toast is shown %v", done, l.toast.Visible())
	}
}

// TestTip shows the last tip that was asked for, within the window, and none
// that was taken back.
func TestTip(t *testing.T) {
	l, _, c := newLayer(t)
	l.Tip("早先的", fyne.NewPos(10, 10))
	l.Tip("一个标题", fyne.NewPos(5000, 5000))
	c.pass()
	said := ""
	for _, o := range test.LaidOutObjects(l.tip.box) {
		if label, ok := o.(*widget.Label); ok {
			said += label.Text
		}
	}
	if end := l.tip.box.Position().Add(l.tip.box.Size()); said != "一个标题" || end.X > l.Size().Width || end.Y > l.Size().Height {
		t.Errorf("%q ends at %v in %v", said, end, l.Size())
	}
	l.Tip("又一个", fyne.NewPos(10, 10))
	l.HideTip()
	if c.pass(); l.tip.box.Visible() {
		t.Error("a tip comes that was taken back")
	}
}

// TestHover shows a card under a place, over it where there is no room below.
func TestHover(t *testing.T) {
	l, w, _ := newLayer(t)
	card := func() fyne.CanvasObject {
		return container.NewVBox(widget.NewLabel("数字"), widget.NewLabel("句子"))
	}
	l.Hover(card(), fyne.NewPos(100, 100), 30)
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.card); !l.card.Visible() || at.Y != 110 {
		t.Errorf("at %v", at)
	}
	bottom := w.Canvas().Size().Height - 20
	l.Hover(card(), fyne.NewPos(5000, bottom), 30)
	if end := l.card.Position().Add(l.card.Size()); end.Y > bottom-30 || end.X > w.Canvas().Size().Width {
		t.Errorf("over the place it ends at %v", end)
	}
	if l.HideHover(); l.card.Visible() {
		t.Error("the card stays")
	}
}

// TestAsk holds the shortcuts back while a dialog is there.
func TestAsk(t *testing.T) {
	l, w, _ := newLayer(t)
	free, closed := 0, 0
	l.OnClosed = func() { free++ }
	d := dialog.NewInformation("甲", "乙", w)
	l.Ask(d, func() { closed++ })
	if !l.Waits() || !l.Asks(d) || l.Asks(nil) {
		t.Error("a dialog is shown, and nothing waits for it")
	}
	if !l.Dismiss() || l.Waits() || l.Dismiss() || free != 1 || closed != 1 {
		t.Errorf("waits %v; told %d and %d times", l.Waits(), free, closed)
	}
}

// TestFlow breaks a row where the width ends.
func TestFlow(t *testing.T) {
	test.NewTempApp(t)
	wide := 1.9 * look.NewButton("一二三四五六", nil).MinSize().Width // for one of six characters, not for two
	c := container.New(Flow{wide})
	for _, s := range []string{"一二三四五六", "一二三四五六", "一二"} {
		c.Add(look.NewButton(s, nil))
	}
	c.Resize(fyne.NewSize(wide, c.MinSize().Height))
	a, d := c.Objects[0], c.Objects[1]
	if d.Position().Y <= a.Position().Y || d.Position().X != 0 || c.MinSize().Height < 2*look.ButtonHeight {
		t.Errorf("%v, %v in %v", a.Position(), d.Position(), c.MinSize())
	}
	if last := c.Objects[2]; last.Position().Y != d.Position().Y {
		t.Errorf("%v beside %v", last.Position(), d.Position())
	}
}
