// Package rank chooses among candidates by the sum of learned weights of their
// features, a log-linear model: P(c) ∝ exp Σ w(f), f in c. Features have names
// that people read (start=clause, source=carried); at run time they are hashes
// of these names, so that nothing is built to look them up. Train learns the
// weights from examples. The package knows nothing of documents.
package rank

import (
	"math/bits"
	"strings"
)

// A Key is the hash of a feature's name.
type Key uint64

// The multipliers of wyhash (https://github.com/wangyi-fudan/wyhash), whose way
// of folding a product of 128 bits is used here: a word is read in one or two
// steps, not byte by byte.
const (
	mix0 = 0xa0761d6478bd642f
	mix1 = 0xe7037ed1a0b428db
	mix2 = 0x8ebc6af09c88c6e3
	mix3 = 0x589965cc75374cc3
)

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// Part is the hash of one value.
func Part(s string) uint64 {
	n := len(s)
	var a, b uint64
	switch {
	case n > 16:
		a, b = uint64(n), 0
		for ; len(s) > 16; s = s[8:] {
			a = fold(a^mix2, load8(s)^mix3)
		}
		a, b = a^load8(s), load8(s[len(s)-8:])
	case n >= 8:
		a, b = load8(s), load8(s[n-8:])
	case n >= 4:
		a, b = load4(s), load4(s[n-4:])
	case n > 0:
		a = uint64(s[0]) | uint64(s[n>>1])<<8 | uint64(s[n-1])<<16
	}
	return fold(a^mix0^uint64(n)<<56, b^mix1)
}

