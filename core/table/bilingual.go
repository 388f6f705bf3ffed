package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// monolingual cuts the translation from the end of a head or label that says
// the same in Chinese and then in another language, as yearbooks print them:
// 总人口（万人）Total Population (10 000 persons). What belongs to the Chinese name
// stays: 人均GDP, 用电量（亿kWh）, 5G基站.
func monolingual(s string) string {
	han := strings.LastIndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if han < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[han:])
	at := han + n
	for at < len(s) { // what closes the Chinese words: brackets, their unit
		r, n := utf8.DecodeRuneInString(s[at:])
		if strings.ContainsRune("）)]］%％‰：: ", r) {
			at += n
			continue
		}
		if r == '（' || r == '(' {
			if k := strings.IndexAny(s[at:], "）)"); k > 0 && !strings.ContainsFunc(s[at:at+k], unicode.IsLower) {
				_, n = utf8.DecodeRuneInString(s[at+k:])
				at += k + n
				continue
			}
		}
		break
	}
	rest := s[at:]
	if len(rest) < 4 || !letter(rune(rest[0])) || !strings.ContainsFunc(rest, unicode.IsLower) {
		return s
	}
	depth, letters := 0, 0
	for _, r := range rest {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			if depth--; depth < 0 {
				return s
			}
		case unicode.IsLetter(r):
			letters++
		}
	}
	if depth != 0 || letters < 4 {
		return s
	}
	return strings.TrimRight(s[:at], " ：:")
}
