package arrange

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/store"
)

// TestForm chooses, leaves a figure out and takes all back.
func TestForm(t *testing.T) {
	test.NewTempApp(t)
	m := &chart.Model{ID: "bars:a", Form: chart.Bars, Title: "产量，2023年"}
	can := chart.Choices{Forms: []chart.Form{chart.Bars, chart.Table}, Orders: chart.Orders(), Units: []string{"万吨", "亿吨"}, Points: []string{"稻谷 1", "小麦 2", "小麦 2"}}
	f := New(m, can, store.Chart{ID: m.ID, Order: chart.Ascending, Hidden: []string{"稻谷 1"}}, func() {})
	if c := f.Chart(); c.Order != chart.Ascending || !slices.Equal(c.Hidden, []string{"稻谷 1"}) || c.Form != "" || c.Title != "" {
		t.Errorf("it begins with %+v", c)
	}
	var told store.Chart
	f.OnChanged = func(c store.Chart) { told = c }
	f.title.SetText(" 三种粮食 ")
	f.form.SetSelectedIndex(1)
	f.unit.SetSelectedIndex(1)
	f.size.SetSelectedIndex(1)
	if told.Title != "三种粮食" || told.Form != "table" || told.Unit != "亿吨" || told.Size != "slide" || told.ID != m.ID {
		t.Errorf("told %+v", told)
	}
	f.points.SetSelected(nil)
	if want := []string{"稻谷 1", "小麦 2", "小麦 2"}; !slices.Equal(told.Hidden, want) {
		t.Errorf("hides %q, want %q", told.Hidden, want)
	}
	f.Reset()
	if !told.Plain() {
		t.Errorf("taken back, but %+v", told)
	}
	f.title.SetText(m.Title)
	if !told.Plain() {
		t.Error("the program's title is taken for another")
	}
}
