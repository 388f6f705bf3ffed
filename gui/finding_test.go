package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestFind opens the bar, searches as one types, goes from place to place and
// closes it again.
func TestFind(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	if b.find.bar.Visible() {
		t.Fatal("the bar is there before it was asked for")
	}
	b.find.openFind()
	focused := b.win.Canvas().Focused()
	if focused == nil || !b.find.bar.Visible() {
		t.Fatal("the bar does not open with the keyboard in it")
	}
	typed := func(q string, want func() bool) {
		test.Type(focused, q)
		b.when("hits of "+q, want)
	}
	typed("网", func() bool { return len(b.find.seek.hits) > 30 })
	typed("民规模", func() bool { return b.find.bar.Query() == "网民规模" && len(b.find.seek.hits) == 2 })
	for i, s := range b.find.seek.hits {
		if s.Of(b.doc().Body) != "网民规模" {
			t.Errorf("hit %d is %q", i, s.Of(b.doc().Body))
		}
	}
	first := b.find.seek.at
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.find.seek.at == first {
		t.Error("Enter does not go on")
	}
	if _, seen := b.text.pane.Where(b.find.seek.hits[b.find.seek.at].Start); !seen {
		t.Error("the hit is not in view")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.find.seek.at != first {
		t.Error("Enter does not come round")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.find.bar.Visible() || len(b.find.seek.hits) != 0 || b.win.Canvas().Focused() != b.text.pane {
		t.Error("Esc does not close the bar, clear the hits and give the keyboard back")
	}
	b.find.openFind()
	b.when("hits again", func() bool { return len(b.find.seek.hits) == 2 })
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if b.find.bar.Query() != "网民规模" {
		t.Errorf("the query is %q", b.find.bar.Query())
	}
}

// TestFindNothing says so, and finds the words of pasted text over breaks.
func TestFindNothing(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	from := len(b.events)
	b.find.search("没有这样的话")
	b.until("hits", from)
	if len(b.find.seek.hits) != 0 || b.find.seek.at != -1 {
		t.Errorf("%v", b.find.seek.hits)
	}
	from = len(b.events)
	b.find.search("网民 规模\n")
	b.until("hits", from)
	if len(b.find.seek.hits) != 2 {
		t.Errorf("%d hits over blanks, want 2", len(b.find.seek.hits))
	}
}

// TestFindAgain keeps what was looked for over a restart, lists the places
// with their words, and looks for what is selected.
func TestFindAgain(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.find.openFind()
	line := b.win.Canvas().Focused()
	test.Type(line, "网民规模")
	b.when("hits", func() bool { return len(b.find.seek.hits) == 2 })
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if kept := b.settings.Values().Finds; len(kept) != 1 || kept[0] != "网民规模" {
		t.Errorf("kept %q", kept)
	}
	b.find.bar.List(true)
	for i, p := range placesOf(b.doc().Body, b.find.seek.hits) {
		h := b.find.seek.hits[i]
		if whole := p.Left + p.Match + p.Right; p.Match != "网民规模" || !strings.Contains(b.doc().Body, whole) || !strings.HasSuffix(b.doc().Body[:h.Start], p.Left) || len(whole) < 40 {
			t.Errorf("place %d is %q", i, p)
		}
	}
	b.find.bar.OnPlace(1)
	if b.find.seek.at != 1 {
		t.Errorf("the list leads to place %d", b.find.seek.at)
	}
	b.find.closeFind()
	b.key(&fyne.KeyEvent{Name: fyne.KeyF3})
	b.when("hits again", func() bool { return len(b.find.seek.hits) == 2 })
	if !b.find.bar.Visible() {
		t.Error("F3 does not open the bar again")
	}
	b.over.Toast().Hide()
	b.find.findSelection()
	if !b.over.Toast().Visible() {
		t.Error("with nothing selected nothing is said")
	}
	b.win.Canvas().Focus(b.text.pane)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.text.pane.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range 4 {
		b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	b.text.pane.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	_, selected := b.text.pane.Selected()
	if b.find.findSelection(); selected == "" || b.find.bar.Query() != selected {
		t.Errorf("selected %q, looked for %q", selected, b.find.bar.Query())
	}
}

func TestHeadings(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.win.Canvas().Focus(b.text.pane)
	before := b.text.pane.Place()
	b.text.pane.TypedRune(']')
	b.text.pane.TypedRune(']')
	b.text.pane.TypedRune(']')
	there := b.text.pane.Place()
	if there <= before {
		t.Fatalf("] stays at %d", there)
	}
	b.text.pane.TypedRune('[')
	if back := b.text.pane.Place(); back >= there {
		t.Errorf("[ goes from %d to %d", there, back)
	}
	b.text.pane.TypedRune('/')
	if !b.find.bar.Visible() {
		t.Error("/ opens no search")
	}
}

// TestFirstHit looks for something in a long text: the first place in or behind
// the page is shown before all are counted, and then all are.
func TestFirstHit(t *testing.T) {
	b := newBench(t)
	b.openFile(write(t, "长.txt", strings.Repeat("各地各部门认真贯彻落实，数字经济加快发展。\n\n", longText/60)))
	b.text.pane.ScrollTo(len(b.doc().Body) / 2)
	here := b.text.pane.Place()
	b.find.openFind()
	from := len(b.events)
	b.find.search("数字经济")
	b.until("first hit", from)
	if len(b.find.seek.hits) != 1 || b.find.seek.hits[0].Start < here {
		t.Errorf("first %v, from %d", b.find.seek.hits, here)
	}
	b.until("hits", from)
	if n := strings.Count(b.doc().Body, "数字经济"); len(b.find.seek.hits) != min(n, find.MaxHits) || b.find.seek.hits[b.find.seek.at].Start < here {
		t.Errorf("%d hits of %d, at %d", len(b.find.seek.hits), n, b.find.seek.at)
	}
}

// TestFindAnother shows no place of one document over another, says that it is
// looking while it is, and opens no list at a start.
func TestFindAnother(t *testing.T) {
	b := newBench(t)
	if b.find.bar.Listing() {
		t.Error("a new window lists places")
	}
	b.openSeed()
	b.find.openFind()
	b.find.bar.List(true)
	test.Type(b.win.Canvas().Focused(), "网民规模")
	if !b.says(look.T("find.counting")) || b.says(look.T("find.list.empty")) {
		t.Error("while it is counted nothing says so")
	}
	b.when("the places", func() bool { return len(b.find.seek.hits) == 2 && !b.says(look.T("find.counting")) })
	b.find.closeFind()
	b.find.openFind()
	if label := b.find.bar.AccessibilityLabel(); strings.Contains(label, "2") {
		t.Errorf("opened again without marks, the bar says %q", label)
	}
	b.when("the places again", func() bool { return strings.Contains(b.find.bar.AccessibilityLabel(), "2") })
	if len(b.find.seek.hits) != 2 {
		t.Error("there is a count without marks")
	}
	b.Open(writeFile(t, "other.txt", "某市公报\n\n粮食产量增加。\n"))
	b.when("the other", func() bool { return b.doc() != nil && b.doc().Name == "other.txt" })
	if len(b.find.seek.hits) != 0 || strings.Contains(b.find.bar.AccessibilityLabel(), "2") {
		t.Errorf("over another document the bar says %q", b.find.bar.AccessibilityLabel())
	}
}

// TestTextStays: what opens over the text or beside it leaves the line that is
// read where it is on the screen.
func TestTextStays(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(1280, 800))
	b.openSeed()
	d := fyne.CurrentApp().Driver()
	where := func(offset int) float32 {
		pos, in := b.text.pane.Where(offset)
		if !in {
			t.Errorf("byte %d is out of sight", offset)
		}
		return d.AbsolutePositionForObject(b.text.pane).Y + pos.Y
	}
	for _, i := range []int{4, 10, 0} { // places of their own: no second click is a double one
		fig := b.doc().Figures[i]
		b.text.pane.Reveal(fig.Start)
		before := where(fig.Start)
		same := func(what string) {
			t.Helper()
			if now := where(fig.Start); now < before-1 || now > before+1 {
				t.Errorf("%s moves the line from %v to %v", what, before, now)
			}
		}
		b.find.openFind()
		same("the search bar")
		b.find.closeFind()
		same("closing it")
		b.text.outdatedBanner()
		same("a notice")
		b.text.banner.Hide()
		b.text.makeRoom()
		same("closing it")
		pos, _ := b.text.pane.Where(fig.Start)
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary}
		b.text.pane.MouseDown(e)
		b.text.pane.MouseUp(e)
		if b.front().Card != i || b.text.pane.Size().Width > 800 {
			t.Fatalf("card %d, the text is %v wide", b.front().Card, b.text.pane.Size().Width)
		}
		same("the card")
		b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		b.card.showCard(-1)
		same("closing the card")
	}
}
