package gui

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/mending"
)

// A mendState is what the window knows of the repair view.
type mendState struct {
	pane   *mending.Pane
	status *tapLabel // how much was mended
	of     *text.Map // of the text that the pane shows or is being given
}

// A mendList is what the reader undid in a paper.
type mendList struct {
	shown   []store.Undoing // what is undone in the document that is shown
	pending bool            // the reader wants another list; the document is being made again
	making  []store.Undoing // what is undone in it
	last    *doc.Mend       // what was clicked; nil where the list came from elsewhere
}

// begin takes what is undone in a new document.
func (m *mendList) begin(undone []store.Undoing) {
	*m = mendList{shown: undone}
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
	if w.doc == nil {
		w.mend.of = nil
		w.mend.pane.SetModel(nil)
		return
	}
	if w.tabs.SelectedIndex() != tabMending || w.mend.of == w.doc.Back {
		return
	}
	d := w.doc
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
	if w.doc == nil || w.entry == nil {
		return
	}
	u, ok := core.Undoing(w.doc, m)
	if !ok {
		w.mend.pane.Settle()
		return
	}
	if m.Undone {
		w.entry.Redo(u.Place)
	} else {
		u.Made = time.Now().UTC().Truncate(time.Second)
		w.entry.Undo(u)
	}
	w.mends.pending, w.mends.last = true, &m
	w.changed(w.paper, true)
}

// remend makes the document of a paper again as the reader's list has it.
func (w *Window) remend(of *paper) {
	d, undone := of.doc, of.entry.Clone().Undone
	of.mends.pending, of.mends.making = true, undone
	w.work(of, func(ctx context.Context, p *progress.Counter) (*doc.Document, error) {
		m, err := core.Mend(ctx, d, undone, p)
		if err != nil {
			return nil, err
		}
		return core.WithFigures(ctx, m, p)
	})
}

// leaveMends goes back to the list of the document that is shown: the making
// of another was given up.
func (w *Window) leaveMends(p *paper) {
	if !p.mends.pending {
		return
	}
	p.mends.pending = false
	p.entry.Undone = slices.Clone(p.mends.shown)
	w.save(p.entry)
	if w.paper == p {
		w.mend.pane.Settle()
	}
}

// mendsShown tells that the document of a paper is made as the reader's list has
// it.
func (w *Window) mendsShown(p *paper) {
	if p.mends.pending {
		if m := p.mends.last; m != nil {
			w.over.Say(fmt.Sprintf(didMend(*m), len(p.doc.Figures)))
		}
		p.mends.begin(p.mends.making)
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

// carry takes what is known of a paper by places of its text over to next,
// another text of the same file, and returns where the reading goes on in it.
func (w *Window) carry(p *paper, next *doc.Document) int {
	at, old := p.at, p.doc
	if w.paper == p {
		at = w.reading.Place()
	}
	if old.Back == next.Back {
		return at
	}
	for i, v := range p.history.places {
		p.history.places[i].offset = moved(old, next, v.offset)
		p.history.places[i].figure = sameFigure(old, next, v.figure)
	}
	p.card = sameFigure(old, next, p.card)
	return moved(old, next, at)
}

// moved is where the byte at offset of old stands in next, another text of the
// same file. What has no place there has that of what follows.
func moved(old, next *doc.Document, offset int) int {
	for n := 4; offset < len(old.Body); n *= 8 {
		if raw, ok := old.Back.Hull(text.Span{Start: offset, End: min(offset+n, len(old.Body))}); ok {
			if s, ok := next.Back.Forward(raw); ok {
				return s.Start
			}
		}
		if offset+n >= len(old.Body) {
			break
		}
	}
	return len(next.Body)
}

// movedAll is where the hits of a search of old stand in next. It is slow where
// there are many.
func movedAll(old, next *doc.Document, hits []text.Span) []text.Span {
	if old.Back == next.Back || len(hits) == 0 {
		return hits
	}
	out := make([]text.Span, len(hits))
	for i, h := range hits {
		out[i] = text.Span{Start: moved(old, next, h.Start), End: moved(old, next, h.End)}
	}
	return out
}

// sameFigure is the figure of next on the very words of figure i of old; -1 if
// there is none.
func sameFigure(old, next *doc.Document, i int) int {
	if i < 0 || i >= len(old.Figures) {
		return -1
	}
	f := old.Figures[i]
	at := moved(old, next, f.Start)
	k := sort.Search(len(next.Figures), func(k int) bool { return next.Figures[k].Start >= at })
	for ; k < len(next.Figures) && next.Figures[k].Start == at; k++ {
		if next.Text(next.Figures[k].Span) == old.Text(f.Span) {
			return k
		}
	}
	return -1
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
