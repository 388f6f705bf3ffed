package series

import (
	"math/big"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestSettled has, for each rule, a sentence that it is for and one that only
// looks like it. The number is in 【】, the words of the name in ‹› where they
// stand in the sentence; the last number of a case is asked for.
func TestSettled(t *testing.T) {
	t.Parallel()
	year := func(from, to int) doc.Period {
		p := doc.Period{From: doc.Date{Year: from, Grain: doc.Year}}
		if to > 0 {
			p.To = doc.Date{Year: to, Grain: doc.Year}
		}
		return p
	}
	for _, c := range []struct {
		name, said string
		f          doc.Figure
		want       string // name or key, kind, status, period, shown or not
	}{
		{"what the sentence begins with", "粮食总产量又创新高，达到【800万吨】。",
			doc.Figure{Indicator: "农业支出", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.9}, "grain.output level actual 2020 shown"},
		{"a unit that the name may have", "粮食总产量又创新高，共【800万元】。",
			doc.Figure{Indicator: "农业支出", Value: doc.Value{Unit: "元"}, Period: year(2020, 0), Confidence: 0.9}, "农业支出 level actual 2020 shown"},
		{"a tail with its thing", "粮食喜获丰收，‹总产量›【800万吨】。",
			doc.Figure{Indicator: "总产量", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.4}, "grain.output level actual 2020 shown"},
		{"a tail of something else", "瓜果喜获丰收，‹总产量›【800万吨】。",
			doc.Figure{Indicator: "总产量", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.4}, "总产量 level actual 2020 not"},
		{"a share of what was told before", "全国财政赤字共300亿元，占国内生产总值比重为【2.1%】。",
			doc.Figure{Indicator: "财政占国内生产总值比重", Kind: doc.Share, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.9}, "fiscal.deficit_rate share actual 2020 shown"},
		{"a share of something else", "软件业收入共300亿元，占国内生产总值比重为【2.1%】。",
			doc.Figure{Indicator: "软件占国内生产总值比重", Kind: doc.Share, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.9}, "软件占国内生产总值比重 share actual 2020 shown"},
		{"a rise told by its verb", "‹粮食产量›再上台阶，两年共增产粮食【90万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2019, 2020), Confidence: 0.9}, "grain.output change actual 2019/2020 shown"},
		{"a target by the words behind", "‹国内生产总值›增长6.1%，略高于【6%】左右的预期目标。",
			doc.Figure{Indicator: "国内生产总值", Key: "gdp", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.2}, "gdp change target 2020 shown"},
		{"a target that was reached is a result", "实现了‹国内生产总值›增长【6%】的预期目标。",
			doc.Figure{Indicator: "国内生产总值", Key: "gdp", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.9}, "gdp change actual 2020 shown"},
		{"the plan of the clause", "“十一五”实绩好于预计，“十二五”‹国内生产总值›年均增长【7%】。",
			doc.Figure{Indicator: "国内生产总值", Key: "gdp", Kind: doc.Change, Status: doc.Target, Value: doc.Value{Unit: "%"}, Period: year(2006, 2010), Confidence: 0.3}, "gdp change target 2011/2015 shown"},
		{"a plan that is compared with", "‹粮食产量›比“十二五”末年均增长【2%】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2016, 2020), Confidence: 0.9}, "grain.output change actual 2016/2020 shown"},
		{"年均 of a name", "“十三五”期间监测，‹PM2.5年均浓度›下降【7%】。",
			doc.Figure{Indicator: "PM2.5年均浓度", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.9}, "PM2.5年均浓度 change actual 2020 shown"},
		{"on top of a year", "要在2019年增产30万吨的基础上，再使‹粮食产量›增加【20万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Kind: doc.Change, Status: doc.Target, Value: doc.Value{Unit: "吨"}, Period: year(2019, 0), Confidence: 0.9}, "grain.output change target 2020 shown"},
		{"the nearer span", "2011年到2015年共五年，而从1991年到1995年，‹粮食产量›合计【500万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2011, 2015), Confidence: 0.9}, "grain.output level actual 1991/1995 shown"},
		{"the span that is compared with", "2011年到2015年共五年，比1991年到1995年，‹粮食产量›多【500万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2011, 2015), Confidence: 0.9}, "grain.output level actual 2011/2015 shown"},
		{"a growth with a share's name", "今年税收安排得当，预期增长【13%】左右。",
			doc.Figure{Indicator: "赤字率", Key: "fiscal.deficit_rate", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.6}, "fiscal.deficit_rate change actual 2020 not"},
		{"a growth that is aimed at, with a share's name", "几经权衡，把增长目标定在【6%】左右。",
			doc.Figure{Indicator: "城镇调查失业率", Key: "unemployment.survey", Kind: doc.Share, Status: doc.Target, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.8}, "unemployment.survey share target 2020 not"},
		{"a share's own change", "‹赤字率›比上年提高【0.2%】。",
			doc.Figure{Indicator: "赤字率", Key: "fiscal.deficit_rate", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.6}, "fiscal.deficit_rate change actual 2020 shown"},
		{"what would be", "按照规划要求的水平计算，‹粮食产量›应有【900万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.9}, "grain.output level actual 2020 not"},
		{"prices that are calculated with", "按照可比价格计算，‹粮食产量›为【900万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.9}, "grain.output level actual 2020 shown"},
		{"all is said", "‹粮食产量›最高的2020年只有【900万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.2}, "grain.output level actual 2020 shown"},
		{"two times are said", "‹粮食产量›在2018年和2020年之间最高【900万吨】。",
			doc.Figure{Indicator: "粮食产量", Key: "grain.output", Value: doc.Value{Unit: "吨"}, Period: year(2020, 0), Confidence: 0.2}, "grain.output level actual 2020 not"},
		{"a mean of one year", "2020年‹国内生产总值›平均每年增长【7%】。",
			doc.Figure{Indicator: "国内生产总值", Key: "gdp", Kind: doc.Change, Value: doc.Value{Unit: "%"}, Period: year(2020, 0), Confidence: 0.9}, "gdp change actual 2020 not"},
	} {
		d, f := markedText(c.said, c.f)
		d.Figures = []doc.Figure{f}
		g := Settled(d, 0)
		name, shown := g.Indicator, "not"
		if g.Key != "" {
			name = g.Key
		}
		if g.Confidence >= Floor {
			shown = "shown"
		}
		if got := strings.Join([]string{name, g.Kind.String(), g.Status.String(), g.Period.String(), shown}, " "); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.said, got, c.want)
		}
	}
}

// markedText makes a document of one sentence with a figure in it.
func markedText(marked string, f doc.Figure) (*doc.Document, doc.Figure) {
	body := strings.NewReplacer("【", "", "】", "", "‹", "", "›", "").Replace(marked)
	at := func(mark string) int {
		before, _, _ := strings.Cut(marked, mark)
		return len(strings.NewReplacer("【", "", "】", "", "‹", "", "›", "").Replace(before))
	}
	f.Span = text.Span{Start: at("【"), End: at("】")}
	f.Sentence = text.Span{End: len(body)}
	f.Words = []text.Span{{Start: len(body), End: len(body) + 1}}
	if strings.Contains(marked, "‹") {
		f.Words = []text.Span{{Start: at("‹"), End: at("›")}}
	}
	f.Value.Lo = big.NewRat(5, 1)
	f.Value.Hi = f.Value.Lo
	return &doc.Document{Body: body, Articles: make([]doc.Article, 1)}, f
}
