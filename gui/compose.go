package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/tree"
)

// compose makes the parts of the window and tells each what it needs of others.
func (w *Window) compose(o Options, end context.CancelFunc) {
	k := w.desk
	choices := &prefs{desk: k, system: o.Language, retell: w.retell}
	w.text = &textView{desk: k, kept: perDocument[*keptText]{}}
	w.outline = &outlineView{desk: k, kept: perDocument[*tree.Model]{}}
	w.find = &findView{desk: k, text: w.text, outline: w.outline}
	w.figures = &figuresView{desk: k, kept: perDocument[*figures.Model]{}}
	w.charts = &chartsView{desk: k, picks: perDocument[*picked]{}}
	w.words = &wordsView{desk: k}
	w.mend = &repairView{desk: k, clicked: perDocument[*doc.Repair]{}, lined: perDocument[bool]{}}
	w.orig = &originalView{desk: k, text: w.text}
	w.card = &cardView{desk: k, text: w.text, figures: w.figures, charts: w.charts, orig: w.orig}
	w.notes = &notesView{desk: k, text: w.text, outline: w.outline, card: w.card}
	w.opens = &opener{desk: k, made: o.Made}
	w.library = &libraryView{desk: k, folder: o.Library, notes: store.Folder(o.Data)}
	choices.text, choices.orig, choices.outline, w.text.prefs = w.text, w.orig, w.outline, choices
	w.keys = &keys{desk: k, version: o.Version, text: w.text, charts: w.charts, notes: w.notes, card: w.card, find: w.find, orig: w.orig, library: w.library, opens: w.opens, prefs: choices}
	w.frame = &frame{desk: k, end: end, outline: w.outline, card: w.card, orig: w.orig, library: w.library, opens: w.opens, keys: w.keys}
	w.keys.frame, w.library.frame, w.library.charts, w.text.library = w.frame, w.frame, w.charts, w.library
	w.library.opens = w.opens
	w.library.words = w.words
	w.text.notes, w.text.find, w.text.card, w.text.orig, w.text.opens, w.text.words, w.text.repairs = w.notes, w.find, w.card, w.orig, w.opens, w.words, w.mend
	w.outline.figures, w.figures.card, w.figures.charts, w.charts.card, w.orig.card = w.figures, w.card, w.charts, w.card, w.card
	k.files = &files{desk: k, native: o.Native}
	k.nav = &navigator{desk: k, text: w.text, outline: w.outline, find: w.find, card: w.card, orig: w.orig, frame: w.frame, library: w.library}
	k.key, k.failed, k.remenu, k.restyle = w.keys.keyed, w.opens.failedOn, w.keys.remakeMenu, w.recolour
	w.over.Palette, w.over.After, w.over.OnClosed = w.palette, w.runner.After, k.nav.focusTab
	w.runner.OnProgress = w.frame.onProgress
	w.settings.Changed = choices.settingsChanged
	w.keys.table = &command.Table{Waits: w.over.Waits, Keys: keyGroups(), Guide: w.opens.openGuide}
	for _, p := range []interface{ build() }{w.outline, w.text, w.find, w.figures, w.words, w.notes, w.mend, w.orig, w.charts, w.card, w.library, w.frame} {
		p.build()
	}
	k.nav.setPanes(w.panes())
	w.win.SetContent(w.over.Over(w.frame.lay(k.nav.tabs.Box)...))
	w.retell()
}

// retell sets every word of the window in the current language.
func (w *Window) retell() {
	for _, v := range w.views() {
		v.Retell()
	}
}

// recolour gives the views the colours, font and size that are chosen.
func (w *Window) recolour() {
	p := w.palette()
	for _, v := range w.views() {
		v.Restyle(p)
	}
	w.over.HideHover()
}

// padded leaves room round a pane.
func padded(o fyne.CanvasObject) fyne.CanvasObject { return container.NewPadded(o) }

// A part is a view of which some have nothing to say: it does nothing.
type part struct{}

func (part) Changed(session.Event) {}
func (part) Restyle(look.Palette)  {}
func (part) Retell()               {}
