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
	for range b.doc().Figures {
		b.text.pane.TypedRune('n')
		top, bottom, ok := b.card.chosenLines()
		y, h := b.card.inspector.Position().Y, b.card.inspector.Size().Height
		if !ok || !b.card.inspector.Visible() || y < bottom && y+h > top {
			t.Errorf("figure %d in %v to %v, %v; the card from %v to %v", b.front().Card, top, bottom, ok, y, y+h)
		}
	}
}
