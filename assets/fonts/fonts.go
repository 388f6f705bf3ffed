// Package fonts holds the typefaces of the program: Noto Sans SC and, in the
// package serif below, Noto Serif SC, regular and bold, as TrueType without
// layout tables, so that one file serves the window and the charts. They have
// every character of GB 2312, of the 通用规范汉字表 and of Big5's first level.
// make.sh makes them.
//
// A typeface is unpacked when it is first asked for (4 MB, some 30 ms) and kept.
package fonts

import (
	_ "embed"
	"sync"

	"github.com/wenshu-app/wenshu/assets/packed"
)

// The fonts, under the SIL Open Font License 1.1 (LICENSE-sans, LICENSE-serif).
var (
	//go:embed NotoSansSC-Regular.ttf.gz
	sansRegular []byte
	//go:embed NotoSansSC-Bold.ttf.gz
	sansBold []byte
)

// The typeface without serifs, as TrueType.
var (
	SansRegular = sync.OnceValue(func() []byte { return packed.Bytes(sansRegular) })
	SansBold    = sync.OnceValue(func() []byte { return packed.Bytes(sansBold) })
)

// SerifRegular and SerifBold are the typeface with serifs in programs that link
// the package serif, which adds 7 MB; in others they are the one without.
var (
	SerifRegular = SansRegular
	SerifBold    = SansBold
)
