package gui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/seeds"
)

// fileOf is what the file of a document is called.
func fileOf(d *session.Document) string {
	if d.Doc != nil {
		return d.Doc.Name
	}
	return nameOf(d.Path)
}

// called is what a document is called: as the reader calls it, by its title, by
// its file where it has none. The sample goes by its name, until the reader gives
// it another.
func called(d *session.Document) string {
	title := d.Title
	if d.Path == seeds.Name {
		title = ""
	}
	if d.Entry != nil && d.Entry.Own.Title != nil {
		title = *d.Entry.Own.Title
	}
	if title != "" {
		return title
	}
	return fileOf(d)
}

// documentTabs shows the names of the open papers.
func (w *frame) documentTabs() {
	names, files := make([]string, len(w.session.Documents())), make([]string, len(w.session.Documents()))
	for i, p := range w.session.Documents() {
		names[i], files[i] = called(p), fileOf(p)
	}
	w.tabs.Set(names, files, slices.Index(w.session.Documents(), w.front()))
}

// documentMenu is the menu over the tab of a paper.
func (w *frame) documentMenu(i int, abs fyne.Position) {
	w.over.Menu(w.documentMenuItems(w.session.Documents()[i]), abs)
}

// documentMenuItems are what can be done with an open document.
func (w *frame) documentMenuItems(p *session.Document) []*fyne.MenuItem {
	others := fyne.NewMenuItem(look.T("documents.others"), func() { w.session.CloseOthers(p) })
	others.Disabled = len(w.session.Documents()) < 2
	path := fyne.NewMenuItem(look.T("documents.path"), func() {
		w.copied(p.Path)
	})
	path.Disabled = !filepath.IsAbs(p.Path)
	return []*fyne.MenuItem{fyne.NewMenuItem(look.T("documents.close"), func() { w.session.Close(p) }), others, fyne.NewMenuItemSeparator(), path}
}
