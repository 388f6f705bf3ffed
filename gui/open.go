package gui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/tree"
	"github.com/wenshu-app/wenshu/seeds"
)

// OpenSeed opens the sample document.
func (w *Window) OpenSeed() { w.Open(seeds.Name) }

func isFile(path string) bool {
	info, err := os.Stat(path)
	return path != "" && err == nil && info.Mode().IsRegular()
}

// Crashed tells that the last run ended in a crash, and where its report is.
func (w *Window) Crashed(report string) {
	w.over.Ask(dialog.NewInformation(look.T("crash.title"), fmt.Sprintf(look.T("crash.report"), report), w.win), nil)
}

// Open opens the file at path in the background, in a tab of its own. The
// document that is shown stays until the new one is ready, and for good if it
// cannot be read.
func (w *Window) Open(path string) {
	path = absolute(path)
	if p := w.paperOf(path); p != nil && p.doc == nil && p != w.paper { // its tab is there, and unread
		w.show(tabReading)
		w.bring(p)
		return
	}
	w.read(path, loader(path))
}

// openAt opens the file at path and shows those bytes of it.
func (w *Window) openAt(path string, at store.Place) {
	w.arrival = arrival{path, at}
	if p := w.paperOf(path); p != nil && p.doc != nil {
		w.show(tabReading)
		w.bring(p)
		w.arrive()
		return
	}
	w.Open(path)
}

// An arrival is where the reader wants to be once a file is open.
type arrival struct {
	path string
	at   store.Place
}

// arrive goes where the reader wanted to be in the paper in front.
func (w *Window) arrive() {
	if w.doc == nil || w.arrival.path != w.path {
		return
	}
	s, ok := anchor.SpanOf(w.doc, w.arrival.at)
	w.arrival = arrival{}
	if ok {
		w.leap(func() { w.showPlace(s) })
	}
}

// read reads a document in two steps: the page, which is shown at once, and
// then its figures. A file that was being read gets a tab, to be read when it
// is looked at.
func (w *Window) read(path string, load func(context.Context, *progress.Counter) ([]byte, error)) {
	w.readAs(job{path: path, load: load, asked: w.askedOf(path)})
}

// readAs is read as a person wants the file read.
func (w *Window) readAs(j job) {
	path := j.path
	if w.opening && w.reads != path {
		if p := w.paperOf(w.reads); p != nil {
			p.coming = false
		}
	}
	if w.paperOf(path) == nil { // its tab stands before any work
		p := w.newPaper(path)
		p.coming = true
		w.papers = append(w.papers, p)
		w.paperTabs()
	}
	var d *doc.Document
	var page *reading.Model
	var outline *tree.Model
	var entry *store.Entry
	var settled anchor.Settled
	var undo []store.Undoing
	var damaged error
	var read stamp
	var title string
	name := fmt.Sprintf(look.T("opening"), nameOf(path))
	display := w.display()
	w.opening, w.reads = true, path
	since := w.keeper.count()
	w.runner.Run(name, func(ctx context.Context, p *progress.Counter) error {
		read = stampOf(path)
		b, err := j.load(ctx, p)
		if err != nil {
			return err
		}
		if d, err = core.OutlineWith(ctx, nameOf(path), b, w.with(j.asked), p); err != nil {
			return err
		}
		if entry, settled, damaged = w.loadEntry(ctx, d, path); ctx.Err() != nil {
			return ctx.Err()
		}
		if undo = slices.Clone(entry.Undone); len(undo) > 0 {
			if d, err = core.Mend(ctx, d, undo, p); err != nil {
				return err
			}
		}
		page, outline, title = reading.Prepare(d, display), tree.Build(d), titleOf(d)
		return nil
	}, func(err error) {
		w.opening = false
		p := w.paperOf(path)
		if err != nil {
			if !w.askedAgain(j, err) {
				w.failedAs(j, err)
				w.notRead(path)
			}
			return
		}
		if filepath.IsAbs(path) {
			w.settings.Change(func(v *settings.Values) { v.Opened(path) })
			w.remenu()
		}
		tabbed := p != nil && p.doc == nil && !p.coming
		behind := tabbed && p != w.paper // the reader went on meanwhile
		if p == nil {
			p = w.newPaper(path)
			w.papers = append(w.papers, p)
		} else if p.doc != nil && p.doc.ID == d.ID && !j.again { // open already, and as it was
			p.stamp, p.seen, p.outdated = read, read, false // only its time may be another
			w.show(tabReading)
			w.bring(p)
			w.readNotes()
			w.reread(p)
			return
		}
		p.coming = false
		if !behind {
			w.leave()
			w.saveEntry()
			w.paper = p
		}
		p.worker.Cancel()
		p.asked, p.quiet, p.known = j.asked, false, title
		p.stamp, p.seen, p.outdated = read, read, false
		p.entry = w.share(entry, since)
		if p.entry == entry && settled != (anchor.Settled{}) {
			w.save(entry)
			w.saySettled(settled)
		}
		p.fill(d, page, outline, undo)
		if behind {
			w.paperTabs()
		} else {
			if !tabbed { // who looks at a tab has chosen what to see of it
				w.show(tabReading)
			}
			w.showPage()
			w.arrive()
		}
		w.remembered()
		w.trace(fmt.Sprintf("kept %d corrections, %d undone, %d notes of %s", len(entry.Corrections), len(entry.Undone), len(entry.Notes), d.Name))
		if damaged != nil {
			w.sayDamaged(damaged)
		}
		if sameMends(undo, p.entry.Undone) {
			w.find(p)
		} else { // another paper of these bytes has them otherwise
			w.remend(p)
		}
	})
}

