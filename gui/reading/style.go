package reading

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// A Style is how the pane looks. A zero size, height, measure or margin
// takes the house's own: 18, 1.7, 38 and 28.
type Style struct {
	Ground    color.Color
	Ink       color.Color
	SecondInk color.Color // dates, datelines, bylines
	Rule      color.Color // the line between two articles
	Accent    color.Color // the bar beside the selected figure
	Selection color.Color
	Hit       color.Color    // wash of search hits
	Kinds     [6]color.Color // of the figures' underlines, by doc.Kind
	Notes     [4]color.Color // of the reader's highlights: yellow, green, blue, red

	// Regular and Bold are TrueType or OpenType fonts; without them the theme's
	// text fonts are taken. Fallback has the characters that they lack.
	Regular, Bold, Fallback fyne.Resource

	TextSize   float32
	LineHeight float32 // as a part of TextSize
	MeasureEm  float32 // characters of a line at most
	Margin     float32 // least room beside the text, in units
	Indent     float32 // of a paragraph's first line, in characters
	Justify    bool
	Loose      bool // full-width marks side by side keep their blank halves
	UnderOnly  bool // no washes: marks by underline and bar only, for high contrast
}

// valid fills in what s leaves out.
func (s Style) valid() Style {
	fill := func(c *color.Color, v color.Color) {
		if *c == nil {
			*c = v
		}
	}
	for i, c := range [4]color.NRGBA{{0xF2, 0xC6, 0x2E, 0xFF}, {0x4C, 0xB0, 0x6A, 0xFF}, {0x4A, 0x90, 0xD9, 0xFF}, {0xE0, 0x5A, 0x5A, 0xFF}} {
		fill(&s.Notes[i], c)
	}
	fill(&s.Ground, color.NRGBA{0xfa, 0xf8, 0xf3, 0xff})
	fill(&s.Ink, color.NRGBA{0x1e, 0x1c, 0x1a, 0xff})
	fill(&s.SecondInk, s.Ink)
	fill(&s.Rule, s.SecondInk)
	fill(&s.Accent, s.Ink)
	fill(&s.Selection, color.NRGBA{0x80, 0x80, 0x80, 0x60})
	fill(&s.Hit, color.NRGBA{0xf2, 0xd6, 0x6b, 0x99})
	for i := range s.Kinds {
		fill(&s.Kinds[i], s.SecondInk)
	}
	if !(s.TextSize >= 8) {
		s.TextSize = 18
	}
	s.TextSize = min(s.TextSize, 96)
	if !(s.LineHeight >= 1) {
		s.LineHeight = 1.7
	}
	if !(s.MeasureEm >= 8) {
		s.MeasureEm = 38
	}
	if !(s.Margin > 0) {
		s.Margin = 28
	}
	return s
}

// focusMark is the colour of the line that shows that the keyboard is here:
// quiet, but seen.
func (s Style) focusMark() color.Color {
	if s.UnderOnly {
		return s.Ink
	}
	return fade(s.SecondInk, 0.6)
}

// fade returns c with its opacity times part.
func fade(c color.Color, part float32) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float32(n.A)*part + 0.5)
	return n
}

// luma is how light c looks, from 0 to 255.
func luma(c color.Color) uint8 { return color.GrayModel.Convert(c).(color.Gray).Y }
