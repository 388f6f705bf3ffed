package original

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// A fakeBook draws every page in the grey of its number and counts what it was
// asked.
type fakeBook struct {
	pages  int
	drawn  []int
	closed bool
	fails  int // page that cannot be drawn
}

func (b *fakeBook) Pages() int                 { return b.pages }
func (b *fakeBook) Size(int) (doc.Size, error) { return doc.Size{Width: 100, Height: 140}, nil }
func (b *fakeBook) Close() error               { b.closed = true; return nil }
func (b *fakeBook) Picture(_ context.Context, page int, scale float64) (image.Image, error) {
	if b.closed {
		return nil, fmt.Errorf("the book is closed")
	}
	b.drawn = append(b.drawn, page)
	if page == b.fails {
		return nil, fmt.Errorf("page %d is damaged", page)
	}
	img := image.NewGray(image.Rect(0, 0, int(100*scale), int(140*scale)))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{Y: uint8(page)}), image.Point{}, draw.Src)
	return img, nil
}

// bench is a pane in a window, whose work waits until it is taken.
type bench struct {
	*Pane
	book *fakeBook
	todo []func()
}

func newBench(t *testing.T, pages int) *bench {
	test.NewTempApp(t)
	b := &bench{Pane: New(), book: &fakeBook{pages: pages}}
	b.Run = func(work func(context.Context), done func()) {
		b.todo = append(b.todo, func() { work(t.Context()); done() })
	}
	w := test.NewTempWindow(t, b.Box)
	w.Resize(fyne.NewSize(432, 500))
	b.SetModel(b.model1())
	b.settle(t)
	return b
}

func (b *bench) model1() *Model {
	m := &Model{Open: func(context.Context) (raw.Book, error) { return b.book, nil }}
	for range b.book.pages {
		m.Pages = append(m.Pages, doc.Size{Width: 100, Height: 140})
	}
	return m
}

func (b *bench) settle(t *testing.T) {
	t.Helper()
	for n := 0; len(b.todo) > 0; n++ {
		if n > 200 {
			t.Fatal("it draws for ever")
		}
		do := b.todo[0]
		b.todo = b.todo[1:]
		do()
	}
}

// Only the pages in view and their neighbours are drawn, each once, whatever the
// length of the file; and again, sharper, when they are made larger.
func TestDrawsWhatIsSeen(t *testing.T) {
	b := newBench(t, 1000)
	if len(b.book.drawn) == 0 || len(b.book.drawn) > 3 || b.book.drawn[0] != 1 {
		t.Fatalf("drawn at first: %v", b.book.drawn)
	}
	b.book.drawn = nil
	b.ShowPage(500)
	b.settle(t)
	if len(b.book.drawn) > 4 || b.book.drawn[0] != 500 || b.Page() != 500 {
		t.Errorf("drawn at page %d: %v", b.Page(), b.book.drawn)
	}
	b.book.drawn = nil
	b.Zoom(+1)
	b.settle(t)
	if len(b.book.drawn) == 0 || b.Page() != 500 {
		t.Errorf("larger: drawn %v at page %d", b.book.drawn, b.Page())
	}
	if s := b.pump.kept[500].scale; s < 1.19*4*0.9 {
		t.Errorf("page 500 has the scale %v", s)
	}
}

// Pictures are let go when there are many.
func TestMemoryIsBounded(t *testing.T) {
	b := newBench(t, 400)
	for n := 1; n <= 400; n += 3 {
		b.ShowPage(n)
		b.settle(t)
	}
	bytes := 0
	for _, k := range b.pump.kept {
		bytes += k.bytes()
	}
	if bytes > maxKept {
		t.Errorf("%d bytes are kept", bytes)
	}
	if s := scaleOf(doc.Size{Width: 14_400, Height: 14_400}, 4); s*s*14_400*14_400 > maxPixels*1.01 {
		t.Errorf("a huge page has the scale %v", s)
	}
}

