package figures

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// advances are the widths of characters in the table's text, measured once
// each: asking for whole cells would measure every sentence of a document.
type advances struct {
	size  float32
	style fyne.TextStyle
	of    map[rune]float32
}

func (a *advances) rune(r rune) float32 {
	if r >= 0x4E00 && r < 0xA000 { // all as wide as the size
		r = '国'
	}
	w, ok := a.of[r]
	if !ok {
		w = fyne.MeasureText(string(r), a.size, a.style).Width
		a.of[r] = w
	}
	return w
}

func (a *advances) width(s string) float32 {
	w := float32(0)
	for _, r := range s {
		w += a.rune(r)
	}
	return w
}

// fit cuts s to a width, with … at its end where it was cut.
func (a *advances) fit(s string, width float32) string {
	dots := a.rune('…')
	w, keep := float32(0), 0
	for i, r := range s {
		w += a.rune(r)
		if w > width {
			return s[:keep] + "…"
		}
		if w+dots <= width {
			keep = i + utf8.RuneLen(r)
		}
	}
	return s
}

// around cuts a sentence to a width so that what stands from start to end of
// it is seen: what is before it is cut if need be, and then what is behind.
func (a *advances) around(s string, start, end int, width float32) (before, mark, after string) {
	before, mark, after = s[:start], s[start:end], s[end:]
	room := width - a.width(mark)
	if room <= 0 {
		return "", a.fit(mark, width), ""
	}
	if most := room * 0.6; a.width(before) > most {
		w, cut := a.rune('…'), len(before)
		for cut > 0 {
			r, n := utf8.DecodeLastRuneInString(before[:cut])
			if w += a.rune(r); w > most {
				break
			}
			cut -= n
		}
		before = "…" + strings.TrimLeft(before[cut:], "，、；,; ")
	}
	return before, mark, a.fit(after, room-a.width(before))
}
