package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/shelf"
	"github.com/wenshu-app/wenshu/gui/task"
)

// A far is what the room knows of folders of figures that wenshu-beam wrote. One
// of them may stand in the library's place: its documents, its indicators, and
// drafts are verified by it.
type far struct {
	dir    string          // the one in the library's place, as an absolute path; "" for the library
	folder *library.Folder // it, once it is open
	known  []string        // those that the reader opened, the last one first
	next   string          // is opened when the library is shown; "" for none

	pane   *shelf.Pane
	source *look.Button // says what is looked at, and drops the others
	opener *task.Runner
	lister *task.Runner
	finder *task.Runner
}

// newFar makes the pane of folders of figures and connects it.
func (r *Room) newFar() {
	f := &r.far
	f.opener, f.lister, f.finder = r.Runner.Branch(nil), r.Runner.Branch(nil), r.Runner.Branch(nil)
	f.pane = shelf.NewFolder(r.Over.Tip)
	f.pane.OnQuery = r.searchFolder
	f.pane.OnChoice = r.listFolder
	f.pane.OnOpen = r.openFar
	f.pane.OnKeep = r.keep
	f.pane.OnAdd = func(fyne.CanvasObject) { r.lookAt("") }
	f.pane.OnLeave = r.Leave
	f.pane.OnKey = r.Key
	f.pane.Hide()
	f.source = look.NewButton("", r.sourceMenu)
	f.source.Drops = true
	f.source.Hide()
}

// OpenFigures asks for a folder of figures and opens it.
func (r *Room) OpenFigures() { r.AskFolder(r.TakeFigures) }

// TakeFigures opens a folder of figures in the library's place.
func (r *Room) TakeFigures(dir string) {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	view := r.view
	if view == viewProof {
		view = viewShelf
	}
	r.Show(view)
	r.opened(func() { r.lookAt(dir) })
}

// knownFolders takes what was remembered of folders once the library is open.
func (r *Room) knownFolders() {
	s := r.lib.Shelf()
	r.far.known, r.far.next = s.Folders, s.Front
	r.sourceWords()
	r.reopenFolder()
}

// reopenFolder opens the folder that stood in the library's place when the window
// was last closed, once the library is looked at.
func (r *Room) reopenFolder() {
	if dir := r.far.next; dir != "" && r.Visible() {
		r.lookAt(dir)
	}
}

// lookAt puts a folder of figures in the library's place; "" the library.
func (r *Room) lookAt(dir string) {
	f := &r.far
	for _, w := range []*task.Runner{f.opener, f.lister, f.finder, r.counter, r.follower, r.prover} {
		w.Cancel()
	}
	f.dir, f.folder, f.next = dir, nil, ""
	r.chosen = nil
	r.across.SetScope(0)
	r.across.SetTopics(nil)
	r.counted = uncounted
	r.sourceWords()
	if dir == "" {
		f.pane.Hide()
		r.shelf.Show()
		r.remember("")
		r.refollow()
		r.refocus()
		r.Trace("library in front")
		return
	}
	f.pane.Forget()
	r.shelf.Hide()
	f.pane.Show()
	r.refocus()
	var folder *library.Folder
	f.opener.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		folder, err = library.OpenFolder(ctx, dir)
		return err
	}, func(err error) {
		if err != nil {
			r.Trace("folder: " + err.Error())
			f.pane.SetResults(nil, troubled(err))
			return
		}
		f.folder = folder
		r.remember(dir)
		r.listFolder()
		r.refollow()
	})
}

// refocus gives the keyboard to what is in front now, where the library is.
func (r *Room) refocus() {
	if r.Visible() {
		r.focus()
	}
}

// uncounted is the state of an index of which no topics were counted.
const uncounted = -1

// refollow makes anew what is followed, of what is looked at now.
func (r *Room) refollow() {
	if r.view == viewAcross {
		r.listTopics()
	}
	r.follow(r.across.Picked(), r.across.Options())
}

