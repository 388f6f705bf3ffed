// Package ofd reads OFD (GB/T 33190), the format of pages that Chinese offices
// sign and file: text in reading order with its places, headings, tables,
// pages as pictures. Signatures are told of and not checked.
package ofd

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"strconv"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/page"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// point is how many points a millimetre has.
const point = 72 / 25.4

// maxAll bounds the characters of a file.
const maxAll = 20_000_000

// Read reads b.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	f, err := open(b)
	if err != nil {
		return raw.Text{}, err
	}
	all := 0
	for _, d := range f.bodies {
		all += len(d.pages)
	}
	p.Start("pages", all)
	var pages []*page.Laid
	var outline []page.Entry
	n, letters, lost := 0, 0, 0
	var first error
	for _, d := range f.bodies {
		for i := range d.pages {
			if n++; o.First > 0 && n < o.First || o.Last > 0 && n > o.Last {
				continue
			}
			if err := ctx.Err(); err != nil {
				return raw.Text{}, err
			}
			l, err := f.leaf(ctx, d, i)
			var s *page.Sheet
			if err != nil {
				if ctx.Err() != nil || doc.KindOf(kinded(err)) == doc.TooLarge {
					return raw.Text{}, kinded(err)
				}
				if first == nil {
					first = err
				}
				lost++
				s = page.NewSheet(n, sizeOf(d.area), 0)
				s.Lost()
			} else {
				var k int
				s, k = d.sheet(n, l)
				letters += k
			}
			if letters > maxAll {
				return raw.Text{}, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("over %d characters", maxAll)}
			}
			pages = append(pages, s.Lay())
			p.Add(1)
		}
		d.outline(&outline)
	}
	switch {
	case len(pages) == 0:
		return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format", Err: fmt.Errorf("no page of %d", all)}
	case lost == len(pages):
		return raw.Text{}, kinded(first)
	}
	info := f.bodies[0].info
	t, err := page.Compose(ctx, "ofd", pages, outline)
	if err != nil {
		return raw.Text{}, err
	}
	issued := t.Meta.Published
	t.Meta = doc.Meta{Title: raw.Title(info.words("Title")), Author: raw.Author(info.words("Author")), Written: dateOf(info.words("CreationDate"))}
	if t.Meta.Published = issued; !issued.Zero() {
		t.Meta.Written = doc.Date{} // the file was made of what was printed
	}
	if f.signed {
		t.Notes = append(t.Notes, doc.Note{Raw: text.Span{Start: len(t.Text), End: len(t.Text)}, Kind: "signature"})
	}
	return t, nil
}

func sizeOf(b box) doc.Size {
	return doc.Size{Width: float32(b.w * point), Height: float32(b.h * point)}
}

var creation = regexp.MustCompile(`^(?:D:)?(\d{4})\D?(\d{1,2})?\D?(\d{1,2})?`)

// dateOf reads a date of the metadata: 2020-01-25, D:20220708103442.
func dateOf(s string) doc.Date {
	m := creation.FindStringSubmatch(s)
	if m == nil {
		return doc.Date{}
	}
	y, _ := strconv.Atoi(m[1])
	mon, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	if y < 1949 || y > 2200 || mon < 1 || mon > 12 || d < 1 || d > 31 {
		return doc.Date{}
	}
	return doc.Date{Year: y, Grain: doc.Day, N: mon, D: d}
}

// outline adds what the document says of its headings.
func (b *body) outline(out *[]page.Entry) {
	var add func(n *node, level int)
	add = func(n *node, level int) {
		for _, e := range n.all("OutlineElem") {
			if len(*out) > 20_000 || level > 40 {
				return
			}
			*out = append(*out, page.Entry{Title: e.get("Title"), Level: level})
			add(e, level+1)
		}
	}
	add(b.doc.child("Outlines"), 1)
	if len(*out) > 0 {
		return
	}
	for _, m := range b.doc.child("Bookmarks").all("Bookmark") {
		if len(*out) > 20_000 {
			return
		}
		*out = append(*out, page.Entry{Title: m.get("Name"), Level: 1})
	}
}

// A letter is a character of a page in points, with the direction of its text.
type letter struct {
	page.Char
	turn    int  // degrees on the page, clockwise
	upright bool // it stands upright in a line that runs down
}

// sheet makes a sheet of a page, and says how many characters it has.
func (b *body) sheet(number int, l *leaf) (*page.Sheet, int) {
	var letters []letter
	var fonts []*face
	index := map[string]int32{}
	for i := range l.items {
		o := &l.items[i]
		if o.n.name != "TextObject" || o.alpha < 0.42 && (o.note || o.alpha < 0.25) {
			continue // what is hardly seen is a watermark
		}
		face_ := b.faceOf(o.n)
		id := face_.name + strconv.FormatBool(face_.bold)
		k, ok := index[id]
		if !ok {
			k = int32(len(fonts))
			fonts = append(fonts, &face_)
			index[id] = k
		}
		letters = append(letters, lettersOf(o, l.area, k)...)
	}
	hang(letters)
	turn := direction(letters)
	s := page.NewSheet(number, sizeOf(l.area), turn)
	for _, f := range fonts {
		s.Font(f.name, f.bold)
	}
	for _, c := range letters {
		d := ((c.turn-turn)%360 + 360) % 360
		upright := c.upright && turn != c.turn
		if !upright && d > 3 && d < 357 || upright && turn != 0 {
			s.Aside(page.Glyph{R: c.R, A: [2]float32{c.X, c.Y - 0.85*c.Size}, B: [2]float32{c.X + c.Size, c.Y + 0.15*c.Size}, Origin: [2]float32{c.X, c.Y}, Size: c.Size, Font: c.Font, Blank: c.Blank})
			continue
		}
		if c.upright && !upright { // hang it from its corner
			c.X, c.Y = c.X+0.15*c.Size, c.Y-0.85*c.Size
			c.Width = min(max(c.Width, 0), 1.2*c.Size)
			if c.Width == 0 {
				c.Width = c.Size
			}
		} else if upright {
			c.Width = c.Size
		}
		s.Char(c.Char)
	}
	for i := range l.items {
		switch o := &l.items[i]; o.n.name {
		case "PathObject":
			rules(s, o, l.area)
		case "ImageObject":
			if x0, y0, x1, y1, ok := o.bounds(l.area); ok {
				s.Picture(x0, y0, x1, y1)
			}
		}
	}
	return s, len(letters)
}

