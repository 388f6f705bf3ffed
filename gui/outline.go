package gui

import (
	"context"
	"io"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/tree"
)

// An outlineView shows the headings of the document in front.
type outlineView struct {
	*desk
	pane    *tree.Pane
	kept    perDocument[*tree.Model]
	figures *figuresView
}

// build makes the pane and gives it what can be done with a section.
func (w *outlineView) build() {
	w.pane = tree.New()
	w.pane.OnPlace = w.nav.goToPlace
	w.pane.OnKey = w.key
	w.pane.OnTip = w.over.Tip
	w.pane.OnCopyTitle = func(title string) {
		w.copied(title)
	}
	w.pane.OnCopyText = func(s text.Span) {
		w.copied(w.sectionText(s))
	}
	w.pane.OnFigures = w.figuresOf
	w.pane.OnExport = w.exportSectionDialog
}

// Prepare is for the session.
func (w *outlineView) Prepare(d *session.Document) session.Making {
	return func(_ context.Context, c session.Content) (func(), error) {
		m := tree.Build(c.Doc)
		return func() { w.kept[d] = m }, nil
	}
}

// Changed is for the window.
func (w *outlineView) Changed(e session.Event) {
	switch {
	case e.Kind == session.Closed:
		delete(w.kept, e.Doc)
	case e.Kind == session.Fronted, e.Kind == session.Built:
		w.pane.SetModel(w.kept[e.Doc]) // which forgets what it counted where the sections are others
	}
}

// Restyle is for the window.
func (w *outlineView) Restyle(look.Palette) {
	w.setPage()
	w.pane.Refresh()
}

// setPage shows the titles in the script of the page.
func (w *outlineView) setPage() { w.pane.SetForm(w.display().Form) }

// Retell is for the window.
func (w *outlineView) Retell() { w.pane.Refresh() }

// sectionText is the text of a section, a paragraph a line, with its source.
func (w *outlineView) sectionText(s text.Span) string {
	return strings.TrimRight(w.doc().Text(s), "\n") + "\n\n" + export.Citation(w.doc(), w.own(), s.Start)
}

// figuresOf shows the figures of a section alone in the table.
func (w *outlineView) figuresOf(s text.Span, title string) {
	at, ok := w.doc().File(s)
	if !ok {
		return
	}
	w.nav.leap(func() {
		w.nav.show(tabFigures)
		w.figures.pane.Only(figures.Part{Span: at, Name: title})
	})
}

// exportSectionDialog asks where to put a section: its text as Markdown with the
// source, or its figures as CSV.
func (w *outlineView) exportSectionDialog(s text.Span, title string) {
	if d := w.doc(); d != nil {
		w.files.exportAs(title, sectionForms(d, w.own(), s))
	}
}

func sectionForms(d *doc.Document, own store.Own, s text.Span) []form {
	return []form{
		{".md", func(out io.Writer) error { return export.SectionMarkdown(out, d, own, s) }},
		{".csv", func(out io.Writer) error { return export.SectionCSV(out, d, s, export.Options{File: d.Name}) }},
	}
}
