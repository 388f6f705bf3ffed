package relate

import (
	"math/big"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/unit"
)

// TestIndicators holds the table of indicators together: no two rows claim a
// name, each says what it is, and its bounds are in a unit that is known.
func TestIndicators(t *testing.T) {
	keys, names := map[string]int{}, map[string]int{}
	rows := lexicon.MustRead(assets.Tables, "indicators.tsv", 10)
	for _, r := range rows {
		if at := keys[r.Cell(0)]; at > 0 {
			t.Errorf("line %d: key %s is on line %d already", r.Line, r.Cell(0), at)
		}
		keys[r.Cell(0)] = r.Line
		for _, name := range append(strings.Split(r.Cell(2), "|"), r.Cell(1)) {
			if name == "" {
				continue
			}
			if at := names[plainName(name)]; at > 0 && at != r.Line {
				t.Errorf("line %d: %s is on line %d already", r.Line, name, at)
			}
			names[plainName(name)] = r.Line
		}
		if Definition(r.Cell(0)) == "" || r.Cell(5) == "" {
			t.Errorf("line %d: %s has no definition or no domain", r.Line, r.Cell(1))
		}
		k := byKey()[r.Cell(0)]
		if k.Least == nil || k.Most == nil || k.Least.Cmp(k.Most) >= 0 {
			t.Errorf("line %d: %s lies between %v and %v", r.Line, r.Cell(1), k.Least, k.Most)
		}
		if u := r.Cell(3); u != "" && u != "名" && unit.Named(strings.TrimPrefix(u, "1")) == nil {
			t.Errorf("line %d: unit %s is not in units.tsv", r.Line, u)
		}
	}
	if len(rows) < 300 {
		t.Errorf("%d indicators, want 300 at least", len(rows))
	}
	if n := len(lexicon.MustRead(assets.Tables, "units.tsv", 6)); n < 300 {
		t.Errorf("%d units, want 300 at least", n)
	}
}

func TestFitting(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		v          int64
		kind       doc.Kind
		want       bool
	}{
		{"粮食产量", "吨", 600_000_000, doc.Level, true},
		{"粮食产量", "斤", 1_200_000_000_000, doc.Level, true},
		{"粮食产量", "吨", 600_000_000_000_000, doc.Level, false}, // more than the world ever grew
		{"粮食产量", "台", 12, doc.Level, false},
		{"粮食产量", "%", -3, doc.Change, true},
		{"互联网普及率", "%", 76, doc.Share, true},
		{"互联网普及率", "%", 760, doc.Share, false},
		{"没有人知道的指标", "台", 1, doc.Level, true},
	} {
		v := big.NewRat(c.v, 1)
		if got := fitting(&doc.Figure{Indicator: c.name, Kind: c.kind, Value: doc.Value{Lo: v, Hi: v, Unit: c.unit}}); got != c.want {
			t.Errorf("%s %d%s: %v", c.name, c.v, c.unit, got)
		}
	}
}
