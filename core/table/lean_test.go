package table

import (
	"math/big"
	"testing"
)

// TestLean holds a number without spare room to the number.
func TestLean(t *testing.T) {
	for _, s := range []string{"0", "7", "-7", "1/3", "-12.5", "99999999999999999999999999.25", "-99999999999999999999999999"} {
		x, _ := new(big.Rat).SetString(s)
		y := lean(x)
		if y.Cmp(x) != 0 || y.RatString() != x.RatString() || y.IsInt() != x.IsInt() {
			t.Errorf("%s became %s", s, y)
		}
		if sum := new(big.Rat).Add(y, big.NewRat(1, 7)); sum.Cmp(new(big.Rat).Add(x, big.NewRat(1, 7))) != 0 {
			t.Errorf("%s and a seventh are %s", s, sum)
		}
		if y.Num() == x.Num() || cap(y.Num().Bits()) > len(y.Num().Bits()) {
			t.Errorf("%s has room for %d words and %d words", s, cap(y.Num().Bits()), len(y.Num().Bits()))
		}
	}
}
