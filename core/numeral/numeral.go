// Package numeral reads the numbers of Chinese text exactly: Arabic, Chinese
// and mixed, with their scales, with 多 and 余, fractions and decimals. It
// knows neither units nor what a number is about.
package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// A Number is an exact number as printed, scale multiplied out.
type Number struct {
	Lo, Hi *big.Rat // equal unless the print gives an interval (多, 数千, 三五百)
	Step   *big.Rat // one unit of the last printed digit; nil for fractions

	More     bool // 多, 余, 来 or 几 stands in or behind it: 20多万, 300余
	Several  bool // 数千, 几十, 上百: an order of magnitude
	Fraction bool // 三分之一, 一半, 1/2
	Percent  bool // 百分之…: Lo and Hi are in per cent
	Permille bool // 千分之…
	Range    bool // 三五百, or two numbers joined by Range

	Han     bool // written in Chinese numerals throughout
	Scaled  bool // has 十 … 亿
	Grouped bool // has thousands separators
	Digits  int  // digits printed before a decimal point or scale (2023 → 4)
}

// Exact reports whether n is a single value.
func (n Number) Exact() bool { return n.Lo != nil && n.Hi != nil && n.Lo.Cmp(n.Hi) == 0 }

var hanDigit = map[rune]int64{
	'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '兩': 2,
}

var smallScale = map[rune]int64{'十': 10, '百': 100, '千': 1000, '拾': 10, '佰': 100, '仟': 1000, '廿': 20, '卅': 30, '卌': 40}

var bigScale = map[rune]int64{'万': 1e4, '亿': 1e8, '萬': 1e4, '億': 1e8, '兆': 1e12}

// Digit returns the value of an Arabic digit, half- or full-width.
func Digit(r rune) (int, bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case '０' <= r && r <= '９':
		return int(r - '０'), true
	}
	return 0, false
}

// Starts reports whether a number can start with r. It is meant as a quick
// test before Scan.
func Starts(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9'
	}
	if '０' <= r && r <= '９' {
		return true
	}
	switch r {
	case '〇', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿',
		'数', '几', '上', '半', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟', '萬', '億', '兩', '廿', '卅', '卌':
		return true
	}
	return false
}

func isMore(r rune) bool { return r == '多' || r == '余' || r == '餘' }

// Scan reads the longest number that starts at s[0] and returns it with its
// length in bytes. It returns 0 if none starts there. The number has no unit:
// of 50.2万亿元 it reads 50.2万亿. Scale words that start an SI unit (千瓦) are
// the caller's to know: unitAt reports the length of a unit at the start of its
// argument, and a scale word that starts a unit longer than itself is left to
// it. unitAt may be nil.
func Scan(s string, unitAt func(string) int) (Number, int) {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '数', '几', '上':
		return several(s, unitAt)
	case '半':
		return Number{}, 0
	}
	if d, ok := hanDigit[r]; ok {
		// most Chinese digits stand alone (一个, 三是): no need to sum up
		next, _ := utf8.DecodeRuneInString(s[utf8.RuneLen(r):])
		if !joinsDigit(next) {
			v := digitRat[d]
			return Number{Lo: v, Hi: v, Step: digitRat[1], Han: true, Digits: 1}, utf8.RuneLen(r)
		}
	}
	for i, word := range partOf {
		if strings.HasPrefix(s, word) {
			den := big.NewRat(parts[i], 1)
			return fraction(Number{Lo: den, Hi: den, Han: true}, len(word)-len("分之"), s, unitAt)
		}
	}
	n, used := plain(s, unitAt)
	if used == 0 {
		return n, 0
	}
	rest := s[used:]
	switch {
	case strings.HasPrefix(rest, "分之"):
		return fraction(n, used, s, unitAt)
	case strings.HasPrefix(rest, "又") && n.Exact() && n.Lo.IsInt():
		if f, k := Scan(rest[len("又"):], unitAt); k > 0 && f.Fraction && f.Exact() { // 三又二分之一
			v := new(big.Rat).Add(n.Lo, f.Lo)
			return Number{Lo: v, Hi: v, Fraction: true, Han: n.Han && f.Han}, used + len("又") + k
		}
	case n.Exact() && !n.Scaled && !n.Han && strings.HasPrefix(rest, "/"):
		if f, k := slash(n, rest[1:], unitAt); k > 0 {
			return f, used + 1 + k
		}
	}
	return n, used
}

