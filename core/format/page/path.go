package page

// A Matrix maps points as PDF and OFD do: a b c d e f.
type Matrix[F float32 | float64] [6]F

// Unit is the matrix that leaves points where they are.
func Unit[F float32 | float64]() Matrix[F] { return Matrix[F]{1, 0, 0, 1, 0, 0} }

// Apply maps a point.
func (m Matrix[F]) Apply(x, y F) (F, F) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Times is first m, then n.
func (m Matrix[F]) Times(n Matrix[F]) Matrix[F] {
	return Matrix[F]{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Moved is first m, then a move by x and y.
func (m Matrix[F]) Moved(x, y F) Matrix[F] {
	m[4] += x
	m[5] += y
	return m
}

// A Subpath is a part of a path that is drawn without lifting the pen.
type Subpath struct {
	Curved  bool // it has a curve, and is no rule
	corners [][2]float32
}

// To goes on to x, y.
func (p *Subpath) To(x, y float32) { p.corners = append(p.corners, [2]float32{x, y}) }

// End gives what the subpath draws to line, side by side where its line is
// drawn, as the box around it where it is filled alone, and begins another.
// shut says that it goes back to where it began.
func (p *Subpath) End(shut, stroke bool, side, around func(x0, y0, x1, y1 float32)) {
	c := p.corners
	curved := p.Curved
	p.corners, p.Curved = c[:0], false
	if curved || len(c) < 2 {
		return
	}
	if stroke {
		for i := 1; i < len(c); i++ {
			side(c[i-1][0], c[i-1][1], c[i][0], c[i][1])
		}
		if last := c[len(c)-1]; shut && len(c) > 2 {
			side(c[0][0], c[0][1], last[0], last[1])
		}
		return
	}
	x0, y0, x1, y1 := c[0][0], c[0][1], c[0][0], c[0][1]
	for _, q := range c {
		x0, y0, x1, y1 = min(x0, q[0]), min(y0, q[1]), max(x1, q[0]), max(y1, q[1])
	}
	around(x0, y0, x1, y1)
}
