package reading

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A lineKey names a line of the document as it is laid out now.
type lineKey struct{ block, line int }

// A liveLine is a line in view with the picture of it.
type liveLine struct {
	raster *canvas.Raster
	key    lineKey
	laid   *layout.Laid
	line   int
	role   layout.Role
	band   bool    // the line is a row of a table
	width  float32 // of the picture, in units
	inset  float32 // from its left edge to the column's
	over   float32 // from its top edge to the line's
	seen   bool
}

// renderer holds what is alive: the lines in view and the rectangles under
// them. All of it is used again; what is alive does not grow with the document.
type renderer struct {
	p      *Pane
	ground *canvas.Rectangle
	layer  *fyne.Container // washes, then lines
	clip   *container.Clip
	thumb  *canvas.Rectangle
	focus  *canvas.Rectangle // shows that the keyboard is here
	strip  *overview
	all    []fyne.CanvasObject

	lines  map[lineKey]*liveLine
	spare  []*liveLine
	washes []*canvas.Rectangle
	used   int // of washes

	ribbons     []*canvas.Raster // of bookmarks
	usedRibbons int
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{p: p, ground: canvas.NewRectangle(p.style.Ground), layer: container.NewWithoutLayout(), thumb: canvas.NewRectangle(color.Transparent)}
	r.thumb.CornerRadius = 3
	r.lines = map[lineKey]*liveLine{}
	r.clip = container.NewClip(r.layer)
	r.strip = newOverview(p)
	r.focus = canvas.NewRectangle(color.Transparent)
	r.all = []fyne.CanvasObject{r.ground, r.clip, r.strip.raster, r.thumb, r.focus}
	p.view = r
	return r
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Objects() []fyne.CanvasObject { return r.all }
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(160, 120) }

func (r *renderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.clip.Resize(size)
	r.layer.Resize(size)
	r.fill()
	r.p.tell()
}

func (r *renderer) Refresh() {
	r.fill()
	canvas.Refresh(r.p)
}

// update brings the view to the state of the pane and tells a new place.
func (p *Pane) update() {
	if p.view != nil {
		p.view.Refresh()
	}
	p.tell()
}

func (p *Pane) tell() {
	if p.flow == nil || p.flow.Len() == 0 || p.Size().IsZero() {
		return
	}
	if at, end := p.firstOffset(), p.AtEnd(); at != p.told || end != p.toldEnd {
		p.told, p.toldEnd = at, end
		p.endHover()
		if p.OnPlace != nil {
			p.OnPlace(at)
		}
	}
}

// dropLines forgets the pictures, since the layout or the style has changed.
func (p *Pane) dropLines() {
	if p.view == nil {
		return
	}
	for k, v := range p.view.lines {
		v.laid = nil
		p.view.spare = append(p.view.spare, v)
		delete(p.view.lines, k)
	}
}

// fill puts the lines in view and their washes in place.
func (r *renderer) fill() {
	p := r.p
	r.ground.FillColor = p.style.Ground
	r.used, r.usedRibbons = 0, 0
	r.layer.Objects = r.layer.Objects[:0]
	for _, v := range r.lines {
		v.seen = false
	}
	if p.flow != nil && p.flow.Len() > 0 && p.Size().Height > 0 && p.Size().Width > 0 {
		p.fit()
		p.settle()
		r.page()
	}
	for k, v := range r.lines {
		if !v.seen {
			v.laid = nil
			r.spare = append(r.spare, v)
			delete(r.lines, k)
		}
	}
	r.bar()
}

// page walks the lines in view. Washes come first, since they lie under the
// text.
func (r *renderer) page() {
	p := r.p
	size := p.Size()
	y := -p.place.under
	for i := p.place.block; i < p.flow.Len() && y < size.Height; i++ {
		l := p.flow.Lay(i)
		r.wash(i, l, y)
		y += l.Height
	}
	y = -p.place.under
	for i := p.place.block; i < p.flow.Len() && y < size.Height; i++ {
		l := p.flow.Lay(i)
		if l.Sheet != nil {
			r.sheet(i, l, y)
			y += l.Height
			continue
		}
		for n := l.LineAt(-y); n < len(l.Lines) && y+l.Lines[n].Y < size.Height; n++ {
			r.put(i, l, n, y)
		}
		y += l.Height
	}
}

