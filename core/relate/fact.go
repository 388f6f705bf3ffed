package relate

import "strings"

// plainFact reports whether the words before f's number say what is, wherever
// they stand: 全国有24万户, 已开工的57个, 高校毕业生41万人, 围绕9条产业链.
func (w *walker) plainFact(f *frame) bool {
	lead := strings.TrimRight(w.d.Body[f.clause.Start:w.boundStart(f)], " 　")
	for _, word := range factEnds {
		if strings.HasSuffix(lead, word) {
			return true
		}
	}
	if rest, ok := strings.CutSuffix(lead, "的"); ok && f.counts() { // not 已按生产总值的4%编制预算
		return strings.Contains(rest, "已") || strings.Contains(rest, "现有")
	}
	return lead == "围绕" || lead == "针对"
}

// factEnds are the ends of such words.
var factEnds = []string{"我国有", "全国有", "中国有", "全省有", "我省有", "全市有", "我市有", "全县有", "我县有", "全区有", "现有", "已有", "共有", "毕业生", "毕业生达", "毕业生超过", "毕业生有"}
