package look

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// TestIcons draws every sign at two sizes: it leaves the edge of its box free,
// and has twice the strokes in twice the size.
func TestIcons(t *testing.T) {
	test.NewTempApp(t)
	all := []Icon{IconDown, IconUp, IconSearch, IconOutline, IconOpen, IconFolder, IconFile, IconBack, IconForward, IconUpward, IconDownward, IconSmaller, IconLarger, IconTypography,
		IconTheme, IconSettings, IconHelp, IconInfo, IconWarning, IconCopy, IconExport, IconClose, IconTick, IconFilter, IconWrite, IconDelete, IconPin}
	for _, s := range signs {
		all = append(all, s)
	}
	for _, s := range all {
		ink := func(size float32) float64 {
			img := canvas.NewImageFromResource(s.In(color.Black, 1.5))
			img.FillMode = canvas.ImageFillContain
			c := software.NewTransparentCanvas()
			c.SetPadded(false)
			c.SetContent(img)
			c.Resize(fyne.NewSquareSize(size))
			return inkOf(t, s.Name, c.Capture())
		}
		small, large := ink(40), ink(160)
		if part := small / large; small < 0.02 || small > 0.45 || part < 0.8 || part > 1.25 {
			t.Errorf("%s fills %.3f of its box, %.3f of a larger one", s.Name, small, large)
		}
	}
}

// inkOf is the part of a picture that is inked; none of it at the edge.
func inkOf(t *testing.T, name string, img image.Image) float64 {
	t.Helper()
	sum, b := 0.0, img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			_, _, _, a := img.At(x, y).RGBA()
			sum += float64(a) / 0xffff
			if a > 0x8000 && (x == b.Min.X || y == b.Min.Y || x == b.Max.X-1 || y == b.Max.Y-1) {
				t.Errorf("%s reaches the edge at %d, %d", name, x, y)
				return 0
			}
		}
	}
	return sum / float64(b.Dx()*b.Dy())
}

// TestLines follows commands of a path to where they end.
func TestLines(t *testing.T) {
	for d, want := range map[string]point{
		"M2 3l4 5": {6, 8}, "M2 3L4 5 6 7": {6, 7}, "M2 3h4v-1": {6, 2}, "m2 3h.5": {2.5, 3}, "M2 3a1 1 0 0 1 1 1": {3, 4},
		"M2 3c1 1 2 2 3 0s1-1 2 0": {7, 3}, "M2 3h4v4z": {2, 3},
	} {
		got := lines(d)
		last := got[len(got)-1]
		if end := last[len(last)-1]; len(got) != 1 || end != want {
			t.Errorf("%s ends at %v, want %v", d, end, want)
		}
	}
	// a quarter of a circle keeps its distance from the centre
	for _, p := range arc(point{0, 5}, point{5, 0}, 5, false, false) {
		if d := p.x*p.x + p.y*p.y; d < 24.9 || d > 25.1 {
			t.Errorf("%v is off the circle round 0, 0", p)
		}
	}
}
