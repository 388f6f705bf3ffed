package chart

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestTogether draws figures that the reader chose: what has one unit in one
// chart, whatever it is of; each figure in some chart.
func TestTogether(t *testing.T) {
	d := paper(
		"|第一产业增加值|level|9万亿元|9e12|9e12|元|eq|2023", "|第二产业增加值|level|48万亿元|48e12|48e12|元|eq|2023", "|第三产业增加值|level|69万亿元|69e12|69e12|元|eq|2023",
		"|粮食产量|level|7亿吨|7e8|7e8|吨|eq|2023",
		"|出口|change|3%|3|3|%|eq|2023", "|进口|change|2%|2|2|%|eq|2023",
		"|城镇化率|share|66%|66|66|%|eq|2023", "|森林覆盖率|share|25%|25|25|%|eq|2023",
		"|用电量|level|8万亿千瓦时|8e12|8e12|千瓦时|eq|2022", "|用电量|level|9万亿千瓦时|9e12|9e12|千瓦时|eq|2023",
		"|位次|rank|世界第二|2|2|名|eq|2023", "|下降|change|1%|-1|-1|%|eq|2023",
	)
	set := series.CollectOf([]*doc.Document{d}, func(series.Ref) bool { return true })
	models := Build(set, Options{Together: true})
	seen := map[int]int{}
	bars := map[string]int{}
	for _, m := range models {
		if !m.Main || m.Subject != "所选数字" {
			t.Errorf("%s is not among what was chosen", m.Whose())
		}
		if m.Form == Bars {
			bars[m.Axis.Unit+m.Marks[0].Kind.String()] = len(m.Marks)
		}
		for _, k := range m.Marks {
			for _, r := range k.Refs {
				seen[r.Figure]++
			}
		}
	}
	for i := range d.Figures {
		if seen[i] == 0 {
			t.Errorf("figure %d (%s) is in no chart", i, d.Figures[i].Indicator)
		}
	}
	if bars["万亿元level"] != 3 || bars["%change"] != 3 || bars["%share"] != 2 {
		t.Errorf("side by side: %v", bars)
	}
}
