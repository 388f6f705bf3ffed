// Package recognise finds the numbers, ranks, dates and number-like words of
// one block of text: what is printed, not what it says of what. It knows
// nothing of documents; core/relate binds its marks to each other.
package recognise

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Kind says what a mark is.
type Kind uint8

// The kinds of mark.
const (
	Number Kind = iota // 50.2万亿元, 41.5%, 三分之一
	Rank               // 世界第二, 全国首位
	Date               // 2022年, 去年, 五年来
	Trap               // a number that is no figure: 3G, 75周年, 第一次
)

// A Mark is something that one of the recognisers found.
type Mark struct {
	text.Span // in the block that was scanned
	Kind      Kind
	Bound     doc.Qualifier // what stands around the number and says of its size: ≥, 最高补助, 约占全国的
	Pace      int8          // of a rate: +1 where the noun behind it is 增速, -1 where it is 降幅
	Better    bool          // 改善 stands before it
	shared    bool          // 分别 stands before the bound, so that it holds for the numbers listed behind
	Rule      string        // the recogniser, or the class of a trap

	Num    numeral.Number // of a Number; for a rank Lo = Hi = the place
	Unit   *unit.Unit     // nil where none is printed
	Digit  text.Span      // the number without its unit
	Scope  string         // of a Rank: 世界
	Counts string         // the unit that the noun behind a number without one implies: 八亿农民

	When When // of a Date
}

// Block returns the marks of s in order; they do not overlap. At each place
// the recognisers are asked in this order, and the first that finds something
// has it, since what an earlier one finds would mislead a later:
//
//  1. works 《…》 and short quoted names, which hide the numbers in them
//  2. words with letters (IPv6, 5G, GB/T 22239)
//  3. dates and periods, before their digits are taken for amounts
//  4. ranks (世界第二), before 第 makes an ordinal of them
//  5. words that hold a numeral and count nothing (四梁八柱)
//  6. numbers with their units, with what bounds them and what they count
//
// At the end the numbers of a list share what only one of them has.
func Block(s string) []Mark { return Append(nil, s) }

// Append is Block into the memory of buf, which is empty.
func Append(buf []Mark, s string) []Mark {
	sc := scanner{s: s, classes: classes(), marks: buf}
	for sc.at < len(s) {
		r, size := rune(s[sc.at]), 1
		if r >= utf8.RuneSelf {
			if i := sc.at; i+2 < len(s) && 0xE1 <= r && r <= 0xEC && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
				r, size = r&0x0F<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3 // most of a text
			} else {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
		}
		c := class(0)
		if r < 0x10000 {
			c = sc.classes[r]
		}
		if c == 0 {
			sc.at += size
			sc.prev = r
			continue
		}
		if n := sc.one(r, c); n > 0 {
			sc.prev, _ = utf8.DecodeLastRuneInString(s[:sc.at+n])
			sc.at += n
			continue
		}
		sc.at += size
		sc.prev = r
	}
	sc.lists()
	return sc.marks
}

type scanner struct {
	s       string
	at      int
	prev    rune // the character before at
	marks   []Mark
	classes *[0x10000]class
}

// one asks the recognisers in order and returns the length of what was found.
func (sc *scanner) one(r rune, c class) int {
	rest := sc.s[sc.at:]
	switch {
	case r == '《':
		return enclosed(rest, "《", "》")
	case r == '“' || r == '「' || r == '‘':
		if n := sc.date(rest); n > 0 { // “十四五”时期
			return n
		}
		return sc.quoted(rest)
	case letter(r):
		return sc.word(rest)
	case '①' <= r && r <= '⑳':
		if opens(sc.prev) {
			return sc.trap(utf8.RuneLen(r), "list-number")
		}
		return 0
	case r == '.' || r == '．':
		if d, size := utf8.DecodeRuneInString(rest[utf8.RuneLen(r):]); size > 0 && (sc.prev >= 0x2E80 || sc.prev == '-') {
			if _, ok := numeral.Digit(d); ok { // 增长.5%
				return sc.number(rest, 0)
			}
		}
		return 0
	case r == '〔' || r == '[' || r == '［':
		return sc.fileNumber(rest)
	}
	if c&dateStart != 0 && r < utf8.RuneSelf && opens(sc.prev) {
		if n := ItemNumber(rest); n > 0 {
			return sc.trap(n, "list-number")
		}
	}
	if c&dateStart != 0 && (c&digitStart == 0 || sc.begins(rest[utf8.RuneLen(r):])) && (r >= utf8.RuneSelf || !amount(rest)) {
		if n := sc.date(rest); n > 0 {
			return n
		}
	}
	if r == '第' || r == '首' || r == '前' {
		if n := sc.rank(rest); n > 0 {
			return n
		}
	}
	var trap string
	var n int
	if c&trapStart != 0 {
		trap, n = traps().Longest(rest)
	}
	if n > 0 && r == '第' && numeral.Extends(rest[n:]) { // 第一百六十二页 is no 第一
		return 0
	}
	if n > 0 && trap == "word" { // a word that only hides another trap: 统一
		trap = "idiom"
	}
	if n > utf8.RuneLen(r) && !numeral.Extends(rest[utf8.RuneLen(r):]) {
		return sc.trap(n, trap) // the number in the word is one character
	}
	if k := sc.number(rest, n); k > 0 {
		return k
	}
	if n > 0 {
		sc.trap(n, trap)
	}
	return n
}

