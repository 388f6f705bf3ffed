package gui

import (
	"fmt"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// correctChosen corrects the figure that is looked at.
func (w *cardView) correctChosen() {
	i := w.front().Card
	if i < 0 && w.nav.at(tabFigures) {
		i = w.figures.chosen()
	}
	if i < 0 {
		i = w.text.pane.Figure()
	}
	if w.doc() == nil || i < 0 {
		w.over.Say(look.T("correct.first"))
		return
	}
	w.correct(i)
}

// correct asks what is wrong with figure i, and keeps the answer. Another
// document may have come to the front by then.
func (w *cardView) correct(i int) {
	if w.entry() == nil || !w.isFigure(i) {
		return
	}
	p, f := w.front(), &w.doc().Figures[i]
	place, ok := anchor.PlaceOf(w.doc(), f.Span)
	if !ok {
		return
	}
	form := newCorrectForm(w.doc(), f, w.palette(), func() { w.over.Dismiss() })
	var restore func() // nil where there is nothing to take back
	if f.ByReader {
		restore = func() { w.session.Edit(p, "undo.restore", func(e *store.Entry) { e.Uncorrect(place) }) }
	}
	keep := func(c store.Correction) error {
		if changes(c) {
			w.session.Edit(p, "undo.correct", func(e *store.Entry) { e.Correct(c) })
		} else if restore != nil { // all is said to be as it was read
			restore()
		}
		return nil
	}
	d := w.askFigure(fmt.Sprintf(look.T("correct.what"), w.printed(f.Span)), form, place, keep, restore)
	offer := func(choices []relate.Choice) {
		if w.over.Asks(d) {
			form.offer(choices)
			form.fit(w.win.Canvas().Size().Height)
			d.Resize(fyne.NewSize(correctWidth, 0))
			w.trace("readings offered")
		}
	}
	if w.why.knows(w.doc(), i) {
		offer(w.why.choices)
	} else {
		w.doubt.ask(w.doc(), i, offer)
	}
}

// printed are words of the document in front in one line.
func (w *cardView) printed(s text.Span) string { return strings.ReplaceAll(w.doc().Text(s), "\n", "") }

// askFigure shows the form of a figure at a place and keeps what it says. restore
// takes back what was said before; nil where nothing was.
func (w *cardView) askFigure(title string, form *correctForm, place store.Place, keep func(store.Correction) error, restore func()) dialog.Dialog {
	var d *dialog.CustomDialog
	ok := look.NewAnswer(look.T("ok"), func() {
		c, err := form.correction(place, time.Now().UTC().Truncate(time.Second))
		if err == nil {
			err = correct.Check(c)
		}
		if err == nil {
			err = keep(c)
		}
		if err != nil {
			form.say(err)
			return
		}
		d.Hide()
	})
	ok.Importance = widget.HighImportance
	form.submitted(ok.OnTapped)
	buttons := []fyne.CanvasObject{look.NewAnswer(look.T("cancel"), func() { d.Hide() }), ok}
	if restore != nil {
		buttons = append([]fyne.CanvasObject{look.NewAnswer(look.T("correct.restore"), func() {
			d.Hide()
			restore()
		})}, buttons...)
	}
	d = dialog.NewCustomWithoutButtons(title, form.host, w.win)
	d.SetButtons(buttons)
	form.fit(w.win.Canvas().Size().Height)
	d.Resize(fyne.NewSize(correctWidth, 0))
	w.over.Ask(d, w.doubt.forget)
	before := form.said()
	w.over.Guard(func() bool { return form.said() != before })
	w.win.Canvas().Focus(form.name)
	return d
}

// changes reports whether a correction says anything.
func changes(c store.Correction) bool {
	if c.None {
		return true
	}
	for _, v := range []*string{c.Indicator, c.Lo, c.Hi, c.Unit, c.Time, c.Status, c.Kind, c.Qualifier, c.Region, c.Scope} {
		if v != nil {
			return true
		}
	}
	return false
}

// exportCorrections asks where to put what the reader corrected: as CSV, or as
// JSON Lines.
func (w *cardView) exportCorrections() {
	if w.doc() == nil || w.entry() == nil || len(w.entry().Corrections) == 0 {
		w.over.Say(look.T("correct.nothing"))
		return
	}
	w.files.exportAs(stem(w.doc())+look.T("export.corrections"), w.correctionForms())
}

// exportMarks asks where to put what the reader corrected as a marked document,
// which the program can learn from.
func (w *cardView) exportMarks() {
	if w.doc() == nil || w.entry() == nil || len(w.entry().Corrections) == 0 {
		w.over.Say(look.T("correct.nothing"))
		return
	}
	w.files.exportAs(stem(w.doc())+look.T("export.marks"), w.markForms())
}

func (w *cardView) markForms() []form {
	read, entry := w.asRead(), w.entry().Clone()
	return []form{{".jsonl", func(out io.Writer) error { return export.Marks(out, read, entry, "reader") }}}
}

// asRead is the document in front before the reader's corrections.
func (w *cardView) asRead() *doc.Document {
	if w.front().Base != nil {
		return w.front().Base
	}
	return w.doc()
}

func (w *cardView) correctionForms() []form {
	read, entry := w.asRead(), w.entry().Clone()
	return []form{
		{".csv", func(out io.Writer) error { return export.CorrectionsCSV(out, export.Corrections(read, entry)) }},
		{".jsonl", func(out io.Writer) error { return export.CorrectionsJSONL(out, export.Corrections(read, entry)) }},
	}
}

// figureText is a figure for the clipboard: value, unit, time, indicator.
func figureText(d *doc.Document, i int) string {
	f := &d.Figures[i]
	parts := []string{f.Indicator, strings.TrimSpace(look.T("q."+f.Value.Qualifier.String()) + " " + strings.ReplaceAll(d.Says(f), "\n", ""))}
	if f.Value.Implied && d.Says(f) == d.Text(f.Span) {
		parts[1] += f.Value.Unit
	}
	if when := card.When(f.Period); when != "" {
		parts = append(parts, when)
	}
	return strings.Join(parts, "\t")
}
