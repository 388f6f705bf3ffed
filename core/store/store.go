// Package store keeps what a reader adds to a document: corrections of its
// figures, highlights and notes, mends of the layout that were undone, how charts
// are to be drawn, what the reader says of the document as a whole, and the place
// where reading stopped.
// There is one JSON file a document, named by the document's bytes.
//
// What is added stands at a place with the words there and around it, so that
// core/anchor finds the place again when the document has changed. What it does
// not find stays in the file as unplaced; nothing is dropped.
package store

import (
	"slices"
	"time"
)

// Version is that of the files written here. Those of an earlier version are
// brought up to it; those of a later one are left alone.
const Version = 2

// A Correction is what a reader says of the figure at a place. A nil field
// leaves what the program found.
type Correction struct {
	Place
	Quote
	None      bool      `json:"none,omitempty"` // it is no figure
	Indicator *string   `json:"indicator,omitempty"`
	Lo        *string   `json:"lo,omitempty"` // exact decimals in the base unit; empty for an open side
	Hi        *string   `json:"hi,omitempty"`
	Unit      *string   `json:"unit,omitempty"`
	Time      *string   `json:"time,omitempty"` // as the figures file has it
	Status    *string   `json:"status,omitempty"`
	Kind      *string   `json:"kind,omitempty"`      // as the figures file has it
	Qualifier *string   `json:"qualifier,omitempty"` // as the figures file has it: eq, gt
	Region    *string   `json:"region,omitempty"`    // empty for the whole
	Scope     *string   `json:"scope,omitempty"`     // empty for none
	Made      time.Time `json:"made"`

	other unknown
}

// A Note is a highlight in one of four colours, with words or without; or a
// bookmark, which has neither colour nor words. A bookmark and a highlight may
// stand on the same bytes.
type Note struct {
	Place
	Quote
	Colour   int       `json:"colour"` // 0 to 3
	Bookmark bool      `json:"bookmark,omitempty"`
	Words    string    `json:"words,omitempty"`
	Made     time.Time `json:"made"`

	other unknown
}

// Colours is how many colours highlights have.
const Colours = 4

// An Undoing is a repair of the layout that the reader undid. It stays where a
// better repair mends nothing at its place. Its quotation is of the text before
// repair.
type Undoing struct {
	Place
	Quote
	Why  string    `json:"why"` // the reason of the repair, as repair names it
	Made time.Time `json:"made"`

	other unknown
}

// An Unplaced is what was added to an earlier state of the document and has no
// place in this one.
type Unplaced struct {
	Corrections []Correction `json:"corrections,omitempty"`
	Notes       []Note       `json:"notes,omitempty"`
	Undone      []Undoing    `json:"undone,omitempty"`
}

// Len is how much has no place.
func (u *Unplaced) Len() int { return len(u.Corrections) + len(u.Notes) + len(u.Undone) }

// IsZero is for encoding/json: empty lists are written as little as none.
func (u Unplaced) IsZero() bool { return u.Len() == 0 }

// A Spot is where reading stopped.
type Spot struct {
	Place
	Quote
}

// An Own is what the reader says of the document as a whole. A nil field leaves
// what was read, an empty one says that there is none.
type Own struct {
	Title     *string `json:"title,omitempty"`
	Issuer    *string `json:"issuer,omitempty"`
	Number    *string `json:"number,omitempty"`    // 文号
	Written   *string `json:"written,omitempty"`   // a date: 2024-01-25, 2024-01, 2024
	Published *string `json:"published,omitempty"` // a date
	Address   *string `json:"address,omitempty"`   // where it was taken from
	Language  *string `json:"language,omitempty"`  // BCP 47
}

// An Entry is all that a reader added to one document.
type Entry struct {
	Version int    `json:"version"`
	ID      string `json:"id"` // SHA-256 of the document's bytes
	Name    string `json:"name"`
	Known
	Saved       time.Time    `json:"saved,omitzero"`
	Own         Own          `json:"own,omitzero"`
	Corrections []Correction `json:"corrections,omitempty"`
	Notes       []Note       `json:"notes,omitempty"`
	Undone      []Undoing    `json:"undone,omitempty"`
	Charts      []Chart      `json:"charts,omitempty"`
	Unplaced    Unplaced     `json:"unplaced,omitzero"`
	Position    Spot         `json:"position,omitzero"`

	other   unknown
	strange strange // of the lists
	stuck   error   // why what is in its place may not be written over
	file    *known  // the file as it was last read or written; shared by clones
}

// A Known is by what a document is known again when its bytes have changed.
type Known struct {
	Paths   []string `json:"paths,omitempty"` // where it lay, absolute, the last first
	Title   string   `json:"title,omitempty"`
	Number  string   `json:"number,omitempty"` // 文号
	Address string   `json:"address,omitempty"`
	Sketch  []byte   `json:"sketch,omitempty"`  // of its text, as core/anchor draws it
	Earlier []string `json:"earlier,omitempty"` // the IDs of its earlier states, the last first
}

// most is how many paths and earlier states are remembered.
const most = 16

