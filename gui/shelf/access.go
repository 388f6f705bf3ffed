package shelf

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("library") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
