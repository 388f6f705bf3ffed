package hostile_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/hostile"
)

// TestFiles wants the same files again, no two alike, of every ending.
func TestFiles(t *testing.T) {
	const n = 300
	var all []hostile.File
	for f := range hostile.Files(n, 1) {
		all = append(all, f)
	}
	seen, endings := map[string]bool{}, map[string]bool{}
	i := 0
	for f := range hostile.Files(n, 1) {
		if f.Name != all[i].Name || !bytes.Equal(f.Bytes, all[i].Bytes) {
			t.Errorf("%s is another file the second time", f.Name)
		}
		seen[f.Name], endings[filepath.Ext(f.Name)] = true, true
		i++
	}
	if len(seen) != n || len(endings) != 11 {
		t.Errorf("%d names, endings %v", len(seen), endings)
	}
}

// TestSamples reads the sound files: one that is refused would try nothing but
// the refusing.
func TestSamples(t *testing.T) {
	cache := filepath.Join(os.TempDir(), "wenshu-test-wazero") // of the tests of core/format/pdf
	for _, f := range hostile.Sound() {
		d, err := core.ReadWith(t.Context(), f.Name, f.Bytes, core.Options{Cache: cache}, nil)
		if filepath.Ext(f.Name) == ".zip" {
			if err == nil {
				t.Errorf("%s is read as a document", f.Name)
			}
			continue
		}
		if err != nil || len(d.Body) < 40 {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		if len(d.Figures) == 0 && filepath.Ext(f.Name) != ".pdf" {
			t.Errorf("%s: no figure in\n%s", f.Name, d.Body)
		}
	}
}
