package gui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/mending"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A mendState is what the window knows of the repair view.
type mendState struct {
	pane   *mending.Pane
	status *tapLabel // how much was mended
	of     *text.Map // of the text that the pane shows or is being given
}

// newMending makes the repair view.
func (w *Window) newMending() {
	p := mending.New()
	p.OnToggle, p.OnKey = w.toggleMend, w.key
	p.OnTip = w.over.Tip
	p.OnPlace = w.goToPlace
	w.mend.pane = p
}

// showMending makes the rows of the repair view in the background, once its
// tab is looked at.
func (w *Window) showMending() {
	if w.doc() == nil {
		w.mend.of = nil
		w.mend.pane.SetModel(nil)
		return
	}
	if w.tabs.SelectedIndex() != tabMending || w.mend.of == w.doc().Back {
		return
	}
	d := w.doc()
	w.mend.of = d.Back
	w.mend.pane.Busy(d.ID)
	var m *mending.Model
	w.runner.Draw(func(context.Context) { m = mending.Build(d) }, func() {
		if w.mend.of == d.Back {
			w.mend.pane.SetModel(m)
			w.trace("mending")
		}
	})
}

// toggleMend undoes a mend, or makes it again, and reads the figures of what
// comes of it.
func (w *Window) toggleMend(m doc.Mend) {
	if w.doc() == nil || w.entry() == nil {
		return
	}
	u, ok := core.Undoing(w.doc(), m)
	if !ok {
		w.mend.pane.Settle()
		return
	}
	w.kept().mend = &m
	w.session.Edit(w.front(), "undo.mend", func(e *store.Entry) {
		if m.Undone {
			e.Redo(u.Place)
			return
		}
		u.Made = time.Now().UTC().Truncate(time.Second)
		e.Undo(u)
	})
}

// mendsShown tells that the document of a paper is made as the reader's list has
// it.
func (w *Window) mendsShown(e session.Event) {
	if e.Mended {
		k := w.keptOf(e.Doc)
		if m := k.mend; m != nil {
			w.over.Say(fmt.Sprintf(didMend(*m), len(e.Doc.Doc.Figures)))
		}
		k.mend = nil
		w.trace("mended")
	}
	w.showMending()
}

// didMend is what the toggling of m did, with %d for how many figures there
// are now.
func didMend(m doc.Mend) string {
	names := [2][4]string{
		{look.T("mending.did.undo.join"), look.T("mending.did.undo.drop"), look.T("mending.did.undo.blank"), look.T("mending.did.undo.clean")},
		{look.T("mending.did.redo.join"), look.T("mending.did.redo.drop"), look.T("mending.did.redo.blank"), look.T("mending.did.redo.clean")},
	}
	if m.Undone {
		return names[1][m.Kind]
	}
	return names[0][m.Kind]
}

// mended counts the mends of d that stand.
func mended(d *doc.Document) int {
	n := 0
	for _, m := range d.Mends {
		if !m.Undone && !m.Cut {
			n++
		}
	}
	return n
}

// A tapLabel is a line of text that leads somewhere.
type tapLabel struct {
	widget.Label
	do func()
}

func newTapLabel(like func() *widget.Label, do func()) *tapLabel {
	from := like()
	l := &tapLabel{do: do}
	l.Importance, l.SizeName = from.Importance, from.SizeName
	l.ExtendBaseWidget(l)
	return l
}

// Tapped is for Fyne.
func (l *tapLabel) Tapped(*fyne.PointEvent) { l.do() }

// AccessibilityLabel is for Fyne.
func (l *tapLabel) AccessibilityLabel() string { return l.Text }

// AccessibilityRole is for Fyne.
func (l *tapLabel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// Cursor is for Fyne.
func (l *tapLabel) Cursor() desktop.Cursor { return desktop.PointerCursor }
