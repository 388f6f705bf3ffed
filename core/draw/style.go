package draw

import (
	"image/color"

	"github.com/wenshu-app/wenshu/core/doc"
)

type ink = color.NRGBA

// A Style is the colours of a drawing.
type Style struct {
	Ground, Panel, Ink, SecondInk, Rule, Accent color.NRGBA
	Kinds                                       [doc.Index + 1]color.NRGBA // by doc.Kind
	Transparent                                 bool                       // no ground is painted; colours still stand on Ground
}

func rgb(v uint32) ink { return ink{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255} }

var lightKinds = [...]ink{rgb(0x1F5F99), rgb(0xA65A00), rgb(0x0B7A63), rgb(0x7A4A9E), rgb(0x8A6D00), rgb(0x5F6368)}
var darkKinds = [...]ink{rgb(0x6FB1E8), rgb(0xE8A34B), rgb(0x4CC3A5), rgb(0xC39BE3), rgb(0xD9C04A), rgb(0xB4B8BD)}

// Light is ink on paper.
func Light() Style {
	return Style{rgb(0xFAF8F3), rgb(0xFFFFFF), rgb(0x1E1C1A), rgb(0x5C5650), rgb(0xE3DDD2), rgb(0xB23A2E), lightKinds, false}
}

// Print is Light on a white ground, for pictures that leave the program.
func Print() Style {
	s := Light()
	s.Ground = s.Panel
	return s
}

// Sepia is 米黄.
func Sepia() Style {
	return Style{rgb(0xF4ECD8), rgb(0xF9F3E4), rgb(0x3B3228), rgb(0x6B5D49), rgb(0xDDD0B4), rgb(0x9E3426), lightKinds, false}
}

// Dark is 墨.
func Dark() Style {
	return Style{rgb(0x17181A), rgb(0x1F2124), rgb(0xE6E3DC), rgb(0xA39E95), rgb(0x34373B), rgb(0xE27A69), darkKinds, false}
}

// Black is 黑.
func Black() Style {
	return Style{rgb(0x000000), rgb(0x0E0E0F), rgb(0xD2CEC6), rgb(0x8F8B84), rgb(0x2A2A2A), rgb(0xE27A69), darkKinds, false}
}

// kind is the colour of a kind of figure.
func (s Style) kind(k doc.Kind) ink {
	if int(k) < len(s.Kinds) {
		return s.Kinds[k]
	}
	return s.Ink
}

// mix is part of a over the rest of b: a wash that needs no transparency,
// which some readers of SVG lack.
func mix(a, b ink, part float64) ink {
	f := func(x, y uint8) uint8 { return uint8(float64(x)*part + float64(y)*(1-part) + 0.5) }
	return ink{R: f(a.R, b.R), G: f(a.G, b.G), B: f(a.B, b.B), A: 255}
}
