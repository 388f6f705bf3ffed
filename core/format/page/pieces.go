package page

import (
	"cmp"
	"slices"
	"sort"
	"unicode"
)

// A piece is a stretch of one printed line without a wide gap in it.
type piece struct {
	gs             []glyph // from left to right
	x0, x1, y0, y1 float32 // y over the body of the letters: from base − 0.85 size to base + 0.15 size
	base, size     float32 // of most of its characters
	font           int32
}

// A run is a stretch of glyphs that follow each other in the file and on the
// page.
type run struct {
	from, to   int // glyphs
	x0, x1     float32
	base, size float32
	parent     int // of the union of runs into pieces
}

// pieces puts the glyphs of s together to pieces, by the order of the file
// where it is the order of the page, and by their places where it is not. bars
// are the upright rules, which no piece crosses.
func (s *sheet) pieces(bars *bars) []piece {
	gs := undouble(s.glyphs)
	var runs []run
	for i := range gs {
		g := &gs[i]
		if n := len(runs); n > 0 && runs[n-1].to == i {
			r, last := &runs[n-1], &gs[i-1]
			em := max(last.size, g.size)
			gap := g.x0 - last.x1
			if abs(g.base-last.base) <= 0.08*em && gap > -0.6*em && gap < 0.9*em && g.size < 1.3*last.size && last.size < 1.3*g.size && !bars.between(last, g) {
				r.to, r.x1 = i+1, max(r.x1, g.x1)
				continue
			}
		}
		runs = append(runs, run{from: i, to: i + 1, x0: g.x0, x1: g.x1, base: g.base, size: g.size, parent: len(runs)})
	}
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return runs[order[a]].base < runs[order[b]].base })
	root := func(i int) int {
		for runs[i].parent != i {
			runs[i].parent = runs[runs[i].parent].parent
			i = runs[i].parent
		}
		return i
	}
	largest := float32(0)
	for i := range runs {
		largest = max(largest, runs[i].size)
	}
	for a, i := range order {
		looked := 0
		for _, j := range order[a+1:] {
			if runs[j].base-runs[i].base > 0.7*min(largest, 4*runs[i].size) || looked > 2000 {
				break
			}
			looked++
			if touch(&runs[i], &runs[j]) && !bars.between(&gs[leftOf(runs, i, j).to-1], &gs[rightOf(runs, i, j).from]) {
				runs[root(j)].parent = root(i)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(runs[a].x0, runs[b].x0) })
	groups := map[int]int{}
	var out []piece
	for _, i := range order {
		k, ok := groups[root(i)]
		if !ok {
			k = len(out)
			groups[root(i)] = k
			out = append(out, piece{})
		}
		out[k].gs = append(out[k].gs, gs[runs[i].from:runs[i].to]...)
	}
	for i := range out {
		out[i].finish()
	}
	return out
}

func leftOf(runs []run, i, j int) *run {
	if runs[i].x0 <= runs[j].x0 {
		return &runs[i]
	}
	return &runs[j]
}

func rightOf(runs []run, i, j int) *run {
	if runs[i].x0 <= runs[j].x0 {
		return &runs[j]
	}
	return &runs[i]
}

// touch reports whether two runs stand side by side on one line. A smaller one
// may stand higher or lower: a mark of a note, an index.
func touch(a, b *run) bool {
	if a.x0 > b.x0 {
		a, b = b, a
	}
	em := max(a.size, b.size)
	gap := b.x0 - a.x1
	if gap > 0.9*em || gap < -0.8*em && b.x1 > a.x1+0.5*em {
		return false
	}
	d := abs(a.base - b.base)
	if d <= 0.2*min(a.size, b.size) {
		return true
	}
	small, big := a, b
	if a.size > b.size {
		small, big = b, a
	}
	if small.size > 0.8*big.size {
		// 5 and .4% a hair apart
		return d <= 0.3*em && gap < 0.3*em
	}
	return gap < 0.35*em && gap > -0.6*small.size && small.base <= big.base+0.35*big.size && small.base >= big.base-0.75*big.size
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}

// undouble leaves out glyphs that are printed again over themselves to look
// bold, or to throw a shadow.
func undouble(gs []glyph) []glyph {
	type key struct {
		r    rune
		x, y int32
	}
	at := map[key][2]float32{}
	out := make([]glyph, 0, len(gs))
	const cell = 4 // points
	for _, g := range gs {
		reach := min(0.3*g.size, 0.5*(g.x1-g.x0)+0.3)
		kx, ky := int32(g.x0/cell), int32(g.base/cell)
		double := false
		for dx := int32(-1); dx <= 1 && !double; dx++ {
			for dy := int32(-1); dy <= 1 && !double; dy++ {
				p, ok := at[key{g.r, kx + dx, ky + dy}]
				double = ok && abs(p[0]-g.x0) <= reach && abs(p[1]-g.base) <= min(reach, 0.15*g.size)
			}
		}
		if double {
			continue
		}
		at[key{g.r, kx, ky}] = [2]float32{g.x0, g.base}
		out = append(out, g)
	}
	return out
}

