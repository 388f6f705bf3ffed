// Package card shows one figure in words: what it is, how much, of when, how
// sure, and the sentence it stands in.
package card

import (
	"fmt"
	"image/color"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// A Row is one line of the card.
type Row struct{ Name, Value string }

// Rows puts a figure of d into words.
func Rows(d *doc.Document, i int) []Row {
	f := &d.Figures[i]
	v := &f.Value
	printed := d.Says(f)
	changed := printed != d.Text(f.Span)
	if v.Implied && !changed {
		printed += " " + Unit(v.Unit) + look.T("card.implied")
	}
	if q := look.T("q." + v.Qualifier.String()); q != "" {
		printed = q + " " + printed
	}
	rows := []Row{{look.T("card.value"), printed}}
	if s := InEnglish(f.Key); s != "" {
		rows = append(rows, Row{look.T("card.english"), s})
	}
	if changed {
		rows = append(rows, Row{look.T("card.printed"), flat(d.Text(f.Span))})
	}
	if s := interval(v, v.Unit); s != "" && strings.ReplaceAll(s, " ", "") != d.Says(f) {
		name := look.T("card.interval")
		if v.Lo != nil && v.Hi != nil && v.Lo.Cmp(v.Hi) == 0 {
			name = look.T("card.full")
		}
		rows = append(rows, Row{name, Interval(v)})
	}
	if lo, hi := v.Bounds(); v.Step != nil && lo != nil && hi != nil && lo.Cmp(hi) != 0 && v.Lo.Cmp(v.Hi) == 0 {
		rows = append(rows, Row{look.T("card.rounding"), scaled(lo, hi, v.Unit)})
	}
	if s := converted(v); s != "" {
		rows = append(rows, Row{look.T("card.converted"), s})
	}
	when := When(f.Period)
	if when == "" {
		when = look.T("time.none")
	} else if f.TimeFrom != "" {
		when += " · " + look.T("time."+f.TimeFrom)
	}
	rows = append(rows, Row{look.T("card.time"), when},
		Row{look.T("card.status"), look.T("status."+f.Status.String()) + " · " + look.T("kind."+f.Kind.String())})
	if f.Scope != "" {
		rows = append(rows, Row{look.T("card.scope"), f.Scope})
	}
	if f.Region != "" {
		rows = append(rows, Row{look.T("card.region"), f.Region})
	}
	for _, c := range d.Checks {
		if c.Figures[0] == i || c.Figures[1] == i {
			rows = append(rows, Row{look.T("card.check"), fmt.Sprintf(look.T("why.formula"), c.Name, between(c.Lo, c.Hi, c.Unit), c.Formula)})
		}
	}
	for _, r := range f.Reasons {
		if name := ruleName(r.Rule); r.Field == "indicator" && name != "" {
			if at := flat(d.Text(r.At)); at != "" {
				name += look.T("why.as") + "“" + at + "”"
			}
			rows = append(rows, Row{look.T("card.rule"), name})
			break
		}
	}
	if s := relate.Definition(f.Key); s != "" {
		if _, meaning := series.English(f.Key); meaning != "" && look.Current() == look.English {
			s = meaning + "\n" + s
		}
		rows = append(rows, Row{look.T("card.definition"), s})
	}
	if was := Was(f); was != "" {
		rows = append(rows, Row{look.T("card.was"), was})
	}
	sure := Sure(f)
	if why := weak(f); len(why) > 0 && !f.ByReader {
		sure += look.T("why.as") + strings.Join(why, look.T("why.and"))
	}
	return append(rows, Row{look.T("card.sure"), sure})
}

// ruleName says how the indicator was found.
func ruleName(rule string) string {
	base, _, _ := strings.Cut(rule, "+")
	switch base {
	case "subject":
		return look.T("rule.subject")
	case "carried", "leaning":
		return look.T("rule.carried")
	case "clause-before", "topic-ahead":
		return look.T("rule.before")
	case "each", "respective":
		return look.T("rule.list")
	case "verb-object", "rate-of-object", "share-of-object", "rank-object":
		return look.T("rule.object")
	case "table-row":
		return look.T("rule.table")
	case "place", "part":
		return look.T("rule.topic")
	}
	return ""
}

// readable are the units that amounts of a dimension are shown in beside the
// printed one.
var readable = map[string][]string{"mass": {"吨", "公斤"}, "area": {"平方公里", "亩"}, "length": {"公里"}, "volume": {"立方米"}, "energy": {"千瓦时"}, "power": {"千瓦"}}

// converted is the value in another unit of its dimension, to five digits; ""
// where there is none.
func converted(v *doc.Value) string {
	from := unit.Named(v.Unit)
	if from == nil || from.Class != unit.Measure || v.Lo == nil && v.Hi == nil {
		return ""
	}
	for _, to := range readable[from.Dimension] {
		if to == v.Unit {
			continue
		}
		show := func(r *big.Rat) string {
			if r == nil {
				return ""
			}
			c, ok := unit.Convert(r, v.Unit, to)
			if !ok {
				return ""
			}
			f, _ := c.Float64()
			return strconv.FormatFloat(f, 'f', max(0, 5-len(strconv.FormatFloat(f, 'f', 0, 64))), 64)
		}
		lo, hi := show(v.Lo), show(v.Hi)
		switch {
		case lo == hi || hi == "":
			return lo + " " + Unit(to)
		case lo == "":
			return hi + " " + Unit(to)
		}
		return lo + " — " + hi + " " + Unit(to)
	}
	return ""
}

// Interval is the value as a full number with its unit: the one value, both
// ends, or the one that is known.
func Interval(v *doc.Value) string { return interval(v, Unit(v.Unit)) }

func interval(v *doc.Value, unit string) string {
	switch {
	case v.Qualifier == doc.Over && v.Lo != nil && v.Hi == nil:
		return "> " + Grouped(v.Lo) + " " + unit
	case v.Qualifier == doc.Under && v.Lo == nil && v.Hi != nil:
		return "< " + Grouped(v.Hi) + " " + unit
	}
	return span(v.Lo, v.Hi, unit)
}

func span(lo, hi *big.Rat, unit string) string {
	switch {
	case lo == nil && hi == nil:
		return ""
	case lo == nil:
		return "≤ " + Grouped(hi) + " " + unit
	case hi == nil:
		return "≥ " + Grouped(lo) + " " + unit
	case lo.Cmp(hi) == 0:
		return Grouped(lo) + " " + unit
	}
	return Grouped(lo) + " — " + Grouped(hi) + " " + unit
}

// between shows an implied interval, to five digits in 万 or
// 亿, since more would claim what nobody printed.
func between(lo, hi *big.Rat, unit string) string {
	for _, s := range []struct {
		name string
		by   int64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		if lo != nil && hi != nil && lo.Cmp(big.NewRat(s.by, 1)) >= 0 {
			by := big.NewRat(s.by, 1)
			a, b := new(big.Rat).Quo(lo, by), new(big.Rat).Quo(hi, by)
			digits := max(0, 5-len(a.FloatString(0)))
			return a.FloatString(digits) + " — " + b.FloatString(digits) + " " + Unit(s.name+unit)
		}
	}
	return span(lo, hi, Unit(unit))
}

// Grouped is an exact decimal with its thousands parted by thin gaps.
func Grouped(r *big.Rat) string {
	s := doc.Decimal(r)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	if strings.Contains(s, "/") {
		return sign + s
	}
	whole, frac, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if frac != "" {
		frac = "." + frac
	}
	return sign + b.String() + frac
}

// Text is the whole card as text, for the clipboard.
func Text(d *doc.Document, i int) string {
	f := &d.Figures[i]
	var b strings.Builder
	b.WriteString(f.Indicator + "\n")
	for _, r := range Rows(d, i) {
		fmt.Fprintf(&b, "%s\t%s\n", r.Name, r.Value)
	}
	b.WriteString(d.Text(f.Sentence) + "\n" + d.Name + "\n")
	return b.String()
}

// Actions are what the buttons of a card do; a nil one has no button.
type Actions struct {
	Chart, Sentence, Copy, Cite, Correct, Close func()

	Tip func(words string, at fyne.Position) // shows what the pointer rests on
}

// New builds the card of figure i; what can be done with it is in its Foot.
func New(d *doc.Document, i int, p look.Palette, width float32, a Actions) fyne.CanvasObject {
	f := &d.Figures[i]
	title := widget.NewLabelWithStyle(f.Indicator, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.Wrapping = look.Wrapping()
	big := canvas.NewText(strings.TrimSpace(look.T("q."+f.Value.Qualifier.String())+" "+d.Says(f)), p.Kinds[f.Kind])
	big.TextSize = 22
	big.TextStyle.Bold = true
	form := container.New(&form{})
	for _, r := range Rows(d, i)[1:] {
		name := canvas.NewText(r.Name, p.SecondInk)
		name.TextSize = 13
		form.Add(name)
		form.Add(overlay.NewPassage(r.Value, text.Span{}, valueSize, p.Ink))
	}
	words, number := quoted(d, f)
	quote := overlay.NewPassage(words, number, valueSize, p.Ink)
	bar := canvas.NewRectangle(p.Kinds[f.Kind])
	bar.SetMinSize(fyne.NewSize(3, 1))
	inset := container.New(layout.NewCustomPaddedLayout(4, 4, 8, 4), big)
	head := fyne.CanvasObject(title)
	if a.Close != nil {
		x := look.NewIconButton(look.IconClose, "card.close", a.Tip, a.Close)
		head = container.NewBorder(nil, nil, nil, container.NewVBox(x), title)
	}
	box := container.NewVBox(head, inset, form, container.New(layout.NewCustomPaddedLayout(4, 4, 8, 0), container.NewBorder(nil, nil, bar, nil, container.New(layout.NewCustomPaddedLayout(6, 6, look.Pad, formEdge), quote))))
	floor := canvas.NewRectangle(color.Transparent)
	floor.SetMinSize(fyne.NewSize(width, 0))
	return container.NewStack(floor, newSaid(Text(d, i)), container.NewPadded(box))
}

// Foot is the actions in two rows of one grid: where to go from here, and what
// to do with the figure. It stays in sight while the card is scrolled.
func Foot(a Actions) fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(2))
	row := func(list ...*look.Button) {
		list = slices.DeleteFunc(list, func(b *look.Button) bool { return b.Do == nil })
		if len(list) == 0 {
			return
		}
		line := container.New(layout.NewGridLayoutWithColumns(len(list)))
		for _, b := range list {
			line.Add(b)
		}
		rows.Add(line)
	}
	row(look.NewButton(look.T("card.sentence"), a.Sentence), look.NewButton(look.T("card.chart"), a.Chart))
	row(look.NewButton(look.T("card.copy"), a.Copy), look.NewButton(look.T("card.cite"), a.Cite), look.NewButton(look.T("card.correct"), a.Correct))
	return container.New(layout.NewCustomPaddedLayout(2*look.Gap, 2*look.Gap, look.Pad, look.Pad), rows)
}

