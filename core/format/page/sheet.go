// Package page puts the characters of printed pages into reading order: from
// places to lines, columns, paragraphs, headings, tables and notes, and what
// belongs to a page alone. It knows no format; those that have pages of
// characters fill a Sheet for each.
package page

import (
	"math"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A glyph is a character of a page, in the coordinates of the layout: in
// points, y down.
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
	name string
	bold bool
}

// A rule is a line or thin bar that is drawn on a page. X0 ≤ X1, Y0 ≤ Y1.
type rule struct{ x0, y0, x1, y1 float32 }

func (r rule) flat() bool { return r.x1-r.x0 >= r.y1-r.y0 }

// A Sheet is a page as a format gives it: characters in the order of the file,
// and rules, all by their places on the page as shown. Its frame is turned so
// that its text runs from left to right.
type Sheet = sheet

type sheet struct {
	number int      // from 1
	size   doc.Size // as shown
	frame  frame
	glyphs []glyph
	aside  []glyph // that run in another direction
	fonts  []font
	rules  []rule
	images int     // pictures
	cover  float32 // share of the page that the largest picture covers
	sure   int     // how sure its text is in percent, where it was recognised; else 0
	lost   bool    // the page could not be read
}

// A frame maps the page as shown to the layout, in which text runs from left to
// right, and back.
type frame struct {
	cos, sin float64 // of the turn from the page as shown to the layout
}

// lay maps a point of the page as shown to the layout.
func (f *frame) lay(x, y float32) (float32, float32) {
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

// Limits of one page.
const (
	MaxGlyphs = 300_000 // a page of a newspaper has 20,000
	MaxRules  = 20_000
)

// Thin is how thick a bar may be that is a rule, in points.
const Thin = 3

const thin = Thin

// NewSheet returns an empty page, whose text runs in the direction of turn:
// degrees on the page as shown, clockwise, 0 from left to right.
func NewSheet(number int, size doc.Size, turn int) *Sheet {
	s := &sheet{number: number, size: size}
	switch turn {
	case 0:
		s.frame = frame{cos: 1}
	case 90:
		s.frame = frame{sin: 1}
	case 180:
		s.frame = frame{cos: -1}
	case 270:
		s.frame = frame{sin: -1}
	default:
		a := float64(turn) * math.Pi / 180
		s.frame = frame{cos: math.Cos(a), sin: math.Sin(a)}
	}
	return s
}

// Font adds a font and returns its number.
func (s *Sheet) Font(name string, bold bool) int32 {
	s.fonts = append(s.fonts, font{name, bold})
	return int32(len(s.fonts) - 1)
}

// A Glyph is a character on the page as shown, in points.
type Glyph struct {
	R      rune
	A, B   [2]float32 // two opposite corners of the box that its font gives it
	Origin [2]float32 // a point of the line that it stands on
	Size   float32    // of its font
	Font   int32
	Blank  bool // a blank stands before it in the file
}

// Glyph adds a character.
func (s *Sheet) Glyph(g Glyph) {
	if p, ok := s.glyph(g); ok && len(s.glyphs) < MaxGlyphs {
		s.glyphs = append(s.glyphs, p)
	}
}

// Aside adds a character that runs in another direction than the text.
func (s *Sheet) Aside(g Glyph) {
	if p, ok := s.glyph(g); ok && len(s.aside) < MaxGlyphs {
		s.aside = append(s.aside, p)
	}
}

func (s *sheet) glyph(g Glyph) (_ glyph, ok bool) {
	if !finite(g.A[0], g.A[1], g.B[0], g.B[1], g.Origin[0], g.Origin[1], g.Size) {
		return glyph{}, false
	}
	x0, y0 := s.frame.lay(g.A[0], g.A[1])
	x1, y1 := s.frame.lay(g.B[0], g.B[1])
	_, base := s.frame.lay(g.Origin[0], g.Origin[1])
	return glyph{r: g.R, x0: min(x0, x1), x1: max(x0, x1), y0: min(y0, y1), y1: max(y0, y1), base: base, size: g.Size, font: g.Font, blank: g.Blank}, true
}

// asides are lines of the glyphs that run in another direction than the text:
// watermarks, what is printed along the margin, labels on their side. They are
// text where they are a good part of the page.
func (s *sheet) asides() (lines []line, text bool) {
	text = len(s.aside) >= 40 && len(s.aside)*6 > len(s.glyphs)
	for i := range s.aside {
		g := &s.aside[i]
		if i > 0 {
			l := &lines[len(lines)-1]
			p := &s.aside[i-1]
			if em := max(g.size, p.size); abs(g.x0-p.x0) < 2.5*em && abs(g.base-p.base) < 2.5*em && len(l.gs) < 500 {
				l.gs = append(l.gs, *g)
				continue
			}
		}
		lines = append(lines, line{page: s.number, gs: []glyph{*g}, size: g.size, font: g.font})
	}
	return lines, text
}

// A Char is a character of which the file gives no box: the point on its line
// where it begins, how far it reaches in the direction of the text, and the
// size of its font.
type Char struct {
	R           rune
	X, Y        float32
	Width, Size float32
	Font        int32
	Blank       bool // a blank stands before it in the file
}

// Char adds a character. Text that runs down a page with upright characters is
// given by the corner from which they hang, and turned by 90 degrees.
func (s *Sheet) Char(c Char) {
	if len(s.glyphs) >= MaxGlyphs || !finite(c.X, c.Y, c.Width, c.Size) || c.Size <= 0 {
		return
	}
	x, base := s.frame.lay(c.X, c.Y)
	s.glyphs = append(s.glyphs, glyph{
		r: c.R, x0: x, x1: x + max(0, c.Width), y0: base - 0.85*c.Size, y1: base + 0.15*c.Size,
		base: base, size: c.Size, font: c.Font, blank: c.Blank,
	})
}

// Len is how many characters s has.
func (s *Sheet) Len() int { return len(s.glyphs) }

// Size is the size of the page as shown.
func (s *Sheet) Size() doc.Size { return s.size }

// Number is the number of the page, from 1.
func (s *Sheet) Number() int { return s.number }

// Recognised says that the text was read from a picture, and how sure it is in
// percent.
func (s *Sheet) Recognised(sure int) { s.sure = max(1, sure) }

// Lost says that the page could not be read.
func (s *Sheet) Lost() { s.lost = true }

// Rule adds the box between two points of the page as shown, if it is thin
// enough for a line. It reports false when there are too many.
func (s *Sheet) Rule(x0, y0, x1, y1 float32) bool {
	if finite(x0, y0, x1, y1) {
		x0, y0 = s.frame.lay(x0, y0)
		x1, y1 = s.frame.lay(x1, y1)
		s.addRule(rule{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
	return len(s.rules) < MaxRules
}

func (s *sheet) addRule(r rule) {
	w, h := r.x1-r.x0, r.y1-r.y0
	if len(s.rules) < MaxRules && min(w, h) <= thin && max(w, h) >= 4 && max(w, h) > 2*min(w, h) {
		s.rules = append(s.rules, r)
	}
}

// Picture says that a picture covers the box between two points.
func (s *Sheet) Picture(x0, y0, x1, y1 float32) {
	s.images++
	s.cover = max(s.cover, abs(x1-x0)*abs(y1-y0)/max(1, s.size.Width*s.size.Height))
}

func finite(v ...float32) bool {
	for _, x := range v {
		if !(x > -1e6 && x < 1e6) {
			return false
		}
	}
	return true
}
