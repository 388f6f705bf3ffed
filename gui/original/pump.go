package original

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"math"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// Bounds of what is drawn.
const (
	maxPixels = 12 << 20 // of one picture; a page that is shown larger is stretched
	maxKept   = 96 << 20 // bytes of pictures that are kept
)

// A pump draws the pages that are wanted, one after the other: a book may be
// used by one goroutine at a time. All its fields belong to the widgets'
// goroutine but book, which belongs to the worker while one is busy.
type pump struct {
	book   raw.Book
	busy   bool
	gone   bool // the book is to be closed when the worker comes back
	failed error
	cancel context.CancelFunc
	kept   map[int]*picture
	small  map[int]image.Image // the pages of the row beside
	used   int                 // counts uses, so that the longest unused is let go
	bad    map[int]bool
	cuts   []cut
}

// A picture is a page as it was drawn.
type picture struct {
	img   image.Image
	scale float64 // pixels to a point
	used  int
}

func (k *picture) bytes() int { b := k.img.Bounds(); return 4 * b.Dx() * b.Dy() }

// scaleOf is the scale in which a page of a size can be drawn, not above want.
func scaleOf(s doc.Size, want float64) float64 {
	if px := float64(s.Width) * float64(s.Height) * want * want; px > maxPixels {
		want *= math.Sqrt(maxPixels / px)
	}
	return max(want, 0.05)
}

// want draws the first of pages that is not there in its scale, and goes on
// until all are.
func (k *pump) want(p *Pane, pages []int, scale float64) {
	if p.model == nil || p.Run == nil || k.failed != nil {
		return
	}
	next := 0
	for _, n := range pages {
		have := k.kept[n]
		if need := scaleOf(p.sheet.size(n), scale); !k.bad[n] && (have == nil || math.Abs(have.scale-need) > need*0.02) {
			next = n
			break
		}
	}
	if k.busy { // a picture that is begun is finished: a book that was stopped draws no more
		return
	}
	if len(k.cuts) > 0 {
		k.cutNext(p)
		return
	}
	if next == 0 {
		k.smallNext(p)
		return
	}
	to := scaleOf(p.sheet.size(next), scale)
	var img image.Image
	k.run(p, func(ctx context.Context, b raw.Book) (err error) {
		img, err = draw1(ctx, b, next, to)
		return err
	}, func(err error) {
		if err != nil {
			k.mark(next)
			return
		}
		k.keep(next, &picture{img: img, scale: to})
	})
}

// draw1 draws a page.
func draw1(ctx context.Context, b raw.Book, page int, scale float64) (image.Image, error) {
	img, err := b.Picture(ctx, page, scale)
	if err == nil && img == nil {
		err = fmt.Errorf("page %d: no picture", page)
	}
	return img, err
}

// A cut is a part of a page that a card wants.
type cut struct {
	page int
	rect doc.Rect
	done func(image.Image)
}

// cutScale is how many pixels a point of a cut has.
const cutScale = 2.5

// cutNext cuts what is wanted first of cuts.
func (k *pump) cutNext(p *Pane) {
	c := k.cuts[0]
	k.cuts = k.cuts[1:]
	if c.page < 1 || c.page > len(p.model.Pages) {
		return
	}
	scale := scaleOf(p.sheet.size(c.page), cutScale)
	var img image.Image
	k.run(p, func(ctx context.Context, b raw.Book) error {
		page, err := draw1(ctx, b, c.page, scale)
		if err == nil {
			img = crop(page, c.rect, scale)
		}
		return err
	}, func(err error) {
		if err == nil {
			c.done(img)
		}
	})
}

// run does work with the book, which is opened first if it is not, and then done
// unless the file is no longer shown or the work was ended.
func (k *pump) run(p *Pane, work func(context.Context, raw.Book) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	k.busy, k.cancel = true, cancel
	m, book := p.model, k.book
	var err, opened error
	p.Run(func(context.Context) {
		if book == nil {
			if book, opened = m.Open(ctx); opened == nil && book == nil {
				opened = fmt.Errorf("the file shows no pages")
			}
		}
		if opened == nil {
			err = work(ctx, book)
		}
	}, func() {
		ended := ctx.Err() != nil
		cancel()
		k.busy = false
		if p.model != m || k.gone {
			k.gone = false
			if book != nil {
				p.Run(func(context.Context) { _ = book.Close() }, func() {}) // nothing was written to it
			}
			p.sheet.Refresh() // another file may wait
			return
		}
		k.book = book
		switch {
		case opened != nil && !ended:
			k.failed, k.cuts = opened, nil
			if p.OnFail != nil {
				p.OnFail(opened)
			}
			return
		case opened != nil || ended && err != nil:
		default:
			done(err)
		}
		if len(k.cuts) > 0 && !k.busy {
			k.cutNext(p)
		}
		p.sheet.Refresh()
	})
}

// mark notes a page that cannot be drawn.
func (k *pump) mark(page int) {
	if k.bad == nil {
		k.bad = map[int]bool{}
	}
	k.bad[page] = true
}

// keep keeps a picture and lets the longest unused go where there are too many.
func (k *pump) keep(page int, pic *picture) {
	if k.kept == nil {
		k.kept = map[int]*picture{}
	}
	k.used++
	pic.used = k.used
	k.kept[page] = pic
	for {
		bytes, oldest := 0, 0
		for n, x := range k.kept {
			bytes += x.bytes()
			if n != page && (oldest == 0 || x.used < k.kept[oldest].used) {
				oldest = n
			}
		}
		if bytes <= maxKept || oldest == 0 {
			return
		}
		delete(k.kept, oldest)
	}
}

// use returns the picture of a page, as sharp as it is there; nil if there is
// none.
func (k *pump) use(page int) *picture {
	pic := k.kept[page]
	if pic != nil {
		k.used++
		pic.used = k.used
	}
	return pic
}

// close forgets the file. One that a worker uses is closed when it comes back.
func (k *pump) close(p *Pane) {
	if k.cancel != nil {
		k.cancel()
	}
	if k.busy {
		k.gone = true
	} else if k.book != nil {
		book := k.book
		if p.Run != nil {
			p.Run(func(context.Context) { _ = book.Close() }, func() {}) // nothing was written to it
		} else {
			_ = book.Close()
		}
	}
	k.book, k.failed, k.kept, k.small, k.bad, k.used, k.cuts = nil, nil, nil, nil, nil, 0, nil
}

// crop returns the part of the picture of a page that shows rect, with some
// room around it.
func crop(img image.Image, rect doc.Rect, scale float64) image.Image {
	b := img.Bounds()
	at := func(v float32) int { return int(float64(v) * scale) }
	room := max(6, (rect.Y1-rect.Y0)*0.5)
	r := image.Rect(b.Min.X+at(rect.X0-2*room), b.Min.Y+at(rect.Y0-room/2), b.Min.X+at(rect.X1+2*room), b.Min.Y+at(rect.Y1+room/2)).Intersect(b)
	out := image.NewRGBA(image.Rect(0, 0, max(1, r.Dx()), max(1, r.Dy())))
	draw.Draw(out, out.Bounds(), img, r.Min, draw.Src)
	return out
}
