package repairs

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A Pane shows the two texts. Make it with New.
type Pane struct {
	widget.BaseWidget

	OnToggle func(doc.Repair)                   // a repair is to be undone, or made again
	OnPlace  func(offset int)                   // a place of Body was asked for
	OnMenu   func(offset int, at fyne.Position) // secondary click, or its key: a place of Body
	OnTip    func(words string, at fyne.Position)
	OnKey    func(*fyne.KeyEvent) // a key that nothing here has a use for
	Now      func() time.Time     // for tests; time.Now without it

	model   *Model
	filter  filter
	shown   []int // rows that the filter takes
	weight  []int // of the rows before each, for the scroll bar
	current int   // mend, -1 for none
	waiting map[text.Span]bool
	busy    bool // the rows are being made

	view    *view
	palette look.Palette

	count  *widget.Label
	chips  [filters]*chip
	left   *widget.Label // heads of the columns
	right  *widget.Label
	empty  *widget.Label
	what   *widget.Label
	why    *widget.Label
	toggle *look.Button
	place  *look.Button
	prev   *look.IconButton
	next   *look.IconButton
	foot   *fyne.Container
	heads  *fyne.Container
	box    *fyne.Container
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{current: -1, waiting: map[text.Span]bool{}, palette: look.Palettes[0]}
	p.view = newView(p)
	label := func(low bool) *widget.Label {
		l := widget.NewLabel("")
		l.SizeName = theme.SizeNameCaptionText
		if low {
			l.Importance = widget.LowImportance
		}
		return l
	}
	p.count, p.left, p.right = widget.NewLabel(""), label(true), label(true)
	p.what, p.why = widget.NewLabel(""), widget.NewLabel("")
	p.what.TextStyle.Bold = true
	p.why.Importance, p.why.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment, p.empty.Wrapping = widget.LowImportance, fyne.TextAlignCenter, fyne.TextWrapBreak
	row := container.NewHBox(p.count, layout.NewSpacer())
	for f := range filters {
		p.chips[f] = newChip(p, func() { p.setFilter(f); p.takeFocus() })
		row.Add(p.chips[f])
	}
	p.toggle = look.NewButton("", func() { p.Toggle(); p.takeFocus() })
	p.toggle.Primary = true
	p.place = look.NewButton("", func() { p.tellPlace(p.current) })
	p.prev = look.NewIconButton(look.IconUpward, "mending.prev", p.tip, func() { p.Step(-1); p.takeFocus() })
	p.next = look.NewIconButton(look.IconDownward, "mending.next", p.tip, func() { p.Step(+1); p.takeFocus() })
	p.foot = container.NewVBox(widget.NewSeparator(),
		container.NewPadded(container.NewBorder(nil, nil, container.NewHBox(p.prev, p.next, p.what), container.NewCenter(container.NewHBox(p.place, p.toggle)), p.why)))
	p.heads = container.New(headLayout{p.view}, p.left, p.right)
	top := container.NewVBox(container.NewPadded(row), p.heads, widget.NewSeparator())
	p.box = container.NewBorder(top, p.foot, nil, nil, container.NewStack(p.view, container.NewGridWithRows(3, layout.NewSpacer(), p.empty, layout.NewSpacer())))
	p.ExtendBaseWidget(p)
	p.SetWords()
	return p
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

func (p *Pane) tip(words string, at fyne.Position) {
	if p.OnTip != nil {
		p.OnTip(words, at)
	}
}

// Focus puts the keyboard into the texts.
func (p *Pane) Focus(c fyne.Canvas) { c.Focus(p.view) }

// takeFocus gives the keyboard back to the texts: what a button did goes on
// there with n, p and Enter.
func (p *Pane) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.view); c != nil {
		c.Focus(p.view)
	}
}

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	for _, x := range p.chips {
		x.Refresh()
	}
	p.view.Refresh()
}

// SetWords sets every word in the current language.
func (p *Pane) SetWords() {
	p.left.SetText(look.T("mending.raw"))
	p.right.SetText(look.T("mending.body"))
	p.place.SetText(look.T("mending.go"))
	p.words()
}

