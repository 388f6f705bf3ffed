package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
	"github.com/wenshu-app/wenshu/gui/shelf"
	"github.com/wenshu-app/wenshu/seeds"
)

// Start opens the library in the background, brings it up to date and watches
// its folders. It may be called often.
func (r *Room) Start() {
	if r.folder == "" || r.asked || r.lib != nil {
		return
	}
	r.asked = true
	sample := look.T("library.sample")
	var lib *library.Library
	var err error
	r.Runner.Go(func(context.Context) {
		if lib, err = library.Open(r.Life, r.folder); err == nil {
			lib.SetNotes(r.Notes)
			err = first(lib, sample)
		}
	}, func() {
		r.asked = false
		if r.failed = err; err != nil {
			r.Trace("library: " + err.Error())
			r.shelf.SetResults(nil, fmt.Sprintf(look.T("library.broken"), err))
			return
		}
		r.lib = lib
		r.knownFolders()
		r.list(nil)
		r.update()
		r.Runner.Serve(r.Life, func(ctx context.Context) {
			err := lib.Changes(ctx, func() { r.Runner.Do(r.update) }, func() { r.Runner.Do(r.others) })
			if err != nil && !errors.Is(err, context.Canceled) {
				r.Runner.Do(func() { r.Trace("library unwatched: " + err.Error()) })
			}
		})
		for _, do := range r.waiting {
			do()
		}
		r.waiting = nil
		r.Trace("library open")
	})
}

// first puts the sample into a library that the reader has said nothing of.
func first(lib *library.Library, name string) error {
	if _, err := os.Stat(filepath.Join(lib.Folder(), "library.json")); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	path := filepath.Join(lib.Folder(), "sample", name+".txt")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	err := atomicfile.Write(path, atomicfile.Private, func(w io.Writer) error {
		_, err := w.Write(seeds.Seed)
		return err
	})
	if err != nil {
		return err
	}
	return lib.Add(path)
}

// opened does something with the library once it is open.
func (r *Room) opened(do func()) {
	if r.lib != nil {
		do()
		return
	}
	r.waiting = append(r.waiting, do)
	r.Start()
}

// list reads the documents anew and shows them; then, which may be nil, comes
// after that, also where a later list takes the place of this one.
func (r *Room) list(then func()) {
	if then != nil {
		r.then = append(r.then, then)
	}
	lib := r.lib
	var docs []*library.Document
	var failures []library.Failure
	var saved library.Shelf
	var catalogue *shelf.Catalogue
	r.listed = time.Now()
	r.lister.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		if docs, err = lib.Documents(ctx); err != nil {
			return err
		}
		failures, err = lib.Failures(ctx)
		saved = lib.Shelf()
		catalogue = shelf.NewCatalogue(docs, saved.Roots)
		return err
	}, func(err error) {
		if err != nil {
			r.Trace("library: " + err.Error())
			return
		}
		r.changed++
		r.shelf.SetLibrary(catalogue, saved.Searches)
		r.shelf.SetFailures(len(failures))
		if r.Visible() && r.view == viewAcross {
			r.listTopics()
		}
		r.chosen = stillThere(r.chosen, docs)
		r.across.SetScope(len(r.chosen))
		if r.shelf.Query() != "" {
			r.search(r.shelf.Query(), r.shelf.Sort())
		}
		r.Trace("library listed")
		all := r.then
		r.then = nil
		for _, do := range all {
			do()
		}
	})
}

// stillThere are those of docs that were chosen before the index was read anew;
// nil, which is all, where none is left.
func stillThere(chosen, docs []*library.Document) []*library.Document {
	if chosen == nil {
		return nil
	}
	was := make(map[string]bool, len(chosen))
	for _, d := range chosen {
		was[d.ID] = true
	}
	var out []*library.Document
	for _, d := range docs {
		if was[d.ID] {
			out = append(out, d)
		}
	}
	return out
}

// others shows what another program did with the library.
func (r *Room) others() {
	if r.Life.Err() != nil {
		return
	}
	r.Trace("library changed by another program")
	r.list(func() {
		r.far.known = r.lib.Shelf().Folders
		r.sourceWords()
		if r.view == viewAcross {
			r.follow(r.across.Picked(), r.across.Options())
		}
	})
}

// update brings the index up to date. What changes meanwhile is read after it.
func (r *Room) update() {
	if r.lib == nil || r.Life.Err() != nil {
		return
	}
	if r.running {
		r.again = true
		return
	}
	lib, p := r.lib, new(library.Progress)
	r.running, r.progress = true, p
	r.importer.Run("library", func(ctx context.Context, _ *progress.Counter) error { return lib.Import(ctx, p) }, func(err error) {
		r.running = false
		r.shelf.SetProgress(library.Report{}, false)
		if err != nil {
			r.Trace("library not updated: " + err.Error())
			r.Over.Say(fmt.Sprintf(look.T("library.broken"), err))
		}
		if n := p.Read(); n.Done > 0 && r.Visible() {
			r.Over.Say(fmt.Sprintf(look.T("library.read"), n.Done-n.Failed))
		}
		r.list(func() { r.Trace("library updated") })
		if r.again {
			r.again = false
			r.update()
		}
	})
}

// onProgress shows how far the import has come, and from time to time what it
// has brought.
func (r *Room) onProgress(running bool) {
	if !running || !r.running {
		return
	}
	n := r.progress.Read()
	r.shelf.SetProgress(n, n.Total > 0 || n.Waits)
	if r.Visible() && n.Done > 0 && time.Since(r.listed) > 3*time.Second {
		r.list(nil)
	}
}

