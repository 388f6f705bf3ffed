package docx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// table writes a table: rows of plain cells as a grid, what stands in frames as
// paragraphs, tables in cells each for itself.
func (w *writer) table(t *table) error {
	if t.boxed() {
		for i := range t.rows {
			if err := w.cells(&t.rows[i]); err != nil {
				return err
			}
		}
		return nil
	}
	w.tables++
	for from := 0; from < len(t.rows); {
		if r := &t.rows[from]; !r.plainRow() || r.running() {
			if err := w.cells(r); err != nil {
				return err
			}
			from++
			continue
		}
		to := from + 1
		for to < len(t.rows) && t.rows[to].plainRow() && !t.rows[to].running() {
			to++
		}
		if err := w.stacked(t.rows[from:to], from); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// cells writes the cells of r one under the other.
func (w *writer) cells(r *row) error {
	for i := range r.cells {
		if r.cells[i].goesOn {
			continue
		}
		if err := w.blocks(r.cells[i].blocks); err != nil {
			return err
		}
	}
	return nil
}

// grid writes the rows from number first of their table on, under the lines
// above.
func (w *writer) grid(rows []row, first int, above []text.Span) error {
	var boxes []block // text boxes in cells
	objects := 0
	g := doc.Grid{Above: above}
	heads := 0
	type origin struct{ row, k int }
	open := map[int]origin{} // the last cell that was written, by column
	place := columns(rows)
	w.begin(firstOf(rows))
	g.Start = w.w.Len()
	for i := range rows {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		r := &rows[i]
		start := w.w.Len()
		line := make([]doc.Cell, 0, len(r.cells))
		at := 0
		for k := range r.cells {
			c := &r.cells[k]
			for _, b := range c.blocks {
				boxes = append(append(boxes, b.para.above...), b.para.below...)
				objects += b.para.objects
			}
			col := place(c.col)
			across := max(0, place(c.col+c.across+1)-1-col)
			if c.goesOn {
				if o, ok := open[c.col]; ok {
					if cell := &g.Rows[o.row][o.k]; cell.Across == across && cell.Down == i-o.row-1 {
						cell.Down++
					}
				}
				continue
			}
			delete(open, c.col)
			if c.blank() {
				continue
			}
			w.w.Write(strings.Repeat("\t", max(0, col-at)))
			at = max(at, col)
			if s := w.cell(c); !s.Empty() {
				open[c.col] = origin{i, len(line)}
				line = append(line, doc.Cell{Span: s, Col: col, Across: across})
			}
		}
		g.Rows = append(g.Rows, line)
		g.End = w.w.Len()
		w.row(start, first+i, doc.RowHint)
		if r.head && heads == i {
			heads++
		}
	}
	for i := 0; i < heads; i++ { // a head that reaches lower takes the rows along
		for _, c := range g.Rows[i] {
			heads = max(heads, i+c.Down+1)
		}
	}
	if g.End > g.Start {
		if heads < len(rows) {
			g.Heads = heads
		}
		w.w.Grid(g)
	}
	if objects > 0 {
		w.object(g.Start, objects)
	}
	return w.blocks(boxes)
}

// row ends the line of row n of the table at hand, which begins at start.
func (w *writer) row(start, n int, k doc.HintKind) {
	if at := (text.Span{Start: start, End: w.w.Len()}); !at.Empty() {
		w.w.Name(at, fmt.Sprintf("表%d第%d行", w.tables, n+1))
		w.w.BlockFrom(start, k, 0)
	}
}

// firstOf is what is written first of rows.
func firstOf(rows []row) []seg {
	for i := range rows {
		for k := range rows[i].cells {
			if c := &rows[i].cells[k]; !c.goesOn {
				for _, b := range c.blocks {
					if s := trimmed(b.para.segs); len(s) > 0 {
						return s
					}
				}
			}
		}
	}
	return nil
}

// columns numbers the columns of rows in which a cell with text begins. The
// number of another is that of the next.
func columns(rows []row) func(int) int {
	used := [maxColumns + maxAcross + 2]bool{}
	for i := range rows {
		for k := range rows[i].cells {
			if c := &rows[i].cells[k]; !c.blank() {
				used[c.col] = true
			}
		}
	}
	number := make([]int, len(used))
	n := 0
	for c := range number {
		number[c] = n
		if used[c] {
			n++
		}
	}
	return func(c int) int { return number[min(c, len(number)-1)] }
}

// cell writes the paragraphs of c on one line.
func (w *writer) cell(c *cell) text.Span {
	at := w.w.Len()
	last := rune(0)
	for _, b := range c.blocks {
		p := b.para
		l := w.label(p)
		segs := trimmed(p.segs)
		if len(segs) == 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(segs[0].text)
		if l.text != "" {
			first, _ = utf8.DecodeRuneInString(l.text)
		}
		w.w.Write(between(last, first))
		w.w.Write(l.withGap(segs[0].text))
		for i, s := range segs {
			switch s.text {
			case "\n", "\f":
				next := rune(0)
				if i+1 < len(segs) {
					next, _ = utf8.DecodeRuneInString(segs[i+1].text)
				}
				w.w.Write(between(last, next))
			case "\t":
				w.w.Write(" ")
				last = ' '
			default:
				w.put(s)
				last, _ = utf8.DecodeLastRuneInString(s.text)
			}
		}
	}
	return text.Span{Start: at, End: w.w.Len()}
}

// between is what stands between two lines of a cell: a blank, but nothing
// between Han characters.
func between(last, next rune) string {
	if last == 0 || unicode.IsSpace(last) || unicode.IsSpace(next) || last >= 0x2e80 && next >= 0x2e80 {
		return ""
	}
	return " "
}
