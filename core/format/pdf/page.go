package pdf

import (
	"context"
	"encoding/binary"
	"math"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A glyph is a character of a page, in the coordinates of the sheet: in points,
// y down.
type glyph struct {
	r      rune
	x0, x1 float32
	y0, y1 float32 // the height of its font, not of its shape
	base   float32 // y of the line that it stands on
	size   float32 // of its font, as shown
	font   int32
	blank  bool // a blank stands before it in the file
}

// A font is what tells one face from another.
type font struct {
	name   string
	bold   bool
	weight int
}

// A rule is a line or thin bar that is drawn on a page. X0 ≤ X1, Y0 ≤ Y1.
type rule struct{ x0, y0, x1, y1 float32 }

func (r rule) flat() bool { return r.x1-r.x0 >= r.y1-r.y0 }

// A sheet is a page as read: glyphs in the order of the file, and rules. Its
// frame is turned so that most of its text runs from left to right.
type sheet struct {
	number int      // from 1
	size   doc.Size // as shown
	frame  frame
	glyphs []glyph
	fonts  []font
	rules  []rule
	images int     // pictures
	cover  float32 // share of the page that the largest picture covers
	bad    int     // characters without a sure meaning
	aside  []glyph // glyphs of another direction than the most
	sure   int     // how sure its text is in percent, where it was recognised; else 0
}

// A frame maps the user space of a page to the space of its layout and from
// there to the page as shown.
type frame struct {
	left, bottom, right, top float32 // the box of the page in user space
	turn                     int     // quarter turns of the page, clockwise
	cos, sin                 float64 // of the turn from the page as shown to the layout
	width, height            float32 // of the page as shown
}

// shown maps a point of user space to the page as shown.
func (f *frame) shown(x, y float32) (float32, float32) {
	switch f.turn {
	case 1:
		return y - f.bottom, x - f.left
	case 2:
		return f.right - x, y - f.bottom
	case 3:
		return f.top - y, f.right - x
	}
	return x - f.left, f.top - y
}

// lay maps a point of user space to the layout.
func (f *frame) lay(x, y float32) (float32, float32) {
	x, y = f.shown(x, y)
	if f.sin == 0 && f.cos == 1 {
		return x, y
	}
	return float32(float64(x)*f.cos + float64(y)*f.sin), float32(float64(y)*f.cos - float64(x)*f.sin)
}

// back maps a box of the layout to the page as shown.
func (f *frame) back(x0, y0, x1, y1 float32) doc.Rect {
	if f.sin == 0 && f.cos == 1 {
		return doc.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1}
	}
	var r doc.Rect
	for i, p := range [4][2]float32{{x0, y0}, {x1, y0}, {x0, y1}, {x1, y1}} {
		x := float32(float64(p[0])*f.cos - float64(p[1])*f.sin)
		y := float32(float64(p[0])*f.sin + float64(p[1])*f.cos)
		if i == 0 {
			r = doc.Rect{X0: x, Y0: y, X1: x, Y1: y}
			continue
		}
		r.X0, r.Y0, r.X1, r.Y1 = min(r.X0, x), min(r.Y0, y), max(r.X1, x), max(r.Y1, y)
	}
	return r
}

// maxGlyphs bounds the characters of one page; a page of a newspaper has
// 20,000.
const maxGlyphs = 300_000

// A letter is a character as pdfium gives it, in user space.
type letter struct {
	r           rune
	l, t, rt, b float32
	ox, oy      float32
	obj         uint32
	look        int32 // index into looks
	blank       bool
}

// A look is what one text object's characters share.
type look struct {
	font  int32
	size  float32
	angle float64 // in user space, radians, counterclockwise
}

// read reads page n, from 0. ok is false where pdfium cannot load the page.
func (f *file) read(ctx context.Context, n int) (s *sheet, ok bool, err error) {
	defer recovered(&err)
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	defer func() { err = late(outer, ctx, err) }()
	p, err := f.page(ctx, n)
	if err != nil || p == 0 {
		return nil, false, err
	}
	defer f.quick("FPDF_ClosePage", p)
	s = &sheet{number: n + 1}
	s.size = doc.Size{Width: float(f.quick("FPDF_GetPageWidthF", p)), Height: float(f.quick("FPDF_GetPageHeightF", p))}
	fr := frame{turn: int(f.quick("FPDFPage_GetRotation", p)) & 3, cos: 1, width: s.size.Width, height: s.size.Height}
	f.quick("FPDF_GetPageBoundingBox", p, f.scratch)
	v := f.floats(4)
	fr.left, fr.top, fr.right, fr.bottom = v[0], v[1], v[2], v[3]
	tp := f.call(ctx, "FPDFText_LoadPage", p)
	if f.err != nil {
		return nil, false, f.err
	}
	var letters []letter
	var looks []look
	if tp != 0 {
		letters, looks = f.letters(tp, s)
		f.quick("FPDFText_ClosePage", tp)
	}
	s.frame = turned(fr, letters, looks)
	s.place(letters, looks)
	f.objects(ctx, p, s)
	return s, true, f.err
}

