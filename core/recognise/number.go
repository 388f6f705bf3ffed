package recognise

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// number reads a number with its unit, or a range of two. trapLen is the
// length of a trap word at the same place: the number must be longer than it.
// It returns the length of what it marked, as a figure or as a trap.
func (sc *scanner) number(rest string, trapLen int) int {
	r, size := utf8.DecodeRuneInString(rest)
	if n := sc.spelled(r, rest); n > 0 {
		return n
	}
	if !numeral.Starts(r) && r != '.' && r != '．' {
		return 0
	}
	if _, ok := numeral.Digit(r); ok && trapLen == 0 {
		if n := sc.ratio(rest); n > 0 {
			return n
		}
		if n := clock(rest); n > 0 {
			return sc.trap(n, "time")
		}
		if n := sc.phone(rest); n > 0 {
			return sc.trap(n, "phone")
		}
	}
	n, used := numeral.Scan(rest, unit.Len)
	if n.Join > 0 && used > 0 && sc.apart(n) {
		n, used = numeral.Scan(rest[:n.Join], unit.Len)
	}
	if used == 0 && trapLen == 0 {
		if n, used = sc.bare(rest); used < 0 {
			return sc.trap(-used, "size-class")
		}
	}
	if used == 0 {
		if _, ok := numeral.Digit(r); ok { // a row of digits too long to be a figure
			return sc.trap(digits(rest), "digits")
		}
		if _, ok := numeral.HanDigit(r); ok && size < len(rest) {
			if k := hanDigits(rest); k > size {
				return sc.trap(k, "digits")
			}
		}
		return 0
	}
	if used <= trapLen && !(used == trapLen && n.Scaled && !small(n)) {
		return 0
	}
	if used == size && (r == '陆' || r == '伍') { // 大陆, 队伍
		return 0
	}
	if k, class := sc.named(n, rest, used); k > 0 {
		return sc.trap(max(k, trapLen), class)
	}
	u, unitLen, gap := unitAfter(rest[used:], n)
	end, plain := used+gap+unitLen, true
	if u == nil {
		end = used
		if k := sc.marked(&n, &u, rest, used); k > 0 {
			end, plain = k, false
		}
	}
	half := strings.HasPrefix(rest[used:], "半") && small(n) // 一半
	if half && n.Lo.Cmp(one) == 0 && !strings.HasPrefix(rest[used:], "半径") {
		v := big.NewRat(1, 2)
		n, used = numeral.Number{Lo: v, Hi: v, Fraction: true, Han: true}, used+len("半")
		u, end = nil, used
	}
	if class := sc.notFigure(n, rest, used, end, u); class != "" {
		if class == "small" {
			m := Mark{Kind: Number, Rule: "number", Num: n, Unit: u, Digit: sc.span(used), Span: sc.span(end)}
			if k := sc.rangeEnd(&m, rest, end); k > 0 && m.Num.Hi.Cmp(twenty) > 0 { // 两到三万元
				sc.bound(&m, rest, k)
				sc.add(m)
				return k
			}
			return sc.skip(used, end, u)
		}
		if class == "base" || class == "voltage" || class == "place" {
			used = end
		}
		if class == "voltage" {
			class = "name"
		}
		return sc.trap(max(used, trapLen), class)
	}
	m := Mark{Kind: Number, Rule: "number", Num: n, Unit: u, Digit: sc.span(used), Span: sc.span(end)}
	sc.settle(&m)
	if k := sc.compound(&m, rest, end); k > 0 {
		end = k
	}
	if plain {
		end += sc.currency(&m, rest[end:])
	}
	if sign := sc.negative(m); sign > 0 {
		m.Num.Lo, m.Num.Hi = new(big.Rat).Neg(m.Num.Hi), new(big.Rat).Neg(m.Num.Lo)
		m.Start -= sign
		m.Rule = "minus"
	} else {
		if sign := sc.positive(m); sign > 0 {
			m.Start -= sign
			m.Rule = "plus"
		}
		end = sc.rest(&m, rest, end)
	}
	if k := sc.rangeEnd(&m, rest, end); k > 0 {
		end = k
		if m.Unit != nil && m.Unit.Name == "岁" {
			return sc.trap(end, "age")
		}
	}
	if m.Unit != nil && m.Unit.Class == unit.Money && startsWith(rest[end:], "部分", "的部分") > 0 { // 100万元至300万元部分
		return sc.trap(end, "size-class")
	}
	sc.bound(&m, rest, end)
	if m.Unit == nil && (n.Scaled || n.More || n.Several) {
		m.Counts = counts(rest[end:])
	}
	if sc.condition(&m, rest[end:]) {
		return sc.trap(end, "condition")
	}
	sc.add(m)
	return end
}

