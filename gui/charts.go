package gui

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/chooser"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A chartsView shows the charts of the document in front.
type chartsView struct {
	*desk
	pane   *charts.Pane // made with the first document that has figures
	drawer *draw.Drawer // comes with it
	host   *fyne.Container
	picks  perDocument[*picked]
	card   *cardView
}

func (w *chartsView) build() { w.host = container.NewStack() }

// Prepare is for the session: the first document brings the drawer.
func (w *chartsView) Prepare(*session.Document) session.Making {
	there := w.pane != nil
	return func(_ context.Context, c session.Content) (func(), error) {
		if there || !c.Figures {
			return func() {}, nil
		}
		d, err := draw.New(fonts.SansRegular(), fonts.SansBold())
		return func() { w.needCharts(d) }, err
	}
}

// Changed is for the window.
func (w *chartsView) Changed(e session.Event) {
	switch {
	case e.Kind == session.Closed:
		delete(w.picks, e.Doc)
	case w.pane == nil:
	case e.Kind == session.Fronted:
		if e.Read {
			delete(w.picks, e.Doc)
		}
		if p := w.pick(); p.wanted { // the reader went away meanwhile
			p.wanted = false
			p.asked++
		}
		w.showAll()
		w.showPicked()
	case e.Kind == session.Built:
		if !w.pick().on { // the chosen ones stay until they are drawn again
			w.showAll()
		}
		w.showPicked()
	}
}

// showAll shows all charts of the document in front.
func (w *chartsView) showAll() { w.showCharts(w.front().Models, true) }

// Restyle is for the window.
func (w *chartsView) Restyle(look.Palette) {
	if w.pane != nil {
		w.pane.SetStyle(w.drawStyle())
	}
}

// Retell is for the window.
func (w *chartsView) Retell() {
	if w.pane != nil {
		w.pane.SetWords(w.chartWords())
	}
}

// FocusByKey is for the window: the mark that the charts show with the keyboard
// would be in the way of who clicks.
func (w *chartsView) FocusByKey(c fyne.Canvas) {
	if w.pane != nil {
		w.pane.Focus(c)
	}
}

// Export asks where to put the chart that is looked at.
func (w *chartsView) Export() {
	if w.pane != nil {
		if m, ok := w.pane.Current(); ok {
			w.exportDialog(m)
			return
		}
	}
	w.over.Say(look.T("export.nothing"))
}

// needCharts makes the chart pane with its drawer, which the first document
// brings.
func (w *chartsView) needCharts(d *draw.Drawer) {
	if w.pane != nil || d == nil {
		return
	}
	w.pane = charts.New(d, w.drawStyle(), w.chartWords())
	w.drawer = d
	w.pane.Run = w.runner.Go
	w.pane.OnFigure = w.nav.GoToFigure
	w.pane.OnHover = w.card.showHover
	w.pane.OnHoverEnd = w.over.HideHover
	w.pane.OnExport = w.exportDialog
	w.pane.OnCopy = w.copyChart
	w.pane.OnKey = w.key
	w.host.Add(w.pane)
}

// drawStyle is the charts' colours that go with the window's.
func (w *chartsView) drawStyle() draw.Style {
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

// chartWords are the words of the charts. For a document that has no figures
// they say that instead of what would be there.
func (w *chartsView) chartWords() charts.Words {
	words := charts.Chinese
	if look.Current() == look.English {
		words = charts.English
	}
	if w.front().Found() && len(w.doc().Figures) == 0 {
		words.Empty, words.EmptyHow = look.T("empty.figures"), look.T("empty.charts")
	}
	if w.pick().on {
		words.Selection = look.T("picked")
	}
	return words
}

// toChart shows the mark of a figure.
func (w *chartsView) toChart(i int) {
	if w.pane == nil || !w.isFigure(i) {
		return
	}
	if _, _, ok := chart.MarkOf(w.front().Models, series.Ref{Doc: 0, Figure: i}); !ok {
		w.over.Say(look.T("chart.none"))
		return
	}
	w.nav.leap(func() {
		w.nav.show(tabCharts)
		if !w.pane.SelectFigure(i) { // a chart of the selection does not show it
			w.unpick()
			w.pane.SelectFigure(i)
		}
		w.card.showCard(i)
	})
}

// exportDialog asks where to put a chart and saves it with its table. Another
// document may have come to the front by the time of the answer.
func (w *chartsView) exportDialog(m chart.Model) {
	set := w.front().Set
	var kinds []chooser.Kind
	for _, ending := range draw.Endings() {
		kinds = append(kinds, chooser.Kind{Name: strings.ToUpper(ending[1:]), Patterns: []string{"*" + ending}})
	}
	for _, f := range tables(set, m) {
		kinds = append(kinds, chooser.Kind{Name: strings.ToUpper(f.ending[1:]), Patterns: []string{"*" + f.ending}})
	}
	w.files.saveAs(fileName(m.Title)+draw.Endings()[0], kinds, func(path string) { w.exportChart(set, m, path) })
}

// tables are the ways to save the figures of a chart without a picture.
func tables(set *series.Set, m chart.Model) []form {
	return []form{
		{".xlsx", func(out io.Writer) error { return export.ChartXLSX(out, set, &m) }},
		{".csv", func(out io.Writer) error { return chart.WriteCSV(out, set, &m) }},
	}
}

// exportChart saves a chart of set as a picture or PDF by the path's ending, with
// the CSV of its figures beside it, or its figures alone.
func (w *chartsView) exportChart(set *series.Set, m chart.Model, path string) {
	asked := path
	for _, f := range tables(set, m) {
		if strings.EqualFold(filepath.Ext(path), f.ending) {
			w.files.exportTo(path, []form{f})
			return
		}
	}
	if !draw.Saves(path) {
		path += draw.Endings()[0]
	}
	drawer, size := w.drawer, draw.SizeFor("")
	if e := w.entry(); e != nil {
		size = draw.SizeFor(e.Arranged(m.ID).Size)
	}
	w.files.write(asked, path, []string{path, strings.TrimSuffix(path, filepath.Ext(path)) + ".csv"}, func() error {
		return drawer.Save(path, set, &m, draw.Print(), size)
	})
}
