package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
)

// toggleFull gives the whole screen to the panes, without menu, tools and the
// line of status, or brings these back.
func (w *frame) toggleFull() {
	full := !w.win.FullScreen()
	w.over.HideTip()
	w.win.SetFullScreen(full)
	for _, o := range []fyne.CanvasObject{w.row, w.foot} {
		if full {
			o.Hide()
		} else {
			o.Show()
		}
	}
	w.remenu()
	w.body.Refresh()
	if full {
		w.over.Say(look.T("fullscreen.on"))
	}
	w.nav.focusTab()
	w.trace("full screen " + map[bool]string{true: "on", false: "off"}[full])
}

// shifted reports whether the shift key is held.
func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// menuBar gives the keyboard to the menu bar, where the window has one of its
// own; on a Mac it is the system's.
func (w *keys) menuBar() {
	if c, ok := w.win.Canvas().(interface{ ToggleMenu() }); ok && !w.over.Waits() {
		c.ToggleMenu()
	}
}

// contextMenu shows the menu of what has the keyboard; where it has none, that
// of the text.
func (w *keys) contextMenu() {
	if w.over.Waits() {
		return
	}
	if f, ok := w.win.Canvas().Focused().(interface{ ContextMenu() }); ok {
		f.ContextMenu()
		return
	}
	if w.nav.at(tabReading) {
		w.text.pane.ContextMenu()
	}
}

// hereItems are what the menu over the place of the keyboard has: of the text,
// or of the row of the table.
func (w *keys) hereItems() []command.Command {
	switch {
	case w.doc() == nil:
		return nil
	case w.nav.at(tabFigures):
		return command.Named(w.card.figures.pane.Items())
	case w.nav.at(tabReading):
		return command.Named(w.text.textItems(w.text.pane.Spot()))
	}
	return nil
}

// documentItems are what the menu over the tab of the document in front has.
func (w *keys) documentItems() []command.Command {
	if w.doc() == nil {
		return nil
	}
	return command.Named(w.frame.documentMenuItems(w.front()))
}

// showLegend shows what the marks in the text mean.
func (w *keys) showLegend() {
	w.over.Ask(dialog.NewCustom(look.T("legend"), look.T("close"), reading.Legend(w.pageStyle()), w.win), nil)
	w.trace("legend")
}
