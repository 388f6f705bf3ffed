package sheet

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// A Chart draws columns of numbers of the first page over its first column, as
// lines with marks; blank cells are gaps.
type Chart struct {
	Title   string
	Columns []int // of the page, from 0
}

// WriteCharts is Write with a sheet called name behind the others that has
// charts of the first page, one below the other.
func WriteCharts(w io.Writer, pages []Page, name string, charts []Chart) error {
	f := excelize.NewFile()
	defer f.Close()
	rows, err := fillSheets(f, pages)
	if err != nil {
		return err
	}
	if len(charts) > 0 && len(pages) > 0 && rows[0] > 1 {
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
	}
	const high = 22 // rows of a chart
	for i, c := range charts {
		if rows[0] <= 1 {
			break
		}
		chart := &excelize.Chart{Type: excelize.Line, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title}}},
			Dimension: excelize.ChartDimension{Width: 900, Height: 400}, Legend: excelize.ChartLegend{Position: "bottom"}, ShowBlanksAs: "gap"}
		for _, column := range c.Columns {
			letter, err := excelize.ColumnNumberToName(column + 1)
			if err != nil {
				return err
			}
			at := func(col string, from, to int) string {
				if from == to {
					return fmt.Sprintf("'%s'!$%s$%d", pages[0].Name, col, from)
				}
				return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", pages[0].Name, col, from, col, to)
			}
			chart.Series = append(chart.Series, excelize.ChartSeries{Name: at(letter, 1, 1), Categories: at("A", 2, rows[0]), Values: at(letter, 2, rows[0]),
				Marker: excelize.ChartMarker{Symbol: "circle", Size: 5}})
		}
		if err := f.AddChart(name, fmt.Sprintf("A%d", 1+i*high), chart); err != nil {
			return err
		}
	}
	return f.Write(w)
}
