package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestMarks writes corrections as a marked document and reads them back at
// their places, in a text with broken lines, of carriage returns, and the same
// number twice on a line.
func TestMarks(t *testing.T) {
	const paper = "某市公报\r\n\r\n2022年，某市粮食产量达1.2万\r\n吨，比上年增长3%，油料产量增长3%。图书馆甲乙两座。\r\n"
	d, err := core.Read(t.Context(), "公报.txt", []byte(paper), nil)
	if err != nil || len(d.Figures) != 3 {
		t.Fatalf("%d figures, %v", len(d.Figures), err)
	}
	place := func(s text.Span) store.Place {
		p, ok := anchor.PlaceOf(d, s)
		if !ok {
			t.Fatal("no place")
		}
		return p
	}
	at := strings.Index(d.Body, "两座")
	s := func(s string) *string { return &s }
	e := &store.Entry{}
	e.Correct(store.Correction{Place: place(d.Figures[0].Span), Quote: store.Quote{Text: "1.2万吨"}, Indicator: s("夏粮产量"), Lo: s("12500"), Hi: s(""), Time: s("")})
	e.Correct(store.Correction{Place: place(d.Figures[2].Span), Quote: store.Quote{Text: "3%"}, None: true})
	e.Correct(store.Correction{Place: place(text.Span{Start: at, End: at + len("两座")}), Quote: store.Quote{Text: "两座"}, Indicator: s("图书馆"), Lo: s("2"), Hi: s("2"), Unit: s("座")})
	e.Correct(store.Correction{Place: store.Place{Start: 1 << 20, End: 1<<20 + 3}, None: true})
	var b bytes.Buffer
	if err := export.Marks(&b, d, e, "甲"); err != nil {
		t.Fatal(err)
	}
	golden(t, "marks.jsonl", b.Bytes())
	head, lines, _ := strings.Cut(b.String(), "\n")
	if head != `{"document":"公报.txt","lines":[3,4],"reader":"甲","only":true}` {
		t.Error(head)
	}
	marks, err := score.ReadMarks(d.Raw, []byte(lines))
	if err != nil || len(marks) != 3 {
		t.Fatalf("%d marks, %v", len(marks), err)
	}
	for i, want := range []string{"1.2万\r\n吨", "3%", "两座"} {
		if m := marks[i]; m.Text != want || m.Start != []int{raw(d, d.Figures[0].Span), raw(d, d.Figures[2].Span), raw(d, text.Span{Start: at, End: at + 3})}[i] {
			t.Errorf("%+v", m)
		}
	}
	if m := marks[0]; m.Indicator != "夏粮产量" || m.Lo != "12500" || m.Hi != "" || m.Unit != "吨" || m.Qualifier != "ge" || m.Times[0] != "" || m.Status != "actual" || m.Kind != "level" {
		t.Errorf("%+v", m)
	}
	if marks[1].Trap != "reader" {
		t.Errorf("%+v", marks[1])
	}
}

func raw(d *doc.Document, s text.Span) int {
	h, _ := d.Back.Hull(s)
	return h.Start
}

// TestExplained writes every figure once and in order, with its choices.
func TestExplained(t *testing.T) {
	d, err := core.Read(t.Context(), "县.txt", []byte("县情\n\n2023年，全县粮食产量达9.1万吨，玉米产量达4.3万吨。\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	last, n := -1, 0
	err = export.Explained(t.Context(), d, export.Options{}, func(r export.Record) error {
		if r.Start <= last || len(r.Explain) == 0 || len(r.Choices) < 4 || r.Choices[0].Field != "claim" || r.Choices[0].Candidates[0].Reading != "yes" {
			t.Errorf("%+v", r)
		}
		last = r.Start
		n++
		return nil
	})
	if err != nil || n != len(d.Figures) || n == 0 {
		t.Errorf("%d of %d, %v", n, len(d.Figures), err)
	}
	var b strings.Builder
	if err := export.ExplainedText(t.Context(), &b, d, export.Options{}); err != nil || !strings.Contains(b.String(), "是数据 figure") || !strings.Contains(b.String(), "2023") {
		t.Error(err, b.String())
	}
}