func load8(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func load4(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// with returns the key of k's name with one more value.
func (k Key) with(value uint64) Key { return Key(fold(uint64(k)^mix2, value^mix3)) }

// Hash returns the key of a whole name. Values hold no “|”.
func Hash(name string) Key {
	base, first := parse(name)
	return base.with(first)
}

// parse returns the key of a name without its first value, and the hash of that
// value. The first is mixed in last, since it is what candidates differ in: a
// class, where classes are chosen among.
func parse(name string) (base Key, first uint64) {
	template, values, _ := strings.Cut(name, "=")
	value, rest, more := strings.Cut(values, "|")
	base = NewTemplate(template).key
	first = Part(value)
	for more {
		value, rest, more = strings.Cut(rest, "|")
		base = base.with(Part(value))
	}
	return base, first
}

// Weights holds a weight for each feature that was learned.
type Weights struct {
	slots []slot
	mask  uint64
	n     int
	some  *filter // of the keys
	bases *filter // of the keys without their first values
}

type slot struct {
	key    uint32 // its upper half
	weight float32
}

// A filter tells most keys that are not in a set, out of the nearest cache: few
// of the features that are seen were learned.
type filter [1 << 10]uint64

func (f *filter) put(k Key) { f[k>>6&(1<<10-1)] |= 1 << (k & 63) }

func (f *filter) may(k Key) bool { return f[k>>6&(1<<10-1)]>>(k&63)&1 != 0 }

// NewWeights returns the weights of names.
func NewWeights(names map[string]float32) *Weights {
	size := uint64(16)
	for int(size) < 2*len(names) {
		size *= 2
	}
	w := &Weights{slots: make([]slot, size), mask: size - 1, some: new(filter), bases: new(filter)}
	for name, v := range names {
		base, first := parse(name)
		k := base.with(first)
		w.bases.put(base)
		w.some.put(k)
		i := uint64(k) & w.mask
		for w.slots[i].weight != 0 && w.slots[i].key != uint32(k>>32) {
			i = (i + 1) & w.mask
		}
		w.slots[i] = slot{uint32(k >> 32), v}
		w.n++
	}
	return w
}

// Of returns the weight of a feature; 0 for one that was not learned.
func (w *Weights) Of(k Key) float32 {
	if !w.some.may(k) {
		return 0
	}
	return w.find(k)
}

func (w *Weights) find(k Key) float32 {
	i := uint64(k) & w.mask
	for {
		s := &w.slots[i]
		if s.key == uint32(k>>32) || s.weight == 0 {
			return s.weight
		}
		i = (i + 1) & w.mask
	}
}

// Len is the number of features.
func (w *Weights) Len() int { return w.n }

// A Template is the part of a feature's name before its value: "start" of
// start=clause.
type Template struct {
	name string
	key  Key
}

// NewTemplate returns the template of that name.
func NewTemplate(name string) Template { return Template{name, Key(Part(name))} }

// A Score sums the weights of one candidate's features. Where Names is not
// nil, it notes their names too, for training and for explaining a choice.
type Score struct {
	Sum   float32
	Names *[]string

	weights *Weights
}

// NewScore returns an empty score over w; names may be nil.
func NewScore(w *Weights, names *[]string) Score { return Score{weights: w, Names: names} }

// Str counts the feature t=v.
func (s *Score) Str(t Template, v string) {
	s.Sum += s.weights.Of(t.key.with(Part(v)))
	if s.Names != nil {
		*s.Names = append(*s.Names, t.name+"="+v)
	}
}

// Pair counts the feature t=a|b.
func (s *Score) Pair(t Template, a, b string) {
	s.Sum += s.weights.Of(t.key.with(Part(b)).with(Part(a)))
	if s.Names != nil {
		*s.Names = append(*s.Names, t.name+"="+a+"|"+b)
	}
}

// Triple counts the feature t=a|b|c.
func (s *Score) Triple(t Template, a, b, c string) {
	s.Sum += s.weights.Of(t.key.with(Part(b)).with(Part(c)).with(Part(a)))
	if s.Names != nil {
		*s.Names = append(*s.Names, t.name+"="+a+"|"+b+"|"+c)
	}
}

// Int counts the feature t=n, n cut to 0–9.
func (s *Score) Int(t Template, n int) { s.Str(t, digits[min(max(n, 0), 9)]) }

var digits = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

// Digit returns the name of n, cut to 0–9, as features print it.
func Digit(n int) string { return digits[min(max(n, 0), 9)] }

// Classes are the candidates of a choice that are always the same. Their names
// are the first values of its features.
type Classes struct {
	names []string
	parts []uint64
}

// NewClasses returns the classes of these names.
func NewClasses(names ...string) *Classes {
	c := &Classes{names: names}
	for _, n := range names {
		c.parts = append(c.parts, Part(n))
	}
	return c
}

// A ClassScore sums the weights of all classes at once: what is seen is the same
// for each, and what no class was learned with is passed over for all of them.
type ClassScore struct {
	Sums  []float32
	Names [][]string // of the features of each class; nil where they are not wanted

	classes *Classes
	weights *Weights
}

// Start empties s for a choice among c; names says whether they are wanted.
func (s *ClassScore) Start(w *Weights, c *Classes, names bool) {
	s.weights, s.classes, s.Names = w, c, nil
	s.Sums = append(s.Sums[:0], make([]float32, len(c.names))...)
	if names {
		s.Names = make([][]string, len(c.names))
	}
}

// Class counts the feature t=class for one class.
func (s *ClassScore) Class(t Template, i int) {
	s.Sums[i] += s.weights.Of(t.key.with(s.classes.parts[i]))
	if s.Names != nil {
		s.Names[i] = append(s.Names[i], t.name+"="+s.classes.names[i])
	}
}

// Str counts the features t=class|a.
func (s *ClassScore) Str(t Template, a string) {
	s.sum(t.key.with(Part(a)))
	if s.Names != nil {
		s.name(t, a)
	}
}

// Pair counts the features t=class|a|b.
func (s *ClassScore) Pair(t Template, a, b string) {
	s.sum(t.key.with(Part(a)).with(Part(b)))
	if s.Names != nil {
		s.name(t, a+"|"+b)
	}
}

func (s *ClassScore) sum(base Key) {
	if !s.weights.bases.may(base) {
		return
	}
	for i, p := range s.classes.parts {
		s.Sums[i] += s.weights.Of(base.with(p))
	}
}

func (s *ClassScore) name(t Template, values string) {
	for i, n := range s.classes.names {
		s.Names[i] = append(s.Names[i], t.name+"="+n+"|"+values)
	}
}

// Share returns the probability of each candidate from their sums.
func Share(sums []float32) []float64 {
	best := float32(0)
	for i, v := range sums {
		if i == 0 || v > best {
			best = v
		}
	}
	out := make([]float64, len(sums))
	total := 0.0
	for i, v := range sums {
		out[i] = exp(float64(v - best))
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}

// Probability returns the probability of candidate k among candidates with these sums.
func Probability(sums []float32, k int) float64 {
	best := sums[k]
	for _, v := range sums {
		best = max(best, v)
	}
	total := 0.0
	for i := 0; i < len(sums); i += 4 {
		var x [4]float64
		n := copy32(&x, sums[i:], best)
		exp4(&x)
		for _, v := range x[:n] {
			total += v
		}
	}
	return exp(float64(sums[k]-best)) / total
}

// Odds is how likely a candidate is beside one whose sum is higher by −d.
func Odds(d float32) float64 { return exp(float64(d)) }

// copy32 puts up to four sums less the best of all into x.
func copy32(x *[4]float64, sums []float32, best float32) int {
	n := min(len(sums), 4)
	for i, v := range sums[:n] {
		x[i] = float64(v - best)
	}
	return n
}
