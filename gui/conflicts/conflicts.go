// Package conflicts is the pane that shows statements of documents that cannot
// all be true: what was calculated, and the sentences. A reader says of one why
// it is none; that can be taken back. It checks nothing; it tells what is wanted.
package conflicts

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// foot is how high the list of sentences is.
const foot = 176

// kinds are those of findings, in the order in which they are looked at: plain
// slips first.
var kinds = []audit.Kind{audit.Slip, audit.Jump, audit.Levels, audit.Points, audit.Sum, audit.Product, audit.Ranks, audit.Differs}

// A Pane shows findings. Make it with New.
type Pane struct {
	widget.BaseWidget

	OnGo      func(series.Statement)
	OnDismiss func(f *audit.Finding)
	OnRestore func(f *audit.Finding)
	OnAgain   func()
	OnScope   func() // all documents are wanted again
	OnExport  func()
	OnLeave   func()
	OnKey     func(*fyne.KeyEvent)
	Canvas    fyne.Canvas // whose keyboard it takes

	findings  []audit.Finding
	dismissed map[string]string // why a finding is none, by its ID
	shown     []int             // indexes of findings
	only      *audit.Kind
	gone      bool // the dismissed ones are shown
	busy      bool
	scope     int // documents that were checked, 0 for all

	tools *fyne.Container
	list  *rows.Sayings
	says  *rows.Sayings
	empty *widget.Label
	bar   *widget.ProgressBarInfinite
	below *fyne.Container
	body  *fyne.Container
	at    int // of shown
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{}
	p.list, p.says = rows.NewSayings("conflicts.list"), rows.NewSayings("across.sentences")
	p.list.Lead(p.says, func() fyne.Canvas { return p.Canvas }, p.show)
	p.says.OnOpen = func(s series.Statement) {
		if p.OnGo != nil {
			p.OnGo(s)
		}
	}
	p.list.OnOther, p.says.OnOther = p.other, p.other
	p.list.OnKey = func(e *fyne.KeyEvent) bool {
		is := e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace
		if is {
			p.Judge()
		}
		return is
	}
	p.tools = container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment = widget.LowImportance, fyne.TextAlignCenter
	p.bar = widget.NewProgressBarInfinite()
	high := canvas.NewRectangle(nil)
	high.SetMinSize(fyne.NewSize(0, foot))
	p.below = container.NewBorder(widget.NewSeparator(), nil, nil, nil, container.NewStack(high, p.says.List))
	row := container.NewHScroll(container.NewPadded(p.tools))
	idle := container.NewCenter(container.NewVBox(container.NewGridWrap(fyne.NewSize(420, 72), p.empty), p.bar))
	p.body = container.NewBorder(container.NewVBox(row, widget.NewSeparator()), p.below, nil, nil, container.NewStack(p.list.List, idle))
	p.ExtendBaseWidget(p)
	p.SetWords()
	return p
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.body) }

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.list.SetPalette(c)
	p.says.SetPalette(c)
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.empty.Wrapping = look.Wrapping()
	p.lay()
}

// SetBusy says that n documents are being checked, 0 for all.
func (p *Pane) SetBusy(n int) {
	p.busy, p.scope = true, n
	p.findings = nil
	p.lay()
}

// SetFindings shows what was found. dismissed says why a finding is none, by its ID.
func (p *Pane) SetFindings(all []audit.Finding, dismissed map[string]string) {
	p.busy, p.findings, p.dismissed = false, all, dismissed
	p.lay()
	p.Focus()
}

// SetDismissed shows what the reader says of the findings now.
func (p *Pane) SetDismissed(dismissed map[string]string) {
	p.dismissed = dismissed
	at := p.at
	p.lay()
	if n := len(p.shown); n > 0 {
		p.list.ScrollTo(min(at, n-1))
		p.show(min(at, n-1))
	}
}

// Findings are those that are shown.
func (p *Pane) Findings() []audit.Finding {
	var out []audit.Finding
	for _, i := range p.shown {
		out = append(out, p.findings[i])
	}
	return out
}

// Focus gives the keyboard to the list of findings.
func (p *Pane) Focus() {
	if p.Canvas != nil && p.Visible() {
		p.Canvas.Focus(p.list.List)
	}
}

// Word is a kind of finding in words.
func Word(k audit.Kind) string { return look.T("conflicts." + k.String()) }

