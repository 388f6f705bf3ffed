package unit

import "testing"

// TestEnglish holds the English names together: every unit of the table has
// one, and two of one dimension share it only where they are the same amount.
func TestEnglish(t *testing.T) {
	type named struct{ dimension, english string }
	seen := map[named]*Unit{}
	for _, u := range table().Values() {
		e := English(u.Name)
		if e == "" {
			t.Errorf("%s has no English name", u.Name)
			continue
		}
		k := named{u.Dimension, e}
		if other := seen[k]; other != nil && other.Name != u.Name && (other.Factor.Cmp(u.Factor) != 0 || other.Class == Classifier) {
			t.Errorf("%s and %s are both %s", other.Name, u.Name, e)
		}
		seen[k] = u
	}
	for name, want := range map[string]string{
		"元": "yuan", "亿元": "100 million yuan", "万亿元": "1 trillion yuan", "万人次": "10,000 person-times", "千瓦时": "kilowatt-hours", "亿千瓦时": "100 million kilowatt-hours",
		"元/人·月": "yuan per person per month", "吨标准煤/万元": "tonnes of standard coal per 10,000 yuan", "例/10万人": "instances per 100,000 people",
		"元/吨标准煤": "yuan per tonne of standard coal", "台（套）": "machines (sets)", "台(套)": "machines (sets)", "公斤/亩": "kilograms per mu", "部/百人": "sets or works per 100 people",
		"%": "%", "Gbps": "Gbps", "kV/m": "kV/m", "": "", "某某": "", "元/某某": "", "亿": "", "亿某": "", "1/10万": "per 100,000", "/飞行小时": "per flying hour",
	} {
		if got := English(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for _, s := range Scales() {
		if s.Word != "" && EnglishScale(s.Word) == "" {
			t.Errorf("the scale %s has no English name", s.Word)
		}
	}
}
