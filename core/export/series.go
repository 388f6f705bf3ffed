package export

import (
	"cmp"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/unit"
)

var aspectWords = map[series.Aspect]string{series.Amount: "", series.Growth: "增长", series.Mean: "年均增长", series.Total: "累计增长", series.Difference: "增减", series.MeanDifference: "年均增减", series.Ranking: "位次", series.Times: "倍数"}

var stateWords = map[series.State]string{series.Stated: "", series.Preliminary: "初步", series.Aimed: "目标", series.Foreseen: "预计"}

var disputeWords = map[series.Dispute]string{series.Agreed: "", series.Revision: "修订", series.Conflict: "不一致"}

// A Track is one column of a table as it is shown and exported: a line in one
// state, in a scale of its own.
type Track struct {
	Table *series.Table
	Line  *series.Line
	State series.State
	head  string
	scale *scale
	cells map[string]*series.Cell
}

// Cell is what stands in the row of a period; nil where nothing does.
func (t *Track) Cell(p doc.Period) *series.Cell { return t.cells[p.String()] }

// Unit is the unit of the values as they are shown: 万亿元.
func (t *Track) Unit() string { return t.scale.unit(t.Line.Unit) }

// Text is a value of the line, in that unit, with its bound: 约5, ≥6.
func (t *Track) Text(v doc.Value) string { return shownValue(v, t.scale) }

// Difference is a difference of two values of the line in that unit.
func (t *Track) Difference(r *big.Rat) string { return decimals(t.scale.of(r)) }

// A scale is what values of a line are divided by to be read: 亿元.
type scale struct {
	word string
	by   *big.Rat
}

// scaleOf chooses 万, 亿 or 万亿 so that the largest of the values in the unit
// has one to five digits before the point; nil where there is no need.
func scaleOf(values []*big.Rat, unit string) *scale {
	if unit == "%" || unit == "百分点" || unit == "" {
		return nil
	}
	largest := new(big.Rat)
	for _, r := range values {
		if r != nil {
			if a := new(big.Rat).Abs(r); a.Cmp(largest) > 0 {
				largest = a
			}
		}
	}
	for _, s := range []scale{{"万亿", big.NewRat(1e12, 1)}, {"亿", big.NewRat(1e8, 1)}, {"万", big.NewRat(1e4, 1)}} {
		if largest.Cmp(s.by) >= 0 {
			return &s
		}
	}
	return nil
}

// lineScale is the scale of a line's values.
func lineScale(l *series.Line) *scale {
	var values []*big.Rat
	for i := range l.Cells {
		values = append(values, l.Cells[i].Best.Value.Lo, l.Cells[i].Best.Value.Hi)
	}
	return scaleOf(values, l.Unit)
}

func (s *scale) of(r *big.Rat) *big.Rat {
	if s == nil || r == nil {
		return r
	}
	return new(big.Rat).Quo(r, s.by)
}

func (s *scale) unit(name string) string {
	if s == nil {
		return name
	}
	return s.word + name
}

// TrackOf is a line in one state, for showing values of it.
func TrackOf(t *series.Table, l *series.Line, st series.State) *Track {
	return &Track{Table: t, Line: l, State: st, scale: lineScale(l), cells: map[string]*series.Cell{}}
}

// Tracks are the columns of tables and the periods that are their rows, in
// order.
func Tracks(tables ...*series.Table) ([]*Track, []doc.Period) {
	var out []*Track
	rows := map[string]doc.Period{}
	for _, t := range tables {
		out = append(out, tracksOf(t, rows)...)
	}
	var periods []doc.Period
	for _, p := range rows {
		periods = append(periods, p)
	}
	slices.SortFunc(periods, func(a, b doc.Period) int { return cmp.Or(series.ByTime(a, b), strings.Compare(a.String(), b.String())) })
	return out, periods
}

