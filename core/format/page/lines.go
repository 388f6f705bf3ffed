package page

import (
	"slices"
)

// A line is a printed line of one column.
type line struct {
	page           int
	gs             []glyph
	x0, x1, y0, y1 float32
	base, size     float32
	font           int32
	bold           bool
	table          *table  // instead of characters
	row            []piece // that it is made of
	widest         float32 // gap between its pieces
	mid            float32 // the middle of the page
	left, right    float32 // the edges that hold for it
}

// rows puts pieces together that stand side by side, from the top down. It
// does not look at columns.
func rows(ps []piece) [][]piece {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b piece) int {
		switch {
		case a.base < b.base:
			return -1
		case a.base > b.base:
			return 1
		}
		return 0
	})
	var out [][]piece
	for _, p := range sorted {
		if n := len(out); n > 0 {
			row := out[n-1]
			tall := row[0]
			for _, q := range row {
				if q.size > tall.size {
					tall = q
				}
			}
			if over := min(tall.y1, p.y1) - max(tall.y0, p.y0); over > 0.55*min(tall.y1-tall.y0, p.y1-p.y0) && !covered(row, &p) {
				out[n-1] = append(row, p)
				continue
			}
		}
		out = append(out, []piece{p})
	}
	for _, row := range out {
		slices.SortStableFunc(row, func(a, b piece) int {
			switch {
			case a.x0 < b.x0:
				return -1
			case a.x0 > b.x0:
				return 1
			}
			return 0
		})
	}
	return out
}

// covered reports whether p stands over or under a piece of row rather than
// beside it.
func covered(row []piece, p *piece) bool {
	for i := range row {
		q := &row[i]
		if over := min(q.x1, p.x1) - max(q.x0, p.x0); over > 0.5*min(q.x1-q.x0, p.x1-p.x0) && abs(q.base-p.base) > 0.3*min(q.size, p.size) {
			return true
		}
	}
	return false
}

// lineOf makes a line of the pieces of a row.
func (s *sheet) lineOf(row []piece) line {
	l := line{page: s.number, row: row, font: -1, mid: s.size.Width / 2}
	if s.frame.down() {
		l.mid = s.size.Height / 2
	}
	l.x0, l.x1, l.y0, l.y1 = row[0].x0, row[0].x1, row[0].y0, row[0].y1
	long := float32(-1)
	for i, p := range row {
		if i > 0 {
			l.widest = max(l.widest, p.x0-l.x1)
		}
		l.gs = append(l.gs, p.gs...)
		l.x0, l.x1, l.y0, l.y1 = min(l.x0, p.x0), max(l.x1, p.x1), min(l.y0, p.y0), max(l.y1, p.y1)
		if w := p.x1 - p.x0; w > long {
			long, l.base, l.size, l.font = w, p.base, p.size, p.font
		}
	}
	l.face(s.fonts)
	return l
}

// face works out the type of l: that of its Han characters, where it has some.
func (l *line) face(fonts []font) {
	var count, han map[int32]int
	count, han = map[int32]int{}, map[int32]int{}
	n := 0
	for _, g := range l.gs {
		switch {
		case !letterOrDigit(g.r):
		case wide(g.r):
			han[g.font]++
			n++
			fallthrough
		default:
			count[g.font]++
		}
	}
	if n >= 3 {
		count = han
	}
	bold, all, most := 0, 0, 0
	for f, k := range count {
		all += k
		if f >= 0 && fonts[f].bold {
			bold += k
		}
		if k > most || k == most && f < l.font {
			l.font, most = f, k
		}
	}
	l.bold = all > 0 && bold*10 >= all*8
}

func (l *line) first() rune {
	if len(l.gs) == 0 {
		return 0
	}
	return l.gs[0].r
}

func (l *line) last() rune {
	if len(l.gs) == 0 {
		return 0
	}
	return l.gs[len(l.gs)-1].r
}
