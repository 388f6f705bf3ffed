package session

import (
	"errors"
	"sync"

	"github.com/wenshu-app/wenshu/core/store"
)

// A keeper writes entries one after another and never an older one over a
// newer, however the goroutines run. It holds the last of each document, so
// that what could not be written is not lost while the program runs.
type keeper struct {
	writing sync.Mutex // one entry at a time

	mu    sync.Mutex
	asked int
	last  map[string]wish // by document
}

// A wish is an entry to be written, the n-th that was asked for.
type wish struct {
	entry   *store.Entry // of the keeper's own; nobody changes it
	n       int
	written bool
}

// want takes e as it is now to be written.
func (k *keeper) want(e *store.Entry) wish {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.asked++
	x := wish{entry: e.Clone(), n: k.asked}
	if k.last == nil {
		k.last = map[string]wish{}
	}
	k.last[e.ID] = x
	return x
}

// write writes x, unless a newer entry of its document has come or it is
// written already.
func (k *keeper) write(f store.Folder, x wish) error {
	k.writing.Lock()
	defer k.writing.Unlock()
	if now := k.newest(x.entry.ID); now.n != x.n || now.written {
		return nil
	}
	if err := f.Save(x.entry); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if now := k.last[x.entry.ID]; now.n == x.n {
		now.written = true
		k.last[x.entry.ID] = now
	}
	return nil
}

// count is how many entries were asked to be written.
func (k *keeper) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.asked
}

func (k *keeper) newest(id string) wish {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.last[id]
}

// load returns the entry of a document: as it is to be written, else as it is
// in the folder.
func (k *keeper) load(f store.Folder, id string) (*store.Entry, error) {
	if x := k.newest(id); x.entry != nil && !x.written {
		return x.entry.Clone(), nil
	}
	return f.Load(id)
}

// flush writes what is not written yet.
func (k *keeper) flush(f store.Folder) error {
	var errs []error
	for _, x := range k.left() {
		errs = append(errs, k.write(f, x))
	}
	return errors.Join(errs...)
}

// left is what is not written yet.
func (k *keeper) left() []wish {
	k.mu.Lock()
	defer k.mu.Unlock()
	var left []wish
	for _, x := range k.last {
		if !x.written {
			left = append(left, x)
		}
	}
	return left
}

// A shelf is the folder of entries as it will be when all is written.
type shelf struct {
	store.Folder
	keeper *keeper
}

// Load is for core.Shelf.
func (s shelf) Load(id string) (*store.Entry, error) { return s.keeper.load(s.Folder, id) }
