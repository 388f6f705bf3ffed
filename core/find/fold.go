package find

import (
	"math/bits"
	"unicode/utf8"
)

// Fold is the form in which All compares: of one script, width and case,
// without blanks. It is for telling whether a short text has what a reader
// typed; it says nothing about places.
func Fold(s string) string { return folded(s) }

// Initials reports whether a query can stand for the initials of a reading.
func Initials(query string) bool { return initialsOf(folded(query)) != nil }

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
