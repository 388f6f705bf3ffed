package card

import (
	"math/big"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// one makes a document of one sentence that is one figure.
func one(printed string, f doc.Figure) *doc.Document {
	f.Span = text.Span{Start: 0, End: len(printed)}
	f.Sentence = f.Span
	f.Indicator = "产量"
	return &doc.Document{Name: "a.txt", Body: printed, Figures: []doc.Figure{f}}
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		name, printed  string
		f              doc.Figure
		value, inwords string
	}{
		{"exact", "12.5万吨", doc.Figure{Value: doc.Value{Lo: rat("125000"), Hi: rat("125000"), Unit: "吨"}}, "12.5万吨", "完整数值 125,000 吨"},
		{"as printed", "5.2%", doc.Figure{Kind: doc.Change, Value: doc.Value{Lo: rat("5.2"), Hi: rat("5.2"), Unit: "%"}}, "5.2%", ""},
		{"over", "7亿", doc.Figure{Value: doc.Value{Lo: rat("700000000"), Unit: "户", Qualifier: doc.Over, Implied: true}}, "超过 7亿 户（数字旁未印单位）", "区间 > 700,000,000 户"},
		{"at least", "300项", doc.Figure{Value: doc.Value{Lo: rat("300"), Unit: "项", Qualifier: doc.AtLeast}}, "不低于 300项", "区间 ≥ 300 项"},
		{"at most", "3%", doc.Figure{Value: doc.Value{Hi: rat("3"), Unit: "%", Qualifier: doc.AtMost}}, "不超过 3%", "区间 ≤ 3 %"},
		{"under", "3%", doc.Figure{Value: doc.Value{Hi: rat("3"), Unit: "%", Qualifier: doc.Under}}, "不足 3%", "区间 < 3 %"},
		{"range", "6%—6.5%", doc.Figure{Value: doc.Value{Lo: rat("6"), Hi: rat("6.5"), Unit: "%", Qualifier: doc.Range}}, "区间 6%—6.5%", "区间 6 — 6.5 %"},
		{"negative", "0.3%", doc.Figure{Value: doc.Value{Lo: rat("-0.3"), Hi: rat("-0.3"), Unit: "%"}}, "0.3%", "完整数值 −0.3 %"},
		{"fraction", "三分之一", doc.Figure{Kind: doc.Share, Value: doc.Value{Lo: rat("1/3"), Hi: rat("1/3")}}, "三分之一", "完整数值 1/3 "},
		{"rank", "世界第二", doc.Figure{Kind: doc.Rank, Scope: "世界", Value: doc.Value{Lo: rat("2"), Hi: rat("2"), Unit: "名"}}, "世界第二", "完整数值 2 名"},
		{"nothing", "若干", doc.Figure{}, "若干", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := Rows(one(c.printed, c.f), 0)
			if rows[0].Value != c.value {
				t.Errorf("value %q, want %q", rows[0].Value, c.value)
			}
			got := ""
			for _, r := range rows[1:] {
				if r.Name == look.T("card.interval") || r.Name == look.T("card.full") {
					got = r.Name + " " + r.Value
				}
			}
			if got != c.inwords {
				t.Errorf("interval %q, want %q", got, c.inwords)
			}
		})
	}
}

func TestWhen(t *testing.T) {
	year := func(y int) doc.Date { return doc.Date{Year: y, Grain: doc.Year} }
	part := func(g doc.Grain, n, d int) doc.Date { return doc.Date{Year: 2023, Grain: g, N: n, D: d} }
	t.Cleanup(func() { look.SetLanguage(look.Chinese) })
	for _, c := range []struct {
		p               doc.Period
		chinese, inEngl string
	}{
		{doc.Period{}, "", ""},
		{doc.Period{From: year(2022)}, "2022年", "2022"},
		{doc.Period{From: part(doc.Half, 1, 0)}, "2023年上半年", "H1 2023"},
		{doc.Period{From: part(doc.Half, 2, 0)}, "2023年下半年", "H2 2023"},
		{doc.Period{From: part(doc.Quarter, 3, 0)}, "2023年三季度", "Q3 2023"},
		{doc.Period{From: part(doc.Month, 6, 0), AsOf: true}, "截至2023年6月", "as of June 2023"},
		{doc.Period{From: part(doc.Day, 6, 26)}, "2023年6月26日", "26 June 2023"},
		{doc.Period{From: year(2018), To: year(2022)}, "2018—2022年", "2018–2022"},
		{doc.Period{From: year(2018), To: year(2018)}, "2018年", "2018"},
		{doc.Period{From: part(doc.Month, 1, 0), To: part(doc.Month, 5, 0)}, "2023年1月—2023年5月", "January 2023 – May 2023"},
		{doc.Period{From: year(2012), Open: true}, "2012年以来", "since 2012"},
		{doc.Period{To: year(2025)}, "2025年", "2025"},
	} {
		look.SetLanguage(look.Chinese)
		if got := When(c.p); got != c.chinese {
			t.Errorf("%v is %q, want %q", c.p, got, c.chinese)
		}
		look.SetLanguage(look.English)
		if got := When(c.p); got != c.inEngl {
			t.Errorf("%v is %q, want %q", c.p, got, c.inEngl)
		}
	}
}

