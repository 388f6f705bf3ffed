// Package whole writes files whole or not at all.
package whole

import (
	"io"
	"os"
	"path/filepath"
)

// Write writes a file at path with what write gives. It is written under another
// name in the same folder first, so that a failure leaves what stood there
// before.
func Write(path string, write func(io.Writer) error) error {
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
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
