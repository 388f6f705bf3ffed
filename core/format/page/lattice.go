package page

import (
	"cmp"
	"slices"
)

// A table is a grid of cells on one page.
type table struct {
	x0, x1, y0, y1 float32
	xs, ys         []float32 // edges of its columns and rows, where rules give them
	cols           int
	rows           [][]cell
	guessed        bool
	page           int // index into the pages, from 1
	repeated       int // rows of heads that the table before has too
}

// A cell is a cell of a table: its lines of text, and how far it reaches.
type cell struct {
	col, across, down int
	lines             [][]glyph
}

// A span is a stretch of a rule's line: at is where it stands, from and to
// along it.
type span struct{ at, from, to float32 }

// near is how far apart two rules may be that are drawn as one.
const near = 3.5

// join merges rules that lie on one line and touch.
func join(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int {
		if c := cmp.Compare(a.at, b.at); c != 0 {
			return c
		}
		return cmp.Compare(a.from, b.from)
	})
	var out []span
	for i := 0; i < len(spans); {
		j := i
		for j < len(spans) && spans[j].at-spans[i].at <= near && (j == i || spans[j].at-spans[j-1].at <= near/2) {
			j++
		}
		group := slices.Clone(spans[i:j])
		slices.SortFunc(group, func(a, b span) int { return cmp.Compare(a.from, b.from) })
		cur := group[0]
		for _, g := range group[1:] {
			if g.from <= cur.to+near {
				cur.to = max(cur.to, g.to)
			} else {
				out = append(out, cur)
				cur = g
			}
		}
		out = append(out, cur)
		i = j
	}
	return out
}

// lattices finds the grids that rules draw.
func (s *sheet) lattices() []*table {
	var hs, vs []span
	for _, r := range s.rules {
		if r.flat() {
			hs = append(hs, span{(r.y0 + r.y1) / 2, r.x0, r.x1})
		} else {
			vs = append(vs, span{(r.x0 + r.x1) / 2, r.y0, r.y1})
		}
	}
	if len(hs) < 2 || len(vs) < 1 {
		return nil
	}
	hs, vs = join(hs), join(vs)
	if len(hs)*len(vs) > 4_000_000 {
		return nil
	}
	// rules that meet hang together
	parent := make([]int, len(hs)+len(vs))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range hs {
		for j, v := range vs {
			if v.at >= h.from-near && v.at <= h.to+near && h.at >= v.from-near && h.at <= v.to+near {
				parent[root(i)] = root(len(hs) + j)
			}
		}
	}
	groups := map[int][2][]span{}
	var order []int
	for i := range parent {
		r := root(i)
		g, ok := groups[r]
		if !ok {
			order = append(order, r)
		}
		if i < len(hs) {
			g[0] = append(g[0], hs[i])
		} else {
			g[1] = append(g[1], vs[i-len(hs)])
		}
		groups[r] = g
	}
	var out []*table
	for _, r := range order {
		g := groups[r]
		if t := lattice(g[0], g[1]); t != nil {
			out = append(out, t)
		}
	}
	return outermost(out)
}

// outermost leaves out tables that lie in others.
func outermost(ts []*table) []*table {
	return slices.DeleteFunc(ts, func(t *table) bool {
		return slices.ContainsFunc(ts, func(o *table) bool {
			return o != t && o.x0 <= t.x0+near && o.x1 >= t.x1-near && o.y0 <= t.y0+near && o.y1 >= t.y1-near && (o.x1-o.x0)*(o.y1-o.y0) > (t.x1-t.x0)*(t.y1-t.y0)
		})
	})
}

// places are the different positions of spans.
func places(spans []span) []float32 {
	var at []float32
	for _, s := range spans {
		at = append(at, s.at)
	}
	slices.Sort(at)
	var out []float32
	for _, a := range at {
		if n := len(out); n == 0 || a-out[n-1] > near {
			out = append(out, a)
		}
	}
	return out
}

// maxSide bounds the rows and the columns of a grid.
const maxSide = 1000

// lattice makes a grid of rules that hang together, nil if they make none.
func lattice(hs, vs []span) *table {
	if len(hs) < 2 || len(vs) < 1 {
		return nil
	}
	xs, ys := places(vs), places(hs)
	// sides that have no rule
	from, to := hs[0].from, hs[0].to
	for _, h := range hs {
		from, to = min(from, h.from), max(to, h.to)
	}
	if xs[0]-from > 10 {
		xs = slices.Insert(xs, 0, from)
	}
	if to-xs[len(xs)-1] > 10 {
		xs = append(xs, to)
	}
	top, bottom := vs[0].from, vs[0].to
	for _, v := range vs {
		top, bottom = min(top, v.from), max(bottom, v.to)
	}
	if ys[0]-top > 8 {
		ys = slices.Insert(ys, 0, top)
	}
	if bottom-ys[len(ys)-1] > 8 {
		ys = append(ys, bottom)
	}
	nr, nc := len(ys)-1, len(xs)-1
	if nr < 1 || nc < 1 || nr*nc < 2 || nr > maxSide || nc > maxSide {
		return nil
	}
	t := &table{x0: xs[0], x1: xs[nc], y0: ys[0], y1: ys[nr], xs: xs, cols: nc}
	right := func(r, c int) bool { // is there a rule right of the cell
		y := (ys[r] + ys[r+1]) / 2
		return slices.ContainsFunc(vs, func(v span) bool { return abs(v.at-xs[c+1]) <= near && v.from <= y && v.to >= y })
	}
	under := func(r, c int) bool {
		x := (xs[c] + xs[c+1]) / 2
		return slices.ContainsFunc(hs, func(h span) bool { return abs(h.at-ys[r+1]) <= near && h.from <= x && h.to >= x })
	}
	taken := make([]bool, nr*nc)
	t.rows = make([][]cell, nr)
	n := 0
	for r := range nr {
		for c := range nc {
			if taken[r*nc+c] {
				continue
			}
			k := cell{col: c}
			for c+k.across+1 < nc && !taken[r*nc+c+k.across+1] && !right(r, c+k.across) {
				k.across++
			}
			for r+k.down+1 < nr {
				open := true
				for x := c; x <= c+k.across; x++ {
					open = open && !taken[(r+k.down+1)*nc+x] && !under(r+k.down, x)
				}
				if !open {
					break
				}
				k.down++
			}
			for y := r; y <= r+k.down; y++ {
				for x := c; x <= c+k.across; x++ {
					taken[y*nc+x] = true
				}
			}
			t.rows[r] = append(t.rows[r], k)
			n++
		}
	}
	if n < 2 {
		return nil
	}
	t.ys = ys
	return t
}
