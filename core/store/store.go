// Package store keeps what a reader adds to a document: corrections of its
// figures, highlights and notes, mends of the layout that were undone, and the
// place where reading stopped. It is kept
// by the document's own bytes, not by its path, in one JSON file a document.
//
// Places are offsets into the original file, so that they survive a better
// extractor.
package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/whole"
)

// Version is that of the files written here. Files of a later version are read
// as far as they are understood, and what is not is kept.
const Version = 1

// A Place is a range of bytes of the original file.
type Place struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Correction is what a reader says of the figure at a place. A nil field
// leaves what the program found.
type Correction struct {
	Place
	Text      string    `json:"text"`           // as it stands there
	None      bool      `json:"none,omitempty"` // it is no figure
	Indicator *string   `json:"indicator,omitempty"`
	Lo        *string   `json:"lo,omitempty"` // exact decimals in the base unit; empty for an open side
	Hi        *string   `json:"hi,omitempty"`
	Unit      *string   `json:"unit,omitempty"`
	Time      *string   `json:"time,omitempty"` // as the figures file has it
	Status    *string   `json:"status,omitempty"`
	Kind      *string   `json:"kind,omitempty"` // as the figures file has it
	Made      time.Time `json:"made"`
}

// A Note is a highlight in one of four colours, with words or without.
type Note struct {
	Place
	Text   string    `json:"text"`   // what is highlighted, as it stands
	Colour int       `json:"colour"` // 0 to 3
	Words  string    `json:"words,omitempty"`
	Made   time.Time `json:"made"`
}

// Colours is how many colours highlights have.
const Colours = 4

// An Undoing is a mend of the layout that the reader undid. It stays where a
// better repair mends nothing at its place.
type Undoing struct {
	Place
	Why  string    `json:"why"` // the reason of the mend, as repair names it
	Made time.Time `json:"made"`
}

// An Entry is all that a reader added to one document.
type Entry struct {
	Version     int          `json:"version"`
	ID          string       `json:"id"` // SHA-256 of the document's bytes
	Name        string       `json:"name"`
	Corrections []Correction `json:"corrections,omitempty"`
	Notes       []Note       `json:"notes,omitempty"`
	Undone      []Undoing    `json:"undone,omitempty"`
	Position    int          `json:"position,omitempty"` // in the original file

	other map[string]json.RawMessage // of a later version
	stuck bool                       // what is in its place could not be read
}

