// Package audit looks for statements of documents that cannot all be true: two
// values of one thing, parts that are not their whole, growth that is not that
// of the two levels. It calculates with the intervals that the printed digits
// stand for. An alarm that rounding, a revision, another scope or another price
// base explains is worse than none, so that what may be explained is left out.
// It says nothing about which of the statements is wrong.
package audit

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/series"
)

// A Kind says by which rule statements contradict each other.
type Kind uint8

// The kinds.
const (
	Differs Kind = iota // two values of one thing
	Slip                // two values of one thing that differ as slips of the pen do: 万 for 亿, a digit lost
	Jump                // a value that its neighbours in time show to be such a slip
	Ranks               // two ranks of one thing
	Levels              // two levels and the growth between them
	Points              // two shares and the points between them
	Sum                 // a whole and its parts
	Product             // a part, its share and the whole
)

var kinds = [...]string{"differs", "slip", "jump", "ranks", "levels", "points", "sum", "product"}

// String is the word of a finding's kind in JSON: "differs", "slip".
func (k Kind) String() string { return kinds[k] }

// A Finding is statements that cannot all be true.
type Finding struct {
	Kind       Kind
	Formula    string // in the numbers as printed: 46947万吨 − 3877万吨 → 9%，不是 12%
	Statements []series.Statement
}

// ID is the same for the same finding at each run, so that a reader can say
// once and for all that it is none.
func (f *Finding) ID() string {
	h := sha256.New()
	fmt.Fprintln(h, f.Kind)
	for i := range f.Statements {
		s := &f.Statements[i]
		fmt.Fprintln(h, s.Source.ID, s.N, s.Said)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// Floor is the least confidence of a figure that a check rests on. On marked
// documents that the weights have not seen, nine of ten figures above it are
// right in every field.
const Floor = 0.8

// sentenceFloor is that of figures whose sentence bears them out: another one
// has the same words around it, or their arithmetic stands in it.
const sentenceFloor = 0.4

// A claim is a reading with what its digits stand for, in the base of its units.
type claim struct {
	series.Reading
	bounds span
	placed bool   // where it is about is known
	words  string // the statement around it, without digits
	limits string // words that restrict it: 规模以上, 不变价
}

// Run checks what all documents state, in the order of the documents.
func Run(ctx context.Context, all iter.Seq2[series.Statement, error]) ([]Finding, error) {
	var claims, vague []claim
	for s, err := range all {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f := &s.Figure
		if f.Value.Lo == nil && f.Value.Hi == nil {
			continue
		}
		if c := newClaim(s); f.Confidence >= sentenceFloor && !f.Period.Zero() && f.Indicator != "" {
			claims = append(claims, c)
		} else {
			vague = append(vague, c)
		}
	}
	out := copies(slices.Concat(claims, vague))
	out = append(out, differing(claims)...)
	out = append(out, jumps(claims)...)
	out = append(out, related(claims)...)
	out = slices.DeleteFunc(out, func(f Finding) bool { return len(f.Statements) < 2 })
	return unique(out), nil
}

// product are indicators whose growth is told at constant prices, whether the
// sentence says so or not.
var product = regexp.MustCompile(`^gdp(?:\.regional)?$|^gnp$|value_added`)

func newClaim(s series.Statement) claim {
	r := series.ReadingOf(s)
	c := claim{Reading: r, bounds: boundsOf(r.Figure.Value)}
	c.placed = placed(&r)
	c.words, c.limits = around(&r.Statement)
	if r.Aspect != series.Amount && product.MatchString(r.Subject) {
		c.limits = strings.ReplaceAll(c.limits, "可比", "")
	}
	c.limits = strings.TrimSpace(c.limits)
	return c
}

// result reports whether c tells what came about, not what is aimed at.
func (c *claim) result() bool { return c.State == series.Stated || c.State == series.Preliminary }

// unique leaves out findings about pairs of statements that an earlier one has.
func unique(all []Finding) []Finding {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(f Finding) bool {
		var ids []string
		for i := range f.Statements {
			ids = append(ids, place(&f.Statements[i]))
		}
		slices.Sort(ids)
		key := strings.Join(ids, " ")
		if seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
}

func place(s *series.Statement) string { return fmt.Sprintf("%s#%d", s.Source.ID, s.N) }

// group parts claims by key, in the order in which the keys first come.
func group[K comparable](claims []claim, key func(*claim) (K, bool)) [][]*claim {
	at := map[K]int{}
	var out [][]*claim
	for i := range claims {
		k, ok := key(&claims[i])
		if !ok {
			continue
		}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], &claims[i])
	}
	return out
}

// thing is what a claim is of, its time aside.
type thing struct{ subject, column, part, scope, family string }

func (c *claim) thing() thing {
	return thing{c.Subject, c.Column, c.Part, c.Figure.Scope, c.Family}
}

func statements(all ...*claim) []series.Statement {
	var out []series.Statement
	for _, c := range all {
		out = append(out, c.Statement)
	}
	slices.SortStableFunc(out, func(a, b series.Statement) int {
		return cmp.Or(cmp.Compare(a.Source.Written.Start(), b.Source.Written.Start()), strings.Compare(a.Source.ID, b.Source.ID), cmp.Compare(a.N, b.N))
	})
	return out
}
