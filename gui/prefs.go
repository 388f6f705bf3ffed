package gui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// Least widths of what stands side by side.
const (
	leastTree = 150 // the outline
	leastText = 420 // the panes, while the window has it
)

// Prefs are what the reader chooses for the window.
type prefs struct {
	*desk
	system  string // the system's language, as Fyne knows it
	saving  bool   // they are going to be written
	typeset *widget.PopUp
	retell  func() // the language has changed

	text    *textView
	orig    *originalView
	outline *outlineView
}

// saveAfter is how long after a change of the settings they are written: a slider
// that is drawn changes them many times a second.
const saveAfter = 300 * time.Millisecond

// settingsChanged writes the settings, in the background and in a moment.
func (w *prefs) settingsChanged() {
	if w.saving {
		return
	}
	w.saving = true
	w.runner.After(saveAfter, func() {
		w.saving = false
		var err error
		w.runner.Go(func(context.Context) { err = w.settings.Write() }, func() {
			if err != nil {
				w.trace("settings unsaved: " + err.Error())
			}
		})
	})
}

// Damaged tells what of the settings could not be read.
func (w *Window) Damaged(err error) {
	w.trace("settings: " + err.Error())
	var d *settings.Damaged
	switch {
	case !errors.As(err, &d):
	case d.Aside == "":
		w.over.Say(look.T("settings.stuck"))
	case d.Err == nil:
		w.over.Say(fmt.Sprintf(look.T("settings.fields"), strings.Join(d.Fields, ", "), d.Aside))
	default:
		w.over.Say(fmt.Sprintf(look.T("settings.damaged"), d.Aside))
	}
}
