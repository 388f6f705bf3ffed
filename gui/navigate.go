package gui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/tabs"
)

// A navigator is the one way to a place: to a tab, a byte of the text, a figure,
// another document. Every leap goes through leap, so that every leap has a way
// back.
type navigator struct {
	*desk
	tabs    *tabs.Pages
	panes   []pane
	arrival arrival

	text    *textView
	outline *outlineView
	find    *findView
	card    *cardView
	orig    *originalView
	frame   *frame
	library *libraryView
}

// An arrival is where the reader wants to be once a file is open.
type arrival struct {
	path string
	find func(*doc.Document) (text.Span, bool) // nil for wherever reading stopped
}

// setPanes makes the tabs.
func (w *navigator) setPanes(panes []pane) {
	contents := make([]fyne.CanvasObject, len(panes))
	for i, p := range panes {
		contents[i] = p.content
	}
	w.panes, w.tabs = panes, tabs.NewPages(contents...)
	w.tabs.OnEnter = w.turnTo
	w.tabs.OnSelected = func() {
		w.over.HideHover()
		w.over.HideTip()
		w.trace("tab " + w.pane().name)
		for _, p := range w.panes {
			if t, ok := p.view.(turner); ok {
				t.Turned()
			}
		}
		w.card.roomForCard()
		w.focusTab()
	}
}

// pane is the one whose tab is in front.
func (w *navigator) pane() pane { return w.panes[w.tabs.SelectedIndex()] }

// at reports whether a tab is in front.
func (w *navigator) at(tab int) bool { return w.tabs.SelectedIndex() == tab }

// Retell is for the window.
func (w *navigator) Retell() {
	names := make([]string, len(w.panes))
	for i, p := range w.panes {
		names[i] = look.T("tab." + p.name)
	}
	w.tabs.SetNames(look.T("tabs"), names)
}

// Restyle is for the window.
func (w *navigator) Restyle(p look.Palette) { w.tabs.SetPalette(p) }

// Changed is for the window. The navigator is the last that is told.
func (w *navigator) Changed(e session.Event) {
	switch e.Kind {
	case session.Named:
		w.show(tabReading)
	case session.Stayed:
		w.focusTab()
	case session.Fronted:
		w.over.HideHover()
		w.over.HideTip()
		w.focusTab()
		w.trace("shows " + fileOf(e.Doc))
		if e.Read {
			w.over.Painted(func() { w.trace("first-page") })
		}
		w.arrive()
	case session.Built:
		w.over.Painted(func() { w.trace("idle") })
	}
}

// onPlace follows the reading in the outline and the status bar.
func (w *navigator) onPlace(offset int) {
	w.trace(fmt.Sprintf("place %d", offset))
	if w.doc() == nil {
		return
	}
	w.outline.pane.Follow(offset)
	w.orig.pageOfText(offset)
	read := 100 * offset / max(1, len(w.doc().Body))
	if w.text.pane.AtEnd() {
		read = 100
	}
	w.frame.place.SetText(fmt.Sprintf(look.T("status.place"), read) + "　" + w.outline.pane.Current(offset))
}

// show brings a tab to the front.
func (w *navigator) show(tab int) {
	w.library.room.Leave()
	if !w.at(tab) {
		w.tabs.SelectIndex(tab)
	}
}

// focusTab gives the keyboard to the pane in front; where it wants none, keys
// must not move the text behind.
func (w *navigator) focusTab() {
	if f, ok := w.pane().view.(focuser); ok {
		f.Focus(w.win.Canvas())
		return
	}
	w.win.Canvas().Unfocus()
}

// turnTo shows a tab by key.
func (w *navigator) turnTo(tab int) {
	w.show(tab)
	if t, ok := w.pane().view.(taker); ok {
		t.FocusByKey(w.win.Canvas())
		return
	}
	w.focusTab() // the tab may be in front already, the keyboard elsewhere
}

// leap goes somewhere, and notes where the reading was and where it came to, so
// that there is a way back.
func (w *navigator) leap(to func()) {
	w.visit()
	to()
	w.visit()
}

// visit notes where the reading is.
func (w *navigator) visit() {
	if w.doc() == nil {
		return
	}
	w.front().History.Add(session.Visit{Offset: w.text.pane.Place(), Figure: w.text.pane.Figure(), Tab: w.tabs.SelectedIndex()})
	w.frame.historyButtons()
}

// goToPlace brings the line with the byte at offset to the top of the text, with
// a way back.
func (w *navigator) goToPlace(offset int) {
	w.leap(func() {
		w.show(tabReading)
		w.text.pane.ScrollTo(offset)
	})
}

// showPlace shows a place of the text, washed like what a search found.
func (w *navigator) showPlace(s text.Span) {
	w.show(tabReading)
	w.find.seek.hits, w.find.seek.at = []text.Span{s}, 0
	w.text.pane.SetHits(w.find.seek.hits, 0)
	w.text.pane.Reveal(s.Start)
}

// toRaw shows the place of the text that was made of raw, or what comes next
// where nothing was made of it.
func (w *navigator) toRaw(raw text.Span) {
	if w.doc() == nil {
		return
	}
	if at, ok := bodyAt(w.doc(), raw); ok {
		w.leap(func() { w.showPlace(at) })
	}
}

// GoToFigure chooses a figure and shows its sentence: the one way there, from
// the table, a chart or a key.
func (w *navigator) GoToFigure(i int) {
	if !w.isFigure(i) {
		return
	}
	w.leap(func() {
		w.over.HideHover()
		w.show(tabReading)
		w.text.pane.SelectFigure(i)
		w.card.showCard(i)
	})
	w.trace(fmt.Sprintf("figure %d", i))
}

// step goes to the next or the previous figure.
func (w *navigator) step(by int) {
	if w.doc() == nil || len(w.doc().Figures) == 0 {
		return
	}
	i := w.text.pane.Figure() + by
	if w.text.pane.Figure() < 0 && by < 0 {
		i = len(w.doc().Figures) - 1
	}
	w.GoToFigure((i + len(w.doc().Figures)) % len(w.doc().Figures))
}

func (w *navigator) goBack()    { w.goBy(-1) }
func (w *navigator) goForward() { w.goBy(+1) }

func (w *navigator) goBy(by int) {
	v, ok := w.front().History.Move(by)
	if !ok {
		return
	}
	w.show(v.Tab)
	w.text.pane.SelectFigure(v.Figure)
	w.text.pane.ScrollTo(v.Offset)
	w.card.showCard(v.Figure)
	w.frame.historyButtons()
}

// openAt opens the file at path and shows those bytes of it.
func (w *navigator) openAt(path string, at store.Place) {
	w.openWhere(arrival{path: path, find: func(d *doc.Document) (text.Span, bool) { return anchor.SpanOf(d, at) }})
}

// openWhere opens a file and shows a place of it.
func (w *navigator) openWhere(a arrival) {
	w.arrival = a
	if d := w.session.Of(a.path); d != nil && d.Doc != nil {
		w.show(tabReading)
		w.session.Bring(d)
		w.arrive()
		return
	}
	w.session.Open(a.path)
}

// arrive goes where the reader wanted to be in the document in front.
func (w *navigator) arrive() {
	if w.doc() == nil || w.arrival.path != w.front().Path {
		return
	}
	find := w.arrival.find
	w.arrival = arrival{}
	if find == nil {
		return
	}
	if s, ok := find(w.doc()); ok {
		w.leap(func() { w.showPlace(s) })
	}
}
