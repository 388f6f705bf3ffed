// Package figures is the pane that lists every figure of a document: columns
// that can be chosen, pulled and sorted, filtered and grouped; several rows
// selected, charted and copied; each row a way to its sentence.
package figures

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Pane shows the table. Make it with New.
type Pane struct {
	widget.BaseWidget
	OnFigure  func(figure int)             // the sentence of a row is asked for
	OnCard    func(figure int)             // its card is
	OnPick    func(figure int)             // it is the one row that is selected
	OnChart   func(figures []int)          // a chart of the selected rows is
	OnCorrect func(figure int)             // it is to be corrected
	OnCopy    func(table string, rows int) // they are to be copied
	OnState   func(s State)                // there is something new to keep
	OnKey     func(e *fyne.KeyEvent)       // a key that the table has no use for

	model   *Model
	was     string // the document shown last
	kept    kept
	order   order
	grouped bool
	folded  map[string]bool // groups, by id
	sieve   Filter
	sieves  map[string]Filter // of the documents shown before, by their ids
	scale   Scale
	chosen  []int // columns, by the reader; nil for what there is room for
	widths  [columns]float32

	shown  []int // rows that pass, in order
	lines  []line
	groups map[int]*group
	picks  picks
	cols   []int // that are shown
	wide   []float32
	quiet  bool // the filter's field is set by the program

	palette look.Palette
	filter  *look.Entry
	more    *look.Button
	group   *look.Button
	columns *look.Button
	head    *header
	sheet   *sheet
	scroll  *container.Scroll
	clip    *container.Clip
	count   *canvas.Text
	chips   *fyne.Container
	acts    *fyne.Container
	empty   *fyne.Container
	says    *widget.Label
	undo    *look.Button
	wider   *look.Button // looks into the sentences too
	rule    *canvas.Rectangle
	content fyne.CanvasObject
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{model: &Model{}, order: order{by: -1}, folded: map[string]bool{}, sieves: map[string]Filter{}, widths: widths, picks: picks{cursor: -1, anchor: -1}, palette: look.Palettes[0]}
	p.ExtendBaseWidget(p)
	p.filter = look.NewEntry()
	p.filter.OnChanged = func(s string) {
		if !p.quiet {
			p.sieve.Text = s
			p.sifted()
		}
	}
	p.filter.OnSubmitted = func(string) { // on to what was found
		if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
			p.FocusRows(c)
		}
	}
	p.more, p.columns = look.NewButton("", p.openFilter), look.NewButton("", p.openColumns)
	p.more.Drops, p.columns.Drops = true, true
	p.group = look.NewButton("", func() { p.setGrouped(!p.grouped) })
	p.count = canvas.NewText("", p.palette.SecondInk)
	p.count.TextSize = small
	p.chips, p.acts = container.New(inRow{}), container.New(inRow{})
	p.says = widget.NewLabel("")
	p.says.Alignment, p.says.Wrapping, p.says.Importance = fyne.TextAlignCenter, fyne.TextWrapBreak, widget.LowImportance
	p.undo, p.wider = look.NewButton("", p.clear), look.NewButton("", p.widen)
	p.empty = container.NewVBox(container.NewGridWrap(fyne.NewSize(360, 48), p.says), container.NewCenter(container.NewHBox(p.wider, p.undo)))
	p.rule = canvas.NewRectangle(p.palette.Rule)
	p.rule.SetMinSize(fyne.NewSize(1, 1))
	p.head, p.sheet = newHeader(p), newSheet(p)
	p.clip = container.NewClip(p.head)
	p.scroll = container.NewScroll(p.sheet)
	p.scroll.OnScrolled = func(at fyne.Position) {
		p.head.Move(fyne.NewPos(-at.X, 0))
		p.sheet.fill()
	}
	bar := container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(p.more, p.group, p.columns)), p.filter)
	info := container.New(&infoRow{}, p.count, p.chips, p.acts)
	top := container.NewVBox(container.NewPadded(bar), info, p.rule)
	p.content = container.NewBorder(top, nil, nil, nil, container.New(&field{p}, p.clip, p.scroll, p.empty))
	p.words()
	p.apply(false)
	return p
}

// small is the size of the table's text.
const small = 13

// chipWidth bounds the words of a condition: titles can be long.
const chipWidth = 240

// words sets what is said in the current language.
func (p *Pane) words() {
	p.says.Wrapping = look.Wrapping()
	p.filter.SetPlaceHolder(look.T("filter"))
	p.columns.SetText(look.T("table.columns"))
	p.undo.SetText(look.T("table.clear"))
	p.say()
}

// SetWords changes the language of what the pane says of itself.
func (p *Pane) SetWords() {
	p.words()
	p.fit() // the columns of an English window are others
}

// SetPalette gives the table its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.rule.FillColor = c.Rule
	p.rule.Refresh()
	p.count.Color = c.SecondInk
	p.count.Refresh()
	p.say()
	p.head.Refresh()
	p.sheet.again()
}

