package relate

import (
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
)

// A clock resolves the dates of an article: 去年 from its own date, 7月 from
// the year that the text speaks of.
type clock struct {
	own    doc.Date   // the article's date; may be zero
	about  doc.Period // what the title says it is about, where that is over; may be zero
	report bool       // a yearly report: 五年来 ends with the year before its own
}

func yearOf(y int) doc.Date { return doc.Date{Year: y, Grain: doc.Year} }

// resolve returns the period that w means where the text before it speaks of
// context, and how it was found: "explicit" or "relative". It returns the zero
// Period where a relative date lacks something to relate to.
func (c clock) resolve(w recognise.When, context doc.Period) (doc.Period, string) {
	switch w.Base {
	case recognise.Given:
		return c.given(w, w.Year, "explicit")
	case recognise.Relative:
		if c.own.Zero() {
			return doc.Period{}, ""
		}
		return c.given(w, c.own.Year+w.Year, "relative")
	case recognise.Century, recognise.Decade:
		if c.own.Zero() && w.Base == recognise.Century {
			return doc.Period{}, ""
		}
		y := 1900
		if !c.own.Zero() {
			y = c.own.Year / 100 * 100
			if w.Base == recognise.Decade && y+w.Year > c.own.Year {
				y -= 100
			}
		}
		p := doc.Period{From: yearOf(y + w.Year), AsOf: w.AsOf}
		if w.ToYear > 0 {
			p.To = yearOf(y + w.Year + w.ToYear)
		}
		return p, "relative"
	case recognise.Month:
		base := c.own
		if d := context.End(); d.Grain == doc.Month {
			base = d
		}
		if base.Grain != doc.Month && base.Grain != doc.Day {
			return doc.Period{}, ""
		}
		y, m := base.Year, base.N+w.Year
		for m < 1 {
			y, m = y-1, m+12
		}
		return doc.Period{From: doc.Date{Year: y, Grain: doc.Month, N: m}, AsOf: w.AsOf}, "relative"
	case recognise.Quarter:
		y, q := c.own.Year, 0
		switch d := context.End(); {
		case d.Grain == doc.Quarter:
			y, q = d.Year, d.N
		case d.Grain == doc.Month || d.Grain == doc.Day:
			y, q = d.Year, (d.N+2)/3
		case c.own.Grain == doc.Month || c.own.Grain == doc.Day:
			q = (c.own.N + 2) / 3
		}
		if q == 0 {
			return doc.Period{}, ""
		}
		for q += w.Year; q < 1; q += 4 {
			y--
		}
		return doc.Period{From: doc.Date{Year: y, Grain: doc.Quarter, N: q}, AsOf: w.AsOf}, "relative"
	case recognise.Today:
		if c.own.Grain != doc.Day {
			return doc.Period{}, ""
		}
		t := time.Date(c.own.Year, time.Month(c.own.N), c.own.D+w.Day, 0, 0, 0, 0, time.UTC)
		return doc.Period{From: doc.Date{Year: t.Year(), Grain: doc.Day, N: int(t.Month()), D: t.Day()}, AsOf: w.AsOf, Open: w.Open}, "relative"
	case recognise.Back, recognise.Ahead:
		if c.own.Zero() {
			return doc.Period{}, ""
		}
		y := c.own.Year
		switch {
		case w.Base == recognise.Ahead:
			return doc.Period{From: yearOf(y), To: yearOf(y + w.Count - 1)}, "relative"
		case c.report:
			return doc.Period{From: yearOf(y - w.Count), To: yearOf(y - 1)}, "relative"
		}
		return doc.Period{From: yearOf(y - w.Count), To: yearOf(y)}, "relative"
	case recognise.Context:
		if w.Grain == doc.Day && w.N == 0 {
			return c.day(w, context)
		}
		if d := context.End(); w.Same && d.Grain > doc.Year {
			context.From.Year += w.Year
			if !context.To.Zero() {
				context.To.Year += w.Year
			}
			return context, "relative"
		}
		y := context.End().Year
		if y == 0 {
			y = c.about.End().Year
		}
		if w.Grain > doc.Year && !c.report && !c.own.Zero() {
			y = 0 // 上半年 of a news item is its own year's, whatever year it spoke of before
		}
		if y == 0 {
			y = c.own.Year
			// a report of July speaks of the months before it
			if y != 0 && w.Grain == doc.Month && (c.own.Grain == doc.Month || c.own.Grain == doc.Day) && w.N > c.own.N && !c.report {
				y--
			}
			// one of January or February looks back on the whole year before, and its end
			late := w.Grain == doc.Year && !w.AsOf && !w.Open || w.Grain == doc.Quarter && w.N == 4 || w.Grain == doc.Half && w.N == 2
			if y != 0 && late && !c.report && (c.own.Grain == doc.Month || c.own.Grain == doc.Day) && c.own.N <= 2 {
				y--
			}
		}
		if y == 0 {
			return doc.Period{}, ""
		}
		if w.Year < 0 && (context.End().Year != c.own.Year && context.End().Year != c.own.Year-1 || c.own.Zero()) && !c.own.Zero() {
			y = c.own.Year // 上年, where the text speaks of another time
		}
		return c.given(w, y+w.Year, "relative")
	}
	return doc.Period{}, ""
}

