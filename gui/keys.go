package gui

import (
	"fyne.io/fyne/v2"
)

// turnTo shows a tab by key. The charts get the keyboard only so: the mark that
// they show then would be in the way of who clicks.
func (w *Window) turnTo(tab int) {
	w.show(tab)
	if tab == tabCharts && w.charts != nil {
		w.charts.Focus(w.win.Canvas())
	}
}

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
		case w.over.Dismiss(), w.table.HideSheet(), w.closeTypeset():
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

// step goes to the next or the previous figure.
func (w *Window) step(by int) {
	if w.doc == nil || len(w.doc.Figures) == 0 {
		return
	}
	i := w.reading.Figure() + by
	if w.reading.Figure() < 0 && by < 0 {
		i = len(w.doc.Figures) - 1
	}
	w.GoToFigure((i + len(w.doc.Figures)) % len(w.doc.Figures))
}

// showHelp shows every key on one sheet.
func (w *Window) showHelp() { w.table.ShowSheet(w.win, w.palette()) }
