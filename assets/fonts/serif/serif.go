// Package serif is imported for its effect: programs that do have Noto Serif
// SC in package fonts. The window does; the command line prints no text in it.
package serif

import (
	_ "embed"

	"github.com/wenshu-app/wenshu/assets/fonts"
)

var (
	//go:embed NotoSerifSC-Regular.ttf
	regular []byte
	//go:embed NotoSerifSC-Bold.ttf
	bold []byte
)

func init() {
	fonts.SerifRegular = func() []byte { return regular }
	fonts.SerifBold = func() []byte { return bold }
}
