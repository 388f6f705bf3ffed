package session

// A History is the places visited in a document, as a browser keeps them.
type History struct {
	places []Visit
	at     int // the place shown; len(places) where it is none of them
}

// A Visit is a place that the reader was at: the byte of the text, the figure
// that was chosen or -1, and the tab.
type Visit struct{ Offset, Figure, Tab int }

const maxHistory = 200

// Add notes a place behind the one shown and forgets what came after.
func (h *History) Add(v Visit) {
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

// Move goes by steps and returns the place; false where there is none.
func (h *History) Move(by int) (Visit, bool) {
	to := h.at + by
	if to < 0 || to >= len(h.places) {
		return Visit{}, false
	}
	h.at = to
	return h.places[to], true
}

// Ways reports whether there is a way back, and one forward.
func (h *History) Ways() (back, forward bool) {
	return h.at > 0 && len(h.places) > 0, h.at+1 < len(h.places)
}
