package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestRuler cuts on either side and never beyond the room there is.
func TestRuler(t *testing.T) {
	test.NewTempApp(t)
	var m Ruler
	one := m.Width("一", 14, fyne.TextStyle{})
	for _, s := range []string{"", "一", "一二三四五六七八九十", "GDP增长5.2%的一年"} {
		whole := m.Width(s, 14, fyne.TextStyle{})
		for width := one * 2; width < whole+3*one; width += one / 3 {
			front, cut := m.Fit(s, 14, fyne.TextStyle{}, width)
			back, cutToo := m.FitEnd(s, 14, fyne.TextStyle{}, width)
			if cut != cutToo || cut != (whole > width) || !cut && (front != s || back != s) {
				t.Fatalf("%q in %v: %q, %q", s, width, front, back)
			}
			if f, b := m.Width(front, 14, fyne.TextStyle{}), m.Width(back, 14, fyne.TextStyle{}); f > width || b > width {
				t.Errorf("%q in %v: %q is %v, %q %v", s, width, front, f, back, b)
			}
		}
	}
}
