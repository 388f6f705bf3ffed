package library

import (
	"slices"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// An Official is a series of official data that an indicator is compared with, as
// the reader chose it from a table. It is kept whole: the table may not stay where
// it was, or be another one next year.
type Official struct {
	Indicator string          `json:"indicator"` // that is compared with it
	Column    string          `json:"column"`    // the country, or a province
	Name      string          `json:"name"`      // as the table has it
	Growth    bool            `json:"growth,omitempty"`
	Unit      string          `json:"unit"`
	Path      string          `json:"path,omitempty"` // where the table was
	Points    []OfficialPoint `json:"points"`
}

// An OfficialPoint is one value of an Official.
type OfficialPoint struct {
	Period string `json:"period"`
	Value  string `json:"value"` // exact, in the unit of the series
	Step   string `json:"step"`  // of its last printed digit
	Said   string `json:"said"`  // as the table prints it
}

// NewOfficial is a series that was read from the table at path, for the indicator
// that it is compared with in a column.
func NewOfficial(indicator, column, path string, r *series.Reference) Official {
	o := Official{Indicator: indicator, Column: column, Name: r.Name, Growth: r.Growth, Unit: r.Unit, Path: path}
	for _, p := range r.Points {
		o.Points = append(o.Points, OfficialPoint{p.Period.String(), doc.Decimal(p.Value.Lo), doc.Decimal(p.Value.Step), p.Said})
	}
	return o
}

// Reference is the series as tables take it. Points that cannot be read, of a file
// that somebody wrote by hand, are left out.
func (o Official) Reference() *series.Reference {
	r := &series.Reference{Name: o.Name, Growth: o.Growth, Unit: o.Unit}
	for _, p := range o.Points {
		t, err := doc.ParsePeriod(p.Period)
		v, step := rat(p.Value), rat(p.Step)
		if err != nil || t.Zero() || v == nil || step == nil {
			continue
		}
		r.Points = append(r.Points, series.ReferencePoint{Period: t, Value: doc.Value{Lo: v, Hi: v, Step: step, Unit: o.Unit}, Said: p.Said})
	}
	return r
}

// Of reports whether o belongs to an indicator, to its growth for growth.
func (o Official) Of(indicator string, growth bool) bool {
	return o.Growth == growth && series.Normal(o.Indicator) == series.Normal(indicator)
}

// Same reports whether x is compared with the same line of a table as o, so that
// there is room for one of them.
func (o Official) Same(x Official) bool { return o.Of(x.Indicator, x.Growth) && o.Column == x.Column }

// KeepOfficial keeps a series, in the place of the one that was compared with the
// same line.
func (l *Library) KeepOfficial(o Official) error {
	return l.Change(func(s *Shelf) { s.Keep(o) })
}

// Keep puts o in the place of the one of the same line, or behind all.
func (s *Shelf) Keep(o Official) {
	if i := slices.IndexFunc(s.Officials, o.Same); i >= 0 {
		s.Officials[i] = o
		return
	}
	s.Officials = append(s.Officials, o)
}

// DropOfficials takes away the series that drop chooses, and returns them.
func (l *Library) DropOfficials(drop func(Official) bool) (gone []Official, err error) {
	err = l.Change(func(s *Shelf) {
		s.Officials = slices.DeleteFunc(s.Officials, func(o Official) bool {
			out := drop(o)
			if out {
				gone = append(gone, o)
			}
			return out
		})
	})
	return gone, err
}
