package tree

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
)

// A sign is a drawing of strokes in a box of 20, as the window's others are.
// Fyne's theme only fills shapes, so each colour has its own picture.
type sign struct{ name, path string }

var (
	expandSign = sign{"expand", `<path d="M5 8l5-5 5 5M5 12l5 5 5-5"/>`}
	foldSign   = sign{"fold", `<path d="M5 3l5 5 5-5M5 17l5-5 5 5"/>`}
	openSign   = sign{"open", `<path d="M6 8l4 4 4-4"/>`}
	closedSign = sign{"closed", `<path d="M8 6l4 4-4 4"/>`}
	noteSign   = sign{"note", `<path d="M4 16l1-4 9-9 3 3-9 9z"/>`}
	hitSign    = sign{"hit", `<circle cx="8.5" cy="8.5" r="5.5"/><path d="M12.5 12.5l5 5"/>`}
)

type coloured struct {
	sign  sign
	ink   color.Color
	thick float32
}

var drawn = map[coloured]fyne.Resource{}

// in returns the sign in a colour, with strokes that are thick in its box.
func (s sign) in(ink color.Color, thick float32) fyne.Resource {
	key := coloured{s, ink, thick}
	if r := drawn[key]; r != nil {
		return r
	}
	c := color.NRGBAModel.Convert(ink).(color.NRGBA)
	hex := fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><g fill="none" stroke="#%s" stroke-width="%g" stroke-linecap="round" stroke-linejoin="round">%s</g></svg>`, hex, thick, s.path)
	r := fyne.NewStaticResource(fmt.Sprintf("tree-%s-%s-%g.svg", s.name, hex, thick), []byte(svg))
	drawn[key] = r
	return r
}
