package figures

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/gui/look"
)

// The widths of the filter's conditions: the choices, and the indicators beside
// them, so that all of it fits into a low window.
const (
	popover = 296
	beside  = 232
)

// under shows content under a button, inside the window.
func (p *Pane) under(b fyne.CanvasObject, content fyne.CanvasObject) *widget.PopUp {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil {
		return nil
	}
	up := widget.NewPopUp(content, c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	x := min(at.X+b.Size().Width-up.MinSize().Width, c.Size().Width-up.MinSize().Width-8)
	up.ShowAtPosition(fyne.NewPos(max(8, x), at.Y+b.Size().Height+4))
	return up
}

// openColumns lets the reader choose the columns. The choice stays open, since
// one rarely changes one column alone.
func (p *Pane) openColumns() {
	var up *widget.PopUp
	shut := func() {
		if up != nil {
			up.Hide()
		}
	}
	box := container.New(wrapped{beside})
	var fill func(focus int)
	fill = func(focus int) {
		box.Objects = nil
		for i, c := range p.columnChoices() {
			b := look.NewButton(c.name, nil)
			b.On, b.Escape = c.on, shut
			b.Do = func() {
				if !c.last {
					c.do()
					fill(i)
				}
			}
			box.Objects = append(box.Objects, b)
		}
		box.Refresh()
		if up != nil {
			up.Canvas.Focus(box.Objects[focus].(*look.Button))
		}
	}
	fill(0)
	title := func(s string) *canvas.Text {
		t := canvas.NewText(s, p.palette.SecondInk)
		t.TextSize = 12
		return t
	}
	content := container.NewVBox(title(look.T("table.columns")), box, title(look.T("table.scale")), p.scaleChoices(shut))
	if up = p.under(p.columns, container.NewPadded(container.NewPadded(content))); up != nil {
		up.Canvas.Focus(box.Objects[0].(*look.Button))
	}
}

// scaleChoices are buttons of which one is on: what the column of numbers counts
// in.
func (p *Pane) scaleChoices(shut func()) *fyne.Container {
	box := container.New(wrapped{beside})
	for _, s := range scales() {
		b := look.NewButton(s.name(), nil)
		b.On, b.Escape = p.scale == s, shut
		b.Do = func() {
			p.setScale(s)
			for i, o := range box.Objects {
				o.(*look.Button).On = scales()[i] == s
				o.Refresh()
			}
		}
		box.Add(b)
	}
	return box
}

// A columnChoice is one column that can be shown or not.
type columnChoice struct {
	name     string
	on, last bool // shown; and the only one, which stays
	do       func()
}

// columnChoices are the columns, and behind them to leave it to the pane.
func (p *Pane) columnChoices() []columnChoice {
	var out []columnChoice
	for c, name := range names() {
		on := slices.Contains(p.cols, c)
		out = append(out, columnChoice{name, on, on && len(p.cols) == 1, func() {
			var next []int
			for k := range columns {
				if slices.Contains(p.cols, k) != (k == c) {
					next = append(next, k)
				}
			}
			p.setColumns(next)
		}})
	}
	return append(out, columnChoice{look.T("table.columns.auto"), len(p.chosen) == 0, false, func() {
		p.widths = widths
		p.setColumns(nil)
	}})
}

// items are what can be done with a line: the row and the others selected, or
// the group.
func (p *Pane) items(l line) []*fyne.MenuItem {
	g := l.group
	var items []*fyne.MenuItem
	add := func(words string, do func()) { items = append(items, fyne.NewMenuItem(words, do)) }
	if l.row >= 0 {
		r := &p.model.rows[l.row]
		g = r.group
		if p.OnFigure != nil {
			add(look.T("card.sentence"), func() { p.OnFigure(r.figure) })
		}
		if p.OnCard != nil {
			add(look.T("table.card"), func() { p.OnCard(r.figure) })
		}
		items = append(items, fyne.NewMenuItemSeparator())
		if p.OnChart != nil {
			add(look.T("table.chart"), p.chart)
		}
		add(look.T("copy"), p.copySelected)
		if p.OnCorrect != nil && len(p.picks.rows) == 1 {
			add(look.T("card.correct")+"…", func() { p.OnCorrect(r.figure) })
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	id := p.model.groups[g].id
	if !slices.Contains(p.sieve.Indicators, id) {
		add(look.T("table.only"), func() {
			f := p.sieve
			f.Indicators = []string{id}
			p.setFilter(f)
		})
	}
	add(look.T("table.pick.all"), func() {
		for _, i := range p.shown {
			if p.model.rows[i].group == g {
				p.picks.rows[i] = true
			}
		}
		p.picked()
	})
	return items
}

// Items are what can be done with the row that the keys are at; none where there
// is none.
func (p *Pane) Items() []*fyne.MenuItem {
	if at := p.picks.cursor; at >= 0 && at < len(p.lines) {
		return p.items(p.lines[at])
	}
	return nil
}

// openFilter shows the conditions beside the text. They work at once.
func (p *Pane) openFilter() {
	var up *widget.PopUp
	shut := func() {
		if up != nil {
			up.Hide()
		}
	}
	content, first := p.conditions(shut)
	if up = p.under(p.more, content); up != nil {
		up.Canvas.Focus(first)
	}
}

// conditions are the fields of the filter; the first of them gets the keys.
func (p *Pane) conditions(shut func()) (content fyne.CanvasObject, first fyne.Focusable) {
	title := func(s string) fyne.CanvasObject {
		t := canvas.NewText(s, p.palette.SecondInk)
		t.TextSize = 12
		return t
	}
	// choices are buttons that put one value each into a list of the filter.
	choices := func(list func(f *Filter) *[]string, options []facet) *fyne.Container {
		box := container.New(wrapped{popover})
		for _, o := range options {
			b := look.NewButton(o.name, nil)
			b.On = slices.Contains(*list(&p.sieve), o.id)
			b.Escape = shut
			b.Do = func() {
				f := p.sieve
				*list(&f) = toggle(*list(&f), o.id)
				b.On = !b.On
				b.Refresh()
				box.Refresh()
				p.setFilter(f)
			}
			box.Add(b)
		}
		return box
	}
	var kinds, statuses, units []facet
	for k := doc.Level; k <= doc.Index; k++ {
		kinds = append(kinds, facet{id: k.String(), name: look.T("kind." + k.String())})
	}
	for s := doc.Actual; s <= doc.Forecast; s++ {
		statuses = append(statuses, facet{id: s.String(), name: look.T("status." + s.String())})
	}
	for i, u := range p.model.units { // the frequent ones; the others are found by text
		if i < 10 || slices.Contains(p.sieve.Units, u.id) {
			units = append(units, u)
		}
	}
	kind := choices(func(f *Filter) *[]string { return &f.Kinds }, kinds)
	box := container.NewVBox(title(look.T("col.kind")), kind, title(look.T("col.status")), choices(func(f *Filter) *[]string { return &f.Statuses }, statuses))
	if len(units) > 0 {
		box.Add(title(look.T("col.unit")))
		box.Add(choices(func(f *Filter) *[]string { return &f.Units }, units))
	}
	box.Add(title(look.T("table.time")))
	box.Add(p.years())
	box.Add(title(look.T("table.sure.least")))
	least := container.New(wrapped{popover})
	var levels []*look.Button
	for _, s := range []float64{0, 0.5, 0.8, 0.9} {
		words := look.T("table.any")
		if s > 0 {
			words = fmt.Sprintf("≥ %.0f%%", 100*s)
		}
		b := look.NewButton(words, nil)
		b.On, b.Escape = p.sieve.Sure == s, shut
		b.Do = func() {
			f := p.sieve
			f.Sure = s
			for _, l := range levels {
				l.On = l == b
				l.Refresh()
			}
			least.Refresh()
			p.setFilter(f)
		}
		levels = append(levels, b)
		least.Add(b)
	}
	// either is a button that turns one condition of the filter on and off.
	either := func(words string, condition func(f *Filter) *bool) {
		b := look.NewButton(words, nil)
		b.On, b.Escape = *condition(&p.sieve), shut
		b.Do = func() {
			f := p.sieve
			b.On = !*condition(&f)
			*condition(&f) = b.On
			b.Refresh()
			least.Refresh()
			p.setFilter(f)
		}
		least.Add(b)
	}
	either(look.T("card.reader"), func(f *Filter) *bool { return &f.Reader })
	either(look.T("table.sentences.too"), func(f *Filter) *bool { return &f.Sentences })
	box.Add(least)
	clear, done := look.NewButton(look.T("table.clear"), func() {
		shut()
		p.clear()
	}), look.NewButton(look.T("close"), shut)
	clear.Bare = true
	foot := container.NewBorder(nil, nil, clear, done)
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(look.Pad, 1))
	names := container.NewBorder(nil, nil, gap, nil, container.NewBorder(title(look.T("col.indicator")), nil, nil, nil, p.indicators()))
	return container.NewPadded(container.NewPadded(container.NewBorder(nil, foot, box, names))), kind.Objects[0].(*look.Button)
}

// years are the two ends of the time.
func (p *Pane) years() fyne.CanvasObject {
	from, to := widget.NewEntry(), widget.NewEntry()
	from.SetPlaceHolder(look.T("table.from"))
	to.SetPlaceHolder(look.T("table.to"))
	show := func(e *widget.Entry, y int) {
		if y != 0 {
			e.SetText(strconv.Itoa(y))
		}
	}
	show(from, p.sieve.From)
	show(to, p.sieve.To)
	year := func(s string) (int, bool) {
		if s = strings.TrimSuffix(strings.TrimSpace(s), "年"); s == "" {
			return 0, true
		}
		y, err := strconv.Atoi(s)
		return y, err == nil && y >= 1000 && y < openEnd
	}
	set := func(string) {
		f := p.sieve
		a, ok := year(from.Text)
		b, ok2 := year(to.Text)
		if ok && ok2 && (a != f.From || b != f.To) {
			f.From, f.To = a, b
			p.setFilter(f)
		}
	}
	from.OnChanged, to.OnChanged = set, set
	dash := canvas.NewText("—", p.palette.SecondInk)
	return container.New(&pair{}, from, container.NewCenter(dash), to)
}

// A pair sets two fields at the ends of a dash.
type pair struct{}

func (*pair) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(popover, o[0].MinSize().Height)
}

func (*pair) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - 32) / 2
	for i, x := range []float32{0, w, w + 32} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(map[bool]float32{true: 32, false: w}[i == 1], size.Height))
	}
}

