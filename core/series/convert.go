package series

import (
	"github.com/wenshu-app/wenshu/core/unit"
)

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
