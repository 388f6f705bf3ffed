package reading

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// Sizes of the overview, in units.
const (
	stripWidth = 8  // of its picture
	stripZone  = 16 // where the pointer takes it, left of the scroll bar's zone
	stripNear  = 6  // how far from a mark a click still means the mark
	stripStep  = 3  // least distance of two marks that are told apart
)

// An overview shows, beside the scroll bar, where figures, hits and notes stand
// in the whole text: one picture, a row of pixels for what is there. A click in
// it goes there.
type overview struct {
	raster *canvas.Raster
	of     overviewOf
}

// overviewOf is what an overview was made of.
type overviewOf struct {
	doc    *doc.Document
	marks  int
	size   fyne.Size
	height float64 // of the text, to the tenth of the pane's height
}

func newOverview(p *Pane) *overview {
	o := &overview{}
	o.raster = canvas.NewRaster(func(w, h int) image.Image { return p.paintOverview(w, h) })
	return o
}

// place puts the overview where the pane's size wants it; it is drawn anew only
// if what it shows has changed.
func (o *overview) place(p *Pane) {
	if _, _, ok := p.thumb(); !ok {
		o.raster.Hide()
		return
	}
	tenth := float64(p.Size().Height / 10)
	of := overviewOf{doc: p.doc, marks: p.marks, size: p.Size(), height: math.Round(p.flow.Height() / max(1, tenth))}
	o.raster.Move(fyne.NewPos(p.Size().Width-barZone-(stripZone+stripWidth)/2, 0))
	o.raster.Resize(fyne.NewSize(stripWidth, p.Size().Height))
	o.raster.Show()
	if of != o.of {
		o.of = of
		o.raster.Refresh()
	}
}

// paintOverview draws the marks: figures thin and faint in the colour of their
// kind, notes and hits over them, more solid; the chosen figure over all, as
// wide as the strip.
func (p *Pane) paintOverview(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if p.flow == nil || p.flow.Len() == 0 || w == 0 || h == 0 {
		return img
	}
	unit := max(1, w/stripWidth) // pixels
	put := func(offset, rows, from int, c color.Color) {
		y := min(h-1, int(p.part(offset)*float64(h))) - rows*unit/2
		draw.Draw(img, image.Rect(from*unit, y, w, y+rows*unit), image.NewUniform(c), image.Point{}, draw.Over)
	}
	if p.doc != nil {
		last := -1.0
		for i := range p.doc.Figures {
			f := &p.doc.Figures[i]
			if y := math.Floor(p.part(f.Start) * float64(h)); y != last {
				put(f.Start, 1, 3, fade(p.kind(f.Kind), 0.6))
				last = y
			}
		}
	}
	for _, n := range p.notes {
		put(n.Start, 3, 2, fade(p.style.Notes[n.Colour%len(p.style.Notes)], 0.95))
	}
	for _, at := range p.books {
		put(at, 3, 0, p.style.Ink)
	}
	last := -1.0
	for _, s := range p.hits {
		if y := math.Floor(p.part(s.Start) * float64(h)); y != last {
			put(s.Start, 2, 1, p.style.Accent)
			last = y
		}
	}
	if p.doc != nil && p.figure >= 0 && p.figure < len(p.doc.Figures) {
		at := p.doc.Figures[p.figure].Start
		put(at, 5, 0, p.style.Ground) // set off from its neighbours
		put(at, 3, 0, p.style.Accent)
	}
	return img
}

// overStrip reports whether pos is where the overview is taken.
func (p *Pane) overStrip(pos fyne.Position) bool {
	_, _, ok := p.thumb()
	right := p.Size().Width - barZone
	return ok && pos.X < right && pos.X >= right-stripZone
}

// A target is what a click in the overview leads to.
type target struct {
	offset int
	figure int // -1 for a note, a hit or a bare place
	mark   bool
}

