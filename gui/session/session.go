// Package session is the documents that are open and what a reader does to
// them, without a window: it reads files, finds figures and finds them again
// when something has changed, keeps notes and corrections and takes them back,
// and remembers what was open. It knows no toolkit and no pane. All of it is
// used on one goroutine; slow work goes to a task.Runner, and what has come of
// it is told by events.
package session

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/seeds"
)

// A Session is the documents that are open, one of them in front. Set what is
// exported before it is used; New does the rest.
type Session struct {
	Runner   *task.Runner
	Settings *settings.File
	Folder   store.Folder // where what the reader adds is kept; "" for nowhere
	Cache    string       // a folder for what can be made again; "" for none
	MaxText  int          // how many bytes the text of a file may have; 0 for as many as are usual

	English  func() bool                                 // whether charts speak it
	Name     func(path string) string                    // what the file at path is called
	Opening  func(path string) string                    // the work of reading it
	Finding  func() string                               // the work of finding figures
	Place    func() int                                  // the first byte in view of the document in front
	Prepare  func(d *Document) Making                    // what the panes show of d; nil for nothing
	Tell     func(Event)                                 // is told what has happened
	Trace    func(event string)                          // is told milestones
	Progress func(name, stage string, done, total int64) // of the document in front

	docs    []*Document
	front   *Document // never nil
	reading *reading  // nil while no file is read
	reads   int       // how many readings there were
	ages    [scopes]int
	keeper  keeper
	undo    map[string]*stack // by the document's ID
}

// Content is what was made of a document, for the panes to be made ready.
type Content struct {
	Old     *doc.Document // whose place it takes; nil for none
	Doc     *doc.Document
	Figures bool // are in it
}

// A Making makes ready, on a worker, what the panes show of c. What it returns
// gives it to them, on the session's goroutine.
type Making func(ctx context.Context, c Content) (give func(), err error)

// Start makes the session ready for use.
func (s *Session) Start() {
	s.undo = map[string]*stack{}
	s.front = s.newDocument("")
}

// newDocument returns a document of which only the path is known.
func (s *Session) newDocument(path string) *Document {
	d := &Document{Path: path, Card: -1}
	d.worker = s.Runner.Branch(func(name, stage string, done, total int64) {
		if s.front == d && s.reading == nil && s.Progress != nil {
			s.Progress(name, stage, done, total)
		}
	})
	return d
}

// Documents are those that are open, in the order of their tabs. Nobody changes
// the list.
func (s *Session) Documents() []*Document { return s.docs }

// Front is the document in front; one without a path where none is open.
func (s *Session) Front() *Document { return s.front }

// Of returns the open document of path, nil if there is none.
func (s *Session) Of(path string) *Document {
	for _, d := range s.docs {
		if d.Path == path {
			return d
		}
	}
	return nil
}

// maxText is how many bytes of text a window holds where nobody says otherwise.
const maxText = 64 << 20

// With are o and what the program adds to them.
func (s *Session) With(o core.Options) core.Options {
	o.Cache = s.Cache
	o.Text = cmp.Or(s.MaxText, maxText)
	return o
}

func (s *Session) add(path string) *Document {
	d := s.newDocument(path)
	s.docs = append(s.docs, d)
	return d
}

// Bring puts d in front; one that is only a path is read now.
func (s *Session) Bring(d *Document) {
	if s.front == d {
		s.tell(Event{Kind: Stayed, Doc: d})
		return
	}
	s.leave()
	s.toFront(d)
	if d.Doc == nil && !(s.reading != nil && s.reading.doc == d) {
		s.read(d.Path)
	}
}

// toFront shows d where another was in front.
func (s *Session) toFront(d *Document) {
	s.front = d
	s.ends(OfDocument)
	if d.state == Figures {
		d.given = Version{} // who comes back wants to see it as it should be
	}
	s.tell(Event{Kind: Fronted, Doc: d})
	s.remember()
	if d.Doc != nil {
		s.advance(d)
	}
}

