package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// A pair is two points of a series that belong together: what was, and what is
// or is to be.
type pair [2]series.Point

// pairOf returns the two dates of a series that has just two on one pace: both
// stocks, or flows of one length.
func (b *builder) pairOf(i int) (pair, bool) {
	dates := b.dates(i)
	if len(dates) != 2 {
		return pair{}, false
	}
	return pair{dates[0], dates[1]}, true
}

// pairs sets series of two dates under each other, results with their targets
// apart from results alone. One that has no other of its kind is a chart over
// time.
func (b *builder) pairs(s *subject) {
	var same groups
	pairs := map[int]pair{}
	for _, i := range s.series {
		one := &b.set.Series[i]
		if p, ok := b.pairOf(i); ok {
			pairs[i] = p
			same.add(fmt.Sprint(p[1].Status != doc.Actual, "|", one.Unit, "|", one.Years), i)
		}
	}
	for _, id := range same.order {
		aimed := strings.HasPrefix(id, "true")
		for _, list := range b.sizes(same.of[id]) {
			if len(list) > 1 {
				what := pick(aimed, b.words.aims, b.words.twice)
				b.pages(b.words.capital(what), list, func(title string, part []int) { b.pair(s.name+"|"+id, title, part, pairs) })
			}
		}
		for _, i := range same.of[id] {
			if !b.shown[ref(pairs[i][0])] {
				b.time(b.set.Series[i].ID, []int{i})
			}
		}
	}
}

// sizes parts amounts of one unit into those of a like size, the largest first;
// rates are of one.
func (b *builder) sizes(list []int) [][]int {
	if ratio(b.set.Series[list[0]].Unit) {
		return [][]int{list}
	}
	var all [][]int
	for len(list) > 0 {
		like := b.alike(list, 20)
		if len(like) == 0 { // nothing but zeros
			break
		}
		all = append(all, like)
		list = slices.DeleteFunc(slices.Clone(list), func(i int) bool { return slices.Contains(like, i) })
	}
	return all
}

// pair makes one chart of pairs: two marks a row, whose number is their Line.
func (b *builder) pair(id, title string, list []int, pairs map[int]pair) {
	var all []*series.Series
	var points []series.Point
	for _, i := range list {
		p := pairs[i]
		all, points = append(all, &b.set.Series[i]), append(points, p[0], p[1])
	}
	word, scale := scaleFor(all[0].Unit, top(points))
	unit := word + all[0].Unit
	var marks []Mark
	for n, p := range points {
		m := b.mark(all[n/2], p, scale, unit)
		m.Line = n / 2
		marks = append(marks, m)
	}
	b.add(b.model(Pairs, id, b.words.titled(title, b.words.spanOf(points)), all, marks, axis(marks, unit, float(scale))))
}
