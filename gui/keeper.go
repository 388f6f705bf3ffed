package gui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
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
	k.mu.Lock()
	var left []wish
	for _, x := range k.last {
		if !x.written {
			left = append(left, x)
		}
	}
	k.mu.Unlock()
	var errs []error
	for _, x := range left {
		errs = append(errs, k.write(f, x))
	}
	return errors.Join(errs...)
}

// A shelf is the folder of entries as it will be when all is written.
type shelf struct {
	store.Folder
	keeper *keeper
}

// Load is for core.Shelf.
func (s shelf) Load(id string) (*store.Entry, error) { return s.keeper.load(s.Folder, id) }

// loadEntry reads what the reader added to d or to an earlier state of it, with
// every place in d. It is slow and touches no widget.
func (w *Window) loadEntry(ctx context.Context, d *doc.Document, path string) (*store.Entry, anchor.Settled, error) {
	if w.folder == "" {
		return &store.Entry{Version: store.Version, ID: d.ID, Name: d.Name}, anchor.Settled{}, nil
	}
	if !filepath.IsAbs(path) { // the sample
		path = ""
	}
	if err := w.keeper.flush(w.folder); err != nil { // or the earlier state would not be found
		w.trace("notes unsaved: " + err.Error())
	}
	return core.Kept(ctx, shelf{w.folder, &w.keeper}, d, path)
}

// saySettled tells that notes of an earlier state of the document have no place
// in this one, or words of their own.
func (w *Window) saySettled(s anchor.Settled) {
	w.trace(fmt.Sprintf("settled %+v", s))
	if s.Lost > 0 {
		w.over.Say(fmt.Sprintf(look.T("notes.lost"), s.Lost))
	}
}

// sayDamaged tells that the notes of a document could not be read.
func (w *Window) sayDamaged(err error) {
	w.trace("notes unread: " + err.Error())
	if newer := (*store.Newer)(nil); errors.As(err, &newer) {
		w.over.Say(look.T("notes.newer"))
		return
	}
	var d *store.Damaged
	if errors.As(err, &d) && d.Aside != "" {
		w.over.Say(fmt.Sprintf(look.T("notes.damaged"), d.Aside))
		return
	}
	w.over.Say(look.T("notes.unread"))
}

// share returns the one entry of a document: that of an open paper of the same
// bytes; what was asked to be written of a closed one after the first since;
// or e, which a worker read.
func (w *Window) share(e *store.Entry, since int) *store.Entry {
	for _, p := range w.papers {
		if p.entry != nil && p.entry.ID == e.ID {
			return p.entry
		}
	}
	if x := w.keeper.newest(e.ID); x.n > since {
		return x.entry.Clone()
	}
	return e
}

// saveEntry writes what was added to the paper in front, in the background.
func (w *Window) saveEntry() { w.save(w.entry) }

// save writes what was added to a document, in the background.
func (w *Window) save(e *store.Entry) {
	if w.folder == "" || e == nil {
		return
	}
	x := w.keeper.want(e)
	var err error
	w.runner.Draw(func(context.Context) { err = w.keeper.write(w.folder, x) }, func() {
		if err != nil {
			w.trace("notes unsaved: " + err.Error())
			w.over.Say(fmt.Sprintf(look.T("notes.unsaved"), unwritten(err)))
		}
	})
}

// changed follows a change of what the reader added to p, and to every paper of
// the same bytes: it is saved and shown. With figures, the figures are made
// again; those of a paper behind when it comes to the front.
func (w *Window) changed(p *paper, figures bool) {
	if figures {
		w.trace("corrected")
	}
	w.save(p.entry)
	for _, o := range w.papers {
		o.stale = o.stale || figures && o.entry == p.entry
	}
	if w.entry != p.entry {
		return
	}
	if figures {
		w.rebuild()
	}
	w.showNotes()
}

// sameMends reports whether two lists undo the same mends.
func sameMends(a, b []store.Undoing) bool {
	return slices.EqualFunc(a, b, func(x, y store.Undoing) bool { return x.Place == y.Place })
}
