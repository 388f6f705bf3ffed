package look

import "image/color"

// Notes are the colours of a reader's own highlights: yellow, green, blue, red.
var Notes = [4]color.NRGBA{rgb(0xF2C62E), rgb(0x4CB06A), rgb(0x4A90D9), rgb(0xE05A5A)}

// NoteName is the name of a highlight's colour, since colour alone tells some
// readers nothing.
func NoteName(colour int) string {
	switch colour {
	case 1:
		return T("colour.green")
	case 2:
		return T("colour.blue")
	case 3:
		return T("colour.red")
	}
	return T("colour.yellow")
}
