package session

import (
	"context"
	"path/filepath"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// loadEntry reads what the reader added to d or to an earlier state of it, with
// every place in d. It is slow and changes nothing of the session.
func (s *Session) loadEntry(ctx context.Context, d *doc.Document, path string) (*store.Entry, anchor.Settled, error) {
	if s.Folder == "" {
		return &store.Entry{Version: store.Version, ID: d.ID, Name: d.Name}, anchor.Settled{}, nil
	}
	if !filepath.IsAbs(path) { // the sample
		path = ""
	}
	if err := s.keeper.flush(s.Folder); err != nil { // or the earlier state would not be found
		s.trace("notes unsaved: " + err.Error())
	}
	return core.Kept(ctx, shelf{s.Folder, &s.keeper}, d, path)
}

// share returns the one entry of a document: that of an open document of the
// same bytes; what was asked to be written of a closed one after the first
// since; or e, which a worker read.
func (s *Session) share(e *store.Entry, since int) *store.Entry {
	for _, d := range s.docs {
		if d.Entry != nil && d.Entry.ID == e.ID {
			return d.Entry
		}
	}
	if x := s.keeper.newest(e.ID); x.n > since {
		return x.entry.Clone()
	}
	return e
}

// Save writes what was added to a document, in the background.
func (s *Session) Save(e *store.Entry) {
	if s.Folder == "" || e == nil {
		return
	}
	x := s.keeper.want(e)
	var err error
	s.Runner.Go(func(context.Context) { err = s.keeper.write(s.Folder, x) }, func() {
		if err != nil {
			s.trace("notes unsaved: " + err.Error())
			s.tell(Event{Kind: Unsaved, Err: err})
		}
	})
}

// leave notes where the reading of the document in front stopped, and saves it.
func (s *Session) leave() {
	s.Stop()
	s.Save(s.front.Entry)
}

// Stop notes where the reading of the document in front stands.
func (s *Session) Stop() {
	d := s.front
	if d.Doc == nil || d.Entry == nil {
		return
	}
	s.tell(Event{Kind: Leaving, Doc: d})
	if s.Place != nil {
		d.At = s.Place()
	}
	d.Entry.Position = store.Spot{}
	if at := d.At; at > 0 && at < len(d.Doc.Body) {
		_, n := utf8.DecodeRuneInString(d.Doc.Body[at:])
		span := text.Span{Start: at, End: at + n}
		if p, ok := anchor.PlaceOf(d.Doc, span); ok {
			d.Entry.Position = store.Spot{Place: p, Quote: anchor.QuoteOf(d.Doc, span)}
		}
	}
}

// Keep writes at once what is not written yet: the program ends. The error
// tells of notes that are only in memory still.
func (s *Session) Keep() error {
	s.remember()
	s.Stop()
	if s.Folder == "" {
		return nil
	}
	if s.front.Entry != nil {
		s.keeper.want(s.front.Entry)
	}
	err := s.keeper.flush(s.Folder) // small
	if err == nil {
		return nil
	}
	s.trace("notes unsaved: " + err.Error())
	for _, e := range s.Unwritten() {
		if !e.Bare() {
			return err
		}
	}
	return nil // a place of reading is worth no question
}

// Unwritten are the entries that could not be written, as they are now.
func (s *Session) Unwritten() []*store.Entry {
	var all []*store.Entry
	for _, x := range s.keeper.left() {
		all = append(all, x.entry)
	}
	return all
}
