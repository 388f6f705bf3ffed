package gui

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
)

// bookLetters is how many characters a bookmark is known by.
const bookLetters = 16

// bookmark sets a bookmark where the reader is, on what is selected or on the
// first line in view, or takes the one that is there away.
func (w *notesView) bookmark() {
	if w.doc() == nil || w.entry() == nil {
		w.over.Say(look.T("bookmark.nowhere"))
		return
	}
	s := w.text.pane.Selection()
	if s.Empty() {
		s = text.Span{Start: w.text.pane.Place()}
	}
	s = bookAt(w.doc(), s.Start)
	place, ok := anchor.PlaceOf(w.doc(), s)
	if !ok {
		return
	}
	for _, n := range w.entry().Notes {
		if at, in := anchor.SpanOf(w.doc(), n.Place); in && n.Bookmark && at.Overlaps(s) {
			w.session.Edit(w.front(), "undo.book", func(e *store.Entry) { e.Unbook(n.Place) })
			w.over.Say(look.T("bookmark.removed"))
			return
		}
	}
	n := store.Note{Place: place, Quote: anchor.QuoteOf(w.doc(), s), Bookmark: true, Made: time.Now().UTC().Truncate(time.Second)}
	w.session.Edit(w.front(), "undo.book", func(e *store.Entry) { e.Mark(n) })
	w.over.Say(fmt.Sprintf(look.T("bookmark.added"), command.KeyText(command.Key("Mod+D"))))
}

// bookAt is the words that a bookmark at offset is known by: the next characters
// of its paragraph.
func bookAt(d *doc.Document, offset int) text.Span {
	s := text.Span{Start: offset, End: offset}
	for n := 0; n < bookLetters && s.End < len(d.Body); n++ {
		r, size := utf8.DecodeRuneInString(d.Body[s.End:])
		if r == '\n' && n > 0 {
			break
		}
		s.End += size
	}
	return s
}

// showBookmarks shows the bookmarks in the margin.
func (w *notesView) showBookmarks() {
	var at []int
	if w.doc() != nil && w.entry() != nil {
		for _, n := range w.entry().Notes {
			if s, ok := anchor.SpanOf(w.doc(), n.Place); ok && n.Bookmark {
				at = append(at, s.Start)
			}
		}
	}
	w.text.pane.SetBookmarks(at)
}

// bookmarkItems lead to the bookmarks of the document in front, in the order of
// the text.
func (w *notesView) bookmarkItems() []command.Command {
	var out []command.Command
	if w.doc() != nil && w.entry() != nil {
		for _, n := range w.entry().Notes {
			s, ok := anchor.SpanOf(w.doc(), n.Place)
			if !ok || !n.Bookmark {
				continue
			}
			name := strings.Join(strings.Fields(n.Text), " ")
			if in := flatSection(sectionAt(w.doc(), s.Start)); in != "" && !strings.HasPrefix(in, name) {
				name += "　·　" + in
			}
			out = append(out, command.Command{Name: name, Run: func() { w.nav.goToPlace(s.Start) }})
		}
	}
	if len(out) == 0 {
		return []command.Command{{ID: "bookmarks.none"}}
	}
	return out
}

// flatSection is the name of a section in one line, cut where it is long.
func flatSection(name string) string {
	r := []rune(strings.Join(strings.Fields(name), " "))
	if len(r) > bookLetters {
		return string(r[:bookLetters-1]) + "…"
	}
	return string(r)
}
