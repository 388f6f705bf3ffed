package audit

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/check"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/series"
)

// A year is the time that relations are of: one year, or none.
func (c *claim) year() (int, bool) {
	t := c.Time
	return t.From.Year, t.From.Grain == doc.Year && t.To.Zero() && !t.Open
}

// A line is what one document says of one thing.
type line struct {
	document string
	thing
}

// related finds arithmetic that does not hold within a document.
func related(claims []claim) []Finding {
	var out []Finding
	for _, g := range group(claims, func(c *claim) (line, bool) {
		l := line{c.Source.ID, c.thing()}
		l.family = "" // an amount and its growth in per cent
		return l, c.State != series.Foreseen
	}) {
		out = append(out, levels(g)...)
		out = append(out, points(g)...)
	}
	for _, g := range group(claims, func(c *claim) (line, bool) {
		return line{document: c.Source.ID, thing: thing{column: c.Column, part: c.Part}}, c.State != series.Foreseen
	}) {
		out = append(out, sums(g)...)
		out = append(out, products(g)...)
		out = append(out, quotients(g)...)
	}
	return out
}

// apartFloor is the least confidence of figures that are calculated with though
// they stand in different sentences: three of them must be right.
const apartFloor = 0.9

// together reports whether claims can be calculated with: all in one sentence,
// or read with confidence.
func together(all ...*claim) bool {
	for _, c := range all {
		if c.Sentence != all[0].Sentence && (c.Figure.Confidence < apartFloor || all[0].Figure.Confidence < apartFloor) {
			return false
		}
		if c.result() != all[0].result() {
			return false
		}
	}
	return true
}

// real are indicators whose growth is told at constant prices and whose levels
// are not: the two have nothing to do with each other.
var real = regexp.MustCompile(`^gdp|^gnp|^income|value_added|output_value|^industry\.output$|生产总值|增加值|总产值|产值|国民收入|纯收入|可支配收入|购买力|工资`)

// priced are words that say so.
var priced = regexp.MustCompile(`可比|不变价|实际|扣除|剔除|同口径`)

// levels compares an amount and the one before, or the difference, with the
// growth that is told.
func levels(g []*claim) []Finding {
	var out []Finding
	for _, rate := range g {
		if rate.Aspect != series.Growth && rate.Aspect != series.Total && rate.Aspect != series.Mean || !rate.bounds.closed() || rate.Figure.Value.Unit != "%" || real.MatchString(rate.Subject) || priced.MatchString(rate.Sentence) {
			continue
		}
		base, end, ok := rate.ends()
		if !ok {
			continue
		}
		for _, now := range g {
			if y, ok := now.year(); !ok || y != end || now.Aspect != series.Amount || !now.bounds.positive() || !together(rate, now) {
				continue
			}
			for _, other := range g {
				if other.Sentence != rate.Sentence && other.Sentence != now.Sentence || !together(rate, other) {
					continue
				}
				var before span
				divisor := other.Said
				switch y, one := other.year(); {
				case other.Aspect == series.Amount && (one && y == base || leads(other, now)) && other.Family == now.Family && other.bounds.positive():
					before = other.bounds
				case rate.Aspect != series.Mean && other.Aspect == series.Difference && other.Time == rate.Time && other.Family == now.Family && other.bounds.closed():
					before = now.bounds.sub(other.bounds)
					divisor = "（" + now.Said + " − " + other.Said + "）"
					if other.bounds.lo.Sign() < 0 {
						divisor = "（" + now.Said + " + " + other.Said + "）"
					}
				default:
					continue
				}
				if !before.positive() {
					continue
				}
				grown, years := rate.bounds.wider(big.NewRat(1, 20)), 1
				if rate.Aspect == series.Mean {
					years = end - base
				}
				if implied := now.bounds.growth(before); apart(implied, grown.compound(years)) {
					out = append(out, Finding{Kind: Levels, Formula: fmt.Sprintf("%s ÷ %s → %s，不是 %s", now.Said, divisor, percent(implied), rate.Said),
						Statements: statements(now, other, rate)})
				}
			}
		}
	}
	return out
}

