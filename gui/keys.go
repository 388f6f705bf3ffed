package gui

import "fyne.io/fyne/v2"

// findHere searches what is in front: the text, or the table of figures.
func (w *Window) findHere() {
	if w.tabs.SelectedIndex() == tabFigures {
		w.figures.FocusFilter(w.win.Canvas())
		return
	}
	if w.tabs.SelectedIndex() == tabWords {
		w.wordlist.FocusFilter(w.win.Canvas())
		return
	}
	if w.tabs.SelectedIndex() == tabNotes {
		w.notebook.FocusFilter(w.win.Canvas())
		return
	}
	w.openFind()
}

// key is for keys that nothing with the focus has a use for.
func (w *Window) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyF1:
		if !w.table.HideSheet() {
			w.showHelp()
		}
	case fyne.KeyF3:
		w.nextHit()
	case fyne.KeyEscape:
		switch {
		case w.over.Dismiss(), w.table.HideSheet(), w.closeTypeset(), w.many.Escape():
		case w.tabs.SelectedIndex() == tabReading && (w.finder.Visible() || len(w.seek.hits) > 0):
			w.closeFind()
		default:
			w.showCard(-1)
		}
	default:
		w.noteKey(e.Name)
	}
}

// typed gives a shortcut of the menu to what has the keyboard: a line that is
// being written, else the text.
func (w *Window) typed(s fyne.Shortcut) {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	if w.tabs.SelectedIndex() == tabReading {
		w.reading.TypedShortcut(s)
	}
}

// showHelp shows every key on one sheet.
func (w *Window) showHelp() { w.table.ShowSheet(w.win, w.palette()) }
