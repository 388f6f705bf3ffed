package repairs

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/text"
)

// Sizes, in units of the window.
const (
	marginLeft  = 20
	marginRight = 32 // with the scroll bar
	gutter      = 64 // between the columns; the rule stands in its middle
	widest      = 42 * textSize
	headRoom    = 8
	footRoom    = 24
)

// A view is the part of the pane that scrolls. It lays out only rows that come
// into view: what it costs does not grow with the document.
type view struct {
	widget.BaseWidget
	p *Pane
	*measure
	mouse   mouse
	focused bool
	top     int     // the first row in view, of those shown
	under   float32 // how far the view's top stands below that row's
	sets    map[int]*laid
	setAt   float32 // the width they are set at
	paint   *renderer
	pointed int // the byte of Body that was clicked last; -1 for none
}

func newView(p *Pane) *view {
	v := &view{p: p, measure: newMeasure(), sets: map[int]*laid{}, mouse: mouse{over: -1}, pointed: -1}
	v.ExtendBaseWidget(v)
	return v
}

// columns returns where the two columns stand and how wide they are.
func (v *view) columns(width float32) (left, right, w float32) {
	room := (width - marginLeft - marginRight - gutter) / 2
	w = min(widest, max(8*textSize, room))
	left = marginLeft + max(0, room-w)
	return left, left + w + gutter, w
}

// forget drops what is set: other rows are shown.
func (v *view) forget() {
	clear(v.sets)
	v.mouse.over, v.pointed = -1, -1
}

// row returns the i-th of the rows shown, set.
func (v *view) row(i int) *laid {
	_, _, w := v.columns(v.Size().Width)
	if w != v.setAt || len(v.sets) > 300 {
		v.forget()
		v.setAt = w
	}
	l := v.sets[i]
	if l == nil {
		l = set(v.p.model.doc, v.p.model.rows[v.p.shown[i]], w, v.measure)
		v.sets[i] = l
	}
	return l
}

// above is the room over row i.
func (v *view) above(i int) float32 {
	switch {
	case i == 0:
		return headRoom
	case v.p.model.rows[v.p.shown[i]].goesOn && v.p.shown[i-1] == v.p.shown[i]-1:
		return 0
	}
	return rowGap
}

// height is that of row i with the room over it.
func (v *view) height(i int) float32 { return v.above(i) + v.row(i).height }

// scroll moves the text up by dy.
func (v *view) scroll(dy float32) {
	v.under += dy
	v.settle()
	v.Refresh()
	if v.mouse.inside {
		v.point()
	}
}

// settle brings the place into the text: no blank over its first row, little
// under its last.
func (v *view) settle() {
	n := len(v.p.shown)
	if n == 0 || v.Size().Height <= 0 {
		v.top, v.under = 0, 0
		return
	}
	v.top = max(0, min(v.top, n-1))
	for v.under < 0 && v.top > 0 {
		v.top--
		v.under += v.height(v.top)
	}
	for v.top < n-1 && v.under >= v.height(v.top) {
		v.under -= v.height(v.top)
		v.top++
	}
	// what is left below the view's top
	left := float32(footRoom) - v.under
	for i := v.top; i < n && left < v.Size().Height; i++ {
		left += v.height(i)
	}
	for short := v.Size().Height - left; short > 0 && (v.top > 0 || v.under > 0); {
		if v.under >= short {
			v.under -= short
			break
		}
		short -= v.under
		v.under = 0
		if v.top > 0 {
			v.top--
			v.under = v.height(v.top)
		}
	}
	if v.top == 0 {
		v.under = max(0, v.under)
	}
}

// anchor returns a byte of the raw text that is in view and how far below the
// view's top its row stands: that of the current mend, if it is in view, or of
// the first row.
func (v *view) anchor(mend int) (at int, below float32) {
	if v.p.model == nil || len(v.p.shown) == 0 {
		return 0, 0
	}
	y := -v.under
	for i := v.top; i < len(v.p.shown) && y < v.Size().Height; i++ {
		r := v.p.model.rows[v.p.shown[i]]
		if r.first <= mend && mend < r.last {
			return v.p.model.doc.Repairs[mend].Raw.Start, y
		}
		y += v.height(i)
	}
	return v.p.model.rows[v.p.shown[v.top]].raw.Start, -v.under
}

// find returns which of the rows shown is row r, or the next one.
func (v *view) find(r int) int {
	i := sort.SearchInts(v.p.shown, r)
	return max(0, min(i, len(v.p.shown)-1))
}

// showAt puts row r of the model so far below the view's top.
func (v *view) showAt(r int, below float32) {
	v.top, v.under = v.find(r), -below
	v.settle()
	v.Refresh()
}

