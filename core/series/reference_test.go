package series

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestReadReference knows the tables of 国家统计局 and of the World Bank, and
// two columns that are named.
func TestReadReference(t *testing.T) {
	nbs := [][]string{{"数据库：年度数据"}, {"指标", "2031年", "2030年"}, {"人口(万人)", "140", "141"}, {"粮食产量(万吨)", "65,123", "64000.5"}, {"居民消费价格指数(上年=100)", "100.2", "99.5"}}
	bank := [][]string{{"Data Source", "World Development Indicators"}, {"Country Name", "Country Code", "Indicator Name", "Indicator Code", "2030", "2031 [YR2031]"},
		{"Japan", "JPN", "GDP growth (annual %)", "NY.GDP", "1", "2"}, {"China", "CHN", "GDP growth (annual %)", "NY.GDP.MKTP", "5.25", ""}}
	own := [][]string{{"年份", "备注", "产量"}, {"2030", "", "650"}, {"2031年", "", "660"}}
	two := [][]string{{"就业情况"}, {"年份", "城镇登记失业率（%）", "城镇新增就业（万人）"}, {"2030", "4.1", "1000"}, {"2031", "4.0", "1100"}}
	for _, c := range []struct {
		name, pick string
		rows       [][]string
		o          ReferenceOptions
		want       string
		err        error
	}{
		{"NBS", "粮食产量", nbs, ReferenceOptions{}, "2031=651230000吨 2030=640005000吨", nil},
		{"an index", "cpi", nbs, ReferenceOptions{}, "growth 2031=0.2% 2030=-0.5%", nil},
		{"World Bank", "gdp", bank, ReferenceOptions{Row: "GDP growth"}, "growth 2030=5.25%", nil},
		{"World Bank, one indicator a file", "gdp", bank, ReferenceOptions{}, "growth 2030=5.25%", nil},
		{"World Bank, several", "gdp", append(slices.Clone(bank), []string{"China", "CHN", "Population, total", "SP.POP.TOTL", "1", "2"}), ReferenceOptions{}, "", ErrNoRow},
		{"columns", "粮食产量", own, ReferenceOptions{Time: "年份", Value: "产量", Unit: "百万吨"}, "2030=650000000吨 2031=660000000吨", nil},
		{"columns by number", "粮食产量", own, ReferenceOptions{Time: "1", Value: "3", Unit: "吨"}, "2030=650吨 2031=660吨", nil},
		{"columns by their heads", "城镇新增就业", two, ReferenceOptions{}, "2030=10000000人 2031=11000000人", nil},
		{"another of them", "城镇登记失业率", two, ReferenceOptions{}, "2030=4.1% 2031=4%", nil},
		{"no row", "失业率", nbs, ReferenceOptions{}, "", ErrNoRow},
		{"no column", "粮食产量", own, ReferenceOptions{Time: "时间", Value: "产量"}, "", ErrNoTime},
		{"no unit", "粮食产量", own, ReferenceOptions{Time: "年份", Value: "产量"}, "", ErrUnit},
		{"nothing", "粮食产量", nil, ReferenceOptions{}, "", ErrValue},
	} {
		r, err := ReadReference(c.rows, NewPick(c.pick, nil), c.o)
		if !errors.Is(err, c.err) || err != nil && c.err == nil {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
		if err != nil {
			continue
		}
		var got []string
		if r.Growth {
			got = append(got, "growth")
		}
		for _, p := range r.Points {
			got = append(got, p.Period.String()+"="+doc.Decimal(p.Value.Lo)+p.Value.Unit)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	tell := func(year int, v, p string) Statement {
		return said(year, "", "粮食产量", "grain.output", v+p, v, v, "吨", doc.Level, p, doc.Actual)
	}
	table := across(t, "粮食产量", TableOptions{}, tell(2031, "650", "2030"), tell(2032, "700", "2031"), tell(2033, "640", "2030"), tell(2034, "640", "2030"))
	r, err := ReadReference([][]string{{"指标", "2030年", "2031年", "2032年"}, {"粮食产量(吨)", "640.3", "690", "1"}}, table.Pick, ReferenceOptions{})
	if err != nil {
		t.Fatal(err)
	}
	_, all := table.Compare(r, "全国")
	if len(all) != 3 || !all[0].Agree || all[1].Agree || doc.Decimal(all[1].Gap) != "10" || all[2].Cell != nil {
		t.Errorf("%+v", all)
	}
	if l, _ := table.Compare(r, "甲省"); l != nil {
		t.Error("a line of a province that nobody spoke of")
	}
	revised := table.Revisions()
	if len(revised) != 1 || len(revised[0].Said) != 2 || revised[0].Said[0].Source.Written.Year != 2031 || revised[0].Said[1].Source.Written.Year != 2033 {
		t.Errorf("%+v", revised)
	}
}
