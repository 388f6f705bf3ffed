package core_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/seeds"
)

func goldSeed(t *testing.T) []score.Mark {
	t.Helper()
	b, err := os.ReadFile("../seeds/" + strings.TrimSuffix(seeds.Name, ".txt") + ".gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	marks, err := score.ReadMarks(string(seeds.Seed), b)
	if err != nil {
		t.Fatal(err)
	}
	return marks
}

// TestSeedGold matches the figures with the marks beside the seed: each claim
// is found once where the file has it, right in every field; nothing else is
// found, and no date or trap is taken for a figure.
func TestSeedGold(t *testing.T) {
	d := readSeed(t)
	used := make([]bool, len(d.Figures))
	place := func(g score.Mark) text.Span { return text.Span{Start: g.Start, End: g.End} }
	find := func(g score.Mark) *doc.Figure {
		for i := range d.Figures {
			f := &d.Figures[i]
			at, _ := d.File(f.Span)
			if !used[i] && at == place(g) && f.Indicator == g.Indicator {
				used[i] = true
				return f
			}
		}
		return nil
	}
	claims, silent := 0, 0
	for _, g := range goldSeed(t) {
		if g.Kind == "" {
			silent++
			at := place(g)
			for i := range d.Figures {
				if s, _ := d.File(d.Figures[i].Span); s.Overlaps(at) {
					t.Errorf("line %d: %s%s %q is taken for a figure", g.Line, g.Trap, g.Date, g.Text)
				}
			}
			continue
		}
		claims++
		f := find(g)
		if f == nil {
			t.Errorf("line %d: %q of %s is not found", g.Line, g.Text, g.Indicator)
			continue
		}
		v := &f.Value
		for _, c := range [][3]string{
			{"kind", f.Kind.String(), g.Kind}, {"lo", doc.Decimal(v.Lo), g.Lo}, {"hi", doc.Decimal(v.Hi), g.Hi}, {"unit", v.Unit, g.Unit},
			{"qualifier", v.Qualifier.String(), g.Qualifier}, {"status", f.Status.String(), g.Status}, {"scope", f.Scope, g.Scope},
		} {
			if c[1] != c[2] {
				t.Errorf("line %d: %q: %s %q, want %q", g.Line, g.Text, c[0], c[1], c[2])
			}
		}
		if !slices.Contains(g.Times, f.Period.String()) {
			t.Errorf("line %d: %q: time %q, want %v", g.Line, g.Text, f.Period, g.Times)
		}
		if v.Implied != g.Implied {
			t.Errorf("line %d: %q: unit implied %v", g.Line, g.Text, v.Implied)
		}
	}
	if claims != 15 || silent < 43 {
		t.Errorf("%d claims and %d silent numbers are marked, want 15 and at least 43", claims, silent)
	}
	for i, ok := range used {
		if !ok {
			t.Errorf("%q of %s is found and not marked", d.Text(d.Figures[i].Span), d.Figures[i].Indicator)
		}
	}
}
