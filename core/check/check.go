// Package check compares the figures of a document with each other, by
// interval arithmetic on the printed digits: 50.2 stands for [50.15, 50.25).
// It shows what they imply and judges nothing.
package check

import (
	"math/big"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A base is what a rate is of, with the count that is part of it.
type base struct{ count, name, unit string }

var bases = sync.OnceValue(func() map[string]base {
	m := map[string]base{}
	for _, r := range lexicon.MustRead(assets.Tables, "checks.tsv", 4) {
		m[r.Cell(0)] = base{r.Cell(1), r.Cell(2), r.Cell(3)}
	}
	return m
})

// All returns what d's figures imply about each other, in the order of the
// shares and rates that imply it.
func All(d *doc.Document) []doc.Check {
	var out []doc.Check
	for i := range d.Figures {
		f := &d.Figures[i]
		if f.Kind != doc.Share || f.Value.Unit != "%" {
			continue
		}
		if c, ok := shareAmount(d, i); ok {
			out = append(out, c)
		}
		if c, ok := rateCount(d, i); ok {
			out = append(out, c)
		}
	}
	return out
}

// near bounds how far apart, in figures, two claims of one statement stand.
const near = 6

// shareAmount implies the whole from a part and its share of it: 数字经济
// 50.2万亿元, 占GDP比重41.5%.
func shareAmount(d *doc.Document, share int) (doc.Check, bool) {
	f := &d.Figures[share]
	part, whole, ok := Parts(f.Indicator)
	if !ok {
		return doc.Check{}, false
	}
	for _, i := range around(share, len(d.Figures)) {
		g := &d.Figures[i]
		if g.Kind != doc.Level || !same(f, g) || !PartOf(g.Indicator, part) {
			continue
		}
		return imply("share-amount", d, i, share, whole, g.Value.Unit)
	}
	return doc.Check{}, false
}

// rateCount implies the base of a rate from its count: 网民10.79亿, 普及率
// 76.4%.
func rateCount(d *doc.Document, rate int) (doc.Check, bool) {
	f := &d.Figures[rate]
	b, ok := bases()[f.Key]
	if !ok {
		return doc.Check{}, false
	}
	for _, i := range around(rate, len(d.Figures)) {
		g := &d.Figures[i]
		if g.Key == b.count && g.Kind == doc.Level && same(f, g) {
			return imply("rate-count", d, i, rate, b.name, b.unit)
		}
	}
	return doc.Check{}, false
}

// around lists the figures next to i, nearest first, those before it first.
func around(i, n int) []int {
	var out []int
	for k := 1; k <= near; k++ {
		if i-k >= 0 {
			out = append(out, i-k)
		}
		if i+k < n {
			out = append(out, i+k)
		}
	}
	return out
}

// same reports whether two figures speak of the same time, place and state.
func same(f, g *doc.Figure) bool {
	return f.Article == g.Article && f.Status == g.Status && f.Region == g.Region && f.Period == g.Period && !f.Period.Zero()
}

// Parts reads 数字经济占GDP比重 as 数字经济 and GDP.
func Parts(indicator string) (part, whole string, ok bool) {
	part, rest, ok := strings.Cut(indicator, "占")
	if !ok || part == "" {
		return "", "", false
	}
	for _, tail := range []string{"的比重", "比重", "的比例", "比例", "的份额", "份额"} {
		if whole, ok := strings.CutSuffix(rest, tail); ok && whole != "" {
			if full, ok := wholes[whole]; ok {
				whole = full
			}
			return part, whole, true
		}
	}
	return "", "", false
}

// wholes are short names of totals.
var wholes = map[string]string{"GDP": "国内生产总值", "国民经济": "国内生产总值", "经济总量": "国内生产总值"}

// PartOf reports whether an amount's name is the part that a share is of, but
// for a general head.
func PartOf(indicator, part string) bool {
	if indicator == part {
		return true
	}
	for _, head := range []string{"规模", "总规模", "增加值", "总量", "总额"} {
		if strings.TrimSuffix(indicator, head) == strings.TrimSuffix(part, head) {
			return true
		}
	}
	return false
}

// imply divides the interval of the part by that of its share.
func imply(kind string, d *doc.Document, part, share int, name, unit string) (doc.Check, bool) {
	g, f := &d.Figures[part], &d.Figures[share]
	lo, hi := g.Value.Bounds()
	slo, shi := f.Value.Bounds()
	c := doc.Check{Kind: kind, Name: name, Figures: [2]int{part, share}, Unit: unit, Period: f.Period,
		Formula: d.Says(g) + " ÷ " + d.Says(f)}
	hundred := big.NewRat(100, 1)
	over := func(a, b *big.Rat) *big.Rat {
		if a == nil || b == nil || b.Sign() <= 0 {
			return nil
		}
		q := new(big.Rat).Quo(a, b)
		return q.Mul(q, hundred)
	}
	c.Lo, c.Hi = over(lo, shi), over(hi, slo)
	return c, c.Lo != nil || c.Hi != nil
}
