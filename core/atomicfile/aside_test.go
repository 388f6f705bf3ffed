package atomicfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core/atomicfile"
)

// TestAside sets three states of a file aside within a second: each keeps its
// bytes, and a file that is not there has no name.
func TestAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.json")
	for _, state := range []string{"first", "second", "third"} {
		if err := os.WriteFile(path, []byte(state), 0o600); err != nil {
			t.Fatal(err)
		}
		aside := atomicfile.Aside(path, "damaged")
		defer func() {
			if b, err := os.ReadFile(aside); err != nil || string(b) != state {
				t.Errorf("%s holds %q, %v; want %q", aside, b, err, state)
			}
		}()
	}
	if aside := atomicfile.Aside(path, "damaged"); aside != "" {
		t.Errorf("nothing was set aside as %s", aside)
	}
}
