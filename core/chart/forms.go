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

// latest is the point of a series that stands for it beside others: an actual
// value before a target, a plain number before an interval, a dated one before
// one without a date, then the newest.
func latest(s *series.Series) series.Point {
	rank := func(p series.Point) int {
		v := p.Value
		vague := v.Lo == nil || v.Hi == nil || v.Lo.Cmp(v.Hi) != 0
		return 4*bit(p.Status == doc.Actual) + 2*bit(!vague) + bit(!p.Period.Zero())
	}
	best := s.Points[0]
	for _, p := range s.Points[1:] { // in order of time
		if rank(p) >= rank(best) {
			best = p
		}
	}
	return best
}

const (
	rows  = 12 // series that one chart may hold
	lines = 30 // values that one table may hold
	few   = 6  // values that are set large, as cards
	small = 10 // shares up to which an axis to 100 % would show nothing but its left edge
)

// pages makes several charts of what is too much for one, of like length: a
// last one of a single bar would compare nothing.
func (b *builder) pages(title string, list []int, make func(title string, part []int)) {
	n, all := 0, (len(list)+rows-1)/rows
	for part := range slices.Chunk(list, (len(list)+all-1)/all) {
		n++
		if all > 1 {
			make(fmt.Sprintf(b.words.part, title, n, all), part)
		} else {
			make(title, part)
		}
	}
}

// fits reports whether a share lies between nothing and all.
func fits(p series.Point) bool {
	hundred := big.NewRat(100, 1)
	for _, v := range []*big.Rat{p.Value.Lo, p.Value.Hi} {
		if v != nil && (v.Sign() < 0 || v.Cmp(hundred) > 0) {
			return false
		}
	}
	return true
}

func (b *builder) latest(list []int) []series.Point {
	var points []series.Point
	for _, i := range list {
		points = append(points, latest(&b.set.Series[i]))
	}
	return points
}

// bars sets the latest points of series side by side, the largest first, each
// under what name calls it.
func (b *builder) bars(id, title string, list []int, name func(*series.Series) string) {
	points := b.latest(list)
	unit := b.set.Series[list[0]].Unit
	word, scale := scaleFor(unit, top(points))
	unit = word + unit
	var all []*series.Series
	var marks []Mark
	times := map[string]bool{}
	for n, i := range list {
		s := &b.set.Series[i]
		m := b.mark(s, points[n], scale, unit)
		m.Name = name(s)
		all, marks, times[m.When] = append(all, s), append(marks, m), true
	}
	slices.SortStableFunc(marks, func(x, y Mark) int { return cmp.Compare(y.Value(), x.Value()) })
	a := axisOf(Bars, marks, unit, float(scale))
	var how []string
	when := marks[0].When
	if len(times) > 1 {
		how, when = []string{b.words.dates}, b.words.spanOf(points)
	}
	b.add(b.model(Bars, id, b.words.titled(title, when), all, marks, a, how...))
}

func (b *builder) ranks(id, title string, list []int) {
	var all []*series.Series
	var points []series.Point
	var marks []Mark
	for _, i := range list {
		s := &b.set.Series[i]
		all, points = append(all, s), append(points, s.Points...)
		for _, p := range s.Points {
			m := b.mark(s, p, big.NewRat(1, 1), "")
			if t := b.stated(p); t != "" {
				m.Full = t
			} else {
				m.Full = s.Scope + m.Label
			}
			marks = append(marks, m)
		}
	}
	if len(all) == 1 {
		title = named(all[0]) + pick(b.words.english, ", ", "的") + b.words.ranks
	}
	title = b.words.titled(title, b.words.spanOf(points))
	b.add(b.model(Ranks, id, title, all, marks, span(0, 10, "", 1), b.words.rankHow))
}

// rest sets what no chart of a subject shows under each other: large where
// there is little, else as a table.
func (b *builder) rest(s *subject) {
	var all []*series.Series
	var points []series.Point
	for _, i := range s.series {
		one := &b.set.Series[i]
		for _, p := range one.Points {
			if !b.shown[ref(p)] {
				all, points = append(all, one), append(points, p)
			}
		}
	}
	if len(points) == 0 {
		return
	}
	form, page := Table, lines
	if len(points) <= few {
		form, page = Cards, few
	}
	n, pages := 0, (len(points)+page-1)/page
	for part := range slices.Chunk(points, page) {
		owners := all[n*page:][:len(part)]
		n++
		title := b.words.capital(pick(form == Cards, b.words.cards, b.words.table))
		if len(points) == 1 {
			title = named(owners[0])
		}
		if pages > 1 {
			title = fmt.Sprintf(b.words.part, title, n, pages)
		}
		b.single(form, s.name, b.words.titled(title, b.words.spanOf(part)), owners, part)
	}
}

// single makes a chart of values that are compared with nothing, each as its
// document prints it.
func (b *builder) single(form Form, id, title string, owners []*series.Series, points []series.Point) {
	var marks []Mark
	for n, p := range points {
		marks = append(marks, b.listed(owners[n], p))
	}
	b.add(b.model(form, id, title, owners, marks, span(0, 1, "", 1)))
}

// listed is the mark of a value that stands for itself.
func (b *builder) listed(s *series.Series, p series.Point) Mark {
	word, scale := scaleFor(s.Unit, top([]series.Point{p}))
	m := b.mark(s, p, scale, word+s.Unit)
	if t := b.stated(p); t != "" && !p.Converted && p.Value.Lo != nil && p.Value.Hi != nil {
		m.Full = b.words.approx(p.Value) + t
		if p.Value.Hi.Sign() < 0 && !strings.ContainsAny(t[:min(len(t), 3)], "-−－负") { // 减少139万人
			m.Full = "−" + m.Full
		}
	}
	if s.Kind == doc.Change {
		m.Name = moving(m.Name, b.words)
	}
	return m
}

// approx is 约 for a value that is printed as one number but is not exact.
func (w *words) approx(v doc.Value) string {
	if v.Qualifier == doc.Approx && v.Lo.Cmp(v.Hi) == 0 {
		return w.qualifiers[doc.Approx]
	}
	return ""
}
