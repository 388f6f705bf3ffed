package words

import (
	"math"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// pairs cuts a text of two-character words.
func pairs(s string) []text.Span {
	var out []text.Span
	start := -1
	n := 0
	for i, r := range s {
		if !letter(r) {
			start, n = -1, 0
			continue
		}
		if n == 0 {
			start = i
		}
		if n++; n == 2 {
			out = append(out, text.Span{Start: start, End: i + len(string(r))})
			n = 0
		}
	}
	return out
}

func TestCollocates(t *testing.T) {
	t.Parallel()
	body := strings.Repeat("水渠灌溉农田收成。\n", 3) + "水渠修建完成。\n村庄道路修建完成农田整理。\n"
	list, err := Count(t.Context(), body, pairs)
	if err != nil {
		t.Fatal(err)
	}
	var node []text.Span
	for _, w := range list.Words {
		if w.Text == "水渠" {
			node = w.Spans()
		}
	}
	if len(node) != 4 {
		t.Fatalf("%d places of the node", len(node))
	}
	all, err := Collocates(t.Context(), body, node, list, 2, pairs)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Text != "灌溉" || all[1].Text != "农田" {
		t.Fatalf("%+v", all) // 收成 is three words off, 修建 and 完成 stand there once
	}
	// 灌溉: 3 together, 3 in all; the node 4; 20 words
	if c := all[0]; c.Together() != 3 || c.N != 3 || math.Abs(c.LogDice-(14+math.Log2(6.0/7))) > 1e-9 ||
		math.Abs(c.MI-math.Log2(3*float64(list.Total)/(4*3*4))) > 1e-9 {
		t.Errorf("%+v of %d words", c, list.Total)
	}
	if c := all[1]; c.Together() != 3 || c.N != 4 {
		t.Errorf("%+v", c)
	}
	wide, err := Collocates(t.Context(), body, node, list, 5, pairs)
	if err != nil || len(wide) != 3 {
		t.Errorf("within five words: %+v, %v", wide, err)
	}
}
