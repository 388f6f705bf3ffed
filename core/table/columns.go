package table

import (
	"math"

	"github.com/wenshu-app/wenshu/core/text"
)

// goesOn reports whether rows without heads go on the table before them, which
// a page's end cut: as many columns that end at the same places, and no
// caption of their own.
func (b *builder) goesOn(above []text.Span, cols []column) bool {
	if b.open == nil || len(b.open.cols) != len(cols) || b.open.cols[0].exact != cols[0].exact {
		return false
	}
	for _, s := range above {
		t := s.Of(b.text)
		if _, ok := unitsOf(t); ok || numbered(t) || captionLike(t) {
			return false
		}
	}
	if !cols[0].exact {
		for i := 1; i < len(cols); i++ {
			if abs(cols[i].end-b.open.cols[i].end) > 8 {
				return false
			}
		}
	}
	return true
}

// measure decides whether the columns were set with wide characters taking
// one or two: by the ends of the values under each other, else by the heads
// that stand over values.
func (b *builder) measure() {
	ends := func(wide bool) (spread, over int) {
		var first []field
		var lo, hi []int
		for k := b.first; k <= b.last; k++ {
			l := b.lines[k]
			if l.form != data || first != nil && len(l.fields) != len(first) || l.tabs || l.bars {
				continue
			}
			if first == nil {
				first = l.fields
				lo, hi = make([]int, len(first)), make([]int, len(first))
			}
			for i, f := range l.fields {
				x := f.end
				if wide {
					x = f.wend
				}
				if lo[i] == 0 {
					lo[i], hi[i] = x, x
				}
				lo[i], hi[i] = min(lo[i], x), max(hi[i], x)
			}
		}
		for i := 1; i < len(lo); i++ {
			spread += hi[i] - lo[i]
		}
		for k := b.first - 1; k >= 0 && k > b.first-8; k-- {
			if l := b.lines[k]; l.form == titles && len(l.fields) > 1 {
				for _, f := range l.fields {
					x, end := f.x, f.end
					if wide {
						x, end = f.wx, f.wend
					}
					for i, v := range first {
						from, to := v.x, hi[i]
						if wide {
							from = v.wx
						}
						if i > 0 && x < to && end > from {
							over++
							break
						}
					}
				}
			}
		}
		return spread, over
	}
	s1, o1 := ends(false)
	s2, o2 := ends(true)
	if s2 < s1 || s2 == s1 && o2 > o1 {
		for k := range b.lines {
			for i := range b.lines[k].fields {
				f := &b.lines[k].fields[i]
				f.x, f.end = f.wx, f.wend
			}
		}
	}
}

func center(f field) int { return (f.x + f.end) / 2 }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// A column is where the values of a column stand.
type column struct {
	x, end int
	exact  bool // by tabs or bars: end is no bound
	order  bool // rows with as many fields as columns go by order
}

// columns finds the columns of the rows.
func (b *builder) columns(rows, heads []int) []column {
	count := map[int]int{}
	widest, tabs := 0, 0
	n := 0
	for _, k := range rows {
		l := b.lines[k]
		if len(l.fields) < 2 {
			continue
		}
		n++
		count[len(l.fields)]++
		widest = max(widest, len(l.fields))
		if l.tabs || l.bars {
			tabs++
		}
	}
	if n == 0 {
		return nil
	}
	mode := 0
	for w, c := range count {
		if c > count[mode] || c == count[mode] && w > mode {
			mode = w
		}
	}
	headed := 0
	for _, h := range heads {
		headed = max(headed, len(b.lines[h].fields))
	}
	if tabs*2 > n {
		same := count[mode] == n && (headed == mode || headed == mode-1 || headed == 0)
		top := 0
		for _, k := range append(append([]int{}, heads...), rows...) {
			for _, f := range b.lines[k].fields {
				top = max(top, f.col)
			}
		}
		if top+1 != mode && same {
			// several tabs between two columns
			out := make([]column, mode)
			for i := range out {
				out[i] = column{x: i, end: i, order: true}
			}
			return out
		}
		out := make([]column, top+1)
		for i := range out {
			out[i] = column{x: i, end: i, exact: true}
		}
		return out
	}
	// columns of blanks
	if count[mode]*10 >= n*6 && headed <= mode {
		out := make([]column, mode)
		for i := range out {
			out[i] = column{x: math.MaxInt, order: true}
		}
		for _, k := range rows {
			if f := b.lines[k].fields; len(f) == mode {
				for i := range f {
					out[i].x, out[i].end = min(out[i].x, f[i].x), max(out[i].end, f[i].end)
				}
			}
		}
		return out
	}
	return b.clusters(rows, heads)
}

// clusters are the stretches that numbers of a column share, for tables where
// most rows leave cells blank.
func (b *builder) clusters(rows, heads []int) []column {
	top := 0
	for _, k := range rows {
		for _, f := range b.lines[k].fields {
			top = max(top, f.end)
		}
	}
	if top > maxLine {
		return nil
	}
	taken := make([]bool, top+2)
	stub := 0
	for _, k := range rows {
		fs := b.lines[k].fields
		for i, f := range fs {
			if i == 0 && (f.class == label || f.class == year) {
				stub = max(stub, f.end)
				continue
			}
			if f.class == label {
				continue
			}
			for x := f.x; x < f.end; x++ {
				taken[x] = true
			}
		}
	}
	out := []column{{x: 0, end: stub}}
	for x := 0; x <= top; x++ {
		if !taken[x] {
			continue
		}
		from := x
		for x <= top && taken[x] {
			x++
		}
		out = append(out, column{x: from, end: x})
	}
	for _, h := range heads {
		if n := len(b.lines[h].fields); n == len(out) || n == len(out)-1 {
			return out
		}
	}
	if len(heads) == 0 && len(out) == 2 {
		return out
	}
	if len(heads) > 0 && len(b.lines[heads[len(heads)-1]].fields) > len(out) {
		return nil
	}
	return out
}

// row puts the fields of l under the columns; it reports false where two
// would share one.
func (b *builder) row(l line, cols []column) ([]Cell, bool) {
	var out []Cell
	if cols[0].exact {
		for _, f := range l.fields {
			if !l.tabs && !l.bars && len(l.fields) > 1 {
				return nil, false
			}
			out = append(out, Cell{Span: f.Span, Col: f.col})
		}
		return out, true
	}
	if len(l.fields) == len(cols) && cols[0].order {
		for i, f := range l.fields {
			out = append(out, Cell{Span: f.Span, Col: i})
		}
		return out, true
	}
	if len(l.fields) > len(cols) {
		return nil, false
	}
	prev := -1
	for i, f := range l.fields {
		c := nearest(f, cols)
		if i == 0 && f.class == label && len(l.fields) > 1 {
			c = 0
		}
		if c <= prev || c < 0 {
			return nil, false
		}
		if i == 0 && f.class != label && c == 0 && cols[0].end < f.x {
			return nil, false
		}
		out = append(out, Cell{Span: f.Span, Col: c})
		prev = c
	}
	return out, true
}

// nearest is the column that f stands in: the one it overlaps most, or the
// nearest.
func nearest(f field, cols []column) int {
	best, score := -1, math.MinInt
	for i, c := range cols {
		over := min(f.end, c.end) - max(f.x, c.x)
		if over > 0 {
			over += 1000 - abs(center(f)-(c.x+c.end)/2)/4
		}
		if over > score {
			best, score = i, over
		}
	}
	return best
}
