package training

import (
	"math"
	"testing"

	"github.com/wenshu-app/wenshu/core/rank"
)

// TestCalibrate gives weights that doubt too much: of 200 figures that they give
// 0.78 and 200 that they give 0.27 are 180 and 80 right. Then these shares are what the
// weights must say, and the weights of other choices stay.
func TestCalibrate(t *testing.T) {
	features := []rank.Feature{{Name: everyFigure, Weight: -0.25}, {Name: "sure.name=right|0.9", Weight: 1.5}, {Name: "sure.name=right|0.3", Weight: -0.75}, {Name: "time.order=0", Weight: 2}}
	figures := func(band string, right int) (out []rank.Example) {
		for i := range 200 {
			e := rank.Example{Candidates: [][]string{{everyFigure, "sure.name=right|" + band}, {"sure.all=wrong|all"}}, Gain: []float64{0, 1}}
			if i < right {
				e.Gain = []float64{1, 0}
			}
			out = append(out, e)
		}
		return out
	}
	share := func(features []rank.Feature, band string) float64 {
		odds := 0.0
		for _, f := range features {
			if f.Name == everyFigure || f.Name == "sure.name=right|"+band {
				odds += f.Weight
			}
		}
		return 1 / (1 + math.Exp(-odds))
	}
	got := calibrate(features, append(figures("0.9", 180), figures("0.3", 80)...), 0)
	for band, want := range map[string]float64{"0.9": 0.9, "0.3": 0.4} {
		if p := share(got, band); math.Abs(p-want) > 0.02 {
			t.Errorf("of figures of the band %s %.2f are right, and the weights say %.3f", band, want, p)
		}
	}
	if got[3].Weight != 2 || features[0].Weight != -0.25 {
		t.Errorf("other weights changed: %v, %v", got, features)
	}
	few := calibrate(features, figures("0.9", 180)[:leastToCalibrate-1-100], 0.1)
	if share(few, "0.9") != share(features, "0.9") {
		t.Error("calibrated by too few figures")
	}
}
