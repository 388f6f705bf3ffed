package training

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/score"
)

func TestDebug2(t *testing.T) {
	ctx := context.Background()
	var docs []*Document
	for _, dir := range []string{"dev", "more"} {
		d, err := Folder(ctx, os.Getenv("WENSHU_SHARED")+"/eval/"+dir)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d...)
	}
	var school []map[string][]rank.Example
	for i, d := range docs {
		if d.Name == os.Getenv("DOC") {
			continue
		}
		l, _ := d.lessons(ctx, i)
		school = append(school, l)
	}
	w := Weights(trainOnce(school, rank.Options{}, nil), 1<<20)
	var all score.Result
	tot := map[string][3]int{}
	for i, d := range docs {
		if d.Name != os.Getenv("DOC") {
			continue
		}
		f, _ := d.Figures(ctx, w)
		r := score.Score(d.Marks, f)
		all.Add(r)
		fmt.Println(r.Row(d.Name))
		ex, _ := relate.Lessons(ctx, d.Doc, w, d, i)
		led, _ := d.lessons(ctx, i)
		for k := range ex {
			x := tot[k]
			for j, set := range [][]rank.Example{ex[k], led[k]} {
				for _, e := range set {
					best, bi := float32(-1e9), 0
					for i, c := range e.Candidates {
						s := float32(0)
						for _, x := range c {
							s += w.Of(rank.Hash(x))
						}
						if s > best {
							best, bi = s, i
						}
					}
					if e.Gain[bi] > 0 {
						x[j]++
					} else if j == 0 && k == os.Getenv("SHOW") && d.Name == os.Getenv("DOC") {
						gi := 0
						for i := range e.Gain {
							if e.Gain[i] > e.Gain[gi] {
								gi = i
							}
						}
						for _, i := range []int{bi, gi} {
							fmt.Printf("   %v ", e.Gain[i])
							for _, x := range e.Candidates[i] {
								if v := w.Of(rank.Hash(x)); v != 0 || x[0] == '#' {
									fmt.Printf("%s %.2f; ", x, v)
								}
							}
							fmt.Println()
						}
						fmt.Println()
					}
				}
			}
			x[2] += len(ex[k])
			tot[k] = x
		}
	}
	fmt.Println(all.Row("all"))
	for k, x := range tot {
		fmt.Println(k, "own", x[0], "led", x[1], "of", x[2])
	}
}

func TestDebug3(t *testing.T) {
	ctx := context.Background()
	var docs []*Document
	for _, dir := range []string{"dev", "more"} {
		d, _ := Folder(ctx, os.Getenv("WENSHU_SHARED")+"/eval/"+dir)
		docs = append(docs, d...)
	}
	for i, d := range docs {
		l, _ := d.lessons(ctx, i)
		n, ok := 0, 0
		for _, e := range l["part"] {
			right := false
			has := false
			for j, c := range e.Candidates {
				for _, x := range c {
					if len(x) > 14 && x[:14] == "part.rule=last" || len(x) > 14 && x[:14] == "part.rule=span" {
						has = true
						if x[15:18] == "yes" && e.Gain[j] > 0 {
							right = true
						}
					}
				}
			}
			if !has {
				continue
			}
			n++
			if right {
				ok++
			} else if n < 40 {
				fmt.Println(d.Name, e.Gain, e.Candidates[0], "\n    ", e.Candidates[1])
			}
		}
		if n > 0 {
			fmt.Println(d.Name, ok, n)
		}
	}
}
