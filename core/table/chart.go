package table

import (
	"math/big"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// A point is a number that stands somewhere in a chart.
type point struct {
	field
	line    int
	v       *big.Rat
	percent bool
}

// chart makes a grid of a chart that stands over (or around) a row of years.
// The numbers of its axes are no figures: they stand outside of the years, one
// under the other, in even steps.
func (b *builder) chart() (*Grid, string) {
	at := b.years()
	scale := b.lines[at].fields
	n := len(scale)
	b.heads = b.first
	above := b.captions(b.first)
	b.bottom = b.last
	var series []field
	for k := b.first; k < len(b.lines); k++ { // the legend
		if l := b.lines[k]; l.form == titles && k > at && len(series) == 0 {
			series = l.fields
			b.bottom = max(b.bottom, k)
		}
	}
	spacing := (center(scale[n-1]) - center(scale[0])) / (n - 1)
	if spacing < 3 {
		return nil, "chart-axis"
	}
	var points, left, right []point
	for k := b.first; k <= b.last; k++ {
		if k == at || b.lines[k].form != data && b.lines[k].form != lone {
			if k != at && b.lines[k].form == years {
				return nil, "chart-axis"
			}
			continue
		}
		for _, f := range b.lines[k].fields {
			v, ok := valueOf(f.Of(b.text))
			if !ok {
				if f.class == empty {
					continue
				}
				return nil, "chart-marks"
			}
			p := point{f, k, v.v, v.percent || v.unit != nil && v.unit.Name == "%"}
			switch {
			case f.end <= scale[0].x:
				left = append(left, p)
			case f.x >= scale[n-1].end:
				right = append(right, p)
			default:
				points = append(points, p)
			}
		}
	}
	points = b.withoutScale(points, n)
	ticks, rest := axis(left, 1)
	if len(ticks) == 0 && len(left) > 0 {
		rest = left
	}
	points = append(points, rest...)
	_, rest = axis(right, -1)
	points = append(points, rest...)
	if len(points) == 0 {
		return nil, "chart-marks"
	}
	slices.SortStableFunc(points, func(a, c point) int { return center(a.field) - center(c.field) })
	if series == nil { // the caption names the only one
		series = []field{{}}
	}
	groups := b.groups(points, series)
	if groups == nil {
		return nil, "chart-series"
	}
	g := &Grid{Above: above, Chart: true}
	head := []Cell{}
	for i, s := range series {
		if !s.Empty() {
			head = append(head, Cell{Span: s.Span, Col: i + 1})
		}
	}
	g.Rows = append(g.Rows, head)
	for _, y := range scale {
		g.Rows = append(g.Rows, []Cell{{Span: y.Span}})
	}
	for i, ps := range groups {
		where, ok := places(ps, scale, spacing)
		if !ok {
			return nil, "chart-places"
		}
		for k, p := range ps {
			g.Rows[1+where[k]] = append(g.Rows[1+where[k]], Cell{Span: p.Span, Col: i + 1})
		}
	}
	return g, ""
}

// withoutScale takes the marks of an axis that stand alone on their lines from
// points, where a line of n values holds the series itself.
func (b *builder) withoutScale(points []point, n int) []point {
	full := false
	var alone, rest []point
	for _, p := range points {
		switch len(b.lines[p.line].fields) {
		case 1:
			alone = append(alone, p)
			continue
		case n:
			full = true
		}
		rest = append(rest, p)
	}
	if !full || len(alone) < 3 || !steps(alone) {
		return points
	}
	return rest
}

// axis takes the marks of an axis from ps, numbers at one side of a chart:
// those that go down in even steps. What stands nearest to the chart (towards
// side) and does not fit is no mark of the axis.
func axis(ps []point, side int) (ticks, rest []point) {
	ps = slices.Clone(ps)
	for len(ps) >= 3 {
		if steps(ps) {
			return ps, rest
		}
		worst := 0
		for i, p := range ps {
			if side > 0 && p.end > ps[worst].end || side < 0 && p.x < ps[worst].x {
				worst = i
			}
		}
		rest = append(rest, ps[worst])
		ps = slices.Delete(ps, worst, worst+1)
	}
	return nil, append(rest, ps...)
}

// steps reports whether the numbers go down in even steps, some of them
// perhaps left out.
func steps(ps []point) bool {
	step := new(big.Rat)
	for i := 1; i < len(ps); i++ {
		d := new(big.Rat).Sub(ps[i-1].v, ps[i].v)
		if d.Sign() <= 0 || ps[i].percent != ps[0].percent {
			return false
		}
		if step.Sign() == 0 || d.Cmp(step) < 0 {
			step = d
		}
	}
	for i := 1; i < len(ps); i++ {
		d := new(big.Rat).Sub(ps[i-1].v, ps[i].v)
		if !d.Quo(d, step).IsInt() {
			return false
		}
	}
	return true
}

// groups gives each series its points: by the percent signs, where they tell;
// nil where they do not.
func (b *builder) groups(points []point, series []field) [][]point {
	out := make([][]point, len(series))
	if len(series) == 1 {
		out[0] = points
		return out
	}
	if len(series) != 2 {
		return nil
	}
	pct := -1
	for i, s := range series {
		t := s.Of(b.text)
		m, _ := bracketed(t)
		if m.unit != nil && m.unit.Name == "%" || m.unit == nil && (growing(t) || strings.HasSuffix(t, "率") || strings.HasSuffix(t, "比重")) {
			if pct >= 0 {
				return nil
			}
			pct = i
		}
	}
	if pct < 0 {
		return nil
	}
	for _, p := range points {
		if p.percent {
			out[pct] = append(out[pct], p)
		} else {
			out[1-pct] = append(out[1-pct], p)
		}
	}
	if len(out[0]) == 0 || len(out[1]) == 0 {
		return nil
	}
	return out
}

// places finds the year that each point of a series stands at, in order of
// their columns.
func places(ps []point, scale []field, spacing int) ([]int, bool) {
	out := make([]int, len(ps))
	if len(ps) == len(scale) {
		for i := range out {
			if abs(center(ps[i].field)-center(scale[i])) > spacing {
				return nil, false
			}
			out[i] = i
		}
		return out, true
	}
	if len(ps) > len(scale) || len(ps)*2 < len(scale) {
		return nil, false
	}
	prev := -1
	for i, p := range ps {
		best := -1
		for k, y := range scale {
			if d := abs(center(p.field) - center(y)); best < 0 || d < abs(center(p.field)-center(scale[best])) {
				best = k
			}
		}
		if best <= prev || abs(center(p.field)-center(scale[best]))*2 > spacing {
			return nil, false
		}
		out[i], prev = best, best
	}
	return out, true
}

// legend makes a grid of a chart whose bars lie: rows of a year (or a place)
// and as many numbers as the labels under them; nil if the rows are none.
func (b *builder) legend(rows []int, above []text.Span) *Grid {
	width := len(b.lines[rows[0]].fields) - 1
	if width < 2 {
		return nil
	}
	var body []int
	for i, k := range rows {
		fs := b.lines[k].fields
		if len(fs) == width+1 && (fs[0].class == year || fs[0].class == label) && !numericLabels(fs[1:]) {
			body = append(body, k)
			continue
		}
		if i < len(rows)-1 || !numeric(b.lines[k]) { // the scale stands last
			return nil
		}
	}
	if len(body) < 2 {
		return nil
	}
	for k := b.last + 1; k < len(b.lines); k++ {
		l := b.lines[k]
		if l.form == blank || l.form == rule {
			continue
		}
		if l.form != titles || len(l.fields) != width {
			return nil
		}
		g := &Grid{Above: above, Chart: true}
		var head []Cell
		for i, f := range l.fields {
			head = append(head, Cell{Span: f.Span, Col: i + 1})
		}
		g.Rows = append(g.Rows, head)
		for _, r := range body {
			var row []Cell
			for i, f := range b.lines[r].fields {
				row = append(row, Cell{Span: f.Span, Col: i})
			}
			g.Rows = append(g.Rows, row)
		}
		b.bottom = k
		return g
	}
	return nil
}

// numericLabels reports whether one of the fields is a label.
func numericLabels(fs []field) bool {
	for _, f := range fs {
		if f.class == label {
			return true
		}
	}
	return false
}
