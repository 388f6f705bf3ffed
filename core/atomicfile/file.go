package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// A Perm is who may read a new file.
type Perm fs.FileMode

const (
	// Private is for what the programs keep of a reader's texts.
	Private Perm = 0o600
	// Shared is for what a reader asked to be written, within the reader's umask.
	Shared Perm = 0o666
)

// A File is written under another name beside its place until it is complete.
// It may be abandoned by another goroutine than the one that writes.
type File struct {
	f     *os.File
	asked string // the path as the caller gave it
	place string // where it comes to stand; "" for a device or a pipe, which is written into

	temporary string // what it is called until then

	mu   sync.Mutex
	done bool
}

// Create begins a file that will stand at path. Nothing at path changes before
// Commit. A link stays a link, and what it leads to is replaced; a file that is
// replaced keeps its permissions as far as perm allows them. A device or a pipe
// cannot be replaced and is written into.
//
// What earlier runs left beside path when they were killed is swept away.
func Create(path string, perm Perm) (*File, error) {
	place, old, err := resolve(path)
	switch {
	case err != nil:
		return nil, &Error{path, err}
	case old == nil:
	case old.IsDir():
		return nil, &Error{path, syscall.EISDIR}
	case !old.Mode().IsRegular():
		f, err := os.OpenFile(place, os.O_WRONLY, 0)
		if err != nil {
			return nil, &Error{path, cause(err)}
		}
		return &File{f: f, asked: path}, nil
	default:
		perm &= Perm(old.Mode().Perm())
	}
	dir := filepath.Dir(place)
	sweepOnce(dir)
	for {
		f, err := begin(filepath.Join(dir, unfinished()), fs.FileMode(perm|0o200))
		switch {
		case err == nil:
			f.asked, f.place = path, place
			return f, nil
		case !errors.Is(err, fs.ErrExist):
			return nil, &Error{path, cause(err)}
		}
	}
}

// begin makes a file that AbandonAll knows of.
func begin(name string, perm fs.FileMode) (*File, error) {
	begun.Lock()
	defer begun.Unlock()
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, err
	}
	made := &File{f: f, temporary: name}
	begun.files[made] = true
	return made, nil
}

// unfinished is a name for a file that is being written.
func unfinished() string { return fmt.Sprintf("%s%d", prefix, rand.Uint64()) }

// resolve follows links and returns where path leads and what stands there; nil
// if nothing does.
func resolve(path string) (place string, old fs.FileInfo, err error) {
	old, err = os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil, nil
	}
	if err != nil {
		return "", nil, cause(err)
	}
	if place, err = filepath.EvalSymlinks(path); err != nil {
		return "", nil, cause(err)
	}
	return place, old, nil
}

// Write is for io.Writer.
func (f *File) Write(b []byte) (int, error) {
	n, err := f.f.Write(b)
	return n, f.told(err)
}

// Commit puts the file in its place. If that fails, what stood there stays.
func (f *File) Commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return fs.ErrClosed
	}
	f.done = true
	defer f.ended()
	if f.place == "" {
		return f.told(f.f.Close())
	}
	err := f.f.Sync()
	if c := f.f.Close(); err == nil {
		err = c
	}
	if err == nil {
		err = os.Rename(f.f.Name(), f.place)
	}
	if err != nil {
		os.Remove(f.f.Name())
	}
	return f.told(err)
}

// Abandon leaves nothing of the file; what stood in its place stays. It does
// nothing after Commit.
func (f *File) Abandon() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return
	}
	f.done = true
	defer f.ended()
	f.f.Close()
	if f.place != "" {
		os.Remove(f.f.Name())
	}
}

// begun holds the files that are being written, up to the moment that they stand in
// their place.
var begun = struct {
	sync.Mutex
	files map[*File]bool
}{files: map[*File]bool{}}

func (f *File) ended() {
	begun.Lock()
	defer begun.Unlock()
	delete(begun.files, f)
}

// AbandonAll leaves nothing of any file that is being written, and none begins
// until again is called: for a program that must end at once, which calls it
// never. It waits for no disk: a file that is on its way into its place comes to
// stand there or is gone.
func AbandonAll() (again func()) {
	begun.Lock()
	for f := range begun.files {
		f.f.Close() // an open file cannot be removed everywhere
		os.Remove(f.temporary)
	}
	return begun.Unlock
}

// told names the file that was asked for in an error of the system, not the one
// beside it.
func (f *File) told(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	if (errors.As(err, &p) && p.Path == f.f.Name()) || (errors.As(err, &l) && l.Old == f.f.Name()) {
		return &Error{f.asked, cause(err)}
	}
	return err
}

// An Error is a file that could not be written.
type Error struct {
	Path string // as it was asked for
	Err  error  // of the system
}

func (e *Error) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns what the system said.
func (e *Error) Unwrap() error { return e.Err }

// cause is the system's error without the names around it.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
