package gui

import (
	"context"
	"encoding/json"
	"io"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// A figuresView shows the figures of the document in front as a table.
type figuresView struct {
	*desk
	pane   *figures.Pane
	kept   perDocument[*figures.Model]
	card   *cardView
	charts *chartsView
}

// build makes the table, tells it what to do with its rows, and gives it the
// arrangement that the reader left.
func (w *figuresView) build() {
	w.pane = figures.New()
	w.pane.OnFigure = w.nav.GoToFigure
	w.pane.OnCard = w.card.showCard
	w.pane.OnPick = func(i int) {
		if w.card.inspector.Visible() && i != w.front().Card { // an open card follows
			w.card.showCard(i)
		}
	}
	w.pane.OnChart = w.charts.chartPicked
	w.pane.OnCorrect = w.card.correct
	w.pane.OnCopy = w.rowsCopied
	w.pane.OnKey = w.key
	var s figures.State
	if err := json.Unmarshal([]byte(w.settings.Values().Table), &s); err == nil {
		w.pane.SetState(s)
	}
	w.pane.OnState = func(s figures.State) {
		if b, err := json.Marshal(s); err == nil {
			w.settings.Change(func(v *settings.Values) { v.Table = string(b) })
		}
	}
}

// Prepare is for the session.
func (w *figuresView) Prepare(d *session.Document) session.Making {
	return func(_ context.Context, c session.Content) (func(), error) {
		if !c.Figures {
			return func() { delete(w.kept, d) }, nil
		}
		m := figures.Build(c.Doc)
		return func() { w.kept[d] = m }, nil
	}
}

// Changed is for the window.
func (w *figuresView) Changed(e session.Event) {
	switch {
	case e.Kind == session.Closed:
		delete(w.kept, e.Doc)
	case e.Kind == session.Fronted, e.Kind == session.Built:
		w.pane.SetModel(w.kept[e.Doc])
	}
}

// Restyle is for the window.
func (w *figuresView) Restyle(p look.Palette) { w.pane.SetPalette(p) }

// Retell is for the window.
func (w *figuresView) Retell() { w.pane.SetWords() }

// Focus is for the window.
func (w *figuresView) Focus(c fyne.Canvas) { w.pane.FocusRows(c) }

// Find is for the window.
func (w *figuresView) Find() { w.pane.FocusFilter(w.win.Canvas()) }

// Export asks where to put the figures.
func (w *figuresView) Export() {
	d := w.doc()
	w.files.exportAs(stem(d)+look.T("export.figures"), []form{
		{".csv", func(out io.Writer) error { return export.NewCSV(out).Write(d, export.Options{File: d.Name}) }},
		{".jsonl", func(out io.Writer) error { return export.JSONL(out, d, export.Options{Explain: true, Notes: true}) }},
	})
}

// chosen is the figure that is meant where no other is: the only row that is
// chosen; -1 for none.
func (w *figuresView) chosen() int {
	if rows := w.pane.Selected(); len(rows) == 1 {
		return rows[0]
	}
	return -1
}
