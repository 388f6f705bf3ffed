package reading

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// grids makes one table of the rows that stand in a table of d, and gives its
// caption, its line of units and its notes their place. blocks are in order.
func grids(d *doc.Document, blocks []layout.Block) []layout.Block {
	if len(d.Tables) == 0 || len(blocks) == 0 {
		return blocks
	}
	var out []layout.Block
	k := 0
	for i := 0; i < len(blocks); {
		for k < len(d.Tables) && d.Tables[k].End <= blocks[i].Start {
			k++
		}
		if k == len(d.Tables) || !blocks[i].Overlaps(d.Tables[k].Span) {
			out = append(out, blocks[i])
			i++
			continue
		}
		t := &d.Tables[k]
		j := i
		var rows []text.Span
		for j < len(blocks) && blocks[j].Overlaps(t.Span) {
			rows = append(rows, blocks[j].Span)
			j++
		}
		g := layout.NewGrid(d.Body, t, rows)
		if g == nil {
			out = append(out, blocks[i:j]...)
			i = j
			continue
		}
		over(d.Body, out)
		opens := blocks[i].Opens
		first := len(out)
		out = append(out, g.Blocks()...)
		out[first].Opens = opens
		for n := 0; j < len(blocks) && n < 4 && layout.IsNote(blocks[j].Of(d.Body)); n++ {
			b := blocks[j]
			b.Role = layout.Note
			out = append(out, b)
			j++
		}
		i = j
	}
	return out
}

// over finds the caption and the line of units among the last of blocks, which
// stand over a table.
func over(body string, blocks []layout.Block) {
	titled := false
	for n := 1; n <= 4 && n <= len(blocks); n++ {
		b := &blocks[len(blocks)-n]
		s := b.Of(body)
		switch {
		case b.Role == layout.Title || b.Grid != nil:
			return
		case !titled && layout.IsUnits(s):
			b.Role = layout.Units
		case layout.IsCaption(s):
			b.Role = layout.Caption
			return
		case !titled && layout.IsTableTitle(s):
			b.Role = layout.Caption
			titled = true
		default:
			return
		}
	}
}

// slide is how far the table of block i is moved to the left, to show what has
// no room on the page.
func (p *Pane) slide(i int) float32 {
	if len(p.slides) == 0 || p.flow == nil || i < 0 || i >= p.flow.Len() {
		return 0
	}
	if g := p.flow.Block(i).Grid; g != nil {
		return p.slides[g]
	}
	return 0
}

// slid is how far what stands at x of block l is moved to the left.
func (p *Pane) slid(l *layout.Laid, x float32) float32 {
	if l.Sheet == nil || l.Sheet.Stays(x) {
		return 0
	}
	return p.slides[l.Sheet.Grid]
}

// slideTo moves the table of block i, as far as there is something to see, and
// reports whether it moved.
func (p *Pane) slideTo(i int, x float32) bool {
	sh := p.flow.Lay(i).Sheet
	if sh == nil {
		return false
	}
	x = p.column.snap(max(0, min(x, sh.Width-sh.View)))
	if x == p.slides[sh.Grid] {
		return false
	}
	if p.slides == nil {
		p.slides = map[*layout.Grid]float32{}
	}
	p.slides[sh.Grid] = x
	p.dropGrid(sh.Grid)
	return true
}

// dropGrid forgets the pictures of a table that was moved.
func (p *Pane) dropGrid(g *layout.Grid) {
	if p.view == nil {
		return
	}
	for k, v := range p.view.lines {
		if v.laid != nil && v.laid.Sheet != nil && v.laid.Sheet.Grid == g {
			v.laid = nil
			p.view.spare = append(p.view.spare, v)
			delete(p.view.lines, k)
		}
	}
}

// uncover slides the table that holds the byte at offset so that its cell is
// seen.
func (p *Pane) uncover(offset int) {
	b := p.flow.Find(offset)
	l := p.flow.Lay(b)
	if l.Sheet == nil || l.Sheet.Width <= l.Sheet.View {
		return
	}
	a := l.Sheet.Cell(offset)
	if a == nil || l.Sheet.Stays(a.X0) {
		return
	}
	at, left := p.slides[l.Sheet.Grid], l.Sheet.Left
	switch {
	case a.X0-l.Sheet.Fixed < at:
		p.slideTo(b, a.X0-l.Sheet.Fixed)
	case a.X1-left > at+l.Sheet.View:
		p.slideTo(b, min(a.X0-l.Sheet.Fixed, a.X1-left-l.Sheet.View))
	}
}

// uncovered reports whether the cell of the byte at offset is seen as its table
// is slid now; what is no table always is.
func (p *Pane) uncovered(l *layout.Laid, offset int) bool {
	if l.Sheet == nil || l.Sheet.Width <= l.Sheet.View {
		return true
	}
	_, x := l.Place(offset)
	if l.Sheet.Stays(x) {
		return true
	}
	x -= p.slides[l.Sheet.Grid]
	return x >= l.Sheet.Fixed && x+l.Size < l.Sheet.Left+l.Sheet.View
}

