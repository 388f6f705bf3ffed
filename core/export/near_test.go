package export_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/export"
)

// TestEndless exports a sentence without an end: its figures come with what
// stands around them, so that the file grows as the text does.
func TestEndless(t *testing.T) {
	size := func(n int) int {
		d, err := core.Read(t.Context(), "a.txt", []byte(strings.Repeat("从3吨增加到5吨", n)), nil)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := export.JSONL(&b, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if s := b.String(); n > 1000 && (!strings.Contains(s, "…") || !utf8.ValidString(s)) {
			t.Errorf("%d: %.500s", n, s)
		}
		return b.Len()
	}
	if small, large := size(1000), size(4000); large > 5*small {
		t.Errorf("%d bytes of 1,000 figures, %d of 4,000", small, large)
	}
}
