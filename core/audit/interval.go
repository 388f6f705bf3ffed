package audit

import (
	"math/big"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A span is a closed interval; nil is open.
type span struct{ lo, hi *big.Rat }

// boundsOf is what the digits of v stand for, in the base of its unit. Zeros
// at the end may be rounded ones, 约 may be wrong by a twentieth, and a number
// may have been cut where it should have been rounded.
func boundsOf(v doc.Value) span {
	if u := unit.Named(v.Unit); u != nil && u.Base != "" {
		v, _ = unit.Value(v, u.Base)
	}
	if v.Lo == nil || v.Hi == nil || v.Lo.Cmp(v.Hi) != 0 || v.Step == nil {
		return span{v.Lo, v.Hi}
	}
	slack := new(big.Rat).Mul(v.Step, big.NewRat(1, 2))
	ten := big.NewRat(10, 1)
	for digits := new(big.Rat).Quo(v.Lo, v.Step); digits.IsInt() && digits.Sign() != 0; {
		digits.Quo(digits, big.NewRat(100, 1)) // two zeros: one may be rounded
		if !digits.IsInt() {
			break
		}
		digits.Mul(digits, ten)
		slack.Mul(slack, ten)
	}
	if v.Qualifier == doc.Approx || v.Qualifier == doc.Near || v.Qualifier == doc.Several {
		if twentieth := new(big.Rat).Quo(abs(v.Lo), big.NewRat(20, 1)); twentieth.Cmp(slack) > 0 {
			slack = twentieth
		}
	}
	return span{new(big.Rat).Sub(v.Lo, slack), new(big.Rat).Add(v.Hi, slack)}
}

func abs(r *big.Rat) *big.Rat { return new(big.Rat).Abs(r) }

// closed reports whether both ends are known.
func (s span) closed() bool { return s.lo != nil && s.hi != nil }

// apart reports whether no number lies in both. Where two roundings touch, as
// those of 0.2 and 0.3 do, none does.
func apart(a, b span) bool {
	before := func(a, b span) bool {
		if a.hi == nil || b.lo == nil {
			return false
		}
		c := a.hi.Cmp(b.lo)
		return c < 0 || c == 0 && a.closed() && b.closed() && a.lo.Cmp(a.hi) < 0 && b.lo.Cmp(b.hi) < 0
	}
	return before(a, b) || before(b, a)
}

// wider is s with r more to each side.
func (s span) wider(r *big.Rat) span {
	if s.lo != nil {
		s.lo = new(big.Rat).Sub(s.lo, r)
	}
	if s.hi != nil {
		s.hi = new(big.Rat).Add(s.hi, r)
	}
	return s
}

// The operations are of closed spans.
func (s span) add(o span) span {
	return span{new(big.Rat).Add(s.lo, o.lo), new(big.Rat).Add(s.hi, o.hi)}
}

func (s span) sub(o span) span {
	return span{new(big.Rat).Sub(s.lo, o.hi), new(big.Rat).Sub(s.hi, o.lo)}
}

// quo is of spans that hold nothing but what lies above zero.
func (s span) quo(o span) span {
	return span{new(big.Rat).Quo(s.lo, o.hi), new(big.Rat).Quo(s.hi, o.lo)}
}

// positive reports whether all of s lies above zero.
func (s span) positive() bool { return s.closed() && s.lo.Sign() > 0 }

var hundred = big.NewRat(100, 1)

// growth is by how many per cent s has grown over base.
func (s span) growth(base span) span {
	q := s.quo(base)
	for _, r := range []*big.Rat{q.lo, q.hi} {
		r.Sub(r, big.NewRat(1, 1)).Mul(r, hundred)
	}
	return q
}

// compound is what s per cent a year come to in so many years.
func (s span) compound(years int) span {
	one := big.NewRat(1, 1)
	power := func(r *big.Rat) *big.Rat {
		factor := new(big.Rat).Add(one, new(big.Rat).Quo(r, hundred))
		out := big.NewRat(1, 1)
		for range years {
			out.Mul(out, factor)
		}
		return out.Sub(out, one).Mul(out, hundred)
	}
	return span{power(s.lo), power(s.hi)}
}

// middle is the number in the middle of s, 0 where s is open.
func (s span) middle() float64 {
	if !s.closed() {
		return 0
	}
	m := new(big.Rat).Add(s.lo, s.hi)
	f, _ := m.Quo(m, big.NewRat(2, 1)).Float64()
	return f
}
