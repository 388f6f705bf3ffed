package series

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

func year(y int) doc.Period { return doc.Period{From: doc.Date{Year: y, Grain: doc.Year}} }

func figure(name string, v int64, p doc.Period) doc.Figure {
	return doc.Figure{Indicator: name, Confidence: 1, Period: p,
		Value: doc.Value{Lo: big.NewRat(v, 1), Hi: big.NewRat(v, 1), Step: big.NewRat(1, 1), Unit: "人"}}
}

func TestCollect(t *testing.T) {
	rural := figure("网民规模", 3, year(2022))
	rural.Region = "农村"
	goal := figure("网民规模", 12, year(2022))
	goal.Status = doc.Target
	faint := figure("网民规模", 99, year(2021))
	faint.Confidence = 0.2
	d := &doc.Document{Figures: []doc.Figure{
		figure("我国网民规模", 10, year(2023)), figure("网民规模", 9, year(2022)), goal, rural, faint,
		figure("网民的规模", 8, doc.Period{}), {Indicator: "空"},
	}}
	set := Collect([]*doc.Document{nil, d}, 0.5)
	if len(set.Series) != 2 {
		t.Fatalf("%d series, want 2 (whole and 农村): %+v", len(set.Series), set.Series)
	}
	s := set.Series[0]
	var got []int
	for _, p := range s.Points {
		got = append(got, p.Figure)
	}
	want := []int{1, 2, 0, 5} // 2022 actual, 2022 target, 2023, without time
	if len(got) != len(want) {
		t.Fatalf("figures %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("figures %v, want %v", got, want)
		}
	}
}

func TestDuplicates(t *testing.T) {
	fine := figure("产量", 105, year(2022))
	coarse := figure("产量", 110, year(2022))
	coarse.Value.Step = big.NewRat(20, 1)
	other := figure("产量", 300, year(2022))
	late := &doc.Document{Figures: []doc.Figure{other}, Articles: []doc.Article{{Dateline: doc.Dateline{Date: doc.Date{Year: 2024, Grain: doc.Year}}}}}
	for _, c := range []struct {
		name     string
		docs     []*doc.Document
		doc, fig int
		disputed bool
	}{
		{"more digits win", []*doc.Document{{Figures: []doc.Figure{coarse, fine}}}, 0, 1, false},
		{"a later document revises", []*doc.Document{{Figures: []doc.Figure{fine}}, late}, 1, 0, true},
	} {
		p := Collect(c.docs, 0).Series[0].Points
		if len(p) != 1 || p[0].Doc != c.doc || p[0].Figure != c.fig || len(p[0].Also) != 1 || p[0].Disputed != c.disputed {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

func TestNormal(t *testing.T) {
	for in, want := range map[string]string{"我国 网民的规模": "网民规模", "ＩＰｖ６用户": "ipv6用户", "全国": "全国", "": ""} {
		if got := Normal(in); got != want {
			t.Errorf("Normal(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestConvert wants one unit in a series, exact, whatever was printed.
func TestConvert(t *testing.T) {
	grain := func(v int64, unit string, y int) doc.Figure {
		f := figure("粮食产量", v, year(y))
		f.Value.Unit = unit
		return f
	}
	shops := func(unit string, y int) doc.Figure {
		f := figure("网点", 3, year(y))
		f.Value.Unit = unit
		return f
	}
	d := &doc.Document{Figures: []doc.Figure{
		grain(600, "吨", 2014), grain(1_300_001, "斤", 2020), grain(700, "吨", 2024), grain(5, "元", 2024), grain(500_000, "公斤", 1994),
		shops("家", 2020), shops("个", 2021),
	}}
	set := Collect([]*doc.Document{d}, 0)
	if len(set.Series) != 3 {
		t.Fatalf("%d series, want 粮食产量 by weight, by money, and 网点: %+v", len(set.Series), set.Series)
	}
	s := set.Series[0]
	var got []string
	for _, p := range s.Points {
		mark := ""
		if p.Converted {
			mark = "*"
		}
		got = append(got, doc.Decimal(p.Value.Lo)+p.Value.Unit+mark)
	}
	if want := "500吨* 600吨 650.0005吨* 700吨"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	if s := set.Series[2]; s.Unit != "家" || len(s.Points) != 2 || s.Points[1].Converted {
		t.Errorf("counts by other classifiers: %+v", s)
	}
}

// TestSpans keeps what several years sum up to apart from what one year has.
func TestSpans(t *testing.T) {
	five := doc.Period{From: doc.Date{Year: 2013, Grain: doc.Year}, To: doc.Date{Year: 2017, Grain: doc.Year}}
	mean := figure("年均新增", 13, five)
	d := &doc.Document{Figures: []doc.Figure{figure("新增", 13, year(2017)), figure("新增", 66, five), mean}}
	set := Collect([]*doc.Document{d}, 0)
	if len(set.Series) != 3 || set.Series[0].Years != 0 || set.Series[1].Years != 5 || set.Series[2].Years != 0 {
		t.Errorf("%+v", set.Series)
	}
}

// TestMeans keeps growth a year over several years apart from a year's growth
// of the same indicator, and lets 年均浓度 be.
func TestMeans(t *testing.T) {
	rate := func(name, key string, v int64, p doc.Period) doc.Figure {
		f := figure(name, v, p)
		f.Key, f.Kind, f.Value.Unit = key, doc.Change, "%"
		return f
	}
	five := doc.Period{From: doc.Date{Year: 2021, Grain: doc.Year}, To: doc.Date{Year: 2025, Grain: doc.Year}}
	d := &doc.Document{Figures: []doc.Figure{
		rate("地区生产总值年均", "gdp", 5, five),
		rate("地区生产总值", "gdp", 4, year(2025)),
		rate("地区生产总值年均增速", "gdp", 6, five),
		rate("PM2.5年均浓度", "pm25", -4, year(2025)),
		rate("PM2.5浓度", "pm25", -3, year(2024)),
	}}
	var got []string
	for _, s := range Collect([]*doc.Document{d}, 0).Series {
		got = append(got, fmt.Sprint(s.Indicator, " ", len(s.Points)))
	}
	if want := "地区生产总值年均 1, 地区生产总值 1, PM2.5年均浓度 2"; strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}
