package gui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
)

// showNotes washes the highlights in the text.
func (w *notesView) showNotes() {
	var out []reading.Note
	var starts []int
	var words []string
	if w.doc() != nil && w.entry() != nil {
		for _, n := range w.entry().Notes {
			if n.Bookmark {
				continue
			}
			if s, ok := anchor.SpanOf(w.doc(), n.Place); ok {
				starts = append(starts, s.Start)
				words = append(words, n.Words)
				out = append(out, reading.Note{Span: s, Colour: n.Colour, Words: n.Words != ""})
			}
		}
	}
	w.text.pane.SetNotes(out)
	w.text.pane.OnNote = func(i int, abs fyne.Position) { w.over.Tip(words[i], abs) }
	w.text.pane.OnNoteEnd = func() { w.over.HideTip() }
	w.outline.pane.SetNotes(starts)
	w.showBookmarks()
	w.noteList()
}

// noteAt returns the index in the entry of the highlight over offset, -1 if
// there is none. Of several it is the shortest: the others can be reached
// beside it.
func (w *notesView) noteAt(offset int) int {
	best, least := -1, 0
	for i, n := range w.entry().Notes {
		if s, ok := anchor.SpanOf(w.doc(), n.Place); ok && !n.Bookmark && s.Has(offset) && (best < 0 || s.Len() <= least) {
			best, least = i, s.Len()
		}
	}
	return best
}

// highlight marks what is selected.
func (w *notesView) highlight(colour int, words string) {
	s := w.text.pane.Selection()
	if w.entry() == nil || s.Empty() {
		w.over.Say(look.T("select.first"))
		return
	}
	place, ok := anchor.PlaceOf(w.doc(), s)
	if !ok {
		return
	}
	if words == "" { // another colour keeps the words
		if i := noteOn(w.entry(), place); i >= 0 {
			words = w.entry().Notes[i].Words
		}
	}
	w.mark(w.front(), store.Note{Place: place, Quote: anchor.QuoteOf(w.doc(), s), Colour: colour, Words: words})
}

// mark keeps a note of now.
func (w *notesView) mark(p *session.Document, n store.Note) {
	n.Made = time.Now().UTC().Truncate(time.Second)
	w.session.Edit(p, "undo.mark", func(e *store.Entry) { e.Mark(n) })
}

// noteOn is the index of the note on just the bytes at a place, -1 if there is
// none.
func noteOn(e *store.Entry, place store.Place) int {
	return slices.IndexFunc(e.Notes, func(n store.Note) bool { return n.Place == place && !n.Bookmark })
}

// noteWash is how strong the colours of highlights are shown to choose from.
const noteWash = 0x60

// writeNote asks for the words of a note and its colour, on what is selected
// or of the highlight with that index. Another document may have come to the
// front, and the highlight may be gone, by the time of the answer.
func (w *notesView) writeNote(i int) {
	p, n := w.front(), store.Note{}
	if i >= 0 {
		n = w.entry().Notes[i]
	} else {
		s := w.text.pane.Selection()
		place, ok := anchor.PlaceOf(w.doc(), s)
		if !ok {
			w.over.Say(look.T("select.first"))
			return
		}
		n.Place, n.Quote = place, anchor.QuoteOf(w.doc(), s)
	}
	w.askNote(p, n, n.Words, i < 0)
}

// askNote asks for the words of n, a highlight of p or, if fresh, one to be made.
// What was typed is not lost when the form is left: it can be brought back.
func (w *notesView) askNote(p *session.Document, n store.Note, words string, fresh bool) {
	var field *overlay.Field
	leave := func() {
		if typed := field.Text; w.over.Dismiss() && typed != n.Words {
			w.over.Offer(look.T("note.left"), look.T("note.again"), func() { w.askNote(p, n, typed, fresh) })
		}
	}
	field = overlay.NewTextField("note.write", leave)
	field.SetMinRowsVisible(5)
	var list []overlay.Choice
	for c := range store.Colours {
		ground := look.Notes[c]
		ground.A = noteWash
		list = append(list, overlay.Choice{ID: strconv.Itoa(c), Name: look.NoteName(c), Ground: ground, Ink: w.palette().Ink})
	}
	colour := overlay.NewChoices(look.T("note.mark"), list, "0", w.palette, func(string) {})
	colour.OnKey = func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			leave()
		}
	}
	colour.Set(strconv.Itoa(n.Colour))
	field.SetText(words)
	content := container.NewBorder(nil, container.NewVBox(overlay.Spacer(look.Gap), colour), nil, nil, field)
	keep := func() {
		at := noteOn(p.Entry, n.Place)
		c := max(0, colour.Chosen())
		switch {
		case fresh:
			w.mark(p, store.Note{Place: n.Place, Quote: n.Quote, Colour: c, Words: field.Text})
		case at >= 0:
			w.session.Edit(p, "undo.note", func(e *store.Entry) { e.Notes[at].Words, e.Notes[at].Colour = field.Text, c })
		}
	}
	d := w.over.Form(strings.TrimSuffix(look.T("note.write"), "…"), content, keep)
	field.Submit = func() {
		d.Hide()
		keep()
	}
	field.SetPlaceHolder(look.T("note.keys"))
	d.Resize(fyne.NewSize(460, 280))
	w.over.Ask(d, nil)
	w.over.Guard(func() bool { return field.Text != n.Words })
	w.win.Canvas().Focus(field)
}

// colourItems highlight what is selected, each in its colour.
func (w *notesView) colourItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for c := range store.Colours {
		items = append(items, fyne.NewMenuItem(look.NoteName(c), func() { w.highlight(c, "") }))
	}
	return items
}
