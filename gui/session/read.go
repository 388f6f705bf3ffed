package session

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// A Job is a file to be read, and how a person wants it read.
type Job struct {
	Path  string
	Load  func(context.Context, *progress.Counter) ([]byte, error)
	Asked core.Options
	Again bool // though it is open and has not changed
	Tries int  // passwords that were tried
}

// A reading is a file that is being read.
type reading struct {
	doc   *Document
	fresh bool // its tab came with the reading, and it comes to the front then
}

// Reading is the document that is being read, for the first time or again; nil
// for none.
func (s *Session) Reading() *Document {
	if s.reading == nil {
		return nil
	}
	return s.reading.doc
}

// Open reads the file at path in the background, in a tab of its own. The
// document in front stays until the new one is ready, and for good if it cannot
// be read.
func (s *Session) Open(path string) {
	path = Absolute(path)
	if d := s.Of(path); d != nil && d.Doc == nil && d != s.front { // its tab is there, and unread
		s.tell(Event{Kind: Named, Doc: d})
		s.Bring(d)
		return
	}
	s.read(path)
}

func (s *Session) read(path string) {
	j := Job{Path: path, Load: Loader(path)}
	if d := s.Of(path); d != nil {
		j.Asked = d.Asked
	}
	s.ReadAs(j)
}

// ReadAgain reads the document in front in another way.
func (s *Session) ReadAgain(change func(*core.Options)) {
	d := s.front
	if d.Doc == nil || s.reading != nil {
		return
	}
	j := Job{Path: d.Path, Load: Loader(d.Path), Asked: d.Asked, Again: true}
	change(&j.Asked)
	s.ReadAs(j)
}

// Reload reads the file in front again. What the reader added to it stays, and
// so does the place of the reading.
func (s *Session) Reload() {
	s.leave()
	s.ReadAgain(func(*core.Options) {})
}

// ReadAs reads a document in two steps: its text, which is shown at once, and
// then its figures. A file that was being read becomes a tab, to be read when it
// is looked at.
func (s *Session) ReadAs(j Job) {
	d := s.Of(j.Path)
	r := &reading{doc: d, fresh: d == nil || s.reading != nil && s.reading.doc == d && s.reading.fresh}
	if s.reading != nil {
		s.reading.doc.stop()
	}
	if d == nil { // its tab stands before any work
		d = s.add(j.Path)
		r.doc = d
	}
	if d.state == Unread {
		d.state = Reading
	}
	s.reading = r
	if r.fresh {
		s.tell(Event{Kind: Listed})
	}
	var n news
	var prepare Making
	if s.Prepare != nil {
		prepare = s.Prepare(d)
	}
	since := s.keeper.count()
	s.Runner.Run(s.Opening(j.Path), func(ctx context.Context, p *progress.Counter) error {
		var err error
		if n, err = s.fetch(ctx, j, p); err != nil || prepare == nil {
			return err
		}
		n.give, err = prepare(ctx, Content{Doc: n.doc})
		return err
	}, func(err error) {
		s.reading = nil
		if err != nil {
			d.stop()
			if doc.KindOf(err) == doc.NotFound { // it is offered no more
				s.Settings.Change(func(v *settings.Values) { v.Forget(j.Path) })
				s.tell(Event{Kind: Recent})
			}
			s.tell(Event{Kind: Unreadable, Doc: d, Job: j, Err: err})
			return
		}
		s.took(r, j, n, since)
	})
}

// stop makes a document of which nothing is there yet a path again.
func (d *Document) stop() {
	if d.state == Reading {
		d.state = Unread
	}
}

// news is what was read of a file.
type news struct {
	doc     *doc.Document
	title   string
	entry   *store.Entry
	undone  []store.Undoing
	settled anchor.Settled
	damaged error
	stamp   stamp
	give    func()
}

// fetch reads a file and what the reader added to it. It is slow and touches
// nothing of the session but its folders.
func (s *Session) fetch(ctx context.Context, j Job, p *progress.Counter) (news, error) {
	n := news{stamp: stampOf(j.Path)}
	b, err := j.Load(ctx, p)
	if err != nil {
		return n, err
	}
	if n.doc, err = core.OutlineWith(ctx, s.Name(j.Path), b, s.With(j.Asked), p); err != nil {
		return n, err
	}
	if n.entry, n.settled, n.damaged = s.loadEntry(ctx, n.doc, j.Path); ctx.Err() != nil {
		return n, ctx.Err()
	}
	if n.undone = slices.Clone(n.entry.Undone); len(n.undone) > 0 {
		if n.doc, err = core.Repair(ctx, n.doc, n.undone, p); err != nil {
			return n, err
		}
	}
	n.title = TitleOf(n.doc)
	return n, nil
}