// words sets the words that depend on what is shown.
func (p *Pane) words() {
	names := [filters]string{look.T("mending.all"), look.T("mending.joins"), look.T("mending.drops"), look.T("mending.closed"), look.T("mending.undone")}
	var counts [filters]int
	if p.model != nil {
		counts = p.model.counts
	}
	for f, c := range p.chips {
		c.text = names[f]
		if filter(f) != all {
			c.text = fmt.Sprintf("%s %d", names[f], counts[f])
		}
		c.on, c.off = p.filter == filter(f), counts[f] == 0 && filter(f) != all && p.filter != filter(f)
		c.Refresh()
	}
	p.count.SetText(fmt.Sprintf(look.T("mending.count"), counts[all]-counts[undone], counts[undone]))
	p.empty.Hide()
	switch {
	case p.busy:
	case p.model == nil:
		p.empty.Wrapping = look.Wrapping()
		p.empty.SetText(look.T("mending.empty"))
		p.empty.Show()
	case len(p.shown) == 0:
		p.empty.SetText(look.T("mending.filtered"))
		p.empty.Show()
	}
	p.footWords()
	p.view.Refresh()
}

// footWords tells of the repair under the pointer, or of the current one.
func (p *Pane) footWords() {
	i := p.current
	if over := p.view.mouse.over; over >= 0 {
		i = over
	}
	if p.model == nil || i < 0 || i >= len(p.model.doc.Repairs) {
		p.toggle.Hide()
		p.place.Hide()
		p.what.SetText("")
		p.why.SetText(look.T("mending.hint"))
		if p.model == nil || p.model.counts[all] == 0 {
			p.why.SetText("")
			if p.model != nil {
				p.why.SetText(look.T("mending.none"))
			}
		}
		return
	}
	m := p.model.doc.Repairs[i]
	f := p.filter
	if !f.takes(m) {
		f = all
	}
	p.what.SetText(fmt.Sprintf(look.T("mending.at"), p.rank(i, f), p.model.counts[f]))
	name := look.T("mend." + m.Why)
	switch {
	case p.waiting[m.Raw]:
		p.why.SetText(name + "　" + look.T("mending.working"))
	case m.Cut:
		p.why.SetText(name + "　" + look.T("mending.cut"))
	case m.Undone:
		p.why.SetText(look.T("mending.was") + name + "　" + look.T("mend."+m.Why+".why"))
	default:
		p.why.SetText(name + "　" + look.T("mend."+m.Why+".why"))
	}
	if i != p.current { // the buttons are the current one's
		p.toggle.Hide()
		p.place.Hide()
		return
	}
	p.toggle.SetText(actionName(m))
	p.toggle.Show()
	p.place.Show()
	if m.Cut || p.waiting[m.Raw] {
		p.toggle.Disable()
	} else {
		p.toggle.Enable()
	}
}

// rank is which of the repairs that f takes mend i is, from 1.
func (p *Pane) rank(i int, f filter) int {
	n := 0
	for _, m := range p.model.doc.Repairs[:i+1] {
		if f.takes(m) {
			n++
		}
	}
	return n
}

// actionName is what a click on m does.
func actionName(m doc.Repair) string {
	names := [2][5]string{
		{look.T("mending.undo.join"), look.T("mending.undo.drop"), look.T("mending.undo.blank"), look.T("mending.undo.clean"), look.T("mending.undo.split")},
		{look.T("mending.redo.join"), look.T("mending.redo.drop"), look.T("mending.redo.blank"), look.T("mending.redo.clean"), look.T("mending.undo.split")},
	}
	if m.Undone {
		return names[1][m.Kind]
	}
	return names[0][m.Kind]
}

// Busy empties the pane while its rows are being made, unless it shows them of
// the same file: then it keeps them until SetModel.
func (p *Pane) Busy(id string) {
	p.busy = true
	if p.model != nil && p.model.doc.ID != id {
		p.clear()
	}
	p.words()
}

func (p *Pane) clear() {
	p.model, p.current, p.filter = nil, -1, all
	p.view.top, p.view.under = 0, 0
	p.apply()
}

