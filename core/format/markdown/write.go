package markdown

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	mark "github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/html"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// maxDepth bounds how deep blocks and marks may stand in one another.
const maxDepth = 200

// A writer writes the blocks of a text, a line each.
type writer struct {
	ctx    context.Context
	b      raw.Builder
	src    string   // what the nodes stand in
	bytes  []byte   // the same, for the parser's own functions
	base   int      // where it begins in the file's text
	title  ast.Node // the heading that is the title, or nil
	titled string   // its words
	level  int      // of the heading before

	joined bool // line ends of the block at hand are blanks
	broken bool // a line of the paragraph at hand ended where the source ends one
	bare   bool // nothing of the line at hand is written
	skip   int  // the offset before which nothing is written: marks of the source
	gap    bool // a blank stands before the next word
	last   rune // that was written
	sup    bool // in the mark of a note

	long       map[*tables.Table]long // tables that go on behind their nodes
	references []mark.Reference       // what the text defines
}

// titleOf is the heading that opens the text, if no other is as high as it.
func titleOf(root ast.Node) ast.Node {
	first := root.FirstChild()
	for first != nil && (first.Kind() == ast.KindHTMLBlock || first.Kind() == ast.KindThematicBreak) {
		first = first.NextSibling()
	}
	h, ok := first.(*ast.Heading)
	if !ok {
		return nil
	}
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		if other, ok := n.(*ast.Heading); ok && other.Level <= h.Level {
			return nil
		}
	}
	return first
}

// blocks writes what n holds.
func (w *writer) blocks(n ast.Node, depth int) {
	if depth > maxDepth || w.ctx.Err() != nil {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			w.heading(c)
		case *ast.Paragraph, *ast.TextBlock:
			w.paragraph(c)
		case *ast.List:
			w.list(c, depth)
		case *ast.FencedCodeBlock:
			w.code(c.Lines())
		case *ast.HTMLBlock:
			w.html(c)
		case *tables.Table:
			w.table(c)
		case *footnote:
			w.footnote(c)
		default:
			w.blocks(c, depth+1)
		}
	}
}

// line begins a line.
func (w *writer) line() {
	w.b.End()
	w.bare, w.gap, w.last, w.broken = true, false, 0, false
}

// one writes the words of n on one line and returns them.
func (w *writer) one(n ast.Node) string {
	was := w.joined
	w.joined = true
	start := w.b.Len()
	w.inline(n, 0)
	w.joined = was
	return w.b.String()[start:]
}

func (w *writer) heading(h *ast.Heading) {
	if words := string(h.Lines().Value(w.bytes)); w.setext(h) && (h.Lines().Len() > 1 || strings.ContainsAny(words, "。；，")) {
		w.paragraph(h) // a rule drawn below prose
		return
	}
	w.line()
	words := w.one(h)
	w.level = h.Level
	if h == w.title {
		w.titled = words
		w.b.Block(doc.TitleHint, 0)
		return
	}
	w.b.Block(doc.HeadHint, h.Level)
}

// setext reports whether a line below h makes it a heading, and no # before it.
func (w *writer) setext(h *ast.Heading) bool {
	at := h.Pos()
	return at >= 0 && at < len(w.src) && w.src[at] != '#'
}

var (
	hashed   = regexp.MustCompile(`^#{1,6}\p{Han}[^#]*$`)
	numbered = regexp.MustCompile(`^[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|^第[0-9一二三四五六七八九十百]+[条章节编]|^[附表图注]`)
)

// paragraph writes a paragraph. One on a single line is a block; what several
// lines are is left to the repair. A single line of # without a blank, or in
// bold throughout, is a heading to those who write so.
func (w *writer) paragraph(n ast.Node) {
	w.line()
	lines := n.Lines()
	if lines.Len() == 1 {
		at := lines.At(0)
		if s := strings.TrimSpace(w.src[at.Start:at.Stop]); hashed.MatchString(s) && utf8.RuneCountInString(s) <= 50 {
			marks := len(s) - len(strings.TrimLeft(s, "#"))
			w.skip = at.Start + strings.Index(w.src[at.Start:at.Stop], "#") + marks
			w.one(n)
			w.level = marks
			w.b.Block(doc.HeadHint, marks)
			return
		}
	}
	start := w.b.Len()
	w.inline(n, 0)
	words := w.b.String()[start:]
	switch {
	case w.broken:
		w.b.End()
		w.b.Write("\n\n") // the repair must see where the paragraph ends
		w.b.End()
	case strong(n) && n.Parent().Kind() == ast.KindDocument && utf8.RuneCountInString(words) <= 40 && !strings.ContainsAny(words, "。；：:，"):
		if numbered.MatchString(words) {
			w.b.End() // its number says more than its weight
			return
		}
		w.b.Block(doc.HeadHint, w.level+1)
	default:
		w.b.Block(doc.Whole, 0)
	}
}

