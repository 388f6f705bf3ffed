package postscript

import (
	"bytes"
	"math"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/wenshu-app/wenshu/assets/fonts"
	_ "github.com/wenshu-app/wenshu/assets/fonts/serif"
)

var all = map[string][]byte{
	"sans": fonts.SansRegular(), "sans bold": fonts.SansBold(),
	"serif": fonts.SerifRegular(), "serif bold": fonts.SerifBold(),
}

// TestConvert compares a third of the glyphs of our fonts with their new form: box,
// area and length are the same but for a unit of the font along the outline.
func TestConvert(t *testing.T) {
	for name, ttf := range all {
		t.Run(name, func(t *testing.T) {
			before := bytes.Clone(ttf)
			otf, err := Convert(ttf, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(before, ttf) {
				t.Fatal("the font was changed")
			}
			t.Logf("%d bytes, %d before", len(otf), len(ttf))
			a, err := sfnt.Parse(ttf)
			if err != nil {
				t.Fatal(err)
			}
			face, err := font.ParseTTF(bytes.NewReader(otf))
			if err != nil {
				t.Fatal(err)
			}
			var buf sfnt.Buffer
			em := fixed.I(int(a.UnitsPerEm()))
			seen := 0
			for g := 0; g < a.NumGlyphs(); g += 3 {
				old, err := a.LoadGlyph(&buf, sfnt.GlyphIndex(g), em, nil)
				if err != nil {
					t.Fatal(g, err)
				}
				made, ok := face.GlyphData(font.GID(g)).(font.GlyphOutline)
				if !ok {
					t.Fatalf("glyph %d has no outline", g)
				}
				x, y := measure(old), measureNew(made)
				if len(old) > 0 {
					seen++
				}
				if math.Abs(x.area-y.area) > x.length || math.Abs(x.length-y.length) > 0.005*x.length+2 || !x.near(y) {
					t.Errorf("glyph %d: %+v, %+v before", g, y, x)
				}
				w, _ := a.GlyphAdvance(&buf, sfnt.GlyphIndex(g), em, 0)
				if got := face.HorizontalAdvance(font.GID(g)); int(got) != w.Round() {
					t.Errorf("glyph %d is %v wide, %d before", g, got, w.Round())
				}
			}
			if seen < 4000 {
				t.Errorf("only %d glyphs with outlines", seen)
			}
		})
	}
}

// A size is what a rounding of points can change but little.
type size struct{ area, length, left, low, right, high float64 }

func (s size) near(o size) bool {
	for _, d := range []float64{s.left - o.left, s.low - o.low, s.right - o.right, s.high - o.high} {
		if math.Abs(d) > 2 {
			return false
		}
	}
	return true
}

// A pen follows an outline in short straight steps.
type pen struct {
	size
	startX, startY, x, y float64
}

func (p *pen) move(x, y float64) {
	p.line(p.startX, p.startY)
	p.startX, p.startY, p.x, p.y = x, y, x, y
}

func (p *pen) line(x, y float64) {
	p.area += (p.x*y - x*p.y) / 2
	p.length += math.Hypot(x-p.x, y-p.y)
	p.x, p.y = x, y
	p.left, p.right, p.low, p.high = min(p.left, x), max(p.right, x), min(p.low, y), max(p.high, y)
}

// curve follows the curve with the given points off it.
func (p *pen) curve(x1, y1, x2, y2, x3, y3 float64) {
	x0, y0 := p.x, p.y
	for i := 1; i <= 16; i++ {
		t := float64(i) / 16
		s := 1 - t
		p.line(s*s*s*x0+3*s*s*t*x1+3*s*t*t*x2+t*t*t*x3, s*s*s*y0+3*s*s*t*y1+3*s*t*t*y2+t*t*t*y3)
	}
}

func measure(old sfnt.Segments) size {
	var p pen
	at := func(v fixed.Point26_6) (float64, float64) { return float64(v.X) / 64, -float64(v.Y) / 64 }
	for _, s := range old {
		x1, y1 := at(s.Args[0])
		x2, y2 := at(s.Args[1])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.move(x1, y1)
		case sfnt.SegmentOpLineTo:
			p.line(x1, y1)
		case sfnt.SegmentOpQuadTo:
			x0, y0 := p.x, p.y
			p.curve(x0+(x1-x0)*2/3, y0+(y1-y0)*2/3, x2+(x1-x2)*2/3, y2+(y1-y2)*2/3, x2, y2)
		}
	}
	p.move(0, 0)
	return p.size
}

func measureNew(made font.GlyphOutline) size {
	var p pen
	for _, s := range made.Segments {
		a := s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			p.move(float64(a[0].X), float64(a[0].Y))
		case opentype.SegmentOpLineTo:
			p.line(float64(a[0].X), float64(a[0].Y))
		case opentype.SegmentOpCubeTo:
			p.curve(float64(a[0].X), float64(a[0].Y), float64(a[1].X), float64(a[1].Y), float64(a[2].X), float64(a[2].Y))
		}
	}
	p.move(0, 0)
	return p.size
}

// TestConvertDamaged converts fonts that are cut short or bent: an error or a
// font, never a panic.
func TestConvertDamaged(t *testing.T) {
	ttf := fonts.SansRegular()
	for _, n := range []int{0, 4, 11, 12, 100, 300, len(ttf) / 2, len(ttf) - 1} {
		if _, err := Convert(ttf[:n], nil); err == nil {
			t.Errorf("no error for the first %d bytes", n)
		}
	}
	bent := bytes.Clone(ttf)
	for i := 12; i < 2000; i += 7 {
		was := bent[i]
		bent[i] ^= 0xff
		Convert(bent, func(g int) bool { return g < 500 }) //nolint:errcheck
		bent[i] = was
	}
}

func BenchmarkConvert(b *testing.B) {
	for range b.N {
		if _, err := Convert(fonts.SansRegular(), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	otf, err := Convert(fonts.SansRegular(), nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
	}{{"TrueType", fonts.SansRegular()}, {"PostScript", otf}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := font.ParseTTF(bytes.NewReader(c.data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
