package series

import (
	"github.com/wenshu-app/wenshu/core/unit"
)

// family names the units that convert into one another. Classifiers are one
// family, since 3万家 and 3万个 of the same thing are the same count.
func family(name string) string {
	u := unit.Named(name)
	switch {
	case u == nil || u.Name == "番": // 翻两番 is no linear multiple
		return name
	case u.Class == unit.Measure || u.Class == unit.Classifier && u.Factor.IsInt() && u.Factor.Num().Int64() == 1:
		return u.Dimension + ":" + u.Base
	}
	return name
}

// convert gives the points of s the unit that most of them were printed in,
// the first of those on a draw.
func (s *Series) convert() {
	counts := map[string]int{}
	best := ""
	for _, p := range s.Points {
		counts[p.Value.Unit]++
	}
	for _, p := range s.Points {
		if best == "" || counts[p.Value.Unit] > counts[best] {
			best = p.Value.Unit
		}
	}
	s.Unit = best
	for i := range s.Points {
		p := &s.Points[i]
		if from := unit.Named(p.Value.Unit); p.Value.Unit != best {
			p.Converted = from != nil && from.Class != unit.Classifier
		}
		p.Value, _ = unit.Value(p.Value, best)
	}
}
