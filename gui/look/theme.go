package look

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/assets/fonts/screen"
	_ "github.com/wenshu-app/wenshu/assets/fonts/serif"
)

// The sizes of the grid of four, in units of the window.
const (
	Gap       = 4
	Pad       = 12
	Group     = 16
	TreeWidth = 260
	CardWidth = 320
)

// The fonts as resources, made when they are first asked for: those of texts
// that we draw, and the two of controls, which Fyne draws.
var (
	screenRegular = fyne.NewStaticResource("NotoSansSC-Regular.otf", screen.Regular())
	screenBold    = fyne.NewStaticResource("NotoSansSC-Bold.otf", screen.Bold())

	SansRegular  = sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource("NotoSansSC-Regular.ttf", fonts.SansRegular()) })
	SansBold     = sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource("NotoSansSC-Bold.ttf", fonts.SansBold()) })
	SerifRegular = sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource("NotoSerifSC-Regular.ttf", fonts.SerifRegular()) })
	SerifBold    = sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource("NotoSerifSC-Bold.ttf", fonts.SerifBold()) })
)

// A Theme is Fyne's theme in our colours and type. Choice is a palette's ID,
// or empty to follow the system; Light takes the light ones where the system
// does not say.
type Theme struct {
	Choice string
	Light  bool
}

var _ fyne.Theme = (*Theme)(nil)

// Palette returns the colours for the system's variant, or the chosen ones.
func (t *Theme) Palette(v fyne.ThemeVariant) Palette {
	if p, ok := Named(t.Choice); ok {
		return p
	}
	if v == theme.VariantDark && !t.Light {
		return Palettes[1]
	}
	return Palettes[0]
}

// Color is for Fyne.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.Palette(v)
	switch n {
	case theme.ColorNameBackground:
		return p.Ground
	case theme.ColorNameForeground, theme.ColorNameForegroundOnWarning:
		return p.Ink
	case theme.ColorNameButton:
		return color.Transparent
	case theme.ColorNameDisabledButton:
		return color.Transparent
	case theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return p.Float
	case theme.ColorNameInputBackground:
		return p.Field
	case theme.ColorNameHeaderBackground:
		return p.Panel
	case theme.ColorNameInputBorder:
		return p.Edge
	case theme.ColorNameSeparator:
		return p.Rule
	case theme.ColorNameDisabled, theme.ColorNamePlaceHolder:
		return p.SecondInk
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent
	case theme.ColorNameFocus:
		return wash(p.Accent, 0x40)
	case theme.ColorNameSelection:
		return p.Press // of rows; the text that is read has its own
	case theme.ColorNameHover:
		return p.Hover
	case theme.ColorNamePressed:
		return p.Press
	case theme.ColorNameScrollBar:
		return wash(p.Ink, 0x50)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow:
		return p.Shadow
	case theme.ColorNameForegroundOnPrimary:
		return p.Ground
	}
	v = theme.VariantLight
	if p.Dark {
		v = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, v)
}

// Font is for Fyne: Noto Sans SC for everything.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Bold {
		return screenBold
	}
	return screenRegular
}

// Icon is for Fyne: ours, where we have drawn one.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource {
	if s, ok := signs[n]; ok {
		return inked{s}
	}
	return theme.DefaultTheme().Icon(n)
}

// Size is for Fyne.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 14
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameInlineIcon:
		return 20
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNamePopupRadius:
		return 6
	case theme.SizeNameModalBlurRadius:
		return 0 // what a dialog speaks of is still read behind it
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	}
	return theme.DefaultTheme().Size(n)
}