// opens reports whether an item of a list may begin behind r: a block does, a
// clause or a sentence.
func opens(r rune) bool {
	switch r {
	case 0, '\n', ' ', '\u3000', '，', '。', '；', '：', ';', ':':
		return true
	}
	return false
}

// ItemNumber is the length of the number of an item with its mark: 1. 2、 3） in
// front of words, or of a year (10.2026年预算草案 speaks of 2026). What may be an
// amount (1.5亿) or a list of numbers (3、4月) is none.
func ItemNumber(s string) int {
	n := spanDigits(s)
	if n == 0 || n > 2 {
		return 0
	}
	mark, size := utf8.DecodeRuneInString(s[n:])
	switch mark {
	case '.', '．', '、', '）', ')':
	default:
		return 0
	}
	n += size
	rest := strings.TrimLeft(s[n:], " \u3000\u00a0")
	if r, _ := utf8.DecodeRuneInString(rest); r >= 0x4E00 && r < 0xA000 || r == '“' || r == '《' {
		if numeral.Extends(rest) {
			return 0 // 3.万亩, 3、五月
		}
		return n
	}
	if len(rest) < len("2026年") || rest[:2] != "19" && rest[:2] != "20" || !strings.HasPrefix(rest[4:], "年") || spanDigits(rest) != 4 {
		return 0
	}
	return n
}

// spanDigits is the length of the digits that s begins with.
func spanDigits(s string) (n int) {
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// begins reports whether a Chinese digit may be the first of a date by what
// stands behind it: most are not (一个, 一些).
func (sc *scanner) begins(after string) bool {
	if after == "" || after[0] < utf8.RuneSelf {
		return after != ""
	}
	r, _ := utf8.DecodeRuneInString(after)
	return r >= 0x10000 || sc.classes[r]&countStart != 0
}

// amount reports whether the Arabic digits at the start of s are an amount, no
// date: a scale, a decimal point or per cent follows them.
func amount(s string) bool {
	n := spanDigits(s)
	if n == len(s) {
		return false
	}
	switch c := s[n]; {
	case c == '%' || c == ',':
		return true
	case c == '.':
		return n != 4
	case c >= 0xE4:
		switch s[n:min(n+3, len(s))] {
		case "万", "亿", "元", "％", "家", "项", "户", "人", "公", "千", "百", "倍", "位", "吨", "米", "亩", "条":
			return true
		}
	}
	return false
}

func (sc *scanner) add(m Mark) {
	if sc.marks == nil {
		sc.marks = make([]Mark, 0, min(4+len(sc.s)/96, 64))
	}
	sc.marks = append(sc.marks, m)
}

// trap marks the next n bytes as a number that is no figure.
func (sc *scanner) trap(n int, class string) int {
	sc.add(Mark{Span: text.Span{Start: sc.at, End: sc.at + n}, Kind: Trap, Rule: class})
	return n
}

// enclosed returns the length of a bracketed stretch at the start of s, with
// nested ones, or 0 if it does not close.
func enclosed(s, open, shut string) int {
	depth := 0
	for i := 0; i < len(s) && i < 600; {
		switch {
		case strings.HasPrefix(s[i:], open):
			depth++
			i += len(open)
		case strings.HasPrefix(s[i:], shut):
			depth--
			i += len(shut)
			if depth == 0 {
				return i
			}
		default:
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
		}
	}
	return 0
}

func letter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ'
}

// small reports whether n is one of the numerals that are words as often as
// counts: one to ten in Chinese numerals, without a scale above 十.
func small(n numeral.Number) bool {
	return n.Han && !n.Fraction && !n.Percent && !n.Permille && n.Exact() && n.Lo.Cmp(twenty) <= 0
}
