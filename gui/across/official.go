package across

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// An Official is a line of a table beside official data.
type Official struct {
	Table *series.Table
	Line  *series.Line
	Name  string // of the data
	All   []series.Comparison
}

// SetOfficial says what the tables are compared with; SetTables shows it.
func (p *Pane) SetOfficial(all []Official) {
	p.with = all
	if len(all) == 0 && p.view == Compared {
		p.view = Chart
	}
}

// official are the pills of official data.
func (p *Pane) official() {
	if len(p.tables) == 0 || p.view == Targets || p.view == Revisions {
		return
	}
	if len(p.with) > 0 {
		b := look.NewButton(look.T("official.name"), func() {
			if p.OnNoOfficial != nil {
				p.OnNoOfficial()
			}
		})
		b.Closes = true
		p.tools.Add(container.NewCenter(b))
	}
	p.tools.Add(container.NewCenter(look.NewButton(look.T("across.addofficial"), func() {
		if p.OnOfficial != nil {
			p.OnOfficial()
		}
	})))
}

// compared are the rows of what documents state beside official data: first
// where they differ, the latest first.
func compared(with []Official) ([]Column, [][]Cell) {
	columns := []Column{{Head: look.T("across.column"), Left: true}, {Head: look.T("across.period"), Left: true}, {Head: look.T("official.documents")}, {Head: look.T("official.name")},
		{Head: look.T("across.by")}, {Head: look.T("across.unit"), Left: true}, {Head: look.T("across.verdict.official"), Left: true}}
	var cells [][]Cell
	for _, w := range with {
		tr := export.TrackOf(w.Table, w.Line, series.Stated)
		name := w.Line.Column
		if len(with) > 1 {
			name += " " + w.Table.Pick.Name + aspectOf(w.Line.Aspect)
		}
		all := slices.Clone(w.All)
		rank := func(c *series.Comparison) int {
			switch {
			case c.Cell == nil:
				return 2
			case c.Agree:
				return 1
			}
			return 0
		}
		slices.SortStableFunc(all, func(a, b series.Comparison) int {
			return cmp.Or(cmp.Compare(rank(&a), rank(&b)), series.ByTime(b.Period, a.Period))
		})
		for i := range all {
			c := &all[i]
			row := []Cell{{Text: name}, {Text: card.When(c.Period)}, {}, {Text: tr.Text(c.Value)}, {}, {Text: card.Unit(tr.Unit()), Tone: Quiet}, {Text: look.T("official.unstated"), Tone: Quiet}}
			if c.Cell != nil {
				says := Sayings(c.Cell)
				for k := range row {
					row[k].Says = says
				}
				row[2].Text = tr.Text(c.Cell.Best.Value)
				if c.Gap != nil {
					if row[4].Text = tr.Difference(c.Gap); c.Gap.Sign() > 0 {
						row[4].Text = "+" + row[4].Text
					}
				}
				row[6] = Cell{Text: "✓ " + look.T("across.same"), Says: says}
				if !c.Agree {
					row[6] = Cell{Text: "✗ " + look.T("official.differs"), Tone: Marked, Says: says}
				}
			}
			cells = append(cells, row)
		}
	}
	return columns, cells
}
