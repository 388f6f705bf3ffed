// Package series collects the figures of documents into series: one indicator,
// one kind, one unit, one region, its values in order of time. Values stay
// exact; what was printed in another unit of the same dimension (斤 beside 吨)
// is converted to the one that most figures of the series have. It decides
// nothing about drawing.
package series

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Point is one figure of a series.
type Point struct {
	Doc, Figure int       // Set.Docs[Doc].Figures[Figure]
	Value       doc.Value // in the unit of the series
	Period      doc.Period
	Status      doc.Status
	Also        []Ref // figures that state the same period and status again
	Disputed    bool  // one of Also cannot be the same number, even with its rounding
	Converted   bool  // printed in another unit than the series has
}

// A Ref names a figure of a Set.
type Ref struct{ Doc, Figure int }

// A Series is what documents say about one thing. Actual values, targets and
// forecasts stand in it side by side; Point.Status tells them apart.
type Series struct {
	ID        string // stable for the same indicator, kind, dimension, place and span
	Key       string // of a known indicator; else empty
	Indicator string // as the first of the points has it
	Kind      doc.Kind
	Unit      string
	Region    string
	Scope     string  // of a rank
	Years     int     // how many years each value sums up (五年累计), 0 where it is of one or of less
	Points    []Point // in order of time; those without a time last
}

// A Set holds series and the documents that they point into.
type Set struct {
	Docs   []*doc.Document
	Series []Series // in the order in which the documents first name them
}

// Figure returns the figure that r names, or nil if there is none.
func (s *Set) Figure(r Ref) *doc.Figure {
	if r.Doc < 0 || r.Doc >= len(s.Docs) || s.Docs[r.Doc] == nil || r.Figure < 0 || r.Figure >= len(s.Docs[r.Doc].Figures) {
		return nil
	}
	return &s.Docs[r.Doc].Figures[r.Figure]
}

// Floor is the confidence that a figure has at least where charts are drawn and
// the user has not chosen otherwise: below it, on the marked documents, names
// are more often torn from their sentence than not.
const Floor = 0.5

// Collect sorts the figures of docs into series. It leaves out figures below
// the floor of confidence and figures without a value.
func Collect(docs []*doc.Document, floor float64) *Set {
	return CollectOf(docs, func(r Ref) bool { return docs[r.Doc].Figures[r.Figure].Confidence >= floor })
}

// CollectOf sorts those figures of docs into series that keep says: the ones a
// reader chose, whatever their confidence. It leaves out figures without a
// value.
func CollectOf(docs []*doc.Document, keep func(r Ref) bool) *Set {
	return collect(docs, keep, func(_ Ref, f *doc.Figure) (string, string) {
		return cmp.Or(f.Key, Normal(f.Indicator)), f.Region
	})
}

// CollectPick sorts the figures of one indicator into series, whatever the
// documents call it, those below the floor of confidence left out. sources
// says of each document what it is; a figure without a region is of the region
// that its document speaks for.
func CollectPick(docs []*doc.Document, sources []*Source, p *Pick, floor float64) *Set {
	set := collect(docs, func(r Ref) bool {
		f := &docs[r.Doc].Figures[r.Figure]
		return f.Confidence >= floor && p.Has(f)
	}, func(r Ref, f *doc.Figure) (string, string) {
		region := f.Region
		if c := column(&Statement{Source: sources[r.Doc], Figure: *f}); region == "" && c != Country {
			region = c
		}
		return cmp.Or(p.Key, p.stem), region
	})
	for i := range set.Series {
		set.Series[i].Key, set.Series[i].Indicator = p.Key, p.Name
	}
	return set
}

// collect puts figures of one name and region, by identify, of one kind,
// dimension and span into one series.
func collect(docs []*doc.Document, keep func(r Ref) bool, identify func(Ref, *doc.Figure) (name, region string)) *Set {
	set := &Set{Docs: docs}
	index := map[string]int{}
	for d, document := range docs {
		if document == nil {
			continue
		}
		for i := range document.Figures {
			f := &document.Figures[i]
			if f.Value.Lo == nil && f.Value.Hi == nil || !keep(Ref{d, i}) {
				continue
			}
			name, region := identify(Ref{d, i}, f)
			id := identity(f, name, region)
			n, ok := index[id]
			if !ok {
				n = len(set.Series)
				index[id] = n
				set.Series = append(set.Series, Series{ID: id, Key: f.Key, Indicator: f.Indicator, Kind: f.Kind, Region: region, Scope: f.Scope, Years: years(f)})
			}
			set.Series[n].Points = append(set.Series[n].Points, Point{Doc: d, Figure: i, Value: f.Value, Period: f.Period, Status: f.Status})
		}
	}
	for i := range set.Series {
		s := &set.Series[i]
		s.convert()
		s.Points = set.settle(s.Points)
	}
	return set
}

func identity(f *doc.Figure, name, region string) string {
	id := []string{name, f.Kind.String(), unit.Family(f.Value.Unit), region, f.Scope}
	if n := years(f); n > 0 {
		id = append(id, strconv.Itoa(n))
	}
	if f.Kind == doc.Change && OfMeans(f.Indicator) { // a key does not tell 年均增长 from a year's
		id = append(id, "mean")
	}
	return strings.Join(id, "|")
}

