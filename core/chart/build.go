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

// Options choose the words of a chart.
type Options struct {
	English bool // around the document's own words; Chinese without it
	// Together says that the reader chose the figures of the set: all of them
	// are the first selection, so that what has one unit stands side by side.
	Together bool
}

// Build returns every chart that the set can honestly be drawn as: the first
// selection (digital economy and netizens) before the others, each in the
// order of the forms and then of the documents.
//
// An amount and a share that imply a whole are a Part. A series of two dates
// or more is a Time or Columns. Amounts of the first selection that have one
// unit and a like size are Bars, its shares too, since all end at 100 %; of
// other indicators only the shares are, each alone. Ranks are Ranks. What is
// left stands as a card: nothing is compared across units.
func Build(set *series.Set, o Options) []Model {
	b := &builder{set: set, words: &chinese, shown: map[series.Ref]bool{}}
	if o.English {
		b.words = &english
	}
	if o.Together {
		b.together, b.words = true, b.words.ofReader()
	}
	b.parts()
	b.times()
	b.selection()
	b.others()
	ids := map[string]int{}
	for i := range b.models {
		m := &b.models[i]
		m.English = o.English
		if ids[m.ID]++; ids[m.ID] > 1 {
			m.ID = fmt.Sprintf("%s#%d", m.ID, ids[m.ID])
		}
	}
	slices.SortStableFunc(b.models, func(x, y Model) int {
		return cmp.Or(cmp.Compare(bit(!x.Default), bit(!y.Default)), cmp.Compare(x.Form, y.Form))
	})
	return b.models
}

type builder struct {
	set      *series.Set
	words    *words
	models   []Model
	together bool                // the reader put the figures together
	shown    map[series.Ref]bool // figures that need no card, since a part or a chart over time has them
}

// mark makes a mark of one point in multiples of scale.
func (b *builder) mark(s *series.Series, p series.Point, scale *big.Rat, unit string) Mark {
	m := Mark{
		Refs: append([]series.Ref{{Doc: p.Doc, Figure: p.Figure}}, p.Also...),
		Name: named(s), When: b.words.when(p.Period), Short: shortPeriod(p.Period),
		Kind: s.Kind, Status: p.Status, Disputed: p.Disputed,
		OpenLo: p.Value.Lo == nil, OpenHi: p.Value.Hi == nil,
		At: years(p.Period), Converted: p.Converted,
	}
	lo, hi := p.Value.Lo, p.Value.Hi
	if lo == nil {
		lo = hi
	}
	if hi == nil {
		hi = lo
	}
	if hi.Cmp(lo) < 0 {
		lo, hi = hi, lo
	}
	m.Lo, m.Hi = float(new(big.Rat).Quo(lo, scale)), float(new(big.Rat).Quo(hi, scale))
	m.Label = b.value(p.Value, scale)
	m.Full = withUnit(m.Label, unit)
	if stated := b.stated(p); stated != "" && !p.Converted && p.Value.Lo != nil && p.Value.Hi != nil && p.Value.Lo.Cmp(p.Value.Hi) != 0 {
		m.Full = stated // 10亿多 says it better than 10—11 亿人
	}
	if p.Disputed {
		m.Label += "※"
		m.Full += "※"
	}
	return m
}

// stated is the figure as its document prints it, with the unit if that was
// left out.
func (b *builder) stated(p series.Point) string {
	d := b.set.Docs[p.Doc]
	f := d.Figures[p.Figure]
	if f.Start < 0 || f.End > len(d.Body) || f.Empty() {
		return ""
	}
	s := strings.Map(half, strings.Join(strings.Fields(d.Says(&f)), ""))
	if f.Value.Implied && !strings.HasSuffix(s, f.Value.Unit) {
		s += f.Value.Unit
	}
	return s
}

// half makes full-width digits half wide, for reading only.
func half(r rune) rune {
	if r >= '０' && r <= '９' || r == '．' || r == '％' {
		return r - '！' + '!'
	}
	return r
}

func named(s *series.Series) string {
	if s.Region == "" || strings.Contains(s.Indicator, s.Region) {
		return s.Indicator
	}
	return s.Region + s.Indicator
}

func shortPeriod(p doc.Period) string {
	switch {
	case p.Zero():
		return ""
	case p.Open:
		return shortDate(p.From) + "—"
	case p.AsOf || p.From == p.End():
		return shortDate(p.End())
	}
	return shortDate(p.From) + "—" + shortDate(p.End())
}