// put shows line n of block i, whose top is at y.
func (r *renderer) put(i int, l *layout.Laid, n int, y float32) {
	c := r.p.column
	v := r.live(lineKey{i, n})
	if v.laid != l || v.line != n {
		ln := l.Lines[n]
		v.laid, v.line, v.band, v.role = l, n, false, r.p.flow.Block(i).Role
		v.over = c.snap(l.Size * 0.25)
		v.inset = c.snap(l.Size * 0.25)
		v.width = c.snap(c.width + 2*v.inset)
		v.raster.Resize(fyne.NewSize(v.width, c.snap(ln.Height+2*v.over)))
		v.raster.Refresh()
	}
	v.seen = true
	v.raster.Move(fyne.NewPos(c.left-v.inset, c.snap(y+l.Lines[n].Y)-v.over))
	r.layer.Objects = append(r.layer.Objects, v.raster)
}

// live returns the line that is alive under k, or one to be filled.
func (r *renderer) live(k lineKey) *liveLine {
	v := r.lines[k]
	if v == nil {
		if last := len(r.spare) - 1; last >= 0 {
			v, r.spare = r.spare[last], r.spare[:last]
		} else {
			v = &liveLine{}
			v.raster = canvas.NewRaster(func(w, h int) image.Image { return r.p.paintLine(v, w, h) })
		}
		v.key = k
		r.lines[k] = v
	}
	return v
}

// rect shows a rectangle under the text.
func (r *renderer) rect(x, y, w, h, radius float32, c color.Color) {
	if r.used == len(r.washes) {
		r.washes = append(r.washes, canvas.NewRectangle(c))
	}
	o := r.washes[r.used]
	r.used++
	o.FillColor, o.CornerRadius = c, radius
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.layer.Objects = append(r.layer.Objects, o)
}

// Opacity of washes.
const (
	hoverWash  = 0.10
	chosenWash = 0.18
	quoteWash  = 0.035
	hitWash    = 0.34
	noteWash   = 0.30
)

// wash shows what lies under block i, whose top is at y.
func (r *renderer) wash(i int, l *layout.Laid, y float32) {
	p := r.p
	s := p.style
	if l.Sheet != nil {
		r.rules(l, y)
	}
	if b := p.flow.Block(i); b.Opens {
		mid := p.column.snap(y + p.flow.Above(i)/2)
		w := min(p.column.width/4, 160)
		r.rect(p.column.snap(p.column.left+(p.column.width-w)/2), mid, w, 1/p.column.grain, 0, s.Rule)
	}
	if !s.UnderOnly {
		for _, q := range p.quotes.within(l.Span) {
			r.stripe(l, y, q, fade(s.Ink, quoteWash))
		}
	}
	for _, n := range p.notes {
		if !n.Overlaps(l.Span) {
			continue
		}
		c := s.Notes[n.Colour%len(s.Notes)]
		r.stripe(l, y, n.Span, fade(c, noteWash))
		if n.Words {
			r.thread(l, y, n.Span)
		}
	}
	for _, at := range p.books {
		if l.Has(at) {
			r.ribbon(l, y, at)
		}
	}
	for _, h := range p.hits.within(l.Span) {
		r.stripe(l, y, h, s.Hit)
		if p.hit >= 0 && p.hit < len(p.hits) && h == p.hits[p.hit] {
			r.stripe(l, y, h, fade(s.Accent, hitWash))
		}
	}
	if p.doc == nil {
		return
	}
	if h := p.hovered; h.span.Overlaps(l.Span) {
		switch {
		case h.figure >= 0 && h.figure != p.figure && !s.UnderOnly:
			r.stripe(l, y, h.span, fade(p.kind(p.doc.Figures[h.figure].Kind), hoverWash))
		case h.figure < 0:
			r.thread(l, y, h.span)
		}
	}
	if p.figure >= 0 {
		f := &p.doc.Figures[p.figure]
		if f.Overlaps(l.Span) {
			if !s.UnderOnly {
				r.stripe(l, y, f.Span, fade(p.kind(f.Kind), chosenWash))
			}
			r.tick(l, y, f.Span)
		}
	}
	if sel := p.sel.span(); sel.Overlaps(l.Span) {
		r.selected(l, y, sel)
	}
}

// stripe washes s behind the characters, a little wider than they are.
func (r *renderer) stripe(l *layout.Laid, y float32, s text.Span, c color.Color) {
	col := r.p.column
	l.Boxes(s, func(b layout.Box) {
		ln := l.Lines[b.Line]
		h := min(ln.Height, l.Size*1.45)
		base := y + ln.Baseline
		b = l.Tight(b, s)
		if b.Starts {
			b.Left -= l.Size * 0.06
		}
		if b.Ends {
			b.Right += l.Size * 0.06
		}
		left, right, ok := r.p.seen(l, b.Left, b.Right)
		if !ok {
			return
		}
		r.rect(col.left+left, col.snap(base-l.Size*0.88-(h-l.Size)*0.42), right-left, col.snap(h), 3, c)
	})
}

