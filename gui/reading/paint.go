package reading

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A brush draws the glyphs and underlines of one line into a picture whose
// pixels are the screen's, so that nothing is scaled or blurred.
type brush struct {
	img    *image.RGBA
	pix    float32 // pixels to a unit
	shapes *shapes
	ras    *vector.Rasterizer
}

// glyph draws r with its pen at x, y in units; y is on a pixel already.
func (b brush) glyph(f *face, r rune, size, x, y float32, c *image.Uniform) {
	x *= b.pix
	whole := float32(math.Floor(float64(x)))
	step := int((x - whole) * steps)
	g := b.shapes.glyph(f, r, fixed.Int26_6(size*b.pix*64+0.5), uint8(min(step, steps-1)))
	if g.mask == nil {
		return
	}
	at := image.Pt(int(whole), b.row(y)).Add(g.at)
	draw.DrawMask(b.img, g.mask.Bounds().Add(at), c, image.Point{}, g.mask, image.Point{}, draw.Over)
}

func (b brush) row(y float32) int { return int(math.Round(float64(y * b.pix))) }

// bar fills a rectangle given in pixels, with soft edges where it covers a
// part of a pixel.
func (b brush) bar(x0, y0, x1, y1 float32, c color.Color) {
	in0, in1 := int(math.Ceil(float64(x0))), int(math.Floor(float64(x1)))
	for y := int(y0); float32(y) < y1; y++ {
		v := min(float32(y+1), y1) - max(float32(y), y0)
		if in0 > in1 { // within one pixel
			b.cover(in1, in1+1, y, c, v*(x1-x0))
			continue
		}
		b.cover(in0-1, in0, y, c, v*(float32(in0)-x0))
		b.cover(in0, in1, y, c, v)
		b.cover(in1, in1+1, y, c, v*(x1-float32(in1)))
	}
}

// cover mixes c into the pixels [x0, x1) of row y, of which it covers a part.
func (b brush) cover(x0, x1, y int, c color.Color, part float32) {
	if part > 0 && x0 < x1 {
		draw.Draw(b.img, image.Rect(x0, y, x1, y+1), image.NewUniform(fade(c, part)), image.Point{}, draw.Over)
	}
}

// path fills the outline that trace draws, in pixels.
func (b brush) path(trace func(*vector.Rasterizer), c color.Color) {
	b.ras.Reset(b.img.Rect.Dx(), b.img.Rect.Dy())
	trace(b.ras)
	b.ras.Draw(b.img, b.img.Rect, image.NewUniform(c), image.Point{})
}

// A stroke is the second sign of a kind of figure, beside its colour: lengths in
// units of 1/18 of the type size.
type stroke struct {
	thick float32
	dash  []float32 // on, off, on, off; nil is solid
	twice bool
	round bool // dashes as short as they are thick are dots
}

var strokes = [...]stroke{
	doc.Level:    {thick: 1.5},
	doc.Share:    {thick: 1, twice: true},
	doc.Change:   {thick: 1.5, dash: []float32{5, 3}},
	doc.Rank:     {thick: 2, dash: []float32{2, 3}, round: true},
	doc.Multiple: {thick: 1.5, dash: []float32{8, 2.5, 1.5, 2.5}},
	doc.Index:    {thick: 0.8},
}

// underline draws the mark of a figure from left to right, under the baseline at
// y. size is that of the type; all in units.
func (b brush) underline(f *doc.Figure, left, right, y, size float32, starts bool, c color.Color) {
	s := strokes[min(int(f.Kind), len(strokes)-1)]
	u := size / 18 * b.pix // pixels
	x0, x1 := left*b.pix, right*b.pix
	top := float32(math.Round(float64(y*b.pix))) + float32(math.Round(float64(3*u)))
	thick := max(1, s.thick*u)
	if s.thick < 1 {
		thick = max(0.8, s.thick*u)
	}
	if starts && f.Status != doc.Actual {
		x0 = b.startMark(f.Status, x0, top+thick/2+0.6*u, u, c) + u
	}
	switch {
	case s.twice:
		thick = float32(math.Max(1, math.Round(float64(thick))))
		gap := float32(math.Max(1, math.Round(float64(1.5*u))))
		top--
		b.bar(x0, top, x1, top+thick, c)
		b.bar(x0, top+thick+gap, x1, top+2*thick+gap, c)
	case s.round:
		pitch := (s.dash[0] + s.dash[1]) * u
		for x := x0 + thick/2; x+thick/2 <= x1+0.5; x += pitch {
			b.path(func(v *vector.Rasterizer) { circle(v, x, top+thick/2, thick/2, false) }, c)
		}
	case s.dash != nil:
		for x, i := x0, 0; x < x1; i++ {
			d := s.dash[i%len(s.dash)] * u
			if i%2 == 0 {
				b.bar(x, top, min(x+d, x1), top+thick, c)
			}
			x += d
		}
	default:
		b.bar(x0, top, x1, top+thick, c)
	}
}

