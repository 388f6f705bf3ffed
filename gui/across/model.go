package across

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// Label is what a topic is called: its growth is told by its name.
func Label(t library.Topic) string {
	if !t.Growth || series.TellsGrowth(t.Name) {
		return t.Name
	}
	return t.Name + " " + look.T("aspect.growth")
}

// values are the rows and columns of tables: a period a row.
func values(tables []*series.Table) ([]Column, [][]Cell) {
	tracks, periods := export.Tracks(tables...)
	columns := []Column{{Head: look.T("across.period"), Left: true}}
	for _, tr := range tracks {
		columns = append(columns, Column{Head: headOf(tr, len(tables) > 1)})
	}
	slices.Reverse(periods) // the latest first
	var cells [][]Cell
	for _, p := range periods {
		row := []Cell{{Text: card.When(p)}}
		for _, tr := range tracks {
			row = append(row, cellOf(tr, tr.Cell(p)))
		}
		cells = append(cells, row)
	}
	return columns, cells
}

// headOf is the head of a column: where, what of it, whether it came about, in
// which unit.
func headOf(tr *export.Track, named bool) string {
	l := tr.Line
	out := []string{l.Column + l.Part}
	if named {
		out = append(out, tr.Table.Pick.Name)
	}
	if l.Aspect != series.Amount {
		out = append(out, aspectOf(l.Aspect))
	}
	if l.Scope != "" {
		out = append(out, l.Scope)
	}
	if l.Years > 0 {
		out = append(out, fmt.Sprintf(look.T("across.years"), l.Years))
	}
	if tr.State != series.Stated {
		out = append(out, stateOf(tr.State))
	}
	if u := tr.Unit(); u != "" {
		out = append(out, card.Unit(u))
	}
	return strings.Join(out, " ")
}

func aspectOf(a series.Aspect) string {
	return [...]string{series.Amount: "", series.Growth: look.T("aspect.growth"), series.Mean: look.T("aspect.mean"), series.Total: look.T("aspect.total"), series.Difference: look.T("aspect.difference"),
		series.MeanDifference: look.T("aspect.meandifference"), series.Ranking: look.T("aspect.rank"), series.Times: look.T("aspect.times")}[a]
}

func stateOf(s series.State) string {
	return [...]string{series.Stated: look.T("state.stated"), series.Preliminary: look.T("state.preliminary"), series.Aimed: look.T("state.aimed"), series.Foreseen: look.T("state.foreseen")}[s]
}

// signs stand before values that did not come about, as in charts.
var signs = [...]string{series.Stated: "", series.Preliminary: "▽ ", series.Aimed: "◇ ", series.Foreseen: "○ "}

// disputes stand behind values of which statements differ.
var disputes = [...]string{series.Agreed: "", series.Revision: " △", series.Conflict: " ※"}

func cellOf(tr *export.Track, c *series.Cell) Cell {
	if c == nil {
		return Cell{}
	}
	out := Cell{Text: signs[c.State] + tr.Text(c.Best.Value) + disputes[c.Dispute], Says: Sayings(c)}
	switch {
	case c.Dispute == series.Conflict:
		out.Tone = Marked
	case c.State != series.Stated:
		out.Tone = Quiet
	}
	return out
}

// Sayings are the statements of a cell, the one that is shown first.
func Sayings(c *series.Cell) []rows.Saying {
	out := []rows.Saying{{Statement: c.Best.Statement}}
	for _, e := range c.Others {
		s := rows.Saying{Statement: e.Statement, Note: look.T("across.same")}
		if !series.Agree(c.Best.Value, e.Value) {
			s.Note = look.T("across.differs") + " " + e.Said
		}
		out = append(out, s)
	}
	if len(c.Others) > 0 {
		out[0].Note = look.T("across.taken") + " " + c.Best.Said
	}
	return out
}

// A goal is a row of targets against results.
type goal struct {
	series.Goal
	table *series.Table
}

