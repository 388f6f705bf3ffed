package original

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// wide makes the pane wide enough for the small pages.
func (b *bench) wide(t *testing.T) {
	fyne.CurrentApp().Driver().CanvasForObject(b.Box).(interface{ Resize(fyne.Size) }).Resize(fyne.NewSize(900, 700))
	b.settle(t)
}

// TestThumbs: small pages come after the large ones, only those in view, each
// once; the page under the eyes is marked and in view; a click or a key leads on
// and is told.
func TestThumbs(t *testing.T) {
	b := newBench(t, 300)
	if b.thumbs.scroll.Visible() {
		t.Error("small pages take the room of the large ones in a narrow pane")
	}
	b.book.drawn = nil
	b.wide(t)
	if !b.thumbs.scroll.Visible() || len(b.pump.small) < 4 || len(b.pump.small) > 8 {
		t.Fatalf("%d small pages of 300 are drawn", len(b.pump.small))
	}
	large := slices.Index(b.book.drawn, 2)
	if first := slices.Index(b.book.drawn[large+1:], 1); large < 0 || first < 0 {
		t.Errorf("drawn in the order %v", b.book.drawn)
	}
	if z := b.pump.small[1].Bounds(); z.Dx() < thumbWide-1 || z.Dx() > thumbWide || color.GrayModel.Convert(b.pump.small[1].At(9, 9)).(color.Gray).Y != 1 {
		t.Errorf("the first is %v in %v", z, b.pump.small[1].At(9, 9))
	}
	b.book.drawn = nil
	b.thumbs.Refresh()
	b.sheet.Refresh()
	b.settle(t)
	if len(b.book.drawn) != 0 {
		t.Errorf("drawn again: %v", b.book.drawn)
	}
	var told []int
	b.OnPage = func(n int) { told = append(told, n) }
	b.ShowPage(200)
	b.settle(t)
	if first, last := b.thumbs.seen(); first > 200 || last < 200 || b.pump.small[200] == nil {
		t.Errorf("at page 200 the small pages %d to %d are in view", first, last)
	}
	view := test.WidgetRenderer(b.thumbs).(*thumbsView)
	for n, l := range view.live {
		if marked := l.paper.StrokeColor == b.palette.Accent; marked != (n == 200) {
			t.Errorf("small page %d is marked: %v", n, marked)
		}
	}
	b.thumbs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, b.thumbs.tops[201]+10)})
	b.thumbs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	b.thumbs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if !slices.Equal(told, []int{202, 203, 202}) || b.Page() != 202 {
		t.Errorf("told %v, at page %d", told, b.Page())
	}
	b.book.pages = 1
	b.SetModel(b.model1())
	b.settle(t)
	if b.thumbs.scroll.Visible() || len(b.pump.small) != 0 {
		t.Error("a file of one page has small pages")
	}
}
