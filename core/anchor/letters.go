package anchor

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// letters are the characters of a text without its blanks, and where each
// stands. New downloads and other formats break lines elsewhere and set blanks
// otherwise: the letters stay.
type letters struct {
	body  string
	runes []rune
	at    []int32 // bytes of body
}

func lettersOf(body string) *letters {
	l := &letters{body: body, runes: make([]rune, 0, len(body)/2), at: make([]int32, 0, len(body)/2)}
	for i, r := range body {
		if r = folded(r); r != 0 {
			l.runes = append(l.runes, r)
			l.at = append(l.at, int32(i))
		}
	}
	return l
}

// plain are the letters of a quotation.
func plain(s string) []rune {
	out := make([]rune, 0, len(s)/2)
	for _, r := range s {
		if r = folded(r); r != 0 {
			out = append(out, r)
		}
	}
	return out
}

// folded is r as it is compared, 0 for blanks and for what nobody sees: full
// and half width are one, and so are quotation marks.
func folded(r rune) rune {
	switch {
	case r < 0x80:
		if r <= ' ' || r == 0x7f {
			return 0
		}
		return r
	case r > '\u3000' && r < '\ufe00': // nearly all of a text
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '“' || r == '”':
		return '"'
	case r == '‘' || r == '’':
		return '\''
	case unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
		return 0
	}
	return r
}

// index is the first letter at or behind a byte of the text.
func (l *letters) index(offset int) int {
	return sort.Search(len(l.at), func(i int) bool { return int(l.at[i]) >= offset })
}

// span is where the letters [from, to) stand; for none, the blanks between
// their neighbours.
func (l *letters) span(from, to int) text.Span {
	end := func(i int) int { // behind letter i
		if i < 0 {
			return 0
		}
		_, n := utf8.DecodeRuneInString(l.body[l.at[i]:])
		return int(l.at[i]) + n
	}
	if from < to {
		return text.Span{Start: int(l.at[from]), End: end(to - 1)}
	}
	s := text.Span{Start: end(from - 1), End: len(l.body)}
	if from < len(l.at) {
		s.End = int(l.at[from])
	}
	return s
}

// sub are the letters [from, to), as far as there are such.
func (l *letters) sub(from, to int) []rune {
	from, to = max(0, from), min(to, len(l.runes))
	if from >= to {
		return nil
	}
	return l.runes[from:to]
}
