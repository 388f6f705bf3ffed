// Package rows has what the panes' lists of rows share: a list that keys work
// through as well as the pointer, and text cut to a row's width.
package rows

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A List is Fyne's list whose rows Enter chooses too. What is chosen is not
// kept: rows show it themselves, so that a list which changes does not jump.
type List struct {
	widget.List
	Name     func() string               // of the list, for who cannot see it
	Live     bool                        // moving by key chooses at once
	OnChosen func(i int)                 // by click, Enter or Space
	OnKey    func(e *fyne.KeyEvent) bool // told first; true if it took the key
	OnAt     func(i int)                 // the pointer or the keys came to a row
	OnOther  func(e *fyne.KeyEvent)      // a key that means nothing in a list
}

// New returns a list, as widget.NewList does.
func New(length func() int, create func() fyne.CanvasObject, update func(i int, o fyne.CanvasObject)) *List {
	l := &List{}
	l.Length, l.CreateItem = length, create
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i >= 0 && i < length() { // the list may have grown shorter meanwhile
			update(i, o)
		}
	}
	l.OnSelected = func(i widget.ListItemID) {
		l.UnselectAll()
		if l.OnChosen != nil && i >= 0 && i < length() {
			l.OnChosen(i)
		}
	}
	l.OnHighlighted = func(i widget.ListItemID) {
		if l.OnAt != nil && i >= 0 && i < length() {
			l.OnAt(i)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey is for Fyne.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	if l.OnKey != nil && l.OnKey(e) {
		return
	}
	choose := &fyne.KeyEvent{Name: fyne.KeySpace}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(choose)
	case fyne.KeyUp, fyne.KeyDown:
		l.List.TypedKey(e)
		if l.Live {
			l.List.TypedKey(choose)
		}
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF3, fyne.KeyF10, fyne.KeyF11, desktop.KeyMenu:
		if l.OnOther != nil {
			l.OnOther(e)
		}
	default:
		l.List.TypedKey(e)
	}
}

var ruler look.Ruler

// Fit returns s, or as much of its beginning as width has room for and an
// ellipsis. It belongs to the widgets' goroutine.
func Fit(s string, size float32, style fyne.TextStyle, width float32) string {
	out, _ := ruler.Fit(s, size, style, width)
	return out
}

// Wide is about how wide s is, without asking the font.
func Wide(s string, size float32) float32 {
	w := float32(0)
	for _, r := range s {
		w += Advance(r)
	}
	return w * size
}

// Advance is about how wide a character is, as a part of its size.
func Advance(r rune) float32 {
	if r >= 0x2E80 || r >= 0x2010 && r < 0x2030 || r == '·' {
		return 1
	}
	return 0.58
}

// Height is that of a row of text.
func Height() float32 { return theme.TextSize()*1.4 + 8 }

// AccessibilityLabel is the list's name.
func (l *List) AccessibilityLabel() string {
	if l.Name == nil {
		return ""
	}
	return l.Name()
}

// AccessibilityRole is for Fyne.
func (l *List) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Rest gives a key that nothing in a pane has a use for to escape, if it is Esc,
// and else to others. Either may be nil.
func Rest(e *fyne.KeyEvent, escape func(), others func(*fyne.KeyEvent)) {
	switch {
	case e.Name != fyne.KeyEscape:
		if others != nil {
			others(e)
		}
	case escape != nil:
		escape()
	}
}
