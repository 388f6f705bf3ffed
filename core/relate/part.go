package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/text"
)

// A part is what a claim takes of the period that is spoken of.
type part struct {
	how    string
	period doc.Period
}

// parts lists what of m's period a claim can be about: all of a span of years
// or its last, and, for what something grew from, the time before it.
func (w *walker) parts(out []part, t *timing, m *moment) []part {
	own, p := w.clock.own, m.period
	switch {
	case p.Open:
		out = append(out, part{"since", p})
		if !own.Zero() && p.From.Grain == doc.Year {
			out = append(out, part{"this year", doc.Period{From: yearOf(own.Year)}}, part{"last year", doc.Period{From: yearOf(own.Year - 1)}})
		}
	case span(p):
		out = append(out, part{"span", p}, part{"last", doc.Period{From: p.To, AsOf: p.AsOf}})
		if t.f.start {
			if w.saidAs(m.at) != "from" { // 从1980年到1985年，由A增加到B: A is of 1980
				out = append(out, part{"before", doc.Period{From: yearOf(p.From.Year - 1)}})
			}
			out = append(out, part{"first", doc.Period{From: p.From}})
		}
	case p.From.Grain == doc.Year && t.f.start && !t.beside && !m.compared: // 与2010年相比，由A增加到B: A is of 2010
		out = append(out, part{"year", p}, part{"year before", doc.Period{From: yearOf(p.From.Year - 1)}})
	case p.From.Grain == doc.Month && p.To.Zero() && t.f.start && !t.beside:
		d := p.From
		if d.N--; d.N == 0 {
			d.Year, d.N = d.Year-1, 12
		}
		out = append(out, part{"month", p}, part{"month before", doc.Period{From: d}})
	default:
		out = append(out, part{"all", p})
	}
	return out
}

var (
	pKind     = rank.NewTemplate("part.kind")
	pVerb     = rank.NewTemplate("part.verb")
	pName     = rank.NewTemplate("part.name")
	pFirst    = rank.NewTemplate("part.name,first")
	pGenre    = rank.NewTemplate("part.genre")
	pRule     = rank.NewTemplate("part.rule")
	pUnit     = rank.NewTemplate("part.unit")
	pMean     = rank.NewTemplate("part.mean")
	pWord     = rank.NewTemplate("part.word")
	pReach    = rank.NewTemplate("part.reach")
	pCompared = rank.NewTemplate("part.start,compared")
	pLength   = rank.NewTemplate("part.years")
	pLast     = rank.NewTemplate("part.last verb")
	pLevel    = rank.NewTemplate("part.level")
	pKnown    = rank.NewTemplate("part.known")
	pPrevious = rank.NewTemplate("part.previous")
	pSaid     = rank.NewTemplate("part.said")
	pDoes     = rank.NewTemplate("part.does")
)

// meanWords are the words that say how a number sums up years, and their sorts.
var meanWords = [...][2]string{{"年均", "mean"}, {"年平均", "mean"}, {"平均每年", "mean"}, {"每年平均", "mean"}, {"累计", "sum"}, {"合计", "sum"}, {"总计", "sum"}, {"共计", "sum"},
	{"每年", "each"}, {"连续", "all"}, {"一直", "all"}, {"新增", "new"}}

// meanOf is the sort of the first of meanWords in the words before a number or in
// its name; "" for none.
func meanOf(before, name string) string {
	for _, word := range meanWords {
		if strings.Contains(before, word[0]) || strings.Contains(name, word[0]) {
			return word[1]
		}
	}
	return ""
}

