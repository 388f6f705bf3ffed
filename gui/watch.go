package gui

import (
	"time"

	"github.com/wenshu-app/wenshu/gui/banner"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Files are looked at by their size and time, every few seconds and when the
// window comes to the front: network drives and editors that put a new file in
// the place of the old tell fsnotify nothing, or of another file.

// lookEvery is how often the file in front is looked at.
const lookEvery = 4 * time.Second

// Watch notices from now on when the file in front is changed by another
// program. The program calls it once.
func (w *Window) Watch() {
	w.app.Lifecycle().SetOnEnteredForeground(w.session.LookAtFile)
	var again func()
	again = func() {
		if w.life.Err() == nil {
			w.session.LookAtFile()
			w.runner.After(lookEvery, again)
		}
	}
	w.runner.After(lookEvery, again)
	w.library.wake()
}

// outdatedBanner says that the file in front has changed, and offers to read it
// again.
func (w *textView) outdatedBanner() {
	w.banner.Show(look.T("file.changed"), w.palette(), banner.Action{Name: look.T("file.reload"), Do: w.session.Reload})
	w.makeRoom()
}

// bannerClosed forgets what was said over the text: the change of the file until
// it changes again, else the notes of the reading.
func (w *textView) bannerClosed() {
	if p := w.front(); p.Outdated() {
		p.PassOver()
		w.readNotes()
	} else {
		p.NotesSeen = true
	}
	w.makeRoom()
}
