package sheet

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestCharts opens what was written: the chart's sheet is there, and a page
// without rows has none.
func TestCharts(t *testing.T) {
	page := Page{Name: "数值", Heads: []string{"时期", "产量"}}
	for rows, want := range map[int]int{0: 1, 3: 2} {
		page.Rows = func(yield func([]any) bool) {
			for i := range rows {
				if !yield([]any{"2030", Number{Value: float64(i), Decimals: 1}}) {
					return
				}
			}
		}
		var b bytes.Buffer
		if err := WriteCharts(&b, []Page{page}, "图", []Chart{{Title: "产量（吨）", Columns: []int{1}}}); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.GetSheetList(); len(got) != want {
			t.Errorf("%d rows: sheets %v", rows, got)
		}
		if rows > 0 {
			if f.GetSheetList()[1] != "图" {
				t.Error(f.GetSheetList())
			}
			if v, err := f.GetCellValue("数值", "B4"); err != nil || v != "2.0" {
				t.Errorf("%q, %v", v, err)
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}