// reveal brings row r of the model into view, if it is not.
func (v *view) reveal(r int) {
	i := v.find(r)
	y := -v.under
	for k := v.top; k <= i && y < v.Size().Height; k++ {
		if k == i && y+min(v.height(i), v.Size().Height/2) < v.Size().Height && y > -v.height(i)/2 {
			return
		}
		y += v.height(k)
	}
	v.showAt(r, v.Size().Height/4)
}

// bar returns where the scroll bar's thumb stands, false if all is in view.
func (v *view) bar() (y, h float32, ok bool) {
	n, room := len(v.p.shown), v.Size().Height
	if n == 0 || room <= barLeast {
		return 0, 0, false
	}
	total := v.p.weight[n]
	here, seen := v.weightAt(v.top, v.under), float32(0)
	end := v.p.weight[n]
	for i, y := v.top, -v.under; i < n; i++ {
		if y += v.height(i); y > room {
			end = v.p.weight[i]
			break
		}
	}
	if here == 0 && end == total {
		return 0, 0, false
	}
	seen = float32(max(1, end-here)) / float32(total)
	h = min(room, max(barLeast, seen*room))
	part := float32(here) / float32(max(1, total-(end-here)))
	return min(part, 1) * (room - h), h, true
}

// weightAt is the weight of the text before a place.
func (v *view) weightAt(i int, under float32) int {
	own := v.p.weight[i+1] - v.p.weight[i]
	return v.p.weight[i] + int(float32(own)*max(0, min(1, under/max(1, v.height(i)))))
}

// drag moves the text so that the thumb's top is at y.
func (v *view) drag(y float32) {
	_, h, ok := v.bar()
	if !ok {
		return
	}
	n := len(v.p.shown)
	part := max(0, min(1, y/max(1, v.Size().Height-h)))
	if part == 1 {
		v.top, v.under = n-1, 1e6
	} else {
		to := int(part * float32(v.p.weight[n]))
		i := max(0, sort.SearchInts(v.p.weight[:n], to+1)-1)
		v.top, v.under = i, v.height(i)*float32(to-v.p.weight[i])/float32(max(1, v.p.weight[i+1]-v.p.weight[i]))
	}
	v.settle()
	v.Refresh()
}

// A spot is what stands at a place of the view.
type spot struct {
	mend int       // -1 for none
	body int       // the byte of Body beside it
	span text.Span // of the piece
}

// at returns what stands at pos; false over blank ground.
func (v *view) at(pos fyne.Position) (spot, bool) {
	if v.p.model == nil || len(v.p.shown) == 0 {
		return spot{}, false
	}
	left, right, w := v.columns(v.Size().Width)
	y := -v.under
	for i := v.top; i < len(v.p.shown) && y < v.Size().Height; i++ {
		h := v.height(i)
		if pos.Y >= y+h {
			y += h
			continue
		}
		l, r := v.row(i), v.p.model.rows[v.p.shown[i]]
		line := int((pos.Y - y - v.above(i)) / lineStep)
		if pos.Y < y+v.above(i) {
			return spot{}, false
		}
		onRaw := pos.X < right-gutter/2
		col, x := &l.body, pos.X-right
		if onRaw {
			col, x = &l.raw, pos.X-left
		}
		if x < -gutter/2 || x > w+gutter/2 {
			return spot{}, false
		}
		out, ok := spot{mend: -1, body: r.body.Start}, false
		for _, pc := range col.pieces {
			grab := float32(0) // a mark is taken hold of a little beside it too
			if pc.mark && pc.mend >= 0 {
				grab = signGap + 2
			}
			if pc.line != line || x < pc.x-grab || x >= pc.x+pc.w+grab {
				continue
			}
			out, ok = v.spot(pc, onRaw, x-pc.x), true
			if pc.mark && pc.mend >= 0 {
				break
			}
		}
		return out, ok
	}
	return spot{}, false
}

// spot tells what the byte at x of a piece is.
func (v *view) spot(pc piece, onRaw bool, x float32) spot {
	s := spot{mend: pc.mend, span: pc.span}
	src, at := v.p.model.doc.Body, pc.span.Start
	if onRaw {
		src = v.p.model.doc.Raw
	}
	if !pc.mark {
		for i, r := range pc.span.Of(src) {
			at = pc.span.Start + i
			if x -= v.of(r); x < 0 {
				break
			}
		}
	}
	s.body = at
	if onRaw {
		if b, ok := v.p.model.doc.Back.Forward(text.Span{Start: at, End: len(src)}); ok {
			s.body = b.Start
		}
	}
	return s
}
