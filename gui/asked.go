package gui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/opening"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/session"
)

// maxTries is how many passwords may be tried before the reader is told what
// else to do.
const maxTries = 3

// askedAgain reports whether the error of a reading leads on by a question: for
// a password, or which file of a folder is meant.
func (w *opener) askedAgain(j session.Job, err error) bool {
	switch doc.KindOf(err) {
	case doc.Encrypted:
		if j.Tries < maxTries {
			w.askPassword(j)
			return true
		}
	case doc.Archive:
		w.session.GiveUp(j.Path)
		w.chooseArchive(j)
		return true
	case doc.IsDir:
		w.session.GiveUp(j.Path)
		w.chooseFolder(j.Path)
		return true
	}
	return false
}

// askPassword asks for the password of a file and reads it with that. It is
// kept in memory alone, for as long as the file is open.
func (w *opener) askPassword(j session.Job) {
	answered := false
	entry := overlay.NewField("password", func() { w.over.Dismiss() })
	entry.Password = true
	says := widget.NewLabel(fmt.Sprintf(look.T("password.ask"), filepath.Base(j.Path)))
	says.Wrapping = look.Wrapping()
	if j.Tries > 0 {
		says.SetText(fmt.Sprintf(look.T("password.wrong"), maxTries-j.Tries))
	}
	d := dialog.NewCustomWithoutButtons(look.T("password"), container.NewVBox(says, entry, overlay.Spacer(look.Gap)), w.win)
	take := func() {
		answered = true
		d.Hide()
		j.Asked.Password = entry.Text
		j.Tries++
		w.session.ReadAs(j)
	}
	entry.OnSubmitted = func(string) { take() }
	ok := look.NewAnswer(look.T("open.tip"), take)
	ok.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("cancel"), func() { d.Hide() }), ok})
	d.Resize(fyne.NewSize(420, 200))
	w.trace("password wanted")
	w.over.Ask(d, func() {
		if !answered {
			w.session.GiveUp(j.Path)
		}
	})
	w.win.Canvas().Focus(entry)
}

// encodings are those that a reader may choose, as core/decode names them.
var encodings = []string{"utf-8", "gb18030", "big5", "utf-16le", "utf-16be"}

// askEncoding asks in which encoding the document in front is to be read.
func (w *opener) askEncoding() {
	if w.doc() == nil || w.doc().Encoding == "" {
		w.over.Say(look.T("encoding.none"))
		return
	}
	names := make([]string, len(encodings)+1)
	names[0] = look.T("encoding.auto")
	now := 0
	for i, e := range encodings {
		names[i+1] = strings.ToUpper(e)
		if e == w.front().Asked.Encoding {
			now = i + 1
		}
	}
	pick := widget.NewRadioGroup(names, nil)
	pick.Required = true
	pick.SetSelected(names[now])
	says := widget.NewLabel(fmt.Sprintf(look.T("encoding.now"), strings.ToUpper(w.doc().Encoding)))
	says.Importance = widget.LowImportance
	d := w.over.Form(look.T("encoding"), container.NewVBox(says, pick), func() {
		if i := slices.Index(names, pick.Selected); i >= 0 && i != now {
			w.session.ReadAgain(func(o *core.Options) { o.Encoding = append([]string{""}, encodings...)[i] })
		}
	})
	d.Resize(fyne.NewSize(360, 340))
	w.over.Ask(d, nil)
}

// askPages asks which pages of the document in front are to be read.
func (w *opener) askPages() {
	if w.doc() == nil || !paged(w.doc()) && w.front().Asked.First == 0 {
		w.over.Say(look.T("pages.none"))
		return
	}
	entry := overlay.NewField("pages", func() { w.over.Dismiss() })
	entry.SetPlaceHolder(look.T("pages.hint"))
	if o := w.front().Asked; o.First > 0 {
		entry.SetText(fmt.Sprintf("%d-", o.First))
		if o.Last > 0 {
			entry.SetText(fmt.Sprintf("%d-%d", o.First, o.Last))
		}
	}
	entry.Validator = func(s string) error {
		if _, _, ok := opening.Pages(s); !ok {
			return fmt.Errorf("%s", look.T("pages.wrong"))
		}
		return nil
	}
	take := func() {
		first, last, ok := opening.Pages(entry.Text)
		if !ok {
			w.over.Say(look.T("pages.wrong"))
			return
		}
		w.session.ReadAgain(func(o *core.Options) { o.First, o.Last = first, last })
	}
	d := w.over.Form(look.T("pages"), container.NewVBox(entry, overlay.Spacer(look.Gap)), take)
	entry.OnSubmitted = func(string) {
		d.Hide()
		take()
	}
	d.Resize(fyne.NewSize(360, 160))
	w.over.Ask(d, nil)
	w.win.Canvas().Focus(entry)
}

// paged reports whether d has pages.
func paged(d *doc.Document) bool {
	return len(d.Parts) > 0 && d.Parts[0].Page > 0
}

// wholePage reads all of a web page, or its article alone again.
func (w *opener) wholePage() {
	if w.doc() == nil || w.doc().Format != "html" && w.doc().Format != "mhtml" {
		w.over.Say(look.T("whole.none"))
		return
	}
	whole := !w.front().Asked.Whole
	w.session.ReadAgain(func(o *core.Options) { o.Whole = whole })
}

// recognise reads the pages of the document in front that are pictures, where
// the program for that is there.
func (w *opener) recognise() {
	if w.doc() == nil || !paged(w.doc()) {
		w.over.Say(look.T("recognise.none"))
		return
	}
	w.recognising(session.Job{Path: w.front().Path, Load: session.Loader(w.front().Path), Asked: w.front().Asked, Again: true})
}

// recognising does a job with recognition, or says what is to be installed.
func (w *opener) recognising(j session.Job) {
	var there, chinese bool
	w.runner.Go(func(ctx context.Context) { there, chinese = opening.Recogniser(ctx) }, func() {
		w.trace(fmt.Sprintf("recogniser %v, Chinese %v", there, chinese))
		switch {
		case !there:
			w.over.Say(look.T("recognise.install"))
		case !chinese:
			w.over.Say(look.T("recognise.chinese"))
		default:
			j.Asked.Recognise = true
			w.session.ReadAs(j)
		}
	})
}