// tracksOf are the columns of one table; it notes their periods.
func tracksOf(t *series.Table, rows map[string]doc.Period) []*Track {
	var out []*Track
	for _, l := range t.Lines {
		sc := lineScale(l)
		for _, st := range []series.State{series.Stated, series.Preliminary, series.Foreseen, series.Aimed} {
			tr := &Track{Table: t, Line: l, State: st, scale: sc, cells: map[string]*series.Cell{}}
			for i := range l.Cells {
				if c := &l.Cells[i]; c.State == st {
					tr.cells[c.Period.String()] = c
					rows[c.Period.String()] = c.Period
				}
			}
			if len(tr.cells) == 0 {
				continue
			}
			tr.head = lineName(t, l)
			if w := stateWords[st]; w != "" {
				tr.head += "·" + w
			}
			if u := sc.unit(l.Unit); u != "" {
				tr.head += "（" + u + "）"
			}
			out = append(out, tr)
		}
	}
	return out
}

func lineName(t *series.Table, l *series.Line) string {
	s := l.Column + l.Part + " " + t.Pick.Name + aspectWords[l.Aspect]
	if l.Years > 0 {
		s += fmt.Sprintf("（%d年合计）", l.Years)
	}
	if l.Scope != "" {
		s += "（" + l.Scope + "）"
	}
	return s
}

var bounds = map[doc.Qualifier]string{doc.Approx: "约", doc.Over: ">", doc.AtLeast: "≥", doc.Under: "<", doc.AtMost: "≤", doc.Near: "近", doc.Several: "约"}

// shownValue is a value as a table shows it, with its bound.
func shownValue(v doc.Value, s *scale) string {
	lo, hi := decimals(s.of(v.Lo)), decimals(s.of(v.Hi))
	switch {
	case lo == hi:
		return bounds[v.Qualifier] + lo
	case hi == "":
		return mark(v.Qualifier, ">", "≥") + lo
	case lo == "":
		return mark(v.Qualifier, "<", "≤") + hi
	}
	return lo + "～" + hi
}

// mark is the sign of an open bound: the strict one for words that are strict.
func mark(q doc.Qualifier, strict, loose string) string {
	if q == doc.Over || q == doc.Under || q == doc.Near || q == doc.Several {
		return strict
	}
	return loose
}

// decimals is r as a decimal, fractions to six places.
func decimals(r *big.Rat) string {
	if r == nil {
		return ""
	}
	if n, exact := r.FloatPrec(); !exact || n > 8 {
		return r.FloatString(6)
	}
	return doc.Decimal(r)
}

// TableCSV writes a table as CSV that is safe to open in a spreadsheet: rows are
// periods, and behind each column of values stands what is to be known of it:
// that statements differ, or nothing.
func TableCSV(w io.Writer, tables ...*series.Table) error {
	c, err := openCSV(w)
	if err != nil {
		return err
	}
	columns, periods := Tracks(tables...)
	heads := []string{"时期"}
	for _, tr := range columns {
		heads = append(heads, tr.head, "备注")
	}
	if err := c.row(heads...); err != nil {
		return err
	}
	for _, p := range periods {
		row := []string{p.String()}
		for _, tr := range columns {
			value, note := "", ""
			if cell := tr.cells[p.String()]; cell != nil {
				value, note = shownValue(cell.Best.Value, tr.scale), noteOf(cell)
			}
			row = append(row, value, note)
		}
		if err := c.row(row...); err != nil {
			return err
		}
	}
	return c.end()
}

// noteOf is what is to be known of a cell.
func noteOf(c *series.Cell) string {
	if c.Dispute == series.Agreed {
		return ""
	}
	var other []string
	for i := range c.Others {
		e := &c.Others[i]
		if s := e.Said; s != c.Best.Said && !slices.Contains(other, s) {
			other = append(other, s)
		}
	}
	return disputeWords[c.Dispute] + "：" + c.Best.Said + " / " + strings.Join(other, " / ")
}

