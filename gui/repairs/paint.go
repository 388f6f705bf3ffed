package repairs

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// CreateRenderer is for Fyne.
func (v *view) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{v: v, layer: container.NewWithoutLayout(), thumb: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent)}
	r.thumb.CornerRadius = barWidth / 2
	r.clip = container.NewClip(r.layer)
	r.all = []fyne.CanvasObject{r.rule, r.clip, r.thumb}
	v.paint = r
	return r
}

// A renderer holds what is alive: the runs of text in view and the rectangles
// under and over them. All of it is used again.
type renderer struct {
	v     *view
	layer *fyne.Container
	clip  *container.Clip
	rule  *canvas.Rectangle
	thumb *canvas.Rectangle
	all   []fyne.CanvasObject

	rects []*canvas.Rectangle
	texts []*canvas.Text
	rectN int
	textN int
	under []fyne.CanvasObject
	over  []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Objects() []fyne.CanvasObject { return r.all }
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(320, 120) }

func (r *renderer) Layout(size fyne.Size) {
	r.clip.Resize(size)
	r.layer.Resize(size)
	r.v.settle()
	r.fill()
}

func (r *renderer) Refresh() {
	r.fill()
	canvas.Refresh(r.v)
}

func (r *renderer) rect(x, y, w, h, radius float32) *canvas.Rectangle {
	if r.rectN == len(r.rects) {
		r.rects = append(r.rects, canvas.NewRectangle(color.Transparent))
	}
	o := r.rects[r.rectN]
	r.rectN++
	o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = color.Transparent, color.Transparent, 0, radius
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	return o
}

func (r *renderer) text(s string, x, y, h, size float32, c color.Color) *canvas.Text {
	if r.textN == len(r.texts) {
		r.texts = append(r.texts, canvas.NewText("", color.Transparent))
	}
	o := r.texts[r.textN]
	r.textN++
	o.Text, o.TextSize, o.Color = s, size, c
	m := o.MinSize()
	o.Move(fyne.NewPos(x, y+(h-m.Height)/2))
	o.Resize(m)
	r.over = append(r.over, o)
	return o
}

// fill puts what is in view in place.
func (r *renderer) fill() {
	v := r.v
	r.rectN, r.textN = 0, 0
	r.under, r.over = r.under[:0], r.over[:0]
	size := v.Size()
	left, right, w := v.columns(size.Width)
	r.rule.Hide()
	if v.p.model != nil && len(v.p.shown) > 0 && size.Height > 0 && size.Width > 0 {
		r.rule.FillColor = v.p.palette.Rule
		r.rule.Move(fyne.NewPos(right-gutter/2, 0))
		r.rule.Resize(fyne.NewSize(1, size.Height))
		r.rule.Show()
		y := -v.under
		for i := v.top; i < len(v.p.shown) && y < size.Height; i++ {
			l, row := v.row(i), v.p.model.rows[v.p.shown[i]]
			top := y + v.above(i)
			if row.first <= v.p.current && v.p.current < row.last {
				o := r.rect(left-12, top-4, right+w-left+24, l.height+8, 6)
				o.FillColor = v.p.palette.Hover
				r.under = append(r.under, o)
			}
			r.column(l.raw, v.p.model.doc, left, top, true)
			r.column(l.body, v.p.model.doc, right, top, false)
			if row.last > row.first {
				r.reasons(row, right+l.reasonX, top+l.reasonY, w-l.reasonX)
			}
			y += v.height(i)
		}
	}
	r.layer.Objects = append(append(r.layer.Objects[:0], r.under...), r.over...)
	r.bar()
}

// column shows the pieces of a column that are in view.
func (r *renderer) column(c column, d *doc.Document, x, top float32, raw bool) {
	for i := range c.pieces {
		pc := &c.pieces[i]
		y := top + float32(pc.line)*lineStep
		if y > r.v.Size().Height {
			return
		}
		if y+lineStep < 0 {
			continue
		}
		if pc.mend < 0 {
			ink := r.v.p.palette.Ink
			if pc.mark {
				ink = fade(r.v.p.palette.SecondInk, 0.55)
			}
			o := r.text(pc.shown, x+pc.x, y, lineStep, textSize, ink)
			if pc.mark {
				o.Move(fyne.NewPos(x+pc.x+(pc.w-o.MinSize().Width)/2, o.Position().Y))
			}
			continue
		}
		r.mend(pc, &d.Repairs[pc.mend], x, y, raw)
	}
}

