package relate

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Choice is how one field of a figure was decided. Nothing of it is kept with
// the figure: Explain reads the figure's article again.
type Choice struct {
	Field      string      // claim, kind, name, time, part or status
	Candidates []Candidate // at most three, the chosen one first
}

// A Candidate is one reading that a field could have. Text names it in a way
// that no language has a part in: a name, a period as the figures file has it,
// a kind, a status, yes or no. Of the typed values those of its field are set.
type Candidate struct {
	Text     string
	Share    float64   // its probability; those of all candidates make 1
	Features []Feature // what spoke for it most against the runner-up, or against the chosen one

	Claim  bool       // claim
	Kind   doc.Kind   // kind
	Sign   int        // kind: −1 for a change downwards
	Name   string     // name
	Period doc.Period // time, part
	Status doc.Status // status
}

// A Feature is one thing that was seen of a candidate: the name of its
// template, its values as they were read, and by how much it moved the choice:
// its weight less that of the same sight of the candidate compared with, in
// natural logarithms of odds.
type Feature struct {
	Name   string
	Values []string
	Weight float64
}

const (
	mostCandidates = 3
	mostFeatures   = 4
)

// Explain returns the choices that made a figure of d, in the order in which
// they were made: none for a number of a table, whose row and column say all,
// and none of what the words around it left no choice in. It reads the figure's
// article up to the figure.
func Explain(ctx context.Context, d *doc.Document, figure int) ([]Choice, error) {
	return ExplainWith(ctx, d, figure, learned())
}

// ExplainWith is Explain with other weights than those of assets/relate.tsv.
func ExplainWith(ctx context.Context, d *doc.Document, figure int, weights *rank.Weights) ([]Choice, error) {
	f := &d.Figures[figure]
	var out []Choice
	n := &notes{want: f.Span, told: func(_ text.Span, choices []Choice) error {
		out = borne(f, choices)
		return nil
	}}
	err := explained(ctx, d, weights, n, f.Article, f.Article+1)
	return out, err
}

// ExplainAll calls use for each figure of d that choices made, in the order of
// the text.
func ExplainAll(ctx context.Context, d *doc.Document, use func(figure int, choices []Choice) error) error {
	n := &notes{all: true, told: func(at text.Span, choices []Choice) error {
		i := sort.Search(len(d.Figures), func(i int) bool { return d.Figures[i].Start >= at.Start })
		for ; i < len(d.Figures) && d.Figures[i].Start == at.Start; i++ {
			if f := &d.Figures[i]; f.Span == at {
				if err := use(i, borne(f, choices)); err != nil {
					return err
				}
			}
		}
		return nil
	}}
	return explained(ctx, d, learned(), n, 0, len(d.Articles))
}

// borne leaves out a choice of a name that f does not bear: of two numbers
// that state one amount, one figure has the name of the other.
func borne(f *doc.Figure, choices []Choice) []Choice {
	if f.Read != nil {
		f = f.Read
	}
	return slices.DeleteFunc(slices.Clone(choices), func(c Choice) bool {
		return c.Field == "name" && c.Candidates[0].Name != f.Indicator
	})
}

// explained reads articles of d anew and notes how choices were made.
func explained(ctx context.Context, d *doc.Document, weights *rank.Weights, n *notes, from, to int) error {
	plain := *d
	plain.Body = lexicon.Fold(d.Body)
	w := &walker{d: &plain, body: d.Body, most: math.MaxInt, weights: weights, notes: n}
	if err := w.findTables(ctx); err != nil {
		return err
	}
	for i := from; i < to && !n.done; i++ {
		w.article = i
		if err := w.walk(ctx, &d.Articles[i], nil); err != nil {
			return err
		}
		w.figures, w.marks = w.figures[:0], w.marks[:0]
	}
	return n.err
}

// notes collects how choices were made, to explain them.
type notes struct {
	want text.Span // the number whose choices are wanted
	all  bool      // those of every number are
	told func(number text.Span, choices []Choice) error

	taking  bool // the number at hand is wanted
	done    bool
	err     error
	choices []Choice
}

// begin starts to note the choices of a number, if they are wanted.
func (n *notes) begin(number text.Span) {
	n.taking = !n.done && (n.all || number == n.want)
	n.choices = nil
}

// end hands the choices of a number on.
func (n *notes) end(number text.Span) {
	if !n.taking {
		return
	}
	n.taking = false
	n.err = n.told(number, n.choices)
	n.done = !n.all || n.err != nil
}

