// Package unit knows the units of figures: how they are printed, what they
// measure, and how they convert. The units themselves stand in
// assets/units.tsv.
package unit

import (
	"fmt"
	"math/big"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A Class says how a unit behaves in a sentence.
type Class string

// The classes of units.tsv.
const (
	Measure    Class = "measure"    // 公里, 吨
	Classifier Class = "classifier" // 个, 家, 项: the thing counted is named beside it
	Money      Class = "money"
	Ratio      Class = "ratio"  // %, 百分点, 倍
	Time       Class = "time"   // 年, 天
	Person     Class = "person" // 人, 人次, 户
)

// A Unit is one printed form of a unit.
type Unit struct {
	Word      string // as printed: 千米
	Name      string // as the figures file has it: 公里
	Dimension string // "length"
	Base      string // base unit of the dimension: 米
	Factor    *big.Rat
	Class     Class
}

var table = sync.OnceValue(func() *lexicon.Trie[*Unit] {
	t := lexicon.Forward[*Unit]()
	for _, r := range lexicon.MustRead(assets.Tables, "units.tsv", 6) {
		f, ok := new(big.Rat).SetString(r.Cell(4))
		if !ok {
			panic(fmt.Sprintf("units.tsv:%d: factor %q is no number", r.Line, r.Cell(4)))
		}
		u := &Unit{r.Cell(0), r.Cell(1), r.Cell(2), r.Cell(3), f, Class(r.Cell(5))}
		forms(u.Word, func(word string) {
			if word == u.Word || !t.Has(word) {
				t.Put(word, u)
			}
		})
	}
	countedBy(t)
	return t
})

// At returns the longest unit at the start of s and its length; nil if there
// is none.
func At(s string) (*Unit, int) { return table().Longest(s) }

// Len is the length of the longest unit at the start of s.
func Len(s string) int {
	_, n := table().Longest(s)
	return n
}

// Named returns the unit that is printed as word, or nil.
func Named(word string) *Unit {
	u, n := table().Longest(word)
	if n != len(word) {
		return nil
	}
	return u
}

// Family names the units that convert into one another. Classifiers are one
// family, since 3万家 and 3万个 of the same thing are the same count. A word that
// is no unit, and 番, of which 翻两番 is no linear multiple, are their own.
func Family(name string) string {
	u := Named(name)
	switch {
	case u == nil || u.Name == "番":
		return name
	case u.Class == Measure || u.Class == Classifier && u.Factor.IsInt() && u.Factor.Num().Int64() == 1:
		return u.Dimension + ":" + u.Base
	}
	return name
}

// Convert returns v, in from, as an amount of to. It reports false if they do
// not measure the same.
func Convert(v *big.Rat, from, to string) (*big.Rat, bool) {
	if from == to {
		return v, true
	}
	a, b := Named(from), Named(to)
	if a == nil || b == nil || a.Dimension != b.Dimension || a.Base != b.Base || b.Factor.Sign() == 0 {
		return nil, false
	}
	r := new(big.Rat).Mul(v, a.Factor)
	return r.Quo(r, b.Factor), true
}
