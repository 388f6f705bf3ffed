package reading

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

var _ fyne.Accessible = (*Pane)(nil)

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is for Fyne: which document is read, how far, and the
// chosen figure.
func (p *Pane) AccessibilityLabel() string {
	if p.doc == nil || p.flow == nil || p.flow.Len() == 0 {
		return look.T("page.none")
	}
	s := fmt.Sprintf(look.T("page.at"), p.doc.Name, 100*p.Place()/max(1, len(p.doc.Body)))
	if p.figure >= 0 && p.figure < len(p.doc.Figures) {
		f := &p.doc.Figures[p.figure]
		s += fmt.Sprintf(look.T("page.figure"), f.Indicator, f.Of(p.doc.Body))
	}
	return s
}
