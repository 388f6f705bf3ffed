package unit

import (
	"math/big"

	"github.com/wenshu-app/wenshu/core/doc"
)

// Value returns v in the unit called to, exactly, its rounding with it; v
// itself and false if the two do not measure the same.
func Value(v doc.Value, to string) (doc.Value, bool) {
	if v.Unit == to {
		return v, true
	}
	out := v
	out.Unit = to
	for _, r := range []struct {
		from *big.Rat
		to   **big.Rat
	}{{v.Lo, &out.Lo}, {v.Hi, &out.Hi}, {v.Step, &out.Step}} {
		if r.from == nil {
			continue
		}
		c, ok := Convert(r.from, v.Unit, to)
		if !ok {
			return v, false
		}
		*r.to = c
	}
	return out, true
}