// took shows what was read.
func (s *Session) took(r *reading, j Job, n news, since int) {
	d := r.doc
	if filepath.IsAbs(j.Path) {
		s.Settings.Change(func(v *settings.Values) { v.Opened(j.Path) })
		s.tell(Event{Kind: Recent})
	}
	if d.Doc != nil && d.Doc.ID == n.doc.ID && !j.Again { // open already, and as it was
		d.read, d.seen, d.passed = n.stamp, n.stamp, stamp{} // only its time may be another
		s.tell(Event{Kind: Named, Doc: d})
		s.Bring(d)
		s.tell(Event{Kind: Outdated, Doc: d})
		s.reread(d)
		return
	}
	tabbed := d.Doc == nil && !r.fresh
	behind := tabbed && d != s.front // the reader went on meanwhile
	if !behind {
		s.leave()
		s.front = d
		s.ends(OfDocument)
	}
	d.worker.Cancel()
	entry := s.share(n.entry, since)
	s.fill(d, j, n, entry)
	if entry == n.entry && n.settled != (anchor.Settled{}) {
		s.Save(entry)
		s.trace(fmt.Sprintf("settled %+v", n.settled))
		s.tell(Event{Kind: Settled, Doc: d, Lost: n.settled.Lost})
	}
	if n.give != nil {
		n.give()
	}
	if behind {
		s.tell(Event{Kind: Listed})
	} else {
		if !tabbed { // who looks at a tab has chosen what to see of it
			s.tell(Event{Kind: Named, Doc: d})
		}
		s.tell(Event{Kind: Fronted, Doc: d, Read: true})
	}
	s.remember()
	s.trace(fmt.Sprintf("kept %d corrections, %d undone, %d notes of %s", len(n.entry.Corrections), len(n.entry.Undone), len(n.entry.Notes), n.doc.Name))
	if n.damaged != nil {
		s.tell(Event{Kind: Damaged, Doc: d, Err: n.damaged})
	}
	s.advance(d)
}

// fill puts what was read into d. Its figures are not found yet; reading goes on
// where it stopped.
func (s *Session) fill(d *Document, j Job, n news, entry *store.Entry) {
	s.reads++
	d.Asked, d.Title, d.NotesSeen = j.Asked, n.title, false
	d.Doc, d.Base, d.Set, d.Models, d.Entry = n.doc, nil, nil, nil, entry
	d.state, d.text, d.undone = Page, textVersion{s.reads, undoneKey(n.undone)}, n.undone
	d.has, d.making, d.given = Version{}, Version{}, Version{}
	d.read, d.seen, d.passed = n.stamp, n.stamp, stamp{}
	d.History, d.Card, d.At = History{}, -1, d.Resume()
}

// reread finds the figures of d again whose finding was stopped.
func (s *Session) reread(d *Document) {
	if d.state == Page && !d.Finding() {
		d.given = Version{}
		s.advance(d)
		return
	}
	s.trace("figures") // they stand
}

// GiveUp takes the tab of a file away that could not be read, and shows another
// where it was in front.
func (s *Session) GiveUp(path string) {
	if d := s.Of(path); d != nil && d.Doc == nil {
		s.Close(d)
	}
	if s.front.Path == "" && len(s.docs) > 0 {
		s.Bring(s.docs[0])
		return
	}
	s.readFront()
}

// readFront reads the document in front if it is only a path and its reading
// gave way to another's.
func (s *Session) readFront() {
	if s.front.Doc == nil && s.front.Path != "" && s.reading == nil {
		s.read(s.front.Path)
	}
}

// Cancel ends the background work on the reader's wish: the reading of a file,
// else the finding of figures.
func (s *Session) Cancel() {
	r := s.reading
	if r == nil {
		s.giveUp(s.front)
		return
	}
	s.Runner.Cancel()
	s.reading = nil
	r.doc.stop()
	if r.fresh && r.doc != s.front || r.doc == s.front && s.front.Doc == nil {
		s.Close(r.doc)
		return
	}
	s.readFront()
}
