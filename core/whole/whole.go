// Package whole writes files whole or not at all.
package whole

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes a file at path, with the permission bits perm, of what write
// gives. It is written under another name in the same folder first, so that a
// failure leaves what stood there before.
func Write(path string, perm fs.FileMode, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".wenshu-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is left of it after the renaming
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if c := f.Close(); err == nil {
		err = c
	}
	if err == nil {
		err = os.Chmod(f.Name(), perm)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
