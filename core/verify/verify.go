// Package verify looks up the figures of a draft in what other documents state:
// who says the same, who says otherwise and since when, and what nobody says.
// It shows what stands where and corrects nothing.
package verify

import (
	"cmp"
	"context"
	"iter"
	"math/big"
	"slices"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Verdict says how a figure of the draft stands to the documents.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota // no document states it
	Undated                // the draft does not say of which time it is
	Agrees                 // the latest document that states it says so
	Former                 // an earlier document says so, a later one otherwise
	Differs                // all say otherwise
)

var verdicts = [...]string{"unknown", "undated", "agrees", "former", "differs"}

// String is the word of a verdict in JSON: "agrees", "former".
func (v Verdict) String() string { return verdicts[v] }

// An Entry is a figure of the draft with what documents state of the same
// thing, time and status, the latest first.
type Entry struct {
	Figure  series.Statement // of the draft
	Verdict Verdict
	Same    []series.Statement // those that can be the same number, rounding included
	Other   []series.Statement // those that cannot
	Gap     *big.Rat           // what the latest of Other has more than the draft, in the draft's unit; nil unless both are one number
}

// thing is what a statement is of.
type thing struct {
	subject, column, part, scope, family string
	aspect                               series.Aspect
	time                                 doc.Period
	state                                series.State
	years                                int
}

func thingOf(r *series.Reading) thing {
	t := thing{r.Subject, r.Column, r.Part, r.Figure.Scope, r.Family, r.Aspect, r.Time, r.State, r.Years}
	if t.state == series.Preliminary {
		t.state = series.Stated
	}
	return t
}

// A Draft is a document to be verified.
type Draft struct {
	merged   map[string]string
	entries  []Entry
	at       map[thing][]int // indexes of entries
	subjects map[string]bool
}

// NewDraft reads the figures of a draft. merged are the reader's names of
// indicators that mean another, in the form of series.Normal.
func NewDraft(figures iter.Seq2[series.Statement, error], merged map[string]string) (*Draft, error) {
	d := &Draft{merged: merged, at: map[thing][]int{}, subjects: map[string]bool{}}
	for s, err := range figures {
		if err != nil {
			return nil, err
		}
		if s.Figure.Value.Lo == nil && s.Figure.Value.Hi == nil {
			continue
		}
		d.entries = append(d.entries, Entry{Figure: s})
		if s.Figure.Period.Zero() {
			d.entries[len(d.entries)-1].Verdict = Undated
			continue
		}
		r := d.read(s)
		t := thingOf(&r)
		d.at[t] = append(d.at[t], len(d.entries)-1)
		d.subjects[r.Subject] = true
	}
	return d, nil
}

func (d *Draft) read(s series.Statement) series.Reading {
	series.Rename(&s.Figure, d.merged)
	return series.ReadingOf(s)
}

// May reports whether figures of that name and key can be of a thing that the
// draft tells of: for choosing among names in an index.
func (d *Draft) May(name, key string) bool {
	return slices.ContainsFunc(series.Subjects(name, key, d.merged), func(s string) bool { return d.subjects[s] })
}

// Verify looks the draft up in what all documents state, its own copy and
// figures below the floor of confidence left out.
func (d *Draft) Verify(ctx context.Context, all iter.Seq2[series.Statement, error], floor float64) ([]Entry, error) {
	for s, err := range all {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if s.Figure.Confidence < floor || s.Figure.Value.Lo == nil && s.Figure.Value.Hi == nil || s.Figure.Period.Zero() {
			continue
		}
		r := d.read(s)
		for _, i := range d.at[thingOf(&r)] {
			e := &d.entries[i]
			if s.Source.ID == e.Figure.Source.ID {
				continue
			}
			if mine := d.read(e.Figure); series.Agree(mine.Figure.Value, r.Figure.Value) {
				e.Same = append(e.Same, s)
			} else {
				e.Other = append(e.Other, s)
			}
		}
	}
	for i := range d.entries {
		d.entries[i].judge()
	}
	return d.entries, nil
}

// judge sorts what was found and gives the verdict.
func (e *Entry) judge() {
	latest := func(a, b series.Statement) int {
		return cmp.Or(cmp.Compare(b.Source.Written.Start(), a.Source.Written.Start()), cmp.Compare(b.Figure.Confidence, a.Figure.Confidence))
	}
	slices.SortStableFunc(e.Same, latest)
	slices.SortStableFunc(e.Other, latest)
	switch {
	case len(e.Same) == 0 && len(e.Other) == 0:
		return
	case len(e.Other) == 0 || len(e.Same) > 0 && e.Same[0].Source.Written.Start() >= e.Other[0].Source.Written.Start():
		e.Verdict = Agrees
		return
	case len(e.Same) > 0:
		e.Verdict = Former
	default:
		e.Verdict = Differs
	}
	mine := e.Figure.Figure.Value
	theirs, ok := unit.Value(e.Other[0].Figure.Value, mine.Unit)
	if ok && point(mine) && point(theirs) {
		e.Gap = new(big.Rat).Sub(theirs.Lo, mine.Lo)
	}
}

func point(v doc.Value) bool { return v.Lo != nil && v.Hi != nil && v.Lo.Cmp(v.Hi) == 0 }

// Since is the first of the statements that say otherwise what the latest of
// them says.
func (e *Entry) Since() *series.Statement {
	if len(e.Other) == 0 {
		return nil
	}
	first := &e.Other[0]
	for i := range e.Other {
		if s := &e.Other[i]; series.Agree(s.Figure.Value, e.Other[0].Figure.Value) {
			first = s
		}
	}
	return first
}
