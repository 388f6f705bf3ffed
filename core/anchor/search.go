package anchor

import (
	"context"
	"slices"
	"sort"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// Bounds of the search. Nothing in it grows with more than the length of the
// text and the number of items.
const (
	edge    = 48   // letters of each end of a quotation that are compared
	common  = 16   // a gram that stands in more places tells nothing
	most    = 6    // places that are looked at for one item
	drift   = 8    // letters that its own letters may be shifted against each other
	nearby  = 1000 // letters around where an item is expected
	nearest = 400  // bytes that an item is still at its place within
	least   = 0.5  // how like its words must be at the least
	sure    = 80   // the score of a match beside which no other is looked for
)

// search places what it can of left. All are the items of the text: those found
// already show where the others are to be expected.
func (g *ground) search(ctx context.Context, all, left []*item) error {
	g.vote(left)
	var pivots pivots
	g.taken = map[seat]bool{}
	for _, it := range all {
		if it.found {
			g.taken[seat{it.list, *it.place}] = true
			at := linear(g.d, *it.place)
			pivots = append(pivots, pivot{at, at})
		}
	}
	// what is certain first: it shows by how much the text has moved
	var open []*item
	for _, it := range left {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		from := linear(g.d, *it.place)
		it.expect = from
		g.weigh(it, candidates(it.starts, g.indexAt(from)))
		it.starts = nil
		if m := certain(it.options); m != nil && g.settleAt(it, *m) {
			pivots = append(pivots, pivot{from, linear(g.d, *it.place)})
		} else {
			open = append(open, it)
		}
	}
	pivots.sort()
	for _, it := range open {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		it.expect = pivots.now(it.expect)
		m := g.best(it)
		if m == nil || m.score() < sure {
			g.look(it)
			m = g.best(it)
		}
		if m != nil {
			g.settleAt(it, *m)
		}
	}
	return nil
}

// A seat is a place that one member of a list has.
type seat struct {
	list  int
	place store.Place
}

// settleAt gives it the place of m, if no other of its list has it.
func (g *ground) settleAt(it *item, m match) bool {
	s := g.span(m.from, m.to)
	p, ok := g.placeOf(s)
	if !ok || g.taken[seat{it.list, p}] {
		return false
	}
	g.taken[seat{it.list, p}] = true
	it.found, it.moved = true, true
	*it.place = p
	g.keep(it, s)
	return true
}

// A match is a stretch of letters that may be what an item quotes.
type match struct {
	from, to            int
	text, before, after float64 // how like they are, 0 to 1
}

// score weighs as the annotator Hypothesis does (50 to 20 to 20).
func (m match) score() float64 { return 50*m.text + 20*m.before + 20*m.after }

// perfect is the score of a match in which all is as it was.
const perfect = 90

// certain returns the one match that needs no neighbours to be believed, nil if
// there is none.
func certain(options []match) *match {
	best, second := -1, 0.0
	for i, m := range options {
		switch s := m.score(); {
		case best < 0 || s > options[best].score():
			if best >= 0 {
				second = options[best].score()
			}
			best = i
		case s > second:
			second = s
		}
	}
	if best < 0 {
		return nil
	}
	if m := &options[best]; m.text == 1 && m.before+m.after >= 1.2 && m.score()-second >= 10 {
		return m
	}
	return nil
}

// best returns the most likely match of it, the nearest of equal ones; nil if
// there is none.
func (g *ground) best(it *item) *match {
	best, top := -1, 0.0
	for i, m := range it.options {
		p, ok := g.placeOf(g.span(m.from, m.to))
		if !ok || g.taken[seat{it.list, p}] {
			continue
		}
		away := distance(linear(g.d, p), it.expect)
		if !it.believes(m, away <= nearest) {
			continue
		}
		if s := m.score() - 10*float64(away)/float64(away+nearest); best < 0 || s > top {
			best, top = i, s
		}
	}
	if best < 0 {
		return nil
	}
	return &it.options[best]
}

// believes reports whether m is what it quotes: the less the words say alone,
// the more of what stands around them must be there.
func (it *item) believes(m match, near bool) bool {
	around := m.before + m.after
	bare := len(it.before)+len(it.after) == 0
	switch n := len(it.text); {
	case n == 0:
		return !bare && m.before >= 0.75 && m.after >= 0.75
	case it.strict:
		return m.text == 1 && (around >= 1 || max(m.before, m.after) >= 0.8 || bare && (near || n >= long))
	case m.text == 1:
		return n >= 8 || near && bare || around >= 0.6
	case m.text >= 0.75:
		return n >= long || around >= 0.8
	case m.text >= least:
		return around >= 1.2
	}
	return false
}

// weigh adds the matches of it near the letters in starts to its options.
func (g *ground) weigh(it *item, starts []candidate) {
	for i, c := range starts {
		m, ok := g.match(it, c.at)
		if !ok || m.text < least || it.strict && m.text < 1 || slices.ContainsFunc(it.options, func(o match) bool { return o.from == m.from && o.to == m.to }) {
			continue
		}
		m.before = aroundLikeness(it.before, g.sub(m.from-len(it.before)-drift, m.from), sameTail)
		m.after = aroundLikeness(it.after, g.sub(m.to, m.to+len(it.after)+drift), sameHead)
		if it.believes(m, true) {
			it.options = append(it.options, m)
		}
		if m.score() == perfect && (i+1 == len(starts) || 4*starts[i+1].votes < 3*c.votes) {
			return // no other comes near
		}
	}
}

// aroundLikeness is how like pattern, what stood beside a quotation, is to what
// stands there now. Where it was at the end of the text it says nothing.
func aroundLikeness(pattern, now []rune, same func(a, b []rune) int) float64 {
	if len(pattern) == 0 {
		return 0.5
	}
	if same(pattern, now) == len(pattern) {
		return 1
	}
	return likeness(pattern, now)
}

// match is the stretch of letters near at that is most like what it quotes.
func (g *ground) match(it *item, at int) (match, bool) {
	n := len(it.text)
	if slices.Equal(it.text, g.sub(at, at+n)) && at >= 0 {
		return match{from: at, to: at + n, text: 1}, true
	}
	if n == 0 {
		return match{}, false
	}
	if n <= 2*edge {
		from, to, like := g.fit(it.text, at)
		return match{from: from, to: to, text: like}, from < to
	}
	from, _, head := g.fit(it.text[:edge], at)
	for _, end := range candidates(it.ends, from+n) { // what lies between may have grown
		if end.at < from+n/2 || end.at > from+2*n {
			continue
		}
		_, to, tail := g.fit(it.text[n-edge:], end.at-edge)
		return match{from: from, to: to, text: min(head, tail)}, from < to
	}
	return match{}, false
}

// fit is where words stand near the letter at, and how like they are.
func (g *ground) fit(words []rune, at int) (from, to int, like float64) {
	slack := drift + len(words)/4
	first := max(0, at-slack)
	start, end, cost := fit(words, g.sub(first, at+len(words)+slack))
	return first + start, first + end, 1 - float64(cost)/float64(len(words))
}

// A pivot is a place that is known in both states of the document.
type pivot struct{ was, is int }

type pivots []pivot

func (p pivots) sort() {
	slices.SortFunc(p, func(a, b pivot) int { return a.was - b.was })
}

// now is where what stood at was is to be expected: between its neighbours, in
// proportion.
func (p pivots) now(was int) int {
	i := sort.Search(len(p), func(i int) bool { return p[i].was >= was })
	switch {
	case len(p) == 0:
		return was
	case i == 0:
		return max(0, was+p[0].is-p[0].was)
	case i == len(p):
		return was + p[i-1].is - p[i-1].was
	}
	a, b := p[i-1], p[i]
	if b.was == a.was || b.is < a.is {
		return was + a.is - a.was
	}
	return a.is + int(int64(was-a.was)*int64(b.is-a.is)/int64(b.was-a.was))
}

// linear is the place of p in all of the file or, where it has parts, in the
// text of all of them.
func linear(d *doc.Document, p store.Place) int {
	if len(d.Parts) == 0 {
		return p.Start
	}
	at, ok := base(d, p)
	if !ok {
		at = len(d.Raw)
	}
	return at + p.Start
}

// indexAt is the letter at a place that linear gave.
func (g *ground) indexAt(at int) int {
	for n := 8; ; n *= 8 {
		raw, ok := text.Span{Start: at, End: at + n}, true
		if len(g.d.Parts) == 0 {
			raw, ok = g.d.Origins.Forward(raw)
		}
		if ok && !g.raw {
			raw, ok = g.d.Back.Forward(raw)
		}
		if ok {
			return g.index(raw.Start)
		}
		if at+n >= max(g.d.Origins.OldLen(), len(g.d.Raw)) {
			return len(g.at)
		}
	}
}
