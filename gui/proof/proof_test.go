package proof

import (
	"math/big"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/verify"
)

func said(title, words string, year int) series.Statement {
	return series.Statement{Source: &series.Source{ID: title, Title: title, Written: doc.Date{Year: year, Grain: doc.Year}}, Said: words, Sentence: "松果产量" + words + "。", At: len("松果产量"),
		Figure: doc.Figure{Indicator: "松果产量", Period: doc.Period{From: doc.Date{Year: 2024, Grain: doc.Year}}, Value: doc.Value{Lo: big.NewRat(12, 1), Hi: big.NewRat(12, 1), Unit: "吨"}}}
}

// TestPane: what must be mended stands first with whom, by how much and since
// when; a verdict alone can be looked at, and a figure leads to its documents.
func TestPane(t *testing.T) {
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(900, 600))
	p.Canvas = w.Canvas()
	var pasted string
	p.OnText = func(s string) { pasted = s }
	p.Focus()
	test.Type(p.text, "松果产量12吨。")
	p.look.Tapped(nil)
	if pasted != "松果产量12吨。" {
		t.Fatalf("pasted %q", pasted)
	}
	p.SetEntries("文稿", []verify.Entry{
		{Figure: said("文稿", "12吨", 2026), Verdict: verify.Agrees, Same: []series.Statement{said("甲报告", "12吨", 2025), said("乙报告", "12吨", 2024)}},
		{Figure: said("文稿", "13吨", 2026), Verdict: verify.Unknown},
		{Figure: said("文稿", "14吨", 2026), Verdict: verify.Differs, Other: []series.Statement{said("甲报告", "12吨", 2025)}, Gap: big.NewRat(-2, 1)},
	})
	all := p.list.All()
	if len(all) != 3 || all[0].Said != "14吨" || !all[0].Marked || all[2].Said != "12吨" {
		t.Fatalf("order %+v", all)
	}
	for _, want := range []string{"不一致", "甲报告：12吨", "-2吨", "2025 起"} {
		if !strings.Contains(all[0].Head, want) {
			t.Errorf("%q lacks %q", all[0].Head, want)
		}
	}
	if !strings.Contains(all[2].Head, "甲报告等 2 篇") {
		t.Errorf("agreed: %q", all[2].Head)
	}
	if len(p.says.All()) != 1 || !p.below.Visible() || p.Canvas.Focused() != fyne.Focusable(p.list.List) {
		t.Errorf("%d documents for the first, focus on %T", len(p.says.All()), p.Canvas.Focused())
	}
	var gone series.Statement
	p.OnGo = func(s series.Statement) { gone = s }
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // to its documents
	p.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if gone.Source == nil || gone.Source.Title != "甲报告" {
		t.Errorf("leads to %+v", gone.Source)
	}
	p.show(1)
	if p.below.Visible() {
		t.Error("an unknown figure has documents")
	}
	p.escape()
	if !p.start.Visible() || p.results.Visible() {
		t.Error("Esc does not lead back to the field")
	}
}
