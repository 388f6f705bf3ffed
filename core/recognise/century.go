package recognise

import (
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// century reads decades and parts of a century: 八十年代, 20世纪90年代初,
// 本世纪末, 二十一世纪中叶.
func century(s string) (When, int) {
	w := When{Grain: doc.Year, Period: true}
	n := 0
	switch {
	case strings.HasPrefix(s, "本世纪"), strings.HasPrefix(s, "这个世纪"):
		w.Base, n = Century, strings.Index(s, "世纪")+len("世纪")
	case strings.HasPrefix(s, "上世纪"), strings.HasPrefix(s, "上个世纪"):
		w.Base, w.Year, n = Century, -100, strings.Index(s, "世纪")+len("世纪")
	default:
		c, k := smallNumber(s, 29)
		if k > 0 && c >= 18 && strings.HasPrefix(s[k:], "世纪") {
			w.Base, w.Year, n = Given, (c-1)*100, k+len("世纪")
		}
	}
	bare := n == 0
	if d, k := decades().Longest(s[n:]); k > 0 {
		if bare {
			w.Base = Decade
		}
		w.Year += d
		w.ToYear = 9
		return w, n + k + startsWith(s[n+k:], "初期", "中期", "后期", "末期", "初", "末", "中", "以来")
	}
	if bare {
		return When{}, 0
	}
	for _, part := range []struct {
		word string
		year int
	}{{"末", 100}, {"中叶", 50}, {"中期", 50}, {"初", 1}} {
		if strings.HasPrefix(s[n:], part.word) {
			w.Year += part.year
			w.AsOf = true
			return w, n + len(part.word)
		}
	}
	return When{}, 0 // a whole century dates no figure
}

// decades holds 八十年代, 80年代: the year in its century with which each
// begins.
var decades = sync.OnceValue(func() *lexicon.Trie[int] {
	t := lexicon.Forward[int]()
	for i, han := range strings.Fields("二十 三十 四十 五十 六十 七十 八十 九十") {
		d := rune(i + 2)
		for _, w := range []string{han, string('0'+d) + "0", string('０'+d) + "０"} {
			t.Put(w+"年代", int(d)*10)
		}
	}
	return t
})

// startsWith is the length of the first of words that s begins with.
func startsWith(s string, words ...string) int {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}