// spelled reads the words that are a number without a numeral in them: 零增长,
// 翻番 and 占比过半; and 零下12度.
func (sc *scanner) spelled(r rune, rest string) int {
	word := func(word string, v *big.Rat, u *unit.Unit, rule string) int {
		n := len(word)
		sc.add(Mark{Span: sc.span(n), Digit: sc.span(n), Kind: Number, Rule: rule, Num: numeral.Number{Lo: v, Hi: v, Han: true, Fraction: u == nil}, Unit: u})
		return n
	}
	switch r {
	case '零':
		if strings.HasPrefix(rest, "零增长") {
			return word("零增长", new(big.Rat), unit.Named("%"), "zero-growth")
		}
		if below, ok := strings.CutPrefix(rest, "零下"); ok {
			gap := gaps(below)
			n, used := numeral.Scan(below[gap:], unit.Len)
			if used == 0 || !n.Exact() && !n.Range {
				return 0
			}
			from := len("零下") + gap
			u, length, space := unitAfter(rest[from+used:], n)
			if u == nil || u.Word != "度" && u.Dimension != "temperature" {
				return 0
			}
			end := from + used + space + length
			m := Mark{Span: sc.span(end), Digit: text.Span{Start: sc.at + from, End: sc.at + from + used}, Kind: Number, Rule: "minus", Num: n, Unit: unit.Named("摄氏度")}
			m.Num.Lo, m.Num.Hi = new(big.Rat).Neg(n.Hi), new(big.Rat).Neg(n.Lo)
			if k := sc.rangeEnd(&m, rest, end); k > 0 { // 零下3度至5度
				end = k
			}
			sc.bound(&m, rest, end)
			sc.add(m)
			return end
		}
	case '翻':
		if strings.HasPrefix(rest, "翻番") {
			return word("翻番", big.NewRat(1, 1), unit.Named("番"), "number")
		}
	case '过':
		if strings.HasPrefix(rest, "过半") && !strings.HasPrefix(rest, "过半数") {
			for _, w := range []string{"占比", "比重", "比例", "率", "占", "份额", "占比已", "占比均", "占比也"} {
				if strings.HasSuffix(sc.s[:sc.at], w) {
					n := word("过半", big.NewRat(1, 2), nil, "number")
					sc.marks[len(sc.marks)-1].Bound = doc.Over
					return n
				}
			}
		}
	}
	return 0
}

// apart reports whether the blank or 、 in n stands between two numbers after
// all: behind the number of a list or a caption (表3 120亿元), inside a row of
// numbers (第1、2、3项), or where small things are named rather than counted
// (二、三类).
func (sc *scanner) apart(n numeral.Number) bool {
	if n.Range {
		return sc.prev == '、' || sc.prev == '第' || !n.Scaled && n.Han && sc.prev != '加' && sc.prev != '长' && sc.prev != '约' && sc.prev != '有' ||
			strings.HasSuffix(sc.s[:sc.at], "第 ")
	}
	if n.Han { // 二、三四○万吨
		return sc.prev == 0 || sc.prev == '\n' || sc.prev == '第' || sc.prev == '、'
	}
	switch sc.prev {
	case 0, '\n', '图', '表', '第', '、', '，', '；', '。', '.', '附', '栏', '节', '章', '条', '（', '(', '版':
		return true
	}
	return sc.prev < utf8.RuneSelf && sc.prev != ' ' && sc.prev != '-' && sc.prev != '=' && sc.prev != '>' && sc.prev != '<' ||
		sc.prev == ' ' && afterDigit(sc.s[:sc.at])
}

