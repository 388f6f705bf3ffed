package draw

import (
	"cmp"
	"math"
	"slices"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
)

// most is how many points may each have a number.
const most = 12

// A plot is the field of a chart over time.
type plot struct {
	*layout
	left, right, top, bottom float64
	from, to                 float64 // years at left and right
	taken                    []box   // by labels and marks
	columns                  []box   // by mark
}

type box struct{ x, y, w, h float64 }

func (b box) touches(c box) bool {
	return b.x < c.x+c.w && c.x < b.x+b.w && b.y < c.y+c.h && c.y < b.y+b.h
}

func (p *plot) y(v float64) float64 {
	a := p.m.Axis
	return p.bottom - clamp((v-a.Min)/(a.Max-a.Min))*(p.bottom-p.top)
}

func (p *plot) x(at float64) float64 {
	return p.left + clamp((at-p.from)/(p.to-p.from))*(p.right-p.left)
}

// time sets points or columns over time into a field of the given height,
// the axis below included.
func (l *layout) time(high float64) {
	if len(l.m.Marks) == 0 {
		return
	}
	head := 20.0
	for _, k := range l.m.Marks {
		if k.OpenHi {
			head = 40 // an arrow and its number above the field
		}
	}
	p := &plot{layout: l, top: l.y + head, bottom: l.y + high - 24, columns: make([]box, len(l.m.Marks))}
	ticks := 0.0
	for _, t := range l.m.Axis.Ticks {
		ticks = math.Max(ticks, l.d.width(l.m.Axis.Tick(t), footSize, false))
	}
	names := 20.0
	for _, s := range l.m.Lines {
		if s != "" {
			names = math.Max(names, 60+math.Min(l.d.width(clean(s), nameSize, true), 120))
		}
	}
	if names > 20 {
		ticks += 36 // the first values stand between the axis and the first points
	}
	p.left, p.right = margin+math.Min(ticks, 156)+10, l.z.Width-margin-names
	for _, t := range l.m.Axis.Ticks {
		c := l.style.Rule
		if t == 0 {
			c = l.style.SecondInk
		}
		l.s.line(c, 1, point{p.left, p.y(t)}, point{l.z.Width - margin, p.y(t)})
		w := l.text(p.left-8, p.y(t)+4, l.d.cut(l.m.Axis.Tick(t), footSize, false, 120), footSize, false, l.style.SecondInk, 1)
		p.taken = append(p.taken, box{p.left - 8 - w, p.y(t) - 8, w + 4, 14})
	}
	p.span()
	if l.m.Form == chart.Columns {
		p.drawColumns()
	} else {
		p.drawLines()
	}
	p.dates()
	p.values()
	l.y += high
}

// span sets the ends of the axis of time so that the outer marks have room.
func (p *plot) span() {
	p.from, p.to = math.Inf(1), math.Inf(-1)
	for _, k := range p.m.Marks {
		p.from, p.to = math.Min(p.from, k.At), math.Max(p.to, k.At)
	}
	if p.m.To > p.m.From {
		p.from, p.to = math.Min(p.from, p.m.From), math.Max(p.to, p.m.To)
	}
	if p.to-p.from < 1e-6 { // one date: a year around it
		p.from, p.to = p.from-0.5, p.to+0.5
	}
	room := 22.0
	if p.m.Form == chart.Columns {
		room = (p.right - p.left) / ((p.to-p.from)/p.step() + 1) / 2
	}
	years := (p.to - p.from) / (p.right - p.left - 2*room)
	p.from, p.to = p.from-room*years, p.to+room*years
}

// step is the least distance between two dates, in years.
func (p *plot) step() float64 {
	var at []float64
	for _, k := range p.m.Marks {
		at = append(at, k.At)
	}
	slices.Sort(at)
	step := math.Inf(1)
	for i := 1; i < len(at); i++ {
		if d := at[i] - at[i-1]; d > 1e-6 {
			step = math.Min(step, d)
		}
	}
	return math.Max(math.Min(step, 1), (p.to-p.from)/200)
}

