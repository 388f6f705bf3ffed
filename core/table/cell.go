package table

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A class says what a cell looks like by itself.
type class uint8

const (
	label class = iota
	number
	year  // 2022, 2022年: four digits that may be either
	empty // —, …, ·
)

// A value is the number that a cell holds.
type value struct {
	at      text.Span // in the cell's text
	v, step *big.Rat
	unit    *unit.Unit // printed in the cell
	scaled  bool       // 万 or 亿 is printed in it
	percent bool
}

// classOf is what s, without blanks at its ends, looks like. It allocates
// nothing.
func classOf(s string) class {
	if s == "" || isEmpty(s) {
		return empty
	}
	if len(s) > 48 {
		return label
	}
	if part(s) {
		return year
	}
	n, digits, frac := digitsOf(s)
	if n == 0 {
		return label
	}
	if digits == 4 && frac < 0 && n == len(s) && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) {
		return year
	}
	rest := strings.TrimLeft(s[n:], " ")
	if digits == 4 && frac < 0 && (rest == "年" || rest == "年度") {
		return year
	}
	if rest == "" || suffix(rest) == len(rest) {
		return number
	}
	return label
}

// part reports whether s is a month, a quarter or a half, of a year or by
// itself: 3月, 1—11月, 2024年6月, 二季度, 上半年.
func part(s string) bool {
	end := strings.HasSuffix(s, "月")
	if !end && !strings.HasSuffix(s, "季度") && !strings.HasSuffix(s, "半年") {
		return false
	}
	if len(s) > 7 && yearAt(s) {
		s = strings.TrimLeft(s[strings.Index(s, "年")+len("年"):], " ")
	}
	if !end {
		switch s {
		case "一季度", "二季度", "三季度", "四季度", "前三季度", "上半年", "下半年", "1季度", "2季度", "3季度", "4季度", "第一季度", "第二季度", "第三季度", "第四季度":
			return true
		}
		return false
	}
	s = strings.TrimRight(strings.TrimSuffix(s, "月"), " ")
	digits := 0
	for i, r := range s {
		if '0' <= r && r <= '9' {
			digits++
			continue
		}
		if i == 0 || r != '-' && r != '—' && r != '–' && r != '~' && r != '～' && r != '－' && r != '至' && r != '月' {
			return false
		}
	}
	return digits > 0 && digits <= 4
}

// isEmpty reports whether s stands for a number that is left out.
func isEmpty(s string) bool {
	for _, r := range s {
		switch r {
		case '-', '—', '–', '―', '…', '.', '/', '·', '－', '─', '﹣', '*', '×', ' ', '　', '＼', '\\', '_', '□':
		default:
			return false
		}
	}
	return true
}

// digit is the value of an ASCII or full-width digit.
func digit(r rune) (byte, bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r), true
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0', true
	}
	return 0, false
}

// digitsOf returns the length of the signed number at the start of s, brackets
// of an accountant's negative and blanks between its digits included, how many
// digits stand before its point and behind it (-1 without a point).
func digitsOf(s string) (n, digits, frac int) {
	frac = -1
	i := signLen(s)
	bracket := false
	if r, size := utf8.DecodeRuneInString(s[i:]); r == '(' || r == '（' {
		bracket = true
		i += size
		i += signLen(s[i:])
	}
	last := rune(0)
	end := 0
	from := i // of the token between blanks
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if _, ok := digit(r); ok {
			if frac >= 0 {
				frac++
			} else {
				digits++
			}
			last = r
			i += size
			end = i
			continue
		}
		switch {
		case (r == ',' || r == '，') && frac < 0 && digits > 0 && last != ',':
			last = ','
			i += size
		case (r == '.' || r == '．') && frac < 0 && digits > 0 && last != ',':
			frac = 0
			i += size
			last = '.'
		case r == ' ' && digits > 0 && (setApart(s[from:i], s[i+1:]) || frac < 0 && i-from <= 3 && thousand(s[i+1:])):
			i++
			from = i
		default:
			goto done
		}
	}
done:
	if digits == 0 || frac == 0 || last == ',' {
		return 0, 0, -1
	}
	if bracket {
		r, size := utf8.DecodeRuneInString(s[end:])
		if (r == '%' || r == '％') && end+size < len(s) {
			end += size
			r, size = utf8.DecodeRuneInString(s[end:])
		}
		if r != ')' && r != '）' || frac < 0 && digits < 3 { // (2) is a mark of a note
			return 0, 0, -1
		}
		end += size
	}
	return end, digits, frac
}

// setApart reports whether the blank between the token a and what follows in s
// only sets digits apart, as in 1 ,8 1 1 .7 0: both have one digit.
func setApart(a, s string) bool {
	one := func(t string) bool {
		t = strings.TrimLeft(t, ",.")
		return len(t) == 1 && '0' <= t[0] && t[0] <= '9'
	}
	k := strings.IndexByte(s, ' ')
	if k < 0 {
		k = len(s)
	}
	return k <= 3 && one(a) && one(s[:k])
}

// thousand reports whether s starts with three digits that go on a number
// grouped by blanks: 12 345 678.
func thousand(s string) bool {
	if len(s) < 3 {
		return false
	}
	for k := range 3 {
		if s[k] < '0' || s[k] > '9' {
			return false
		}
	}
	return len(s) == 3 || s[3] == ' ' || s[3] == '.' && len(s) > 4
}

