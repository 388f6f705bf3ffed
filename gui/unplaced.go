package gui

import (
	"slices"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/notebook"
)

// unplacedItems are the rows of what has no place in this state of the document.
func unplacedItems(u *store.Unplaced) []notebook.Item {
	var out []notebook.Item
	for i, n := range u.Notes {
		out = append(out, notebook.Item{ID: i, Unplaced: true, Colour: n.Colour, Text: n.Text, Words: n.Words, Made: n.Made, Bookmark: n.Bookmark})
	}
	for i, c := range u.Corrections {
		out = append(out, notebook.Item{ID: i, Unplaced: true, Correction: true, Text: c.Text, Words: correctionText(c), Made: c.Made})
	}
	for i, m := range u.Undone {
		out = append(out, notebook.Item{ID: i, Unplaced: true, Undone: true, Correction: true, Text: m.Before + "⏎" + m.After, Made: m.Made})
	}
	return out
}

// hasUnplaced reports whether an item is still there.
func hasUnplaced(u *store.Unplaced, it notebook.Item) bool {
	switch {
	case it.Undone:
		return it.ID < len(u.Undone)
	case it.Correction:
		return it.ID < len(u.Corrections)
	}
	return it.ID < len(u.Notes)
}

// takeUnplaced takes an item away. The lists before stay as they were.
func takeUnplaced(u *store.Unplaced, it notebook.Item) {
	switch {
	case it.Undone:
		u.Undone = slices.Delete(slices.Clone(u.Undone), it.ID, it.ID+1)
	case it.Correction:
		u.Corrections = slices.Delete(slices.Clone(u.Corrections), it.ID, it.ID+1)
	default:
		u.Notes = slices.Delete(slices.Clone(u.Notes), it.ID, it.ID+1)
	}
}

// copyUnplaced adds an item of from, which has it, to to.
func copyUnplaced(to, from *store.Unplaced, it notebook.Item) {
	switch {
	case it.Undone: // no part of the file of notes
	case it.Correction:
		to.Corrections = append(to.Corrections, from.Corrections[it.ID])
	default:
		to.Notes = append(to.Notes, from.Notes[it.ID])
	}
}

// placeItem gives a note or correction that has no place the one of the words
// that are selected in the text.
func (w *notesView) placeItem(it notebook.Item) {
	s := w.text.pane.Selection()
	if w.doc() == nil || w.entry() == nil || !it.Unplaced || it.Undone || !w.has(it) {
		return
	}
	place, ok := anchor.PlaceOf(w.doc(), s)
	if s.Empty() || !ok {
		w.over.Say(look.T("notes.place.first"))
		return
	}
	if it.Correction && slices.ContainsFunc(w.entry().Corrections, func(c store.Correction) bool { return c.Place == place }) || !it.Correction && noteOn(w.entry(), place) >= 0 {
		w.over.Say(look.T("notes.place.taken"))
		return
	}
	quote := anchor.QuoteOf(w.doc(), s)
	quote.Was = it.Text
	w.session.Edit(w.front(), "undo.place", func(e *store.Entry) {
		if it.Correction {
			c := e.Unplaced.Corrections[it.ID]
			c.Place, c.Quote = place, quote
			e.Correct(c)
		} else {
			n := e.Unplaced.Notes[it.ID]
			n.Place, n.Quote = place, quote
			e.Mark(n)
		}
		takeUnplaced(&e.Unplaced, it)
	})
	w.trace("placed")
}
