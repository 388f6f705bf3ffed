package training

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestSecondReading compares two readers who marked the same stretches, neither
// of whom saw what the other marked: testdata/second holds the second reading of
// every tenth of those stretches of testdata/marks that have five claims or more.
// Nothing is learned from it. With -v each disagreement is printed, for whoever
// wants to say which of the two is right.
func TestSecondReading(t *testing.T) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: the texts are not in the project")
	}
	names, err := filepath.Glob("../testdata/second/*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatal("no second reading", err)
	}
	genres := map[string]*score.Result{}
	var all, strict score.Result
	for _, name := range names {
		first, err := stretch(t.Context(), filepath.Join("../testdata/marks", filepath.Base(name)), shared)
		if err != nil {
			t.Fatal(err)
		}
		second, err := stretch(t.Context(), name, shared)
		if err != nil {
			t.Fatal(err)
		}
		if first.Source != second.Source || first.Range != second.Range {
			t.Fatalf("%s: the two readers had different stretches", name)
		}
		for _, m := range second.Marks {
			if !second.Range.Covers(text.Span{Start: m.Start, End: m.End}) {
				t.Errorf("%s: line %d is not in the stretch", name, m.Line)
			}
		}
		r := agree(first.Marks, second.Marks)
		differ(t, first.Name, &r)
		genre := Group(first.Name)
		if genres[genre] == nil {
			genres[genre] = &score.Result{}
		}
		genres[genre].Add(r)
		all.Add(r)
		strict.Add(agree(firstTimes(first.Marks), firstTimes(second.Marks)))
	}
	for _, genre := range slices.Sorted(maps.Keys(genres)) {
		t.Log(agreement(genre, genres[genre]))
	}
	t.Log(agreement("all", &all))
	time := alike(&strict, score.Time)
	t.Logf("the time that each reader names first is the same in %.3f", time)
	// just below what was measured, so that a change of either reading is noticed
	for _, c := range []struct {
		what       string
		got, floor float64
	}{
		{"that there is a claim", all.MentionF1(), 0.98}, {"in value and unit", all.ValueF1(), 0.98}, {"in every field", all.ClaimF1(), 0.89},
		{"in every field but the name", butName(&all), 0.98}, {"in the exact name", all.ExactShare(), 0.64}, {"in the time named first", time, 0.96},
	} {
		if c.got < c.floor {
			t.Errorf("the readers agree %s in %.3f, want %.2f at least", c.what, c.got, c.floor)
		}
	}
}

// firstTimes are the marks with none but the first of the times that each allows.
func firstTimes(marks []score.Mark) []score.Mark {
	marks = slices.Clone(marks)
	for i := range marks {
		if len(marks[i].Times) > 1 {
			marks[i].Times = marks[i].Times[:1]
		}
	}
	return marks
}

// agree counts the second reading as if it were the program's. A number that
// either calls optional is left out, and of several times that a reader allows
// one in common is enough.
func agree(first, second []score.Mark) score.Result {
	first = slices.Clone(first)
	var figures []score.Figure
	for i := range second {
		m := &second[i]
		if m.Kind == "" {
			continue
		}
		f := score.Figure{
			Start: m.Start, End: m.End, Text: m.Text, Kind: m.Kind, Indicator: m.Indicator,
			Lo: m.Lo, Hi: m.Hi, Unit: m.Unit, Qualifier: m.Qualifier, Time: m.Times[0], Status: m.Status,
		}
		alone := true
		for j := range first {
			c := &first[j]
			if c.Kind == "" || c.End <= m.Start || c.Start >= m.End {
				continue
			}
			alone = false
			c.Optional = c.Optional || m.Optional
			if k := slices.IndexFunc(m.Times, func(time string) bool { return score.SameTime(time, c.Times) }); k >= 0 {
				f.Time = m.Times[k]
			}
		}
		if !alone || !m.Optional {
			figures = append(figures, f)
		}
	}
	return score.Score(first, figures)
}

// differ prints where the readers disagree.
func differ(t *testing.T, name string, r *score.Result) {
	for _, m := range r.Missed {
		t.Logf("%s:%d %s: only the first: %s", name, m.Line, m.Text, m.Indicator)
	}
	for _, f := range r.Extra {
		t.Logf("%s %s: only the second: %s", name, f.Text, f.Indicator)
	}
	for _, h := range r.Hits {
		m, f := h.Mark, h.Figure
		for _, slot := range h.Bad {
			both := map[score.Slot][2]string{
				score.Value: {m.Lo + ".." + m.Hi, f.Lo + ".." + f.Hi}, score.Unit: {m.Unit, f.Unit}, score.Kind: {m.Kind, f.Kind},
				score.Indicator: {m.Indicator, f.Indicator}, score.Time: {strings.Join(m.Times, " or "), f.Time},
				score.Qualifier: {m.Qualifier, f.Qualifier}, score.Status: {m.Status, f.Status},
			}[slot]
			t.Logf("%s:%d %s (%s): %s %q, second %q", name, m.Line, m.Text, m.Indicator, slot, both[0], both[1])
		}
	}
}

// agreement is r as a line: claims that one or the other marked as F1, which is
// the same whoever is first, and fields as shares of the claims that both marked.
func agreement(genre string, r *score.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-39s %3d and %3d claims, %3d in both: mention %.3f, value %.3f, every field %.3f, but the name %.3f; alike",
		genre, r.Gold, r.Found, r.Mention, r.MentionF1(), r.ValueF1(), r.ClaimF1(), butName(r))
	for slot := score.Value; slot <= score.Status; slot++ {
		fmt.Fprintf(&b, " %s %.3f", slot, alike(r, slot))
	}
	fmt.Fprintf(&b, ", name exactly %.3f", r.ExactShare())
	return b.String()
}

// alike is the share of the claims in both readings that are alike in a field.
func alike(r *score.Result, slot score.Slot) float64 {
	return 1 - float64(r.Wrong[slot])/float64(max(1, r.Mention))
}

// butName is the F1 of the claims alike in every field but the name.
func butName(r *score.Result) float64 {
	n := 0
	for _, h := range r.Hits {
		if !slices.ContainsFunc(h.Bad, func(s score.Slot) bool { return s != score.Indicator }) {
			n++
		}
	}
	return 2 * float64(n) / float64(max(1, r.Gold+r.Found))
}
