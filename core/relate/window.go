package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// nowWord is the last word of s before at that says a claim is of the time of
// writing: 目前, 近日; "" for none.
func (w *walker) nowWord(s text.Span, at int) string {
	w.feel(s)
	for i := w.moodBefore(at) - 1; i >= 0 && w.mood[i].Start >= s.Start; i-- {
		if word := w.mood[i].Of(w.d.Body); nows[word] {
			return word
		}
	}
	return ""
}

// nows are the words of nowWord, which words.tsv has among the moods.
var nows = map[string]bool{"目前": true, "当前": true, "近日": true, "日前": true, "现在": true, "如今": true, "迄今": true, "至今": true, "连日来": true, "近期": true}

// isWindow reports whether a date is a span of years that only its own number is
// of: 近5年年均增速, 连续8年, 5年提升10.6个百分点.
func isWindow(body string, m recognise.Mark, s text.Span) bool {
	if m.When.Base != recognise.Back && m.When.ToYear == 0 {
		return false
	}
	words := m.Of(body)
	for _, w := range [...]string{"来", "期间", "间", "时期"} { // 五年来累计
		if strings.HasSuffix(words, w) {
			return false
		}
	}
	left := body[s.Start:m.Start]
	if strings.HasSuffix(left, "连续") || strings.HasPrefix(words, "连续") {
		return true
	}
	right := strings.TrimLeft(body[m.End:s.End], " 　")
	for _, w := range windowWords {
		if strings.HasPrefix(right, w) {
			return true
		}
	}
	return false
}

// windowWords are what a window of years is followed by.
var windowWords = [...]string{"年均", "平均", "年平均", "复合", "均", "提升", "提高", "增长", "增加", "下降", "降低", "减少", "缩短", "翻", "净增", "上升"}