// letters reads the characters of a text page.
func (f *file) letters(tp uint64, s *sheet) ([]letter, []look) {
	count := int(int32(f.quick("FPDFText_CountChars", tp)))
	count = min(max(count, 0), maxGlyphs)
	out := make([]letter, 0, count)
	var looks []look
	seen := map[uint32]int32{} // text objects
	fonts := map[uint32]int32{}
	unicode, object, loose, origin := f.fn("FPDFText_GetUnicode"), f.fn("FPDFText_GetTextObject"), f.fn("FPDFText_GetLooseCharBox"), f.fn("FPDFText_GetCharOrigin")
	ctx := context.Background()
	blank := false
	for i := 0; i < count && f.err == nil; i++ {
		r := rune(uint32(f.run(ctx, unicode, tp, uint64(i))))
		switch {
		case r == ' ' || r == 0xa0 || r == 0x3000 || r == '\r' || r == '\n' || r == '\t':
			blank = true
			continue
		case r == 2 || r == 0xfffe: // a hyphen that pdfium took for the end of a line
			r = '-'
		case r < ' ' || r == 0x7f || r == 0xad || r == 0x200b || r == 0xfeff:
			if r != 0xad {
				s.bad++
			}
			continue
		}
		l := letter{r: r, blank: blank}
		blank = false
		l.obj = uint32(f.run(ctx, object, tp, uint64(i)))
		k, ok := seen[l.obj]
		if !ok {
			k = int32(len(looks))
			looks = append(looks, f.look(tp, i, l.obj, fonts, s))
			seen[l.obj] = k
		}
		l.look = k
		if uint32(f.run(ctx, loose, tp, uint64(i), f.scratch)) == 0 {
			continue
		}
		f.run(ctx, origin, tp, uint64(i), f.scratch+16, f.scratch+24)
		b := f.got(f.scratch, 32)
		l.l, l.t = f32(b), f32(b[4:])
		l.rt, l.b = f32(b[8:]), f32(b[12:])
		l.ox, l.oy = float32(f64(b[16:])), float32(f64(b[24:]))
		if !finite(l.l, l.t, l.rt, l.b, l.ox, l.oy) {
			continue
		}
		out = append(out, l)
	}
	return out, looks
}

func f32(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }
func f64(b []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b)) }

func finite(v ...float32) bool {
	for _, x := range v {
		if !(x > -1e6 && x < 1e6) {
			return false
		}
	}
	return true
}

// look reads what the characters of one text object share, from its first.
func (f *file) look(tp uint64, i int, obj uint32, fonts map[uint32]int32, s *sheet) look {
	size := math.Float64frombits(f.quick("FPDFText_GetFontSize", tp, uint64(i)))
	k := look{font: -1, size: float32(math.Abs(size))}
	if uint32(f.quick("FPDFText_GetMatrix", tp, uint64(i), f.scratch)) != 0 {
		m := f.floats(6) // a b c d e f
		if finite(m[:]...) {
			if h := math.Hypot(float64(m[2]), float64(m[3])); h > 0 {
				k.size = float32(math.Abs(size) * h)
			}
			k.angle = math.Atan2(float64(m[1]), float64(m[0]))
			if float64(m[0])*float64(m[3])-float64(m[1])*float64(m[2]) < 0 && m[0] < 0 { // mirrored
				k.angle += math.Pi
			}
		}
	}
	if obj == 0 {
		return k
	}
	p := uint32(f.quick("FPDFTextObj_GetFont", uint64(obj)))
	if p == 0 {
		return k
	}
	if at, ok := fonts[p]; ok {
		k.font = at
		return k
	}
	k.font = int32(len(s.fonts))
	fonts[p] = k.font
	s.fonts = append(s.fonts, f.font(uint64(p)))
	return k
}

func (f *file) font(p uint64) font {
	var o font
	if n := f.quick("FPDFFont_GetBaseFontName", p, 0, 0); n > 1 && n < 512 {
		if at := f.quick("malloc", n); at != 0 {
			f.quick("FPDFFont_GetBaseFontName", p, at, n)
			o.name = strings.TrimRight(string(f.got(at, int(n))), "\x00")
			f.quick("free", at)
		}
	}
	if len(o.name) > 7 && o.name[6] == '+' { // the mark of a subset
		o.name = o.name[7:]
	}
	o.weight = int(int32(f.quick("FPDFFont_GetWeight", p)))
	flags := f.quick("FPDFFont_GetFlags", p)
	low := strings.ToLower(o.name)
	o.bold = o.weight >= 600 || flags&(1<<18) != 0
	for _, w := range []string{"bold", "heavy", "black", "hei", "黑", "xbs", "dabiaosong", "xiaobiaosong", "小标宋", "msyh"} {
		o.bold = o.bold || strings.Contains(low, w)
	}
	return o
}
