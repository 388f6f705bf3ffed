package export

import (
	"fmt"
	"html"
	"io"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
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
		heads := d.Articles[i].Heads(d.Body)
		for k, bl := range d.Articles[i].Blocks {
			if h, ok := heads[k]; ok && h.Alone {
				bl.Kind, bl.Level = doc.Heading, h.Level
			}
			if t := tableAt(d, bl.Span); t != nil {
				if t.Start >= bl.Start { // its first row
					markdownTable(&b, d, t)
				}
				continue
			}
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

// tableAt is the table that s, a block, is a row of; nil if it is none.
func tableAt(d *doc.Document, s text.Span) *doc.Table {
	i := sort.Search(len(d.Tables), func(i int) bool { return d.Tables[i].End > s.Start })
	if i == len(d.Tables) || !d.Tables[i].Overlaps(s) {
		return nil
	}
	return &d.Tables[i]
}

// markdownTable writes t as GitHub's Markdown has tables, or as HTML where
// cells span columns or rows.
func markdownTable(b *strings.Builder, d *doc.Document, t *doc.Table) {
	width, plain := 0, true
	for _, row := range t.Rows {
		for _, c := range row {
			width = max(width, c.Col+c.Across+1)
			plain = plain && c.Across == 0 && c.Down == 0
		}
	}
	if !plain || width > 100 {
		htmlTable(b, d, t)
		return
	}
	for i, row := range t.Rows {
		at := 0
		for k := range width {
			b.WriteString("| ")
			if at < len(row) && row[at].Col == k {
				b.WriteString(strings.ReplaceAll(escape(oneLine(d.Text(row[at].Span))), "|", `\|`))
				b.WriteByte(' ')
				at++
			}
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", width) + "|\n")
		}
	}
	b.WriteByte('\n')
}

func htmlTable(b *strings.Builder, d *doc.Document, t *doc.Table) {
	b.WriteString("<table>\n")
	for i, row := range t.Rows {
		b.WriteString("<tr>")
		tag := "td"
		if i < t.Heads {
			tag = "th"
		}
		at := 0
		for _, c := range row {
			for ; at < c.Col; at++ {
				if !covered(t, i, at) {
					b.WriteString("<" + tag + "></" + tag + ">")
				}
			}
			b.WriteString("<" + tag)
			if c.Across > 0 {
				fmt.Fprintf(b, ` colspan="%d"`, c.Across+1)
			}
			if c.Down > 0 {
				fmt.Fprintf(b, ` rowspan="%d"`, c.Down+1)
			}
			b.WriteString(">" + html.EscapeString(oneLine(d.Text(c.Span))) + "</" + tag + ">")
			at = c.Col + c.Across + 1
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n\n")
}

// covered reports whether a cell of a row above reaches down over column col of
// row i.
func covered(t *doc.Table, i, col int) bool {
	for k := max(0, i-64); k < i; k++ {
		for _, c := range t.Rows[k] {
			if c.Col <= col && col <= c.Col+c.Across && k+c.Down >= i {
				return true
			}
		}
	}
	return false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

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

type table struct {
	Span  Span         `json:"span"`
	Heads int          `json:"heads,omitempty"` // rows of heads where the file says
	Rows  [][]gridCell `json:"rows"`
}

type gridCell struct {
	Col    int    `json:"col"`
	Across int    `json:"across,omitempty"` // columns covered beyond its own
	Down   int    `json:"down,omitempty"`
	Text   string `json:"text"`
}

type meta struct {
	Title     string `json:"title,omitempty"`
	Issuer    string `json:"issuer,omitempty"`
	Author    string `json:"author,omitempty"`
	Number    string `json:"number,omitempty"`
	Written   string `json:"written,omitempty"`
	Published string `json:"published,omitempty"`
	Address   string `json:"address,omitempty"`
	Language  string `json:"language,omitempty"`
}

type tree struct {
	Name     string    `json:"name"`
	ID       string    `json:"sha256"`
	Format   string    `json:"format"`
	Encoding string    `json:"encoding"`
	Meta     meta      `json:"meta"`
	Notes    []Note    `json:"notes"`
	Tables   []table   `json:"tables,omitempty"`
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
// the figures. own is what the reader says of the document as a whole.
func Tree(w io.Writer, d *doc.Document, own store.Own) error {
	m := about.With(about.Of(d), own)
	t := tree{Name: d.Name, ID: d.ID, Format: d.Format, Encoding: d.Encoding, Articles: []article{}, Notes: []Note{},
		Meta: meta{m.Title, m.Issuer, m.Author, m.Number, m.Written.String(), m.Published.String(), m.Address, m.Language}, Changes: []change{}, Figures: Records(d, Options{})}
	at := func(s text.Span) Span {
		f, _ := d.File(s)
		return Span{s.Start, s.End, f.Start, f.End}
	}
	t.Notes = append(t.Notes, notesOf(d)...)
	for _, g := range d.Tables {
		out := table{Span: at(g.Span), Heads: g.Heads, Rows: [][]gridCell{}}
		for _, row := range g.Rows {
			cells := []gridCell{}
			for _, c := range row {
				cells = append(cells, gridCell{c.Col, c.Across, c.Down, d.Text(c.Span)})
			}
			out.Rows = append(out.Rows, cells)
		}
		t.Tables = append(t.Tables, out)
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
