package parquet

import (
	"context"
	"iter"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/core/series"
)

// FilterOf is the part of a query by which files and pages are left out.
func FilterOf(q *query.Query) Filter {
	var f Filter
	if q.Figure != nil {
		f.Name = q.Figure.Named()
		f.From, f.Till = q.Figure.From, q.Figure.To
	}
	if q.Words != nil {
		f.Sentence = q.Words.Holds
	}
	for _, x := range q.Fields {
		switch {
		case x.Not:
		case x.Name == "date":
			if x.From > 0 {
				f.Written[0] = max(f.Written[0], x.From/daysOfYear)
			}
			if last := (x.To - 1) / daysOfYear; x.To > 0 && (f.Written[1] == 0 || last < f.Written[1]) {
				f.Written[1] = last
			}
		case x.Name == "region":
			also := f.Place
			f.Place = func(p string) bool { return inPlace(p, x.Text) && (also == nil || also(p)) }
		}
	}
	return f
}

// daysOfYear is that of doc.Date.Start.
const daysOfYear = 372

func inPlace(province, asked string) bool {
	return province != "" && find.Has(province, asked) || province == "" && asked == whole
}

// Search gives the figures that a query asks for: those it names by value and
// time or, where it has words alone, those in whose sentence they stand. Of the
// fields it knows title, issuer, region, date; the others find nothing. in is
// Filter.In.
func (d *Folder) Search(ctx context.Context, q *query.Query, in func(year int, province string) bool) iter.Seq2[series.Statement, error] {
	return func(yield func(series.Statement, error) bool) {
		f := FilterOf(q)
		f.In = in
		for s, err := range d.Statements(ctx, f) {
			if err == nil && !meets(q, &s) {
				continue
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

func meets(q *query.Query, s *series.Statement) bool {
	if q.Figure != nil && !q.Figure.Meets(&s.Figure) || q.Words != nil && !q.Words.Holds(s.Sentence) {
		return false
	}
	for _, f := range q.Fields {
		ok := false
		switch f.Name {
		case "title":
			ok = find.Has(strings.TrimSpace(s.Source.Title+" "+s.Source.Name), f.Text)
		case "issuer":
			ok = s.Source.Issuer != "" && find.Has(s.Source.Issuer, f.Text)
		case "region":
			ok = inPlace(s.Source.Region, f.Text)
		case "date":
			day := start(s.Source.Written)
			ok = day > 0 && (f.From == 0 || day >= f.From) && (f.To == 0 || day < f.To)
		}
		if ok == f.Not {
			return false
		}
	}
	return true
}

func start(d doc.Date) int {
	if d.Zero() {
		return 0
	}
	return d.Start()
}