// notRead takes the tab of a file away that could not be read, and shows another
// where it was in front.
func (w *Window) notRead(path string) {
	p := w.paperOf(path)
	if p != nil && p.doc == nil {
		w.closePaper(p)
	}
	switch {
	case p != nil && p.doc == nil && !p.coming:
	case w.path == "" && len(w.papers) > 0:
		w.bring(w.papers[0])
	default:
		w.readFront()
	}
}

// readFront reads the paper in front if it is only a path and its reading gave
// way to another's.
func (w *Window) readFront() {
	if w.doc == nil && w.path != "" && !w.opening {
		w.read(w.path, loader(w.path))
	}
}

// fill puts a document into a paper whose figures are not found yet. Reading
// goes on where it stopped.
func (p *paper) fill(d *doc.Document, page *reading.Model, outline *tree.Model, undone []store.Undoing) {
	p.doc, p.base, p.text, p.outline = d, nil, page, outline
	p.found, p.rows, p.models, p.set = false, nil, nil, nil
	p.history, p.card, p.at, p.stale = history{}, -1, p.resume(), false
	p.choice = reading.Choice{}
	p.mends.begin(undone)
	p.picked = picked{asked: p.picked.asked + 1}
}

// showPage shows the page of the paper in front.
func (w *Window) showPage() {
	w.showPaper()
	w.over.Painted(func() { w.trace("first-page") })
}

// reread finds the figures of a paper again whose finding was stopped.
func (w *Window) reread(p *paper) {
	if !p.found && !p.finding {
		w.find(p)
		return
	}
	w.trace("figures") // they stand
}

// cancel ends the background work on the reader's wish: the reading of a
// document, else the finding of figures.
func (w *Window) cancel() {
	if !w.opening {
		w.stale = w.stale || w.found && w.finding
		w.worker.Cancel()
		w.leaveMends(w.paper)
		return
	}
	w.runner.Cancel()
	w.opening = false
	if p := w.paperOf(w.reads); p != nil && p.coming && p != w.paper {
		w.closePaper(p)
		return
	}
	if w.doc == nil && w.path == w.reads {
		w.closePaper(w.paper)
		return
	}
	w.readFront()
}

// find finds the figures of a paper.
func (w *Window) find(p *paper) {
	d := p.doc
	w.work(p, func(ctx context.Context, c *progress.Counter) (*doc.Document, error) {
		return core.WithFigures(ctx, d, c)
	})
}