// At notes that the document lies at path now.
func (k *Known) At(path string) { k.Paths = front(k.Paths, path) }

// After notes that the document with that ID is an earlier state of this one.
func (k *Known) After(id string) { k.Earlier = front(k.Earlier, id) }

// front returns list with s at its head, once.
func front(list []string, s string) []string {
	out := append(make([]string, 0, len(list)+1), s)
	for _, t := range list {
		if t != s && len(out) < most {
			out = append(out, t)
		}
	}
	return out
}

// Empty reports whether nothing was added. What an earlier state left behind is
// something: without it that state's notes would come back.
func (e *Entry) Empty() bool {
	return e.Bare() && e.Position == Spot{} && len(e.Earlier) == 0 && len(e.other) == 0
}

// Bare reports whether nothing was added by hand: at most the place of the
// reading is kept.
func (e *Entry) Bare() bool {
	return len(e.Corrections) == 0 && len(e.Notes) == 0 && len(e.Undone) == 0 && len(e.Charts) == 0 && e.Unplaced.Len() == 0 && e.Own == Own{} && len(e.strange) == 0
}

// Correct puts c in the place of what was said of the same bytes before.
func (e *Entry) Correct(c Correction) {
	e.Uncorrect(c.Place)
	e.Corrections = append(e.Corrections, c)
	e.order()
}

// Uncorrect takes back what was said of the bytes at p. It reports whether
// anything was.
func (e *Entry) Uncorrect(p Place) bool {
	kept := without(e.Corrections, func(c Correction) bool { return c.Place == p })
	found := len(kept) < len(e.Corrections)
	e.Corrections = kept
	return found
}

// Mark adds a note, in the place of one on the same bytes.
func (e *Entry) Mark(n Note) {
	e.unmark(n.Place, n.Bookmark)
	n.Colour = min(max(n.Colour, 0), Colours-1)
	e.Notes = append(e.Notes, n)
	e.order()
}

// Unmark takes the note on the bytes at p away. It reports whether there was
// one.
func (e *Entry) Unmark(p Place) bool { return e.unmark(p, false) }

// Unbook takes the bookmark on the bytes at p away. It reports whether there was
// one.
func (e *Entry) Unbook(p Place) bool { return e.unmark(p, true) }

func (e *Entry) unmark(p Place, bookmark bool) bool {
	kept := without(e.Notes, func(n Note) bool { return n.Place == p && n.Bookmark == bookmark })
	found := len(kept) < len(e.Notes)
	e.Notes = kept
	return found
}

// Undo notes that the reader undid the repair of the bytes at u's place.
func (e *Entry) Undo(u Undoing) {
	e.Redo(u.Place)
	e.Undone = append(e.Undone, u)
	e.order()
}

// Redo takes back what the reader undid of the bytes at p, which an earlier
// repair may have drawn wider or narrower. It reports whether anything was.
func (e *Entry) Redo(p Place) bool {
	kept := without(e.Undone, func(u Undoing) bool { return u.within(p) || p.within(u.Place) })
	found := len(kept) < len(e.Undone)
	e.Undone = kept
	return found
}

// order sorts every list by place.
func (e *Entry) order() {
	slices.SortStableFunc(e.Corrections, func(a, b Correction) int { return a.Compare(b.Place) })
	slices.SortStableFunc(e.Notes, func(a, b Note) int { return a.Compare(b.Place) })
	slices.SortStableFunc(e.Undone, func(a, b Undoing) int { return a.Compare(b.Place) })
}

// without returns a copy of list without what is gone; nil where nothing is
// left. The list itself may be another's.
func without[T any](list []T, gone func(T) bool) []T {
	var kept []T
	for _, x := range list {
		if !gone(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// Clone returns a copy that shares nothing that changes. The copy is written to
// the same file.
func (e *Entry) Clone() *Entry {
	c := *e
	c.Paths, c.Earlier = slices.Clone(e.Paths), slices.Clone(e.Earlier)
	c.Corrections, c.Notes, c.Undone = slices.Clone(e.Corrections), slices.Clone(e.Notes), slices.Clone(e.Undone)
	c.Charts = slices.Clone(e.Charts)
	u := e.Unplaced
	c.Unplaced = Unplaced{slices.Clone(u.Corrections), slices.Clone(u.Notes), slices.Clone(u.Undone)}
	return &c
}

// Adopt gives e all that was added to old, the entry of an earlier state of the
// document, in the place of what it has.
func (e *Entry) Adopt(old *Entry) {
	from := old.Clone()
	from.Version, from.ID, from.Name, from.Saved = e.Version, e.ID, e.Name, e.Saved
	from.stuck, from.file = e.stuck, e.file
	for _, id := range e.Earlier {
		from.After(id)
	}
	from.After(old.ID)
	*e = *from
}

// Learn notes by what the document is known now.
func (e *Entry) Learn(now Known) {
	paths, earlier := e.Paths, e.Earlier
	e.Known = now
	e.Paths, e.Earlier = paths, earlier
	for _, path := range now.Paths {
		e.At(path)
	}
}
