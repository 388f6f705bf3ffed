package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// showModal shows a dialog. While it is there the shortcuts of the window wait:
// what it asks about must not be closed under it. Esc dismisses it.
func (w *Window) showModal(d dialog.Dialog) {
	w.showTip("", fyne.Position{})
	w.hideHover()
	w.modal = d
	d.SetOnClosed(func() {
		if w.modal == d {
			w.modal = nil
			w.doubt.forget()
			w.focusTab()
		}
	})
	d.Show()
}

// newForm is a dialog with a form in it, which keep takes.
func (w *Window) newForm(title string, content fyne.CanvasObject, keep func()) dialog.Dialog {
	var d *dialog.CustomDialog
	ok := widget.NewButton(look.T("ok"), func() {
		d.Hide()
		keep()
	})
	ok.Importance = widget.HighImportance
	d = dialog.NewCustomWithoutButtons(title, content, w.win)
	d.SetButtons([]fyne.CanvasObject{widget.NewButton(look.T("cancel"), func() { d.Hide() }), ok})
	return d
}

// waits reports whether a dialog of ours is there. One of the system's is no
// overlay, and locks the window by itself.
func (w *Window) waits() bool { return w.modal != nil && w.win.Canvas().Overlays().Top() != nil }

// unlessAsked does what a shortcut is for, unless a dialog waits; one can always
// quit.
func (w *Window) unlessAsked(key fyne.Shortcut, do func()) func(fyne.Shortcut) {
	return func(fyne.Shortcut) {
		if !w.waits() || key == fyne.Shortcut(keyQuit) {
			do()
		}
	}
}

// dismiss takes the dialog that is shown away and reports whether one was.
func (w *Window) dismiss() bool {
	if !w.waits() {
		return false
	}
	w.modal.Dismiss()
	return true
}

// A field is an entry of a dialog: it hands Esc on, which Fyne's own swallows.
type field struct {
	widget.Entry
	name   string
	escape func()
	submit func() // by Ctrl+Enter; nil for none
}

func newField(name string, escape func()) *field {
	e := &field{name: name, escape: escape}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// newTextField is a field of several lines.
func newTextField(name string, escape func()) *field {
	e := newField(name, escape)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapBreak
	return e
}

// TypedKey is for Fyne.
func (e *field) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut is for Fyne.
func (e *field) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && e.submit != nil && k.Modifier == fyne.KeyModifierShortcutDefault && (k.KeyName == fyne.KeyReturn || k.KeyName == fyne.KeyEnter) {
		e.submit()
		return
	}
	e.Entry.TypedShortcut(s)
}

// AccessibilityLabel is what is to be typed.
func (e *field) AccessibilityLabel() string { return look.T(e.name) }

// AccessibilityRole is for Fyne.
func (e *field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// A listField is a field that drops a list of what it could be.
type listField struct {
	widget.SelectEntry
	name   string
	escape func()
}

func newListField(name string, escape func()) *listField {
	e := &listField{name: name, escape: escape}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey is for Fyne.
func (e *listField) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.SelectEntry.TypedKey(k)
}

// AccessibilityLabel is what is to be typed.
func (e *listField) AccessibilityLabel() string { return look.T(e.name) }

// AccessibilityRole is for Fyne.
func (e *listField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
