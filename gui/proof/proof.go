// Package proof is the pane that shows how the figures of a draft stand to what
// the documents of a library state: agreed, replaced since, different, unknown.
// It looks nothing up; it tells what is wanted.
package proof

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/verify"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// foot is how high that is.
const foot = 168

// order is that in which verdicts are looked at: what must be mended first.
var order = []verify.Verdict{verify.Differs, verify.Former, verify.Unknown, verify.Undated, verify.Agrees}

// A Pane shows a draft that was looked up. Make it with New.
type Pane struct {
	widget.BaseWidget

	OnText   func(text string) // looks up what was pasted
	OnOpened func()            // looks up the document that is open
	OnGo     func(series.Statement)
	OnExport func()
	OnLeave  func()
	OnKey    func(*fyne.KeyEvent)
	Canvas   fyne.Canvas // whose keyboard it takes

	name    string
	entries []verify.Entry
	shown   []int // indexes of entries
	only    *verify.Verdict
	at      int // of shown, whose documents stand below

	text    *overlay.Field
	start   *fyne.Container
	how     *widget.Label
	look    *look.Button
	opened  *look.Button
	tools   *fyne.Container
	list    *rows.Sayings
	says    *rows.Sayings
	empty   *widget.Label
	results *fyne.Container
	below   *fyne.Container // what documents state of the figure that is looked at
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{}
	p.text = overlay.NewTextField("proof.text", func() { p.escape() })
	p.text.Submit = p.submit
	p.how = widget.NewLabel("")
	p.how.Importance = widget.LowImportance
	p.look = look.NewButton("", p.submit)
	p.look.Primary = true
	p.opened = look.NewButton("", func() {
		if p.OnOpened != nil {
			p.OnOpened()
		}
	})
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(2*look.Gap), p.look, p.opened)
	p.start = container.New(layout.NewCustomPaddedLayout(look.Pad, look.Group, look.Group, look.Group), container.NewBorder(p.how, container.New(layout.NewCustomPaddedLayout(look.Pad, 0, 0, 0), buttons), nil, nil, p.text))
	p.list, p.says = rows.NewSayings("proof.figures"), rows.NewSayings("proof.documents")
	p.list.Lead(p.says, func() fyne.Canvas { return p.Canvas }, p.show)
	p.says.OnOpen = func(s series.Statement) {
		if p.OnGo != nil {
			p.OnGo(s)
		}
	}
	p.list.OnOther, p.says.OnOther = p.other, p.other
	p.tools = container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment = widget.LowImportance, fyne.TextAlignCenter
	high := canvas.NewRectangle(nil)
	high.SetMinSize(fyne.NewSize(0, foot))
	p.below = container.NewBorder(widget.NewSeparator(), nil, nil, nil, container.NewStack(high, p.says.List))
	row := container.NewHScroll(container.NewPadded(p.tools))
	p.results = container.NewBorder(container.NewVBox(row, widget.NewSeparator()), p.below, nil, nil, container.NewStack(p.list.List, container.NewCenter(p.empty)))
	p.results.Hide()
	p.ExtendBaseWidget(p)
	p.SetWords()
	return p
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.start, p.results))
}

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.list.SetPalette(c)
	p.says.SetPalette(c)
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.how.Wrapping = look.Wrapping()
	p.how.SetText(look.T("proof.how"))
	p.text.SetPlaceHolder(look.T("proof.text"))
	p.look.SetText(look.T("proof.look"))
	p.opened.SetText(look.T("proof.opened"))
	p.lay()
}

// SetEntries shows a draft that was looked up, what must be mended first.
func (p *Pane) SetEntries(name string, all []verify.Entry) {
	p.name, p.entries, p.only = name, all, nil
	p.start.Hide()
	p.results.Show()
	p.lay()
	p.Focus()
}

// Entries are those that are shown, with the draft's name.
func (p *Pane) Entries() (string, []verify.Entry) { return p.name, p.entries }

// Again shows the field for another draft.
func (p *Pane) Again() {
	p.results.Hide()
	p.start.Show()
	p.Focus()
}

// Focus gives the keyboard to the field, or to the list of figures.
func (p *Pane) Focus() {
	switch {
	case p.Canvas == nil:
	case p.start.Visible():
		p.Canvas.Focus(p.text)
	default:
		p.Canvas.Focus(p.list.List)
	}
}

func (p *Pane) submit() {
	if strings.TrimSpace(p.text.Text) != "" && p.OnText != nil {
		p.OnText(p.text.Text)
	}
}

