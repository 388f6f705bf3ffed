package ofd

import (
	"math"
	"strings"

	"github.com/wenshu-app/wenshu/core/format/page"
)

// A segment is a step of a path: m l q b a c, as AbbreviatedData has it, and
// its numbers.
type segment struct {
	op byte
	v  [7]float64
}

// maxSegments bounds the steps of one path.
const maxSegments = 20_000

// segments reads the path of n.
func segments(n *node) []segment {
	var out []segment
	f := strings.Fields(n.words("AbbreviatedData"))
	for i := 0; i < len(f) && len(out) < maxSegments; {
		op := f[i]
		i++
		if len(op) != 1 {
			continue
		}
		s := segment{op: op[0] | 0x20}
		count := 0
		switch s.op {
		case 's':
			s.op, count = 'm', 2
		case 'm', 'l':
			count = 2
		case 'q':
			count = 4
		case 'b':
			count = 6
		case 'a':
			count = 7
		case 'c':
		default:
			continue
		}
		for k := 0; k < count && i < len(f); k++ {
			s.v[k] = numberOf(f[i], 0)
			i++
		}
		out = append(out, s)
	}
	return out
}

// rules adds the lines that a path draws.
func rules(s *page.Sheet, o *item, area box) {
	stroke, fill := !isFalse(o.n.get("Stroke")), isTrue(o.n.get("Fill"))
	if !stroke && !fill {
		return
	}
	x0, y0, x1, y1, ok := o.bounds(area)
	if !ok || max(x1-x0, y1-y0) < 4 {
		return
	}
	segs := segments(o.n)
	var sub page.Subpath
	end := func(shut bool) {
		sub.End(shut, stroke, func(x0, y0, x1, y1 float32) { straight(s, x0, y0, x1, y1) },
			func(x0, y0, x1, y1 float32) { s.Rule(x0, y0, x1, y1) })
	}
	for _, g := range segs {
		switch g.op {
		case 'm':
			end(false)
			fallthrough
		case 'l':
			sub.To(at2(o, area, g.v[0], g.v[1]))
		case 'c':
			end(true)
		default:
			sub.Curved = true
			k := map[byte]int{'q': 2, 'b': 4, 'a': 5}[g.op]
			sub.To(at2(o, area, g.v[k], g.v[k+1]))
		}
	}
	end(false)
}

// at2 maps a point of an object to the page as shown.
func at2(o *item, area box, x, y float64) (float32, float32) {
	x, y = o.m.Apply(x, y)
	return at(area, x, y)
}

// straight adds a line that is level or upright.
func straight(s *page.Sheet, x0, y0, x1, y1 float32) {
	if dx, dy := math.Abs(float64(x1-x0)), math.Abs(float64(y1-y0)); dx < 1.5 || dy < 1.5 {
		s.Rule(x0, y0, x1, y1)
	}
}
