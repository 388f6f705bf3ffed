package series

import (
	"cmp"
	"iter"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// An Aspect is what of an indicator a figure tells. The level and the growth of
// one indicator are two lines that belong together.
type Aspect uint8

// The aspects.
const (
	Amount         Aspect = iota // how much: 13.65万亿元, 赤字率3%
	Growth                       // against the period before, in per cent
	Mean                         // growth a year over several years, in per cent
	Total                        // growth over several years, or against an earlier one, in per cent
	Difference                   // growth in the unit itself: 增加5232亿元, 提高1个百分点
	MeanDifference               // the same a year over several years: 每年增加500万吨
	Ranking
	Times // 翻两番, 是1952年的30倍
)

// A State says how a figure stands to what came about.
type State uint8

// The states.
const (
	Stated      State = iota // as a result
	Preliminary              // 初步核算, 快报数
	Aimed                    // a target, a budget, a plan
	Foreseen                 // 预计
)

// A Dispute says how statements of one thing differ by more than their rounding.
type Dispute uint8

// The disputes.
const (
	Agreed   Dispute = iota
	Revision         // a document of a later year says otherwise
	Conflict         // documents of one year, or one document, say different things
)

// Columns says what the columns of a table are.
type Columns uint8

// The columns.
const (
	ByRegion   Columns = iota // one for the country and one for each province
	ByDocument                // one for each document: what each said
)

// TableOptions say how a table is made.
type TableOptions struct {
	Columns Columns
	Floor   float64 // the least confidence of a figure
	First   bool    // of several statements the first counts, not the latest: as it was announced
	Most    int     // of each period so many different claims are kept at least, as by Keep; 0 keeps every statement
}

// An Entry is a statement with its value in the unit of its line.
type Entry struct {
	Statement
	Value     doc.Value
	Converted bool // printed in another unit
}

// A Cell is what documents say of one period. One of them is shown; nothing is
// averaged.
type Cell struct {
	Period  doc.Period
	State   State
	Best    Entry
	Others  []Entry // the next best first
	Dispute Dispute
}

// A Line is one aspect of the indicator in one column.
type Line struct {
	Aspect Aspect
	Column string // region or document; 全国 for the country
	Part   string // 农村, 东部: what the figures are restricted to
	Scope  string
	Unit   string
	Years  int // how many years each value sums up, 0 for one or less
	Cells  []Cell

	Reference bool // of official data, not of what documents state
}

// A Table is one indicator over many documents.
type Table struct {
	Pick  *Pick
	Lines []*Line // those that belong together stand together: by column, then amount, growth …
}

// Across makes the table of the indicator that p chooses from what all
// documents state.
func Across(all iter.Seq2[Statement, error], p *Pick, o TableOptions) (*Table, error) {
	type id struct {
		aspect              Aspect
		column, part, scope string
		family              string
		years               int
	}
	index := map[id]*Line{}
	entries := map[*Line]*gathering{}
	t := &Table{Pick: p}
	for s, err := range all {
		if err != nil {
			return nil, err
		}
		f := &s.Figure
		if f.Confidence < o.Floor || f.Value.Lo == nil && f.Value.Hi == nil || f.Period.Zero() || !p.Has(f) {
			continue
		}
		r := reading(s, p.Name)
		k := id{aspect: r.Aspect, column: r.Column, part: r.Part, scope: f.Scope, family: r.Family, years: r.Years}
		if o.Columns == ByDocument {
			k.column = document(r.Source)
		}
		l := index[k]
		if l == nil {
			l = &Line{Aspect: k.aspect, Column: k.column, Part: k.part, Scope: k.scope, Years: k.years}
			index[k] = l
			entries[l] = &gathering{}
			t.Lines = append(t.Lines, l)
		}
		entries[l].add(Entry{Statement: r.Statement, Value: r.Figure.Value}, o)
	}
	for _, l := range t.Lines {
		g := entries[l]
		l.Unit = mostPrinted(g.units)
		l.fill(g.entries, o)
	}
	slices.SortStableFunc(t.Lines, func(a, b *Line) int {
		return cmp.Or(cmp.Compare(bit(a.Column != Country), bit(b.Column != Country)), strings.Compare(a.Column, b.Column), cmp.Compare(a.Aspect, b.Aspect),
			cmp.Compare(a.Years, b.Years), cmp.Compare(bit(a.Part != ""), bit(b.Part != "")), cmp.Compare(len(b.Cells), len(a.Cells)), strings.Compare(a.Unit, b.Unit))
	})
	return t, nil
}

// turn makes a fall that is told by a positive number (降幅超过3%) negative.
func turn(f *doc.Figure) {
	_, _, sign := stem(f.Indicator)
	v := &f.Value
	if sign >= 0 || f.Kind != doc.Change || v.Lo != nil && v.Lo.Sign() < 0 || v.Hi != nil && v.Hi.Sign() < 0 {
		return
	}
	v.Lo, v.Hi = minus(v.Hi), minus(v.Lo)
}

func minus(r *big.Rat) *big.Rat {
	if r == nil {
		return nil
	}
	return new(big.Rat).Neg(r)
}

var early = regexp.MustCompile(`初步(?:核算|统计|测算|预计|汇总)|快报数?|预计数`)

// state says how a statement stands to what came about.
func state(s *Statement) State {
	switch s.Figure.Status {
	case doc.Target:
		return Aimed
	case doc.Forecast:
		return Foreseen
	}
	if early.MatchString(s.Sentence) {
		return Preliminary
	}
	return Stated
}

// at is the period of a cell: the end of a year and the year are one for what
// holds for a year.
func at(p doc.Period) doc.Period {
	p.AsOf = false
	if p.To == p.From {
		p.To = doc.Date{}
	}
	return p
}

// fill sorts entries into the cells of l, whose unit is the one that most of
// them have if it has none.
func (l *Line) fill(entries []Entry, o TableOptions) {
	if l.Unit == "" {
		counts := map[string]int{}
		for _, e := range entries {
			counts[e.Value.Unit]++
		}
		l.Unit = mostPrinted(counts)
	}
	for i := range entries {
		e := &entries[i]
		if e.Value.Unit != l.Unit {
			from := unit.Named(e.Value.Unit)
			e.Converted = from != nil && from.Class != unit.Classifier
			e.Value, _ = unit.Value(e.Value, l.Unit)
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(ByTime(at(a.Figure.Period), at(b.Figure.Period)), cmp.Compare(state(&a.Statement), state(&b.Statement)), betterOf(a, b, o.First))
	})
	for _, e := range entries {
		p, st := at(e.Figure.Period), state(&e.Statement)
		if n := len(l.Cells); n > 0 && l.Cells[n-1].Period == p && l.Cells[n-1].State == st {
			c := &l.Cells[n-1]
			c.Others = append(c.Others, e)
			continue
		}
		l.Cells = append(l.Cells, Cell{Period: p, State: st, Best: e})
	}
	for i := range l.Cells {
		l.Cells[i].judge()
	}
}

// betterOf says which of two statements of one period is shown: a closed
// interval, an exact value, the latest document (it may revise) or the first,
// more printed digits, more confidence, the earlier place.
func betterOf(a, b Entry, first bool) int {
	later := cmp.Compare(b.Source.Written.Start(), a.Source.Written.Start())
	if first {
		later = -later
	}
	return cmp.Or(
		cmp.Compare(open(a.Value), open(b.Value)),
		cmp.Compare(loose(a.Value.Qualifier), loose(b.Value.Qualifier)),
		later,
		compareRat(a.Value.Step, b.Value.Step),
		cmp.Compare(b.Figure.Confidence, a.Figure.Confidence),
		strings.Compare(a.Source.ID, b.Source.ID),
		cmp.Compare(a.N, b.N),
	)
}

// judge says whether the statements of c can all be the same number.
func (c *Cell) judge() {
	for i := range c.Others {
		e := &c.Others[i]
		if Agree(c.Best.Value, e.Value) {
			continue
		}
		if e.Source.Written.Year != c.Best.Source.Written.Year && c.Dispute != Conflict {
			c.Dispute = Revision
		} else {
			c.Dispute = Conflict
		}
	}
}
