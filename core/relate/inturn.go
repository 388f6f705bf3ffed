package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// A turn is when one number of a list holds, where the text lists the times too.
type turn struct {
	doc.Period
	at text.Span
}

// turns are the times of the count numbers of the list that f opens, one each:
// 2023年和2024年产量分别为3万吨和4万吨. It is nil where the times are not as many, or
// the numbers are told of as many things.
func (w *walker) turns(f *frame, count int) []turn {
	respects := f.flags&respect != 0 || strings.HasPrefix(f.pre.Of(w.d.Body), "分别")
	if !respects || len(splitItems(w.spellList(f.subject), "、", "和", "及", "与")) == count {
		return nil
	}
	from := f.clause.Start
	if i := w.clauseAt(from); i > 0 {
		from = w.clauses[i-1].Start
	}
	dates := w.joinedDates(text.Span{Start: from, End: f.mark.Start})
	if len(dates) != count {
		if b := &w.runBefore; dates == nil && len(b.turns) == count && b.clause.Start >= w.clauses[0].Start {
			return b.turns // 2023年和2024年产量分别为…，占比分别为
		}
		return nil
	}
	context, c := w.now().period, w.clock
	out := make([]turn, count)
	for i, d := range dates {
		p, _ := c.resolve(d.When, context)
		if p.Zero() {
			return nil
		}
		out[i] = turn{Period: p, at: d.Span}
		context, c.report = p, true // 2024年三季度、四季度: of the same year
	}
	return out
}

// joinedDates are the last dates of s that only 、 and 和 part, where there are
// several; those that something is compared with are none of them.
func (w *walker) joinedDates(s text.Span) []recognise.Mark {
	first, last := -1, -1
	for i, d := range w.dates {
		if d.Start < s.Start || d.End > s.End || d.When.Base == recognise.Back || d.When.Base == recognise.Ahead || inComparison(w.d.Body, d, s) {
			continue
		}
		if first < 0 || !joinsDates(w.d.Body[w.dates[last].End:d.Start]) {
			first = i
		}
		last = i
	}
	if first < 0 || first == last {
		return nil
	}
	return w.dates[first : last+1]
}

// joinsDates reports whether s only joins two dates.
func joinsDates(s string) bool {
	switch strings.Trim(s, " 　") {
	case "、", "和", "及", "与", "以及", "、和":
		return true
	}
	return false
}

// turnOf is the time of f's number in a list of times; ok is false where it
// stands in none.
func (w *walker) turnOf(f *frame) (t turn, ok bool) {
	if w.run.turns == nil || w.run.clause != f.clause {
		return turn{}, false
	}
	index, count := w.listPlace(f)
	if count != w.run.count || index >= len(w.run.turns) {
		return turn{}, false
	}
	return w.run.turns[index], true
}