// stop ends the import; the next one goes on from there.
func (r *Room) stop() {
	r.importer.Cancel()
	r.running, r.again = false, false
	r.shelf.SetProgress(library.Report{}, false)
	r.Over.Say(look.T("library.stopped"))
	r.list(nil)
}

// Add puts folders and files into the library and shows it. A folder of figures
// is opened in its place.
func (r *Room) Add(paths []string) {
	if len(paths) == 0 {
		return
	}
	r.Show(viewShelf)
	var figures, rest []string
	r.Runner.Go(func(context.Context) {
		for _, path := range paths {
			if parquet.Is(path) {
				figures = append(figures, path)
			} else {
				rest = append(rest, path)
			}
		}
	}, func() {
		if len(rest) > 0 {
			r.addAll(rest)
		}
		if len(figures) > 0 {
			r.TakeFigures(figures[0])
		}
	})
}

// addAll puts folders and files into the library.
func (r *Room) addAll(paths []string) {
	if r.far.dir != "" { // it goes into the library, which is then looked at
		r.lookAt("")
	}
	r.change(func(l *library.Library) error { return l.Add(paths...) }, func() {
		r.Over.Say(fmt.Sprintf(look.T("library.added"), len(paths)))
		r.update()
	})
}

// change changes what the reader said of the library, in the background, shows
// it and then does what is to come.
func (r *Room) change(do func(*library.Library) error, then func()) {
	r.opened(func() {
		lib := r.lib
		var err error
		r.Runner.Go(func(context.Context) { err = do(lib) }, func() {
			if err != nil {
				r.Trace("library not changed: " + err.Error())
				r.Over.Say(fmt.Sprintf(look.T("save.failed"), err))
				return
			}
			r.list(then)
		})
	})
}

// addMenu drops the ways to add something.
func (r *Room) addMenu(under fyne.CanvasObject) {
	r.Over.Drop(under, []*fyne.MenuItem{
		fyne.NewMenuItem(look.T("library.folder"), r.AddFolder),
		fyne.NewMenuItem(look.T("library.add"), r.AddFiles),
		fyne.NewMenuItem(look.T("library.this"), r.AddOpen),
		fyne.NewMenuItem(look.T("folder.open"), r.OpenFigures),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(look.T("library.update"), r.Update),
		fyne.NewMenuItem(look.T("library.remove"), func() { r.removeMenu(under) }),
		fyne.NewMenuItem(look.T("library.back"), r.bringBack),
	})
}

// AddFolder asks for a folder to add.
func (r *Room) AddFolder() { r.AskFolder(func(path string) { r.Add([]string{path}) }) }

// AddFiles asks for files to add.
func (r *Room) AddFiles() { r.AskFiles(r.Add) }

// AddOpen adds the files that are open.
func (r *Room) AddOpen() { r.Add(r.OpenPaths()) }

// Update looks through all folders, and reads again what failed.
func (r *Room) Update() {
	r.Show(r.view)
	r.opened(func() {
		lib := r.lib
		var err error
		r.Runner.Go(func(ctx context.Context) { err = lib.Retry(ctx) }, func() {
			if err != nil {
				r.Trace("library: " + err.Error())
			}
			r.update()
		})
	})
}

// listFailures shows which files could not be read, why, and what can be done.
func (r *Room) listFailures() {
	r.opened(func() {
		lib := r.lib
		var all []library.Failure
		r.Runner.Go(func(ctx context.Context) { all, _ = lib.Failures(ctx) }, func() { r.showFailures(all) })
	})
}

func (r *Room) showFailures(all []library.Failure) {
	if len(all) == 0 {
		return
	}
	says := make([]string, len(all))
	for i, f := range all {
		what, next := said(hint.Of(f.Err))
		says[i] = what + " " + next
	}
	list := rows.New(func() int { return len(all) }, func() fyne.CanvasObject {
		name, why := widget.NewLabel(""), widget.NewLabel("")
		name.Truncation, why.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
		why.Importance, why.SizeName = widget.LowImportance, theme.SizeNameCaptionText
		return container.NewVBox(name, why)
	}, func(i int, o fyne.CanvasObject) {
		box := o.(*fyne.Container)
		box.Objects[0].(*widget.Label).SetText(filepath.Base(all[i].Path) + "　" + filepath.Dir(all[i].Path))
		box.Objects[1].(*widget.Label).SetText(says[i])
	})
	list.Name = func() string { return fmt.Sprintf(look.T("library.unread"), len(all)) }
	body := container.NewBorder(label(look.T("library.unread.how")), nil, nil, nil, list)
	d := dialog.NewCustomWithoutButtons(list.Name(), body, r.Window)
	again := look.NewAnswer(look.T("library.again"), func() {
		d.Hide()
		r.Update()
	})
	again.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("close"), d.Hide), again})
	size := r.Over.Size()
	d.Resize(fyne.NewSize(min(720, size.Width-48), min(480, size.Height-80)))
	r.Over.Ask(d, nil)
}

// Wake opens the library if the reader has ever used it.
func (r *Room) Wake() {
	used := false
	r.Runner.Go(func(context.Context) {
		_, err := os.Stat(filepath.Join(r.folder, "library.json"))
		used = r.folder != "" && err == nil
	}, func() {
		if used && r.Life.Err() == nil {
			r.Start()
		}
	})
}
