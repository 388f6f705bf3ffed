package original

import (
	"context"
	"image"
	"image/color"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of the small pages beside the large ones, in units.
const (
	thumbWide  = 84  // of a page; it is at most twice as high
	thumbRoom  = 120 // of the row of them
	thumbLabel = 20  // for the number under a page
	thumbsFrom = 620 // width of the pane from which on there is room for them
	maxThumbs  = 400 // that are kept
)

// thumbs is the row of small pages: the one under the eyes is marked, a click
// leads to one. They are drawn by the pump when no large page waits.
type thumbs struct {
	widget.BaseWidget
	p       *Pane
	scroll  *container.Scroll
	tops    []float32
	sizes   []fyne.Size
	high    float32
	focused bool
}

var (
	_ fyne.Focusable     = (*thumbs)(nil)
	_ fyne.Tappable      = (*thumbs)(nil)
	_ fyne.Accessible    = (*thumbs)(nil)
	_ desktop.Cursorable = (*thumbs)(nil)
)

func newThumbs(p *Pane) *thumbs {
	t := &thumbs{p: p}
	t.ExtendBaseWidget(t)
	t.scroll = container.NewVScroll(t)
	t.scroll.OnScrolled = func(fyne.Position) {
		t.Refresh()
		p.sheet.Refresh() // it lets the pump draw
	}
	return t
}

// arrange gives the small pages their places.
func (t *thumbs) arrange() {
	t.tops, t.sizes, t.high = t.tops[:0], t.sizes[:0], 0
	if t.p.model != nil {
		y := float32(gap)
		for n := range t.p.model.Pages {
			z := t.p.sheet.size(n + 1)
			k := t.scale(n + 1)
			size := fyne.NewSize(z.Width*k, z.Height*k)
			t.tops, t.sizes = append(t.tops, y), append(t.sizes, size)
			y += size.Height + thumbLabel + gap
		}
		t.high = y
	}
	t.scroll.Offset = fyne.Position{}
	t.scroll.Refresh()
	t.Refresh()
}

// scale is how many units a point of page n has in its small picture.
func (t *thumbs) scale(n int) float32 {
	z := t.p.sheet.size(n)
	return min(thumbWide/z.Width, 2*thumbWide/z.Height)
}

// seen are the small pages in view, [first, last]; none where the row is hidden.
func (t *thumbs) seen() (first, last int) {
	if !t.scroll.Visible() || len(t.tops) == 0 || t.scroll.Size().Height <= 0 {
		return 1, 0
	}
	at := func(y float32) int {
		return max(1, sort.Search(len(t.tops), func(n int) bool { return t.tops[n] > y }))
	}
	return at(t.scroll.Offset.Y), at(t.scroll.Offset.Y + t.scroll.Size().Height)
}

// follow marks the page under the eyes and keeps it in view.
func (t *thumbs) follow(page int) {
	if page < 1 || page > len(t.tops) {
		return
	}
	top, bottom := t.tops[page-1]-gap, t.tops[page-1]+t.sizes[page-1].Height+thumbLabel+gap
	y, high := t.scroll.Offset.Y, t.scroll.Size().Height
	switch {
	case high <= 0:
	case top < y:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > y+high:
		t.scroll.ScrollToOffset(fyne.NewPos(0, min(top, bottom-high)))
	}
	t.Refresh()
}

// Tapped is for Fyne: it leads to the page.
func (t *thumbs) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	if len(t.tops) > 0 {
		n := max(1, sort.Search(len(t.tops), func(n int) bool { return t.tops[n] > e.Position.Y }))
		t.p.leave(func() { t.p.ShowPage(n) })
	}
}

// Cursor is for Fyne.
func (t *thumbs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained is for Fyne.
func (t *thumbs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost is for Fyne.
func (t *thumbs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune is for Fyne.
func (t *thumbs) TypedRune(rune) {}

// TypedKey is for Fyne: up and down go by pages, Enter to the large ones.
func (t *thumbs) TypedKey(e *fyne.KeyEvent) {
	p := t.p
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		p.leave(func() { p.turn(-1) })
	case fyne.KeyDown, fyne.KeyRight:
		p.leave(func() { p.turn(+1) })
	case fyne.KeyReturn, fyne.KeyEnter:
		if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
			p.Focus(c)
		}
	default:
		p.sheet.TypedKey(e)
	}
}

// MinSize is for Fyne.
func (t *thumbs) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return fyne.NewSize(thumbRoom, t.high)
}

// AccessibilityLabel is for Fyne.
func (t *thumbs) AccessibilityLabel() string {
	return look.T("original.thumbs") + ": " + strconv.Itoa(t.p.Page())
}

