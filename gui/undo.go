package gui

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
)

// undoCommands take the last change of the document in front back, and make it
// again. They name it.
func (w *keys) undoCommands() []command.Command {
	return []command.Command{
		{ID: "undo", Of: what(w.session.CanUndo), Keys: []fyne.Shortcut{&fyne.ShortcutUndo{}}, Run: w.undo, Typed: true, Sheet: "keys.undo"},
		{ID: "redo", Of: what(w.session.CanRedo), Keys: append(command.Keys("Mod+Shift+Z"), &fyne.ShortcutRedo{}), Run: w.redo, Typed: true, Sheet: "keys.undo"},
	}
}

// what is the name of a change in the language that is spoken.
func what(change func() string) func() string {
	return func() string {
		if name := change(); name != "" {
			return look.T(name)
		}
		return ""
	}
}

func (w *keys) undo() {
	w.takeBack(&fyne.ShortcutUndo{}, w.session.CanUndo, w.session.Undo, "undo.did", "undo.nothing")
}

func (w *keys) redo() {
	w.takeBack(&fyne.ShortcutRedo{}, w.session.CanRedo, w.session.Redo, "redo.did", "redo.nothing")
}

// takeBack undoes or redoes in the line that is being written; where none is, in
// what the reader added to the document. did and nothing are the keys of what is
// said of it.
func (w *keys) takeBack(s fyne.Shortcut, name func() string, do func() bool, did, nothing string) {
	type written interface {
		fyne.Shortcutable
		SelectedText() string
	}
	if f, ok := w.win.Canvas().Focused().(written); ok {
		f.TypedShortcut(s)
		return
	}
	if w.over.Waits() {
		return
	}
	change := what(name)()
	if change == "" || !do() {
		w.over.Say(look.T(nothing))
		return
	}
	w.over.Say(look.T(did) + change)
}
