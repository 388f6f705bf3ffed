package rows

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// Excerpt is the part of a paragraph that shows its first lit place: the
// sentence around it, cut at its start where the place stands far in, with the
// lit places moved along. room is how many characters are shown.
func Excerpt(s string, lit []text.Span, room int) (string, []text.Span) {
	from, to := 0, len(s)
	if len(lit) > 0 {
		at := min(lit[0].Start, len(s))
		if i := strings.LastIndexAny(s[:at], "。！？；\n"); i >= 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			from = i + n
		}
		if utf8.RuneCountInString(s[from:at]) > room*2/3 { // what is lit must be in sight
			for k := room / 3; at > from && k > 0; k-- {
				_, n := utf8.DecodeLastRuneInString(s[:at])
				at -= n
			}
			from = at
		}
	}
	var moved []text.Span
	for _, l := range lit {
		if l.Start >= from && l.End <= to {
			moved = append(moved, text.Span{Start: l.Start - from, End: l.End - from})
		}
	}
	lead := len(s[from:to]) - len(strings.TrimLeft(s[from:to], " 　\t\n"))
	out := strings.ReplaceAll(s[from+lead:to], "\n", " ")
	for i := range moved {
		moved[i].Start, moved[i].End = max(0, moved[i].Start-lead), max(0, moved[i].End-lead)
	}
	return out, moved
}

// LitIn are the parts of the lit places of s that stand in each of the lines
// that Wrap made of it.
func LitIn(s string, lines []string, lit []text.Span) [][]text.Span {
	out := make([][]text.Span, len(lines))
	at := 0
	for i, line := range lines {
		plain := strings.TrimSuffix(line, "…")
		k := strings.Index(s[at:], plain)
		if k < 0 {
			break
		}
		at += k
		for _, l := range lit {
			if a, b := max(l.Start, at), min(l.End, at+len(plain)); a < b {
				out[i] = append(out[i], text.Span{Start: a - at, End: b - at})
			}
		}
		at += len(plain)
	}
	return out
}
