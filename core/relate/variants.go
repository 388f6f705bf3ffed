package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
)

// variants resolves a date against each thing that it can relate to.
func (w *walker) variants(d *spoken, use func(p doc.Period, from, context string)) {
	c := w.clock
	switch d.When.Base {
	case recognise.Given:
		if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
			use(p, from, "")
		}
		return
	case recognise.Back, recognise.Ahead:
		if p := w.spanOf(d.When.Count); !p.Zero() {
			use(p, "relative", "said")
		}
		if d.When.Base == recognise.Ahead {
			if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
				use(p, from, "")
			}
			return
		}
		// up to the last full year in a report on years, up to now elsewhere, or to what a text of the months after a year tells of it
		if k := len(w.told) - 1; d.When.Base == recognise.Back && !c.report && k >= 0 && c.own.Grain > doc.Year && c.own.N <= 6 && w.told[k].period.End().Year == c.own.Year-1 && w.told[k].block >= d.block-1 {
			c.own = yearOf(c.own.Year - 1)
		}
		if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
			use(p, from, map[bool]string{true: "full years", false: "own"}[c.report])
		}
		return
	case recognise.Context, recognise.Month, recognise.Quarter:
	default:
		if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
			use(p, from, "")
		} else if c.own.Zero() && !w.titled.Zero() {
			k := c
			k.own = w.titled.End()
			if p, from := k.resolve(d.When, doc.Period{}); !p.Zero() {
				use(p, from, "title")
			}
		}
		return
	}
	var seen [6]doc.Period
	n := 0
	inMonth := d.When.Base != recognise.Context || d.When.Grain == doc.Day && d.When.N == 0
	try := func(k clock, context doc.Period, name string) {
		if inMonth && context.End().Grain <= doc.Year && !context.Zero() {
			return
		}
		p, from := k.resolve(d.When, context)
		if p.Zero() || n == len(seen) {
			return
		}
		for _, q := range seen[:n] {
			if q == p {
				return
			}
		}
		seen[n] = p
		n++
		use(p, from, name)
	}
	plain := c
	plain.report = true              // the context's year counts, whatever the text is
	if p := w.anchor(d); !p.Zero() { // 3月出口26亿元，上月25亿元，上年同月24亿元
		try(plain, p, "said")
		return
	}
	if !w.titled.Zero() {
		try(plain, w.titled, "title")
	}
	if k := d.claims; k > 0 && k <= len(w.told) && !w.told[k-1].period.Zero() {
		p := w.told[k-1].period
		try(plain, p, "said")
	}
	if !c.own.Zero() {
		try(c, doc.Period{From: yearOf(c.own.Year)}, "own")
		if c.report || d.When.Year >= 0 { // 上年 of a news item is no year before its last
			try(plain, doc.Period{From: yearOf(c.own.Year - 1)}, "last")
		}
		if d.When.Base != recognise.Context || d.When.Grain == doc.Day {
			try(c, doc.Period{}, "own")
		}
	}
	if h := w.heading; !h.period.Zero() {
		try(plain, h.period, "heading")
	}
}

// anchor is the period that 上月, 上季度 and 上年同期 count from where the text
// before gave one: the time of the nearest claim whose own time is not such a
// word.
func (w *walker) anchor(d *spoken) doc.Period {
	next := d.When.Base == recognise.Context && d.When.Grain == doc.Year && d.When.Year > 0 // 次年
	if d.When.Base != recognise.Month && d.When.Base != recognise.Quarter && !d.When.Same && !next {
		return doc.Period{}
	}
	for k := len(w.told) - 1; k >= 0; k-- {
		t := &w.told[k]
		if t.block != d.block || !d.When.Same && !next && t.sentence != d.sentence {
			break
		}
		if t.at.Start > d.Start || strings.HasPrefix(t.when.Of(w.d.Body), "上") || strings.HasPrefix(t.when.Of(w.d.Body), "去年同") {
			continue
		}
		p := t.frame
		if p.Zero() || p.Open || span(p) || !d.When.Same && !next && p.From.Grain == doc.Year {
			break
		}
		return p
	}
	if d.When.Same && !w.clock.own.Zero() {
		return doc.Period{From: yearOf(w.clock.own.Year)}
	}
	return doc.Period{}
}

// spanOf is the period of so many years that the text speaks of: 这八年 of a
// plan for 1978 to 1985.
func (w *walker) spanOf(years int) doc.Period {
	if years < 2 {
		return doc.Period{}
	}
	fits := func(p doc.Period) bool { return span(p) && !p.Open && p.To.Year-p.From.Year+1 == years }
	if fits(w.titled) {
		return w.titled
	}
	if fits(w.heading.period) {
		return w.heading.period
	}
	for k, n := len(w.told)-1, 0; k >= 0 && n < 12; k, n = k-1, n+1 {
		if fits(w.told[k].frame) {
			return w.told[k].frame
		}
	}
	for k, n := len(w.spoken)-1, 0; k >= 0 && n < 40; k, n = k-1, n+1 { // 1976至1985年的十年规划; 在这十年里
		if d := w.spoken[k].When; d.Base == recognise.Given && d.ToYear > d.Year && d.ToYear-d.Year+1 == years {
			return doc.Period{From: yearOf(d.Year), To: yearOf(d.ToYear)}
		}
	}
	return doc.Period{}
}
