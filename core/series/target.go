package series

import (
	"math/big"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A Goal is a target with the result that documents stated later.
type Goal struct {
	Line   *Line
	Target *Cell
	Result *Cell // nil where none was stated
	Met    Verdict
	By     *big.Rat // result − target, at the nearest bound of the target; nil where it cannot be told
}

// A Verdict says whether a target was met.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota
	Met
	Missed
)

// Goals sets the targets of a table against the results.
func (t *Table) Goals() []Goal {
	var out []Goal
	for _, l := range t.Lines {
		for i := range l.Cells {
			target := &l.Cells[i]
			if target.State != Aimed {
				continue
			}
			g := Goal{Line: l, Target: target}
			for k := range l.Cells {
				if c := &l.Cells[k]; c.Period == target.Period && (c.State == Stated || c.State == Preliminary && g.Result == nil) {
					g.Result = c
				}
			}
			if g.Result != nil {
				g.Met, g.By = judge(t.Pick.Key, target.Best.Value, g.Result.Best.Value)
			}
			out = append(out, g)
		}
	}
	return out
}

// ceilings are indicators whose targets are not to be exceeded.
var ceilings = map[string]bool{
	"cpi": true, "cpi.core": true, "unemployment.survey": true, "unemployment.registered": true, "energy.intensity": true, "fiscal.deficit_rate": true, "fiscal.deficit": true,
}

// judge compares a result with its target. A target with one bound (以上, 以内)
// says itself which side is good; a plain number is a floor, or a ceiling for
// prices, unemployment and falls. 7.5%左右 is met by what its rounding holds and
// by what is a fiftieth off.
func judge(key string, target, result doc.Value) (Verdict, *big.Rat) {
	lo, hi := result.Lo, result.Hi
	if lo == nil && hi == nil {
		return Unknown, nil
	}
	if lo == nil {
		lo = hi
	} else if hi == nil {
		hi = lo
	}
	floor, ceiling := target.Lo, target.Hi
	point := floor != nil && ceiling != nil && floor.Cmp(ceiling) == 0
	switch {
	case point && (ceilings[key] || floor.Sign() < 0):
		floor = nil
	case point:
		ceiling = nil
	}
	slack := new(big.Rat)
	if point && target.Step != nil {
		slack.Quo(target.Step, big.NewRat(2, 1))
		if near := new(big.Rat).Mul(new(big.Rat).Abs(target.Lo), big.NewRat(1, 50)); near.Cmp(slack) > 0 {
			slack = near
		}
		if target.Qualifier == doc.Exact {
			slack.SetInt64(0)
		}
	}
	if floor != nil {
		by := new(big.Rat).Sub(lo, floor)
		if new(big.Rat).Add(by, slack).Sign() < 0 {
			return Missed, by
		}
		if ceiling == nil {
			return Met, by
		}
	}
	if ceiling == nil {
		return Unknown, nil
	}
	by := new(big.Rat).Sub(hi, ceiling)
	if new(big.Rat).Sub(by, slack).Sign() > 0 {
		return Missed, by
	}
	return Met, by
}
