package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// An Entry is a line to write in. The keys that mean nothing to it are the
// window's, where Fyne's own swallows them. Make it with NewEntry.
type Entry struct{ widget.Entry }

// NewEntry returns an empty line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey is for Fyne.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if !passKey(e, k) {
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut is for Fyne.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.Entry.TypedShortcut(s)
	PassShortcut(e, s)
}

// AccessibilityLabel is what is to be written.
func (e *Entry) AccessibilityLabel() string { return e.PlaceHolder }

// AccessibilityRole is for Fyne.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// PassShortcut gives keys that a line to write in has no use for to the window.
// While the menu bar is there it has taken them before; in full screen there is
// none.
func PassShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); custom {
		ToWindow(o, s)
	}
}

// ToWindow gives keys to the window that o is in. It is a variable because the
// canvases of Fyne's tests take none.
var ToWindow = func(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
