package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A IconButton has a sign alone, and says in words what it does to who rests
// the pointer on it or cannot see it.
type IconButton struct {
	widget.Button
	sign Icon
	key  string
	on   bool
	tip  func(words string, at fyne.Position)
}

var (
	_ fyne.Accessible   = (*IconButton)(nil)
	_ desktop.Hoverable = (*IconButton)(nil)
)

// NewIconButton returns a button whose words have that key. tip is told what
// is to be shown at a place of the window; "" for no more.
func NewIconButton(sign Icon, key string, tip func(words string, at fyne.Position), do func()) *IconButton {
	b := &IconButton{sign: sign, key: key, tip: tip}
	b.ExtendBaseWidget(b)
	b.OnTapped, b.Importance = do, widget.LowImportance
	if tip == nil {
		b.tip = func(string, fyne.Position) {}
	}
	b.paint()
	return b
}

// SetOn shows that what the button turns on and off is on.
func (b *IconButton) SetOn(on bool) {
	b.on = on
	b.Refresh()
}

func (b *IconButton) paint() {
	ink := theme.ColorNameForeground
	if b.on {
		ink = theme.ColorNamePrimary
	}
	if b.Disabled() {
		ink = theme.ColorNameDisabled
	}
	b.Icon = b.sign.In(theme.Color(ink), 1.5)
	b.Importance = widget.LowImportance
	if b.on {
		b.Importance = widget.MediumImportance
	}
}

// Refresh draws the sign in the ink that is in use.
func (b *IconButton) Refresh() {
	b.paint()
	b.Button.Refresh()
}

// MouseIn shows the words.
func (b *IconButton) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	b.tip(T(b.key), fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Add(fyne.NewPos(0, b.Size().Height)))
}

// MouseOut hides them.
func (b *IconButton) MouseOut() {
	b.Button.MouseOut()
	b.tip("", fyne.Position{})
}

// AccessibilityLabel is the words.
func (b *IconButton) AccessibilityLabel() string { return T(b.key) }
