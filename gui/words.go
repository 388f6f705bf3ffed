package gui

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/gui/wordlist"
	"github.com/wenshu-app/wenshu/seeds"
)

// A wordsView shows the words of the document in front.
type wordsView struct {
	*desk
	pane       *wordlist.Pane
	lexis      lexis
	dictionary dictionary // for double clicks and counts
}

// Changed is for the window.
func (w *wordsView) Changed(e session.Event) {
	if e.Kind == session.Fronted || e.Kind == session.Built {
		w.countWords()
	}
}

// Restyle is for the window.
func (w *wordsView) Restyle(p look.Palette) { w.pane.SetPalette(p) }

// Retell is for the window.
func (w *wordsView) Retell() { w.pane.SetWords() }

// Turned is for the window.
func (w *wordsView) Turned() { w.countWords() }

// Focus is for the window.
func (w *wordsView) Focus(c fyne.Canvas) {
	c.Unfocus() // keys must not move the text behind while the list is not there
	w.pane.Focus(c)
}

// Find is for the window.
func (w *wordsView) Find() { w.pane.FocusFilter(w.win.Canvas()) }

// A lexis is what the window keeps for the tab of words.
type lexis struct {
	counted *doc.Document // whose words are shown, or being counted; by its Body
	stop    context.CancelFunc
	stopOne context.CancelFunc // of the document that is compared
	there   *doc.Document      // which is compared
	path    string             // and where it was read
}

// build makes the pane and connects it.
func (w *wordsView) build() {
	p := wordlist.New()
	p.Run = w.runner.Go
	p.OnTip = w.over.Tip
	p.OnPlace = func(offset, length int) {
		w.nav.leap(func() { w.nav.showPlace(text.Span{Start: offset, End: offset + length}) })
	}
	p.OnThere, p.OnKey = w.goThere, w.key
	p.OnGrams = w.countGrams
	p.OnCompany = w.countCompany
	p.OnCompare = w.chooseOther
	p.OnCompareEnd = w.endCompare
	p.OnCopy = w.rowsCopied
	w.pane = p
}

// countWords counts the words of the document in the background, once its tab
// is looked at. What is counted of another document stops.
func (w *wordsView) countWords() {
	x := &w.lexis
	if x.counted != nil && (w.doc() == nil || x.counted.Body != w.doc().Body) {
		x.stop()
		w.endCompare()
		x.counted = nil
		w.pane.Clear()
	}
	if w.doc() == nil || !w.nav.at(tabWords) || x.counted != nil {
		return
	}
	d := w.doc()
	ctx, stop := context.WithCancel(context.Background())
	x.counted, x.stop = d, stop
	w.pane.SetDoc(wordsDoc(d))
	show := func(l words.List) {
		w.runner.Do(func() {
			if ctx.Err() == nil {
				w.pane.SetList(l, false)
			}
		})
	}
	if len(d.Body) < longBody {
		show = nil // all of it is there before anybody has looked
	}
	var list words.List
	var err error
	w.runner.Go(func(context.Context) {
		err = w.dictionary.with(func(cut func(string) []text.Span) (err error) {
			list, err = words.CountInParts(ctx, d.Body, cut, show)
			return err
		})
	}, func() {
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			w.failed(d.Name, err)
			return
		}
		w.pane.SetList(list, true)
		if w.nav.at(tabWords) && w.win.Canvas().Focused() == nil {
			w.nav.focusTab() // the list was not there yet when its tab was turned to
		}
		w.trace("words")
	})
}

// longBody is how many bytes a text has whose words are shown while they are
// counted.
const longBody = 300_000

// wordsDoc is a document as the tab of words knows it.
func wordsDoc(d *doc.Document) *wordlist.Doc {
	out := &wordlist.Doc{Name: d.Name, Body: d.Body}
	for i := range d.Articles {
		a := &d.Articles[i]
		out.Bounds = append(out.Bounds, wordlist.Bound{At: a.Start, Article: true, Name: d.Text(a.Title)})
		for _, s := range a.Sections {
			if !s.Heading.Empty() {
				out.Bounds = append(out.Bounds, wordlist.Bound{At: s.Start, Name: d.Text(s.Heading)})
			}
		}
	}
	return out
}

// An other is a document that the one shown can be compared with.
type other struct {
	name string
	path string
	load func(context.Context, *progress.Counter) (*doc.Document, error)
}

// others lists what the shown document can be compared with: the documents that
// are open, the files opened last, and the sample.
func (w *wordsView) others() []other {
	var out []other
	seen := map[string]bool{w.front().Path: true}
	add := func(path string) {
		if seen[path] {
			return
		}
		seen[path] = true
		out = append(out, otherFile(path))
	}
	for _, p := range w.session.Documents() {
		add(p.Path)
	}
	for _, path := range w.settings.Values().Recent {
		add(path)
	}
	add(seeds.Name)
	return out
}

func otherFile(path string) other {
	return other{nameOf(path), path, func(ctx context.Context, p *progress.Counter) (*doc.Document, error) {
		b, err := session.Loader(path)(ctx, p)
		if err != nil {
			return nil, err
		}
		return core.Outline(ctx, nameOf(path), b, p)
	}}
}

// compareItems compare the words of the document in front with another's.
func (w *wordsView) compareItems() []command.Command {
	var out []command.Command
	if w.doc() == nil {
		return out
	}
	for _, o := range w.others() {
		out = append(out, command.Command{Name: o.name, Run: func() {
			w.nav.show(tabWords)
			w.compare(o)
		}})
	}
	return append(out, command.Command{ID: "words.choose.file", Run: func() {
		w.nav.show(tabWords)
		w.otherDialog()
	}})
}

// chooseOther drops a menu of the documents to compare with.
func (w *wordsView) chooseOther(under fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, o := range w.others() {
		items = append(items, fyne.NewMenuItem(o.name, func() { w.compare(o) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(look.T("words.choose.file"), w.otherDialog))
	w.over.Drop(under, items)
}

func (w *wordsView) otherDialog() {
	w.files.pick(func(paths []string) { w.compare(otherFile(paths[0])) })
}

// compare counts another document in the background and shows what sets the
// two apart. It stops when another is opened or the comparing ends.
func (w *wordsView) compare(o other) {
	if w.lexis.counted == nil {
		return
	}
	w.endCompare()
	ctx, stop := context.WithCancel(context.Background())
	w.lexis.stopOne = stop
	w.pane.Compare(o.name)
	p := &progress.Counter{}
	finished := false
	var tick func()
	tick = func() {
		if !finished && ctx.Err() == nil {
			stage, done, total := p.Read()
			w.pane.Progress(stageName(stage), done, total)
			w.runner.After(task.Poll, tick)
		}
	}
	tick()
	var d *doc.Document
	var list words.List
	var err error
	w.runner.Go(func(context.Context) {
		if d, err = o.load(ctx, p); err != nil {
			return
		}
		p.Start("words", len(d.Body))
		err = w.dictionary.with(func(cut func(string) []text.Span) (err error) {
			list, err = words.Count(ctx, d.Body, func(s string) []text.Span {
				p.Add(len(s))
				return cut(s)
			})
			return err
		})
	}, func() {
		finished = true
		switch {
		case ctx.Err() != nil:
		case err != nil:
			w.pane.EndCompare()
			w.failed(o.name, err)
		default:
			w.lexis.there, w.lexis.path = d, o.path
			w.pane.SetOther(*wordsDoc(d), list)
			w.trace("compared")
		}
	})
}

// endCompare stops what is counted for comparing.
func (w *wordsView) endCompare() {
	if w.lexis.stopOne != nil {
		w.lexis.stopOne()
		w.lexis.stopOne = nil
	}
	w.lexis.there = nil
}

// goThere opens the compared document at a place of it.
func (w *wordsView) goThere(offset, length int) {
	if d := w.lexis.there; d != nil {
		if at, ok := anchor.PlaceOf(d, text.Span{Start: offset, End: offset + length}); ok {
			w.nav.openAt(w.lexis.path, at)
		}
	}
}