func TestGrouped(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "-1234567.25": "−1,234,567.25", "1/3": "1/3", "-2/3": "−2/3"} {
		if got := Grouped(rat(in)); got != want {
			t.Errorf("%s is shown as %q, want %q", in, got, want)
		}
	}
}

func TestText(t *testing.T) {
	got := Text(one("12.5万吨", doc.Figure{Value: doc.Value{Lo: rat("125000"), Hi: rat("125000"), Unit: "吨"}}), 0)
	for _, want := range []string{"产量\n", "数值\t12.5万吨\n", "完整数值\t125,000 吨\n", "\na.txt\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// TestNew shows a card and uses its buttons.
func TestNew(t *testing.T) {
	test.NewTempApp(t)
	d := one("12.5万吨", doc.Figure{Value: doc.Value{Lo: rat("125000"), Hi: rat("125000"), Unit: "吨"}})
	used := 0
	do := func() { used++ }
	a := Actions{Chart: do, Sentence: do, Copy: do, Close: do}
	w := test.NewTempWindow(t, container.NewVBox(New(d, 0, look.Palettes[0], look.CardWidth, a), Foot(a)))
	w.Resize(fyne.NewSize(look.CardWidth, 400))
	for _, o := range test.LaidOutObjects(w.Content()) {
		if b, ok := o.(fyne.Tappable); ok {
			test.Tap(b)
		}
	}
	if used != 4 {
		t.Errorf("%d of 4 buttons did something", used)
	}
}

// TestCorrected shows what was read beside what the reader says.
func TestCorrected(t *testing.T) {
	read := doc.Figure{Indicator: "总产量", Value: doc.Value{Lo: rat("5"), Hi: rat("5"), Unit: "吨"}, Kind: doc.Level, Confidence: 0.9}
	f := read
	f.Read, f.ByReader, f.Confidence = &read, true, 1
	f.Value.Lo, f.Value.Hi = rat("6"), rat("6")
	f.Kind, f.Period = doc.Index, doc.Period{From: doc.Date{Year: 2022, Grain: doc.Year}}
	d := one("5吨", f)
	d.Figures[0].Indicator = "总产量"
	if got, want := Was(&d.Figures[0]), "数值 5 吨；时间 未说明；种类 数量；范围 未说明；地区 未说明"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	rows := Rows(d, 0)
	if rows[0].Value != "6吨" || rows[1] != (Row{"印作", "5吨"}) {
		t.Errorf("the value is shown as %v", rows[:2])
	}
	if last := rows[len(rows)-1]; last.Value != "读者更正" || rows[len(rows)-2].Name != "程序读作" {
		t.Errorf("%v", rows)
	}
	if Was(&read) != "" {
		t.Error("a figure that nobody corrected was something else")
	}
}

// TestSure says how sure a figure is, and why no surer.
func TestSure(t *testing.T) {
	for _, c := range []struct {
		name string
		f    doc.Figure
		want string
	}{
		{"sure", doc.Figure{Confidence: 0.95, Period: doc.Period{From: doc.Date{Year: 2022, Grain: doc.Year}}, TimeFrom: "explicit"}, "高 95%"},
		{"carried", doc.Figure{Confidence: 0.8, TimeFrom: "inherited", Reasons: []doc.Reason{{Field: "indicator", Rule: "carried"}}}, "较高 80%：指标承前文；时间承前文"},
		{"no time", doc.Figure{Confidence: 0.6, Value: doc.Value{Lo: rat("3"), Hi: rat("3"), Unit: "户", Implied: true}}, "中 60%：没有说时间；数字旁未印单位"},
		{"low", doc.Figure{Confidence: 0.3, TimeFrom: "explicit", Reasons: []doc.Reason{{Field: "indicator", Rule: "verb-object+object"}}}, "低 30%：指标取数字后面的名词"},
	} {
		rows := Rows(one("3", c.f), 0)
		if got := rows[len(rows)-1].Value; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestRounding says between which numbers the printed digits lie.
func TestRounding(t *testing.T) {
	for printed, c := range map[string]struct {
		v    doc.Value
		want string
	}{
		"50.2万亿元": {doc.Value{Lo: rat("502e11"), Hi: rat("502e11"), Step: rat("1e11"), Unit: "元"}, "50.15 — 50.25 万亿元"},
		"41.5%":   {doc.Value{Lo: rat("41.5"), Hi: rat("41.5"), Step: rat("1/10"), Unit: "%"}, "41.45 — 41.55 %"},
		"三分之一":    {doc.Value{Lo: rat("1/3"), Hi: rat("1/3")}, ""},
		"超7亿户":    {doc.Value{Lo: rat("7e8"), Unit: "户", Qualifier: doc.Over}, ""},
	} {
		got := ""
		for _, r := range Rows(one(printed, doc.Figure{Value: c.v}), 0) {
			if r.Name == look.T("card.rounding") {
				got = r.Value
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", printed, got, c.want)
		}
	}
}