// goals are all targets: those with a result before the others, the latest first,
// in one year those that were missed first.
func goals(tables []*series.Table) []goal {
	var out []goal
	for _, t := range tables {
		for _, g := range t.Goals() {
			out = append(out, goal{g, t})
		}
	}
	order := map[series.Verdict]int{series.Missed: 0, series.Met: 1, series.Unknown: 2}
	slices.SortStableFunc(out, func(a, b goal) int {
		return cmp.Or(cmp.Compare(open(a), open(b)), series.ByTime(b.Target.Period, a.Target.Period), cmp.Compare(order[a.Met], order[b.Met]))
	})
	return out
}

// open is 1 for a target without a verdict.
func open(g goal) int {
	if g.Met == series.Unknown {
		return 1
	}
	return 0
}

// targets are the rows of those targets that have the verdict, all for nil.
func targets(tables []*series.Table, only *series.Verdict) ([]Column, [][]Cell) {
	columns := []Column{{Head: look.T("across.column"), Left: true}, {Head: look.T("across.period"), Left: true}, {Head: look.T("state.aimed")}, {Head: look.T("state.stated")},
		{Head: look.T("across.by")}, {Head: look.T("across.unit"), Left: true}, {Head: look.T("across.verdict"), Left: true}}
	var cells [][]Cell
	for _, g := range goals(tables) {
		if only != nil && g.Met != *only {
			continue
		}
		l := g.Line
		tr := export.TrackOf(g.table, l, series.Aimed)
		name := l.Column + l.Part
		if len(tables) > 1 || l.Aspect != series.Amount && l.Aspect != series.Growth {
			name += " " + g.table.Pick.Name + aspectOf(l.Aspect)
		}
		both := Sayings(g.Target)
		result, by, verdict := Cell{}, "", Cell{Text: look.T("across.open"), Tone: Quiet}
		if g.Result != nil {
			result = Cell{Text: tr.Text(g.Result.Best.Value), Says: Sayings(g.Result)}
			both = append(slices.Clone(result.Says), both...)
		}
		if g.By != nil {
			if by = tr.Difference(g.By); g.By.Sign() > 0 {
				by = "+" + by
			}
		}
		switch g.Met {
		case series.Met:
			verdict = Cell{Text: "✓ " + look.T("across.met")}
		case series.Missed:
			verdict = Cell{Text: "✗ " + look.T("across.missed"), Tone: Marked}
		}
		verdict.Says = both
		cells = append(cells, []Cell{{Text: name, Says: both}, {Text: card.When(g.Target.Period), Says: both}, {Text: "◇ " + tr.Text(g.Target.Best.Value), Tone: Quiet, Says: Sayings(g.Target)}, result, {Text: by, Says: both}, {Text: card.Unit(tr.Unit()), Tone: Quiet}, verdict})
	}
	return columns, cells
}

// revisions are the rows of what documents said of one period one after the
// other.
func revisions(tables []*series.Table) ([]Column, [][]Cell) {
	columns := []Column{{Head: look.T("across.column"), Left: true}, {Head: look.T("across.period"), Left: true}, {Head: look.T("across.unit"), Left: true}}
	most := 0
	var cells [][]Cell
	for _, t := range tables {
		all := t.Revisions()
		for _, r := range all {
			most = max(most, len(r.Said))
		}
		for _, r := range all {
			tr := export.TrackOf(t, r.Line, r.Cell.State)
			name := r.Line.Column + r.Line.Part + " " + t.Pick.Name + aspectOf(r.Line.Aspect)
			var says []rows.Saying
			for _, e := range r.Said {
				says = append(says, rows.Saying{Statement: e.Statement, Note: e.Said})
			}
			row := []Cell{{Text: name, Says: says}, {Text: card.When(r.Cell.Period), Says: says}, {Text: card.Unit(tr.Unit()), Tone: Quiet}}
			for i, e := range r.Said {
				c := Cell{Text: fmt.Sprintf(look.T("why.count"), tr.Text(e.Value), e.Source.Written.Year), Says: says[i : i+1]}
				if e.Source.Written == (doc.Date{}) {
					c.Text = tr.Text(e.Value)
				}
				row = append(row, c)
			}
			cells = append(cells, row)
		}
	}
	for i := range most {
		columns = append(columns, Column{Head: fmt.Sprintf(look.T("across.said"), i+1)})
	}
	for i := range cells {
		for len(cells[i]) < len(columns) {
			cells[i] = append(cells[i], Cell{})
		}
	}
	return columns, cells
}
