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

func TestFit(t *testing.T) {
	area := Rect{0, 24, 1366, 728}
	for _, c := range []struct {
		width, height, w, h int
		larger              bool
	}{
		{1280, 600, 1280, 600, false}, {1280, 800, 1280, 666, true}, {3000, 2000, 1362, 666, true},
	} {
		if w, h, larger := Fit(c.width, c.height, area); w != c.w || h != c.h || larger != c.larger {
			t.Errorf("Fit(%d, %d) = %d, %d, %v", c.width, c.height, w, h, larger)
		}
	}
}
