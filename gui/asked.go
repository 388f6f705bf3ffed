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
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/opening"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// A job is a file to be read, and how a person wants it read.
type job struct {
	path  string
	load  func(context.Context, *progress.Counter) ([]byte, error)
	asked core.Options
	again bool // though it is open and has not changed
	tries int  // passwords that were tried
}

// maxTries is how many passwords may be tried before the reader is told what
// else to do.
const maxTries = 3

// with are o and what the program adds to them.
func (w *Window) with(o core.Options) core.Options {
	o.Cache = w.cache
	return o
}

// askedOf is how the reader wants the file at path read, so far.
func (w *Window) askedOf(path string) core.Options {
	if p := w.paperOf(path); p != nil {
		return p.asked
	}
	return core.Options{}
}

// readAgain reads the document in front in another way.
func (w *Window) readAgain(change func(*core.Options)) {
	p := w.paper
	if p.doc == nil || w.opening {
		return
	}
	j := job{path: p.path, load: loader(p.path), asked: p.asked, again: true}
	change(&j.asked)
	w.readAs(j)
}

// askedAgain reports whether the error of a reading leads on by a question: for
// a password, or which file of a folder is meant.
func (w *Window) askedAgain(j job, err error) bool {
	switch doc.KindOf(err) {
	case doc.Encrypted:
		if j.tries < maxTries {
			w.askPassword(j)
			return true
		}
	case doc.Archive:
		w.notRead(j.path)
		w.chooseArchive(j)
		return true
	case doc.IsDir:
		w.notRead(j.path)
		w.chooseFolder(j.path)
		return true
	}
	return false
}

// askPassword asks for the password of a file and reads it with that. It is
// kept in memory alone, for as long as the file is open.
func (w *Window) askPassword(j job) {
	answered := false
	entry := overlay.NewField("password", func() { w.over.Dismiss() })
	entry.Password = true
	says := widget.NewLabel(fmt.Sprintf(look.T("password.ask"), filepath.Base(j.path)))
	says.Wrapping = look.Wrapping()
	if j.tries > 0 {
		says.SetText(fmt.Sprintf(look.T("password.wrong"), maxTries-j.tries))
	}
	d := dialog.NewCustomWithoutButtons(look.T("password"), container.NewVBox(says, entry, overlay.Spacer(look.Gap)), w.win)
	take := func() {
		answered = true
		d.Hide()
		j.asked.Password = entry.Text
		j.tries++
		w.readAs(j)
	}
	entry.OnSubmitted = func(string) { take() }
	ok := widget.NewButton(look.T("open.tip"), take)
	ok.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widget.NewButton(look.T("cancel"), func() { d.Hide() }), ok})
	d.Resize(fyne.NewSize(420, 200))
	w.trace("password wanted")
	w.over.Ask(d, func() {
		if !answered {
			w.notRead(j.path)
		}
	})
	w.win.Canvas().Focus(entry)
}

// encodings are those that a reader may choose, as core/decode names them.
var encodings = []string{"utf-8", "gb18030", "big5", "utf-16le", "utf-16be"}

// askEncoding asks in which encoding the document in front is to be read.
func (w *Window) askEncoding() {
	if w.doc == nil || w.doc.Encoding == "" {
		w.over.Say(look.T("encoding.none"))
		return
	}
	names := make([]string, len(encodings)+1)
	names[0] = look.T("encoding.auto")
	now := 0
	for i, e := range encodings {
		names[i+1] = strings.ToUpper(e)
		if e == w.asked.Encoding {
			now = i + 1
		}
	}
	pick := widget.NewRadioGroup(names, nil)
	pick.Required = true
	pick.SetSelected(names[now])
	says := widget.NewLabel(fmt.Sprintf(look.T("encoding.now"), strings.ToUpper(w.doc.Encoding)))
	says.Importance = widget.LowImportance
	d := w.over.Form(look.T("encoding"), container.NewVBox(says, pick), func() {
		if i := slices.Index(names, pick.Selected); i >= 0 && i != now {
			w.readAgain(func(o *core.Options) { o.Encoding = append([]string{""}, encodings...)[i] })
		}
	})
	d.Resize(fyne.NewSize(360, 340))
	w.over.Ask(d, nil)
}

// askPages asks which pages of the document in front are to be read.
func (w *Window) askPages() {
	if w.doc == nil || !paged(w.doc) && w.asked.First == 0 {
		w.over.Say(look.T("pages.none"))
		return
	}
	entry := overlay.NewField("pages", func() { w.over.Dismiss() })
	entry.SetPlaceHolder(look.T("pages.hint"))
	if o := w.asked; o.First > 0 {
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
		w.readAgain(func(o *core.Options) { o.First, o.Last = first, last })
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
func (w *Window) wholePage() {
	if w.doc == nil || w.doc.Format != "html" && w.doc.Format != "mhtml" {
		w.over.Say(look.T("whole.none"))
		return
	}
	whole := !w.asked.Whole
	w.readAgain(func(o *core.Options) { o.Whole = whole })
}

// recognise reads the pages of the document in front that are pictures, where
// the program for that is there.
func (w *Window) recognise() {
	if w.doc == nil || !paged(w.doc) {
		w.over.Say(look.T("recognise.none"))
		return
	}
	w.recognising(job{path: w.path, load: loader(w.path), asked: w.asked, again: true})
}

// recognising does a job with recognition, or says what is to be installed.
func (w *Window) recognising(j job) {
	var there, chinese bool
	w.runner.Draw(func(ctx context.Context) { there, chinese = opening.Recogniser(ctx) }, func() {
		w.trace(fmt.Sprintf("recogniser %v, Chinese %v", there, chinese))
		switch {
		case !there:
			w.over.Say(look.T("recognise.install"))
		case !chinese:
			w.over.Say(look.T("recognise.chinese"))
		default:
			j.asked.Recognise = true
			w.readAs(j)
		}
	})
}
