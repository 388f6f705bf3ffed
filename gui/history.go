package gui

// A history is the places visited, as a browser keeps them.
type history struct {
	places []visited
	at     int // the place shown; len(places) where it is none of them
}

type visited struct{ offset, figure, tab int }

const maxHistory = 200

// add notes a place behind the one shown and forgets what came after.
func (h *history) add(v visited) {
	if h.at < len(h.places) {
		h.places = h.places[:h.at+1]
	}
	if n := len(h.places); n > 0 && h.places[n-1] == v {
		h.at = n - 1
		return
	}
	h.places = append(h.places, v)
	if len(h.places) > maxHistory {
		h.places = h.places[1:]
	}
	h.at = len(h.places) - 1
}

// move goes by steps and returns the place; false where there is none.
func (h *history) move(by int) (visited, bool) {
	to := h.at + by
	if to < 0 || to >= len(h.places) {
		return visited{}, false
	}
	h.at = to
	return h.places[to], true
}
