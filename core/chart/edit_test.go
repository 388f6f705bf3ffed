package chart

import (
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
)

// TestEdited draws charts as a reader wants them.
func TestEdited(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines string
		want  store.Chart // of the first chart
		told  string      // that chart then
		foot  string      // what its foot says of it
		join  int         // marks that are joined to the one before
	}{
		{"bars the other way round", `
|稻谷产量|level|200万吨|2e6|2e6|吨|eq|2023
|小麦产量|level|130万吨|1.3e6|1.3e6|吨|eq|2023
|玉米产量|level|280万吨|2.8e6|2.8e6|吨|eq|2023`, store.Chart{Order: Ascending, Title: "三种粮食"},
			"bars 三种粮食 [万吨]: 小麦产量=130 万吨 稻谷产量=200 万吨 玉米产量=280 万吨", "", 0},
		{"bars as the text has them, in another unit", `
|稻谷产量|level|200万吨|2e6|2e6|吨|eq|2023
|小麦产量|level|130万吨|1.3e6|1.3e6|吨|eq|2023
|玉米产量|level|280万吨|2.8e6|2.8e6|吨|eq|2023`, store.Chart{Order: AsWritten, Unit: "亿吨"},
			"bars 产量，2023年 [亿吨]: 稻谷产量=0.02 亿吨 小麦产量=0.013 亿吨 玉米产量=0.028 亿吨", "", 0},
		{"a year left out, so that its neighbours are not joined", `
|普及率|share|60%|60|60|%|eq|2020
|普及率|share|65%|65|65|%|eq|2021
|普及率|share|70%|70|70|%|eq|2022
|普及率|share|72%|72|72|%|eq|2023`, store.Chart{Hidden: []string{"普及率 2021年 65%", "普及率 2019年 50%"}},
			"time 普及率，2020—2023年 [%]: 普及率=60% 普及率=70% 普及率=72%", "另有 1 个数略去未画。", 1},
		{"a line as columns", `
|普及率|share|60%|60|60|%|eq|2020
|普及率|share|65%|65|65|%|eq|2021
|普及率|share|70%|70|70|%|eq|2022`, store.Chart{Form: "columns"},
			"columns 普及率，2020—2022年 [%]: 普及率=60% 普及率=65% 普及率=70%", "", 2},
		{"bars as a table, each value as printed", `
|棉花产量|change|6%|-6|-6|%|eq|2023
|油料产量|change|5.7%|5.7|5.7|%|eq|2023`, store.Chart{Form: "table"},
			"table 增减，2023年 []: 油料产量增减=5.7% 棉花产量增减=−6%", "", 0},
		{"a row of pairs left out", `
|地区生产总值|change|5.4%|5.4|5.4|%|eq|2023
|进出口|change|7%|7|7|%|eq|2023
|投资|change|4%|4|4|%|eq|2023
|地区生产总值|change|5%|5|5|%|eq|2024|target
|进出口|change|6%|6|6|%|eq|2024|target
|投资|change|3%|3|3|%|eq|2024|target`, store.Chart{Hidden: []string{"进出口"}, Order: Ascending},
			"pairs 结果与目标，2023—2024年 [%]: 投资=4% 投资=3% 地区生产总值=5.4% 地区生产总值=5%", "另有 2 个数略去未画。", 0},
		{"never all of them, and nothing that the chart cannot do", `
|棉花产量|change|6%|6|6|%|eq|2023
|油料产量|change|5.7%|5.7|5.7|%|eq|2023`, store.Chart{Hidden: []string{"棉花产量 2023年 6%", "油料产量 2023年 5.7%"}, Unit: "亿吨", Form: "time", Order: "random"},
			"bars 增减，2023年 [%]: 棉花产量=6% 油料产量=5.7%", "", 0},
	} {
		d := paper(strings.Split(strings.TrimSpace(c.lines), "\n")...)
		set := series.Collect([]*doc.Document{d}, 0)
		models := Build(set, Options{})
		before := told(models)
		c.want.ID = models[0].ID
		got := Edited(set, models, []store.Chart{c.want, {ID: "bars:gone", Title: "别的图"}}, Options{})
		if told(got[:1]) != c.told {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, told(got[:1]), c.told)
		}
		if c.foot != "" && !strings.Contains(strings.Join(got[0].Foot, ""), c.foot) {
			t.Errorf("%s: the foot says %q", c.name, got[0].Foot)
		}
		if told(models) != before {
			t.Errorf("%s: the charts that were given changed", c.name)
		}
		joined := 0
		for i, k := range got[0].Marks {
			joined += bit(k.Joined)
			if got[0].Form == Pairs && k.Line != i/2 {
				t.Errorf("%s: mark %d is of row %d", c.name, i, k.Line)
			}
		}
		if joined != c.join {
			t.Errorf("%s: %d marks are joined, want %d", c.name, joined, c.join)
		}
	}
}

// TestChoices says what can be chosen; the first of each is what was chosen.
func TestChoices(t *testing.T) {
	d := paper("|出口总额|level|2万亿元|2e12|2e12|元|eq|2023", "|进口总额|level|1万亿元|1e12|1e12|元|eq|2023", "|投资总额|level|3万亿元|3e12|3e12|元|eq|2023")
	set := series.Collect([]*doc.Document{d}, 0)
	models := Build(set, Options{})
	c := ChoicesOf(set, &models[0])
	if !slices.Equal(c.Forms, []Form{Bars, Table}) || c.Orders[0] != Descending || !slices.Equal(c.Units, []string{"万亿元", "亿元"}) || len(c.Points) != 3 {
		t.Errorf("bars of 万亿元: %v %v %v %v", c.Forms, c.Orders, c.Units, c.Points)
	}
}
