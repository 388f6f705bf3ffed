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

	// Join is where a blank, a middle dot or a 、 was taken for part of the
	// number, 0 if nowhere: 3 120.5亿, 7·5%, 3、4百万. What stands before the
	// number may tell that it is none; then s[:Join] is the number.
	Join int
}

// Exact reports whether n is a single value.
func (n Number) Exact() bool {
	return n.Lo != nil && n.Hi != nil && (n.Lo == n.Hi || n.Lo.Cmp(n.Hi) == 0)
}

// hanDigit returns the value of a Chinese digit, -1 if r is none.
func hanDigit(r rune) int64 {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰', '兩':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// HanDigit returns the value of a digit as years have it: 二〇二三; 两 and the
// digits of contracts are none.
func HanDigit(r rune) (int, bool) {
	switch r {
	case '〇', '○', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九':
		return int(hanDigit(r)), true
	}
	return 0, false
}

// smallScale returns what r counts of 十, 百, 千 and 廿, 卅, 卌; 0 if it is none.
func smallScale(r rune) int64 {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '廿':
		return 20
	case '卅':
		return 30
	case '卌':
		return 40
	}
	return 0
}

// bigScale returns the zeros of 万, 亿 and 兆; 0 if r is none.
func bigScale(r rune) int32 {
	switch r {
	case '万', '萬':
		return 4
	case '亿', '億':
		return 8
	case '兆':
		return 12
	}
	return 0
}

// zeros are those of a power of ten from 1 to 1000.
func zeros(scale int64) int32 {
	switch scale {
	case 10:
		return 1
	case 100:
		return 2
	case 1000:
		return 3
	}
	return 0
}

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
	if s == "" {
		return Number{}, 0
	}
	if s[0] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s)
		switch r {
		case '数', '几', '上':
			return several(s, unitAt)
		case '半':
			return Number{}, 0
		}
		if d := hanDigit(r); d >= 0 {
			// most Chinese digits stand alone (一个, 三是): no need to sum up
			next, _ := utf8.DecodeRuneInString(s[size:])
			if !joinsDigit(next) {
				v := whole(d).rat()
				return Number{Lo: v, Hi: v, Step: tens[6], Han: true, Digits: 1}, size
			}
		}
		if smallScale(r) > 0 || bigScale(r) > 0 {
			for i, word := range partOf {
				if strings.HasPrefix(s, word) {
					den := whole(parts[i]).rat()
					return fraction(Number{Lo: den, Hi: den, Han: true}, len(word)-len("分之"), s, unitAt)
				}
			}
		}
	}
	n, used := plain(s, unitAt, false)
	if used == 0 {
		return long(s)
	}
	rest := s[used:]
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "分之"):
		return fraction(n, used, s, unitAt)
	case strings.HasPrefix(rest, "又") && n.Exact() && n.Lo.IsInt():
		den, k := plain(rest[len("又"):], unitAt, false)
		if k == 0 || !strings.HasPrefix(rest[len("又")+k:], "分之") {
			break
		}
		if f, k := fraction(den, k, rest[len("又"):], unitAt); k > 0 && f.Fraction && f.Exact() { // 三又二分之一
			v := new(big.Rat).Add(n.Lo, f.Lo)
			return Number{Lo: v, Hi: v, Fraction: true, Han: n.Han && f.Han}, used + len("又") + k
		}
	case rest[0] == '/' && n.Exact() && !n.Scaled && !n.Han:
		if f, k := slash(n, rest[1:], unitAt); k > 0 {
			return f, used + 1 + k
		}
	}
	return n, used
}

// long reads a whole number of more digits than plain sums up.
func long(s string) (Number, int) {
	n := 0
	for n <= maxLong && n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	v, ok := new(big.Rat).SetString(s[:n])
	if n <= maxDigits || n > maxLong || !ok {
		return Number{}, 0
	}
	return Number{Lo: v, Hi: v, Step: tens[6], Digits: n}, n
}

// Extends reports whether a number of one character may go on with s.
func Extends(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return joinsDigit(r)
}

// joinsDigit reports whether r behind a Chinese digit goes on with the number.
func joinsDigit(r rune) bool {
	switch r {
	case '点', '點', '分', '又', '多', '余', '餘', '来', '/', ' ', '、', '．', '·':
		return true
	}
	_, arabic := Digit(r)
	return arabic || smallScale(r) > 0 || bigScale(r) > 0 || hanDigit(r) >= 0
}

func startsUnit(s string, size int, unitAt func(string) int) bool {
	return unitAt != nil && unitAt(s) > size
}

