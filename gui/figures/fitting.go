package figures

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A face fits texts of one style of the table.
type face struct {
	ruler *look.Ruler
	style fyne.TextStyle
}

func (a face) width(s string) float32 { return a.ruler.Width(s, small, a.style) }

// fit cuts s to a width, with … at its end where it was cut.
func (a face) fit(s string, width float32) string {
	out, _ := a.ruler.Fit(s, small, a.style, width)
	return out
}

// around cuts a sentence to a width so that what stands from start to end of
// it is seen: what is before it is cut if need be, and then what is behind.
func (a face) around(s string, start, end int, width float32) (before, mark, after string) {
	before, mark, after = s[:start], s[start:end], s[end:]
	room := width - a.width(mark)
	if room <= 0 {
		return "", a.fit(mark, width), ""
	}
	if cut, ok := a.ruler.FitEnd(before, small, a.style, room*0.6); ok {
		before = "…" + strings.TrimLeft(strings.TrimPrefix(cut, "…"), "，、；,; ")
	}
	return before, mark, a.fit(after, room-a.width(before))
}
