package page

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// A writer writes paragraphs, with a part for each page.
type writer struct {
	raw.Builder
	pages []*laid
	page  int                // of the part at hand
	at    []text.Span        // where each paragraph stands
	notes map[int][]doc.Note // by page, from 1: shown where the page begins
}

// turn begins the part of page n, if it is not at hand.
func (w *writer) turn(n int) {
	for w.page < n {
		w.page++
		p := w.pages[w.page-1]
		w.Part(doc.Part{Page: p.number, Size: p.size}, false)
		start := w.Len()
		w.furniture(p)
		if p.letters == 0 && w.Len() == start { // so that the page has a place in the text
			w.Mark(w.Write("\f"), doc.Furniture)
		}
		for _, note := range w.notes[w.page] {
			note.Raw = text.Span{Start: start, End: w.Len()}
			w.Note(note)
		}
	}
}

// furniture writes what belongs to the page and not to the text.
func (w *writer) furniture(p *laid) {
	for i := range p.furniture {
		w.spare(&p.furniture[i])
	}
}

// spare writes a line that belongs to the page and not to the text.
func (w *writer) spare(l *line) {
	at := w.Len()
	w.glyphs(w.pages[w.page-1], l.gs)
	w.Mark(text.Span{Start: at, End: w.Len()}, doc.Furniture)
	w.End()
}

// glyphs writes a line of text, a box for each stretch of characters of one
// width.
func (w *writer) glyphs(p *laid, gs []glyph) {
	if len(gs) == 0 {
		return
	}
	loose := looseness(gs)
	base, size := main(gs)
	var b strings.Builder
	var x0, x1, y0, y1 float32
	flush := func() {
		if b.Len() > 0 {
			w.Box(b.String(), p.frame.back(x0, y0, x1, y1), p.frame.down())
			b.Reset()
		}
	}
	for i := 0; i < len(gs); i++ {
		g := &gs[i]
		if n, s := raised(gs, i, base, size); n > 0 {
			flush()
			e := &gs[i+n-1]
			w.Box(s, p.frame.back(g.x0, g.y0, max(e.x1, g.x0), max(g.y1, g.y0)), p.frame.down())
			i += n - 1
			continue
		}
		if n := leaders(gs, i); n > 0 {
			flush()
			if i > 0 && i+n < len(gs) {
				w.Write(" ")
			}
			i += n - 1
			continue
		}
		if i > 0 && leadsTo(gs, i) {
			// the dots before it were a blank
		} else if i > 0 && spaced(&gs[i-1], g, loose) {
			flush()
			w.Write(" ")
		}
		if b.Len() > 0 && (wide(g.r) != wide(gs[i-1].r) || b.Len() > 200 || g.x0-x1 > 0.3*g.size) {
			flush()
		}
		if b.Len() == 0 {
			x0, x1, y0, y1 = g.x0, g.x1, g.y0, g.y1
		}
		x0, x1, y0, y1 = min(x0, g.x0), max(x1, g.x1), min(y0, g.y0), max(y1, g.y1)
		b.WriteRune(plainRune(g.r))
	}
	flush()
}

// leadsTo reports whether dots that lead the eye end before glyph i.
func leadsTo(gs []glyph, i int) bool {
	return i > 2 && gs[i-1].r == gs[i-2].r && gs[i-2].r == gs[i-3].r && strings.ContainsRune("….·‥．﹒・⋯•", gs[i-1].r)
}

// plainRune is r, or a mark in the place of what no text may hold.
func plainRune(r rune) rune {
	if r < ' ' || r >= 0xd800 && r < 0xe000 || r > 0x10ffff {
		return '\ufffd'
	}
	return r
}

// down reports whether the text of the page runs down or up it.
func (f *frame) down() bool { return abs(float32(f.sin)) > 0.7 }

// main is the base and size of most of gs.
func main(gs []glyph) (base, size float32) {
	p := piece{gs: append([]glyph(nil), gs...)}
	p.finish()
	return p.base, p.size
}