// quoted is the sentence, cut to what stands near the number, and where the
// number is in it.
func quoted(d *doc.Document, f *doc.Figure) (string, text.Span) {
	const around = 60
	before := []rune(d.Body[f.Sentence.Start:f.Start])
	after := []rune(d.Body[f.End:f.Sentence.End])
	if len(before) > around {
		before = append([]rune("…"), before[len(before)-around:]...)
	}
	if len(after) > around {
		after = append(after[:around:around], '…')
	}
	flat := strings.NewReplacer("\n", "", "\t", "\u3000").Replace // cells of a row stand apart
	head, number := flat(string(before)), flat(d.Text(f.Span))
	return head + number + flat(string(after)), text.Span{Start: len(head), End: len(head) + len(number)}
}

// form lays names and values out in two columns.
type form struct{}

// valueSize is the size of the type of values and of the sentence.
const valueSize = 14

// The column of the names, in Chinese and in English.
const (
	nameWidth     = 76
	wideNameWidth = 100
)

func (form) names() float32 {
	if look.Current() == look.English {
		return wideNameWidth
	}
	return nameWidth
}

// Room in the form, in units.
const (
	formEdge = 8 // at its sides, as Fyne's labels keep it
	formGap  = 7 // between rows
)

func (f form) MinSize(o []fyne.CanvasObject) fyne.Size {
	var h float32
	for i := 1; i < len(o); i += 2 {
		h += o[i].MinSize().Height + formGap
	}
	return fyne.NewSize(f.names()+120, h)
}

func (f form) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(formGap) / 2
	for i := 0; i+1 < len(o); i += 2 {
		name, value := o[i], o[i+1]
		width := size.Width - f.names() - 2*formEdge
		value.Resize(fyne.NewSize(width, 0))
		h := value.MinSize().Height
		value.Resize(fyne.NewSize(width, h))
		value.Move(fyne.NewPos(f.names()+formEdge, y))
		line, m := float32(valueSize*overlay.Leading), name.MinSize()
		name.Resize(fyne.NewSize(f.names(), m.Height))
		name.Move(fyne.NewPos(formEdge, y+(line-m.Height)/2))
		y += h + formGap
	}
}
