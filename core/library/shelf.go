package library

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/lock"
)

const shelfName = "library.json"

// A Shelf is what the reader said of a library. It cannot be made again from
// the files, so it stands outside the index.
type Shelf struct {
	Version   int                 `json:"version"`
	Roots     []string            `json:"roots"`               // folders and files, as absolute paths
	Removed   []string            `json:"removed,omitempty"`   // IDs of documents that the reader took out though their files are there
	Tags      map[string][]string `json:"tags,omitempty"`      // by the document's ID
	Merged    map[string]string   `json:"merged,omitempty"`    // a name of an indicator to the name that it means
	Searches  []Search            `json:"searches,omitempty"`  // in the reader's order
	Dismissed map[string]string   `json:"dismissed,omitempty"` // the ID of a finding to why it is none
	Folders   []string            `json:"folders,omitempty"`   // of figures that wenshu-beam wrote, as absolute paths
	Front     string              `json:"front,omitempty"`     // which of Folders stands in the library's place; empty for the library
	Officials []Official          `json:"officials,omitempty"` // data that indicators are compared with, in the reader's order
}

// A Search is a query that the reader keeps, with what was chosen beside it.
type Search struct {
	Name   string              `json:"name"`
	Query  string              `json:"query"`
	Chosen map[string][]string `json:"chosen,omitempty"` // values by the side that they are of ("year", "region"), sorted; none leaves nothing out
}

// Same reports whether s and o look for the same, whatever they are called.
func (s Search) Same(o Search) bool {
	return s.Query == o.Query && maps.EqualFunc(s.Chosen, o.Chosen, slices.Equal)
}

// clone returns a copy that shares nothing.
func (s Shelf) clone() Shelf {
	c := s
	c.Roots, c.Removed, c.Searches, c.Folders = slices.Clone(s.Roots), slices.Clone(s.Removed), slices.Clone(s.Searches), slices.Clone(s.Folders)
	c.Tags, c.Merged = map[string][]string{}, map[string]string{}
	for id, tags := range s.Tags {
		c.Tags[id] = slices.Clone(tags)
	}
	maps.Copy(c.Merged, s.Merged)
	c.Dismissed = map[string]string{}
	maps.Copy(c.Dismissed, s.Dismissed)
	c.Officials = slices.Clone(s.Officials) // the points of one are never altered
	return c
}

// A shelfFile is what is known of a library.json: which bytes a shelf was read
// from or written as. The zero one is of no file.
type shelfFile struct {
	sum     [sha256.Size]byte
	size    int64
	changed time.Time
}

// stillThere reports whether the file at path looks as f does.
func (f shelfFile) stillThere(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return f == shelfFile{}
	}
	return info.Size() == f.size && info.ModTime().Equal(f.changed)
}

// loadShelf reads the file at path; an empty shelf if there is none. A file
// that cannot be read is never written over.
func loadShelf(path string) (Shelf, shelfFile, error) {
	s, f := Shelf{Version: 1}, shelfFile{}
	info, err := os.Stat(path) // before the bytes, so that what is written meanwhile is seen later
	if errors.Is(err, fs.ErrNotExist) {
		return s.clone(), f, nil
	}
	if err != nil {
		return s, f, err
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return s, f, err
	}
	f = shelfFile{sha256.Sum256(b), info.Size(), info.ModTime()}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, f, fmt.Errorf("%s: %w", path, err)
	}
	if s.Version > 1 {
		return s, f, fmt.Errorf("%s: 由更新的版本写成，请更新程序 · was written by a later version: update the program", path)
	}
	return s.clone(), f, nil
}

// reload takes over what another program said of the library since l read it, and
// reports whether there was anything. A file that is gone takes nothing with it:
// the next Change writes it again. Whoever calls it holds changing.
func (l *Library) reload() (bool, error) {
	path := filepath.Join(l.folder, shelfName)
	s, f, err := loadShelf(path)
	if err != nil || f == (shelfFile{}) {
		return false, err
	}
	other := f.sum != l.file.sum
	if l.file = f; other {
		l.say(s)
	}
	return other, nil
}

