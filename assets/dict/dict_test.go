package dict_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets/dict"
)

// TestHas holds that every word of the dictionary is found, and nothing beside.
func TestHas(t *testing.T) {
	n := 0
	for line := range strings.Lines(dict.Words()) {
		word, _, _ := strings.Cut(line, " ")
		if !dict.Has(word) {
			t.Fatalf("%q is not found", word)
		}
		n++
	}
	if n < 50000 {
		t.Errorf("%d words", n)
	}
	for _, word := range []string{"", "的的的", "人民代", "a", "龘龘", "人民 43719"} {
		if dict.Has(word) {
			t.Errorf("%q is found", word)
		}
	}
}
