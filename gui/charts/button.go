package charts

import (
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/gui/look"
)

// newButton does something with its chart. It comes into sight when the keyboard
// reaches it, and says of which chart it is.
func newButton(v *view, word string, sign look.Icon, do func() func(m chart.Model)) *look.Button {
	b := look.NewButton(word, func() {
		if f := do(); f != nil {
			f(*v.model)
		}
	}).With(sign)
	b.Label = word + ": " + v.model.Title
	b.OnFocus = func() { v.pane.revealFoot(v) }
	return b
}
