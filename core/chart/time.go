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

// pace tells apart points that must not share a line: stocks, flows of a
// month, flows of a year. It is 0 for a stock and -1 for what has no place.
// Where one point of an indicator is a stock (截至2023年6月), the others are
// stocks too, though the text may only give their year.
func pace(p doc.Period, stock bool) int {
	switch {
	case p.Zero() || p.Open:
		return -1
	case p.AsOf || stock && p.From == p.End():
		return 0
	}
	return (p.End().End()-p.From.Start())/31 + 1
}

// dates are the points of a series that one axis of time can hold, the first
// of each period: none where the series is no quantity.
func (b *builder) dates(i int) []series.Point {
	if s := &b.set.Series[i]; s.Kind == doc.Rank || s.Kind == doc.Multiple {
		return nil
	}
	_, points, _, _ := b.paced([]int{i})
	return slices.CompactFunc(slices.Concat(points...), func(p, q series.Point) bool { return p.Period == q.Period })
}

// times makes a chart of every indicator with three dates or more of one pace:
// its regions are lines of it, at most four.
func (b *builder) times() {
	groups := map[string][]int{}
	var order []string
	for i := range b.set.Series {
		s := &b.set.Series[i]
		if len(b.dates(i)) < 3 {
			continue
		}
		id := strings.Join([]string{cmp.Or(s.Key, series.Normal(s.Indicator)), s.Kind.String(), s.Unit, fmt.Sprint(s.Years)}, "|")
		if groups[id] == nil {
			order = append(order, id)
		}
		groups[id] = append(groups[id], i)
	}
	for _, id := range order {
		for part := range slices.Chunk(groups[id], 4) {
			b.time(id, part)
		}
	}
}

// pacing is the pace that most points of the series have, the longest of them
// on a draw, and whether they are stocks.
func (b *builder) pacing(members []int) (best int, stock bool) {
	stock = slices.ContainsFunc(members, func(i int) bool {
		return slices.ContainsFunc(b.set.Series[i].Points, func(p series.Point) bool { return p.Period.AsOf })
	})
	counts := map[int]int{}
	for _, i := range members {
		for _, p := range b.set.Series[i].Points {
			if n := pace(p.Period, stock); n >= 0 {
				counts[n]++
			}
		}
	}
	best = -1
	for n, c := range counts {
		if best < 0 || c > counts[best] || c == counts[best] && n > best {
			best = n
		}
	}
	return best, stock
}

// paced are the series that have points of the pace that most have, those
// points of each, and how many others there are.
func (b *builder) paced(members []int) (all []*series.Series, points [][]series.Point, best, left int) {
	best, stock := b.pacing(members)
	for _, i := range members {
		s := &b.set.Series[i]
		var kept []series.Point
		for _, p := range s.Points {
			if pace(p.Period, stock) == best {
				kept = append(kept, p)
			} else {
				left++
			}
		}
		told := len(kept)
		kept = plain(kept)
		left += told - len(kept)
		if len(kept) > 0 {
			all, points = append(all, s), append(points, kept)
		}
	}
	return all, points, best, left
}

// time makes a chart of the points of one pace that series have, and says how
// many others they have.
func (b *builder) time(id string, members []int) {
	all, points, best, left := b.paced(members)
	flat := slices.Concat(points...)
	if len(flat) < 2 || years(flat[0].Period) == years(flat[len(flat)-1].Period) && len(points) == 1 {
		return
	}
	s := all[0]
	word, scale := scaleFor(s.Unit, top(flat))
	unit := word + s.Unit
	form := Time
	if len(all) == 1 && best > 0 && (s.Kind == doc.Level || s.Kind == doc.Change) {
		form = Columns
	}
	var marks []Mark
	var lines []string
	for i, kept := range points {
		lines = append(lines, all[i].Region)
		marks = append(marks, b.line(all[i], kept, i, scale, unit)...)
	}
	for i := range lines {
		switch {
		case len(lines) == 1:
			lines[i] = ""
		case lines[i] == "":
			lines[i] = b.words.whole
		}
	}
	slices.SortStableFunc(flat, func(x, y series.Point) int { return series.ByTime(x.Period, y.Period) })
	from, to := flat[0].Period.From, flat[len(flat)-1].Period.End()
	title := s.Indicator
	if len(all) == 1 {
		title = named(s)
	}
	title = b.words.called(title, s.Key)
	if s.Kind == doc.Change {
		title = moving(title, b.words)
	}
	var how []string
	if form == Time && stepped(marks) {
		how = append(how, b.words.stepped)
	}
	if left > 0 {
		how = append(how, fmt.Sprintf(b.words.left, left))
	}
	m := b.model(form, id+"|"+s.Region, b.words.titled(title, b.words.span(from, to)), all, marks, axis(marks, unit, float(scale)), how...)
	m.Lines = lines
	b.add(m)
}

// stepped reports whether a period is missing in a line of marks.
func stepped(marks []Mark) bool {
	for i, m := range marks {
		if i > 0 && m.Line == marks[i-1].Line && m.Status == marks[i-1].Status && !m.Joined {
			return true
		}
	}
	return false
}

// plain leaves out rounded remarks (10亿多) where two exact values or more make
// the series: beside them they would look like another value. What is aimed at
// is often a bound and stays.
func plain(points []series.Point) []series.Point {
	vague := func(p series.Point) bool {
		v := p.Value
		return p.Status == doc.Actual && (v.Lo == nil || v.Hi == nil || v.Lo.Cmp(v.Hi) != 0)
	}
	exact := slices.DeleteFunc(slices.Clone(points), vague)
	if len(exact) < 2 {
		return points
	}
	return exact
}

// moving is the name of an indicator whose growth is told.
func moving(name string, w *words) string {
	if strings.ContainsAny(name, "增减升降涨跌变") {
		return name
	}
	return name + pick(w.english, " ", "") + w.moves
}

// line makes the marks of one line. Points of one status are joined where no
// period lies between them; the step of a line of years is a year, of finer
// points the smallest distance between two of them.
func (b *builder) line(s *series.Series, points []series.Point, line int, scale *big.Rat, unit string) []Mark {
	step := 372
	last := map[doc.Status]int{}
	if points[0].Period.End().Grain != doc.Year {
		for i, p := range points {
			if j, ok := last[p.Status]; ok {
				if gap := at(p) - at(points[j]); gap > 0 {
					step = min(step, gap)
				}
			}
			last[p.Status] = i
		}
	}
	clear(last)
	var marks []Mark
	for _, status := range []doc.Status{doc.Actual, doc.Target, doc.Forecast} {
		previous := -1
		for i, p := range points {
			if p.Status != status {
				continue
			}
			m := b.mark(s, p, scale, unit)
			m.Line = line
			m.Joined = previous >= 0 && at(p)-at(points[previous]) <= step && at(p) > at(points[previous])
			marks = append(marks, m)
			previous = i
		}
	}
	return marks
}

func ref(p series.Point) series.Ref { return series.Ref{Doc: p.Doc, Figure: p.Figure} }

func at(p series.Point) int { return p.Period.End().End() }