// say puts another shelf in the place of the one that is there.
func (l *Library) say(s Shelf) {
	l.mu.Lock()
	l.shelf = s
	l.said++
	l.mu.Unlock()
}

// Shelf returns a copy of what the reader said of the library.
func (l *Library) Shelf() Shelf {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.shelf.clone()
}

// patience is how long Change waits for another program that writes the shelf.
const patience = 5 * time.Second

// Change lets change alter what the reader said, and keeps it: whole or not at
// all. What other programs said meanwhile stays.
func (l *Library) Change(change func(*Shelf)) error {
	l.changing.Lock() // and not mu, which the window asks for
	defer l.changing.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if release, err := lock.Wait(ctx, filepath.Join(l.folder, ".shelf.lock")); err == nil {
		defer release()
	} // else the drive has no locks: the file is replaced whole all the same
	if _, err := l.reload(); err != nil {
		return err
	}
	s := l.Shelf()
	change(&s)
	for id, tags := range s.Tags {
		if slices.Sort(tags); len(tags) == 0 {
			delete(s.Tags, id)
		} else {
			s.Tags[id] = slices.Compact(tags)
		}
	}
	path := filepath.Join(l.folder, shelfName)
	sum := sha256.New()
	err := atomicfile.Write(path, atomicfile.Private, func(w io.Writer) error {
		e := json.NewEncoder(io.MultiWriter(w, sum))
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(s)
	})
	if err != nil {
		return err
	}
	l.say(s)
	l.file = shelfFile{sum: [sha256.Size]byte(sum.Sum(nil))}
	if info, err := os.Stat(path); err == nil {
		l.file.size, l.file.changed = info.Size(), info.ModTime()
	}
	return nil
}

// Add puts folders and files on the shelf; Import then reads them. Paths that
// stand in a folder of the shelf are left out.
func (l *Library) Add(paths ...string) error {
	var full []string
	for _, p := range paths {
		a, err := filepath.Abs(p)
		if err == nil {
			_, err = os.Stat(a)
		}
		if err != nil {
			return err
		}
		full = append(full, a)
	}
	return l.Change(func(s *Shelf) {
		for _, p := range full {
			if !slices.ContainsFunc(s.Roots, func(r string) bool { return within(p, r) }) {
				s.Roots = append(slices.DeleteFunc(s.Roots, func(r string) bool { return within(r, p) }), p)
			}
		}
	})
}

// within reports whether path is folder or stands in it.
func within(path, folder string) bool {
	if path == folder {
		return true
	}
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != "." && filepath.IsLocal(rel)
}

// Tag gives documents a tag, or takes it away.
func (l *Library) Tag(tag string, on bool, ids ...string) error {
	return l.Change(func(s *Shelf) {
		for _, id := range ids {
			s.Tags[id] = slices.DeleteFunc(s.Tags[id], func(t string) bool { return t == tag })
			if on {
				s.Tags[id] = append(s.Tags[id], tag)
			}
		}
	})
}

// Remove takes folders and files off the shelf; they stay where they are.
func (l *Library) Remove(paths ...string) error {
	var full []string
	for _, p := range paths {
		a, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		full = append(full, a)
	}
	return l.Change(func(s *Shelf) {
		s.Roots = slices.DeleteFunc(s.Roots, func(r string) bool { return slices.ContainsFunc(full, func(p string) bool { return within(r, p) }) })
	})
}

// TakeOut hides documents from the library though their files stay where they
// are; BringBack shows them again.
func (l *Library) TakeOut(ids ...string) error {
	return l.Change(func(s *Shelf) {
		for _, id := range ids {
			if !slices.Contains(s.Removed, id) {
				s.Removed = append(s.Removed, id)
			}
		}
	})
}

// BringBack shows documents again that were taken out: all of them for no ids.
func (l *Library) BringBack(ids ...string) error {
	return l.Change(func(s *Shelf) {
		s.Removed = slices.DeleteFunc(s.Removed, func(id string) bool { return len(ids) == 0 || slices.Contains(ids, id) })
	})
}
