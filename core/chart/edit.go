package chart

import (
	"cmp"
	"fmt"

	"slices"

	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	units "github.com/wenshu-app/wenshu/core/unit"
)

// The orders that marks can stand in besides the one that the program chose.
const (
	Descending = "descending" // the largest first
	Ascending  = "ascending"
	AsWritten  = "document" // as the figures follow one another in the text
)

// Orders are the names of all orders.
func Orders() []string { return []string{Descending, Ascending, AsWritten} }

// Choices are what a reader can choose for a chart. The first of each list is
// what the program chose; a list of less than two offers no choice.
type Choices struct {
	Forms  []Form
	Orders []string
	Units  []string // of the axis
	Points []string // what can be left out, by what Hidden of a store.Chart names it
}

// ChoicesOf are those of a model as Build made it.
func ChoicesOf(set *series.Set, m *Model) Choices {
	c := Choices{Forms: formsOf(m), Points: pointsOf(m)}
	switch m.Form {
	case Bars:
		c.Orders = Orders()
	case Pairs, Ranks:
		c.Orders = []string{AsWritten, Descending, Ascending}
	}
	c.Units = unitsOf(set, m)
	return c
}

// formsOf are the forms that say the same without another reading of the
// figures.
func formsOf(m *Model) []Form {
	forms := []Form{m.Form}
	switch single := len(m.Lines) < 2; {
	case m.Form == Time && single && m.Axis.Min >= 0:
		forms = append(forms, Columns)
	case m.Form == Columns:
		forms = append(forms, Time)
	case m.Form == Table && len(m.Marks) <= few:
		forms = append(forms, Cards)
	}
	if m.Form != Table {
		forms = append(forms, Table)
	}
	return forms
}

