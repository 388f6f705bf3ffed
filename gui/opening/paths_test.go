package opening

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestPaths(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"", nil},
		{" ；; \n", nil},
		{"/a/甲 乙.txt", []string{"/a/甲 乙.txt"}},
		{"/a/1.txt；/b/2.pdf\n/c", []string{"/a/1.txt", "/b/2.pdf", "/c"}},
		{`"/a/1.txt"; '/b/2.pdf'`, []string{"/a/1.txt", "/b/2.pdf"}},
		{"file:///a/%E7%94%B2.txt", []string{filepath.FromSlash("/a/甲.txt")}},
		{"~/a.txt;~", []string{filepath.Join(home, "a.txt"), home}},
		{"~甲/a.txt", []string{"~甲/a.txt"}},
	} {
		if got := Paths(c.typed); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.typed, got, c.want)
		}
	}
}