// strong reports whether all of n is in bold.
func strong(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.NextSibling() == nil && (e.Level == 2 || strong(e))
}

var marker = regexp.MustCompile(`^([0-9]{1,9}[.)])[ \t]*`)

// list writes the items of a list with their numbers as the source has them. A
// list of one numbered item with more under it is a heading as likely as not.
func (w *writer) list(l *ast.List, depth int) {
	alone := l.ChildCount() == 1 && l.IsOrdered() && l.Parent().Kind() == ast.KindDocument
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil {
			continue
		}
		w.line()
		at := item.Pos()
		if l.IsOrdered() && at >= 0 && at < len(w.src) {
			if m := marker.FindStringSubmatch(w.src[at:min(len(w.src), at+40)]); m != nil {
				w.b.Copy(m[1], w.base+at, w.base+at+len(m[1]))
				w.b.Write(" ")
				w.bare = false
			}
		}
		if first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph {
			w.blocks(item, depth+1)
			continue
		}
		w.one(first)
		if alone {
			w.b.End()
		} else {
			w.b.Block(doc.ItemHint, 0)
		}
		item.RemoveChild(item, first)
		w.blocks(item, depth+1)
	}
}

// code writes lines as they stand.
func (w *writer) code(lines *source.Segments) {
	for i := range lines.Len() {
		at := lines.At(i)
		w.line()
		if s := strings.TrimRight(w.src[at.Start:at.Stop], "\r\n"); s != "" {
			w.b.Copy(s, w.base+at.Start, w.base+at.Start+len(s))
			w.b.Block(doc.Whole, 0)
		}
	}
}

// html writes a piece of HTML. What is no HTML to its reader says nothing.
func (w *writer) html(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	t, err := html.Read(w.ctx, []byte(w.src[from:to]), raw.Options{Whole: true, Encoding: "utf-8"}, nil)
	if err != nil || t.Format != "html" {
		return
	}
	w.b.Splice(t, w.base+from)
}

// table writes the rows of a table.
func (w *writer) table(t *tables.Table) {
	w.line()
	g := doc.Grid{Span: text.Span{Start: w.b.Len()}}
	w.rows(t, &g)
	if l, ok := w.long[t]; ok {
		w.goOn(l, func(t *tables.Table) { w.rows(t, &g) })
	}
	g.End = w.b.Len()
	if len(g.Rows) > 0 {
		w.b.Grid(g)
	}
}

// rows writes the rows that t has nodes of and adds them to g. A head that is
// blank throughout, which converters write above tables without one, is none.
func (w *writer) rows(t *tables.Table, g *doc.Grid) {
	for r := t.FirstChild(); r != nil; r = t.FirstChild() {
		t.RemoveChild(t, r) // its nodes take ten times the room of its text
		row := make([]doc.Cell, 0, r.ChildCount())
		w.line()
		col, passed := 0, 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			if c.FirstChild() != nil {
				if len(row) > 0 || passed > 0 {
					w.b.Write(strings.Repeat("\t", passed))
				}
				passed = 0
				start := w.b.Len()
				w.bare, w.gap = true, false
				w.one(c)
				if s := (text.Span{Start: start, End: w.b.Len()}); !s.Empty() {
					row = append(row, doc.Cell{Span: s, Col: col})
				}
			}
			passed++
			col++
		}
		if len(row) == 0 {
			continue
		}
		w.b.Block(doc.RowHint, 0)
		if r.Kind() == tables.KindTableHeader {
			g.Heads = 1
		}
		g.Rows = append(g.Rows, row)
	}
}

// footnote writes a note behind its label.
func (w *writer) footnote(n *footnote) {
	w.line()
	w.b.Write("[")
	w.b.Copy(w.src[n.label.Start:n.label.Stop], w.base+n.label.Start, w.base+n.label.Stop)
	w.b.Write("] ")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.bare = true
		w.one(c)
		w.b.Block(doc.NoteHint, 0)
		w.line()
	}
	w.b.End()
}