// A reader sums up a number from left to right.
type reader struct {
	total, section decimal // what is complete above the current 万, and below
	digit          decimal // the digit or Arabic run that waits for its scale
	waits          bool    // there is one
	place, step    int32   // powers of ten: of the last printed digit, the same with zeros counted (20 → 1)
	placed         bool
	round          bool // the section is 十 or so many 十
	more           bool
	moreBy         int32
	rangeBy        int64 // upper less lower digit of 三五百; 0 if none
	rangeZeros     int32
	han, arabic    bool
	scaled         bool
	grouped        bool
	decimals       bool
	tooLong        bool
	digits         int
	lastBig        int32 // zeros of the last 万 or 亿
	doubled        bool  // 亿亿
	join           int
}

func (r *reader) plus(a, b decimal) decimal {
	v, ok := a.plus(b)
	r.tooLong = r.tooLong || !ok
	return v
}

// plain reads a number without fractions. Behind 百分之 the middle dot of a
// number in Chinese digits needs no unit.
func plain(s string, unitAt func(string) int, per bool) (Number, int) {
	var r reader
	at, end := 0, 0
	lastSmall := int64(0) // the last small scale in this section, to hold 十 < 百 < 千
loop:
	for at < len(s) {
		c, size := rune(s[at]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[at:])
		}
		if _, ok := Digit(c); ok || at == 0 && (c == '.' || c == '．') {
			if r.waits || r.more && !r.scaled || r.arabic && !r.scaled || r.decimals { // the 1 of 3.2万1 is a note's
				break
			}
			a, ok := arabic(s[at:], unitAt)
			if !ok {
				break
			}
			if r.arabic || r.han {
				// 1亿3千: a further Arabic run must be smaller than the scale before it
				limit := lastSmall
				if r.lastBig > 0 && r.lastBig < int32(len(pow10)) {
					limit = max(limit, pow10[r.lastBig])
				}
				if r.han && !r.scaled || a.value.atLeast(limit) && (r.lastBig == 0 || lastSmall > 0) || r.more || a.join > 0 {
					break
				}
			}
			r.arabic, r.digit, r.waits, r.place, r.step, r.placed = true, a.value, true, a.place, a.step, true
			r.grouped, r.decimals = r.grouped || a.grouped, r.decimals || a.decimals
			if a.join > 0 {
				r.join = at + a.join
			}
			if r.digits == 0 {
				r.digits = a.digits
			}
			at += a.n
			end = at
			if next := listed(s[at:], unitAt); at == a.n && a.digits == 1 && !a.decimals && a.value.coef > 0 && next > 0 && a.value.coef < 9 { // 3、4百万
				if by := next - a.value.coef; by == 1 {
					r.rangeBy, r.join = by, at
					_, k := utf8.DecodeRuneInString(s[at+len("、"):])
					at += len("、") + k
					end = at
				}
			}
			continue
		}
		if d := hanDigit(c); d >= 0 {
			if r.arabic && !(r.scaled && !r.waits && lastSmall == 0) || r.more {
				break
			}
			if d == 0 && at > 0 && !r.waits && r.scaled { // the 零 of 一千零五
				at += size
				continue
			}
			if r.arabic && !scaleIn(s[at+size:]) {
				break // 3万一块
			}
			if r.waits {
				break
			}
			v, used := r.hanRun(s[at:], at, unitAt)
			if used == 0 {
				break
			}
			r.han, r.digit, r.waits, r.place, r.step, r.placed = true, whole(v), true, 0, 0, true
			at += used
			end = at
			continue
		}
		if f := smallScale(c); f != 0 {
			if startsUnit(s[at:], size, unitAt) || lastSmall != 0 && f >= lastSmall {
				break
			}
			by := zeros(f)
			d := r.digit
			switch {
			case !r.waits && by == 0: // 廿, 卅, 卌
				d, by = whole(f/10), 1
			case by == 0:
				break loop
			case !r.waits:
				if r.arabic && end == at || f != 10 {
					break loop // 百 and 千 want a digit; 十 stands alone
				}
				d = whole(1)
			case r.arabic && f == 10:
				break loop
			}
			if !r.arabic {
				r.han = true
			}
			r.scaleBy(by)
			r.round = f == 10 && r.section.coef == 0
			r.section = r.plus(r.section, d.times(by))
			r.waits, lastSmall, r.scaled = false, f, true
			at += size
			end = at
			continue
		}
		if f := bigScale(c); f != 0 {
			twice := f == 8 && r.lastBig == f && end == at && !r.doubled && r.section.coef == 0 && !r.waits // 亿亿次
			if at == 0 || end == 0 || startsUnit(s[at:], size, unitAt) || r.lastBig == f && f == 8 && !twice {
				break
			}
			part := r.section
			if r.waits {
				part = r.plus(part, r.digit)
			}
			switch {
			case twice:
				part, r.total, r.doubled = r.total, decimal{}, true
			case part.coef == 0 && r.lastBig == 4 && f >= 8, f >= 8 && r.lastBig == 4:
				// 一万亿, 一万五千亿: everything before counts in 亿
				part = r.plus(part, r.total)
				r.total = decimal{}
			case part.coef == 0:
				break loop
			case r.lastBig != 0 && f >= r.lastBig:
				break loop
			}
			if f == 4 && strings.HasPrefix(s[at+size:], "万") && !startsUnit(s[at+size:], len("万"), unitAt) { // 六万万人民
				f, size = 8, size+len("万")
			}
			if r.placed {
				r.place = r.placeAfter(f)
			}
			r.step += f
			r.moreBy += f
			r.rangeZeros += f
			r.total = r.plus(r.total, part.times(f))
			r.section = decimal{}
			r.waits, lastSmall, r.lastBig, r.scaled = false, 0, f, true
			if !r.arabic {
				r.han = true
			}
			at += size
			end = at
			continue
		}
		if (isMore(c) || c == '来' && r.scaled || c == '几' && r.scaled && r.han) && end == at && at > 0 && !r.more && r.placed {
			if c == '来' && !strings.HasPrefix(s[at+size:], "万") && !strings.HasPrefix(s[at+size:], "个") && !strings.HasPrefix(s[at+size:], "亿") {
				break
			}
			r.more, r.moreBy = true, r.place
			at += size
			end = at
			continue
		}
		if r.han && !r.more && end == at && r.rangeBy == 0 && !r.decimals {
			word := c == '点' || c == '點'               // 五十点二
			dot := !r.arabic && (c == '．' || c == '·') // 一四．六％
			if word || dot {
				if v, places, n := hanDecimals(s[at+size:]); n > 0 && (word || per || measured(s[at+size+n:], unitAt)) {
					if r.waits {
						v = r.plus(v, r.digit)
					}
					r.digit, r.waits, r.decimals = v, true, true
					r.place, r.step = -places, -places
					at += size + n
					end = at
					continue
				}
			}
		}
		if gap := blanks(s[at:]); gap > 0 && end == at && at > 0 { // 50.2 万亿
			n, k := utf8.DecodeRuneInString(s[at+gap:])
			far := at + gap + k
			after, _ := utf8.DecodeRuneInString(s[far+blanks(s[far:]):])
			switch {
			case bigScale(n) != 0 && (r.waits || r.han), // 50.2 万亿
				r.waits && smallScale(n) >= 100 && (r.han || unitAt != nil && unitAt(s[far:]) > 0),                    // 50.16 千公顷
				r.han && r.scaled && !r.waits && hanDigit(n) >= 0 && (smallScale(after) != 0 || bigScale(after) != 0): // 三千 八百 九十六
				at += gap
				continue
			}
		}
		break
	}
	if end == 0 || r.tooLong {
		return Number{}, 0
	}
	r.elide(s[:end], s[end:], lastSmall)
	sum := r.plus(r.total, r.section)
	if r.waits {
		sum = r.plus(sum, r.digit)
	}
	n := Number{Han: r.han && !r.arabic, Scaled: r.scaled, Grouped: r.grouped, Digits: r.digits, More: r.more, Join: r.join}
	if r.placed {
		n.Step = decimal{1, r.step}.rat()
	}
	n.Lo = sum.rat()
	n.Hi = n.Lo
	switch {
	case r.more:
		n.Hi = r.plus(sum, decimal{1, r.moreBy}).rat()
	case r.rangeBy > 0:
		n.Hi = r.plus(sum, decimal{r.rangeBy, r.rangeZeros}).rat()
		n.Range = true
	}
	if r.tooLong {
		return Number{}, 0
	}
	return n, end
}