// digitRat are the values of the digits. Numbers share them: a value is never
// changed once it is made.
var digitRat = func() (t [10]*big.Rat) {
	for i := range t {
		t[i] = big.NewRat(int64(i), 1)
	}
	return t
}()

// Extends reports whether a number of one character may go on with s.
func Extends(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return joinsDigit(r)
}

// joinsDigit reports whether r behind a Chinese digit goes on with the number.
func joinsDigit(r rune) bool {
	switch r {
	case '点', '點', '分', '又', '多', '余', '餘', '来', '/', ' ':
		return true
	}
	_, scale := smallScale[r]
	_, big := bigScale[r]
	_, digit := hanDigit[r]
	_, arabic := Digit(r)
	return scale || big || digit || arabic
}

func startsUnit(s string, size int, unitAt func(string) int) bool {
	return unitAt != nil && unitAt(s) > size
}

// A reader sums up a number from left to right.
type reader struct {
	total, section *big.Rat // what is complete above the current 万, and below
	digit          *big.Rat // the digit or Arabic run that waits for its scale; nil if none
	place          *big.Rat // what one of the last printed digit counts
	step           *big.Rat // the same with zeros counted: 20 → 1
	more           bool
	moreBy         *big.Rat
	rangeTo        *big.Rat // upper digit of 三五百; nil if none
	han, arabic    bool
	scaled         bool
	grouped        bool
	digits         int
	lastBig        int64
}

func (r *reader) sum() *big.Rat {
	v := new(big.Rat).Add(r.total, r.section)
	if r.digit != nil {
		v.Add(v, r.digit)
	}
	return v
}

