package gui

import (
	"context"
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
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// picked is the chart of figures that the reader chose. It stands before the
// others until it is closed, and is made again when figures are.
type picked struct {
	on     bool
	wanted bool          // chosen, and still being drawn
	places []store.Place // of the figures, in the file
	asked  int           // a later choice overtakes one that is still being drawn
}

// pick is that of the document in front.
func (w *chartsView) pick() *picked {
	p := w.picks[w.front()]
	if p == nil {
		p = &picked{}
		w.picks[w.front()] = p
	}
	return p
}

// chartPicked draws the figures with these numbers.
func (w *chartsView) chartPicked(list []int) {
	if w.doc() == nil || !w.front().Found() || w.pane == nil {
		return
	}
	w.pick().places = nil
	for _, i := range list {
		if w.isFigure(i) {
			if p, ok := anchor.PlaceOf(w.doc(), w.doc().Figures[i].Span); ok {
				w.pick().places = append(w.pick().places, p)
			}
		}
	}
	w.pick().wanted = true
	w.drawPicked(true)
}

// showPicked shows the chart of the paper in front that the reader chose, drawn
// again; without one, all charts.
func (w *chartsView) showPicked() {
	if w.pick().on || w.pick().wanted {
		w.drawPicked(w.pick().wanted)
		return
	}
	w.host.Objects = []fyne.CanvasObject{w.pane}
	w.host.Refresh()
}

// drawPicked makes the charts of the chosen figures in the background; with
// show it goes to them.
func (w *chartsView) drawPicked(show bool) {
	d, places := w.doc(), w.pick().places
	w.pick().asked++
	asked, english := w.pick().asked, look.Current() == look.English
	var models []chart.Model
	var left int
	w.runner.Go(func(context.Context) { models, left = pickedCharts(d, places, english) }, w.session.While(session.OfFigures, func() {
		if w.pick().asked != asked {
			return
		}
		w.pick().wanted = false
		if len(models) == 0 {
			w.unpick()
			if show {
				w.over.Say(look.T("picked.none"))
			}
			return
		}
		w.pick().on = true
		w.pickedHead(len(places), left, models)
		w.showCharts(models, false)
		if show {
			w.nav.leap(func() { w.nav.show(tabCharts) })
			w.trace(fmt.Sprintf("picked %d", len(places)))
		}
	}))
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
func (w *chartsView) pickedHead(n, left int, models []chart.Model) {
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
	shut := look.NewButton(look.T("picked.close"), w.unpick)
	shut.Closes = true
	rule := canvas.NewRectangle(p.Rule)
	rule.SetMinSize(fyne.NewSize(1, 1))
	head := container.NewVBox(container.NewPadded(container.NewBorder(nil, nil, title, container.NewCenter(shut), why)), rule)
	w.host.Objects = []fyne.CanvasObject{container.NewBorder(head, nil, nil, nil, w.pane)}
	w.host.Refresh()
}

// unpick goes back to all charts.
func (w *chartsView) unpick() {
	w.pick().asked++
	w.pick().wanted = false
	if !w.pick().on {
		return
	}
	w.pick().on = false
	w.host.Objects = []fyne.CanvasObject{w.pane}
	w.host.Refresh()
	w.showAll()
}
