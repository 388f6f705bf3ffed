package relate

import (
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A class is what a word of words.tsv does beside a number; a word may have
// several, hence a set.
type class uint32

const (
	approx class = 1 << iota
	over
	near
	lt
	ge
	le
	be
	to
	upTo
	downTo
	up
	down
	adv
	drop
	from
	open
	rankVerb
	gap
	modal
	forecast
	change
	keep
	grant   // 奖励, 补助: what a rule gives
	give    // 给予, 按: before what it gives
	keepEnd // 签约: ends like 约 and is a noun
)

// bounding are the classes of words that say of a number what its size is at
// least, at most or about.
const bounding = approx | over | near | lt | ge | le

var classNames = map[string]class{
	"approx": approx, "over": over, "near": near, "lt": lt, "ge": ge, "le": le, "be": be, "to": to, "to.up": upTo,
	"to.down": downTo, "up": up, "down": down, "adv": adv, "drop": drop, "from": from, "open": open, "rank": rankVerb,
	"gap": gap, "modal": modal, "forecast": forecast, "change": change, "keep": keep, "keepend": keepEnd, "grant": grant, "give": give,
}

// lexis holds the words of words.tsv by the way they are looked for.
type lexis struct {
	before  *lexicon.Trie[class]  // at the end of what stands before a number
	opening *lexicon.Trie[class]  // at the start of a clause; keep where the word only looks like an opener
	behind  *lexicon.Trie[bool]   // behind a number: true where the thing counted does not follow
	any     *lexicon.Trie[class]  // anywhere, from the left: modal, gap, change
	head    *lexicon.Trie[string] // at the end of a noun: 增加值
	heads   *lexicon.Trie[string] // the same at the start
	about   *lexicon.Trie[bool]   // at the end of what stands before a date that dates nothing: 面向
	cut     *lexicon.Trie[bool]   // inside the noun behind a number: where it ends
	implied *lexicon.Trie[string] // at the end of an indicator: the unit it implies
	ahead   *lexicon.Trie[bool]   // the words of any that forecast
}

var words = sync.OnceValue(func() *lexis {
	l := &lexis{
		before: lexicon.Backward[class](), opening: lexicon.Forward[class](), behind: lexicon.Forward[bool](), any: lexicon.Forward[class](),
		head: lexicon.Backward[string](), heads: lexicon.Forward[string](), about: lexicon.Backward[bool](), cut: lexicon.Forward[bool](),
		implied: lexicon.Backward[string](), ahead: lexicon.Forward[bool](),
	}
	implied := map[string]string{"person": "人", "household": "户", "travel": "人次"}
	put := func(t *lexicon.Trie[class], w string, c class) {
		old, n := t.Longest(w)
		if n == len(w) {
			c |= old
		}
		t.Put(w, c)
	}
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		w := r.Cell(0)
		c := classNames[r.Cell(1)]
		switch {
		case c == open || c == keep:
			put(l.opening, w, c)
		case c == grant || c == give:
		case c != 0:
			put(l.before, w, c)
			put(l.any, w, c)
			if c&forecast != 0 {
				l.ahead.Put(w, true)
			}
			if c&(upTo|downTo) != 0 { // 由187吨缩小至184吨
				l.behind.Put(w, true)
			}
		case r.Cell(1) == "stop" || r.Cell(1) == "object":
			l.behind.Put(w, r.Cell(1) == "stop")
		case r.Cell(1) == "head":
			l.head.Put(w, w)
			l.heads.Put(w, w)
		case r.Cell(1) == "about":
			l.about.Put(w, true)
		case r.Cell(1) == "cut":
			l.cut.Put(w, true)
		case implied[r.Cell(1)] != "":
			l.implied.Put(w, implied[r.Cell(1)])
		}
	}
	return l
})

// tails are the words behind a number that bound it, longest first.
var tails = []struct {
	word string
	q    doc.Qualifier
}{
	{"及以上", doc.AtLeast}, {"或以上", doc.AtLeast}, {"以上", doc.AtLeast}, {"及以下", doc.AtMost}, {"以下", doc.AtMost},
	{"以内", doc.AtMost}, {"之内", doc.AtMost}, {"左右", doc.Approx}, {"上下", doc.Approx}, {"之间", doc.Range}, {"开外", doc.Over},
	{"及其以上", doc.AtLeast}, {"（含）以上", doc.AtLeast}, {"(含)以上", doc.AtLeast}, {"（含）以下", doc.AtMost}, {"有余", doc.Over}, {"出头", doc.Over},
	{"封顶", doc.AtMost}, {"为限", doc.AtMost}, {"为上限", doc.AtMost}, {"起步", doc.AtLeast}, {"光景", doc.Approx},
}
