package pdf

import (
	"context"
	"encoding/binary"

	"github.com/wenshu-app/wenshu/core/format/page"
)

// Types of page objects and of segments, as pdfium numbers them.
const (
	objText = iota + 1
	objPath
	objImage
	objShading
	objForm

	segLine   = 0
	segBezier = 1
	segMove   = 2
)

const (
	maxObjects  = 60_000 // of one page, those of its forms among them
	maxSegments = 4_000  // of one path
)

type matrix = page.Matrix[float32]

var unit = page.Unit[float32]()

// objects reads the rules and pictures of a page.
func (f *file) objects(ctx context.Context, of uint64, s *sheet) {
	left := maxObjects
	n := int(int32(f.quick("FPDFPage_CountObjects", of)))
	get := f.fn("FPDFPage_GetObject")
	for i := 0; i < n && left > 0 && f.err == nil; i++ {
		if i&0xff == 0 && ctx.Err() != nil {
			f.err = ctx.Err()
			return
		}
		f.object(ctx, f.run(context.Background(), get, of, uint64(i)), unit, s, &left, 0)
	}
}

func (f *file) object(ctx context.Context, obj uint64, m matrix, s *sheet, left *int, depth int) {
	*left--
	if obj == 0 || f.err != nil || s.full {
		return
	}
	switch f.quick("FPDFPageObj_GetType", obj) {
	case objPath:
		f.path(obj, m, s)
	case objImage:
		if b, ok := f.bounds(obj, m, s); ok {
			s.Picture(b.x0, b.y0, b.x1, b.y1)
		}
	case objForm:
		if depth > 8 {
			return
		}
		if uint32(f.quick("FPDFPageObj_GetMatrix", obj, f.scratch)) != 0 {
			m = matrix(f.floats(6)).Times(m)
		}
		n := int(int32(f.quick("FPDFFormObj_CountObjects", obj)))
		for i := 0; i < n && *left > 0 && f.err == nil; i++ {
			if i&0xff == 0 && ctx.Err() != nil {
				f.err = ctx.Err()
				return
			}
			f.object(ctx, f.quick("FPDFFormObj_GetObject", obj, uint64(i)), m, s, left, depth+1)
		}
	}
}

// bounds returns the box of an object on the page as shown.
func (f *file) bounds(obj uint64, m matrix, s *sheet) (rule, bool) {
	if uint32(f.quick("FPDFPageObj_GetBounds", obj, f.scratch, f.scratch+4, f.scratch+8, f.scratch+12)) == 0 {
		return rule{}, false
	}
	v := f.floats(4) // left bottom right top
	if !finite(v[:4]...) {
		return rule{}, false
	}
	x0, y0 := m.Apply(v[0], v[1])
	x1, y1 := m.Apply(v[2], v[3])
	return s.ruleOf(x0, y0, x1, y1), true
}

// A rule is a box on the page as shown. X0 ≤ X1, Y0 ≤ Y1.
type rule struct{ x0, y0, x1, y1 float32 }

// ruleOf is the box between two points of user space.
func (s *sheet) ruleOf(x0, y0, x1, y1 float32) rule {
	x0, y0 = s.frame.shown(x0, y0)
	x1, y1 = s.frame.shown(x1, y1)
	return rule{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

func (s *sheet) addRule(r rule) { s.full = !s.Rule(r.x0, r.y0, r.x1, r.y1) }

// path adds the rules that a path draws: thin bars that are filled, and the
// straight lines that are stroked.
func (f *file) path(obj uint64, m matrix, s *sheet) {
	b, ok := f.bounds(obj, m, s)
	if !ok {
		return
	}
	w, h := b.x1-b.x0, b.y1-b.y0
	if max(w, h) < 4 {
		return
	}
	if uint32(f.quick("FPDFPath_GetDrawMode", obj, f.scratch, f.scratch+4)) == 0 {
		return
	}
	v := f.got(f.scratch, 8)
	fill, stroke := binary.LittleEndian.Uint32(v) != 0, binary.LittleEndian.Uint32(v[4:]) != 0
	if !fill && !stroke {
		return
	}
	if min(w, h) <= page.Thin {
		s.addRule(b)
		return
	}
	n := int(int32(f.quick("FPDFPath_CountSegments", obj)))
	if n < 2 || n > maxSegments {
		return
	}
	if uint32(f.quick("FPDFPageObj_GetMatrix", obj, f.scratch)) != 0 {
		m = matrix(f.floats(6)).Times(m)
	}
	get, kind, point, closed := f.fn("FPDFPath_GetPathSegment"), f.fn("FPDFPathSegment_GetType"), f.fn("FPDFPathSegment_GetPoint"), f.fn("FPDFPathSegment_GetClose")
	ctx := context.Background()
	var sub page.Subpath
	draw := func(x0, y0, x1, y1 float32) { s.addRule(s.ruleOf(x0, y0, x1, y1)) }
	for i := 0; i < n && f.err == nil; i++ {
		seg := f.run(ctx, get, obj, uint64(i))
		if seg == 0 {
			continue
		}
		t := uint32(f.run(ctx, kind, seg))
		f.run(ctx, point, seg, f.scratch, f.scratch+4)
		q := f.floats(2)
		if !finite(q[0], q[1]) {
			continue
		}
		x, y := m.Apply(q[0], q[1])
		if t == segMove {
			sub.End(false, stroke, draw, draw)
		}
		sub.Curved = sub.Curved || t == segBezier
		sub.To(x, y)
		if uint32(f.run(ctx, closed, seg)) != 0 {
			sub.End(true, stroke, draw, draw)
		}
	}
	sub.End(false, stroke, draw, draw)
}
