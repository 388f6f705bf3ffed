package check_test

import (
	"math/big"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/seeds"
)

// TestSeed holds what the issue works out by hand: GDP between 120.70 and
// 121.23 万亿元, population between 14.107 and 14.139 亿.
func TestSeed(t *testing.T) {
	d, err := core.Read(t.Context(), seeds.Name, seeds.Seed, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ kind, name, unit, formula, scale, lo, hi string }{
		{"share-amount", "国内生产总值", "元", "50.2万亿元 ÷ 41.5%", "1000000000000", "120.70", "121.23"},
		{"rate-count", "人口", "人", "10.79亿 ÷ 76.4%", "100000000", "14.107", "14.139"},
	}
	if len(d.Checks) != len(want) {
		t.Fatalf("%d checks, want %d", len(d.Checks), len(want))
	}
	for i, w := range want {
		c := d.Checks[i]
		scale, _ := new(big.Rat).SetString(w.scale)
		digits := len(w.lo) - len("120.")
		if c.Lo.Cmp(c.Hi) >= 0 {
			t.Errorf("%s: [%v, %v] is no interval", c.Name, c.Lo, c.Hi)
		}
		if i == 1 {
			digits = 3
		}
		lo := new(big.Rat).Quo(c.Lo, scale).FloatString(digits)
		hi := new(big.Rat).Quo(c.Hi, scale).FloatString(digits)
		if c.Kind != w.kind || c.Name != w.name || c.Unit != w.unit || c.Formula != w.formula || lo != w.lo || hi != w.hi {
			t.Errorf("got %s %s %s %q [%s, %s], want %+v", c.Kind, c.Name, c.Unit, c.Formula, lo, hi, w)
		}
	}
}