// faceOf is the font of a text object.
func (b *body) faceOf(n *node) face {
	f := face{}
	if g := b.fonts[n.get("Font")]; g != nil {
		f = *g
	}
	if w := numberOf(n.get("Weight"), 400); w >= 600 || isTrue(n.get("Stroke")) {
		f.bold = true
	}
	return f
}

// at maps a point of millimetres to points of the page as shown.
func at(a box, x, y float64) (float32, float32) {
	return float32((x - a.x) * point), float32((y - a.y) * point)
}

// lettersOf are the characters of a text object.
func lettersOf(o *item, area box, font int32) []letter {
	ms := marks(o.n)
	if len(ms) == 0 {
		return nil
	}
	across := math.Hypot(o.m[0], o.m[1])
	up := math.Hypot(o.m[2], o.m[3])
	size := math.Abs(numberOf(o.n.get("Size"), 0)) * up * point
	wide := math.Abs(numberOf(o.n.get("HScale"), 1))
	if size < 0.5 || size > 5000 {
		return nil
	}
	base := math.Atan2(o.m[1], o.m[0]) * 180 / math.Pi
	turned := numberOf(o.n.get("CharDirection"), 0)
	down := 0
	for _, k := range ms {
		if k.down {
			down++
		}
	}
	upright := down*2 >= len(ms) && turned == 0 && len(ms) > 1
	turn := base + turned
	if upright {
		turn = base + 90
	}
	out := make([]letter, 0, len(ms))
	for _, k := range ms {
		x, y := o.m.Apply(k.x, k.y)
		l := letter{upright: upright, turn: (int(math.Round(turn)) + 720) % 360}
		l.R, l.Size, l.Font, l.Blank = k.r, float32(size), font, k.blank
		l.X, l.Y = at(area, x, y)
		if l.X < -5 || l.Y < -5 || float64(l.X) > area.w*point+5 || float64(l.Y) > area.h*point+5 {
			continue
		}
		em := size * wide * across / up
		step := math.Abs(k.step) * across * point
		w := advance(k.r) * em
		switch {
		case k.down:
			w = math.Abs(k.step) * up * point
		case step <= 0:
		case full(k.r):
			w = math.Min(em, math.Max(step, 0.5*em))
		case step <= 1.15*em: // digits may be set as wide as Han characters
			w = step
		}
		l.Width = float32(w)
		out = append(out, l)
	}
	return out
}

// hang finds columns of upright characters that are objects of their own: most
// stand under the one before them.
func hang(letters []letter) {
	down, along := 0, 0
	for i := 1; i < len(letters); i++ {
		a, b := &letters[i-1], &letters[i]
		if a.turn != 0 || b.turn != 0 || !full(a.R) || !full(b.R) {
			continue
		}
		dx, dy := abs(a.X-b.X), abs(a.Y-b.Y)
		switch {
		case dx < 0.2*b.Size && dy > 0.7*b.Size && dy < 1.6*b.Size:
			down++
		case dy < 0.2*b.Size && dx > 0.5*b.Size && dx < 2*b.Size:
			along++
		}
	}
	if down < 5 || down < 4*along {
		return
	}
	for i := range letters {
		if l := &letters[i]; l.turn == 0 {
			l.turn, l.upright = 90, true
		}
	}
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}

// direction is the direction in which most of letters run: degrees, one of
// four.
func direction(letters []letter) int {
	var n [4]int
	for _, l := range letters {
		for k := range n {
			if d := ((l.turn-90*k)%360 + 360) % 360; d <= 3 || d >= 357 {
				n[k]++
			}
		}
	}
	best := 0
	for k := range n {
		if n[k] > n[best] {
			best = k
		}
	}
	return 90 * best
}

// bounds is the box of an object on the page as shown.
func (o *item) bounds(area box) (x0, y0, x1, y1 float32, ok bool) {
	b, ok := boxOf(o.n.get("Boundary"))
	if !ok {
		return 0, 0, 0, 0, false
	}
	if o.n.name == "ImageObject" { // a unit square
		b = box{0, 0, 1, 1}
	}
	for i, p := range [4][2]float64{{0, 0}, {b.w, 0}, {0, b.h}, {b.w, b.h}} {
		x, y := at2(o, area, p[0], p[1])
		if i == 0 {
			x0, y0, x1, y1 = x, y, x, y
			continue
		}
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	return x0, y0, x1, y1, true
}