func (p *plot) drawColumns() {
	slot := p.x(p.from+p.step()) - p.x(p.from)
	wide := math.Max(1, math.Min(48, slot*0.66))
	same := map[float64]int{}
	for _, k := range p.m.Marks {
		same[k.At]++
	}
	seen := map[float64]int{}
	for i, k := range p.m.Marks {
		n := float64(same[k.At])
		w := wide / n
		x := p.x(k.At) - wide/2 + float64(seen[k.At])*w
		seen[k.At]++
		b := p.column(k, x, w)
		p.columns[i] = b
		p.taken = append(p.taken, b)
		p.hit(i, x-(slot-wide)/2/n, b.y-10, w+(slot-wide)/n, b.h+14)
	}
}

// lineColour keeps the kind's colour for a single line and takes others for
// the rest; shape and dash are the second sign.
func (p *plot) lineColour(k chart.Mark) ink {
	if len(p.m.Lines) < 2 {
		return p.style.kind(k.Kind)
	}
	order := [...]doc.Kind{doc.Level, doc.Change, doc.Share, doc.Rank}
	return p.style.kind(order[k.Line%len(order)])
}

var dashes = [...][]float64{nil, {8, 4}, {2, 3}, {9, 3, 2, 3}}

func (p *plot) drawLines() {
	for i, k := range p.m.Marks {
		if i > 0 && k.Joined {
			q := p.m.Marks[i-1]
			s := shape{points: []point{{p.x(q.At), p.y(q.Value())}, {p.x(k.At), p.y(k.Value())}}, stroke: p.lineColour(k), width: 2, dash: dashes[k.Line%len(dashes)]}
			if k.Status != doc.Actual {
				s.dash = []float64{5, 4}
			}
			p.s.shapes = append(p.s.shapes, s)
		}
	}
	gap := math.Max(6, math.Min(28, p.x(p.from+p.step())-p.x(p.from)))
	for i, k := range p.m.Marks {
		c := p.lineColour(k)
		x, y := p.x(k.At), p.y(k.Value())
		b := box{x - 6, y - 6, 12, 12}
		switch {
		case k.OpenHi:
			p.s.line(c, 2, point{x, y}, point{x, y - 18})
			p.s.arrow(x, y-18, 0, -1, c)
			b.y, b.h = y-20, 26
		case k.OpenLo:
			p.s.line(c, 2, point{x, y}, point{x, y + 18})
			p.s.arrow(x, y+18, 0, 1, c)
			b.h = 26
		case k.Lo < k.Hi:
			lo, hi := p.y(k.Lo), p.y(k.Hi)
			p.s.line(c, 2, point{x, lo}, point{x, hi})
			p.s.line(c, 2, point{x - 5, lo}, point{x + 5, lo})
			p.s.line(c, 2, point{x - 5, hi}, point{x + 5, hi})
			b.y = math.Min(b.y, hi-3)
			b.h = math.Max(y+6, lo+3) - b.y
		}
		if k.OpenHi || k.OpenLo || k.Lo == k.Hi || k.Status != doc.Actual {
			p.symbol(k, x, y, c, k.Line)
		}
		p.columns[i] = b
		p.taken = append(p.taken, b)
		h := math.Max(28, b.h+4)
		p.hit(i, x-gap/2, b.y+b.h/2-h/2, gap, h)
	}
	p.ends()
}

// ends names each of several lines beside its last point, with that value,
// and its first value before the first point, moved apart where they touch.
func (p *plot) ends() {
	if len(p.m.Lines) < 2 {
		return
	}
	type end struct {
		mark int
		y    float64
	}
	for _, right := range []bool{false, true} {
		var list []end
		for line := range p.m.Lines {
			at := -1
			for i, k := range p.m.Marks {
				if k.Line == line && (at < 0 || right) {
					at = i
				}
			}
			if at >= 0 {
				list = append(list, end{at, p.y(p.m.Marks[at].Value())})
			}
		}
		slices.SortStableFunc(list, func(a, b end) int { return cmp.Compare(a.y, b.y) })
		const apart = nameSize + 4
		for i := range list { // downwards, then back up from the foot of the field
			if i > 0 {
				list[i].y = math.Max(list[i].y, list[i-1].y+apart)
			}
		}
		for i := len(list) - 1; i >= 0; i-- {
			low := p.bottom - apart*float64(len(list)-1-i)
			if i+1 < len(list) {
				low = math.Min(low, list[i+1].y-apart)
			}
			list[i].y = math.Min(list[i].y, low)
		}
		for _, e := range list {
			k := p.m.Marks[e.mark]
			x, y := p.x(k.At), e.y+5
			if !right {
				w := p.d.width(clean(k.Label), noteSize, true)
				p.put(k.Label, noteSize, true, p.style.Ink, []box{{x: x - w - 11, y: y - noteSize}})
				continue
			}
			w := p.text(x+12, y, k.Label, noteSize, true, p.style.Ink, 0)
			name := p.d.cut(p.m.Lines[k.Line], nameSize, true, p.z.Width-8-(x+18+w))
			p.text(x+18+w, y, name, nameSize, true, p.lineColour(k), 0)
			p.taken = append(p.taken, box{x + 10, y - nameSize, p.z.Width - x, nameSize + 3})
		}
	}
}

