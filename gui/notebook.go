package gui

import (
	"context"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/notebook"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A notesView shows what the reader added to the document in front: as a list,
// and in the text.
type notesView struct {
	*desk
	pane    *notebook.Pane
	text    *textView
	outline *outlineView
	card    *cardView
}

// Changed is for the window.
func (w *notesView) Changed(e session.Event) {
	if e.Kind == session.Fronted || e.Kind == session.Noted || e.Kind == session.Built {
		w.showNotes()
	}
}

// Restyle is for the window.
func (w *notesView) Restyle(p look.Palette) { w.pane.SetPalette(p) }

// Retell is for the window.
func (w *notesView) Retell() {
	w.pane.SetWords()
	w.noteList()
}

// Focus is for the window.
func (w *notesView) Focus(c fyne.Canvas) {
	c.Unfocus() // keys must not move the text behind
	w.pane.Focus(c)
}

// Find is for the window.
func (w *notesView) Find() { w.pane.FocusFilter(w.win.Canvas()) }

// Export asks where to put the notes that are shown.
func (w *notesView) Export() { w.exportNotes(w.pane.Shown()) }

// build makes the list and connects it.
func (w *notesView) build() {
	p := notebook.New()
	p.OnTip = w.over.Tip
	p.OnGo = func(it notebook.Item) {
		w.nav.leap(func() {
			w.nav.show(tabReading)
			w.text.pane.Reveal(it.At)
		})
	}
	p.OnKey = w.key
	p.OnEdit = w.editItem
	p.OnDelete = w.deleteItem
	p.OnPlace = w.placeItem
	p.OnUndo = w.undelete
	p.OnCopy = func(shown []notebook.Item) {
		write := w.notesMarkdown(shown)
		var text string
		w.runner.Go(func(context.Context) { text = write() }, func() { w.counted(text, "copied.notes", len(shown)) })
	}
	p.OnExport = w.exportNotes
	w.pane = p
}

// noteList fills the tab with the reader's highlights and corrections.
func (w *notesView) noteList() {
	if w.doc() == nil || w.entry() == nil {
		w.pane.Forget()
		w.pane.SetItems(nil)
		return
	}
	if w.session.CanUndo() != undoDelete {
		w.pane.Forget()
	}
	var items []notebook.Item
	items = append(items, unplacedItems(&w.entry().Unplaced)...)
	add := func(it notebook.Item, p store.Place) {
		s, ok := anchor.SpanOf(w.doc(), p)
		it.At, it.Gone, it.Section = s.Start, !ok, ""
		if ok {
			it.Section = sectionAt(w.doc(), s.Start)
		}
		items = append(items, it)
	}
	for i, n := range w.entry().Notes {
		add(notebook.Item{ID: i, Colour: n.Colour, Text: n.Text, Was: n.Was, Words: n.Words, Made: n.Made, Bookmark: n.Bookmark, Fixed: n.Bookmark}, n.Place)
	}
	for i, c := range w.entry().Corrections {
		add(notebook.Item{ID: i, Correction: true, Text: c.Text, Words: correctionText(c), Made: c.Made, Fixed: c.None}, c.Place)
	}
	w.pane.SetItems(items)
}

// sectionAt names the section that the byte at offset stands in: its heading,
// or the article's title.
func sectionAt(d *doc.Document, offset int) string {
	out := ""
	for i := range d.Articles {
		a := &d.Articles[i]
		if offset < a.Start || offset >= a.End {
			continue
		}
		out = d.Text(a.Title)
		for _, s := range a.Sections {
			if s.Start <= offset && !s.Heading.Empty() {
				out = d.Text(s.Heading)
			}
		}
	}
	return out
}

func correctionText(c store.Correction) string {
	if c.None {
		return look.T("correct.none")
	}
	var out []string
	for _, v := range []*string{c.Indicator, c.Lo, c.Hi, c.Unit, c.Time, c.Status} {
		if v != nil && *v != "" && (len(out) == 0 || out[len(out)-1] != *v) {
			out = append(out, *v)
		}
	}
	return look.T("correct.to") + strings.Join(out, " · ")
}

// has reports whether an item is still there: it may have been deleted
// meanwhile.
func (w *notesView) has(it notebook.Item) bool {
	switch {
	case w.entry() == nil:
		return false
	case it.Unplaced:
		return hasUnplaced(&w.entry().Unplaced, it)
	case it.Correction:
		return it.ID < len(w.entry().Corrections)
	}
	return it.ID < len(w.entry().Notes)
}

// editItem opens the form of an item. What has no place in the document can be
// placed or deleted, not edited.
func (w *notesView) editItem(it notebook.Item) {
	switch {
	case !w.has(it) || it.Unplaced:
	case !it.Correction:
		w.writeNote(it.ID)
	default:
		place := w.entry().Corrections[it.ID].Place
		for i := range w.doc().Figures {
			if p, ok := anchor.PlaceOf(w.doc(), w.doc().Figures[i].Span); ok && p == place {
				w.card.correct(i)
				return
			}
		}
	}
}

// deleteItem deletes a highlight or takes a correction back, and offers to
// undo it.
func (w *notesView) deleteItem(it notebook.Item) {
	if !w.has(it) {
		return
	}
	w.session.Edit(w.front(), undoDelete, func(e *store.Entry) {
		switch {
		case it.Unplaced:
			takeUnplaced(&e.Unplaced, it)
		case it.Correction:
			e.Uncorrect(e.Corrections[it.ID].Place)
		case it.Bookmark:
			e.Unbook(e.Notes[it.ID].Place)
		default:
			e.Unmark(e.Notes[it.ID].Place)
		}
	})
	w.pane.Deleted(it.Text)
}

// undoDelete is the name of a deletion from the notes, to be taken back.
const undoDelete = "undo.delete"

// undelete takes the last deletion back.
func (w *notesView) undelete() {
	if w.session.CanUndo() == undoDelete {
		w.session.Undo()
	}
}

// notesMarkdown returns what writes the file of the notes that are shown, away
// from the widgets.
func (w *notesView) notesMarkdown(shown []notebook.Item) func() string {
	d, all := w.doc(), w.entry().Clone()
	o := export.NoteOptions{English: look.Current() == look.English, Base: w.front().Base}
	return func() string {
		notes, corrections := map[int]bool{}, map[int]bool{}
		var unplaced store.Unplaced
		for _, it := range shown {
			if it.Unplaced {
				copyUnplaced(&unplaced, &all.Unplaced, it)
			} else if it.Correction {
				corrections[it.ID] = true
			} else {
				notes[it.ID] = true
			}
		}
		e := *all
		e.Notes, e.Corrections, e.Unplaced = nil, nil, unplaced
		for i, n := range all.Notes {
			if notes[i] {
				e.Notes = append(e.Notes, n)
			}
		}
		for i, c := range all.Corrections {
			if corrections[i] {
				e.Corrections = append(e.Corrections, c)
			}
		}
		return export.Notes(d, &e, o)
	}
}

// exportNotes asks where to put the file of the notes that are shown.
func (w *notesView) exportNotes(shown []notebook.Item) {
	if w.doc() != nil && w.entry() != nil {
		w.files.exportAs(stem(w.doc())+look.T("export.notes"), w.noteForms(shown))
	}
}

func (w *notesView) noteForms(shown []notebook.Item) []form {
	write := w.notesMarkdown(shown)
	return []form{{".md", func(out io.Writer) error {
		_, err := io.WriteString(out, write())
		return err
	}}}
}

// noteKey is for keys over the text: 1 to 4 highlight what is selected in that
// colour, m writes a note on it. It reports whether it took the key.
func (w *notesView) noteKey(key fyne.KeyName) bool {
	if w.doc() == nil || w.entry() == nil || !w.nav.at(tabReading) || w.text.pane.Selection().Empty() {
		return false
	}
	switch key {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		w.highlight(int(key[0]-'1'), "")
	case fyne.KeyM:
		// once the key has passed, or its letter would stand in the note
		w.runner.After(20*time.Millisecond, w.noteOnSelection)
	default:
		return false
	}
	return true
}

// noteOnSelection asks for the words of a note on what is selected, or of the
// highlight that has just those characters.
func (w *notesView) noteOnSelection() {
	if w.doc() == nil || w.entry() == nil {
		return
	}
	p, ok := anchor.PlaceOf(w.doc(), w.text.pane.Selection())
	if !ok {
		return
	}
	w.writeNote(noteOn(w.entry(), p))
}

// withNotes does something with the notes that are shown.
func (w *notesView) withNotes(do func([]notebook.Item)) func() {
	return func() {
		if n := w.pane.Shown(); len(n) > 0 {
			do(n)
			return
		}
		w.over.Say(look.T("export.nothing"))
	}
}
