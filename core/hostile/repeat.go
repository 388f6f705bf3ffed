package hostile

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// units are what texts repeat: what opens and never closes, what could go on
// for ever, what leans on what stood before.
var units = []string{
	"（", "“", "《", "“（《", "“”", "）", "亿", "万亿", "7", "七", "7.", ",777", "1,", "3吨、", "粮食、", "增长3%，", "比上年", "三分之", "三又", "百分之", "第", "3%—", "—",
	"1/", "1:", "粮\u0301", "\u200b", " ", "　", "其中：", "的", "3G、", "一、", "一、标题\n", "（一）标题\n正文增长3%。\n", "2022年", "从3吨增加到5吨", "|3", "|\n", "正文一句，\n— 3 —\n", "粮食产量达到3\n",
	"粮食产量，\n", "去年甲县产量3吨，", "3 5 7 ", "3月小麦产量达到12吨，上年同月11吨，其中上月9吨。\n", "某市公报\n新华社北京2月26日电 粮食增长3%。\n（完）\n\n", "2022年达7.2亿元，占产值比重1.5%。\n",
	"指标\t单位\t数值\n", "粮食产量\t万吨\t3.5\n", "| 粮食产量 | 万吨 | 3.5 |\n", "# ", "**", "<b>", "&amp;", "$", "\\frac{", "http://a.cn/", "\r", "\f", "\x00", "附件1\n", "第一条 ", "来源：", "\n", "字\n", "3\n", "甲\t", "=1+1,", "\"", "\";",
}

// ends are what stands behind the repetition, so that it means something.
var ends = []string{"", "3%", "粮食产量达到30.5万吨，比上年增长3.2%。", "吨", "）”》"}

// repeated is a text that says a unit again and again; the i-th of them.
func repeated(r *rand.Rand, i int) File {
	u := units[i%len(units)]
	times := (2000 + r.IntN(60_000)) / len(u)
	before := ""
	if r.IntN(2) == 0 {
		before = "2022年，某省粮食产量"
	}
	return File{fmt.Sprintf("repeats-%d.txt", i%len(units)), []byte(before + strings.Repeat(u, times) + ends[r.IntN(len(ends))])}
}
