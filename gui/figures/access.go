package figures

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

var (
	_ fyne.Accessible = (*sheet)(nil)
	_ fyne.Accessible = (*header)(nil)
)

// AccessibilityLabel is the line that the keys are on, as it would be read out.
func (s *sheet) AccessibilityLabel() string {
	p := s.p
	if c := p.picks.cursor; c >= 0 && c < len(p.lines) {
		if r := p.lines[c].row; r >= 0 {
			return strings.Join([]string{p.model.rows[r].cells[indicator], p.model.rows[r].cells[value], p.model.rows[r].cells[when]}, " ")
		}
		return p.model.groups[p.lines[c].group].name
	}
	return look.T("tab.figures")
}

// AccessibilityRole is for Fyne.
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the columns' names.
func (h *header) AccessibilityLabel() string {
	var out []string
	for _, c := range h.p.cols {
		out = append(out, names()[c])
	}
	return strings.Join(out, " ")
}

// AccessibilityRole is for Fyne.
func (h *header) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("tab.figures") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the indicator, and whether it is chosen.
func (c *choice) AccessibilityLabel() string { return c.sign.Text + " " + c.name.Text }

// AccessibilityRole is for Fyne.
func (c *choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