// remember keeps which folder stands in the library's place.
func (r *Room) remember(dir string) {
	lib := r.lib
	if lib == nil {
		return
	}
	var err error
	r.Runner.Go(func(context.Context) {
		if s := lib.Shelf(); s.Front == dir && (dir == "" || len(s.Folders) > 0 && s.Folders[0] == dir) {
			return
		}
		err = lib.Change(func(s *library.Shelf) {
			if s.Front = dir; dir != "" {
				s.Folders = append([]string{dir}, slices.DeleteFunc(s.Folders, func(x string) bool { return x == dir })...)
			}
		})
	}, func() {
		if err != nil {
			r.Trace("library not changed: " + err.Error())
		}
		r.far.known = lib.Shelf().Folders
		r.sourceWords()
	})
}

// ForgetFigures takes the folder of figures in front off the list.
func (r *Room) ForgetFigures() {
	dir, lib := r.far.dir, r.lib
	if dir == "" || lib == nil {
		return
	}
	r.lookAt("")
	var err error
	r.Runner.Go(func(context.Context) {
		err = lib.Change(func(s *library.Shelf) {
			s.Front = ""
			s.Folders = slices.DeleteFunc(s.Folders, func(x string) bool { return x == dir })
		})
	}, func() {
		if err != nil {
			r.Over.Say(fmt.Sprintf(look.T("save.failed"), err))
			return
		}
		r.far.known = lib.Shelf().Folders
		r.sourceWords()
		r.Over.Say(fmt.Sprintf(look.T("folder.gone"), filepath.Base(dir)))
		r.Trace("folder forgotten")
	})
}

// sourceMenu drops what can be looked at.
func (r *Room) sourceMenu() {
	items := []*fyne.MenuItem{fyne.NewMenuItem(look.T("folder.library"), func() { r.lookAt("") })}
	items[0].Checked = r.far.dir == ""
	for _, dir := range r.far.known {
		item := fyne.NewMenuItem(r.folderName(dir), func() { r.lookAt(dir) })
		item.Checked = dir == r.far.dir
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(look.T("folder.open"), r.OpenFigures))
	if dir := r.far.dir; dir != "" {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf(look.T("folder.away"), filepath.Base(dir)), r.ForgetFigures))
	}
	r.Over.Drop(r.far.source, items)
}

// folderName is what a folder is called: its name, with the folder that it lies
// in where two are called alike.
func (r *Room) folderName(dir string) string {
	name := filepath.Base(dir)
	for _, x := range r.far.known {
		if x != dir && filepath.Base(x) == name {
			return filepath.Join(filepath.Base(filepath.Dir(dir)), name)
		}
	}
	return name
}

// sourceWords says what is looked at, once there is a choice.
func (r *Room) sourceWords() {
	f := &r.far
	name := look.T("folder.library")
	if f.dir != "" {
		name = r.folderName(f.dir)
	}
	f.source.SetText(fmt.Sprintf(look.T("folder.source"), name))
	shown := f.dir != "" || len(f.known) > 0
	if shown != f.source.Visible() {
		if shown {
			f.source.Show()
		} else {
			f.source.Hide()
		}
	}
	if r.head != nil {
		r.head.Refresh()
	}
}

// listFolder lists the documents of the folder that the facets leave.
func (r *Room) listFolder() {
	f := &r.far
	folder, in := f.folder, f.pane.Partition()
	if folder == nil {
		return
	}
	var docs []*library.Document
	f.lister.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		docs, err = folder.List(ctx, in)
		return err
	}, func(err error) {
		if err != nil {
			r.Trace("folder: " + err.Error())
			f.pane.SetResults(nil, troubled(err))
			return
		}
		f.pane.SetFolder(folder.Parts, docs, r.lib.Shelf().Searches, oddOf(folder))
		r.Trace(fmt.Sprintf("folder listed %d", f.pane.Total()))
	})
}

