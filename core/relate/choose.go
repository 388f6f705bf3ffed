package relate

import (
	"strconv"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/text"
)

// learned holds the weights of assets/relate.tsv, which core/relate/train
// makes.
var learned = sync.OnceValue(func() *rank.Weights {
	names := map[string]float32{}
	template := ""
	for _, r := range lexicon.MustRead(assets.Tables, "relate.tsv", 2) {
		v, err := strconv.ParseFloat(r.Cell(1), 32)
		if err != nil {
			panic("relate.tsv: " + r.Cell(0) + ": " + err.Error())
		}
		name := r.Cell(0)
		if name[0] == '=' {
			name = template + name
		} else {
			template, _, _ = strings.Cut(name, "=")
		}
		names[name] = float32(v)
	}
	return rank.NewWeights(names)
})

// An Answer is what a reader marked at a number: one claim. Its words are those
// of the figures file: share, 2023, actual.
type Answer struct {
	Kind      string
	Sign      int // of the value
	Indicator string
	Times     []string // each of them right; "" for none
	Status    string
}

// A Key gives the answers for the numbers of a document. Answers returns what
// was marked at the number whose place in Body is given; marked is false where
// the reader did not look, and the answers are empty where it is no figure.
type Key interface {
	Answers(number text.Span) (answers []Answer, marked bool)

	// Right reports whether a figure is right in every field.
	Right(f *doc.Figure) bool
}

// lessons collects the choices that were made on the way through a document
// whose answers are known.
type lessons struct {
	key      Key
	group    int
	led      bool                      // later choices lean on the answers, not on what was chosen
	examples map[string][]rank.Example // by the name of the choice
}

// A choice is one decision among candidates at a number.
type choice struct {
	sums  []float32
	names [][]string // of the features; nil unless noted
}

func (c *choice) reset() { c.sums, c.names = c.sums[:0], c.names[:0] }

// best is the index of the highest sum, the first of equals.
func (c *choice) best() int {
	k := 0
	for i, v := range c.sums {
		if v > c.sums[k] {
			k = i
		}
	}
	return k
}

// score starts the score of a candidate of w's choice.
func (w *walker) score() rank.Score {
	if w.lessons == nil && (w.notes == nil || !w.notes.taking) {
		return rank.NewScore(w.weights, nil)
	}
	return rank.NewScore(w.weights, new([]string))
}

// put adds a candidate to w's choice.
func (w *walker) put(sc *rank.Score) {
	w.choice.sums = append(w.choice.sums, sc.Sum)
	if sc.Names != nil {
		w.choice.names = append(w.choice.names, *sc.Names)
	}
}

// classScore starts the scores of a choice among classes.
func (w *walker) classScore(c *rank.Classes) *rank.ClassScore {
	w.choice.reset()
	w.classes.Start(w.weights, c, w.lessons != nil || w.notes != nil && w.notes.taking)
	return &w.classes
}

// putAll makes the classes of sc the candidates of w's choice.
func (w *walker) putAll(sc *rank.ClassScore) {
	w.choice.sums = append(w.choice.sums[:0], sc.Sums...)
	w.choice.names = append(w.choice.names[:0], sc.Names...)
}

// decide ends a choice: it returns the index of the candidate with the highest
// sum and its probability. Where answers are known it returns the right one
// instead and keeps the example; gain says how right a candidate is.
func (w *walker) decide(kind string, gain func(i int) float64) (int, float64) {
	return w.decideFor(kind, w.choice.best(), gain)
}

// decideFor is decide where k is the candidate that is chosen.
func (w *walker) decideFor(kind string, k int, gain func(i int) float64) (int, float64) {
	c := &w.choice
	if w.lessons != nil && gain != nil {
		e := rank.Example{Group: w.lessons.group, Candidates: c.names, Gain: make([]float64, len(c.sums))}
		top, found := 0.0, -1
		for i := range c.sums {
			g := gain(i)
			e.Gain[i] = g
			if g > top || g == top && g > 0 && c.sums[i] > c.sums[max(found, 0)] {
				top, found = g, i
			}
		}
		w.lessons.examples[kind] = append(w.lessons.examples[kind], e)
		c.names = nil
		if found >= 0 && w.lessons.led {
			return found, 1
		}
	}
	if len(c.sums) == 0 {
		return -1, 0
	}
	if w.notes != nil && w.notes.taking {
		w.note(kind, k)
	}
	return k, rank.Probability(c.sums, k)
}