// startMark draws the hollow sign of a target (◇) or a forecast (○), the signs
// of the charts, and returns where it ends.
func (b brush) startMark(s doc.Status, x, y, u float32, c color.Color) float32 {
	r := 3 * u
	pen := max(1, 1.1*u)
	b.path(func(v *vector.Rasterizer) {
		if s == doc.Target {
			diamond(v, x+r, y, r*1.15, false)
			diamond(v, x+r, y, r*1.15-pen*1.3, true)
			return
		}
		circle(v, x+r, y, r, false)
		circle(v, x+r, y, r-pen, true)
	}, c)
	return x + 2*r
}

func circle(v *vector.Rasterizer, x, y, r float32, turn bool) {
	if r <= 0 {
		return
	}
	const k = 0.5523
	s := float32(1)
	if turn {
		s = -1
	}
	v.MoveTo(x+r, y)
	v.CubeTo(x+r, y+s*k*r, x+k*r, y+s*r, x, y+s*r)
	v.CubeTo(x-k*r, y+s*r, x-r, y+s*k*r, x-r, y)
	v.CubeTo(x-r, y-s*k*r, x-k*r, y-s*r, x, y-s*r)
	v.CubeTo(x+k*r, y-s*r, x+r, y-s*k*r, x+r, y)
	v.ClosePath()
}

func diamond(v *vector.Rasterizer, x, y, r float32, turn bool) {
	if r <= 0 {
		return
	}
	s := float32(1)
	if turn {
		s = -1
	}
	v.MoveTo(x+r, y)
	v.LineTo(x, y+s*r)
	v.LineTo(x-r, y)
	v.LineTo(x, y-s*r)
	v.ClosePath()
}

// paintLine draws a line into a picture of w by h pixels that stands for size
// of v's raster.
func (p *Pane) paintLine(v *liveLine, w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if v.laid == nil || w == 0 || v.width <= 0 {
		return img
	}
	b := brush{img, float32(w) / v.width, &p.shapes, &p.ras}
	l := v.laid
	if v.band {
		p.paintBand(b, v)
		return img
	}
	p.paintOn(b, v, v.line, l.Lines[v.line].Baseline-l.Lines[v.line].Y+v.over)
	return img
}

// paintOn draws line n of what v shows with its baseline at y.
func (p *Pane) paintOn(b brush, v *liveLine, n int, y float32) {
	l := v.laid
	ln := l.Lines[n]
	if n == 0 || ln.First < ln.Last {
		p.paintText(b, v, ln, y)
	}
	if p.doc == nil {
		return
	}
	from, to := l.Offset(ln.First), l.Offset(ln.Last)
	first, last := figuresIn(p.doc, text.Span{Start: l.Start, End: to})
	for i := first; i < last; i++ {
		fig := &p.doc.Figures[i]
		if fig.Start >= to || fig.End <= from {
			continue
		}
		l.Boxes(fig.Span, func(x layout.Box) {
			if x.Line == n {
				b.underline(fig, x.Left+v.inset, x.Right+v.inset, y, l.Size, x.Starts, p.kind(fig.Kind))
			}
		})
	}
}

// paintText draws the characters of a line with its baseline at y.
func (p *Pane) paintText(b brush, v *liveLine, ln layout.Line, y float32) {
	l := v.laid
	ink, second := image.NewUniform(p.style.Ink), image.NewUniform(p.style.SecondInk)
	quiet := p.second.within(l.Span)
	role := v.role
	if role == layout.Title || role == layout.Heading || role == layout.Subtitle {
		quiet = nil // a date in a title is part of the title
	}
	for i := ln.First; i < ln.Last; i++ {
		r := l.Runes[i]
		if layout.Blank(r) {
			continue
		}
		c := ink
		if role == layout.Meta || role == layout.Foot || role == layout.Kicker || role == layout.Units || role == layout.Note {
			c = second
		} else if len(quiet) > 0 {
			at := l.Offset(i)
			for len(quiet) > 0 && quiet[0].End <= at {
				quiet = quiet[1:]
			}
			if len(quiet) > 0 && quiet[0].Has(at) {
				c = second
			}
		}
		if r == '—' && i+1 < ln.Last && l.Runes[i+1] == r {
			j := i
			for j+1 < ln.Last && l.Runes[j+1] == r {
				j++
			}
			b.dash(l, i, j, y, v.inset, c.C)
			i = j
			continue
		}
		b.glyph(p.faces.face(l.Bold(i)), r, l.Size, l.Ink[i]+v.inset, y, c)
	}
}

// dash draws the seamless dash (破折号) of characters i to j.
func (b brush) dash(l *layout.Laid, i, j int, y, inset float32, c color.Color) {
	thick := l.Size * 0.058
	if l.Style.Bold {
		thick = l.Size * 0.1
	}
	t := float32(math.Max(1, math.Round(float64(thick*b.pix))))
	top := float32(b.row(y)) - float32(math.Round(float64(0.36*l.Size*b.pix)))
	x0 := (l.X[i] + inset + 0.06*l.Size) * b.pix
	x1 := (l.X[j] + inset + 0.94*l.Size) * b.pix
	b.bar(x0, top-t/2, x1, top+t/2, c)
}

func (p *Pane) kind(k doc.Kind) color.Color {
	return p.style.Kinds[min(int(k), len(p.style.Kinds)-1)]
}
