package training

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/relate"
)

func TestDebug(t *testing.T) {
	ctx := context.Background()
	var docs []*Document
	for _, dir := range []string{"dev", "more"} {
		d, err := Folder(ctx, os.Getenv("WENSHU_SHARED")+"/eval/"+dir)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d...)
	}
	if d, err := Folder(ctx, "../testdata/own"); err == nil {
		docs = append(docs, d...)
	}
	if d, err := Marks(ctx, "../testdata/marks", os.Getenv("WENSHU_SHARED")); err == nil {
		docs = append(docs, d...)
	} else {
		t.Fatal(err)
	}
	all := map[string][]rank.Example{}
	held := map[string][]rank.Example{}
	for i, d := range docs {
		got, _ := relate.Lessons(ctx, d.Doc, nil, d, i)
		for k, e := range got {
			if i%5 == 0 {
				held[k] = append(held[k], e...)
			} else {
				all[k] = append(all[k], e...)
			}
		}
	}
	for k, ex := range all {
		if only := os.Getenv("ONLY"); only != "" && only != k {
			continue
		}
		for _, decay := range []float64{1e-4} {
			for _, rate := range []float64{0.1} {
				f := rank.Train(ex, rank.Options{Decay: decay, Rate: rate})
				fmt.Println(decay, rate)
				m := map[string]float32{}
				for _, x := range f {
					m[x.Name] = float32(x.Weight)
				}
				w := rank.NewWeights(m)
				for name, set := range map[string][]rank.Example{"train": ex, "held": held[k]} {
					n, oracle, right, cands, rule := 0, 0, 0, 0, 0
					for _, e := range set {
						n++
						cands += len(e.Candidates)
						best, bi := float32(-1e9), 0
						top := 0.0
						for i, c := range e.Candidates {
							s := float32(0)
							for _, x := range c {
								s += w.Of(rank.Hash(x))
							}
							if s > best {
								best, bi = s, i
							}
							top = max(top, e.Gain[i])
						}
						if top > 0 {
							oracle++
						}
						if name == "held" && k == "name" && os.Getenv("DUMP") != "" && e.Gain[bi] == 0 {
							gi := -1
							for i := range e.Gain {
								if e.Gain[i] > 0 && (gi < 0 || e.Gain[i] > e.Gain[gi]) {
									gi = i
								}
							}
							g := "(none)"
							if gi >= 0 {
								g = e.Candidates[gi][0]
							}
							fmt.Println(docs[e.Group].Name, "CHOSE", e.Candidates[bi][0], "WANT", g)
						}
						if k == "name" {
							last := len(e.Candidates) - 1
							if strings.HasSuffix(e.Candidates[last][0], "/rule") && e.Gain[last] > 0 {
								rule++
							}
						}
						if e.Gain[bi] > 0 {
							right++
						}
					}
					fmt.Println("rule", rule)
					fmt.Printf("%s %s: n %d oracle %.3f right %.3f cands %.1f features %d\n", k, name, n, float64(oracle)/float64(n), float64(right)/float64(n), float64(cands)/float64(n), len(f))
				}
			}
		}
	}
}
