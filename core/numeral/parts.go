package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

var partOf = [...]string{"百分之", "千分之", "万分之", "佰分之", "仟分之", "十万分之", "百万分之", "千万分之", "亿分之"}

// parts are the wholes that they name.
var parts = [...]int64{100, 1000, 1e4, 100, 1000, 1e5, 1e6, 1e7, 1e8}

// fraction reads 分之 and the numerator: 三分之一, 百分之四十一点五.
func fraction(den Number, used int, s string, unitAt func(string) int) (Number, int) {
	const word = "分之"
	num, k := plain(s[used+len(word):], unitAt, true)
	if k == 0 {
		num, k = several(s[used+len(word):], unitAt)
	}
	if k == 0 && den.Han && strings.HasPrefix(s[used+len(word):], "百") { // 百分之百
		v := big.NewRat(100, 1)
		num, k = Number{Lo: v, Hi: v, Step: big.NewRat(1, 1), Han: true}, len("百")
	}
	if k == 0 || num.Fraction || !den.Exact() || den.Lo.Sign() <= 0 {
		if den.Step == nil { // 百分之 alone is no number
			return Number{}, 0
		}
		return den, used
	}
	used += len(word) + k
	hundred, thousand := big.NewRat(100, 1), big.NewRat(1000, 1)
	switch {
	case den.Han && den.Lo.Cmp(hundred) == 0:
		num.Percent = true
		return num, used
	case den.Han && den.Lo.Cmp(thousand) == 0:
		num.Permille = true
		return num, used
	}
	num.Lo = new(big.Rat).Quo(num.Lo, den.Lo)
	num.Hi = new(big.Rat).Quo(num.Hi, den.Lo)
	num.Step, num.Fraction, num.Han = nil, true, den.Han && num.Han
	return num, used
}

// slash reads the denominator of 1/2. Dates such as 2023/24 and long chains
// are no fractions.
func slash(num Number, rest string, unitAt func(string) int) (Number, int) {
	den, k := plain(rest, unitAt, false)
	if k == 0 || !den.Exact() || den.Scaled || den.Han || !num.Lo.IsInt() || !den.Lo.IsInt() ||
		num.Digits > 2 || den.Digits > 2 || num.Lo.Cmp(den.Lo) >= 0 || num.Lo.Sign() <= 0 {
		return Number{}, 0
	}
	if k < len(rest) && rest[k] == '/' {
		return Number{}, 0
	}
	v := new(big.Rat).Quo(num.Lo, den.Lo)
	return Number{Lo: v, Hi: v, Fraction: true}, k
}

// several reads 数千, 几十, 数十万, 上百, 上亿: from one to ten of the scale,
// as eval/figures.md defines the qualifier.
func several(s string, unitAt func(string) int) (Number, int) {
	c, at := utf8.DecodeRuneInString(s)
	if c != '数' && c != '几' && c != '上' {
		return Number{}, 0
	}
	by, used := scales(s[at:], unitAt)
	if used == 0 {
		return Number{}, 0
	}
	return Number{Lo: decimal{1, by}.rat(), Hi: decimal{1, by + 1}.rat(), Several: true, Han: true, Scaled: true}, at + used
}

// scales sums up the scale words at the start of s.
func scales(s string, unitAt func(string) int) (by int32, n int) {
	for n < len(s) && by < 14 {
		r, size := utf8.DecodeRuneInString(s[n:])
		f := zeros(smallScale(r)) + bigScale(r)
		if f == 0 || startsUnit(s[n:], size, unitAt) {
			break
		}
		by += f
		n += size
	}
	return by, n
}

// Bare reads scale words that stand for one of themselves, as in 超百亿元 and
// 近千家, with the length in bytes; 0 if s starts with none. Whether they are a
// number at all is for the words before them to say.
func Bare(s string, unitAt func(string) int) (Number, int) {
	by, used := scales(s, unitAt)
	if used == 0 {
		return Number{}, 0
	}
	v := decimal{1, by}.rat()
	return Number{Lo: v, Hi: v, Han: true, Scaled: true}, used
}
