package gui

import (
	"path/filepath"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/tabs"
	"github.com/wenshu-app/wenshu/seeds"
)

// commands is everything that can be done by name: the menu bar, the palette, the
// shortcuts and the sheet of keys are made from it.
func (w *keys) commands() []command.Menu {
	size := func(by float64) func() { return func() { w.prefs.resize(by) } }
	document := func(by int) func() { return func() { w.session.Next(by) } }
	return []command.Menu{
		{ID: "file", Commands: []command.Command{
			{ID: "open", Keys: command.Keys("Mod+O"), Run: w.opens.openDialog, Sheet: "key.open"},
			{ID: "recent", Items: w.recentFiles},
			{ID: "open.folder", Run: w.opens.folderDialog},
			{ID: "paste.new", Keys: []fyne.Shortcut{&fyne.ShortcutPaste{}}, Run: w.opens.pasteHere, Typed: true, Sheet: "keys.paste"},
			{ID: "again", Items: w.waysToRead},
			{ID: "open.seed", Run: func() { w.session.Open(seeds.Name) }},
			command.Rule,
			{ID: "own.menu", Run: w.notes.editOwn},
			{ID: "export", Keys: command.Keys("Mod+S"), Run: w.exportHere, Sheet: "keys.export"},
			{ID: "print", Keys: command.Keys("Mod+P"), Run: w.text.print, Sheet: "keys.print"},
			{ID: "correct.export", Run: w.card.exportCorrections},
			{ID: "correct.marks", Run: w.card.exportMarks},
			command.Rule,
			{ID: "documents.close", Keys: command.Keys("Mod+W"), Run: func() { w.session.Close(w.front()) }, Sheet: "keys.document.close"},
			command.Rule,
			{ID: "quit", Keys: command.Keys("Mod+Q"), Run: w.frame.close, Quit: true, Sheet: "keys.quit"},
		}},
		{ID: "edit", Commands: append(append(w.undoCommands(), command.Rule), []command.Command{
			{ID: "copy", Keys: []fyne.Shortcut{&fyne.ShortcutCopy{}}, Run: func() { w.typed(&fyne.ShortcutCopy{Clipboard: w.app.Clipboard()}) }, Typed: true},
			{ID: "chart.copy", Run: w.charts.copyPicture},
			{ID: "copy.cite", Keys: command.Keys("Mod+Shift+C"), Run: w.text.copyCited, Sheet: "keys.cite"},
			{ID: "select.all", Keys: []fyne.Shortcut{&fyne.ShortcutSelectAll{}}, Run: func() { w.typed(&fyne.ShortcutSelectAll{}) }, Typed: true},
			command.Rule,
			{ID: "find", Keys: command.Keys("Mod+F"), Run: w.findHere, Sheet: "keys.find"},
			{ID: "find.selection", Run: w.find.openFind},
			command.Rule,
			{ID: "correct.figure", Keys: command.Keys("Mod+E"), Run: w.card.correctChosen, Sheet: "keys.correct"},
			{ID: "figure.add", Run: w.card.addFigure},
			command.Rule,
			{ID: "line.split", Run: func() { w.text.repairs.splitAt(w.lineSpot()) }},
			{ID: "line.join", Run: func() { w.text.repairs.joinNext(w.lineSpot()) }},
		}...)},
		{ID: "view", Commands: append([]command.Command{
			{ID: "fullscreen", Keys: command.Keys("F11"), Run: w.frame.toggleFull, Check: w.win.FullScreen, Sheet: "keys.full"},
			{ID: "outline", Keys: command.Keys("Mod+B"), Run: w.frame.toggleTree, Sheet: "key.tree"},
			{ID: "original.beside", Run: w.orig.toggleBeside, Check: func() bool { return w.settings.Values().Beside }},
			command.Rule,
			{ID: "larger", Keys: command.Keys("Mod++"), Run: size(+1), Sheet: "key.size"},
			{ID: "smaller", Keys: command.Keys("Mod+−"), Run: size(-1), Sheet: "key.size"},
			{ID: "size.reset", Keys: command.Keys("Mod+0"), Run: size(0), Sheet: "key.size"},
			command.Rule,
			{ID: "typeset.open", Keys: command.Keys("Mod+T"), Run: w.prefs.openTypeset, Sheet: "keys.typeset"},
			{ID: "theme", Items: w.prefs.themes},
		}, w.prefs.choices()...)},
		{ID: "go", Commands: append(w.tabCommands(),
			command.Rule,
			command.Command{ID: "palette", Keys: command.Keys("Mod+K"), Run: w.openPalette, Sheet: "keys.palette"},
			command.Rule,
			command.Command{ID: "documents.next", Keys: command.Keys("Ctrl+Tab"), Run: document(+1), Sheet: "keys.document"},
			command.Command{ID: "documents.prev", Keys: command.Keys("Ctrl+Shift+Tab"), Run: document(-1)}, // said in the words of the other
			command.Rule,
			command.Command{ID: "back", Keys: command.Keys("Alt+←"), Run: w.nav.goBack, Sheet: "key.places"},
			command.Command{ID: "forward", Keys: command.Keys("Alt+→"), Run: w.nav.goForward, Sheet: "key.places"},
			command.Rule,
			command.Command{ID: "figure.next", Run: func() { w.nav.step(+1) }},
			command.Command{ID: "figure.prev", Run: func() { w.nav.step(-1) }},
			command.Rule,
			command.Command{ID: "bookmark", Keys: command.Keys("Mod+D"), Run: w.notes.bookmark, Sheet: "keys.bookmark"},
			command.Command{ID: "bookmarks", Items: w.notes.bookmarkItems},
			command.Command{ID: "words.compare.with", Items: w.text.words.compareItems},
			command.Command{ID: "named.place", Named: true, Items: w.hereItems},
			command.Command{ID: "named.section", Named: true, Items: func() []command.Command { return command.Named(w.frame.outline.pane.Items()) }},
			command.Command{ID: "named.document", Named: true, Items: w.documentItems},
		)},
		{ID: "library", Commands: w.library.commands()},
		{ID: "tab.notes", Commands: w.noteCommands()},
		{ID: "help", Commands: []command.Command{
			{ID: "guide", Run: w.opens.openGuide},
			{ID: "keys", Run: w.showHelp},
			{ID: "legend", Run: w.showLegend},
			{ID: "welcome", Run: w.text.showWelcome},
			{ID: "about", Run: w.showAbout},
		}},
	}
}

