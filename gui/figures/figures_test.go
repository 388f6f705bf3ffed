package figures

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// document has four figures: two amounts, a share that is aimed at, a rank.
func document() *doc.Document {
	const body = "产量30吨。面积1万亩。覆盖率达到90%。居全省第三。"
	d := &doc.Document{Body: body}
	for _, f := range []struct {
		name, printed string
		value         int64
		year          int
		kind          doc.Kind
		status        doc.Status
	}{
		{"产量", "30吨", 30, 2021, doc.Level, doc.Actual}, {"面积", "1万亩", 10000, 2019, doc.Level, doc.Actual},
		{"覆盖率", "90%", 90, 2025, doc.Share, doc.Target}, {"位次", "全省第三", 3, 2020, doc.Rank, doc.Actual},
	} {
		v := big.NewRat(f.value, 1)
		at := text.Span{Start: len(body) - len("居全省第三。"), End: len(body)}
		for i := range body {
			if len(body)-i >= len(f.printed) && body[i:i+len(f.printed)] == f.printed {
				at = text.Span{Start: i, End: i + len(f.printed)}
			}
		}
		d.Figures = append(d.Figures, doc.Figure{Span: at, Sentence: at, Indicator: f.name, Kind: f.kind, Status: f.status,
			Value: doc.Value{Lo: v, Hi: v}, Period: doc.Period{From: doc.Date{Year: f.year, Grain: doc.Year}}})
	}
	return d
}

func pane(t *testing.T, width float32) *Pane {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 500))
	return p
}

func TestSortAndFilter(t *testing.T) {
	p := pane(t, 1100)
	if !p.empty.Visible() || len(p.Shown()) != 0 {
		t.Error("an empty pane does not say so")
	}
	p.SetModel(Build(document()))
	check := func(what string, want ...int) {
		t.Helper()
		if got := p.Shown(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("as in the document", 0, 1, 2, 3)
	p.sortBy(value)
	check("by value", 3, 0, 2, 1)
	p.sortBy(value)
	check("by value, downwards", 1, 2, 0, 3)
	p.sortBy(when)
	check("by time", 1, 3, 0, 2)
	p.filter.SetText("2019")
	check("only 2019", 1)
	p.filter.SetText("  产量 30吨 ")
	check("two words", 0)
	p.filter.SetText("没有")
	check("no such words")
	p.filter.SetText("")
	p.sortBy(when)
	p.sortBy(when)
	check("sorted no more", 0, 1, 2, 3)
	p.kinds.SetSelectedIndex(1 + int(doc.Level))
	check("amounts", 0, 1)
	p.states.SetSelectedIndex(1 + int(doc.Target))
	check("amounts aimed at")
	p.kinds.SetSelectedIndex(0)
	check("aimed at", 2)
	p.SetModel(Build(document()))
	check("the filter stays", 2)
}

func TestSelect(t *testing.T) {
	p := pane(t, 1100)
	told := []int{}
	p.OnFigure = func(i int) { told = append(told, i) }
	p.SetModel(Build(document()))
	p.sortBy(value)
	p.SelectFigure(2)
	p.SelectFigure(99)
	if len(told) != 0 {
		t.Errorf("the program's choice told %v", told)
	}
	p.table.Select(widget.TableCellID{Row: 3, Col: 1})
	if !slices.Equal(told, []int{1}) {
		t.Errorf("choosing told %v, want 1", told)
	}
}

// TestColumns looks at what a pane of some width has room for.
func TestColumns(t *testing.T) {
	for _, c := range []struct {
		width         float32
		columns, rows int
	}{{1600, 8, 4}, {1000, 8, 4}, {960, 5, 4}, {800, 5, 4}, {500, 5, 5}} {
		t.Run(fmt.Sprint(c.width), func(t *testing.T) {
			p := pane(t, c.width)
			p.SetModel(Build(document()))
			if rows, cols := p.table.Length(); rows != c.rows || cols != c.columns {
				t.Errorf("%d rows and %d columns, want %d and %d", rows, cols, c.rows, c.columns)
			}
		})
	}
}

// TestTSV gives a spreadsheet the rows that are shown, a row a line.
func TestTSV(t *testing.T) {
	test.NewTempApp(t)
	p := New()
	p.model = &Model{rows: []row{{cells: [columns]string{"甲\t乙", "1万\n人"}}, {cells: [columns]string{"丙"}}}}
	p.shown = []int{1, 0}
	lines := strings.Split(strings.TrimSuffix(p.TSV(), "\n"), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[1], "丙\t") || !strings.HasPrefix(lines[2], "甲 乙\t1万 人\t") {
		t.Errorf("%q", lines)
	}
	for _, l := range lines {
		if strings.Count(l, "\t") != columns-1 {
			t.Errorf("%q has %d columns", l, strings.Count(l, "\t")+1)
		}
	}
}