// raised reports how many glyphs from i on are the mark of a note, small and
// high, and how it is written: [4]. What is no mark is 0, as is the end of what
// stands small and high as a whole, an invoice's number beside its title.
func raised(gs []glyph, i int, base, size float32) (int, string) {
	high := func(k int) bool {
		g := &gs[k]
		return g.size <= 0.8*size && g.base <= base-0.15*size && g.base >= base-0.9*size
	}
	if !high(i) || i > 0 && high(i-1) {
		return 0, ""
	}
	n := 0
	var b strings.Builder
	for k := i; k < len(gs) && high(k); k++ {
		b.WriteRune(gs[k].r)
		n++
	}
	s := b.String()
	digits := strings.TrimLeft(s, "[［(（")
	digits = strings.TrimRight(digits, "]］)）")
	if digits == "" || strings.Trim(digits, "0123456789,，-–~～、") != "" || strings.Trim(digits, "0123456789") == "" && len(digits) > 3 {
		return 0, ""
	}
	if i > 0 && digits == s {
		prev := gs[i-1].r
		if (prev >= 'a' && prev <= 'z' || prev >= 'A' && prev <= 'Z' || prev == '㎡') && len(s) == 1 {
			switch s {
			case "2":
				return n, "²"
			case "3":
				return n, "³"
			}
		}
		if prev == '0' && i > 1 && gs[i-2].r == '1' && (i == 2 || !figure(gs[i-3].r)) { // ×10⁹
			return n, strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(s)
		}
	}
	return n, "[" + digits + "]"
}

// para writes a paragraph, the printed lines one a line.
func (w *writer) para(p *para) {
	if p.table != nil {
		w.table(p)
		return
	}
	w.turn(p.lines[0].page)
	w.End()
	start := w.Start()
	for i := range p.lines {
		l := &p.lines[i]
		if i > 0 {
			w.End()
			w.turn(l.page)
		}
		w.glyphs(w.pages[l.page-1], l.gs)
	}
	w.at = append(w.at, text.Span{Start: start, End: w.Len()})
	w.BlockFrom(start, p.kind, p.level)
}

// table writes a table, a row a line.
func (w *writer) table(p *para) {
	w.turn(p.page)
	w.End()
	g := doc.Grid{Guessed: p.table.guessed, Heads: p.table.heads()}
	g.Start = w.Start()
	for _, t := range append([]*table{p.table}, p.more...) {
		w.turn(t.page)
		for len(p.late) > 0 && p.late[0].page <= t.page {
			for i := range p.late[0].lines {
				w.spare(&p.late[0].lines[i])
			}
			p.late = p.late[1:]
		}
		pg := w.pages[t.page-1]
		for r := range t.rows {
			row := make([]doc.Cell, 0, len(t.rows[r]))
			at := 0
			start := w.Start()
			for _, c := range t.rows[r] {
				for ; at < c.col; at++ {
					w.Write("\t")
				}
				from := w.Len()
				for k, l := range c.lines {
					if k > 0 && parted(c.lines[k-1], l) {
						w.Write(" ")
					}
					w.glyphs(pg, l)
				}
				if w.Len() > from {
					row = append(row, doc.Cell{Span: text.Span{Start: from, End: w.Len()}, Col: c.col, Across: c.across, Down: c.down})
				}
			}
			if t.repeated > r {
				w.Mark(text.Span{Start: start, End: w.Len()}, doc.Furniture)
				w.End()
				continue
			}
			g.Rows = append(g.Rows, row)
			w.Block(doc.RowHint, 0)
		}
	}
	g.End = max(g.Start, w.Len()-1)
	w.at = append(w.at, g.Span)
	for _, k := range p.above {
		g.Above = append(g.Above, w.at[k])
	}
	if len(g.Rows) > 0 {
		w.Grid(g)
	}
}

// parted reports whether a blank stands between two lines of a cell: between
// words of letters, and between a name with its value and the next.
func parted(a, b []glyph) bool {
	x, y := a[len(a)-1].r, b[0].r
	if !wide(x) && !wide(y) && !(figure(x) && figure(y)) {
		return true
	}
	named := func(gs []glyph) bool { l := line{gs: gs}; return l.field() }
	return named(a) && named(b)
}
