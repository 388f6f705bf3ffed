package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestChartOfSelection draws rows that were chosen, stays with them when a
// figure is corrected, and goes back to all charts.
func TestChartOfSelection(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	all := len(b.front().Models)
	b.nav.show(tabFigures)
	b.figures.pane.FocusRows(b.win.Canvas())
	b.figures.pane.OnChart([]int{0, 1, 2})
	b.when("the charts", func() bool { return b.charts.pick().on })
	if b.nav.tabs.SelectedIndex() != tabCharts || len(b.charts.pick().places) != 3 {
		t.Fatalf("tab %d, %d places", b.nav.tabs.SelectedIndex(), len(b.charts.pick().places))
	}
	for i := range 3 {
		if !b.charts.pane.SelectFigure(i) {
			t.Errorf("figure %d is in none of the charts", i)
		}
	}
	if b.charts.pane.SelectFigure(9) {
		t.Error("figure 9 is drawn and was not chosen")
	}
	from := len(b.events)
	b.keys.prefs.setFloor(0)
	b.until("figures", from)
	b.when("the charts again", func() bool { return b.charts.pane.SelectFigure(0) && !b.charts.pane.SelectFigure(9) })
	b.charts.toChart(9) // leads out of the selection
	if b.charts.pick().on || !b.charts.pane.SelectFigure(9) || len(b.front().Models) != all {
		t.Errorf("selection %v, %d charts of %d", b.charts.pick().on, len(b.front().Models), all)
	}
	if _, left := pickedCharts(b.doc(), []store.Place{{Start: 1 << 20, End: 1<<20 + 1}}, false); left != 1 {
		t.Errorf("%d without a value, want 1", left)
	}
}

// TestPickedMeanwhile chooses figures while they are made again: their chart
// still comes; not after the reader has gone to another document.
func TestPickedMeanwhile(t *testing.T) {
	b := newBench(t)
	b.openFile(documentFile(t))
	b.openSeed()
	b.keys.prefs.setFloor(0)
	b.charts.chartPicked([]int{0, 1})
	b.when("the chart", func() bool { return b.charts.pick().on && !b.front().Finding() && !b.charts.pane.SelectFigure(9) })
	if b.nav.tabs.SelectedIndex() != tabCharts || !b.charts.pane.SelectFigure(0) {
		t.Errorf("tab %d", b.nav.tabs.SelectedIndex())
	}
	b.charts.unpick()
	b.nav.show(tabFigures)
	b.charts.chartPicked([]int{0, 1})
	b.session.Next(+1)
	b.session.Next(+1)
	b.Wait()
	b.drain()
	if b.charts.pick().on || b.nav.tabs.SelectedIndex() != tabFigures {
		t.Errorf("chart %v, tab %d", b.charts.pick().on, b.nav.tabs.SelectedIndex())
	}
}

// TestTableComesBack finds the table as it was left.
func TestTableComesBack(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.figures.pane.SetState(figures.State{Columns: []string{"indicator", "region"}, Sort: "time", Down: true, Grouped: true, Filter: figures.Filter{Kinds: []string{"share"}}, Document: b.doc().ID})
	b.figures.pane.OnState(b.figures.pane.State())
	shown := len(b.figures.pane.Shown())
	c := &bench{t: t, queue: make(chan func(), 10000)}
	c.Window = New(b.app, Options{Settings: b.settings, Do: func(f func()) { c.queue <- f }, Trace: func(e string) { c.events = append(c.events, e) }})
	c.Show()
	defer c.win.Close()
	c.openSeed()
	s := c.figures.pane.State()
	if s.Sort != "time" || !s.Down || !s.Grouped || len(s.Columns) != 2 || len(s.Filter.Kinds) != 1 || len(c.figures.pane.Shown()) != shown || shown == len(c.doc().Figures) {
		t.Errorf("%+v, %d rows, were %d", s, len(c.figures.pane.Shown()), shown)
	}
	c.runner.Cancel()
	c.Wait()
}

func TestExportCorrections(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.card.exportCorrections()
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("nothing to export, and a dialog asks where to")
	}
	p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[1].Span)
	from := len(b.events)
	b.correctWith(store.Correction{Place: p, Quote: store.Quote{Text: "3%"}, None: true})
	b.until("figures", from)
	for _, name := range []string{"c.csv", "c.jsonl"} {
		path := filepath.Join(t.TempDir(), name)
		b.files.exportTo(path, b.card.correctionForms())
		b.when(name, func() bool { _, err := os.Stat(path); return err == nil })
		got, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(got), "change") || !strings.Contains(string(got), "3%") {
			t.Errorf("%s: %v, %s", name, err, got)
		}
	}
}

