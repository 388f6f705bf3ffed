package gui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/tree"
	"github.com/wenshu-app/wenshu/seeds"
)

// OpenSeed opens the sample document.
func (w *Window) OpenSeed() {
	w.open(seeds.Name, func(context.Context, *progress.Counter) ([]byte, error) { return seeds.Seed, nil })
}

// Restore opens what was open when the window was last closed, or the sample.
func (w *Window) Restore() {
	path := w.app.Preferences().String(prefLast)
	if info, err := os.Stat(path); path != "" && err == nil && info.Mode().IsRegular() {
		w.Open(path)
		return
	}
	w.OpenSeed()
}

// Crashed tells that the last run ended in a crash, and where its report is.
func (w *Window) Crashed(report string) {
	dialog.ShowInformation(look.T("crash.title"), fmt.Sprintf(look.T("crash.report"), report), w.win)
}

// Open opens the file at path in the background. The document that is shown
// stays until the new one is ready, and for good if it cannot be read.
func (w *Window) Open(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	w.open(path, func(ctx context.Context, p *progress.Counter) ([]byte, error) {
		b, err := core.Load(ctx, path, p)
		return b, err
	})
}

// open reads a document in two steps: the page, which is shown at once, and
// then its figures.
func (w *Window) open(path string, load func(context.Context, *progress.Counter) ([]byte, error)) {
	var d *doc.Document
	var page *reading.Model
	var outline *tree.Model
	var entry *store.Entry
	var damaged error
	name := fmt.Sprintf(look.T("opening"), filepath.Base(path))
	w.opening = true
	w.runner.Run(name, func(ctx context.Context, p *progress.Counter) error {
		b, err := load(ctx, p)
		if err != nil {
			return err
		}
		if d, err = core.Outline(ctx, path, b, p); err != nil {
			return err
		}
		page, outline = reading.Prepare(d), tree.Build(d)
		entry, damaged = w.loadEntry(d)
		return nil
	}, func(err error) {
		w.opening = false
		if err != nil {
			w.failed(path, err)
			w.findAgain()
			return
		}
		w.app.Preferences().SetString(prefLast, "")
		if filepath.IsAbs(path) {
			w.app.Preferences().SetString(prefLast, path)
			remember(w.app.Preferences(), path)
			w.win.SetMainMenu(w.menu())
		}
		w.leave()
		w.saveEntry()
		w.entry = entry
		w.showPage(d, page, outline)
		w.showNotes()
		w.resume()
		if damaged != nil {
			w.say(damaged.Error())
		}
		w.find(d)
	})
}

// showPage shows a document whose figures are not found yet.
func (w *Window) showPage(d *doc.Document, page *reading.Model, outline *tree.Model) {
	w.doc, w.found, w.models, w.set = d, false, nil, nil
	w.history = history{}
	w.historyButtons()
	w.showCard(-1)
	w.hideHover()
	w.empty.Hide()
	w.tree.SetModel(outline)
	w.reading.SetModel(page)
	w.seek.hits, w.seek.at = nil, -1
	if w.finder.Visible() {
		w.search(w.finder.Query())
	}
	w.unpick()
	w.figures.SetModel(nil)
	if w.charts != nil {
		w.charts.SetModels(nil)
	}
	w.show(tabReading)
	w.title()
	w.counts()
	w.onPlace(0)
	w.countWords()
	w.focusTab()
	w.painted = func() { w.trace("first-page") }
	w.probe.Refresh()
}

// findAgain goes on with the figures of the shown document, whose finding the
// opening of another ended that now is not to be.
func (w *Window) findAgain() {
	if w.doc != nil && !w.found {
		w.find(w.doc)
	}
}

// cancel ends the background work on the reader's wish.
func (w *Window) cancel() {
	w.runner.Cancel()
	if w.opening {
		w.opening = false
		w.findAgain()
	}
}

// find finds the figures of the document that is shown.
func (w *Window) find(d *doc.Document) {
	w.finding = true
	w.counts()
	w.work(func(ctx context.Context, p *progress.Counter) (*doc.Document, error) {
		return core.WithFigures(ctx, d, p)
	})
}

// rebuild shows the figures again: the reader has corrected one, or what charts
// take has changed.
func (w *Window) rebuild() {
	if base := w.base; base != nil && w.found {
		w.work(func(context.Context, *progress.Counter) (*doc.Document, error) { return base, nil })
	}
}

// work makes all panes ready in the background for the document that base
// returns, with the reader's corrections, and shows them.
func (w *Window) work(base func(context.Context, *progress.Counter) (*doc.Document, error)) {
	var from, full *doc.Document
	var page *reading.Model
	var outline *tree.Model
	var rows *figures.Model
	var set *series.Set
	var models []chart.Model
	var drawer *draw.Drawer
	shown := w.doc
	corrections := w.entry.Clone().Corrections
	floor, english, charts := w.floor(), look.Speaks() == look.English, w.charts != nil
	w.runner.Run(look.T("stage.figures"), func(ctx context.Context, p *progress.Counter) error {
		var err error
		if from, err = base(ctx, p); err != nil {
			return err
		}
		full = core.Corrected(from, corrections)
		page, outline, rows = reading.Prepare(full), tree.Build(full), figures.Build(full)
		set = series.Collect([]*doc.Document{full}, floor)
		models = chart.Build(set, chart.Options{English: english})
		if !charts {
			drawer, err = draw.New(fonts.SansRegular, fonts.SansBold)
		}
		return err
	}, func(err error) {
		if err != nil {
			w.failed(shown.Name, err)
			return
		}
		again := w.found
		w.base, w.doc, w.found, w.set, w.models = from, full, true, set, models
		at, card := w.reading.Place(), w.card
		w.reading.SetModel(page)
		w.reading.SetHits(w.seek.hits, w.seek.at)
		w.showNotes()
		if at > 0 {
			w.reading.ScrollTo(at)
		}
		w.tree.SetModel(outline)
		w.onPlace(at)
		w.figures.SetModel(rows)
		w.needCharts(drawer)
		w.charts.SetModels(models)
		w.charts.SetWords(w.chartWords())
		w.repick()
		w.counts()
		if again {
			w.showCard(min(card, len(full.Figures)-1))
		}
		w.trace("figures")
		w.painted = func() { w.trace("idle") }
		w.probe.Refresh()
	})
}

