package gui

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// lineItems join and split the lines of the text by hand, at a byte of it.
func (w *repairView) lineItems(offset int) []*fyne.MenuItem {
	item := func(key string, off bool, do func(int)) *fyne.MenuItem {
		m := fyne.NewMenuItem(look.T(key), w.session.While(session.OfText, func() { do(offset) }))
		m.Disabled = off
		return m
	}
	split, join := false, false
	if d := w.doc(); d != nil && w.entry() != nil && offset >= 0 {
		_, split = core.SplitAt(d, offset)
		_, join = core.JoinNext(d, offset)
	}
	return []*fyne.MenuItem{item("line.split", !split, w.splitAt), item("line.join", !join, w.joinNext)}
}

// splitAt begins a line with the byte at offset of the text.
func (w *repairView) splitAt(offset int) { w.byHand(core.SplitAt, offset, "line.split.not") }

// joinNext lets the line with the byte at offset go on with the next.
func (w *repairView) joinNext(offset int) { w.byHand(core.JoinNext, offset, "line.join.not") }

// byHand changes a line end as the reader wants it, as an edit like the others:
// kept with the document and to be taken back.
func (w *repairView) byHand(change func(*doc.Document, int) (core.ByHand, bool), offset int, not string) {
	if w.doc() == nil || w.entry() == nil {
		w.over.Say(look.T("bookmark.nowhere"))
		return
	}
	said, ok := change(w.doc(), offset)
	if !ok {
		w.over.Say(look.T(not))
		return
	}
	said.Made = time.Now().UTC().Truncate(time.Second)
	w.lined[w.front()] = true
	w.session.Edit(w.front(), "undo.line", func(e *store.Entry) { said.Apply(e) })
}

// lineSpot is the byte of the text that the keyboard is at, in the repair view or
// in the text.
func (w *keys) lineSpot() int {
	if w.nav.at(tabRepairs) {
		return w.text.repairs.pane.Spot()
	}
	return w.text.pane.Spot()
}
