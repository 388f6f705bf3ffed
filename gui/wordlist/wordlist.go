// Package wordlist is the pane of a document's words: how often each stands in
// it, where, and in what company; and what sets it apart from another.
//
// The pane is told words as they are counted and shows them without jumping.
// Whatever grows with the document it does away from the widgets' goroutine.
package wordlist

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// unit is what the table lists.
type unit int

const (
	unitWords unit = iota
	unitGrams
	unitCompany // the collocates of the chosen word
	unitCompare
)

// A Pane shows a table of words and the contexts of the chosen one. Make it
// with New.
type Pane struct {
	widget.BaseWidget

	OnPlace      func(offset, length int)           // a context was chosen
	OnThere      func(offset, length int)           // one of the other document was
	OnKey        func(e *fyne.KeyEvent)             // a key that the pane has no use for
	OnGrams      func()                             // rows of words are wanted: SetGrams
	OnCompany    func(node []text.Span, window int) // collocates are wanted: SetCompany
	OnCompare    func(under fyne.CanvasObject)
	OnCompareEnd func()
	OnCopy       func(table string, rows int)
	OnTip        func(words string, at fyne.Position)

	// Run does work away from the widgets' goroutine and then done on it.
	// Without it work is done at once.
	Run func(work func(ctx context.Context), done func())

	doc     *source // nil without a document
	list    words.List
	grams   words.List
	done    bool // all words are counted
	near    company
	apart   pair // the two documents that are compared
	other   other
	waiting bool // for the other document
	unit    unit
	order   column
	view    view
	subject chosen
	pins    []subject

	lineOrder                   int
	sifting, seeking, comparing int

	filter    *look.Entry
	units     *widget.Select
	window    *widget.Select // of collocates
	onlyTerms *widget.Check
	allKeys   *widget.Check
	versus    *look.Button
	against   *widget.Label
	heads     *fyne.Container
	names     *rows.List
	count     *widget.Label
	waitText  *widget.Label
	waitBar   *widget.ProgressBar
	wait      *fyne.Container

	query  *look.Entry
	orders *widget.Select
	pin    *look.Button
	spread *spread
	here   *contexts
	there  *contexts
	where  *widget.Label

	empty   *widget.Label
	split   *look.Split
	still   bool // widgets are set, not used
	palette look.Palette
}

// Focus gives the keyboard of canvas c to the list of words.
func (p *Pane) Focus(c fyne.Canvas) {
	if p.split.Visible() {
		c.Focus(p.names)
	}
}

func (p *Pane) pass(e *fyne.KeyEvent) {
	if p.OnKey != nil {
		p.OnKey(e)
	}
}

func (p *Pane) goHere(offset, length int) {
	if p.OnPlace != nil {
		p.OnPlace(offset, length)
	}
}

func (p *Pane) goThere(offset, length int) {
	if p.OnThere != nil {
		p.OnThere(offset, length)
	}
}

