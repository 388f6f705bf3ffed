package whole

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "图.svg")
	put := func(s string, fail error) error {
		return Write(path, 0o600, func(w io.Writer) error {
			if _, err := io.WriteString(w, s); err != nil {
				return err
			}
			return fail
		})
	}
	if err := put("first", nil); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	if err := put("sec", full); !errors.Is(err, full) {
		t.Errorf("the failure is told as %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "first" {
		t.Errorf("after a failure the file holds %q, %v", b, err)
	}
	if err := put("third", nil); err != nil {
		t.Fatal(err)
	}
	files, _ := os.ReadDir(dir)
	if b, _ := os.ReadFile(path); string(b) != "third" || len(files) != 1 {
		t.Errorf("%q, %d files", b, len(files))
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := Write(filepath.Join(dir, "no", "a"), 0o644, func(io.Writer) error { return nil }); err == nil {
		t.Error("wrote into a folder that is not there")
	}
}
