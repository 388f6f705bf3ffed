package gui

import (
	"context"
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// connectFigures tells the table what to do with its rows, and gives it the
// arrangement that the reader left.
func (w *Window) connectFigures() {
	w.figures.OnFigure = w.GoToFigure
	w.figures.OnCard = w.showCard
	w.figures.OnPick = func(i int) {
		if w.inspector.Visible() && i != w.front().Card { // an open card follows
			w.showCard(i)
		}
	}
	w.figures.OnChart = w.chartPicked
	w.figures.OnCorrect = w.correct
	w.figures.OnCopied = func() { w.over.Say(look.T("copied")) }
	w.figures.OnKey = w.key
	var s figures.State
	if err := json.Unmarshal([]byte(w.settings.Values().Table), &s); err == nil {
		w.figures.SetState(s)
	}
	w.figures.OnState = func(s figures.State) {
		if b, err := json.Marshal(s); err == nil {
			w.settings.Change(func(v *settings.Values) { v.Table = string(b) })
		}
	}
}

// picked is the chart of figures that the reader chose. It stands before the
// others until it is closed, and is made again when figures are.
type picked struct {
	on     bool
	wanted bool          // chosen, and still being drawn
	places []store.Place // of the figures, in the file
	asked  int           // a later choice overtakes one that is still being drawn
}

// chartPicked draws the figures with these numbers.
func (w *Window) chartPicked(list []int) {
	if w.doc() == nil || !w.front().Found() || w.charts == nil {
		return
	}
	w.kept().picked.places = nil
	for _, i := range list {
		if i >= 0 && i < len(w.doc().Figures) {
			if p, ok := anchor.PlaceOf(w.doc(), w.doc().Figures[i].Span); ok {
				w.kept().picked.places = append(w.kept().picked.places, p)
			}
		}
	}
	w.kept().picked.wanted = true
	w.drawPicked(true)
}

// showPicked shows the chart of the paper in front that the reader chose, drawn
// again; without one, all charts.
func (w *Window) showPicked() {
	if w.kept().picked.on || w.kept().picked.wanted {
		w.drawPicked(w.kept().picked.wanted)
		return
	}
	w.chartHost.Objects = []fyne.CanvasObject{w.charts}
	w.chartHost.Refresh()
}

// drawPicked makes the charts of the chosen figures in the background; with
// show it goes to them.
func (w *Window) drawPicked(show bool) {
	d, places := w.doc(), w.kept().picked.places
	w.kept().picked.asked++
	asked, english := w.kept().picked.asked, look.Speaks() == look.English
	var models []chart.Model
	var left int
	w.runner.Draw(func(context.Context) { models, left = pickedCharts(d, places, english) }, func() {
		if w.doc() != d || w.kept().picked.asked != asked {
			return
		}
		w.kept().picked.wanted = false
		if len(models) == 0 {
			w.unpick()
			if show {
				w.over.Say(look.T("picked.none"))
			}
			return
		}
		w.kept().picked.on = true
		w.pickedHead(len(places), left, models)
		w.showCharts(models, false)
		if show {
			w.leap(func() { w.show(tabCharts) })
			w.trace(fmt.Sprintf("picked %d", len(places)))
		}
	})
}

// pickedCharts are the charts of the figures at places: all on one page, since
// the reader put them together; those in one unit in one chart. left is how
// many have no value.
func pickedCharts(d *doc.Document, places []store.Place, english bool) (models []chart.Model, left int) {
	want := map[store.Place]bool{}
	for _, p := range places {
		want[p] = true
	}
	kept := 0
	set := series.CollectOf([]*doc.Document{d}, func(r series.Ref) bool {
		p, ok := anchor.PlaceOf(d, d.Figures[r.Figure].Span)
		if ok && want[p] {
			kept++
			return true
		}
		return false
	})
	return chart.Build(set, chart.Options{English: english, Together: true}), max(0, len(places)-kept)
}

// pickedHead stands over the charts of the selection and leads back.
func (w *Window) pickedHead(n, left int, models []chart.Model) {
	p := w.palette()
	title := widget.NewLabel(fmt.Sprintf(look.T("picked.n"), n))
	title.TextStyle.Bold = true
	says := ""
	units := map[string]bool{}
	for _, m := range models {
		units[m.Axis.Unit+m.Form.String()] = true
	}
	if len(units) > 1 {
		says = look.T("picked.apart")
	}
	if left > 0 {
		says += fmt.Sprintf(look.T("picked.left"), left)
	}
	why := widget.NewLabel(says)
	why.Importance, why.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	shut := look.NewPill(look.T("picked.close"), w.unpick)
	shut.Closes = true
	rule := canvas.NewRectangle(p.Rule)
	rule.SetMinSize(fyne.NewSize(1, 1))
	head := container.NewVBox(container.NewPadded(container.NewBorder(nil, nil, title, container.NewCenter(shut), why)), rule)
	w.chartHost.Objects = []fyne.CanvasObject{container.NewBorder(head, nil, nil, nil, w.charts)}
	w.chartHost.Refresh()
}

// unpick goes back to all charts.
func (w *Window) unpick() {
	w.kept().picked.asked++
	w.kept().picked.wanted = false
	if !w.kept().picked.on {
		return
	}
	w.kept().picked.on = false
	w.chartHost.Objects = []fyne.CanvasObject{w.charts}
	w.chartHost.Refresh()
	w.showCharts(w.front().Models, true)
}
