package gui

import (
	"io"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
)

// connectOutline gives the outline what can be done with a section.
func (w *Window) connectOutline() {
	w.tree.OnKey = w.key
	w.tree.OnTip = w.over.Tip
	w.tree.OnCopyTitle = func(title string) {
		w.app.Clipboard().SetContent(title)
		w.over.Say(look.T("copied"))
	}
	w.tree.OnCopyText = func(s text.Span) {
		w.app.Clipboard().SetContent(w.sectionText(s))
		w.over.Say(look.T("copied"))
	}
	w.tree.OnFigures = w.figuresOf
	w.tree.OnExport = w.exportSectionDialog
}

// sectionText is the text of a section, a paragraph a line, with its source.
func (w *Window) sectionText(s text.Span) string {
	return strings.TrimRight(w.doc().Text(s), "\n") + "\n\n" + export.Citation(w.doc(), w.own(), s.Start)
}

// figuresOf shows the figures of a section alone in the table.
func (w *Window) figuresOf(s text.Span, title string) {
	at, ok := w.doc().File(s)
	if !ok {
		return
	}
	w.leap(func() {
		w.show(tabFigures)
		w.figures.Only(figures.Part{Span: at, Name: title})
	})
}

// countHits tells the outline where what is looked for stands.
func (w *Window) countHits() {
	at := make([]int, len(w.seek.hits))
	for i, h := range w.seek.hits {
		at[i] = h.Start
	}
	w.tree.SetHits(at)
}

// exportSectionDialog asks where to put a section: its text as Markdown with the
// source, or its figures as CSV.
func (w *Window) exportSectionDialog(s text.Span, title string) {
	if d := w.doc(); d != nil {
		w.exportAs(title, sectionForms(d, w.own(), s))
	}
}

func sectionForms(d *doc.Document, own store.Own, s text.Span) []form {
	return []form{
		{".md", func(out io.Writer) error { return export.SectionMarkdown(out, d, own, s) }},
		{".csv", func(out io.Writer) error { return export.SectionCSV(out, d, s, export.Options{File: d.Name}) }},
	}
}
