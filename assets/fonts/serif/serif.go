// Package serif is imported for its effect: programs that do have Noto Serif
// SC in package fonts. The window does; the command line prints no text in it.
package serif

import (
	_ "embed"
	"sync"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/assets/packed"
)

var (
	//go:embed NotoSerifSC-Regular.ttf.gz
	regular []byte
	//go:embed NotoSerifSC-Bold.ttf.gz
	bold []byte
)

func init() {
	fonts.SerifRegular = sync.OnceValue(func() []byte { return packed.Bytes(regular) })
	fonts.SerifBold = sync.OnceValue(func() []byte { return packed.Bytes(bold) })
}
