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

// longest is how many bytes of a number a reader may type, and how many it may
// take as it is written back into the form.
const longest = 64

// Amount reads a number as documents and readers write it, with its unit or
// without: 50.2万亿元, 5,020, 三分之一, −0.3%, 百分之四十. The unit is "" where
// none is typed. An empty text is no number and no error: an open side.
func Amount(s string) (*big.Rat, string, error) {
	v, name, err := amount(s)
	if err == nil && v != nil && len(doc.Short(v)) > longest {
		return nil, "", noNumber(s)
	}
	return v, name, err
}

func noNumber(s string) error {
	return fmt.Errorf("%q 不是一个数，请写成 50.2万亿、41.5%% 或三分之一 · %[1]q is no number: write 50.2万亿, 41.5%% or 1/3", s)
}

func amount(s string) (*big.Rat, string, error) {
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
	fail := noNumber(s)
	if len(s) > longest {
		return nil, "", fail
	}
	rest, negative := strings.CutPrefix(s, "-")
	if top, bottom, ok := strings.Cut(rest, "/"); ok && digits(top) && digits(bottom) { // 60/7 too, which is no fraction of a text
		v, ok := new(big.Rat).SetString(rest)
		if !ok {
			return nil, "", fail
		}
		if negative {
			v.Neg(v)
		}
		return v, "", nil
	}
	n, used := numeral.Scan(rest, unit.Len)
	if (used < len(rest) || !n.Exact()) && decimal(rest) { // more digits than documents print
		v, _ := new(big.Rat).SetString(rest)
		if negative {
			v.Neg(v)
		}
		return v, "", nil
	}
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

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// decimal reports whether s is digits with at most one point between them.
func decimal(s string) bool {
	whole, part, pointed := strings.Cut(s, ".")
	return digits(whole) && (digits(part) || !pointed)
}

// errTime says how times are written.
var errTime = errors.New("时间请写成 2022年、2023年上半年、2023年1季度、2023年6月、截至2023年6月、2018—2022年或 2012年以来 · this is no time: write 2022, 2023H1, 2023Q1, 2023-06, @2023-06, 2018-2022 or 2012/")
