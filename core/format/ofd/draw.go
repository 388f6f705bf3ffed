package ofd

import (
	"image"
	"image/color"
	"math"
	"strings"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/wenshu-app/wenshu/assets/fonts"
)

// A typeface is a font whose outlines are drawn.
type typeface struct {
	font *sfnt.Font
	em   float64
	buf  sfnt.Buffer
	seen map[sfnt.GlyphIndex]sfnt.Segments
}

func newTypeface(b []byte) (t *typeface) {
	defer func() { // fonts of files are not to be trusted
		if recover() != nil {
			t = nil
		}
	}()
	f, err := sfnt.Parse(b)
	if err != nil || f.UnitsPerEm() <= 0 {
		return nil
	}
	return &typeface{font: f, em: float64(f.UnitsPerEm()), seen: map[sfnt.GlyphIndex]sfnt.Segments{}}
}

// glyph is the outline of r in units of the font, y down; false if the font has
// none.
func (t *typeface) glyph(r rune) (out sfnt.Segments, ok bool) {
	defer func() {
		if recover() != nil {
			out, ok = nil, false
		}
	}()
	i, err := t.font.GlyphIndex(&t.buf, r)
	if err != nil || i == 0 {
		return nil, false
	}
	if s, ok := t.seen[i]; ok {
		return s, s != nil
	}
	s, err := t.font.LoadGlyph(&t.buf, i, fixed.I(int(t.em)), nil)
	if err != nil {
		t.seen[i] = nil
		return nil, false
	}
	s = append(sfnt.Segments{}, s...)
	if len(t.seen) < 20_000 {
		t.seen[i] = s
	}
	return s, true
}

// own are the typefaces of the program: those that a file does not bring.
func own() [4]func() []byte {
	return [4]func() []byte{fonts.SerifRegular, fonts.SerifBold, fonts.SansRegular, fonts.SansBold}
}

// faces are the typefaces to ask for a character of a text object, in order.
func (c *canvas) faces(n *node) []*typeface {
	f := c.b.faceOf(n)
	var out []*typeface
	get := func(key string, b func() []byte) {
		t, ok := c.k.fonts[key]
		if !ok {
			if len(c.k.fonts) >= maxFonts {
				clear(c.k.fonts)
			}
			t = newTypeface(b())
			c.k.fonts[key] = t
		}
		if t != nil {
			out = append(out, t)
		}
	}
	if f.path != "" {
		get(f.path, func() []byte {
			b, _ := c.k.f.bytes(f.path)
			return b
		})
	}
	i := 0
	switch {
	case isSans(f.name):
		i = 2
	case f.bold:
		i = 1
	}
	get([]string{"serif", "serif bold", "sans", "sans bold"}[i], own()[i])
	return out
}

