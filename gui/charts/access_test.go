package charts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestLabel says the title and, once the keyboard is there, the mark in words.
func TestLabel(t *testing.T) {
	p := &Pane{words: Chinese, style: draw.Light()}
	v := newView(p, &chart.Model{Title: "产量", Marks: []chart.Mark{{Name: "棉花产量", When: "2022年", Full: "3 万吨"}, {Name: "棉花产量", When: "2025年", Full: "4 万吨", Status: doc.Target}}})
	if got := v.AccessibilityLabel(); got != "产量" {
		t.Errorf("label %q", got)
	}
	v.point(1)
	if got := v.AccessibilityLabel(); got != "产量, 第 2 处，共 2 处：棉花产量 2025年 4 万吨 目标" {
		t.Errorf("label %q", got)
	}
	if got := p.AccessibilityLabel(); !strings.HasPrefix(got, "图表: 这里将画出") {
		t.Errorf("the pane's label is %q", got)
	}
}

// TestFocusInSight brings the button that the keyboard reaches into sight.
func TestFocusInSight(t *testing.T) {
	test.NewTempApp(t)
	d, err := draw.New(fonts.SansRegular(), fonts.SansBold())
	if err != nil {
		t.Fatal(err)
	}
	p := New(d, draw.Light(), English)
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(700, 300))
	model := func(id string) chart.Model {
		return chart.Model{ID: id, Title: id, Main: true, Form: chart.Bars, Axis: chart.Axis{Max: 5, Scale: 1, Ticks: []float64{0, 5}},
			Marks: []chart.Mark{{Name: "a", Full: "3", Label: "3", Lo: 3, Hi: 3, Refs: []series.Ref{{}}}, {Name: "b", Full: "4", Label: "4", Lo: 4, Hi: 4, Refs: []series.Ref{{Figure: 1}}}}}
	}
	p.SetModels([]chart.Model{model("one"), model("two"), model("three")})
	for i := range p.views {
		v := p.views[len(p.views)-1-i]
		w.Canvas().Focus(v.export)
		bottom := v.Position().Y + v.Size().Height - p.scroll.Offset.Y
		if bottom > p.scroll.Size().Height || bottom < strip {
			t.Errorf("%s: the button ends at %v of %v", v.model.Title, bottom, p.scroll.Size().Height)
		}
		if got := v.export.AccessibilityLabel(); got != "Export: "+v.model.Title {
			t.Errorf("label %q", got)
		}
	}
}
