package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func TestPaletteOfSystem(t *testing.T) {
	for _, c := range []struct {
		theme   Theme
		variant fyne.ThemeVariant
		want    string
	}{
		{Theme{}, theme.VariantDark, "dark"}, {Theme{}, theme.VariantLight, "light"},
		{Theme{Light: true}, theme.VariantDark, "light"}, {Theme{Choice: "dark", Light: true}, theme.VariantLight, "dark"},
		{Theme{Choice: "sepia"}, theme.VariantDark, "sepia"}, {Theme{Choice: "gone"}, theme.VariantDark, "dark"},
	} {
		if got := c.theme.Palette(c.variant).ID; got != c.want {
			t.Errorf("%+v, variant %d: %s, want %s", c.theme, c.variant, got, c.want)
		}
	}
}
