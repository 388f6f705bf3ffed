package query

import (
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/unit"
)

// Meets reports whether a figure is one that q asks for, its name aside.
func (q *Figure) Meets(f *doc.Figure) bool {
	if q.Share && f.Kind != doc.Share {
		return false
	}
	if q.WithStatus && f.Status != q.Status {
		return false
	}
	if q.From > 0 || q.To > 0 {
		since, till := f.Period.Years()
		if since == 0 || q.From > 0 && till < q.From || q.To > 0 && till > q.To {
			return false
		}
	}
	if q.Op == "" {
		return true
	}
	v := f.Value
	if q.Unit != "" && q.Unit != v.Unit {
		var ok bool
		if v, ok = unit.Value(v, q.Unit); !ok {
			return false
		}
	}
	// a bound that the words set themselves: 超10亿 is more than 10亿
	more := v.Qualifier == doc.Over
	less := v.Qualifier == doc.Under
	switch q.Op {
	case ">":
		return v.Lo != nil && (v.Lo.Cmp(q.Value) > 0 || more && v.Lo.Cmp(q.Value) == 0)
	case ">=":
		return v.Lo != nil && v.Lo.Cmp(q.Value) >= 0
	case "<":
		return v.Hi != nil && (v.Hi.Cmp(q.Value) < 0 || less && v.Hi.Cmp(q.Value) == 0)
	case "<=":
		return v.Hi != nil && v.Hi.Cmp(q.Value) <= 0
	}
	return v.Lo != nil && v.Hi != nil && v.Lo.Cmp(q.Value) <= 0 && v.Hi.Cmp(q.Value) >= 0
}

// Named returns a test whether a figure is called as q says: its name holds all
// the words, or it is the indicator that all of them together name.
func (q *Figure) Named() func(name, key string) bool {
	var words []string
	for _, n := range q.Names {
		words = append(words, find.Fold(n))
	}
	key := series.KeyOf(strings.Join(q.Names, ""))
	return func(name, k string) bool {
		if key != "" && k == key {
			return true
		}
		folded := find.Fold(name)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
	}
}

// Holds reports whether a paragraph meets n.
func (n *Node) Holds(paragraph string) bool { return n.holds(find.Fold(paragraph)) }

func (n *Node) holds(folded string) bool {
	switch n.Op {
	case Phrase:
		return strings.Contains(folded, find.Fold(n.Text))
	case Not:
		return !n.Nodes[0].holds(folded)
	case Or:
		return slices.ContainsFunc(n.Nodes, func(m *Node) bool { return m.holds(folded) })
	}
	return !slices.ContainsFunc(n.Nodes, func(m *Node) bool { return !m.holds(folded) })
}
