package recognise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// bounds are the words of words.tsv that bound the number behind them.
var bounds = sync.OnceValue(func() *lexicon.Trie[bound] {
	t := lexicon.Backward[bound]()
	q := map[string]bound{
		"approx": {q: doc.Approx}, "over": {q: doc.Over}, "near": {q: doc.Near}, "lt": {q: doc.Under}, "ge": {q: doc.AtLeast},
		"le": {q: doc.AtMost}, "reach": {q: doc.Over, scaled: true}, "keepend": {},
	}
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if b, ok := q[r.Cell(1)]; ok {
			t.Put(r.Cell(0), b)
		}
	}
	return t
})

// A bound is what a word before a number says of it.
type bound struct {
	q      doc.Qualifier
	scaled bool // only of a number with a scale or a ratio: 跨上3万亿元, but not 迈上4个台阶
}

// grants are the words between 最高 and the sum that a rule grants: 最高给予,
// 最高补助.
var grants = sync.OnceValue(func() *lexicon.Trie[struct{}] {
	t := lexicon.Forward[struct{}]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if r.Cell(1) == "grant" {
			t.Put(r.Cell(0), struct{}{})
		}
	}
	return t
})

// bound finds what the words and signs around m, which ends at end of rest,
// say of its size.
func (sc *scanner) bound(m *Mark, rest string, end int) {
	if m.Unit != nil && m.Unit.Name == "%" {
		m.Pace = pace(rest[end:])
	}
	before := trimBlanks(sc.s[:m.Start])
	m.Better = strings.HasSuffix(before, "改善") || strings.HasSuffix(before, "改善了")
	if q, n := sign(before); q != doc.Exact && (n > 1 || compared(trimBlanks(before[:len(before)-n]), m.Unit)) {
		m.Bound = q
		return
	}
	if b, n := bounds().Longest(before); n > 0 && b.q != doc.Exact {
		if !b.scaled || m.Num.Scaled || m.Unit != nil && m.Unit.Class == unit.Ratio || m.Num.Percent {
			m.Bound = b.q
		}
		if m.Bound == doc.Over && forbidden(before[:len(before)-n]) {
			m.Bound = doc.AtMost
		}
		if m.Bound != doc.Exact {
			m.shared = strings.HasSuffix(strings.TrimSuffix(before[:len(before)-n], "均"), "分别")
			return
		}
	}
	if q := tail(m, rest[end:]); q != doc.Exact {
		m.Bound = q
		return
	}
	m.Bound, m.shared = sc.far(m, before)
}

// paces are the nouns behind a number that make a rate of growth of it, with
// its direction: 6.5%左右的增速, 以7%的速度.
var paces = []struct {
	word string
	sign int8
}{{"增速", 1}, {"速度", 1}, {"增幅", 1}, {"涨幅", 1}, {"升幅", 1}, {"增长", 1}, {"降幅", -1}, {"跌幅", -1}, {"降速", -1}}

// pace reads the noun behind a number that tells its rate: +1 of growth, -1 of
// a fall, 0 if there is none.
func pace(s string) int8 {
	s = s[startsWith(s, "左右", "以上", "以下", "上下", "以内"):]
	s, of := strings.CutPrefix(s, "的")
	if !of {
		return 0
	}
	for range 7 { // 8%左右的国内生产总值增长目标
		for _, p := range paces {
			if strings.HasPrefix(s, p.word) {
				return p.sign
			}
		}
		r, size := utf8.DecodeRuneInString(s)
		if !han(r) {
			break
		}
		s = s[size:]
	}
	return 0
}

// sign reads ≥ and its like at the end of s, with its length, which is 1 for
// a sign of ASCII.
func sign(s string) (doc.Qualifier, int) {
	r, size := utf8.DecodeLastRuneInString(s)
	switch r {
	case '≥', '≧', '⩾':
		return doc.AtLeast, size
	case '≤', '≦', '⩽':
		return doc.AtMost, size
	case '≈':
		return doc.Approx, size
	case '=', '＝':
		switch r, k := utf8.DecodeLastRuneInString(s[:len(s)-size]); r {
		case '＞':
			return doc.AtLeast, size + k
		case '＜':
			return doc.AtMost, size + k
		case '>', '<':
			if q, n := sign(s[:len(s)-size]); n == 1 && compared(trimBlanks(s[:len(s)-size-n]), nil) {
				return q + 1, size + 1 // the bound itself is in
			}
		}
	case '＞':
		return doc.Over, size
	case '<':
		return doc.Under, 1
	case '＜':
		return doc.Under, size
	case '>':
		return doc.Over, 1
	}
	return doc.Exact, 0
}

// compared reports whether an ASCII sign behind s can bound a number rather
// than end a tag or stand in a line of code: s ends with a Chinese word or, if
// the number has the unit u, with an abbreviation (MTBF>500h).
func compared(s string, u *unit.Unit) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return han(r) || r == '）' || u != nil && 'A' <= r && r <= 'Z'
}

