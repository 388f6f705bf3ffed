package gui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/opening"
	"github.com/wenshu-app/wenshu/gui/session"
)

// remedy offers in the dialog on a file that could not be read what may help.
func (w *opener) remedy(j session.Job, err error, d *dialog.CustomDialog, box *fyne.Container) {
	add := func(name string, do func()) {
		p := look.NewButton(name, func() {
			d.Hide()
			do()
		})
		p.Primary = true
		box.Add(container.NewHBox(p))
	}
	switch kind := doc.KindOf(err); {
	case j.Load == nil:
	case scan(j, err):
		add(look.T("recognise.do"), func() { w.recognising(j) })
	case kind == doc.Unsupported || kind == doc.Damaged:
		var e *doc.Error
		if !errors.As(err, &e) {
			return
		}
		program, to, ok := opening.Converter(e.Format)
		if !ok || !filepath.IsAbs(j.Path) || w.made == "" {
			return
		}
		add(look.T("convert.do"), func() { w.convert(program, to, j) })
	}
}

// scan reports whether a file could not be read because its pages are pictures,
// and recognition was not tried.
func scan(j session.Job, err error) bool {
	ending := strings.ToLower(filepath.Ext(j.Path))
	return j.Load != nil && doc.KindOf(err) == doc.NoText && !j.Asked.Recognise && (ending == ".pdf" || ending == ".ofd")
}

// convert lets LibreOffice make a file that can be read of the one of j, and
// opens that.
func (w *opener) convert(program, kind string, j session.Job) {
	var made string
	var err error
	w.over.Say(fmt.Sprintf(look.T("convert.works"), filepath.Base(j.Path)))
	dir := filepath.Join(w.made, "converted")
	w.runner.Go(func(ctx context.Context) {
		path := j.Path
		if _, name, ok := session.Packed(path); ok && !session.IsFile(path) { // LibreOffice looks into no archive
			var b []byte
			if b, err = j.Load(w.life, nil); err != nil {
				return
			}
			if err = os.MkdirAll(dir, 0o700); err != nil {
				return
			}
			path = filepath.Join(dir, filepath.Base(name))
			if err = atomicfile.WriteBytes(path, atomicfile.Private, b); err != nil {
				return
			}
			defer os.Remove(path) // it was made for this alone
		}
		made, err = opening.Convert(w.life, program, kind, path, dir)
	}, func() {
		switch {
		case w.life.Err() != nil:
		case err != nil:
			w.trace("convert: " + err.Error())
			w.over.Say(look.T("convert.failed"))
		default:
			w.session.Open(made)
		}
	})
}

// chooseFolder lists the documents of a folder to choose from. One of figures is
// shown in the library.
func (w *opener) chooseFolder(dir string) {
	var files []opening.File
	var more, figures bool
	var err error
	w.runner.Go(func(context.Context) {
		if figures = parquet.Is(dir); !figures {
			files, more, err = opening.Folder(w.life, dir)
		}
	}, func() {
		if w.life.Err() != nil {
			return
		}
		if figures {
			w.figures(dir)
			return
		}
		if err != nil {
			w.failed(dir, &doc.Error{Kind: doc.Denied, File: dir, Stage: "open", Err: err})
			return
		}
		w.choose(filepath.Base(dir), files, more, w.session.OpenAll)
	})
}

// choose asks which of files are to be opened.
func (w *opener) choose(name string, files []opening.File, more bool, open func([]string)) {
	if len(files) == 0 {
		w.trace("nothing to choose")
		w.over.Say(fmt.Sprintf(look.T("choose.none"), name))
		return
	}
	list := opening.NewList(files, more)
	var d *dialog.CustomDialog
	take := func(paths []string) {
		d.Hide()
		open(paths)
	}
	ok := look.NewAnswer(look.T("open.tip"), func() { take(list.Chosen()) })
	ok.Importance = widget.HighImportance
	counted := func(n int) {
		ok.SetText(look.T("open.tip"))
		if n > 1 {
			ok.SetText(fmt.Sprintf(look.T("choose.n"), n))
		}
		if ok.Enable(); n == 0 {
			ok.Disable()
		}
	}
	list.OnCount, list.OnOpen = counted, take
	counted(len(list.Chosen()))
	d = dialog.NewCustomWithoutButtons(name, list.Box, w.win)
	d.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("cancel"), func() { d.Hide() }), ok})
	list.OnKey = func(e *fyne.KeyEvent) { w.key(e) }
	room := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(640, room.Width-40), min(560, room.Height-40)))
	w.over.Ask(d, nil)
	w.win.Canvas().Focus(list.Filter)
	w.trace(fmt.Sprintf("choose of %d", len(files)))
}
