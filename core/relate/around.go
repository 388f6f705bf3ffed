package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// before returns the last one and two characters before at, not beyond from.
func before(body string, at, from int) (one, two string) {
	i := at
	for range 2 {
		if i <= from {
			if one == "" {
				return "^", "^"
			}
			return one, "^" + one
		}
		size := widthBefore(body[from:i])
		i -= size
		if one == "" {
			one = body[i:at]
		}
	}
	return one, body[i:at]
}

// after returns the first one and two characters from at, not beyond to.
func after(body string, at, to int) (one, two string) {
	i := at
	for range 2 {
		if i >= to {
			if one == "" {
				return "$", "$"
			}
			return one, one + "$"
		}
		size := width(body[:to], i)
		i += size
		if one == "" {
			one = body[at:i]
		}
	}
	return one, body[at:i]
}

// where says how near the claim t stands to a number in sentence s.
func (w *walker) where(t *told, s text.Span, f *frame) string {
	switch {
	case t.sentence == s && t.clause.Start == f.clause.Start:
		return "clause"
	case t.sentence == s && strings.Contains(w.d.Body[t.at.End:f.mark.Start], "；"):
		return "semicolon"
	case t.sentence == s:
		return "sentence"
	case t.block == w.block:
		return "block"
	case t.section == w.section:
		return "section"
	}
	return "article"
}
