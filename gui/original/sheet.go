package original

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Room round the pages, in units.
const (
	gap  = 12 // between two of them
	side = 16 // beside them
)

// blankPage is the size of a page that has none: A4.
var blankPage = doc.Size{Width: 595, Height: 842}

// maxPage is the longest side of a page in points, so that no file makes the
// pane as long as it likes.
const maxPage = 14_400

// A scroller scrolls the pages, and makes them larger by the wheel with Ctrl.
type scroller struct {
	container.Scroll
	p *Pane
}

func newScroller(p *Pane) *scroller {
	s := &scroller{p: p}
	s.Direction, s.Content = container.ScrollBoth, p.sheet
	s.OnScrolled = func(fyne.Position) { p.scrolled() }
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled is for Fyne.
func (s *scroller) Scrolled(e *fyne.ScrollEvent) {
	if look.Held(fyne.KeyModifierShortcutDefault) {
		switch {
		case e.Scrolled.DY > 0:
			s.p.Zoom(+1)
		case e.Scrolled.DY < 0:
			s.p.Zoom(-1)
		}
		return
	}
	s.Scroll.Scrolled(e)
}

// Resize is for Fyne: the pages fit another width.
func (s *scroller) Resize(size fyne.Size) {
	if size == s.Size() {
		return
	}
	page, under := s.p.sheet.at(s.Offset.Y)
	wide := size.Width != s.Size().Width
	s.Scroll.Resize(size)
	if wide {
		s.p.sheet.arrange()
		s.Scroll.Refresh()
		s.p.to(s.p.sheet.y(page, under))
	}
	s.p.sheet.Refresh()
}

// A sheet is all pages, one under the other; those in view are alive.
type sheet struct {
	widget.BaseWidget
	p       *Pane
	tops    []float32
	sizes   []fyne.Size
	wide    float32
	high    float32
	scale   float32 // units to a point
	focused bool
	view    *sheetView
}

var (
	_ fyne.Focusable     = (*sheet)(nil)
	_ fyne.Tappable      = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
)

func newSheet(p *Pane) *sheet {
	s := &sheet{p: p, scale: 1}
	s.ExtendBaseWidget(s)
	return s
}

// size is that of page n, from 1.
func (s *sheet) size(n int) doc.Size {
	z := s.p.model.Pages[n-1]
	if !(z.Width > 0) || !(z.Height > 0) {
		return blankPage
	}
	return doc.Size{Width: min(z.Width, maxPage), Height: min(z.Height, maxPage)}
}

// arrange gives the pages their places.
func (s *sheet) arrange() {
	s.tops, s.sizes, s.wide, s.high = s.tops[:0], s.sizes[:0], 0, 0
	m := s.p.model
	if m == nil {
		s.Refresh()
		return
	}
	room := float32(600)
	if s.p.scroll != nil && s.p.scroll.Size().Width > 4*side {
		room = s.p.scroll.Size().Width - 2*side
	}
	width := float32(1)
	for n := range m.Pages {
		width = max(width, s.size(n+1).Width)
	}
	s.scale = room / width * s.p.zoom
	y := float32(gap)
	for n := range m.Pages {
		z := s.size(n + 1)
		size := fyne.NewSize(z.Width*s.scale, z.Height*s.scale)
		s.tops, s.sizes = append(s.tops, y), append(s.sizes, size)
		y += size.Height + gap
	}
	s.wide, s.high = width*s.scale+2*side, y
	s.Resize(s.MinSize().Max(s.Size()))
	s.Refresh()
}

// MinSize is for Fyne.
func (s *sheet) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(s.wide, s.high)
}

// pageAt is the page at height y, from 1.
func (s *sheet) pageAt(y float32) int {
	n := sort.Search(len(s.tops), func(n int) bool { return s.tops[n] > y })
	return max(1, n)
}

// at is the page at height y and how far down it, as a part of its height; y is
// the other way.
func (s *sheet) at(y float32) (page int, under float32) {
	page = s.pageAt(y)
	if page > len(s.tops) {
		return page, 0
	}
	return page, (y - s.tops[page-1]) / max(1, s.sizes[page-1].Height)
}

