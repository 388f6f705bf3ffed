package export

import (
	"fmt"
	"strings"

	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// Citation names the source of the text at offset in the form of GB/T 7714-2015
// for newspapers and electronic documents: author. title[kind]. publisher,
// date. What the document does not tell is left out.
func Citation(d *doc.Document, offset int) string {
	var a *doc.Article
	for i := range d.Articles {
		if d.Articles[i].Start <= offset {
			a = &d.Articles[i]
		}
	}
	if a == nil {
		return d.Name
	}
	one := func(s text.Span) string { return strings.Join(strings.Fields(d.Text(s)), " ") }
	var b strings.Builder
	if who := one(a.Author); who != "" {
		b.WriteString(strings.ReplaceAll(who, " ", ", ") + ". ")
	}
	title := one(a.Title)
	if title == "" {
		title = d.Name
	}
	b.WriteString(title)
	if sub := one(a.Subtitle); sub != "" {
		b.WriteString("：" + strings.TrimLeft(sub, "—"))
	}
	kind := "[Z]" // a document not published as a periodical
	if a.Dateline.Agency.Len() > 0 {
		kind = "[N]"
	}
	b.WriteString(kind + ". ")
	if agency := one(a.Dateline.Agency); agency != "" {
		b.WriteString(agency + ", ")
	}
	if when := a.Dateline.Date.String(); when != "" {
		b.WriteString(when)
	}
	return strings.TrimRight(b.String(), " ,.") + "."
}

// Notes is what a reader added to d, as Markdown: each highlight with the
// sentence around it, then the corrections.
func Notes(d *doc.Document, e *store.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", escape(d.Name))
	for _, n := range e.Notes {
		s, ok := correct.SpanOf(d, n.Place)
		if !ok {
			fmt.Fprintf(&b, "\n> %s\n", escape(strings.ReplaceAll(n.Text, "\n", "")))
		} else {
			around := sentence(d, s)
			before, after := text.Span{Start: around.Start, End: s.Start}, text.Span{Start: s.End, End: around.End}
			flat := func(s text.Span) string { return escape(strings.ReplaceAll(d.Text(s), "\n", "")) }
			fmt.Fprintf(&b, "\n> %s**%s**%s\n>\n> %s\n", flat(before), flat(s), flat(after), escape(Citation(d, s.Start)))
		}
		if n.Words != "" {
			fmt.Fprintf(&b, "\n%s\n", escape(n.Words))
		}
	}
	if len(e.Corrections) > 0 {
		b.WriteString("\n## 更正 · Corrections\n\n")
	}
	for _, c := range e.Corrections {
		fmt.Fprintf(&b, "- %s", escape(c.Text))
		if c.None {
			b.WriteString("：不是数字 · no figure")
		}
		for _, v := range []struct {
			name string
			to   *string
		}{{"indicator", c.Indicator}, {"lo", c.Lo}, {"hi", c.Hi}, {"unit", c.Unit}, {"time", c.Time}, {"status", c.Status}, {"kind", c.Kind}} {
			if v.to != nil {
				fmt.Fprintf(&b, "；%s = %s", v.name, escape(*v.to))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// sentence is the sentences that hold s.
func sentence(d *doc.Document, s text.Span) text.Span {
	out := s
	for _, a := range d.Articles {
		for _, bl := range a.Blocks {
			for _, sent := range bl.Sentences {
				if sent.Overlaps(s) {
					out = out.Join(sent)
				}
			}
		}
	}
	return out
}
