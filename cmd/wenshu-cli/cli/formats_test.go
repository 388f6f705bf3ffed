package cli

import (
	"regexp"
	"strconv"
	"testing"
)

// TestFormats runs the program on the real files of every format that lie in
// WENSHU_SHARED, by the scorer beside them. The floors stand a little under what
// was reached, and only rise.
func TestFormats(t *testing.T) {
	out := judged(t, "eval/formats/score_formats.py", ".")
	all := regexp.MustCompile(`(?m)^all \(\d+\) +(.*)$`).FindSubmatch(out)
	if all == nil {
		t.Fatal("score_formats.py prints no total")
	}
	got := regexp.MustCompile(`(\d+)/(\d+)`).FindAllStringSubmatch(string(all[1]), -1)
	floors := []struct {
		name        string
		least, most float64 // shares of all
	}{
		{"sentences whole", 0.98, 1}, {"sentences", 0.98, 1}, {"order", 0.97, 1}, {"blanks", 0, 0.01}, {"unwanted", 0, 0.02}, {"headings", 0.97, 1},
		{"titles", 0.96, 1}, {"dates", 0.75, 1}, {"cells", 0.95, 1}, {"rows", 0.97, 1}, {"figures", 0.92, 1}, {"values", 0.96, 1}, {"verdicts", 1, 1},
	}
	if len(got) != len(floors) {
		t.Fatalf("score_formats.py prints %d columns, want %d: %s", len(got), len(floors), all[1])
	}
	for i, f := range floors {
		n, _ := strconv.ParseFloat(got[i][1], 64)
		of, _ := strconv.ParseFloat(got[i][2], 64)
		if of == 0 || n/of < f.least || n/of > f.most {
			t.Errorf("%s: %s, want %.2f to %.2f", f.name, got[i][0], f.least, f.most)
		}
	}
}
