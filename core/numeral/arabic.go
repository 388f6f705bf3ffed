package numeral

import (
	"strings"
	"unicode/utf8"
)

// maxDigits is how many digits are summed up with a scale; maxLong bounds a
// number: a longer row of digits is data, not a figure.
const maxDigits, maxLong = 18, 30

// A run is a row of Arabic digits with its decimals, as arabic reads it.
type run struct {
	value       decimal
	place, step int32 // powers of ten: of its last digit that is not zero (or of its last decimal), of its last digit
	n           int   // length in bytes
	digits      int   // before the decimal point
	grouped     bool
	decimals    bool
	join        int // where a blank or a middle dot was read as part of the number, 0 if nowhere
}

// arabic reads 50.2, 27,203,319, １４．２, 3 120.5亿, 7·5% and .5%; ok is false
// if it has too many digits.
func arabic(s string, unitAt func(string) int) (r run, ok bool) {
	at, zeros, count := 0, 0, 0
	var coef int64
	add := func(d int) {
		if count++; count <= maxDigits {
			coef = coef*10 + int64(d)
		}
		if d == 0 {
			zeros++
		} else {
			zeros = 0
		}
	}
	for at < len(s) {
		c, size := rune(s[at]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[at:])
		}
		if d, isDigit := Digit(c); isDigit {
			add(d)
			at += size
			if count == 1 && d == 0 {
				count = 0 // a leading zero is no digit of the value
				r.digits++
			}
			continue
		}
		if c == ',' || c == '，' {
			next, _ := utf8.DecodeRuneInString(s[at+size:])
			k := group(s[at+size:])
			if c == '，' && next < 0x80 && !r.grouped && !scaleBehind(s[at+size+k:], unitAt) {
				k = 0 // a list: 编号34，250
			}
			if k == 0 || !r.grouped && count > 3 {
				break
			}
			r.grouped = true
			for _, d := range s[at+size : at+size+k] {
				x, _ := Digit(d)
				add(x)
			}
			at += size + k
			continue
		}
		b := Blank(s[at:])
		if b == 0 || at == 0 || count == 0 || r.grouped && r.join == 0 || r.join == 0 && count > 3 {
			break
		}
		if k := group(s[at+b:]); k > 0 && (r.join > 0 || groupsEnd(s[at:], b, unitAt)) {
			if r.join == 0 {
				r.join = at
			}
			r.grouped = true
			for _, d := range s[at+b : at+b+k] {
				x, _ := Digit(d)
				add(x)
			}
			at += b + k
			continue
		}
		break
	}
	r.digits += count
	whole := zeros
	if zeros >= count {
		whole = 0
	}
	places := 0
	if from, join := point(s[at:], unitAt); from > 0 {
		if join {
			if at == 0 {
				return r, false
			}
			if r.join == 0 {
				r.join = at
			}
		}
		at += from
		for at < len(s) {
			c, size := utf8.DecodeRuneInString(s[at:])
			d, isDigit := Digit(c)
			if !isDigit {
				break
			}
			if count == 0 && d == 0 {
				places++
			} else if add(d); count <= maxDigits {
				places++
			}
			at += size
		}
		r.decimals = true
	}
	r.n = at
	if count > maxDigits {
		return r, false
	}
	r.value = decimal{coef, int32(-places)}
	r.place, r.step = int32(whole), 0
	if r.decimals {
		r.place, r.step = int32(-places), int32(-places)
	}
	if k, by := powerOfTen(s[at:]); k > 0 {
		r.n += k
		r.value, r.place, r.step = r.value.times(by), r.place+by, r.step+by
	}
	return r, true
}

// point is the length of a decimal point with a digit behind it, 0 if there is
// none; join tells that it is doubtful without the words around the number: a
// middle dot, or a point beside a blank, as damaged text has it. Such a number
// has a scale or a unit right behind it.
func point(s string, unitAt func(string) int) (n int, join bool) {
	c, size := utf8.DecodeRuneInString(s)
	digitAt := func(i int) bool {
		d, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
		_, ok := Digit(d)
		return ok
	}
	switch c {
	case '.', '．':
		if digitAt(size) {
			return size, false
		}
		size += Blank(s[size:]) // 312. 5万吨
	case '·', '・', '•', '∙', '⋅': // 7·5%
	default:
		b := Blank(s)
		if b == 0 || !strings.HasPrefix(s[b:], ".") {
			return 0, false
		}
		size = b + 1 // 2 .1%
		size += Blank(s[size:])
	}
	if !digitAt(size) {
		return 0, false
	}
	end := size
	for digitAt(end) {
		_, k := utf8.DecodeRuneInString(s[end:])
		if end += k; end > size+9*k {
			return 0, false
		}
	}
	return size * b2i(measured(s[end+Blank(s[end:]):], unitAt)), true
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// measured reports whether s starts with a scale or a unit.
func measured(s string, unitAt func(string) int) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '%', '％', '﹪', '‰':
		return true
	}
	return bigScale(r) > 0 || unitAt != nil && unitAt(s) > 0
}

