package pdf

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// TestBoxFont looks at the font as others see it. They do not know its map of
// characters, which pdfium knows.
func TestBoxFont(t *testing.T) {
	if _, err := sfnt.Parse(boxFont()); err == nil || !strings.Contains(err.Error(), "cmap") {
		t.Errorf("%v", err)
	}
}
