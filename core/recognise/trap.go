package recognise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// traps holds the words of assets/traps.tsv with their class.
var traps = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "traps.tsv", 2) {
		t.Put(r.Cell(0), r.Cell(1))
	}
	return t
})

// wholeWords are words whose first character would be taken for a unit.
var wholeWords = sync.OnceValue(func() *lexicon.Trie[struct{}] {
	t := lexicon.Forward[struct{}]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if r.Cell(1) == "whole" {
			t.Put(r.Cell(0), struct{}{})
		}
	}
	return t
})

// behind are characters that make a name or an ordinal of the number before
// them: 75周年, 500强, 齐鲁1号, 万吨级.
var behind = []struct{ word, class string }{
	{"周年", "anniversary"}, {"周岁", ""}, {"号线", "street"}, {"国道", "street"}, {"省道", "street"}, {"县道", "street"}, {"号", "identifier"}, {"年级", "schooling"}, {"强", "name"}, {"后", "cohort"}, {"版", "edition"},
	{"代移动", "generation"}, {"大", "slogan"}, {"型", "name"}, {"路", "name"}, {"中全会", "congress"}, {"全大会", "congress"},
	{"中", "name"}, {"小", "name"}, {"线城市", "name"}, {"线", "name"}, {"工程", "name"}, {"计划", "name"}, {"院", "name"}, {"高校", "name"}, {"·", "name"},
	{"世纪", "era"}, {"个世纪", "era"}, {"時", "time"}, {"时", "time"}, {"点", "time"}, {":", "time"}, {"：", "time"},
}

