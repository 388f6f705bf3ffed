package hint

import (
	"errors"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestEveryKindHasWords fails when a kind of error is added without words.
func TestEveryKindHasWords(t *testing.T) {
	for k := doc.Internal; k <= doc.TooLong; k++ {
		h := For(k)
		for _, w := range []Words{h.What, h.Next} {
			if w.Chinese == "" || w.English == "" {
				t.Errorf("%v lacks words: %+v", k, h)
			}
		}
	}
}

// TestFormatsHaveWords asks for a next step of every format that is told.
func TestFormatsHaveWords(t *testing.T) {
	for f := range formats {
		h := Of(&doc.Error{Kind: doc.Unsupported, Format: f})
		if h == For(doc.Unsupported) || h.Next.Chinese == "" || h.Next.English == "" {
			t.Errorf("%s: %+v", f, h)
		}
	}
	if h := Of(&doc.Error{Kind: doc.Unsupported, Format: "doc"}); !strings.Contains(h.Next.Chinese, "--convert-to docx") {
		t.Errorf("doc: %s", h.Next.Chinese)
	}
	if h := Of(&doc.Error{Kind: doc.Archive, N: 3}); !strings.Contains(h.What.Chinese, "3 个") {
		t.Errorf("archive: %s", h.What.Chinese)
	}
	if h := Of(&doc.Error{Kind: doc.TooLong, N: 64 << 20}); !strings.Contains(h.What.Chinese, "64 MB") || !strings.Contains(h.Next.Chinese, "wenshu-cli") {
		t.Errorf("a long text: %+v", h)
	}
	if h := Of(errors.New("any")); h != For(doc.Internal) {
		t.Errorf("an error of others: %+v", h)
	}
}