var pointHeads = []string{"序列", "时期", "状态", "数值", "下限", "上限", "单位", "原文", "原文换算", "采用", "分歧", "指标原名", "文件", "日期", "可信度", "原句", "路径"}

func pointCells(tr *Track, c *series.Cell, e *series.Entry, best bool) []any {
	v := e.Value
	chosen := ""
	if best {
		chosen = "✓"
	}
	converted := ""
	if e.Converted {
		converted = "由" + e.Figure.Value.Unit + "换算"
		if unit.Named(e.Figure.Value.Unit) == nil {
			converted = ""
		}
	}
	st := stateWords[c.State]
	if st == "" {
		st = "结果"
	}
	var one any
	if v.Lo != nil && v.Hi != nil && v.Lo.Cmp(v.Hi) == 0 {
		one = numberCell(tr.scale.of(v.Lo), tr.Line.Unit)
	}
	return []any{lineName(tr.Table, tr.Line), c.Period.String(), st, one, numberCell(tr.scale.of(v.Lo), tr.Line.Unit), numberCell(tr.scale.of(v.Hi), tr.Line.Unit), tr.scale.unit(tr.Line.Unit),
		e.Said, converted, chosen, disputeWords[c.Dispute], e.Figure.Indicator, cmp.Or(e.Source.Title, e.Source.Name), e.Source.Written.String(),
		fmt.Sprintf("%.2f", e.Figure.Confidence), e.Sentence, e.Source.Path}
}

// TableXLSX writes tables as one workbook: the values as real numbers, then each
// statement with its sentence and source, targets against results, revisions,
// and charts of the values.
func TableXLSX(w io.Writer, tables ...*series.Table) error {
	columns, periods := Tracks(tables...)
	values := sheet.Page{Name: "数值", Widths: []float64{12}, Heads: []string{"时期"}}
	for _, tr := range columns {
		values.Heads = append(values.Heads, tr.head)
		values.Widths = append(values.Widths, 16)
	}
	values.Rows = func(yield func([]any) bool) {
		for _, p := range periods {
			row := []any{p.String()}
			for _, tr := range columns {
				var x any
				if c := tr.cells[p.String()]; c != nil {
					v := c.Best.Value
					if v.Lo != nil && v.Hi != nil && v.Lo.Cmp(v.Hi) == 0 && bounds[v.Qualifier] == "" {
						x = numberCell(tr.scale.of(v.Lo), tr.Line.Unit)
					} else {
						x = shownValue(v, tr.scale)
					}
				}
				row = append(row, x)
			}
			if !yield(row) {
				return
			}
		}
	}
	said := sheet.Page{Name: "原句", Widths: []float64{24, 10, 8, 12, 12, 12, 10, 14, 14, 6, 8, 20, 30, 12, 8, 70, 40}, Heads: pointHeads}
	said.Rows = func(yield func([]any) bool) {
		each(columns, periods, func(tr *Track, c *series.Cell, e *series.Entry, best bool) bool {
			return yield(pointCells(tr, c, e, best))
		})
	}
	pages := []sheet.Page{values, said}
	for i, t := range tables {
		for _, v := range []*View{Targets(t), Revisions(t)} {
			if v.Empty() {
				continue
			}
			page := v.page()
			if i > 0 {
				page.Name = fmt.Sprintf("%s %d", page.Name, i+1)
			}
			pages = append(pages, page)
		}
	}
	return sheet.WriteCharts(w, pages, "图", charts(columns))
}

// charts are one of each unit and column, level and growth apart, of tracks with
// two points or more.
func charts(columns []*Track) []sheet.Chart {
	const most = 6
	var out []sheet.Chart
	at := map[string]int{}
	for i, tr := range columns {
		if len(tr.cells) < 2 {
			continue
		}
		title := tr.Line.Column + " " + tr.Table.Pick.Name
		if u := tr.scale.unit(tr.Line.Unit); u != "" {
			title += "（" + u + "）"
		}
		n, ok := at[title]
		if !ok {
			if len(out) == most {
				continue
			}
			n = len(out)
			at[title] = n
			out = append(out, sheet.Chart{Title: title})
		}
		out[n].Columns = append(out[n].Columns, i+1)
	}
	return out
}

