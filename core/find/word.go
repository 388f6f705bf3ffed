package find

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/lexicon"
)

// Has reports whether a short text has what a reader typed, as Matcher tells.
func Has(s, query string) bool { return Matcher(query)(s) }

// Matcher returns a test whether a word holds query: whatever the width, case
// and script of its letters, or, for a query of letters alone, by the initials
// of its reading (szjj in 数字经济). Every word passes an empty query.
func Matcher(query string) func(word string) bool {
	want := folded(query)
	letters := initialsOf(want)
	return func(word string) bool {
		return want == "" || strings.Contains(folded(word), want) || letters != nil && spells(word, letters)
	}
}

// spells reports whether a row of characters of word has readings that start
// with letters.
func spells(word string, letters []uint32) bool {
	r := []rune(lexicon.Fold(word))
	t := readings()
	for i := 0; i+len(letters) <= len(r); i++ {
		k := 0
		for k < len(letters) && r[i+k] >= 0x4E00 && r[i+k] < 0xA000 && t[r[i+k]-0x4E00]&letters[k] != 0 {
			k++
		}
		if k == len(letters) {
			return true
		}
	}
	return false
}
