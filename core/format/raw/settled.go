package raw

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// Settled leaves out the hints on paragraphs where the file has a printed line
// in each: then repair puts them together as it does those of a text.
func Settled(s string, hints []doc.Hint) []doc.Hint {
	paragraphs, broken := 0, 0
	for i, h := range hints {
		if h.Kind != doc.Whole {
			continue
		}
		t := h.Raw.Of(s)
		n := utf8.RuneCountInString(t)
		if n < 12 {
			continue
		}
		paragraphs++
		r, _ := utf8.DecodeLastRuneInString(t)
		if !strings.ContainsRune("。！？；：…”）)》:;", r) && i+1 < len(hints) && hints[i+1].Kind == doc.Whole && hints[i+1].Raw.Start == h.Raw.End+1 {
			broken++
		}
	}
	if paragraphs < 12 || broken*10 < paragraphs*4 {
		return hints
	}
	var out []doc.Hint
	for _, h := range hints {
		if h.Kind != doc.Whole {
			out = append(out, h)
		}
	}
	return out
}
