package doc

import (
	"math/big"
)

// scales are the words that make long numbers short, the largest first.
var scales = []struct {
	name string
	by   *big.Rat
}{{"万亿", big.NewRat(1e12, 1)}, {"亿", big.NewRat(1e8, 1)}, {"万", big.NewRat(1e4, 1)}}

// tooLong is the number before 万 or 亿 from which on plain digits read better.
var tooLong = big.NewRat(100_000, 1)

// Short prints r exactly in the form that documents use: 50.2万亿, not
// 50200000000000. A nil r prints as "".
func Short(r *big.Rat) string {
	if r == nil {
		return ""
	}
	size := new(big.Rat).Abs(r)
	for _, s := range scales {
		if size.Cmp(s.by) < 0 {
			continue
		}
		if q := new(big.Rat).Quo(r, s.by); new(big.Rat).Abs(q).Cmp(tooLong) < 0 {
			if n, exact := q.FloatPrec(); exact && n <= 4 {
				return Decimal(q) + s.name
			}
		}
	}
	return Decimal(r)
}

// Says is f in the words of the document or, where the reader corrected the
// value or its unit, in the reader's: what is printed is then not what is true.
func (d *Document) Says(f *Figure) string {
	if f.Read == nil || f.Value.Unit == f.Read.Value.Unit && same(f.Value.Lo, f.Read.Value.Lo) && same(f.Value.Hi, f.Read.Value.Hi) {
		return d.Text(f.Span)
	}
	lo, hi := Short(f.Value.Lo), Short(f.Value.Hi)
	switch {
	case lo == hi || hi == "":
		return lo + f.Value.Unit
	case lo == "":
		return hi + f.Value.Unit
	}
	return lo + "—" + hi + f.Value.Unit
}

func same(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}