// afterDigit reports whether s ends with blanks behind a digit: in a row of a
// table the blank parts its cells.
func afterDigit(s string) bool {
	t := strings.TrimRight(s, " ")
	if t == "" || t[len(t)-1] == '\n' {
		return true
	}
	c := t[len(t)-1]
	return c >= '0' && c <= '9' || c == '%'
}

// hanDigits is the length of the row of Chinese digits at the start of s.
func hanDigits(s string) int {
	for i, r := range s {
		if _, ok := numeral.HanDigit(r); !ok {
			return i
		}
	}
	return len(s)
}

// rest takes the 多 behind a unit into the number, 2倍多 and 3个多小时, as it
// is with 20多万. It returns the end of the mark in rest.
func (sc *scanner) rest(m *Mark, rest string, end int) int {
	if m.Unit == nil || !m.Num.Exact() || m.Num.Fraction || m.Num.Step == nil {
		return end
	}
	n := startsWith(rest[end:], "多", "余")
	if n == 0 {
		return end
	}
	after := rest[end+n:]
	if m.Unit.Word == "个" {
		u, k := unit.At("个" + after[:min(len(after), 12)])
		if u == nil || u.Class != unit.Time {
			return end
		}
		m.Unit = u
		n += k - len("个")
		m.End = sc.at + end + n
		m.Num.Hi, m.Num.More = new(big.Rat).Add(m.Num.Lo, m.Num.Step), true
		return end + n
	}
	if startsWith(after, "种", "个", "项", "家", "元", "名", "出", "么", "少") > 0 {
		return end
	}
	m.Num.Hi, m.Num.More = new(big.Rat).Add(m.Num.Lo, m.Num.Step), true
	return end
}

// Values that numbers are compared with.
var (
	one, ten, twenty, fifty, hundred, yi = big.NewRat(1, 1), big.NewRat(10, 1), big.NewRat(20, 1), big.NewRat(50, 1), big.NewRat(100, 1), big.NewRat(1e8, 1)
)

// clock is the length of a time of day at the start of s: 10:30, 9：05:00.
func clock(s string) int {
	hour, n := smallNumber(s, 24)
	if n == 0 && strings.HasPrefix(s, "00") || n == 1 && hour == 0 {
		n = 2
	}
	at := n
	for part := range 2 {
		colon := startsWith(s[at:], ":", "：")
		if n == 0 || colon == 0 || digits(s[at+colon:]) != 2 || s[at+colon] > '5' {
			if part == 0 {
				return 0
			}
			break
		}
		at += colon + 2
	}
	return at
}

