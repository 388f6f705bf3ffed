package gui

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/gui/banner"
	"github.com/wenshu-app/wenshu/gui/finder"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/welcome"
)

// A textView shows the text of the document in front, with the search bar and
// what the reading of the file left out over it.
type textView struct {
	*desk
	pane    *reading.Pane
	welcome *welcome.Strip    // over the text at a first start
	greeted *session.Document // over which it was shown
	banner  *banner.Bar       // over the text: what the reading of the file left out
	start   *start            // in its place while no document is there
	stack   *fyne.Container   // of both
	beside  *fyne.Container   // the stack, with the original at its side or without
	page    *fyne.Container   // all of it
	kept    perDocument[*keptText]

	notes   *notesView
	find    *findView
	card    *cardView
	prefs   *prefs
	orig    *originalView
	opens   *opener
	words   *wordsView
	library *libraryView
	repairs *repairView
}

// A keptText is the text of an open document.
type keptText struct {
	model  *reading.Model
	choice reading.Choice // of it, when it was last in front
}

// build makes the pane and connects it.
func (w *textView) build() {
	w.pane = reading.New()
	w.pane.Run = w.runner.Go
	w.pane.OnJump = w.nav.visit
	w.pane.OnPlace = w.nav.onPlace
	w.pane.OnFigure = func(i int) {
		w.over.HideHover()
		w.card.showCard(i)
	}
	w.pane.OnHover = w.card.showHover
	w.pane.OnHoverEnd = w.over.HideHover
	w.pane.OnChart = w.card.charts.toChart
	w.pane.OnPress = func() { w.words.needWords(w.pane.WordsCame) }
	w.pane.Words = w.words.dictionary.cut
	w.pane.OnKey = w.key
	w.pane.OnFind = w.find.openFind
	w.pane.OnMenu = w.textMenu
	w.pane.OnSize = func(by float64) { w.prefs.resize(by) }
	w.start = w.newStart()
	w.welcome = w.newWelcome()
	w.banner = banner.New()
	w.banner.OnClose = w.bannerClosed
	w.stack = container.NewStack(w.pane, w.start.box)
	w.beside = container.NewStack(w.stack)
	w.find.bar = finder.New()
	w.page = container.NewBorder(container.NewVBox(w.welcome.Box, w.banner.Box, w.find.bar), nil, nil, nil, w.beside)
}

// makeRoom gives what stands over the text the room that it needs now; what is
// read stays where it is on the screen.
func (w *textView) makeRoom() {
	before := w.beside.Position().Y
	w.page.Refresh()
	w.pane.Shift(w.beside.Position().Y - before)
}

// Prepare is for the session.
func (w *textView) Prepare(d *session.Document) session.Making {
	display := w.display()
	return func(_ context.Context, c session.Content) (func(), error) {
		m := reading.Prepare(c.Doc, display)
		return func() {
			k := &keptText{model: m}
			if old := w.kept[d]; old != nil && c.Old != nil && c.Old.Body == c.Doc.Body {
				k.choice = old.choice
			}
			w.kept[d] = k
		}, nil
	}
}

// Changed is for the window.
func (w *textView) Changed(e session.Event) {
	switch {
	case e.Kind == session.Closed:
		delete(w.kept, e.Doc)
	case e.Kind == session.Leaving:
		if k := w.kept[e.Doc]; k != nil {
			k.choice = w.pane.Choice()
		}
	case e.Kind == session.Fronted:
		w.start.show(e.Doc.Doc == nil && e.Doc.Path == "")
		w.endWelcome(e.Doc)
		w.showText()
		if e.Doc.Doc != nil {
			w.nav.onPlace(w.pane.Place())
		}
		w.readNotes()
	case e.Kind == session.Built: // the text stays where it is
		w.showText()
		w.nav.onPlace(e.Doc.At)
		w.readNotes()
	case e.Kind == session.Outdated:
		w.readNotes()
	case e.Kind == session.Unreadable && w.doc() == nil:
		w.start.show(true)
	}
}

// showText shows the text of the document in front where its reading stopped.
func (w *textView) showText() {
	k := w.kept[w.front()]
	if k == nil {
		k = &keptText{model: reading.Prepare(nil)}
	}
	w.pane.SetModel(k.model)
	w.pane.SetChoice(k.choice)
	if at := w.front().At; at > 0 {
		w.pane.ScrollTo(at)
	}
}

// Restyle is for the window.
func (w *textView) Restyle(look.Palette) {
	w.start.fill()
	w.setPage()
	w.readNotes()
	w.rewelcome()
}

// Retell is for the window.
func (w *textView) Retell() {
	w.start.fill()
	w.readNotes()
	w.rewelcome()
}

// setPage shows the page as the settings say now.
func (w *textView) setPage() {
	w.pane.SetStyle(w.pageStyle())
	w.pane.SetDisplay(w.display())
	w.over.HideHover()
}

// Focus is for the window.
func (w *textView) Focus(c fyne.Canvas) { c.Focus(w.pane) }

// Export asks where to put the mended text.
func (w *textView) Export() {
	d := w.doc()
	w.files.exportAs(stem(d)+look.T("export.text"), []form{
		{".md", func(out io.Writer) error { return export.Markdown(out, d) }},
		{".txt", func(out io.Writer) error { return export.Text(out, d) }},
		{".pdf", w.printer(w.life)},
	})
}
