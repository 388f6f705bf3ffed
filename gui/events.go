package gui

import (
	"errors"
	"fmt"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// told follows what has happened in the session.
func (w *Window) told(e session.Event) {
	switch e.Kind {
	case session.Listed:
		w.paperTabs()
	case session.Closed:
		delete(w.shows, e.Doc)
	case session.Leaving:
		w.keptOf(e.Doc).choice = w.reading.Choice()
	case session.Named:
		w.show(tabReading)
	case session.Stayed:
		w.focusTab()
	case session.Fronted:
		w.many.Leave()
		w.onProgress("", "", 0, 0)
		w.showPaper()
		if e.Read {
			w.over.Painted(func() { w.trace("first-page") })
		}
		w.arrive()
	case session.Built:
		if e.Doc == w.front() {
			w.showFigures(e.Again)
		}
		w.mendsShown(e)
	case session.Left:
		if e.Doc == w.front() {
			w.mend.pane.Settle()
		}
	case session.Noted:
		w.showNotes()
		w.remenu()
		w.paperTabs()
		w.title()
	case session.Outdated:
		w.readNotes()
	case session.Working:
		w.counts()
	case session.Recent:
		w.remenu()
	default:
		w.trouble(e)
	}
}

// trouble tells the reader of what went wrong.
func (w *Window) trouble(e session.Event) {
	switch e.Kind {
	case session.Unreadable:
		if !w.askedAgain(e.Job, e.Err) {
			w.failedAs(e.Job, e.Err)
			w.session.GiveUp(e.Job.Path)
		}
	case session.Failed:
		w.failed(e.Job.Path, e.Err)
	case session.Gone:
		w.over.Say(fmt.Sprintf(look.T("papers.gone"), e.Names[0], len(e.Names)))
	case session.Unsaved:
		w.over.Say(fmt.Sprintf(look.T("notes.unsaved"), unwritten(e.Err)))
	case session.Settled:
		if e.Lost > 0 {
			w.over.Say(fmt.Sprintf(look.T("notes.lost"), e.Lost))
		}
	case session.Damaged:
		w.sayDamaged(e.Err)
	}
}

// sayDamaged tells that the notes of a document could not be read.
func (w *Window) sayDamaged(err error) {
	w.trace("notes unread: " + err.Error())
	if newer := (*store.Newer)(nil); errors.As(err, &newer) {
		w.over.Say(look.T("notes.newer"))
		return
	}
	var d *store.Damaged
	if errors.As(err, &d) && d.Aside != "" {
		w.over.Say(fmt.Sprintf(look.T("notes.damaged"), d.Aside))
		return
	}
	w.over.Say(look.T("notes.unread"))
}
