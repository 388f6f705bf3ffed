package hint

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestEveryKindHasWords fails when a kind of error is added without words.
func TestEveryKindHasWords(t *testing.T) {
	for k := doc.Internal; k <= doc.Changed; k++ {
		h := For(k)
		for _, w := range []Words{h.What, h.Next} {
			if w.Chinese == "" || w.English == "" {
				t.Errorf("%v lacks words: %+v", k, h)
			}
		}
	}
}
