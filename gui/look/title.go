package look

import (
	"sync"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/assets/fonts/postscript"
)

// Title is the typeface of the window's large words, Noto Serif SC bold, with
// the characters that are in the window's words and no others: Fyne keeps what
// it is given, and the whole typeface would take 8 MB for a dozen titles.
var Title = sync.OnceValue(func() fyne.Resource {
	ttf := fonts.SerifBold()
	font, err := sfnt.Parse(ttf)
	if err != nil {
		return SerifBold()
	}
	said := map[int]bool{0: true}
	var buf sfnt.Buffer
	for _, words := range table {
		for _, w := range words {
			for _, r := range w {
				if g, err := font.GlyphIndex(&buf, r); err == nil {
					said[int(g)] = true
				}
			}
		}
	}
	made, err := postscript.Convert(ttf, func(glyph int) bool { return said[glyph] })
	if err != nil {
		return SerifBold()
	}
	return fyne.NewStaticResource("NotoSerifSC-Bold.otf", made)
})
