package recognise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
)

// startSet is a bit a character of the basic plane: set if a mark can start
// with it.
var startSet = sync.OnceValue(func() *[1024]uint64 {
	set := new([1024]uint64)
	put := func(s string) {
		r, _ := utf8.DecodeRuneInString(s)
		if r < 0x10000 {
			set[r>>6] |= 1 << (r & 63)
		}
	}
	for r := rune(0x80); r < 0x10000; r++ {
		if numeral.Starts(r) || letter(r) {
			put(string(r))
		}
	}
	for _, r := range lexicon.MustRead(assets.Tables, "traps.tsv", 2) {
		put(r.Cell(0))
	}
	for _, r := range lexicon.MustRead(assets.Tables, "congresses.tsv", 1) {
		put(r.Cell(0))
	}
	for _, s := range strings.Fields(`《 “ 「 ‘ 〔 ［ 今 去 上 过 一 刚 前 明 来 下 后 全 年 当 同 本 改 新 建 解 党 中 截 最 近 这 未 往 头 以 第 首 零 二 三 四 五 六 七 八 九 十`) {
		put(s)
	}
	return set
})
