package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/find"
)

// TestFind opens the bar, searches as one types, goes from place to place and
// closes it again.
func TestFind(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	if b.finder.Visible() {
		t.Fatal("the bar is there before it was asked for")
	}
	b.openFind()
	focused := b.win.Canvas().Focused()
	if focused == nil || !b.finder.Visible() {
		t.Fatal("the bar does not open with the keyboard in it")
	}
	typed := func(q string, want func() bool) {
		test.Type(focused, q)
		b.when("hits of "+q, want)
	}
	typed("网", func() bool { return len(b.seek.hits) > 30 })
	typed("民规模", func() bool { return b.finder.Query() == "网民规模" && len(b.seek.hits) == 2 })
	for i, s := range b.seek.hits {
		if s.Of(b.doc().Body) != "网民规模" {
			t.Errorf("hit %d is %q", i, s.Of(b.doc().Body))
		}
	}
	first := b.seek.at
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.seek.at == first {
		t.Error("Enter does not go on")
	}
	if _, seen := b.reading.Where(b.seek.hits[b.seek.at].Start); !seen {
		t.Error("the hit is not in view")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.seek.at != first {
		t.Error("Enter does not come round")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.finder.Visible() || len(b.seek.hits) != 0 || b.win.Canvas().Focused() != b.reading {
		t.Error("Esc does not close the bar, clear the hits and give the keyboard back")
	}
	b.openFind()
	b.when("hits again", func() bool { return len(b.seek.hits) == 2 })
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if b.finder.Query() != "网民规模" {
		t.Errorf("the query is %q", b.finder.Query())
	}
}

// TestFindNothing says so, and finds the words of pasted text over breaks.
func TestFindNothing(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	from := len(b.events)
	b.search("没有这样的话")
	b.until("hits", from)
	if len(b.seek.hits) != 0 || b.seek.at != -1 {
		t.Errorf("%v", b.seek.hits)
	}
	from = len(b.events)
	b.search("网民 规模\n")
	b.until("hits", from)
	if len(b.seek.hits) != 2 {
		t.Errorf("%d hits over blanks, want 2", len(b.seek.hits))
	}
}

// TestFindAgain keeps what was looked for over a restart, lists the places
// with their words, and looks for what is selected.
func TestFindAgain(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.openFind()
	line := b.win.Canvas().Focused()
	test.Type(line, "网民规模")
	b.when("hits", func() bool { return len(b.seek.hits) == 2 })
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if kept := b.settings.Values().Finds; len(kept) != 1 || kept[0] != "网民规模" {
		t.Errorf("kept %q", kept)
	}
	b.finder.List(true)
	if !b.settings.Values().FindList {
		t.Error("the list will not come back")
	}
	for i, p := range placesOf(b.doc().Body, b.seek.hits) {
		h := b.seek.hits[i]
		if whole := p.Left + p.Match + p.Right; p.Match != "网民规模" || !strings.Contains(b.doc().Body, whole) || !strings.HasSuffix(b.doc().Body[:h.Start], p.Left) || len(whole) < 40 {
			t.Errorf("place %d is %q", i, p)
		}
	}
	b.finder.OnPlace(1)
	if b.seek.at != 1 {
		t.Errorf("the list leads to place %d", b.seek.at)
	}
	b.closeFind()
	b.key(&fyne.KeyEvent{Name: fyne.KeyF3})
	b.when("hits again", func() bool { return len(b.seek.hits) == 2 })
	if !b.finder.Visible() {
		t.Error("F3 does not open the bar again")
	}
	b.over.Toast().Hide()
	b.findSelection()
	if !b.over.Toast().Visible() {
		t.Error("with nothing selected nothing is said")
	}
	b.win.Canvas().Focus(b.reading)
	b.reading.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.reading.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.reading.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range 4 {
		b.reading.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	b.reading.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	_, selected := b.reading.Selected()
	if b.findSelection(); selected == "" || b.finder.Query() != selected {
		t.Errorf("selected %q, looked for %q", selected, b.finder.Query())
	}
}

func TestHeadings(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.win.Canvas().Focus(b.reading)
	before := b.reading.Place()
	b.reading.TypedRune(']')
	b.reading.TypedRune(']')
	b.reading.TypedRune(']')
	there := b.reading.Place()
	if there <= before {
		t.Fatalf("] stays at %d", there)
	}
	b.reading.TypedRune('[')
	if back := b.reading.Place(); back >= there {
		t.Errorf("[ goes from %d to %d", there, back)
	}
	b.reading.TypedRune('/')
	if !b.finder.Visible() {
		t.Error("/ opens no search")
	}
}

// TestFirstHit looks for something in a long text: the first place in or behind
// the page is shown before all are counted, and then all are.
func TestFirstHit(t *testing.T) {
	b := newBench(t)
	b.openFile(write(t, "长.txt", strings.Repeat("各地各部门认真贯彻落实，数字经济加快发展。\n\n", longText/60)))
	b.reading.ScrollTo(len(b.doc().Body) / 2)
	here := b.reading.Place()
	b.openFind()
	from := len(b.events)
	b.search("数字经济")
	b.until("first hit", from)
	if len(b.seek.hits) != 1 || b.seek.hits[0].Start < here {
		t.Errorf("first %v, from %d", b.seek.hits, here)
	}
	b.until("hits", from)
	if n := strings.Count(b.doc().Body, "数字经济"); len(b.seek.hits) != min(n, find.MaxHits) || b.seek.hits[b.seek.at].Start < here {
		t.Errorf("%d hits of %d, at %d", len(b.seek.hits), n, b.seek.at)
	}
}
