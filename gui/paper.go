package gui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/tree"
	"github.com/wenshu-app/wenshu/seeds"
)

// Kept is what the panes show of a document, for as long as it is open: there is
// one set of panes, which show the document in front.
type kept struct {
	text    *reading.Model
	outline *tree.Model
	rows    *figures.Model
	choice  reading.Choice // of text, when it was last in front
	picked  picked         // the chart of figures that the reader chose
	mend    *doc.Mend      // that was clicked last, until it is made
}

// keptOf is what is shown of d.
func (w *Window) keptOf(d *session.Document) *kept {
	k := w.shows[d]
	if k == nil {
		k = &kept{}
		w.shows[d] = k
	}
	return k
}

// kept is what is shown of the document in front.
func (w *Window) kept() *kept { return w.keptOf(w.front()) }

// front is the document in front.
func (w *Window) front() *session.Document { return w.session.Front() }

// doc is what the document in front says; nil where none is there.
func (w *Window) doc() *doc.Document { return w.front().Doc }

// entry is what the reader added to it.
func (w *Window) entry() *store.Entry { return w.front().Entry }

// fileOf is what the file of a document is called.
func fileOf(d *session.Document) string {
	if d.Doc != nil {
		return d.Doc.Name
	}
	return nameOf(d.Path)
}

// nameOf is what the file at path is called; the sample is called that, since
// nobody knows it by its file.
func nameOf(path string) string {
	if path == seeds.Name {
		return look.T("sample")
	}
	return filepath.Base(path)
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
	if d.Doc != nil && title != "" {
		return title
	}
	return fileOf(d)
}

// showPaper shows the paper in front in every pane.
func (w *Window) showPaper() {
	p, k := w.front(), w.kept()
	if k.picked.wanted { // the reader went away meanwhile
		k.picked.wanted = false
		k.picked.asked++
	}
	w.over.HideHover()
	w.over.HideTip()
	w.historyButtons()
	w.start.show(p.Doc == nil && p.Path == "")
	w.tree.SetModel(k.outline)
	if k.text == nil {
		w.reading.SetModel(reading.Prepare(nil))
	} else {
		w.reading.SetModel(k.text)
	}
	w.stopFinding()
	w.seek.hits, w.seek.at = nil, -1
	if p.Doc == nil {
		w.seek.index = nil
	}
	if w.finder.Visible() && p.Doc != nil {
		w.search(w.finder.Query())
	}
	w.showNotes()
	w.moving = true // places shown by the program are no places visited
	if p.At > 0 {
		w.reading.ScrollTo(p.At)
	}
	w.reading.SetChoice(k.choice)
	if p.Doc != nil {
		w.onPlace(w.reading.Place())
	} else {
		w.place.SetText("")
	}
	w.figures.SetModel(k.rows)
	if w.charts != nil {
		w.showCharts(p.Models, true)
		w.showPicked()
	}
	w.showCard(p.Card)
	w.moving = false
	w.title()
	w.counts()
	w.readNotes()
	w.paperTabs()
	w.countWords()
	w.showMending()
	w.turnOriginal()
	w.showOriginal()
	w.focusTab()
	w.trace("shows " + fileOf(p))
}

// paperTabs shows the names of the open papers.
func (w *Window) paperTabs() {
	names, files := make([]string, len(w.session.Documents())), make([]string, len(w.session.Documents()))
	for i, p := range w.session.Documents() {
		names[i], files[i] = called(p), fileOf(p)
	}
	w.paperBar.Set(names, files, slices.Index(w.session.Documents(), w.front()))
}

// paperMenu is the menu over the tab of a paper.
func (w *Window) paperMenu(i int, abs fyne.Position) {
	p := w.session.Documents()[i]
	others := fyne.NewMenuItem(look.T("papers.others"), func() { w.session.CloseOthers(p) })
	others.Disabled = len(w.session.Documents()) < 2
	path := fyne.NewMenuItem(look.T("papers.path"), func() {
		w.app.Clipboard().SetContent(p.Path)
		w.over.Say(look.T("copied"))
	})
	path.Disabled = !filepath.IsAbs(p.Path)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem(look.T("papers.close"), func() { w.session.Close(p) }), others, fyne.NewMenuItemSeparator(), path),
		w.win.Canvas(), abs)
}

// OpenAll opens files: the first is shown, the others are read when they are
// looked at.
func (w *Window) OpenAll(paths []string) { w.session.OpenAll(paths) }

// Take brings the window to the front with the files that another start of the
// program hands over.
func (w *Window) Take(paths []string) {
	w.win.Show()
	w.win.RequestFocus()
	w.OpenAll(paths)
	w.trace("taken")
}

// Restore opens what was open when the window was last closed, and the files at
// paths over it; the sample where there is nothing of either.
func (w *Window) Restore(paths ...string) { w.session.Restore(paths...) }