// blanks is the length of the blanks at the start of s.
func blanks(s string) int {
	n := 0
	for n < len(s) {
		b := Blank(s[n:])
		if b == 0 {
			break
		}
		n += b
	}
	return n
}

// listed returns the single digit behind the 、 that s starts with, if a scale
// or a unit follows it: the upper end of 3、4百万; else 0.
func listed(s string, unitAt func(string) int) int64 {
	rest, ok := strings.CutPrefix(s, "、")
	if !ok {
		return 0
	}
	r, size := utf8.DecodeRuneInString(rest)
	d := hanDigit(r)
	if a, ok := Digit(r); ok {
		d = int64(a)
	}
	if d <= 0 {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(rest[size:])
	if smallScale(next) == 0 && !measured(rest[size:], unitAt) {
		return 0
	}
	return d
}

// elide reads the last digit of 一万三, 17万6 and 两千四百五 as tenths of the
// scale before it, as speech has it; 一万零三 says otherwise.
func (r *reader) elide(s, after string, lastSmall int64) {
	if !r.scaled || !r.waits || r.more || r.rangeBy > 0 || r.decimals || r.digit.exp != 0 || r.digit.coef == 0 || r.digit.coef > 9 {
		return
	}
	scale := zeros(lastSmall)
	if scale == 0 {
		scale = r.lastBig
	}
	_, size := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	if scale < 2 || smallScale(before) == 0 && bigScale(before) == 0 {
		return
	}
	if r.arabic && after != "" { // 17万6，17万6人; 1万5-6千 is another matter
		if c, _ := utf8.DecodeRuneInString(after); strings.ContainsRune("-—–－~～/%％.．:∶", c) {
			return
		}
	}
	r.digit = r.digit.times(scale - 1)
	r.place, r.step = scale-1, scale-1
}

// scaleIn reports whether a scale stands within the next two characters of s.
func scaleIn(s string) bool {
	for range 2 {
		r, n := utf8.DecodeRuneInString(s)
		if smallScale(r) != 0 || bigScale(r) != 0 {
			return true
		}
		s = s[n:]
	}
	return false
}

// scaleBy notes that the digit before a small scale counts that much.
func (r *reader) scaleBy(by int32) {
	if !r.waits {
		r.place, r.step, r.placed = by, by, true
	} else {
		r.place = r.placeAfter(by)
		r.step += by
	}
	r.moreBy += by
	r.rangeZeros += by
}

// placeAfter is what one of the last digit counts behind a scale word: of 20万
// and 二十万 a 万, not ten of them (20万多 is 20万 to 21万), of 1.4万 a tenth of
// it, of 二百八十万 ten of them.
func (r *reader) placeAfter(by int32) int32 {
	if r.place > 0 && !r.more && (r.arabic || r.round) {
		return by
	}
	return r.place + by
}

// maxRow bounds a row of Chinese digits, which is a year or a code.
const maxRow = 12

// hanRun reads Chinese digits at s, which stand at offset at of the number: one
// (三), a row (二〇二三, 二、三四○), or two that stand for a range (三五 of
// 三五百, 两、三 of 两、三倍).
func (r *reader) hanRun(s string, offset int, unitAt func(string) int) (v int64, n int) {
	var digits [maxRow]int64
	count := 0
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		d := hanDigit(c)
		if d < 0 {
			break
		}
		if count == maxRow {
			return 0, 0
		}
		digits[count] = d
		count++
		n += size
	}
	next, _ := utf8.DecodeRuneInString(s[n:])
	first, second := digits[0], digits[1]
	if count == 1 && offset == 0 && next == '、' {
		if d := listed(s[n:], unitAt); d == first+1 || d == 5 && first == 3 { // 两、三倍
			second, count = d, 2
			r.join = n
			_, k := utf8.DecodeRuneInString(s[n+len("、"):])
			n += len("、") + k
		}
	}
	if count == 2 && next != '．' && next != '·' && first > 0 && (second == first+1 || !r.scaled && first == 3 && second == 5) {
		r.rangeBy, r.digits = second-first, 1
		return first, n
	}
	if count > 1 && r.scaled {
		return 0, 0
	}
	for _, d := range digits[:count] {
		v = v*10 + d
	}
	for offset == 0 && next == '、' && count <= 3 { // 二、三四○万吨
		row, k := hanRow(s[n+len("、"):])
		if k == 0 {
			break
		}
		end := n + len("、") + k
		if next, _ = utf8.DecodeRuneInString(s[end:]); next != '、' && !measured(s[end:], unitAt) || v > 1e9 {
			break
		}
		if r.join == 0 {
			r.join = n
		}
		v, n = v*1000+row, end
	}
	if r.digits == 0 {
		r.digits = count
	}
	return v, n
}

// hanRow reads exactly three Chinese digits.
func hanRow(s string) (v int64, n int) {
	for range 3 {
		c, size := utf8.DecodeRuneInString(s[n:])
		d := hanDigit(c)
		if d < 0 || c == '两' {
			return 0, 0
		}
		v = v*10 + d
		n += size
	}
	if c, _ := utf8.DecodeRuneInString(s[n:]); hanDigit(c) >= 0 {
		return 0, 0
	}
	return v, n
}

// hanDecimals reads the digits behind 点. It returns 0 where 点 is a word (五点
// 主张) or tells the time of day (五点二十分).
func hanDecimals(s string) (v decimal, places int32, n int) {
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		d := hanDigit(c)
		if d < 0 || c == '两' {
			if smallScale(c) != 0 || c == '分' && !strings.HasPrefix(s[n:], "分之") {
				return decimal{}, 0, 0
			}
			break
		}
		if places == maxDigits-1 {
			return decimal{}, 0, 0
		}
		v.coef = v.coef*10 + d
		places++
		n += size
	}
	v.exp = -places
	return v, places, n
}
