package pdf

import (
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/format/raw"
)

// TestWarm: after it, what is compiled lies in the folder, no engine stays in
// memory, and one is made in a small part of the time.
func TestWarm(t *testing.T) {
	reading.Lock()
	pool := reading.pool
	reading.pool = nil // as at the start of a program
	reading.Unlock()
	defer func() {
		reading.Lock()
		reading.pool = pool
		reading.Unlock()
	}()
	dir := t.TempDir()
	start := time.Now()
	if err := Warm(t.Context(), raw.Options{Cache: dir}); err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	files := 0
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files++
		}
		return err
	})
	if err != nil || files == 0 || reading.pool != nil {
		t.Fatalf("%d files, an engine in memory: %v; %v", files, reading.pool != nil, err)
	}
	start = time.Now()
	if err := fill(dir); err != nil {
		t.Fatal(err)
	}
	if again := time.Since(start); again > took/2 {
		t.Errorf("compiled in %v, and again in %v", took, again)
	}
	if err := fill(filepath.Join(dir, "none", "\x00")); err == nil {
		t.Error("a folder that cannot be is written to")
	}
}