// rise are the words between two values of which one became the other.
var rise = regexp.MustCompile(`^[^，。；,;]{0,6}(?:增加|提高|上升|增长|扩大|提升|下降|减少|降低|缩小|降|升|增|减)(?:到|至|为)(?:[^，。；,;\d]|\d{4}年){0,12}$`)

// leads reports whether a sentence says that before became now: 由38.3%提高到
// 41.5%.
func leads(before, now *claim) bool {
	if before.Sentence != now.Sentence || before.At+len(before.Said) > now.At {
		return false
	}
	told := before.Sentence[:before.At]
	clause := told[max(strings.LastIndexAny(told, "，。；,;"), 0):]
	return strings.ContainsAny(clause, "由从") && rise.MatchString(before.Sentence[before.At+len(before.Said):now.At])
}

// ends are the year that growth is counted from and its last.
func (c *claim) ends() (base, end int, ok bool) {
	t := c.Time
	if y, one := c.year(); one {
		return y - 1, y, c.Aspect == series.Growth
	}
	if t.Open || t.From.Grain != doc.Year || t.To.Grain != doc.Year {
		return 0, 0, false
	}
	return t.From.Year - 1, t.To.Year, c.Aspect == series.Total || c.Aspect == series.Mean
}

func percent(s span) string {
	lo, _ := s.lo.Float64()
	hi, _ := s.hi.Float64()
	if lo2, hi2 := fmt.Sprintf("%.1f", lo), fmt.Sprintf("%.1f", hi); lo2 != hi2 {
		return lo2 + "%～" + hi2 + "%"
	}
	return fmt.Sprintf("%.1f%%", (lo+hi)/2)
}

// points compares two shares with the points between them.
func points(g []*claim) []Finding {
	var out []Finding
	for _, d := range g {
		if d.Aspect != series.Difference || d.Figure.Value.Unit != "百分点" || !d.bounds.closed() {
			continue
		}
		base, end, ok := d.Time.From.Year-1, d.Time.From.Year, d.Time.To.Zero()
		if !ok {
			base, end = d.Time.From.Year-1, d.Time.To.Year
		}
		for _, now := range g {
			if y, one := now.year(); !one || y != end || now.Aspect != series.Amount || !now.bounds.closed() || !together(d, now) {
				continue
			}
			for _, before := range g {
				if y, one := before.year(); (!one || y != base) && !leads(before, now) || before == now || before.Aspect != series.Amount || before.Family != now.Family ||
					!before.bounds.closed() || !together(d, before) {
					continue
				}
				if implied := now.bounds.sub(before.bounds); apart(implied, d.bounds) {
					out = append(out, Finding{Kind: Points, Formula: fmt.Sprintf("%s − %s → %s，不是 %s", now.Said, before.Said, strings.ReplaceAll(percent(implied), "%", "")+"个百分点", d.Said),
						Statements: statements(now, before, d)})
				}
			}
		}
	}
	return out
}

// A whole is an indicator and all of its parts.
type whole struct {
	key   string
	parts []string
}

var wholes = sync.OnceValue(func() []whole {
	var out []whole
	for _, r := range lexicon.MustRead(assets.Tables, "sums.tsv", 2) {
		out = append(out, whole{r.Cell(0), strings.Split(r.Cell(1), "|")})
	}
	return out
})

// sums compares a whole with its parts, all of them named.
func sums(g []*claim) []Finding {
	var out []Finding
	for _, w := range wholes() {
		for _, first := range g {
			if first.Subject != w.parts[0] || first.Aspect != series.Amount || !first.bounds.closed() {
				continue
			}
			find := func(key string) *claim {
				i := slices.IndexFunc(g, func(c *claim) bool {
					return c.Subject == key && c.Aspect == series.Amount && c.Time == first.Time && c.bounds.closed() && together(first, c)
				})
				if i < 0 {
					return nil
				}
				return g[i]
			}
			parts := []*claim{first}
			total := first.bounds
			for _, p := range w.parts[1:] {
				c := find(p)
				if c == nil {
					break
				}
				parts = append(parts, c)
				total = total.add(c.bounds)
			}
			if len(parts) < len(w.parts) {
				continue
			}
			all, said := span{hundred, hundred}, "100%"
			if w.key != "100" {
				c := find(w.key)
				if c == nil {
					continue
				}
				all, said = c.bounds, c.Said
				parts = append(parts, c)
			}
			if apart(all, total) {
				var names []string
				for _, p := range parts[:len(w.parts)] {
					names = append(names, p.Said)
				}
				out = append(out, Finding{Kind: Sum, Formula: strings.Join(names, " + ") + " ≠ " + said, Statements: statements(parts...)})
			}
		}
	}
	return out
}