// fit chooses the columns and their widths for the pane's own.
func (p *Pane) fit() {
	width := p.Size().Width
	last := float32(least)
	p.cols = usual(width)
	if len(p.chosen) > 0 {
		p.cols = p.chosen
		last = p.widths[p.cols[len(p.cols)-1]]
	}
	all := float32(0)
	p.wide, all = share(p.cols, p.widths, width-left-right, last)
	p.sheet.width = all + left + right
	p.head.Resize(fyne.NewSize(max(width, p.sheet.width), headHeight))
	p.head.Refresh()
	p.sheet.again()
	p.scroll.Refresh()
}

// Resize is for Fyne; it gives the columns the room that there is.
func (p *Pane) Resize(size fyne.Size) {
	if size == p.Size() {
		return
	}
	p.BaseWidget.Resize(size)
	p.fit()
}

// sortBy sorts by a column: up, down, then as in the document.
func (p *Pane) sortBy(c int) {
	switch {
	case p.order.by != c:
		p.order = order{by: c}
	case !p.order.down:
		p.order.down = true
	default:
		p.order = order{by: -1}
	}
	p.apply(true)
	p.changed()
}

func (p *Pane) setGrouped(on bool) {
	p.grouped = on
	p.apply(true)
	p.changed()
}

// fold hides the rows of a group, or shows them.
func (p *Pane) fold(g int) {
	id := p.model.groups[g].id
	p.folded[id] = !p.folded[id]
	p.apply(true)
}

// foldAll folds every group, or opens all.
func (p *Pane) foldAll(on bool) {
	p.folded = map[string]bool{}
	if on {
		for _, g := range p.model.groups {
			p.folded[g.id] = true
		}
	}
	p.apply(true)
}

// setFilter shows what f lets pass.
func (p *Pane) setFilter(f Filter) {
	p.sieve = f
	if p.filter.Text != f.Text {
		p.quiet = true
		p.filter.SetText(f.Text)
		p.quiet = false
	}
	p.sifted()
}

// Only shows the figures of a part of the document, whatever the filter was.
func (p *Pane) Only(part Part) { p.setFilter(Filter{Part: part}) }

func (p *Pane) clear() { p.setFilter(Filter{}) }

// widen looks for the text of the filter in the sentences as well.
func (p *Pane) widen() {
	f := p.sieve
	f.Sentences = true
	p.setFilter(f)
}

// inSentences is how many figures would pass if the text were looked for in
// their sentences too.
func (p *Pane) inSentences() int {
	f := p.sieve
	if f.Sentences || f.Text == "" {
		return 0
	}
	f.Sentences = true
	return len(f.pass(p.model, nil))
}

func (p *Pane) sifted() {
	p.apply(false)
	p.changed()
}

// setColumns shows other columns; nil leaves it to the room that there is.
func (p *Pane) setColumns(c []int) {
	p.chosen = c
	p.fit()
	p.changed()
}

// apply filters, sorts and groups. A table of twenty thousand rows takes some
// milliseconds. With hold the cursor stays on its row and in sight.
func (p *Pane) apply(hold bool) {
	cursor, anchor := p.placeOf(p.picks.cursor), p.placeOf(p.picks.anchor)
	head := -1
	if c := p.picks.cursor; c >= 0 && c < len(p.lines) && p.lines[c].row < 0 {
		head = p.lines[c].group
	}
	p.shown = p.sieve.pass(p.model, p.shown[:0])
	p.order.sort(p.model, p.shown)
	p.lines, p.groups = arrange(p.model, p.shown, p.grouped, p.folded)
	p.picks.within(p.shown)
	p.picks.cursor, p.picks.anchor = -1, -1
	for i, l := range p.lines {
		at := p.placeOf(i)
		if l.row >= 0 && at == cursor || l.row < 0 && l.group == head {
			p.picks.cursor = i
		}
		if l.row >= 0 && at == anchor {
			p.picks.anchor = i
		}
	}
	p.sheet.again()
	p.scroll.Refresh()
	if hold && p.picks.cursor >= 0 {
		p.reveal(p.picks.cursor)
	} else if !hold {
		p.scrollTo(0)
	}
	p.head.Refresh()
	p.say()
}

