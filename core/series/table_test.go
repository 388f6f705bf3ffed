package series

import (
	"math/big"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// state of one document: its year of writing, its region, and what it says.
func said(year int, region, name, key, sentence, number string, v string, unit string, k doc.Kind, p string, s doc.Status) Statement {
	r, ok := new(big.Rat).SetString(v)
	if !ok {
		panic(v)
	}
	step := big.NewRat(1, 1)
	if _, frac, ok := strings.Cut(v, "."); ok {
		for range frac {
			step.Quo(step, big.NewRat(10, 1))
		}
	}
	period, err := doc.ParsePeriod(p)
	if err != nil {
		panic(err)
	}
	return Statement{
		Source: &Source{ID: sentence, Name: sentence, Region: region, Written: doc.Date{Year: year, Grain: doc.Year}},
		Said:   number, Sentence: sentence, At: strings.Index(sentence, number),
		Figure: doc.Figure{Indicator: name, Key: key, Kind: k, Period: period, Status: s, Confidence: 1,
			Value: doc.Value{Lo: r, Hi: r, Step: step, Unit: unit}},
	}
}

func across(t *testing.T, name string, o TableOptions, all ...Statement) *Table {
	t.Helper()
	table, err := Across(func(yield func(Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}, NewPick(name, nil), o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func lines(t *Table) string {
	var out []string
	for _, l := range t.Lines {
		s := l.Column + l.Part + [...]string{" amount", " growth", " mean", " total", " difference", " mean difference", " rank", " times"}[l.Aspect]
		for _, c := range l.Cells {
			s += " " + c.Period.String() + [...]string{"=", "≈", "→", "?"}[c.State] + doc.Decimal(c.Best.Value.Lo) + [...]string{"", "r", "!"}[c.Dispute]
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestAspects keeps growth of a year apart from growth a year and growth over
// years, results from preliminary numbers, targets and forecasts.
func TestAspects(t *testing.T) {
	const name, key = "国内生产总值", "gdp"
	table := across(t, "GDP增速", TableOptions{},
		said(2031, "", name, key, "2030年总值达到300亿元。", "300亿元", "30000000000", "元", doc.Level, "2030", doc.Actual),
		said(2031, "", name, key, "比上年增长5%。", "5%", "5", "%", doc.Change, "2030", doc.Actual),
		said(2031, "", name, key, "2030年与2025年相比，总值增长28%，年均增长5.1%。", "28%", "28", "%", doc.Change, "2030", doc.Actual),
		said(2031, "", name, key, "从2025年的200亿元增加到300亿元，按可比价格计算，平均每年增长5.1%。", "5.1%", "5.1", "%", doc.Change, "2030", doc.Actual),
		said(2031, "", "经济增长", "", "今年的经济增长预期为6%。", "6%", "6", "%", doc.Change, "2031", doc.Target),
		said(2032, "", "经济增速", "", "初步核算，经济增速为5.8%。", "5.8%", "5.8", "%", doc.Change, "2031", doc.Actual),
		said(2032, "", "数字经济增长", "", "数字经济增长9%。", "9%", "9", "%", doc.Change, "2031", doc.Actual),
		said(2032, "", name, key, "预计增长5%。", "5%", "5", "%", doc.Change, "2032", doc.Forecast),
		said(2032, "甲省", "地区生产总值", "gdp.regional", "增长7%。", "7%", "7", "%", doc.Change, "2031", doc.Actual),
	)
	want := "全国 amount 2030=30000000000; 全国 growth 2030=5 2031≈5.8 2031→6 2032?5; 全国 mean 2026/2030=5.1; 全国 total 2026/2030=28; 甲省 growth 2031=7"
	if got := lines(table); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	g := table.Goals()
	if len(g) != 1 || g[0].Met != Missed || doc.Decimal(g[0].By) != "-0.2" {
		t.Errorf("goals %+v", g)
	}
}

// TestComparisons reads since when something grew, how much a year, and of
// which places.
func TestComparisons(t *testing.T) {
	const name, key = "粮食产量", "grain.output"
	grew := func(sentence, number, v, unit string) Statement {
		return said(2031, "", name, key, sentence, number, v, unit, doc.Change, "2030", doc.Actual)
	}
	table := across(t, name, TableOptions{},
		grew("2030年粮食产量900万吨，比五年前增加50万吨。", "50万吨", "500000", "吨"),
		grew("产量由2020年的700万吨增加到900万吨，每年增加20万吨。", "20万吨", "200000", "吨"),
		grew("粮食产量比上年增加30万吨。", "30万吨", "300000", "吨"),
		grew("五个自治区，粮食产量增长8%。", "8%", "8", "%"),
		grew("三分之一的县粮食产量增长9%。", "9%", "9", "%"),
		grew("在13个省份开展试点，粮食产量增长4%。", "4%", "4", "%"),
		said(2031, "", name, key, "粮食产量占比为6%。", "6%", "6", "%", doc.Share, "2030", doc.Actual),
	)
	want := "全国 growth 2030=4; 全国五个自治区 growth 2030=8; 全国三分之一的县 growth 2030=9; " +
		"全国 difference 2030=300000; 全国 difference 2026/2030=500000; 全国 mean difference 2021/2030=200000"
	if got := lines(table); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	rate := across(t, "gdp", TableOptions{},
		said(2031, "", "经济增长速度调控目标定", "", "经济增长速度的调控目标定为8%。", "8%", "8", "%", doc.Share, "2031", doc.Target))
	if got, want := lines(rate), "全国 growth 2031→8"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestDisputes takes for a dispute only what rounding does not explain, and
// tells a later revision from a conflict.
func TestDisputes(t *testing.T) {
	const name, key = "粮食产量", "grain.output"
	tell := func(year int, v, p string) Statement {
		return said(year, "", name, key, v+p, v, v, "吨", doc.Level, p, doc.Actual)
	}
	table := across(t, "粮食总产量", TableOptions{},
		tell(2031, "100", "2030"), tell(2031, "100.4", "2030"), // rounding
		tell(2031, "90", "2029"), tell(2031, "93", "2029"), // conflict
		tell(2031, "80", "2028"), tell(2032, "82", "2028"), // revision
		said(2032, "", name, key, "16.4万斤", "16.4万斤", "164000", "斤", doc.Level, "2028", doc.Actual),
	)
	if got, want := lines(table), "全国 amount 2028=82r 2029=90! 2030=100.4"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	first := across(t, name, TableOptions{First: true}, tell(2032, "82", "2028"), tell(2031, "80", "2028"))
	if got, want := lines(first), "全国 amount 2028=80r"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestNames has names of one indicator fall together and keeps those of another
// scope apart.
func TestNames(t *testing.T) {
	p := NewPick("居民消费价格指数", map[string]string{"物价水平": "CPI"})
	for name, want := range map[string]bool{
		"居民消费价格总水平涨幅": true, "提出居民消费价格涨幅": true, "CPI": true, "物价水平": true, "核心居民消费价格": false, "农村居民消费价格": false, "居民消费": false,
	} {
		if got := p.Has(&doc.Figure{Indicator: name, Kind: doc.Change}); got != want {
			t.Errorf("Has(%s) = %v", name, got)
		}
	}
	own := NewPick("平台数量", nil)
	if !own.Has(&doc.Figure{Indicator: "平台数量增长", Kind: doc.Change}) || own.Has(&doc.Figure{Indicator: "规模以上平台数量"}) {
		t.Error("an unknown indicator")
	}
	fall := doc.Figure{Indicator: "单位GDP能耗降幅", Kind: doc.Change, Value: doc.Value{Lo: big.NewRat(3, 1), Qualifier: doc.Over}}
	turn(&fall)
	if fall.Value.Lo != nil || doc.Decimal(fall.Value.Hi) != "-3" {
		t.Errorf("%+v", fall.Value)
	}
}

func TestGoals(t *testing.T) {
	v := func(lo, hi string) doc.Value {
		var x doc.Value
		if lo != "" {
			x.Lo, _ = new(big.Rat).SetString(lo)
		}
		if hi != "" {
			x.Hi, _ = new(big.Rat).SetString(hi)
		}
		return x
	}
	about := func(s string) doc.Value {
		x := v(s, s)
		x.Step, x.Qualifier = big.NewRat(1, 10), doc.Approx
		return x
	}
	for _, c := range []struct {
		name, key      string
		target, result doc.Value
		want           Verdict
	}{
		{"以上, more", "employment.urban_new", v("11", ""), v("12", "12"), Met},
		{"以上, less", "employment.urban_new", v("11", ""), v("10", "10"), Missed},
		{"以内, less", "unemployment.registered", v("", "4.5"), v("4.1", "4.1"), Met},
		{"plain, a ceiling", "cpi", v("3", "3"), v("2", "2"), Met},
		{"plain, a floor", "gdp", v("8", "8"), v("7.8", "7.8"), Missed},
		{"a fall of at least 3", "energy.intensity", v("", "-3"), v("-4", "-4"), Met},
		{"a span", "gdp", v("6", "6.5"), v("6.1", "6.1"), Met},
		{"左右, nearly", "gdp", about("7.5"), v("7.4", "7.4"), Met},
		{"左右, not", "gdp", about("5.5"), v("3", "3"), Missed},
		{"no result", "gdp", v("6", "6.5"), v("", ""), Unknown},
	} {
		if got, _ := judge(c.key, c.target, c.result); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
