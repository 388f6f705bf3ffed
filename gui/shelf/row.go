package shelf

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// Measures of the rows.
const (
	docHeight  = 52
	hitLine    = 22
	hitPad     = 5
	hitSize    = 14
	hitLines   = 2
	tickSize   = 16
	tickLeft   = 14
	titleLeft  = 44
	bareLeft   = 16 // of rows without a box
	countWidth = 92
)

// A line is a row of the list: a document, or a place in the one above it.
type line struct {
	doc   *library.Document
	found int          // paragraphs or figures of doc that were found; -1 where nothing was looked for
	hit   *library.Hit // nil for the document itself
	text  []string     // of a hit, broken for the width
	lit   [][]text.Span
	note  string // what figure was found
}

// A row shows a line.
type row struct {
	widget.BaseWidget
	pane    *Pane
	line    line
	at      int
	hovered bool
}

var (
	_ fyne.SecondaryTappable = (*row)(nil)
	_ fyne.Tappable          = (*row)(nil)
	_ desktop.Hoverable      = (*row)(nil)
	_ desktop.Cursorable     = (*row)(nil)
)

func (p *Pane) newRow() fyne.CanvasObject {
	r := &row{pane: p}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(i int, l line) {
	r.at, r.line = i, l
	r.Refresh()
}

// Tapped ticks a document at its box and opens it elsewhere.
func (r *row) Tapped(e *fyne.PointEvent) {
	if r.line.hit == nil && !r.pane.far() && e.Position.X < titleLeft {
		r.pane.tick(r.at, look.Held(fyne.KeyModifierShift))
		return
	}
	r.pane.open(r.at)
}

// TappedSecondary is for Fyne.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	if r.pane.OnMenu != nil {
		r.pane.OnMenu(r.pane.meant(r.at), e.AbsolutePosition)
	}
}

// MouseIn is for Fyne.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is for Fyne.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (r *row) MouseOut() { r.hovered = false; r.Refresh() }

// Cursor is for Fyne.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel says what the row says.
func (r *row) AccessibilityLabel() string {
	if r.line.doc == nil {
		return ""
	}
	if r.line.hit != nil {
		return strings.TrimSpace(r.line.note + " " + strings.Join(r.line.text, ""))
	}
	tick := ""
	if r.pane.ticked[r.line.doc.ID] {
		tick = "✓ "
	}
	return tick + r.line.doc.Shown() + "\n" + about(r.line.doc)
}

// AccessibilityRole is for Fyne.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// about is the second line of a document.
func about(d *library.Document) string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	date := d.Meta.Written
	if date.Zero() {
		date = d.Meta.Published
	}
	add(date.String())
	add(d.Meta.Issuer)
	if !strings.Contains(d.Meta.Issuer, d.Region) {
		add(d.Region)
	}
	add(d.Meta.Number)
	if n := d.Sources(); n > 1 {
		add(fmt.Sprintf(look.T("shelf.sources"), n))
	}
	for _, t := range d.Tags {
		add("#" + t)
	}
	return strings.Join(out, " · ")
}

// counted is what stands at the right of a document.
func (l *line) counted() string {
	if l.found >= 0 {
		return fmt.Sprintf(look.T("shelf.hits"), l.found)
	}
	return fmt.Sprintf(look.T("shelf.figures"), l.doc.Figures)
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	v := &rowView{row: r, wash: canvas.NewRectangle(color.Transparent), box: canvas.NewRectangle(color.Transparent), tick: &canvas.Image{FillMode: canvas.ImageFillContain}, rule: canvas.NewRectangle(color.Transparent)}
	v.box.CornerRadius, v.box.StrokeWidth = 3, 1.5
	word := func(size float32) *canvas.Text {
		t := canvas.NewText("", color.Transparent)
		t.TextSize = size
		return t
	}
	v.title, v.about, v.count, v.note = word(14), word(12), word(12), word(12)
	v.count.Alignment = fyne.TextAlignTrailing
	for i := range v.text {
		v.text[i] = word(hitSize)
		for k := range v.washes[i] {
			v.washes[i][k] = canvas.NewRectangle(color.Transparent)
			v.washes[i][k].CornerRadius = 2
		}
	}
	v.Refresh()
	return v
}

// lits is how many lit places of a line of text are shown.
const lits = 4