// tail reads what bounds m from behind where core/relate, which looks only
// right behind it, does not: 20万 以上, 三成强, 两倍多, 90%弱.
func tail(m *Mark, s string) doc.Qualifier {
	gap := gaps(s)
	if gap > 0 {
		for _, t := range []struct {
			word string
			q    doc.Qualifier
		}{{"以上", doc.AtLeast}, {"及以上", doc.AtLeast}, {"以下", doc.AtMost}, {"及以下", doc.AtMost}, {"以内", doc.AtMost}, {"左右", doc.Approx}, {"上下", doc.Approx}} {
			if strings.HasPrefix(s[gap:], t.word) {
				return t.q
			}
		}
		return doc.Exact
	}
	if m.Unit == nil && !m.Num.Fraction || m.Unit != nil && m.Unit.Class != unit.Ratio {
		return doc.Exact
	}
	var q doc.Qualifier
	var n int
	switch {
	case strings.HasPrefix(s, "强"):
		q, n = doc.Over, len("强")
	case strings.HasPrefix(s, "弱"):
		q, n = doc.Under, len("弱")
	default:
		return doc.Exact
	}
	if r, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || !han(r) || r == '的' {
		return q
	}
	return doc.Exact
}

// far reads a bound that stands a few words before the number: 至少有甲、乙等
// 15个, 最高补助500万元, 约占全国的四分之三. before ends where the number starts.
func (sc *scanner) far(m *Mark, before string) (q doc.Qualifier, shared bool) {
	// A number, a stop or a comma between them parts the two.
	limit := 0
	for i := len(sc.marks) - 1; i >= 0; i-- {
		if k := sc.marks[i].Kind; k == Number || k == Rank {
			limit = sc.marks[i].End
			break
		}
	}
	for i, steps := len(before), 0; i > limit && steps < 24; steps++ {
		r, size := utf8.DecodeLastRuneInString(before[:i])
		i -= size
		if strings.ContainsRune("，。；：,;:！？\n", r) {
			return doc.Exact, false
		}
		between := before[i+size:]
		lead := before[:i]
		switch r {
		case '少':
			if strings.HasSuffix(lead, "至") || strings.HasSuffix(lead, "最") && passable(between) || strings.HasSuffix(lead, "不") && !strings.HasPrefix(between, "于") {
				if strings.HasSuffix(lead, "不") {
					return doc.Exact, false // 不少地方
				}
				return doc.AtLeast, false
			}
		case '于':
			if strings.HasSuffix(lead, "不少") {
				return doc.AtLeast, false
			}
		case '多':
			if strings.HasSuffix(lead, "至") || strings.HasSuffix(lead, "最") && passable(between) {
				return doc.AtMost, false
			}
		case '高':
			each := strings.TrimPrefix(between, "分别")
			if strings.HasSuffix(lead, "最") && allowed(m.Unit) && (granted(each) && !reached(each) || money(m.Unit) && (granted(each) || each == "为")) {
				return doc.AtMost, each != between
			}
		case '过':
			if strings.HasSuffix(lead, "超") && strings.HasPrefix(between, "每") && steps < 6 { // 超过每英寸400像素
				return doc.Over, false
			}
		case '长':
			if strings.HasSuffix(lead, "最") && granted(between) && m.Unit != nil && m.Unit.Class == unit.Time {
				return doc.AtMost, false
			}
		case '低':
			if strings.HasSuffix(lead, "最") && granted(between) && allowed(m.Unit) && !(reached(between) && !money(m.Unit)) {
				return doc.AtLeast, false
			}
		case '约':
			if startsWith(between, "占", "为", "是", "相当", "等于", "达") > 0 && strings.HasSuffix(between, "的") {
				return doc.Approx, strings.HasSuffix(lead, "分别")
			}
			if strings.HasSuffix(lead, "大") {
				return doc.Approx, false
			}
		}
	}
	return doc.Exact, false
}

// forbidden reports whether the clause that ends s forbids what its verb goes
// beyond: 不得一次性收费超过5000元.
func forbidden(s string) bool {
	s = s[max(0, len(s)-45):]
	for _, w := range []string{"不得", "不能", "不可", "不准", "不宜"} {
		if i := strings.LastIndex(s, w); i >= 0 && !strings.ContainsAny(s[i:], "，、；。") {
			return true
		}
	}
	return false
}

// allowed reports whether 最高 before an amount of u can be the limit that a
// rule sets: of money or a rate, not the height of a hill or a day's heat.
func allowed(u *unit.Unit) bool { return u == nil || u.Class != unit.Measure && u.Name != "点" }

func money(u *unit.Unit) bool { return u != nil && u.Class == unit.Money }

// passable reports whether words between 最多 and a number leave it a bound:
// 最多支持3个, but not 最多的是, 最多一次达.
func passable(between string) bool { return between == "" || granted(between) }

// reached reports whether words between 最高 and a number tell what was reached:
// 增速最高达到25.6%.
func reached(between string) bool { return startsWith(between, "达", "为", "到", "至") > 0 }

// granted reports whether s is made of grant words alone.
func granted(s string) bool {
	for s != "" {
		_, n := grants().Longest(s)
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return true
}

// trimBlanks returns s without the blanks at its end.
func trimBlanks(s string) string {
	for s != "" {
		if s[len(s)-1] == ' ' {
			s = s[:len(s)-1]
			continue
		}
		cut := false
		for _, b := range []string{"\u00a0", "\u2009", "\u202f", "\u3000", "&nbsp;"} {
			if strings.HasSuffix(s, b) {
				s, cut = s[:len(s)-len(b)], true
			}
		}
		if !cut {
			break
		}
	}
	return s
}

// gaps is the length of the blanks at the start of s, at most two of them.
func gaps(s string) int {
	n := numeral.Blank(s)
	if n > 0 {
		n += numeral.Blank(s[n:])
	}
	return n
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }
