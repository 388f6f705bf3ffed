package gui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/gui/tree"
	"github.com/wenshu-app/wenshu/seeds"
)

// A paper is an open document with all that the panes show of it. The window
// has one set of panes, which show the paper in front. A paper that was open
// when the program last ended is only a path until it is first looked at.
type paper struct {
	path   string       // absolute; the sample's name for the sample
	known  string       // the title of the document; "" where none is known
	worker *task.Runner // finds figures; no other paper's work ends it

	doc   *doc.Document
	base  *doc.Document // doc before the reader's corrections
	entry *store.Entry  // what the reader added

	text    *reading.Model
	outline *tree.Model
	rows    *figures.Model
	set     *series.Set
	models  []chart.Model
	found   bool // the figures of doc are there
	finding bool // they are being found, or made again
	stale   bool // the language, what charts take or what the reader added has changed since

	at       int            // the first byte in view when it was last in front
	choice   reading.Choice // of text, when it was last in front
	history  history
	card     int // the figure in the inspector; -1 for none
	mends    mendList
	picked   picked       // the chart of figures that the reader chose
	asked    core.Options // how the reader wants the file read; a password is kept nowhere else
	coming   bool         // its tab stands while it is read for the first time, and it comes to the front then
	stamp    stamp        // of the file when it was read
	seen     stamp        // of the file when it was last looked at
	outdated bool         // the file has changed since it was read
	quiet    bool         // the reader has seen the notes of the reading
}

// newPaper returns a paper of which only the path is known.
func (w *Window) newPaper(path string) *paper {
	p := &paper{path: path, card: -1}
	p.worker = w.runner.Branch(func(name, stage string, done, total int64) {
		p.finding = name != ""
		if w.paper == p && !w.opening {
			w.onProgress(name, stage, done, total)
		}
	})
	return p
}

// name is what the tab of a paper says.
func (p *paper) name() string {
	if p.doc != nil {
		return p.doc.Name
	}
	return nameOf(p.path)
}

// nameOf is what the file at path is called; the sample is called that, since
// nobody knows it by its file.
func nameOf(path string) string {
	if path == seeds.Name {
		return look.T("sample")
	}
	return filepath.Base(path)
}

// called is what the document of a paper is called: as the reader calls it, by
// its title, by its file where it has none. The sample goes by its name, until
// the reader gives it another.
func (p *paper) called() string {
	title := p.known
	if p.path == seeds.Name {
		title = ""
	}
	if p.entry != nil && p.entry.Own.Title != nil {
		title = *p.entry.Own.Title
	}
	if p.doc != nil && title != "" {
		return title
	}
	return p.name()
}

// titleOf is the title of d in one line, "" where it has none.
func titleOf(d *doc.Document) string {
	return strings.Join(strings.Fields(about.Of(d).Title), " ")
}

// paperOf returns the open paper of path, nil if there is none.
func (w *Window) paperOf(path string) *paper {
	for _, p := range w.papers {
		if p.path == path {
			return p
		}
	}
	return nil
}

// absolute is path from the root of the file system; the sample is nowhere.
func absolute(path string) string {
	if path == seeds.Name {
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// loader returns what reads the bytes at path.
func loader(path string) func(context.Context, *progress.Counter) ([]byte, error) {
	return func(ctx context.Context, c *progress.Counter) ([]byte, error) {
		if path == seeds.Name {
			return seeds.Seed, nil
		}
		return loadPath(ctx, path, c)
	}
}

// bring puts a paper in front; one that is only a path is read now.
func (w *Window) bring(p *paper) {
	if w.paper == p {
		w.focusTab()
		return
	}
	w.leave()
	w.saveEntry()
	w.paper = p
	w.onProgress("", "", 0, 0)
	w.showPaper()
	w.remembered()
	if p.doc == nil && !(w.opening && w.reads == p.path) {
		w.read(p.path, loader(p.path))
	}
}

// showPaper shows the paper in front in every pane.
func (w *Window) showPaper() {
	p := w.paper
	if p.picked.wanted { // the reader went away meanwhile
		p.picked.wanted = false
		p.picked.asked++
	}
	w.over.HideHover()
	w.over.HideTip()
	w.historyButtons()
	w.start.show(p.doc == nil && p.path == "")
	w.tree.SetModel(p.outline)
	if p.text == nil {
		w.reading.SetModel(reading.Prepare(nil))
	} else {
		w.reading.SetModel(p.text)
	}
	w.stopFinding()
	w.seek.hits, w.seek.at = nil, -1
	if p.doc == nil {
		w.seek.index = nil
	}
	if w.finder.Visible() && p.doc != nil {
		w.search(w.finder.Query())
	}
	w.showNotes()
	w.moving = true // places shown by the program are no places visited
	if p.at > 0 {
		w.reading.ScrollTo(p.at)
	}
	w.reading.SetChoice(p.choice)
	if p.doc != nil {
		w.onPlace(w.reading.Place())
	} else {
		w.place.SetText("")
	}
	w.figures.SetModel(p.rows)
	if w.charts != nil {
		w.charts.SetModels(p.models)
		w.charts.SetWords(w.chartWords())
		w.showPicked()
	}
	w.showCard(p.card)
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
	if p.stale {
		w.rebuild()
	}
	w.trace("shows " + p.name())
}

// paperTabs shows the names of the open papers.
func (w *Window) paperTabs() {
	names, files := make([]string, len(w.papers)), make([]string, len(w.papers))
	for i, p := range w.papers {
		names[i], files[i] = p.called(), p.name()
	}
	w.paperBar.Set(names, files, slices.Index(w.papers, w.paper))
}

// closePaper closes a paper: what the reader added to it is kept, and its
// neighbour comes to the front.
func (w *Window) closePaper(p *paper) {
	i := slices.Index(w.papers, p)
	if i < 0 {
		return
	}
	if w.paper == p {
		w.leave()
		w.saveEntry()
	}
	if w.opening && w.reads == p.path {
		w.runner.Cancel()
		w.opening = false
	}
	p.worker.Cancel()
	w.papers = slices.Delete(w.papers, i, i+1)
	switch {
	case w.paper != p:
		w.paperTabs()
		w.remembered()
	case len(w.papers) == 0:
		w.paper = w.newPaper("")
		w.onProgress("", "", 0, 0)
		w.showPaper()
		w.remembered()
	default:
		w.paper = w.newPaper("") // the one closed is not left once more
		w.bring(w.papers[min(i, len(w.papers)-1)])
	}
}

// closeOthers closes every paper but p.
func (w *Window) closeOthers(p *paper) {
	if !slices.Contains(w.papers, p) {
		return // closed while the menu was open
	}
	w.bring(p)
	for _, other := range slices.Clone(w.papers) {
		if other != p {
			w.closePaper(other)
		}
	}
}

// nextPaper brings the paper that stands by tabs further, round the ends.
func (w *Window) nextPaper(by int) {
	if n := len(w.papers); n > 1 {
		w.bring(w.papers[(slices.Index(w.papers, w.paper)+by+n)%n])
	}
}

// paperMenu is the menu over the tab of a paper.
func (w *Window) paperMenu(i int, abs fyne.Position) {
	p := w.papers[i]
	others := fyne.NewMenuItem(look.T("papers.others"), func() { w.closeOthers(p) })
	others.Disabled = len(w.papers) < 2
	path := fyne.NewMenuItem(look.T("papers.path"), func() {
		w.app.Clipboard().SetContent(p.path)
		w.over.Say(look.T("copied"))
	})
	path.Disabled = !filepath.IsAbs(p.path)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem(look.T("papers.close"), func() { w.closePaper(p) }), others, fyne.NewMenuItemSeparator(), path),
		w.win.Canvas(), abs)
}

// remembered keeps which papers are open, and which is in front, for the next
// start.
func (w *Window) remembered() {
	paths := make([]string, len(w.papers))
	for i, p := range w.papers {
		paths[i] = p.path
	}
	front := slices.Index(w.papers, w.paper)
	w.settings.Change(func(v *settings.Values) { v.Open, v.Front = paths, front })
}

// OpenAll opens files: the first is shown, the others are read when they are
// looked at.
func (w *Window) OpenAll(paths []string) {
	if len(paths) == 1 {
		w.Open(paths[0])
		return
	}
	var first *paper
	for _, path := range paths {
		path = absolute(path)
		p := w.paperOf(path)
		if p == nil {
			p = w.newPaper(path)
			w.papers = append(w.papers, p)
		}
		if first == nil {
			first = p
		}
	}
	if first != nil {
		w.bring(first)
	}
	w.paperTabs()
}

// Take brings the window to the front with the files that another start of the
// program hands over.
func (w *Window) Take(paths []string) {
	w.win.Show()
	w.win.RequestFocus()
	w.OpenAll(paths)
	w.trace("taken")
}

// Restore opens what was open when the window was last closed, and the files at
// paths over it; the sample where there is nothing of either. Whether the files
// are still there is asked in the background: a network drive may take its time.
func (w *Window) Restore(paths ...string) {
	open, shown := w.settings.Values().Open, w.settings.Values().Front
	there := make([]bool, len(open))
	w.runner.Draw(func(context.Context) {
		for i, path := range open {
			there[i] = path == seeds.Name || stands(path)
		}
	}, func() { w.restore(open, there, shown, paths) })
}

// restore opens those of the files that are there, the one shown last in front,
// and paths over them.
func (w *Window) restore(open []string, there []bool, shown int, paths []string) {
	var gone []string
	var front *paper
	for i, path := range open {
		switch {
		case !there[i]:
			gone = append(gone, filepath.Base(path))
		case w.paperOf(path) == nil:
			p := w.newPaper(path)
			w.papers = append(w.papers, p)
			if front == nil || i <= shown {
				front = p
			}
		}
	}
	if len(gone) > 0 {
		w.over.Say(fmt.Sprintf(look.T("papers.gone"), gone[0], len(gone)))
	}
	switch {
	case len(paths) > 0:
		w.OpenAll(paths)
	case w.doc != nil || w.opening: // another start's files came first
		w.paperTabs()
	case front != nil:
		w.bring(front)
	default:
		w.OpenSeed()
	}
}
