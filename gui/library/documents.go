package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/shelf"
)

// mostOpened is how many documents are opened at once.
const mostOpened = 12

// newShelf makes the pane of documents and connects it.
func (r *Room) newShelf() {
	p := shelf.New(r.Over.Tip)
	p.OnQuery = r.search
	p.OnOpen = r.open
	p.OnMenu = r.menu
	p.OnAct = r.act
	p.OnKeep = r.keep
	p.OnAdd = r.addMenu
	p.OnRemove = r.RemoveFolder
	p.OnSides = func(items []*fyne.MenuItem, at fyne.Position) { r.Over.Menu(items, at) }
	p.OnStop = r.stop
	p.OnFailed = r.listFailures
	p.OnLeave = r.Leave
	p.OnKey = r.Key
	r.shelf = p
}

// search looks for s while it is typed; what is typed next ends it.
func (r *Room) search(s string, by library.Sort) {
	if s == "" || r.lib == nil {
		r.searcher.Cancel()
		r.shelf.SetResults(nil, "")
		return
	}
	lib := r.lib
	o := library.Options{Sort: by, Documents: 200, Hits: 4, In: numbers(r.scope())}
	var found *library.Results
	r.searcher.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		first := o
		first.Quick = true
		if found, err = lib.Search(ctx, s, first); err != nil || found.Whole() {
			return err
		}
		page := found
		r.Runner.Do(func() {
			if ctx.Err() == nil {
				r.shelf.SetResults(page, "")
			}
		})
		found, err = lib.Search(ctx, s, o) // with all counts, and in the order that was asked for
		return err
	}, func(err error) {
		if err != nil {
			r.shelf.SetResults(nil, unread(err))
			return
		}
		r.shelf.SetResults(found, "")
		r.Trace(fmt.Sprintf("found %d", found.Hits))
	})
}

// scope are the documents that the facets leave; nil for all.
func (r *Room) scope() []*library.Document {
	if s := r.shelf.Listed(); len(s) < r.shelf.Total() {
		return s
	}
	return nil
}

// numbers are those of documents in the index; nil for nil.
func numbers(docs []*library.Document) []int {
	if docs == nil {
		return nil
	}
	out := make([]int, 0, len(docs))
	for _, d := range docs {
		out = append(out, d.N)
	}
	return out
}

// unread is why a query could not be read, in the language that is spoken.
func unread(err error) string {
	var q *query.Error
	if !errors.As(err, &q) {
		return err.Error()
	}
	if look.Current() == look.English {
		return q.English
	}
	return q.Chinese
}

// open opens a document, at a place that was found.
func (r *Room) open(d *library.Document, h *library.Hit) {
	if len(d.Paths) == 0 {
		return
	}
	r.Leave()
	r.Host.Open(d.Paths[0], quotedOf(h))
}

// quotedOf is a place that was found; the start of the document for nil.
func quotedOf(h *library.Hit) Quoted {
	at := Quoted{}
	if h != nil {
		at.Text = h.Text
		if len(h.Lit) > 0 {
			at.Lit = h.Lit[0]
		}
	}
	return at
}

// act does something with several documents.
func (r *Room) act(a shelf.Action, docs []*library.Document) {
	if len(docs) == 0 {
		return
	}
	switch a {
	case shelf.Open:
		if len(docs) > mostOpened {
			r.Over.Say(fmt.Sprintf(look.T("library.many"), mostOpened))
			return
		}
		for _, d := range docs {
			r.open(d, nil)
		}
	case shelf.TagThem:
		r.askTag(docs)
	case shelf.Follow:
		r.setChosen(docs)
		r.Follow()
	case shelf.Words:
		r.count(docs)
	case shelf.Check:
		r.check(docs)
	case shelf.Export:
		r.exportFigures(docs)
	case shelf.TakeOut:
		r.takeOut(docs)
	}
}

// menu is what can be done with documents.
func (r *Room) menu(docs []*library.Document, at fyne.Position) {
	if len(docs) == 0 {
		return
	}
	var items []*fyne.MenuItem
	for a, key := range shelf.Actions {
		items = append(items, fyne.NewMenuItem(look.T(key), func() { r.act(shelf.Action(a), docs) }))
	}
	r.Over.Menu(items, at)
}

