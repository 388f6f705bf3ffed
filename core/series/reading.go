package series

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Reading is a statement as tables and checks order it: what it tells, of
// what, where and when. Its figure has the time of what it tells (span), and a
// fall that was told by a positive number is negative.
type Reading struct {
	Statement
	Subject string // key of the known indicator, else the name without what says that its growth is told
	Aspect  Aspect
	State   State
	Time    doc.Period // of what it tells; the end of a year and the year are one
	Column  string     // the country or a province
	Part    string     // 农村, 四个自治区: what it is restricted to
	Family  string     // of the units that convert into one another
	Years   int        // how many years an amount or a difference sums up, 0 for one or less
}

// ReadingOf reads a statement.
func ReadingOf(s Statement) Reading { return reading(s, s.Figure.Indicator) }

// reading reads a statement of the indicator called name.
func reading(s Statement, name string) Reading {
	f := &s.Figure
	turn(f)
	r := Reading{Aspect: aspect(&s), State: state(&s), Column: column(&s), Part: part(name, &s), Subject: subject(&s), Family: unit.Family(f.Value.Unit)}
	f.Period = span(&s, r.Aspect)
	r.Time = at(f.Period)
	if r.Aspect != Mean && r.Aspect != Total && r.Aspect != MeanDifference {
		r.Years = years(f)
	}
	r.Statement = s
	return r
}

// subject is what a statement is about, whatever documents call it.
func subject(s *Statement) string {
	f := &s.Figure
	if f.Key != "" {
		return f.Key
	}
	pace, name, _ := stem(f.Indicator)
	if k := names().key[name]; k.key != "" && (k.kind == "" || pace || k.kind == f.Kind.String()) {
		return k.key
	}
	return name
}

// Subjects are the subjects that readings of figures with that name and key can
// have. merged is the reader's, as for NewPick.
func Subjects(name, key string, merged map[string]string) []string {
	f := doc.Figure{Indicator: name, Key: key}
	Rename(&f, merged)
	if f.Key != "" {
		return []string{f.Key}
	}
	_, s, _ := stem(f.Indicator)
	if k := names().key[s]; k.key != "" {
		return []string{s, k.key}
	}
	return []string{s}
}

// Rename gives a figure the name that the reader says its own means.
func Rename(f *doc.Figure, merged map[string]string) {
	if to := means(f.Indicator, merged); to != f.Indicator {
		f.Indicator, f.Key = to, KeyOf(to)
	}
}