// mend shows a piece that a repair made or took out: washed where it stands as
// repair made it, in an outline where the reader undid it.
func (r *renderer) mend(pc *piece, m *doc.Repair, x, y float32, raw bool) {
	p := r.v.p
	tint := Tint(p.palette, m.Kind)
	made := !m.Undone && !m.Cut
	high := float32(signSide)
	pad := float32(0)
	if !pc.mark {
		pad = boxPad
	}
	box := r.rect(x+pc.x-pad, y+(lineStep-high)/2, pc.w+2*pad, high, 4)
	part := float32(0.14)
	if p.palette.Dark {
		part = 0.22
	}
	switch {
	case p.palette.Strong:
		box.StrokeColor, box.StrokeWidth = tint, 1
	case made:
		box.FillColor = fade(tint, part)
	default:
		box.StrokeColor, box.StrokeWidth = fade(tint, 0.7), 1
	}
	if r.v.mouse.over == pc.mend {
		box.FillColor = fade(tint, part*2)
	}
	if p.waiting[m.Raw] {
		box.FillColor = p.palette.Press
	}
	if pc.mend == p.current {
		box.StrokeColor, box.StrokeWidth = p.palette.Accent, 1.5
	}
	r.under = append(r.under, box)
	ink := color.Color(tint)
	if !pc.mark {
		ink = p.palette.Ink
		if made {
			ink = p.palette.SecondInk
		}
	}
	o := r.text(pc.shown, x+pc.x, y, lineStep, textSize, ink)
	wide := o.MinSize().Width
	if pc.mark {
		o.Move(fyne.NewPos(x+pc.x+(pc.w-wide)/2, o.Position().Y))
		if pc.shown == joinMark { // the font has it high, over what it joins
			o.Move(o.Position().AddXY(0, 4))
		}
	}
	if raw && made && pc.shown != blankMark { // struck out
		s := r.rect(x+pc.x, y+lineStep/2, max(wide, pc.w), 1, 0)
		if pc.mark {
			s.Move(fyne.NewPos(x+pc.x+4, y+lineStep/2))
			s.Resize(fyne.NewSize(pc.w-8, 1))
		}
		s.FillColor = tint
		r.over = append(r.over, s)
	}
}

// reasons says under a row what was done in it and why.
func (r *renderer) reasons(row row, x, y, w float32) {
	p := r.v.p
	mends := p.model.doc.Repairs[row.first:row.last]
	var names []string
	counts := map[string]int{}
	for _, m := range mends {
		name := look.T("mend." + m.Why)
		if m.Undone {
			name = look.T("mending.was") + name
		}
		if counts[name]++; counts[name] == 1 {
			names = append(names, name)
		}
	}
	s := ""
	for i, name := range names {
		if i > 0 {
			s += " · "
		}
		s += name
		if n := counts[name]; n > 1 {
			s += fmt.Sprintf(" %d", n)
		}
	}
	if len(names) == 1 && mends[0].Cut {
		s += look.T("why.list") + look.T("mending.cut")
	} else if why := look.T("mend." + mends[0].Why + ".why"); len(names) == 1 {
		long := s + "　" + why
		if fyne.MeasureText(long, 12, fyne.TextStyle{}).Width <= w {
			s = long
		}
	}
	for fyne.MeasureText(s, 12, fyne.TextStyle{}).Width > w && strings.Contains(s, " · ") {
		s = s[:strings.LastIndex(s, " · ")] + "…"
	}
	r.text(s, x, y, capStep, 12, p.palette.SecondInk)
}

// Tint is the colour of a kind of repair, one of those that tell figures apart.
func Tint(p look.Palette, k doc.RepairKind) color.NRGBA {
	switch k {
	case doc.Joined:
		return p.Kinds[0]
	case doc.Closed:
		return p.Kinds[2]
	}
	return p.Kinds[1]
}

func fade(c color.NRGBA, part float32) color.NRGBA {
	c.A = uint8(float32(c.A) * min(1, part))
	return c
}

// bar puts the scroll bar's thumb.
func (r *renderer) bar() {
	y, h, ok := r.v.bar()
	if !ok {
		r.thumb.Hide()
		return
	}
	part := float32(0.28)
	if r.v.mouse.onBar || r.v.mouse.drags {
		part = 0.6
	} else if r.v.focused {
		part = 0.4
	}
	r.thumb.FillColor = fade(r.v.p.palette.SecondInk, part)
	r.thumb.Resize(fyne.NewSize(barWidth, h))
	r.thumb.Move(fyne.NewPos(r.v.Size().Width-barWidth-4, y))
	r.thumb.Show()
}

// A headLayout puts the heads of the columns over them.
type headLayout struct{ v *view }

func (l headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

func (l headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left, right, w := l.v.columns(size.Width)
	for i, x := range []float32{left, right} {
		o[i].Move(fyne.NewPos(x-8, 0)) // a label has a margin of its own
		o[i].Resize(fyne.NewSize(w, size.Height))
	}
}
