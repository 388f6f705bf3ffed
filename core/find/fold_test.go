package find

import (
	"slices"
	"testing"
)

func TestHas(t *testing.T) {
	for _, c := range []struct {
		s, query string
		want     bool
	}{
		{"数字经济规模", "经济", true}, {"数字经济规模", "szjj", true}, {"数字经济规模", "JJGM", true}, {"数字经济规模", "經濟", true}, {"数字经济占GDP比重", "gdp", true},
		{"数字经济占GDP比重", "zbz", false}, {"网民规模", "szjj", false}, {"网民规模", "", true}, {"网民", "wmgm", false}, {"", "wm", false}, {"７亿", "7", true},
	} {
		if got := Has(c.s, c.query); got != c.want {
			t.Errorf("%q in %q: %v", c.query, c.s, got)
		}
	}
	if Initials("2022") || Initials("x") || !Initials("GDP") {
		t.Error("what can be initials is not told")
	}
}

func TestOrder(t *testing.T) {
	names := []string{"网民规模", "数字经济", "GDP", "安全", "5G", "数字贸易", "北京"}
	slices.SortFunc(names, func(a, b string) int {
		if Order(a) < Order(b) {
			return -1
		}
		return 1
	})
	want := []string{"5G", "安全", "北京", "GDP", "数字经济", "数字贸易", "网民规模"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}