// isSans reports whether a font by its name has no serifs.
func isSans(name string) bool {
	name = strings.ToLower(name)
	for _, w := range []string{"黑", "hei", "arial", "helvetica", "sans", "圆"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// text draws a text object, each character where its codes put it.
func (c *canvas) text(o *item) {
	size := numberOf(o.n.get("Size"), 0)
	wide := numberOf(o.n.get("HScale"), 1)
	if size <= 0 || isFalse(o.n.get("Fill")) && !isTrue(o.n.get("Stroke")) {
		return
	}
	ms := marks(o.n)
	if len(ms) == 0 {
		return
	}
	faces := c.faces(o.n)
	ink := colour(o, "FillColor", color.NRGBA{0, 0, 0, 255})
	turn := numberOf(o.n.get("CharDirection"), 0) * math.Pi / 180
	sin, cos := math.Sin(turn), math.Cos(turn)
	for _, k := range ms {
		for _, t := range faces {
			g, ok := t.glyph(k.r)
			if !ok {
				continue
			}
			// from units of the font to the object, to the page, to pixels
			s := size / t.em
			m := matrix{s * wide, 0, 0, s, 0, 0}.Times(matrix{cos, sin, -sin, cos, k.x, k.y}).Times(o.m).Times(c.m)
			c.fill(outline(g, m), ink)
			break
		}
	}
}

// A shape is an area: points in pixels, a stretch for each closed line.
type shape [][][2]float64

// outline is the shape of a glyph, its curves as short lines.
func outline(g sfnt.Segments, m matrix) shape {
	var s shape
	var at [2]float64
	p := func(q fixed.Point26_6) [2]float64 {
		x, y := m.Apply(float64(q.X)/64, float64(q.Y)/64)
		return [2]float64{x, y}
	}
	for _, k := range g {
		switch k.Op {
		case sfnt.SegmentOpMoveTo:
			at = p(k.Args[0])
			s = append(s, [][2]float64{at})
			continue
		case sfnt.SegmentOpLineTo:
			at = s.line(p(k.Args[0]))
		case sfnt.SegmentOpQuadTo:
			a := p(k.Args[0])
			at = s.curve(at, a, a, p(k.Args[1]), true)
		case sfnt.SegmentOpCubeTo:
			at = s.curve(at, p(k.Args[0]), p(k.Args[1]), p(k.Args[2]), false)
		}
	}
	return s
}

// line goes on to q.
func (s shape) line(q [2]float64) [2]float64 {
	if n := len(s); n > 0 {
		s[n-1] = append(s[n-1], q)
	}
	return q
}

// curve goes on to q by way of a and b; by a alone if quad.
func (s shape) curve(from, a, b, q [2]float64, quad bool) [2]float64 {
	far := math.Abs(q[0]-from[0]) + math.Abs(q[1]-from[1]) + math.Abs(a[0]-from[0]) + math.Abs(a[1]-from[1])
	steps := int(min(max(far/3, 2), 48))
	for i := 1; i <= steps; i++ {
		t := float64(i) / float64(steps)
		u := 1 - t
		var x [2]float64
		for d := range 2 {
			if quad {
				x[d] = u*u*from[d] + 2*u*t*a[d] + t*t*q[d]
			} else {
				x[d] = u*u*u*from[d] + 3*u*u*t*a[d] + 3*u*t*t*b[d] + t*t*t*q[d]
			}
		}
		s.line(x)
	}
	return q
}

// fill draws a shape in one colour.
func (c *canvas) fill(s shape, ink color.NRGBA) {
	if ink.A == 0 {
		return
	}
	b := c.img.Bounds()
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range s {
		for _, p := range l {
			if math.IsNaN(p[0]) || math.IsNaN(p[1]) {
				return
			}
			x0, y0, x1, y1 = min(x0, p[0]), min(y0, p[1]), max(x1, p[0]), max(y1, p[1])
		}
	}
	x0, y0 = max(math.Floor(x0), 0), max(math.Floor(y0), 0)
	x1, y1 = min(math.Ceil(x1), float64(b.Dx())), min(math.Ceil(y1), float64(b.Dy()))
	if !(x1 > x0 && y1 > y0) {
		return
	}
	r := vector.NewRasterizer(int(x1-x0), int(y1-y0))
	clamp := func(p [2]float64) (float32, float32) { // far outside it makes no difference how far
		return float32(min(max(p[0]-x0, -1e5), 1e5)), float32(min(max(p[1]-y0, -1e5), 1e5))
	}
	for _, l := range s {
		if len(l) < 2 {
			continue
		}
		r.MoveTo(clamp(l[0]))
		for _, p := range l[1:] {
			r.LineTo(clamp(p))
		}
		r.ClosePath()
	}
	r.Draw(c.img, image.Rect(int(x0), int(y0), int(x1), int(y1)), image.NewUniform(ink), image.Point{})
}

// path draws a path: its area, then its lines.
func (c *canvas) path(o *item) {
	stroke, fill := !isFalse(o.n.get("Stroke")), isTrue(o.n.get("Fill"))
	if !stroke && !fill {
		return
	}
	m := o.m.Times(c.m)
	p := func(x, y float64) [2]float64 {
		x, y = m.Apply(x, y)
		return [2]float64{x, y}
	}
	var s shape
	var at [2]float64
	for _, g := range segments(o.n) {
		v := g.v
		if g.op != 'm' && len(s) == 0 {
			continue
		}
		switch g.op {
		case 'm':
			at = p(v[0], v[1])
			s = append(s, [][2]float64{at})
		case 'l':
			at = s.line(p(v[0], v[1]))
		case 'q':
			a := p(v[0], v[1])
			at = s.curve(at, a, a, p(v[2], v[3]), true)
		case 'b':
			at = s.curve(at, p(v[0], v[1]), p(v[2], v[3]), p(v[4], v[5]), false)
		case 'a': // an arc, as its chord
			at = s.line(p(v[5], v[6]))
		case 'c':
			at = s.line(s[len(s)-1][0])
		}
	}
	if fill {
		c.fill(s, colour(o, "FillColor", color.NRGBA{0, 0, 0, 255}))
	}
	if stroke {
		width := o.n.get("LineWidth")
		if width == "" {
			width = o.param.get("LineWidth")
		}
		px := numberOf(width, 0.353) * math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2]))
		c.stroke(s, max(px, 0.6), colour(o, "StrokeColor", color.NRGBA{0, 0, 0, 255}))
	}
}

// stroke draws the lines of s, each a bar of its own.
func (c *canvas) stroke(s shape, width float64, ink color.NRGBA) {
	for _, l := range s {
		for i := 1; i < len(l); i++ {
			a, b := l[i-1], l[i]
			dx, dy := b[0]-a[0], b[1]-a[1]
			d := math.Hypot(dx, dy)
			if d == 0 || math.IsInf(d, 0) {
				continue
			}
			ox, oy := -dy/d*width/2, dx/d*width/2
			c.fill(shape{{{a[0] + ox, a[1] + oy}, {b[0] + ox, b[1] + oy}, {b[0] - ox, b[1] - oy}, {a[0] - ox, a[1] - oy}}}, ink)
		}
	}
}
