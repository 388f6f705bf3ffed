package draw

import (
	"errors"
	"image"
	idraw "image/draw"
	"image/png"
	"io"

	"github.com/wenshu-app/wenshu/core/chart"
)

// Stack writes charts under each other as one PNG.
func (d *Drawer) Stack(out io.Writer, models []chart.Model, style Style, z Size) error {
	var all []*image.RGBA
	var size image.Point
	for i := range models {
		p, _, err := d.Image(&models[i], style, z)
		if err != nil {
			return err
		}
		if b := p.Bounds(); size.Y+b.Dy() <= maxSide {
			all = append(all, p)
			size.X, size.Y = max(size.X, b.Dx()), size.Y+b.Dy()
		}
	}
	if len(all) == 0 {
		return errors.New("there is no chart to write")
	}
	whole := image.NewRGBA(image.Rectangle{Max: size})
	y := 0
	for _, p := range all {
		idraw.Draw(whole, image.Rect(0, y, size.X, y+p.Bounds().Dy()), p, p.Bounds().Min, idraw.Src)
		y += p.Bounds().Dy()
	}
	return png.Encode(out, whole)
}
