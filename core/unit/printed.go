package unit

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/lexicon"
)

// forms calls put with word and the other forms in which it is printed:
// letters of full width (ＧＷ) or digits alone (km２), the other stroke (元／吨) and
// the other μ.
func forms(word string, put func(string)) {
	put(word)
	if strings.Contains(word, "/") {
		put(strings.ReplaceAll(word, "/", "／"))
		put(strings.ReplaceAll(word, "/", "∕"))
	}
	if strings.Contains(word, "μ") {
		put(strings.ReplaceAll(word, "μ", "µ"))
	}
	widened := func(from, to rune) {
		wide := strings.Map(func(r rune) rune {
			if from <= r && r <= to {
				return r - '!' + '！'
			}
			return r
		}, word)
		if wide != word {
			put(wide)
		}
	}
	widened('!', '~')
	widened('0', '9')
}

// countedBy adds 个 before the counting words of two characters or more that
// take it: 5个架次, 300个标准机架.
func countedBy(t *lexicon.Trie[*Unit]) {
	const one = "个"
	for _, u := range t.Values() {
		if u.Class == Classifier && utf8.RuneCountInString(u.Word) > 1 && !strings.HasPrefix(u.Word, one) && !t.Has(one+u.Word) {
			t.Put(one+u.Word, u)
		}
	}
}

// Read returns the unit at the start of s with what is printed as part of it,
// and its length: a second counting word in brackets (台（套）) and what it is
// counted by (人/百亿元, 元/平方米·月). At gives the word alone.
func Read(s string) (*Unit, int) {
	u, n := At(s)
	if n == 0 || n == len(s) {
		return u, n
	}
	if k := bracketed(u, s[n:]); k > 0 {
		u = &Unit{Word: s[:n+k], Name: u.Word + s[n:n+k], Dimension: "count", Base: s[:n+k], Factor: big.NewRat(1, 1), Class: u.Class}
		n += k
	}
	name := ""
	for range 2 {
		k, printed, by := per(s[n:], name != "" || strings.Contains(u.Word, "/"))
		if k == 0 {
			break
		}
		switch {
		case latin(printed) && (latin(name) || name == "" && latin(u.Word)): // kV/m
			if name == "" {
				name = u.Word
			}
			name += printed
		case name == "":
			name = u.Name + by
		default:
			name += by
		}
		n += k
	}
	if name == "" {
		return u, n
	}
	if known, k := table().Longest(name); k == len(name) {
		return known, n
	}
	return &Unit{Word: s[:n], Name: name, Dimension: name, Base: name, Factor: big.NewRat(1, 1), Class: Measure}, n
}

// bracketed is the length of a second counting word in brackets at the start
// of s: the （套） of 台（套）.
func bracketed(u *Unit, s string) int {
	if u.Class != Classifier && u.Class != Person {
		return 0
	}
	open, shut := "（", "）"
	if !strings.HasPrefix(s, open) {
		if open, shut = "(", ")"; !strings.HasPrefix(s, open) {
			return 0
		}
	}
	v, n := At(s[len(open):])
	if v == nil || v.Class != Classifier && v.Class != Person || !strings.HasPrefix(s[len(open)+n:], shut) {
		return 0
	}
	return len(open) + n + len(shut)
}

// latin reports whether a unit is printed in letters and signs alone.
func latin(s string) bool {
	for _, r := range s {
		if r >= 0x3400 && r < 0xA000 {
			return false
		}
	}
	return s != ""
}

// per is the length of what a unit is counted by at the start of s, with its
// words as printed and by their usual names: /百人, ／㎡ (/平方米), and behind
// such ·月.
func per(s string, again bool) (n int, printed, named string) {
	stroke := 0
	for _, w := range []string{"/", "／", "∕"} {
		if strings.HasPrefix(s, w) {
			stroke = len(w)
		}
	}
	sign := "/"
	if stroke == 0 && again && strings.HasPrefix(s, "·") {
		stroke, sign = len("·"), "·"
	}
	if stroke == 0 {
		return 0, "", ""
	}
	rest := s[stroke:]
	many := 0 // the 百 of 部/百人, the 10万 of 例/10万人
	for many < len(rest) && many < 12 {
		r, size := utf8.DecodeRuneInString(rest[many:])
		if !strings.ContainsRune("10十百千万亿", r) {
			break
		}
		many += size
	}
	for {
		if u, k := At(rest[many:]); u != nil && u.Class != Ratio {
			named = u.Word
			if latin(named) {
				named = u.Name
			}
			return stroke + many + k, sign + rest[:many+k], sign + rest[:many] + named
		}
		for _, w := range []string{"月", "季度", "日", "晚"} { // no units by themselves: 元/人·月
			if strings.HasPrefix(rest[many:], w) && many == 0 {
				return stroke + len(w), sign + w, sign + w
			}
		}
		if many == 0 {
			return 0, "", ""
		}
		_, size := utf8.DecodeLastRuneInString(rest[:many]) // 元/千瓦时
		many -= size
	}
}
