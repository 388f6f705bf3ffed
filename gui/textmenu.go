package gui

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// textMenu shows the menu over the text.
func (w *textView) textMenu(offset int, abs fyne.Position) {
	if items := w.textItems(offset); len(items) > 0 {
		w.over.Menu(items, abs)
	}
}

// textItems are what can be done with the selection, and with what stands at
// offset; -1 is beside the text.
func (w *textView) textItems(offset int) []*fyne.MenuItem {
	if w.doc() == nil || w.entry() == nil {
		return nil
	}
	_, selected := w.pane.Selected()
	var items []*fyne.MenuItem
	add := func(name string, off bool, do func()) {
		m := fyne.NewMenuItem(name, do)
		m.Disabled = off
		items = append(items, m)
	}
	p, d, clip := w.front(), w.doc(), w.app.Clipboard()
	same := func(do func()) func() { return w.session.While(session.OfFigures, do) } // another document may come while the menu is open
	add(look.T("copy"), selected == "", func() { clip.SetContent(selected) })
	add(look.T("copy.cite"), selected == "", w.copyCited)
	if table := w.pane.TableText(offset); table != nil {
		add(look.T("copy.table"), false, func() {
			var words string
			w.runner.Go(func(context.Context) { words = table() }, func() {
				w.rowsCopied(words, strings.Count(strings.TrimRight(words, "\n"), "\n")+1)
			})
		})
		t, own := w.pane.Table(offset).Table, w.own()
		add(look.T("copy.table.html"), false, func() {
			var words string
			w.runner.Go(func(context.Context) { words = export.GridHTML(d, t) }, func() { w.rowsCopied(words, len(t.Rows)) })
		})
		add(look.T("export.table"), false, func() {
			w.files.exportAs(stem(d)+look.T("export.table.name"), []form{
				{".xlsx", func(f io.Writer) error { return export.GridXLSX(f, d, t, own) }},
				{".html", func(f io.Writer) error {
					_, err := io.WriteString(f, "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n"+export.GridHTML(d, t))
					return err
				}},
			})
		})
	}
	add(look.T("find.selection"), selected == "" || strings.Contains(selected, "\n"), w.find.openFind)
	items = append(items, fyne.NewMenuItemSeparator())
	mark := fyne.NewMenuItem(look.T("note.mark"), nil)
	mark.Disabled = selected == ""
	mark.ChildMenu = fyne.NewMenu("")
	mark.ChildMenu.Items = w.notes.colourItems()
	items = append(items, mark)
	i := -1
	if offset >= 0 {
		i = w.notes.noteAt(offset)
	}
	add(look.T("note.write"), selected == "" && i < 0, same(func() { w.notes.writeNote(i) }))
	if i >= 0 {
		place := w.entry().Notes[i].Place
		add(look.T("note.remove"), false, func() {
			w.session.Edit(p, "undo.unmark", func(e *store.Entry) { e.Unmark(place) })
		})
	}
	items = append(items, fyne.NewMenuItemSeparator())
	if f := w.figureAt(offset); f >= 0 {
		a := w.card.figureActions(f)
		add(look.T("figure.card"), false, same(a.Sentence))
		add(look.T("card.chart"), false, same(a.Chart))
		add(look.T("library.figure"), false, same(func() {
			w.library.room.FollowName(d.Figures[f].Indicator, d.Figures[f].Kind == doc.Change && d.Figures[f].Value.Unit == "%")
		}))
		add(look.T("figure.copy"), false, same(a.Copy))
		add(look.T("figure.cite"), false, same(a.Cite))
		add(look.T("correct.figure"), false, same(a.Correct))
	} else {
		add(look.T("figure.add"), selected == "", same(w.card.addFigure))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	return append(items, w.repairs.lineItems(offset)...)
}

// copyCited copies what is selected with its source; without a selection, the
// sentence of the chosen figure.
func (w *textView) copyCited() {
	s := w.pane.Selection()
	if i := w.pane.Figure(); s.Empty() && w.doc() != nil && i >= 0 {
		s = w.doc().Figures[i].Sentence
	}
	if w.doc() == nil || s.Empty() {
		w.over.Say(look.T("select.first"))
		return
	}
	w.copied(w.quote(s))
}

// quote is a stretch of the text with the source it is quoted from, in the
// characters that the reader wants copied.
func (w *textView) quote(s text.Span) string {
	words := w.doc().Text(s)
	if w.display().Copy {
		words = w.pane.Shown(s)
	}
	return "“" + strings.ReplaceAll(words, "\n", "") + "”\n" + export.Citation(w.doc(), w.own(), s.Start)
}
