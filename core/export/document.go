package export

import (
	"io"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// Text writes the mended document, one block a line and nothing else.
func Text(w io.Writer, d *doc.Document) error {
	var b strings.Builder
	for i := range d.Articles {
		for _, bl := range d.Articles[i].Blocks {
			b.WriteString(d.Text(bl.Span))
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Markdown writes the mended document: # for titles, ## and on for headings
// by their level, one paragraph a block, --- between articles.
func Markdown(w io.Writer, d *doc.Document) error {
	var b strings.Builder
	for i := range d.Articles {
		if i > 0 {
			b.WriteString("---\n\n")
		}
		for _, bl := range d.Articles[i].Blocks {
			s := escape(d.Text(bl.Span))
			switch bl.Kind {
			case doc.Title:
				s = "# " + s
			case doc.Subtitle, doc.Kicker:
				s = "**" + s + "**"
			case doc.Heading:
				s = strings.Repeat("#", min(6, max(1, bl.Level)+1)) + " " + s
			case doc.ListItem:
				s = "- " + strings.TrimLeft(strings.TrimLeft(s, "·•●■◆▲□"), " ")
			}
			b.WriteString(s)
			b.WriteString("\n\n")
		}
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

// escape keeps Markdown from reading marks of the text as its own.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '>':
			b.WriteByte('\\')
		case '#', '+', '-':
			if i == 0 {
				b.WriteByte('\\')
			}
		case '.', ')':
			if number(s[:i]) && i+1 < len(s) && s[i+1] == ' ' {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

func number(s string) bool { return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == "" }

// A Span names a stretch of the mended text and the bytes of the file that
// made it.
type Span struct {
	Start     int `json:"start"`
	End       int `json:"end"`
	FileStart int `json:"file_start"`
	FileEnd   int `json:"file_end"`
}

type node struct {
	Kind      string `json:"kind"`
	Level     int    `json:"level,omitempty"`
	Span      Span   `json:"span"`
	Text      string `json:"text"`
	Sentences []Span `json:"sentences,omitempty"`
}

type section struct {
	Heading *string `json:"heading"`
	Level   int     `json:"level,omitempty"`
	Span    Span    `json:"span"`
	Blocks  [2]int  `json:"blocks"` // first and after the last
}

type article struct {
	Span     Span      `json:"span"`
	Kicker   *string   `json:"kicker"`
	Title    *string   `json:"title"`
	Subtitle *string   `json:"subtitle"`
	Agency   *string   `json:"agency"`
	Place    *string   `json:"place"`
	Date     *string   `json:"date"`
	Inferred bool      `json:"year_inferred"`
	From     *string   `json:"year_from"`
	Author   *string   `json:"author"`
	Sections []section `json:"sections"`
	Blocks   []node    `json:"blocks"`
}

type change struct {
	Why string `json:"why"`
	At  Span   `json:"at"` // in the text as read
	Old string `json:"old"`
	New string `json:"new"`
}

type tree struct {
	Name     string    `json:"name"`
	ID       string    `json:"sha256"`
	Encoding string    `json:"encoding"`
	Articles []article `json:"articles"`
	Changes  []change  `json:"changes"`
	Figures  []Record  `json:"figures"`
}

var blockKinds = map[doc.BlockKind]string{
	doc.Paragraph: "paragraph", doc.Title: "title", doc.Kicker: "kicker", doc.Subtitle: "subtitle", doc.Heading: "heading", doc.Lead: "lead",
	doc.DateLine: "dateline", doc.Byline: "byline", doc.Salutation: "salutation", doc.ListItem: "list-item", doc.Verse: "verse", doc.TableRow: "table-row",
}

// Tree writes the document as JSON: articles, sections, blocks and sentences
// with their places in the mended text and in the file, what was mended, and
// the figures.
func Tree(w io.Writer, d *doc.Document) error {
	t := tree{Name: d.Name, ID: d.ID, Encoding: d.Encoding, Articles: []article{}, Changes: []change{}, Figures: Records(d, Options{})}
	at := func(s text.Span) Span {
		f, _ := d.File(s)
		return Span{s.Start, s.End, f.Start, f.End}
	}
	for i := range d.Articles {
		a := &d.Articles[i]
		out := article{
			Span: at(a.Span), Kicker: optional(d.Text(a.Kicker)), Title: optional(d.Text(a.Title)), Subtitle: optional(d.Text(a.Subtitle)),
			Agency: optional(d.Text(a.Dateline.Agency)), Place: optional(d.Text(a.Dateline.Place)), Date: optional(a.Dateline.Date.String()),
			Inferred: a.Dateline.YearInferred, From: optional(a.Dateline.YearFrom), Author: optional(d.Text(a.Author)),
		}
		for _, s := range a.Sections {
			out.Sections = append(out.Sections, section{optional(d.Text(s.Heading)), s.Level, at(s.Span), [2]int{s.First, s.Last}})
		}
		for _, bl := range a.Blocks {
			n := node{Kind: blockKinds[bl.Kind], Level: bl.Level, Span: at(bl.Span), Text: d.Text(bl.Span)}
			for _, s := range bl.Sentences {
				n.Sentences = append(n.Sentences, at(s))
			}
			out.Blocks = append(out.Blocks, n)
		}
		t.Articles = append(t.Articles, out)
	}
	for _, r := range d.Back.Edits() {
		f, _ := d.Origins.Hull(r.Old)
		t.Changes = append(t.Changes, change{r.Why, Span{r.Old.Start, r.Old.End, f.Start, f.End}, r.Old.Of(d.Raw), r.New.Of(d.Body)})
	}
	e := encoder(w)
	e.SetIndent("", " ")
	return e.Encode(t)
}
