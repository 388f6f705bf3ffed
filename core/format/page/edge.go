package page

// local works out the edges that each line of f has for itself. They are those
// of the column, but for stretches of lines that all end or begin elsewhere:
// beside a picture, or in a frame of their own.
func (f *flow) local() {
	for i := range f.lines {
		f.lines[i].left, f.lines[i].right = f.left, f.right
	}
	const few = 3
	hang := func(a, b *line) bool { // of one stretch
		d := b.base - a.base
		return a.table == nil && b.table == nil && abs(a.size-b.size) < 0.13*b.size && d > 0.5*b.size && d < 2.6*b.size
	}
	stretch := func(edge func(*line) float32, set func(from, to int)) {
		for i := 0; i < len(f.lines); {
			j := i + 1
			for j < len(f.lines) && hang(&f.lines[j-1], &f.lines[j]) && abs(edge(&f.lines[j])-edge(&f.lines[i])) < 1.5 {
				j++
			}
			if j-i >= few && f.lines[i].table == nil {
				set(i, j)
			}
			i = j
		}
	}
	stretch(func(l *line) float32 { return l.x1 }, func(from, to int) {
		l := &f.lines[from]
		x := l.x1
		if x > f.right-1.5*l.size || x-f.left < 0.4*(f.right-f.left) || x-f.lines[to-1].x0 < 8*l.size {
			return
		}
		for k := from; k < to; k++ {
			if k > from && listed(&f.lines[k]) || f.lines[k].widest > 1.2*l.size {
				return // items of one length, fields of a list
			}
		}
		for k := from; k < to; k++ {
			f.lines[k].right = x
		}
		if to < len(f.lines) && hang(&f.lines[to-1], &f.lines[to]) && f.lines[to].x1 < x { // the last line of the paragraph
			f.lines[to].right = x
		}
	})
	stretch(func(l *line) float32 { return l.x0 }, func(from, to int) {
		l := &f.lines[from]
		x := l.x0
		if abs(x-f.left) < 1.5 || x-f.left > 0.6*(f.right-f.left) {
			return
		}
		full := 0
		for k := from; k < to; k++ {
			if k+1 < len(f.lines) && f.lines[k].full(f.lines[k].right, &f.lines[k+1]) {
				full++
			}
		}
		if full < to-from-1 || full < few-1 {
			return
		}
		for k := from; k < to; k++ {
			f.lines[k].left = x
		}
		if k := from - 1; k >= 0 && hang(&f.lines[k], &f.lines[from]) && f.lines[k].x0 > x { // the line before, which stands in
			f.lines[k].left = x
		}
	})
}
