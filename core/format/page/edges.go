package page

import "slices"

// edges works out where the columns of flows begin and end.
func edges(flows []flow) {
	type sides struct{ left, right float32 }
	var known []sides
	for i := range flows {
		f := &flows[i]
		var x0, x1 []float32
		f.left, f.right = 1e9, -1e9
		for _, l := range f.lines {
			if l.table != nil {
				continue
			}
			x0, x1 = append(x0, l.x0), append(x1, l.x1)
		}
		if len(x0) == 0 {
			continue
		}
		slices.Sort(x0)
		slices.Sort(x1)
		f.left, f.right = x0[0], x1[len(x1)-1]
		end := f.left
		if n := len(x0); n >= 6 {
			// an edge is where two lines or more begin or end
			for k := 0; k+1 < n; k++ {
				if x0[k+1]-x0[k] < 4 {
					f.left = x0[k]
					break
				}
			}
			for k := range f.lines {
				if l := &f.lines[k]; l.table == nil && l.x1-l.x0 > 0.4*(f.right-f.left) {
					end = max(end, l.x1)
				}
			}
			f.right = end
			known = append(known, sides{f.left, f.right})
		}
		f.measure()
	}
	same := func(a, b sides) bool { return abs(a.left-b.left) < 6 && abs(a.right-b.right) < 9 }
	votes := make([]int, len(known))
	for k, s := range known {
		for _, o := range known {
			if same(s, o) {
				votes[k]++
			}
		}
	}
	for i := range flows {
		f := &flows[i]
		n := 0
		for _, l := range f.lines {
			if l.table == nil {
				n++
			}
		}
		if n == 0 {
			continue
		}
		// the column of others that it fits, where it has too few lines to tell,
		// or only short ones
		least := 0
		if n >= 6 {
			least = 2
			if f.beside(flows) {
				continue
			}
		}
		best, most := -1, least
		for k, s := range known {
			if f.left < s.left-6 || f.right > s.right+9 || f.left > s.left+120 || n >= 6 && f.left > s.left+6 {
				continue
			}
			if votes[k] > most {
				best, most = k, votes[k]
			}
		}
		switch {
		case best >= 0:
			f.left, f.right = min(f.left, known[best].left), max(f.right, known[best].right)
		case n < 6 && !f.beside(flows): // margins of one width
			ends, mid := 0, float32(0)
			for k := range f.lines {
				if l := &f.lines[k]; l.table == nil {
					mid = l.mid
					if l.x1 > f.right-0.6*l.size {
						ends++
					}
				}
			}
			if ends < 2 {
				f.right = max(f.right, 2*mid-f.left)
			}
		}
	}
}

// measure works out how far apart the lines of f usually stand, for each size
// of type by itself: labels of a chart say nothing of the text.
func (f *flow) measure() {
	steps := map[int][]float32{}
	for k := 1; k < len(f.lines); k++ {
		a, b := &f.lines[k-1], &f.lines[k]
		if a.table != nil || b.table != nil || abs(a.size-b.size) > 0.1*b.size || min(a.x1-a.x0, b.x1-b.x0) < 0.4*(f.right-f.left) {
			continue
		}
		if d := b.base - a.base; d > 0.8*b.size && d < 4*b.size {
			steps[half(b.size)] = append(steps[half(b.size)], d)
		}
	}
	f.pitch = map[int]float32{}
	for size, s := range steps {
		slices.Sort(s)
		f.pitch[size] = s[len(s)/3]
	}
}

// half is a size of type in half points.
func half(size float32) int { return int(size*2 + 0.5) }

// beside reports whether another column stands right of f on its page.
func (f *flow) beside(flows []flow) bool {
	return slices.ContainsFunc(flows, func(o flow) bool {
		return o.page == f.page && o.left > f.right-10 && len(o.lines) > 2
	})
}
