package rows

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Wrap breaks s into at most so many lines of a width; what is left over ends
// in an ellipsis.
func Wrap(s string, size, width float32, most int) []string {
	var out []string
	for s != "" {
		if len(out) == most-1 {
			return append(out, Fit(s, size, fyne.TextStyle{}, width))
		}
		n, room := 0, width
		for i, r := range s {
			if room -= Advance(r) * size; room < 0 && i > 0 && !closing(r) {
				break
			}
			n = i + len(string(r))
		}
		if i := strings.LastIndexByte(s[:n], ' '); i > n/2 && n < len(s) && s[n] < utf8.RuneSelf && s[n] != ' ' {
			n = i + 1 // a Latin word stays whole
		}
		out = append(out, s[:n])
		s = strings.TrimLeft(s[n:], " ")
	}
	return out
}

// closing marks never start a line.
func closing(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '”', '’', '》', '）', '%':
		return true
	}
	return false
}