// signLen is the length of a sign before a number.
func signLen(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '+', '-', '−', '－', '△', '▲', '＋', '–', '﹣', '↑', '↓', '¥', '￥':
		n := size
		for n < len(s) && s[n] == ' ' {
			n++
		}
		return n
	}
	return 0
}

// suffix is the length of the scale, unit and note marks at the start of s.
func suffix(s string) int {
	i := 0
	for strings.HasPrefix(s[i:], " ") {
		i++
	}
	from := i
	if u, n := unit.At(s[i:]); u != nil && u.Class != unit.Time {
		i += n
	} else if b, n := numeral.Bare(s[i:], unit.Len); n > 0 && b.Lo != nil {
		i += n
		if u, n := unit.At(s[i:]); u != nil {
			i += n
		}
	}
	if i == from {
		i = 0
	}
	return i + notesAt(s[i:])
}

// notesAt is the length of note marks at the start of s: ①, [1], ¹, *.
func notesAt(s string) int {
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case '①' <= r && r <= '⑳', r == '*', r == '＊', r == '¹', r == '²', r == '³', '⁰' <= r && r <= '⁹', r == '↑', r == '↓', r == '†':
			i += size
			continue
		case r == '[' || r == '［' || r == '〔':
			k := i + size
			for k < len(s) && '0' <= s[k] && s[k] <= '9' {
				k++
			}
			if k == i+size || k > i+size+2 || k == len(s) {
				return i
			}
			if c, n := utf8.DecodeRuneInString(s[k:]); c == ']' || c == '］' || c == '〕' {
				i = k + n
				continue
			}
		}
		return i
	}
	return i
}

// maxDigits is how long a number of a cell may be, its point with it.
const maxDigits = 40

// lastUnits are one unit of the last of so many digits behind the point. The cells of
// a table share them, as they are many.
var lastUnits = func() (s [maxDigits]*big.Rat) {
	s[0] = big.NewRat(1, 1)
	for k := 1; k < len(s); k++ {
		s[k] = new(big.Rat).Quo(s[k-1], big.NewRat(10, 1))
	}
	return s
}()

// valueOf reads the number of a cell.
func valueOf(s string) (value, bool) {
	n, _, frac := digitsOf(s)
	if n == 0 {
		return value{}, false
	}
	v := value{at: text.Span{Start: 0, End: n}}
	var buf [64]byte
	plain := buf[:0]
	negative := false
	for i, r := range s[:n] {
		if d, ok := digit(r); ok {
			plain = append(plain, d)
			continue
		}
		switch r {
		case '.', '．':
			plain = append(plain, '.')
		case '-', '−', '－', '△', '▲', '–', '﹣', '↓':
			negative = true
		case '(', '（':
			negative = true
		case '%', '％':
			v.percent = true
		case '+', '＋', '↑', '¥', '￥':
			if i == 0 {
				v.at.Start = signLen(s) // with the blanks behind it
			}
		}
	}
	if len(plain) > maxDigits {
		return value{}, false
	}
	x, ok := new(big.Rat).SetString(string(plain))
	if !ok {
		return value{}, false
	}
	if negative {
		x.Neg(x)
	}
	v.v, v.step = x, lastUnits[max(0, frac)]
	if v.percent {
		v.unit = unit.Named("%")
	}
	i := n
	for strings.HasPrefix(s[i:], " ") {
		i++
	}
	if m, used := measureAt(s[i:]); used > 0 && v.unit == nil {
		if m.scale != nil {
			v.v, v.step, v.scaled = new(big.Rat).Mul(v.v, m.scale), new(big.Rat).Mul(v.step, m.scale), true
		}
		v.unit = m.unit
		v.at.End = i + used
	}
	return v, true
}

// A measure is a scale and a unit: 万吨.
type measure struct {
	scale *big.Rat // nil for one
	unit  *unit.Unit
	at    text.Span
}

// measureAt reads a scale and a unit, or either, at the start of s.
func measureAt(s string) (measure, int) {
	m := measure{}
	i := 0
	if u, n := unit.At(s); u != nil { // 千瓦 is a unit, 千人 is not
		m.unit = u
		return m, n
	}
	if b, n := numeral.Bare(s, unit.Len); n > 0 {
		m.scale = b.Lo
		i = n
		if u, k := unit.At(s[i:]); u != nil {
			m.unit = u
			i += k
		}
	}
	return m, i
}

// wholeMeasure reads s as nothing but a measure, to its end.
func wholeMeasure(s string) (measure, bool) {
	s = strings.Trim(s, " 　\u00a0")
	for _, w := range []string{"（人民币）", "人民币"} {
		if t := strings.TrimPrefix(s, w); t != "" && t != s {
			s = t
			break
		}
	}
	m, n := measureAt(s)
	if n == 0 || m.unit == nil {
		return measure{}, false
	}
	// 万头（只）, 元/人: what stands in brackets behind a unit belongs to it
	rest := strings.TrimLeft(s[n:], " ")
	if rest == "" {
		return m, true
	}
	if (strings.HasPrefix(rest, "（") && strings.HasSuffix(rest, "）") || strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")")) && utf8.RuneCountInString(rest) <= 4 {
		return m, true
	}
	return measure{}, false
}
