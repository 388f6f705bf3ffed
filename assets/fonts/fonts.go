// Package fonts holds the typefaces of the program: Noto Sans SC and Noto
// Serif SC, regular and bold, as TrueType without layout tables, so that one
// file serves the window and the charts. They have every character of GB 2312,
// of the 通用规范汉字表 and of Big5's first level. make.sh makes them.
package fonts

import _ "embed"

// The fonts, under the SIL Open Font License 1.1 (LICENSE-sans, LICENSE-serif).
var (
	//go:embed NotoSansSC-Regular.ttf
	SansRegular []byte
	//go:embed NotoSansSC-Bold.ttf
	SansBold []byte
	//go:embed NotoSerifSC-Regular.ttf
	SerifRegular []byte
	//go:embed NotoSerifSC-Bold.ttf
	SerifBold []byte
)
