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

// Groups are series that can stand in one chart, by what they have in common,
// in the order in which the first of each comes.
type groups struct {
	order []string
	of    map[string][]int
}

func (g *groups) add(id string, i int) {
	if g.of == nil {
		g.of = map[string][]int{}
	}
	if g.of[id] == nil {
		g.order = append(g.order, id)
	}
	g.of[id] = append(g.of[id], i)
}

// compare sets side by side what of a subject can be compared.
func (b *builder) compare(s *subject) {
	b.pairs(s)
	b.regions(s)
	var changes, wholes, levels groups
	var shares, ranks []int
	for _, i := range s.series {
		one := &b.set.Series[i]
		p := latest(one)
		switch {
		case one.Kind == doc.Rank:
			ranks = append(ranks, i)
		case one.Kind == doc.Share && one.Unit == "%" && fits(p):
			shares = append(shares, i)
			if w := whole(one.Indicator); w != "" {
				wholes.add(strings.Join([]string{w, p.Period.String(), p.Status.String()}, "|"), i)
			}
		case one.Kind == doc.Change:
			changes.add(strings.Join([]string{one.Unit, p.Period.String(), p.Status.String(), growth(one)}, "|"), i)
		case one.Kind == doc.Level && p.Value.Lo != nil && p.Value.Lo.Sign() >= 0:
			levels.add(fmt.Sprint(one.Unit, "|", length(p.Period)), i)
		}
	}
	for _, id := range changes.order {
		b.side(s, "change|"+id, b.words.moves, changes.of[id])
	}
	shares = b.wholes(s, wholes, shares)
	b.side(s, "share", b.words.shares, shares)
	for _, id := range levels.order {
		for _, k := range b.kin(s, levels.of[id]) {
			b.side(s, "level|"+id+"|"+k.name, k.name, b.alike(k.series, 100))
		}
	}
	if len(ranks) > 0 {
		b.pages(b.words.capital(b.words.ranks), ranks, func(title string, part []int) { b.ranks(s.name, title, part) })
	}
}

// growth tells apart rates that must not stand side by side though they are of
// one period: a mean of several years (年均增长8%), what came about in all of
// them, and by how much something outgrew another (增长高于全国).
func growth(s *series.Series) string {
	switch {
	case series.OfMeans(s.Indicator):
		return "mean"
	case strings.Contains(s.Indicator, "高于") || strings.Contains(s.Indicator, "低于") || strings.Contains(s.Indicator, "快于"):
		return "lead"
	}
	return fmt.Sprint(s.Years)
}

// length tells apart amounts that took a month, a year or five years to come
// about, by their pace. Stocks stand with years, since texts often give the
// year of a stock alone; so does what has no time.
func length(p doc.Period) int {
	const year = 372/31 + 1
	if n := pace(p, false); n > 0 {
		return n
	}
	return year
}

// wholes makes a chart of the shares of each whole that two or more are of, and
// returns the other shares.
func (b *builder) wholes(s *subject, wholes groups, shares []int) []int {
	for _, id := range wholes.order {
		list := wholes.of[id]
		if len(list) < 2 {
			continue
		}
		of, _, _ := strings.Cut(id, "|")
		b.side(s, "whole|"+id, fmt.Sprintf(b.words.ofWhole, of), list)
		shares = slices.DeleteFunc(shares, func(i int) bool { return slices.Contains(list, i) })
	}
	return shares
}

// whole is what a share is a part of: 服务业增加值占国内生产总值比重 is of
// 国内生产总值. It is empty where the name does not say.
func whole(indicator string) string {
	_, of, ok := strings.Cut(indicator, "占")
	if !ok {
		return ""
	}
	for _, tail := range []string{"的比重", "比重", "的比例", "比例", "的份额", "份额"} {
		if w, ok := strings.CutSuffix(of, tail); ok {
			return w
		}
	}
	return ""
}

// A kinship is levels of one unit that are worth comparing, and what they are.
type kinship struct {
	name   string
	series []int
}

// kin parts levels of one unit of a subject into those that belong together:
// people and households, what the reader chose, and else names that end alike
// (产量, 增加值) or are of one domain, which is named unless the subject says it.
// What has no kin is left out: a count of parks says nothing beside a count of
// patents.
func (b *builder) kin(s *subject, list []int) []kinship {
	switch unit := b.set.Series[list[0]].Unit; {
	case unit == "人" || unit == "人次" || unit == "户":
		return []kinship{{b.words.people, list}}
	case b.together:
		return []kinship{{b.words.amounts, list}}
	}
	var tails, fields groups
	for _, i := range list {
		tails.add(tail(b.set.Series[i].Indicator), i)
	}
	var all []kinship
	for _, t := range tails.order {
		if family := tails.of[t]; len(family) >= related {
			all = append(all, kinship{b.sharedTail(family), family})
			continue
		}
		for _, i := range tails.of[t] {
			if d := domains().of[b.set.Series[i].Key]; d != "" {
				fields.add(d, i)
			}
		}
	}
	for _, d := range fields.order {
		if len(fields.of[d]) < related {
			continue
		}
		name := b.words.amounts
		if field := b.words.domain(d); field != s.name {
			name = field + b.words.colon + name
		}
		all = append(all, kinship{name, fields.of[d]})
	}
	return all
}

