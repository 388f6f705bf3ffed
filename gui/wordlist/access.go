package wordlist

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

var (
	_ fyne.Accessible = (*Pane)(nil)
	_ fyne.Accessible = (*line)(nil)
	_ fyne.Accessible = (*row)(nil)
)

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("tab.words") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the word in its context.
func (l *line) AccessibilityLabel() string { return l.line.Left + l.line.Word + l.line.Right }

// AccessibilityRole is for Fyne.
func (l *line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// AccessibilityLabel is what the columns of the word say.
func (r *row) AccessibilityLabel() string {
	var out []string
	for _, t := range r.texts {
		if t.Text != "" {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, " ")
}

// AccessibilityRole is for Fyne.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