// chosen is the subject whose contexts are shown.
type chosen struct {
	subject
	there []text.Span // where it stands in the other document
	other *source     // while two are compared
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{order: colCount, palette: look.Palettes[0]}
	p.filter = look.NewEntry()
	p.filter.OnChanged = func(string) { p.sift() }
	p.filter.OnSubmitted = func(string) { p.focus(p.names) }
	p.units = widget.NewSelect(nil, func(string) { p.turnTo(unit(p.units.SelectedIndex())) })
	p.window = widget.NewSelect(nil, func(string) {
		if !p.still {
			p.askCompany()
		}
	})
	p.onlyTerms = widget.NewCheck("", func(bool) { p.sift() })
	p.allKeys = widget.NewCheck("", func(bool) { p.sift() })
	p.versus = look.NewButton("", p.tapCompare)
	p.against = widget.NewLabel("")
	p.against.SizeName, p.against.Importance, p.against.Truncation = theme.SizeNameCaptionText, widget.LowImportance, fyne.TextTruncateEllipsis
	p.names = rows.New(func() int { return len(p.view.shown) }, p.newRow, func(i int, o fyne.CanvasObject) {
		e := p.at(i)
		o.(*row).set(e, e.text == p.subject.name)
	})
	p.names.Name = func() string { return look.T("tab.words") }
	p.names.HideSeparators, p.names.Live = true, true
	p.names.OnChosen, p.names.OnOther = p.chooseRow, p.pass
	var heads []fyne.CanvasObject
	for c := range columns {
		heads = append(heads, newHeading(p, c))
	}
	p.heads = container.New(headings{p}, heads...)
	p.count = widget.NewLabel("")
	p.count.SizeName, p.count.Importance, p.count.Truncation = theme.SizeNameCaptionText, widget.LowImportance, fyne.TextTruncateEllipsis
	p.waitText, p.waitBar = widget.NewLabel(""), widget.NewProgressBar()
	p.waitText.Importance, p.waitText.Alignment, p.waitText.Wrapping = widget.LowImportance, fyne.TextAlignCenter, fyne.TextWrapBreak
	p.waitBar.TextFormatter = func() string { return "" }
	p.wait = container.NewPadded(container.NewVBox(p.waitText, p.waitBar))
	p.wait.Hide()

	p.query = look.NewEntry()
	p.query.OnChanged = p.seek
	p.query.OnSubmitted = func(string) { p.focus(p.here.list) }
	p.orders = widget.NewSelect(nil, func(string) { p.orderLines(p.orders.SelectedIndex()) })
	p.pin = look.NewButton("", p.tapPin).With(look.IconPin)
	p.spread = newSpread(p)
	p.here, p.there = newContexts(p, p.goHere), newContexts(p, p.goThere)
	p.there.box.Hide()
	p.where = widget.NewLabel("")
	p.where.SizeName, p.where.Importance, p.where.Truncation = theme.SizeNameCaptionText, widget.LowImportance, fyne.TextTruncateEllipsis
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment, p.empty.Wrapping = widget.LowImportance, fyne.TextAlignCenter, fyne.TextWrapBreak
	p.build()
	p.ExtendBaseWidget(p)
	p.SetWords()
	p.Clear()
	return p
}

// build lays the pane out: the table at the left, contexts at the right.
func (p *Pane) build() {
	copyTable, copyLines := p.copyButton(1, p.TSV), p.copyButton(0, func() string { return p.here.TSV() + p.there.TSV() })
	choices := container.NewBorder(nil, nil, p.units, container.NewCenter(p.versus), container.NewHBox(p.window, p.onlyTerms, p.allKeys))
	left := container.NewBorder(
		container.NewVBox(p.filter, choices, p.against, p.heads, widget.NewSeparator()),
		container.NewBorder(nil, nil, nil, copyTable, p.count), nil, nil,
		container.NewStack(p.names, p.wait))
	tools := container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(p.pin), p.orders), p.query)
	right := container.NewBorder(
		container.NewVBox(tools, container.NewPadded(p.spread), widget.NewSeparator()),
		container.NewBorder(nil, nil, nil, copyLines, p.where), nil, nil,
		container.New(halves{}, p.here.box, p.there.box))
	p.split = look.NewSplit(container.NewPadded(left), container.NewPadded(right), "words.split")
	p.split.LeastLeading, p.split.LeastTrailing = leastTable, leastLines
	p.split.Offset = listPart
}

// The part of the width that the table takes, and while it compares.
const (
	listPart    = 0.36
	comparePart = 0.5

	leastTable, leastLines = 240, 260 // widths
)

// copyButton copies a table with so many lines of heads.
func (p *Pane) copyButton(heads int, table func() string) *look.IconButton {
	return look.NewIconButton(look.IconCopy, "words.copy", p.tip, func() {
		if p.OnCopy != nil {
			t := table()
			p.OnCopy(t, strings.Count(t, "\n")-heads)
		}
	})
}

func (p *Pane) tip(words string, at fyne.Position) {
	if p.OnTip != nil {
		p.OnTip(words, at)
	}
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.split.Container, container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 80), p.empty))))
}

// later does work away from the widgets and then done, unless more of its kind
// was asked for meanwhile. n counts what was asked for.
func (p *Pane) later(n *int, work func(context.Context), done func()) {
	*n++
	mine := *n
	then := func() {
		if *n == mine {
			done()
		}
	}
	if p.Run == nil {
		work(context.Background())
		then()
		return
	}
	p.Run(work, then)
}

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.split.SetRule(c.Rule)
	p.Refresh()
}

