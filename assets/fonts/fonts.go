// Package fonts holds the typefaces of the program: Noto Sans SC and, in the
// package serif below, Noto Serif SC, regular and bold, as TrueType without
// layout tables, so that one file serves the window and the charts. They have
// every character of GB 2312, of the 通用规范汉字表 and of Big5's first level.
// make.sh makes them.
//
// A typeface lies in the program as it is: unpacking one took 30 ms of every
// start, and its 4 MB stayed in memory. Nobody may write into its bytes.
package fonts

import _ "embed"

// The fonts, under the SIL Open Font License 1.1 (LICENSE-sans, LICENSE-serif).
var (
	//go:embed NotoSansSC-Regular.ttf
	sansRegular []byte
	//go:embed NotoSansSC-Bold.ttf
	sansBold []byte
)

// SansRegular and SansBold are the typeface without serifs.
func SansRegular() []byte { return sansRegular }
func SansBold() []byte    { return sansBold }

// SerifRegular and SerifBold are the typeface with serifs in programs that link
// the package serif, which adds 11 MB; in others they are the one without.
var (
	SerifRegular = SansRegular
	SerifBold    = SansBold
)
