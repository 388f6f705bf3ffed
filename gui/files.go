package gui

import (
	"context"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/chooser"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/opening"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// Files asks which files are meant, and writes them. The system's dialogs are
// taken where they can be had.
type files struct {
	*desk
	native bool // the system's dialogs for files are wanted
	asking bool // one of them is shown
}

// openDialog asks for files and opens them.
func (w *opener) openDialog() { w.files.pick(w.session.OpenAll) }

// pick asks for files and gives those that were chosen to take: in the system's
// dialog, or in one of ours where the system's cannot be had.
func (w *files) pick(take func(paths []string)) {
	if !w.native || !chooser.Available() {
		w.pickFyne(take)
		return
	}
	var paths []string
	kinds := fileKinds()
	w.ask(func(ctx context.Context) (err error) {
		paths, err = chooser.Open(ctx, look.T("open"), kinds)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.trace("no dialog of the system: " + err.Error())
			w.pickFyne(take)
		case len(paths) > 0:
			take(paths)
		}
	})
}

// fileKinds are the sorts of files that a dialog offers: all that can be read
// first, every file last.
func fileKinds() []chooser.Kind {
	kinds := []chooser.Kind{{Name: look.T("kinds.all"), Patterns: opening.Group{}.Patterns()}}
	for _, g := range opening.Groups {
		kinds = append(kinds, chooser.Kind{Name: look.T(g.Key), Patterns: g.Patterns()})
	}
	return append(kinds, chooser.Kind{Name: look.T("kinds.any"), Patterns: []string{"*"}})
}

// offered lets Fyne's dialog show what can be read.
type offered struct{}

// Matches is for Fyne.
func (offered) Matches(u fyne.URI) bool { return opening.Offered(u.Name()) }

// folderDialog asks for a folder and lists its documents to choose from.
func (w *opener) folderDialog() { w.files.askFolder(w.chooseFolder) }

// askFolder asks for a folder.
func (w *files) askFolder(take func(path string)) {
	if !w.native || !chooser.Available() {
		w.folderFyne(take)
		return
	}
	var path string
	w.ask(func(ctx context.Context) (err error) {
		path, err = chooser.Folder(ctx, look.T("open.folder"))
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.trace("no dialog of the system: " + err.Error())
			w.folderFyne(take)
		case path != "":
			take(path)
		}
	})
}

// folderFyne asks for the path of a folder, which can be typed and pasted; a button
// browses for it in Fyne's dialog.
func (w *files) folderFyne(take func(path string)) {
	w.typePaths("open.folder", "folder.hint", "folder.how", func() { w.browseFolder(take) }, func(paths []string) {
		path, is := paths[0], false
		w.runner.Go(func(context.Context) {
			info, err := os.Stat(path)
			is = err == nil && info.IsDir()
		}, func() {
			if !is {
				w.over.Say(fmt.Sprintf(look.T("folder.no"), path))
				return
			}
			take(path)
		})
	})
}

func (w *files) browseFolder(take func(path string)) {
	d := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
		if err != nil {
			w.failed("", err)
			return
		}
		if f != nil {
			take(f.Path())
		}
	}, w.win)
	d.SetTitleText(look.T("open.folder"))
	d.SetConfirmText(look.T("open.tip"))
	w.showFiles(d)
}

// pickFyne asks for paths, which can be typed and pasted, several of them and
// folders too; a button browses for one in Fyne's dialog.
func (w *files) pickFyne(take func(paths []string)) {
	w.typePaths("open", "paths.hint", "paths.how", func() { w.browseFyne(take) }, take)
}

// typePaths asks for paths under a title; how says what may be written. The words
// are those of the keys.
func (w *files) typePaths(title, hint, how string, browse func(), take func(paths []string)) {
	entry := overlay.NewField("paths", func() { w.over.Dismiss() })
	entry.SetPlaceHolder(look.T(hint))
	says := widget.NewLabel(look.T(how))
	says.Wrapping, says.Importance = look.Wrapping(), widget.LowImportance
	keep := func() {
		if paths := opening.Paths(entry.Text); len(paths) > 0 {
			take(paths)
		}
	}
	var d *dialog.CustomDialog
	button := look.NewButton(look.T("paths.browse"), func() {
		d.Hide()
		browse()
	})
	content := container.NewVBox(container.NewBorder(nil, nil, nil, container.NewCenter(button), entry), says)
	d = w.over.Form(look.T(title), content, keep)
	entry.OnSubmitted = func(string) {
		d.Hide()
		keep()
	}
	d.Resize(fyne.NewSize(min(560, w.win.Canvas().Size().Width-40), 200))
	w.over.Ask(d, nil)
	w.win.Canvas().Focus(entry)
}

func (w *files) browseFyne(take func(paths []string)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.failed("", err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		take([]string{path})
	}, w.win)
	d.SetFilter(offered{})
	d.SetTitleText(look.T("open"))
	d.SetConfirmText(look.T("open.tip"))
	w.showFiles(d)
}

// saveAs asks where to write a file called name and calls save with the path.
func (w *files) saveAs(name string, kinds []chooser.Kind, save func(path string)) {
	if !w.native || !chooser.Available() {
		w.saveFyne(name, save)
		return
	}
	var path string
	w.ask(func(ctx context.Context) (err error) {
		path, err = chooser.Save(ctx, look.T("save.as"), name, kinds)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.trace("no dialog of the system: " + err.Error())
			w.saveFyne(name, save)
		case path != "":
			save(path)
		}
	})
}

func (w *files) saveFyne(name string, save func(path string)) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.trace("not saved: " + err.Error())
			w.over.Say(fmt.Sprintf(look.T("save.failed"), unwritten(err)))
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		save(path)
	}, w.win)
	d.SetFileName(name)
	d.SetTitleText(look.T("save.as"))
	d.SetConfirmText(look.T("save"))
	w.showFiles(d)
}

// ask runs a dialog of the system, one at a time; done is told how it ended.
func (w *files) ask(dialog func(context.Context) error, done func(error)) {
	if w.asking {
		return
	}
	w.asking = true
	var err error
	w.runner.Go(func(context.Context) { err = dialog(w.life) }, func() {
		w.asking = false
		if w.life.Err() == nil {
			done(err)
		}
	})
}

// showFiles shows a dialog for files as large as the window has room for.
// Before it is shown, and where the system shows its own, it has no size and
// Fyne may not be asked to change it.
func (w *files) showFiles(d *dialog.FileDialog) {
	overlays := w.win.Canvas().Overlays()
	before := overlays.Top()
	d.SetDismissText(look.T("cancel"))
	w.over.Ask(d, nil)
	if overlays.Top() != before {
		room := w.win.Canvas().Size()
		d.Resize(fyne.NewSize(min(900, room.Width-40), min(600, room.Height-40)))
	}
}
