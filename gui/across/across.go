// Package across is the pane that follows indicators through many documents: a
// list to pick from, one table and one chart, targets against results, revisions,
// and the sentences that each value stands on. It reads no library; it tells what
// is wanted.
package across

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// A View is what is shown of the indicators.
type View int

// The views.
const (
	Chart View = iota
	Table
	Targets
	Revisions
	views // how many there are
)

// Most is how many indicators stand in one table.
const Most = 6

// A Pane follows indicators. Make it with New.
type Pane struct {
	widget.BaseWidget

	// OnPick wants the tables of those topics.
	OnPick   func(topics []library.Topic, o series.TableOptions)
	OnOpen   func(series.Statement)
	OnExport func()
	OnNames  func(t library.Topic) // what falls together is to be shown
	OnScope  func()                // all documents are wanted again
	OnLeave  func()
	OnKey    func(*fyne.KeyEvent)
	Canvas   fyne.Canvas // whose keyboard it takes
	// Charts is where the charts of the tables are put.
	Charts *fyne.Container

	topics []library.Topic
	shown  []library.Topic // that the filter leaves
	picked []library.Topic
	tables []*series.Table
	view   View
	only   *series.Verdict
	ready  bool
	still  bool

	filter  *overlay.Field
	list    *rows.List
	chips   *fyne.Container
	tools   *fyne.Container
	columns *widget.Select
	which   *widget.Select
	grid    *grid
	says    *rows.Sayings
	body    *fyne.Container
	chosen  *container.Scroll // holds the chips
	foot    *fyne.Container
	right   *fyne.Container
	empty   *widget.Label
	split   *look.Split
	scope   int // documents that are meant, 0 for all
	palette look.Palette
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{palette: look.Palettes[0], Charts: container.NewStack()}
	p.filter = p.newBox()
	p.list = rows.New(func() int { return len(p.shown) }, p.newTopic, func(i int, o fyne.CanvasObject) { o.(*topic).set(p.shown[i]) })
	p.list.Name = func() string { return look.T("across.topics") }
	p.list.HideSeparators = true
	p.list.OnChosen = func(i int) {
		t := p.shown[i]
		if p.typing() != "" { // the next one may be typed
			p.filter.SetText("")
			p.focusOn(p.filter)
		}
		p.Toggle(t)
	}
	p.list.OnOther = p.other
	p.grid = newGrid()
	p.grid.onChosen, p.grid.onEnter, p.grid.onKey = p.show, p.enter, p.other
	p.says = rows.NewSayings("across.sentences")
	p.says.OnOpen = p.open
	p.says.OnOther = p.other
	again := func(string) {
		if !p.still {
			p.ask()
		}
	}
	p.columns, p.which = widget.NewSelect(nil, again), widget.NewSelect(nil, again)
	p.chips = container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	p.chosen = container.NewHScroll(p.chips)
	p.tools = container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment = widget.LowImportance, fyne.TextAlignCenter
	p.foot = container.New(strip{132}, widget.NewSeparator(), p.says.List)
	p.body = container.NewStack()
	p.foot.Hide()
	top := container.NewVBox(p.chosen, p.tools, widget.NewSeparator())
	p.right = container.NewBorder(container.NewPadded(top), p.foot, nil, nil, p.body)
	left := container.NewBorder(container.NewPadded(p.filter), nil, nil, nil, p.list)
	p.split = look.NewSplit(left, p.right, "across.split")
	p.split.LeastLeading, p.split.LeastTrailing = 200, 400
	p.split.SetOffset(0.22)
	p.ExtendBaseWidget(p)
	p.SetWords()
	return p
}

// A strip sets a line over what has a fixed height.
type strip struct{ height float32 }

// MinSize is for Fyne.
func (s strip) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, s.height) }