// notFigure returns the class of the trap if n, which ends at used (with its
// unit at end), is no figure. "small" is a small count such as 三批, which is
// neither.
func (sc *scanner) notFigure(n numeral.Number, rest string, used, end int, u *unit.Unit) string {
	after := rest[used:]
	switch {
	case sc.prev == '第' || sc.prev == ' ' && strings.HasSuffix(sc.s[:sc.at], "第 "):
		return ordinalClass(strings.TrimPrefix(after, " "))
	case sc.prev == '、' && sc.ordinalBefore():
		return sc.marks[len(sc.marks)-1].Rule // 第1、2、3项
	case u != nil && u.Word == "度" && sc.onGlobe():
		return "place"
	case sc.base(n, rest, end, u):
		return "base"
	case u == nil && !n.Scaled && !n.Fraction && !n.Percent && !n.Permille:
		if c, size := utf8.DecodeRuneInString(after); letter(c) && !n.Han {
			if strings.HasPrefix(strings.TrimLeft(after[size:], "A"), "级") {
				return "grade" // 5A级景区
			}
			return "generation" // 5G, 4K
		}
		if before, ok := strings.CutSuffix(sc.s[:sc.at], "-"); ok && !n.Han {
			if c, _ := utf8.DecodeLastRuneInString(before); c >= 0x4E00 && c < 0xA000 && u == nil {
				return "model" // 歼-20
			}
		}
	}
	if u == nil || u.Class != unit.Ratio && u.Class != unit.Money {
		for _, b := range behind {
			if b.class != "" && strings.HasPrefix(after, b.word) && !(b.word == "强" && (n.Percent || n.Permille || n.Fraction)) && (u == nil || len(b.word) >= end-used) {
				if b.word == "后" && (n.Scaled || !strings.HasPrefix(after, "后")) || b.word == "大" && n.Scaled && !n.Han ||
					(b.word == "中" || b.word == "小" || b.word == "时" || b.word == "点") && (n.Scaled && n.Lo.Cmp(hundred) >= 0 || u != nil) {
					continue
				}
				if b.word == "号" && n.Han && !n.Scaled || b.word == "号" && n.Han && small(n) {
					return "model" // 神舟十八号, 嫦娥六号
				}
				if c := sc.prev; b.word == "号" && (c == '路' || c == '街' || c == '巷' || c == '道') {
					return "street"
				}
				return b.class
			}
		}
	}
	if u != nil && (u.Name == "分" || u.Name == "分钟" || u.Name == "秒") && strings.HasSuffix(sc.s[:sc.at], "时") && sc.at > len("时") {
		if c := sc.s[sc.at-len("时")-1]; c >= '0' && c <= '9' {
			return "time" // 07时41分
		}
	}
	if u != nil && u.Name == "番" && !strings.HasSuffix(strings.TrimSuffix(sc.s[:sc.at], "了"), "翻") {
		return "idiom" // 一番事业
	}
	if u != nil {
		if class := sc.thing(n, rest, end, u); class != "" {
			return class
		}
		tail := rest[end:]
		switch {
		case strings.HasPrefix(tail, "级") && u.Class == unit.Measure:
			return "size-class" // 万吨级泊位
		case strings.HasPrefix(tail, "内") || strings.HasPrefix(tail, "之内") || strings.HasPrefix(tail, "以内"):
			if u.Class == unit.Time {
				return "duration" // 30天内办结
			}
		case u.Class == unit.Time && u.Name == "年" && !hasDecimals(n):
			if startsWith(rest[end:], "义务教育", "级") > 0 {
				return "schooling"
			}
			return "duration" // 连续9年, 五年规划
		case u.Class == unit.Time && (strings.HasSuffix(sc.s[:sc.at], "连续") || strings.HasSuffix(sc.s[:sc.at], "连续 ")):
			return "duration" // 连续6个月
		case u.Name == "岁" && n.Exact() && !hasDecimals(n):
			return "age"
		case u.Name == "岁" && n.Range:
			return "age"
		case strings.HasPrefix(tail, "制"):
			return "name" // 八小时制
		}
	}
	if n.Several || n.More {
		return ""
	}
	if small(n) && u == nil {
		return "small"
	}
	if n.Han && !n.Fraction && !n.Percent && !n.Permille {
		single := n.Lo.Cmp(one) == 0
		next, _ := utf8.DecodeRuneInString(after)
		if u != nil {
			next, _ = utf8.DecodeRuneInString(rest[end:])
		}
		switch {
		case u != nil && u.Word == "分" && small(n) && han(next):
			return "idiom" // 一分部署，九分落实
		case u == nil && !n.Scaled:
			return "digits"
		case u == nil && n.Lo.Cmp(hundred) < 0:
			return "small"
		case u == nil:
			return ""
		case u.Class == unit.Ratio:
			if u.Word == "点" || u.Word == "折" {
				return "small"
			}
			return ""
		case small(n) && (u.Class == unit.Classifier || u.Class == unit.Time || u.Class == unit.Person):
			return "small"
		case single && !n.Scaled && u.Class != unit.Money:
			return "small"
		}
	}
	return ""
}

// ordinalBefore reports whether an ordinal stands right before the 、 before
// this place.
func (sc *scanner) ordinalBefore() bool {
	if len(sc.marks) == 0 {
		return false
	}
	m := sc.marks[len(sc.marks)-1]
	return m.Kind == Trap && m.End == sc.at-len("、") && (m.Rule == "ordinal" || m.Rule == "article" || m.Rule == "edition")
}

// ordinalClass tells what 第 counts by the word behind its number.
func ordinalClass(after string) string {
	switch {
	case startsWith(after, "版", "期", "辑", "卷", "次调查", "次《", "次全国人口普查", "次报告", "次统计", "次普查") > 0:
		return "edition"
	case startsWith(after, "条", "款", "项规定", "章", "节", "编") > 0:
		return "article"
	}
	return "ordinal"
}

func hasDecimals(n numeral.Number) bool { return n.Lo != nil && !n.Lo.IsInt() }