type rowView struct {
	*row
	wash, box, rule           *canvas.Rectangle
	tick                      *canvas.Image
	title, about, count, note *canvas.Text
	text                      [hitLines]*canvas.Text
	washes                    [hitLines][lits]*canvas.Rectangle
}

func (v *rowView) Destroy() {}
func (v *rowView) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{v.wash, v.rule, v.box, v.tick}
	for i := range v.text {
		for _, w := range v.washes[i] {
			o = append(o, w)
		}
	}
	o = append(o, v.title, v.about, v.count, v.note)
	for _, t := range v.text {
		o = append(o, t)
	}
	return o
}
func (v *rowView) MinSize() fyne.Size { return fyne.NewSize(240, docHeight) }

func (v *rowView) Layout(size fyne.Size) {
	v.wash.Resize(size)
	left := v.pane.left()
	v.rule.Resize(fyne.NewSize(size.Width-left, 1))
	v.rule.Move(fyne.NewPos(left, 0))
	v.box.Resize(fyne.NewSquareSize(tickSize))
	v.box.Move(fyne.NewPos(tickLeft, (docHeight-tickSize)/2))
	v.tick.Resize(fyne.NewSquareSize(tickSize))
	v.tick.Move(v.box.Position())
	put := func(t *canvas.Text, x, y, width float32) {
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(width, t.MinSize().Height))
	}
	l := &v.line
	if l.doc == nil {
		return
	}
	if l.hit == nil {
		room := size.Width - left - countWidth - 2*look.Pad
		v.title.Text = rows.Fit(l.doc.Shown(), v.title.TextSize, v.title.TextStyle, room)
		v.about.Text = rows.Fit(about(l.doc), v.about.TextSize, fyne.TextStyle{}, room)
		put(v.title, left, 6, room)
		put(v.about, left, 28, room)
		put(v.count, size.Width-countWidth-look.Pad, 8, countWidth)
		return
	}
	y := float32(hitPad)
	for i := range v.text {
		if i < len(l.text) {
			put(v.text[i], left, y+(hitLine-v.text[i].MinSize().Height)/2, size.Width-left)
			for k := range min(len(l.lit[i]), lits) {
				s := l.lit[i][k]
				x := fyne.MeasureText(l.text[i][:s.Start], hitSize, fyne.TextStyle{}).Width
				w := fyne.MeasureText(l.text[i][s.Start:s.End], hitSize, fyne.TextStyle{}).Width
				v.washes[i][k].Move(fyne.NewPos(left+x-1, y+1))
				v.washes[i][k].Resize(fyne.NewSize(w+2, hitLine-2))
			}
			y += hitLine
		}
	}
	put(v.note, left, y+(hitLine-v.note.MinSize().Height)/2-2, size.Width-left)
}

func (v *rowView) Refresh() {
	p, l := v.pane.palette, &v.line
	v.wash.FillColor = color.Transparent
	if v.hovered {
		v.wash.FillColor = p.Hover
	}
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	doc := l.doc != nil && l.hit == nil
	for _, o := range []fyne.CanvasObject{v.title, v.about, v.count} {
		show(o, doc)
	}
	show(v.box, doc && !v.pane.far())
	show(v.rule, doc && v.at > 0)
	v.rule.FillColor = p.Rule
	on := doc && v.pane.ticked[l.doc.ID]
	show(v.tick, on)
	v.box.FillColor, v.box.StrokeColor = color.Transparent, p.Edge
	if on {
		v.box.FillColor, v.box.StrokeColor = p.Ink, p.Ink
		v.tick.Resource = look.IconTick.In(p.Ground, 2.4)
		v.wash.FillColor = p.Selection
	}
	v.title.Color, v.about.Color, v.count.Color, v.note.Color = p.Ink, p.SecondInk, p.SecondInk, p.SecondInk
	if doc {
		v.title.TextStyle.Bold = l.found >= 0
		v.count.Text = l.counted()
	}
	v.note.Text = l.note
	show(v.note, !doc && l.note != "")
	for i := range v.text {
		there := !doc && i < len(l.text)
		show(v.text[i], there)
		if there {
			v.text[i].Text, v.text[i].Color = l.text[i], p.Ink
		}
		for k, w := range v.washes[i] {
			w.FillColor = p.Hit
			show(w, there && k < len(l.lit[i]))
		}
	}
	v.Layout(v.row.Size())
	canvas.Refresh(v.row)
}
