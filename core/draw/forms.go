package draw

import (
	"math"
	"strconv"

	"github.com/wenshu-app/wenshu/core/chart"
)

// part sets an amount into the whole that its share implies: the two values
// above the ends of one bar, the share within it.
func (l *layout) part() {
	if len(l.m.Marks) < 2 || l.m.Whole == nil {
		l.cards()
		return
	}
	amount, share, whole := l.m.Marks[0], l.m.Marks[1], l.m.Whole
	const big, high = 24, 46
	c := l.style.kind(amount.Kind)
	amountWide := math.Max(l.d.width(amount.Full, big, true), math.Min(l.d.width(amount.Name, nameSize, false), l.inner()/2))
	name := whole.Name + implied(l.m.English)
	wholeWide := math.Max(l.d.width(whole.Label, 16, true), l.d.width(name, nameSize, false))
	top := l.y
	y := l.y + nameSize
	l.text(margin, y, l.d.cut(amount.Name, nameSize, false, math.Max(amountWide, l.inner()-wholeWide-16)), nameSize, false, l.style.Ink, 0)
	right := margin + l.inner()
	if amountWide+wholeWide+24 <= l.inner() {
		l.text(right, y, name, nameSize, false, l.style.SecondInk, 1)
		l.text(right, y+big+4, whole.Label, 16, true, l.style.Ink, 1)
		y += big + 6
		l.text(margin, y-2, l.d.cut(amount.Full, big, true, l.inner()), big, true, c, 0)
	} else {
		y += big + 4
		l.text(margin, y, l.d.cut(amount.Full, big, true, l.inner()), big, true, c, 0)
		y += nameSize + 8
		l.text(right, y, l.d.cut(name, nameSize, false, l.inner()), nameSize, false, l.style.SecondInk, 1)
		y += 20
		l.text(right, y, l.d.cut(whole.Label, 16, true, l.inner()), 16, true, l.style.Ink, 1)
	}
	y += 10
	wide := l.inner()
	x := func(v float64) float64 { return margin + clamp(v/whole.Hi)*wide }
	zero, lo, hi := x(0), x(whole.Lo), x(whole.Hi)
	l.s.rect(zero, y, lo-zero, high, mix(l.style.SecondInk, l.style.Ground, 0.12), ink{}, 0)
	if hi-lo > 0 {
		l.s.rect(lo, y, hi-lo, high, mix(l.style.SecondInk, l.style.Ground, 0.4), ink{}, 0)
	}
	l.s.line(l.style.SecondInk, 1, point{lo, y}, point{lo, y + high})
	end := l.bar(amount, zero, x(amount.Lo), x(amount.Hi), y, high, math.Inf(1))
	l.s.line(l.style.SecondInk, 1, point{zero, y}, point{right, y}, point{right, y + high}, point{zero, y + high}, point{zero, y})
	text := share.Full
	label := l.d.width(text, 20, true)
	nameWide := l.d.width(clean(share.Name), nameSize, false)
	at, room, colour, second := zero+14, x(amount.Lo)-zero-28, l.style.Ground, l.style.Ground
	if label > room || amount.OpenLo || amount.Status != 0 {
		at, room, colour, second = end+12, right-end-24, l.style.kind(share.Kind), l.style.SecondInk
	}
	if label <= room {
		l.text(at, y+high/2+7, text, 20, true, colour, 0)
		w := label
		if label+12+nameWide <= room {
			l.text(at+label+12, y+high/2+6, share.Name, nameSize, false, second, 0)
			w += 12 + nameWide
		}
		l.hit(1, at-4, y+4, w+8, high-8)
	}
	l.hit(0, margin-6, top-4, math.Max(amountWide+12, 28), y-top+4)
	l.hit(0, zero, y, math.Max(end-zero, 28), high)
	if end < right {
		l.hit(1, end, y, right-end, high)
	}
	l.y = y + high
	l.s.line(l.style.SecondInk, 1, point{zero, l.y}, point{zero, l.y + 4})
	l.ticksAcross(x, l.y, whole.Lo)
	l.y += 20
}

