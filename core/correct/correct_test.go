package correct_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// paper has a figure that a line break cuts, and an encoding of its own.
const paper = "某市公报\n\n2022年，某市粮食产量达1.2万\n吨，比上年增长3%。全市共有学校若干所，图书馆甲乙两座。\n"

func read(t *testing.T) *doc.Document {
	t.Helper()
	d, err := core.Read(t.Context(), "公报.txt", []byte(paper), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Figures) != 2 {
		t.Fatalf("%d figures, want 2", len(d.Figures))
	}
	return d
}

func place(t *testing.T, d *doc.Document, i int) store.Place {
	t.Helper()
	p, ok := anchor.PlaceOf(d, d.Figures[i].Span)
	if !ok {
		t.Fatal("a figure without a place")
	}
	return p
}

func ptr(s string) *string { return &s }

func TestApply(t *testing.T) {
	d := read(t)
	p := place(t, d, 0)
	if !strings.Contains(paper[p.Start:p.End], "\n") {
		t.Fatalf("the place is %q, want the break in it", paper[p.Start:p.End])
	}
	got := correct.Apply(d, []store.Correction{{Place: p, Indicator: ptr("夏粮产量"), Lo: ptr("12000"), Hi: ptr("13000"), Unit: ptr("吨"), Time: ptr("2021H1"), Status: ptr("target")}})
	f := got[0]
	if f.Indicator != "夏粮产量" || doc.Decimal(f.Value.Hi) != "13000" || f.Value.Qualifier != doc.Range || f.Period.String() != "2021H1" || f.Status != doc.Target || !f.ByReader || f.Confidence != 1 {
		t.Errorf("%+v", f)
	}
	if d.Figures[0].ByReader || d.Figures[0].Indicator == "夏粮产量" {
		t.Error("the document was changed")
	}
	if got[1].ByReader {
		t.Error("another figure was changed")
	}
}

func TestNone(t *testing.T) {
	d := read(t)
	got := correct.Apply(d, []store.Correction{{Place: place(t, d, 1), None: true}})
	if len(got) != 1 || len(d.Figures) != 2 {
		t.Errorf("%d figures stay, want 1", len(got))
	}
}

// TestMade makes a figure where the program finds none.
func TestMade(t *testing.T) {
	d := read(t)
	at := strings.Index(d.Body, "两座")
	p, ok := anchor.PlaceOf(d, text.Span{Start: at, End: at + len("两座")})
	if !ok {
		t.Fatal("no place")
	}
	got := correct.Apply(d, []store.Correction{{Place: p, Indicator: ptr("图书馆"), Lo: ptr("2"), Hi: ptr("2"), Unit: ptr("座")}})
	if len(got) != 3 || got[2].Indicator != "图书馆" || d.Text(got[2].Span) != "两座" || !got[2].Sentence.Covers(got[2].Span) {
		t.Errorf("%+v", got)
	}
	for _, c := range []store.Correction{
		{Place: p},
		{Place: store.Place{Start: 0, End: 1 << 30}, Indicator: ptr("x"), Lo: ptr("1")},
	} {
		if got := correct.Apply(d, []store.Correction{c}); len(got) != 2 {
			t.Errorf("%+v makes %d figures", c, len(got))
		}
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []store.Correction{{Lo: ptr("五十")}, {Lo: ptr("2"), Hi: ptr("1")}, {Indicator: ptr("")}, {Time: ptr("去年")}, {Status: ptr("done")}, {Unit: ptr(strings.Repeat("长", 20))}} {
		if correct.Check(c) == nil {
			t.Errorf("%+v is taken", c)
		}
	}
	if err := correct.Check(store.Correction{Lo: ptr("1/3"), Hi: ptr(""), Time: ptr("@2023-06"), Unit: ptr("吨"), Status: ptr("actual")}); err != nil {
		t.Error(err)
	}
}

// TestFollows wants nothing to contradict a corrected name: its region, its key,
// the words that it was read from and the reasons follow it.
func TestFollows(t *testing.T) {
	d := read(t)
	f := &d.Figures[0]
	f.Indicator, f.Region, f.Reasons = "农村粮食产量", "农村", []doc.Reason{{Field: "indicator", Rule: "subject"}, {Field: "time", Rule: "frame"}}
	p := place(t, d, 0)
	for _, c := range []struct{ name, region, want string }{
		{"城镇粮食产量", "", "城镇"}, {"粮食产量", "", ""}, {"粮食产量", "东部", "东部"},
	} {
		say := store.Correction{Place: p, Indicator: ptr(c.name)}
		if c.region != "" {
			say.Region = ptr(c.region)
		}
		g := correct.Apply(d, []store.Correction{say})[0]
		if g.Region != c.want || len(g.Words) != 0 || g.Read.Region != "农村" {
			t.Errorf("%s: region %q, want %q; words %v", c.name, g.Region, c.want, g.Words)
		}
		for _, r := range g.Reasons {
			if r.Field == "indicator" && r.Rule != "reader" {
				t.Errorf("%s: %+v still explains it", c.name, r)
			}
		}
	}
	f.Indicator, f.Region = "粮食产量", "甲区" // from a row of a table, not from the name
	if g := correct.Apply(d, []store.Correction{{Place: p, Indicator: ptr("夏粮产量")}})[0]; g.Region != "甲区" {
		t.Errorf("a region that the name did not give is %q", g.Region)
	}
	if g := correct.Apply(d, []store.Correction{{Place: p, Indicator: ptr("国内生产总值")}})[0]; g.Key == "" {
		t.Error("a known name has no key")
	}
	f.Kind, f.Scope, f.Direction = doc.Rank, "全国", 1
	if g := correct.Apply(d, []store.Correction{{Place: p, Kind: ptr("level")}})[0]; g.Scope != "" || g.Direction != 0 {
		t.Errorf("no rank any more, but among %q, direction %d", g.Scope, g.Direction)
	}
}

// TestMeant takes a qualifier that fits the ends, and refuses one that does not.
func TestMeant(t *testing.T) {
	d := read(t)
	p := place(t, d, 1) // 增长3%
	for _, c := range []struct{ lo, hi, q, want string }{
		{"3", "3", "approx", "approx"}, {"3", "", "gt", "gt"}, {"3", "", "ge", "ge"}, {"", "3", "near", "near"}, {"", "-3", "gt", "gt"}, {"-3", "", "le", "le"},
		{"3", "4", "range", "range"}, {"3", "", "le", "ge"}, {"3", "3", "range", "range"},
	} {
		say := store.Correction{Place: p, Lo: ptr(c.lo), Hi: ptr(c.hi), Qualifier: ptr(c.q)}
		g := correct.Apply(d, []store.Correction{say})[1]
		if got := g.Value.Qualifier.String(); got != c.want || (correct.Check(say) == nil) != (c.q == c.want) {
			t.Errorf("%q to %q, %s: %s, want %s; %v", c.lo, c.hi, c.q, got, c.want, correct.Check(say))
		}
	}
	if correct.Check(store.Correction{Qualifier: ptr("later")}) == nil || correct.Check(store.Correction{Region: ptr(strings.Repeat("长", 60))}) == nil {
		t.Error("an unknown qualifier, or a region without an end, is taken")
	}
}
