package export

import (
	"io"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/series"
)

// ChartXLSX writes the figures of a chart as a workbook of one sheet, the columns
// of chart.WriteCSV, values as real numbers.
func ChartXLSX(w io.Writer, set *series.Set, m *chart.Model) error {
	name := "图"
	if m.English {
		name = "chart"
	}
	return sheet.Write(w, []sheet.Page{{Name: name, Widths: []float64{30, 24, 14, 20, 20, 8, 8, 14, 8, 70, 30, 10, 10}, Heads: m.Heads(), Rows: func(yield func([]any) bool) {
		for r := range m.Rows(set) {
			if !yield([]any{r.Chart, r.Indicator, r.Said, numberCell(r.Lo, r.Unit), numberCell(r.Hi, r.Unit), r.Unit, r.Qualifier, r.Time, r.Status, r.Sentence, r.Document, r.Start, r.End}) {
				return
			}
		}
	}}})
}
