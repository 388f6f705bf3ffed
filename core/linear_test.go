package core_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core"
)

// TestLinear wants four times the text to take about four times the time, from
// its bytes to its figures, whatever it repeats. Of each size the least of
// several measures counts, so that it is the program's growth and no noise.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	worst, of := 0.0, ""
	const claim = "2022年，某省粮食产量达到30.5万吨，比上年增长3.2%。"
	for _, c := range []struct{ before, unit, behind string }{
		{"", "2022年", ""},
		{"", "2022年达7.2亿元，占产值比重1.5%。\n", ""}, // a name that grows
		{"", "某市公报\n新华社北京2月26日电 粮食增长3%。\n（完）\n\n", ""},
		{"", "（", ""},
		{"", "“", ""},
		{"", "《", ""},
		{"", "“（《", ""},
		{"", "“”", ""},
		{"粮食产量3", "亿", ""},
		{"粮食产量", "7", ""},
		{"粮食产量", "七", ""},
		{"粮食产量0.", "7", ""},
		{"粮食产量", "7.", ""},
		{"粮食产量7", ",777", ""},
		{"", "粮食、", ""},
		{"", "增长3%，", ""},
		{"", "比上年", ""},
		{"", "三分之", ""},
		{"", "三又", ""},
		{"", "百分之", ""},
		{"", "第", ""},
		{"", "1/", ""},
		{"", "1:", ""},
		{"", "—", ""},
		{"", "粮\u0301", ""},
		{"粮食产量3", "\u200b", ""},
		{"3", " ", ""},
		{"", "其中：", ""},
		{"", "的", ""},
		{"", "3G、", ""},
		{"", "一、", ""},
		{"", "一、标题\n", ""},
		{"", "（一）标题\n正文增长3%。\n", ""},
		{"", "|3", ""},
		{"", "正文一句，\n— 3 —\n", ""},
		{"", "粮食产量达到3\n", ""},
		{"", "粮食产量，\n", ""},
		{"指标\t单位\t数值\n", "粮食产量\t万吨\t3.5\n", ""},
		{"| 指标 | 单位 | 数值 |\n|---|---|---|\n", "| 粮食产量 | 万吨 | 3.5 |\n", ""},
		{"", "从3吨增加到5吨；", ""},
		{"", "3%—", ""},
		{"", "去年甲县产量3吨，", ""},
		{"", "3 5 7 ", ""},
		{"甲、乙、丙产量为", "3吨、", ""},
		{"县情报告\n\n", "第7县的小麦产量达到21吨，比上年增长3%。\n", ""},
		{"县情报告\n\n", "第7县的小麦产量达到21吨，比上年增长3%。\n\n", ""},
		{"县情报告\n\n", "3月小麦产量达到12吨，上年同月11吨，其中上月9吨。\n", ""},
		{"", "（", claim + strings.Repeat("）", 20_000)},
		{"", "“", claim},
		{"", "《", claim + strings.Repeat("》", 20_000)},
		{"粮食产量数", "亿", "吨"},
		{"粮食产量3", "万亿", "吨"},
		{"", " ", "3%" + strings.Repeat(" ", 20_000) + "4%"},
		{"3", " ", "万吨"},
		{"", "比上年", "增长3%"},
		{"", "第", "一位"},
		{"", "粮食、", "棉花分别增长3%"},
		{"粮食产量分别为", "3吨、", "5吨"},
		{"", "新华社北京2月26日电\n", ""},
		{"", "从3吨增加到5吨", ""},
		{"", "粮食产量达到30.5万吨，占GDP比重41.5%。\n", ""},
		{"", claim, ""},
		{"", "字\n", ""},
		{"", "\n", "字"},
		{"", "- 甲\n", ""},
		{"# 甲\n\n## 乙\n\n", "# 丙\n\n", ""},
		{"增速居前的是", "甲县（3%）、", ""},
		{"从经济总量看，", "甲县达5亿元，", ""},
		{"", "网民规模\n3亿人\n", ""},
		{"", "开工住房5套、建成", ""},
	} {
		took := func(n int) time.Duration {
			b := []byte(c.before + strings.Repeat(c.unit, n/len(c.unit)) + c.behind)
			runtime.GC()
			defer debug.SetGCPercent(debug.SetGCPercent(-1)) // what the collector does on a core that idles is no work of ours
			from := cpuTime()
			if _, err := core.Read(t.Context(), "long.txt", b, nil); err != nil {
				t.Fatal(err)
			}
			return cpuTime() - from
		}
		took(1000) // the tables are read once
		ratio := 0.0
		var least [3]time.Duration // of 60, 120 and 240 kB: a busy machine stalls now and then
		for try := range 5 {
			for i := range least {
				if d := took(60_000 << i); try == 0 || d < least[i] {
					least[i] = d
				}
			}
			if ratio = float64(least[2]) / float64(least[0]); ratio <= 5 || least[2] < 100*time.Millisecond {
				break
			}
		}
		said := fmt.Sprintf("%.5q %.30q × n: %v for 60 kB, %v for 120 kB, %v for 240 kB", c.before, c.unit, least[0], least[1], least[2])
		if testing.Verbose() {
			t.Logf("%.1f %s", ratio, said)
		}
		if least[2] < 100*time.Millisecond { // the measure is coarser
			continue
		}
		if ratio > 6 {
			t.Errorf("%.1f times the time for four times the text: %s", ratio, said)
		}
		if ratio > worst {
			worst, of = ratio, said
		}
	}
	t.Logf("four times the text takes at most %.1f times the time: %s", worst, of)
}

// TestCarriedNames reads claims that say no subject, each of which leans on the
// one before: no name grows from claim to claim, and none says words twice.
func TestCarriedNames(t *testing.T) {
	for _, unit := range []string{
		"2022年达7.2亿元，占产值比重1.5%。\n",
		"达7.2亿元，占财政收入的比例为1.5%，增长3%。\n",
		"其中出口占7.2%，占全县比重1.5%；",
		"总量3万吨，其中城镇2万吨，其中东部1万吨，",
	} {
		d, err := core.Read(t.Context(), "chain.txt", []byte(strings.Repeat(unit, 200)), nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Figures {
			name := d.Figures[i].Indicator
			if len(name) > 180 {
				t.Errorf("%q × 200: %q measures %q", unit, d.Text(d.Figures[i].Span), name)
				break
			}
			if n := strings.Count(name, "占"); n > 1 {
				t.Errorf("%q × 200: %q", unit, name)
				break
			}
		}
	}
}