// related is how many levels of one sort make a comparison: two of them are
// read faster in a table.
const related = 3

// tail is the last two characters of a name, which say what sort of thing it
// is: 产量, 收入, 总额.
func tail(name string) string {
	r := []rune(name)
	return string(r[max(0, len(r)-2):])
}

// sharedTail is how far the names of series end alike: of 收到的现金 and
// 支付的现金, 现金.
func (b *builder) sharedTail(list []int) string {
	shared := []rune(b.set.Series[list[0]].Indicator)
	for _, i := range list[1:] {
		r := []rune(b.set.Series[i].Indicator)
		n := 0
		for n < len(r) && n < len(shared) && r[len(r)-1-n] == shared[len(shared)-1-n] {
			n++
		}
		shared = shared[len(shared)-n:]
	}
	return strings.TrimPrefix(string(shared), "的")
}

// side makes bars of series that share an axis, unless there is nothing to
// compare or other charts show all of them.
func (b *builder) side(s *subject, id, what string, list []int) {
	if len(list) < 2 || !slices.ContainsFunc(list, func(i int) bool { return !b.shown[ref(latest(&b.set.Series[i]))] }) {
		return
	}
	// One order over all charts of it: the second goes on where the first ends.
	size := make(map[int]float64, len(list))
	for _, i := range list {
		one := &b.set.Series[i]
		m := b.mark(one, latest(one), big.NewRat(1, 1), "")
		size[i] = m.Value()
	}
	slices.SortStableFunc(list, func(x, y int) int { return cmp.Compare(size[y], size[x]) })
	if name := b.sole(list); name != "" {
		what = name
	}
	b.pages(b.words.capital(what), list, func(title string, part []int) { b.bars(s.name+"|"+id, title, part, b.named) })
}

// regions makes bars of an indicator that three regions or more have for one
// period.
func (b *builder) regions(s *subject) {
	var same groups
	for _, i := range s.series {
		one := &b.set.Series[i]
		if p := latest(one); one.Region != "" && one.Kind != doc.Rank && one.Kind != doc.Multiple {
			same.add(strings.Join([]string{cmp.Or(one.Key, series.Normal(one.Indicator)), one.Kind.String(), one.Unit, p.Period.String(), p.Status.String()}, "|"), i)
		}
	}
	for _, id := range same.order {
		if list := same.of[id]; len(list) > 2 {
			b.bars("regions|"+id, b.sole(list), list, func(one *series.Series) string { return one.Region })
		}
	}
}

// sole is the name of the one indicator that all series of a list are of, with
// what of it they tell; empty where they are of several.
func (b *builder) sole(list []int) string {
	first := &b.set.Series[list[0]]
	regions := map[string]bool{}
	for _, i := range list {
		s := &b.set.Series[i]
		if cmp.Or(s.Key, series.Normal(s.Indicator)) != cmp.Or(first.Key, series.Normal(first.Indicator)) || s.Kind != first.Kind {
			return ""
		}
		regions[s.Region] = true
	}
	name := b.words.called(first.Indicator, first.Key)
	if first.Kind == doc.Change {
		name = moving(name, b.words)
	}
	if len(regions) > 1 {
		name = fmt.Sprintf(b.words.byRegion, name)
	}
	return name
}

// alike keeps the series that a common axis can show: those whose value is at
// least one part-th of the largest.
func (b *builder) alike(list []int, part int64) []int {
	points := b.latest(list)
	floor := new(big.Rat).Quo(top(points), big.NewRat(part, 1))
	var like []int
	for n, i := range list {
		if t := top(points[n : n+1]); t.Sign() > 0 && t.Cmp(floor) >= 0 {
			like = append(like, i)
		}
	}
	return like
}

// choose marks the charts that say most of the document, at most eight: those
// with the most marks, known indicators counting more, and never a list of
// single values or a comparison of two while there is more to see.
func (b *builder) choose() {
	const most, enough = 8, 6
	weight := func(m *Model) int {
		switch w := len(m.Marks) + 2*len(m.Keys); m.Form {
		case Cards, Table:
			return 0
		case Part:
			return w + 6
		case Ranks:
			return w / 2
		default:
			return w
		}
	}
	order := make([]int, len(b.models))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(weight(&b.models[y]), weight(&b.models[x])) })
	for n, i := range order {
		if n == 0 || n < most && weight(&b.models[i]) >= enough {
			b.models[i].Main = true
		}
	}
}
