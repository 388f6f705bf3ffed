package pdf

import (
	"math"

	"github.com/wenshu-app/wenshu/core/format/page"
)

// direction is the direction in which most of the letters run, in degrees. Of
// Chinese in columns from the right, whose letters stand upright one under the
// other, it is 90, and upright is true.
func (f *frame) direction(c *content) (turn int, upright bool) {
	weight := map[int]int{} // by degrees, of the page as shown, clockwise
	for _, l := range c.letters {
		weight[f.degrees(c.looks[l.look].angle)]++
	}
	best, most := 0, weight[0]
	for d, n := range weight {
		if n > most || n == most && d < best {
			best, most = d, n
		}
	}
	if best == 0 && f.upright(c) {
		return 90, true
	}
	return best, false
}

// upright reports whether most letters of the page as shown stand under the one
// before them.
func (f *frame) upright(c *content) bool {
	down, along := 0, 0
	for i := 1; i < len(c.letters); i++ {
		a, b := &c.letters[i-1], &c.letters[i]
		em := c.looks[b.look].size
		if a.r < 0x2e80 || b.r < 0x2e80 || em <= 0 {
			continue
		}
		dx, dy := abs((a.l+a.rt)-(b.l+b.rt))/2, abs(a.oy-b.oy)
		if f.turn&1 != 0 { // a line of the page runs along the y of its user space
			dx, dy = abs((a.t+a.b)-(b.t+b.b))/2, abs(a.ox-b.ox)
		}
		switch {
		case dx < 0.2*em && dy > 0.7*em && dy < 1.6*em:
			down++
		case dy < 0.2*em && dx > 0.5*em && dx < 2*em:
			along++
		}
	}
	return down > 4 && down > 4*along
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}

// degrees is the direction of text on the page as shown, 0 to 359, clockwise.
func (f *frame) degrees(angle float64) int {
	d := int(math.Round(-angle*180/math.Pi)) + 90*f.turn
	return ((d % 360) + 360) % 360
}

// place gives s the letters of c: those that run in the direction of turn, and
// the others apart from them. What stands off the page is left out.
func (s *sheet) place(c *content, turn int, upright bool) {
	at := func(x, y float32) [2]float32 {
		x, y = s.frame.shown(x, y)
		return [2]float32{x, y}
	}
	size := s.Size()
	for _, l := range c.letters {
		k := c.looks[l.look]
		r := l.r
		if k.font >= 0 {
			r = meant(r, &c.fonts[k.font])
		}
		g := page.Glyph{R: r, A: at(l.l, l.b), B: at(l.rt, l.t), Origin: at(l.ox, l.oy), Size: k.size, Font: k.font, Blank: l.blank}
		if x, y := g.Origin[0], g.Origin[1]; x < -20 || y < -20 || x > size.Width+20 || y > size.Height+20 {
			continue
		}
		if upright { // the line runs through the middle of the letters
			x, y := (g.A[0]+g.B[0])/2, (g.A[1]+g.B[1])/2
			g.Origin = [2]float32{x - 0.35*k.size, y}
		} else if d := (s.frame.degrees(k.angle) - turn + 360) % 360; d > 3 && d < 357 {
			s.Aside(g)
			continue
		}
		s.Glyph(g)
	}
}
