package sheet

import (
	"bytes"
	"math"
	"reflect"
	"slices"
	"strings"
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

// TestWritten reads with another program's reader what a cell may hold: texts
// that look like formulas, marks of XML and of Excel, blanks, control
// characters, more than fits; numbers in their formats.
func TestWritten(t *testing.T) {
	long := strings.Repeat("统", maxUnits+9)
	rows := [][]any{
		{"=1+1", 7, Number{Value: 41.5, Decimals: 1, Percent: true}},
		{"甲<乙 & “丙”", nil, Number{Value: math.Inf(1)}},
		{"_x0041_ 两\n行", Number{Value: 1234567890123, Decimals: 0}, Number{Value: 0.125, Decimals: 3}},
		{" 缩进 ", "a\x01b", long},
	}
	pages := []Page{{Name: "甲'乙", Widths: []float64{30, 11}, Heads: []string{"词", "数", "率"}, Rows: func(yield func([]any) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}}, {Name: "空", Heads: []string{"无"}, Rows: func(func([]any) bool) {}}}
	var b bytes.Buffer
	if err := WriteCharts(&b, pages, "图", []Chart{{Title: "率 <%>", Columns: []int{2}}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); !slices.Equal(got, []string{"甲'乙", "空", "图"}) {
		t.Fatal(got)
	}
	got, err := f.GetRows("甲'乙")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"词", "数", "率"}, {"=1+1", "7", "41.5%"}, {"甲<乙 & “丙”"}, {"_x0041_ 两\n行", "1234567890123", "0.125"}, {" 缩进 ", "a\ufffdb", long[:3*maxUnits]}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%.200q", got)
	}
	if formula, err := f.GetCellFormula("甲'乙", "A2"); err != nil || formula != "" {
		t.Errorf("a formula: %q, %v", formula, err)
	}
	if w, err := f.GetColWidth("甲'乙", "A"); err != nil || w != 30 {
		t.Errorf("width %v, %v", w, err)
	}
	if p, err := f.GetPanes("甲'乙"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("panes %+v, %v", p, err)
	}
}

// TestColumn names columns as Excel does.
func TestColumn(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", maxCols - 1: "XFD"} {
		if got := column(i); got != want {
			t.Errorf("column %d is %s, want %s", i, got, want)
		}
	}
}