// years is where a period stands on the axis of time: a year's flow at its
// number, a stock at its date.
func years(p doc.Period) float64 {
	if p.Zero() {
		return 0
	}
	if p.AsOf {
		return float64(p.End().End())/372 - 1
	}
	return float64(p.From.Start()+p.End().End())/2/372 - 0.5
}

// top is the largest value of points without its sign.
func top(points []series.Point) *big.Rat {
	max := new(big.Rat)
	for _, p := range points {
		for _, v := range []*big.Rat{p.Value.Lo, p.Value.Hi} {
			if v != nil {
				if a := new(big.Rat).Abs(v); a.Cmp(max) > 0 {
					max = a
				}
			}
		}
	}
	return max
}

// model fills what all forms have in common.
func (b *builder) model(form Form, id, title string, all []*series.Series, marks []Mark, a Axis, how ...string) Model {
	m := Model{ID: form.String() + ":" + id, Form: form, Title: title, Marks: marks, Axis: a}
	for _, s := range all {
		if s.Indicator != "" && !slices.Contains(m.Names, s.Indicator) {
			m.Names = append(m.Names, s.Indicator)
		}
		if s.Key != "" && !slices.Contains(m.Keys, s.Key) {
			m.Keys = append(m.Keys, s.Key)
		}
		m.Default = m.Default || b.first(s)
	}
	m.Foot = b.foot(&m, how)
	return m
}

// first reports whether a series belongs to the first selection.
func (b *builder) first(s *series.Series) bool { return b.together || topic(s.Key, s.Indicator) }

// foot says where the figures come from and how they were read.
func (b *builder) foot(m *Model, how []string) []string {
	w := b.words
	var sources []string
	var open, interval, status, disputed, converted, untimed bool
	for _, k := range m.Marks {
		open = open || k.OpenLo || k.OpenHi
		interval = interval || k.Lo < k.Hi
		status = status || k.Status != doc.Actual
		disputed = disputed || k.Disputed
		converted = converted || k.Converted
		untimed = untimed || k.When == ""
		for _, r := range k.Refs {
			if s := b.source(r); s != "" && !slices.Contains(sources, s) {
				sources = append(sources, s)
			}
		}
	}
	var notes []string
	for _, n := range []struct {
		wanted bool
		text   string
	}{{open && m.Form != Ranks && m.Form != Cards, w.open}, {interval && m.Form != Ranks && m.Form != Cards && m.Form != Part, w.interval}, {status, w.statuses}, {disputed, w.disputed}, {converted, w.converted}, {untimed && m.Form != Time && m.Form != Columns, w.untimed}} {
		if n.wanted {
			notes = append(notes, n.text)
		}
	}
	notes = append(how, notes...)
	var foot []string
	if s := strings.Join(notes, pick(w.english, " ", "")); s != "" {
		foot = append(foot, s)
	}
	if len(sources) > 3 {
		sources = append(sources[:2], fmt.Sprintf(w.more, len(sources)))
	}
	if len(sources) > 0 {
		foot = append(foot, w.source+strings.Join(sources, pick(w.english, "; ", "；")))
	}
	return foot
}

// source names a figure's document: title, agency, date, else the file.
func (b *builder) source(r series.Ref) string {
	f := b.set.Figure(r)
	if f == nil {
		return ""
	}
	d := b.set.Docs[r.Doc]
	var parts []string
	if f.Article >= 0 && f.Article < len(d.Articles) {
		a := d.Articles[f.Article]
		if t := slice(d, a.Title.Start, a.Title.End); t != "" {
			parts = append(parts, pick(b.words.english, "“"+t+"”", "《"+t+"》"))
		}
		if t := slice(d, a.Dateline.Agency.Start, a.Dateline.Agency.End); t != "" {
			parts = append(parts, t)
		}
		if t := b.words.date(a.Dateline.Date); t != "" {
			parts = append(parts, t)
		}
	}
	if len(parts) == 0 || !strings.Contains(parts[0], "《") && !strings.Contains(parts[0], "“") {
		parts = append([]string{d.Name}, parts...)
	}
	return strings.Join(parts, pick(b.words.english, ", ", "，"))
}

func slice(d *doc.Document, start, end int) string {
	if start < 0 || end > len(d.Body) || start >= end {
		return ""
	}
	return strings.Join(strings.Fields(d.Body[start:end]), " ")
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func equal(a, b string) bool          { return a == b }
func normalEqual(a, b string) bool    { return series.Normal(a) == b }
func normalContains(a, b string) bool { return strings.Contains(series.Normal(a), b) }

func has(list []string, want string, same func(a, b string) bool) bool {
	return slices.ContainsFunc(list, func(s string) bool { return same(s, want) })
}