// put sets a label at the first of the places (upper left corners) where it
// touches nothing and stays on the picture; it reports false if there is none.
func (p *plot) put(s string, size float64, bold bool, c ink, places []box) bool {
	s = clean(s)
	w := p.d.width(s, size, bold)
	for _, b := range places {
		b.w, b.h = w, size+3
		if b.x < 4 || b.x+b.w > p.z.Width-4 {
			continue
		}
		if slices.ContainsFunc(p.taken, b.touches) {
			continue
		}
		p.taken = append(p.taken, b)
		p.text(b.x, b.y+size, s, size, bold, c, 0)
		return true
	}
	return false
}

// outer orders marks so that what matters most gets its label first: the last
// of the actual ones, the first, the highest and lowest, then the others.
func (p *plot) outer() []int {
	weight := make([]int, len(p.m.Marks))
	order := make([]int, len(p.m.Marks))
	first, last := map[int]int{}, map[int]int{}
	high, low := 0, 0
	for i, k := range p.m.Marks {
		order[i] = i
		if _, ok := first[k.Line]; !ok {
			first[k.Line] = i
		}
		if k.Status == doc.Actual {
			last[k.Line] = i
		} else {
			weight[i] = 1
		}
		if k.Value() > p.m.Marks[high].Value() {
			high = i
		}
		if k.Value() < p.m.Marks[low].Value() {
			low = i
		}
	}
	weight[high], weight[low] = 1, 1
	for _, i := range first {
		weight[i] = 2
	}
	for _, i := range last {
		weight[i] = 3
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	if len(order) > most {
		n := 0
		for n < len(order) && weight[order[n]] > 0 {
			n++
		}
		order = order[:n]
	}
	return order
}

// column draws a column from zero to its value and returns the place it takes.
// A value below zero is the mirror image of one above it.
func (p *plot) column(k chart.Mark, x, w float64) box {
	c := p.style.kind(k.Kind)
	zero, side := p.y(0), -1.0 // upwards
	near, far, more, less := p.y(k.Lo), p.y(k.Hi), k.OpenHi, k.OpenLo
	if k.Hi <= 0 && k.Lo < 0 {
		side = 1
		near, far, more, less = far, near, k.OpenLo, k.OpenHi
	}
	y, h := math.Min(zero, near), math.Abs(zero-near)
	switch {
	case less:
		p.s.hatch(x, y, w, h, mix(c, p.style.Ground, 0.6))
		p.s.rect(x, y, w, h, ink{}, c, 1.5)
		if h > 30 && w > 12 {
			p.s.rect(x+w/2-7, math.Min(far-6*side, far-28*side), 14, 22, p.style.Ground, ink{}, 0)
			p.s.line(c, 2, point{x + w/2, far - 8*side}, point{x + w/2, far - 25*side})
			p.s.arrow(x+w/2, far-25*side, 0, -side, c)
		}
	case k.Status != doc.Actual:
		p.s.rect(x+1, y, w-2, h, mix(c, p.style.Ground, 0.10), c, 1.5, 4, 3)
	default:
		p.s.rect(x, y, w, math.Max(h, 1), c, ink{}, 0)
	}
	end := far
	switch {
	case more:
		end = p.beyondColumn(x, w, near, side, c)
	case near != far && !less:
		p.s.hatch(x, math.Min(near, far), w, math.Abs(near-far), c)
		p.s.rect(x, math.Min(near, far), w, math.Abs(near-far), ink{}, c, 1.2)
	}
	if k.Status != doc.Actual {
		p.symbol(k, x+w/2, near, c, 0)
		if side*(near+6*side-end) > 0 {
			end = near + 6*side
		}
	}
	top := math.Min(math.Min(zero, near), end)
	return box{x, top, w, math.Max(math.Max(math.Max(zero, near), end)-top, 1)}
}

// beyondColumn draws the open end of a column, hatching and an arrow where
// there is room for it, and returns where it ends.
func (p *plot) beyondColumn(x, w, near, side float64, c ink) float64 {
	high := 16.0
	if side > 0 {
		high = math.Min(high, math.Max(p.bottom-near, 0))
	}
	p.s.hatch(x, math.Min(near, near+high*side), w, high, mix(c, p.style.Ground, 0.7))
	if side > 0 && near+34 > p.bottom {
		return near + high
	}
	p.s.line(c, 2, point{x + w/2, near + 19*side}, point{x + w/2, near + 32*side})
	p.s.arrow(x+w/2, near+32*side, 0, side, c)
	return near + 34*side
}

// values labels the marks, as many as have room.
func (p *plot) values() {
	if len(p.m.Lines) > 1 {
		return
	}
	for _, i := range p.outer() {
		k, b := p.m.Marks[i], p.columns[i]
		s := clean(k.Label)
		w := p.d.width(s, noteSize, true)
		mid := b.x + b.w/2 - w/2
		above, below := b.y-noteSize-5, b.y+b.h+3
		places := []box{{x: mid, y: above}, {x: mid, y: below}}
		if p.m.Form == chart.Columns {
			places = places[:1]
			if k.Value() < 0 {
				places = []box{{x: mid, y: below}, {x: mid, y: above}}
			}
		} else {
			places = append(places, box{x: b.x + b.w + 3, y: above + 6}, box{x: b.x - w - 3, y: above + 6}, box{x: b.x + b.w + 3, y: below - 6}, box{x: b.x - w - 3, y: below - 6}, box{x: mid, y: above - 14})
		}
		if p.put(s, noteSize, true, p.style.Ink, places) {
			p.widen(i, p.taken[len(p.taken)-1])
		}
	}
}

// widen makes the place where a mark can be pointed at hold its number too, so
// that the frame of the chosen mark does not run through it.
func (p *plot) widen(mark int, b box) {
	for i := range p.s.hits {
		h := &p.s.hits[i]
		if h.Mark != mark {
			continue
		}
		right, bottom := math.Max(h.X+h.W, b.x+b.w+2), math.Max(h.Y+h.H, b.y+b.h)
		h.X, h.Y = math.Min(h.X, b.x-2), math.Min(h.Y, b.y-1)
		h.W, h.H = right-h.X, bottom-h.Y
	}
}

// dates labels the axis of time: the outer dates first, then as many of the
// others as have room, spread evenly.
func (p *plot) dates() {
	type date struct {
		at float64
		s  string
	}
	var all []date
	for _, k := range p.m.Marks {
		if k.Short != "" && !slices.ContainsFunc(all, func(d date) bool { return d.at == k.At }) {
			all = append(all, date{k.At, clean(k.Short)})
		}
	}
	slices.SortFunc(all, func(a, b date) int { return cmp.Compare(a.at, b.at) })
	if len(all) == 0 {
		return
	}
	wide := 0.0
	for _, d := range all {
		wide = math.Max(wide, p.d.width(d.s, footSize, false)+12)
	}
	y := p.bottom
	every := 1
	for n := len(all); every < n; every++ {
		if float64((n-1)/every)*wide <= p.right-p.left {
			break
		}
	}
	var order []int
	order = append(order, len(all)-1, 0)
	for i := len(all) - 1; i >= 0; i -= every {
		order = append(order, i)
	}
	var taken []box
	for _, i := range order {
		d := all[i]
		w := p.d.width(d.s, footSize, false)
		x := math.Max(4, math.Min(p.x(d.at)-w/2, p.z.Width-4-w))
		b := box{x - 4, y, w + 8, 20}
		if slices.ContainsFunc(taken, b.touches) {
			continue
		}
		taken = append(taken, b)
		p.s.line(p.style.SecondInk, 1, point{p.x(d.at), y}, point{p.x(d.at), y + 4})
		p.text(x, y+18, d.s, footSize, false, p.style.SecondInk, 0)
	}
	p.taken = append(p.taken, taken...)
}
