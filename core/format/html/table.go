package html

import (
	"strconv"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// rowsOf are the rows of table, those of tables inside it aside.
func rowsOf(table *html.Node) []*html.Node {
	var rows []*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "tr":
			rows = append(rows, c)
		case "thead", "tbody", "tfoot":
			for r := c.FirstChild; r != nil; r = r.NextSibling {
				if r.Data == "tr" {
					rows = append(rows, r)
				}
			}
		}
	}
	return rows
}

func cellsOf(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "td" || c.Data == "th" {
			cells = append(cells, c)
		}
	}
	return cells
}

// layoutTable reports whether a table only sets a page out: it holds tables, has
// one column or row, or whole articles in its cells.
func layoutTable(table *html.Node) bool {
	if table == nil || table.Data != "table" || attr(table, "role") == "presentation" {
		return true
	}
	rows := rowsOf(table)
	width, long, full := 0, 0, 0
	for _, r := range rows {
		cells := cellsOf(r)
		width = max(width, len(cells))
		for _, c := range cells {
			n := 0
			for d := range c.Descendants() {
				if d.Type == html.ElementNode && d.Data == "table" {
					return true
				}
				if d.Type == html.TextNode {
					n += utf8.RuneCountInString(d.Data)
				}
			}
			if n > 0 {
				full++
			}
			if n > 700 || countOf(c, "p", 6) >= 6 && n > 300 {
				long++
			}
		}
	}
	return width < 2 || len(rows) < 2 || long > 0 && long*6 >= full
}

// maxSpan bounds how many columns or rows a cell may cover.
const maxSpan = 200

func spanOf(n *html.Node, key string) int {
	k, err := strconv.Atoi(attr(n, key))
	if err != nil || k < 1 {
		return 1
	}
	return min(k, maxSpan)
}

// table writes a table as rows of cells set apart by tabs, and its grid.
func (w *writer) table(n *html.Node) {
	w.endLine(noHint, 0)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "caption" {
			w.walk(c, 1)
			w.endLine(noHint, 0)
		}
	}
	g := doc.Grid{Span: text.Span{Start: w.n}}
	busy := map[int]int{} // columns that a cell above covers, with how many rows more
	heads := 0
	for i, r := range rowsOf(n) {
		if unseen(r) {
			continue
		}
		var row []doc.Cell
		col, allHeads := 0, true
		next := map[int]int{}
		for k, left := range busy {
			if left > 1 {
				next[k] = left - 1
			}
		}
		for i, c := range cellsOf(r) {
			if unseen(c) {
				continue
			}
			for busy[col] > 0 {
				col++
			}
			across, down := spanOf(c, "colspan"), spanOf(c, "rowspan")
			if i > 0 {
				w.tabs++
			}
			s := w.cell(c)
			if !s.Empty() {
				row = append(row, doc.Cell{Span: s, Col: col, Across: across - 1, Down: down - 1})
				allHeads = allHeads && c.Data == "th"
			}
			if down > 1 {
				for k := col; k < col+across; k++ {
					next[k] = down - 1
				}
			}
			col += across
		}
		busy = next
		if len(row) == 0 {
			w.tabs = 0
			continue
		}
		if allHeads && heads == i {
			heads++
		}
		w.endLine(doc.RowHint, 0)
		g.Rows = append(g.Rows, row)
	}
	g.End = w.n
	if len(g.Rows) == 0 {
		return
	}
	g.Heads = heads
	for i := range g.Rows { // no cell reaches below the table
		for k := range g.Rows[i] {
			g.Rows[i][k].Down = min(g.Rows[i][k].Down, len(g.Rows)-1-i)
		}
	}
	w.grids = append(w.grids, g)
}

// cell writes the text of a cell on the line at hand.
func (w *writer) cell(n *html.Node) text.Span {
	w.blank = none
	w.from = -1
	w.inCell++
	w.walk(n, 1)
	w.inCell--
	w.blank = none
	if w.from < 0 {
		return text.Span{}
	}
	return text.Span{Start: w.from, End: w.n}
}