// SetModel shows m; nil empties the pane. The place is kept where m is of the
// same file: the current mend stays at its height.
func (p *Pane) SetModel(m *Model) {
	p.busy = false
	clear(p.waiting)
	if m == nil || p.model == nil || p.model.doc.ID != m.doc.ID {
		p.clear()
		p.model = m
		p.apply()
		p.words()
		return
	}
	at, under := p.view.anchor(p.current)
	var was doc.Repair
	if p.current >= 0 {
		was = p.model.doc.Repairs[p.current]
	}
	p.model = m
	if p.current >= 0 {
		p.current = -1
		for i, x := range m.doc.Repairs {
			if x.Raw == was.Raw {
				p.current = i
			}
		}
	}
	p.apply()
	p.view.showAt(m.at(at), under)
	p.words()
}

// setFilter shows only rows with such repairs.
func (p *Pane) setFilter(f filter) {
	if f == p.filter || p.model == nil {
		return
	}
	at, under := p.view.anchor(p.current)
	p.filter = f
	p.apply()
	p.view.showAt(p.model.at(at), under)
	p.words()
}

// apply finds the rows that are shown.
func (p *Pane) apply() {
	p.shown, p.weight = p.shown[:0], p.weight[:0]
	sum := 0
	if p.model != nil {
		for i, r := range p.model.rows {
			takes := p.filter == all
			for k := r.first; k < r.last && !takes; k++ {
				takes = p.filter.takes(p.model.doc.Repairs[k])
			}
			if takes {
				p.shown, p.weight = append(p.shown, i), append(p.weight, sum)
				sum += r.raw.Len() + 60
			}
		}
	}
	p.weight = append(p.weight, sum)
	p.view.forget()
}

// Step goes to the next repair that the filter takes, or to the one before,
// round the ends.
func (p *Pane) Step(by int) {
	if p.model == nil {
		return
	}
	mends := p.model.doc.Repairs
	from := p.current
	if from < 0 { // the first in view or behind it
		at, _ := p.view.anchor(-1)
		for from+1 < len(mends) && mends[from+1].Raw.End <= at {
			from++
		}
		if by < 0 {
			from++
		}
	}
	for range mends {
		from = (from + by + len(mends)) % len(mends)
		if p.filter.takes(mends[from]) {
			p.choose(from)
			p.view.reveal(p.model.at(mends[from].Raw.Start))
			return
		}
	}
}

// choose makes a repair the current one.
func (p *Pane) choose(i int) {
	p.current = i
	p.footWords()
	p.view.Refresh()
}

// Toggle tells that the current mend is to be undone, or made again.
func (p *Pane) Toggle() {
	if p.model == nil || p.current < 0 || p.current >= len(p.model.doc.Repairs) {
		return
	}
	m := p.model.doc.Repairs[p.current]
	if m.Cut || p.waiting[m.Raw] {
		return
	}
	p.waiting[m.Raw] = true
	p.choose(p.current)
	if p.OnToggle != nil {
		p.OnToggle(m)
	}
}

// Settle tells that what was asked for was given up.
func (p *Pane) Settle() {
	clear(p.waiting)
	p.footWords()
	p.view.Refresh()
}

// Current returns the current mend, false if there is none.
func (p *Pane) Current() (doc.Repair, bool) {
	if p.model == nil || p.current < 0 {
		return doc.Repair{}, false
	}
	return p.model.doc.Repairs[p.current], true
}

// Spot is the place of Body that the pane is at: that of the current repair, if
// it is in view, else of the first row.
func (p *Pane) Spot() int {
	if p.model == nil || len(p.shown) == 0 {
		return -1
	}
	if r := p.view.pointed; r >= 0 {
		return min(r, max(0, len(p.model.doc.Body)-1))
	}
	raw, _ := p.view.anchor(p.current)
	return p.model.rows[p.model.at(raw)].body.Start
}

// Shows reports whether the pane shows the text that back leads from.
func (p *Pane) Shows(back *text.Map) bool { return p.model != nil && p.model.doc.Back == back }

func (p *Pane) tellPlace(mend int) {
	if p.OnPlace != nil && p.model != nil && mend >= 0 {
		p.OnPlace(min(p.model.doc.Repairs[mend].Body.Start, max(0, len(p.model.doc.Body)-1)))
	}
}

func (p *Pane) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}