// finish works out the measures of p from its glyphs.
func (p *piece) finish() {
	type face struct {
		size, base int32
	}
	count := map[face]float32{}
	fonts := map[int32]int{}
	best, most := face{}, float32(0)
	p.x0, p.x1 = p.gs[0].x0, p.gs[0].x1
	for _, g := range p.gs {
		p.x0, p.x1 = min(p.x0, g.x0), max(p.x1, g.x1)
		f := face{int32(g.size*4 + 0.5), int32(g.base*2 + 0.5)}
		count[f] += g.x1 - g.x0 + 0.01
		fonts[g.font]++
	}
	for f, n := range count {
		if n > most || n == most && (f.size > best.size || f.size == best.size && f.base < best.base) {
			best, most = f, n
		}
	}
	p.size, p.base = float32(best.size)/4, float32(best.base)/2
	for _, g := range p.gs { // the exact ones
		if int32(g.size*4+0.5) == best.size && int32(g.base*2+0.5) == best.base {
			p.size, p.base = g.size, g.base
			break
		}
	}
	n := 0
	for f, k := range fonts {
		if k > n || k == n && f < p.font {
			p.font, n = f, k
		}
	}
	p.y0, p.y1 = p.base-0.85*p.size, p.base+0.15*p.size
}

// Wide reports whether r takes the width of a Han character.
func Wide(r rune) bool { return wide(r) }

// wide reports whether r takes the width of a Han character.
func wide(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xf900 && r < 0xfb00 || r >= 0xfe30 && r < 0xfe50 || r >= 0xff00 && r < 0xffef || r >= 0x20000 && r < 0x40000 ||
		r >= 0xe000 && r < 0xf900 || r == '“' || r == '”' || r == '‘' || r == '’' || r == '—' || r == '…' || r >= 0x2460 && r < 0x2500 || r == '·' || r >= 0xac00 && r < 0xd7b0
}

func figure(r rune) bool {
	return r >= '0' && r <= '9' || r == '.' || r == ',' || r == '%' || r == '‰'
}

// spaced reports whether a blank stands between two neighbours of a line. loose
// is the gap between the Han characters of the line, in em, where it is spread
// to fill the column.
func spaced(a, b *glyph, loose float32) bool {
	em := min(a.size, b.size)
	if em <= 0 {
		return false
	}
	gap := (b.x0 - a.x1) / em
	wa, wb := wide(a.r), wide(b.r)
	switch {
	case wa && wb:
		return gap > 0.9+loose
	case wa != wb:
		return gap > 0.8+loose
	case figure(a.r) && figure(b.r):
		return gap > 0.3 || b.blank && gap > 0.22
	}
	return b.blank && gap > 0.1 || gap > 0.3
}

// looseness is the middle gap between neighbouring Han characters, in em.
func looseness(gs []glyph) float32 {
	var gaps []float32
	for i := 1; i < len(gs); i++ {
		if wide(gs[i-1].r) && wide(gs[i].r) && gs[i].size > 0 {
			gaps = append(gaps, (gs[i].x0-gs[i-1].x1)/gs[i].size)
		}
	}
	if len(gaps) < 4 {
		return 0
	}
	slices.Sort(gaps)
	return max(0, gaps[len(gaps)/2])
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// bars are the upright rules of a page, sorted by place.
type bars struct{ rs []rule }

func (s *sheet) bars() *bars {
	b := &bars{}
	for _, r := range s.rules {
		if !r.flat() && r.y1-r.y0 >= 6 {
			b.rs = append(b.rs, r)
		}
	}
	slices.SortFunc(b.rs, func(p, q rule) int {
		switch {
		case p.x0 < q.x0:
			return -1
		case p.x0 > q.x0:
			return 1
		}
		return 0
	})
	return b
}

// between reports whether a rule stands between a and b, which is right of a.
func (b *bars) between(a, c *glyph) bool {
	if len(b.rs) == 0 {
		return false
	}
	from, to := (a.x0+a.x1)/2, (c.x0+c.x1)/2
	y := a.base - 0.35*a.size
	i := sort.Search(len(b.rs), func(i int) bool { return b.rs[i].x0 >= from-thin })
	for ; i < len(b.rs) && b.rs[i].x0 <= to; i++ {
		r := &b.rs[i]
		if x := (r.x0 + r.x1) / 2; x > from && x < to && r.y0 <= y && r.y1 >= y {
			return true
		}
	}
	return false
}
