package gui

import (
	"context"
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/backup"
	"github.com/wenshu-app/wenshu/gui/chooser"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// close ends the program, and asks first where words would be lost: those of a
// form that is open, or notes that cannot be written.
func (w *frame) close() {
	switch {
	case w.leaving: // asked already
	case w.over.Unwritten():
		w.askLeave(look.T("leave.form"), look.T("leave.how"), look.T("note.again"))
	default:
		w.keepStanding()
		if err := w.keep(); err != nil {
			retry := look.NewAnswer(look.T("leave.retry"), nil)
			elsewhere := look.NewAnswer(look.T("leave.elsewhere"), nil)
			d := w.askLeave(look.T("leave.disk"), fmt.Sprintf(look.T("leave.disk.how"), unwritten(err)), look.T("leave.stay"), retry, elsewhere)
			retry.OnTapped = func() {
				d.Hide()
				w.close()
			}
			elsewhere.OnTapped = func() {
				d.Hide()
				w.files.saveAs(look.T("leave.file")+".zip", []chooser.Kind{{Name: "ZIP", Patterns: []string{"*.zip"}}}, w.rescue)
			}
			return
		}
		w.leave()
	}
}

// askLeave asks whether to end the program though something is lost by it. Esc
// stays, and so does the button of that name; more are other ways out.
func (w *frame) askLeave(title, how, stay string, more ...fyne.CanvasObject) *dialog.CustomDialog {
	says := widget.NewLabel(how)
	says.Wrapping = look.Wrapping()
	d := dialog.NewCustomWithoutButtons(title, says, w.win)
	keep := look.NewAnswer(stay, d.Hide)
	keep.Importance = widget.HighImportance
	away := look.NewAnswer(look.T("leave.lose"), func() {
		d.Hide()
		w.keep()
		w.leave()
	})
	d.SetButtons(append(append([]fyne.CanvasObject{away}, more...), keep))
	d.Resize(fyne.NewSize(520, 0))
	w.leaving = true
	w.over.Ask(d, func() { w.leaving = false })
	w.trace("may not close")
	return d
}

// rescue writes the notes that are not in their place into a file that
// wenshu-cli library restore takes, and ends the program.
func (w *frame) rescue(path string) {
	entries := w.session.Unwritten()
	var err error
	w.runner.Go(func(ctx context.Context) {
		err = atomicfile.Write(path, atomicfile.Private, func(f io.Writer) error { return backup.Notes(f, entries) })
	}, func() {
		if err != nil {
			w.trace("notes not rescued: " + err.Error())
			w.over.Say(fmt.Sprintf(look.T("save.failed"), unwritten(err)))
			return
		}
		w.leave()
	})
}

// leave ends the program.
func (w *frame) leave() {
	w.end()
	w.runner.Cancel()
	w.card.forget()
	w.session.End()
	w.orig.pane.Close()
	w.library.room.Close()
	w.win.Close()
}

// keep remembers the window, what is open and where reading stopped. The error
// tells of notes that are not written; settings are worth no question.
func (w *frame) keep() error {
	size, full := w.win.Canvas().Size(), w.win.FullScreen()
	w.settings.Change(func(v *settings.Values) {
		if !v.Whole && !full {
			v.Width, v.Height = float64(size.Width), float64(size.Height)
		}
		if w.split.Leading.Visible() {
			v.Split = w.split.Offset
		}
	})
	if err := w.settings.Write(); err != nil {
		w.trace("settings unsaved: " + err.Error())
	}
	return w.session.Keep()
}
