package overlay

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A Passage is a short text broken into lines by the rules of the page: no mark
// begins a line that must not, and a number keeps its unit, which Fyne's labels
// do not see to. One stretch may be bold. Make it with NewPassage.
type Passage struct {
	widget.BaseWidget
	body     string
	bold     text.Span
	TextSize float32
	ink      color.Color
	ruler    look.Ruler
	width    float32 // that the lines were broken for
	laid     *layout.Laid
}

// Leading is the height of a line, as a part of the type size.
const Leading = 1.5

// NewPassage makes a passage of ink at a size; bold may be empty.
func NewPassage(body string, bold text.Span, size float32, ink color.Color) *Passage {
	p := &Passage{body: body, bold: bold, TextSize: size, ink: ink}
	p.ExtendBaseWidget(p)
	return p
}

// Advance is for the layout.
func (p *Passage) Advance(r rune, bold bool) float32 {
	return p.ruler.Width(string(r), p.TextSize, fyne.TextStyle{Bold: bold}) / p.TextSize
}

// set breaks the lines for a width.
func (p *Passage) set(width float32) {
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
	p.laid = layout.New(t, p, layout.Spec{Measure: max(width, 4*p.TextSize), Size: p.TextSize, LineHeight: Leading}).Lay(0)
}

// Resize is for Fyne.
func (p *Passage) Resize(size fyne.Size) {
	p.set(size.Width)
	p.BaseWidget.Resize(size)
	p.Refresh()
}

// MinSize is for Fyne: the height is that of the lines of the last width.
func (p *Passage) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	if p.laid == nil {
		p.set(240)
	}
	return fyne.NewSize(4*p.TextSize, float32(len(p.laid.Lines))*p.TextSize*Leading)
}

// AccessibilityLabel is the text.
func (p *Passage) AccessibilityLabel() string { return p.body }

// AccessibilityRole is for Fyne.
func (p *Passage) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (p *Passage) CreateRenderer() fyne.WidgetRenderer {
	r := &passageRenderer{p: p}
	r.Refresh()
	return r
}

type passageRenderer struct {
	p    *Passage
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
			t.TextSize, t.TextStyle.Bold = p.TextSize, bold
			m := t.MinSize()
			t.Move(fyne.NewPos(x, float32(n)*p.TextSize*Leading+(p.TextSize*Leading-m.Height)/2))
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
