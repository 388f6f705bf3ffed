package gui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/tree"
	"github.com/wenshu-app/wenshu/seeds"
)

// OpenSeed opens the sample document.
func (w *Window) OpenSeed() { w.Open(seeds.Name) }

// Crashed tells that the last run ended in a crash, and where its report is.
func (w *Window) Crashed(report string) {
	w.over.Ask(dialog.NewInformation(look.T("crash.title"), fmt.Sprintf(look.T("crash.report"), report), w.win), nil)
}

// Open opens the file at path in the background, in a tab of its own. The
// document that is shown stays until the new one is ready, and for good if it
// cannot be read.
func (w *Window) Open(path string) { w.session.Open(path) }

// openAt opens the file at path and shows those bytes of it.
func (w *Window) openAt(path string, at store.Place) {
	w.openWhere(path, arrival{path: path, find: func(d *doc.Document) (text.Span, bool) { return anchor.SpanOf(d, at) }})
}

// openWhere opens the file at path and shows a place of it.
func (w *Window) openWhere(path string, a arrival) {
	w.arrival = a
	if p := w.session.Of(a.path); p != nil && p.Doc != nil {
		w.show(tabReading)
		w.session.Bring(p)
		w.arrive()
		return
	}
	w.Open(path)
}

// An arrival is where the reader wants to be once a file is open.
type arrival struct {
	path string
	find func(*doc.Document) (text.Span, bool) // nil for wherever reading stopped
}

// arrive goes where the reader wanted to be in the paper in front.
func (w *Window) arrive() {
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

// prepare takes what the panes need of d, so that a worker can make it ready.
func (w *Window) prepare(d *session.Document) session.Making {
	display, drawer := w.display(), w.charts == nil
	var hits []text.Span
	if w.front() == d {
		hits = w.seek.hits
	}
	return func(_ context.Context, c session.Content) (func(), error) {
		page, outline := reading.Prepare(c.Doc, display), tree.Build(c.Doc)
		if !c.Figures {
			return func() {
				k := w.keptOf(d)
				*k = kept{text: page, outline: outline, picked: picked{asked: k.picked.asked + 1}}
			}, nil
		}
		rows, now := figures.Build(c.Doc), session.Moved(c.Old, c.Doc, hits)
		var pens *draw.Drawer
		if drawer {
			var err error
			if pens, err = draw.New(fonts.SansRegular(), fonts.SansBold()); err != nil {
				return nil, err
			}
		}
		return func() {
			k := w.keptOf(d)
			if w.front() == d && sameHits(hits, w.seek.hits) {
				w.seek.hits = now
			}
			switch {
			case c.Old.Body != c.Doc.Body:
				k.choice = reading.Choice{}
			case w.front() == d:
				k.choice = w.reading.Choice()
			}
			k.text, k.outline, k.rows = page, outline, rows
			w.needCharts(pens)
		}, nil
	}
}

// showFigures shows the figures that were found in the paper in front. The text
// stays where it is.
func (w *Window) showFigures(again bool) {
	p, k := w.front(), w.kept()
	w.reading.SetModel(k.text)
	w.reading.SetHits(w.seek.hits, w.seek.at)
	w.reading.SetChoice(k.choice)
	w.tree.SetModel(k.outline) // which forgets what it counted where the sections are others
	w.showNotes()
	w.countHits()
	if p.At > 0 {
		w.reading.ScrollTo(p.At)
	}
	w.onPlace(p.At)
	w.figures.SetModel(k.rows)
	if !k.picked.on { // the chosen ones stay until they are drawn again
		w.showCharts(p.Models, true)
	}
	w.showPicked()
	w.counts()
	w.readNotes()
	w.showOriginal()
	w.countWords()
	if again {
		w.showCard(p.Card)
	}
	w.over.Painted(func() { w.trace("idle") })
}

// needCharts makes the chart pane with its drawer, which the first document
// brings.
func (w *Window) needCharts(d *draw.Drawer) {
	if w.charts != nil || d == nil {
		return
	}
	w.charts = charts.New(d, w.drawStyle(), w.chartWords())
	w.drawer = d
	w.charts.Run = w.runner.Draw
	w.charts.OnFigure = w.GoToFigure
	w.charts.OnHover = w.showHover
	w.charts.OnHoverEnd = w.over.HideHover
	w.charts.OnExport = w.exportDialog
	w.charts.OnKey = w.key
	w.chartHost.Add(w.charts)
}

// drawStyle is the charts' colours that go with the window's.
func (w *Window) drawStyle() draw.Style {
	p := w.palette()
	s := draw.Light()
	switch {
	case p.ID == "dark":
		return draw.Dark()
	case p.ID == "sepia":
		return draw.Sepia()
	case p.Dark:
		s = draw.Black()
	}
	if p.Strong { // areas keep the colours of their kinds
		s.Ground, s.Panel, s.Ink, s.SecondInk, s.Accent = p.Ground, p.Panel, p.Ink, p.SecondInk, p.Accent
	}
	return s
}

// dropped opens the files that were dropped on the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path()
	}
	if w.many.Visible() {
		w.many.Add(paths)
		return
	}
	w.OpenAll(paths)
}
