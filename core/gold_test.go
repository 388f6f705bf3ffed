package core_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/seeds"
)

// A goldMark is one line of a marked document: a claim, a date or a trap.
type goldMark struct {
	Line      int
	Text      string
	Nth       int
	Kind      string
	Indicator string
	Lo, Hi    string
	Unit      string
	Implied   bool
	Q         string
	Time      any // a string, null, or a list where more than one reading is right
	Status    string
	Scope     string
	Date      string
	Trap      string
}

// at returns where the mark stands in the file.
func (g goldMark) at(t *testing.T, file string) text.Span {
	t.Helper()
	start := 0
	for range g.Line - 1 {
		start += strings.IndexByte(file[start:], '\n') + 1
	}
	for range max(1, g.Nth) {
		i := strings.Index(file[start:], g.Text)
		if i < 0 {
			t.Fatalf("line %d has no %q", g.Line, g.Text)
		}
		start += i + len(g.Text)
	}
	return text.Span{Start: start - len(g.Text), End: start}
}

// when reports whether got is one of the times that the mark has.
func (g goldMark) when(got string) bool {
	times, ok := g.Time.([]any)
	if !ok {
		times = []any{g.Time}
	}
	for _, t := range times {
		if s, _ := t.(string); s == got {
			return true
		}
	}
	return false
}

func goldSeed(t *testing.T) []goldMark {
	t.Helper()
	b, err := os.ReadFile("../seeds/" + strings.TrimSuffix(seeds.Name, ".txt") + ".gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var marks []goldMark
	for line := range strings.Lines(string(b)) {
		var g goldMark
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		marks = append(marks, g)
	}
	return marks
}

// TestSeedGold matches the figures with the marks beside the seed: each claim
// is found once where the file has it, right in every field; nothing else is
// found, and no date or trap is taken for a figure.
func TestSeedGold(t *testing.T) {
	d := readSeed(t)
	file := string(seeds.Seed)
	used := make([]bool, len(d.Figures))
	find := func(g goldMark) *doc.Figure {
		for i := range d.Figures {
			f := &d.Figures[i]
			at, _ := d.File(f.Span)
			if !used[i] && at == g.at(t, file) && f.Indicator == g.Indicator {
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
			at := g.at(t, file)
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
			{"qualifier", v.Qualifier.String(), g.Q}, {"status", f.Status.String(), g.Status}, {"scope", f.Scope, g.Scope},
		} {
			if c[1] != c[2] {
				t.Errorf("line %d: %q: %s %q, want %q", g.Line, g.Text, c[0], c[1], c[2])
			}
		}
		if !g.when(f.Period.String()) {
			t.Errorf("line %d: %q: time %q, want %v", g.Line, g.Text, f.Period, g.Time)
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
