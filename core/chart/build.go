package chart

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// Options choose the words of a chart.
type Options struct {
	English bool // around the document's own words; Chinese without it
	// Together says that the reader chose the figures of the set: they are one
	// subject, whatever sections they stand in.
	Together bool
}

// Build returns every chart that the set can honestly be drawn as, subject by
// subject in the order of the documents. The forms are chosen by what the
// figures are, never by what they are about:
//
// An amount and a share that imply a whole are a Part. A series of three dates
// or more on one pace is a Time or Columns; of two dates a row of Pairs, as is a
// result with its target. One indicator of several regions, growth rates of one
// period, shares (those of one whole first), amounts of one unit and a like
// size are Bars. Ranks are Ranks. What is left is a table of single values:
// nothing is compared across units, and no figure is left out.
func Build(set *series.Set, o Options) []Model {
	b := newBuilder(set, o)
	subjects := b.subjects()
	b.parts()
	b.times()
	for _, s := range subjects {
		b.compare(s)
	}
	for _, s := range subjects {
		b.rest(s)
	}
	b.finish(subjects, o.English)
	return b.models
}

type builder struct {
	set      *series.Set
	words    *words
	models   []Model
	together bool                // the reader put the figures together
	shown    map[series.Ref]bool // figures that stand in some chart
	subject  map[*series.Series]*subject
}

func newBuilder(set *series.Set, o Options) *builder {
	b := &builder{set: set, words: &chinese, together: o.Together, shown: map[series.Ref]bool{}}
	if o.English {
		b.words = &english
	}
	return b
}

// add takes a chart into the list and notes what it shows.
func (b *builder) add(m Model) {
	for _, k := range m.Marks {
		b.shown[k.Refs[0]] = true
	}
	b.models = append(b.models, m)
}

// finish sorts the charts by subject, makes identifiers and titles unlike and
// says which stand for the whole.
func (b *builder) finish(subjects []*subject, english bool) {
	place := map[string]int{}
	for i, s := range subjects {
		place[s.name] = i
	}
	slices.SortStableFunc(b.models, func(x, y Model) int {
		return cmp.Or(cmp.Compare(place[x.Subject], place[y.Subject]), cmp.Compare(x.Form, y.Form))
	})
	ids, titles := map[string]int{}, map[string]bool{}
	for i := range b.models {
		m := &b.models[i]
		m.English = english
		if ids[m.ID]++; ids[m.ID] > 1 {
			m.ID = fmt.Sprintf("%s#%d", m.ID, ids[m.ID])
		}
		plain := m.Title
		if titles[m.Whose()] && m.Axis.Unit != "" {
			m.Title = fmt.Sprintf(b.words.again, plain, m.Axis.Unit)
		}
		for n := 2; titles[m.Whose()]; n++ {
			m.Title = fmt.Sprintf(b.words.again, plain, fmt.Sprint(n))
		}
		titles[m.Whose()] = true
	}
	if len(subjects) < 2 {
		for i := range b.models {
			b.models[i].Main = true
		}
		return
	}
	b.choose()
}

// mark makes a mark of one point in multiples of scale.
func (b *builder) mark(s *series.Series, p series.Point, scale *big.Rat, unit string) Mark {
	m := Mark{
		Refs: append([]series.Ref{{Doc: p.Doc, Figure: p.Figure}}, p.Also...),
		Name: b.named(s), When: b.words.when(p.Period), Short: shortPeriod(p.Period),
		Kind: s.Kind, Status: p.Status, Disputed: p.Disputed,
		OpenLo: p.Value.Lo == nil, OpenHi: p.Value.Hi == nil,
		At: years(p.Period), Converted: p.Converted,
	}
	lo, hi := p.Value.Lo, p.Value.Hi
	if lo == nil {
		lo = hi
	}
	if hi == nil {
		hi = lo
	}
	if hi.Cmp(lo) < 0 {
		lo, hi = hi, lo
	}
	m.Lo, m.Hi = float(new(big.Rat).Quo(lo, scale)), float(new(big.Rat).Quo(hi, scale))
	m.Label = b.value(p.Value, scale)
	m.Full = withUnit(m.Label, unit)
	if stated := b.stated(p); stated != "" && !p.Converted && p.Value.Lo != nil && p.Value.Hi != nil && p.Value.Lo.Cmp(p.Value.Hi) != 0 {
		m.Full = stated // 10亿多 says it better than 10—11 亿人
	}
	if p.Disputed {
		m.Label += "※"
		m.Full += "※"
	}
	return m
}

// stated is the figure as its document prints it, with the unit if that was
// left out.
func (b *builder) stated(p series.Point) string {
	d := b.set.Docs[p.Doc]
	f := d.Figures[p.Figure]
	if f.Start < 0 || f.End > len(d.Body) || f.Empty() {
		return ""
	}
	s := strings.Map(half, strings.Join(strings.Fields(d.Says(&f)), ""))
	if f.Value.Implied && !strings.HasSuffix(s, f.Value.Unit) {
		s += f.Value.Unit
	}
	return s
}

// half makes full-width digits half wide, for reading only.
func half(r rune) rune {
	if r >= '０' && r <= '９' || r == '．' || r == '％' {
		return r - '！' + '!'
	}
	return r
}

// named is the same as a chart calls it, in English too where that is its
// language.
func (b *builder) named(s *series.Series) string { return b.words.called(named(s), s.Key) }

// named is an indicator with its region, as documents have them.
func named(s *series.Series) string {
	if s.Region == "" || strings.Contains(s.Indicator, s.Region) {
		return s.Indicator
	}
	return s.Region + s.Indicator
}

func shortPeriod(p doc.Period) string {
	switch {
	case p.Zero():
		return ""
	case p.Open:
		return shortDate(p.From) + "—"
	case p.AsOf || p.From == p.End():
		return shortDate(p.End())
	}
	return shortDate(p.From) + "—" + shortDate(p.End())
}

// years is where a period stands on the axis of time: a year's flow at its
// number, a stock at its date.
func years(p doc.Period) float64 {
	if p.Zero() {
		return 0
	}
	if p.AsOf {
		return float64(p.End().End())/372 - 1
	}
	return float64(p.From.Start()+p.End().End())/2/372 - 0.5
}

// top is the largest value of points without its sign.
func top(points []series.Point) *big.Rat {
	max := new(big.Rat)
	for _, p := range points {
		for _, v := range []*big.Rat{p.Value.Lo, p.Value.Hi} {
			if v != nil {
				if a := new(big.Rat).Abs(v); a.Cmp(max) > 0 {
					max = a
				}
			}
		}
	}
	return max
}

// model fills what all forms have in common.
func (b *builder) model(form Form, id, title string, all []*series.Series, marks []Mark, a Axis, how ...string) Model {
	m := Model{ID: form.String() + ":" + id, Form: form, Subject: b.subject[all[0]].name, Title: title, Marks: marks, Axis: a, how: how}
	for _, s := range all {
		if s.Indicator != "" && !slices.Contains(m.Names, s.Indicator) {
			m.Names = append(m.Names, s.Indicator)
		}
		if s.Key != "" && !slices.Contains(m.Keys, s.Key) {
			m.Keys = append(m.Keys, s.Key)
		}
	}
	m.Foot = b.foot(&m, how)
	return m
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func equal(a, b string) bool          { return a == b }
func normalEqual(a, b string) bool    { return series.Normal(a) == b }
func normalContains(a, b string) bool { return strings.Contains(series.Normal(a), b) }

func has(list []string, want string, same func(a, b string) bool) bool {
	return slices.ContainsFunc(list, func(s string) bool { return same(s, want) })
}