// choosePart picks what of m's period f's claim is about.
func (w *walker) choosePart(t *timing, m *moment, name string, gain func(doc.Period) float64) (part, float64) {
	w.parted = w.parts(w.parted[:0], t, m)
	list := w.parted
	if len(list) == 1 {
		return list[0], 1
	}
	var rule doc.Period
	if span(m.period) {
		rule = w.at(t.f, m.period, t.k)
	}
	w.choice.reset()
	verb := t.f.verbAt.Of(w.d.Body)
	if verb == "" {
		verb, _ = before(w.d.Body, t.f.mark.Start, t.f.clause.Start)
	}
	last := w.lastVerb(t.f, t.f.pre.Start)
	_, first := beginning(name)
	mean := meanOf(t.f.pre.Of(w.d.Body), name)
	does := "noun" // whether the words say what was done
	if last != "" {
		does = "verb"
	}
	known := "-"
	if k := lookup(name); k != nil {
		known = "known"
	}
	said := w.saidAs(m.at)
	previous, where := "", ""
	if len(w.told) > 0 {
		p := &w.told[len(w.told)-1]
		if p.sentence == t.s && mean == "" && p.measured == t.f.mark.Unit && (p.verb == "from" || p.verb == "to") && (t.verb == "from" || t.verb == "to") {
			mean = p.mean // 粮食年平均产量由A增加到B，棉花由C增加到D
		}
		if p.block == w.block && p.part != "" && agree(p.frame, m.period) == "yes" {
			previous, where = p.part, w.where(p, t.s, t.f)
			if p.kind != t.kind || p.does != does {
				where = "other"
			}
		}
	}
	w.mean, w.does = mean, does
	for _, p := range list {
		sc := w.score()
		how := p.how
		if sc.Names != nil {
			*sc.Names = append(*sc.Names, "#"+how+" for "+t.f.mark.Of(w.d.Body)+" of "+name)
		}
		sc.Pair(pKind, how, t.kind)
		sc.Triple(pVerb, how, t.kind, t.verb)
		sc.Triple(pUnit, how, t.kind, unitClass(t.f.mark.Unit))
		sc.Triple(pUnit, how, t.kind, unitName(t.f.mark.Unit))
		sc.Triple(pName, how, t.name, t.kind)
		sc.Pair(pFirst, how, first)
		sc.Pair(pGenre, how, w.genre)
		sc.Triple(pWord, how, verb, t.kind)
		sc.Pair(pReach, how, reachNames[m.reach])
		sc.Triple(pLast, how, last, t.kind)
		sc.Triple(pLevel, how, m.level, t.kind)
		if t.f.start && m.compared {
			sc.Str(pCompared, how)
		}
		if mean != "" {
			sc.Pair(pMean, how, mean)
		}
		sc.Triple(pKnown, how, known, t.kind)
		sc.Triple(pDoes, how, does, t.verb)
		sc.Triple(pDoes, how, does, unitClass(t.f.mark.Unit))
		sc.Triple(pSaid, how, said, t.verb)
		if previous != "" {
			sc.Triple(pPrevious, how, previous, where)
		}
		if span(m.period) && !m.period.Open {
			sc.Pair(pLength, how, rank.Digit(m.period.To.Year-m.period.From.Year))
		}
		if !rule.Zero() {
			sc.Triple(pRule, how, agree(p.period, rule), t.kind)
		}
		w.put(&sc)
	}
	var g func(int) float64
	if gain != nil {
		g = func(i int) float64 { return gain(list[i].period) }
	}
	k, p := w.decide("part", g)
	return list[k], p
}

// saidAs tells how the words of a time are put: from … to, the years that have
// passed, a term.
func (w *walker) saidAs(at text.Span) string {
	if at.Empty() {
		return "-"
	}
	body := w.d.Body
	words := at.Of(body)
	left := body[max(0, at.Start-3):at.Start]
	switch {
	case strings.HasPrefix(words, "从"), strings.HasPrefix(words, "自"), strings.HasPrefix(words, "由"), left == "从", left == "自", left == "由":
		return "from"
	case strings.HasSuffix(words, "来"):
		return "since"
	case strings.HasPrefix(body[at.End:], "期间"), strings.HasSuffix(words, "期间"), strings.HasPrefix(body[at.End:], "时期"), strings.HasSuffix(words, "时期"):
		return "term"
	case strings.HasPrefix(body[at.End:], "，"):
		return "comma"
	}
	return "other"
}
