package script

import (
	"strings"
	"unicode/utf8"
)

// A table says how phrases are written in the other script. Its phrases keep
// their number of characters, so that every place stays where it was.
type table struct {
	forms   map[string]string
	longest map[rune]int // bytes of the longest phrase that begins with a character
}

// newTable reads tables of OpenCC, the later over the earlier. Of several forms
// the first counts, and variants replaces characters in all of them.
func newTable(variants string, tables ...string) *table {
	t := &table{forms: map[string]string{}, longest: map[rune]int{}}
	v := map[rune]rune{}
	rows(variants, func(from, to string) {
		f, _ := utf8.DecodeRuneInString(from)
		v[f], _ = utf8.DecodeRuneInString(to)
	})
	for _, text := range tables {
		rows(text, func(from, to string) {
			t.add(from, strings.Map(func(r rune) rune {
				if other, ok := v[r]; ok {
					return other
				}
				return r
			}, to))
		})
	}
	for from, to := range v { // what is the same in both scripts has variants too
		if _, known := t.forms[string(from)]; !known {
			t.add(string(from), string(to))
		}
	}
	return t
}

// rows calls use with each phrase and its first form.
func rows(table string, use func(from, to string)) {
	for line := range strings.Lines(table) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		to, _, _ = strings.Cut(to, " ")
		use(from, to)
	}
}

func (t *table) add(from, to string) {
	if utf8.RuneCountInString(from) != utf8.RuneCountInString(to) {
		return
	}
	first, _ := utf8.DecodeRuneInString(from)
	t.forms[from] = to
	t.longest[first] = max(t.longest[first], len(from))
}

// at is the longest phrase that s begins with, and its form; the first character
// itself, which is r of size bytes, where none is known.
func (t *table) at(s string, r rune, size int) (from, to string) {
	for n := min(t.longest[r], len(s)); n >= size; n-- {
		if n < len(s) && !utf8.RuneStart(s[n]) {
			continue
		}
		if form, ok := t.forms[s[:n]]; ok {
			return s[:n], form
		}
	}
	return s[:size], s[:size]
}
