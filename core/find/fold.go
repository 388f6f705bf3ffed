package find

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Fold is the form in which All compares: of one script, width and case,
// without blanks. It is for telling whether a short text has what a reader
// typed; it says nothing about places.
func Fold(s string) string { return folded(s) }

// Has reports whether a short text has what a reader typed: as All finds it,
// or by the initials of its characters.
func Has(s, query string) bool {
	want := folded(query)
	plain := folded(s)
	if strings.Contains(plain, want) {
		return true
	}
	letters := initialsOf(want)
	return letters != nil && hasInitials(plain, letters)
}

// Letters reports whether a query can stand for initials.
func Letters(query string) bool { return initialsOf(folded(query)) != nil }

// hasInitials reports whether characters in a row have readings that start
// with letters.
func hasInitials(plain string, letters []uint32) bool {
	table := readings()
	var row []uint32
	for _, r := range plain {
		if r < 0x4E00 || r >= 0xA000 {
			row = row[:0]
			continue
		}
		row = append(row, table[r-0x4E00])
		if len(row) < len(letters) {
			continue
		}
		same := true
		for i, l := range letters {
			same = same && row[len(row)-len(letters)+i]&l != 0
		}
		if same {
			return true
		}
	}
	return false
}

// Order is a key that sorts names as readers look for them: characters by the
// first letter of their reading, those of one letter together. A character of
// several readings stands under the first of them.
func Order(s string) string {
	table := readings()
	b := make([]byte, 0, 2*len(s))
	for _, r := range folded(s) {
		if r >= 0x4E00 && r < 0xA000 {
			letter := byte('{') // behind z
			if m := table[r-0x4E00]; m != 0 {
				letter = 'a' + byte(bits.TrailingZeros32(m))
			}
			b = append(b, letter)
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}
