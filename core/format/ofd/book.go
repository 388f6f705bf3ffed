package ofd

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // the pictures that OFD files hold
	_ "image/png"
	"math"

	_ "golang.org/x/image/bmp"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
	_ "golang.org/x/image/tiff"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

const (
	maxPixels = 64 << 20 // of a page as drawn, and of a picture in it
	maxFonts  = 64       // font files that a book keeps
)

// A book draws the pages of an OFD file: text, lines, areas of one colour and
// pictures, each in its place. Clips, patterns and shades are left out.
type book struct {
	f     *file
	pages []struct {
		b *body
		i int
	}
	fonts map[string]*typeface
}

// OpenBook opens the pages of b as pictures.
func OpenBook(_ context.Context, b []byte, _ raw.Options) (raw.Book, error) {
	f, err := open(b)
	if err != nil {
		return nil, err
	}
	k := &book{f: f, fonts: map[string]*typeface{}}
	for _, d := range f.bodies {
		for i := range d.pages {
			k.pages = append(k.pages, struct {
				b *body
				i int
			}{d, i})
		}
	}
	return k, nil
}

func (k *book) Pages() int { return len(k.pages) }

func (k *book) Close() error { return nil }

// leaf reads page n, from 1. What the reading of a file may unpack holds for
// each page by itself here.
func (k *book) leaf(ctx context.Context, n int) (*leaf, *body, error) {
	if n < 1 || n > len(k.pages) {
		return nil, nil, fmt.Errorf("no page %d", n)
	}
	k.f.unpacked = 0
	p := k.pages[n-1]
	l, err := k.f.leaf(ctx, p.b, p.i)
	if err != nil {
		return nil, nil, kinded(fmt.Errorf("page %d: %w", n, err))
	}
	return l, p.b, nil
}

func (k *book) Size(n int) (doc.Size, error) {
	l, _, err := k.leaf(context.Background(), n)
	if err != nil {
		return doc.Size{}, err
	}
	return sizeOf(l.area), nil
}

// A canvas is a page that is being drawn.
type canvas struct {
	k   *book
	b   *body
	img *image.RGBA
	m   matrix // from millimetres of the page to pixels
}

// Picture draws page n on white.
func (k *book) Picture(ctx context.Context, n int, scale float64) (image.Image, error) {
	l, b, err := k.leaf(ctx, n)
	if err != nil {
		return nil, err
	}
	s := sizeOf(l.area)
	w, h := math.Ceil(float64(s.Width)*scale), math.Ceil(float64(s.Height)*scale)
	if !(w >= 1 && h >= 1 && w*h <= maxPixels) {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("a picture of %.0f by %.0f pixels", w, h)}
	}
	mm := point * scale
	c := &canvas{k: k, b: b, img: image.NewRGBA(image.Rect(0, 0, int(w), int(h))), m: matrix{mm, 0, 0, mm, -l.area.x * mm, -l.area.y * mm}}
	draw.Draw(c.img, c.img.Bounds(), image.White, image.Point{}, draw.Src)
	for i := range l.items {
		if i&0x3f == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		switch o := &l.items[i]; o.n.name {
		case "TextObject":
			c.text(o)
		case "PathObject":
			c.path(o)
		case "ImageObject":
			c.image(o)
		}
	}
	return c.img, nil
}

// colour is a colour of o: its own, or that of its parameters.
func colour(o *item, name string, other color.NRGBA) color.NRGBA {
	n := o.n.child(name)
	if n == nil {
		n = o.param.child(name)
	}
	c := other
	if n != nil {
		if v := shades(n.get("Value")); len(v) == 1 {
			c = color.NRGBA{v[0], v[0], v[0], 255}
		} else if len(v) == 3 {
			c = color.NRGBA{v[0], v[1], v[2], 255}
		} else if len(v) == 4 { // cyan, magenta, yellow, black
			r, g, b := color.CMYKToRGB(v[0], v[1], v[2], v[3])
			c = color.NRGBA{r, g, b, 255}
		}
		if a := n.get("Alpha"); a != "" {
			c.A = uint8(min(max(numberOf(a, 255), 0), 255))
		}
	}
	c.A = uint8(float64(c.A) * o.alpha)
	return c
}

// shades reads 255 0 0 and #ff #0 #0.
func shades(s string) []uint8 {
	var out []uint8
	for _, w := range bytes.Fields([]byte(s)) {
		v := 0.0
		if w[0] == '#' {
			var n uint8
			if _, err := fmt.Sscanf(string(w[1:]), "%x", &n); err == nil {
				v = float64(n)
			}
		} else {
			v = numberOf(string(w), 0)
		}
		out = append(out, uint8(min(max(v, 0), 255)))
		if len(out) == 5 {
			break
		}
	}
	return out
}

// image draws a picture: the unit square of its object.
func (c *canvas) image(o *item) {
	b, err := c.k.f.bytes(c.b.media[o.n.get("ResourceID")])
	if err != nil {
		return
	}
	cfg, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxPixels/cfg.Height {
		return
	}
	src, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return
	}
	m := matrix{1 / float64(cfg.Width), 0, 0, 1 / float64(cfg.Height), 0, 0}.Times(o.m).Times(c.m)
	for _, v := range m {
		if !(math.Abs(v) < 1e6) {
			return
		}
	}
	var opts *xdraw.Options
	if o.alpha < 0.99 {
		opts = &xdraw.Options{SrcMask: image.NewUniform(color.Alpha{uint8(255 * o.alpha)})}
	}
	xdraw.ApproxBiLinear.Transform(c.img, f64.Aff3{m[0], m[2], m[4], m[1], m[3], m[5]}, src, src.Bounds(), xdraw.Over, opts)
}
