package table

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// unitLine reports whether the line s says the units of a table: 单位：万吨.
func unitLine(s string) bool {
	if len(s) > 400 {
		return false
	}
	_, ok := unitsOf(s)
	return ok
}

// unitsOf returns the measures behind 单位： in s.
func unitsOf(s string) ([]measure, bool) {
	at, n := unitWord(s)
	if at < 0 || utf8.RuneCountInString(strings.TrimSpace(s[:at])) > 50 || stopped(s[:at]) {
		return nil, false
	}
	rest := strings.TrimRight(s[at+n:], " 　）)")
	var out []measure
	start := at + n
	for _, p := range splitUnits(rest) {
		m, ok := wholeMeasure(p.Of(rest))
		if !ok {
			return nil, false
		}
		m.at = text.Span{Start: start + p.Start, End: start + p.End}
		out = append(out, m)
	}
	return out, len(out) > 0
}

// unitWord finds 单位： in s, with its length; -1 if there is none.
func unitWord(s string) (at, n int) {
	for _, w := range []string{"单位：", "单位:", "單位：", "單位:"} {
		if i := strings.LastIndex(s, w); i >= 0 { // 编制单位：某公司  单位：元
			if strings.HasSuffix(s[:i], "责任") || strings.HasSuffix(s[:i], "牵头") {
				return -1, 0
			}
			return i, len(w)
		}
	}
	return -1, 0
}

// splitUnits parts 万吨、% and 亿元，% at their marks.
func splitUnits(s string) []text.Span {
	var out []text.Span
	start, depth := 0, 0
	for i, r := range s {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		case '、', '，', ',', '；', ';', '和':
			if depth <= 0 {
				out = append(out, text.Span{Start: start, End: i})
				start = i + utf8.RuneLen(r)
			}
		}
	}
	return append(out, text.Span{Start: start, End: len(s)})
}

// keyed reports whether s is a label with its unit in brackets and a value:
// 募集总额（亿元）12.50. It returns where the value starts; 0 if it is not.
func keyed(s string) int {
	if len(s) > 150 {
		return 0
	}
	shut := strings.LastIndex(s, "）")
	n := len("）")
	if k := strings.LastIndexByte(s, ')'); k > shut {
		shut, n = k, 1
	}
	if shut <= 0 {
		return 0
	}
	rest := strings.TrimLeft(s[shut+n:], "：: 　\t")
	if classOf(rest) != number && classOf(rest) != year {
		return 0
	}
	if m, _ := bracketed(s[:shut+n]); m.unit == nil {
		return 0
	}
	return len(s) - len(rest)
}

// bracketed reads the unit that stands in brackets at the end of s, and
// returns where the bracket opens.
func bracketed(s string) (measure, int) {
	s = strings.TrimRight(s, " 　*①②③④⑤")
	n := 0
	if strings.HasSuffix(s, "）") {
		n = len("）")
	} else if strings.HasSuffix(s, ")") {
		n = 1
	}
	if n == 0 {
		return measure{}, 0
	}
	depth := 0
	for i := len(s) - n; i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		switch r {
		case '）', ')':
			depth++
		case '（', '(':
			if depth > 0 {
				depth--
				continue
			}
			in := s[i+size : len(s)-n]
			in = strings.TrimPrefix(strings.TrimPrefix(in, "单位："), "单位:")
			if in == "±%" || in == "+-%" || in == "+/-%" || in == "±％" {
				in = "%"
			}
			m, ok := wholeMeasure(in)
			if !ok {
				return measure{}, 0
			}
			m.at = text.Span{Start: i, End: len(s)}
			return m, i
		}
	}
	return measure{}, 0
}