func (s *sheet) y(page int, under float32) float32 {
	if page < 1 || page > len(s.tops) {
		return 0
	}
	return s.tops[page-1] + under*s.sizes[page-1].Height
}

// left is where a page begins.
func (s *sheet) left(page int) float32 {
	return max(side, (max(s.Size().Width, s.wide)-s.sizes[page-1].Width)/2)
}

// place is where a mark stands in the sheet.
func (s *sheet) place(m Mark) doc.Rect {
	x, y := s.left(m.Page), s.tops[m.Page-1]
	return doc.Rect{X0: x + m.X0*s.scale, Y0: y + m.Y0*s.scale, X1: x + m.X1*s.scale, Y1: y + m.Y1*s.scale}
}

// seen are the pages in view, [first, last].
func (s *sheet) seen() (first, last int) {
	top := s.p.scroll.Offset.Y
	if first = s.pageAt(top); first < len(s.tops) && top > s.tops[first-1]+s.sizes[first-1].Height {
		first++ // what is left of it is the gap
	}
	last = min(s.pageAt(top+s.p.scroll.Size().Height), len(s.tops))
	return first, last
}

// Tapped is for Fyne: the place is told.
func (s *sheet) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	if len(s.tops) == 0 || s.p.OnPoint == nil {
		return
	}
	n := s.pageAt(e.Position.Y)
	x, y := (e.Position.X-s.left(n))/s.scale, (e.Position.Y-s.tops[n-1])/s.scale
	if z := s.size(n); x >= 0 && y >= 0 && x <= z.Width && y <= z.Height {
		s.p.OnPoint(n, x, y)
	}
}

// Cursor is for Fyne.
func (s *sheet) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained is for Fyne.
func (s *sheet) FocusGained() { s.focused = true }

// FocusLost is for Fyne.
func (s *sheet) FocusLost() { s.focused = false }

// TypedRune is for Fyne.
func (s *sheet) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.p.Zoom(+1)
	case '-':
		s.p.Zoom(-1)
	}
}

// TypedKey is for Fyne.
func (s *sheet) TypedKey(e *fyne.KeyEvent) {
	p := s.p
	high := p.scroll.Size().Height
	by := func(dy float32) {
		p.to(p.scroll.Offset.Y + dy)
		p.scrolled()
	}
	switch e.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
		by(high * 0.9)
	case fyne.KeyPageUp:
		by(-high * 0.9)
	case fyne.KeyDown:
		by(48)
	case fyne.KeyUp:
		by(-48)
	case fyne.KeyRight:
		p.leave(func() { p.turn(+1) })
	case fyne.KeyLeft:
		p.leave(func() { p.turn(-1) })
	case fyne.KeyHome:
		p.leave(func() { p.to(0) })
	case fyne.KeyEnd:
		p.leave(func() { p.to(s.high) })
	default:
		if p.OnKey != nil {
			p.OnKey(e)
		}
	}
}

// Focus gives the pages the keyboard.
func (p *Pane) Focus(c fyne.Canvas) { c.Focus(p.sheet) }

// CreateRenderer is for Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	s.view = &sheetView{s: s, pages: map[int]*livePage{}}
	s.view.Refresh()
	return s.view
}

// A livePage is a page in view.
type livePage struct {
	paper *canvas.Rectangle
	image *canvas.Image
	pic   *picture
	dim   *canvas.Rectangle
	says  *canvas.Text
}

// sheetView draws the pages in view and what is lit on them.
type sheetView struct {
	s     *sheet
	pages map[int]*livePage
	lit   []*canvas.Rectangle
	all   []fyne.CanvasObject
}

func (v *sheetView) Destroy()                     {}
func (v *sheetView) Objects() []fyne.CanvasObject { return v.all }
func (v *sheetView) MinSize() fyne.Size           { return fyne.NewSize(v.s.wide, v.s.high) }
func (v *sheetView) Layout(fyne.Size)             { v.fill() }

