// Package html reads web pages: the article without what stands around it, its
// headings, lists and tables, and what the page says of itself.
package html

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// opening are the ways in which a page begins, blanks and comments aside.
var opening = regexp.MustCompile(`(?is)^(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|span|h[1-6]|ul|ol|br|center|font)[\s>/]`)

// Is reports whether b is a web page: it begins as one does.
func Is(b []byte) bool {
	head := b[:min(len(b), 8192)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) { // UTF-16
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if !opening.Match(head) {
		return false
	}
	low := bytes.ToLower(head)
	if bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<!doctype html")) || bytes.Contains(low, []byte("<body")) {
		return true
	}
	return bytes.Count(low, []byte("</")) >= 2 // a piece of one
}

// Read reads a page.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	d, err := decode.As(ctx, b, o.Encoding, p)
	if err != nil {
		return raw.Text{}, err
	}
	p.Start("format", len(d.Text))
	pg, err := parse(d.Text)
	if err != nil { // it nests too deep for a parser: its text is still to be had
		return raw.Text{Format: "text", Encoding: d.Encoding, Text: d.Text, Origins: d.Origins, Notes: d.Notes}, nil
	}
	if err := ctx.Err(); err != nil {
		return raw.Text{}, err
	}
	t, err := pg.read(o.Whole)
	if err != nil {
		return raw.Text{}, err
	}
	t.From(d, t.Origins)
	p.Add(len(d.Text))
	return t, nil
}

// read makes the text of p; its Origins lead to the source.
func (p *page) read(all bool) (raw.Text, error) {
	body := find(p.root, "body")
	if body == nil {
		body = p.root
	}
	reveal(body)
	w := &writer{p: p, e: text.NewEditor(p.source), weight: map[*html.Node]*weight{}, from: -1}
	p.weigh(body, w.weight, false, false, 0)
	root, out := body, map[*html.Node]bool{}
	if !all {
		root, out = p.article(body, w.weight)
	}
	m, window := p.meta()
	for _, want := range []string{m.Title, window, ""} {
		if w.title = p.titleNode(body, root, want); w.title != nil {
			m.Title = p.words(w.title)
			break
		}
	}
	if all {
		w.weight = nil // nothing is skipped
	} else {
		w.total = max(w.weight[root].own, 1)
	}
	w.out = out
	if w.title != nil && !under(w.title, root) && !all {
		w.before(body, root)
	}
	w.node(root, 0)
	w.endLine(doc.Whole, 0)
	if w.e.At() < len(p.source) {
		w.e.Drop(len(p.source), "markup")
	}
	s, back := w.e.Done()
	if strings.TrimSpace(s) == "" {
		none := &doc.Error{Kind: doc.NoText, Stage: "format"}
		if find(p.root, "frameset") != nil || find(p.root, "iframe") != nil {
			none.Format = "frameset"
		}
		return raw.Text{}, none
	}
	if m.Published.Zero() {
		m.Published = w.published
	}
	if m.Published.Zero() {
		m.Published = p.dateNamed()
	}
	if !w.titled {
		w.hints = entitled(s, w.hints, m.Title)
	}
	return raw.Text{Format: "html", Text: s, Origins: back, Hints: raw.Settled(s, w.hints), Grids: w.grids, Meta: m}, nil
}

// entitled makes one block of the paragraphs at the head of s that are the lines
// of title.
func entitled(s string, hints []doc.Hint, title string) []doc.Hint {
	title = bare(title)
	for i := range hints[:min(len(hints), 30)] {
		said := ""
		for k := i; k < min(len(hints), i+5) && hints[k].Kind == doc.Whole; k++ {
			if said += bare(hints[k].Raw.Of(s)); said == "" || !strings.HasPrefix(title, said) {
				break
			}
			if n := utf8.RuneCountInString(said); n >= 8 && n*10 >= utf8.RuneCountInString(title)*7 {
				h := doc.Hint{Kind: doc.TitleHint, Raw: text.Span{Start: hints[i].Raw.Start, End: hints[k].Raw.End}}
				return append(append(hints[:i:i], h), hints[k+1:]...)
			}
		}
	}
	return hints
}

// before writes the title, which stands before the article, and the rows of
// source and date between both.
func (w *writer) before(body, root *html.Node) {
	seen := false
	lines := 0
	var walk func(n *html.Node, depth int) bool // whether to go on
	walk = func(n *html.Node, depth int) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c == root || depth > maxDepth:
				return false
			case c == w.title:
				delete(w.out, c)
				w.node(c, 0)
				w.endLine(doc.TitleHint, 0)
				seen, w.titled = true, true
			case c.Type != html.ElementNode || unseen(c):
			case seen && !under(root, c) && lines < 6 && w.isOrigin(c):
				w.dated(c)
				w.inCell++
				w.row = true
				w.walk(c, 0)
				w.row, w.muted = false, false
				w.inCell--
				w.endLine(doc.Whole, 0)
				lines++
			default:
				if !walk(c, depth+1) {
					return false
				}
			}
		}
		return true
	}
	walk(body, 0)
}

// isOrigin reports whether c is a row of source and date.
func (w *writer) isOrigin(c *html.Node) bool {
	k := w.weight[c]
	if k == nil || k.all == 0 || k.all > 120 {
		return false
	}
	s := w.p.words(c)
	return !strings.Contains(s, "。") && origin.MatchString(s)
}

// dated takes the day of the row c under the title for that of publication.
func (w *writer) dated(c *html.Node) {
	if s := w.p.words(c); w.published.Zero() && !strings.Contains(s, "成文") && !strings.Contains(s, "印发") {
		w.published = raw.Date(s)
	}
}

// under reports whether n lies in root or is it.
func under(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

func find(n *html.Node, tag string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == tag {
			return c
		}
	}
	return nil
}
