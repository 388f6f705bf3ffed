package notebook

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

var (
	_ fyne.Accessible = (*Pane)(nil)
	_ fyne.Accessible = (*row)(nil)
)

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("tab.notes") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the colour by its name, what is highlighted and the
// reader's words.
func (r *row) AccessibilityLabel() string {
	return r.head.Text + " " + r.item.Text + " " + r.item.Words
}

// AccessibilityRole is for Fyne.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
