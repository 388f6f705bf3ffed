package relate

import (
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// restated makes one claim of a figure that a bracket behind it states again:
// 近11亿人（10.9967亿人） keeps the finer of the two, 1.4亩（约合933平方米） the
// one that stands first.
func (w *walker) restated() {
	n := len(w.figures)
	if n < 2 {
		return
	}
	a, b := &w.figures[n-2], &w.figures[n-1]
	body := w.d.Body
	if a.Sentence != b.Sentence || a.Kind != b.Kind || a.End >= b.Start || b.Start-a.End > 24 {
		return
	}
	between := body[a.End:b.Start]
	converted := false
	for _, word := range []string{"左右", "以上", "约合", "折合", "相当于", "合", "约", "即", "为"} {
		if strings.Contains(between, word) {
			converted = converted || strings.Contains(word, "合") || word == "相当于"
			between = strings.Replace(between, word, "", 1)
		}
	}
	if between != "（" && between != "(" || !strings.HasPrefix(strings.TrimPrefix(body[b.End:], "左右"), "）") && !strings.HasPrefix(body[b.End:], ")") {
		return
	}
	v, ok := b.Value, true
	if v.Unit != a.Value.Unit {
		if v, ok = unit.Value(v, a.Value.Unit); !ok {
			return
		}
	}
	if !sameAmount(a.Value, v, converted) {
		return
	}
	drop, keep := a.Span, *b
	if b.Value.Unit != a.Value.Unit || coarser(b.Value, a.Value) {
		drop, keep = b.Span, *a
	}
	keep.Reasons = append(keep.Reasons, doc.Reason{Field: "value", Rule: "restated", At: drop})
	keep.Indicator, keep.Key, keep.Words, keep.Confidence = a.Indicator, a.Key, a.Words, a.Confidence
	w.figures = append(w.figures[:n-2], keep)
	w.marks = append(roomy(w.marks), doc.Mark{Span: drop, Kind: doc.TrapMark, Class: "restated"})
}

// sameAmount reports whether b can be a printed more finely or in other words:
// their intervals meet, or, for a bound (近11亿), b lies within a tenth of it;
// for a conversion that the text calls one, two in a hundred are allowed.
func sameAmount(a, b doc.Value, converted bool) bool {
	x, y := middle(a), middle(b)
	if x == nil || y == nil || x.Sign() <= 0 || y.Sign() <= 0 {
		return false
	}
	aLo, aHi := a.Bounds()
	bLo, bHi := b.Bounds()
	if aLo != nil && aHi != nil && bLo != nil && bHi != nil && aLo.Cmp(bHi) <= 0 && bLo.Cmp(aHi) <= 0 {
		return true
	}
	part := int64(0)
	switch {
	case converted:
		part = 50
	case a.Lo == nil || a.Hi == nil || a.Qualifier == doc.Approx:
		part = 10
	default:
		return false
	}
	d := new(big.Rat).Sub(x, y)
	return d.Abs(d).Cmp(new(big.Rat).Quo(x, big.NewRat(part, 1))) <= 0
}

// middle is the end that v states, or the middle of both.
func middle(v doc.Value) *big.Rat {
	switch {
	case v.Lo == nil:
		return v.Hi
	case v.Hi == nil:
		return v.Lo
	}
	m := new(big.Rat).Add(v.Lo, v.Hi)
	return m.Quo(m, big.NewRat(2, 1))
}

// coarser reports whether a says less than b: it has an open side, or its last
// digit counts more.
func coarser(a, b doc.Value) bool {
	open := func(v doc.Value) bool { return v.Lo == nil || v.Hi == nil }
	switch {
	case open(a) != open(b):
		return open(a)
	case a.Step == nil || b.Step == nil:
		return a.Step == nil && b.Step != nil
	}
	return a.Step.Cmp(b.Step) > 0
}
