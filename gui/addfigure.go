package gui

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// addFigure records the selected words as a figure that was not found; on one
// that was, it corrects that.
func (w *cardView) addFigure() {
	if w.doc() == nil || w.entry() == nil || !w.nav.at(tabReading) || w.text.pane.Selection().Empty() {
		w.over.Say(look.T("figure.add.select"))
		return
	}
	s := w.text.pane.Selection()
	if i := w.figureAt(s.Start); i >= 0 {
		w.correct(i)
		return
	}
	w.addFigureAt(trimmed(w.doc().Body, s))
}

// trimmed is s without the punctuation and blanks at its ends, which a mouse
// takes along.
func trimmed(body string, s text.Span) text.Span {
	loose := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && !strings.ContainsRune("%％‰-－", r)
	}
	words := body[s.Start:s.End]
	s.Start += len(words) - len(strings.TrimLeftFunc(words, loose))
	s.End -= len(words) - len(strings.TrimRightFunc(words, loose))
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

// addFigureAt asks what the figure on the words at s says, and records it.
func (w *cardView) addFigureAt(s text.Span) {
	f, ok := correct.Blank(w.doc(), s)
	place, in := anchor.PlaceOf(w.doc(), s)
	if !ok || !in {
		w.over.Say(look.T("figure.add.where"))
		return
	}
	p := w.front()
	f.ByReader = true // all that the form says is the reader's
	form := newCorrectForm(w.doc(), &f, w.palette(), func() { w.over.Dismiss() })
	form.none.Hide()
	form.guess(w.doc().Text(s), nearest(w.doc(), s))
	w.askFigure(fmt.Sprintf(look.T("figure.add.what"), w.printed(s)), form, place, func(c store.Correction) error {
		if c.Indicator == nil || c.Lo == nil && c.Hi == nil {
			return errors.New(look.T("figure.add.empty"))
		}
		w.session.Edit(p, "undo.add", func(e *store.Entry) { e.Correct(c) })
		return nil
	}, nil)
}

// nearest is the figure before s in the same paragraph, or behind it where none
// is before: most figures that stand together are of one time. It is nil where
// the paragraph has no other.
func nearest(d *doc.Document, s text.Span) *doc.Figure {
	var found *doc.Figure
	for i := range d.Figures {
		f := &d.Figures[i]
		if block := d.Articles[f.Article].Blocks[f.Block]; block.Covers(s) && (f.Start < s.Start || found == nil) {
			found = f
		}
	}
	return found
}

// guess fills the form of a new figure from its words, and its time and state
// from the figure beside it; beside may be nil.
func (c *correctForm) guess(words string, beside *doc.Figure) {
	c.mean(doc.Exact)
	if n, unit, err := correct.Amount(words); err == nil && n != nil {
		c.lo.SetText(doc.Short(n))
		c.unit.SetText(unit)
		if unit == "%" {
			c.kind.SetSelectedIndex(int(doc.Share))
		}
	}
	if beside != nil {
		c.when.SetText(typedTime(beside.Period))
		c.status.SetSelectedIndex(int(beside.Status))
	}
}
