package layout

import (
	"strings"
	"unicode/utf8"
)

// IsUnits reports whether a line says what a table under it counts in.
func IsUnits(s string) bool {
	if utf8.RuneCountInString(s) > 40 || strings.ContainsAny(s, "。；") {
		return false
	}
	s = strings.TrimLeft(s, "（( 　")
	if strings.HasPrefix(s, "Unit") {
		return true
	}
	at := strings.Index(s, "单位")
	return at == 0 || at > 0 && at <= len("计量金额") && strings.ContainsAny(s[at:], "：:")
}

// IsTableTitle reports whether a line right over a table is what the table is
// called.
func IsTableTitle(s string) bool {
	if n := utf8.RuneCountInString(s); n < 4 || n > 50 || strings.ContainsAny(s, "。；，！？：") {
		return false
	}
	if i := strings.LastIndexAny(s, "（("); i > 0 && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")) {
		s = strings.TrimRight(s[:i], " 　")
	}
	for _, end := range []string{"表", "情况", "一览", "统计", "指标", "数据"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// IsCaption reports whether a line is the caption of a table.
func IsCaption(s string) bool {
	if utf8.RuneCountInString(s) > 60 || strings.ContainsAny(s, "。；！？") {
		return false
	}
	for _, head := range []string{"附表", "续表", "专栏", "Table ", "TABLE "} {
		if strings.HasPrefix(s, head) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(strings.TrimPrefix(s, "表"), " 　"))
	return strings.HasPrefix(s, "表") && strings.ContainsRune("0123456789０１２３４５６７８９一二三四五六七八九十ABCDE", r)
}

// IsNote reports whether a line is a note under a table.
func IsNote(s string) bool {
	if utf8.RuneCountInString(s) > 400 {
		return false
	}
	s = strings.TrimLeft(s, "（(*＊ 　")
	for _, head := range []string{"注：", "注:", "注1", "注１", "注 ", "注　", "资料来源", "数据来源", "来源：", "备注：", "说明：", "Note:", "Source:"} {
		if strings.HasPrefix(s, head) {
			return true
		}
	}
	return false
}
