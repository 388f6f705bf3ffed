package gui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/banner"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// maxNotes is how many notes of a reading a menu lists.
const maxNotes = 30

// scanned are the kinds of note on pages that recognition may help.
var scanned = []string{"page-without-text", "page-unreadable"}

// noteWords says a note of the reading in the language that is spoken.
func noteWords(d *doc.Document, n doc.Note) string {
	words := hint.Note(d, n)
	if look.Current() == look.English {
		return words.English
	}
	return words.Chinese
}

// readNotes shows over the text what the reading of the file left out or could
// not tell, unless the reader has seen it.
func (w *textView) readNotes() {
	p := w.front()
	if p.Doc != nil && p.Outdated() {
		w.outdatedBanner()
		return
	}
	if p.Doc == nil || len(p.Doc.Notes) == 0 || p.NotesSeen {
		if w.banner.Box.Visible() {
			w.banner.Hide()
			w.page.Refresh()
		}
		return
	}
	d := p.Doc
	says := noteWords(d, d.Notes[0])
	if n := len(d.Notes); n > 1 {
		says += "　" + fmt.Sprintf(look.T("readnotes.more"), n)
	}
	var actions []banner.Action
	if slices.ContainsFunc(d.Notes, func(n doc.Note) bool { return slices.Contains(scanned, n.Kind) }) && !p.Asked.Recognise {
		actions = append(actions, banner.Action{Name: look.T("recognise.do"), Do: w.opens.recognise})
	}
	actions = append(actions, banner.Action{Name: look.T("readnotes.show"), Do: w.listNotes})
	w.banner.Show(says, w.palette(), actions...)
	w.page.Refresh()
}

// listNotes drops the notes of the reading, each of which leads to its place.
func (w *textView) listNotes() {
	d := w.doc()
	if d == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, n := range d.Notes {
		if i == maxNotes {
			more := fyne.NewMenuItem(fmt.Sprintf(look.T("readnotes.rest"), len(d.Notes)-i), nil)
			more.Disabled = true
			items = append(items, more)
			break
		}
		m := fyne.NewMenuItem(noteWords(d, n), w.session.While(session.OfText, func() { w.nav.toRaw(n.Raw) }))
		m.Disabled = n.Raw.Start >= len(d.Raw)
		items = append(items, m)
	}
	w.over.Drop(w.banner.Box, items)
}

// bodyAt is the place of the body that was made of raw, or of what follows it.
func bodyAt(d *doc.Document, raw text.Span) (text.Span, bool) {
	if s, ok := d.Back.Forward(raw); ok && !s.Empty() {
		return s, true
	}
	for _, width := range []int{4, 64, 1024, 1 << 14, len(d.Raw)} {
		next := text.Span{Start: raw.Start, End: min(raw.Start+width, len(d.Raw))}
		if s, ok := d.Back.Forward(next); ok && !s.Empty() {
			return text.Span{Start: s.Start, End: min(s.Start+3, s.End)}, true
		}
	}
	return text.Span{}, false
}