// seen cuts the stretch from x to right of block l, which are in the page, to
// what is seen of its table; false if nothing is.
func (p *Pane) seen(l *layout.Laid, x, right float32) (float32, float32, bool) {
	sh := l.Sheet
	if sh == nil {
		return x, right, true
	}
	if sh.Stays(x) {
		return x, min(right, sh.Left+sh.View), true
	}
	d := p.slides[sh.Grid]
	x, right = max(x-d, sh.Fixed), min(right-d, sh.Left+sh.View)
	return x, right, right > x
}

// wideAt returns the block of a table under pos that has more to show at its
// sides; -1 if there is none.
func (p *Pane) wideAt(pos fyne.Position) int {
	pt, ok := p.at(pos)
	if !ok || pt.laid.Sheet == nil || pt.laid.Sheet.Width <= pt.laid.Sheet.View {
		return -1
	}
	return pt.block
}

// A sled is the bar under a wide table by which it is slid.
type sled struct {
	grid  *layout.Grid
	block int
	grip  float32 // from the bar's left to the pointer; negative while nobody holds it
}

// Sizes of the bar under a wide table, in units.
const (
	sledHeight = 4
	sledZone   = 10 // where the pointer takes hold of it
)

// sledOf is where the bar of block i stands, whose top is at y: only under the
// table's last rows, or at the foot of the pane while those are further down.
func (p *Pane) sledOf(l *layout.Laid, y float32) (x, top, width float32, ok bool) {
	sh := l.Sheet
	if sh == nil || sh.Width <= sh.View+0.5 {
		return 0, 0, 0, false
	}
	foot := y + l.Height
	h := p.Size().Height
	if !sh.Ends && foot <= h || y > h {
		return 0, 0, 0, false
	}
	width = max(barLeast, sh.View*sh.View/sh.Width)
	part := p.slides[sh.Grid] / (sh.Width - sh.View)
	return p.column.left + sh.Left + (sh.View-width)*part, min(foot+3, h-sledHeight-2), width, true
}

// sledAt takes hold of the bar under pos.
func (p *Pane) sledAt(pos fyne.Position) (sled, bool) {
	if p.flow == nil || p.flow.Len() == 0 {
		return sled{}, false
	}
	y := -p.place.under
	for i := p.place.block; i < p.flow.Len() && y < p.Size().Height; i++ {
		l := p.flow.Lay(i)
		if x, top, w, ok := p.sledOf(l, y); ok && pos.Y >= top-sledZone/2 && pos.Y <= top+sledHeight+sledZone/2 && pos.X >= p.column.left+l.Sheet.Left && pos.X <= p.column.left+l.Sheet.Left+l.Sheet.View {
			s := sled{grid: l.Sheet.Grid, block: i, grip: pos.X - x}
			if s.grip < 0 || s.grip > w {
				s.grip = w / 2
			}
			return s, true
		}
		y += l.Height
	}
	return sled{}, false
}

// dragSled slides the table that is held to the pointer.
func (p *Pane) dragSled(pos fyne.Position) {
	s := p.mouse.sled
	if s.grid == nil || s.block >= p.flow.Len() || p.flow.Block(s.block).Grid != s.grid {
		return
	}
	sh := p.flow.Lay(s.block).Sheet
	width := max(barLeast, sh.View*sh.View/sh.Width)
	if room := sh.View - width; room > 0 {
		p.slideTo(s.block, (pos.X-s.grip-p.column.left-sh.Left)/room*(sh.Width-sh.View))
	}
	p.update()
}

// Table returns the table that the byte at offset lies in; nil if it lies in
// none.
func (p *Pane) Table(offset int) *layout.Grid {
	if p.flow == nil || p.flow.Len() == 0 || offset < 0 {
		return nil
	}
	b := p.flow.Block(p.flow.Find(offset))
	if b.Grid == nil || offset > b.End {
		return nil
	}
	return b.Grid
}

// TableText returns what makes the table around offset into lines of cells set
// apart by tabs, for a sheet; nil if offset lies in no table. It may be called
// by a worker, since a table may be long.
func (p *Pane) TableText(offset int) func() string {
	g := p.Table(offset)
	if g == nil {
		return nil
	}
	m, shown := p.model, p.display.Copy // as they are now
	return func() string {
		return g.TSV(func(_ int, c doc.Cell) (string, bool) { return m.copied(c.Span, shown), true })
	}
}

// cellsIn is what s covers of a table, as TSV; false if it stays in one cell.
func (p *Pane) cellsIn(g *layout.Grid, s text.Span) (string, bool) {
	n := 0
	tsv := g.TSV(func(_ int, c doc.Cell) (string, bool) {
		part := text.Span{Start: max(c.Start, s.Start), End: min(c.End, s.End)}
		if part.Empty() {
			return "", false
		}
		n++
		return p.copied(part), true
	})
	return tsv, n > 1
}