// Close closes d: what the reader added to it is kept, and its neighbour comes
// to the front.
func (s *Session) Close(d *Document) {
	i := slices.Index(s.docs, d)
	if i < 0 {
		return
	}
	if s.front == d {
		s.leave()
	}
	if s.reading != nil && s.reading.doc == d {
		s.Runner.Cancel()
		s.reading = nil
	}
	d.worker.Cancel()
	s.docs = slices.Delete(s.docs, i, i+1)
	s.tell(Event{Kind: Closed, Doc: d})
	if s.front != d {
		s.tell(Event{Kind: Listed})
		s.remember()
		return
	}
	s.front = s.newDocument("") // the one closed is not left once more
	if len(s.docs) == 0 {
		s.toFront(s.front)
		return
	}
	s.Bring(s.docs[min(i, len(s.docs)-1)])
}

// CloseOthers closes every document but d.
func (s *Session) CloseOthers(d *Document) {
	if !slices.Contains(s.docs, d) {
		return // closed meanwhile
	}
	s.Bring(d)
	for _, other := range slices.Clone(s.docs) {
		if other != d {
			s.Close(other)
		}
	}
}

// Next brings the document that stands by tabs further, round the ends.
func (s *Session) Next(by int) {
	if n := len(s.docs); n > 1 {
		s.Bring(s.docs[(slices.Index(s.docs, s.front)+by+n)%n])
	}
}

// remember keeps which documents are open, and which is in front, for the next
// start.
func (s *Session) remember() {
	paths, titles := make([]string, len(s.docs)), make([]string, len(s.docs))
	for i, d := range s.docs {
		paths[i], titles[i] = d.Path, d.Title
	}
	front := slices.Index(s.docs, s.front)
	s.Settings.Change(func(v *settings.Values) { v.Open, v.Titles, v.Front = paths, titles, front })
}

// OpenAll opens files: the first is shown, the others are read when they are
// looked at.
func (s *Session) OpenAll(paths []string) {
	if len(paths) == 1 {
		s.Open(paths[0])
		return
	}
	var first *Document
	for _, path := range paths {
		path = Absolute(path)
		d := s.Of(path)
		if d == nil {
			d = s.add(path)
		}
		if first == nil {
			first = d
		}
	}
	if first != nil {
		s.Bring(first)
	}
	s.tell(Event{Kind: Listed})
}

// Restore opens what was open at the last end, and the files at paths over it;
// the sample where there is nothing of either. Whether the files are still there
// is asked in the background: a network drive may take its time.
func (s *Session) Restore(paths ...string) {
	v := s.Settings.Values()
	open, shown := v.Open, v.Front
	there := make([]bool, len(open))
	s.Runner.Go(func(context.Context) {
		for i, path := range open {
			there[i] = path == seeds.Name || stands(path)
		}
	}, func() { s.restore(open, v.Titles, there, shown, paths) })
}

// restore opens those of the files that are there, the one shown last in front,
// and paths over them.
func (s *Session) restore(open, titles []string, there []bool, shown int, paths []string) {
	var gone []string
	var front *Document
	for i, path := range open {
		switch {
		case !there[i]:
			gone = append(gone, filepath.Base(path))
		case s.Of(path) == nil:
			d := s.add(path)
			if len(titles) == len(open) {
				d.Title = titles[i]
			}
			if front == nil || i <= shown {
				front = d
			}
		}
	}
	if len(gone) > 0 {
		s.tell(Event{Kind: Gone, Names: gone})
	}
	switch {
	case len(paths) > 0:
		s.OpenAll(paths)
	case s.front.Doc != nil || s.reading != nil: // another start's files came first
		s.tell(Event{Kind: Listed})
	case front != nil:
		s.Bring(front)
	default:
		s.Open(seeds.Name)
	}
}

// End keeps what is not kept yet and ends what is done in the background.
func (s *Session) End() {
	s.Runner.Cancel()
	for _, d := range s.docs {
		d.worker.Cancel()
	}
}