// full reports whether there is nothing more to be read.
func (w *walker) full() bool {
	return len(w.figures) >= w.most || w.notes != nil && w.notes.done
}

// byClass are the choices whose features begin with the candidate's class.
var byClass = map[string]bool{"claim": true, "kind": true, "part": true, "status": true}

// note keeps the choice that was just decided: candidate k.
func (w *walker) note(field string, k int) {
	c := &w.choice
	shares := rank.Share(c.sums)
	type candidate struct {
		Candidate
		sum      float32
		features []string
	}
	var all []candidate
	at := map[string]int{}
	put := func(i int) {
		v := w.reading(field, i)
		j, ok := at[v.Text]
		if !ok {
			j = len(all)
			at[v.Text] = j
			all = append(all, candidate{Candidate: v, sum: c.sums[i], features: c.names[i]})
		} else if c.sums[i] > all[j].sum {
			all[j].sum, all[j].features = c.sums[i], c.names[i]
		}
		all[j].Share += shares[i]
	}
	put(k) // what is spelled alike is one reading; the chosen one stands first
	for i := range c.sums {
		if i != k {
			put(i)
		}
	}
	slices.SortStableFunc(all[1:], func(a, b candidate) int { return cmp.Compare(b.Share, a.Share) })
	all = all[:min(len(all), mostCandidates)]
	out := Choice{Field: field}
	for i := range all {
		var against []string
		switch {
		case i > 0:
			against = all[0].features
		case len(all) > 1:
			against = all[1].features
		}
		v := all[i].Candidate
		v.Features = decided(w.weights, all[i].features, against, byClass[field])
		out.Candidates = append(out.Candidates, v)
	}
	w.notes.choices = append(w.notes.choices, out)
}

// reading is what candidate i of the choice of a field says.
func (w *walker) reading(field string, i int) Candidate {
	switch field {
	case "claim":
		if i == 0 {
			return Candidate{Text: "yes", Claim: true}
		}
		return Candidate{Text: "no"}
	case "kind":
		return Candidate{Text: kindNames[i], Kind: kindings[i].kind, Sign: kindings[i].sign}
	case "name":
		w.buffer = w.spell(w.buffer[:0], &w.candidates[i])
		name := w.unfold(w.finish(string(w.buffer), w.naming.f), w.naming.sentence)
		return Candidate{Text: name, Name: name}
	case "time":
		p := w.moment[i].period
		return Candidate{Text: p.String(), Period: p}
	case "part":
		p := w.parted[i].period
		return Candidate{Text: p.String(), Period: p}
	case "status":
		return Candidate{Text: statusNames[i], Status: doc.Status(i)}
	}
	panic("relate: no readings of " + field)
}

// unfold writes a name in the script that the document has it in near a
// sentence.
func (w *walker) unfold(name string, s text.Span) string {
	if w.d.Body == w.body {
		return name
	}
	block := w.d.Articles[w.article].Blocks[w.block].Span
	near := text.Span{Start: max(block.Start, s.Start-900), End: s.End}
	for !utf8.RuneStart(w.body[near.Start]) {
		near.Start++
	}
	if near.Of(w.body) == near.Of(w.d.Body) { // nothing was folded here
		return name
	}
	return lexicon.Unfold(name, near.Of(w.body))
}

// decided are the features that speak most for a candidate where it is compared
// with another. Those of a choice among classes name their class first, which
// is left out: what is compared is how much the same sight speaks for each.
func decided(w *rank.Weights, own, other []string, class bool) []Feature {
	key := func(name string) string {
		template, values, _ := strings.Cut(name, "=")
		if class {
			_, values, _ = strings.Cut(values, "|")
		}
		return template + "=" + values
	}
	by := map[string]float64{}
	for _, name := range own {
		if name[0] != '#' {
			by[key(name)] += float64(w.Of(rank.Hash(name)))
		}
	}
	for _, name := range other {
		if k := key(name); name[0] != '#' {
			if _, ok := by[k]; ok {
				by[k] -= float64(w.Of(rank.Hash(name)))
			}
		}
	}
	var out []Feature
	for k, v := range by {
		if template, values, _ := strings.Cut(k, "="); v >= 0.05 {
			out = append(out, Feature{template, strings.Split(values, "|"), v})
		}
	}
	slices.SortFunc(out, func(a, b Feature) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Name, b.Name), slices.Compare(a.Values, b.Values))
	})
	return out[:min(len(out), mostFeatures)]
}