// day resolves a day without its month: it is of the month that the text speaks
// of, or the last such day before the text was written.
func (c clock) day(w recognise.When, context doc.Period) (doc.Period, string) {
	base := context.End()
	if base.Grain != doc.Month && base.Grain != doc.Day {
		base = c.own
		if base.Grain != doc.Month && base.Grain != doc.Day {
			return doc.Period{}, ""
		}
		if base.Grain == doc.Day && w.Day > base.D {
			if base.N--; base.N == 0 {
				base.Year, base.N = base.Year-1, 12
			}
		}
	}
	return doc.Period{From: doc.Date{Year: base.Year, Grain: doc.Day, N: base.N, D: w.Day}, AsOf: w.AsOf, Open: w.Open}, "relative"
}

func (c clock) given(w recognise.When, y int, from string) (doc.Period, string) {
	if w.Grain == doc.NoGrain || w.Grain == doc.Day && w.N == 0 {
		return doc.Period{}, ""
	}
	p := doc.Period{From: doc.Date{Year: y, Grain: w.Grain, N: w.N, D: w.Day}, AsOf: w.AsOf, Open: w.Open}
	if w.Grain == doc.Year {
		p.From = yearOf(y)
	}
	if w.ToN > 0 {
		p.From = doc.Date{Year: y, Grain: doc.Month, N: w.N}
		p.To = doc.Date{Year: y, Grain: doc.Month, N: w.ToN}
	}
	if w.ToYear > 0 {
		p.To = yearOf(w.ToYear)
		if w.ToYear < 100 { // a decade or a century: years after the first
			p.To = yearOf(y + w.ToYear)
		}
	}
	return p, from
}

// span reports whether p covers several years.
func span(p doc.Period) bool {
	return !p.To.Zero() && p.To.Grain == doc.Year && p.To.Year > p.From.Year || p.Open
}

// at narrows a period of several years to the part that f speaks of: the year
// before it for 从A, its last year for a stock, all of it for a flow.
func (w *walker) at(f *frame, p doc.Period, kind doc.Kind) doc.Period {
	w.narrowed = false
	if !span(p) || p.From.Year%10 == 0 && p.To.Year == p.From.Year+9 { // a year, a decade
		return p
	}
	c := w.clock
	end := p.To
	if p.Open {
		end = yearOf(c.own.Year)
		if c.report {
			end = yearOf(c.own.Year - 1)
		}
	}
	switch {
	case f.start:
		if p.Open || !c.report {
			return doc.Period{From: p.From}
		}
		return doc.Period{From: yearOf(p.From.Year - 1)}
	case f.flags&(perYear|total|steady) != 0, strings.HasPrefix(f.subject.Of(w.d.Body), "年均"), strings.HasPrefix(f.subject.Of(w.d.Body), "累计"):
		return p
	case p.Open && c.own.Zero():
		return p
	case kind == doc.Share || kind == doc.Rank || kind == doc.Index:
	case kind == doc.Level && (f.to || f.level || f.flags&has != 0 || w.afterStock(f)):
	default:
		return p
	}
	w.narrowed = true
	return doc.Period{From: end, AsOf: p.AsOf}
}

// afterStock reports whether the claim goes on a list of stocks: 冠军达到274家，
// “小巨人”1356家.
func (w *walker) afterStock(f *frame) bool {
	return w.last != nil && w.last.stock && w.last.sentence.Covers(f.mark.Span) && f.verb == 0 && f.object.Empty() &&
		!strings.HasPrefix(f.subject.Of(w.d.Body), "新")
}

// Resolve returns the period that w means in a text that was written on own,
// where nothing else is known of the text; the zero Period if that is too
// little.
func Resolve(w recognise.When, own doc.Date) doc.Period {
	p, _ := clock{own: own}.resolve(w, doc.Period{})
	return p
}