// quoted passes over the numbers of a short quoted name: “四个意识”, “96178”,
// “金融30条”. A quotation with a comma, a stop, money or per cent in it is
// read like any text.
func (sc *scanner) quoted(rest string) int {
	open, size := utf8.DecodeRuneInString(rest)
	shut := map[rune]string{'“': "”", '「': "」", '‘': "’"}[open]
	n := enclosed(rest, rest[:size], shut)
	if n == 0 || utf8.RuneCountInString(rest[:n]) > 16 {
		return 0
	}
	inner := rest[size : n-len(shut)]
	if strings.ContainsAny(inner, "，。,；;：%％") || strings.Contains(inner, "元") {
		return 0
	}
	if strings.IndexFunc(inner, numeral.Starts) < 0 {
		return n
	}
	return sc.trap(n, quotedClass(inner))
}

// quotedClass tells slogans, plans and formulas from other quoted names.
func quotedClass(inner string) string {
	if strings.ContainsAny(inner, "+＋") {
		return "formula"
	}
	if class, n := traps().Longest(inner); n == len(inner) && class != "word" {
		return class
	}
	if _, n := plans().Longest(inner); n > 0 {
		return "plan"
	}
	return "quoted-name"
}

// plans holds the names of plans.tsv: 十四五.
var plans = sync.OnceValue(func() *lexicon.Trie[struct{}] {
	t := lexicon.Forward[struct{}]()
	for _, r := range lexicon.MustRead(assets.Tables, "plans.tsv", 3) {
		t.Put(r.Cell(0), struct{}{})
	}
	return t
})

// word passes over a word of letters and digits: IPv6, GB/T 22239, PM2.5, M2.
// Digits that follow a word and carry a unit are left: GDP50万亿元.
func (sc *scanner) word(rest string) int {
	i := 0
	digit := false
	for i < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[i:])
		_, d := numeral.Digit(r)
		if d && !digit {
			n, used := numeral.Scan(rest[i:], unit.Len)
			u, _, _ := unitAfter(rest[i+used:], n)
			if used > 0 && i > 2 && (n.Scaled || u != nil) {
				return i
			}
			digit = true
		}
		joins := (r == '-' || r == '/' || r == '.' || r == '．' || r == ' ' || r == '+' || r == '_' || r == '—') && i+size < len(rest)
		if joins {
			next, _ := utf8.DecodeRuneInString(rest[i+size:])
			_, nd := numeral.Digit(next)
			joins = nd && r != ' ' && r != '+' || letter(next) && r != ' ' || r == ' ' && nd && startsWith(rest, "GB", "ISO", "IEC") > 0
		}
		if r == '+' && digit && i > 1 && (rest[0] == 'K' || rest[0] == 'k') { // K312+500
			if k := digits(rest[i+size:]); k > 0 {
				i += size + k
				continue
			}
		}
		if !letter(r) && !d && !joins {
			break
		}
		i += size
	}
	if startsWith(rest, "http://", "https://", "www.") > 0 || strings.HasPrefix(rest[i:], "@") {
		if end := strings.IndexFunc(rest[i:], func(r rune) bool { return r > 0x7F || r == ' ' || r == '\n' }); end >= 0 {
			return sc.trap(i+end, "url") // its first letters may be wide: Ｏ@
		}
		return sc.trap(len(rest), "url")
	}
	switch {
	case digit && startsWith(rest, "GB", "ISO", "IEC", "IEEE", "DB", "YD/T", "JT/T", "HJ") > 0:
		return sc.trap(i, "standard")
	case digit:
		return sc.trap(i, "identifier")
	}
	return i
}

// fileNumber passes over the number of a document: 〔2023〕15号.
func (sc *scanner) fileNumber(rest string) int {
	r, size := utf8.DecodeRuneInString(rest)
	shut := map[rune]string{'〔': "〕", '[': "]", '［': "］"}[r]
	n := enclosed(rest, rest[:size], shut)
	if n == 0 || n > 4*size+16 || strings.Trim(rest[size:n-len(shut)], "0123456789０１２３４５６７８９") != "" {
		return 0
	}
	if k := digits(rest[n:]); k > 0 && strings.HasPrefix(rest[n+k:], "号") {
		return sc.trap(n+k+len("号"), "file-number")
	}
	return sc.trap(n, "reference")
}
