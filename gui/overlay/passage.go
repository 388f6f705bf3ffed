package card

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A passage is a short text broken into lines by the rules of the page: no mark
// begins a line that must not, and a number keeps its unit, which Fyne's labels
// do not see to. One stretch may be bold.
type passage struct {
	widget.BaseWidget
	body  string
	bold  text.Span
	size  float32
	ink   color.Color
	ruler look.Ruler
	width float32 // that the lines were broken for
	laid  *layout.Laid
}

// leading is the height of a line, as a part of the type size.
const leading = 1.5

func newPassage(body string, bold text.Span, size float32, ink color.Color) *passage {
	p := &passage{body: body, bold: bold, size: size, ink: ink}
	p.ExtendBaseWidget(p)
	return p
}

// Advance is for the layout.
func (p *passage) Advance(r rune, bold bool) float32 {
	return p.ruler.Width(string(r), p.size, fyne.TextStyle{Bold: bold}) / p.size
}

// set breaks the lines for a width.
func (p *passage) set(width float32) {
	if width == p.width && p.laid != nil {
		return
	}
	p.width = width
	var keep []text.Span
	if !p.bold.Empty() {
		keep = []text.Span{p.bold}
	}
	// a salutation is set without indent, in lines of their own length
	t := layout.Cut(p.body, []layout.Block{{Span: text.Span{End: len(p.body)}, Role: layout.Salutation}}, keep)
	p.laid = layout.New(t, p, layout.Spec{Measure: max(width, 4*p.size), Size: p.size, LineHeight: leading}).Lay(0)
}

// Resize is for Fyne.
func (p *passage) Resize(size fyne.Size) {
	p.set(size.Width)
	p.BaseWidget.Resize(size)
	p.Refresh()
}

// MinSize is for Fyne: the height is that of the lines of the last width.
func (p *passage) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	if p.laid == nil {
		p.set(240)
	}
	return fyne.NewSize(4*p.size, float32(len(p.laid.Lines))*p.size*leading)
}

// AccessibilityLabel is the text.
func (p *passage) AccessibilityLabel() string { return p.body }

// AccessibilityRole is for Fyne.
func (p *passage) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (p *passage) CreateRenderer() fyne.WidgetRenderer {
	r := &passageRenderer{p: p}
	r.Refresh()
	return r
}

type passageRenderer struct {
	p    *passage
	runs []fyne.CanvasObject
}

func (r *passageRenderer) Destroy()                     {}
func (r *passageRenderer) Objects() []fyne.CanvasObject { return r.runs }
func (r *passageRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *passageRenderer) Layout(fyne.Size)             {}

// Refresh sets a text for each stretch of a line that is bold or is not.
func (r *passageRenderer) Refresh() {
	p := r.p
	r.runs = nil
	if p.laid == nil {
		return
	}
	for n, ln := range p.laid.Lines {
		line := text.Span{Start: p.laid.Offset(ln.First), End: p.laid.Offset(ln.Last)}
		x := float32(0)
		put := func(from, to int, bold bool) {
			from, to = max(from, line.Start), min(to, line.End)
			if from >= to {
				return
			}
			t := canvas.NewText(p.body[from:to], p.ink)
			t.TextSize, t.TextStyle.Bold = p.size, bold
			m := t.MinSize()
			t.Move(fyne.NewPos(x, float32(n)*p.size*leading+(p.size*leading-m.Height)/2))
			t.Resize(m)
			x += m.Width
			r.runs = append(r.runs, t)
		}
		if p.bold.Empty() {
			put(line.Start, line.End, false)
			continue
		}
		put(line.Start, p.bold.Start, false)
		put(p.bold.Start, p.bold.End, true)
		put(p.bold.End, line.End, false)
	}
	canvas.Refresh(p)
}
