package series

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A LineID says which line of which table a statement belongs to, whoever
// gathers the statements: of all indicators at once, a part of the documents at
// a time.
type LineID struct {
	Subject string // key of the known indicator, else its name
	Kind    string // of figures that are told of the indicator and are none of it: a share of a level
	Aspect  Aspect
	Column  string
	Part    string
	Scope   string
	Family  string
	Years   int
}

// Place reads a statement as Across does and says which line it belongs to; ok
// is false for what no table shows.
func Place(s Statement, floor float64) (id LineID, r Reading, ok bool) {
	f := &s.Figure
	if f.Confidence < floor || f.Value.Lo == nil && f.Value.Hi == nil || f.Period.Zero() {
		return id, r, false
	}
	about := subject(&s)
	if about == gdpOfPlace {
		about = gdp
	}
	p := NewPick(about, nil)
	r = reading(s, p.Name)
	id = LineID{Subject: about, Aspect: r.Aspect, Column: r.Column, Part: r.Part, Scope: f.Scope, Family: r.Family, Years: r.Years}
	if !p.Has(f) {
		id.Kind = f.Kind.String()
	}
	return id, r, true
}

// CellTime is the period of the cell that a reading stands in.
func (r *Reading) CellTime() doc.Period { return at(r.Figure.Period) }

// Keep chooses of the readings of one cell those that are kept: of each
// different claim of a year the best, and of these the best most; 0 keeps every
// reading. They are given by their index, the best first. Keeping of what was
// kept of parts gives what keeping of the whole does, however it is parted.
func Keep(cell []Reading, most int) []int {
	entries := make([]Entry, len(cell))
	for i := range cell {
		entries[i] = Entry{Statement: cell[i].Statement, Value: common(cell[i].Figure.Value)}
	}
	return kept(entries, most, false)
}

// kept is Keep for entries, whose values are in common units; first is as
// TableOptions have it.
func kept(entries []Entry, most int, first bool) []int {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return betterOf(entries[a], entries[b], first) })
	if most == 0 {
		return order
	}
	type claim struct {
		lo, hi, step string
		qualifier    doc.Qualifier
		year         int
	}
	seen := map[claim]bool{}
	return slices.DeleteFunc(order, func(i int) bool {
		v := entries[i].Value
		c := claim{doc.Decimal(v.Lo), doc.Decimal(v.Hi), doc.Decimal(v.Step), v.Qualifier, entries[i].Source.Written.Year}
		if seen[c] || len(seen) == most {
			return true
		}
		seen[c] = true
		return false
	})
}

// A gathering holds the entries of a line while they are gathered: all of them, or
// of each period so many as are kept, where there may be millions.
type gathering struct {
	entries []Entry
	units   map[string]int // of all, those not kept among them; nil where all are kept
	next    int            // how many entries are too many
}

// manyEntries is how many entries a line has before those that are not kept go.
const manyEntries = 1 << 12

func (g *gathering) add(e Entry, o TableOptions) {
	g.entries = append(g.entries, e)
	if o.Most == 0 {
		return
	}
	if g.units == nil {
		g.units, g.next = map[string]int{}, manyEntries
	}
	g.units[e.Value.Unit]++
	if len(g.entries) >= g.next {
		g.settle(o)
		g.next = 2*len(g.entries) + manyEntries
	}
}

// settle drops what is not kept.
func (g *gathering) settle(o TableOptions) {
	type cell struct {
		period doc.Period
		state  State
	}
	cells := map[cell][]int{}
	for i := range g.entries {
		e := &g.entries[i]
		k := cell{at(e.Figure.Period), state(&e.Statement)}
		cells[k] = append(cells[k], i)
	}
	var stay []int
	for _, all := range cells {
		same := make([]Entry, len(all))
		for i, k := range all {
			same[i] = g.entries[k]
			same[i].Value = common(same[i].Value)
		}
		for _, i := range kept(same, o.Most, o.First) {
			stay = append(stay, all[i])
		}
	}
	slices.Sort(stay)
	few := make([]Entry, len(stay))
	for i, k := range stay {
		few[i] = g.entries[k]
	}
	g.entries = few
}

// common is v in the base unit of its family, where it has one.
func common(v doc.Value) doc.Value {
	_, base, ok := strings.Cut(unit.Family(v.Unit), ":")
	if !ok {
		return v
	}
	if c, ok := unit.Value(v, base); ok {
		return c
	}
	return v
}

// NewTable is the table of one line: cells are the readings kept of it, units
// how many of all its readings were printed in each unit.
func NewTable(id LineID, cells []Reading, units map[string]int) *Table {
	l := &Line{Aspect: id.Aspect, Column: id.Column, Part: id.Part, Scope: id.Scope, Years: id.Years, Unit: mostPrinted(units)}
	entries := make([]Entry, len(cells))
	for i := range cells {
		entries[i] = Entry{Statement: cells[i].Statement, Value: cells[i].Figure.Value}
	}
	l.fill(entries, TableOptions{})
	return &Table{Pick: NewPick(id.Subject, nil), Lines: []*Line{l}}
}

// mostPrinted is the unit that most figures have; of several the first by name,
// so that it does not matter who counted what first.
func mostPrinted(units map[string]int) string {
	best, most := "", 0
	for name, n := range units {
		if n > most || n == most && cmp.Less(name, best) {
			best, most = name, n
		}
	}
	return best
}
