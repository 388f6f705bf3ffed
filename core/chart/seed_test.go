package chart_test

import (
	"context"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/seeds"
)

// TestSeed draws the conclusions from a real document, read by the program.
func TestSeed(t *testing.T) {
	d, err := core.Read(context.Background(), seeds.Name, seeds.Seed, nil)
	if err != nil {
		t.Fatal(err)
	}
	models := chart.Build(series.Collect([]*doc.Document{d}, 0), chart.Options{})
	forms := map[string]chart.Form{}
	for i := range d.Figures {
		m, k, ok := chart.MarkOf(models, series.Ref{Figure: i})
		if !ok {
			t.Errorf("%s has no mark", d.Text(d.Figures[i].Span))
			continue
		}
		forms[d.Text(d.Figures[i].Span)] = models[m].Form
		if v := d.Figures[i].Value; models[m].Marks[k].OpenHi != (v.Hi == nil) {
			t.Errorf("%s: open end %v", d.Text(d.Figures[i].Span), models[m].Marks[k].OpenHi)
		}
	}
	for text, want := range map[string]chart.Form{"64千比特每秒": chart.Cards, "7亿": chart.Cards, "世界第二": chart.Ranks, "10亿人": chart.Bars, "100%": chart.Bars} {
		if got, ok := forms[text]; !ok || got != want {
			t.Errorf("%s is drawn as %v, want %v", text, got, want)
		}
	}
	parts := 0
	for _, m := range models {
		if m.Form == chart.Part {
			parts++
		}
	}
	if parts != len(d.Checks) {
		t.Errorf("%d parts of %d checks", parts, len(d.Checks))
	}
}