func implied(english bool) string {
	if english {
		return " (implied)"
	}
	return "（推算）"
}

// ranks sets a row of squares for each rank, the stated place filled.
func (l *layout) ranks() {
	const box, gap, n = 13, 5, 10
	row := float64(n*(box+gap) - gap)
	labels := 0.0
	for _, k := range l.m.Marks {
		labels = math.Max(labels, l.d.width(clean(k.Full), 16, true))
	}
	labels = math.Min(labels, l.inner()/2)
	names := l.inner() - row - labels - 40
	stacked := names < 150
	for i, k := range l.m.Marks {
		top := l.y
		c := l.style.kind(k.Kind)
		x, y := float64(margin), l.y
		if stacked {
			y = l.heading(x, y, l.inner(), l.dated(k)) + 3
		} else {
			low := l.heading(x, y, names, l.dated(k))
			l.y = low
			x = margin + names + 16
			y += 3
		}
		place := int(math.Round(k.Value()))
		shown := place
		for j := 1; j <= n; j++ {
			left := x + float64(j-1)*(box+gap)
			switch {
			case place > n && j == n, j == shown:
				l.s.rect(left-1, y-1, box+2, box+2, c, ink{}, 0)
			case place > n && j == n-1:
				for q := 0.0; q < 3; q++ {
					l.s.circle(left+2+q*4.5, y+box/2, 1.2, l.style.SecondInk, ink{}, 0)
				}
			default:
				l.s.rect(left+0.5, y+0.5, box-1, box-1, ink{}, mix(l.style.SecondInk, l.style.Ground, 0.55), 1)
			}
		}
		full := k.Full
		if full == "" {
			full = strconv.Itoa(place)
		}
		l.text(x+row+16, y+box, l.d.cut(full, 16, true, l.inner()-(x-margin)-row-16), 16, true, c, 0)
		l.y = math.Max(l.y, y+box) + 8
		l.hit(i, margin-8, top-3, l.inner()+16, math.Max(l.y-top, 28))
		l.y += 10
		if i+1 < len(l.m.Marks) {
			l.s.line(l.style.Rule, 1, point{margin, l.y - 5}, point{margin + l.inner(), l.y - 5})
			l.y += 6
		}
	}
}

// cards sets values that stand alone, side by side where there is room.
func (l *layout) cards() {
	const gap, least, big = 28, 230, 26
	n := max(1, min(len(l.m.Marks), int((l.inner()+gap)/(least+gap))))
	wide := (l.inner() - gap*float64(n-1)) / float64(n)
	for first := 0; first < len(l.m.Marks); first += n {
		top, low := l.y, l.y
		for i := first; i < min(first+n, len(l.m.Marks)); i++ {
			l.y = top
			l.card(i, margin+float64(i-first)*(wide+gap), wide, big)
			low = math.Max(low, l.y)
		}
		l.y = low + 14
	}
	l.y -= 6
}

func (l *layout) card(i int, x, wide, size float64) {
	k := l.m.Marks[i]
	c := l.style.kind(k.Kind)
	top := l.y
	l.s.line(c, 2, point{x, top}, point{x + 24, top})
	at := x
	if k.Status != 0 {
		l.symbol(k, x+7, top+30, c, 0)
		at += 20
	}
	for size > 16 && l.d.width(clean(k.Full), size, true) > wide-(at-x)-20 {
		size--
	}
	w := l.text(at, top+38, l.d.cut(k.Full, size, true, wide-(at-x)-20), size, true, l.style.Ink, 0)
	if k.OpenHi || k.OpenLo {
		d := -1.0
		if k.OpenLo {
			d = 1
		}
		ax, ay := at+w+12, top+29.0
		l.s.line(c, 2, point{ax, ay - 9*d}, point{ax, ay + 9*d})
		l.s.arrow(ax, ay+9*d, 0, d, c)
	}
	l.y = l.heading(x, top+48, wide, chart.Mark{Name: k.Name, When: k.When})
	l.hit(i, x-8, top-4, wide+16, l.y-top+8)
}
