package session

import (
	"encoding/json"
	"strings"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/task"
)

// A State is how much of a document is there. It only grows, until the file is
// read again.
type State int

// The states, in order.
const (
	Unread  State = iota // a path that nobody has looked at yet
	Reading              // it is being read for the first time
	Page                 // its text is there
	Figures              // and its figures
)

// A Document is an open file: what was read of it, what the reader added, and
// where the reading stopped. Its fields are read by anybody on the session's
// goroutine and changed by the session, those of the reader's place aside.
type Document struct {
	Path  string       // absolute; the sample's name for the sample
	Title string       // that it gives itself, in one line; "" where none is known
	Asked core.Options // how the reader wants the file read; a password is kept nowhere else

	Doc    *doc.Document // with the reader's corrections; nil before its text is there
	Base   *doc.Document // before them; nil before its figures are there
	Entry  *store.Entry  // what the reader added; shared by all documents of the same bytes
	Set    *series.Set
	Plain  []chart.Model // charts as the program chose them
	Models []chart.Model // and as the reader wants them, in the same order

	At      int // the first byte in view when it was last in front
	Card    int // the figure that is looked at; -1 for none
	History History

	NotesSeen bool // the reader has seen the notes of the reading

	state  State
	text   textVersion // of Doc and Base
	undone []store.Undoing
	has    Version // that the figures are made of
	making Version // that is being made; the zero Version where nothing is
	given  Version // that the reader gave up waiting for
	worker *task.Runner

	read, seen, passed stamp // of the file when it was read, last looked at, and when the reader closed the notice of that
}

// State is how much of it is there.
func (d *Document) State() State { return d.state }

// Found reports whether its figures are there.
func (d *Document) Found() bool { return d.state == Figures }

// Finding reports whether its figures are being found, or made again.
func (d *Document) Finding() bool { return d.making != Version{} }

// Mending reports whether mends that the reader undid, or made again, are not
// in the text yet.
func (d *Document) Mending() bool { return d.Finding() && d.making.textVersion != d.text }

// Outdated reports whether the file has changed since it was read, and the
// reader has not closed the notice of it.
func (d *Document) Outdated() bool { return d.seen != d.read && d.seen != d.passed }

// PassOver notes that the reader knows of the change of the file.
func (d *Document) PassOver() { d.passed = d.seen }

// TitleOf is the title of d in one line, "" where it has none.
func TitleOf(d *doc.Document) string {
	return strings.Join(strings.Fields(about.Of(d).Title), " ")
}

// Resume is where the reading stopped the last time, as it was kept.
func (d *Document) Resume() int {
	if d.Entry == nil {
		return 0
	}
	s, _ := anchor.SpanOf(d.Doc, d.Entry.Position.Place)
	return s.Start
}

// A textVersion is of what a text is made.
type textVersion struct {
	read   int    // the reading of the file, counted
	undone string // the repairs that are undone
}

// A Version is of what figures and charts are made. Where the one that is
// wanted is not the one that is there, a build is due.
type Version struct {
	textVersion
	corrected string // what the reader corrected
	arranged  string // how the reader wants charts drawn
	english   bool
	floor     float64 // the least confidence of figures in charts
}

// wanted is the version that d should have now.
func (s *Session) wanted(d *Document) Version {
	v := Version{textVersion: textVersion{d.text.read, undoneKey(d.Entry.Undone)}, floor: s.Settings.Values().Floor}
	if s.English != nil {
		v.english = s.English()
	}
	v.corrected, v.arranged = listKey(d.Entry.Corrections), listKey(d.Entry.Charts)
	return v
}

// listKey tells lists of what a reader said apart.
func listKey[T any](list []T) string {
	if len(list) == 0 {
		return ""
	}
	b, _ := json.Marshal(list) // plain data: it cannot fail
	return string(b)
}

// undoneKey tells lists of undone repairs apart: by their places.
func undoneKey(list []store.Undoing) string {
	places := make([]store.Place, len(list))
	for i := range list {
		places[i] = list[i].Place
	}
	return listKey(places)
}
