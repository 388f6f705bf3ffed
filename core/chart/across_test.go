package chart

import (
	"math/big"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// tableOf makes a table of one indicator from values of years, by column.
func tableOf(t *testing.T, name, unit string, kind doc.Kind, values map[string]map[int]int64) *series.Table {
	t.Helper()
	var all []series.Statement
	for column, years := range values {
		for y, v := range years {
			r := big.NewRat(v, 1)
			region := column
			if region == "全国" {
				region = ""
			}
			f := doc.Figure{Indicator: name, Kind: kind, Region: region, Confidence: 1, Period: doc.Period{From: doc.Date{Year: y, Grain: doc.Year}}, Value: doc.Value{Lo: r, Hi: r, Step: big.NewRat(1, 1), Unit: unit}}
			all = append(all, series.Statement{Source: &series.Source{ID: column + r.String(), Title: column, Region: region, Written: doc.Date{Year: y + 1, Grain: doc.Year}}, Figure: f, Said: r.RatString() + unit, Sentence: name})
		}
	}
	table, err := series.Across(func(yield func(series.Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}, series.NewPick(name, nil), series.TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestAcross: two indicators stand over the same years, and each mark leads to
// the cell that it shows.
func TestAcross(t *testing.T) {
	jobs := tableOf(t, "某项新增岗位", "人", doc.Level, map[string]map[int]int64{"全国": {2019: 13, 2020: 11, 2021: 12, 2023: 12}})
	pace := tableOf(t, "某项产出增速", "%", doc.Change, map[string]map[int]int64{"全国": {2015: 7, 2016: 6, 2017: 6, 2018: 6}})
	models, cells := Across([]*series.Table{jobs, pace}, Options{})
	if len(models) != 2 || len(cells) != 8 {
		t.Fatalf("%d charts, %d cells", len(models), len(cells))
	}
	for _, m := range models {
		if m.From != 2015 || m.To != 2023 {
			t.Errorf("%s reaches from %v to %v", m.Title, m.From, m.To)
		}
		for _, k := range m.Marks {
			c := cells[k.Refs[0].Figure]
			if want := c.Best.Said; k.Full != want && k.Full != c.Best.Value.Lo.RatString()+" "+m.Axis.Unit {
				t.Errorf("a mark says %q, its cell %q", k.Full, want)
			}
		}
	}
}

// TestAcrossRegions: many regions of one period stand side by side.
func TestAcrossRegions(t *testing.T) {
	values := map[string]map[int]int64{}
	for i, p := range []string{"湖南省", "云南省", "四川省", "广东省", "北京市", "吉林省"} {
		values[p] = map[int]int64{2025: int64(4 + i%3)}
	}
	models, _ := Across([]*series.Table{tableOf(t, "某项产出增速", "%", doc.Change, values)}, Options{})
	if len(models) != 1 || len(models[0].Marks) != 6 || models[0].Form != Bars {
		t.Fatalf("%d charts: %+v", len(models), models)
	}

	// those of other years are still of the one indicator, and are called so
	uneven := map[string]map[int]int64{"湖南省": {2025: 61}, "云南省": {2024: 62}, "四川省": {2023: 70}, "吉林省": {2025: 85}}
	for _, c := range []struct {
		name, unit    string
		kind          doc.Kind
		chinese, engl string
	}{
		{"粮食产量", "吨", doc.Level, "粮食产量（分地区），2023—2025年", "粮食产量 (Grain output) by region, 2023—2025"},
		{"某种物产的覆盖率", "%", doc.Share, "某种物产的覆盖率（分地区），2023—2025年", "某种物产的覆盖率 by region, 2023—2025"},
		{"某种物产的户数", "户", doc.Level, "某种物产的户数（分地区），2023—2025年", "某种物产的户数 by region, 2023—2025"},
	} {
		for i, want := range []string{c.chinese, c.engl} {
			models, _ := Across([]*series.Table{tableOf(t, c.name, c.unit, c.kind, uneven)}, Options{English: i > 0})
			if len(models) != 1 || models[0].Title != want {
				t.Errorf("%d charts, the first is called %q, want %q", len(models), models[0].Title, want)
			}
		}
	}
}
