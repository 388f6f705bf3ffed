package core_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core"
)

// TestLinear wants four times the text to take about four times the time, from
// its bytes to its figures, whatever it repeats.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	worst, of := 0.0, ""
	for _, c := range []struct{ before, unit string }{
		{"", "2022年"},
		{"", "2022年达7.2亿元，占产值比重1.5%。\n"}, // a name that grows
		{"", "某市公报\n新华社北京2月26日电 粮食增长3%。\n（完）\n\n"},
		{"", "（"},
		{"", "“"},
		{"", "《"},
		{"", "“（《"},
		{"", "“”"},
		{"粮食产量3", "亿"},
		{"粮食产量", "7"},
		{"粮食产量", "七"},
		{"粮食产量0.", "7"},
		{"粮食产量", "7."},
		{"粮食产量7", ",777"},
		{"", "粮食、"},
		{"", "增长3%，"},
		{"", "比上年"},
		{"", "三分之"},
		{"", "三又"},
		{"", "百分之"},
		{"", "第"},
		{"", "1/"},
		{"", "1:"},
		{"", "—"},
		{"", "粮\u0301"},
		{"粮食产量3", "\u200b"},
		{"3", " "},
		{"", "其中："},
		{"", "的"},
		{"", "3G、"},
		{"", "一、"},
		{"", "一、标题\n"},
		{"", "（一）标题\n正文增长3%。\n"},
		{"", "|3"},
		{"", "正文一句，\n— 3 —\n"},
		{"", "粮食产量达到3\n"},
		{"", "粮食产量，\n"},
		{"指标\t单位\t数值\n", "粮食产量\t万吨\t3.5\n"},
		{"| 指标 | 单位 | 数值 |\n|---|---|---|\n", "| 粮食产量 | 万吨 | 3.5 |\n"},
		{"", "从3吨增加到5吨；"},
		{"", "3%—"},
		{"", "去年甲县产量3吨，"},
		{"", "3 5 7 "},
		{"甲、乙、丙产量为", "3吨、"},
		{"县情报告\n\n", "第7县的小麦产量达到21吨，比上年增长3%。\n"},
		{"县情报告\n\n", "第7县的小麦产量达到21吨，比上年增长3%。\n\n"},
		{"县情报告\n\n", "3月小麦产量达到12吨，上年同月11吨，其中上月9吨。\n"},
	} {
		took := func(n int) time.Duration {
			b := []byte(c.before + strings.Repeat(c.unit, n/len(c.unit)))
			from := cpuTime()
			if _, err := core.Read(t.Context(), "long.txt", b, nil); err != nil {
				t.Fatal(err)
			}
			return cpuTime() - from
		}
		took(1000) // the tables are read once
		note := ""
		for range 3 { // a busy machine stalls now and then
			small, large := took(60_000), took(240_000)
			if large <= 9*small || large < 300*time.Millisecond {
				note = ""
				if r := float64(large) / float64(small); large >= 100*time.Millisecond && r > worst {
					worst, of = r, fmt.Sprintf("%q × n: %v for 60 kB, %v for 240 kB", c.unit, small, large)
				}
				break
			}
			note = fmt.Sprintf("%q × n: %v for 60 kB, %v for 240 kB", c.unit, small, large)
		}
		if note != "" {
			t.Error(note)
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
