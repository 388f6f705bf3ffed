package rows

import (
	"cmp"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A Saying is a statement of a document with what is to be known of it.
type Saying struct {
	series.Statement
	Note   string // before the document's name: differs, chosen
	Head   string // in the place of note and document, where it is not empty
	Marked bool   // the head stands out
}

// Sayings list what documents state, each with its sentence in which the number
// is lit. Enter or a click chooses one.
type Sayings struct {
	*List
	OnOpen  func(series.Statement)
	all     []Saying
	palette look.Palette
}

// Measures of a saying.
const (
	sayingSize   = 14
	sayingLine   = 21
	sayingLines  = 2
	sayingHeight = sayingLine*sayingLines + 28
	sayingLeft   = 12
)

// NewSayings returns an empty list, called by the words of that key.
func NewSayings(key string) *Sayings {
	s := &Sayings{palette: look.Palettes[0]}
	s.List = New(func() int { return len(s.all) }, func() fyne.CanvasObject {
		r := &saying{list: s}
		r.ExtendBaseWidget(r)
		return r
	}, func(i int, o fyne.CanvasObject) {
		r := o.(*saying)
		r.said = s.all[i]
		r.Refresh()
	})
	s.Name = func() string { return look.T(key) }
	s.OnChosen = func(i int) {
		if s.OnOpen != nil {
			s.OnOpen(s.all[i].Statement)
		}
	}
	return s
}

// Lead calls show with the row that is at or chosen; from a chosen one the
// keyboard of canvas, which may be nil, goes on to what show put into to.
func (s *Sayings) Lead(to *Sayings, canvas func() fyne.Canvas, show func(i int)) {
	s.OnAt = show
	s.OnChosen = func(i int) {
		show(i)
		if c := canvas(); c != nil && len(to.All()) > 0 {
			c.Focus(to.List)
		}
	}
}

// Set shows other statements.
func (s *Sayings) Set(all []Saying) {
	s.all = all
	s.List.Refresh() // first, since a list that was never shown has nothing to scroll
	s.ScrollToTop()
}

// All are the statements that are shown.
func (s *Sayings) All() []Saying { return s.all }

// SetPalette gives the list its colours.
func (s *Sayings) SetPalette(p look.Palette) {
	s.palette = p
	s.List.Refresh()
}

// A saying shows one statement.
type saying struct {
	widget.BaseWidget
	list *Sayings
	said Saying
}

// AccessibilityLabel is the document and the sentence.
func (r *saying) AccessibilityLabel() string { return r.source() + "\n" + r.said.Sentence }

// AccessibilityRole is for Fyne.
func (r *saying) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// source is the note, the document and its date.
func (r *saying) source() string {
	s := r.said
	if s.Head != "" || s.Source == nil {
		return s.Head
	}
	out := []string{s.Note, cmp.Or(s.Source.Title, s.Source.Name)}
	if !s.Source.Written.Zero() {
		out = append(out, s.Source.Written.String())
	}
	return strings.TrimPrefix(strings.Join(out, " · "), " · ")
}

// CreateRenderer is for Fyne.
func (r *saying) CreateRenderer() fyne.WidgetRenderer {
	v := &sayingView{saying: r, head: canvas.NewText("", color.Transparent)}
	v.head.TextSize = 12
	for i := range v.text {
		v.text[i], v.wash[i] = canvas.NewText("", color.Transparent), canvas.NewRectangle(color.Transparent)
		v.text[i].TextSize, v.wash[i].CornerRadius = sayingSize, 2
	}
	v.Refresh()
	return v
}

type sayingView struct {
	*saying
	head *canvas.Text
	text [sayingLines]*canvas.Text
	wash [sayingLines]*canvas.Rectangle
}

func (v *sayingView) Destroy() {}
func (v *sayingView) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{v.head}
	for _, w := range v.wash {
		o = append(o, w)
	}
	for _, t := range v.text {
		o = append(o, t)
	}
	return o
}
func (v *sayingView) MinSize() fyne.Size { return fyne.NewSize(200, sayingHeight) }

func (v *sayingView) Layout(size fyne.Size) {
	room := size.Width - 2*sayingLeft
	if room <= 0 {
		return
	}
	v.head.Text = Fit(v.source(), v.head.TextSize, fyne.TextStyle{}, room)
	v.head.Move(fyne.NewPos(sayingLeft, 4))
	v.head.Resize(v.head.MinSize())
	s := v.said
	lit := []text.Span{{Start: s.At, End: s.At + len(s.Said)}}
	if s.At < 0 || lit[0].End > len(s.Sentence) {
		lit = nil
	}
	words, lit := Excerpt(s.Sentence, lit, int(room/sayingSize)*sayingLines)
	lines := Wrap(words, sayingSize, room, sayingLines)
	at := LitIn(words, lines, lit)
	for i := range v.text {
		v.text[i].Text = ""
		v.wash[i].Hide()
		if i >= len(lines) {
			continue
		}
		v.text[i].Text = lines[i]
		y := 23 + float32(i)*sayingLine
		v.text[i].Move(fyne.NewPos(sayingLeft, y))
		v.text[i].Resize(v.text[i].MinSize())
		if len(at[i]) > 0 {
			width := func(s string) float32 { return fyne.MeasureText(s, sayingSize, fyne.TextStyle{}).Width }
			x, w := width(lines[i][:at[i][0].Start]), width(lines[i][at[i][0].Start:at[i][0].End])
			v.wash[i].Move(fyne.NewPos(sayingLeft+x-1, y))
			v.wash[i].Resize(fyne.NewSize(w+2, sayingLine-1))
			v.wash[i].Show()
		}
	}
}

func (v *sayingView) Refresh() {
	p := v.list.palette
	v.head.Color = p.SecondInk
	if v.said.Marked {
		v.head.Color = p.Accent
	}
	for i := range v.text {
		v.text[i].Color, v.wash[i].FillColor = p.Ink, p.Hit
	}
	v.Layout(v.saying.Size())
	canvas.Refresh(v.saying)
}
