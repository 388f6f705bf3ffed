package gui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// ways are how a value can be meant, as the form offers them.
var ways = []doc.Qualifier{doc.Exact, doc.Approx, doc.Near, doc.Over, doc.AtLeast, doc.Under, doc.AtMost, doc.Range, doc.Several}

// suggested is how many names a list of suggestions has at most.
const suggested = 8

// A correctForm asks what a figure really says, in the words of documents:
// 50.2万亿, 截至2023年6月.
type correctForm struct {
	figure *doc.Figure
	quote  store.Quote // of the figure

	name, unit   *overlay.ListField
	region       *overlay.ListField
	lo, hi, when *overlay.Field
	scope        *overlay.Field
	way          *look.Select // one of ways
	status, kind *look.Select
	none         *look.Check
	value, time  *widget.Label // what is understood of the fields
	wrong        *widget.Label
	content      fyne.CanvasObject
	host         *container.Scroll // of the content, where the window is low

	beside map[string]*fyne.Container // under a field: its other readings
	offers []offer
}

// An offer is a reading of a field, taken with one click. is reports whether
// the field says it now.
type offer struct {
	button *look.Button
	is     func() bool
}

// newCorrectForm shows a figure of d as it stands; Esc in a field calls escape.
func newCorrectForm(d *doc.Document, f *doc.Figure, p look.Palette, escape func()) *correctForm {
	c := &correctForm{figure: f, quote: anchor.QuoteOf(d, f.Span), beside: map[string]*fyne.Container{}}
	offers := func(field string, width float32) *fyne.Container {
		o := container.New(overlay.Flow{Width: width})
		o.Hide()
		c.beside[field] = o
		return o
	}
	line := func(name, s, hint string) *overlay.Field {
		e := overlay.NewField(name, escape)
		e.SetText(s)
		e.SetPlaceHolder(hint)
		return e
	}
	small := func() *widget.Label {
		l := widget.NewLabel("")
		l.SizeName, l.Importance, l.Wrapping = theme.SizeNameCaptionText, widget.LowImportance, look.Wrapping()
		return l
	}
	c.value, c.time = small(), small()
	c.name = suggest(overlay.NewListField("col.indicator", escape), f.Indicator, namesOf(d, func(f *doc.Figure) string { return f.Indicator }))
	c.unit = suggest(overlay.NewListField("correct.unit", escape), f.Value.Unit, append(namesOf(d, func(f *doc.Figure) string { return f.Value.Unit }), "元", "%", "百分点", "人", "户", "家", "个", "吨", "公里", "亩"))
	c.region = suggest(overlay.NewListField("card.region", escape), f.Region, append(namesOf(d, func(f *doc.Figure) string { return f.Region }), "城镇", "农村", "东部", "中部", "西部", "东北"))
	c.region.SetPlaceHolder(look.T("correct.region.hint"))
	c.scope = line("card.scope", f.Scope, look.T("correct.scope.hint"))
	v := &f.Value
	first, two := v.Lo, v.Qualifier == doc.Range || v.Qualifier == doc.Several
	if first == nil && !two {
		first = v.Hi
	}
	c.lo, c.hi = line("correct.value", doc.Short(first), look.T("correct.value.hint")), line("correct.hi", "", look.T("correct.hi"))
	if v.Hi != nil && (two || v.Lo != nil && v.Lo.Cmp(v.Hi) != 0) {
		c.hi.SetText(doc.Short(v.Hi))
	}
	c.when = line("card.time", typedTime(f.Period), look.T("correct.time.hint"))
	var meant []string
	for _, q := range ways {
		meant = append(meant, look.T("way."+q.String()))
	}
	c.way = look.NewSelect(meant, nil)
	c.way.SetSelectedIndex(slices.Index(ways, v.Qualifier))
	var states, kinds []string
	for s := doc.Actual; s <= doc.Forecast; s++ {
		states = append(states, look.T("status."+s.String()))
	}
	for k := doc.Level; k <= doc.Index; k++ {
		kinds = append(kinds, look.T("kind."+k.String()))
	}
	c.status, c.kind = look.NewSelect(states, nil), look.NewSelect(kinds, nil)
	c.status.SetSelectedIndex(int(f.Status))
	c.kind.SetSelectedIndex(int(f.Kind))
	c.none = look.NewCheck(look.T("correct.none"), nil)
	c.wrong = widget.NewLabel("")
	c.wrong.Importance, c.wrong.Wrapping = widget.DangerImportance, look.Wrapping()
	c.wrong.Hide()

	dash := canvas.NewText("—", p.SecondInk)
	upper := container.NewBorder(nil, nil, container.NewCenter(dash), nil, c.hi)
	values := container.NewGridWithRows(1, c.lo, upper)
	row := func(key string, o fyne.CanvasObject) *widget.FormItem { return widget.NewFormItem(key, o) }
	form := widget.NewForm(
		row(look.T("col.indicator"), container.New(layout.NewCustomPaddedVBoxLayout(look.Gap), c.name, offers("name", fieldWidth))),
		row(look.T("correct.value"), container.NewVBox(container.NewBorder(nil, nil, c.way, nil, values), c.value)),
		row(look.T("correct.unit"), c.unit),
		row(look.T("card.time"), container.NewVBox(c.when, c.time, offers("time", fieldWidth))),
		row(look.T("card.status"), container.New(layout.NewCustomPaddedVBoxLayout(look.Gap), container.NewGridWithColumns(2, c.status, c.kind),
			container.NewGridWithColumns(2, offers("status", fieldWidth/2), offers("kind", fieldWidth/2)))),
		row(look.T("card.region"), container.NewGridWithColumns(2, c.region,
			container.NewBorder(nil, nil, container.NewCenter(widget.NewLabel(look.T("card.scope"))), nil, c.scope))),
		row("", c.none))
	show := func() {
		if c.twoEnds() {
			upper.Show()
		} else {
			upper.Hide()
		}
		values.Refresh()
		c.understand()
	}
	c.way.OnChanged = func(string) { show() }
	c.status.OnChanged = func(string) { c.mark() }
	c.kind.OnChanged = func(string) { c.mark() }
	names, before := c.name.OnChanged, f.Indicator
	c.name.OnChanged = func(s string) {
		names(s)
		c.named(before, s)
		before = s
		c.mark()
	}
	for _, e := range []*overlay.Field{c.lo, c.hi, c.when} {
		e.OnChanged = func(string) { c.understand() }
	}
	units := c.unit.OnChanged
	c.unit.OnChanged = func(s string) {
		units(s)
		c.understand()
	}
	show()
	words, number := quoted(d, f)
	quote := overlay.NewPassage(words, number, quoteSize, p.SecondInk)
	c.content = container.NewVBox(container.NewPadded(quote), form, c.wrong)
	c.host = container.NewVScroll(c.content)
	return c
}

