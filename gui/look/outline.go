package look

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Fyne's drawing of SVG leaves the width of strokes as it is however large the
// picture, and colours fills alone. So the strokes of a sign are made into
// areas: a bar for each piece of a line and a disc at its ends and corners, all
// turning the same way, which together fill what a round pen would.

type point struct{ x, y float64 }

var (
	shape   = regexp.MustCompile(`<path d="([^"]*)"/>|<circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"/>`)
	command = regexp.MustCompile(`[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)`)
)

// outlined returns the path that fills the strokes of a drawing.
func outlined(drawing string, thick float64) string {
	var b strings.Builder
	for _, m := range shape.FindAllStringSubmatch(drawing, -1) {
		d := m[1]
		if d == "" {
			r := number(m[4])
			d = fmt.Sprintf("M%g %sa%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0z", number(m[2])-r, m[3], r, r, 2*r, r, r, -2*r)
		}
		for _, line := range lines(d) {
			pen(&b, line, thick/2)
		}
	}
	return b.String()
}

func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("look: no number in a sign: " + s)
	}
	return v
}

// pen writes the areas that a round pen of radius r fills along a line.
func pen(b *strings.Builder, line []point, r float64) {
	area := func(p ...point) {
		for i, q := range p {
			fmt.Fprintf(b, "%c%.2f %.2f", "ML"[min(i, 1)], q.x, q.y)
		}
		b.WriteByte('Z')
	}
	disc := func(c point) {
		var p []point
		for i := range 16 {
			a := float64(i) * math.Pi / 8
			p = append(p, point{c.x + r*math.Cos(a), c.y + r*math.Sin(a)})
		}
		area(p...)
	}
	last := math.NaN() // direction of the piece before
	for i := 1; i < len(line); i++ {
		a, c := line[i-1], line[i]
		way := math.Atan2(c.y-a.y, c.x-a.x)
		nx, ny := -math.Sin(way)*r, math.Cos(way)*r
		area(point{a.x - nx, a.y - ny}, point{c.x - nx, c.y - ny}, point{c.x + nx, c.y + ny}, point{a.x + nx, a.y + ny})
		if math.IsNaN(last) || math.Cos(way-last) < 0.9 {
			disc(a)
		}
		last = way
	}
	disc(line[len(line)-1])
}

// lines are the lines of a path, curves cut into pieces. Of the commands those
// that our signs use are known.
func lines(d string) [][]point {
	var out [][]point
	var at, start, control point
	add := func(p point) {
		out[len(out)-1] = append(out[len(out)-1], p)
		at = p
	}
	words := command.FindAllString(d, -1)
	next := func() float64 {
		w := words[0]
		words = words[1:]
		return number(w)
	}
	var op byte
	for len(words) > 0 {
		if w := words[0]; w[0] >= 'A' && w[0] != '.' {
			op, words = w[0], words[1:]
		}
		var from point // what relative places start at
		if op >= 'a' {
			from = at
		}
		place := func() point { x := next(); return point{from.x + x, from.y + next()} }
		switch op | 0x20 {
		case 'm':
			at = place()
			start, out = at, append(out, []point{at})
			op = op - 'M' + 'L' // more places are lines
		case 'l':
			add(place())
		case 'h':
			add(point{from.x + next(), at.y})
		case 'v':
			add(point{at.x, from.y + next()})
		case 'c', 's':
			a, one := at, point{2*at.x - control.x, 2*at.y - control.y}
			if op|0x20 == 'c' {
				one = place()
			}
			two, b := place(), place()
			for i := 1; i <= 10; i++ {
				t := float64(i) / 10
				u := 1 - t
				at := func(p, q, r, s float64) float64 { return u*u*u*p + 3*u*u*t*q + 3*u*t*t*r + t*t*t*s }
				add(point{at(a.x, one.x, two.x, b.x), at(a.y, one.y, two.y, b.y)})
			}
			control = two
		case 'a':
			r, _, _, large, sweep := next(), next(), next(), next() != 0, next() != 0
			for _, p := range arc(at, place(), r, large, sweep) {
				add(p)
			}
		case 'z':
			add(start)
		default:
			panic("look: a sign has the command " + string(op))
		}
	}
	return out
}

// arc is the way from a to b along a circle of radius r.
func arc(a, b point, r float64, large, sweep bool) []point {
	dx, dy := b.x-a.x, b.y-a.y
	half := math.Hypot(dx, dy) / 2
	r = max(r, half)
	h := math.Sqrt(max(0, r*r-half*half))
	if large == sweep {
		h = -h
	}
	c := point{(a.x+b.x)/2 - h*dy/(2*half), (a.y+b.y)/2 + h*dx/(2*half)}
	from, to := math.Atan2(a.y-c.y, a.x-c.x), math.Atan2(b.y-c.y, b.x-c.x)
	switch {
	case sweep && to < from:
		to += 2 * math.Pi
	case !sweep && to > from:
		to -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(to-from) / (math.Pi / 12)))
	var out []point
	for i := 1; i < n; i++ {
		t := from + (to-from)*float64(i)/float64(n)
		out = append(out, point{c.x + r*math.Cos(t), c.y + r*math.Sin(t)})
	}
	return append(out, b)
}
