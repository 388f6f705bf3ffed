package gui

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/library"
)

// newLibrary makes the part of the window for many documents. It stands in the
// place of the document that is read.
func (w *Window) newLibrary(folder string) *library.Room {
	return library.New(library.Host{
		Window: w.win, Runner: w.runner, Over: w.over, Life: w.life, Palette: w.palette, Style: w.drawStyle, Trace: w.trace, Key: w.key,
		Draft: func() (*doc.Document, string) { return w.doc(), w.front().Path },
		Open: func(path string, at library.Quoted) {
			w.openWhere(path, arrival{path: path, find: findQuoted(at)})
		},
		AskFolder: w.askFolder,
		AskFiles:  w.pick,
		Export: func(name string, forms []library.Form) {
			w.exportAs(name, formsOf(forms))
		},
		Shown: func(on bool) {
			w.over.HideHover()
			w.over.HideTip()
			w.split.Container.Hidden = on
			w.body.Refresh()
			if !on {
				w.focusTab()
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
	}, folder)
}

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

// libraryCommands are those of many documents.
func (w *Window) libraryCommands() []command.Command {
	return []command.Command{
		{ID: "library.show", Keys: command.Keys("Mod+L"), Run: w.many.Toggle, Sheet: "keys.library"},
		{ID: "library.search", Keys: command.Keys("Mod+Shift+F"), Run: w.many.Search, Sheet: "keys.library.search"},
		{ID: "library.series", Keys: command.Keys("Mod+Shift+I"), Run: w.many.Follow, Sheet: "keys.library.series"},
		{ID: "library.targets", Keys: command.Keys("Mod+Shift+G"), Run: w.many.FollowTargets, Sheet: "keys.library.targets"},
		{ID: "library.prove", Keys: command.Keys("Mod+Shift+K"), Run: w.many.Prove, Sheet: "keys.library.prove"},
		{ID: "library.prove.opened", Run: w.many.ProveOpened},
		command.Rule,
		{ID: "library.folder", Run: w.many.AddFolder},
		{ID: "library.add", Run: w.many.AddFiles},
		{ID: "library.this", Run: w.many.AddOpen},
		{ID: "library.update", Run: w.many.Update},
	}
}

// wakeAfter is how long after its start the window opens a library that was
// used before: the first page and its figures come first.
const wakeAfter = 2 * time.Second

// wakeLibrary opens the library in a while.
func (w *Window) wakeLibrary() { w.runner.After(wakeAfter, w.many.Wake) }
