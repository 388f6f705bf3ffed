// Package draw turns chart models into pictures: PNG for the window, PNG, SVG
// and PDF for files, with the places of the marks. The same model gives the same
// bytes. It decides nothing about what a chart says. It alone imports
// go-chart, and uses its renderers: the layout is its own.
package draw

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"sync"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font/opentype"

	"github.com/wenshu-app/wenshu/core/chart"
)

// maxSide is the most pixels that one side of a picture may have.
const maxSide = 16384

// A Drawer holds the fonts and what was measured of them. It may be used by
// several goroutines.
type Drawer struct {
	regular, bold *truetype.Font    // for go-chart
	letter        [2]*opentype.Font // regular, bold: the same, for pixels and outlines
	source        [2][]byte         // the same as files, for what embeds them

	mu       sync.Mutex
	advances [2]map[rune]int
}

// New reads two TrueType fonts, which it keeps; go-chart cannot draw with others.
func New(regular, bold []byte) (*Drawer, error) {
	d := &Drawer{source: [2][]byte{regular, bold}, advances: [2]map[rune]int{{}, {}}}
	var err error
	if d.regular, err = truetype.Parse(regular); err != nil {
		return nil, fmt.Errorf("read regular font: %w", err)
	}
	if d.bold, err = truetype.Parse(bold); err != nil {
		return nil, fmt.Errorf("read bold font: %w", err)
	}
	for i, b := range d.source {
		if d.letter[i], err = opentype.Parse(b); err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
	}
	return d, nil
}

// A Size is the room of a picture in units of the window, and the pixels that
// make one unit. Width is at least 280; a Height of 0 or too small is what
// the chart needs.
type Size struct{ Width, Height, Scale float64 }

// sizes of pictures by what they are for.
var sizes = map[string]Size{
	"screen": {Width: 900, Scale: 2},
	"slide":  {Width: 960, Height: 540, Scale: 2}, // 16:9, 1920 × 1080 pixels
	"print":  {Width: 605, Scale: 300.0 / 96},     // 16 cm, between the margins of A4, at 300 dots an inch
}

// Sizes are the names of what a picture can be for, the usual one first.
func Sizes() []string { return []string{"screen", "slide", "print"} }

// SizeFor is that of a picture for one of Sizes, the usual one for any other.
func SizeFor(name string) Size {
	if z, ok := sizes[name]; ok {
		return z
	}
	return sizes[Sizes()[0]]
}

func (z Size) clean() Size {
	if !(z.Width >= 280) || math.IsInf(z.Width, 0) {
		z.Width = 280
	}
	if !(z.Height > 0) || math.IsInf(z.Height, 0) {
		z.Height = 0
	}
	if !(z.Scale >= 0.1) || math.IsInf(z.Scale, 0) {
		z.Scale = 1
	}
	z.Width, z.Height = math.Round(z.Width), math.Round(z.Height)
	return z
}

// Height is what a model needs at a width.
func (d *Drawer) Height(m *chart.Model, width float64) float64 {
	return d.lay(m, Light(), Size{Width: width}.clean()).h
}

// Image draws m and returns where its marks are.
func (d *Drawer) Image(m *chart.Model, style Style, z Size) (*image.RGBA, []Hit, error) {
	z = z.clean()
	s := d.lay(m, style, z)
	i, err := d.image(s, style, z.Scale)
	return i, s.hits, err
}

// PNG writes m as a PNG file.
func (d *Drawer) PNG(out io.Writer, m *chart.Model, style Style, z Size) error {
	i, _, err := d.Image(m, style, z)
	if err != nil {
		return err
	}
	return png.Encode(out, i)
}

// SVG writes m as an SVG file; the scale of z says nothing here.
func (d *Drawer) SVG(out io.Writer, m *chart.Model, style Style, z Size) error {
	return d.svg(out, d.lay(m, style, z.clean()), style, m.Whose())
}

func (d *Drawer) lay(m *chart.Model, style Style, z Size) *scene {
	d.mu.Lock()
	defer d.mu.Unlock()
	l := &layout{d: d, m: m, style: style, z: z, s: &scene{w: z.Width}}
	l.run()
	return l.s
}
