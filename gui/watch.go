package gui

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/gui/banner"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Files are looked at by their size and time, every few seconds and when the
// window comes to the front: network drives and editors that put a new file in
// the place of the old tell fsnotify nothing, or of another file.

// lookEvery is how often the file in front is looked at.
const lookEvery = 4 * time.Second

// A stamp is what a file is known by from outside.
type stamp struct {
	size int64
	at   time.Time
}

// stampOf is the stamp of the file at path; the zero stamp where it is not
// there, or no file.
func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if !filepath.IsAbs(path) || err != nil || !info.Mode().IsRegular() {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// Watch notices from now on when the file in front is changed by another
// program. The program calls it once.
func (w *Window) Watch() {
	w.app.Lifecycle().SetOnEnteredForeground(w.lookAtFile)
	var again func()
	again = func() {
		if w.life.Err() == nil {
			w.lookAtFile()
			w.runner.After(lookEvery, again)
		}
	}
	w.runner.After(lookEvery, again)
}

// lookAtFile asks in the background whether the file in front has changed since
// it was read, and says so over the text.
func (w *Window) lookAtFile() {
	p := w.paper
	if p.doc == nil || p.stamp == (stamp{}) || w.opening {
		return
	}
	var now stamp
	w.runner.Draw(func(context.Context) { now = stampOf(p.path) }, func() {
		if w.paper != p || now == (stamp{}) || now == p.seen { // a file that is away may come back
			return
		}
		p.seen = now
		p.outdated = now != p.stamp
		w.trace("file changed")
		w.readNotes()
	})
}

// outdatedBanner says that the file in front has changed, and offers to read it
// again.
func (w *Window) outdatedBanner() {
	w.banner.Show(look.T("file.changed"), w.palette(), banner.Action{Name: look.T("file.reload"), Do: w.reload})
	w.page.Refresh()
}

// reload reads the file in front again. What the reader added to it stays, and
// so does the place of the reading.
func (w *Window) reload() {
	w.leave()
	w.saveEntry()
	w.readAgain(func(*core.Options) {})
}

// bannerClosed forgets what was said over the text: the change of the file until
// it changes again, else the notes of the reading.
func (w *Window) bannerClosed() {
	if p := w.paper; p.outdated {
		p.outdated = false
		w.readNotes()
	} else {
		p.quiet = true
	}
	w.page.Refresh()
}
