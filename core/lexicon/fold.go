package lexicon

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
)

// simplified holds the simplified character of each traditional or variant one
// of the basic plane, 0 where there is none. Both have three bytes in UTF-8, so
// a folded text has its places where the text has them.
var simplified = sync.OnceValue(func() *[0x10000]uint16 {
	t := new([0x10000]uint16)
	for _, r := range MustRead(assets.Tables, "variants.tsv", 2) {
		from, n := utf8.DecodeRuneInString(r.Cell(0))
		to, m := utf8.DecodeRuneInString(r.Cell(1))
		if n == 3 && m == 3 {
			t[from] = uint16(to)
		}
	}
	return t
})

// Narrow returns s with its letters, digits and signs of full width (ＩＰｖ６) at
// half width, which makes it shorter.
func Narrow(s string) string {
	if strings.IndexByte(s, 0xEF) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// Fold returns s with its traditional and variant characters as simplified
// text has them. It has the length of s.
func Fold(s string) string {
	t := simplified()
	var out strings.Builder
	done := 0
	for i := 0; i+2 < len(s); {
		b := s[i]
		if b < 0xE1 || b > 0xEF {
			i++
			continue
		}
		c, d := s[i+1], s[i+2]
		if c&0xC0 != 0x80 || d&0xC0 != 0x80 {
			i++
			continue
		}
		if to := t[uint16(b)<<12|uint16(c&0x3F)<<6|uint16(d&0x3F)]; to != 0 {
			if done == 0 {
				out.Grow(len(s))
			}
			out.WriteString(s[done:i])
			out.WriteRune(rune(to))
			done = i + 3
		}
		i += 3
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// Unfold gives folded, words that were made from the folded form of text, the
// characters that text itself has.
func Unfold(folded, text string) string {
	plain := Fold(text)
	if plain == text {
		return folded
	}
	own := map[rune]rune{}
	for i, r := range plain {
		if plain[i:min(i+3, len(plain))] != text[i:min(i+3, len(text))] {
			own[r], _ = utf8.DecodeRuneInString(text[i:])
		}
	}
	return strings.Map(func(r rune) rune {
		if o, ok := own[r]; ok {
			return o
		}
		return r
	}, folded)
}
