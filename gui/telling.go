package gui

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/gui/look"
)

// spoken is an error of core, which says what is wrong and what to do in two
// languages, in the one that is spoken here.
func spoken(err error) string {
	chinese, english, both := strings.Cut(err.Error(), " · ")
	if both && look.Current() == look.English {
		return english
	}
	return chinese
}

// unwritten is why a file could not be written. The detail is for the log.
func unwritten(err error) string {
	what := hint.Unwritten(err).What
	if look.Current() == look.English {
		return what.English
	}
	return what.Chinese
}