// The form of a figure: how wide it is, and the room round it in a window.
const (
	correctWidth = 520
	correctRoom  = 150
)

// fit makes the form as high as it needs and a window of that height has room
// for; the rest is scrolled to.
func (c *correctForm) fit(window float32) {
	c.content.Resize(fyne.NewSize(correctWidth-2*look.Pad, c.content.MinSize().Height)) // wrapped text knows its height once it has a width
	c.host.SetMinSize(fyne.NewSize(0, max(200, min(c.content.MinSize().Height, window-correctRoom))))
}

// said is all that stands in the form, to be compared.
func (c *correctForm) said() string {
	return fmt.Sprintf("%q", []string{c.name.Text, c.unit.Text, c.lo.Text, c.hi.Text, c.when.Text, c.region.Text, c.scope.Text, c.way.Selected, c.status.Selected, c.kind.Selected, fmt.Sprint(c.none.Checked)})
}

// submitted calls keep when Enter is typed in a field.
func (c *correctForm) submitted(keep func()) {
	for _, e := range []*widget.Entry{&c.name.Entry, &c.unit.Entry, &c.lo.Entry, &c.hi.Entry, &c.when.Entry, &c.region.Entry, &c.scope.Entry} {
		e.OnSubmitted = func(string) { keep() }
	}
}

// quoteSize is that of the text around the figure in its form.
const quoteSize = 14

// quoted is what stands around a figure, and where in it the figure is.
func quoted(d *doc.Document, f *doc.Figure) (words string, number text.Span) {
	const most = 30 // characters on either side of it
	from, to := f.Start, f.End
	for n := 0; n < most && from > f.Sentence.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(d.Body[f.Sentence.Start:from])
		from -= size
	}
	for n := 0; n < most && to < f.Sentence.End; n++ {
		_, size := utf8.DecodeRuneInString(d.Body[to:f.Sentence.End])
		to += size
	}
	before, after := d.Body[from:f.Start], d.Body[f.End:to]
	if from > f.Sentence.Start {
		before = "…" + before
	}
	if to < f.Sentence.End {
		after += "…"
	}
	flat := func(s string) string { return strings.ReplaceAll(s, "\n", "") }
	before = flat(before)
	words = before + "【" + flat(d.Text(f.Span)) + "】"
	return words + flat(after), text.Span{Start: len(before), End: len(words)}
}

// typedTime is a time as the reader would type it.
func typedTime(p doc.Period) string {
	if s := card.When(p); look.Current() == look.Chinese {
		if again, err := correct.Time(s); err == nil && again == p {
			return s
		}
	}
	return p.String()
}

// namesOf are the values that figures of d have, each once, the most frequent
// first.
func namesOf(d *doc.Document, of func(f *doc.Figure) string) []string {
	n := map[string]int{}
	var out []string
	for i := range d.Figures {
		if s := of(&d.Figures[i]); s != "" {
			if n[s]++; n[s] == 1 {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(n[b], n[a]) })
	return out
}

// suggest makes e offer those of names that have what is typed.
func suggest(e *overlay.ListField, text string, names []string) *overlay.ListField {
	offer := func(typed string) {
		var some []string
		for _, n := range names {
			if len(some) < suggested && !slices.Contains(some, n) && (typed == text || find.Has(n, typed)) {
				some = append(some, n)
			}
		}
		e.SetOptions(some)
	}
	e.SetText(text)
	offer(text)
	e.OnChanged = offer
	return e
}
