package pdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/page"
)

// A font is what tells one face from another.
type font struct {
	name   string
	bold   bool
	weight int
}

// A sheet is a page that is being read.
type sheet struct {
	*page.Sheet
	frame frame
	full  bool // no more rules are taken
}

// A frame maps the user space of a page to the page as shown.
type frame struct {
	left, bottom, right, top float32 // the box of the page in user space
	turn                     int     // quarter turns of the page, clockwise
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

// A letter is a character as pdfium gives it, in user space.
type letter struct {
	r           rune
	l, t, rt, b float32
	ox, oy      float32
	look        int32 // index into looks
	blank       bool
}

// A look is what one text object's characters share.
type look struct {
	font  int32
	size  float32
	angle float64 // in user space, radians, counterclockwise
}

// A content is what the text of a page holds.
type content struct {
	letters []letter
	looks   []look
	fonts   []font
}

// read reads page n, from 0. ok is false where pdfium cannot load the page.
func (f *file) read(ctx context.Context, n int) (s *page.Sheet, ok bool, err error) {
	err = guarded(ctx, func(ctx context.Context) error {
		s, ok, err = f.sheet(ctx, n)
		return err
	})
	return s, ok, err
}

func (f *file) sheet(ctx context.Context, n int) (_ *page.Sheet, ok bool, err error) {
	p, err := f.page(ctx, n)
	if err != nil || p == 0 {
		return nil, false, err
	}
	defer f.quick("FPDF_ClosePage", p)
	size := doc.Size{Width: float(f.quick("FPDF_GetPageWidthF", p)), Height: float(f.quick("FPDF_GetPageHeightF", p))}
	fr := frame{turn: int(f.quick("FPDFPage_GetRotation", p)) & 3}
	f.quick("FPDF_GetPageBoundingBox", p, f.scratch)
	v := f.floats(4)
	fr.left, fr.top, fr.right, fr.bottom = v[0], v[1], v[2], v[3]
	tp := f.call(ctx, "FPDFText_LoadPage", p)
	if f.err != nil {
		return nil, false, f.err
	}
	c := &content{}
	if tp != 0 {
		f.letters(tp, c)
		f.quick("FPDFText_ClosePage", tp)
	}
	turn, upright := fr.direction(c)
	s := &sheet{Sheet: page.NewSheet(n+1, size, turn), frame: fr}
	for _, o := range c.fonts {
		s.Font(o.name, o.bold)
	}
	s.place(c, turn, upright)
	f.objects(ctx, p, s)
	return s.Sheet, true, f.err
}

// letters reads the characters of a text page. A call of pdfium takes about as
// long as it does itself, so that as few are made as will do.
func (f *file) letters(tp uint64, c *content) {
	count := int(int32(f.quick("FPDFText_CountChars", tp)))
	count = min(max(count, 0), page.MaxGlyphs)
	c.letters = make([]letter, 0, count)
	seen := map[uint32]int32{} // text objects
	fonts := map[uint32]int32{}
	unicode, loose, origin := f.fn("FPDFText_GetUnicode"), f.fn("FPDFText_GetLooseCharBox"), f.fn("FPDFText_GetCharOrigin")
	ctx := context.Background()
	blank := false
	text := f.text(tp, count)
	objects := objects{file: f, tp: tp, count: count, at: f.fn("FPDFText_GetTextObject"), long: 8}
	for i := 0; i < count && f.err == nil; i++ {
		var r rune
		if text != nil {
			r = rune(binary.LittleEndian.Uint16(text[2*i:]))
		} else {
			r = rune(uint32(f.run(ctx, unicode, tp, uint64(i))))
		}
		switch {
		case r == ' ' || r == 0xa0 || r == 0x3000 || r == '\r' || r == '\n' || r == '\t':
			blank = true
			continue
		case r == 2 || r == 0xfffe: // a hyphen that pdfium took for the end of a line
			r = '-'
		case r < ' ' || r == 0x7f || r == 0xad || r == 0x200b || r == 0xfeff:
			continue
		}
		l := letter{r: r, blank: blank}
		blank = false
		obj := objects.of(i)
		k, ok := seen[obj]
		if !ok {
			k = int32(len(c.looks))
			c.looks = append(c.looks, f.look(tp, i, obj, fonts, c))
			seen[obj] = k
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
		c.letters = append(c.letters, l)
	}
}

// text returns the characters of a page in UTF-16, all of them two bytes; nil
// where they are not, or one of them has no code.
func (f *file) text(tp uint64, count int) []byte {
	if count == 0 {
		return nil
	}
	p := f.quick("malloc", uint64(2*count+4))
	if p == 0 {
		return nil
	}
	defer f.quick("free", p)
	n := int(int32(f.quick("FPDFText_GetText", tp, 0, uint64(count), p))) - 1
	if n != count {
		return nil
	}
	b := bytes.Clone(f.got(p, 2*n))
	for i := 0; i < n; i++ {
		if u := binary.LittleEndian.Uint16(b[2*i:]); u == 0 || u >= 0xd800 && u < 0xe000 {
			return nil
		}
	}
	return b
}

// objects tells which text object a character belongs to. The characters of
// one stand together, so that not each is asked for.
type objects struct {
	*file
	tp    uint64
	count int
	at    call
	obj   uint32
	end   int // obj has the characters before end
	long  int // how many characters the last ones had
}

func (o *objects) ask(i int) uint32 {
	return uint32(o.run(context.Background(), o.at, o.tp, uint64(i)))
}

func (o *objects) of(i int) uint32 {
	if i < o.end {
		return o.obj
	}
	o.obj, o.end = o.ask(i), i+1
	if o.obj == 0 {
		return 0
	}
	if o.long >= 4 {
		last, step := i, o.long/2
		for last+step < o.count && o.ask(last+step) == o.obj {
			last += step
			step = min(2*step, 64)
		}
		for step > 1 { // obj ends between last and last+step
			step /= 2
			if last+step < o.count && o.ask(last+step) == o.obj {
				last += step
			}
		}
		o.end = last + 1
		o.long = (3*o.long + o.end - i + 3) / 4
	} else if i+1 < o.count {
		// short ones: look ahead by one, to learn when they get longer
		if o.ask(i+1) == o.obj {
			o.end, o.long = i+2, o.long+1
		} else {
			o.long = max(1, o.long-1)
		}
	}
	return o.obj
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
func (f *file) look(tp uint64, i int, obj uint32, fonts map[uint32]int32, c *content) look {
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
	k.font = int32(len(c.fonts))
	fonts[p] = k.font
	c.fonts = append(c.fonts, f.font(uint64(p)))
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
