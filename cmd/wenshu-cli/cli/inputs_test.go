package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestGlobbed replaces patterns as the shells of other systems do: by name, a
// file that is called like a pattern by itself, and what stands for none kept.
func TestGlobbed(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"乙.txt", "甲.txt", "丙.docx", filepath.Join("月报", "一.txt"), "[附件].txt"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ in, want []string }{
		{[]string{"?.txt"}, []string{"乙.txt", "甲.txt"}},
		{[]string{"*.docx", "月报/*"}, []string{"丙.docx", filepath.Join("月报", "一.txt")}},
		{[]string{"[附件].txt"}, []string{"[附件].txt"}},
		{[]string{"*.pdf", "-", "[.txt"}, []string{"*.pdf", "-", "[.txt"}},
	} {
		if got := globbed(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%q stand for %q, want %q", c.in, got, c.want)
		}
	}
}
