package recognise

import (
	"math/big"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
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

// scopeStarts are the same words, matched at their start.
var scopeStarts = sync.OnceValue(func() *lexicon.Trie[struct{}] {
	t := lexicon.Forward[struct{}]()
	for _, w := range scopes().Values() {
		t.Put(w, struct{}{})
	}
	return t
})

// rankVerbs are the words between a scope and its 第: 全国排名第9位.
var rankVerbs = []string{"排名", "排", "位居", "居", "位列", "列", "名列"}

// ranking are the words of words.tsv that rank what stands before them, those
// of rankVerbs among them: 跃居, 上升为, 保持.
var ranking = sync.OnceValue(func() *lexicon.Trie[struct{}] {
	t := lexicon.Backward[struct{}]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if r.Cell(1) == "rank" {
			t.Put(r.Cell(0), struct{}{})
		}
	}
	for _, w := range rankVerbs {
		t.Put(w, struct{}{})
	}
	return t
})

// rank reads 第二, 第8位, 首位, 第一 and 前六位 where a scope stands before it or
// a verb that only ranks take (位居第三). An ordinal without either is a trap.
func (sc *scanner) rank(rest string) int {
	place, n, counted, top := rankPlace(rest)
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
	if k == 0 && verb == "" && len(sc.marks) > 0 { // 分居全省第4、第3位
		if last := &sc.marks[len(sc.marks)-1]; last.Kind == Rank {
			switch strings.TrimPrefix(sc.s[last.End:sc.at], "位") {
			case "、", "和", "及", "与":
				scope, verb, start = last.Scope, "、", sc.at
			}
		}
	}
	if k == 0 && (verb == "" || top) {
		if scope, k = wider(before, counted); k > 0 { // 居全国各城市首位
			start = sc.at - k
		} else if _, v := ranking().Longest(before); !counted || top || v == 0 && !sc.moves(rest[n:]) {
			return 0
		}
	}
	if len(sc.marks) > 0 && start < sc.marks[len(sc.marks)-1].End {
		start = sc.at
	}
	m := Mark{Span: text.Span{Start: start, End: sc.at + n}, Kind: Rank, Rule: "rank", Scope: scope,
		Num: numeral.Number{Lo: place, Hi: place}, Digit: sc.span(n)}
	if top {
		m.Bound = doc.AtMost
	}
	sc.add(m)
	return n
}

// moves reports whether 由 or 从 stands before this place and after says where
// it led: 由第12位升至第9位.
func (sc *scanner) moves(after string) bool {
	return (sc.prev == '由' || sc.prev == '从') && startsWith(after, "升", "降", "上升", "下降", "跃", "提", "前移", "前进", "跌", "退", "进", "攀升", "晋", "到", "至") > 0
}

// wider finds a scope of more words at the end of s, between a verb that ranks
// and the rank: 居全国各城市首位. Before a place that is counted (第3位) it may
// be one that no table has: 居内地第3位. It returns it with its length.
func wider(s string, counted bool) (scope string, n int) {
	for range 10 {
		r, size := utf8.DecodeLastRuneInString(s[:len(s)-n])
		if !han(r) {
			return "", 0
		}
		if n == 0 && strings.ContainsRune("由从至到", r) {
			return "", 0 // 排位由第9位上升到第6位
		}
		n += size
		scope = s[len(s)-n:]
		_, known := scopeStarts().Longest(scope)
		if known == 0 && (!counted || strings.ContainsRune("民住家委车入为放水队除在于第由从名次", r)) {
			continue
		}
		if known > 0 {
			if _, v := ranking().Longest(s[:len(s)-n]); v > 0 {
				return scope, n
			}
			continue
		}
		for _, v := range rankVerbs {
			if strings.HasSuffix(s[:len(s)-n], v) {
				return scope, n
			}
		}
	}
	return "", 0
}

// rankPlace reads 第N with 位, 名 or 个, and 首位, and 前N位, a bound. counted
// tells that a counting word makes a place of it.
func rankPlace(s string) (place *big.Rat, length int, counted, top bool) {
	if strings.HasPrefix(s, "首位") {
		return big.NewRat(1, 1), len("首位"), true, false
	}
	top = strings.HasPrefix(s, "前")
	if !top && !strings.HasPrefix(s, "第") {
		return nil, 0, false, false
	}
	at := len("第")
	at += numeral.Blank(s[at:])
	n, used := numeral.Scan(s[at:], nil)
	if used == 0 || !n.Exact() || !n.Lo.IsInt() || n.Fraction {
		return nil, 0, false, false
	}
	at += used
	gap := numeral.Blank(s[at:])
	for _, word := range []string{"位次", "位", "名", "个"} {
		if strings.HasPrefix(s[at+gap:], word) && !(top && word == "个") {
			return n.Lo, at + gap + len(word), word != "个", top
		}
	}
	if top {
		return nil, 0, false, false
	}
	for _, word := range notRank {
		if strings.HasPrefix(s[at:], word) {
			return nil, 0, false, false
		}
	}
	return n.Lo, at, false, false
}

// notRank are words that make an ordinal of 第N even behind a scope: 全国第一
// 梯队, 全国第四次经济普查, 中国第一汽车集团.
var notRank = []string{"次", "届", "梯队", "档", "批", "期", "轮", "产业", "条", "章", "节", "季度", "代", "阶段", "方阵", "线", "款", "项", "号", "汽车", "时间", "部", "号", "机床", "步", "年", "天", "者", "书记", "人称", "课", "类"}