// Refresh is for Fyne.
func (p *Pane) Refresh() {
	p.heads.Refresh()
	for _, h := range p.heads.Objects {
		h.Refresh()
	}
	p.names.Refresh()
	p.here.list.Refresh()
	p.there.list.Refresh()
	p.spread.Refresh()
	p.BaseWidget.Refresh()
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.still = true
	p.filter.SetPlaceHolder(look.T("words.filter"))
	p.units.Options = []string{look.T("words.unit.words"), look.T("words.unit.grams"), look.T("words.unit.company")}
	p.units.SetSelectedIndex(min(int(p.unit), int(unitCompany)))
	at := p.window.SelectedIndex()
	if p.window.Options = nil; at < 0 {
		at = usualReach
	}
	for _, n := range reaches {
		p.window.Options = append(p.window.Options, fmt.Sprintf(look.T("words.window"), n))
	}
	p.window.SetSelectedIndex(at)
	p.orders.Options = []string{look.T("words.place"), look.T("words.left"), look.T("words.right")}
	p.orders.SetSelectedIndex(p.lineOrder)
	p.still = false
	p.onlyTerms.SetText(look.T("words.terms"))
	p.allKeys.SetText(look.T("words.all"))
	p.query.SetPlaceHolder(look.T("words.query"))
	p.empty.Wrapping = look.Wrapping()
	p.empty.SetText(look.T("words.empty"))
	p.split.LeastLeading = max(leastTable, p.split.Leading.MinSize().Width)
	p.turned()
}

// Clear empties the pane.
func (p *Pane) Clear() {
	p.SetDoc(nil)
	p.empty.SetText(look.T("words.empty"))
	p.split.LeastLeading = max(leastTable, p.split.Leading.MinSize().Width)
}

// SetDoc turns to another document, whose words are being counted; nil for
// none. What belongs to the one before goes.
func (p *Pane) SetDoc(d *Doc) {
	p.EndCompare()
	p.sifting++
	p.seeking++
	p.doc, p.list, p.grams, p.near, p.done = nil, words.List{}, words.List{}, company{}, false
	if d != nil {
		p.doc = &source{Doc: *d}
	}
	p.view, p.pins, p.subject = view{}, nil, chosen{}
	p.unit = unitWords
	p.still = true
	p.units.SetSelectedIndex(0)
	p.query.SetText("")
	p.still = false
	p.here.clear(look.T("words.choose"))
	p.turned()
	p.split.Hide()
	p.empty.SetText(look.T("words.busy"))
	p.empty.Show()
}

// SetList shows the words that are counted so far; done tells that they are
// all. The list stays where it was scrolled to, and what was chosen is chosen.
func (p *Pane) SetList(l words.List, done bool) {
	if p.doc == nil {
		return
	}
	p.list, p.done = l, done
	if len(l.Words) == 0 {
		if done {
			p.empty.SetText(look.T("words.none"))
		}
		return
	}
	if p.empty.Visible() {
		p.empty.Hide()
		p.split.Show()
	}
	switch {
	case p.unit == unitCompare:
		p.compare()
	case p.unit == unitWords:
		p.sift()
	}
	i := p.again(&p.subject.name)
	switch {
	case p.subject.name == "" && len(l.Words) > 0:
		p.choose(wordSubject(l.Words[0]))
	case i >= 0 && p.query.Text == "" && len(l.Words[i].At) != len(p.subject.at):
		p.subject.at = l.Words[i].Spans()
		p.showLines()
	}
	for n := range p.pins {
		if i := p.again(&p.pins[n].name); i >= 0 {
			p.pins[n].at = l.Words[i].Spans()
		}
	}
	p.spread.Refresh()
}

// again is where a word stands in the list now; its name may have changed to
// the other script, of which more was found since.
func (p *Pane) again(name *string) int {
	i := p.find(*name)
	if plain := lexicon.Fold(*name); i < 0 && plain != *name {
		if i = p.find(plain); i >= 0 {
			*name = plain
		}
	}
	return i
}