// say shows how many rows there are, what the filter is, and what can be done
// with the selection.
func (p *Pane) say() {
	all, n, picked := len(p.model.rows), len(p.shown), len(p.picks.rows)
	switch {
	case !p.model.built:
		p.count.Text = ""
	case picked > 0:
		p.count.Text = fmt.Sprintf(look.T("table.picked"), picked)
	case n == all:
		p.count.Text = fmt.Sprintf(look.T("status.figures"), n)
	default:
		p.count.Text = fmt.Sprintf(look.T("table.of"), n, all)
	}
	p.count.Refresh()
	more := look.T("table.filter")
	if a := p.sieve.active(); a > 0 {
		more += fmt.Sprintf(" %d", a)
	}
	p.more.SetText(more)
	groups := look.T("table.group")
	if p.grouped {
		groups = look.T("table.ungroup")
	}
	p.group.SetText(groups)

	p.chips.Objects = nil
	if picked == 0 {
		for _, c := range p.sieve.chips(p.model) {
			chip := look.NewButton(p.sheet.regular.fit(c.words, chipWidth), func() { p.setFilter(c.without) })
			chip.Closes = true
			p.chips.Add(chip)
		}
		if len(p.chips.Objects) > 0 || p.sieve.Text != "" {
			p.chips.Add(look.NewButton(look.T("table.clear"), p.clear).Plain())
		}
	}
	p.acts.Objects = nil
	act := func(words string, do func()) { p.acts.Add(look.NewButton(words, do)) }
	switch {
	case picked > 0:
		if p.OnChart != nil {
			act(look.T("table.chart"), p.chart)
		}
		act(look.T("copy"), p.copySelected)
		if picked == 1 {
			if p.OnCard != nil {
				act(look.T("table.card"), func() { p.OnCard(p.first()) })
			}
			if p.OnCorrect != nil {
				act(look.T("card.correct"), func() { p.OnCorrect(p.first()) })
			}
		}
		p.acts.Add(look.NewButton(look.T("table.unpick"), p.unpick).Plain())
	case n > 0:
		if p.grouped {
			folded := len(p.lines) == len(p.groups)
			words := look.T("table.fold")
			if folded {
				words = look.T("table.unfold")
			}
			p.acts.Add(look.NewButton(words, func() { p.foldAll(!folded) }).Plain())
		}
		p.acts.Add(look.NewButton(look.T("table.copy.all"), func() { p.copy(p.TSV()) }).Plain())
	}
	p.undo.Hide()
	p.wider.Hide()
	switch {
	case !p.model.built:
		p.says.SetText(look.T("table.here"))
	case all == 0:
		p.says.SetText(look.T("empty.figures"))
	case n == 0:
		p.says.SetText(look.T("table.none"))
		p.undo.Show()
		if more := p.inSentences(); more > 0 {
			p.says.SetText(fmt.Sprintf(look.T("table.none.here"), more))
			p.wider.SetText(look.T("table.sentences"))
			p.wider.Show()
		}
	}
	if n == 0 {
		p.empty.Show()
		p.clip.Hide()
		p.scroll.Hide()
	} else {
		p.empty.Hide()
		p.clip.Show()
		p.scroll.Show()
	}
	p.content.Refresh()
}

// Shown returns the figures in the rows' order.
func (p *Pane) Shown() []int {
	out := make([]int, len(p.shown))
	for i, r := range p.inOrder(p.shown) {
		out[i] = p.model.rows[r].figure
	}
	return out
}

// inOrder gives rows the order of their lines; in groups they stand otherwise
// than they are sorted.
func (p *Pane) inOrder(rows []int) []int {
	if !p.grouped {
		return rows
	}
	all, _ := arrange(p.model, p.shown, true, nil)
	has := map[int]bool{}
	for _, r := range rows {
		has[r] = true
	}
	var out []int
	for _, l := range all {
		if l.row >= 0 && has[l.row] {
			out = append(out, l.row)
		}
	}
	return out
}

// selected are the rows that are selected, in their order.
func (p *Pane) selected() []int {
	var out []int
	for _, r := range p.inOrder(p.shown) {
		if p.picks.rows[r] {
			out = append(out, r)
		}
	}
	return out
}

// Selected returns the figures of the selected rows, in the rows' order.
func (p *Pane) Selected() []int {
	var out []int
	for _, r := range p.selected() {
		out = append(out, p.model.rows[r].figure)
	}
	return out
}

func (p *Pane) first() int {
	if s := p.Selected(); len(s) > 0 {
		return s[0]
	}
	return -1
}

func (p *Pane) chart() {
	if s := p.Selected(); len(s) > 0 && p.OnChart != nil {
		p.OnChart(s)
	}
}

func (p *Pane) copySelected() {
	if len(p.picks.rows) > 0 {
		p.copy(p.SelectedTSV())
	}
}

// copy hands over a table with a head.
func (p *Pane) copy(table string) {
	if p.OnCopy != nil {
		p.OnCopy(table, strings.Count(table, "\n")-1)
	}
}

func (p *Pane) unpick() {
	p.picks.rows = map[int]bool{}
	p.picked()
}

// picked shows that the selection has changed.
func (p *Pane) picked() {
	p.sheet.again()
	p.say()
	if len(p.picks.rows) == 1 && p.OnPick != nil {
		p.OnPick(p.first())
	}
}

// SelectFigure marks the row of a figure without telling anyone. Several rows
// that are selected stay so: looking at a figure elsewhere must not lose them.
func (p *Pane) SelectFigure(figure int) {
	if len(p.picks.rows) > 1 {
		return
	}
	for i, l := range p.lines {
		if l.row < 0 || p.model.rows[l.row].figure != figure {
			continue
		}
		if p.picks.rows[l.row] {
			return
		}
		p.picks.only(p.lines, i)
		p.sheet.again()
		p.say()
		p.reveal(i)
		return
	}
}

// FocusFilter puts the cursor into the filter.
func (p *Pane) FocusFilter(c fyne.Canvas) { c.Focus(p.filter) }

// FocusRows lets the keys move in the rows.
func (p *Pane) FocusRows(c fyne.Canvas) { c.Focus(p.sheet) }

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.content) }
