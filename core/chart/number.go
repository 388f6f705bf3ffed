package chart

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	units "github.com/wenshu-app/wenshu/core/unit"
)

// ratio reports whether a unit carries no scale word. A number without a unit
// (活跃用户数超7亿) may carry one.
func ratio(unit string) bool {
	switch unit {
	case "%", "‰", "百分点", "倍", "番", "名":
		return true
	}
	return false
}

// scaleFor returns the scale word for values up to top.
func scaleFor(unit string, top *big.Rat) (string, *big.Rat) {
	if !ratio(unit) && top != nil {
		t := new(big.Rat).Abs(top)
		for _, s := range units.Scales() {
			if t.Cmp(s.Size) >= 0 {
				return s.Word, s.Size
			}
		}
	}
	return "", big.NewRat(1, 1)
}

// float is the nearest finite float64.
func float(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	f, _ := r.Float64()
	if math.IsInf(f, 0) {
		return math.Copysign(math.MaxFloat64/16, f)
	}
	return f
}

// short prints r with at most four decimals, more than fifteen digits in
// powers of ten.
func short(r *big.Rat) string {
	if r == nil {
		return ""
	}
	s := r.FloatString(4)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "0" || s == "-0" {
		if r.Sign() != 0 {
			return minus(strconv.FormatFloat(float(r), 'g', 3, 64))
		}
		return "0"
	}
	if len(s) > 16 {
		f, _ := new(big.Float).SetRat(r).MarshalText()
		b, _, err := big.ParseFloat(string(f), 10, 64, big.ToNearestEven)
		if err != nil {
			return "…"
		}
		return minus(b.Text('g', 4))
	}
	return minus(s)
}

func minus(s string) string { return strings.Replace(s, "-", "−", 1) }

// withUnit sets a unit behind a number: a gap before Chinese, none before %.
func withUnit(n, unit string) string {
	if unit == "" || n == "" {
		return n
	}
	if r, _ := utf8.DecodeRuneInString(unit); unicode.Is(unicode.Han, r) || unicode.IsLetter(r) {
		return n + " " + unit
	}
	return n + unit
}

// value puts a value into words, without its unit, in multiples of scale.
func (b *builder) value(v doc.Value, scale *big.Rat) string {
	num := func(r *big.Rat) string { return short(new(big.Rat).Quo(r, scale)) }
	w := b.words
	switch {
	case v.Lo == nil && v.Hi == nil:
		return ""
	case v.Lo == nil:
		return w.bound(v.Qualifier, doc.AtMost, v.Hi) + num(v.Hi)
	case v.Hi == nil:
		return w.bound(v.Qualifier, doc.AtLeast, v.Lo) + num(v.Lo)
	case v.Lo.Cmp(v.Hi) != 0:
		return num(v.Lo) + "—" + num(v.Hi)
	case v.Qualifier == doc.Approx || v.Qualifier == doc.Near:
		return w.qualifier(v.Qualifier, v.Qualifier) + num(v.Lo)
	}
	return num(v.Lo)
}

// axisOf is the axis of a form: bars of shares reach to 100 %, of which they are
// parts, unless they are all small.
func axisOf(form Form, marks []Mark, unit string, scale float64) Axis {
	a := axis(marks, unit, scale)
	if form == Bars && marks[0].Kind == doc.Share && unit == "%" && a.Max > small {
		return span(0, 100, unit, 1)
	}
	return a
}

// axis makes a scale that holds zero and every mark, with at most five ticks.
func axis(marks []Mark, unit string, scale float64) Axis {
	lo, hi := 0.0, 0.0
	for _, m := range marks {
		for _, e := range [][2]any{{m.Lo, m.OpenLo}, {m.Hi, m.OpenHi}} {
			if e[1].(bool) {
				continue
			}
			lo, hi = math.Min(lo, e[0].(float64)), math.Max(hi, e[0].(float64))
		}
	}
	return span(lo, hi, unit, scale)
}

func span(lo, hi float64, unit string, scale float64) Axis {
	a := Axis{Unit: unit, Scale: scale}
	tidy := func(v float64) float64 { // 0.75, not 0.7500000000000001, and no negative zero
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
		return v + 0
	}
	if !(hi > lo) {
		hi = lo + 1
	}
	step := math.Pow(10, math.Floor(math.Log10((hi-lo)/4)))
	for _, f := range []float64{1, 2, 2.5, 5, 10, 20} {
		a.Min, a.Max = math.Floor(lo/(step*f))*step*f, math.Ceil(hi/(step*f)-1e-9)*step*f
		if n := math.Round((a.Max - a.Min) / (step * f)); n <= 4 {
			for i := 0.0; i <= n; i++ {
				t := a.Min + i*step*f
				if math.Abs(t) < step*f/1e6 {
					t = 0
				}
				a.Ticks = append(a.Ticks, tidy(t))
			}
			a.Min, a.Max = tidy(a.Min), tidy(a.Max)
			break
		}
	}
	if !(a.Max > a.Min) || len(a.Ticks) == 0 {
		a.Min, a.Max, a.Ticks = lo, hi, []float64{lo, hi}
	}
	return a
}

// Tick prints a tick of the axis.
func (a Axis) Tick(t float64) string {
	s := strconv.FormatFloat(t, 'f', -1, 64)
	if len(s) > 10 {
		s = fmt.Sprintf("%.4g", t)
	}
	return minus(s)
}