// TestCorrectForm reads what a reader types, and says nothing where nothing
// was changed.
func TestCorrectForm(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[0].Span)
	for i := range b.doc().Figures {
		c, err := newCorrectForm(b.doc(), &b.doc().Figures[i], b.palette(), func() {}).correction(p, time.Now())
		if err != nil || changes(c) {
			t.Errorf("figure %d as it stands: %+v, %v", i, c, err)
		}
	}
	f := newCorrectForm(b.doc(), &b.doc().Figures[0], b.palette(), func() {})
	f.lo.SetText("50.2万亿元")
	f.when.SetText("截至2023年6月")
	f.when.SetText("@2023-06")
	if f.time.Text != "= 截至2023年6月" {
		t.Errorf("the time is understood as %q", f.time.Text)
	}
	f.when.SetText("截至2023年6月")
	f.kind.SetSelectedIndex(5)
	if !strings.Contains(f.value.Text, "50,200,000,000,000 元") || !strings.Contains(f.time.Text, "如") {
		t.Errorf("understood as %q, %q", f.value.Text, f.time.Text)
	}
	c, err := f.correction(p, time.Now())
	if err != nil || *c.Lo != "50200000000000" || *c.Hi != *c.Lo || *c.Unit != "元" || *c.Time != "@2023-06" || *c.Kind != "index" || c.Indicator != nil || c.Status != nil {
		t.Errorf("%+v, %v", c, err)
	}
	f.mean(doc.AtMost)
	if c, err = f.correction(p, time.Now()); err != nil || *c.Lo != "" || *c.Hi != "50200000000000" {
		t.Errorf("at most: %+v, %v", c, err)
	}
	f.lo.SetText("-3%")
	f.mean(doc.Over) // 下降超过3%
	if c, err = f.correction(p, time.Now()); err != nil || *c.Lo != "" || *c.Hi != "-3" || *c.Qualifier != "gt" {
		t.Errorf("falls by more than: %+v, %v", c, err)
	}
	f.name.SetText("农村粮食产量")
	if f.region.Text != "农村" {
		t.Errorf("the region is %q behind the name", f.region.Text)
	}
	if c, err = f.correction(p, time.Now()); err != nil || c.Region != nil {
		t.Errorf("a region that follows its name: %+v, %v", c, err)
	}
	f.region.SetText("东部")
	f.scope.SetText("全国")
	if c, err = f.correction(p, time.Now()); err != nil || *c.Region != "东部" || *c.Scope != "全国" {
		t.Errorf("a region of its own: %+v, %v", c, err)
	}
	f.lo.SetText("")
	if _, err = f.correction(p, time.Now()); err == nil {
		t.Error("an empty value is taken")
	}
	f.none.SetChecked(true)
	if c, err = f.correction(p, time.Now()); err != nil || !c.None || c.Lo != nil {
		t.Errorf("no figure: %+v, %v", c, err)
	}
}

// TestCorrectNothing says yes to the form of a figure as it was read: nothing is
// kept, and the form goes.
func TestCorrectNothing(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.card.correct(0)
	b.button(look.T("ok"))
	b.when("form", func() bool { return b.win.Canvas().Overlays().Top() == nil })
	if e := b.entry(); e == nil || len(e.Corrections) != 0 || b.doc().Figures[0].ByReader {
		t.Errorf("kept: %+v", e)
	}
}

// TestCorrectFormSample says nothing of any figure of the sample as it stands:
// no field of the form changes what it shows.
func TestCorrectFormSample(t *testing.T) {
	b := newBench(t)
	from := len(b.events)
	b.OpenSeed()
	b.until("figures", from)
	for i := range b.doc().Figures {
		f := &b.doc().Figures[i]
		p, _ := anchor.PlaceOf(b.doc(), f.Span)
		if c, err := newCorrectForm(b.doc(), f, b.palette(), func() {}).correction(p, time.Now()); err != nil || changes(c) {
			t.Errorf("%s %s: %+v, %v", f.Indicator, b.doc().Text(f.Span), c, err)
		}
	}
}
