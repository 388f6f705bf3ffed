package postscript

import (
	"encoding/binary"
	"math"
)

// The operators of outlines and of dictionaries that are used.
const (
	opLines    = 5
	opLinesH   = 6
	opLinesV   = 7
	opCurves   = 8
	opEnd      = 14
	opMove     = 21
	opMoveH    = 22
	opMoveV    = 4
	opCurvesVH = 30
	opCurvesHV = 31

	dictCharset = 15
	dictGlyphs  = 17
	dictPrivate = 18
)

// appendCFF appends the outlines as the table "CFF ".
func (g *glyphs) appendCFF(out []byte) ([]byte, error) {
	// header, the font's name, the top dictionary, no strings, no common
	// subroutines; then what the dictionary points to
	out = append(out, 1, 0, 4, 4)
	out = append(out, 0, 1, 1, 1, 2, 'W')
	const dict = 4*5 + 3 // four numbers of five bytes, three operators
	out = append(out, 0, 1, 1, 1, 1+dict)
	const charsetAt = 4 + 6 + 5 + dict + 2 + 2
	const glyphsAt = charsetAt + 5
	out = append(number5(out, charsetAt), dictCharset)
	out = append(number5(out, glyphsAt), dictGlyphs)
	out = append(number5(number5(out, 0), charsetAt), dictPrivate) // an empty dictionary stands anywhere
	out = append(out, 0, 0, 0, 0)
	out = append(out, 2) // names of glyphs: one run, and nobody asks for them
	out = binary.BigEndian.AppendUint16(out, 1)
	out = binary.BigEndian.AppendUint16(out, uint16(max(g.n-2, 0)))
	out = binary.BigEndian.AppendUint16(out, uint16(g.n))
	out = append(out, 4)
	ends := len(out)
	out = append(out, make([]byte, 4*(g.n+1))...)

	w := charstring{out: out}
	from := len(w.out)
	binary.BigEndian.PutUint32(w.out[ends:], 1)
	for i := range g.n {
		g.points, g.contours = g.points[:0], g.contours[:0]
		if g.keep == nil || g.keep(i) {
			if err := g.read(i, 0); err != nil {
				return nil, err
			}
		}
		w.glyph(g.points, g.contours)
		binary.BigEndian.PutUint32(w.out[ends+4*(i+1):], uint32(1+len(w.out)-from))
	}
	return w.out, nil
}

// number5 is a number of a dictionary, always in five bytes.
func number5(b []byte, v int) []byte { return binary.BigEndian.AppendUint32(append(b, 29), uint32(v)) }

// most is how many arguments may stand before an operator.
const most = 48

// A charstring writes outlines.
type charstring struct {
	out  []byte
	x, y int // the pen

	off []point // the points off the curve since the last on it

	op   byte // the operator that waits for more arguments; 0 for none
	args int  // how many it has
	flat bool // the last line was level, of opLinesH and opLinesV
}

// glyph writes one glyph.
func (w *charstring) glyph(points []point, ends []int) {
	w.x, w.y = 0, 0
	from := 0
	for _, end := range ends {
		if end-from > 1 {
			w.contour(points[from:end])
		}
		from = end
	}
	w.flush()
	w.out = append(w.out, opEnd)
}

// contour writes one closed line. Between two points off the curve lies one on
// it that TrueType does not write.
func (w *charstring) contour(points []point) {
	n := len(points)
	start, first := points[0], 1
	switch last := points[n-1]; {
	case start.on:
	case last.on:
		start, first, n = last, 0, n-1
	default:
		start, first = middle(start, last), 0
	}
	w.move(grid(start.x), grid(start.y))
	at := start
	w.off = w.off[:0]
	for _, p := range points[first:n] {
		switch {
		case !p.on:
			w.off = append(w.off, p)
			continue
		case len(w.off) > 0:
			w.bend(at, p)
		default:
			w.line(grid(p.x), grid(p.y))
		}
		at = p
	}
	if len(w.off) > 0 { // a straight line back to the start is drawn by who closes the path
		w.bend(at, start)
	}
}

// bend draws from a to b by the points off the curve that were met. Several in a
// row mostly are one curve of PostScript, which the font was drawn with and which
// was cut into pieces of equal length of its parameter; where they are, it is
// drawn again.
func (w *charstring) bend(a, b point) {
	off := w.off
	w.off = w.off[:0]
	if n := len(off); n > 1 {
		c1, c2 := pull(a, off[0], n), pull(b, off[n-1], n)
		if follows(a, c1, c2, b, off) {
			w.curve(c1, c2, b)
			return
		}
	}
	for i, o := range off {
		to := b
		if i+1 < len(off) {
			to = middle(o, off[i+1])
		}
		w.curve(pull(a, o, 1), pull(to, o, 1), to)
		a = to
	}
}

