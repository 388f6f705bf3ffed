package draw

import (
	"bytes"
	"fmt"
	"image"
	"math"

	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// paint sends the shapes of a scene to a renderer of scale pixels a unit.
func (d *Drawer) paint(r gochart.Renderer, s *scene, style Style, scale float64) {
	at := func(v float64) int { return int(math.Round(v * scale)) }
	r.SetDPI(72)
	if !style.Transparent {
		r.ResetStyle()
		r.SetFillColor(colour(style.Ground))
		r.MoveTo(0, 0)
		r.LineTo(at(s.w), 0)
		r.LineTo(at(s.w), at(s.h))
		r.LineTo(0, at(s.h))
		r.Close()
		r.Fill()
	}
	for _, p := range s.shapes {
		if len(p.points) == 0 {
			continue
		}
		r.ResetStyle()
		if p.fill.A > 0 {
			r.SetFillColor(colour(p.fill))
		}
		stroked := p.stroke.A > 0 && p.width > 0
		if stroked {
			r.SetStrokeColor(colour(p.stroke))
			r.SetStrokeWidth(math.Max(1, p.width*scale))
			if len(p.dash) > 0 {
				dash := make([]float64, len(p.dash))
				for i, v := range p.dash {
					dash[i] = v * scale
				}
				r.SetStrokeDashArray(dash)
			}
		}
		if p.circle > 0 {
			r.Circle(math.Round(p.circle*scale), at(p.points[0].x), at(p.points[0].y))
		} else {
			r.MoveTo(at(p.points[0].x), at(p.points[0].y))
			for _, q := range p.points[1:] {
				r.LineTo(at(q.x), at(q.y))
			}
			if p.closed {
				r.LineTo(at(p.points[0].x), at(p.points[0].y))
				r.Close()
			}
		}
		switch {
		case p.fill.A > 0 && stroked:
			r.FillStroke()
		case p.fill.A > 0:
			r.Fill()
		case stroked:
			r.Stroke()
		}
	}
}

func colour(c ink) drawing.Color { return drawing.Color{R: c.R, G: c.G, B: c.B, A: c.A} }

// image paints a scene at scale pixels a unit.
func (d *Drawer) image(s *scene, style Style, scale float64) (*image.RGBA, error) {
	w, h := max(1, int(math.Ceil(s.w*scale))), max(1, int(math.Ceil(s.h*scale)))
	if w > maxSide || h > maxSide {
		return nil, fmt.Errorf("draw %d×%d pixels: a side of a picture has at most %d", w, h, maxSide)
	}
	r, err := gochart.PNG(w, h)
	if err != nil {
		return nil, fmt.Errorf("draw picture: %w", err)
	}
	d.paint(r, s, style, scale)
	var c collector
	if err := r.Save(&c); err != nil {
		return nil, fmt.Errorf("draw picture: %w", err)
	}
	return c.image, d.letters(c.image, s, scale)
}

// letters sets the texts of a scene into a picture. go-chart's own raster text
// leaves holes where the strokes of a glyph cross (it fills by the even-odd
// rule, Noto's bold has such strokes), and places by whole pixels.
func (d *Drawer) letters(i *image.RGBA, s *scene, scale float64) error {
	type key struct {
		bold bool
		size float64
	}
	faces := map[key]font.Face{}
	for _, t := range s.texts {
		k := key{t.bold, t.size}
		if faces[k] == nil {
			f := d.letter[0]
			if t.bold {
				f = d.letter[1]
			}
			face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: t.size * scale, DPI: 72})
			if err != nil {
				return fmt.Errorf("draw text: %w", err)
			}
			defer face.Close()
			faces[k] = face
		}
		pen := font.Drawer{Dst: i, Src: image.NewUniform(t.color), Face: faces[k], Dot: fixed.Point26_6{
			X: fixed.Int26_6(math.Round(t.x * scale * 64)), Y: fixed.I(int(math.Round(t.y * scale))),
		}}
		pen.DrawString(t.text)
	}
	return nil
}

// A collector takes the pixels before they are packed as PNG.
type collector struct {
	bytes.Buffer
	image *image.RGBA
}

// SetRGBA is what go-chart looks for.
func (c *collector) SetRGBA(i *image.RGBA) { c.image = i }