// AccessibilityRole is for Fyne.
func (t *thumbs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (t *thumbs) CreateRenderer() fyne.WidgetRenderer {
	v := &thumbsView{t: t, live: map[int]*thumb{}}
	v.fill()
	return v
}

// A thumb is a small page in view.
type thumb struct {
	paper *canvas.Rectangle // with the frame of the page under the eyes
	image *canvas.Image
	says  *canvas.Text
}

type thumbsView struct {
	t    *thumbs
	live map[int]*thumb
	all  []fyne.CanvasObject
}

func (v *thumbsView) Destroy()                     {}
func (v *thumbsView) Objects() []fyne.CanvasObject { return v.all }
func (v *thumbsView) MinSize() fyne.Size           { return v.t.MinSize() }
func (v *thumbsView) Layout(fyne.Size)             { v.fill() }

func (v *thumbsView) Refresh() {
	v.fill()
	canvas.Refresh(v.t)
}

func (v *thumbsView) fill() {
	t, p := v.t, v.t.p
	v.all = v.all[:0]
	first, last := t.seen()
	for n := range v.live {
		if n < first || n > last {
			delete(v.live, n)
		}
	}
	if p.model == nil {
		return
	}
	here := p.Page()
	for n := first; n <= last; n++ {
		l := v.live[n]
		if l == nil {
			l = &thumb{paper: canvas.NewRectangle(color.White), image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}, says: canvas.NewText(strconv.Itoa(n), nil)}
			l.says.TextSize, l.says.Alignment = 12, fyne.TextAlignCenter
			v.live[n] = l
		}
		size := t.sizes[n-1]
		at := fyne.NewPos((max(t.Size().Width, thumbRoom)-size.Width)/2, t.tops[n-1])
		l.image.Move(at)
		l.image.Resize(size)
		l.paper.StrokeColor, l.paper.StrokeWidth, l.says.Color, l.says.TextStyle.Bold = p.palette.Rule, 1, p.palette.SecondInk, false
		out := float32(1)
		if n == here {
			l.paper.StrokeColor, l.says.Color, l.says.TextStyle.Bold = p.palette.Accent, p.palette.Ink, true
			l.paper.StrokeWidth = 2
			out = 3
			if t.focused {
				l.paper.StrokeWidth = 3
			}
		}
		l.paper.Move(at.SubtractXY(out, out))
		l.paper.Resize(size.AddWidthHeight(2*out, 2*out))
		l.says.Move(fyne.NewPos(0, at.Y+size.Height+4))
		l.says.Resize(fyne.NewSize(max(t.Size().Width, thumbRoom), thumbLabel-4))
		v.all = append(v.all, l.paper)
		if img := p.pump.small[n]; img != nil {
			if l.image.Image != img {
				l.image.Image = img
				l.image.Refresh()
			}
			v.all = append(v.all, l.image)
		}
		v.all = append(v.all, l.says)
	}
}

// finer is how many times larger a small page is drawn than it is shown: letters
// of three pixels are grey then, and not black bars.
const finer = 3

// averaged makes a picture as many times smaller.
func averaged(img image.Image) image.Image {
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()/finer), max(1, b.Dy()/finer)))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [3]uint32
			for i := range finer * finer {
				r, g, bl, _ := img.At(min(b.Max.X-1, b.Min.X+x*finer+i%finer), min(b.Max.Y-1, b.Min.Y+y*finer+i/finer)).RGBA()
				sum[0], sum[1], sum[2] = sum[0]+r>>8, sum[1]+g>>8, sum[2]+bl>>8
			}
			out.SetRGBA(x, y, color.RGBA{uint8(sum[0] / (finer * finer)), uint8(sum[1] / (finer * finer)), uint8(sum[2] / (finer * finer)), 0xff})
		}
	}
	return out
}

// smallNext draws the first small page in view that is not there.
func (k *pump) smallNext(p *Pane) {
	first, last := p.thumbs.seen()
	for n := first; n <= last; n++ {
		if k.small[n] != nil || k.bad[n] {
			continue
		}
		to := scaleOf(p.sheet.size(n), finer*float64(p.thumbs.scale(n)*grain(p.sheet)))
		var img image.Image
		k.run(p, func(ctx context.Context, b raw.Book) (err error) {
			if img, err = draw1(ctx, b, n, to); err == nil {
				img = averaged(img)
			}
			return err
		}, func(err error) {
			if err != nil {
				k.mark(n)
				return
			}
			if k.small == nil || len(k.small) >= maxThumbs { // what is in view is soon there again
				k.small = map[int]image.Image{}
			}
			k.small[n] = img
			p.thumbs.Refresh()
		})
		return
	}
}

// besideThumbs sets the small pages, the first object, beside the large ones
// where there is more than one page and room.
type besideThumbs struct{ p *Pane }

// MinSize is for Fyne.
func (besideThumbs) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

// Layout is for Fyne.
func (l besideThumbs) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	if l.p.model != nil && len(l.p.model.Pages) > 1 && size.Width >= thumbsFrom {
		x = thumbRoom
		o[0].Show()
		o[0].Resize(fyne.NewSize(x, size.Height))
	} else {
		o[0].Hide()
	}
	o[1].Move(fyne.NewPos(x, 0))
	o[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}
