package gui

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/library"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A libraryView is the part of the window for many documents. It stands in the
// place of the document that is read.
type libraryView struct {
	*desk
	room   *library.Room
	folder string // "" for no library
	notes  store.Folder
	frame  *frame
	charts *chartsView
	opens  *opener
	words  *wordsView
}

// build makes the room and connects it.
func (w *libraryView) build() {
	w.room = library.New(library.Host{
		Window: w.win, Runner: w.runner, Over: w.over, Life: w.life, Palette: w.palette, Style: w.charts.drawStyle, Trace: w.trace, Key: w.key, Notes: w.notes,
		Cut:   w.words.dictionary.with,
		Draft: func() (*doc.Document, string) { return w.doc(), w.front().Path },
		Open: func(path string, at library.Quoted) {
			w.nav.openWhere(arrival{path: path, find: findQuoted(at)})
		},
		Browse: w.app.OpenURL, Copy: w.copied,
		AskFolder: w.files.askFolder,
		AskFiles:  w.files.pick,
		Export: func(name string, forms []library.Form) {
			w.files.exportAs(name, formsOf(forms))
		},
		Shown: func(on bool) {
			w.over.HideHover()
			w.over.HideTip()
			w.frame.split.Container.Hidden = on
			w.frame.body.Refresh()
			if !on {
				w.nav.focusTab()
			}
		},
		OpenPaths: func() []string {
			var out []string
			for _, d := range w.session.Documents() {
				if filepath.IsAbs(d.Path) {
					out = append(out, d.Path)
				}
			}
			return out
		},
	}, w.folder)
	w.opens.figures = w.room.TakeFigures
}

// Changed is for the window.
func (w *libraryView) Changed(e session.Event) {
	if e.Kind == session.Fronted {
		w.room.Leave()
	}
}

// Restyle is for the window.
func (w *libraryView) Restyle(p look.Palette) { w.room.SetPalette(p) }

// Retell is for the window.
func (w *libraryView) Retell() { w.room.SetWords() }

// findQuoted finds what is quoted in a document; nil where the start is meant.
func findQuoted(at library.Quoted) func(*doc.Document) (text.Span, bool) {
	if at.Text == "" {
		return nil
	}
	return func(d *doc.Document) (text.Span, bool) {
		i := strings.Index(d.Body, at.Text)
		if i < 0 {
			return text.Span{}, false
		}
		if at.Lit.Empty() {
			at.Lit = text.Span{End: len(at.Text)}
		}
		return text.Span{Start: i + at.Lit.Start, End: i + at.Lit.End}, true
	}
}

// formsOf are forms of the library as the window writes them.
func formsOf(forms []library.Form) []form {
	var out []form
	for _, f := range forms {
		out = append(out, form{f.Ending, f.Write})
	}
	return out
}

// commands are those of many documents.
func (w *libraryView) commands() []command.Command {
	return []command.Command{
		{ID: "library.show", Keys: command.Keys("Mod+L"), Run: w.room.Toggle, Sheet: "keys.library"},
		{ID: "library.search", Keys: command.Keys("Mod+Shift+F"), Run: w.room.Search, Sheet: "keys.library.search"},
		{ID: "library.series", Keys: command.Keys("Mod+Shift+I"), Run: w.room.Follow, Sheet: "keys.library.series"},
		{ID: "library.targets", Keys: command.Keys("Mod+Shift+G"), Run: w.room.FollowTargets, Sheet: "keys.library.targets"},
		{ID: "library.prove", Keys: command.Keys("Mod+Shift+K"), Run: w.room.Prove, Sheet: "keys.library.prove"},
		{ID: "library.prove.opened", Run: w.room.ProveOpened},
		{ID: "library.check", Keys: command.Keys("Mod+Shift+M"), Run: w.room.Check, Sheet: "keys.library.check"},
		{ID: "library.words", Keys: command.Keys("Mod+Shift+D"), Run: w.room.Words, Sheet: "keys.library.words"},
		{ID: "library.reference", Run: w.room.AddReference},
		{ID: "library.officials", Run: w.room.Officials},
		command.Rule,
		{ID: "library.folder", Run: w.room.AddFolder},
		{ID: "library.add", Run: w.room.AddFiles},
		{ID: "library.this", Run: w.room.AddOpen},
		{ID: "folder.open", Run: w.room.OpenFigures},
		{ID: "library.update", Run: w.room.Update},
	}
}

// wakeAfter is how long after its start the window opens a library that was
// used before: the first page and its figures come first.
const wakeAfter = 2 * time.Second

// wake opens the library in a while.
func (w *libraryView) wake() { w.runner.After(wakeAfter, w.room.Wake) }