// pull is the point off a curve of PostScript beside its end a, where TrueType
// has the first of n off, in half units.
func pull(a, off point, n int) point {
	return point{x: a.x + third(2*n*(off.x-a.x)), y: a.y + third(2*n*(off.y-a.y))}
}

// third is v/3, rounded.
func third(v int) int {
	const far = 1 << 24 // more than any font has, for a sum that is not negative
	return (v+1+3*far)/3 - far
}

// follows reports whether the curve from a to b by c1 and c2 is that of TrueType
// by off, but for a unit of the font: at the ends of its pieces and between them.
func follows(a, c1, c2, b point, off []point) bool {
	const near = 2 // half units
	n := len(off)
	at := func(t float64) (x, y float64) {
		s := 1 - t
		w0, w1, w2, w3 := s*s*s, 3*s*s*t, 3*s*t*t, t*t*t
		return w0*float64(a.x) + w1*float64(c1.x) + w2*float64(c2.x) + w3*float64(b.x),
			w0*float64(a.y) + w1*float64(c1.y) + w2*float64(c2.y) + w3*float64(b.y)
	}
	from := a
	for i, o := range off {
		to := b
		if i+1 < n {
			to = middle(o, off[i+1])
		}
		x, y := at((float64(i) + 0.5) / float64(n))
		if math.Abs(x-float64(from.x+2*o.x+to.x)/4) > near || math.Abs(y-float64(from.y+2*o.y+to.y)/4) > near {
			return false
		}
		if x, y = at(float64(i+1) / float64(n)); math.Abs(x-float64(to.x)) > near || math.Abs(y-float64(to.y)) > near {
			return false
		}
		from = to
	}
	return true
}

func middle(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2, true} }

// grid rounds half units to units of the font.
func grid(v int) int { return (v + 1) >> 1 }

func (w *charstring) move(x, y int) {
	w.flush()
	dx, dy := x-w.x, y-w.y
	w.x, w.y = x, y
	switch {
	case dy == 0:
		w.number(dx)
		w.out = append(w.out, opMoveH)
	case dx == 0:
		w.number(dy)
		w.out = append(w.out, opMoveV)
	default:
		w.number(dx)
		w.number(dy)
		w.out = append(w.out, opMove)
	}
}

func (w *charstring) line(x, y int) {
	dx, dy := x-w.x, y-w.y
	w.x, w.y = x, y
	switch {
	case dx == 0 && dy == 0:
	case dx != 0 && dy != 0:
		w.more(opLines, 2)
		w.number(dx)
		w.number(dy)
	default: // level and upright lines in turn share an operator
		flat := dy == 0
		in := (w.op == opLinesH || w.op == opLinesV) && w.flat != flat
		if !in || w.args+1 > most {
			w.flush()
			w.op = opLinesV
			if flat {
				w.op = opLinesH
			}
		}
		w.args++
		w.flat = flat
		w.number(dx + dy)
	}
}

// curve draws the curve from the pen to b by the points c1 and c2.
func (w *charstring) curve(c1, c2, b point) {
	x1, y1, x2, y2, x3, y3 := grid(c1.x), grid(c1.y), grid(c2.x), grid(c2.y), grid(b.x), grid(b.y)
	dx1, dy1, dx2, dy2, dx3, dy3 := x1-w.x, y1-w.y, x2-x1, y2-y1, x3-x2, y3-y2
	w.x, w.y = x3, y3
	switch {
	case dy1 == 0 && dx3 == 0: // from level to upright
		w.flush()
		w.number(dx1)
		w.number(dx2)
		w.number(dy2)
		w.number(dy3)
		w.out = append(w.out, opCurvesHV)
	case dx1 == 0 && dy3 == 0:
		w.flush()
		w.number(dy1)
		w.number(dx2)
		w.number(dy2)
		w.number(dx3)
		w.out = append(w.out, opCurvesVH)
	default:
		w.more(opCurves, 6)
		for _, v := range [...]int{dx1, dy1, dx2, dy2, dx3, dy3} {
			w.number(v)
		}
	}
}

// more makes room for n more arguments of op.
func (w *charstring) more(op byte, n int) {
	if w.op != op || w.args+n > most {
		w.flush()
		w.op = op
	}
	w.args += n
}

// flush writes the operator that waits.
func (w *charstring) flush() {
	if w.op != 0 {
		w.out = append(w.out, w.op)
	}
	w.op, w.args = 0, 0
}

// number writes an argument in the shortest form.
func (w *charstring) number(v int) {
	switch {
	case v >= -107 && v <= 107:
		w.out = append(w.out, byte(v+139))
	case v >= 108 && v <= 1131:
		v -= 108
		w.out = append(w.out, byte(v>>8)+247, byte(v))
	case v >= -1131 && v <= -108:
		v = -v - 108
		w.out = append(w.out, byte(v>>8)+251, byte(v))
	default:
		w.out = append(w.out, 28, byte(v>>8), byte(v))
	}
}
