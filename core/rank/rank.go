// Package rank chooses among candidates by the sum of learned weights of their
// features, a log-linear model: P(c) ∝ exp Σ w(f), f in c. Features have names
// that people read (start=clause, source=carried); at run time they are hashes
// of these names, so that nothing is built to look them up. Train learns the
// weights from examples. The package knows nothing of documents.
package rank

// A Key is the hash of a feature's name.
type Key uint32

// FNV-1a, 32 bits (http://www.isthmus.com/chongo/tech/comp/fnv/). Of some ten
// thousand names, the chance that any one unseen feature meets the key of a
// learned one is about two in a million.
const (
	offset Key = 2166136261
	prime  Key = 16777619
)

// Hash returns the key of a whole name.
func Hash(name string) Key { return offset.Add(name) }

// Add returns the key of k's name with s behind it.
func (k Key) Add(s string) Key {
	for i := range len(s) {
		k = (k ^ Key(s[i])) * prime
	}
	return k
}

// Weights holds a weight for each feature that was learned: by how much it
// raises the natural logarithm of a candidate's odds. It is an open-addressing
// table that is never changed once made, so that any number of goroutines may
// read it.
type Weights struct {
	slots []slot
	mask  Key
	n     int
}

type slot struct {
	key    Key
	weight float32
}

// NewWeights returns the weights of features by their whole names, as in
// start=clause. A weight of 0 is as good as none.
func NewWeights(names map[string]float32) *Weights {
	size := Key(16)
	for int(size) < 3*len(names) {
		size *= 2
	}
	w := &Weights{slots: make([]slot, size), mask: size - 1}
	for name, v := range names {
		k := Hash(name)
		i := k & w.mask
		for w.slots[i].weight != 0 && w.slots[i].key != k {
			i = (i + 1) & w.mask
		}
		w.slots[i] = slot{k, v}
		w.n++
	}
	return w
}

// Of returns the weight of a feature; 0 for one that was not learned.
func (w *Weights) Of(k Key) float32 {
	i := k & w.mask
	for {
		s := &w.slots[i]
		if s.key == k || s.weight == 0 {
			return s.weight
		}
		i = (i + 1) & w.mask
	}
}

// Len is the number of features that NewWeights was given.
func (w *Weights) Len() int { return w.n }

// A Template is the part of a feature's name before its value: "start" of
// start=clause.
type Template struct {
	name string
	key  Key
}

// NewTemplate returns the template of that name, which must hold no "=". Values
// of several parts are joined by "|", so that left,word=own|， is one feature.
func NewTemplate(name string) Template { return Template{name, Hash(name + "=")} }

// A Score sums the weights of one candidate's features. Where Names is not
// nil, it notes their names too, for training and for explaining a choice.
type Score struct {
	Sum   float32
	Names *[]string

	weights *Weights
}

// NewScore returns an empty score over w; names may be nil.
func NewScore(w *Weights, names *[]string) Score { return Score{weights: w, Names: names} }

// Str counts the feature t=v: it adds the feature's weight, 0 where none was
// learned, and its name where names are noted.
func (s *Score) Str(t Template, v string) {
	s.Sum += s.weights.Of(t.key.Add(v))
	if s.Names != nil {
		*s.Names = append(*s.Names, t.name+"="+v)
	}
}

// Pair counts the feature t=a|b.
func (s *Score) Pair(t Template, a, b string) {
	s.Sum += s.weights.Of(t.key.Add(a).Add("|").Add(b))
	if s.Names != nil {
		*s.Names = append(*s.Names, t.name+"="+a+"|"+b)
	}
}

// Triple counts the feature t=a|b|c.
func (s *Score) Triple(t Template, a, b, c string) {
	s.Sum += s.weights.Of(t.key.Add(a).Add("|").Add(b).Add("|").Add(c))
	if s.Names != nil {
		*s.Names = append(*s.Names, t.name+"="+a+"|"+b+"|"+c)
	}
}

// Int counts the feature t=n, n cut to 0–9.
func (s *Score) Int(t Template, n int) { s.Str(t, digits[min(max(n, 0), 9)]) }

var digits = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

// Digit returns the name of n, cut to 0–9, as features print it.
func Digit(n int) string { return digits[min(max(n, 0), 9)] }

// Share returns the probability of each candidate, 0 to 1, from the sums of all
// of them: P(i) = exp(sum i) / Σ exp(sum k). Together they make 1.
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

// Probability is Share of candidate k alone, without an allocation. sums must
// hold those of all candidates of the choice, k's among them.
func Probability(sums []float32, k int) float64 {
	best := sums[k]
	for _, v := range sums {
		best = max(best, v)
	}
	total := 0.0
	for _, v := range sums {
		total += exp(float64(v - best))
	}
	return exp(float64(sums[k]-best)) / total
}
