package page

import (
	"cmp"
	"slices"
)

// An item is a piece or a table on its way into reading order.
type item struct {
	x0, x1, y0, y1 float32
	p              *piece
	t              *table
}

// A flow is one column of a page, or a stretch of the page that has none: its
// lines from the top down.
type flow struct {
	page        int
	lines       []line
	left, right float32         // its edges
	pitch       map[int]float32 // the usual distance of its lines, by their size
}

// flows puts what stands on a page into reading order.
func (s *sheet) flows(ps []piece, ts []*table) []flow {
	items := make([]item, 0, len(ps)+len(ts))
	for i := range ps {
		p := &ps[i]
		items = append(items, item{p.x0, p.x1, p.y0, p.y1, p, nil})
	}
	for _, t := range ts {
		items = append(items, item{t.x0, t.x1, t.y0, t.y1, nil, t})
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.y0, b.y0) })
	var out []flow
	s.divide(items, 0, &out)
	return out
}

// divide appends the flows of items, which are sorted from the top.
func (s *sheet) divide(items []item, depth int, out *[]flow) {
	if len(items) == 0 {
		return
	}
	if depth < 6 {
		if x, ok := gutter(items); ok {
			bs := bands(items, x)
			if around, box := boxed(bs); len(box) > 0 {
				s.divide(around, depth+1, out)
				s.divide(box, depth+1, out)
				return
			}
			for _, b := range bs {
				if b.columns {
					s.divide(b.left, depth+1, out)
					s.divide(b.right, depth+1, out)
				} else if len(b.left) < len(items) {
					s.divide(b.left, depth+1, out)
				} else {
					s.plain(b.left, out)
				}
			}
			return
		}
	}
	s.plain(items, out)
}

// plain appends items as one flow.
func (s *sheet) plain(items []item, out *[]flow) {
	var ps []piece
	f := flow{page: s.number}
	for _, it := range items {
		if it.p != nil {
			ps = append(ps, *it.p)
		}
	}
	for _, row := range rows(ps) {
		f.lines = append(f.lines, s.lineOf(row))
	}
	f.lines = s.aligned(f.lines)
	for _, it := range items {
		if it.t != nil {
			l := line{page: s.number, table: it.t, x0: it.x0, x1: it.x1, y0: it.y0, y1: it.y1, base: it.y1}
			at := slices.IndexFunc(f.lines, func(o line) bool { return o.table == nil && (o.y0+o.y1)/2 > it.y0 || o.table != nil && o.y0 > it.y0 })
			if at < 0 {
				at = len(f.lines)
			}
			f.lines = slices.Insert(f.lines, at, l)
		}
	}
	*out = append(*out, f)
}

// A band is a stretch of a page from one height to another: two columns, or
// what goes over both, which then is left.
type band struct {
	columns     bool
	left, right []item
}

// gutter returns the left edge of a column that has another one beside it.
func gutter(items []item) (float32, bool) {
	if len(items) < 6 {
		return 0, false
	}
	starts := make([]float32, 0, len(items))
	for _, it := range items {
		if it.p != nil {
			starts = append(starts, it.x0)
		}
	}
	slices.Sort(starts)
	best, most := float32(0), 0
	for i := 0; i < len(starts); {
		j := i
		for j < len(starts) && starts[j] < starts[i]+3 {
			j++
		}
		if j-i >= 3 && i > 0 {
			x := starts[i]
			n := 0
			for _, b := range bands(items, x) {
				if b.columns {
					n += len(b.left) + len(b.right)
				}
			}
			if n > most {
				best, most = x, n
			}
		}
		i = j
	}
	return best, most > 0
}

