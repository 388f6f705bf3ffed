package table

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// gridOf makes a grid of lines whose cells tabs part; a cell that ends with →n
// covers n columns more, one that ends with ↓n as many rows. Lines without a
// tab above the first with one are its captions.
func gridOf(s string) (*Grid, text.Span) {
	var plain strings.Builder
	g := &Grid{}
	var rows [][]Cell
	start := -1
	for _, l := range strings.Split(strings.TrimSpace(s), "\n") {
		if !strings.Contains(l, "\t") && start < 0 {
			at := plain.Len()
			plain.WriteString(l)
			g.Above = append(g.Above, text.Span{Start: at, End: plain.Len()})
			plain.WriteString("\n")
			continue
		}
		if start < 0 {
			start = plain.Len()
		}
		var row []Cell
		for col, w := range strings.Split(l, "\t") {
			c := Cell{Col: col}
			w, c.Down = reach(w, "↓")
			w, c.Across = reach(w, "→")
			c.Start = plain.Len()
			plain.WriteString(w)
			c.End = plain.Len()
			plain.WriteString("\t")
			if w != "" {
				row = append(row, c)
			}
		}
		plain.WriteString("\n")
		rows = append(rows, row)
	}
	g.Text, g.Rows = plain.String(), rows
	return g, text.Span{Start: start, End: len(g.Text)}
}

func reach(w, mark string) (string, int) {
	w, n, ok := strings.Cut(w, mark)
	if !ok {
		return w, 0
	}
	k := 0
	fmt.Sscan(n, &k)
	return w, k
}

// printed writes an entry: name | number | unit | kind | region | year | beyond.
func printed(g *Grid, e *Entry) string {
	unit, when := "", ""
	if e.Unit != nil {
		unit = e.Unit.Name
	}
	if e.When != nil {
		when = fmt.Sprint(e.When.Year - e.Back)
	} else if e.Back > 0 {
		when = fmt.Sprint(-e.Back)
	}
	return strings.Join([]string{e.Name, e.Number.Of(g.Text), unit, [...]string{"level", "change", "share", "index"}[e.Kind], e.Region, when, e.Beyond(g.Text)}, " | ")
}

func TestGiven(t *testing.T) {
	for _, c := range []struct{ name, grid, want string }{
		{"a head over blank ones covers them", `
各地区人口
地区	人口数	比重	
		2020年	2010年
甲市[5]	120	1.55	1.46
`, `
甲市人口数 | 120 | 人 | level | 甲市 |  | 
甲市比重 | 1.55 | % | share | 甲市 | 2020 | 
甲市比重 | 1.46 | % | share | 甲市 | 2010 | 
`},
		{"a head covers no column that has a head of its own above", `
单位：亿元
地区↓1	2018年债务限额→2			2018年债务余额（决算数）→2		
		一般债务	专项债务		一般债务	专项债务
公式	A=B+C	B	C	D=E+F	E	F
甲市	3	1	2	30	10	20
`, `
甲市债务限额 | 3 | 元 | level | 甲市 | 2018 | 
甲市债务限额一般债务 | 1 | 元 | level | 甲市 | 2018 | 
甲市债务限额专项债务 | 2 | 元 | level | 甲市 | 2018 | 
甲市债务余额 | 30 | 元 | level | 甲市 | 2018 | 2018年债务余额（决算数）
甲市债务余额一般债务 | 10 | 元 | level | 甲市 | 2018 | 2018年债务余额（决算数）
甲市债务余额专项债务 | 20 | 元 | level | 甲市 | 2018 | 2018年债务余额（决算数）
`},
		{"the base of an index is no time", `
时间	消费价格指数(上年同月=100)	出口当期值(千美元)
2023年5月	101.5	12
`, `
消费价格指数 | 101.5 |  | index |  | 2023 | 2023年5月
出口当期值 | 12 | 美元 | level |  | 2023 | 2023年5月
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, at := gridOf(c.grid)
			tab, ok := Given(g, at, 0)
			if !ok || tab.Unread != "" {
				t.Fatalf("unread: %q", tab.Unread)
			}
			var got strings.Builder
			for i := range tab.Entries {
				got.WriteString(printed(g, &tab.Entries[i]) + "\n")
			}
			if got.String() != strings.TrimPrefix(c.want, "\n") {
				t.Errorf("got\n%s\nwant%s", got.String(), c.want)
			}
		})
	}
}
