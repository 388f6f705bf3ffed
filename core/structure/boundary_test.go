package structure

import (
	"strings"
	"testing"
)

// told is a text long enough to be one, ending as texts end.
const told = "全市上下坚持稳中求进，经济运行总体平稳，粮食产量达到三十万吨，工业和投资都好于预期，居民收入稳步增加。"

func TestBoundaries(t *testing.T) {
	first := "甲市经济运行情况\n" + told + "\n" + told + "\n"
	numbered := "一、总体要求\n" + told + "\n二、主要任务\n" + told + "\n三、保障措施\n" + told + "\n"
	for name, c := range map[string]struct {
		in   string
		want []string // how each article begins
	}{
		"salutation":    {first + "2023年乙市人民政府工作报告\n各位代表：\n" + told, []string{"甲市", "2023年乙市"}},
		"in a speech":   {first + "各位代表！\n" + told + "\n结束语\n各位代表！\n" + told, []string{"甲市"}},
		"session":       {first + "政府工作报告\n——2024年1月20日在丙市第五届人民代表大会第三次会议上\n" + told, []string{"甲市", "政府工作报告"}},
		"number":        {first + "丁市关于稳定就业的若干措施\n丁政发〔2023〕7号\n" + told, []string{"甲市", "丁市关于"}},
		"source row":    {first + "戊市网民规模再创新高\n来源：戊市日报 时间：2023-08-29\n" + told, []string{"甲市", "戊市网民"}},
		"stamped":       {first + "2023-07-20 16:50，正文：己市统计局公布，上半年生产总值增长5.1%，其中工业增加值增长6.3%。", []string{"甲市", "2023-07-20"}},
		"editors":       {first + "责任编辑：李某\n庚县粮食丰收\n" + told, []string{"甲市", "庚县"}},
		"copies":        {first + "抄送：市委各部门。\n各民主党派市委。\n某市人民政府办公室2019年1月3日印发\n" + told, []string{"甲市", told[:30]}},
		"resolution":    {first + "某市第三届人民代表大会第二次会议关于政府工作报告的决议\n某市第三届人民代表大会第二次会议听取和审议了市长所作的\n政府工作报告。", []string{"甲市", "某市第三届"}},
		"numbers again": {numbered + "各市人民政府，各县人民政府：\n轻工业是传统优势产业和重要民生产业，在稳增长、扩内需、惠民生等方面发挥着关键作用。\n" + numbered, []string{"一、总体要求", "各市人民政府"}},
		"no beginning":  {numbered + "轻工业是传统优势产业和重要民生产业，在稳增长、扩内需、惠民生等方面发挥着关键作用，要加快转型。\n" + numbered, []string{"一、总体要求"}},
		"under parts":   {"第一部分 回顾\n" + numbered + "第二部分 安排\n" + numbered, []string{"第一部分"}},
		"contents":      {"某市发展规划\n目录\n一、现状......1\n二、思路......2\n三、任务......3\n" + numbered, []string{"某市发展规划"}},
		"heading":       {first + "工作措施\n" + told, []string{"甲市"}},
	} {
		t.Run(name, func(t *testing.T) {
			articles, _, err := Parse(t.Context(), c.in, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			ok := len(articles) == len(c.want)
			var got []string
			for i, a := range articles {
				s := a.Of(c.in)
				got = append(got, s[:min(len(s), 45)])
				ok = ok && strings.HasPrefix(s, c.want[i])
			}
			if !ok {
				t.Errorf("articles %q, want %q", got, c.want)
			}
		})
	}
}
