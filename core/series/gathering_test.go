package series

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestMost makes the table of many statements with all of them kept and with few:
// what is shown of each period, whether statements differ and the unit are the
// same, and the few are few.
func TestMost(t *testing.T) {
	var all []Statement
	for i := range 5 * manyEntries {
		v := fmt.Sprint(1000 + i%7)
		unit := []string{"吨", "吨", "斤"}[i%3]
		written := 2012 + i%9
		period := fmt.Sprint(2000 + i%11)
		if i%11 == 5 { // nobody says otherwise of this year
			v, unit = "1003", "吨"
		}
		s := fmt.Sprintf("%s年粮食产量%s%s（第%d次）", period, v, unit, i)
		all = append(all, said(written, "", "粮食产量", "grain", s, v, v, unit, doc.Level, period, doc.Actual))
	}
	for _, first := range []bool{false, true} {
		whole := across(t, "粮食产量", TableOptions{First: first}, all...)
		for try := range 4 {
			rand := rand.New(rand.NewPCG(3, uint64(try)))
			mixed := slices.Clone(all)
			if try > 0 {
				rand.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
			}
			few := across(t, "粮食产量", TableOptions{First: first, Most: 64}, mixed...)
			if got, want := lines(few), lines(whole); got != want {
				t.Fatalf("first %v, try %d:\n got %s\nwant %s", first, try, got, want)
			}
			for i, l := range few.Lines {
				if l.Unit != whole.Lines[i].Unit {
					t.Errorf("unit %s, want %s", l.Unit, whole.Lines[i].Unit)
				}
				for k, c := range l.Cells {
					if w := whole.Lines[i].Cells[k]; c.Best.Sentence != w.Best.Sentence || len(c.Others) >= len(w.Others) {
						t.Errorf("%s: %q with %d others, want %q of %d", c.Period, c.Best.Sentence, len(c.Others), w.Best.Sentence, len(w.Others))
					}
				}
			}
		}
	}
}
