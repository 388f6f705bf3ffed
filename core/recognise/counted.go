package recognise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// things are the nouns of words.tsv that imply a unit, with it: 农民 人, 基站 个.
var things = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	unit := map[string]string{"person": "人", "household": "户", "travel": "人次"}
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		u := unit[r.Cell(1)]
		if word, ok := strings.CutPrefix(r.Cell(1), "unit."); ok && word != "-" {
			u = word
		}
		if u != "" && len(r.Cell(0)) > len("人") {
			t.Put(r.Cell(0), u)
		}
	}
	return t
})

// counts returns the unit implied by the noun right behind a number without
// one: 八亿农民, 20多万无电人口, 3万企业职工. The noun has at most eight characters
// before the word that tells.
func counts(after string) string {
	at := 0
	for range 9 {
		r, size := utf8.DecodeRuneInString(after[at:])
		if !han(r) || strings.ContainsRune("的和与及在为是年", r) {
			break
		}
		u, n := things().Longest(after[at:])
		if n == 0 {
			at += size
			continue
		}
		for { // of 企业职工 the last
			next, k := things().Longest(after[at+n:])
			if k == 0 {
				return u
			}
			u, n = next, n+k
		}
	}
	return ""
}
