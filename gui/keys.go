package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// Keys are everything that can be done by key, menu or name.
type keys struct {
	*desk
	table   *command.Table
	version string

	text    *textView
	charts  *chartsView
	notes   *notesView
	card    *cardView
	find    *findView
	orig    *originalView
	library *libraryView
	frame   *frame
	opens   *opener
	prefs   *prefs
}

// Changed is for the window.
func (w *keys) Changed(e session.Event) {
	if e.Kind == session.Noted || e.Kind == session.Recent || e.Kind == session.Fronted {
		w.remenu() // they name what can be undone
	}
}

// Restyle is for the window.
func (w *keys) Restyle(look.Palette) {}

// Retell is for the window.
func (w *keys) Retell() {
	w.table.Menus = w.commands()
	w.remenu()
	w.table.AddShortcuts(w.win.Canvas())
	w.win.Canvas().SetOnTypedKey(w.key)
}

// remakeMenu makes the menu bar anew: what is checked or recent has changed.
// In full screen there is none.
func (w *keys) remakeMenu() {
	if w.win.FullScreen() {
		w.win.SetMainMenu(nil)
		return
	}
	w.win.SetMainMenu(command.Spelled(w.table.MainMenu()))
}

// findHere searches what is in front: the pane, or the text.
func (w *keys) findHere() {
	if f, ok := w.nav.pane().view.(seeker); ok {
		f.Find()
		return
	}
	w.find.openFind()
}

// exportHere writes what the tab in front shows, or the mended text.
func (w *keys) exportHere() {
	if w.library.room.Visible() {
		w.library.room.ExportHere()
		return
	}
	if w.doc() == nil {
		w.over.Say(look.T("export.nothing"))
		return
	}
	if x, ok := w.nav.pane().view.(exporter); ok {
		x.Export()
		return
	}
	w.text.Export()
}

// keyed is for keys that nothing with the focus has a use for.
func (w *keys) keyed(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyF1:
		if !w.table.HideSheet() {
			w.showHelp()
		}
	case fyne.KeyF3:
		w.find.nextHit()
	case fyne.KeyF10:
		if shifted() {
			w.contextMenu()
		} else {
			w.menuBar()
		}
	case desktop.KeyMenu:
		w.contextMenu()
	case fyne.KeyF11:
		w.frame.toggleFull()
	case fyne.KeyEscape:
		switch {
		case w.over.Dismiss(), w.table.HideSheet(), w.prefs.closeTypeset(), w.library.room.Escape():
		case w.nav.at(tabReading) && (w.find.bar.Visible() || len(w.find.seek.hits) > 0):
			w.find.closeFind()
		case w.front().Card < 0 && w.win.FullScreen():
			w.frame.toggleFull()
		default:
			w.card.showCard(-1)
		}
	default:
		if !w.toPane(e) {
			w.notes.noteKey(e.Name)
		}
	}
}

// toPane gives a key to the pane in front where nothing has the keyboard: a click
// on a button took it. Letters that follow go there by themselves.
func (w *keys) toPane(e *fyne.KeyEvent) bool {
	if w.win.Canvas().Focused() != nil || w.over.Waits() || w.library.room.Visible() {
		return false
	}
	w.nav.focusTab()
	f := w.win.Canvas().Focused()
	if f != nil {
		f.TypedKey(e)
	}
	return f != nil
}

// typed gives a shortcut of the menu to what has the keyboard: a line that is
// being written, else the text.
func (w *keys) typed(s fyne.Shortcut) {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	if w.nav.at(tabReading) {
		w.text.pane.TypedShortcut(s)
	}
}

// showHelp shows every key on one sheet.
func (w *keys) showHelp() { w.table.ShowSheet(w.win, w.palette()) }

func (w *keys) showAbout() {
	text := widget.NewLabel(strings.TrimSpace(look.T("app")+" "+w.version) + "\n" + look.T("about.text"))
	text.Wrapping = look.Wrapping()
	d := dialog.NewCustom(look.T("about"), look.T("close"), text, w.win)
	d.Resize(fyne.NewSize(460, 220))
	w.over.Ask(d, nil)
}