// thread draws the light line under a work that the pointer is on.
func (r *renderer) thread(l *layout.Laid, y float32, s text.Span) {
	col := r.p.column
	l.Boxes(s, func(b layout.Box) {
		ln := l.Lines[b.Line]
		b = l.Tight(b, s)
		left, right, ok := r.p.seen(l, b.Left, b.Right)
		if !ok {
			return
		}
		r.rect(col.left+left, col.snap(y+ln.Baseline+l.Size/6), right-left, 1/col.grain, 0, fade(r.p.style.SecondInk, 0.7))
	})
}

// tick draws the bar beside the lines of the chosen figure.
func (r *renderer) tick(l *layout.Laid, y float32, s text.Span) {
	col := r.p.column
	l.Boxes(s, func(b layout.Box) {
		ln := l.Lines[b.Line]
		x := col.snap(max(4, col.left-l.Size*0.8))
		if sh := l.Sheet; sh != nil { // beside its row
			x = col.snap(max(4, col.left+sh.Left-l.Size*0.6))
		}
		r.rect(x, col.snap(y+ln.Baseline-l.Size*0.95), 3, col.snap(l.Size*1.15), 1.5, r.p.style.Accent)
	})
}

// selected draws the selection in block l: whole lines without gaps between
// them, and the blank under a block that the selection goes on from.
func (r *renderer) selected(l *layout.Laid, y float32, s text.Span) {
	col := r.p.column
	l.Boxes(s, func(b layout.Box) {
		ln := l.Lines[b.Line]
		t, bottom := col.snap(y+ln.Y), col.snap(y+ln.Y+ln.Height)
		if l.Sheet != nil {
			if r.cell(l, b.Line, y, s) {
				return
			}
			if left, right, ok := r.p.seen(l, b.Left, b.Right); ok {
				r.rect(col.left+left, t, max(right-left, 2), bottom-t, 0, r.p.style.Selection)
			}
			return
		}
		right := b.Right
		if s.End > l.End && b.Line == len(l.Lines)-1 {
			right = min(right+l.Size/3, col.width) // the line's end is in it
		}
		r.rect(col.left+b.Left, t, max(right-b.Left, 2), bottom-t, 0, r.p.style.Selection)
	})
}

// Scroll bar, in units.
const (
	barZone  = 14 // where the pointer takes hold of it
	barWidth = 6
	// focusWidth is that of the line at the left edge that says that keys go here.
	// It runs along the line of the split, so that the two are seen as one.
	focusWidth = 1
	barLeast   = 36
)

// bar puts the scroll bar's thumb.
func (r *renderer) bar() {
	p := r.p
	r.focus.FillColor = color.Transparent
	if p.focused && p.flow != nil && p.flow.Len() > 0 {
		r.focus.FillColor = p.style.focusMark()
	}
	r.focus.Resize(fyne.NewSize(focusWidth, p.Size().Height))
	r.strip.place(p)
	t, h, ok := p.thumb()
	if !ok {
		r.thumb.Hide()
		return
	}
	part := float32(0.28)
	if p.mouse.onBar || p.mouse.dragsBar {
		part = 0.6
	} else if p.focused {
		part = 0.4
	}
	r.thumb.FillColor = fade(p.style.SecondInk, part)
	r.thumb.Resize(fyne.NewSize(barWidth, h))
	r.thumb.Move(fyne.NewPos(p.Size().Width-barWidth-4, t))
	r.thumb.Show()
}

// thumb returns where the scroll bar's thumb stands, false if all is in view.
func (p *Pane) thumb() (y, h float32, ok bool) {
	if p.flow == nil || p.flow.Len() == 0 {
		return 0, 0, false
	}
	room := float64(p.Size().Height)
	total := p.flow.Height() + headRoom + float64(footLines*p.style.TextSize*p.style.LineHeight)
	if total <= room || room <= barLeast {
		return 0, 0, false
	}
	h = max(barLeast, float32(room*room/total))
	at := (p.flow.Top(p.place.block) + float64(p.place.under) + headRoom) / (total - room)
	return float32(max(0, min(at, 1))) * (float32(room) - h), h, true
}

// dragBar moves the text so that the thumb's top is at y.
func (p *Pane) dragBar(y float32) {
	_, h, ok := p.thumb()
	if !ok {
		return
	}
	room := p.Size().Height
	part := float64(max(0, min(y/(room-h), 1)))
	total := p.flow.Height() + headRoom + float64(footLines*p.style.TextSize*p.style.LineHeight)
	to := part*(total-float64(room)) - headRoom
	switch {
	case part == 0:
		p.place = top
	case part == 1:
		p.place = p.end()
	default:
		b, under := p.flow.At(to)
		if to < 0 {
			under = float32(to)
		}
		p.place = place{b, under}
	}
	p.settle()
	p.update()
}