// powerOfTen reads ×10⁵, ×10^5 and ×10-6 and returns its length and exponent.
func powerOfTen(s string) (n int, by int32) {
	c, size := utf8.DecodeRuneInString(s)
	if c != '×' && c != 'x' && c != 'X' && c != '*' && c != '·' {
		return 0, 0
	}
	n = size
	rest, ok := strings.CutPrefix(s[n:], "10")
	if !ok {
		return 0, 0
	}
	n += len("10")
	sign, digits, raised, brace := int32(1), 0, false, false
	if k := len(rest) - len(strings.TrimPrefix(strings.TrimPrefix(rest, "^"), "{")); k > 0 {
		raised, brace = true, k == 2
		n, rest = n+k, rest[k:]
	}
	for i, r := range rest {
		d := -1
		switch {
		case i == 0 && (r == '⁻' || r == '-' || r == '−' || r == '－' || r == '–'):
			sign, raised = -1, true
			n += utf8.RuneLen(r)
			continue
		case '⁴' <= r && r <= '⁹':
			d, raised = int(r-'⁴')+4, true
		case r == '⁰':
			d, raised = 0, true
		case r == '¹':
			d, raised = 1, true
		case r == '²' || r == '³':
			d, raised = int(r-'²')+2, true
		case raised && '0' <= r && r <= '9':
			d = int(r - '0')
		}
		if d < 0 || digits == 2 {
			break
		}
		digits++
		by = by*10 + int32(d)
		n += utf8.RuneLen(r)
	}
	if digits == 0 || by > 15 {
		return 0, 0
	}
	if brace {
		if !strings.HasPrefix(s[n:], "}") {
			return 0, 0
		}
		n++
	}
	return n, by * sign
}

// Blank is the length of one blank at the start of s: a space of any width or
// the &nbsp; of a web page; 0 if there is none.
func Blank(s string) int {
	if s == "" {
		return 0
	}
	switch c := s[0]; {
	case c == ' ':
		return 1
	case c == 0xC2:
		return 2 * b2i(strings.HasPrefix(s, "\u00a0"))
	case c == 0xE2 && len(s) > 2 && (s[1] == 0x80 && (s[2] <= 0x8A && s[2] >= 0x80 || s[2] == 0xAF) || s[1] == 0x81 && s[2] == 0x9F):
		return 3
	case c == 0xE3:
		return 3 * b2i(strings.HasPrefix(s, "\u3000"))
	case c == '&':
		return 6 * b2i(strings.HasPrefix(s, "&nbsp;"))
	}
	return 0
}

// groupsEnd reports whether the groups of three digits that b bytes of blank
// part end with a scale or a unit: 3 120.5亿元. An ordinary blank parts the
// cells of a row as well, so the unit must stand right behind the digits.
func groupsEnd(s string, b int, unitAt func(string) int) bool {
	blank := s[:b]
	at := 0
	for range maxDigits / 3 {
		if !strings.HasPrefix(s[at:], blank) {
			break
		}
		k := group(s[at+b:])
		if k == 0 {
			break
		}
		at += b + k
	}
	if p, _ := utf8.DecodeRuneInString(s[at:]); p == '.' || p == '．' || p == '·' {
		at += utf8.RuneLen(p)
		for range 12 {
			c, size := utf8.DecodeRuneInString(s[at:])
			if _, ok := Digit(c); !ok {
				break
			}
			at += size
		}
	}
	return measured(s[at+Blank(s[at:]):], unitAt)
}

// scaleBehind reports whether s goes on with a scale, a unit or a further
// group: a comma of full width between digits of half width parts thousands
// only in 33，212万吨, 7，000大卡, 3，000多项 and 1，234，567.
func scaleBehind(s string, unitAt func(string) int) bool {
	if r, n := utf8.DecodeRuneInString(s); r == '多' || r == '余' || r == '餘' {
		s = s[n:]
	}
	if unitAt != nil && unitAt(s) > 0 {
		return true
	}
	r, n := utf8.DecodeRuneInString(s)
	return bigScale(r) != 0 || (r == '，' || r == ',') && group(s[n:]) > 0
}

// group returns the length of exactly three digits at the start of s that no
// fourth follows; else 0.
func group(s string) int {
	at := 0
	for range 3 {
		c, size := utf8.DecodeRuneInString(s[at:])
		if _, ok := Digit(c); !ok {
			return 0
		}
		at += size
	}
	if c, _ := utf8.DecodeRuneInString(s[at:]); at < len(s) {
		if _, ok := Digit(c); ok {
			return 0
		}
	}
	return at
}
