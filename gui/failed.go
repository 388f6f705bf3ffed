package gui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// failedOn tells what happened, what is kept and what to do next.
func (w *opener) failedOn(path string, err error) { w.failedAs(session.Job{Path: path}, err) }

// failedAs is failedOn with what can be done about it.
func (w *opener) failedAs(j session.Job, err error) {
	path := j.Path
	if errors.Is(err, context.Canceled) {
		return
	}
	h := hint.Of(err)
	what, next := h.What.Chinese, h.Next.Chinese
	if look.Current() == look.English {
		what, next = h.What.English, h.Next.English
	}
	if scan(j, err) {
		what, next = look.T("recognise.offer"), look.T("recognise.how")
	}
	w.trace("error " + doc.KindOf(err).String())
	w.trace("detail: " + err.Error())
	says := widget.NewLabel(what + "\n" + next)
	says.Wrapping = look.Wrapping()
	detail := widget.NewLabel(err.Error())
	detail.Wrapping = look.Wrapping()
	detail.Importance = widget.LowImportance
	detail.SizeName = theme.SizeNameCaptionText
	detail.Hidden = doc.KindOf(err) != doc.Internal // which is to be reported
	box := container.NewVBox(says, detail)
	d := dialog.NewCustom(fmt.Sprintf(look.T("error.title"), filepath.Base(path)), look.T("close"), box, w.win)
	w.remedy(j, err, d, box)
	d.Resize(fyne.NewSize(460, 220))
	w.over.Ask(d, nil)
}

// fileName is a title without what a file's name may not hold.
func fileName(s string) string {
	out := []rune{}
	for _, r := range s {
		switch r {
		case '/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n':
			r = ' '
		}
		if len(out) < 60 {
			out = append(out, r)
		}
	}
	return string(out)
}