// OfMeans says whether an indicator's changes are a year's mean of several
// years (地区生产总值年均, 产值年均增速). 年均浓度 is a thing of its own, whose
// changes are those of one year.
func OfMeans(indicator string) bool {
	_, after, ok := strings.Cut(indicator, "年均")
	return ok && (after == "" || strings.ContainsAny(after, "增减升降涨跌"))
}

// years is how many years an amount or a change sums up: what came about in
// five years stands in no row with what came about in one. It is 0 for one
// year or less, and for what only holds at a time.
func years(f *doc.Figure) int {
	p := f.Period
	if f.Kind != doc.Level && f.Kind != doc.Change || p.AsOf || p.Open || p.To.Grain != doc.Year || p.To.Year <= p.From.Year {
		return 0
	}
	if strings.Contains(f.Indicator, "年均") { // a year's worth of several
		return 0
	}
	return p.To.Year - p.From.Year + 1
}

// Normal is the form in which two names of one indicator are equal: without
// blanks, 我国, 全国 and 的, Latin letters small and of half width. It is for
// comparing only; it says nothing about places in a text.
func Normal(indicator string) string {
	var b strings.Builder
	for _, r := range lexicon.Narrow(indicator) {
		if r == ' ' || r == '\u3000' || r == '\t' || r == '\n' || r == '\r' || r == '的' {
			continue
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	s := b.String()
	for _, whole := range []string{"我国", "全国"} {
		if rest := strings.TrimPrefix(s, whole); rest != "" {
			s = rest
		}
	}
	return s
}

// settle orders points by time and folds those that state the same period and
// status into the best of them.
func (s *Set) settle(points []Point) []Point {
	slices.SortStableFunc(points, func(a, b Point) int {
		return cmp.Or(ByTime(a.Period, b.Period), cmp.Compare(a.Status, b.Status), s.better(a, b))
	})
	out := points[:0:0]
	for _, p := range points {
		if n := len(out); n > 0 && out[n-1].Status == p.Status && out[n-1].Period == p.Period && !p.Period.Zero() {
			best := &out[n-1]
			best.Also = append(best.Also, Ref{p.Doc, p.Figure})
			best.Disputed = best.Disputed || !Agree(best.Value, p.Value)
			continue
		}
		out = append(out, p)
	}
	return out
}

// better says which of two figures for the same time comes first: the closed
// interval, the exact value, the later document (it may revise), the more
// printed digits, the more confident, the earlier place.
func (s *Set) better(a, b Point) int {
	return cmp.Or(
		cmp.Compare(open(a.Value), open(b.Value)),
		cmp.Compare(loose(a.Value.Qualifier), loose(b.Value.Qualifier)),
		cmp.Compare(s.written(b), s.written(a)),
		compareRat(a.Value.Step, b.Value.Step),
		cmp.Compare(s.confidence(b), s.confidence(a)),
		cmp.Compare(a.Doc, b.Doc),
		cmp.Compare(a.Figure, b.Figure),
	)
}

func (s *Set) confidence(p Point) float64 { return s.Figure(Ref{p.Doc, p.Figure}).Confidence }

// written is when the article of p was written, on the scale of doc.Date.Start.
func (s *Set) written(p Point) int {
	d := s.Docs[p.Doc]
	a := d.Figures[p.Figure].Article
	if a < 0 || a >= len(d.Articles) || d.Articles[a].Dateline.Date.Zero() {
		return 0
	}
	return d.Articles[a].Dateline.Date.Start()
}

func open(v doc.Value) int {
	if v.Lo == nil || v.Hi == nil {
		return 1
	}
	return 0
}

func loose(q doc.Qualifier) int {
	switch q {
	case doc.Exact:
		return 0
	case doc.Approx:
		return 1
	}
	return 2
}

// compareRat orders nil after every number.
func compareRat(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return a.Cmp(b)
}

// Agree reports whether a and b can be the same number, rounding included.
// Where two roundings only touch, as those of 0.2 and 0.3 do, they cannot.
func Agree(a, b doc.Value) bool {
	aLo, aHi := a.Bounds()
	bLo, bHi := b.Bounds()
	both := rounded(a) && rounded(b)
	reaches := func(lo, hi *big.Rat) bool {
		if lo == nil || hi == nil {
			return true
		}
		c := lo.Cmp(hi)
		return c < 0 || c == 0 && !both
	}
	return reaches(bLo, aHi) && reaches(aLo, bHi)
}

// rounded reports whether v stands for an interval because of its digits.
func rounded(v doc.Value) bool {
	return v.Step != nil && v.Step.Sign() > 0 && v.Lo != nil && v.Hi != nil && v.Lo.Cmp(v.Hi) == 0
}

// ByTime orders periods by their end, then by their start; no time comes last.
func ByTime(a, b doc.Period) int {
	if a.Zero() || b.Zero() {
		return cmp.Compare(bit(a.Zero()), bit(b.Zero()))
	}
	return cmp.Or(
		cmp.Compare(a.End().End(), b.End().End()),
		cmp.Compare(a.From.Start(), b.From.Start()),
		cmp.Compare(bit(a.AsOf), bit(b.AsOf)),
		cmp.Compare(bit(a.Open), bit(b.Open)),
		strings.Compare(a.String(), b.String()),
	)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
