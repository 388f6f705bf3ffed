package correct

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"unicode"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// longest is how many bytes of a number a reader may type.
const longest = 64

// Amount reads a number as documents and readers write it, with its unit or
// without: 50.2万亿元, 5,020, 三分之一, −0.3%, 百分之四十. The unit is "" where
// none is typed. An empty text is no number and no error: an open side.
func Amount(s string) (*big.Rat, string, error) {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == '−' || r == '－' || r == '负':
			return '-'
		}
		return r
	}, s)
	if s == "" {
		return nil, "", nil
	}
	fail := fmt.Errorf("%q 不是一个数，如 50.2万亿、41.5%%、三分之一 · is no number", s)
	if len(s) > longest {
		return nil, "", fail
	}
	rest, negative := strings.CutPrefix(s, "-")
	n, used := numeral.Scan(rest, unit.Len)
	if used == 0 || !n.Exact() || n.Several {
		return nil, "", fail
	}
	v := new(big.Rat).Set(n.Lo)
	if negative {
		v.Neg(v)
	}
	name := ""
	switch {
	case n.Percent:
		name = "%"
	case n.Permille:
		name = "‰"
	}
	if rest = rest[used:]; rest != "" {
		u, size := unit.At(rest)
		if u == nil || size != len(rest) || name != "" {
			return nil, "", fail
		}
		name = u.Name
	}
	return v, name, nil
}

// most is the number before 万 or 亿 from which on plain digits read better.
var most = big.NewRat(100_000, 1)

// Typed is a value in the form that a reader would type, which Amount reads
// back exactly: 50.2万亿, not 50200000000000.
func Typed(r *big.Rat) string {
	if r == nil {
		return ""
	}
	for _, s := range []struct {
		name string
		by   int64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		by := new(big.Rat).SetInt64(s.by)
		if new(big.Rat).Abs(r).Cmp(by) < 0 {
			continue
		}
		if q := new(big.Rat).Quo(r, by); decimals(q) <= 4 && new(big.Rat).Abs(q).Cmp(most) < 0 {
			return doc.Decimal(q) + s.name
		}
	}
	return doc.Decimal(r)
}

// decimals is how many digits behind the point r has; many for a fraction.
func decimals(r *big.Rat) int {
	n, exact := r.FloatPrec()
	if !exact {
		return 99
	}
	return n
}

// errTime says how times are written.
var errTime = errors.New("时间写作 2022年、2023年上半年、2023年1季度、2023年6月、截至2023年6月、2018—2022年、2012年以来 · no such time")
