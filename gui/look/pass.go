package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// These are Fyne's own controls for dialogs. While one has the keyboard, Fyne
// gives it every key, and what it has no use for is lost, so that Esc did not
// close the dialog; ours hand such keys to the window.

// An Answer is a button of a dialog.
type Answer struct{ widget.Button }

// NewAnswer returns a button.
func NewAnswer(words string, tapped func()) *Answer {
	b := &Answer{}
	b.Text, b.OnTapped = words, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey is for Fyne.
func (b *Answer) TypedKey(k *fyne.KeyEvent) {
	if !passKey(b, k) {
		b.Button.TypedKey(k)
	}
}

// AccessibilityLabel is what it answers, or the name of its sign.
func (b *Answer) AccessibilityLabel() string { return b.Button.AccessibilityLabel() }

// A Select is a choice of one of several.
type Select struct{ widget.Select }

// NewSelect returns a choice of options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey is for Fyne.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if !passKey(s, k) {
		s.Select.TypedKey(k)
	}
}

// AccessibilityLabel is what is chosen.
func (s *Select) AccessibilityLabel() string {
	if s.Selected == "" {
		return s.PlaceHolder
	}
	return s.Selected
}

// AccessibilityRole is for Fyne.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// A Check is a choice that is on or off.
type Check struct{ widget.Check }

// NewCheck returns a choice that is off.
func NewCheck(words string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = words, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey is for Fyne.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if !passKey(c, k) {
		c.Check.TypedKey(k)
	}
}

// AccessibilityLabel is the words, and whether the choice is on.
func (c *Check) AccessibilityLabel() string {
	if c.Checked {
		return "✓ " + c.Text
	}
	return c.Text
}

// AccessibilityRole is for Fyne.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// A SelectEntry is a line to write in that drops a list of what it could be.
type SelectEntry struct{ widget.SelectEntry }

// NewSelectEntry returns an empty line with options.
func NewSelectEntry(options []string) *SelectEntry {
	e := &SelectEntry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	e.SetOptions(options)
	PassDrop(&e.SelectEntry)
	return e
}

// AccessibilityLabel is what is written, or what it could be.
func (e *SelectEntry) AccessibilityLabel() string {
	if e.Text == "" {
		return e.PlaceHolder
	}
	return e.Text
}

// AccessibilityRole is for Fyne.
func (e *SelectEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// PassDrop has the button that drops the list of e hand on keys as an Answer.
func PassDrop(e *widget.SelectEntry) {
	if e.ActionItem == nil {
		e.SetOptions(nil)
	}
	if b, ok := e.ActionItem.(*widget.Button); ok {
		drop := NewAnswer("", b.OnTapped)
		drop.Icon, drop.Importance = b.Icon, b.Importance
		e.ActionItem = drop
	}
}

// TypedKey is for Fyne.
func (e *SelectEntry) TypedKey(k *fyne.KeyEvent) {
	if !passKey(e, k) {
		e.SelectEntry.TypedKey(k)
	}
}

// passKey gives a key to the window that controls have no use for, and reports
// whether it did.
func passKey(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF3, fyne.KeyF10, fyne.KeyF11:
		if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(k)
		}
		return true
	}
	return false
}