// bands cuts items where something crosses the gutter left of x.
func bands(items []item, x float32) []band {
	var out []band
	var left, right, over []item
	flush := func() {
		if len(left)+len(right) > 0 {
			for _, b := range settle(left, right) {
				if n := len(out); !b.columns && n > 0 && !out[n-1].columns {
					out[n-1].left = append(out[n-1].left, b.left...)
				} else {
					out = append(out, b)
				}
			}
		}
		left, right = nil, nil
	}
	add := func() {
		if len(over) > 0 {
			if n := len(out); n > 0 && !out[n-1].columns {
				out[n-1].left = append(out[n-1].left, over...)
			} else {
				out = append(out, band{left: over})
			}
			over = nil
		}
	}
	for _, it := range items {
		em := float32(8)
		if it.p != nil {
			em = it.p.size
		}
		switch {
		case it.x0 >= x-0.7*em: // a bracket may hang out
			right = append(right, it)
		case it.x1 <= x-0.25*em:
			left = append(left, it)
		default:
			flush()
			over = append(over, it)
			add()
		}
	}
	flush()
	for i := range out {
		slices.SortStableFunc(out[i].left, func(a, b item) int { return cmp.Compare(a.y0, b.y0) })
	}
	return out
}

// settle says whether what stands left and right of a gutter are columns. What
// stands over or under them with a clear gap belongs to neither.
func settle(left, right []item) []band {
	both := func() []item {
		all := append(slices.Clone(left), right...)
		slices.SortStableFunc(all, func(a, b item) int { return cmp.Compare(a.y0, b.y0) })
		return all
	}
	if !prose(left) || !prose(right) {
		return []band{{left: both()}}
	}
	all := both()
	// the first clear gap over all: a head that stands over the columns
	low := all[0].y1
	n := 0
	for i := 1; i < len(all) && i < 12; i++ {
		em := float32(10)
		if all[i].p != nil {
			em = all[i].p.size
		}
		if all[i].y0-low > 1.0*em {
			n = i
			break
		}
		low = max(low, all[i].y1)
	}
	if n > 0 {
		y := all[n].y0
		cut := func(items []item) (a, b []item) {
			k := slices.IndexFunc(items, func(it item) bool { return it.y0 >= y })
			if k < 0 {
				k = len(items)
			}
			return items[:k], items[k:]
		}
		la, lb := cut(left)
		ra, rb := cut(right)
		if !(prose(la) && prose(ra)) && prose(lb) && prose(rb) {
			return append([]band{{left: all[:n]}}, settle(lb, rb)...)
		}
	}
	return []band{{columns: true, left: left, right: right}}
}

// ofCells reports whether the pieces of row are cells of a table rather than
// lines of columns side by side.
func ofCells(row []piece) bool {
	if len(row) < 2 {
		return false
	}
	return !slices.ContainsFunc(row, func(p piece) bool { return p.x1-p.x0 >= 10*min(p.size, 14) }) ||
		slices.ContainsFunc(row, func(p piece) bool { return numeric(p.gs) })
}

// prose reports whether items look like a column of running text: lines that
// mostly fill it, of words and not of numbers. Rows of a table in the column say
// nothing as long as there are other lines.
func prose(items []item) bool {
	var ps []piece
	for _, it := range items {
		if it.p != nil {
			ps = append(ps, *it.p)
		}
	}
	var widths []float32
	em, words, all := float32(0), 0, 0
	lines := rows(ps)
	cells := 0
	for _, row := range lines {
		if ofCells(row) {
			cells++
			continue
		}
		for i := range row {
			p := &row[i]
			widths = append(widths, p.x1-p.x0)
			em = max(em, min(p.size, 14))
			for _, g := range p.gs {
				all++
				if !figure(g.r) {
					words++
				}
			}
		}
	}
	if len(widths) < 3 || cells*3 > len(lines)*2 || words*10 < all*6 {
		return false
	}
	slices.Sort(widths)
	usual := widths[len(widths)*4/5]
	if usual < 8*em {
		return false
	}
	full := 0
	for _, w := range widths {
		if w > 0.75*usual {
			full++
		}
	}
	return full*2 >= len(widths)
}
