package rank

import (
	"slices"
	"testing"
)

var named = map[string]float32{"unit=up|吨": 0.5, "unit=down|吨": -0.25, "verb=up|增长|了": 1, "last=up": 2, "gap=3": 0.125, "word=up|": 4}

// TestNames finds each weight by the name of its feature and by its parts.
func TestNames(t *testing.T) {
	w := NewWeights(named)
	if w.Len() != len(named) {
		t.Errorf("%d features of %d", w.Len(), len(named))
	}
	for name, want := range named {
		if got := w.Of(Hash(name)); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	var names []string
	sc := NewScore(w, &names)
	sc.Pair(NewTemplate("unit"), "up", "吨")
	sc.Triple(NewTemplate("verb"), "up", "增长", "了")
	sc.Str(NewTemplate("last"), "up")
	sc.Int(NewTemplate("gap"), 3)
	sc.Pair(NewTemplate("word"), "up", "")
	sc.Str(NewTemplate("word"), "not learned")
	if sc.Sum != 7.625 || len(names) != 6 {
		t.Errorf("sum %v of %q", sc.Sum, names)
	}
}

// TestClasses sums for all classes what Score sums for each.
func TestClasses(t *testing.T) {
	w := NewWeights(named)
	classes := []string{"up", "down"}
	var all ClassScore
	all.Start(w, NewClasses(classes...), true)
	all.Str(NewTemplate("unit"), "吨")
	all.Pair(NewTemplate("verb"), "增长", "了")
	all.Class(NewTemplate("last"), 0)
	for i, class := range classes {
		var names []string
		sc := NewScore(w, &names)
		sc.Pair(NewTemplate("unit"), class, "吨")
		sc.Triple(NewTemplate("verb"), class, "增长", "了")
		if i == 0 {
			sc.Str(NewTemplate("last"), class)
		}
		if sc.Sum != all.Sums[i] || !slices.Equal(names, all.Names[i]) {
			t.Errorf("%s: %v of %q, want %v of %q", class, all.Sums[i], all.Names[i], sc.Sum, names)
		}
	}
}

// TestPart gives other words other hashes, whatever their length.
func TestPart(t *testing.T) {
	seen := map[uint64]string{}
	long := "农村居民人均可支配收入增速高于城镇居民"
	for i := range len(long) {
		for j := i; j <= len(long); j++ {
			s := long[i:j]
			if old, ok := seen[Part(s)]; ok && old != s {
				t.Fatalf("%q and %q have one hash", old, s)
			}
			seen[Part(s)] = s
		}
	}
}

// TestProbability sums to one and does not hang on how many stand beside.
func TestProbability(t *testing.T) {
	sums := []float32{0, -1, 2.5, -800, 1, 1, -3}
	total := 0.0
	for k := range sums {
		p := Probability(sums, k)
		if share := Share(sums)[k]; p != share {
			t.Errorf("candidate %d: %v, share %v", k, p, share)
		}
		total += p
	}
	if total < 1-1e-12 || total > 1+1e-12 {
		t.Errorf("all: %v", total)
	}
}

// TestFirm wants a rare feature that always tells right to weigh more where its
// template bears little of the penalty, and the others as much as before.
func TestFirm(t *testing.T) {
	var examples []Example
	for i := range 400 {
		e := Example{Group: i % 7, Candidates: [][]string{{"base=a"}, {"base=b"}}, Gain: []float64{1, 0}}
		if i%40 == 0 {
			e.Candidates, e.Gain = [][]string{{"base=a"}, {"base=b", "rare=yes"}}, []float64{0, 1}
		}
		examples = append(examples, e)
	}
	weight := func(o Options, name string) float64 {
		for _, f := range Train(examples, o) {
			if f.Name == name {
				return f.Weight
			}
		}
		t.Fatalf("no weight of %s", name)
		return 0
	}
	plain, firm := Options{Decay: 0.01}, Options{Decay: 0.01, Firm: []string{"rare"}}
	if a, b := weight(plain, "rare=yes"), weight(firm, "rare=yes"); b < 1.5*a {
		t.Errorf("the rare feature weighs %.2f, with little penalty %.2f", a, b)
	}
	if a, b := weight(plain, "base=a"), weight(firm, "base=a"); a < 0 || b < 0 {
		t.Errorf("the common feature weighs %.2f and %.2f", a, b)
	}
}
