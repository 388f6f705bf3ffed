package training

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
)

// own reads the marked documents of our own.
func own(t *testing.T) []*Document {
	t.Helper()
	docs, err := School(t.Context(), "", "../testdata")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) < 30 {
		t.Fatalf("%d documents of our own, want 30 at least", len(docs))
	}
	return docs
}

// TestKey wants parts of one text, whatever they are called, in one fold.
func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"national-2009", "national-2009b"}, {"qinghai-2026", "qinghai-2026-fiveyears"}, {"policy-084-2020", "policy-084c-2020"},
		{"digital-2022a", "central-025b-2023"}, {"policy-sd018-2021", "policy-sd018b-2021"}, {"xwlb-20230509"}, {"congress-20", "congress-20b"},
	} {
		first := (&Document{Name: same[0], Source: same[0]}).key()
		for _, name := range same[1:] {
			if got := (&Document{Name: name, Source: name}).key(); got != first {
				t.Errorf("key of %s is %q, of %s %q", name, got, same[0], first)
			}
		}
	}
	if a, b := (&Document{Name: "national-2009"}).key(), (&Document{Name: "national-2010"}).key(); a == b {
		t.Errorf("two reports share the key %q", a)
	}
}

// TestLearnOwn learns from our own documents, twice the same, and reads those
// that it left out better than chance would.
func TestLearnOwn(t *testing.T) {
	if testing.Short() {
		t.Skip("learns several times")
	}
	docs := own(t)
	results, err := LeftOut(t.Context(), docs, 2, Limit, rank.Options{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	gold, right := 0, 0
	for _, r := range results {
		gold, right = gold+r.Gold, right+r.Claim
	}
	t.Logf("%d of %d claims right in every field on documents left out", right, gold)
	if right*2 < gold {
		t.Errorf("%d of %d claims are right, want half at least", right, gold)
	}
	var tables []string
	for range 2 {
		features, err := Learn(t.Context(), docs, rank.Options{}, 3000)
		if err != nil {
			t.Fatal(err)
		}
		kept := Keep(features, 3000)
		if len(kept) > 3000 {
			t.Errorf("%d weights are kept, want 3,000 at most", len(kept))
		}
		tables = append(tables, string(Table(kept, docs)))
	}
	if tables[0] != tables[1] {
		t.Error("learning twice gives two tables")
	}
	for _, choice := range []string{"name.", "time.", "status.", "kind.", "claim.", "sure."} {
		if !strings.Contains(tables[0], "\n"+choice) {
			t.Errorf("no weight of %s is kept", choice)
		}
	}
}