func (p *Pane) find(name string) int {
	for i := range p.list.Words {
		if p.list.Words[i].Text == name {
			return i
		}
	}
	return -1
}

// SetGrams shows the rows of words of the document.
func (p *Pane) SetGrams(l words.List) {
	p.grams = l
	if p.unit == unitGrams {
		p.wait.Hide()
		p.sift()
	}
}

// current is the list that the table shows.
func (p *Pane) current() *words.List {
	if p.unit == unitGrams {
		return &p.grams
	}
	return &p.list
}

// turnTo lists words or rows of words.
func (p *Pane) turnTo(u unit) {
	if p.still || u == p.unit || u < 0 {
		return
	}
	if p.unit == unitCompare {
		p.EndCompare()
	}
	p.unit, p.order = u, colCount
	if p.wait.Hide(); u == unitCompany {
		p.order = colDice
	}
	p.turned()
	p.askCompany()
	if u == unitGrams && p.doc != nil && p.grams.Total == 0 && p.OnGrams != nil {
		p.waitText.SetText(look.T("words.busy"))
		p.waitBar.Hide()
		p.wait.Show()
		p.OnGrams()
	}
}

// turned shows the widgets of what the table lists now.
func (p *Pane) turned() {
	compare := p.unit == unitCompare
	moved := compare != (p.view.unit == unitCompare)
	if p.view.unit != p.unit { // its rows are of another kind
		p.view = view{unit: p.unit}
		p.names.ScrollToTop()
	}
	show := func(on bool, list ...fyne.CanvasObject) {
		for _, o := range list {
			if on {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	show(compare, p.allKeys, p.there.box)
	scope := ""
	if p.doc != nil {
		scope = p.doc.Scope
	}
	show(compare || p.unit == unitCompany || scope != "", p.against)
	p.against.SetText(scope)
	show(p.unit == unitCompany, p.window)
	show(!compare, p.units)
	show(p.unit != unitGrams, p.onlyTerms)
	show(compare && p.waiting, p.wait, p.waitBar)
	p.versus.SetText(look.T("words.compare"))
	part := listPart
	if compare {
		p.versus.SetText(look.T("words.compare.end"))
		p.against.SetText(fmt.Sprintf(look.T("words.against"), p.other.Name))
		part = comparePart
	}
	if moved {
		p.split.SetOffset(part)
	}
	for _, h := range p.heads.Objects {
		h.Refresh()
	}
	p.heads.Layout.Layout(p.heads.Objects, p.heads.Size())
	p.namePin()
	p.sift()
}

func (p *Pane) tapCompare() {
	switch {
	case p.unit == unitCompare:
		p.EndCompare()
	case p.OnCompare != nil && p.doc != nil:
		p.OnCompare(p.versus)
	}
}

// sortBy orders the table by a column.
func (p *Pane) sortBy(c column) {
	if c == colPer {
		c = colCount
	}
	p.order = c
	for _, h := range p.heads.Objects {
		h.Refresh()
	}
	p.names.ScrollToTop()
	p.sift()
}

// tell says how many rows there are.
func (p *Pane) tell() {
	s := fmt.Sprintf(look.T("words.rows"), len(p.view.shown))
	switch {
	case p.doc == nil || p.unit == unitCompare && p.waiting:
		s = ""
	case !p.done:
		s += "　" + look.T("words.busy")
	case p.unit == unitCompare:
		s += "　" + look.T("words.sign")
	case p.unit == unitWords && p.list.Total > 0:
		s += "　" + fmt.Sprintf(look.T("words.total"), p.list.Total)
	}
	p.count.SetText(s)
}

// Words returns the words that the filter leaves, in their order.
func (p *Pane) Words() []string {
	var out []string
	for i := range p.view.shown {
		out = append(out, p.at(i).text)
	}
	return out
}

// List is the words of the document as far as they are counted.
func (p *Pane) List() words.List { return p.list }

// Lines returns the contexts that are shown.
func (p *Pane) Lines() []words.Line { return p.here.lines }

// FocusFilter puts the cursor into the filter.
func (p *Pane) FocusFilter(c fyne.Canvas) { c.Focus(p.filter) }

func (p *Pane) focus(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(o)
	}
}
