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
	"github.com/wenshu-app/wenshu/gui/repairs"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A repairView shows the text as read beside the mended one.
type repairView struct {
	*desk
	pane    *repairs.Pane
	of      *text.Map                // of the text that the pane shows or is being given
	clicked perDocument[*doc.Repair] // last, until it is made
	lined   perDocument[bool]        // lines were joined or split by hand, until they are
}

// build makes the repair view.
func (w *repairView) build() {
	p := repairs.New()
	p.OnToggle, p.OnKey = w.toggleRepair, w.key
	p.OnTip = w.over.Tip
	p.OnPlace = w.nav.goToPlace
	p.OnMenu = func(offset int, at fyne.Position) { w.over.Menu(w.lineItems(offset), at) }
	w.pane = p
}

// showRepairs makes the rows of the repair view in the background, once its
// tab is looked at.
func (w *repairView) showRepairs() {
	if w.doc() == nil {
		w.of = nil
		w.pane.SetModel(nil)
		return
	}
	if !w.nav.at(tabRepairs) || w.of == w.doc().Back {
		return
	}
	d := w.doc()
	w.of = d.Back
	w.pane.Busy(d.ID)
	var m *repairs.Model
	w.runner.Go(func(context.Context) { m = repairs.Build(d) }, w.session.While(session.OfText, func() {
		w.pane.SetModel(m)
		w.trace("mending")
	}))
}

// toggleRepair undoes a repair, or makes it again, and reads the figures of what
// comes of it.
func (w *repairView) toggleRepair(m doc.Repair) {
	if w.doc() == nil || w.entry() == nil {
		return
	}
	u, ok := core.Undoing(w.doc(), m)
	if !ok {
		w.pane.Settle()
		return
	}
	w.clicked[w.front()] = &m
	w.session.Edit(w.front(), "undo.mend", func(e *store.Entry) {
		if m.Undone || core.MadeByHand(m) {
			e.Redo(u.Place)
			return
		}
		u.Made = time.Now().UTC().Truncate(time.Second)
		e.Undo(u)
	})
}

// Changed is for the window.
func (w *repairView) Changed(e session.Event) {
	switch e.Kind {
	case session.Closed:
		delete(w.clicked, e.Doc)
		delete(w.lined, e.Doc)
	case session.Fronted:
		if d := e.Doc.Doc; d != nil && !w.pane.Shows(d.Back) {
			w.of = nil // it may have been on its way
		}
		w.showRepairs()
	case session.Left:
		w.pane.Settle()
	case session.Built, session.BuiltBehind:
		if e.Mended {
			if w.lined[e.Doc] {
				w.over.Say(fmt.Sprintf(look.T("mending.did.line"), len(e.Doc.Doc.Figures)))
				delete(w.lined, e.Doc)
			} else if m := w.clicked[e.Doc]; m != nil {
				w.over.Say(fmt.Sprintf(didRepair(*m), len(e.Doc.Doc.Figures)))
			}
			delete(w.clicked, e.Doc)
			w.trace("mended")
		}
		w.showRepairs()
	}
}

// Restyle is for the window.
func (w *repairView) Restyle(p look.Palette) { w.pane.SetPalette(p) }

// Retell is for the window.
func (w *repairView) Retell() { w.pane.SetWords() }

// Turned is for the window.
func (w *repairView) Turned() { w.showRepairs() }

// Focus is for the window.
func (w *repairView) Focus(c fyne.Canvas) { w.pane.Focus(c) }

// didRepair is what the toggling of m did, with %d for how many figures there
// are now.
func didRepair(m doc.Repair) string {
	if core.MadeByHand(m) {
		return look.T("mending.did.hand")
	}
	names := [2][4]string{
		{look.T("mending.did.undo.join"), look.T("mending.did.undo.drop"), look.T("mending.did.undo.blank"), look.T("mending.did.undo.clean")},
		{look.T("mending.did.redo.join"), look.T("mending.did.redo.drop"), look.T("mending.did.redo.blank"), look.T("mending.did.redo.clean")},
	}
	if m.Undone {
		return names[1][m.Kind]
	}
	return names[0][m.Kind]
}

// mended counts the repairs of d that stand.
func mended(d *doc.Document) int {
	n := 0
	for _, m := range d.Repairs {
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