// What the reader does is told; what the program does is not.
func TestTells(t *testing.T) {
	b := newBench(t, 20)
	var pages []int
	b.OnPage = func(n int) { pages = append(pages, n) }
	b.ShowPage(7)
	b.Light([]Mark{{9, doc.Rect{X0: 10, Y0: 20, X1: 40, Y1: 30}}}, true)
	if len(pages) != 0 || b.Page() != 9 {
		t.Errorf("the program's moves are told: %v; at page %d", pages, b.Page())
	}
	b.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1200)})
	if len(pages) != 1 || pages[0] != b.Page() {
		t.Errorf("the reader's scrolling is told as %v at page %d", pages, b.Page())
	}
	b.field.SetText("3")
	b.field.OnSubmitted("3")
	if len(pages) != 2 || pages[1] != 3 {
		t.Errorf("the page typed is told as %v", pages)
	}
	var page int
	var x, y float32
	b.OnPoint = func(n int, px, py float32) { page, x, y = n, px, py }
	r := b.sheet.place(Mark{3, doc.Rect{X0: 50, Y0: 70, X1: 51, Y1: 71}})
	b.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(r.X0, r.Y0)})
	if page != 3 || x < 49 || x > 51 || y < 69 || y > 71 {
		t.Errorf("a click is told as %d, %v, %v", page, x, y)
	}
	var other bool
	b.OnKey = func(*fyne.KeyEvent) { other = true }
	for _, k := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyLeft} {
		b.sheet.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if other {
		t.Error("a key of the pages is handed on")
	}
	b.sheet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !other || b.sheet.Cursor() != desktop.PointerCursor {
		t.Error("Esc is not handed on")
	}
}

// A page that cannot be drawn says so and stops nothing; a file that cannot be
// opened is told once; a file is closed when another comes, even while a page of
// it is drawn.
func TestFailures(t *testing.T) {
	b := newBench(t, 5)
	b.book.fails = 3
	b.ShowPage(3)
	b.settle(t)
	if !b.pump.bad[3] || b.pump.kept[4] == nil {
		t.Errorf("bad pages %v", b.pump.bad)
	}
	old := b.book
	b.Zoom(+1) // asks for a page
	b.book = &fakeBook{pages: 2}
	b.SetModel(b.model1())
	b.settle(t)
	if !old.closed || b.book.closed || len(b.book.drawn) == 0 {
		t.Errorf("closed: %v, the other draws %v", old.closed, b.book.drawn)
	}
	failed := 0
	b.OnFail = func(error) { failed++ }
	b.SetModel(&Model{Pages: make([]doc.Size, 3), Open: func(context.Context) (raw.Book, error) { return nil, fmt.Errorf("no") }})
	b.settle(t)
	b.Zoom(+1)
	b.settle(t)
	if failed != 1 {
		t.Errorf("told %d times", failed)
	}
	b.SetModel(nil)
	b.Close()
	b.settle(t)
}

func TestCut(t *testing.T) {
	b := newBench(t, 5)
	var got image.Image
	b.Cut(2, doc.Rect{X0: 40, Y0: 60, X1: 60, Y1: 70}, func(img image.Image) { got = img })
	b.settle(t)
	if got == nil || got.Bounds().Dx() < 50 || got.Bounds().Dx() > 130 || color.GrayModel.Convert(got.At(5, 5)).(color.Gray).Y != 2 {
		t.Errorf("the cut-out is %v", got)
	}
}

func TestSizesThatAreNone(t *testing.T) {
	b := newBench(t, 1)
	b.SetModel(&Model{Pages: []doc.Size{{}, {Width: 1e9, Height: -4}, {Width: 1e9, Height: 1e9}}, Open: func(context.Context) (raw.Book, error) { return b.book, nil }})
	b.settle(t)
	if !(b.sheet.high > 0) || b.sheet.high > 1e6 {
		t.Errorf("the pages are %v high", b.sheet.high)
	}
}
