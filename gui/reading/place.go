package reading

import (
	"math"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// Room around the text, in units.
const (
	headRoom  = 28 // above the first line
	footLines = 3  // blank lines under the last
)

// A place is what stands at the top of the pane: so far under the top of a
// block. It does not move when heights of other blocks turn out to be other than
// estimated.
type place struct {
	block int
	under float32
}

var top = place{0, -headRoom}

func (a place) before(b place) bool {
	return a.block < b.block || a.block == b.block && a.under < b.under
}

// A column is where the text stands in the pane.
type column struct {
	left, width float32
	room        float32   // that a wide table may take; width where there is none
	size        fyne.Size // of the pane that it was made for
	grain       float32   // pixels to a unit
}

// measureColumn fits the column into the pane: a whole number of characters,
// at most Style.MeasureEm, in the middle, its left edge on a pixel.
func (p *Pane) measureColumn() column {
	size := p.Size()
	grain := float32(1)
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(p); c != nil && c.Scale() > 0 {
			grain = c.Scale()
		}
	}
	em := p.style.TextSize
	room := size.Width - 2*p.style.Margin
	if room < 12*em { // a narrow pane needs its room for text
		room = size.Width - 24
	}
	ems := min(p.style.MeasureEm, float32(math.Floor(float64(room/em))))
	width := max(ems, 4) * em
	c := column{width: width, room: width, size: size, grain: grain}
	c.left = c.snap(max(0, (size.Width-width)/2))
	if p.text != nil && p.text.Grids() {
		c.room = max(width, size.Width-2*max(p.style.Margin, barZone+stripZone+8))
	}
	return c
}

// snap moves a length to the nearest pixel.
func (c column) snap(x float32) float32 {
	if c.grain <= 0 {
		return x
	}
	return float32(math.Round(float64(x*c.grain))) / c.grain
}

// spec is what the layout needs to know of the style. The line height is a
// whole number of pixels, so that lines stand evenly.
func (p *Pane) spec() layout.Spec {
	p.column = p.measureColumn()
	s := p.style
	height := p.column.snap(s.TextSize*s.LineHeight) / s.TextSize
	return layout.Spec{
		Measure: p.column.width, Room: p.column.room, Size: s.TextSize, LineHeight: max(1, height), Indent: s.Indent,
		Justify: s.Justify, Compress: !s.Loose, Gap: 0.125,
	}
}

// An anchor holds the text to a character while lines change around it.
type anchor struct {
	offset int
	y      float32 // of its line from the pane's top
	atTop  bool
}

// anchor is what the text is held to now. While nobody moves the text it stays
// the same character, in whatever line it comes to stand: many changes, one
// after the other, do not lead astray.
func (p *Pane) anchor() anchor {
	if p.flow.Len() == 0 {
		return anchor{atTop: true}
	}
	chosen := p.doc != nil && p.figure >= 0 && p.figure < len(p.doc.Figures)
	if p.held.offset > 0 && p.heldAt == p.place && (!chosen || p.held.offset == p.doc.Figures[p.figure].Start) {
		return p.held
	}
	if chosen { // it is what the eyes are on
		if f := p.doc.Figures[p.figure].Start; p.inView(f) {
			b := p.flow.Find(f)
			l := p.flow.Lay(b)
			return anchor{offset: f, y: p.blockY(b) + l.Lines[l.LineOf(f)].Y}
		}
	}
	if p.held.offset > 0 && p.heldAt == p.place {
		return p.held
	}
	if !top.before(p.place) {
		return anchor{atTop: true}
	}
	l, n := p.firstLine()
	offset := l.Offset(l.Lines[n].First)
	return anchor{offset: offset, y: p.blockY(p.flow.Find(offset)) + l.Lines[n].Y}
}

// blockY is where the top of a block stands in the pane; for a block far away,
// about where.
func (p *Pane) blockY(b int) float32 {
	return float32(p.flow.Top(b)-p.flow.Top(p.place.block)) - p.place.under
}

func (p *Pane) restore(a anchor) {
	p.endOK = false
	if a.atTop {
		p.place = top
		return
	}
	p.goTo(a.offset, a.y)
	p.held, p.heldAt = a, p.place
}

// fit lays the text out anew if the pane's size or scale has changed.
func (p *Pane) fit() {
	if p.flow == nil {
		return
	}
	now := p.measureColumn()
	if now == p.column {
		return
	}
	was := p.column
	if now.width == was.width && now.room == was.room && now.grain == was.grain {
		p.column, p.endOK = now, false
		return
	}
	keep := p.anchor()
	p.flow.Set(p.spec())
	p.dropLines()
	p.restore(keep)
}

// goTo puts the line that holds the byte at offset y under the pane's top.
func (p *Pane) goTo(offset int, y float32) {
	b := p.flow.Find(offset)
	l := p.flow.Lay(b)
	ln := l.Lines[l.LineOf(offset)]
	p.place = place{b, ln.Y - y}
	p.settle()
}

// lead is the room that ScrollTo leaves above the line with the byte at
// offset: blank that is there anyway, so that no half line shows above it.
func (p *Pane) lead(offset int) float32 {
	b := p.flow.Find(offset)
	if p.flow.Lay(b).LineOf(offset) > 0 {
		return 4
	}
	if b == 0 {
		return headRoom
	}
	return min(headRoom, p.flow.Above(b))
}

