package charts

import "github.com/wenshu-app/wenshu/gui/look"

// newExportButton exports its chart. It comes into sight when the keyboard
// reaches it, and says which chart it exports.
func newExportButton(v *view) *look.Pill {
	b := look.NewPill(v.pane.words.Export, func() {
		if v.pane.OnExport != nil {
			v.pane.OnExport(*v.model)
		}
	}).With(look.SignExport)
	b.Label = v.pane.words.Export + ": " + v.model.Title
	b.OnFocus = func() { v.pane.revealFoot(v) }
	return b
}
