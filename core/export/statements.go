package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"math/big"

	"github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/series"
)

// A Statement is one figure of many documents in JSON Lines.
type Statement struct {
	Document   string  `json:"document"` // SHA-256 of the file
	Title      string  `json:"title"`
	Issuer     string  `json:"issuer,omitempty"`
	Written    string  `json:"written,omitempty"`
	Place      string  `json:"place,omitempty"` // the province that the document speaks for
	File       string  `json:"file"`
	Start      int     `json:"start"` // bytes of the file; 0 to 0 where it is none of bytes
	End        int     `json:"end"`
	Page       int     `json:"page,omitempty"`
	Text       string  `json:"text"`
	Kind       string  `json:"kind"`
	Indicator  string  `json:"indicator"`
	Key        string  `json:"key,omitempty"`
	Lo         string  `json:"lo"`
	Hi         string  `json:"hi"`
	Unit       string  `json:"unit"`
	Qualifier  string  `json:"qualifier"`
	Time       string  `json:"time,omitempty"`
	Status     string  `json:"status"`
	Region     string  `json:"region,omitempty"`
	Scope      string  `json:"scope,omitempty"`
	Confidence float64 `json:"confidence"`
	Sentence   string  `json:"sentence"`
}

func statement(s *series.Statement) Statement {
	f := &s.Figure
	title := s.Source.Title
	if title == "" {
		title = s.Source.Name
	}
	sentence, _ := Near(s.Sentence, s.At, len(s.Said))
	return Statement{
		Document: s.Source.ID, Title: title, Issuer: s.Source.Issuer, Written: s.Source.Written.String(), Place: s.Source.Region, File: s.Source.Path,
		Start: s.From, End: s.To, Page: s.Page, Text: s.Said, Kind: f.Kind.String(), Indicator: f.Indicator, Key: f.Key,
		Lo: doc.Decimal(f.Value.Lo), Hi: doc.Decimal(f.Value.Hi), Unit: f.Value.Unit, Qualifier: f.Value.Qualifier.String(), Time: f.Period.String(),
		Status: f.Status.String(), Region: f.Region, Scope: f.Scope, Confidence: f.Confidence, Sentence: sentence,
	}
}

func statements(all []series.Statement) []Statement {
	var out []Statement
	for i := range all {
		out = append(out, statement(&all[i]))
	}
	return out
}

// StatementLines writes figures of many documents as JSON Lines.
func StatementLines(w io.Writer, all iter.Seq2[series.Statement, error]) error {
	e := encoder(w)
	for s, err := range all {
		if err == nil {
			err = e.Encode(statement(&s))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

var statementHeads = []string{"文件", "日期", "发文机关", "地区", "指标", "代号", "原文", "下限", "上限", "单位", "限定", "时间", "类型", "状态", "范围", "部分", "可信度", "原句", "路径"}

func statementCells(s *series.Statement) []string {
	x := statement(s)
	return []string{x.Title, x.Written, x.Issuer, x.Place, x.Indicator, x.Key, x.Text, x.Lo, x.Hi, x.Unit, x.Qualifier, x.Time, x.Kind, x.Status,
		x.Scope, x.Region, fmt.Sprintf("%.2f", x.Confidence), x.Sentence, x.File}
}

// StatementCSV writes figures of many documents as CSV that is safe to open in
// a spreadsheet.
func StatementCSV(w io.Writer, all iter.Seq2[series.Statement, error]) error {
	c, err := openCSV(w)
	if err != nil {
		return err
	}
	if err := c.row(statementHeads...); err != nil {
		return err
	}
	for s, err := range all {
		if err == nil {
			err = c.row(statementCells(&s)...)
		}
		if err != nil {
			return err
		}
	}
	return c.end()
}

// StatementXLSX writes figures of many documents as a workbook, numbers as real
// numbers. What a sheet has no room for stands on further ones.
func StatementXLSX(w io.Writer, all iter.Seq2[series.Statement, error]) error {
	var failed error
	page := sheet.Page{Name: "数据", Long: true, Widths: []float64{30, 11, 16, 10, 28, 16, 14, 14, 14, 8, 8, 12, 8, 8, 8, 8, 8, 60, 40}, Heads: statementHeads}
	page.Rows = func(yield func([]any) bool) {
		for s, err := range all {
			if err != nil {
				failed = err
				return
			}
			row := make([]any, 0, len(statementHeads))
			for _, c := range statementCells(&s) {
				row = append(row, c)
			}
			v := s.Figure.Value
			row[7], row[8] = numberCell(v.Lo, v.Unit), numberCell(v.Hi, v.Unit)
			if !yield(row) {
				return
			}
		}
	}
	err := sheet.Write(w, []sheet.Page{page})
	if failed != nil {
		return failed
	}
	return err
}

// numberCell is r as a cell of a workbook, with the decimals that it has.
func numberCell(r *big.Rat, unit string) any {
	if r == nil {
		return nil
	}
	f, _ := r.Float64()
	n, exact := r.FloatPrec()
	if !exact {
		n = max(n, 4)
	}
	return sheet.Number{Value: f, Decimals: n, Percent: unit == "%"}
}

// A safeCSV is a CSV file with a byte order mark whose cells stay what they are.
type safeCSV struct{ w *csv.Writer }

func openCSV(w io.Writer) (*safeCSV, error) {
	_, err := io.WriteString(w, "\ufeff")
	return &safeCSV{csv.NewWriter(w)}, err
}

func (c *safeCSV) row(cells ...string) error {
	safe := make([]string, len(cells))
	for i, s := range cells {
		safe[i] = cell.Safe(s)
	}
	return c.w.Write(safe)
}

func (c *safeCSV) end() error {
	c.w.Flush()
	return c.w.Error()
}