// page moves on by a page, down or up. The last line that was wholly in view
// becomes the first, so that the eye finds its place and no line is cut.
func (p *Pane) page(down bool) {
	if p.flow == nil || p.flow.Len() == 0 {
		return
	}
	h := p.Size().Height
	if !down {
		l, n := p.firstLine()
		p.goTo(l.Offset(l.Lines[n].First), h-l.Lines[n].Height-4)
		l, n = p.firstLine() // begin with a whole line
		if top.before(p.place) {
			at := l.Offset(l.Lines[n].First)
			p.goTo(at, p.lead(at))
		}
		p.update()
		return
	}
	at, next := p.firstOffset(), -1
	y := -p.place.under
	for i := p.place.block; i < p.flow.Len() && y < h; i++ {
		l := p.flow.Lay(i)
		for _, ln := range l.Lines {
			if y+ln.Y+ln.Height <= h {
				next = l.Offset(ln.First)
			}
		}
		y += l.Height
	}
	if next <= at { // a pane of one line
		p.scroll(max(h-8, p.style.TextSize))
		return
	}
	p.goTo(next, p.lead(next))
	p.update()
}

// reveal brings the line with offset to a third of the pane's height.
func (p *Pane) reveal(offset int) {
	if p.flow == nil || p.flow.Len() == 0 {
		return
	}
	p.fit()
	p.uncover(offset)
	p.goTo(offset, p.column.size.Height/3)
}

// show scrolls as little as brings the line with offset into view.
func (p *Pane) show(offset int) {
	p.uncover(offset)
	b := p.flow.Find(offset)
	l := p.flow.Lay(b)
	ln := l.Lines[l.LineOf(offset)]
	if at := (place{b, ln.Y}); at.before(p.place) {
		p.goTo(offset, p.lead(offset))
		return
	}
	y := ln.Y + ln.Height - p.place.under
	for i := p.place.block; i < b && y < p.column.size.Height*4; i++ {
		y += p.flow.Lay(i).Height
	}
	if y > p.column.size.Height-8 {
		p.goTo(offset, p.column.size.Height-ln.Height-8)
	}
}

// Shift moves the text up by dy: the pane has come to stand lower by as much.
func (p *Pane) Shift(dy float32) {
	if dy != 0 {
		p.scroll(dy)
	}
}

// scroll moves the text up by dy.
func (p *Pane) scroll(dy float32) {
	if p.flow == nil || p.flow.Len() == 0 {
		return
	}
	if abs := math.Abs(float64(dy)); abs > 20*float64(p.column.size.Height+1) {
		b, under := p.flow.At(p.flow.Top(p.place.block) + float64(p.place.under) + float64(dy))
		p.place = place{b, under}
	} else {
		p.place.under += dy
	}
	p.settle()
	p.update()
}

// settle makes the place one that exists: within its block, not above the
// beginning, not under the end.
func (p *Pane) settle() {
	f := p.flow
	at := &p.place
	at.block = max(0, min(at.block, f.Len()-1))
	for at.under < 0 && at.block > 0 {
		at.block--
		at.under += f.Lay(at.block).Height
	}
	for at.block < f.Len()-1 {
		h := f.Lay(at.block).Height
		if at.under < h {
			break
		}
		at.under -= h
		at.block++
	}
	if end := p.end(); end.before(*at) {
		*at = end
	}
	if at.before(top) {
		*at = top
	}
}

// end is the place at which the last line stands above the pane's foot.
func (p *Pane) end() place {
	if p.endOK {
		return p.endAt
	}
	f := p.flow
	left := p.column.size.Height - footLines*p.style.TextSize*p.style.LineHeight
	i := f.Len() - 1
	for ; i > 0; i-- {
		h := f.Lay(i).Height
		if h >= left {
			break
		}
		left -= h
	}
	p.endAt = place{i, f.Lay(i).Height - left}
	if p.endAt.before(top) {
		p.endAt = top
	}
	p.endOK = true
	return p.endAt
}

// firstLine returns the first line that is wholly in view.
func (p *Pane) firstLine() (*layout.Laid, int) {
	f := p.flow
	const slack = 0.5
	for i := p.place.block; ; i++ {
		l := f.Lay(i)
		under := float32(0)
		if i == p.place.block {
			under = p.place.under
		}
		for n, ln := range l.Lines {
			if ln.Y >= under-slack {
				return l, n
			}
		}
		if i == f.Len()-1 {
			return l, len(l.Lines) - 1
		}
	}
}

func (p *Pane) firstOffset() int {
	l, n := p.firstLine()
	return l.Offset(l.Lines[n].First)
}

// A point is a place in the text: a block, and where in its layout.
type point struct {
	block int
	laid  *layout.Laid
	x, y  float32
}

// at returns what is under a point of the pane.
func (p *Pane) at(pos fyne.Position) (point, bool) {
	if p.flow == nil || p.flow.Len() == 0 {
		return point{}, false
	}
	y := pos.Y + p.place.under
	i := p.place.block
	for y < 0 && i > 0 {
		i--
		y += p.flow.Lay(i).Height
	}
	l := p.flow.Lay(i)
	for y >= l.Height && i < p.flow.Len()-1 {
		y -= l.Height
		i++
		l = p.flow.Lay(i)
	}
	x := pos.X - p.column.left
	if sh := l.Sheet; sh != nil {
		x = max(sh.Left, min(x, sh.Left+sh.View-1))
		x += p.slid(l, x)
	}
	return point{i, l, x, y}, true
}

// caret is the offset between characters nearest to pos.
func (p *Pane) caret(pos fyne.Position) (int, bool) {
	pt, ok := p.at(pos)
	if !ok {
		return 0, false
	}
	return pt.laid.Caret(pt.laid.Near(pt.x, pt.y), pt.x), true
}

// under is the offset of the character under pos.
func (p *Pane) under(pos fyne.Position) (int, bool) {
	pt, ok := p.at(pos)
	if !ok {
		return 0, false
	}
	return pt.laid.Under(pt.x, pt.y)
}
