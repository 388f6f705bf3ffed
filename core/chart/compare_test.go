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
		{"levels that end alike but for 的", `
|收到的现金|level|30元|30|30|元|eq|2023
|支付的现金|level|20元|20|20|元|eq|2023
|持有的现金|level|10元|10|10|元|eq|2023`, `
bars 现金，2023年 [元]: 收到的现金=30 元 支付的现金=20 元 持有的现金=10 元`},
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
		{"a result with a target that is a range, and a mean of other years beside them", `
|地区生产总值|change|5.4%|5.4|5.4|%|eq|2025
|进出口总额|change|7%|7|7|%|eq|2025
|地区生产总值|change|5%—5.5%|5|5.5|%|range|2026|target
|进出口总额|change|6%|6|6|%|eq|2026|target
|地区生产总值|change|5%|5|5|%|eq|2026/2030|target`, `
pairs 结果与目标，2025—2026年 [%]: 地区生产总值=5.4% 地区生产总值=5%—5.5% 进出口总额=7% 进出口总额=6%
cards 地区生产总值，2026—2030年 []: 地区生产总值增减=5%`},
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
		{"means, sums and leads of the same years apart", `
|居民收入年均|change|5%|5|5|%|eq|2021/2025
|农业产值年均增速|change|4%|4|4|%|eq|2021/2025
|财政收入|change|30%|30|30|%|eq|2021/2025
|社会投资|change|25%|25|25|%|eq|2021/2025
|工业增长高于全国|change|2%|2|2|%|eq|2021/2025
|服务业增长快于全国|change|1%|1|1|%|eq|2021/2025`, `
bars 增减，2021—2025年 [%]: 居民收入年均=5% 农业产值年均增速=4%
bars 增减，2021—2025年（%） [%]: 财政收入=30% 社会投资=25%
bars 增减，2021—2025年（2） [%]: 工业增长高于全国=2% 服务业增长快于全国=1%`},
		{"what five years brought is not beside a year's", `
|稻谷产量|level|200吨|200|200|吨|eq|2025
|小麦产量|level|130吨|130|130|吨|eq|2025
|玉米产量|level|280吨|280|280|吨|eq|2025
|大豆产量|level|900吨|900|900|吨|eq|2021/2025`, `
bars 产量，2025年 [吨]: 玉米产量=280 吨 稻谷产量=200 吨 小麦产量=130 吨
cards 大豆产量，2021—2025年 []: 大豆产量=900吨`},
		{"falls of which one end is told", `
|能耗|change|下降超3%||-3|%|gt|2024
|排放|change|下降不足2%|-2||%|lt|2024`, `
bars 增减，2024年 [%]: 排放=高于 −2% 能耗=低于 −3%`},
		{"two dates of amounts of two sizes, each beside its like", `
|地区生产总值|level|9万亿元|9e12|9e12|元|eq|2020
|地区生产总值|level|12万亿元|12e12|12e12|元|eq|2025
|进出口总额|level|2万亿元|2e12|2e12|元|eq|2020
|进出口总额|level|3万亿元|3e12|3e12|元|eq|2025
|人均收入|level|4万元|4e4|4e4|元|eq|2020
|人均收入|level|5万元|5e4|5e4|元|eq|2025
|人均支出|level|2万元|2e4|2e4|元|eq|2020
|人均支出|level|3万元|3e4|3e4|元|eq|2025`, `
pairs 前后两期，2020—2025年 [万亿元]: 地区生产总值=9 万亿元 地区生产总值=12 万亿元 进出口总额=2 万亿元 进出口总额=3 万亿元
pairs 前后两期，2020—2025年（万元） [万元]: 人均收入=4 万元 人均收入=5 万元 人均支出=2 万元 人均支出=3 万元`},
		{"levels of one domain, two of whose names end alike", `
|财政|share|3%|3|3|%|eq|2023
grain.output|粮食产量|level|200吨|200|200|吨|eq|2023
cotton.output|棉花产量|level|130吨|130|130|吨|eq|2023
grain.capacity|粮食生产能力|level|280吨|280|280|吨|eq|2023`, `
bars 农业：同一单位的数，2023年 [吨]: 粮食生产能力=280 吨 粮食产量=200 吨 棉花产量=130 吨
cards 农业：财政，2023年 []: 财政=3%`},
		{"many single values are a table", strings.Repeat("\n", 1) + singles(7), "table"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := paper(strings.Split(strings.TrimSpace(c.lines), "\n")...)
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

// TestPagesGoOn holds that what is parted has one order: the second chart begins
// under the last value of the first, wherever in the document they stand.
func TestPagesGoOn(t *testing.T) {
	var lines []string
	for i := range 2*rows + 3 {
		v := i * 7 % 27 // in no order
		key := ""
		if v < 3 {
			key = "grain.output" // known ones are no exception
		}
		lines = append(lines, fmt.Sprintf("%s|第%d项产值|change|%d%%|%d|%d|%%|eq|2023", key, i, v+1, v+1, v+1))
	}
	last, charts := 100.0, 0
	for _, m := range build(paper(lines...)) {
		if m.Form != Bars {
			continue
		}
		charts++
		for _, mark := range m.Marks {
			if mark.Value() > last {
				t.Errorf("chart %d: %v stands after %v", charts, mark.Value(), last)
			}
			last = mark.Value()
		}
	}
	if charts < 3 {
		t.Errorf("%d charts", charts)
	}
}

// TestPages holds that what is too much for one chart is parted into some of
// like length, and that English titles begin with a capital.
func TestPages(t *testing.T) {
	var lines []string
	for i := range rows + 1 {
		lines = append(lines, fmt.Sprintf("|第%d项产值|change|%d%%|%d|%d|%%|eq|2023", i, i+1, i+1, i+1))
	}
	var got []string
	for _, m := range Build(series.Collect([]*doc.Document{paper(lines...)}, 0), Options{English: true}) {
		got = append(got, fmt.Sprint(m.Title, ": ", len(m.Marks)))
	}
	if got, want := strings.Join(got, "; "), "Change (1 of 2), 2023: 7; Change (2 of 2), 2023: 6"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestShares holds that shares are drawn against all of it, unless all of them
// are so small that nothing would be seen.
func TestShares(t *testing.T) {
	for top, want := range map[int]float64{4: 4, 30: 100} {
		d := paper("|研发投入强度|share|3%|3|3|%|eq|2023", fmt.Sprintf("|教育投入强度|share|%d%%|%d|%d|%%|eq|2023", top, top, top))
		if got := build(d)[0].Axis.Max; got != want {
			t.Errorf("shares up to %d%%: axis to %v, want %v", top, got, want)
		}
	}
}

// TestNames holds which headings can name a subject: no line of running text.
func TestNames(t *testing.T) {
	for heading, want := range map[string]bool{
		"主要目标": true,
		"二、稳中求进，以进促稳，推动质量提升":           true,
		"提高到去年的三成，全市累计完成":              false,
		"新系统已经全面服务水上运输、城市安全、应急救援、农林渔业": false,
		"前十个月甲省对周边各国进出口总值同比增长23.4%":    true,
		"政务网络已连接各县（市":                  false,
	} {
		if names(heading) != want {
			t.Errorf("%s: %v", heading, !want)
		}
	}
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

// TestLoneHeading holds that a heading that none other stands beside is no
// chapter where a lower level has several.
func TestLoneHeading(t *testing.T) {
	d := paper("|甲|level|1|1|1|个|eq|2023")
	d.Body = "农业工业市政" + d.Body
	at := func(i int) text.Span { return text.Span{Start: i, End: i + len("农业")} }
	d.Articles = []doc.Article{{Sections: []doc.Section{{}, {Heading: at(0), Level: 2}, {Heading: at(len("农业")), Level: 2}, {Heading: at(len("农业工业")), Level: 1}}}}
	for section, want := range []int{-1, 1, 2, 2} {
		if _, got := chapter(d, &doc.Figure{Section: section}); got != want {
			t.Errorf("section %d: chapter %d, want %d", section, got, want)
		}
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
