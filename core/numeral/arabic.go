package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// maxDigits bounds a number; a longer row of digits is data, not a figure.
const maxDigits = 30

// arabic reads 50.2, 27,203,319, １４．２ and returns the value, the place of
// its last digit that is not zero (or of its last decimal), the place of its
// last digit, and its length.
func arabic(s string, unitAt func(string) int) (v, place, step *big.Rat, n int, grouped bool) {
	var digits []byte
	decimals := -1
	at := 0
	for at < len(s) {
		c, size := utf8.DecodeRuneInString(s[at:])
		if d, ok := Digit(c); ok {
			digits = append(digits, byte('0'+d))
			if decimals >= 0 {
				decimals++
			}
			at += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[at+size:])
		_, digitNext := Digit(next)
		if (c == '.' || c == '．') && decimals < 0 && digitNext {
			decimals = 0
			at += size
			continue
		}
		if (c == ',' || c == '，') && decimals < 0 && digitNext {
			k := group(s[at+size:])
			if c == '，' && next < 0x80 && !grouped && !scaleBehind(s[at+size+k:], unitAt) {
				k = 0 // a list: 编号34，250
			}
			if k > 0 && (grouped || len(digits) <= 3) {
				grouped = true
				for _, d := range s[at+size : at+size+k] {
					x, _ := Digit(d)
					digits = append(digits, byte('0'+x))
				}
				at += size + k
				continue
			}
		}
		break
	}
	if len(digits) > maxDigits {
		return nil, nil, nil, at, false
	}
	i := new(big.Int)
	i.SetString(string(digits), 10)
	v = new(big.Rat).SetInt(i)
	one := big.NewRat(1, 1)
	if decimals > 0 {
		p := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
		return v.Mul(v, p), p, p, at, grouped
	}
	zeros := len(digits) - len(strings.TrimRight(string(digits), "0"))
	if zeros == len(digits) {
		zeros = 0
	}
	return v, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)), one, at, grouped
}

// scaleBehind reports whether s goes on with a scale, a unit or a further
// group: a comma of full width between digits of half width parts thousands
// only in 33，212万吨, 7，000大卡 and 1，234，567.
func scaleBehind(s string, unitAt func(string) int) bool {
	if unitAt != nil && unitAt(s) > 0 {
		return true
	}
	r, n := utf8.DecodeRuneInString(s)
	return bigScale[r] != 0 || (r == '，' || r == ',') && group(s[n:]) > 0
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

func digitsBefore(s string) int {
	n := 0
	for _, c := range s {
		if c == '.' || c == '．' {
			break
		}
		if _, ok := Digit(c); ok {
			n++
		}
	}
	return n
}
