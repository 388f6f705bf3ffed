package page

import (
	"cmp"
	"slices"
)

// fill puts the pieces that stand in t into its cells and returns the others.
// It reports false, and takes nothing, where t holds no table: a frame around
// text, a diagram.
func (t *table) fill(s *sheet, ps []piece) (rest []piece, ok bool) {
	type place struct{ row, cell int }
	held := map[place][]piece{}
	owner := map[[2]int]place{}
	for r := range t.rows {
		for k, c := range t.rows[r] {
			for y := r; y <= r+c.down; y++ {
				for x := c.col; x <= c.col+c.across; x++ {
					owner[[2]int{y, x}] = place{r, k}
				}
			}
		}
	}
	inside := 0
	for _, p := range ps {
		x, y := (p.x0+p.x1)/2, p.base-0.3*p.size
		if x < t.x0 || x > t.x1 || y < t.y0 || y > t.y1 {
			rest = append(rest, p)
			continue
		}
		at := owner[[2]int{slot(t.ys, y), slot(t.xs, x)}]
		held[at] = append(held[at], p)
		inside++
	}
	filled, long := 0, 0
	for _, in := range held {
		filled++
		n := 0
		for i := range in {
			n += len(in[i].gs)
		}
		long = max(long, n)
	}
	if filled < 2 || filled == 2 && long > 120 {
		return ps, false
	}
	for at, in := range held {
		c := &t.rows[at.row][at.cell]
		for _, row := range rows(in) {
			c.lines = append(c.lines, s.lineOf(row).gs)
		}
	}
	t.split()
	t.trim()
	return rest, len(t.rows) > 0 && t.cols > 0
}

// slot is the index of the stretch between edges that v lies in.
func slot(edges []float32, v float32) int {
	for i := 1; i < len(edges)-1; i++ {
		if v < edges[i] {
			return i - 1
		}
	}
	return len(edges) - 2
}

// numeric reports whether a line of a cell is a number that stands for itself.
func numeric(gs []glyph) bool {
	n := 0
	for _, g := range gs {
		switch {
		case g.r >= '0' && g.r <= '9' || g.r >= '０' && g.r <= '９':
			n++
		case figure(g.r) || g.r == '-' || g.r == '－' || g.r == '—' || g.r == '，' || g.r == '％' || g.r == '+' || g.r == '(' || g.r == ')' || g.r == '±' || g.r == '¥' || g.r == '￥':
		default:
			return false
		}
	}
	return n > 0
}

// split parts rows that no rule parts. A number never goes on in the next line,
// so that a cell with several lines of numbers is several rows.
func (t *table) split() {
	for r := 0; r < len(t.rows); r++ {
		bases := t.bases(r)
		if len(bases) < 2 {
			continue
		}
		parts := make([][]cell, len(bases))
		more := len(bases) - 1
		for _, c := range t.rows[r] {
			if c.down > 0 { // reaches over all of the new rows
				c.down += more
				parts[0] = append(parts[0], c)
				continue
			}
			each := make([]cell, len(bases))
			for k := range each {
				each[k] = cell{col: c.col, across: c.across}
			}
			for _, l := range c.lines {
				best := 0
				for k, b := range bases {
					if abs(b-l[0].base) < abs(bases[best]-l[0].base) {
						best = k
					}
				}
				each[best].lines = append(each[best].lines, l)
			}
			for k := range each {
				parts[k] = append(parts[k], each[k])
			}
		}
		for up := 0; up < r; up++ { // cells from above reach further
			for k := range t.rows[up] {
				if c := &t.rows[up][k]; up+c.down >= r {
					c.down += more
				}
			}
		}
		t.rows = slices.Replace(t.rows, r, r+1, parts...)
		r += more
	}
}

