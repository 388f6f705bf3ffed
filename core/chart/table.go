package chart

import (
	"bytes"
	"encoding/csv"
	"io"
	"iter"
	"math/big"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// Columns of the table, in the order in which WriteCSV prints them.
var columnsChinese = []string{"图", "指标", "原文数字", "下限", "上限", "单位", "限定", "时间", "状态", "句子", "文档", "起始字节", "结束字节"}
var columnsEnglish = []string{"chart", "indicator", "figure", "lo", "hi", "unit", "qualifier", "time", "status", "sentence", "document", "start byte", "end byte"}

// WriteCSV writes every figure of m with its exact value and its sentence, one
// a row, the repeated ones too. Values are decimals in the base unit, words in
// the language of the heads, bytes those of the original file. It begins with a byte
// order mark, without which spreadsheets misread Chinese.
func WriteCSV(out io.Writer, set *series.Set, m *Model) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	if err := w.Write(m.Heads()); err != nil {
		return err
	}
	for r := range m.Rows(set) {
		err := w.Write([]string{cell.Safe(r.Chart), cell.Safe(r.Indicator), cell.Safe(r.Said), cell.Safe(doc.Decimal(r.Lo)), cell.Safe(doc.Decimal(r.Hi)), r.Unit,
			r.Qualifier, cell.Safe(r.Time), r.Status, cell.Safe(r.Sentence), cell.Safe(r.Document), r.Start, r.End})
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// Heads are those of the columns of the table, in the language of the chart.
func (m *Model) Heads() []string {
	if m.English {
		return columnsEnglish
	}
	return columnsChinese
}

// What the table calls qualifiers and states in Chinese; in English they are the
// words of the figures file.
var (
	qualifiersChinese = map[doc.Qualifier]string{doc.Exact: "等于", doc.Approx: "约", doc.Over: "超过", doc.AtLeast: "不低于", doc.Under: "不足", doc.AtMost: "不超过", doc.Near: "接近", doc.Range: "区间", doc.Several: "概数"}
	statusesChinese   = map[doc.Status]string{doc.Actual: "实际", doc.Target: "目标", doc.Forecast: "预计"}
)

// A Row is a figure of a chart as the table tells it.
type Row struct {
	Chart, Indicator, Said string
	Lo, Hi                 *big.Rat // nil where it is open
	Unit, Qualifier, Time  string
	Status                 string
	Sentence, Document     string
	Start, End             string // bytes of the file; "" if they are not known
}

// Rows are the rows of the table.
func (m *Model) Rows(set *series.Set) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, k := range m.Marks {
			for _, r := range k.Refs {
				if f := set.Figure(r); f != nil && !yield(m.row(set.Docs[r.Doc], f)) {
					return
				}
			}
		}
	}
}

func (m *Model) row(d *doc.Document, f *doc.Figure) Row {
	r := Row{Chart: m.Whose(), Indicator: f.Indicator, Said: slice(d, f.Start, f.End), Lo: f.Value.Lo, Hi: f.Value.Hi, Unit: f.Value.Unit,
		Qualifier: f.Value.Qualifier.String(), Time: f.Period.String(), Status: f.Status.String(), Sentence: slice(d, f.Sentence.Start, f.Sentence.End), Document: d.Name}
	if !m.English {
		r.Qualifier, r.Status = qualifiersChinese[f.Value.Qualifier], statusesChinese[f.Status]
	}
	if d.Back != nil && d.Origins != nil {
		if at, ok := d.File(f.Span); ok {
			r.Start, r.End = strconv.Itoa(at.Start), strconv.Itoa(at.End)
		}
	}
	return r
}

// IsTable reports whether head, the first bytes of a file, begin a table that
// WriteCSV wrote.
func IsTable(head []byte) bool {
	for _, columns := range [][]string{columnsChinese, columnsEnglish} {
		if bytes.HasPrefix(head, []byte("\ufeff"+strings.Join(columns, ",")+"\n")) {
			return true
		}
	}
	return false
}
