package gui

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/arrange"
	"github.com/wenshu-app/wenshu/gui/look"
)

// arrangeSize is that of the form of a chart, where the window has room for it.
var arrangeSize = fyne.NewSize(900, 520)

// showCharts shows charts. Those of a document can be edited, which is kept with
// it; those of figures that the reader chose are gone when others are chosen.
func (w *chartsView) showCharts(models []chart.Model, kept bool) {
	w.pane.OnEdit = nil
	if kept {
		w.pane.OnEdit = w.editChart
	}
	w.pane.Set(models, w.chartWords())
}

// editChart asks how a chart of the document in front is to be drawn. A picture
// beside the form follows it.
func (w *chartsView) editChart(m chart.Model) {
	d := w.front()
	i := slices.IndexFunc(d.Plain, func(p chart.Model) bool { return p.ID == m.ID })
	if i < 0 || d.Entry == nil {
		return
	}
	plain, set, o := d.Plain[i:i+1], d.Set, chart.Options{English: look.Current() == look.English}
	f := arrange.New(&plain[0], chart.ChoicesOf(set, &plain[0]), d.Entry.Arranged(m.ID), func() { w.over.Dismiss() })
	drawer, style, asked := w.drawer, w.drawStyle(), 0
	f.OnChanged = func(c store.Chart) {
		asked++
		now := asked
		var picture image.Image
		w.runner.Go(func(context.Context) {
			edited := chart.Edited(set, plain, []store.Chart{c}, o)[0]
			picture, _, _ = drawer.Image(&edited, style, previewSize(c.Size))
		}, func() {
			if picture != nil && now == asked {
				f.Show(picture)
			}
		})
	}
	f.OnChanged(f.Chart())
	ask := dialog.NewCustomWithoutButtons(look.T("arrange"), f.Content, w.win)
	ok := look.NewAnswer(look.T("ok"), func() {
		ask.Hide()
		c := f.Chart()
		w.session.Edit(d, "undo.chart", func(e *store.Entry) { e.Arrange(c) })
	})
	ok.Importance = widget.HighImportance
	ask.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("arrange.reset"), f.Reset), look.NewAnswer(look.T("cancel"), ask.Hide), ok})
	room := w.win.Canvas().Size()
	ask.Resize(fyne.NewSize(min(arrangeSize.Width, room.Width-40), min(arrangeSize.Height, room.Height-60)))
	w.over.Ask(ask, nil)
	f.Focus(w.win.Canvas())
}

// previewSize is a picture of the shape that the saved one will have.
func previewSize(name string) draw.Size {
	z := draw.SizeFor(name)
	return draw.Size{Width: z.Width, Height: z.Height, Scale: 2 * arrange.Preview / z.Width}
}
