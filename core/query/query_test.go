package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// show writes a query so that tests can say what they want.
func show(q Query) string {
	var out []string
	if q.Words != nil {
		out = append(out, node(q.Words))
	}
	for _, f := range q.Fields {
		s := f.Name + "=" + f.Text
		if f.Name == "date" {
			s = fmt.Sprintf("date[%d,%d)", f.From/372, f.To/372)
		}
		if f.Not {
			s = "not " + s
		}
		out = append(out, s)
	}
	if f := q.Figure; f != nil {
		s := "figure " + strings.Join(f.Names, "+")
		if f.Share {
			s += " share"
		}
		if f.Op != "" {
			s += " " + f.Op + doc.Decimal(f.Value) + f.Unit
		}
		if f.From+f.To > 0 {
			s += fmt.Sprintf(" %d..%d", f.From, f.To)
		}
		if f.WithStatus {
			s += " " + f.Status.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func node(n *Node) string {
	if n.Op == Phrase {
		return n.Text
	}
	var parts []string
	for _, m := range n.Nodes {
		parts = append(parts, node(m))
	}
	return map[Op]string{And: "and", Or: "or", Not: "not"}[n.Op] + "(" + strings.Join(parts, " ") + ")"
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"网络 就业":                  "and(网络 就业)",
		"网络　AND 就业":              "and(网络 就业)",
		"就业 OR 创业 大学生":           "or(就业 and(创业 大学生))",
		"(就业 OR 创业) NOT 大学生":     "and(or(就业 创业) not(大学生))",
		"就业 -大学生":                "and(就业 not(大学生))",
		`"高质量 发展"`:               "高质量 发展",
		"“高质量发展”":                "高质量发展",
		"《政府工作报告》":               "《政府工作报告》",
		"国办发〔2024〕1号":            "国办发〔2024〕1号",
		"title:工作报告 就业":          "就业; title=工作报告",
		`标题："工作 报告"`:             "title=工作 报告",
		"-region:湖南 就业":          "就业; not region=湖南",
		"date:2018..2024":        "date[2018,2025)",
		"date:2018.. 就业":         "就业; date[2018,0)",
		"日期：2020":                "date[2020,2021)",
		"网民规模 > 10亿":             "figure 网民规模 >1000000000",
		"网民规模>10亿":               "figure 网民规模 >1000000000",
		"粮食产量 2015..2024":        "figure 粮食产量 2015..2024",
		"占比 >= 40% 数字经济":         "figure 数字经济 share >=40%",
		"target 城镇新增就业":          "figure 城镇新增就业 target",
		"目标 2024..2025 粮食产量":     "figure 粮食产量 2024..2025 target",
		"粮食产量 ≥ 6.5亿吨 region:河南": "region=河南; figure 粮食产量 >=650000000吨",
		"目标 任务":                  "and(目标 任务)",
		"target":                 "target",
		`居民消费价格 < -1% "通货紧缩"`:    "通货紧缩; figure 居民消费价格 <-1%",
		"10:30":                    "10:30",
		"http://a.b 网络":            "and(http://a.b 网络)",
		"ＧＤＰ and 就业":               "and(ＧＤＰ 就业)",
		"date:2024-03-05 title:报告": "date[2024,2024); title=报告",
	} {
		q, err := Parse(in)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
		} else if got := show(q); got != want {
			t.Errorf("Parse(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, in := range []string{"(", ")", "就业 OR", "NOT", `"网络`, "网民规模 >", "网民规模 > 很多", "> 10", "a > 1 > 2", "date:昨天", "title:", "(就业", "就业)", "a << 3", strings.Repeat("(", 1000), strings.Repeat("a", MaxLength+1)} {
		_, err := Parse(in)
		var e *Error
		if !errors.As(err, &e) || e.At < 0 || e.At > len(in) {
			t.Errorf("Parse(%.20q): %v", in, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"网络 AND (就业 OR -创业)", "网民规模 > 10亿", "title:“报告” date:2018..2024", "target 城镇新增就业 2015..", "《a》 NOT ≥ 3%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err == nil {
			q.Words.Phrases()
			_ = show(q)
		}
	})
}
