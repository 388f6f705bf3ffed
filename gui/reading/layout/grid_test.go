package layout

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// gridOf makes a table of lines of cells set apart by tabs.
func gridOf(t *testing.T, lines ...string) (string, *Grid) {
	t.Helper()
	body := strings.Join(lines, "\n") + "\n"
	tab := &doc.Table{Span: text.Span{End: len(body)}}
	var rows []text.Span
	at := 0
	for _, line := range lines {
		rows = append(rows, text.Span{Start: at, End: at + len(line)})
		var row []doc.Cell
		x := at
		for col, words := range strings.Split(line, "\t") {
			if words != "" {
				row = append(row, doc.Cell{Span: text.Span{Start: x, End: x + len(words)}, Col: col})
			}
			x += len(words) + 1
		}
		tab.Rows = append(tab.Rows, row)
		at += len(line) + 1
	}
	g := NewGrid(body, tab, rows)
	if g == nil {
		t.Fatal("no grid")
	}
	return body, g
}

func TestHeads(t *testing.T) {
	for _, c := range []struct {
		want  int
		lines []string
	}{
		{1, []string{"地区\t人口", "甲县\t12.5", "乙县\t3"}},
		{1, []string{"指标\t2021\t2022", "产值\t1.5\t2.5"}},
		{0, []string{"甲县\t12.5", "乙县\t3"}},
		{1, []string{"事项\t办法", "开办企业\t当场办结"}},
		{1, []string{"地区\t人口", "一、沿江\t", "甲县\t12.5"}},
		{0, []string{"这一格里写的是很长的一段话,不像表头\t说明", "另一行\t也是话"}},
	} {
		if _, g := gridOf(t, c.lines...); g.Heads != c.want {
			t.Errorf("%q has %d heads, want %d", c.lines, g.Heads, c.want)
		}
	}
}

func TestIsNumber(t *testing.T) {
	for s, want := range map[string]bool{"1,208": true, "−0.35": true, "12.5%": true, "(3.2)": true, "１２": true, "1 208.5": true, "≥95": true, "甲": false, "1-2": false, "—": false, "3G": false, "": false, "12个": false} {
		if IsNumber(s) != want {
			t.Errorf("IsNumber(%q) is %v", s, !want)
		}
	}
}

// Every character of a table has a place within its cell, whatever the width,
// and the offset at that place is its own.
func TestCellsHoldTheirWords(t *testing.T) {
	body, g := gridOf(t, "地区\t说明\t人口", "甲县\t这里写着一段不短的说明,讲清楚这个县的人口是怎样数出来的,又是谁数的,什么时候数的\t12.5", "乙县\t\t1,203.75", "\t无名的一行\t4")
	for _, measure := range []float32{160, 300, 700, 1400} {
		f := New(Cut(body, g.Blocks(), nil), square{}, Spec{Measure: measure, Room: measure * 1.2, Size: 18, LineHeight: 1.7})
		for i := range f.Len() {
			l := f.Lay(i)
			for _, a := range l.Sheet.Cells {
				for n := a.First; n < a.Last; n++ {
					ln := l.Lines[n]
					if ln.Left < a.X0 || ln.Right > a.X1+0.1 || ln.Y < a.Y0 || ln.Y+ln.Height > a.Y1+0.1 {
						t.Fatalf("measure %v: line %+v leaves cell %q %+v", measure, ln, a.Of(body), a)
					}
				}
				for o := range a.Of(body) {
					n, x := l.Place(a.Start + o)
					if at, ok := l.Under(x+0.5, l.Lines[n].Y+2); !ok || at != a.Start+o {
						t.Fatalf("measure %v: at the place of %d in %q is %d, %v", measure, a.Start+o, a.Of(body), at, ok)
					}
				}
			}
		}
	}
}

// square has characters as wide as they are high, and half of it for ASCII.
type square struct{}

func (square) Advance(r rune, _ bool) float32 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

// A table of a hundred thousand rows is ready in little time, and its rows are
// set as they are looked at.
func TestLongGrid(t *testing.T) {
	lines := []string{"县\t年\t人口\t产值"}
	for i := range 100_000 {
		lines = append(lines, fmt.Sprintf("第%d县\t2021\t%d.%d\t%d", i, i, i%10, i*7))
	}
	start := time.Now()
	body, g := gridOf(t, lines...)
	f := New(Cut(body, g.Blocks(), nil), square{}, Spec{Measure: 700, Size: 18, LineHeight: 1.7})
	made := time.Since(start)
	start = time.Now()
	for i := range 40 {
		f.Lay(50_000 + i)
	}
	if laid := time.Since(start); laid > 500*time.Millisecond || made > 5*time.Second {
		t.Errorf("made in %v, a page laid out in %v", made, laid)
	}
	if f.Len() != 100_001 {
		t.Errorf("%d blocks", f.Len())
	}
}

func TestLinesAroundTables(t *testing.T) {
	for s, want := range map[string][3]bool{ // units, caption, title
		"单位：亿元":      {true, false, false},
		"（金额单位：万元）":  {true, false, false},
		"下属单位共三家":    {false, false, false},
		"表1-2 各县人口":  {false, true, false},
		"表一：":        {false, true, false},
		"附表 2024年收支": {false, true, false},
		"表示感谢":       {false, false, false},
		"2024年一般公共预算收入执行情况表": {false, false, true},
		"各县人口情况（初步）":         {false, false, true},
		"到年底，水站都列在下面的表":      {false, false, false},
	} {
		if got := [3]bool{IsUnits(s), IsCaption(s), IsTableTitle(s)}; got != want {
			t.Errorf("%q is %v, want %v", s, got, want)
		}
	}
	for s, want := range map[string]bool{"注：按可比口径": true, "（资料来源：年鉴）": true, "注意安全": false} {
		if IsNote(s) != want {
			t.Errorf("IsNote(%q) is %v", s, !want)
		}
	}
}
