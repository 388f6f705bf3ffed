package rank

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// An Example is one choice: its candidates by the names of their features, and
// how right each is, from 0 to 1. Of one with no right candidate nothing can be
// learned. Group says where it comes from: a feature counts only if it was seen
// in two groups, since what one document alone shows need not hold elsewhere.
type Example struct {
	Group      int
	Candidates [][]string
	Gain       []float64
}

// Options says how Train learns. The zero Options are usable. Decay is what to
// tune first: a choice whose examples differ much between documents wants more.
type Options struct {
	Epochs int     // passes over the examples; 12 if 0
	Rate   float64 // step of AdaGrad; 0.2 if 0
	Decay  float64 // weight of the penalty Σ w²/2 on each example's gradient; 0.00001 if 0
	Groups int     // groups that a feature must be seen in; 2 if 0

	Only map[string]bool // the features to learn; nil for all

	// Firm names templates that few examples have and that say much where they
	// stand: their features bear a twentieth of the penalty.
	Firm []string
}

// A Feature is one learned weight, in natural logarithms of odds: a candidate
// with 0.7 more than another is twice as likely.
type Feature struct {
	Name   string
	Weight float64
	Seen   int // examples with a candidate that has it
}

// Train returns the weights that make the right candidates of the examples
// likely: it climbs Σ log Σ gain·P(c) − decay·Σ w²/2 by AdaGrad (Duchi, Hazan,
// Singer 2011). The same examples give the same weights on every machine: the
// order of the steps is fixed, and no operation may be fused.
func Train(examples []Example, o Options) []Feature {
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Rate == 0 {
		o.Rate = 0.2
	}
	if o.Decay == 0 {
		o.Decay = 0.00001
	}
	if o.Groups == 0 {
		o.Groups = 2
	}
	names, seen := number(examples, o.Groups, o.Only)
	index := make(map[string]int32, len(names))
	for i, n := range names {
		index[n] = int32(i)
	}
	sizes := map[int]int{}
	for _, e := range examples {
		sizes[e.Group]++
	}
	type example struct {
		candidates [][]int32
		gain       []float64
		weight     float64
	}
	var all []example
	for _, e := range examples {
		right, wrong := false, false
		for _, g := range e.Gain {
			right, wrong = right || g > 0, wrong || g == 0
		}
		if !right || !wrong {
			continue
		}
		x := example{gain: e.Gain, weight: groupWeight(sizes[e.Group])}
		for _, c := range e.Candidates {
			var ids []int32
			for _, n := range c {
				if id, ok := index[n]; ok {
					ids = append(ids, id)
				}
			}
			x.candidates = append(x.candidates, ids)
		}
		all = append(all, x)
	}
	w, sum2 := make([]float64, len(names)), make([]float64, len(names))
	decay := make([]float64, len(names))
	for i, n := range names {
		decay[i] = o.Decay
		if template, _, _ := strings.Cut(n, "="); slices.Contains(o.Firm, template) {
			decay[i] /= 20
		}
	}
	last := make([]int, len(names)) // the step up to which the penalty was taken
	source := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	step := 0
	var sums []float64
	mean := make([]float64, len(names)) // of the weights behind each pass but the first few
	first := o.Epochs / 3
	for pass := range o.Epochs {
		source.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			x := &all[i]
			step++
			sums = sums[:0]
			best := math.Inf(-1)
			for _, c := range x.candidates {
				s := 0.0
				for _, f := range c {
					if d := step - last[f]; d > 0 && w[f] != 0 {
						w[f] = float64(w[f] / (1 + float64(decay[f]*float64(float64(d)*o.Rate/(1+math.Sqrt(sum2[f]))))))
					}
					last[f] = step
					s += w[f]
				}
				sums = append(sums, s)
				best = max(best, s)
			}
			total, right := 0.0, 0.0
			for k := range sums {
				sums[k] = exp(sums[k] - best)
				total += sums[k]
				right += float64(sums[k] * x.gain[k])
			}
			for k, c := range x.candidates {
				g := float64(sums[k]*x.gain[k])/right - sums[k]/total
				if g > -1e-4 && g < 1e-4 {
					continue
				}
				g *= x.weight
				for _, f := range c {
					sum2[f] += float64(g * g)
					w[f] += float64(o.Rate*g) / (1e-1 + math.Sqrt(sum2[f]))
				}
			}
		}
		if pass >= first {
			for i := range w {
				mean[i] += w[i] / float64(o.Epochs-first)
			}
		}
	}
	out := make([]Feature, 0, len(names))
	for i, n := range names {
		out = append(out, Feature{n, mean[i], seen[i]})
	}
	return out
}

// groupWeight is what one example of a group of n counts: a group counts more
// with its size, but not in proportion, since its examples are alike.
func groupWeight(n int) float64 {
	return 4 / math.Sqrt(float64(max(n, 16)))
}

// number returns the names of the features of the examples that enough groups
// have, in order, and in how many examples each was seen.
func number(examples []Example, groups int, only map[string]bool) ([]string, []int) {
	type count struct{ examples, groups, last, lastGroup int }
	counts := map[string]*count{}
	for i, e := range examples {
		for _, c := range e.Candidates {
			for _, n := range c {
				if n[0] == '#' { // a word to the people who look at it
					continue
				}
				k := counts[n]
				if k == nil {
					k = &count{last: -1, lastGroup: -1}
					counts[n] = k
				}
				if k.last != i {
					k.last = i
					k.examples++
				}
				if k.lastGroup != e.Group { // examples come group by group
					k.lastGroup = e.Group
					k.groups++
				}
			}
		}
	}
	var names []string
	for n, k := range counts {
		if k.groups >= groups && (only == nil || only[n]) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	seen := make([]int, len(names))
	for i, n := range names {
		seen[i] = counts[n].examples
	}
	return names, seen
}

// exp is e to the x for x ≤ 0, to some twelve digits, by operations that every
// machine rounds alike.
func exp(x float64) float64 {
	x4 := [4]float64{x, 0, 0, 0}
	exp4(&x4)
	return x4[0]
}

// exp4 puts e to the x in the place of four x. The divisions of one wait for
// each other; those of four run beside each other.
func exp4(x *[4]float64) {
	var k, r [4]float64
	for i, v := range x {
		if v < -700 {
			v = 0
		}
		k[i] = math.Floor(float64(v * math.Log2E))
		r[i] = v - float64(k[i]*math.Ln2)
	}
	a, b, c, d := 1.0, 1.0, 1.0, 1.0
	for n := 14.0; n >= 1; n-- {
		a = 1 + float64(a*r[0])/n
		b = 1 + float64(b*r[1])/n
		c = 1 + float64(c*r[2])/n
		d = 1 + float64(d*r[3])/n
	}
	for i, s := range [4]float64{a, b, c, d} {
		if x[i] < -700 {
			x[i] = 0
			continue
		}
		x[i] = s * math.Float64frombits(uint64(int(k[i])+1023)<<52) // 2 to the k, which is exact
	}
}
