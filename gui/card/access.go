package card

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// said is the whole card in words, for who cannot see it. It shows nothing.
type said struct {
	widget.BaseWidget
	text string
}

var _ fyne.Accessible = (*said)(nil)

func newSaid(text string) *said {
	s := &said{text: text}
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel is the text of the card.
func (s *said) AccessibilityLabel() string { return s.text }

// AccessibilityRole is that of text.
func (s *said) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *said) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
