package tabs

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

// The pictures show a row of tabs: the one in front, one under the pointer, a
// long name, and the list where there is no room for all.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		theme string
		scale float32
		width float32
	}{{"light", 1, 560}, {"dark", 2, 330}} {
		t.Run(c.theme, func(t *testing.T) {
			a := test.NewTempApp(t)
			theme := &look.Theme{Choice: c.theme}
			a.Settings().SetTheme(theme)
			p := theme.Palette(0)
			b := New()
			b.SetPalette(p)
			b.Set([]string{"公报.txt", "二〇二三年国民经济和社会发展统计公报.txt", "意见.txt", "通知.txt"}, nil, 1)
			ground := canvas.NewRectangle(color.Color(p.Ground))
			box := container.NewStack(ground, b)
			s := software.NewCanvas()
			s.SetPadded(false)
			s.SetScale(c.scale)
			s.SetContent(box)
			s.Resize(fyne.NewSize(c.width, 40))
			b.tabs[2].MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(b.tabs[2].Size().Width-10, 10)}})
			test.AssertImageMatches(t, c.theme+".png", s.Capture())
		})
	}
}
