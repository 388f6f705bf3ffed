package draw

import "github.com/wenshu-app/wenshu/core/series"

// A scene is a drawing in units of the window, before any pixel: what the
// layout makes and what both formats paint. Its texts are laid out, so that a
// test can see whether two of them overlap.
type scene struct {
	w, h   float64
	shapes []shape
	texts  []label
	hits   []Hit
}

type point struct{ x, y float64 }

// A shape is a filled or stroked outline; a line is a shape without fill.
type shape struct {
	points []point
	closed bool
	circle float64 // radius around points[0], instead of an outline
	fill   ink
	stroke ink
	width  float64
	dash   []float64
}

// A label is one line of text; y is its baseline.
type label struct {
	x, y, size float64
	bold       bool
	text       string
	color      ink
	width      float64
}

// A Hit is where a mark can be pointed at, in units of the window from the
// upper left corner of the picture.
type Hit struct {
	X, Y, W, H float64
	Lit        [4]float64 // x, y, width, height of what is outlined when the mark is chosen: its symbol and words
	Mark       int        // of the model
	series.Ref            // the figure that the mark shows
}

func (s *scene) rect(x, y, w, h float64, fill, stroke ink, width float64, dash ...float64) {
	s.shapes = append(s.shapes, shape{points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, closed: true, fill: fill, stroke: stroke, width: width, dash: dash})
}

func (s *scene) line(c ink, width float64, points ...point) {
	s.shapes = append(s.shapes, shape{points: points, stroke: c, width: width})
}

func (s *scene) poly(fill, stroke ink, width float64, points ...point) {
	s.shapes = append(s.shapes, shape{points: points, closed: true, fill: fill, stroke: stroke, width: width})
}

func (s *scene) circle(x, y, r float64, fill, stroke ink, width float64) {
	s.shapes = append(s.shapes, shape{points: []point{{x, y}}, circle: r, fill: fill, stroke: stroke, width: width})
}

// hatch draws diagonals within a rectangle, at steps of gap: what is not
// stated exactly, legible without colour.
func (s *scene) hatch(x, y, w, h float64, c ink) {
	const gap = 6
	for o := gap / 2.0; o < w+h; o += gap {
		// the diagonal x' + y' = o inside [0,w]×[0,h], from lower left to upper right
		x0, y0 := o-h, h
		if x0 < 0 {
			x0, y0 = 0, o
		}
		x1, y1 := o, 0.0
		if x1 > w {
			x1, y1 = w, o-w
		}
		s.line(c, 1.2, point{x + x0, y + y0}, point{x + x1, y + y1})
	}
}

// arrow draws a head that points by (dx, dy), one of the four directions.
func (s *scene) arrow(x, y, dx, dy float64, c ink) {
	s.line(c, 2, point{x - 5*dx - 5*dy, y - 5*dy - 5*dx}, point{x, y}, point{x - 5*dx + 5*dy, y - 5*dy + 5*dx})
}
