// Package look gives the window its colours, type, sizes and words. It knows
// no documents.
package look

import "image/color"

// A Palette is the colours of one theme. Contrast is measured in the look's
// own table: ink at least 10:1 on the ground, second ink 5:1, marks 4.2:1.
type Palette struct {
	ID, Chinese, English         string
	Dark                         bool
	Strong                       bool // high contrast: no washes
	Ground, Panel, Ink           color.NRGBA
	SecondInk, Rule, Accent      color.NRGBA
	Selection, Hit, Hover, Press color.NRGBA
	Edge                         color.NRGBA    // round what can be used: seen better than a rule
	Float, Field, Shadow         color.NRGBA    // of menus and dialogs, of what is typed into; the shadow also dims what is under a dialog
	Kinds                        [6]color.NRGBA // of figures, by doc.Kind
}

// Name is what the palette is called in the language that is spoken.
func (p Palette) Name() string {
	if Current() == English {
		return p.English
	}
	return p.Chinese
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// between is the colour at a part of the way from a to b.
func between(a, b color.NRGBA, part float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*part + 0.5) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xff}
}

func wash(c color.NRGBA, a uint8) color.NRGBA { c.A = a; return c }

var lightKinds = [6]color.NRGBA{rgb(0x1F5F99), rgb(0xA65A00), rgb(0x0B7A63), rgb(0x7A4A9E), rgb(0x8A6D00), rgb(0x5F6368)}
var darkKinds = [6]color.NRGBA{rgb(0x6FB1E8), rgb(0xE8A34B), rgb(0x4CC3A5), rgb(0xC39BE3), rgb(0xD9C04A), rgb(0xB4B8BD)}

// Palettes are the themes, the first two of which follow the system.
var Palettes = []Palette{
	light("light", "纸", "Paper", 0xFAF8F3, 0xFFFFFF, 0x1E1C1A, 0x5C5650, 0xE3DDD2, 0xB23A2E),
	dark("dark", "墨", "Ink", 0x17181A, 0x1F2124, 0x292B2F, 0xE6E3DC, 0xA39E95, 0x34373B, 0xE27A69),
	light("sepia", "米黄", "Sepia", 0xF4ECD8, 0xF9F3E4, 0x3B3228, 0x6B5D49, 0xDDD0B4, 0x9E3426),
	dark("black", "黑", "Black", 0x000000, 0x0E0E0F, 0x1A1A1B, 0xD2CEC6, 0x8F8B84, 0x2A2A2A, 0xE27A69),
	contrast(light("contrast", "高对比", "High Contrast", 0xFFFFFF, 0xFFFFFF, 0x000000, 0x202020, 0x000000, 0xA00000)),
	contrast(dark("contrast-dark", "高对比·黑", "High Contrast Black", 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0xE0E0E0, 0xFFFFFF, 0xFFB000)),
}

// contrast makes a palette of strong inks: figures are told apart by their
// underlines alone, which keep the colour of the text.
func contrast(p Palette) Palette {
	p.Strong = true
	for i := range p.Kinds {
		p.Kinds[i] = p.Ink
	}
	p.Shadow = wash(p.Ink, 0x58) // on black a light one, as a dark one is not seen
	p.Selection = wash(p.Accent, 0x60)
	p.Hit = wash(p.Accent, 0x60)
	return p
}

func light(id, zh, en string, ground, panel, ink, second, rule, accent uint32) Palette {
	return Palette{ID: id, Chinese: zh, English: en, Ground: rgb(ground), Panel: rgb(panel), Ink: rgb(ink), SecondInk: rgb(second), Rule: rgb(rule), Accent: rgb(accent),
		Selection: wash(rgb(0x1F5F99), 0x38), Hit: wash(rgb(0xF2D66B), 0x99), Edge: between(rgb(rule), rgb(second), 0.2), Float: rgb(panel), Field: wash(rgb(ink), 0x08), Shadow: wash(rgb(ink), 0x20), Hover: wash(rgb(ink), 0x0c), Press: wash(rgb(ink), 0x18), Kinds: lightKinds}
}

func dark(id, zh, en string, ground, panel, float, ink, second, rule, accent uint32) Palette {
	return Palette{ID: id, Chinese: zh, English: en, Dark: true, Ground: rgb(ground), Panel: rgb(panel), Ink: rgb(ink), SecondInk: rgb(second), Rule: rgb(rule), Accent: rgb(accent),
		Selection: wash(rgb(0x6FB1E8), 0x48), Hit: rgb(0x6B5A12), Edge: between(rgb(rule), rgb(second), 0.2), Float: rgb(float), Field: wash(rgb(ink), 0x0c), Shadow: wash(rgb(0), 0x68), Hover: wash(rgb(ink), 0x12), Press: wash(rgb(ink), 0x20), Kinds: darkKinds}
}

// Named returns the palette with that ID, and whether there is one.
func Named(id string) (Palette, bool) {
	for _, p := range Palettes {
		if p.ID == id {
			return p, true
		}
	}
	return Palettes[0], false
}
