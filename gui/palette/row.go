package palette

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of a row.
const (
	rowHeight = 30
	nameSize  = 14
	sideSize  = 12
)

// A row is one item: its name with what matches in bold, at the right end its
// keys or, where it has none, what sort of thing it is.
type row struct {
	widget.BaseWidget
	palette *palette
	i       int
	name    [3]*canvas.Text // before the match, the match, behind it
	side    *canvas.Text
}

var _ fyne.Accessible = (*row)(nil)

func newRow(p *palette) *row {
	r := &row{palette: p}
	for k := range r.name {
		r.name[k] = canvas.NewText("", color.Transparent)
		r.name[k].TextSize = nameSize
	}
	r.name[1].TextStyle.Bold = true
	r.side = canvas.NewText("", color.Transparent)
	r.side.TextSize = sideSize
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) show(i int) {
	r.i = i
	r.draw(r.Size())
}

func (r *row) draw(size fyne.Size) {
	p := r.palette
	if r.i >= len(p.shown) || size.Width < 1 {
		return
	}
	m := p.shown[r.i]
	r.side.Text = m.Key
	if m.Key == "" {
		r.side.Text = m.Kind
	}
	r.side.Color = p.options.Palette.SecondInk
	s := r.side.MinSize()
	r.side.Move(fyne.NewPos(size.Width-s.Width-look.Pad, (size.Height-s.Height)/2))
	r.side.Resize(s)
	r.side.Refresh()
	x, end := float32(look.Pad), size.Width-s.Width-2*look.Pad
	for k, part := range [3]string{m.Name[:m.At.Start], m.Name[m.At.Start:m.At.End], m.Name[m.At.End:]} {
		t := r.name[k]
		t.Color = p.options.Palette.Ink
		var cut bool
		if t.Text, cut = p.ruler.Fit(part, nameSize, t.TextStyle, end-x); x >= end {
			t.Text = ""
		}
		size1 := t.MinSize()
		t.Move(fyne.NewPos(x, (size.Height-size1.Height)/2))
		t.Resize(size1)
		t.Refresh()
		x += p.ruler.Width(t.Text, nameSize, t.TextStyle)
		if cut {
			x = end
		}
	}
}

// AccessibilityLabel is the name with its kind and its keys.
func (r *row) AccessibilityLabel() string {
	if r.i >= len(r.palette.shown) {
		return look.T("palette")
	}
	m := r.palette.shown[r.i]
	out := m.Name
	for _, s := range []string{m.Kind, m.Key} {
		if s != "" {
			out += ", " + s
		}
	}
	return out
}

// AccessibilityRole is that of what can be pressed.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *row }

func (v *rowRenderer) Destroy()              {}
func (v *rowRenderer) MinSize() fyne.Size    { return fyne.NewSize(120, rowHeight-4) } // lists keep 4 between rows
func (v *rowRenderer) Layout(size fyne.Size) { v.r.draw(size) }
func (v *rowRenderer) Refresh()              { v.r.draw(v.r.Size()) }
func (v *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.r.name[0], v.r.name[1], v.r.name[2], v.r.side}
}
