// Package across is the pane that follows indicators through many documents: a
// list to pick from, one table and one chart, targets against results, revisions,
// and the sentences that each value stands on. It reads no library; it tells what
// is wanted.
package across

import (
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
	Compared // with official data
	views    // how many there are
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
	// OnOfficial wants official data to compare with, OnNoOfficial no more of it.
	OnOfficial   func()
	OnNoOfficial func()
	OnLeave      func()
	OnKey        func(*fyne.KeyEvent)
	Canvas       fyne.Canvas // whose keyboard it takes
	// Charts is where the charts of the tables are put.
	Charts *fyne.Container

	topics []library.Topic
	shown  []library.Topic // that the filter leaves
	picked []library.Topic
	tables []*series.Table
	with   []Official // what the tables are compared with
	view   View
	only   *series.Verdict
	ready  bool
	busy   bool // topics are being counted
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
	look.Retell(p.columns, look.T("across.by.region"), look.T("across.by.document"))
	look.Retell(p.which, look.T("across.latest"), look.T("across.first"))
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

// SetBusy says that what can be followed is being counted, which takes a while.
func (p *Pane) SetBusy(on bool) {
	p.busy = on
	p.fill()
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
	if slices.Contains(p.body.Objects, fyne.CanvasObject(p.grid)) {
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

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("library.follow") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// typing is what stands in the filter.
func (p *Pane) typing() string { return strings.TrimSpace(p.filter.Text) }
