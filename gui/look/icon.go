package look

import (
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
)

// A Icon is a drawing of strokes in a box of 20, in SVG.
type Icon struct{ Name, Path string }

type picture struct {
	sign  Icon
	ink   color.NRGBA
	thick float32
}

var (
	picturesMu sync.Mutex
	pictures   = map[picture]fyne.Resource{}
)

// In returns the sign in a colour, with strokes that are thick in its box.
func (s Icon) In(ink color.Color, thick float32) fyne.Resource {
	key := picture{s, color.NRGBAModel.Convert(ink).(color.NRGBA), thick}
	picturesMu.Lock()
	defer picturesMu.Unlock()
	if r := pictures[key]; r != nil {
		return r
	}
	hex := fmt.Sprintf("%02x%02x%02x", key.ink.R, key.ink.G, key.ink.B)
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path fill="#%s" d="%s"/></svg>`, hex, outlined(s.Path, float64(thick)))
	r := fyne.NewStaticResource(fmt.Sprintf("sign-%s-%s-%g.svg", s.Name, hex, thick), []byte(svg))
	pictures[key] = r
	return r
}
