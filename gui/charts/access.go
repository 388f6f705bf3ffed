package charts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
)

var (
	_ fyne.Accessible = (*Pane)(nil)
	_ fyne.Accessible = (*view)(nil)
)

// AccessibilityLabel is the pane's name and what it shows.
func (p *Pane) AccessibilityLabel() string {
	out := p.words.Charts
	switch {
	case len(p.models) == 0:
		out += ": " + p.words.Empty
	case p.current != "":
		out += ": " + p.current
	}
	return out
}

// AccessibilityRole is that of what holds other things.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the chart's title and, in words, the mark that the
// pointer, the keyboard or the choice is at.
func (v *view) AccessibilityLabel() string {
	out := v.model.Title
	at := v.at
	if at < 0 {
		at = v.selected
	}
	if at >= 0 && at < len(v.model.Marks) {
		out += ", " + fmt.Sprintf(v.pane.words.Mark, at+1, len(v.model.Marks)) + v.inWords(at)
	}
	return out
}

// AccessibilityRole is that of what can be pressed.
func (v *view) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// inWords is what a mark shows.
func (v *view) inWords(mark int) string {
	m := &v.model.Marks[mark]
	var out []string
	for _, s := range []string{m.Name, m.When, m.Full, map[doc.Status]string{doc.Target: v.pane.words.Target, doc.Forecast: v.pane.words.Forecast}[m.Status]} {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}