func (v *sheetView) Refresh() {
	v.fill()
	canvas.Refresh(v.s)
}

// fill puts the pages in view in place and asks for the pictures that they
// lack.
func (v *sheetView) fill() {
	s, p := v.s, v.s.p
	v.all = v.all[:0]
	if p.model == nil || len(s.tops) == 0 || p.scroll == nil || p.scroll.Size().IsZero() {
		clear(v.pages)
		return
	}
	first, last := s.seen()
	for n := range v.pages {
		if n < first || n > last {
			delete(v.pages, n)
		}
	}
	for n := first; n <= last; n++ {
		v.page(n)
	}
	v.marks(first, last)
	want := make([]int, 0, last-first+3)
	for n := first; n <= last; n++ {
		want = append(want, n)
	}
	if last < len(s.tops) {
		want = append(want, last+1)
	}
	if first > 1 {
		want = append(want, first-1)
	}
	p.pump.want(p, want, float64(s.scale*grain(s)))
}

// grain is how many pixels a unit has.
func grain(o fyne.CanvasObject) float32 {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(o); c != nil && c.Scale() > 0 {
			return c.Scale()
		}
	}
	return 1
}

// page shows page n.
func (v *sheetView) page(n int) {
	s, p := v.s, v.s.p
	l := v.pages[n]
	if l == nil {
		l = &livePage{paper: canvas.NewRectangle(color.White), dim: canvas.NewRectangle(color.Transparent), says: canvas.NewText("", nil)}
		l.says.TextSize = 13
		l.image = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
		v.pages[n] = l
	}
	at, size := fyne.NewPos(s.left(n), s.tops[n-1]), s.sizes[n-1]
	for _, o := range []fyne.CanvasObject{l.paper, l.image, l.dim} {
		o.Move(at)
		o.Resize(size)
	}
	l.paper.StrokeColor, l.paper.StrokeWidth = p.palette.Rule, 1
	l.dim.FillColor = color.Transparent
	if p.palette.Dark { // a white page is too bright beside a dark one
		l.dim.FillColor = color.NRGBA{A: 0x30}
	}
	v.all = append(v.all, l.paper)
	pic := p.pump.use(n)
	if pic != l.pic {
		l.pic = pic
		if pic != nil {
			l.image.Image = pic.img
			l.image.Refresh()
		}
	}
	switch {
	case pic != nil:
		v.all = append(v.all, l.image)
	case p.pump.bad[n]:
		l.says.Text = look.T("original.bad")
	case p.pump.failed == nil:
		l.says.Text = look.T("original.draws")
	default:
		l.says.Text = ""
	}
	if pic == nil {
		l.says.Color = color.NRGBA{0x5c, 0x56, 0x50, 0xff}
		m := l.says.MinSize()
		l.says.Move(at.AddXY((size.Width-m.Width)/2, min(size.Height/3, 160)))
		l.says.Resize(m)
		v.all = append(v.all, l.says)
	}
	v.all = append(v.all, l.dim)
}

// marks shows what is lit on the pages in view.
func (v *sheetView) marks(first, last int) {
	s, p := v.s, v.s.p
	used := 0
	for _, m := range p.marks {
		if m.Page < first || m.Page > last {
			continue
		}
		if used == len(v.lit) {
			r := canvas.NewRectangle(nil)
			r.StrokeWidth, r.CornerRadius = 1.5, 2
			v.lit = append(v.lit, r)
		}
		r := v.lit[used]
		used++
		accent := look.Palettes[0].Accent // pages are white in every theme
		r.StrokeColor = accent
		accent.A = 0x28
		r.FillColor = accent
		at := s.place(m)
		r.Move(fyne.NewPos(at.X0-2, at.Y0-2))
		r.Resize(fyne.NewSize(max(4, at.X1-at.X0+4), max(4, at.Y1-at.Y0+4)))
		v.all = append(v.all, r)
	}
}

// AccessibilityLabel is for Fyne.
func (s *sheet) AccessibilityLabel() string { return look.T("tab.original") }

// AccessibilityRole is for Fyne.
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
