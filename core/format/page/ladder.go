package page

import (
	"cmp"
	"slices"
)

// A ladder is level rules of one width, one under the other: over a table, under
// its heads and under its end, as tables without upright rules have them.
type ladder struct {
	x0, x1 float32
	ys     []float32
}

// ladders finds the ladders that the rules of s make, the one with most rules
// first.
func (s *sheet) ladders() []ladder {
	var hs []span
	for _, r := range s.rules {
		if r.flat() {
			hs = append(hs, span{(r.y0 + r.y1) / 2, r.x0, r.x1})
		}
	}
	if len(hs) < 2 {
		return nil
	}
	var out []ladder
	const same = 6
	for _, h := range join(hs) {
		if h.to-h.from < 60 {
			continue
		}
		k := slices.IndexFunc(out, func(l ladder) bool { return abs(l.x0-h.from) < same && abs(l.x1-h.to) < same })
		if k < 0 {
			if len(out) > 200 {
				break
			}
			out = append(out, ladder{x0: h.from, x1: h.to, ys: []float32{h.at}})
			continue
		}
		out[k].ys = append(out[k].ys, h.at)
	}
	out = slices.DeleteFunc(out, func(l ladder) bool { return len(l.ys) < 2 })
	for i := range out {
		slices.Sort(out[i].ys)
	}
	slices.SortStableFunc(out, func(a, b ladder) int { return cmp.Compare(len(b.ys), len(a.ys)) })
	return out
}

// A ruled is where a table stands between the rules of a ladder.
type ruled struct {
	from, to int // lines
	heads    int // lines of heads
}

// ruledIn finds the tables among lines, which stand in the order of the page.
func (s *sheet) ruledIn(lines []line) []ruled {
	var out []ruled
	taken := make([]bool, len(lines))
	for _, l := range s.ladders() {
		var run []ruled // gaps that follow one another and hold cells
		flush := func() {
			if t, ok := tableOf(lines, run); ok && !slices.Contains(taken[t.from:t.to], true) {
				for i := t.from; i < t.to; i++ {
					taken[i] = true
				}
				out = append(out, t)
			}
			run = nil
		}
		for k := 0; k+1 < len(l.ys); k++ {
			from, to, ok := l.gap(lines, k)
			if !ok {
				flush()
				continue
			}
			if from < to {
				run = append(run, ruled{from: from, to: to})
			}
		}
		flush()
	}
	slices.SortFunc(out, func(a, b ruled) int { return cmp.Compare(a.from, b.from) })
	return out
}

// gap is the lines between rule k of l and the next. ok is false where they
// cannot be cells.
func (l *ladder) gap(lines []line, k int) (from, to int, ok bool) {
	from = -1
	many, n := 0, 0
	for i := range lines {
		o := &lines[i]
		y := o.base - 0.3*o.size
		if o.table != nil {
			y = (o.y0 + o.y1) / 2
		}
		if y < l.ys[k] || y > l.ys[k+1] {
			continue
		}
		if from < 0 {
			from = i
		}
		if o.table != nil || i != from+n || o.x0 < l.x0-4 || o.x1 > l.x1+4 || o.dots() {
			return 0, 0, false
		}
		n++
		if len(o.row) > 1 {
			many++
		} else if o.x1-o.x0 > 0.7*(l.x1-l.x0) || o.last() == '。' {
			return 0, 0, false
		}
	}
	if n == 0 {
		return 0, 0, true
	}
	return from, from + n, many > 0 && many*3 >= n || n == 1 && lines[from].x1-lines[from].x0 < 0.5*(l.x1-l.x0)
}

// tableOf puts the gaps of a ladder together to a table. It reports false where
// they are too little for one.
func tableOf(lines []line, gaps []ruled) (ruled, bool) {
	if len(gaps) == 0 {
		return ruled{}, false
	}
	t := ruled{from: gaps[0].from, to: gaps[len(gaps)-1].to}
	numbers, many := 0, 0
	for i := t.from; i < t.to; i++ {
		if lines[i].tabular() {
			numbers++
		}
		if len(lines[i].row) > 1 {
			many++
		}
	}
	if many < 2 || numbers < 2 && (len(gaps) < 2 || many < 3) {
		return ruled{}, false
	}
	worded := func(i int) bool { // no number, or years and their like
		return !slices.ContainsFunc(lines[i].row, func(p piece) bool { return numeric(p.gs) && !year(p.gs) })
	}
	end := t.to - 1
	if len(gaps) > 1 {
		end = gaps[0].to
	}
	for i := t.from; i < end && worded(i); i++ {
		t.heads++
	}
	if len(gaps) > 1 && t.heads < gaps[0].to-t.from {
		t.heads = 0 // rules under each row, no heads
	}
	return t, true
}

// unjoined parts the pieces of lines that the columns of the others part: cells
// that stand so close that they look like one.
func unjoined(lines []line) {
	for i := range lines {
		var row []piece
		for k, p := range lines[i].row {
			if n := len(row); n == 1 && k < 3 && row[0].setApart(&p) {
				q := piece{gs: slices.Concat(row[0].gs, p.gs)}
				q.finish()
				row[0] = q
				continue
			}
			row = append(row, p.cut(lines, i)...)
		}
		lines[i].row = row
	}
}

// setApart reports whether p and q, the first of a row, are the characters of
// one word: 合　　计, 总　人　口.
func (p *piece) setApart(q *piece) bool {
	return len(p.gs) <= 2 && len(q.gs) == 1 && wide(p.gs[0].r) && wide(q.gs[0].r) && q.x0-p.x1 < 2.3*p.size
}

// cut parts p, a piece of line own, at those of its gaps that lie between two
// columns: at least two other lines have characters over or under what is left of
// the gap, and over or under what is right of it, and hardly any in the gap.
func (p *piece) cut(lines []line, own int) []piece {
	var out []piece
	from := 0
	for k := 1; k < len(p.gs); k++ {
		if !mayPart(&p.gs[k-1], &p.gs[k]) || len(p.gs) == 2 {
			continue // two characters set apart are a word: 合　计
		}
		left := column{p.gs[from].x0, p.gs[k-1].x1}
		right := column{p.gs[k].x0, p.x1}
		mid := (left.x1 + right.x0) / 2
		l, r, crossed := 0, 0, 0
		for i := range lines {
			if i == own {
				continue
			}
			a, b, c := false, false, false
			for _, g := range lines[i].gs {
				a = a || g.x0 < left.x1 && g.x1 > left.x0
				b = b || g.x0 < right.x1 && g.x1 > right.x0
				c = c || g.x0 < mid && g.x1 > mid
			}
			switch {
			case c:
				crossed++
			default:
				if a {
					l++
				}
				if b {
					r++
				}
			}
		}
		if l < 2 || r < 2 || crossed*4 > min(l, r) {
			continue
		}
		q := piece{gs: p.gs[from:k:k]}
		q.finish()
		out = append(out, q)
		from = k
	}
	if from == 0 {
		return []piece{*p}
	}
	q := piece{gs: p.gs[from:]}
	q.finish()
	return append(out, q)
}

// mayPart reports whether two cells may meet between a and b: not within a word.
func mayPart(a, b *glyph) bool {
	gap := (b.x0 - a.x1) / max(1, b.size)
	digit := func(r rune) bool { return figure(r) || r == '-' || r == '－' || r == '—' }
	switch {
	case wide(a.r) != wide(b.r):
		return gap > 0.2
	case !wide(a.r) && !(digit(a.r) && digit(b.r)):
		return gap > 0.8
	}
	return gap > 0.25
}
