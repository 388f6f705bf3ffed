package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/series"
)

// A View is a table about a series: its targets, its revisions, a reference
// beside it.
type View struct {
	name    string
	columns []viewColumn
	rows    [][]any // string, sheet.Number or nil
}

type viewColumn struct {
	key, head string
	width     float64
}

// Empty reports whether there is nothing to show.
func (v *View) Empty() bool { return len(v.rows) == 0 }

// Write writes v as text (tabs between the columns), csv, json or xlsx.
func (v *View) Write(w io.Writer, format string) error {
	switch format {
	case "xlsx":
		return sheet.Write(w, []sheet.Page{v.page()})
	case "json":
		return v.json(w)
	case "text":
		for _, row := range v.rows {
			if _, err := fmt.Fprintln(w, strings.Join(texts(row), "\t")); err != nil {
				return err
			}
		}
		return nil
	}
	c, err := openCSV(w)
	if err != nil {
		return err
	}
	var heads []string
	for _, column := range v.columns {
		heads = append(heads, column.head)
	}
	if err := c.row(heads...); err != nil {
		return err
	}
	for _, row := range v.rows {
		if err := c.row(texts(row)...); err != nil {
			return err
		}
	}
	return c.end()
}

func texts(row []any) []string {
	out := make([]string, len(row))
	for i, x := range row {
		switch x := x.(type) {
		case string:
			out[i] = x
		case sheet.Number:
			out[i] = strconv.FormatFloat(x.Value, 'f', x.Decimals, 64)
		}
	}
	return out
}

func (v *View) page() sheet.Page {
	p := sheet.Page{Name: v.name}
	for _, c := range v.columns {
		p.Heads, p.Widths = append(p.Heads, c.head), append(p.Widths, c.width)
	}
	p.Rows = func(yield func([]any) bool) {
		for _, row := range v.rows {
			if !yield(row) {
				return
			}
		}
	}
	return p
}

// json writes an array of objects, the keys in the order of the columns.
func (v *View) json(w io.Writer) error {
	var b strings.Builder
	for i, row := range v.rows {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  {")
		first := true
		for k, x := range row {
			var value any = x
			switch x := x.(type) {
			case nil:
				continue
			case string:
				if x == "" {
					continue
				}
			case sheet.Number:
				value = json.Number(strconv.FormatFloat(x.Value, 'f', x.Decimals, 64))
			}
			var cell strings.Builder
			if err := encoder(&cell).Encode(value); err != nil {
				return err
			}
			if !first {
				b.WriteString(", ")
			}
			first = false
			fmt.Fprintf(&b, "%q: %s", v.columns[k].key, strings.TrimSpace(cell.String()))
		}
		b.WriteString("}")
	}
	_, err := fmt.Fprintf(w, "[%s\n]\n", b.String())
	return err
}

// Targets sets the targets of a table against the results that documents stated
// later.
func Targets(t *series.Table) *View {
	v := &View{name: "目标与结果", columns: []viewColumn{{"series", "序列", 24}, {"time", "时期", 10}, {"target", "目标", 12}, {"set", "提出", 12}, {"result", "结果", 12},
		{"stated", "公布", 12}, {"gap", "差", 10}, {"unit", "单位", 10}, {"verdict", "结论", 10}, {"target_sentence", "目标原句", 70}, {"result_sentence", "结果原句", 70}}}
	for _, g := range t.Goals() {
		s := lineScale(g.Line)
		row := []any{lineName(t, g.Line), g.Target.Period.String(), shownValue(g.Target.Best.Value, s), g.Target.Best.Source.Written.String(), "", "", nil, s.unit(g.Line.Unit),
			verdicts[g.Met], g.Target.Best.Sentence, ""}
		if g.Result != nil {
			row[4], row[5], row[10] = shownValue(g.Result.Best.Value, s), g.Result.Best.Source.Written.String(), g.Result.Best.Sentence
			row[6] = numberCell(s.of(g.By), g.Line.Unit)
		}
		v.rows = append(v.rows, row)
	}
	return v
}

// Revisions are the periods of which documents have said different things, a
// row for each new value.
func Revisions(t *series.Table) *View {
	v := &View{name: "修订", columns: []viewColumn{{"series", "序列", 24}, {"time", "时期", 10}, {"value", "数值", 12}, {"unit", "单位", 10}, {"kind", "类别", 10}, {"written", "日期", 12},
		{"document", "文件", 30}, {"sentence", "原句", 70}}}
	for _, r := range t.Revisions() {
		s := lineScale(r.Line)
		for i := range r.Said {
			e := &r.Said[i]
			v.rows = append(v.rows, []any{lineName(t, r.Line), r.Cell.Period.String(), shownValue(e.Value, s), s.unit(r.Line.Unit), disputeWords[r.Cell.Dispute],
				e.Source.Written.String(), cmp.Or(e.Source.Title, e.Source.Name), e.Sentence})
		}
	}
	return v
}

// Reference sets official data beside what documents state.
func Reference(t *series.Table, l *series.Line, all []series.Comparison) *View {
	v := &View{name: "对照", columns: []viewColumn{{"series", "序列", 24}, {"time", "时期", 10}, {"documents", "文件", 12}, {"reference", "参照", 12}, {"gap", "差", 10}, {"unit", "单位", 10},
		{"verdict", "结论", 10}, {"document", "来源", 30}, {"sentence", "原句", 70}}}
	s := lineScale(l)
	for i := range all {
		c := &all[i]
		row := []any{lineName(t, l), c.Period.String(), "", shownValue(c.Value, s), nil, s.unit(l.Unit), "文件未见", "", ""}
		if c.Cell != nil {
			e := &c.Cell.Best
			row[2], row[4], row[7], row[8] = shownValue(e.Value, s), numberCell(s.of(c.Gap), l.Unit), cmp.Or(e.Source.Title, e.Source.Name), e.Sentence
			row[6] = map[bool]string{true: "一致", false: "不一致"}[c.Agree]
		}
		v.rows = append(v.rows, row)
	}
	return v
}
