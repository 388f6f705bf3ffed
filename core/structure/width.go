package structure

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A widened text has full-width digits, which the signs of its lines, dates and
// numbers of headings above all, are not looked for in.
type widened struct {
	narrow string // the text with half-width digits
	at     []int  // where each digit that was full-width stands in narrow
}

// lost is how much shorter a digit is in half width.
const lost = len("０") - len("0")

// widen returns nil where s has no full-width digits.
func widen(s string) *widened {
	if !hasWide(s) {
		return nil
	}
	w := &widened{}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= '０' && r <= '９' {
			w.at = append(w.at, b.Len())
			b.WriteByte(byte(r - '０' + '0'))
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	w.narrow = b.String()
	return w
}

// hasWide reports whether s has a full-width digit: EF BC 90 to EF BC 99.
func hasWide(s string) bool {
	const lead = "\xEF\xBC"
	for {
		i := strings.Index(s, lead)
		if i < 0 {
			return false
		}
		if s = s[i+len(lead):]; s != "" && s[0] >= 0x90 && s[0] <= 0x99 {
			return true
		}
	}
}

// wide is where the byte at i of narrow stands in the text.
func (w *widened) wide(i int) int { return i + lost*sort.SearchInts(w.at, i) }

// hints are hints of the text as hints of narrow.
func (w *widened) hints(in []doc.Hint) []doc.Hint {
	out := make([]doc.Hint, len(in))
	place := func(i int) int {
		return i - lost*sort.Search(len(w.at), func(k int) bool { return w.at[k]+lost*k >= i })
	}
	for k, h := range in {
		h.Raw.Start, h.Raw.End = place(h.Raw.Start), place(h.Raw.End)
		out[k] = h
	}
	return out
}