// each calls use for all statements of a table, the chosen one of a cell first.
func each(columns []*Track, periods []doc.Period, use func(*Track, *series.Cell, *series.Entry, bool) bool) {
	for _, tr := range columns {
		for _, p := range periods {
			c := tr.cells[p.String()]
			if c == nil {
				continue
			}
			if !use(tr, c, &c.Best, true) {
				return
			}
			for i := range c.Others {
				if !use(tr, c, &c.Others[i], false) {
					return
				}
			}
		}
	}
}

var verdicts = map[series.Verdict]string{series.Unknown: "", series.Met: "达到", series.Missed: "未达到"}

// A Point is one cell of a table in JSON.
type Point struct {
	Series  string      `json:"series"`
	Column  string      `json:"column"`
	Aspect  string      `json:"aspect"` // level, growth, mean, total, difference, rank, multiple
	Time    string      `json:"time"`
	Status  string      `json:"status"` // actual, preliminary, target, forecast
	Lo      string      `json:"lo"`     // in Unit
	Hi      string      `json:"hi"`
	Unit    string      `json:"unit"`
	Years   int         `json:"years,omitempty"` // that the value sums up
	Dispute string      `json:"dispute,omitempty"`
	Said    Statement   `json:"said"`
	Others  []Statement `json:"others,omitempty"`
	Part    string      `json:"part,omitempty"`
}

var aspectNames = map[series.Aspect]string{series.Amount: "level", series.Growth: "growth", series.Mean: "mean", series.Total: "total", series.Difference: "difference", series.MeanDifference: "mean difference", series.Ranking: "rank", series.Times: "multiple"}

var stateNames = map[series.State]string{series.Stated: "actual", series.Preliminary: "preliminary", series.Aimed: "target", series.Foreseen: "forecast"}

var disputeNames = map[series.Dispute]string{series.Revision: "revision", series.Conflict: "conflict"}

// TableJSON writes a table as one array of its cells.
func TableJSON(w io.Writer, tables ...*series.Table) error {
	e := encoder(w)
	e.SetIndent("", "  ")
	return e.Encode(Points(tables...))
}

// Points are the cells of tables, line by line.
func Points(tables ...*series.Table) []Point {
	out := []Point{}
	columns, periods := Tracks(tables...)
	each(columns, periods, func(tr *Track, c *series.Cell, e *series.Entry, best bool) bool {
		if !best {
			last := &out[len(out)-1]
			last.Others = append(last.Others, statement(&e.Statement))
			return true
		}
		l := tr.Line
		out = append(out, Point{Series: lineName(tr.Table, l), Column: l.Column, Aspect: aspectNames[l.Aspect], Time: c.Period.String(), Status: stateNames[c.State],
			Lo: doc.Decimal(e.Value.Lo), Hi: doc.Decimal(e.Value.Hi), Unit: l.Unit, Years: l.Years, Dispute: disputeNames[c.Dispute], Said: statement(&e.Statement), Part: l.Part})
		return true
	})
	return out
}

// TableText writes a table for people: a line a cell.
func TableText(w io.Writer, t *series.Table) error {
	columns, periods := Tracks(t)
	var failed error
	var last *Track
	each(columns, periods, func(tr *Track, c *series.Cell, e *series.Entry, best bool) bool {
		if !best {
			return true
		}
		if tr != last {
			_, failed = fmt.Fprintf(w, "%s\n", tr.head)
			last = tr
		}
		if failed == nil {
			_, failed = fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", c.Period, shownValue(e.Value, tr.scale), noteOf(c), cmp.Or(e.Source.Title, e.Source.Name))
		}
		return failed == nil
	})
	return failed
}
