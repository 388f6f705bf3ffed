package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	mark "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxRows is how many rows of a table have nodes at once, and maxCells how many
// cells. Nodes take a hundred times the room of their text.
var maxRows, maxCells = 10_000, 50_000

// longTables makes nodes of the first rows of a table and keeps where the rest
// stands, which the writer reads when it comes there.
type longTables struct{ mark.ParagraphTransformer }

var keyLong, keyPart = mark.NewContextKey(), mark.NewContextKey()

// A long is what follows on the rows of a table that have nodes: head is its
// heads with the line below, rest whole lines of the source, rows how many of
// them to read at once.
type long struct {
	head []byte
	rest text.Segment
	rows int
}

// longOf are the tables that go on, by their nodes.
func longOf(pc mark.Context) map[*tables.Table]long {
	all, _ := pc.Get(keyLong).(map[*tables.Table]long)
	return all
}

func (t longTables) Transform(p *ast.Paragraph, r text.Reader, pc mark.Context) {
	lines := p.Lines()
	rows := rowsAtOnce(lines, r.Source())
	most := rows + 2 // with the heads and the line below them
	if part, _ := pc.Get(keyPart).(bool); part || lines.Len() <= most || !solid(lines, r.Source()) {
		t.ParagraphTransformer.Transform(p, r, pc)
		return
	}
	all := *lines
	all.SetSliced(0, lines.Len()) // its own length
	parent, before, next := p.Parent(), p.PreviousSibling(), p.NextSibling()
	lines.SetSliced(0, most)
	t.ParagraphTransformer.Transform(p, r, pc)
	made := parent.LastChild()
	if next != nil {
		made = next.PreviousSibling()
	}
	table, ok := made.(*tables.Table)
	if !ok || made == before { // the table begins further down, or there is none
		p.SetLines(&all)
		t.ParagraphTransformer.Transform(p, r, pc)
		return
	}
	head := most - table.ChildCount() - 1 // the lines above the table are still a paragraph's
	l := long{rows: rows, rest: text.NewSegment(all.At(most).Start, all.At(all.Len()-1).Stop)}
	l.head = []byte("    ") // so that its words open nothing but a paragraph
	for _, i := range []int{head, head + 1} {
		at := all.At(i)
		l.head = append(append(l.head, bytes.TrimSpace(at.Value(r.Source()))...), '\n')
	}
	found := longOf(pc)
	if found == nil {
		found = map[*tables.Table]long{}
		pc.Set(keyLong, found)
	}
	found[table] = l
}

// rowsAtOnce is how many lines of a table may have nodes at once.
func rowsAtOnce(lines *text.Segments, src []byte) int {
	wide := 1
	for i := range min(lines.Len(), maxRows) {
		at := lines.At(i)
		wide = max(wide, bytes.Count(src[at.Start:at.Stop], []byte("|")))
	}
	return max(1, min(maxRows, maxCells/wide))
}

// solid reports whether nothing but blanks stands between the lines of a
// paragraph, as the marks of a quotation do.
func solid(lines *text.Segments, src []byte) bool {
	for i := 1; i < lines.Len(); i++ {
		a, b := lines.At(i-1), lines.At(i)
		if b.Padding > 0 || len(bytes.TrimSpace(src[a.Stop:b.Start])) > 0 {
			return false
		}
	}
	return true
}

// goOn writes the rows of a table that have no nodes yet, some at a time. Each
// part is read under the heads of the table.
func (w *writer) goOn(l long, rows func(*tables.Table)) {
	src, all, base := w.src, w.bytes, w.base
	defer func() { w.src, w.bytes, w.base = src, all, base }()
	w.skip = 0
	for at := l.rest.Start; at < l.rest.Stop && w.ctx.Err() == nil; {
		end := at
		for n := 0; n < l.rows && end < l.rest.Stop; n++ {
			if k := strings.IndexByte(src[end:l.rest.Stop], '\n'); k >= 0 {
				end += k + 1
			} else {
				end = l.rest.Stop
			}
		}
		part := append(append(make([]byte, 0, len(l.head)+end-at), l.head...), src[at:end]...)
		w.src, w.bytes, w.base = string(part), part, base+at-len(l.head)
		root, _ := parse(part, w.references, true)
		if t, ok := root.FirstChild().(*tables.Table); ok {
			t.RemoveChild(t, t.FirstChild()) // the heads, which are written
			rows(t)
		} else {
			w.blocks(root, 0)
		}
		at = end
	}
}
