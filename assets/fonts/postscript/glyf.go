package postscript

import (
	"encoding/binary"
	"math"
)

// A point is one of an outline, in half units of the font, for the point between
// two others.
type point struct {
	x, y int
	on   bool
}

// glyphs are the outlines of a TrueType font.
type glyphs struct {
	n    int
	long bool // offsets of four bytes
	loca []byte
	glyf []byte

	keep func(int) bool // nil for all

	points   []point // of the glyph that is read
	contours []int   // the end of each contour in points
	flags    []byte  // of the points that are read
}

// deepest is how far a glyph may be made of others that are made of others.
const deepest = 6

func newGlyphs(head, maxp, loca, glyf []byte) (*glyphs, error) {
	if len(head) < 54 || len(maxp) < 6 {
		return nil, errFont
	}
	g := &glyphs{n: int(binary.BigEndian.Uint16(maxp[4:])), long: binary.BigEndian.Uint16(head[50:]) != 0, loca: loca, glyf: glyf}
	width := 2
	if g.long {
		width = 4
	}
	if g.n == 0 || len(loca) < (g.n+1)*width {
		return nil, errFont
	}
	return g, nil
}

// data returns the bytes of a glyph; none where it has no outline.
func (g *glyphs) data(i int) ([]byte, error) {
	if i >= g.n {
		return nil, errFont
	}
	var from, to int
	if g.long {
		from, to = int(binary.BigEndian.Uint32(g.loca[4*i:])), int(binary.BigEndian.Uint32(g.loca[4*i+4:]))
	} else {
		from, to = 2*int(binary.BigEndian.Uint16(g.loca[2*i:])), 2*int(binary.BigEndian.Uint16(g.loca[2*i+2:]))
	}
	if from > to || to > len(g.glyf) {
		return nil, errFont
	}
	return g.glyf[from:to], nil
}

// read adds the points of glyph i to those that are there.
func (g *glyphs) read(i, depth int) error {
	data, err := g.data(i)
	if err != nil || len(data) == 0 {
		return err
	}
	if len(data) < 10 || depth > deepest {
		return errFont
	}
	n := int(int16(binary.BigEndian.Uint16(data)))
	if n < 0 {
		return g.composite(data[10:], depth)
	}
	return g.simple(data[10:], n)
}

// The flags of a point, and what they say of how it is written.
const (
	onCurve  = 1 << 0
	xShort   = 1 << 1
	yShort   = 1 << 2
	repeated = 1 << 3
	xSame    = 1 << 4 // or positive, of a short one
	ySame    = 1 << 5
)

// simple reads the n contours of data.
func (g *glyphs) simple(data []byte, n int) error {
	if n == 0 {
		return nil
	}
	if len(data) < 2*n+2 {
		return errFont
	}
	first := len(g.points)
	last := -1
	for i := range n {
		end := int(binary.BigEndian.Uint16(data[2*i:]))
		if end < last {
			return errFont
		}
		last = end
		g.contours = append(g.contours, first+end+1)
	}
	hints := int(binary.BigEndian.Uint16(data[2*n:]))
	if data = data[2*n+2:]; len(data) < hints {
		return errFont
	}
	return g.coordinates(data[hints:], last+1)
}

// coordinates reads n points.
func (g *glyphs) coordinates(data []byte, n int) error {
	flags := g.flags[:0]
	for len(flags) < n {
		if len(data) == 0 {
			return errFont
		}
		f := data[0]
		flags, data = append(flags, f), data[1:]
		if f&repeated != 0 {
			if len(data) == 0 {
				return errFont
			}
			for range data[0] {
				flags = append(flags, f)
			}
			data = data[1:]
		}
	}
	g.flags = flags
	flags = flags[:n]
	first := len(g.points)
	v := 0
	for _, f := range flags {
		d, size := step(f, xShort, xSame, data)
		if size > len(data) {
			return errFont
		}
		v, data = v+d, data[size:]
		g.points = append(g.points, point{x: 2 * v, on: f&onCurve != 0})
	}
	v = 0
	for i, f := range flags {
		d, size := step(f, yShort, ySame, data)
		if size > len(data) {
			return errFont
		}
		v, data = v+d, data[size:]
		g.points[first+i].y = 2 * v
	}
	return nil
}

// step is how far a point lies from the one before on one axis, in units of the
// font, and how many bytes of data say it, which may be more than there are.
func step(f, short, same byte, data []byte) (d, size int) {
	switch {
	case f&short != 0:
		if len(data) < 1 {
			return 0, 1
		}
		if f&same != 0 {
			return int(data[0]), 1
		}
		return -int(data[0]), 1
	case f&same != 0:
		return 0, 0
	case len(data) < 2:
		return 0, 2
	}
	return int(int16(binary.BigEndian.Uint16(data))), 2
}

// The flags of a part of a glyph that is made of others.
const (
	wordArgs   = 1 << 0
	argsAreXY  = 1 << 1
	oneScale   = 1 << 3
	more       = 1 << 5
	twoScales  = 1 << 6
	fullMatrix = 1 << 7
)

// composite reads a glyph that is made of others.
func (g *glyphs) composite(data []byte, depth int) error {
	for {
		if len(data) < 4 {
			return errFont
		}
		flags, part := binary.BigEndian.Uint16(data), int(binary.BigEndian.Uint16(data[2:]))
		data = data[4:]
		var args [2]float64
		size := 2
		if flags&wordArgs != 0 {
			size = 4
		}
		scales := 0
		switch {
		case flags&oneScale != 0:
			scales = 1
		case flags&twoScales != 0:
			scales = 2
		case flags&fullMatrix != 0:
			scales = 4
		}
		if len(data) < size+2*scales || flags&argsAreXY == 0 { // parts that are hung at points are not ours
			return errFont
		}
		for i := range args {
			if size == 4 {
				args[i] = float64(int16(binary.BigEndian.Uint16(data[2*i:])))
			} else {
				args[i] = float64(int8(data[i]))
			}
		}
		data = data[size:]
		var s [4]float64
		for i := range scales {
			s[i] = float64(int16(binary.BigEndian.Uint16(data[2*i:]))) / (1 << 14)
		}
		data = data[2*scales:]
		xx, yx, xy, yy := 1.0, 0.0, 0.0, 1.0
		switch scales {
		case 1:
			xx, yy = s[0], s[0]
		case 2:
			xx, yy = s[0], s[1]
		case 4:
			xx, yx, xy, yy = s[0], s[1], s[2], s[3]
		}
		first := len(g.points)
		if err := g.read(part, depth+1); err != nil {
			return err
		}
		for i := first; i < len(g.points); i++ {
			p := &g.points[i]
			x, y := float64(p.x), float64(p.y)
			p.x, p.y = int(math.Round(xx*x+xy*y+2*args[0])), int(math.Round(yx*x+yy*y+2*args[1]))
		}
		if flags&more == 0 {
			return nil
		}
	}
}
