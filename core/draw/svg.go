package draw

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"

	gochart "github.com/wcharczuk/go-chart/v2"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// svgUnit is how many units of the drawing make one of the window: go-chart
// places by whole numbers, and an SVG has no pixels of its own.
const svgUnit = 20

var (
	escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	opaque = regexp.MustCompile(`rgba\(\d+,\d+,\d+,1\.0\)`)
)

// svg writes a scene. Its letters are outlines, so that it looks alike on a
// machine without our fonts; each line says in aria-label what it reads.
// go-chart's SVG has no size and no title; both are set here.
func (d *Drawer) svg(out io.Writer, s *scene, style Style, title string) error {
	w, h := int(math.Ceil(s.w)), int(math.Ceil(s.h))
	r, err := gochart.SVG(w*svgUnit, h*svgUnit)
	if err != nil {
		return fmt.Errorf("draw SVG: %w", err)
	}
	d.paint(r, s, style, svgUnit)
	var b bytes.Buffer
	if err := r.Save(&b); err != nil {
		return fmt.Errorf("draw SVG: %w", err)
	}
	text := b.String()
	text = strings.Replace(text, " viewBox=", fmt.Sprintf(` width="%d" height="%d" role="img" viewBox=`, w, h), 1)
	text = strings.Replace(text, ">", "><title>"+escape.Replace(clean(title))+"</title>", 1)
	text = opaque.ReplaceAllStringFunc(text, func(c string) string { // rgba() is CSS; not every reader of SVG has it
		var r, g, b uint8
		if _, err := fmt.Sscanf(c, "rgba(%d,%d,%d,", &r, &g, &b); err != nil {
			return c
		}
		return hex(ink{R: r, G: g, B: b})
	})
	end := strings.LastIndex(text, "</svg>")
	if end < 0 {
		return fmt.Errorf("draw SVG: go-chart left it without an end")
	}
	var letters strings.Builder
	d.mu.Lock() // the advances are measured once
	defer d.mu.Unlock()
	for _, t := range s.texts {
		if err := d.outline(&letters, t); err != nil {
			return err
		}
	}
	_, err = io.WriteString(out, text[:end]+letters.String()+text[end:])
	return err
}

func hex(c ink) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// outline adds a line of text as the outlines of its letters.
func (d *Drawer) outline(out *strings.Builder, t label) error {
	const em = 1000 // units of a glyph that make the size of the font
	f := d.letter[0]
	if t.bold {
		f = d.letter[1]
	}
	scale := t.size / em * svgUnit
	pen := pen{out: out, x: t.x * svgUnit, y: t.y * svgUnit, scale: scale / 64}
	fmt.Fprintf(out, `<path fill="%s" role="text" aria-label="%s" d="`, hex(t.color), escape.Replace(t.text))
	var glyph sfnt.Buffer
	for _, r := range t.text {
		index, err := f.GlyphIndex(&glyph, r)
		if err != nil {
			return fmt.Errorf("draw %q: %w", r, err)
		}
		segments, err := f.LoadGlyph(&glyph, index, fixed.I(em), nil)
		if err != nil {
			return fmt.Errorf("draw %q: %w", r, err)
		}
		pen.write(segments)
		pen.x += d.advance(r, t.size, t.bold) * svgUnit
	}
	out.WriteString("\"/>\n")
	return nil
}

// A pen writes outlines as the data of a path: in whole units, a twentieth of
// one of the window, each place relative to the one before it.
type pen struct {
	out    *strings.Builder
	x, y   float64 // where the letter's origin lies
	scale  float64 // units of the drawing to one of the glyph
	ax, ay int     // the place before
}

// operations are the letters and the places of a segment by its Op.
var operations = map[sfnt.SegmentOp]struct {
	letter byte
	places int
}{sfnt.SegmentOpMoveTo: {'m', 1}, sfnt.SegmentOpLineTo: {'l', 1}, sfnt.SegmentOpQuadTo: {'q', 2}, sfnt.SegmentOpCubeTo: {'c', 3}}

func (p *pen) write(outline sfnt.Segments) {
	sx, sy := p.ax, p.ay // where the contour began, to which closing it returns
	for i, s := range outline {
		op := operations[s.Op]
		if op.letter == 'm' && i > 0 {
			p.out.WriteByte('z')
			p.ax, p.ay = sx, sy
		}
		p.out.WriteByte(op.letter)
		var x, y int
		for n, at := range s.Args[:op.places] {
			x, y = int(math.Round(p.x+float64(at.X)*p.scale)), int(math.Round(p.y+float64(at.Y)*p.scale))
			if n > 0 {
				p.out.WriteByte(' ')
			}
			fmt.Fprintf(p.out, "%d %d", x-p.ax, y-p.ay)
		}
		p.ax, p.ay = x, y
		if op.letter == 'm' {
			sx, sy = x, y
		}
	}
	if len(outline) > 0 {
		p.out.WriteByte('z')
		p.ax, p.ay = sx, sy
	}
}