// rebuild shows the figures again: the reader has corrected one or undone a
// mend, or what charts take has changed. Where they are still being found it is
// done after that.
func (w *Window) rebuild() {
	p := w.paper
	switch base := p.base; {
	case p.doc == nil:
	case p.mends.pending || !sameMends(p.mends.shown, p.entry.Undone):
		w.remend(p) // with the corrections as they are now
	case p.found:
		w.work(p, func(context.Context, *progress.Counter) (*doc.Document, error) { return base, nil })
	default:
		p.stale = true
	}
}

// rebuildAll is rebuild for every paper: those behind follow when they come to
// the front.
func (w *Window) rebuildAll() {
	for _, p := range w.papers {
		p.stale = true
	}
	w.rebuild()
}

// work makes the panes of a paper ready in the background for the document that
// base returns, with the reader's corrections, and shows them if the paper is
// in front then.
func (w *Window) work(p *paper, base func(context.Context, *progress.Counter) (*doc.Document, error)) {
	var from, full *doc.Document
	var page *reading.Model
	var outline *tree.Model
	var rows *figures.Model
	var set *series.Set
	var models []chart.Model
	var drawer *draw.Drawer
	p.stale, p.finding = false, true
	if w.paper == p {
		w.counts()
	}
	old, hits := p.doc, []text.Span(nil)
	if w.paper == p {
		hits = w.seek.hits
	}
	var hitsNow []text.Span
	corrections := p.entry.Clone().Corrections
	display := w.display()
	floor, english, charts := w.floor(), look.Speaks() == look.English, w.charts != nil
	p.worker.Run(look.T("stage.figures"), func(ctx context.Context, c *progress.Counter) error {
		var err error
		if from, err = base(ctx, c); err != nil {
			return err
		}
		full = core.Corrected(from, corrections)
		page, outline, rows = reading.Prepare(full, display), tree.Build(full), figures.Build(full)
		hitsNow = movedAll(old, full, hits)
		set = series.Collect([]*doc.Document{full}, floor)
		models = chart.Build(set, chart.Options{English: english})
		if !charts {
			drawer, err = draw.New(fonts.SansRegular, fonts.SansBold)
		}
		return err
	}, func(err error) {
		if err != nil {
			w.leaveMends(p)
			w.failed(p.path, err)
			return
		}
		again := p.found
		p.at = w.carry(p, full)
		if w.paper == p && sameHits(hits, w.seek.hits) {
			w.seek.hits = hitsNow
		}
		switch {
		case p.doc.Body != full.Body:
			p.choice = reading.Choice{}
		case w.paper == p:
			p.choice = w.reading.Choice()
		}
		p.base, p.doc, p.found, p.set, p.models = from, full, true, set, models
		p.text, p.outline, p.rows = page, outline, rows
		w.needCharts(drawer)
		if w.paper == p {
			w.showFigures(again)
		}
		w.mendsShown(p)
		w.trace("figures")
		if p.stale && w.paper == p { // something has changed meanwhile
			w.rebuild()
		}
	})
}

// showFigures shows the figures that were found in the paper in front. The text
// stays where it is.
func (w *Window) showFigures(again bool) {
	p := w.paper
	w.reading.SetModel(p.text)
	w.reading.SetHits(w.seek.hits, w.seek.at)
	w.reading.SetChoice(p.choice)
	w.tree.SetModel(p.outline) // which forgets what it counted where the sections are others
	w.showNotes()
	w.countHits()
	if p.at > 0 {
		w.reading.ScrollTo(p.at)
	}
	w.onPlace(p.at)
	w.figures.SetModel(p.rows)
	if !p.picked.on { // the chosen ones stay until they are drawn again
		w.charts.SetModels(p.models)
		w.charts.SetWords(w.chartWords())
	}
	w.showPicked()
	w.counts()
	w.readNotes()
	w.showOriginal()
	w.countWords()
	if again {
		w.showCard(p.card)
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
	w.OpenAll(paths)
}
