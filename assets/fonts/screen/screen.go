// Package screen holds Noto Sans SC in the form that a window keeps: PostScript
// outlines, of which the library that draws the texts of controls keeps the
// bytes, where it unpacks those of TrueType into four times their memory and
// takes ten times as long. The glyphs are those of package fonts, made from them
// by its postscript.Convert.
//
// They lie in the program as they are. Nobody may write into their bytes.
package screen

import _ "embed"

// The fonts, under the SIL Open Font License 1.1 (LICENSE-sans of package fonts).
var (
	//go:embed NotoSansSC-Regular.otf
	regular []byte
	//go:embed NotoSansSC-Bold.otf
	bold []byte
)

// Regular and Bold are the typeface.
func Regular() []byte { return regular }
func Bold() []byte    { return bold }
