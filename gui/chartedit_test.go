package gui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// TestEditChart has a chart drawn as a table under another title, takes that
// back, and does it again. The form shows what is kept.
func TestEditChart(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	d := b.front()
	id, before := d.Plain[0].ID, d.Models[0].Title
	was := func(title string, form chart.Form) {
		t.Helper()
		b.when(title, func() bool { return !d.Finding() })
		if m := d.Models[0]; m.Title != title || m.Form != form {
			t.Errorf("the chart is %v %s, want %v %s", m.Form, m.Title, form, title)
		}
	}
	b.session.Edit(d, "undo.chart", func(e *store.Entry) { e.Arrange(store.Chart{ID: id, Title: "数字经济", Form: "table"}) })
	was("数字经济", chart.Table)
	b.charts.editChart(d.Models[0])
	var title *overlay.Field
	for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
		if f, ok := o.(*overlay.Field); ok && f.AccessibilityLabel() == "标题" {
			title = f
		}
	}
	if title == nil || title.Text != "数字经济" {
		t.Fatalf("the form has the title %+v", title)
	}
	b.over.Dismiss()
	b.session.Undo()
	was(before, d.Plain[0].Form)
	b.session.Redo()
	was("数字经济", chart.Table)
	if !slices.ContainsFunc(d.Entry.Charts, func(c store.Chart) bool { return c.ID == id }) {
		t.Error("it is not kept with the document")
	}
}
