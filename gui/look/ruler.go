package look

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// A Ruler fits texts into rows. It measures each character once, since a row
// is fitted each time it comes into view, and asking for whole texts would
// measure every sentence of a document. It belongs to the widgets' goroutine.
// The zero Ruler is ready.
type Ruler struct{ widths map[glyph]float32 }

type glyph struct {
	r    rune
	size float32
	bold bool
}

// Fit returns as much of s as has room in width, with … where it was cut, and
// whether it was. Where not even … has room nothing is left.
func (m *Ruler) Fit(s string, size float32, style fyne.TextStyle, width float32) (string, bool) {
	dots := m.width('…', size, style)
	x := float32(0)
	last := 0 // bytes that have room together with the dots
	for i, r := range s {
		if x+dots <= width {
			last = i
		}
		if x += m.width(r, size, style); x > width {
			if dots > width {
				return "", true
			}
			return s[:last] + "…", true
		}
	}
	return s, false
}

// FitEnd is Fit for what is cut at its beginning.
func (m *Ruler) FitEnd(s string, size float32, style fyne.TextStyle, width float32) (string, bool) {
	dots := m.width('…', size, style)
	x := float32(0)
	last := len(s)
	for i := len(s); i > 0; {
		if x+dots <= width {
			last = i
		}
		r, n := utf8.DecodeLastRuneInString(s[:i]) // s may be a long paragraph
		i -= n
		if x += m.width(r, size, style); x > width {
			if dots > width {
				return "", true
			}
			return "…" + s[last:], true
		}
	}
	return s, false
}

// Width is how wide s is in one line.
func (m *Ruler) Width(s string, size float32, style fyne.TextStyle) float32 {
	x := float32(0)
	for _, r := range s {
		x += m.width(r, size, style)
	}
	return x
}

func (m *Ruler) width(r rune, size float32, style fyne.TextStyle) float32 {
	if r >= 0x4E00 && r < 0xA000 { // all as wide as the size
		r = '国'
	}
	g := glyph{r, size, style.Bold}
	w, ok := m.widths[g]
	if !ok {
		if m.widths == nil {
			m.widths = map[glyph]float32{}
		}
		w = fyne.MeasureText(string(r), size, style).Width
		m.widths[g] = w
	}
	return w
}
