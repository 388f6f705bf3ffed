package gui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestCardPlace(t *testing.T) {
	for _, c := range []struct{ height, full, top, bottom float32 }{
		{600, 300, 100, 130}, {600, 300, 240, 270}, {600, 300, 420, 450}, {600, 500, 300, 330}, {400, 300, 60, 90}, {400, 300, 350, 380},
	} {
		y, h := cardPlace(c.height, c.full, c.top, c.bottom)
		if y < tabsHeight || y+h > c.height || h > c.full || h < 100 || y < c.bottom && y+h > c.top {
			t.Errorf("%+v: at %v, %v high", c, y, h)
		}
	}
}

// TestFloatingCardLeavesTheFigure goes through the figures in a small window:
// the card never lies over the chosen one.
func TestFloatingCardLeavesTheFigure(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(1024, 700))
	b.openSeed()
	b.frame.toggleTree() // without the outline there is room beside the text
	for range b.doc().Figures {
		b.text.pane.TypedRune('n')
		top, bottom, ok := b.card.chosenLines()
		y, h := b.card.inspector.Position().Y, b.card.inspector.Size().Height
		if !ok || !b.card.inspector.Visible() || y < bottom && y+h > top {
			t.Errorf("figure %d in %v to %v, %v; the card from %v to %v", b.front().Card, top, bottom, ok, y, y+h)
		}
	}
}

// TestNarrowWindow wants the floating card to leave the tab that comes, which it says
// nothing of, and the outline to fold; both come back.
func TestNarrowWindow(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(1280, 800))
	b.openSeed()
	if !b.frame.split.Leading.Visible() {
		t.Fatal("no outline in a wide window")
	}
	b.win.Resize(fyne.NewSize(1024, 700))
	if b.frame.split.Leading.Visible() {
		t.Error("the outline does not fold")
	}
	b.frame.toggleTree()
	if !b.frame.split.Leading.Visible() {
		t.Error("the outline cannot be had in a narrow window")
	}
	b.nav.GoToFigure(3)
	for _, tab := range []int{tabCharts, tabFigures} {
		if b.nav.show(tab); b.card.inspector.Visible() {
			t.Errorf("the card of the text floats over tab %d", tab)
		}
		if b.card.Restyle(b.palette()); b.card.inspector.Visible() {
			t.Errorf("new colours bring the card over tab %d", tab)
		}
	}
	if b.card.showCard(4); !b.card.inspector.Visible() {
		t.Error("no card for a figure that is chosen in the table")
	}
	if b.nav.show(tabReading); b.card.inspector.Visible() {
		t.Error("the card of the table floats over the text")
	}
	if b.nav.show(tabFigures); !b.card.inspector.Visible() {
		t.Error("the card does not come back")
	}
	b.win.Resize(fyne.NewSize(1280, 800))
	if b.nav.show(tabReading); !b.card.inspector.Visible() || !b.frame.split.Leading.Visible() {
		t.Error("in a wide window card and outline stay")
	}
	b.win.Resize(fyne.NewSize(1024, 700))
	b.win.Resize(fyne.NewSize(1280, 800))
	if !b.frame.split.Leading.Visible() || !b.settings.Values().Tree {
		t.Error("the outline does not come back with the room")
	}
}
