package whole_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core/whole"
)

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	begin := func() *whole.File {
		f, err := whole.Create(path, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("新")); err != nil {
			t.Fatal(err)
		}
		return f
	}
	holds := func(want string) {
		t.Helper()
		b, err := os.ReadFile(path)
		all, _ := os.ReadDir(dir)
		if err != nil || string(b) != want || len(all) != 1 {
			t.Errorf("%q, %v, %d files; want %q alone", b, err, len(all), want)
		}
	}
	f := begin()
	f.Abandon()
	holds("旧")
	if err := f.Commit(); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("a file that was abandoned is put in its place: %v", err)
	}
	f = begin()
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Abandon()
	holds("新")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}
