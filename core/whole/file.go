package whole

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// A File is written under another name beside its place until it is complete.
// It may be abandoned by another goroutine than the one that writes.
type File struct {
	f    *os.File
	path string
	perm fs.FileMode

	mu   sync.Mutex
	done bool
}

// Create begins a file that will stand at path with the permission bits perm.
// Nothing at path changes before Commit.
func Create(path string, perm fs.FileMode) (*File, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".wenshu-*")
	if err != nil {
		return nil, err
	}
	return &File{f: f, path: path, perm: perm}, nil
}

// Write is for io.Writer.
func (f *File) Write(b []byte) (int, error) { return f.f.Write(b) }

// Commit puts the file in its place. If that fails, what stood there stays.
func (f *File) Commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return fs.ErrClosed
	}
	f.done = true
	defer os.Remove(f.f.Name()) // nothing is left of it after the renaming
	err := f.f.Sync()
	if c := f.f.Close(); err == nil {
		err = c
	}
	if err == nil {
		err = os.Chmod(f.f.Name(), f.perm)
	}
	if err == nil {
		err = os.Rename(f.f.Name(), f.path)
	}
	return err
}

// Abandon leaves nothing of the file; what stood in its place stays. It does
// nothing after Commit.
func (f *File) Abandon() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.done {
		f.done = true
		f.f.Close()
		os.Remove(f.f.Name())
	}
}
