package gui

import (
	"errors"
	"fmt"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// An opener asks what is to be opened and how, and tells what went wrong.
type opener struct {
	*desk
	part
	made    string           // a folder for documents that the program makes; "" for none
	figures func(dir string) // opens a folder of figures that wenshu-beam wrote
}

// Changed is for the window: it tells the reader of what went wrong.
func (w *opener) Changed(e session.Event) {
	switch e.Kind {
	case session.Unreadable:
		if !w.askedAgain(e.Job, e.Err) {
			w.failedAs(e.Job, e.Err)
			w.session.GiveUp(e.Job.Path)
		}
	case session.Failed:
		w.failed(e.Job.Path, e.Err)
	case session.Gone:
		w.over.Say(fmt.Sprintf(look.T("documents.gone"), e.Names[0], len(e.Names)))
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
func (w *opener) sayDamaged(err error) {
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
