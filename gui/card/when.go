package card

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// When puts a period into words of the current language.
func When(p doc.Period) string { return p.Words(look.Current() == look.English) }
