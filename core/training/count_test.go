package training

import (
	"fmt"
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	d, _ := Folder(t.Context(), "/work/shared/eval/more")
	n, c := 0, map[string]int{}
	right := map[string]int{}
	for i, x := range d {
		l, _ := x.lessons(t.Context(), i)
		for _, e := range l["name"] {
			n++
			for k, cand := range e.Candidates {
				s, _, _ := strings.Cut(cand[0], " want ")
				s = s[strings.LastIndex(s, "/")+1:]
				c[s]++
				if e.Gain[k] > 0 {
					right[s]++
				}
			}
		}
	}
	for k, v := range c {
		fmt.Printf("%-18s %.2f a number, right %d\n", k, float64(v)/float64(n), right[k])
	}
}
