package place

import "testing"

func TestVisible(t *testing.T) {
	for _, c := range []struct {
		p    Point
		want bool
	}{
		{Point{0, 0}, true}, {Point{-50, 20}, true}, {Point{-200, 20}, false}, {Point{1900, 20}, false},
		{Point{1800, 900}, true}, {Point{100, 1050}, false}, {Point{100, -30}, false},
	} {
		if got := visible(c.p, 0, 0, 1920, 1080); got != c.want {
			t.Errorf("visible(%v) = %v", c.p, got)
		}
	}
	if !visible(Point{-1500, 100}, -1920, 0, 1920, 1080) {
		t.Error("a window on the left of two screens is not seen")
	}
}
