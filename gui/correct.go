package gui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// states are the choices of a figure's status, in the order of doc.Status.
var states = []doc.Status{doc.Actual, doc.Target, doc.Forecast}

// correctChosen corrects the figure that is looked at.
func (w *Window) correctChosen() {
	i := w.card
	if i < 0 {
		i = w.reading.Figure()
	}
	if w.doc == nil || i < 0 {
		w.say(look.T("correct.first"))
		return
	}
	w.correct(i)
}

// correct asks what is wrong with figure i, and keeps the answer.
func (w *Window) correct(i int) {
	if w.doc == nil || w.entry == nil || i < 0 || i >= len(w.doc.Figures) {
		return
	}
	f := w.doc.Figures[i]
	place, ok := correct.PlaceOf(w.doc, f.Span)
	if !ok {
		return
	}
	line := func(s string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(s)
		return e
	}
	name, unit, when := line(f.Indicator), line(f.Value.Unit), line(f.Period.String())
	lo, hi := line(doc.Decimal(f.Value.Lo)), line(doc.Decimal(f.Value.Hi))
	var names []string
	for _, s := range states {
		names = append(names, look.T("status."+s.String()))
	}
	status := widget.NewSelect(names, nil)
	status.SetSelectedIndex(int(f.Status))
	none := widget.NewCheck(look.T("correct.none"), nil)
	wrong := widget.NewLabel("")
	wrong.Importance, wrong.Wrapping = widget.DangerImportance, fyne.TextWrapBreak
	wrong.Hide()
	form := widget.NewForm(
		widget.NewFormItem(look.T("col.indicator"), name), widget.NewFormItem(look.T("correct.lo"), lo), widget.NewFormItem(look.T("correct.hi"), hi),
		widget.NewFormItem(look.T("correct.unit"), unit), widget.NewFormItem(look.T("card.time"), when), widget.NewFormItem(look.T("card.status"), status),
		widget.NewFormItem("", none))
	var d *dialog.CustomDialog
	keep := widget.NewButton(look.T("ok"), func() {
		c := store.Correction{Place: place, Text: w.doc.Text(f.Span), None: none.Checked, Made: time.Now().UTC().Truncate(time.Second)}
		if !c.None {
			differs := func(field **string, was string, e *widget.Entry) {
				if s := strings.TrimSpace(e.Text); s != was {
					*field = &s
				}
			}
			differs(&c.Indicator, f.Indicator, name)
			differs(&c.Unit, f.Value.Unit, unit)
			differs(&c.Time, f.Period.String(), when)
			differs(&c.Lo, doc.Decimal(f.Value.Lo), lo)
			differs(&c.Hi, doc.Decimal(f.Value.Hi), hi)
			if c.Lo != nil || c.Hi != nil { // one end alone would lose the other
				l, h := strings.TrimSpace(lo.Text), strings.TrimSpace(hi.Text)
				c.Lo, c.Hi = &l, &h
			}
			if n := status.SelectedIndex(); n >= 0 && states[n] != f.Status {
				s := states[n].String()
				c.Status = &s
			}
		}
		if err := correct.Check(c); err != nil {
			wrong.SetText(err.Error())
			wrong.Show()
			return
		}
		d.Hide()
		w.entry.Correct(c)
		w.corrected()
	})
	keep.Importance = widget.HighImportance
	buttons := []fyne.CanvasObject{widget.NewButton(look.T("cancel"), func() { d.Hide() }), keep}
	if f.ByReader {
		buttons = append([]fyne.CanvasObject{widget.NewButton(look.T("correct.restore"), func() {
			d.Hide()
			w.entry.Uncorrect(place)
			w.corrected()
		})}, buttons...)
	}
	d = dialog.NewCustomWithoutButtons(look.T("card.correct")+"　"+w.doc.Text(f.Span), container.NewVBox(form, wrong), w.win)
	d.SetButtons(buttons)
	d.Resize(fyne.NewSize(460, 0))
	d.Show()
}

// corrected shows the figures again with what the reader said of them.
func (w *Window) corrected() {
	w.saveEntry()
	w.rebuild()
	w.showNotes()
}

// figureText is a figure for the clipboard: value, unit, time, indicator.
func figureText(d *doc.Document, i int) string {
	f := &d.Figures[i]
	parts := []string{f.Indicator, strings.TrimSpace(look.T("q."+f.Value.Qualifier.String()) + " " + strings.ReplaceAll(d.Text(f.Span), "\n", ""))}
	if f.Value.Implied {
		parts[1] += f.Value.Unit
	}
	if when := card.When(f.Period); when != "" {
		parts = append(parts, when)
	}
	return strings.Join(parts, "\t")
}
