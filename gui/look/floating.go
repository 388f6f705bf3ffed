package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Floating is the ground of what floats over the window: raised by a soft
// shadow and, as a shadow alone is weak in some themes, by a quiet edge.
func Floating(p Palette) *canvas.Rectangle {
	r := canvas.NewRectangle(p.Float)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = p.Rule, 1, 6
	r.Shadow = canvas.Shadow{Color: p.Shadow, BlurRadius: 12, Offset: fyne.NewPos(0, 3)}
	return r
}

// Wrapping is how running words of the window are broken into lines: Chinese
// anywhere, English between words.
func Wrapping() fyne.TextWrap {
	if Current() == English {
		return fyne.TextWrapWord
	}
	return fyne.TextWrapBreak
}
