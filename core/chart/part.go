package chart

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/wenshu-app/wenshu/core/series"
)

// parts makes a Part of every check that implies a whole.
func (b *builder) parts() {
	for d, document := range b.set.Docs {
		if document == nil {
			continue
		}
		for _, c := range document.Checks {
			amount, share := series.Ref{Doc: d, Figure: c.Figures[0]}, series.Ref{Doc: d, Figure: c.Figures[1]}
			fa, fs := b.set.Figure(amount), b.set.Figure(share)
			if fa == nil || fs == nil || c.Lo == nil || c.Hi == nil || c.Lo.Sign() <= 0 || c.Hi.Cmp(c.Lo) < 0 || fa.Value.Lo == nil || fa.Value.Lo.Sign() < 0 || fa.Value.Unit != c.Unit {
				continue
			}
			if vague(c.Lo, c.Hi) {
				continue
			}
			sa, ia := b.of(amount)
			ss, is := b.of(share)
			if sa == nil || ss == nil {
				continue
			}
			word, scale := scaleFor(c.Unit, c.Hi)
			unit := word + c.Unit
			marks := []Mark{b.mark(sa, sa.Points[ia], scale, unit), b.mark(ss, ss.Points[is], big.NewRat(1, 1), ss.Unit)}
			marks[0].Refs, marks[1].Refs = []series.Ref{amount}, []series.Ref{share}
			whole := &Whole{Name: c.Name, Lo: float(new(big.Rat).Quo(c.Lo, scale)), Hi: float(new(big.Rat).Quo(c.Hi, scale)), Formula: c.Formula}
			lo, hi := digits(c.Lo, c.Hi, scale)
			whole.Label = withUnit(lo+"—"+hi, unit)
			if lo == hi {
				whole.Label = withUnit(lo, unit)
			}
			title := sa.Indicator + "与" + ss.Indicator
			if b.words.english {
				title = sa.Indicator + " / " + ss.Indicator
			}
			m := b.model(Part, sa.ID+"/"+fmt.Sprint(c.Period), b.words.titled(title, marks[0].When), []*series.Series{sa, ss}, marks,
				span(0, whole.Hi, unit, float(scale)), fmt.Sprintf(b.words.implied, c.Formula)+b.words.roundings)
			m.Whole = whole
			b.add(m)
		}
	}
}

// vague reports whether an implied whole is too wide to say anything: the
// rounding of the printed digits leaves open more than a fifth of it.
func vague(lo, hi *big.Rat) bool {
	width := new(big.Rat).Sub(hi, lo)
	return width.Cmp(new(big.Rat).Quo(hi, big.NewRat(5, 1))) > 0
}

// digits prints two bounds with two decimals more than would make them equal,
// outwards: the lower one down, the upper one up would claim less than the
// check does, so both are rounded to nearest with enough digits.
func digits(lo, hi, scale *big.Rat) (string, string) {
	l, h := new(big.Rat).Quo(lo, scale), new(big.Rat).Quo(hi, scale)
	for n := 2; n < 6; n++ {
		a, b := l.FloatString(n), h.FloatString(n)
		if a != b || n == 5 {
			d := max(n, 2)
			if d == 2 && float(new(big.Rat).Sub(h, l)) < 0.1 {
				d = 3
			}
			return l.FloatString(d), h.FloatString(d)
		}
	}
	return short(l), short(h)
}

// of returns the series that holds a figure and the index of its point there.
func (b *builder) of(r series.Ref) (*series.Series, int) {
	for i := range b.set.Series {
		s := &b.set.Series[i]
		for j, p := range s.Points {
			if (series.Ref{Doc: p.Doc, Figure: p.Figure}) == r || slices.Contains(p.Also, r) {
				return s, j
			}
		}
	}
	return nil, 0
}
