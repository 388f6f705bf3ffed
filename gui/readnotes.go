package gui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/whole"
	"github.com/wenshu-app/wenshu/gui/banner"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/opening"
	"github.com/wenshu-app/wenshu/gui/session"
)

// maxNotes is how many notes of a reading a menu lists.
const maxNotes = 30

// scanned are the kinds of note on pages that recognition may help.
var scanned = []string{"page-without-text", "page-unreadable"}

// noteWords says a note of the reading in the language that is spoken.
func noteWords(d *doc.Document, n doc.Note) string {
	words := hint.Note(d, n)
	if look.Speaks() == look.English {
		return words.English
	}
	return words.Chinese
}

// readNotes shows over the text what the reading of the file left out or could
// not tell, unless the reader has seen it.
func (w *Window) readNotes() {
	if w.banner == nil {
		return
	}
	p := w.front()
	if p.Doc != nil && p.Outdated() {
		w.outdatedBanner()
		return
	}
	if p.Doc == nil || len(p.Doc.Notes) == 0 || p.NotesSeen {
		if w.banner.Box.Visible() {
			w.banner.Hide()
			w.page.Refresh()
		}
		return
	}
	d := p.Doc
	says := noteWords(d, d.Notes[0])
	if n := len(d.Notes); n > 1 {
		says += "　" + fmt.Sprintf(look.T("readnotes.more"), n)
	}
	var actions []banner.Action
	if slices.ContainsFunc(d.Notes, func(n doc.Note) bool { return slices.Contains(scanned, n.Kind) }) && !p.Asked.Recognise {
		actions = append(actions, banner.Action{Name: look.T("recognise.do"), Do: w.recognise})
	}
	actions = append(actions, banner.Action{Name: look.T("readnotes.show"), Do: w.listNotes})
	w.banner.Show(says, w.palette(), actions...)
	w.page.Refresh()
}

// listNotes drops the notes of the reading, each of which leads to its place.
func (w *Window) listNotes() {
	d := w.doc()
	if d == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, n := range d.Notes {
		if i == maxNotes {
			more := fyne.NewMenuItem(fmt.Sprintf(look.T("readnotes.rest"), len(d.Notes)-i), nil)
			more.Disabled = true
			items = append(items, more)
			break
		}
		m := fyne.NewMenuItem(noteWords(d, n), func() { w.toRaw(d, n.Raw) })
		m.Disabled = n.Raw.Start >= len(d.Raw)
		items = append(items, m)
	}
	w.over.Drop(w.banner.Box, items)
}

// bodyAt is the place of the body that was made of raw, or of what follows it.
func bodyAt(d *doc.Document, raw text.Span) (text.Span, bool) {
	if s, ok := d.Back.Forward(raw); ok && !s.Empty() {
		return s, true
	}
	for _, width := range []int{4, 64, 1024, 1 << 14, len(d.Raw)} {
		next := text.Span{Start: raw.Start, End: min(raw.Start+width, len(d.Raw))}
		if s, ok := d.Back.Forward(next); ok && !s.Empty() {
			return text.Span{Start: s.Start, End: min(s.Start+3, s.End)}, true
		}
	}
	return text.Span{}, false
}

// remedy offers in the dialog on a file that could not be read what may help.
func (w *Window) remedy(j session.Job, err error, d *dialog.CustomDialog, box *fyne.Container) {
	add := func(name string, do func()) {
		p := look.NewPill(name, func() {
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
func (w *Window) convert(program, kind string, j session.Job) {
	var made string
	var err error
	w.over.Say(fmt.Sprintf(look.T("convert.works"), filepath.Base(j.Path)))
	dir := filepath.Join(w.made, "converted")
	w.runner.Draw(func(ctx context.Context) {
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
			if err = whole.WriteBytes(path, whole.Private, b); err != nil {
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
			w.Open(made)
		}
	})
}

// chooseFolder lists the documents of a folder to choose from.
func (w *Window) chooseFolder(dir string) {
	var files []opening.File
	var more bool
	var err error
	w.runner.Draw(func(context.Context) { files, more, err = opening.Folder(w.life, dir) }, func() {
		if w.life.Err() != nil {
			return
		}
		if err != nil {
			w.failed(dir, &doc.Error{Kind: doc.Denied, File: dir, Stage: "open", Err: err})
			return
		}
		w.choose(filepath.Base(dir), files, more, w.OpenAll)
	})
}

// choose asks which of files are to be opened.
func (w *Window) choose(name string, files []opening.File, more bool, open func([]string)) {
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
	ok := widget.NewButton(look.T("open.tip"), func() { take(list.Chosen()) })
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
	d.SetButtons([]fyne.CanvasObject{widget.NewButton(look.T("cancel"), func() { d.Hide() }), ok})
	list.OnKey = func(e *fyne.KeyEvent) { w.key(e) }
	room := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(640, room.Width-40), min(560, room.Height-40)))
	w.over.Ask(d, nil)
	w.win.Canvas().Focus(list.Filter)
	w.trace(fmt.Sprintf("choose of %d", len(files)))
}