// needCharts makes the chart pane with its drawer, which the first document
// brings.
func (w *Window) needCharts(d *draw.Drawer) {
	if w.charts != nil {
		return
	}
	w.charts = charts.New(d, w.drawStyle(), w.chartWords())
	w.drawer = d
	w.charts.Run = w.runner.Draw
	w.charts.OnFigure = w.GoToFigure
	w.charts.OnHover = w.showHover
	w.charts.OnHoverEnd = w.hideHover
	w.charts.OnExport = w.exportDialog
	w.charts.OnKey = w.key
	w.chartHost.Add(w.charts)
}

// drawStyle is the charts' colours that go with the window's.
func (w *Window) drawStyle() draw.Style {
	switch w.palette().ID {
	case "dark":
		return draw.Dark()
	case "sepia":
		return draw.Sepia()
	case "black":
		return draw.Black()
	}
	return draw.Light()
}

// openDialog asks for a file.
func (w *Window) openDialog() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.failed("", err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		w.Open(path)
	}, w.win)
	w.showFiles(d)
}

// showFiles shows a dialog for files as large as the window has room for.
// Before it is shown, and where the system shows its own, it has no size and
// Fyne may not be asked to change it.
func (w *Window) showFiles(d *dialog.FileDialog) {
	overlays := w.win.Canvas().Overlays()
	before := overlays.Top()
	d.Show()
	if overlays.Top() != before {
		room := w.win.Canvas().Size()
		d.Resize(fyne.NewSize(min(900, room.Width-40), min(600, room.Height-40)))
	}
}

// dropped opens the first of the files that were dropped on the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) > 0 {
		w.Open(files[0].Path())
	}
}

// failed tells what happened, what is kept and what to do next.
func (w *Window) failed(path string, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	if w.doc == nil {
		w.empty.Show()
	}
	h := hint.For(doc.KindOf(err))
	what, next := h.What.Chinese, h.Next.Chinese
	if look.Speaks() == look.English {
		what, next = h.What.English, h.Next.English
	}
	w.trace("error " + doc.KindOf(err).String())
	text := widget.NewLabel(what + "\n" + next)
	text.Wrapping = fyne.TextWrapBreak
	detail := widget.NewLabel(err.Error())
	detail.Wrapping = fyne.TextWrapBreak
	detail.Importance = widget.LowImportance
	detail.SizeName = theme.SizeNameCaptionText
	box := container.NewVBox(text, detail)
	d := dialog.NewCustom(fmt.Sprintf(look.T("error.title"), filepath.Base(path)), look.T("close"), box, w.win)
	d.Resize(fyne.NewSize(460, 220))
	d.Show()
}

// exportDialog asks where to put a chart and saves it with its table.
func (w *Window) exportDialog(m chart.Model) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.say(fmt.Sprintf(look.T("save.failed"), err))
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		w.Export(m, path)
	}, w.win)
	d.SetFileName(fileName(m.Title) + ".png")
	w.showFiles(d)
}

// fileName is a title without what a file's name may not hold.
func fileName(s string) string {
	out := []rune{}
	for _, r := range s {
		switch r {
		case '/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n':
			r = ' '
		}
		if len(out) < 60 {
			out = append(out, r)
		}
	}
	return string(out)
}

// Export saves a chart as PNG or SVG by the path's ending, with the CSV of its
// figures beside it.
func (w *Window) Export(m chart.Model, path string) {
	if ext := filepath.Ext(path); ext != ".png" && ext != ".svg" {
		// the dialog made an empty file of the name that was typed
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
			os.Remove(path)
		}
		path += ".png"
	}
	set, drawer := w.set, w.drawer
	var err error
	w.runner.Draw(func(context.Context) {
		err = drawer.Save(path, set, &m, draw.Print(), draw.Size{Width: 900, Scale: 2})
	}, func() {
		if err != nil {
			w.say(fmt.Sprintf(look.T("save.failed"), err))
			return
		}
		w.say(fmt.Sprintf(look.T("saved"), path))
	})
}

// say shows a line at the bottom for some seconds.
func (w *Window) say(s string) {
	p := w.palette()
	ground := canvas.NewRectangle(p.Ink)
	ground.CornerRadius = 6
	text := canvas.NewText(s, p.Ground)
	text.TextSize = 13
	w.toast.Objects = []fyne.CanvasObject{ground, container.NewPadded(container.NewPadded(text))}
	w.toast.Show()
	w.toast.Refresh()
	shown := w.toast.Objects[0]
	w.runner.After(4*time.Second, func() {
		if len(w.toast.Objects) > 0 && w.toast.Objects[0] == shown {
			w.toast.Hide()
		}
	})
}
