package charts

import (
	"context"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A view is one chart: its picture, outlines over its marks, and the buttons
// that edit and export it. Arrows move between marks, Enter goes to the sentence.
type view struct {
	widget.BaseWidget
	pane  *Pane
	model *chart.Model

	picture  *canvas.Image
	hover    *canvas.Rectangle // mark under the pointer or the keyboard
	chosen   *canvas.Rectangle // selected figure
	edit     *look.Button      // nil where the charts cannot be edited
	export   *look.Button
	copy     *look.Button // nil where no picture can be copied
	hits     []draw.Hit
	drawn    sight // what the picture shows
	drawing  bool
	life     context.Context
	end      context.CancelFunc
	at       int  // mark under pointer or keyboard, or -1
	carded   bool // its card was opened
	selected int  // mark, or -1
	focused  bool
	width    float32 // for which height was computed
	height   float32
}

// strip is the height under the picture where the buttons stand.
const strip = 28

// A sight is what a picture depends on.
type sight struct {
	width, height, scale float32
	style                draw.Style
}

var (
	_ fyne.Tappable      = (*view)(nil)
	_ fyne.Focusable     = (*view)(nil)
	_ desktop.Hoverable  = (*view)(nil)
	_ desktop.Cursorable = (*view)(nil)
)

func newView(p *Pane, m *chart.Model) *view {
	v := &view{pane: p, model: m, at: -1, selected: -1}
	v.life, v.end = context.WithCancel(context.Background())
	v.ExtendBaseWidget(v)
	v.picture = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	v.hover, v.chosen = outline(), outline()
	v.export = newButton(v, p.words.Export, look.IconExport, func() func(chart.Model) { return p.OnExport })
	if p.OnCopy != nil {
		v.copy = newButton(v, p.words.Copy, look.IconCopy, func() func(chart.Model) { return p.OnCopy })
	}
	if p.OnEdit != nil {
		v.edit = newButton(v, p.words.Edit, look.IconWrite, func() func(chart.Model) { return p.OnEdit })
	}
	return v
}

func outline() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth, r.CornerRadius = 1.5, 3
	r.Hide()
	return r
}

// high is the height of the chart at a width.
func (v *view) high(width float32) float32 {
	if width != v.width {
		v.width, v.height = width, float32(v.pane.drawer.Height(v.model, float64(width)))+strip
	}
	return v.height
}

// sight is what the picture should be now.
func (v *view) sight() sight {
	l := sight{v.Size().Width, v.Size().Height - strip, 1, v.pane.style}
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		if x, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0)); x > 0 {
			l.scale = float32(x) / 1000
		}
	}
	return l
}

// drop ends a view that is shown no more: what is still to be drawn of it is
// not drawn, and the memory of its picture is free before Fyne forgets it.
func (v *view) drop() {
	v.end()
	v.picture.Image = nil
}

// paint draws the picture if it is not what it should be. One drawing at a
// time: while the window is being dragged, only the size it has when a drawing
// ends is drawn next.
func (v *view) paint() {
	want := v.sight()
	if v.drawing || v.life.Err() != nil || want == v.drawn || want.width < 1 || want.height < 1 {
		return
	}
	v.drawing = true
	var picture image.Image
	var hits []draw.Hit
	v.pane.run(func(ctx context.Context) {
		if ctx.Err() != nil || v.life.Err() != nil {
			return
		}
		if i, h, err := v.pane.drawer.Image(v.model, want.style, draw.Size{Width: float64(want.width), Height: float64(want.height), Scale: float64(want.scale)}); err == nil {
			picture, hits = i, h
		}
	}, func() {
		v.drawing = false
		if picture == nil || v.life.Err() != nil {
			return
		}
		first := v.hits == nil
		v.drawn, v.hits = want, hits
		v.picture.Image = picture
		v.picture.Refresh()
		v.mark()
		if first && v.selected >= 0 { // its place is known only now
			v.pane.reveal(v, v.selected)
		}
		v.paint()
	})
}

// place is the first place of a mark, in the view: what is outlined of it.
func (v *view) place(mark int) (box, bool) {
	for _, h := range v.hits {
		if h.Mark == mark {
			return v.box(h.Lit[0], h.Lit[1], h.Lit[2], h.Lit[3]), true
		}
	}
	return box{}, false
}

type box struct{ x, y, w, h float32 }

// box is a box of the picture in the view, which may stretch it for a moment.
func (v *view) box(left, top, width, height float64) box {
	if v.drawn.width == 0 || v.drawn.height == 0 {
		return box{}
	}
	x, y := v.Size().Width/v.drawn.width, v.picture.Size().Height/v.drawn.height
	return box{float32(left) * x, float32(top) * y, float32(width) * x, float32(height) * y}
}

// find returns the mark at a place, or -1.
func (v *view) find(at fyne.Position) int {
	for _, h := range v.hits {
		if b := v.box(h.X, h.Y, h.W, h.H); at.X >= b.x && at.X < b.x+b.w && at.Y >= b.y && at.Y < b.y+b.h {
			return h.Mark
		}
	}
	return -1
}

// mark sets the outlines over the marks.
func (v *view) mark() {
	s := v.pane.style
	for _, o := range []struct {
		r      *canvas.Rectangle
		mark   int
		colour color.NRGBA
		wash   uint8
	}{{v.hover, v.at, s.SecondInk, 18}, {v.chosen, v.selected, s.Accent, 30}} {
		b, ok := v.place(o.mark)
		if !ok {
			o.r.Hide()
			continue
		}
		o.r.StrokeColor = o.colour
		o.r.FillColor = color.NRGBA{R: o.colour.R, G: o.colour.G, B: o.colour.B, A: o.wash}
		if o.r == v.hover && v.focused {
			o.r.StrokeColor = s.Ink
		}
		o.r.Move(fyne.NewPos(b.x, b.y))
		o.r.Resize(fyne.NewSize(b.w, b.h))
		o.r.Show()
		o.r.Refresh()
	}
}

