package tree

import (
	"fyne.io/fyne/v2"
)

// A glyph is what has a width of its own.
type glyph struct {
	r    rune
	size float32
	bold bool
}

// fit returns as much of s as has room in width, with … where it was cut, and
// whether it was. Widths are measured once a character: a title is fitted each
// time its row comes into view.
func (p *Pane) fit(s string, size float32, style fyne.TextStyle, width float32) (string, bool) {
	dots := p.width('…', size, style)
	x := float32(0)
	last := 0 // bytes that have room together with the dots
	for i, r := range s {
		if x+dots <= width {
			last = i
		}
		if x += p.width(r, size, style); x > width {
			return s[:last] + "…", true
		}
	}
	return s, false
}

func (p *Pane) width(r rune, size float32, style fyne.TextStyle) float32 {
	g := glyph{r, size, style.Bold}
	w, ok := p.widths[g]
	if !ok {
		w = fyne.MeasureText(string(r), size, style).Width
		p.widths[g] = w
	}
	return w
}