// Layout is for Fyne.
func (s strip) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, 1))
	o[1].Move(fyne.NewPos(0, 1))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-1))
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.split.Container)
}

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.split.SetRule(c.Rule)
	p.list.Refresh()
	p.grid.setPalette(c)
	p.says.SetPalette(c)
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.still = true
	set := func(s *widget.Select, options ...string) {
		i := max(0, s.SelectedIndex())
		s.Options = options
		s.SetSelectedIndex(i)
	}
	set(p.columns, look.T("across.by.region"), look.T("across.by.document"))
	set(p.which, look.T("across.latest"), look.T("across.first"))
	p.still = false
	p.filter.SetPlaceHolder(look.T("across.find"))
	p.sift()
	p.fill()
}

// SetTopics shows what can be followed. The picked ones stay.
func (p *Pane) SetTopics(all []library.Topic) {
	p.topics, p.ready = all, true
	p.picked = slices.Clone(p.picked) // who makes their tables may still read them
	for i, x := range p.picked {
		if k := slices.IndexFunc(all, func(t library.Topic) bool { return same(t, x) }); k >= 0 {
			p.picked[i] = all[k]
		}
	}
	p.sift()
	p.lay()
}

func same(a, b library.Topic) bool { return a.Name == b.Name && a.Growth == b.Growth }

// SetScope says how many documents are meant; 0 for all.
func (p *Pane) SetScope(n int) {
	p.scope = n
	p.lay()
}

// SetTables shows what documents state of the picked topics.
func (p *Pane) SetTables(tables []*series.Table) {
	p.tables = tables
	p.fill()
}

// Tables are those that are shown.
func (p *Pane) Tables() []*series.Table { return p.tables }

// Picked are the topics that are followed. They are never altered, but replaced.
func (p *Pane) Picked() []library.Topic { return p.picked }

// Options say how the tables are wanted.
func (p *Pane) Options() series.TableOptions {
	o := series.TableOptions{Floor: series.Floor, First: p.which.SelectedIndex() == 1}
	if p.columns.SelectedIndex() == 1 {
		o.Columns = series.ByDocument
	}
	return o
}

// Focus puts the cursor where topics are typed.
func (p *Pane) Focus() {
	p.focusOn(p.filter)
}

func (p *Pane) focusOn(o fyne.Focusable) {
	if p.Canvas != nil {
		p.Canvas.Focus(o)
	}
}

// Turn turns to a view.
func (p *Pane) Turn(v View) {
	p.view, p.only = v, nil
	p.lay()
	p.fill()
	if len(p.tables) > 0 {
		p.focusOn(p.grid)
	}
}

// sieve shows targets of one verdict; nil for all.
func (p *Pane) sieve(v *series.Verdict) {
	p.only = v
	p.lay()
	p.fill()
}

// Toggle follows a topic, or no more.
func (p *Pane) Toggle(t library.Topic) {
	if i := slices.IndexFunc(p.picked, func(x library.Topic) bool { return same(x, t) }); i >= 0 {
		p.picked = slices.Delete(slices.Clone(p.picked), i, i+1)
	} else if p.picked = append(slices.Clone(p.picked), t); len(p.picked) > Most {
		p.picked = p.picked[1:]
	}
	p.ask()
}

// Follow follows one topic and nothing else.
func (p *Pane) Follow(t library.Topic) {
	p.picked = []library.Topic{t}
	p.view = Chart
	p.ask()
}

// ask wants the tables of what is picked.
func (p *Pane) ask() {
	p.list.Refresh()
	p.lay()
	if p.OnPick != nil {
		p.OnPick(p.picked, p.Options())
	}
}

// show shows the sentences of a cell.
func (p *Pane) show(c Cell) { p.say(c.Says) }

// say shows sentences, and makes room for them.
func (p *Pane) say(all []rows.Saying) {
	p.says.Set(all)
	if p.foot.Hidden != (len(all) == 0) {
		p.foot.Hidden = len(all) == 0
		p.right.Refresh()
	}
}

// ShowCell shows the sentences of a cell of the tables.
func (p *Pane) ShowCell(c *series.Cell) { p.say(Sayings(c)) }

func (p *Pane) enter(c Cell) {
	if len(c.Says) > 0 {
		p.open(c.Says[0].Statement)
	}
}

func (p *Pane) open(s series.Statement) {
	if p.OnOpen != nil {
		p.OnOpen(s)
	}
}