// plain reads a number without fractions.
func plain(s string, unitAt func(string) int) (Number, int) {
	r := &reader{total: new(big.Rat), section: new(big.Rat)}
	at, end := 0, 0
	lastSmall := int64(0) // the last small scale in this section, to hold 十 < 百 < 千
loop:
	for at < len(s) {
		c, size := utf8.DecodeRuneInString(s[at:])
		if _, ok := Digit(c); ok {
			if r.digit != nil || r.more && r.moreBy != nil && !r.scaled {
				break
			}
			v, place, step, n, grouped := arabic(s[at:], unitAt)
			if v == nil {
				break
			}
			if r.arabic && !r.scaled {
				break
			}
			if r.arabic || r.han {
				// 1亿3千: a further Arabic run must be smaller than the scale before it
				if r.han && !r.scaled || v.Cmp(new(big.Rat).SetInt64(max(r.lastBig, lastSmall))) >= 0 && (r.lastBig == 0 || lastSmall > 0) || r.more {
					break
				}
			}
			r.arabic, r.digit, r.place, r.step = true, v, place, step
			r.grouped = r.grouped || grouped
			if r.digits == 0 {
				r.digits = digitsBefore(s[at : at+n])
			}
			at += n
			end = at
			continue
		}
		if d, ok := hanDigit[c]; ok {
			if r.arabic && !(r.scaled && r.digit == nil && lastSmall == 0) || r.more {
				break
			}
			if d == 0 && at > 0 && r.digit == nil && r.scaled { // the 零 of 一千零五
				at += size
				continue
			}
			if r.arabic && !scaleIn(s[at+size:]) {
				break // 3万一块
			}
			if r.digit != nil {
				break
			}
			n, used := r.hanRun(s[at:])
			if n == nil {
				break
			}
			r.han, r.digit = true, n
			r.place, r.step = big.NewRat(1, 1), big.NewRat(1, 1)
			at += used
			end = at
			continue
		}
		if f := smallScale[c]; f != 0 {
			if startsUnit(s[at:], size, unitAt) || lastSmall != 0 && f >= lastSmall {
				break
			}
			d := r.digit
			switch {
			case d == nil && (c == '廿' || c == '卅' || c == '卌'):
				d = big.NewRat(1, 1)
			case d == nil:
				if r.arabic && end == at || f != 10 {
					break loop // 百 and 千 want a digit; 十 stands alone
				}
				d = big.NewRat(1, 1)
			case r.arabic && f == 10:
				break loop
			}
			scale := new(big.Rat).SetInt64(f)
			if !r.arabic {
				r.han = true
			}
			r.scaleBy(scale, d)
			r.section.Add(r.section, new(big.Rat).Mul(d, scale))
			r.digit, lastSmall, r.scaled = nil, f, true
			at += size
			end = at
			continue
		}
		if f := bigScale[c]; f != 0 {
			if at == 0 || end == 0 || startsUnit(s[at:], size, unitAt) || r.lastBig == f && f == 1e8 {
				break
			}
			part := new(big.Rat).Set(r.section)
			if r.digit != nil {
				part.Add(part, r.digit)
			}
			scale := new(big.Rat).SetInt64(f)
			switch {
			case part.Sign() == 0 && r.lastBig == 1e4 && f >= 1e8, f >= 1e8 && r.lastBig == 1e4:
				// 一万亿, 一万五千亿: everything before counts in 亿
				part.Add(part, r.total)
				r.total.SetInt64(0)
			case part.Sign() == 0:
				break loop
			case r.lastBig != 0 && f >= r.lastBig:
				break loop
			}
			if f == 1e4 && strings.HasPrefix(s[at+size:], "万") && !startsUnit(s[at+size:], len("万"), unitAt) { // 六万万人民
				f, size = 1e8, size+len("万")
				scale.SetInt64(f)
			}
			if r.place != nil {
				r.place = placeAfter(r, scale)
			}
			if r.step != nil {
				r.step = new(big.Rat).Mul(r.step, scale)
			}
			if r.moreBy != nil {
				r.moreBy = new(big.Rat).Mul(r.moreBy, scale)
			}
			if r.rangeTo != nil {
				r.rangeTo = new(big.Rat).Mul(r.rangeTo, scale)
			}
			r.total.Add(r.total, part.Mul(part, scale))
			r.section.SetInt64(0)
			r.digit, lastSmall, r.lastBig, r.scaled = nil, 0, f, true
			if !r.arabic {
				r.han = true
			}
			at += size
			end = at
			continue
		}
		if (isMore(c) || c == '来' && r.scaled || c == '几' && r.scaled && r.han) && end == at && at > 0 && !r.more && r.place != nil {
			if c == '来' && !strings.HasPrefix(s[at+size:], "万") && !strings.HasPrefix(s[at+size:], "个") && !strings.HasPrefix(s[at+size:], "亿") {
				break
			}
			r.more, r.moreBy = true, new(big.Rat).Set(r.place)
			at += size
			end = at
			continue
		}
		if (c == '点' || c == '點') && r.han && !r.more && end == at && r.rangeTo == nil { // 五十点二
			if v, place, n := hanDecimals(s[at+size:]); n > 0 {
				r.digit = addTo(r.digit, v)
				r.place, r.step = place, place
				at += size + n
				end = at
				continue
			}
		}
		if c == ' ' && end == at && at > 0 && at+1 < len(s) { // 50.2 万亿
			gap := len(s[at:]) - len(strings.TrimLeft(s[at:], " "))
			n, k := utf8.DecodeRuneInString(s[at+gap:])
			after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[at+gap+k:], " "))
			_, digit := hanDigit[n]
			switch {
			case bigScale[n] != 0 && (r.digit != nil || r.han), // 50.2 万亿
				r.han && smallScale[n] != 0 && r.digit != nil,
				r.han && r.scaled && r.digit == nil && digit && (smallScale[after] != 0 || bigScale[after] != 0): // 三千 八百 九十六
				at += gap
				continue
			}
		}
		break
	}
	if end == 0 {
		return Number{}, 0
	}
	r.elide(s[:end], lastSmall)
	n := Number{Han: r.han && !r.arabic, Scaled: r.scaled, Grouped: r.grouped, Digits: r.digits, Step: r.step, More: r.more}
	n.Lo = r.sum()
	n.Hi = n.Lo
	switch {
	case r.more:
		n.Hi = new(big.Rat).Add(n.Lo, r.moreBy)
	case r.rangeTo != nil:
		n.Hi = new(big.Rat).Add(n.Lo, r.rangeTo)
		n.Range = true
	}
	return n, end
}