// indicators is the list of the document's indicators, with its own filter.
func (p *Pane) indicators() fyne.CanvasObject {
	var shown []facet
	seek := widget.NewEntry()
	seek.SetPlaceHolder(look.T("table.indicators"))
	list := widget.NewList(func() int { return len(shown) }, func() fyne.CanvasObject { return newChoice(p) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(shown) {
				o.(*choice).set(shown[i])
			}
		})
	list.HideSeparators = true
	list.OnSelected = func(i widget.ListItemID) {
		list.UnselectAll()
		f := p.sieve
		f.Indicators = toggle(f.Indicators, shown[i].id)
		p.setFilter(f)
		list.Refresh()
	}
	sift := func(s string) {
		shown = shown[:0]
		for _, g := range p.model.groups {
			if find.Has(g.name, s) {
				shown = append(shown, g)
			}
		}
		slices.SortStableFunc(shown, func(a, b facet) int { return b.n - a.n })
		list.Refresh()
	}
	seek.OnChanged = sift
	sift("")
	floor := canvas.NewRectangle(color.Transparent)
	floor.SetMinSize(fyne.NewSize(beside, 120))
	return container.NewBorder(seek, nil, nil, nil, container.NewStack(floor, list))
}

// A choice is one line of the list of indicators.
type choice struct {
	widget.BaseWidget
	p          *Pane
	sign, name *canvas.Text
	n          *canvas.Text
}

func newChoice(p *Pane) *choice {
	c := &choice{p: p, sign: canvas.NewText("", p.palette.Ink), name: canvas.NewText("", p.palette.Ink), n: canvas.NewText("", p.palette.SecondInk)}
	c.sign.TextSize, c.name.TextSize, c.n.TextSize = small, small, 12
	c.ExtendBaseWidget(c)
	return c
}

func (c *choice) set(f facet) {
	c.sign.Text = ""
	if slices.Contains(c.p.sieve.Indicators, f.id) {
		c.sign.Text = "✓"
	}
	c.name.Text = c.p.sheet.regular.fit(f.name, beside-72)
	c.n.Text = strconv.Itoa(f.n)
	c.Refresh()
}

// CreateRenderer is for Fyne.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(choiceLayout{}, c.sign, c.name, c.n))
}

type choiceLayout struct{}

func (choiceLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 24) }

func (choiceLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for i, x := range []float32{6, 24, size.Width - 16 - o[2].MinSize().Width} {
		min := o[i].MinSize()
		o[i].Resize(min)
		o[i].Move(fyne.NewPos(x, (size.Height-min.Height)/2))
	}
}
