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
		when = fmt.Sprint(e.When.Year - int(e.Back))
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
		{"a part takes the unit of its whole, in a head of two languages", `
村名 Village	总人口（人） Total Population (person)	#儿童 Children	其中：老人
小河村	120	33	21
山后村	80	21	12
`, `
小河村总人口 | 120 | 人 | level |  |  | 
小河村儿童 | 33 | 人 | level |  |  | 
小河村老人 | 21 | 人 | level |  |  | 
山后村总人口 | 80 | 人 | level |  |  | 
山后村儿童 | 21 | 人 | level |  |  | 
山后村老人 | 12 | 人 | level |  |  | 
`},
		{"the parts of 生产总值 take its unit", `
年份	生产总值（亿元）	第一产业	第二产业	人均生产总值（元）
2021	20.5	8.5	12	30100
`, `
生产总值 | 20.5 | 元 | level |  | 2021 | 
第一产业增加值 | 8.5 | 元 | level |  | 2021 | 
第二产业增加值 | 12 | 元 | level |  | 2021 | 
人均生产总值 | 30100 | 元 | level |  | 2021 | 
`},
		{"rows that are places, years across, a total", `
全县粮食产量（万吨）
年份	2019	2020
甲镇	1.2	1.3
乙镇	2.2	2.3
合计	3.4	3.6
`, `
甲镇粮食产量 | 1.2 | 吨 | level | 甲镇 | 2019 | 
甲镇粮食产量 | 1.3 | 吨 | level | 甲镇 | 2020 | 
乙镇粮食产量 | 2.2 | 吨 | level | 乙镇 | 2019 | 
乙镇粮食产量 | 2.3 | 吨 | level | 乙镇 | 2020 | 
粮食产量 | 3.4 | 吨 | level |  | 2019 | 合计
粮食产量 | 3.6 | 吨 | level |  | 2020 | 合计
`},
		{"the unit over the labels", `
2024年收入表
单位：亿元	2023年	2024年	±%
税收收入	10.1	11.2	10.9
`, `
税收收入 | 10.1 | 元 | level |  | 2023 | 
税收收入 | 11.2 | 元 | level |  | 2024 | 
税收收入 | 10.9 | % | change |  | 2024 | ±%
`},
		{"a label that is not printed again", `
2024年机构情况
类别	项目	2023年	2024年
医院	机构数（个）	12	13
	床位（张）	1200	1300
`, `
医院机构数 | 12 | 个 | level |  | 2023 | 
医院机构数 | 13 | 个 | level |  | 2024 | 
医院床位 | 1200 | 张 | level |  | 2023 | 
医院床位 | 1300 | 张 | level |  | 2024 | 
`},
		{"a total under the codes", `
2024年部门支出（单位：万元）
科目编码	科目名称	合计	基本支出
205	教育支出	1000	700
合计		1000	700
`, `
教育支出 | 1000 | 元 | level |  | 2024 | 合计
教育支出基本支出 | 700 | 元 | level |  | 2024 | 
部门支出 | 1000 | 元 | level |  | 2024 | 合计
基本支出 | 700 | 元 | level |  | 2024 | 合计
`},
		{"changes that are differences", `
指标名称	计量单位	本年	上年	增减
从业人员	人	1200	1100	100
资产总计	万元	3400	3500	-100
`, `
从业人员 | 1200 | 人 | level |  |  | 
从业人员 | 1100 | 人 | level |  | -1 | 
从业人员 | 100 | 人 | change |  |  | 增减
资产总计 | 3400 | 元 | level |  |  | 
资产总计 | 3500 | 元 | level |  | -1 | 
资产总计 | -100 | 元 | change |  |  | 增减
`},
		{"a plan as a part of what was", `
2024年收入预算表（单位：万元）
项目	2023年决算数	2024年预算数	预算数为决算数的%
税收收入	100	105	105.0
`, `
税收收入 | 100 | 元 | level |  | 2023 | 2023年决算数
税收收入 | 105 | 元 | level |  | 2024 | 2024年预算数
税收收入为决算数 | 105.0 | % | share |  | 2024 | 预算数为决算数的%
`},
		{"numbers of pages are nothing to read", `
目录
序号	表名	页码
1	收入表	3
2	支出表	5
`, `
`},
		{"a title inside the table, a second one further down", `
2024年收入情况表→2		
单位：万元→2		
项目	预算	完成
税收收入	100	110
2024年支出情况表→2		
项目	预算	完成
教育支出	50	60
`, `
税收收入预算 | 100 | 元 | level |  | 2024 | 
税收收入 | 110 | 元 | level |  | 2024 | 完成
教育支出预算 | 50 | 元 | level |  | 2024 | 
教育支出 | 60 | 元 | level |  | 2024 | 完成
`},
		{"shares of the amounts beside them, and a change of the same", `
单位：万元→7							
项目	全市预算	全市完成	占预算（%）	市本级预算	市本级完成	占预算（%）	比上年增长（%）
养老保险	100	101	101	50	49	98	3.5
`, `
养老保险全市预算 | 100 | 元 | level |  |  | 
养老保险全市完成 | 101 | 元 | level |  |  | 
养老保险全市完成占预算 | 101 | % | share |  |  | 
养老保险市本级预算 | 50 | 元 | level |  |  | 
养老保险市本级完成 | 49 | 元 | level |  |  | 
养老保险市本级完成占预算 | 98 | % | share |  |  | 
养老保险市本级完成 | 3.5 | % | change |  |  | 比上年增长（%）
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
			for _, e := range tab.Entries {
				got.WriteString(printed(g, e) + "\n")
			}
			if got.String() != strings.TrimPrefix(c.want, "\n") {
				t.Errorf("got\n%s\nwant%s", got.String(), c.want)
			}
		})
	}
}