// A Damaged is the error of a file that could not be read.
type Damaged struct {
	Aside string // where it is kept; empty where it could not be moved
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

// Empty reports whether nothing was added.
func (e *Entry) Empty() bool {
	return len(e.Corrections) == 0 && len(e.Notes) == 0 && len(e.Undone) == 0 && e.Position == 0 && len(e.other) == 0
}

// Correct puts c in the place of what was said of the same bytes before.
func (e *Entry) Correct(c Correction) {
	e.Uncorrect(c.Place)
	e.Corrections = append(e.Corrections, c)
	sort.SliceStable(e.Corrections, func(i, j int) bool { return e.Corrections[i].Start < e.Corrections[j].Start })
}

// Uncorrect takes back what was said of the bytes at p. It reports whether
// anything was.
func (e *Entry) Uncorrect(p Place) bool {
	for i, c := range e.Corrections {
		if c.Place == p {
			e.Corrections = append(e.Corrections[:i:i], e.Corrections[i+1:]...)
			return true
		}
	}
	return false
}

// Mark adds a note, in the place of one on the same bytes.
func (e *Entry) Mark(n Note) {
	e.Unmark(n.Place)
	n.Colour = min(max(n.Colour, 0), Colours-1)
	e.Notes = append(e.Notes, n)
	sort.SliceStable(e.Notes, func(i, j int) bool { return e.Notes[i].Start < e.Notes[j].Start })
}

// Unmark takes the note on the bytes at p away. It reports whether there was
// one.
func (e *Entry) Unmark(p Place) bool {
	for i, n := range e.Notes {
		if n.Place == p {
			e.Notes = append(e.Notes[:i:i], e.Notes[i+1:]...)
			return true
		}
	}
	return false
}

// Undo notes that the reader undid the mend of the bytes at u's place.
func (e *Entry) Undo(u Undoing) {
	e.Redo(u.Place)
	e.Undone = append(e.Undone, u)
	sort.SliceStable(e.Undone, func(i, j int) bool { return e.Undone[i].Start < e.Undone[j].Start })
}

// Redo takes back what the reader undid of the bytes at p, which an earlier
// repair may have drawn wider or narrower. It reports whether anything was.
func (e *Entry) Redo(p Place) bool {
	var kept []Undoing
	for _, u := range e.Undone {
		within := u.Start >= p.Start && u.End <= p.End
		around := u.Start <= p.Start && u.End >= p.End
		if !within && !around {
			kept = append(kept, u)
		}
	}
	found := len(kept) < len(e.Undone)
	e.Undone = kept
	return found
}

// Clone returns a copy that shares nothing that changes.
func (e *Entry) Clone() *Entry {
	c := *e
	c.Corrections = append([]Correction(nil), e.Corrections...)
	c.Notes = append([]Note(nil), e.Notes...)
	c.Undone = append([]Undoing(nil), e.Undone...)
	return &c
}

// UnmarshalJSON is for encoding/json; it keeps fields that it does not know.
func (e *Entry) UnmarshalJSON(b []byte) error {
	type plain Entry
	if err := json.Unmarshal(b, (*plain)(e)); err != nil {
		return err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	for _, known := range []string{"version", "id", "name", "corrections", "notes", "undone", "position"} {
		delete(all, known)
	}
	e.other = nil
	if len(all) > 0 {
		e.other = all
	}
	return nil
}

// MarshalJSON is for encoding/json.
func (e *Entry) MarshalJSON() ([]byte, error) {
	type plain Entry
	b, err := json.Marshal((*plain)(e))
	if err != nil || len(e.other) == 0 {
		return b, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	for k, v := range e.other {
		if _, taken := all[k]; !taken {
			all[k] = v
		}
	}
	return json.Marshal(all)
}

// Parse reads an entry. It returns an error that says in two languages what is
// wrong if b is none or its places are impossible.
func Parse(b []byte) (*Entry, error) {
	e := &Entry{}
	if err := json.Unmarshal(b, e); err != nil {
		return nil, fmt.Errorf("不是批注文件 · no file of notes: %w", err)
	}
	if e.Version < 1 {
		return nil, errors.New("批注文件缺少版本号 · the file of notes has no version")
	}
	bad := func(p Place) bool { return p.Start < 0 || p.End <= p.Start }
	for _, c := range e.Corrections {
		if bad(c.Place) {
			return nil, fmt.Errorf("更正的位置 %d—%d 不对 · a correction at %d to %d", c.Start, c.End, c.Start, c.End)
		}
	}
	for i, n := range e.Notes {
		if bad(n.Place) {
			return nil, fmt.Errorf("批注的位置 %d—%d 不对 · a note at %d to %d", n.Start, n.End, n.Start, n.End)
		}
		e.Notes[i].Colour = min(max(n.Colour, 0), Colours-1)
	}
	for _, u := range e.Undone {
		if bad(u.Place) {
			return nil, fmt.Errorf("撤销修复的位置 %d—%d 不对 · an undone mend at %d to %d", u.Start, u.End, u.Start, u.End)
		}
	}
	e.Position = max(0, e.Position)
	return e, nil
}

// A Folder holds entries, one file a document.
type Folder string

func (f Folder) path(id string) (string, error) {
	if len(id) != 64 || strings.Trim(id, "0123456789abcdef") != "" {
		return "", fmt.Errorf("%q is no SHA-256", id)
	}
	return filepath.Join(string(f), id+".json"), nil
}

// Load returns what was added to the document with that SHA-256; an empty entry
// if nothing was. A file that cannot be read is set aside beside its place, so
// that nothing is lost, and reported in the error, a Damaged; the entry is empty
// then. Where it cannot be set aside the entry is never saved over it.
func (f Folder) Load(id string) (*Entry, error) {
	fresh := &Entry{Version: Version, ID: id}
	path, err := f.path(id)
	if err != nil {
		return fresh, err
	}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fresh, nil
	}
	var e *Entry
	if err == nil {
		e, err = Parse(b)
	}
	if err == nil && e.ID != id {
		err = errors.New("批注文件属于另一个文档 · the file of notes is another document's")
	}
	if err == nil {
		return e, nil
	}
	aside := path + time.Now().Format(".20060102-150405") + ".damaged"
	if os.Rename(path, aside) != nil {
		aside, fresh.stuck = "", true
	}
	return fresh, &Damaged{Aside: aside, Err: err}
}

// Save writes an entry: whole or not at all. An empty entry leaves no file.
func (f Folder) Save(e *Entry) error {
	path, err := f.path(e.ID)
	if err != nil {
		return err
	}
	if e.stuck {
		return fmt.Errorf("%s 读不出来，不覆盖它 · cannot be read and is not written over", path)
	}
	if e.Empty() {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	out := *e
	out.Version = max(e.Version, Version)
	b, err := json.MarshalIndent(&out, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	return whole.Write(path, whole.Private, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
}
