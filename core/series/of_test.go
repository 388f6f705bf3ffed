package series

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestCollectOf keeps the chosen figures, however unsure they are.
func TestCollectOf(t *testing.T) {
	one := figure("产量", 30, year(2021))
	two := figure("产量", 40, year(2022))
	two.Confidence = 0.1
	empty := figure("面积", 1, year(2022))
	empty.Value.Lo, empty.Value.Hi = nil, nil
	d := &doc.Document{Figures: []doc.Figure{one, two, figure("人口", 5, year(2022)), empty}}
	set := CollectOf([]*doc.Document{nil, d}, func(r Ref) bool { return r.Doc == 1 && r.Figure != 2 })
	if len(set.Series) != 1 || len(set.Series[0].Points) != 2 || set.Series[0].Points[1].Figure != 1 {
		t.Errorf("%+v", set.Series)
	}
}
