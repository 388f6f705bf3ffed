package repairs

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// The pictures show the repair view of a text with every kind of repair, one of
// them undone.
func TestPictures(t *testing.T) {
	first := 0
	d := without(t, outline(t, broken), func(m doc.Repair) bool { first++; return first == 2 })
	for _, c := range []struct {
		theme string
		scale float32
	}{{"light", 1}, {"dark", 2}} {
		t.Run(c.theme, func(t *testing.T) {
			p, w := show(t, d, 760, 360)
			theme := &look.Theme{Choice: c.theme}
			fyne.CurrentApp().Settings().SetTheme(theme)
			p.SetPalette(theme.Palette(0))
			w.Canvas().(software.WindowlessCanvas).SetScale(c.scale)
			w.Resize(fyne.NewSize(760, 360))
			p.Step(+1)
			p.foot.Refresh() // as the window's own driver does when words grow
			test.AssertImageMatches(t, c.theme+".png", w.Canvas().Capture())
		})
	}
}
