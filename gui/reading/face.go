package reading

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A face is a font that tells advances and gives the shapes of its characters. Fyne's
// own text is drawn by a shaper that measures each string anew and puts every
// glyph where the string puts it; a page of Chinese needs neither, and it
// needs each glyph at the place the layout chose.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
	next *face // asked for what this font lacks; may be nil

	pages [256]*[256]advance // of the characters below 0x10000
	far   map[rune]advance
	em    fixed.Int26_6
}

// An advance is the width of a character in em and the glyph that draws it.
type advance struct {
	width float32
	glyph sfnt.GlyphIndex
	known bool
	lacks bool // neither this font nor the next has it
	next  bool // the next font draws it
}

// tofu is the width of a character that no font has.
const tofu = 1

// openFace opens a font file, of a collection the first font.
func openFace(r fyne.Resource, next *face) (*face, error) {
	c, err := sfnt.ParseCollection(r.Content())
	if err != nil {
		return nil, err
	}
	f, err := c.Font(0)
	if err != nil {
		return nil, err
	}
	return &face{font: f, next: next, far: map[rune]advance{}, em: fixed.I(int(f.UnitsPerEm()))}, nil
}

func (f *face) of(r rune) advance {
	if r >= 0 && r < 0x10000 {
		page := f.pages[r>>8]
		if page == nil {
			page = new([256]advance)
			f.pages[r>>8] = page
		}
		if a := page[r&0xff]; a.known {
			return a
		}
		a := f.look(r)
		page[r&0xff] = a
		return a
	}
	a, ok := f.far[r]
	if !ok {
		a = f.look(r)
		f.far[r] = a
	}
	return a
}

func (f *face) look(r rune) advance {
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || g == 0 {
		if f.next != nil {
			a := f.next.of(r)
			a.next = true
			return a
		}
		return advance{width: tofu, known: true, lacks: true}
	}
	w, err := f.font.GlyphAdvance(&f.buf, g, f.em, font.HintingNone)
	if err != nil {
		return advance{width: tofu, known: true, lacks: true}
	}
	return advance{width: float32(w) / float32(f.em), glyph: g, known: true}
}

// faces are the fonts of a pane: what the layout measures with.
type faces struct{ regular, bold *face }

// Advance is the width of r in em.
func (f faces) Advance(r rune, bold bool) float32 { return f.face(bold).of(r).width }

func (f faces) face(bold bool) *face {
	if bold {
		return f.bold
	}
	return f.regular
}

// A shape is the coverage of a glyph, with the place of its upper left
// corner from the pen.
type shape struct {
	mask *image.Alpha
	at   image.Point
}

// steps is how many places within a pixel a glyph is drawn at.
const steps = 4

type shapeKey struct {
	face *face
	r    rune
	size fixed.Int26_6
	step uint8
}

// shapes keeps what was drawn; about 400 bytes a glyph at 18 px.
type shapes struct {
	kept  map[shapeKey]shape
	bytes int
	ras   vector.Rasterizer
	dark  bool // dark ink on a light ground
}

// maxShapes is the memory in bytes after which the shapes are drawn anew.
const maxShapes = 8 << 20

// glyph returns the shape of r at a size in pixels, step quarters of a pixel to
// the right. A character without a glyph is a hollow box.
func (s *shapes) glyph(f *face, r rune, size fixed.Int26_6, step uint8) shape {
	a := f.of(r)
	if a.next && f.next != nil {
		return s.glyph(f.next, r, size, step)
	}
	k := shapeKey{f, r, size, step}
	if g, ok := s.kept[k]; ok {
		return g
	}
	if s.kept == nil || s.bytes > maxShapes {
		s.kept, s.bytes = map[shapeKey]shape{}, 0
	}
	var segs sfnt.Segments
	if a.lacks {
		segs = box(size)
	} else {
		segs, _ = f.font.LoadGlyph(&f.buf, a.glyph, size, nil)
	}
	g := s.fill(segs, float32(step)/steps)
	s.kept[k] = g
	if g.mask != nil {
		s.bytes += len(g.mask.Pix) + 100
	}
	return g
}

func (s *shapes) fill(segs sfnt.Segments, dx float32) shape {
	b := segs.Bounds()
	if len(segs) == 0 || b.Empty() {
		return shape{}
	}
	r := image.Rect(b.Min.X.Floor()-1, b.Min.Y.Floor()-1, b.Max.X.Ceil()+2, b.Max.Y.Ceil()+1)
	if r.Dx() > 2048 || r.Dy() > 2048 {
		return shape{}
	}
	s.ras.Reset(r.Dx(), r.Dy())
	ox, oy := dx-float32(r.Min.X), -float32(r.Min.Y)
	pt := func(p fixed.Point26_6) (float32, float32) { return float32(p.X)/64 + ox, float32(p.Y)/64 + oy }
	open := false
	for _, sg := range segs {
		ax, ay := pt(sg.Args[0])
		bx, by := pt(sg.Args[1])
		switch sg.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				s.ras.ClosePath()
			}
			s.ras.MoveTo(ax, ay)
			open = true
		case sfnt.SegmentOpLineTo:
			s.ras.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			s.ras.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			cx, cy := pt(sg.Args[2])
			s.ras.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	if open {
		s.ras.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	s.ras.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	if s.dark {
		for i, c := range mask.Pix {
			mask.Pix[i] = strong[c]
		}
	}
	return shape{mask, r.Min}
}

// strong is the coverage of dark ink. Thin strokes of dark on light look
// thinner than they are where they cover only a part of a pixel, so half
// covered pixels are darkened a little.
var strong = func() (t [256]uint8) {
	for i := range t {
		t[i] = uint8(math.Round(255 * math.Pow(float64(i)/255, 0.8)))
	}
	return t
}()

// box is the outline of a hollow square for a character that no font has.
func box(size fixed.Int26_6) sfnt.Segments {
	pen := max(size/20, 48)
	var out sfnt.Segments
	frame := func(l, t, r, b fixed.Int26_6, turn bool) {
		pts := []fixed.Point26_6{{X: l, Y: t}, {X: r, Y: t}, {X: r, Y: b}, {X: l, Y: b}}
		if turn {
			pts[1], pts[3] = pts[3], pts[1]
		}
		for i, p := range pts {
			op := sfnt.SegmentOpLineTo
			if i == 0 {
				op = sfnt.SegmentOpMoveTo
			}
			out = append(out, sfnt.Segment{Op: op, Args: [3]fixed.Point26_6{p}})
		}
	}
	l, r, t, b := size/8, size*7/8, -size*78/100, -size/50
	frame(l, t, r, b, false)
	frame(l+pen, t+pen, r-pen, b-pen, true)
	return out
}
