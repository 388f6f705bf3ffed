package store

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/lock"
)

// A Folder holds entries, one file a document.
type Folder string

// patience is how long a writer waits for another program that writes. It takes
// milliseconds; a lock that is held longer is a broken one of a network drive.
const patience = 2 * time.Second

// A Damaged is the error of a file that could not be read.
type Damaged struct {
	Aside string // where it is kept; empty where it stands as it was
	Err   error
}

func (d *Damaged) Error() string {
	if d.Aside == "" {
		return d.Err.Error()
	}
	return fmt.Sprintf("%v；已另存为 · kept as %s", d.Err, d.Aside)
}

// Unwrap returns what was wrong.
func (d *Damaged) Unwrap() error { return d.Err }

// A known is what a program knows of the file of an entry.
type known struct {
	mu    sync.Mutex
	sum   [sha256.Size]byte // of the file; zero where there is none
	entry *Entry            // as this program last read or wrote it; nil for an empty one
}

func (f Folder) path(id string) (string, error) {
	if len(id) != 64 || strings.Trim(id, "0123456789abcdef") != "" {
		return "", fmt.Errorf("%q is no SHA-256", id)
	}
	return filepath.Join(string(f), id+".json"), nil
}

// Load returns what was added to the document with that SHA-256; an empty entry
// if nothing was. Where the file cannot be used the entry is empty and the error
// says why: it is a *Damaged for one that is no file of notes, which is set
// aside beside its place, and a *Newer for one of a later version, which is left
// alone. An entry whose file is still there is never saved over it.
func (f Folder) Load(id string) (*Entry, error) {
	e := &Entry{Version: Version, ID: id, file: &known{}}
	path, err := f.path(id)
	if err != nil {
		return e, err
	}
	got, err := f.read(path, id)
	if err != nil {
		if d := (*Damaged)(nil); !errors.As(err, &d) || d.Aside == "" {
			e.stuck = err
		}
		return e, err
	}
	if got != nil {
		e = got
		e.file.entry = e.Clone()
	}
	return e, nil
}

// read reads the entry at path; nil where there is none.
func (f Folder) read(path, id string) (*Entry, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &Damaged{Err: err}
	}
	e, err := Parse(b)
	if err == nil && e.ID != id {
		err = errors.New("批注文件属于另一个文档 · the file of notes is another document's")
	}
	if err == nil {
		e.file = &known{sum: sha256.Sum256(b)}
		return e, nil
	}
	if newer := (*Newer)(nil); errors.As(err, &newer) {
		return nil, err
	}
	return nil, &Damaged{Aside: atomicfile.Aside(path, "damaged"), Err: err}
}

// Save writes an entry: whole or not at all. An empty entry leaves no file.
// Where another program has written the file since e was read, what both changed
// is joined, member by member; e itself stays as it is.
func (f Folder) Save(e *Entry) error {
	path, err := f.path(e.ID)
	if err != nil {
		return err
	}
	if e.stuck != nil {
		return fmt.Errorf("%s 读不出来，不覆盖它 · cannot be read and is not written over: %w", path, e.stuck)
	}
	if _, err := os.Stat(path); e.Empty() && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if release, err := lock.Wait(ctx, filepath.Join(string(f), ".lock")); err == nil {
		defer release()
	} // else the drive has no locks: the file is joined and replaced whole all the same
	state := e.file
	if state == nil {
		state = &known{}
	}
	state.mu.Lock()
	defer state.mu.Unlock()
	out, err := f.joined(path, e, state)
	if err != nil {
		return err
	}
	sum, err := write(path, out)
	if err != nil {
		return err
	}
	// what others added is in the file and not in e: the next saving must join
	// again, and not take it for something that was taken away here
	state.sum, state.entry = sum, e.Clone()
	if out != e {
		state.sum = [sha256.Size]byte{}
	}
	return nil
}

// joined is e with what another program made of its file since.
func (f Folder) joined(path string, e *Entry, state *known) (*Entry, error) {
	b, err := os.ReadFile(path)
	if err == nil && sha256.Sum256(b) == state.sum || errors.Is(err, fs.ErrNotExist) {
		return e, nil
	}
	theirs, err := f.read(path, e.ID)
	if d := (*Damaged)(nil); errors.As(err, &d) && d.Aside != "" {
		return e, nil // out of the way, and kept
	}
	if err != nil || theirs == nil {
		return e, err
	}
	base := state.entry
	if base == nil {
		base = &Entry{}
	}
	return merge(base, e, theirs), nil
}

// write puts an entry at path and returns the sum of the file.
func write(path string, e *Entry) (sum [sha256.Size]byte, err error) {
	if e.Empty() {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return sum, err
		}
		return sum, nil
	}
	out := e.Clone()
	out.Version, out.Saved = Version, time.Now().UTC().Truncate(time.Millisecond)
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return sum, err
	}
	b = append(b, '\n')
	err = atomicfile.WriteBytes(path, atomicfile.Private, b)
	return sha256.Sum256(b), err
}
