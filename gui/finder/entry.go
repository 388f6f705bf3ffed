package finder

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// entry is a line of text that leaves some keys to the bar.
type entry struct {
	widget.Entry
	bar   *Bar
	shift bool
}

var _ fyne.Accessible = (*entry)(nil)

// KeyDown is for Fyne; it notes that Shift is held.
func (e *entry) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = true
	}
	e.Entry.KeyDown(k)
}

// KeyUp is for Fyne.
func (e *entry) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = false
	}
	e.Entry.KeyUp(k)
}

// FocusLost is for Fyne.
func (e *entry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
}

// TypedKey is for Fyne: Enter and F3 go on, with Shift back; Esc closes; up
// and down go through what was looked for before.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	by := 1
	if e.shift {
		by = -1
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF3:
		e.bar.step(by)
	case fyne.KeyEscape:
		e.bar.close()
	case fyne.KeyUp:
		e.bar.back(-1)
	case fyne.KeyDown:
		e.bar.back(+1)
	case fyne.KeyF1, fyne.KeyF10, fyne.KeyF11:
		if e.bar.OnKey != nil {
			e.bar.OnKey(k)
		}
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut is for Fyne: what is pasted becomes one line, however many it
// was; the search crosses line breaks in any case.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok && p.Clipboard != nil {
		s = &fyne.ShortcutPaste{Clipboard: line{p.Clipboard}}
	}
	e.Entry.TypedShortcut(s)
	look.PassShortcut(e, s)
}

// A line is a clipboard whose text is in one line.
type line struct{ fyne.Clipboard }

// Content is the text with one blank for each stretch of blanks and breaks.
func (l line) Content() string { return strings.Join(strings.Fields(l.Clipboard.Content()), " ") }

// AccessibilityLabel says what the line is for.
func (e *entry) AccessibilityLabel() string { return look.T("find") }

// AccessibilityRole is that of text.
func (e *entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
