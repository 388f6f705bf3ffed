package session

import "testing"

func TestHistory(t *testing.T) {
	var h History
	if _, ok := h.Move(-1); ok {
		t.Error("an empty history has a place before")
	}
	for i := range 3 {
		h.Add(Visit{i, -1, 0})
	}
	h.Add(Visit{2, -1, 0}) // the same again
	for _, c := range []struct {
		by, want int
		ok       bool
	}{{+1, 0, false}, {-1, 1, true}, {-1, 0, true}, {-1, 0, false}, {+1, 1, true}} {
		if v, ok := h.Move(c.by); ok != c.ok || v.Offset != c.want && ok {
			t.Errorf("move %d: %d, %v, want %d, %v", c.by, v.Offset, ok, c.want, c.ok)
		}
	}
	h.Add(Visit{9, 9, 0})
	if _, ok := h.Move(+1); ok || len(h.places) != 3 {
		t.Errorf("a new place keeps what came after: %v", h.places)
	}
	for i := range 3 * maxHistory {
		h.Add(Visit{i, i, 0})
	}
	if len(h.places) != maxHistory || h.at != maxHistory-1 {
		t.Errorf("%d places, at %d", len(h.places), h.at)
	}
}
