package export

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
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