func (p *Pane) other(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		p.escape()
	} else if p.OnKey != nil {
		p.OnKey(e)
	}
}

func (p *Pane) escape() {
	if p.filter.Text != "" {
		p.filter.SetText("")
		return
	}
	if p.OnLeave != nil {
		p.OnLeave()
	}
}

// lay sets the chips and the tools for what is picked.
func (p *Pane) lay() {
	p.chips.RemoveAll()
	for _, t := range p.picked {
		b := look.NewPill(Label(t), func() { p.Toggle(t) })
		b.Closes = true
		p.chips.Add(b)
	}
	if len(p.picked) > 0 {
		n := p.picked[len(p.picked)-1]
		if len(n.Names) > 1 {
			p.chips.Add(look.NewPill(fmt.Sprintf(look.T("across.names"), len(n.Names)), func() {
				if p.OnNames != nil {
					p.OnNames(n)
				}
			}).Plain())
		}
	}
	if p.scope > 0 {
		b := look.NewPill(fmt.Sprintf(look.T("across.scope"), p.scope), func() {
			if p.OnScope != nil {
				p.OnScope()
			}
		})
		b.Closes = true
		p.chips.Add(b)
	}
	p.tools.RemoveAll()
	for v, key := range [views]string{"across.chart", "across.values", "across.targets", "across.revisions"} {
		b := look.NewPill(look.T(key), func() { p.Turn(View(v)) }).Plain()
		b.On = p.view == View(v)
		p.tools.Add(container.NewCenter(b))
	}
	if p.view == Targets {
		p.verdicts()
	} else if p.view != Revisions {
		p.tools.Add(p.columns)
		p.tools.Add(p.which)
	}
	export := look.NewPill("", func() {
		if p.OnExport != nil {
			p.OnExport()
		}
	}).With(look.SignExport)
	export.Label = look.T("across.export")
	if len(p.tables) == 0 {
		export.Disable()
	}
	p.tools.Add(container.NewCenter(export))
	p.tools.Refresh()
	p.chips.Refresh()
	if len(p.chips.Objects) == 0 {
		p.chosen.Hide()
	} else {
		p.chosen.Show()
	}
}

// verdicts are the conditions of the targets.
func (p *Pane) verdicts() {
	counts := map[series.Verdict]int{}
	for _, g := range goals(p.tables) {
		counts[g.Met]++
	}
	for _, v := range []struct {
		verdict series.Verdict
		key     string
	}{{series.Missed, "across.missed"}, {series.Met, "across.met"}, {series.Unknown, "across.open"}} {
		on := p.only != nil && *p.only == v.verdict
		b := look.NewPill(fmt.Sprintf("%s %d", look.T(v.key), counts[v.verdict]), func() {
			if on {
				p.sieve(nil)
				return
			}
			p.sieve(&v.verdict)
		})
		b.On = on
		p.tools.Add(container.NewCenter(b))
	}
}

// fill shows the view of the tables.
func (p *Pane) fill() {
	p.say(nil)
	words := ""
	switch p.view {
	case Targets:
		p.grid.set(targets(p.tables, p.only))
		words = look.T("across.notargets")
	case Revisions:
		p.grid.set(revisions(p.tables))
		words = look.T("across.norevisions")
	default:
		p.grid.set(values(p.tables))
		words = look.T("across.novalues")
	}
	switch {
	case len(p.picked) == 0:
		words = look.T("across.empty")
	case len(p.grid.cells) > 0:
		words = ""
	}
	p.empty.Wrapping = look.Wrapping()
	p.empty.SetText(words)
	switch {
	case words != "":
		p.body.Objects = []fyne.CanvasObject{container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 120), p.empty))}
	case p.view == Chart && len(p.Charts.Objects) > 0:
		p.body.Objects = []fyne.CanvasObject{p.Charts}
	default:
		p.body.Objects = []fyne.CanvasObject{p.grid}
	}
	p.body.Refresh()
	p.lay()
}

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("library.follow") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// typing is what stands in the filter.
func (p *Pane) typing() string { return strings.TrimSpace(p.filter.Text) }