// products compares a part with its share of the whole.
func products(g []*claim) []Finding {
	var out []Finding
	for _, share := range g {
		if share.Figure.Kind != doc.Share || share.Figure.Value.Unit != "%" || !share.bounds.positive() {
			continue
		}
		part, all, ok := check.Parts(share.Figure.Indicator)
		if !ok {
			continue
		}
		key := series.KeyOf(all)
		for _, p := range g {
			if p.Aspect != series.Amount || p.Time != share.Time || !p.bounds.positive() || !check.PartOf(p.Figure.Indicator, part) || p == share || !together(share, p) {
				continue
			}
			for _, w := range g {
				if w.Aspect != series.Amount || w.Time != share.Time || w.Family != p.Family || !w.bounds.positive() || !together(share, w) ||
					w.Figure.Indicator != all && (key == "" || w.Subject != key) {
					continue
				}
				implied := p.bounds.quo(w.bounds)
				implied.lo.Mul(implied.lo, hundred)
				implied.hi.Mul(implied.hi, hundred)
				if apart(implied, share.bounds) {
					out = append(out, Finding{Kind: Product, Formula: fmt.Sprintf("%s ÷ %s → %s，不是 %s", p.Said, w.Said, percent(implied), share.Said), Statements: statements(p, share, w)})
				}
			}
		}
	}
	return out
}

// A quotient is an indicator that is one divided by another.
type quotient struct {
	key, count string
	base       []string
}

// ratios are the rates of checks.tsv with the keys of their bases, and what is
// told a head.
var ratios = sync.OnceValue(func() []quotient {
	out := []quotient{
		{"gdp.per_capita", "gdp", []string{"population", "population.permanent"}},
		{"gdp.per_capita", "gdp.regional", []string{"population", "population.permanent"}},
	}
	for _, r := range lexicon.MustRead(assets.Tables, "checks.tsv", 4) {
		if base := series.KeyOf(r.Cell(2)); base != "" {
			out = append(out, quotient{r.Cell(0), r.Cell(1), []string{base}})
		}
	}
	return out
})

// quotients compares rates and amounts a head with what they are of. The base
// may be the mean of a year where its end is told, or be revised: three per
// cent are no contradiction.
func quotients(g []*claim) []Finding {
	var out []Finding
	slack := big.NewRat(3, 100)
	for _, r := range ratios() {
		for _, q := range g {
			if q.Subject != r.key || q.Aspect != series.Amount || !q.bounds.positive() {
				continue
			}
			for _, count := range g {
				if count.Subject != r.count || count.Aspect != series.Amount || count.Time != q.Time || !count.bounds.positive() || !together(q, count) {
					continue
				}
				for _, base := range g {
					if !slices.Contains(r.base, base.Subject) || base.Aspect != series.Amount || base.Time != q.Time || !base.bounds.positive() || !together(q, base) {
						continue
					}
					told, by := q.bounds, ""
					if q.Figure.Value.Unit == "%" {
						told, by = span{new(big.Rat).Quo(told.lo, hundred), new(big.Rat).Quo(told.hi, hundred)}, "%"
					}
					implied := count.bounds.quo(base.bounds)
					if !apart(implied, told.wider(new(big.Rat).Mul(told.hi, slack))) {
						continue
					}
					shown := fmt.Sprintf("%.4g", implied.middle())
					if by != "" {
						shown = fmt.Sprintf("%.1f%%", 100*implied.middle())
					}
					out = append(out, Finding{Kind: Product, Formula: fmt.Sprintf("%s ÷ %s → %s，不是 %s", count.Said, base.Said, shown, q.Said), Statements: statements(q, count, base)})
				}
			}
		}
	}
	return out
}
