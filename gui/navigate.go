package gui

import (
	"fmt"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// The ways to a place. Every leap goes through leap, so that every leap has a
// way back.

// onPlace follows the reading in the outline and the status bar.
func (w *Window) onPlace(offset int) {
	w.trace(fmt.Sprintf("place %d", offset))
	if w.doc() == nil {
		return
	}
	w.tree.Follow(offset)
	w.pageOfText(offset)
	w.place.SetText(fmt.Sprintf(look.T("status.place"), 100*offset/max(1, len(w.doc().Body))) + "　" + w.tree.Current(offset))
}

// show brings a tab to the front.
func (w *Window) show(tab int) {
	w.many.Leave()
	if w.tabs.SelectedIndex() != tab {
		w.tabs.SelectIndex(tab)
	}
}

func (w *Window) focusTab() {
	switch w.tabs.SelectedIndex() {
	case tabReading:
		w.win.Canvas().Focus(w.reading)
	case tabOriginal:
		w.focusOriginal()
	case tabMending:
		w.mend.pane.Focus(w.win.Canvas())
	case tabFigures:
		w.figures.FocusRows(w.win.Canvas())
	default:
		w.win.Canvas().Unfocus() // keys must not move the text behind
		switch w.tabs.SelectedIndex() {
		case tabWords:
			w.wordlist.Focus(w.win.Canvas())
		case tabNotes:
			w.notebook.Focus(w.win.Canvas())
		}
	}
}

// turnTo shows a tab by key. The charts get the keyboard only so: the mark that
// they show then would be in the way of who clicks.
func (w *Window) turnTo(tab int) {
	w.show(tab)
	if tab == tabCharts && w.charts != nil {
		w.charts.Focus(w.win.Canvas())
	}
}

// leap goes somewhere, and notes where the reading was and where it came to, so
// that there is a way back.
func (w *Window) leap(to func()) {
	w.visit()
	to()
	w.visit()
}

// visit notes where the reading is.
func (w *Window) visit() {
	if w.doc() == nil || w.moving {
		return
	}
	w.front().History.Add(session.Visit{Offset: w.reading.Place(), Figure: w.reading.Figure(), Tab: w.tabs.SelectedIndex()})
	w.historyButtons()
}

// goToPlace brings the line with the byte at offset to the top of the text, with
// a way back.
func (w *Window) goToPlace(offset int) {
	w.leap(func() {
		w.show(tabReading)
		w.reading.ScrollTo(offset)
	})
}

// showPlace shows a place of the text, washed like what a search found.
func (w *Window) showPlace(s text.Span) {
	w.show(tabReading)
	w.seek.hits, w.seek.at = []text.Span{s}, 0
	w.reading.SetHits(w.seek.hits, 0)
	w.reading.Reveal(s.Start)
}

// toRaw shows the place of the text that was made of raw, or what comes next
// where nothing was made of it.
func (w *Window) toRaw(d *doc.Document, raw text.Span) {
	if w.doc() == nil || w.doc().Body != d.Body {
		return
	}
	if at, ok := bodyAt(d, raw); ok {
		w.leap(func() { w.showPlace(at) })
	}
}

// GoToFigure chooses a figure and shows its sentence: the one way there, from
// the table, a chart or a key.
func (w *Window) GoToFigure(i int) {
	if w.doc() == nil || i < 0 || i >= len(w.doc().Figures) {
		return
	}
	w.leap(func() {
		w.over.HideHover()
		w.show(tabReading)
		w.reading.SelectFigure(i)
		w.showCard(i)
	})
	w.trace(fmt.Sprintf("figure %d", i))
}

// step goes to the next or the previous figure.
func (w *Window) step(by int) {
	if w.doc() == nil || len(w.doc().Figures) == 0 {
		return
	}
	i := w.reading.Figure() + by
	if w.reading.Figure() < 0 && by < 0 {
		i = len(w.doc().Figures) - 1
	}
	w.GoToFigure((i + len(w.doc().Figures)) % len(w.doc().Figures))
}

// toChart shows the mark of a figure.
func (w *Window) toChart(i int) {
	if w.charts == nil || w.doc() == nil || i < 0 || i >= len(w.doc().Figures) {
		return
	}
	if _, _, ok := chart.MarkOf(w.front().Models, series.Ref{Doc: 0, Figure: i}); !ok {
		w.over.Say(look.T("chart.none"))
		return
	}
	w.leap(func() {
		w.show(tabCharts)
		if !w.charts.SelectFigure(i) { // a chart of the selection does not show it
			w.unpick()
			w.charts.SelectFigure(i)
		}
		w.showCard(i)
	})
}

func (w *Window) goBack()    { w.goBy(-1) }
func (w *Window) goForward() { w.goBy(+1) }

func (w *Window) goBy(by int) {
	v, ok := w.front().History.Move(by)
	if !ok {
		return
	}
	w.moving = true
	w.show(v.Tab)
	w.reading.SelectFigure(v.Figure)
	w.reading.ScrollTo(v.Offset)
	w.showCard(v.Figure)
	w.moving = false
	w.historyButtons()
}

func (w *Window) historyButtons() {
	if w.back == nil || w.forward == nil {
		return
	}
	set := func(on bool, b interface {
		Enable()
		Disable()
	}) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	back, forward := w.front().History.Ways()
	set(back, w.back)
	set(forward, w.forward)
}
