package relate

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
)

func agree(a, b doc.Period) string {
	if a.From == b.From && a.To == b.To && a.Open == b.Open {
		return "yes"
	}
	return "no"
}

// relation says how p lies to the article's own date.
func (w *walker) relation(p doc.Period) string {
	own := w.clock.own
	if own.Zero() {
		own = w.titled.End()
	}
	if p.Zero() {
		return "none"
	}
	if own.Zero() {
		return "unknown"
	}
	end := p.End()
	switch {
	case p.Open:
		return "open"
	case end.Year > own.Year+1:
		return "later"
	case end.Year == own.Year+1:
		return "next year"
	case end.Year == own.Year:
		if end.Grain == doc.Year {
			return "this year"
		}
		return "part of this year"
	case end.Year == own.Year-1:
		return "last year"
	case end.Year >= own.Year-5:
		return "years ago"
	}
	return "long ago"
}

func grainOf(p doc.Period) string {
	switch {
	case p.Zero():
		return "none"
	case p.Open:
		return "open"
	case span(p):
		return "years"
	case !p.To.Zero():
		return "months"
	}
	return [...]string{"none", "year", "half", "quarter", "month", "day"}[p.From.Grain]
}

// dateForm names the sort of a date as printed.
func dateForm(w recognise.When) string {
	base := [...]string{"given", "relative", "context", "back", "ahead", "month", "century", "decade", "today", "quarter"}[w.Base]
	grain := [...]string{"", "year", "half", "quarter", "month", "day"}[w.Grain]
	s := base + " " + grain
	if w.ToYear > 0 || w.ToN > 0 {
		s += " span"
	}
	if w.AsOf {
		s += " end"
	}
	if w.Same {
		s += " same"
	}
	if w.Open {
		s += " since"
	}
	if w.Base == recognise.Relative || w.Base == recognise.Context {
		switch {
		case w.Year < 0:
			s += " last"
		case w.Year > 0:
			s += " next"
		}
	}
	return s
}
