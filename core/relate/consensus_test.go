package relate

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
)

// TestConsensus chooses a name that several readings agree with before one that
// is a little likelier by itself.
func TestConsensus(t *testing.T) {
	names := []string{"全市经济", "工业增加值", "规模工业增加值", "工业增加值"}
	w := &walker{}
	w.choice.sums = []float32{1, 0.5, 0.5, 0.4}
	k, like, same := w.consensus(func(i int) string { return names[i] })
	if names[k] != "工业增加值" {
		t.Errorf("%s is chosen", names[k])
	}
	p := rank.Share(w.choice.sums)
	if want := p[1] + p[2] + p[3]; like < want-1e-6 || like > want+1e-6 {
		t.Errorf("names alike have %.4f, want %.4f", like, want)
	}
	if want := p[1] + p[3]; same < want-1e-6 || same > want+1e-6 {
		t.Errorf("the same name has %.4f, want %.4f", same, want)
	}
	w.choice.sums = w.choice.sums[:0]
	if k, _, _ := w.consensus(func(int) string { return "" }); k != -1 {
		t.Errorf("of no candidates %d is chosen", k)
	}
}