// elide reads the last digit of 一万三 and 两千四百五 as tenths of the scale
// before it, as speech has it; 一万零三 says otherwise.
func (r *reader) elide(s string, lastSmall int64) {
	if !r.han || r.arabic || r.digit == nil || r.more || r.rangeTo != nil || !r.digit.IsInt() || r.digit.Sign() == 0 {
		return
	}
	scale := lastSmall
	if scale == 0 {
		scale = r.lastBig
	}
	_, size := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	if scale < 100 || smallScale[before] == 0 && bigScale[before] == 0 {
		return
	}
	tenth := big.NewRat(scale/10, 1)
	r.digit = new(big.Rat).Mul(r.digit, tenth)
	r.place, r.step = tenth, tenth
}

// scaleIn reports whether a scale stands within the next two characters of s.
func scaleIn(s string) bool {
	for range 2 {
		r, n := utf8.DecodeRuneInString(s)
		if smallScale[r] != 0 || bigScale[r] != 0 {
			return true
		}
		s = s[n:]
	}
	return false
}

// scaleBy notes that the digit before a small scale counts that much.
func (r *reader) scaleBy(scale, d *big.Rat) {
	if r.digit == nil {
		r.place, r.step = new(big.Rat).Set(scale), new(big.Rat).Set(scale)
	} else {
		r.place = placeAfter(r, scale)
		r.step = new(big.Rat).Mul(r.step, scale)
	}
	if r.moreBy != nil {
		r.moreBy = new(big.Rat).Mul(r.moreBy, scale)
	}
	if r.rangeTo != nil {
		r.rangeTo = new(big.Rat).Mul(r.rangeTo, scale)
	}
}

// placeAfter is what one of the last digit counts behind a scale word: of 20万
// a 万, not ten of them (20万多 is 20万 to 21万), of 1.4万 a tenth of it.
func placeAfter(r *reader, scale *big.Rat) *big.Rat {
	one := big.NewRat(1, 1)
	if r.digit != nil && r.place.Cmp(one) > 0 && !r.more {
		return new(big.Rat).Set(scale)
	}
	return new(big.Rat).Mul(r.place, scale)
}

// hanRun reads Chinese digits: one (三), a row (二〇二三), two that stand for
// a range (三五 of 三五百), or one with decimals (五点二).
func (r *reader) hanRun(s string) (*big.Rat, int) {
	var digits []int64
	at := 0
	for at < len(s) {
		c, size := utf8.DecodeRuneInString(s[at:])
		d, ok := hanDigit[c]
		if !ok {
			break
		}
		digits = append(digits, d)
		at += size
	}
	if len(digits) == 2 && !r.scaled && digits[0] > 0 && (digits[1] == digits[0]+1 || digits[0] == 3 && digits[1] == 5) ||
		len(digits) == 2 && r.scaled && digits[1] == digits[0]+1 && digits[0] > 0 {
		r.rangeTo = big.NewRat(digits[1]-digits[0], 1)
		r.digits = 1
		return big.NewRat(digits[0], 1), at
	}
	if len(digits) > 1 && r.scaled {
		return nil, 0
	}
	var v int64
	for i, d := range digits {
		if i == 18 {
			return nil, 0
		}
		v = v*10 + d
	}
	if r.digits == 0 {
		r.digits = len(digits)
	}
	return big.NewRat(v, 1), at
}

// hanDecimals reads the digits behind 点. It returns 0 where 点 is a word (五点
// 主张) or tells the time of day (五点二十分).
func hanDecimals(s string) (v, place *big.Rat, n int) {
	i, p := int64(0), int64(1)
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		d, ok := hanDigit[c]
		if !ok || c == '两' {
			if smallScale[c] != 0 || c == '分' && !strings.HasPrefix(s[n:], "分之") {
				return nil, nil, 0
			}
			break
		}
		if p > 1e15 {
			return nil, nil, 0
		}
		i, p = i*10+d, p*10
		n += size
	}
	return big.NewRat(i, p), big.NewRat(1, p), n
}

func addTo(a, b *big.Rat) *big.Rat {
	if a == nil {
		return b
	}
	return new(big.Rat).Add(a, b)
}