// askTag asks for a tag, and gives it to documents or takes it from those that
// all have it.
func (r *Room) askTag(docs []*library.Document) {
	var known []string
	for _, tags := range r.lib.Shelf().Tags {
		for _, t := range tags {
			if !slices.Contains(known, t) {
				known = append(known, t)
			}
		}
	}
	slices.Sort(known)
	field := overlay.NewListField("library.tag.name", func() { r.Over.Dismiss() })
	field.SetOptions(known)
	take := func() {
		tag := strings.TrimSpace(field.Text)
		if tag == "" {
			return
		}
		on := slices.ContainsFunc(docs, func(d *library.Document) bool { return !slices.Contains(d.Tags, tag) })
		r.change(func(l *library.Library) error { return l.Tag(tag, on, ids(docs)...) }, func() {
			key := "library.untagged"
			if on {
				key = "library.tagged"
			}
			r.Over.Say(fmt.Sprintf(look.T(key), tag, len(docs)))
		})
	}
	d := r.Over.Form(look.T("library.tag"), container.NewVBox(label(fmt.Sprintf(look.T("library.tag.how"), len(docs))), field), take)
	field.OnSubmitted = func(string) {
		r.Over.Dismiss()
		take()
	}
	d.Resize(fyne.NewSize(380, 180))
	r.Over.Ask(d, nil)
	r.Window.Canvas().Focus(field)
}

func ids(docs []*library.Document) []string {
	var out []string
	for _, d := range docs {
		out = append(out, d.ID)
	}
	return out
}

// takeOut hides documents and offers to show them again.
func (r *Room) takeOut(docs []*library.Document) {
	which := ids(docs)
	r.change(func(l *library.Library) error { return l.TakeOut(which...) }, func() {
		r.Over.Offer(fmt.Sprintf(look.T("library.out"), len(which)), look.T("library.undo"), func() {
			r.change(func(l *library.Library) error { return l.BringBack(which...) }, nil)
		})
	})
}

// RemoveFolder takes a folder or a file off the library and offers to put it back. What
// the reader made of its documents is kept, as the files are.
func (r *Room) RemoveFolder(root string) {
	had := 0
	for _, d := range r.shelf.All() {
		if slices.ContainsFunc(d.Paths, func(p string) bool {
			return p == root || strings.HasPrefix(p, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
		}) {
			had++
		}
	}
	r.change(func(l *library.Library) error { return l.Remove(root) }, func() {
		r.update()
		r.Over.Offer(fmt.Sprintf(look.T("library.removed"), filepath.Base(root), had), look.T("library.undo"), func() {
			r.change(func(l *library.Library) error { return l.Add(root) }, r.update)
		})
	})
}

// removeMenu drops the folders and files of the library, to be taken off it.
func (r *Room) removeMenu(under fyne.CanvasObject) {
	r.opened(func() {
		var items []*fyne.MenuItem
		for _, root := range r.lib.Shelf().Roots {
			items = append(items, fyne.NewMenuItem(fmt.Sprintf(look.T("shelf.remove"), filepath.Base(root)), func() { r.RemoveFolder(root) }))
		}
		if len(items) > 0 {
			r.Over.Drop(under, items)
		}
	})
}

// bringBack shows all documents again that were taken out.
func (r *Room) bringBack() {
	r.change(func(l *library.Library) error { return l.BringBack() }, nil)
}

// keep keeps a search, or keeps it no longer.
func (r *Room) keep(s library.Search) {
	var kept bool
	r.change(func(l *library.Library) error {
		return l.Change(func(shelf *library.Shelf) {
			n := len(shelf.Searches)
			shelf.Searches = slices.DeleteFunc(shelf.Searches, s.Same)
			if kept = len(shelf.Searches) == n; kept {
				shelf.Searches = append(shelf.Searches, s)
			}
		})
	}, func() {
		key := "library.unkept"
		if kept {
			key = "library.kept"
		}
		r.Over.Say(look.T(key))
		r.listFolder()
	})
}

// exportFigures writes all figures of documents.
func (r *Room) exportFigures(docs []*library.Document) {
	lib, in := r.lib, numbers(docs)
	r.Export(look.T("library.figures"), []Form{
		{".xlsx", func(w io.Writer) error { return export.StatementXLSX(w, lib.Statements(r.Life, in, nil)) }},
		{".csv", func(w io.Writer) error { return export.StatementCSV(w, lib.Statements(r.Life, in, nil)) }},
		{".jsonl", func(w io.Writer) error { return export.StatementLines(w, lib.Statements(r.Life, in, nil)) }},
	})
}