func (p *Pane) other(e *fyne.KeyEvent) { rows.Rest(e, p.escape, p.OnKey) }

func (p *Pane) escape() {
	if p.results.Visible() {
		p.Again()
	} else if p.OnLeave != nil {
		p.OnLeave()
	}
}

// word is a verdict in words.
func word(v verify.Verdict) string {
	return map[verify.Verdict]string{verify.Unknown: look.T("proof.unknown"), verify.Undated: look.T("proof.undated"), verify.Agrees: look.T("proof.agrees"), verify.Former: look.T("proof.former"), verify.Differs: look.T("proof.differs")}[v]
}

// lay sorts the figures and sets the conditions.
func (p *Pane) lay() {
	counts := map[verify.Verdict]int{}
	p.shown = nil
	for i := range p.entries {
		v := p.entries[i].Verdict
		counts[v]++
		if p.only == nil || *p.only == v {
			p.shown = append(p.shown, i)
		}
	}
	slices.SortStableFunc(p.shown, func(a, b int) int {
		return cmp.Compare(slices.Index(order, p.entries[a].Verdict), slices.Index(order, p.entries[b].Verdict))
	})
	p.tools.RemoveAll()
	for _, v := range order {
		if counts[v] == 0 {
			continue
		}
		on := p.only != nil && *p.only == v
		b := look.NewButton(fmt.Sprintf("%s %d", word(v), counts[v]), func() {
			if p.only = &v; on {
				p.only = nil
			}
			p.lay()
		})
		b.On = on
		p.tools.Add(b)
	}
	again := look.NewButton(look.T("proof.again"), p.Again).Plain()
	export := look.NewButton(look.T("proof.export"), func() {
		if p.OnExport != nil {
			p.OnExport()
		}
	}).With(look.IconExport)
	p.tools.Add(export)
	p.tools.Add(again)
	var all []rows.Saying
	for _, i := range p.shown {
		e := &p.entries[i]
		all = append(all, rows.Saying{Statement: e.Figure, Head: Head(e), Marked: e.Verdict == verify.Differs || e.Verdict == verify.Former})
	}
	p.list.Set(all)
	p.empty.SetText("")
	if len(all) == 0 {
		p.empty.SetText(look.T("proof.nothing"))
	}
	p.show(0)
}

// Head says how a figure stands to the documents: with whom it agrees, or by how
// much it differs, from whom, since when.
func Head(e *verify.Entry) string {
	f := &e.Figure.Figure
	out := []string{word(e.Verdict), f.Indicator}
	if w := card.When(f.Period); w != "" {
		out = append(out, w)
	}
	name := func(s *series.Statement) string { return cmp.Or(s.Source.Title, s.Source.Name) }
	switch e.Verdict {
	case verify.Agrees:
		s := name(&e.Same[0])
		if n := len(e.Same); n > 1 {
			s = fmt.Sprintf(look.T("proof.others"), s, n)
		}
		out = append(out, s)
	case verify.Former, verify.Differs:
		last := &e.Other[0]
		out = append(out, fmt.Sprintf(look.T("proof.says"), name(last), last.Said))
		if g := export.Gap(e); g != "" {
			out = append(out, fmt.Sprintf(look.T("proof.gap"), g))
		}
		if s := e.Since(); s != nil && !s.Source.Written.Zero() {
			out = append(out, fmt.Sprintf(look.T("proof.since"), s.Source.Written))
		}
	}
	return strings.Join(out, " · ")
}

// show lists what documents state of a figure.
func (p *Pane) show(i int) {
	p.at = i
	if i < 0 || i >= len(p.shown) {
		p.say(nil)
		return
	}
	e := &p.entries[p.shown[i]]
	var all []rows.Saying
	add := func(list []series.Statement, note string, marked bool) {
		for _, s := range list {
			all = append(all, rows.Saying{Statement: s, Note: note + " " + s.Said, Marked: marked})
		}
	}
	if e.Verdict == verify.Agrees {
		add(e.Same, look.T("across.same"), false)
		add(e.Other, look.T("proof.differs"), true)
	} else {
		add(e.Other, look.T("proof.differs"), true)
		add(e.Same, look.T("across.same"), false)
	}
	p.say(all)
}

// say lists statements, and makes room for them.
func (p *Pane) say(all []rows.Saying) {
	p.says.Set(all)
	if p.below.Hidden != (len(all) == 0) {
		p.below.Hidden = len(all) == 0
		p.results.Refresh()
	}
}

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("library.proof") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
