package gui

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A view shows one aspect of the document in front.
type view interface {
	Changed(session.Event)
	Restyle(look.Palette)
	Retell() // the language changed
}

// What a view may do beside. The window asks for it where a view has it.
type (
	// A preparer has something of a document made ready by a worker.
	preparer interface {
		Prepare(*session.Document) session.Making
	}
	// A turner wants to know that another tab was turned to.
	turner interface{ Turned() }
	// A focuser takes the keyboard when its tab is turned to.
	focuser interface{ Focus(fyne.Canvas) }
	// A taker takes the keyboard only when its tab is turned to by key.
	taker interface{ FocusByKey(fyne.Canvas) }
	// A seeker has a search of its own.
	seeker interface{ Find() }
	// An exporter writes what it shows into a file.
	exporter interface{ Export() }
)

// A pane is a tab: tab.NAME is the key of its words.
type pane struct {
	name    string
	view    view
	content fyne.CanvasObject
}

// A perDocument is what a view keeps of each open document.
type perDocument[T any] map[*session.Document]T
