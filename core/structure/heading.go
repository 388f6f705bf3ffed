package structure

import (
	"strings"
	"unicode/utf8"
)

// A scheme is a way to number headings; the schemes that an article uses are
// its levels, in this order (GB/T 9704-2012 党政机关公文格式, 7.3.3).
type scheme uint8

const (
	none     scheme = iota
	markdown        // # and more of them: see line.marks
	markdown2
	markdown3
	markdown4
	markdown5
	markdown6
	bookPart     // 第一编, 第一部分
	chapter      // 第一章
	sectionPart  // 第一节
	hanComma     // 一、
	hanBracket   // （一）
	arabicDot    // 1. 1、
	arabicBraced // （1）, 1）
	clauseNumber // 第一条: numbers a paragraph, heads nothing
	plain        // no number
)

// parts are the words behind 第三 that number a heading.
var parts = []struct {
	word   string
	scheme scheme
}{{"编", bookPart}, {"部分", bookPart}, {"篇", bookPart}, {"章", chapter}, {"节", sectionPart}, {"条", clauseNumber}}

const hanNumerals = "〇零一二三四五六七八九十百千"

// numbered returns the scheme that s is numbered by.
func numbered(s string) scheme {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '第':
		n := spanOf(s[size:], hanNumerals+"0123456789")
		if n == 0 {
			return none
		}
		rest := s[size+n:]
		for _, w := range parts {
			if strings.HasPrefix(rest, w.word) {
				next, _ := utf8.DecodeRuneInString(rest[len(w.word):])
				if rest == w.word || strings.ContainsRune(" 　：:、\t", next) || w.scheme == chapter || w.scheme == sectionPart {
					return w.scheme
				}
			}
		}
	case r == '（' || r == '(':
		if n := spanOf(s[size:], hanNumerals); n > 0 && closes(s[size+n:]) {
			return hanBracket
		}
		if n := spanOf(s[size:], "0123456789"); n > 0 && n <= 2 && closes(s[size+n:]) {
			return arabicBraced
		}
	case strings.ContainsRune(hanNumerals, r):
		n := spanOf(s, hanNumerals)
		if rest := s[n:]; strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "．") || strings.HasPrefix(rest, ".") && n <= 9 {
			return hanComma
		}
	case r >= '0' && r <= '9':
		n := spanOf(s, "0123456789")
		if n > 3 {
			return none
		}
		rest := s[n:]
		if strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "．") || strings.HasPrefix(rest, ".") && (len(rest) < 2 || rest[1] < '0' || rest[1] > '9' || yearAhead(rest[1:])) {
			return arabicDot
		}
		if n <= 2 && closes(rest) {
			return arabicBraced
		}
	}
	return none
}

// yearAhead reports whether s begins with a year: of 10.2026年预算草案 the number
// is 10.
func yearAhead(s string) bool {
	return len(s) > 4 && (s[:2] == "19" || s[:2] == "20") && spanOf(s, "0123456789") == 4 && strings.HasPrefix(s[4:], "年")
}

func closes(s string) bool { return strings.HasPrefix(s, "）") || strings.HasPrefix(s, ")") }

// spanOf is the length of the run of characters of set at the start of s.
func spanOf(s, set string) int {
	for i, r := range s {
		if !strings.ContainsRune(set, r) {
			return i
		}
	}
	return len(s)
}

// runIn returns the length of a heading that opens its paragraph: the first
// sentence of （一）经济增长迈出坚实步伐。抓好…, if it is short.
func runIn(s string, sc scheme) int {
	if sc != hanComma && sc != hanBracket {
		return 0
	}
	i := strings.Index(s, "。")
	if i < 0 || i > 180 || utf8.RuneCountInString(s[:i]) > 40 {
		return 0
	}
	return i
}

func bullet(s string) bool {
	for _, b := range []string{"——", "·", "•", "●", "■", "◆", "▲", "□", "- ", "* "} {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}

// salutation reports whether s greets: 各位代表：, 同志们：.
func salutation(s string) bool {
	t := strings.TrimRight(s, "：:！!。")
	if t == s {
		return false
	}
	if strings.HasPrefix(t, "各位") || strings.HasPrefix(t, "尊敬的") {
		return !strings.ContainsAny(t, "，。；")
	}
	return strings.HasSuffix(t, "同志们") || strings.HasSuffix(t, "朋友们") || t == "主席" || strings.HasSuffix(t, "女士们") || strings.HasSuffix(t, "先生们")
}
