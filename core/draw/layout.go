package draw

import (
	"math"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// Measures of a drawing, in units of the window.
const (
	margin    = 24
	titleSize = 18
	nameSize  = 14
	noteSize  = 12
	footSize  = 11.5
	barHigh   = 20
	faded     = 18 // the hatched end of an open bar
	reach     = 38 // the same with its arrow
)

// A layout places one model into a scene.
type layout struct {
	d     *Drawer
	m     *chart.Model
	style Style
	z     Size
	s     *scene
	y     float64 // how far down the scene is filled
}

func (l *layout) inner() float64 { return l.z.Width - 2*margin }

func (l *layout) run() {
	l.y = margin - 4
	if l.m.Subject != "" {
		l.y += noteSize
		l.text(margin, l.y, l.d.cut(l.m.Subject, noteSize, false, l.inner()), noteSize, false, l.style.SecondInk, 0)
		l.y += 6
	}
	for _, line := range l.d.wrap(l.m.Title, titleSize, true, l.inner(), 3) {
		l.y += titleSize
		l.text(margin, l.y, line, titleSize, true, l.style.Ink, 0)
		l.y += 7
	}
	var foot []string
	for _, f := range l.m.Foot {
		foot = append(foot, l.d.wrap(f, footSize, false, l.inner(), 4)...)
	}
	footHigh := 0.0
	if len(foot) > 0 {
		footHigh = 10 + float64(len(foot))*17
	}
	if u := l.unit(); u != "" {
		l.y += noteSize + 4
		l.text(margin, l.y, u, noteSize, false, l.style.SecondInk, 0)
		l.y += 4
	}
	l.y += 12
	switch l.m.Form {
	case chart.Part:
		l.part()
	case chart.Time, chart.Columns:
		l.time(math.Max(math.Max(230, math.Min(l.z.Width*0.36, 340)), l.z.Height-l.y-footHigh-margin))
	case chart.Pairs:
		l.pairs()
	case chart.Ranks:
		l.ranks()
	case chart.Cards:
		l.cards()
	case chart.Table:
		l.table()
	default:
		l.bars()
	}
	if len(foot) > 0 {
		l.y += 10
		for _, line := range foot {
			l.y += 17
			l.text(margin, l.y-4, line, footSize, false, l.style.SecondInk, 0)
		}
	}
	l.s.h = math.Ceil(math.Max(l.y+margin-8, l.z.Height))
}

// unit is the axis title.
func (l *layout) unit() string {
	switch {
	case l.m.Axis.Unit == "":
		return ""
	case l.m.English:
		if e := unit.English(l.m.Axis.Unit); e != "" && e != l.m.Axis.Unit {
			return "Unit: " + l.m.Axis.Unit + " (" + e + ")"
		}
		return "Unit: " + l.m.Axis.Unit
	}
	return "单位：" + l.m.Axis.Unit
}

func (l *layout) hit(mark int, x, y, w, h float64) {
	k := l.m.Marks[mark]
	if len(k.Refs) == 0 {
		return
	}
	l.s.hits = append(l.s.hits, Hit{x, y, w, h, [4]float64{x, y, w, h}, mark, k.Refs[0]})
}

// light makes a smaller box what is outlined of the last hit.
func (l *layout) light(x, y, w, h float64) {
	if n := len(l.s.hits); n > 0 {
		l.s.hits[n-1].Lit = [4]float64{x, y, w, h}
	}
}

// heading sets a mark's name and, in second ink, its time, in the width from
// x on, and returns the y below them.
func (l *layout) heading(x, y, width float64, k chart.Mark) float64 {
	lines := l.d.wrap(k.Name, nameSize, false, width, 2)
	last := 0.0
	for _, line := range lines {
		y += nameSize + 1
		last = l.text(x, y, line, nameSize, false, l.style.Ink, 0)
		y += 5
	}
	if k.When == "" {
		return y
	}
	if w := l.d.width(clean(k.When), noteSize, false); len(lines) > 0 && last+10+w <= width {
		l.text(x+last+10, y-5, k.When, noteSize, false, l.style.SecondInk, 0)
		return y
	}
	y += noteSize
	l.text(x, y, l.d.cut(k.When, noteSize, false, width), noteSize, false, l.style.SecondInk, 0)
	return y + 5
}

// dated is a mark without its time where all marks have the same, which then
// stands in the title.
func (l *layout) dated(k chart.Mark) chart.Mark {
	for _, other := range l.m.Marks {
		if other.When != k.When {
			return k
		}
	}
	if len(l.m.Marks) > 1 {
		k.When = ""
	}
	return k
}

// bars sets one bar a row, its name above it, its value at its end.
func (l *layout) bars() {
	labels := 0.0
	for _, k := range l.m.Marks {
		labels = math.Max(labels, l.d.width(clean(k.Full), nameSize, true))
	}
	labels = math.Min(labels, l.inner()*0.55) // a number cut is no number
	a := l.m.Axis
	wide := l.inner() - labels - reach - 18
	x := func(v float64) float64 { return margin + clamp((v-a.Min)/(a.Max-a.Min))*wide }
	for i, k := range l.m.Marks {
		from := l.y
		l.y = l.heading(margin, l.y, l.inner(), l.dated(k)) + 2
		limit := math.Inf(1)
		if k.Kind == doc.Share && a.Unit == "%" && a.Max >= 100 {
			limit = x(100)
		}
		end := l.bar(k, x(0), x(k.Lo), x(k.Hi), l.y, barHigh, limit)
		label := l.d.cut(k.Full, nameSize, true, labels)
		l.text(end+8, l.y+barHigh-5, label, nameSize, true, l.style.Ink, 0)
		l.s.line(l.style.SecondInk, 1, point{x(0), l.y - 3}, point{x(0), l.y + barHigh + 3})
		l.y += barHigh + 6
		l.hit(i, margin-8, from-2, l.inner()+16, l.y-from+2)
		l.y += 8
	}
	l.s.line(l.style.Rule, 1, point{margin, l.y}, point{margin + wide, l.y})
	l.ticksAcross(x, l.y, a.Max)
	l.y += 20
}

// ticksAcross sets the numbers of the axis under a bar, dropping those that
// would touch or lie beyond far.
func (l *layout) ticksAcross(x func(float64) float64, y, far float64) {
	free := math.Inf(-1)
	for i, t := range l.m.Axis.Ticks {
		if t > far {
			break
		}
		s := l.m.Axis.Tick(t)
		w := l.d.width(s, footSize, false)
		at := x(t)
		l.s.line(l.style.SecondInk, 1, point{at, y}, point{at, y + 4})
		align := 0.5
		left := at - w/2
		if i == 0 && left < margin {
			align, left = 0, at
		}
		if left < free || left+w > l.z.Width-4 {
			continue
		}
		l.text(at, y+17, s, footSize, false, l.style.SecondInk, align)
		free = left + w + 8
	}
}

// bar draws a bar lying between zero and its value and returns the right end of
// its drawing. What is not stated exactly is hatched; what is not yet so is
// hollow. A value below zero is the mirror image of one above it. An open end
// reaches no further than limit: 至少98% is at most 100 %.
func (l *layout) bar(k chart.Mark, zero, lo, hi, y, h, limit float64) float64 {
	c := l.style.kind(k.Kind)
	b := barOf{zero: zero, side: 1, y: y, h: h}
	near, far, most, more, less := lo-zero, hi-zero, limit-zero, k.OpenHi, k.OpenLo
	if k.Hi <= 0 && k.Lo < 0 {
		b.side = -1
		near, far, most, more, less = zero-hi, zero-lo, zero-margin, k.OpenLo, k.OpenHi
	}
	end := math.Max(zero, math.Max(lo, hi))
	switch {
	case less:
		l.within(b, far, c)
		return l.aim(k, end, y+h/2, c)
	case k.Status != doc.Actual:
		x, w := b.part(0, near)
		l.s.rect(x, y, w, h, mix(c, l.style.Ground, 0.10), c, 1.5, 5, 3)
	default:
		x, w := b.part(0, near)
		l.s.rect(x, y, math.Max(w, 1), h, c, ink{}, 0)
	}
	switch {
	case more:
		if reached := l.beyond(b, near, most, c); b.side > 0 {
			end = zero + reached
		}
	case near != far:
		x, w := b.part(near, far)
		l.s.hatch(x, y, w, h, c)
		l.s.rect(x, y, w, h, ink{}, c, 1.2)
	}
	return l.aim(k, end, y+h/2, c)
}

// A barOf is where a bar lies: from zero to one side of it.
type barOf struct{ zero, side, y, h float64 }

// at is the place of a distance from zero.
func (b barOf) at(d float64) float64 { return b.zero + b.side*d }

// part is the left end and the width of what lies between two distances.
func (b barOf) part(from, to float64) (x, w float64) {
	return math.Min(b.at(from), b.at(to)), math.Abs(to - from)
}

// within draws a bar of which only the far end is known: 不足3.1亿.
func (l *layout) within(b barOf, far float64, c ink) {
	x, w := b.part(0, math.Max(far, 0))
	l.s.hatch(x, b.y, w, b.h, mix(c, l.style.Ground, 0.6))
	l.s.rect(x, b.y, w, b.h, ink{}, c, 1.5)
	if w <= 40 {
		return
	}
	hole, wide := b.part(far-36, far-6)
	l.s.rect(hole, b.y+3, wide, b.h-6, l.style.Ground, ink{}, 0)
	l.s.line(c, 2, point{b.at(far - 10), b.y + b.h/2}, point{b.at(far - 32), b.y + b.h/2})
	l.s.arrow(b.at(far-32), b.y+b.h/2, -b.side, 0, c)
}

// beyond draws the open end of a bar, hatching that gets lighter and an arrow,
// or as much of it as there is room for up to most. It returns how far it went.
func (l *layout) beyond(b barOf, near, most float64, c ink) float64 {
	if near+reach > most {
		x, w := b.part(near, math.Max(near, most))
		l.s.hatch(x, b.y, w, b.h, c)
		l.s.rect(x, b.y, w, b.h, ink{}, c, 1.2)
		return math.Max(near, most)
	}
	for i := range 3 {
		x, w := b.part(near+float64(i)*faded/3, near+float64(i+1)*faded/3)
		l.s.hatch(x, b.y, w, b.h, mix(c, l.style.Ground, 0.9-0.3*float64(i)))
	}
	tip := b.at(near + reach - 2)
	l.s.line(c, 2, point{b.at(near + faded + 2), b.y + b.h/2}, point{tip, b.y + b.h/2})
	l.s.arrow(tip, b.y+b.h/2, b.side, 0, c)
	return near + reach
}

// aim sets the sign of what is not yet so behind a bar and returns where the
// drawing ends.
func (l *layout) aim(k chart.Mark, end, y float64, c ink) float64 {
	if k.Status == doc.Actual {
		return end
	}
	l.symbol(k, end+10, y, c, 0)
	return end + 16
}

// symbol is the mark of a point: ● actual, ◇ target, ○ forecast, an arrow for
// a bound. Line tells apart up to four actual lines by shape.
func (l *layout) symbol(k chart.Mark, x, y float64, c ink, line int) {
	const r = 4.5
	g := l.style.Ground
	switch {
	case k.Status == doc.Target:
		l.s.poly(g, c, 1.8, point{x, y - r - 1.5}, point{x + r + 1.5, y}, point{x, y + r + 1.5}, point{x - r - 1.5, y})
	case k.Status == doc.Forecast:
		l.s.circle(x, y, r, g, c, 1.8)
	case line == 1:
		l.s.rect(x-r+0.5, y-r+0.5, 2*r-1, 2*r-1, c, g, 1)
	case line == 2:
		l.s.poly(c, g, 1, point{x, y - r - 1}, point{x + r + 0.5, y + r - 0.5}, point{x - r - 0.5, y + r - 0.5})
	case line == 3:
		l.s.poly(c, g, 1, point{x, y + r + 1}, point{x + r + 0.5, y - r + 0.5}, point{x - r - 0.5, y - r + 0.5})
	default:
		l.s.circle(x, y, r, c, g, 1)
	}
}

func clamp(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return math.Min(v, 1)
}
