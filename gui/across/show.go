package across

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

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

func (p *Pane) other(e *fyne.KeyEvent) { rows.Rest(e, p.escape, p.OnKey) }

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
		b := look.NewButton(Label(t), func() { p.Toggle(t) })
		b.Closes = true
		p.chips.Add(b)
	}
	if len(p.picked) > 0 {
		n := p.picked[len(p.picked)-1]
		if len(n.Names) > 1 {
			p.chips.Add(look.NewButton(fmt.Sprintf(look.T("across.names"), len(n.Names)), func() {
				if p.OnNames != nil {
					p.OnNames(n)
				}
			}).Plain())
		}
	}
	if p.scope > 0 {
		b := look.NewButton(fmt.Sprintf(look.T("across.scope"), p.scope), func() {
			if p.OnScope != nil {
				p.OnScope()
			}
		})
		b.Closes = true
		p.chips.Add(b)
	}
	p.tools.RemoveAll()
	for v, key := range [views]string{"across.chart", "across.values", "across.targets", "across.revisions", "across.official"} {
		if View(v) == Compared && len(p.with) == 0 {
			continue
		}
		b := look.NewButton(look.T(key), func() { p.Turn(View(v)) }).Plain()
		b.On = p.view == View(v)
		p.tools.Add(container.NewCenter(b))
	}
	if p.view == Targets {
		p.verdicts()
	} else if p.view == Chart || p.view == Table {
		p.tools.Add(p.columns)
		p.tools.Add(p.which)
	}
	p.official()
	export := look.NewButton("", func() {
		if p.OnExport != nil {
			p.OnExport()
		}
	}).With(look.IconExport)
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
		b := look.NewButton(fmt.Sprintf("%s %d", look.T(v.key), counts[v.verdict]), func() {
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
	case Compared:
		p.grid.set(compared(p.with))
		words = look.T("across.noofficial")
	default:
		p.grid.set(values(p.tables))
		words = look.T("across.novalues")
	}
	switch {
	case len(p.picked) == 0 && p.busy:
		words = look.T("folder.counting")
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