// bases are the heights at which row r, which no rule parts, has rows of its
// own: those of its numbers, and those of words that stand far from them.
func (t *table) bases(r int) []float32 {
	type height struct {
		base, size float32
		number     bool
	}
	var hs []height
	most, headed, longest := 0, 0, 0
	for _, c := range t.rows[r] {
		if c.down > 0 {
			continue
		}
		n := 0
		for _, l := range c.lines {
			h := height{l[0].base, l[0].size, numeric(l)}
			if h.number {
				n++
			}
			hs = append(hs, h)
		}
		switch {
		case n == len(c.lines):
			most = max(most, n)
		case n >= 1 && n == len(c.lines)-1 && !numeric(c.lines[0]): // the head of the column stands over them
			headed++
			longest = max(longest, n)
		}
	}
	if most < 2 && (headed < 2 || headed < 3 && longest < 2) {
		return nil
	}
	slices.SortFunc(hs, func(a, b height) int { return cmp.Compare(a.base, b.base) })
	var rows []height
	for _, h := range hs {
		if n := len(rows); n > 0 && h.base-rows[n-1].base < 0.5*h.size {
			if h.number && !rows[n-1].number {
				rows[n-1] = h
			}
			continue
		}
		rows = append(rows, h)
	}
	pitch := float32(0) // the least distance of rows with numbers
	for k := 1; k < len(rows); k++ {
		if d := rows[k].base - rows[k-1].base; rows[k].number && rows[k-1].number && (pitch == 0 || d < pitch) {
			pitch = d
		}
	}
	var out []float32
	for k, h := range rows {
		reach := 1.4 * h.size
		if pitch > 0 {
			reach = 0.75 * pitch
		}
		beside := k > 0 && rows[k-1].number && h.base-rows[k-1].base < reach || k+1 < len(rows) && rows[k+1].number && rows[k+1].base-h.base < reach
		if h.number || !beside {
			out = append(out, h.base)
		}
	}
	return out
}

// heads is how many rows at the head of t have words only, before the first
// with a number.
func (t *table) heads() int {
	for r, row := range t.rows {
		n := 0
		for _, c := range row {
			if len(c.lines) == 1 && numeric(c.lines[0]) && !year(c.lines[0]) {
				n++
			}
		}
		if n > 0 {
			return r
		}
	}
	return 0
}

// year reports whether gs is a number that may be a year.
func year(gs []glyph) bool {
	return len(gs) == 4 && (gs[0].r == '1' && gs[1].r == '9' || gs[0].r == '2' && gs[1].r == '0')
}

// trim takes out rows and columns without text.
func (t *table) trim() {
	text := make([]bool, t.cols)
	for r := len(t.rows) - 1; r >= 0; r-- {
		any := false
		for _, c := range t.rows[r] {
			any = any || len(c.lines) > 0
		}
		if any {
			continue
		}
		for up := 0; up < r; up++ {
			for k := range t.rows[up] {
				if c := &t.rows[up][k]; up+c.down >= r {
					c.down--
				}
			}
		}
		t.rows = slices.Delete(t.rows, r, r+1)
	}
	for r := range t.rows {
		for _, c := range t.rows[r] {
			if len(c.lines) > 0 {
				text[c.col] = true
			}
		}
	}
	at := make([]int, t.cols+1)
	for c := range t.cols {
		at[c+1] = at[c]
		if text[c] {
			at[c+1]++
		}
	}
	for r := range t.rows {
		keep := t.rows[r][:0]
		for _, c := range t.rows[r] {
			if len(c.lines) == 0 {
				continue
			}
			end := at[c.col+c.across+1]
			c.col = at[c.col]
			c.across = max(0, end-c.col-1)
			keep = append(keep, c)
		}
		t.rows[r] = keep
	}
	t.cols = at[t.cols]
}

// letters is how many characters stand in t.
func (t *table) letters() int {
	n := 0
	for _, row := range t.rows {
		for _, c := range row {
			for _, l := range c.lines {
				n += len(l)
			}
		}
	}
	return n
}