// outline makes a mark the one under pointer or keyboard.
func (v *view) outline(mark int) {
	if mark == v.at {
		return
	}
	if v.at >= 0 {
		v.pane.hoverEnd()
	}
	v.at, v.carded = mark, false
	v.mark()
}

// point outlines a mark and opens its card.
func (v *view) point(mark int) {
	v.outline(mark)
	if v.carded || mark < 0 {
		return
	}
	v.carded = true
	if b, ok := v.place(mark); ok && v.pane.OnHover != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Add(fyne.NewPos(b.x+b.w/2, b.y+b.h))
		v.pane.OnHover(v.model.Marks[mark].Refs[0].Figure, at)
	}
}

func (v *view) open(mark int) {
	if mark < 0 || mark >= len(v.model.Marks) || len(v.model.Marks[mark].Refs) == 0 {
		return
	}
	figure := v.model.Marks[mark].Refs[0].Figure
	v.selected, v.pane.selected = mark, figure
	for _, o := range v.pane.views {
		if o != v {
			o.selected = -1
		}
		o.mark()
	}
	if v.pane.OnFigure != nil {
		v.pane.OnFigure(figure)
	}
}

// Tapped goes to the sentence of the mark that was clicked.
func (v *view) Tapped(e *fyne.PointEvent) {
	mark := v.find(e.Position)
	if mark < 0 {
		return
	}
	v.point(mark)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	v.open(mark)
}

// MouseIn, MouseMoved and MouseOut outline what is under the pointer.
func (v *view) MouseIn(e *desktop.MouseEvent)    { v.point(v.find(e.Position)) }
func (v *view) MouseMoved(e *desktop.MouseEvent) { v.point(v.find(e.Position)) }
func (v *view) MouseOut()                        { v.point(-1) }

// Cursor shows a hand over a mark.
func (v *view) Cursor() desktop.Cursor {
	if v.at >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained puts the keyboard on the selected mark, else on the first. Nobody
// has asked for its card.
func (v *view) FocusGained() {
	v.focused = true
	mark := v.at
	if mark < 0 {
		mark = max(v.selected, 0)
	}
	v.pane.reveal(v, mark)
	v.outline(mark)
	v.mark()
}

// reach scrolls to a mark and then makes it the keyboard's: its card stands
// beside where it is after that.
func (v *view) reach(mark int) {
	v.pane.reveal(v, mark)
	v.point(mark)
}

// FocusLost takes the outline away.
func (v *view) FocusLost() {
	v.focused = false
	v.point(-1)
	v.mark()
}

// TypedRune does nothing: the chart takes no text.
func (v *view) TypedRune(rune) {}

// TypedShortcut is for Fyne: copying takes the picture.
func (v *view) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && v.pane.OnCopy != nil {
		v.pane.OnCopy(*v.model)
		return
	}
	look.ToWindow(v, s) // what the window knows
}

// TypedKey moves between marks, at the ends into the next chart.
func (v *view) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		v.step(1)
	case fyne.KeyLeft, fyne.KeyUp:
		v.step(-1)
	case fyne.KeyHome:
		v.reach(0)
	case fyne.KeyEnd:
		v.reach(len(v.model.Marks) - 1)
	case fyne.KeyPageDown:
		v.pane.page(+1)
	case fyne.KeyPageUp:
		v.pane.page(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		v.open(v.at)
	case fyne.KeyEscape:
		v.point(-1)
	default:
		if v.pane.OnKey != nil {
			v.pane.OnKey(e)
		}
	}
}

func (v *view) step(by int) {
	if next := v.at + by; next >= 0 && next < len(v.model.Marks) {
		v.reach(next)
		return
	}
	for i, o := range v.pane.views {
		if o != v {
			continue
		}
		if i+by < 0 || i+by >= len(v.pane.views) {
			return
		}
		next := v.pane.views[i+by]
		if c := fyne.CurrentApp().Driver().CanvasForObject(next); c != nil {
			c.Focus(next)
			if by < 0 {
				next.reach(len(next.model.Marks) - 1)
			} else {
				next.reach(max(next.at, 0))
			}
		}
		return
	}
}

// CreateRenderer is for Fyne.
func (v *view) CreateRenderer() fyne.WidgetRenderer { return &viewRenderer{v} }

type viewRenderer struct{ v *view }

func (r *viewRenderer) Destroy()           {}
func (r *viewRenderer) MinSize() fyne.Size { return fyne.NewSize(280, 0) }

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	v := r.v
	objects := []fyne.CanvasObject{v.picture, v.chosen, v.hover}
	for _, b := range []*look.Button{v.edit, v.copy} {
		if b != nil {
			objects = append(objects, b)
		}
	}
	return append(objects, v.export)
}

func (r *viewRenderer) Layout(size fyne.Size) {
	v := r.v
	v.picture.Resize(fyne.NewSize(size.Width, max(0, size.Height-strip)))
	x := size.Width - 16
	for _, b := range []*look.Button{v.export, v.copy, v.edit} {
		if b == nil {
			continue
		}
		w := b.MinSize().Width
		x -= w
		b.Resize(fyne.NewSize(w, strip))
		b.Move(fyne.NewPos(x, size.Height-strip))
		x -= 8
	}
	v.paint()
	v.mark()
}

func (r *viewRenderer) Refresh() {
	r.v.paint()
	r.v.mark()
}
