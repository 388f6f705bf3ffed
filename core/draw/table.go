package draw

import (
	"math"

	"github.com/wenshu-app/wenshu/core/chart"
)

// table sets one value a row: what, how much, of when.
func (l *layout) table() {
	const gap = 16
	values, times := 0.0, 0.0
	for _, k := range l.m.Marks {
		values = math.Max(values, l.d.width(clean(k.Full), nameSize, true)+l.sign(k))
		times = math.Max(times, l.d.width(clean(k.When), noteSize, false))
	}
	values, times = math.Min(values, l.inner()*0.4), math.Min(times, l.inner()*0.25)
	names := l.inner() - values - times - 2*gap
	stacked := names < 150
	for i, k := range l.m.Marks {
		top := l.y
		if i > 0 {
			l.s.line(l.style.Rule, 1, point{margin, top}, point{margin + l.inner(), top})
		}
		if stacked {
			l.y = l.heading(margin, top+3, l.inner(), chart.Mark{Name: k.Name})
			l.value(k, margin+l.inner(), l.y+nameSize, l.inner()*0.6)
			l.text(margin, l.y+nameSize, l.d.cut(k.When, noteSize, false, l.inner()*0.35), noteSize, false, l.style.SecondInk, 0)
			l.y += nameSize + 8
		} else {
			l.value(k, margin+names+gap+values, top+nameSize+5, values)
			l.text(margin+l.inner()-times, top+nameSize+5, l.d.cut(k.When, noteSize, false, times), noteSize, false, l.style.SecondInk, 0)
			l.y = math.Max(l.heading(margin, top+4, names, chart.Mark{Name: k.Name}), top+nameSize+9) + 2
		}
		l.hit(i, margin-8, top, l.inner()+16, l.y-top)
	}
}

// value sets a mark's value to the left of x, what is not yet so with its sign.
func (l *layout) value(k chart.Mark, x, y, width float64) {
	c := l.style.kind(k.Kind)
	w := l.text(x, y, l.d.cut(k.Full, nameSize, true, width-l.sign(k)), nameSize, true, l.style.Ink, 1)
	if k.Status != 0 {
		l.symbol(k, x-w-10, y-5, c, 0)
	}
}

// sign is the room for the sign of what is aimed at or foreseen.
func (l *layout) sign(k chart.Mark) float64 {
	if k.Status == 0 {
		return 0
	}
	return 18
}
