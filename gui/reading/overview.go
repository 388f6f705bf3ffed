package reading

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// stripWidth is that of the overview beside the scroll bar, in units.
const stripWidth = 5

// An overview shows, beside the scroll bar, where figures and hits stand in
// the whole text: one picture, a row of pixels for what is there.
type overview struct {
	raster *canvas.Raster
	of     overviewOf
}

// overviewOf is what an overview was made of.
type overviewOf struct {
	doc    *doc.Document
	notes  int
	hits   int
	first  int // start of the first hit
	size   fyne.Size
	pixels int
	ink    color.Color
}

func newOverview(p *Pane) *overview {
	o := &overview{}
	o.raster = canvas.NewRaster(func(w, h int) image.Image { return o.paint(p, w, h) })
	return o
}

// place puts the overview where the pane's size wants it; it is drawn anew only
// if what it shows has changed.
func (o *overview) place(p *Pane) {
	if _, _, ok := p.thumb(); !ok {
		o.raster.Hide()
		return
	}
	of := overviewOf{doc: p.doc, notes: len(p.notes), hits: len(p.hits), size: p.Size(), ink: p.style.Ink}
	if len(p.hits) > 0 {
		of.first = p.hits[0].Start
	}
	of.pixels = o.of.pixels
	o.raster.Move(fyne.NewPos(p.Size().Width-barWidth-6-stripWidth, 0))
	o.raster.Resize(fyne.NewSize(stripWidth, p.Size().Height))
	o.raster.Show()
	if of != o.of {
		o.of = of
		o.of.pixels = 0
		o.raster.Refresh()
	}
}

// paint draws the marks: figures thin and faint in the colour of their kind,
// hits over them, two pixels high and solid.
func (o *overview) paint(p *Pane, w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if p.flow == nil || p.flow.Len() == 0 || h == 0 {
		return img
	}
	o.of.pixels = h
	row := func(offset int) int { return min(h-1, int(p.part(offset)*float64(h))) }
	put := func(y, rows, from int, c color.Color) {
		for k := range rows {
			for x := from; x < w; x++ {
				if y+k < h {
					img.Set(x, y+k, c)
				}
			}
		}
	}
	if p.doc != nil {
		last := -1
		for i := range p.doc.Figures {
			if y := row(p.doc.Figures[i].Start); y != last {
				put(y, 1, w/3, fade(p.kind(p.doc.Figures[i].Kind), 0.55))
				last = y
			}
		}
	}
	for _, n := range p.notes {
		put(row(n.Start), 3, 0, fade(p.style.Notes[n.Colour%len(p.style.Notes)], 0.9))
	}
	last := -1
	for _, s := range p.hits {
		if y := row(s.Start); y != last {
			put(y, 2, 0, p.style.Accent)
			last = y
		}
	}
	return img
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
	here := p.Place()
	to := -1
	for _, a := range p.doc.Articles {
		for i := range a.Blocks {
			b := &a.Blocks[i]
			if b.Kind != doc.Heading && b.Kind != doc.Title {
				continue
			}
			if by > 0 && b.Start > here {
				p.ScrollTo(b.Start)
				return
			}
			if by < 0 && b.Start < here {
				to = b.Start
			}
		}
	}
	if by < 0 && to >= 0 {
		p.ScrollTo(to)
	}
}