// pointsOf names the marks one by one, of Pairs the rows.
func pointsOf(m *Model) []string {
	var names []string
	for _, k := range m.Marks {
		if n := m.point(k); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// point is what a mark is called among the points of its chart. It stays the
// same when figures are read anew.
func (m *Model) point(k Mark) string {
	switch {
	case m.Form == Pairs:
		return k.Name
	case k.When == "":
		return k.Name + " " + k.Full
	}
	return k.Name + " " + k.When + " " + k.Full
}

// unitsOf are the units in which the axis can be printed without many zeros on
// either side of the point: 亿元, 万亿元, 万元.
func unitsOf(set *series.Set, m *Model) []string {
	base := baseUnit(set, m)
	if base == "" || ratio(base) || !drawnToScale(m.Form) {
		return nil
	}
	most := max(m.Axis.Max, -m.Axis.Min) * m.Axis.Scale
	list := []string{m.Axis.Unit}
	for _, s := range units.Scales() {
		if n := most / float(s.Size); s.Word+base != m.Axis.Unit && n >= 0.01 && n < 1e7 {
			list = append(list, s.Word+base)
		}
	}
	return list
}

// baseUnit is the unit of a model's figures without a scale word.
func baseUnit(set *series.Set, m *Model) string {
	if len(m.Marks) == 0 {
		return ""
	}
	b := &builder{set: set}
	if s, _ := b.of(m.Marks[0].Refs[0]); s != nil {
		return s.Unit
	}
	return ""
}

// Edited returns the models as a reader wants them drawn. What is asked and
// cannot be done, because the document or its reading changed since, is left as
// the program chose it; a chart never loses all of its marks.
func Edited(set *series.Set, models []Model, wanted []store.Chart, o Options) []Model {
	if len(wanted) == 0 {
		return models
	}
	b := newBuilder(set, o)
	models = slices.Clone(models)
	for _, w := range wanted {
		if i := slices.IndexFunc(models, func(m Model) bool { return m.ID == w.ID }); i >= 0 {
			models[i] = b.edited(models[i], w)
		}
	}
	return models
}

// edited is a model as the reader wants it.
func (b *builder) edited(m Model, w store.Chart) Model {
	can := ChoicesOf(b.set, &m)
	hidden := m.hide(w.Hidden)
	if slices.Contains(can.Units, w.Unit) && w.Unit != m.Axis.Unit {
		b.inUnit(&m, w.Unit)
	}
	if slices.Contains(can.Orders, w.Order) {
		m.arrange(w.Order)
	}
	if i := slices.IndexFunc(can.Forms, func(f Form) bool { return f.String() == w.Form }); i > 0 {
		b.recast(&m, can.Forms[i])
	}
	if hidden > 0 && drawnToScale(m.Form) {
		m.Axis = axisOf(m.Form, m.Marks, m.Axis.Unit, m.Axis.Scale)
	}
	m.number()
	how := slices.Clone(m.how)
	if hidden > 0 {
		how = append(how, fmt.Sprintf(b.words.hidden, hidden))
	}
	m.Foot = b.foot(&m, how)
	m.Title = cmp.Or(w.Title, m.Title)
	return m
}

// hide leaves out the marks that are named, unless they are all, and returns how
// many those are. A mark whose neighbour goes is joined to none.
func (m *Model) hide(points []string) int {
	var kept []Mark
	gone := false
	for _, k := range m.Marks {
		if slices.Contains(points, m.point(k)) {
			gone = true
			continue
		}
		k.Joined = k.Joined && !gone
		kept, gone = append(kept, k), false
	}
	if len(kept) == 0 {
		kept = slices.Clone(m.Marks)
	}
	hidden := len(m.Marks) - len(kept)
	m.Marks = kept
	return hidden
}

// drawnToScale reports whether the marks of a form stand on an axis of values.
func drawnToScale(f Form) bool { return f == Time || f == Columns || f == Bars || f == Pairs }

// inUnit prints every mark and the axis in another scale of the same unit.
func (b *builder) inUnit(m *Model, unit string) {
	base := baseUnit(b.set, m)
	for _, s := range units.Scales() {
		if s.Word+base != unit {
			continue
		}
		b.remark(m, func(one *series.Series, p series.Point) Mark { return b.mark(one, p, s.Size, unit) })
		m.Axis = axis(m.Marks, unit, float(s.Size))
		return
	}
}

// recast gives a model another form.
func (b *builder) recast(m *Model, form Form) {
	m.Form = form
	if form == Table || form == Cards {
		b.remark(m, b.listed)
		m.Axis, m.Whole, m.Lines, m.how = span(0, 1, "", 1), nil, nil, nil
	}
}

// remark makes every mark anew from its figure; what only the form knows of it
// is kept.
func (b *builder) remark(m *Model, mark func(*series.Series, series.Point) Mark) {
	for i, old := range m.Marks {
		one, n := b.of(old.Refs[0])
		if one == nil {
			continue
		}
		k := mark(one, one.Points[n])
		k.Refs, k.Line, k.Joined = old.Refs, old.Line, old.Joined
		if m.Form == Bars || m.Form == Ranks { // what it is called beside the others
			k.Name = old.Name
		}
		m.Marks[i] = k
	}
}

// arrange sorts the marks, of Pairs the rows by their later value.
func (m *Model) arrange(order string) {
	rows := [][]Mark{}
	for i := 0; i < len(m.Marks); {
		n := 1
		for m.Form == Pairs && i+n < len(m.Marks) && m.Marks[i+n].Line == m.Marks[i].Line {
			n++
		}
		rows = append(rows, m.Marks[i:i+n])
		i += n
	}
	slices.SortStableFunc(rows, func(a, b []Mark) int {
		x, y := a[len(a)-1], b[len(b)-1]
		switch order {
		case Descending:
			return cmp.Compare(y.Value(), x.Value())
		case Ascending:
			return cmp.Compare(x.Value(), y.Value())
		}
		return cmp.Or(cmp.Compare(a[0].Refs[0].Doc, b[0].Refs[0].Doc), cmp.Compare(a[0].Refs[0].Figure, b[0].Refs[0].Figure))
	})
	m.Marks = slices.Concat(rows...)
}

// number counts the rows of Pairs anew.
func (m *Model) number() {
	if m.Form != Pairs {
		return
	}
	line, last := -1, -1
	for i := range m.Marks {
		if old := m.Marks[i].Line; i == 0 || old != last {
			line, last = line+1, old
		}
		m.Marks[i].Line = line
	}
}
