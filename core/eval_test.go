package core_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/training"
)

// shared returns the folder of documents that belong to others; the test is
// skipped where it is not there.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the marked documents are not here")
	}
	return dir
}

// school returns all marked documents: those of eval, those of the corpus whose
// marks lie in testdata, and our own.
func school(t *testing.T) []*training.Document {
	t.Helper()
	docs, err := training.School(t.Context(), shared(t), "testdata")
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// A floor is the least claim of a group of documents of eval that were left out
// of the training. Floors only rise; that of a genre may fall by what its few
// claims swing (bulletins: 204) where the whole gains, and the commit says so.
var floors = map[string]float64{
	"communiqués": 0.91, "provincial reports": 0.91, "national reports": 0.815, "plans, policies, reports of ministries": 0.77,
	"bulletins": 0.75, "news and monthly releases": 0.90, "CNNIC and press pages": 0.90,
}

// TestLeftOut reads the marked documents with weights that were learned without
// them, five folds by document, and prints how they are read. The floors stand
// on the documents of eval; the others teach.
func TestLeftOut(t *testing.T) {
	if testing.Short() {
		t.Skip("learns the weights five times")
	}
	results, err := training.LeftOut(t.Context(), school(t), 5, training.Limit, rank.Options{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]*score.Result{}
	var all score.Result
	var sure, right int
	for _, d := range slices.SortedFunc(maps.Keys(results), func(a, b *training.Document) int { return strings.Compare(a.Name, b.Name) }) {
		r := results[d]
		if !strings.Contains(d.Source, filepath.Join("eval", "")) {
			continue
		}
		t.Log(r.Row(d.Name))
		g := training.Group(d.Name)
		if groups[g] == nil {
			groups[g] = &score.Result{}
		}
		groups[g].Add(r)
		all.Add(r)
		k, n := training.Sure(&r, 0.9)
		sure, right = sure+k, right+n
	}
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		t.Log(groups[g].Row(g))
		if min, got := floors[g], groups[g].ClaimF1(); got < min {
			t.Errorf("%s: claim %.3f is under its floor %.3f", g, got, min)
		}
	}
	t.Log(all.Row("all of eval"))
	t.Logf("names exactly as marked: %.3f", all.ExactShare())
	t.Logf("confidence 0.9 and more: %.3f kept, %.3f right", float64(sure)/float64(all.Found), float64(right)/float64(sure))
	for _, f := range []struct {
		name     string
		got, min float64
	}{
		{"mention", all.MentionF1(), 0.988}, {"value", all.ValueF1(), 0.985}, {"claim", all.ClaimF1(), 0.857}, {"exact", all.ExactShare(), 0.618},
		{"traps left alone", 1 - all.TrapShare(), 0.995}, {"right at confidence 0.9", float64(right) / float64(sure), 0.96},
	} {
		if f.got < f.min {
			t.Errorf("%s: %.3f is under its floor %.3f", f.name, f.got, f.min)
		}
	}
}

// TestLearnedAgain trains as core/relate/train does and wants the weights that
// lie in assets, byte for byte.
func TestLearnedAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("learns the weights anew")
	}
	docs := school(t)
	features, err := training.Learn(t.Context(), docs, rank.Options{}, training.Limit)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../assets/relate.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if got := training.Table(training.Keep(features, training.Limit), docs); string(got) != string(want) {
		t.Error("assets/relate.tsv is not what the marked documents teach: go run ./core/relate/train -o assets/relate.tsv")
	}
	if len(want) > 400_000 {
		t.Errorf("the table has %d bytes, want at most 400,000", len(want))
	}
}
