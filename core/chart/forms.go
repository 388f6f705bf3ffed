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

// parts makes a Part of every check that implies a whole.
func (b *builder) parts() {
	for d, document := range b.set.Docs {
		if document == nil {
			continue
		}
		for _, c := range document.Checks {
			amount, share := series.Ref{Doc: d, Figure: c.Figures[0]}, series.Ref{Doc: d, Figure: c.Figures[1]}
			fa, fs := b.set.Figure(amount), b.set.Figure(share)
			if fa == nil || fs == nil || c.Lo == nil || c.Hi == nil || c.Lo.Sign() <= 0 || c.Hi.Cmp(c.Lo) < 0 || fa.Value.Lo == nil || fa.Value.Lo.Sign() < 0 || fa.Value.Unit != c.Unit {
				continue
			}
			sa, ia := b.of(amount)
			ss, is := b.of(share)
			if sa == nil || ss == nil {
				continue
			}
			word, scale := scaleFor(c.Unit, c.Hi)
			unit := word + c.Unit
			marks := []Mark{b.mark(sa, sa.Points[ia], scale, unit), b.mark(ss, ss.Points[is], big.NewRat(1, 1), ss.Unit)}
			b.shown[amount], b.shown[share] = true, true
			marks[0].Refs, marks[1].Refs = []series.Ref{amount}, []series.Ref{share}
			whole := &Whole{Name: c.Name, Lo: float(new(big.Rat).Quo(c.Lo, scale)), Hi: float(new(big.Rat).Quo(c.Hi, scale)), Formula: c.Formula}
			lo, hi := digits(c.Lo, c.Hi, scale)
			whole.Label = withUnit(lo+"—"+hi, unit)
			if lo == hi {
				whole.Label = withUnit(lo, unit)
			}
			title := sa.Indicator + "与" + ss.Indicator
			if b.words.english {
				title = sa.Indicator + " / " + ss.Indicator
			}
			m := b.model(Part, sa.ID+"/"+fmt.Sprint(c.Period), titled(title, marks[0].When), []*series.Series{sa, ss}, marks,
				span(0, whole.Hi, unit, float(scale)), fmt.Sprintf(b.words.implied, c.Formula)+b.words.roundings)
			m.Whole = whole
			b.models = append(b.models, m)
		}
	}
}

// digits prints two bounds with two decimals more than would make them equal,
// outwards: the lower one down, the upper one up would claim less than the
// check does, so both are rounded to nearest with enough digits.
func digits(lo, hi, scale *big.Rat) (string, string) {
	l, h := new(big.Rat).Quo(lo, scale), new(big.Rat).Quo(hi, scale)
	for n := 2; n < 6; n++ {
		a, b := l.FloatString(n), h.FloatString(n)
		if a != b || n == 5 {
			d := max(n, 2)
			if d == 2 && float(new(big.Rat).Sub(h, l)) < 0.1 {
				d = 3
			}
			return l.FloatString(d), h.FloatString(d)
		}
	}
	return short(l), short(h)
}

// of returns the series that holds a figure and the index of its point there.
func (b *builder) of(r series.Ref) (*series.Series, int) {
	for i := range b.set.Series {
		s := &b.set.Series[i]
		for j, p := range s.Points {
			if (series.Ref{Doc: p.Doc, Figure: p.Figure}) == r || slices.Contains(p.Also, r) {
				return s, j
			}
		}
	}
	return nil, 0
}

func titled(name, span string) string {
	if span == "" {
		return name
	}
	return name + "，" + span
}

// pace tells apart points that must not share a line: stocks, flows of a
// month, flows of a year. It is 0 for a stock and -1 for what has no place.
func pace(p doc.Period) int {
	switch {
	case p.Zero() || p.Open:
		return -1
	case p.AsOf:
		return 0
	}
	return (p.End().End()-p.From.Start())/31 + 1
}

// times makes a chart of every indicator with two dates or more: its regions
// are lines of it, at most four.
func (b *builder) times() {
	groups := map[string][]int{}
	var order []string
	for i := range b.set.Series {
		s := &b.set.Series[i]
		if s.Kind == doc.Rank || s.Kind == doc.Multiple || s.Dated() < 2 {
			continue
		}
		id := strings.Join([]string{cmp.Or(s.Key, series.Normal(s.Indicator)), s.Kind.String(), s.Unit}, "|")
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

func (b *builder) time(id string, members []int) {
	counts := map[int]int{}
	for _, i := range members {
		for _, p := range b.set.Series[i].Points {
			if n := pace(p.Period); n >= 0 {
				counts[n]++
			}
		}
	}
	best := -1
	for n, c := range counts {
		if best < 0 || c > counts[best] || c == counts[best] && n > best {
			best = n
		}
	}
	var all []*series.Series
	var points [][]series.Point
	left, drawn := 0, 0
	for _, i := range members {
		s := &b.set.Series[i]
		var kept []series.Point
		for _, p := range s.Points {
			if pace(p.Period) == best {
				kept = append(kept, p)
			} else {
				left++
			}
		}
		if len(kept) > 0 {
			all, points = append(all, s), append(points, kept)
		}
		drawn += len(kept)
	}
	flat := slices.Concat(points...)
	if drawn < 2 || years(flat[0].Period) == years(flat[len(flat)-1].Period) && len(points) == 1 {
		return
	}
	for _, p := range flat {
		b.shown[ref(p)] = true
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
	if s.Kind == doc.Change && !strings.ContainsAny(title, "增减升降涨跌变") {
		title += b.words.moves
	}
	var how []string
	if form == Time {
		for i, m := range marks {
			if i > 0 && m.Line == marks[i-1].Line && !m.Joined {
				how = append(how, b.words.stepped)
				break
			}
		}
	}
	if left > 0 {
		how = append(how, fmt.Sprintf(b.words.left, left))
	}
	m := b.model(form, id+"|"+s.Region, titled(title, b.words.span(from, to)), all, marks, axis(marks, unit, float(scale)), how...)
	m.Lines = lines
	b.models = append(b.models, m)
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
		if !topic(s.Key, s.Indicator) {
			continue
		}
		switch {
		case s.Kind == doc.Rank:
			ranks = append(ranks, i)
		case s.Kind == doc.Share && s.Unit == "%" && fits(latest(s)):
			shares = append(shares, i)
		case s.Kind == doc.Level && latest(s).Value.Lo != nil && latest(s).Value.Lo.Sign() >= 0:
			if levels[s.Unit] == nil {
				units = append(units, s.Unit)
			}
			levels[s.Unit] = append(levels[s.Unit], i)
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
			b.bars("selection|"+u, title, like, true)
		}
		cards = append(cards, rest...)
	}
	if len(shares) > 1 || len(shares) == 1 && !b.shown[ref(latest(&b.set.Series[shares[0]]))] {
		b.bars("selection|%", b.words.shares, shares, true)
	}
	if len(ranks) > 0 {
		b.ranks("selection", b.words.topic+b.words.ranks, ranks)
	}
	slices.Sort(cards)
	if len(cards) > 0 {
		b.cards("selection", b.words.topic+b.words.cards, cards)
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
	b.models = append(b.models, b.model(Bars, id, titled(title, when), all, marks, a, how...))
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
	title = titled(title, b.words.spanOf(points))
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
			if t := b.stated(p); t != "" && p.Value.Lo != nil && p.Value.Hi != nil {
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
		title = titled(title, b.words.spanOf(points))
	} else {
		title = titled(named(all[0]), marks[0].When)
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
		if topic(s.Key, s.Indicator) {
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
			b.models[n-1].Default = false
		}
	}
}