func (p *Pane) other(e *fyne.KeyEvent) { rows.Rest(e, p.OnLeave, p.OnKey) }

// Judge dismisses the finding that is looked at, or takes that back.
func (p *Pane) Judge() {
	if p.at < 0 || p.at >= len(p.shown) {
		return
	}
	f := &p.findings[p.shown[p.at]]
	if _, is := p.dismissed[f.ID()]; is {
		if p.OnRestore != nil {
			p.OnRestore(f)
		}
	} else if p.OnDismiss != nil {
		p.OnDismiss(f)
	}
}

// lay sorts the findings and sets the conditions.
func (p *Pane) lay() {
	counts := map[audit.Kind]int{}
	gone := 0
	p.shown = nil
	for i := range p.findings {
		f := &p.findings[i]
		if _, is := p.dismissed[f.ID()]; is != p.gone {
			if is {
				gone++
			}
			continue
		} else if is {
			gone++
		}
		counts[f.Kind]++
		if p.only == nil || *p.only == f.Kind {
			p.shown = append(p.shown, i)
		}
	}
	slices.SortStableFunc(p.shown, func(a, b int) int {
		return slices.Index(kinds, p.findings[a].Kind) - slices.Index(kinds, p.findings[b].Kind)
	})
	p.conditions(counts, gone)
	var all []rows.Saying
	for _, i := range p.shown {
		f := &p.findings[i]
		head := Word(f.Kind) + " · " + f.Formula
		if why := p.dismissed[f.ID()]; why != "" {
			head += " · " + fmt.Sprintf(look.T("conflicts.because"), why)
		}
		all = append(all, rows.Saying{Statement: f.Statements[0], Head: head, Marked: !p.gone})
	}
	p.list.Set(all)
	p.tell()
	p.show(0)
}

// conditions are the pills over the list.
func (p *Pane) conditions(counts map[audit.Kind]int, gone int) {
	p.tools.RemoveAll()
	for _, k := range kinds {
		if counts[k] == 0 {
			continue
		}
		on := p.only != nil && *p.only == k
		b := look.NewButton(fmt.Sprintf("%s %d", Word(k), counts[k]), func() {
			if p.only = &k; on {
				p.only = nil
			}
			p.lay()
		})
		b.On = on
		p.tools.Add(b)
	}
	if gone > 0 || p.gone {
		b := look.NewButton(fmt.Sprintf(look.T("conflicts.gone"), gone), func() {
			p.gone, p.only = !p.gone, nil
			p.lay()
		})
		b.On = p.gone
		p.tools.Add(b)
	}
	if p.scope > 0 {
		b := look.NewButton(fmt.Sprintf(look.T("across.scope"), p.scope), func() {
			if p.OnScope != nil {
				p.OnScope()
			}
		})
		b.Closes = true
		p.tools.Add(b)
	}
	if len(p.shown) > 0 {
		key := "conflicts.dismiss"
		if p.gone {
			key = "conflicts.restore"
		}
		p.tools.Add(look.NewButton(look.T(key), p.Judge))
		p.tools.Add(look.NewButton(look.T("conflicts.export"), func() {
			if p.OnExport != nil {
				p.OnExport()
			}
		}).With(look.IconExport))
	}
	p.tools.Add(look.NewButton(look.T("conflicts.again"), func() {
		if p.OnAgain != nil {
			p.OnAgain()
		}
	}).Plain())
	p.tools.Refresh()
}

// tell says what is going on where there is nothing to list.
func (p *Pane) tell() {
	words := ""
	switch {
	case p.busy:
		words = look.T("conflicts.busy")
	case len(p.shown) == 0:
		words = look.T("conflicts.none")
	}
	p.empty.SetText(words)
	if p.busy {
		p.bar.Start()
		p.bar.Show()
	} else {
		p.bar.Stop()
		p.bar.Hide()
	}
}

// show lists the sentences of a finding.
func (p *Pane) show(i int) {
	p.at = i
	var all []rows.Saying
	if i >= 0 && i < len(p.shown) {
		for _, s := range p.findings[p.shown[i]].Statements {
			all = append(all, rows.Saying{Statement: s, Note: strings.TrimSpace(s.Said)})
		}
	}
	p.says.Set(all)
	if p.below.Hidden != (len(all) == 0) {
		p.below.Hidden = len(all) == 0
		p.body.Refresh()
	}
}

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("library.check") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
