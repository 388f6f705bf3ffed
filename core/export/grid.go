package export

import (
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// GridHTML is the table t of d as HTML, heads as th and spanning cells as such.
func GridHTML(d *doc.Document, t *doc.Table) string {
	var b strings.Builder
	htmlTable(&b, d, t)
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// GridXLSX writes the table t of d as a workbook: numbers as real numbers with
// the decimals that are printed, spanning cells as such. A second sheet says
// where it is from, and what stands over the table: its title, its units.
func GridXLSX(w io.Writer, d *doc.Document, t *doc.Table, own store.Own) error {
	width := 0
	for _, row := range t.Rows {
		for _, c := range row {
			width = max(width, c.Col+c.Across+1)
		}
	}
	page := sheet.Page{Name: "表", Heads: make([]string, width), Widths: make([]float64, width)}
	for i, row := range t.Rows {
		for _, c := range row {
			s := oneLine(d.Text(c.Span))
			if i == 0 {
				page.Heads[c.Col] = s
			}
			if c.Across == 0 {
				page.Widths[c.Col] = min(max(page.Widths[c.Col], 8, 2+2*float64(utf8.RuneCountInString(s))), 40)
			}
			if c.Across > 0 || c.Down > 0 {
				page.Merged = append(page.Merged, [4]int{i, c.Col, min(i+c.Down, len(t.Rows)-1), c.Col + c.Across})
			}
		}
	}
	for k := range page.Widths {
		page.Widths[k] = max(page.Widths[k], 8)
	}
	page.Rows = func(yield func([]any) bool) {
		for _, row := range t.Rows[min(1, len(t.Rows)):] {
			cells := make([]any, width)
			for _, c := range row {
				cells[c.Col] = sheetCell(oneLine(d.Text(c.Span)))
			}
			if !yield(cells) {
				return
			}
		}
	}
	said := sheet.Page{Name: "来源", Widths: []float64{12, 100}, Heads: []string{"来源", Citation(d, own, t.Start)}}
	said.Rows = func(yield func([]any) bool) {
		for _, s := range above(d, t) {
			if !yield([]any{"表前", s}) {
				return
			}
		}
	}
	return sheet.Write(w, []sheet.Page{page, said})
}

// sheetCell is s as the cell of a workbook: a number where all of it is one, and
// a workbook holds each of its digits. A code with zeros before it is a text.
func sheetCell(s string) any {
	n := strings.NewReplacer(",", "", "，", "", " ", "", "−", "-", "－", "-").Replace(s)
	t := strings.TrimSuffix(strings.TrimSuffix(n, "%"), "％")
	digits := strings.TrimPrefix(t, "-")
	whole, part, _ := strings.Cut(digits, ".")
	if whole == "" || strings.Trim(whole+part, "0123456789") != "" || len(whole)+len(part) > 15 || len(whole) > 1 && whole[0] == '0' || strings.HasSuffix(digits, ".") {
		if s == "" {
			return nil
		}
		return s
	}
	v, err := strconv.ParseFloat(t, 64)
	if err != nil || math.IsInf(v, 0) {
		return s
	}
	return sheet.Number{Value: v, Decimals: len(part), Percent: t != n}
}

// above are the short paragraphs right over t: its title, the line of its units.
func above(d *doc.Document, t *doc.Table) []string {
	var near []text.Span
	for i := range d.Articles {
		for _, b := range d.Articles[i].Blocks {
			switch {
			case b.Start >= t.Start:
				return lastLines(d, near)
			case tableAt(d, b.Span) != nil || b.Len() > 240:
				near = nil
			default:
				near = append(near, b.Span)
			}
		}
	}
	return lastLines(d, near)
}

// lastLines are the last three of spans, as lines.
func lastLines(d *doc.Document, spans []text.Span) []string {
	var out []string
	for _, s := range spans[max(0, len(spans)-3):] {
		out = append(out, oneLine(d.Text(s)))
	}
	return out
}
