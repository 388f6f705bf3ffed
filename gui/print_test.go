package gui

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestPrint makes a PDF of the page and gives it to the system.
func TestPrint(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	b := newBench(t)
	b.text.print() // of nothing
	b.openSeed()
	from := len(b.events)
	b.text.print()
	path := ""
	b.when("the pages", func() bool {
		for _, e := range b.events[from:] {
			if rest, ok := strings.CutPrefix(e, "printed "); ok {
				path = rest
			}
		}
		return path != ""
	})
	got, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(got, []byte("%PDF")) || len(got) > 500_000 {
		t.Errorf("%d bytes at %s, %v", len(got), path, err)
	}
	var out bytes.Buffer
	if err := b.text.printer(t.Context())(&out); err != nil || !bytes.Equal(out.Bytes(), got) {
		t.Errorf("an export is other than what is printed: %v", err)
	}
}
