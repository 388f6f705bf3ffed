package recognise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
)

// A class says what a character can be the first of.
type class uint8

const (
	markStart  class = 1 << iota // a mark of any kind
	dateStart                    // a date
	trapStart                    // a word of traps.tsv
	digitStart                   // a date, as a Chinese digit
	countStart                   // no mark: what may follow the first digit of a date
	nearStart                    // a date that is no fixed word
)

// classes holds the class of each character of the basic plane.
var classes = sync.OnceValue(func() *[0x10000]class {
	t := new([0x10000]class)
	first := func(s string) *class {
		r, _ := utf8.DecodeRuneInString(s)
		return &t[r&0xFFFF]
	}
	for _, r := range lexicon.MustRead(assets.Tables, "traps.tsv", 2) {
		*first(r.Cell(0)) |= markStart | trapStart
	}
	for r := rune(1); r < 0x10000; r++ {
		if 0xD800 <= r && r < 0xE000 {
			continue
		}
		s := string(r)
		if _, ok := numeral.Digit(r); ok {
			t[r] |= markStart | dateStart | countStart | nearStart
		}
		if _, ok := numeral.HanDigit(r); ok {
			t[r] |= markStart | dateStart | digitStart | countStart | nearStart
		}
		if numeral.Starts(r) || letter(r) {
			t[r] |= markStart
		}
		if years().Begins(s) || partOfYear().Begins(s) {
			t[r] |= markStart | dateStart
		}
		if partOfYear().Begins(s) {
			t[r] |= nearStart
		}
	}
	for _, s := range strings.Fields(`“ 「 ‘ 过 最 近 这 前 今 未 往 头 刚 以 截 本 上 用 两 十 廿 卅`) {
		*first(s) |= markStart | dateStart | nearStart
	}
	for _, s := range strings.Fields(`《 〔 [ ［ 第 首 前 < . ． 翻 过`) {
		*first(s) |= markStart
	}
	for r := '①'; r <= '⑳'; r++ {
		t[r] |= markStart
	}
	for _, s := range strings.Fields(`年 月 日 号 季 世 至 到 个 多 余 几 来 十 百 千 、 和 — － – ― ─ 〜 ～ ・ · 廿`) {
		*first(s) |= countStart
	}
	*first("\u00a0") |= countStart
	*first("\u3000") |= countStart
	return t
})
