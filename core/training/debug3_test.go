package training

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
)

func TestAblate(t *testing.T) {
	ctx := context.Background()
	var docs []*Document
	for _, dir := range []string{"/work/shared/eval/dev", "/work/shared/eval/more", "../testdata/own"} {
		d, err := Folder(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d...)
	}
	d, err := Marks(ctx, "../testdata/marks", "/work/shared")
	if err != nil {
		t.Fatal(err)
	}
	docs = append(docs, d...)
	kind := os.Getenv("ONLY")
	led := make([][]rank.Example, len(docs))
	for i, d := range docs {
		l, _ := d.lessons(ctx, i)
		led[i] = l[kind]
	}
	run := func(name string, o rank.Options, drop ...string) {
		const folds = 5
		var mu sync.Mutex
		right, total, exact, feats := 0, 0, 0, 0
		oracle := 0
		conf, conf2 := map[string]int{}, map[string]string{}
		var wg sync.WaitGroup
		turn := make(chan bool, 2)
		for k := range folds {
			wg.Add(1)
			go func() {
				defer wg.Done()
				turn <- true
				defer func() { <-turn }()
				var school []rank.Example
				strip := func(e rank.Example) rank.Example {
					if len(drop) == 0 {
						return e
					}
					out := rank.Example{Group: e.Group, Gain: e.Gain}
					for _, c := range e.Candidates {
						var keep []string
						for _, f := range c {
							bad := false
							for _, d := range drop {
								bad = bad || strings.HasPrefix(f, d+"=")
							}
							if !bad {
								keep = append(keep, f)
							}
						}
						out.Candidates = append(out.Candidates, keep)
					}
					return out
				}
				for i := range docs {
					if i%folds != k {
						for _, e := range led[i] {
							school = append(school, strip(e))
						}
					}
				}
				f := rank.Train(school, o)
				m := map[string]float32{}
				for _, x := range f {
					m[x.Name] = float32(x.Weight)
				}
				w := rank.NewWeights(m)
				for i := range docs {
					if i%folds != k {
						continue
					}
					i2 := i
					for _, e := range led[i] {
						e = strip(e)
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
						mu.Lock()
						total++
						feats = len(f)
						top := 0.0
						ti := -1
						for i, g := range e.Gain {
							if g > top {
								top, ti = g, i
							}
						}
						if top > 0 {
							oracle++
						}
						if e.Gain[bi] < 0.5 && os.Getenv("CONF") != "" {
							lv := func(i int) string {
								if i < 0 {
									return "(nothing)"
								}
								for _, f := range e.Candidates[i] {
									if kind == "name" && strings.HasPrefix(f, "#") {
										f, _, _ = strings.Cut(f, " want ")
										return f[strings.LastIndex(f, "/")+1:]
									}
									if strings.HasPrefix(f, "time.level=") {
										return f[11:]
									}
								}
								return "none"
							}
							conf[lv(bi)+" -> "+lv(ti)]++
							if kind == "name" && os.Getenv("CONF") == "2" {
								c, w := e.Candidates[bi][0], "(none)"
								if ti >= 0 {
									w = e.Candidates[ti][0]
								}
								fmt.Println("PAIR", docs[i2].Name, c, "WANT", w)
							}
							conf2[lv(bi)+" -> "+lv(ti)] += " " + docs[i2].Name
						}
						if e.Gain[bi] > 0 {
							right++
						}
						if e.Gain[bi] == 1 {
							exact++
						}
						mu.Unlock()
					}
				}
			}()
		}
		wg.Wait()
		for k, v := range conf {
			if v > 7 {
				fmt.Println("CONF", v, k, short(conf2[k]))
			}
		}
		fmt.Printf("%-40s oracle %.4f right %.4f exact %.4f of %d, features %d\n", name, float64(oracle)/float64(total), float64(right)/float64(total), float64(exact)/float64(total), total, feats)
	}
	base := options[kind]
	run("base", base)
	switch os.Getenv("MODE") {
	case "options":
		for _, g := range []int{3, 4} {
			o := base
			o.Groups = g
			run(fmt.Sprint("groups ", g), o)
		}
		for _, d := range []float64{1e-5, 3e-4, 1e-3, 3e-3} {
			o := base
			o.Decay = d
			run(fmt.Sprint("decay ", d), o)
		}
		for _, r := range []float64{0.05, 0.1, 0.4} {
			o := base
			o.Rate = r
			run(fmt.Sprint("rate ", r), o)
		}
		for _, r := range []int{6, 25} {
			o := base
			o.Epochs = r
			run(fmt.Sprint("epochs ", r), o)
		}
	case "families":
		b, _ := os.ReadFile("/tmp/fam.txt")
		for line := range strings.Lines(string(b)) {
			var drop []string
			for _, f := range strings.Split(strings.TrimSpace(line), " name.") {
				if !strings.HasPrefix(f, "name.") {
					f = "name." + f
				}
				drop = append(drop, f)
			}
			run("without "+strings.TrimSpace(line), base, drop...)
		}
	case "drop":
		seen := map[string]bool{}
		for _, ex := range led {
			for _, e := range ex {
				for _, c := range e.Candidates {
					for _, f := range c {
						if n, _, ok := strings.Cut(f, "="); ok && f[0] != '#' {
							seen[n] = true
						}
					}
				}
			}
		}
		for n := range seen {
			run("without "+n, base, n)
		}
	}
}

func short(s string) string {
	c := map[string]int{}
	for _, f := range strings.Fields(s) {
		c[f]++
	}
	out := ""
	for k, v := range c {
		if v > 1 {
			out += fmt.Sprintf(" %s:%d", k, v)
		}
	}
	return out
}
