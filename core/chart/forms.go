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

// selection makes the first selection: what of the digital economy and of
// netizens can stand side by side.
func (b *builder) selection() {
	levels := map[string][]int{}
	var units []string
	var shares, ranks, cards []int
	for i := range b.set.Series {
		s := &b.set.Series[i]
		if !b.first(s) {
			continue
		}
		switch {
		case s.Kind == doc.Rank:
			ranks = append(ranks, i)
		case s.Kind == doc.Share && s.Unit == "%" && fits(latest(s)):
			shares = append(shares, i)
		case (s.Kind == doc.Level || b.together && s.Kind != doc.Share) && latest(s).Value.Lo != nil && latest(s).Value.Lo.Sign() >= 0:
			u := s.Unit
			if s.Kind != doc.Level { // growth in % is no amount in %
				u += "|" + s.Kind.String()
			}
			if levels[u] == nil {
				units = append(units, u)
			}
			levels[u] = append(levels[u], i)
		default:
			cards = append(cards, i)
		}
	}
	for _, u := range units {
		like, rest := b.alike(levels[u])
		if len(like) < 2 {
			rest = levels[u]
		} else {
			title := b.words.amounts
			if u == "人" || u == "户" || u == "人次" {
				title = b.words.people
			}
			b.pages(title, like, func(title string, part []int) { b.bars("selection|"+u, title, part, true) })
		}
		cards = append(cards, rest...)
	}
	if len(shares) > 1 || len(shares) == 1 && !b.shown[ref(latest(&b.set.Series[shares[0]]))] {
		b.pages(b.words.shares, shares, func(title string, part []int) { b.bars("selection|%", title, part, true) })
	}
	if len(ranks) > 0 {
		b.pages(b.words.topic+b.words.ranks, ranks, func(title string, part []int) { b.ranks("selection", title, part) })
	}
	slices.Sort(cards)
	if len(cards) > 0 {
		b.pages(b.words.topic+b.words.cards, cards, func(title string, part []int) { b.cards("selection", title, part) })
	}
}

// rows is how many series one chart of the first selection may hold.
const rows = 12

// pages makes several charts of what is too much for one.
func (b *builder) pages(title string, list []int, make func(title string, part []int)) {
	n := 0
	for part := range slices.Chunk(list, rows) {
		n++
		if len(list) > rows {
			make(fmt.Sprintf("%s %d/%d", title, n, (len(list)+rows-1)/rows), part)
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

// alike splits series into those that a common axis can show and those that
// would be a hair on it.
func (b *builder) alike(list []int) (like, rest []int) {
	var all []series.Point
	for _, i := range list {
		all = append(all, latest(&b.set.Series[i]))
	}
	floor := new(big.Rat).Quo(top(all), big.NewRat(100, 1))
	for n, i := range list {
		if top(all[n:n+1]).Cmp(floor) >= 0 && top(all[n:n+1]).Sign() > 0 {
			like = append(like, i)
		} else {
			rest = append(rest, i)
		}
	}
	return like, rest
}

func (b *builder) members(list []int) (all []*series.Series, points []series.Point) {
	for _, i := range list {
		all = append(all, &b.set.Series[i])
		points = append(points, latest(&b.set.Series[i]))
	}
	return all, points
}

func (b *builder) bars(id, title string, list []int, sorted bool) {
	all, points := b.members(list)
	unit := all[0].Unit
	word, scale := scaleFor(unit, top(points))
	unit = word + unit
	var marks []Mark
	times := map[string]bool{}
	for i, s := range all {
		marks = append(marks, b.mark(s, points[i], scale, unit))
		times[marks[i].When] = true
	}
	if sorted {
		slices.SortStableFunc(marks, func(x, y Mark) int { return cmp.Compare(y.Value(), x.Value()) })
	}
	a := axis(marks, unit, float(scale))
	if all[0].Kind == doc.Share && unit == "%" {
		a = span(0, 100, unit, 1)
	}
	var how []string
	when := marks[0].When
	if len(times) > 1 {
		how, when = []string{b.words.dates}, b.words.spanOf(points)
	}
	if len(all) == 1 {
		title = named(all[0])
	}
	b.models = append(b.models, b.model(Bars, id, b.words.titled(title, when), all, marks, a, how...))
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
	b.models = append(b.models, b.model(Ranks, id, title, all, marks, span(0, 10, "", 1), b.words.rankHow))
}

// cards shows each point of the series that no chart over time has.
func (b *builder) cards(id, title string, list []int) {
	var all []*series.Series
	var points []series.Point
	var marks []Mark
	for _, i := range list {
		s := &b.set.Series[i]
		before := len(marks)
		for _, p := range s.Points {
			if b.shown[ref(p)] {
				continue
			}
			points = append(points, p)
			word, scale := scaleFor(s.Unit, top([]series.Point{p}))
			m := b.mark(s, p, scale, word+s.Unit)
			if t := b.stated(p); t != "" && !p.Converted && p.Value.Lo != nil && p.Value.Hi != nil {
				m.Full = b.words.approx(p.Value) + t
			}
			marks = append(marks, m)
		}
		if len(marks) > before {
			all = append(all, s)
		}
	}
	if len(marks) == 0 {
		return
	}
	how := []string{b.words.noCompare}
	if len(all) > 1 {
		title = b.words.titled(title, b.words.spanOf(points))
	} else {
		title = b.words.titled(named(all[0]), marks[0].When)
		if len(marks) > 1 {
			title, how = named(all[0]), nil
		}
	}
	b.models = append(b.models, b.model(Cards, id, title, all, marks, span(0, 1, "", 1), how...))
}

// approx is 约 for a value that is printed as one number but is not exact.
func (w *words) approx(v doc.Value) string {
	if v.Qualifier == doc.Approx && v.Lo.Cmp(v.Hi) == 0 {
		return w.qualifiers[doc.Approx]
	}
	return ""
}

// others gives every series outside the first selection a chart of its own,
// and points that nothing has shown so far a card: no figure is left out.
func (b *builder) others() {
	for i := range b.set.Series {
		s := &b.set.Series[i]
		if b.first(s) {
			continue
		}
		one := []int{i}
		switch {
		case s.Kind == doc.Rank:
			b.ranks(s.ID, b.words.ranks, one)
		case s.Kind == doc.Share && s.Unit == "%" && len(s.Points) == 1 && fits(s.Points[0]):
			b.bars(s.ID, named(s), one, false)
		default:
			b.cards(s.ID, named(s), one)
		}
	}
	for _, m := range b.models {
		for _, k := range m.Marks {
			b.shown[k.Refs[0]] = true
		}
	}
	for i := range b.set.Series {
		b.cards(b.set.Series[i].ID+"|rest", named(&b.set.Series[i]), []int{i})
		if n := len(b.models); n > 0 && strings.HasSuffix(b.models[n-1].ID, "|rest") {
			b.models[n-1].Default = b.together
		}
	}
}