// phone is the length of a telephone number at the start of s: an area code
// with a dash, a mobile number, or digits behind 电话 and before 热线.
func (sc *scanner) phone(s string) int {
	if s[0] != 0xEF {
		return sc.narrowPhone(s)
	}
	n := 0 // １３８…: of wide digits, as many characters
	for k := sc.narrowPhone(lexicon.Narrow(s[:runeStart(s, 60)])); k > 0; k-- {
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	return n
}

// runeStart is the last place of s up to at where a character starts.
func runeStart(s string, at int) int {
	at = min(at, len(s))
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

func (sc *scanner) narrowPhone(s string) int {
	n := digits(s[:min(len(s), 60)])
	if strings.Trim(s[:n], "0123456789") != "" {
		return 0
	}
	if rest, ok := strings.CutPrefix(s[n:], "-"); ok && (n == 3 || n == 4) && s[0] == '0' {
		if k := digits(rest); k >= 7 && k <= 8 {
			return n + 1 + k
		}
	}
	if n == 11 && s[0] == '1' && s[1] >= '3' {
		return n
	}
	if n < 5 || n > 12 {
		return 0
	}
	before := strings.TrimRight(sc.s[max(0, sc.at-24):sc.at], "：: 为是（(")
	for _, w := range []string{"电话", "拨打", "致电", "传真", "手机", "邮编", "邮政编码", "热线", "号码"} {
		if strings.HasSuffix(before, w) && unit.Len(s[n:]) == 0 && startsWith(s[n:], "万", "亿", "千", "百") == 0 {
			return n
		}
	}
	if startsWith(s[n:], "热线", "服务热线", "政务服务便民热线") > 0 {
		return n
	}
	return 0
}

// bare reads a scale that stands for one of itself behind a word that sets a
// bound: 超百亿元, 近千家. What sorts things by size (超千亿元的县, 万亿级) is
// left out; the length of 万亿级 is returned below zero.
func (sc *scanner) bare(rest string) (numeral.Number, int) {
	if startsWith(rest, "百", "千", "万", "亿") == 0 {
		return numeral.Number{}, 0
	}
	n, used := numeral.Bare(rest, unit.Len)
	if used == 0 || n.Lo.Cmp(ten) <= 0 {
		return numeral.Number{}, 0
	}
	u, length, gap := unitAfter(rest[used:], n)
	after := rest[used:]
	if u != nil {
		after = rest[used+gap+length:]
	}
	r, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.HasPrefix(after, "级"):
		return numeral.Number{}, -(len(rest) - len(after) + len("级"))
	case !sc.bounded() || startsWith(after, "的", "工程", "计划", "行动") > 0:
		return numeral.Number{}, 0
	case u == nil && (n.Lo.Cmp(yi) < 0 || r >= 0x4E00 && r <= 0x9FFF):
		return numeral.Number{}, 0
	}
	return n, used
}

// bounded reports whether a word that bounds a number stands before this
// place.
func (sc *scanner) bounded() bool {
	if sc.prev == '达' || sc.prev == '破' || strings.HasSuffix(sc.s[:sc.at], "达到") {
		return true
	}
	b, n := bounds().Longest(sc.s[:sc.at])
	return n > 0 && (b.q == doc.Over || b.q == doc.Near || b.q == doc.Under)
}

// skip passes over a small count such as 三批: no figure and no trap.
func (sc *scanner) skip(used, end int, u *unit.Unit) int {
	if u != nil && u.Class == unit.Time {
		return sc.trap(end, "small-count")
	}
	return sc.trap(used, "small-count")
}

func (sc *scanner) span(n int) text.Span { return text.Span{Start: sc.at, End: sc.at + n} }

// settle folds per cent words, 成 and 折 into their unit.
func (sc *scanner) settle(m *Mark) {
	switch {
	case m.Num.Percent:
		m.Unit = unit.Named("%")
		m.End = m.Digit.End
	case m.Num.Permille:
		m.Unit = unit.Named("‰")
		m.End = m.Digit.End
	case m.Unit != nil && m.Unit.Word == "度" && !m.Num.Scaled:
		m.Unit = degree(sc.s[:m.Start], m.Unit)
	case m.Unit != nil && m.Unit.Word == "成":
		m.Num.Lo, m.Num.Hi = new(big.Rat).Mul(m.Num.Lo, ten), new(big.Rat).Mul(m.Num.Hi, ten)
		if m.Num.Step != nil {
			m.Num.Step = new(big.Rat).Mul(m.Num.Step, ten)
		}
		m.Unit = unit.Named("%")
		m.Rule = "tenths"
	}
}

// degree tells what the 度 behind a number measures by the words before it:
// heat, an angle, or the electricity that u stands for.
func degree(before string, u *unit.Unit) *unit.Unit {
	clause := before[max(0, len(before)-45):]
	if i := strings.LastIndexAny(clause, "，。；,;"); i >= 0 {
		clause = clause[i:]
	}
	switch {
	case strings.Contains(clause, "电"):
		return u
	case strings.ContainsAny(clause, "温热冷寒冻") || strings.Contains(clause, "摄氏"):
		return unit.Named("摄氏度")
	case strings.ContainsAny(clause, "角转旋倾坡偏仰"):
		return angle
	}
	return u
}

var angle = &unit.Unit{Word: "度", Name: "度", Dimension: "angle", Base: "度", Factor: big.NewRat(1, 1), Class: unit.Measure}

// minuses are the signs that make a number negative.
var minuses = []string{"-", "−", "－", "–", "﹣", "‐", "‑", "–"}

// negative is the length of a minus sign before m: -1.7%, 负3.9%. A hyphen
// behind a digit or a letter is none, nor is the 负 of 减负. Behind a Chinese
// character it may be the dash of a name (京沪－2号): it is a sign before what
// can be negative, a rate, money or heat.
func (sc *scanner) negative(m Mark) int {
	if before, ok := strings.CutSuffix(sc.s[:m.Start], "负"); ok {
		if r, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("减抱胜担肩自欺辜背税债", r) {
			return 0
		}
		return len("负")
	}
	if m.Num.Han || m.Start == 0 {
		return 0
	}
	sign := endLen(sc.s[:m.Start], minuses...)
	if sign == 0 {
		return 0
	}
	if len(sc.marks) > 0 && sc.marks[len(sc.marks)-1].End >= m.Start-sign { // 3万－5万
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(sc.s[:m.Start-sign])
	_, digit := numeral.Digit(before)
	if digit || letter(before) || strings.ContainsRune("-−－–)）%％‰」”》", before) {
		return 0
	}
	if han(before) {
		rate := m.Unit != nil && (m.Unit.Class == unit.Ratio || m.Unit.Class == unit.Money || m.Unit.Dimension == "temperature")
		if !rate && !strings.ContainsRune("为是达至到约", before) {
			return 0
		}
	}
	return sign
}

// positive is the length of a plus sign before a rate: 同比+12.0%, （+5.6%）.
func (sc *scanner) positive(m Mark) int {
	if m.Unit == nil || m.Unit.Class != unit.Ratio || m.Num.Han {
		return 0
	}
	sign := endLen(sc.s[:m.Start], "+", "＋")
	if sign == 0 {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(sc.s[:m.Start-sign])
	if m.Start == sign || han(before) || strings.ContainsRune("(（：:、，, /|", before) {
		return sign
	}
	return 0
}

// endLen is the length of the first of words that s ends with.
func endLen(s string, words ...string) int {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return len(w)
		}
	}
	return 0
}

// dashes part the ends of a range.
var dashes = []string{"——", "--", "—", "－", "–", "-", "~", "～", "―", "─", "〜", "至", "到"}

// rangeEnd reads the second half of 6%—6.5%, 1.2万至1.5万, 25.7∶37.7. It
// widens m and returns the new length, or 0. 从9.6万到13.6万 is no range but
// two points in time, which relate tells apart.
func (sc *scanner) rangeEnd(m *Mark, rest string, end int) int {
	if m.Num.Several || m.Num.More || m.Num.Range {
		return 0
	}
	for _, dash := range dashes {
		if !strings.HasPrefix(rest[end:], dash) {
			continue
		}
		at := end + len(dash)
		if (dash == "至" || dash == "到") && sc.fromBefore(m.Start) {
			return 0
		}
		n, used := numeral.Scan(rest[at:], unit.Len)
		if used == 0 || !n.Exact() || n.Fraction != m.Num.Fraction {
			return 0
		}
		u, unitLen, gap := unitAfter(rest[at+used:], n)
		if u == nil {
			unitLen, gap = 0, 0
		}
		hi := Mark{Num: n, Unit: u, Span: text.Span{Start: sc.at + at}, Digit: text.Span{End: used}}
		sc.settle(&hi)
		if m.Unit != nil && hi.Unit != nil && m.Unit.Dimension == "temperature" && hi.Unit.Word == "度" {
			hi.Unit = m.Unit
		}
		lo := m.Num.Lo
		switch {
		case m.Unit == nil && u == nil && !n.Scaled:
			if dash != "—" && dash != "～" && dash != "~" {
				return 0
			}
		case m.Unit != nil && hi.Unit != nil && m.Unit.Name != hi.Unit.Name:
			return 0
		}
		if m.Unit == nil && n.Scaled && (!m.Num.Scaled || m.Num.Han && shorter(rest[:end], rest[at:at+used])) { // 2—3万, 一千到两千万
			lo = rescale(lo, rest[at:at+used], n)
		}
		if lo.Cmp(hi.Num.Lo) >= 0 {
			return 0
		}
		m.Num = numeral.Number{Lo: lo, Hi: hi.Num.Hi, Step: hi.Num.Step, Range: true}
		if hi.Unit != nil {
			m.Unit = hi.Unit
		}
		to := at + used + gap + unitLen
		m.End = sc.at + to
		m.Digit.End = sc.at + at + used
		m.Rule = "range"
		return to
	}
	return 0
}

// shorter reports whether the lower end of a range in Chinese numerals leaves
// the big scale to the upper: 一千到两千万.
func shorter(lower, upper string) bool {
	return !strings.ContainsAny(lower, "万亿") && strings.ContainsAny(upper, "万亿")
}

// rescale gives lo the scale words that only the upper end of a range has.
func rescale(lo *big.Rat, upper string, n numeral.Number) *big.Rat {
	cut := strings.TrimRight(upper, "万亿萬億")
	if cut == upper {
		cut = strings.TrimRight(upper, "千百十仟佰拾")
	}
	bare, used := numeral.Scan(cut, nil)
	if used == 0 || bare.Lo.Sign() == 0 {
		return lo
	}
	return new(big.Rat).Mul(lo, new(big.Rat).Quo(n.Lo, bare.Lo))
}

// fromBefore reports whether 从 or 由 stands right before offset.
func (sc *scanner) fromBefore(offset int) bool {
	before := sc.s[max(0, offset-len("从约")*2):offset]
	return strings.HasSuffix(before, "从") || strings.HasSuffix(before, "由") ||
		strings.HasSuffix(before, "从约") || strings.HasSuffix(before, "由约")
}

// unitAfter finds the unit behind a number, blanks allowed between them.
func unitAfter(s string, n numeral.Number) (u *unit.Unit, length, gap int) {
	if n.Percent || n.Permille {
		return nil, 0, 0
	}
	if s != "" && (s[0] == ' ' || s[0] == '&' || s[0] >= 0xC2) {
		gap = gaps(s)
		s = s[gap:]
	}
	u, length = unit.Read(s)
	if u == nil {
		return nil, 0, 0
	}
	if last := s[length-1]; last < utf8.RuneSelf && letter(rune(last)) && length < len(s) { // 5m of 5min
		if next, _ := utf8.DecodeRuneInString(s[length:]); letter(next) || next >= '0' && next <= '9' || next == 'Ω' || next == 'μ' {
			return nil, 0, 0
		}
	}
	// 10亿人民, 七部门: the unit is the head of a longer word.
	if _, k := wholeWords().Longest(s); k > length {
		return nil, 0, 0
	}
	if gap > 0 && (u.Class == unit.Classifier || u.Class == unit.Time) && n.Han {
		return nil, 0, 0
	}
	return u, length, gap
}

// digits is the length of the row of digits at the start of s.
func digits(s string) int {
	for i, r := range s {
		if _, ok := numeral.Digit(r); !ok && r != '.' && r != ',' && r != '．' {
			return i
		}
	}
	return len(s)
}