// searchFolder looks for s while it is typed; what is typed next ends it. What
// has been found is shown while it goes on.
func (r *Room) searchFolder(s string, by library.Sort) {
	f := &r.far
	folder, in := f.folder, f.pane.Partition()
	if s == "" || folder == nil {
		f.finder.Cancel()
		f.pane.SetBusy(false)
		if folder != nil {
			f.pane.SetResults(nil, "")
		}
		return
	}
	var found *library.Results
	f.pane.SetBusy(true)
	o := library.Options{Sort: by, Documents: 200, Hits: 4}
	f.finder.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		found, err = folder.Search(ctx, s, in, o, func(part *library.Results) {
			r.Runner.Do(func() {
				if ctx.Err() == nil {
					f.pane.SetResults(part, "")
				}
			})
		})
		return err
	}, func(err error) {
		f.pane.SetBusy(false)
		var file *parquet.FileError
		switch {
		case errors.As(err, &file):
			r.Trace("folder: " + err.Error())
			f.pane.SetResults(nil, troubled(err))
		case err != nil:
			f.pane.SetResults(nil, unread(err))
		default:
			f.pane.SetResults(found, "")
			r.Trace(fmt.Sprintf("found %d", found.Hits))
		}
	})
}

// oddOf is what is to be known of a folder that can be read.
func oddOf(f *library.Folder) string {
	var file *parquet.FileError
	switch {
	case len(f.Broken) > 0 && errors.As(f.Broken[0], &file):
		path := file.Path
		if rel, err := filepath.Rel(f.Dir(), path); err == nil {
			path = rel
		}
		return fmt.Sprintf(look.T("folder.broken"), len(f.Broken), path)
	case !f.Finished() && parquet.Begun(f.Dir()):
		return look.T("folder.half")
	}
	return ""
}

// troubled says why a folder cannot be read, and what can be done.
func troubled(err error) string {
	path, h, ok := parquet.HintOf(err)
	if !ok {
		return err.Error()
	}
	what, next := said(h)
	return what + "\n" + path + "\n" + next
}

// said are the words of a hint in the language that is spoken.
func said(h hint.Hint) (what, next string) {
	if look.Current() == look.English {
		return h.What.English, h.Next.English
	}
	return h.What.Chinese, h.Next.Chinese
}

// statements gives what is stated under names that pass, for many goroutines.
type statements func(ctx context.Context, pass func(name, key string) bool) iter.Seq2[series.Statement, error]

// statements are those of what is looked at: of a folder of figures, of the
// documents of the library that the reader chose, or of all of them.
func (r *Room) statements() statements {
	if folder := r.far.folder; folder != nil {
		return func(ctx context.Context, pass func(name, key string) bool) iter.Seq2[series.Statement, error] {
			return folder.Statements(ctx, parquet.Filter{Name: pass})
		}
	}
	lib, in := r.lib, numbers(r.chosen)
	return func(ctx context.Context, pass func(name, key string) bool) iter.Seq2[series.Statement, error] {
		return lib.Statements(ctx, in, pass)
	}
}

// farFailed says why what is looked at could not be read.
func (r *Room) farFailed(err error) {
	r.Trace("library: " + err.Error())
	if r.far.dir != "" {
		r.Over.Say(troubled(err))
	}
}

// exportFar writes the figures of the folder that the facets and what is looked
// for leave.
func (r *Room) exportFar() {
	folder, in := r.far.folder, r.far.pane.Partition()
	if folder == nil {
		r.Over.Say(look.T("export.nothing"))
		return
	}
	all := folder.Statements(r.Life, parquet.Filter{In: in})
	if s := r.far.pane.Query(); s != "" {
		q, err := query.Parse(s)
		if err != nil {
			r.Over.Say(unread(err))
			return
		}
		all = folder.Survey.Search(r.Life, &q, in)
	}
	r.Export(r.folderName(r.far.dir), []Form{
		{".csv", func(w io.Writer) error { return export.StatementCSV(w, all) }},
		{".jsonl", func(w io.Writer) error { return export.StatementLines(w, all) }},
	})
}
