package gui

import "testing"

func TestFarText(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		want        string
	}{{0, 400, "0%"}, {399, 400, "99%"}, {400, 400, "100%"}, {3 << 19, 20 << 20, "1.5 / 20.0 MB"}} {
		if got := farText(c.done, c.total); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.done, c.total, got, c.want)
		}
	}
}
