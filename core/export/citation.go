package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Style is a form of citations.
type Style uint8

// The styles.
const (
	GBT7714 Style = iota // GB/T 7714-2015, numeric, as Chinese journals want it
	BibTeX
	CSL // CSL-JSON, which Zotero and pandoc read
)

// A source is what a citation says of a document and of a place in it.
type source struct {
	doc.Meta
	agency string
	date   string // of the text, as printed; partial where the document says no more
	page   int    // 0 where there are no pages
	signed bool   // the issuer is the reader's word, and goes beside an agency too
}

func sourceOf(d *doc.Document, own store.Own, s text.Span) source {
	out := source{Meta: about.With(about.Of(d), own), signed: own.Issuer != nil}
	said := out.Meta
	for _, from := range d.Sources(s) {
		if from.Page > 0 {
			out.page = from.Page
			break
		}
	}
	for i := range d.Articles {
		a := &d.Articles[i]
		if i > 0 && a.Start > s.Start {
			break
		}
		one := func(s text.Span) string { return strings.Join(strings.Fields(d.Text(s)), " ") }
		if title := one(a.Title); title != "" || i > 0 {
			out.Title = title
			if sub := one(a.Subtitle); sub != "" {
				out.Title += "：" + strings.TrimLeft(sub, "—")
			}
		}
		if who := one(a.Author); who != "" || i > 0 {
			out.Author = who
		}
		out.agency = one(a.Dateline.Agency)
		out.date = a.Dateline.Date.String()
		if i > 0 {
			continue
		}
		if own.Title != nil && said.Title != "" {
			out.Title = said.Title
		}
		if own.Written != nil || own.Published != nil {
			out.date = ""
		}
	}
	if out.date == "" {
		if out.date = out.Written.String(); out.date == "" {
			out.date = out.Published.String()
		}
	}
	if out.Title == "" {
		out.Title = d.Name
	}
	return out
}

// Citation names the source of the text at offset in the form of GB/T 7714-2015
// for newspapers and electronic documents: author. title[kind]. publisher,
// date: page. What the document does not tell is left out; what the reader says
// of it goes before what was read.
func Citation(d *doc.Document, own store.Own, offset int) string {
	return Cite(d, own, text.Span{Start: offset, End: min(offset+1, len(d.Body))}, GBT7714)
}

// Cite names the source of s in a style.
func Cite(d *doc.Document, own store.Own, s text.Span, style Style) string {
	if len(d.Articles) == 0 {
		return d.Name
	}
	src := sourceOf(d, own, s)
	switch style {
	case BibTeX:
		return src.bibTeX()
	case CSL:
		return src.csl()
	}
	return src.gbt7714()
}

// gbt7714 is the form of GB/T 7714-2015, 4.6 and 4.4.
func (s source) gbt7714() string {
	var b strings.Builder
	switch {
	case s.Author != "":
		b.WriteString(strings.ReplaceAll(s.Author, " ", ", ") + ". ")
	case s.Issuer != "" && (s.agency == "" || s.signed):
		b.WriteString(s.Issuer + ". ")
	}
	b.WriteString(s.Title)
	if s.Number != "" {
		b.WriteString("：" + s.Number)
	}
	switch {
	case s.Address != "":
		b.WriteString("[EB/OL]. ")
	case s.agency != "":
		b.WriteString("[N]. ")
	default:
		b.WriteString("[Z]. ") // not published as a periodical
	}
	if s.agency != "" {
		b.WriteString(s.agency + ", ")
	}
	switch {
	case s.date != "" && s.Address != "" && s.agency == "":
		b.WriteString("(" + s.date + ")")
	case s.date != "":
		b.WriteString(s.date)
	}
	out := strings.TrimRight(b.String(), " ,.")
	if s.page > 0 {
		out += fmt.Sprintf(": %d", s.page)
	}
	out += "."
	if s.Address != "" {
		out += " " + s.Address + "."
	}
	return out
}

// bibTeX is an entry of BibTeX; its key is the number or title and the year.
func (s source) bibTeX() string {
	var b strings.Builder
	kind := "misc"
	if s.agency != "" {
		kind = "article"
	}
	fmt.Fprintf(&b, "@%s{%s,\n", kind, s.key())
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, strings.NewReplacer("{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`).Replace(value))
		}
	}
	if s.Author != "" {
		field("author", strings.Join(strings.Fields(s.Author), " and "))
	} else if s.Issuer != "" {
		fmt.Fprintf(&b, "  author = {{%s}},\n", s.Issuer)
	}
	field("title", s.Title)
	field("number", s.Number)
	field("journal", s.agency)
	if len(s.date) >= 4 {
		field("year", s.date[:4])
		if len(s.date) >= 7 && s.date[4] == '-' {
			field("month", strings.TrimPrefix(s.date[5:7], "0"))
		}
	}
	if s.page > 0 {
		field("pages", fmt.Sprint(s.page))
	}
	if s.Address != "" { // a verbatim field
		fmt.Fprintf(&b, "  url = {%s},\n", s.Address)
	}
	if strings.HasPrefix(s.Language, "zh") {
		field("langid", "chinese")
	}
	b.WriteString("}")
	return b.String()
}

// key is a name for the entry, of letters and digits.
func (s source) key() string {
	var b strings.Builder
	for _, r := range s.Number + s.date {
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	h := uint32(2166136261) // FNV-1a of the title, so that two documents of one day differ
	for i := range len(s.Title) {
		h = (h ^ uint32(s.Title[i])) * 16777619
	}
	return fmt.Sprintf("wenshu%s-%06x", b.String(), h&0xffffff)
}

// csl is one item of CSL-JSON 1.0.2.
func (s source) csl() string {
	type name struct {
		Literal string `json:"literal"`
	}
	type date struct {
		Parts [][]int `json:"date-parts"`
	}
	item := struct {
		ID       string `json:"id"`
		Type     string `json:"type"`
		Title    string `json:"title"`
		Author   []name `json:"author,omitempty"`
		Number   string `json:"number,omitempty"`
		In       string `json:"container-title,omitempty"`
		Issued   *date  `json:"issued,omitempty"`
		Page     string `json:"page,omitempty"`
		URL      string `json:"URL,omitempty"`
		Language string `json:"language,omitempty"`
	}{ID: s.key(), Type: "document", Title: s.Title, Number: s.Number, In: s.agency, URL: s.Address, Language: s.Language}
	if s.agency != "" {
		item.Type = "article-newspaper"
	} else if s.Address != "" {
		item.Type = "webpage"
	}
	for _, who := range strings.Fields(s.Author) {
		item.Author = append(item.Author, name{who})
	}
	if item.Author == nil && s.Issuer != "" {
		item.Author = []name{{s.Issuer}}
	}
	var y, m, day int
	switch n, _ := fmt.Sscanf(s.date, "%4d-%2d-%2d", &y, &m, &day); n {
	case 1:
		item.Issued = &date{[][]int{{y}}}
	case 2:
		item.Issued = &date{[][]int{{y, m}}}
	case 3:
		item.Issued = &date{[][]int{{y, m, day}}}
	}
	if s.page > 0 {
		item.Page = fmt.Sprint(s.page)
	}
	b, _ := json.MarshalIndent([]any{item}, "", " ") // strings and numbers alone
	return string(b)
}