// keyGroups are the parts of the sheet of keys, in order: rows of commands by
// their words, and what each pane takes beside.
func keyGroups() []command.Group {
	row := command.KeysFor
	return []command.Group{
		{Title: "help.reading", Rows: append(reading.Keys(), row("keys.cite"), row("keys.correct"), row("keys.mark", "1", "2", "3", "4"), row("keys.note", "m"), row("keys.bookmark"), row("key.escape", "Esc"))},
		{Title: "help.window", Rows: []command.Row{
			row("key.open"), row("keys.library"), row("keys.library.search"), row("keys.library.series"), row("keys.library.targets"), row("keys.library.prove"), row("keys.library.check"), row("keys.library.words"), row("keys.paste"), row("keys.export"), row("keys.print"), row("keys.tabs"), row("keys.document"), row("keys.document.close"), row("keys.undo"), row("keys.palette"), row("key.places"), row("key.size"), row("keys.typeset"),
			row("key.tree"), row("keys.focus", "Tab"), row("keys.full"), row("keys.menu", "F10", "Alt"), row("keys.context", "Shift+F10"), row("key.help", "F1"), row("keys.quit")}},
		{Title: "help.search", Rows: []command.Row{row("keys.find", "/"), row("keys.hits", "Enter", "F3"), row("keys.past", "↑", "↓"), row("keys.find.close", "Esc")}},
		{Title: "help.outline", Rows: []command.Row{row("keys.rows", "↑", "↓", "Enter"), row("keys.branch", "←", "→"), row("keys.branches", "*"), row("keys.jump", "A…Z")}},
		{Title: "help.charts", Rows: []command.Row{row("keys.marks", "←", "→", "Enter")}},
	}
}

// tabCommands turn to the tabs.
func (w *keys) tabCommands() []command.Command {
	var out []command.Command
	for i, p := range w.nav.panes {
		out = append(out, command.Command{ID: "tab." + p.name, Keys: command.Keys("Mod+" + string(rune('1'+i))), Run: func() { w.nav.turnTo(i) }, Sheet: "keys.tabs"})
	}
	return out
}

// recentRunes is how many characters the names of the recent files have at most:
// a menu is as wide as the longest.
const recentRunes = 32

// recentFiles open what was opened last.
func (w *keys) recentFiles() []command.Command {
	var out []command.Command
	for _, path := range w.settings.Values().Recent {
		out = append(out, command.Command{Name: tabs.Shorten(filepath.Base(path), recentRunes, func(s string) float32 { return float32(utf8.RuneCountInString(s)) }), Run: func() { w.session.Open(path) }})
	}
	if len(out) == 0 {
		return []command.Command{{ID: "recent.none"}}
	}
	return out
}

// waysToRead are the ways to read the file in front that a reader may ask for.
func (w *keys) waysToRead() []command.Command {
	return []command.Command{
		{ID: "again.same", Run: func() { w.session.ReadAgain(func(*core.Options) {}) }},
		{ID: "encoding.menu", Run: w.opens.askEncoding},
		{ID: "pages.menu", Run: w.opens.askPages},
		{ID: "whole", Run: w.opens.wholePage, Check: func() bool { return w.front().Asked.Whole }},
		{ID: "recognise", Run: w.opens.recognise},
	}
}

// noteCommands make notes and take them out. The keys of the colours work
// wherever the focus is.
func (w *keys) noteCommands() []command.Command {
	var out []command.Command
	take := func(key fyne.KeyName) func() {
		return func() {
			if !w.notes.noteKey(key) {
				w.over.Say(look.T("select.first"))
			}
		}
	}
	for c := range store.Colours {
		digit := string(rune('1' + c))
		out = append(out, command.Command{Name: look.T("note.mark") + "　" + look.NoteName(c), Keys: command.Keys("Mod+Shift+" + digit), Run: take(fyne.KeyName(digit))})
	}
	return append(out,
		command.Command{ID: "note.write", Run: take(fyne.KeyM)},
		command.Rule,
		command.Command{ID: "notes.copy", Run: w.notes.withNotes(w.notes.pane.OnCopy)},
		command.Command{ID: "notes.export", Run: w.notes.withNotes(w.notes.exportNotes)})
}
