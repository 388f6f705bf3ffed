package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

// build reads the lines of paper into models.
func build(d *doc.Document) []Model {
	return Build(series.Collect([]*doc.Document{d}, 0), Options{})
}

// TestForms holds that the form of a chart follows from its figures, whatever
// they are about.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines string
		want  string
	}{
		{"growth rates of one period, sorted, falls among them", `
|粮食产量|change|1.5%|1.5|1.5|%|eq|2023
|棉花产量|change|下降6%|-6|-6|%|eq|2023
|油料产量|change|5.7%|5.7|5.7|%|eq|2023
|糖料产量|change|0.1%|0.1|0.1|%|eq|2022`, `
bars 增减，2023年 [%]: 油料产量=5.7% 粮食产量=1.5% 棉花产量=−6%
cards 糖料产量，2022年 []: 糖料产量增减=0.1%`},
		{"shares of one whole apart from others", `
|第一产业占地区生产总值比重|share|7%|7|7|%|eq|2023
|第二产业占地区生产总值比重|share|38%|38|38|%|eq|2023
|森林覆盖率|share|25%|25|25|%|eq|2023
|城镇化率|share|66%|66|66|%|eq|2022`, `
bars 占地区生产总值的份额，2023年 [%]: 第二产业占地区生产总值比重=38% 第一产业占地区生产总值比重=7%
bars 占比与比率，2022—2023年 [%]: 城镇化率=66% 森林覆盖率=25%`},
		{"levels that end alike, and one that is a hair beside them", `
|稻谷产量|level|200万吨|2e6|2e6|吨|eq|2023
|小麦产量|level|130万吨|1.3e6|1.3e6|吨|eq|2023
|玉米产量|level|280万吨|2.8e6|2.8e6|吨|eq|2023
|茶叶产量|level|1吨|1|1|吨|eq|2023
|货运周转|level|90万吨|9e5|9e5|吨|eq|2023`, `
bars 产量，2023年 [万吨]: 玉米产量=280 万吨 稻谷产量=200 万吨 小麦产量=130 万吨
cards 单独的数，2023年 []: 茶叶产量=1吨 货运周转=90万吨`},
		{"results with their targets, one a row", `
|地区生产总值|change|5.4%|5.4|5.4|%|eq|2023
|城镇调查失业率|share|4.9%|4.9|4.9|%|eq|2023
|地区生产总值|change|5%|5|5|%|eq|2024|target
|城镇调查失业率|share|5%|5|5|%|eq|2024|target`, `
pairs 结果与目标，2023—2024年 [%]: 地区生产总值=5.4% 地区生产总值=5% 城镇调查失业率=4.9% 城镇调查失业率=5%`},
		{"two dates of one indicator alone", `
|公路里程|level|90公里|90|90|公里|eq|2022
|公路里程|level|95公里|95|95|公里|eq|2023`, `
columns 公路里程，2022—2023年 [公里]: 公路里程=90 公里 公路里程=95 公里`},
		{"a rounded remark is no point beside exact ones", `
|医院床位|level|90万张|9e5|9e5|张|eq|2021
|医院床位|level|95万张|9.5e5|9.5e5|张|eq|2022
|医院床位|level|超过90万张|9e5||张|gt|2023
|医院床位|level|99万张|9.9e5|9.9e5|张|eq|2024`, `
columns 医院床位，2021—2024年 [万张]: 医院床位=90 万张 医院床位=95 万张 医院床位=99 万张
cards 医院床位，2023年 []: 医院床位=超 90 万张`},
		{"many single values are a table", strings.Repeat("\n", 1) + singles(7), "table"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := paper(strings.Split(strings.TrimSpace(c.lines), "\n")...)
			for i, l := range strings.Split(strings.TrimSpace(c.lines), "\n") {
				if strings.HasSuffix(l, "|target") {
					d.Figures[i].Status = doc.Target
				}
			}
			if got, want := told(build(d)), strings.TrimSpace(c.want); got != want && !(want == "table" && strings.HasPrefix(got, "table 一览")) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// singles are levels of n units that nothing compares.
func singles(n int) string {
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("|指标%c|level|%d|%d|%d|单位%d|eq|2023", 'A'+rune(i), i+1, i+1, i+1, i))
	}
	return strings.Join(lines, "\n")
}

// TestRegions holds that one indicator of three regions is a chart by region.
func TestRegions(t *testing.T) {
	d := paper("|地区生产总值|level|13万亿元|13e12|13e12|元|eq|2023", "|地区生产总值|level|12万亿元|12e12|12e12|元|eq|2023", "|地区生产总值|level|9万亿元|9e12|9e12|元|eq|2023")
	for i, r := range []string{"甲省", "乙省", "丙省"} {
		d.Figures[i].Region = r
	}
	if got, want := told(build(d)), "bars 地区生产总值（分地区），2023年 [万亿元]: 甲省=13 万亿元 乙省=12 万亿元 丙省=9 万亿元"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSubjects holds that a long document is charted by its chapters, that
// small ones are gathered, and that what is shown first are charts.
func TestSubjects(t *testing.T) {
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("|第%d项覆盖率|share|%d%%|%d|%d|%%|eq|2023", i, i+1, i+1, i+1))
	}
	d := paper(lines...)
	d.Body = "一、农业二、工业三、其他" + d.Body
	at := func(s string) text.Span {
		i := strings.Index(d.Body, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	d.Articles = []doc.Article{{Sections: []doc.Section{{}, {Heading: at("一、农业"), Level: 1}, {Heading: at("二、工业"), Level: 1}, {Heading: at("三、其他"), Level: 1}}}}
	for i := range d.Figures {
		d.Figures[i].Section = min(1+i/14, 3) // 14, 14 and 2
	}
	counts, main := map[string]int{}, 0
	for _, m := range build(d) {
		counts[m.Subject] += len(m.Marks)
		if m.Main {
			main++
			if m.Form == Cards || m.Form == Table {
				t.Errorf("%s comes first", m.Title)
			}
		}
	}
	if got, want := fmt.Sprint(counts), "map[其余各处:2 农业:14 工业:14]"; got != want {
		t.Errorf("marks by subject %s, want %s", got, want)
	}
	if main == 0 || main > 8 {
		t.Errorf("%d main charts", main)
	}
}

// TestVague holds that a whole is implied only where the digits say how large.
func TestVague(t *testing.T) {
	d := sample()
	d.Checks[0].Lo.SetFrac64(9e13, 1)
	for _, m := range build(d) {
		if m.Form == Part {
			t.Errorf("%s of %s", m.Title, m.Whole.Label)
		}
	}
}
