package figures

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	units "github.com/wenshu-app/wenshu/core/unit"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A Scale is what the column of numbers counts amounts in: Auto, One or the
// word of a unit.Scale.
type Scale string

const (
	Auto Scale = "" // for each dimension what makes its numbers easiest to read
	One  Scale = "1"
)

// scales are those that are offered, the smallest first.
func scales() []Scale {
	out := []Scale{Auto}
	for _, s := range slices.Backward(units.Scales()) {
		out = append(out, cmp.Or(Scale(s.Word), One))
	}
	return out
}

// size is what the numbers of a scale are multiples of, and its word.
func (s Scale) size() units.Scale {
	all := units.Scales()
	for _, x := range all {
		if x.Word == string(s) && s != Auto {
			return x
		}
	}
	return all[len(all)-1]
}

// A dimension is what figures of units that convert into one another measure.
type dimension struct {
	unit  string // that most of them are printed in
	n     int
	auto  Scale
	ratio bool // %, 倍: takes no scale
}

// measure gives every row its amount in the unit of its dimension.
func (m *Model) measure(d *doc.Document) {
	at, counts := map[string]int{}, map[string]int{}
	for i := range d.Figures {
		u := d.Figures[i].Value.Unit
		id := units.Family(u)
		k, ok := at[id]
		if !ok {
			k = len(m.dimensions)
			at[id] = k
			named := units.Named(u)
			m.dimensions = append(m.dimensions, dimension{unit: u, ratio: u == "" || named != nil && named.Class == units.Ratio})
		}
		x := &m.dimensions[k]
		x.n++
		if counts[u]++; counts[u] > counts[x.unit] {
			x.unit = u
		}
		m.rows[i].dimension = k
	}
	sizes := make([][]*big.Rat, len(m.dimensions))
	for i := range d.Figures {
		r := &m.rows[i]
		v, _ := units.Value(d.Figures[i].Value, m.dimensions[r.dimension].unit)
		r.amount = v
		if n := number(v); n != nil {
			sizes[r.dimension] = append(sizes[r.dimension], new(big.Rat).Abs(n))
		}
	}
	for k := range m.dimensions {
		m.dimensions[k].auto = fitting(sizes[k], m.dimensions[k].ratio)
	}
}

// number is the end of a value that is known, the lower one first.
func number(v doc.Value) *big.Rat {
	if v.Lo == nil {
		return v.Hi
	}
	return v.Lo
}

// fitting is the largest scale that the middle one of the sizes reaches.
func fitting(sizes []*big.Rat, ratio bool) Scale {
	if ratio || len(sizes) == 0 {
		return One
	}
	slices.SortFunc(sizes, func(a, b *big.Rat) int { return a.Cmp(b) })
	middle := sizes[len(sizes)/2]
	for _, s := range units.Scales() {
		if middle.Cmp(s.Size) >= 0 {
			return cmp.Or(Scale(s.Word), One)
		}
	}
	return One
}

// larger orders rows by dimension, the most frequent first, and by true size.
func (m *Model) larger(a, b int) int {
	x, y := &m.rows[a], &m.rows[b]
	if x.dimension != y.dimension {
		return cmp.Or(cmp.Compare(m.dimensions[y.dimension].n, m.dimensions[x.dimension].n), cmp.Compare(x.dimension, y.dimension))
	}
	p, q := number(x.amount), number(y.amount)
	if p == nil || q == nil {
		return 0
	}
	return p.Cmp(q)
}

// told is the plain number of a row in scale s, with its unit: 50.2 万亿元.
func (m *Model) told(r *row, s Scale) string {
	if number(r.amount) == nil || r.kind == doc.Rank { // a place is no amount
		return ""
	}
	d := &m.dimensions[r.dimension]
	switch {
	case d.ratio:
		s = One
	case s == Auto:
		s = d.auto
	}
	by := s.size()
	lo, hi := plain(r.amount.Lo, by.Size), plain(r.amount.Hi, by.Size)
	out := lo
	switch {
	case lo == "":
		out = bounds[r.amount.Qualifier == doc.Under][0] + hi
	case hi == "":
		out = bounds[r.amount.Qualifier == doc.Over][1] + lo
	case lo != hi:
		out = lo + "—" + hi
	}
	if u := by.Word + d.unit; u != "" && u != "%" && u != "‰" {
		return out + " " + u
	}
	return out + d.unit
}

// bounds are the signs of an open upper and lower side, by whether the number
// itself is left out.
var bounds = map[bool][2]string{false: {"≤", "≥"}, true: {"<", ">"}}

// plain prints v in multiples of size with at most six decimals, thousands
// parted.
func plain(v, size *big.Rat) string {
	if v == nil {
		return ""
	}
	s := new(big.Rat).Quo(v, size).FloatString(6)
	whole, decimals, _ := strings.Cut(s, ".")
	decimals = strings.TrimRight(decimals, "0")
	sign := ""
	if strings.HasPrefix(s, "-") {
		whole, sign = whole[1:], "−"
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals != "" {
		whole += "." + decimals
	}
	if whole == "0" {
		sign = ""
	}
	return sign + whole
}

// name is what a scale is called in the current language.
func (s Scale) name() string {
	switch s {
	case Auto:
		return look.T("table.scale.auto")
	case One:
		return look.T("table.scale.one")
	}
	return card.Scale(string(s))
}

// setScale counts amounts in another scale.
func (p *Pane) setScale(s Scale) {
	p.scale = s
	p.sheet.again()
	p.changed()
}