// targetAt returns what stands at height y of the overview: the nearest mark,
// hits and notes before figures; else the place itself.
func (p *Pane) targetAt(y float32) target {
	h := float64(p.Size().Height)
	best, near := target{figure: -1}, float64(stripNear)
	see := func(offset, figure int, bonus float64) {
		if d := math.Abs(p.part(offset)*h-float64(y)) - bonus; d < near {
			best, near = target{offset, figure, true}, d
		}
	}
	for _, s := range p.hits {
		see(s.Start, -1, stripStep)
	}
	for _, n := range p.notes {
		see(n.Start, -1, stripStep)
	}
	for i := range p.doc.Figures {
		see(p.doc.Figures[i].Start, i, 0)
	}
	if !best.mark {
		total := p.flow.Height() + headRoom + float64(footLines*p.style.TextSize*p.style.LineHeight)
		b, under := p.flow.At(float64(y)/h*total - headRoom)
		l := p.flow.Lay(b)
		best.offset = l.Offset(l.Lines[l.LineAt(under)].First)
	}
	return best
}

// jump goes to what stands at height y of the overview: its line comes to a
// third of the height, a figure is chosen.
func (p *Pane) jump(y float32) {
	if p.doc == nil || p.flow == nil || p.flow.Len() == 0 {
		return
	}
	to := p.targetAt(y)
	p.leap(func() {
		p.reveal(to.offset)
		if to.figure >= 0 {
			p.choose(to.figure)
			return
		}
		p.update()
	})
}

// leap tells of the place that do leaves, and of the one it comes to.
func (p *Pane) leap(do func()) {
	tell := p.OnJump
	if tell == nil {
		tell = func() {}
	}
	tell()
	do()
	tell()
}

// part is how far down the whole text the byte at offset stands, from 0 to 1.
func (p *Pane) part(offset int) float64 {
	b := p.flow.Find(offset)
	blk := p.flow.Block(b)
	top, next := p.flow.Top(b), p.flow.Height()
	if b+1 < p.flow.Len() {
		next = p.flow.Top(b + 1)
	}
	if n := blk.Len(); n > 0 {
		top += (next - top) * float64(max(0, offset-blk.Start)) / float64(n)
	}
	total := p.flow.Height() + headRoom + float64(footLines*p.style.TextSize*p.style.LineHeight)
	return (top + headRoom) / total
}

// SetHits washes what a search found, the one at current more strongly, and
// shows them in the overview; nil clears it.
func (p *Pane) SetHits(hits []text.Span, current int) {
	p.hits, p.hit = hits, current
	p.marks++
	p.update()
}

// A Note is a highlight of the reader's own, in one of four colours.
type Note struct {
	text.Span
	Colour int  // of Style.Notes
	Words  bool // it has words too
}

// SetNotes shows the reader's highlights, in order of their start; nil clears
// them.
func (p *Pane) SetNotes(notes []Note) {
	p.notes = notes
	p.marks++
	p.update()
}

// SetBookmarks shows where the reader's bookmarks stand; nil clears them.
func (p *Pane) SetBookmarks(offsets []int) {
	p.books = offsets
	p.marks++
	p.update()
}

// Selection is what is selected of the body; empty for nothing.
func (p *Pane) Selection() text.Span { return p.sel.span() }

// Reveal brings the byte at offset to a third of the height, if it is not in
// view.
func (p *Pane) Reveal(offset int) {
	if p.flow == nil || p.flow.Len() == 0 {
		return
	}
	if !p.inView(offset) {
		p.reveal(offset)
	}
	p.update()
}

// heading goes to the next heading or the one before: titles count as such.
func (p *Pane) heading(by int) {
	if p.doc == nil || p.flow == nil || p.flow.Len() == 0 {
		return
	}
	here, to := p.Place(), -1
	for _, a := range p.doc.Articles {
		for _, at := range headings(&a) {
			if by > 0 && at > here {
				p.leap(func() { p.ScrollTo(at) })
				return
			}
			if by < 0 && at < here {
				to = at
			}
		}
	}
	if by < 0 && to >= 0 {
		p.leap(func() { p.ScrollTo(to) })
	}
}

// headings returns where the titles and headings of a begin, in order, those
// that run into their paragraph among them.
func headings(a *doc.Article) []int {
	var out []int
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == doc.Heading || b.Kind == doc.Title {
			out = append(out, b.Start)
		}
	}
	for _, s := range a.Sections {
		if !s.Heading.Empty() {
			out = append(out, s.Heading.Start)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
