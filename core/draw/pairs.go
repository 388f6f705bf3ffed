package draw

import (
	"math"

	"github.com/wenshu-app/wenshu/core/chart"
)

// A row is the two marks of one indicator.
type row struct{ from, to int }

// pairs sets one indicator a row: its two values as points on a common axis,
// one that is a range as the two ends of it, the line between them pointing to
// the later one, each value outside of its point.
func (l *layout) pairs() {
	var rows []row
	for i := 0; i+1 < len(l.m.Marks); i += 2 {
		rows = append(rows, row{i, i + 1})
	}
	left, right := 0.0, 0.0
	for _, r := range rows {
		a, b := l.ends(r)
		left, right = math.Max(left, l.d.width(l.told(a), nameSize, true)), math.Max(right, l.d.width(l.told(b), nameSize, true))
	}
	const room = 26 // between a point and its value, with the arrow of a bound
	a := l.m.Axis
	from, to := margin+left+room, margin+l.inner()-right-room
	narrow := to-from < 120
	if narrow {
		from, to = margin+8, margin+l.inner()-room
	}
	x := func(v float64) float64 { return from + clamp((v-a.Min)/(a.Max-a.Min))*(to-from) }
	for _, r := range rows {
		top := l.y
		l.y = l.heading(margin, l.y, l.inner(), chart.Mark{Name: l.m.Marks[r.from].Name})
		if narrow {
			l.y = l.stacked(r, l.y)
		}
		y := l.y + 10
		l.s.line(l.style.Rule, 1, point{from, y}, point{to, y})
		l.pair(r, x, y, narrow)
		l.y += 22
		l.hitPair(r, x, top, narrow)
		l.y += 8
	}
	l.s.line(l.style.Rule, 1, point{from, l.y}, point{to, l.y})
	l.ticksAcross(x, l.y, a.Max)
	l.y += 20
}

// ends are the marks of a row by value: the lesser and the greater.
func (l *layout) ends(r row) (less, more chart.Mark) {
	less, more = l.m.Marks[r.from], l.m.Marks[r.to]
	if less.Value() > more.Value() {
		return more, less
	}
	return less, more
}

// told is a mark's time and value in one line.
func (l *layout) told(k chart.Mark) string { return clean(k.Short + " " + k.Full) }

// pair draws the points of a row, and beside them their values where the row
// has room for them.
func (l *layout) pair(r row, x func(float64) float64, y float64, narrow bool) {
	was, is := l.m.Marks[r.from], l.m.Marks[r.to]
	c := l.style.kind(was.Kind)
	a, b := x(facing(was, is)), x(facing(is, was))
	if d := math.Copysign(1, b-a); math.Abs(b-a) > 24 {
		l.s.line(mix(c, l.style.Ground, 0.6), 2, point{a, y}, point{b - 8*d, y})
		l.s.arrow(b-8*d, y, d, 0, mix(c, l.style.Ground, 0.6))
	}
	for i, k := range []chart.Mark{was, is} {
		at := x(k.Value())
		if d := direction(k); d != 0 {
			l.s.line(c, 2, point{at, y}, point{at + 18*d, y})
			l.s.arrow(at+18*d, y, d, 0, c)
		}
		shade := c
		if i == 0 { // what was keeps behind what is
			shade = mix(c, l.style.Ground, 0.6)
		}
		lo, hi := reaches(k)
		if hi > lo {
			l.s.rect(x(lo), y-3, x(hi)-x(lo), 6, l.style.Ground, shade, 1)
			l.s.hatch(x(lo), y-3, x(hi)-x(lo), 6, shade)
			l.symbol(k, x(hi), y, shade, 0)
		}
		l.symbol(k, x(lo), y, shade, 0)
	}
	if narrow {
		return
	}
	less, more := l.ends(r)
	lo, hi := reaches(less)
	from, to := reaches(more)
	lo, hi = math.Min(lo, from), math.Max(hi, to)
	l.text(x(lo)-26, y+5, l.told(less), nameSize, true, l.tone(less, was), 1)
	l.text(x(hi)+26, y+5, l.told(more), nameSize, true, l.tone(more, was), 0)
}

// reaches are the ends of a mark: the same but for a range.
func reaches(k chart.Mark) (lo, hi float64) {
	if k.OpenLo || k.OpenHi {
		return k.Value(), k.Value()
	}
	return k.Lo, k.Hi
}

// facing is the end of a mark that lies towards another.
func facing(k, other chart.Mark) float64 {
	lo, hi := reaches(k)
	if other.Value() < k.Value() {
		return lo
	}
	return hi
}

// stacked sets the two values of a row on lines of their own, for a picture too
// narrow to have them beside their points.
func (l *layout) stacked(r row, y float64) float64 {
	was := l.m.Marks[r.from]
	for _, k := range []chart.Mark{was, l.m.Marks[r.to]} {
		y += nameSize + 2
		l.text(margin, y, l.d.cut(l.told(k), nameSize, true, l.inner()), nameSize, true, l.tone(k, was), 0)
		y += 4
	}
	return y
}

// tone is the ink of a value.
func (l *layout) tone(k, was chart.Mark) ink {
	if k.At == was.At && k.Full == was.Full {
		return l.style.SecondInk
	}
	return l.style.Ink
}

// direction is where a bound leaves a value open: 1 upwards, -1 downwards.
func direction(k chart.Mark) float64 {
	switch {
	case k.OpenHi:
		return 1
	case k.OpenLo:
		return -1
	}
	return 0
}

// hitPair parts the row between its two marks in the middle of their points;
// what is outlined of each is its point and its value.
func (l *layout) hitPair(r row, x func(float64) float64, top float64, narrow bool) {
	a, b := x(l.m.Marks[r.from].Value()), x(l.m.Marks[r.to].Value())
	middle, first, second := (a+b)/2, r.from, r.to
	if a > b {
		first, second = r.to, r.from
	}
	lit := func(mark int, side float64) { // the point and its value, outside of it
		k := l.m.Marks[mark]
		lo, hi := reaches(k)
		from, to := x(lo)-9, x(hi)+9
		if d := direction(k); d > 0 {
			to += 14
		} else if d < 0 {
			from -= 14
		}
		if words := 26 + l.d.width(l.told(k), nameSize, true) + 5; side < 0 {
			from = math.Min(from, x(lo)-words)
		} else if side > 0 {
			to = math.Max(to, x(hi)+words)
		}
		l.light(from, l.y-24, to-from, 23)
	}
	left, right := -1.0, 1.0
	if narrow {
		left, right = 0, 0
	}
	l.hit(first, margin-8, top-3, middle-margin+8, l.y-top+6)
	lit(first, left)
	l.hit(second, middle, top-3, margin+l.inner()+8-middle, l.y-top+6)
	lit(second, right)
}
