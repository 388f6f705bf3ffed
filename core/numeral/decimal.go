package numeral

import (
	"math"
	"math/big"
	"sync/atomic"
)

// A decimal is coef × 10^exp. Numbers are summed up as decimals, which need no
// memory of their own, and become rationals once they are whole.
type decimal struct {
	coef int64
	exp  int32
}

var pow10 = func() (t [19]int64) {
	t[0] = 1
	for i := 1; i < len(t); i++ {
		t[i] = t[i-1] * 10
	}
	return t
}()

func whole(v int64) decimal { return decimal{coef: v} }

// times returns d × 10^zeros.
func (d decimal) times(zeros int32) decimal { return decimal{d.coef, d.exp + zeros} }

// plus returns the sum of d and e; false if it has more digits than a figure.
func (d decimal) plus(e decimal) (decimal, bool) {
	if d.coef == 0 {
		return e, true
	}
	if e.coef == 0 {
		return d, true
	}
	if d.exp < e.exp {
		d, e = e, d
	}
	by := int(d.exp) - int(e.exp)
	if by >= len(pow10) || d.coef > math.MaxInt64/pow10[by]-1 {
		return decimal{}, false
	}
	c := d.coef * pow10[by]
	if c > math.MaxInt64-e.coef {
		return decimal{}, false
	}
	return decimal{c + e.coef, e.exp}, true
}

// atLeast reports whether d is v or more; v is not negative.
func (d decimal) atLeast(v int64) bool {
	switch {
	case d.exp < 0:
		if int(-d.exp) >= len(pow10) {
			return false
		}
		return d.coef/pow10[-d.exp] >= v
	case int(d.exp) >= len(pow10):
		return d.coef > 0
	}
	return d.coef > math.MaxInt64/pow10[d.exp] || d.coef*pow10[d.exp] >= v
}

// kept are the rationals of small decimals with up to two places, made when
// they are first asked for: most numbers of a text are among them. Numbers
// share them, since a value is never changed once it is made.
var kept [3][1024]atomic.Pointer[big.Rat]

// tens are the powers of ten from 10^-6 to 10^16.
var tens = func() (t [23]*big.Rat) {
	for i := range t {
		t[i] = decimal{1, int32(i - 6)}.fresh()
	}
	return t
}()

// rat returns d as a rational, which may be shared.
func (d decimal) rat() *big.Rat {
	for d.exp < 0 && d.coef%10 == 0 && d.coef != 0 {
		d.coef, d.exp = d.coef/10, d.exp+1
	}
	if d.coef == 1 && -6 <= d.exp && d.exp <= 16 {
		return tens[d.exp+6]
	}
	if d.exp <= 0 && d.exp > -3 && d.coef >= 0 && d.coef < 1024 {
		p := &kept[-d.exp][d.coef]
		r := p.Load()
		if r == nil {
			r = d.fresh()
			p.Store(r)
		}
		return r
	}
	return d.fresh()
}

func (d decimal) fresh() *big.Rat {
	switch {
	case d.exp <= 0 && int(-d.exp) < len(pow10):
		return big.NewRat(d.coef, pow10[-d.exp])
	case d.exp > 0 && int(d.exp) < len(pow10) && d.coef <= math.MaxInt64/pow10[d.exp]:
		return big.NewRat(d.coef*pow10[d.exp], 1)
	}
	by := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(d.exp, -d.exp))), nil)
	if d.exp < 0 {
		return new(big.Rat).SetFrac(big.NewInt(d.coef), by)
	}
	return new(big.Rat).SetInt(by.Mul(by, big.NewInt(d.coef)))
}
