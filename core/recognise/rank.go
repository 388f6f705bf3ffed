package recognise

import (
	"math/big"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/text"
)

// scopes are the words for what a rank is among, matched at their end.
var scopes = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Backward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if r.Cell(1) == "scope" {
			t.Put(r.Cell(0), r.Cell(0))
		}
	}
	return t
})

// rankVerbs are the words between a scope and its 第: 全国排名第9位.
var rankVerbs = []string{"排名", "排", "位居", "居", "位列", "列", "名列"}

// rank reads 第二, 第8位, 首位 and 第一 where a scope stands before it or a
// verb that only ranks take (位居第三). An ordinal without either is a trap.
func (sc *scanner) rank(rest string) int {
	place, n := rankPlace(rest)
	if n == 0 {
		return 0
	}
	before := sc.s[:sc.at]
	verb := ""
	for _, v := range rankVerbs {
		if strings.HasSuffix(before, v) {
			verb = v
			break
		}
	}
	start := sc.at - len(verb)
	scope, k := scopes().Longest(before[:start])
	if k == 0 && verb != "" {
		scope, start = "", sc.at
	}
	start -= k
	if k > 0 && strings.HasSuffix(before[:start], "、") {
		k = 0 + k
	}
	if k == 0 && verb == "" {
		return 0
	}
	if len(sc.marks) > 0 && start < sc.marks[len(sc.marks)-1].End {
		start = sc.at
	}
	sc.add(Mark{Span: text.Span{Start: start, End: sc.at + n}, Kind: Rank, Rule: "rank", Scope: scope,
		Num: numeral.Number{Lo: place, Hi: place}, Digit: sc.span(n)})
	return n
}

// rankPlace reads 第N with 位, 名 or 个, and 首位.
func rankPlace(s string) (*big.Rat, int) {
	if strings.HasPrefix(s, "首位") {
		return big.NewRat(1, 1), len("首位")
	}
	if !strings.HasPrefix(s, "第") {
		return nil, 0
	}
	at := len("第")
	n, used := numeral.Scan(s[at:], nil)
	if used == 0 || !n.Exact() || !n.Lo.IsInt() || n.Fraction {
		return nil, 0
	}
	at += used
	for _, word := range []string{"位次", "位", "名", "个"} {
		if strings.HasPrefix(s[at:], word) {
			return n.Lo, at + len(word)
		}
	}
	for _, word := range notRank {
		if strings.HasPrefix(s[at:], word) {
			return nil, 0
		}
	}
	return n.Lo, at
}

// notRank are words that make an ordinal of 第N even behind a scope: 全国第一
// 梯队, 全国第四次经济普查, 中国第一汽车集团.
var notRank = []string{"次", "届", "梯队", "批", "期", "轮", "产业", "条", "章", "节", "季度", "代", "阶段", "方阵", "线", "款", "项", "号", "汽车", "时间", "部", "号", "机床", "步", "年", "天", "者", "书记", "人称", "课", "类"}
