package overlay

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Field is an entry of a dialog: it hands Esc on, which Fyne's own swallows.
type Field struct {
	widget.Entry
	name   string
	escape func()
	Submit func()                    // by Ctrl+Enter; nil for none
	Keys   func(*fyne.KeyEvent) bool // told first; true if it took the key; may be nil
}

// NewField makes a field; name is the key of what is to be typed, escape is called
// for Esc.
func NewField(name string, escape func()) *Field {
	e := &Field{name: name, escape: escape}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// NewTextField is a field of several lines.
func NewTextField(name string, escape func()) *Field {
	e := NewField(name, escape)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapBreak
	return e
}

// TypedKey is for Fyne.
func (e *Field) TypedKey(k *fyne.KeyEvent) {
	if e.Keys != nil && e.Keys(k) {
		return
	}
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut is for Fyne.
func (e *Field) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && e.Submit != nil && k.Modifier == fyne.KeyModifierShortcutDefault && (k.KeyName == fyne.KeyReturn || k.KeyName == fyne.KeyEnter) {
		e.Submit()
		return
	}
	e.Entry.TypedShortcut(s)
	look.PassShortcut(e, s)
}

// AccessibilityLabel is what is to be typed.
func (e *Field) AccessibilityLabel() string { return look.T(e.name) }

// AccessibilityRole is for Fyne.
func (e *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// A ListField is a field that drops a list of what it could be.
type ListField struct {
	widget.SelectEntry
	name   string
	escape func()
}

// NewListField is NewField with a list.
func NewListField(name string, escape func()) *ListField {
	e := &ListField{name: name, escape: escape}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	look.PassDrop(&e.SelectEntry)
	return e
}

// TypedKey is for Fyne.
func (e *ListField) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.SelectEntry.TypedKey(k)
}

// AccessibilityLabel is what is to be typed.
func (e *ListField) AccessibilityLabel() string { return look.T(e.name) }

// AccessibilityRole is for Fyne.
func (e *ListField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
