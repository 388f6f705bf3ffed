package layout

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Grid is a table made ready to be set: which rows stand together, how many
// are heads, which columns hold numbers. It is not changed once made.
type Grid struct {
	*doc.Table
	Columns int
	Heads   int // rows of heads, as said or as they look
	numeric []bool
	parts   []gridPart
}

// A gridPart is rows of a grid that are set as one block, since a cell reaches
// from one into the next: [first, last).
type gridPart struct {
	text.Span
	first, last int
}

// Bounds of a part: beyond them a cell that reaches over rows is cut.
const (
	maxPartRows  = 120
	maxPartBytes = 24_000
	maxRowBytes  = 120_000
	maxColumns   = 400
	maxHeads     = 5
)

// NewGrid makes t of body ready. rows are the blocks that its rows stand in, in
// order. It returns nil for what cannot be set as a grid without hiding some of
// the text: rows and blocks that are not each other's, cells out of order,
// words between them; and where one row is as long as a document.
func NewGrid(body string, t *doc.Table, rows []text.Span) *Grid {
	g := &Grid{Table: t}
	k, cells := 0, 0
	for i, row := range t.Rows {
		if len(row) == 0 {
			continue
		}
		if k == len(rows) || rows[k].Len() > maxRowBytes {
			return nil
		}
		s := rows[k]
		at, col := s.Start, -1
		for _, c := range row {
			if c.Start < at || c.End > s.End || c.Col <= col || c.Col+c.Across >= maxColumns || !gap(body[at:c.Start]) {
				return nil
			}
			at, col = c.End, c.Col
			g.Columns = max(g.Columns, c.Col+c.Across+1)
			cells++
		}
		if !gap(body[at:s.End]) {
			return nil
		}
		g.parts = append(g.parts, gridPart{s, i, i + 1})
		k++
	}
	if cells < 2 || k < len(rows) {
		return nil
	}
	g.join()
	g.measureUp(body)
	return g
}

// gap reports whether s, between two cells, shows nothing.
func gap(s string) bool { return strings.Trim(s, " \t\u3000\u00a0\n\r\v\f") == "" }

// join puts together the rows that a cell reaches over.
func (g *Grid) join() {
	parts := g.parts[:0]
	reach := 0 // the row after the last that a cell of the part reaches
	for _, p := range g.parts {
		if n := len(parts); n > 0 && p.first < reach && p.last-parts[n-1].first <= maxPartRows && p.End-parts[n-1].Start <= maxPartBytes {
			parts[n-1].End, parts[n-1].last = p.End, p.last
		} else {
			parts = append(parts, p)
		}
		for _, c := range g.Rows[p.first] {
			reach = max(reach, min(p.first+c.Down+1, len(g.Rows)))
		}
	}
	g.parts = parts
}

// measureUp finds which columns hold numbers and which rows are heads. Of a
// long table the first rows speak for the others.
func (g *Grid) measureUp(body string) {
	const sample = 400
	g.Heads = min(g.Table.Heads, len(g.Rows))
	if g.Heads == 0 {
		g.Heads = g.guessHeads(body)
	}
	g.numeric = make([]bool, g.Columns)
	yes, no := make([]int, g.Columns), make([]int, g.Columns)
	for i := g.Heads; i < len(g.Rows) && i < g.Heads+sample; i++ {
		for _, c := range g.Rows[i] {
			switch s := strings.TrimSpace(c.Of(body)); {
			case c.Across > 0 || s == "" || blankCell(s):
			case IsNumber(s) && (c.Col > 0 || !yearLike(s)):
				yes[c.Col]++
			default:
				no[c.Col]++
			}
		}
	}
	for c := range g.numeric {
		g.numeric[c] = yes[c] > 2*no[c]
	}
}

// guessHeads counts the first rows that hold no number but years, where numbers
// follow; of a table of words it is the first row, if that is short.
func (g *Grid) guessHeads(body string) int {
	heads, reach := 0, 0
	for i, row := range g.Rows {
		if i > maxHeads {
			break
		}
		if i >= reach && i > 0 && len(row) == 1 {
			return i // a line that opens a section
		}
		for _, c := range row {
			if s := strings.TrimSpace(c.Of(body)); i >= reach && IsNumber(s) && !yearLike(s) {
				return heads
			}
		}
		if i == 0 {
			for _, c := range row {
				reach = max(reach, min(c.Down+1, maxHeads))
			}
		}
		heads = i + 1
	}
	for _, c := range g.Rows[0] { // no number near the top
		if utf8.RuneCountInString(c.Of(body)) > 12 {
			return 0
		}
	}
	return min(1, len(g.Rows)-1)
}

// IsNumber reports whether s, a cell, is a number as tables print them: with
// signs, groups of three, a per cent sign or a footnote behind.
func IsNumber(s string) bool {
	digits := 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case r == '.' || r == ',' || r == '，' || r == '．' || r == ' ' || r == '\u00a0' || r == '%' || r == '％' || r == '‰':
		case r == '-' || r == '－' || r == '−' || r == '+' || r == '±' || r == '–':
			if i > 0 {
				return false
			}
		case (r == '*' || r == '↑' || r == '↓') && digits > 0:
		case i == 0 && (r == '(' || r == '（' || r == '约' || r == '<' || r == '>' || r == '≥' || r == '≤' || r == '¥' || r == '￥' || r == '$'):
		case digits > 0 && (r == ')' || r == '）'):
		default:
			return false
		}
	}
	return digits > 0
}

// yearLike reports whether a number may name a year.
func yearLike(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// blankCell reports whether s stands for nothing: — … /.
func blankCell(s string) bool { return strings.Trim(s, "-—–－…./*·　 ") == "" }

// Blocks returns g as blocks of the text, in order.
func (g *Grid) Blocks() []Block {
	out := make([]Block, len(g.parts))
	for i, p := range g.parts {
		out[i] = Block{Span: p.Span, Role: Cells, Grid: g, part: i}
	}
	return out
}

// Row returns the row that holds the byte at offset, or the last one that
// begins before it.
func (g *Grid) Row(offset int) int {
	i := sort.Search(len(g.parts), func(i int) bool { return g.parts[i].Start > offset }) - 1
	if i < 0 {
		return 0
	}
	at := g.parts[i].first
	for r := g.parts[i].first; r < g.parts[i].last; r++ {
		if len(g.Rows[r]) > 0 && g.Rows[r][0].Start <= offset {
			at = r
		}
	}
	return at
}

// TSV is the cells of g that show lets through, as lines of cells set apart by
// tabs: blank rows and columns at the edges are left out. What a cell covers
// beyond its own place is blank.
func (g *Grid) TSV(show func(row int, c doc.Cell) (string, bool)) string {
	type taken struct {
		row, col int
		words    string
	}
	var list []taken
	lo, hi, top, bottom := g.Columns, -1, len(g.Rows), -1
	for i, row := range g.Rows {
		for _, c := range row {
			s, ok := show(i, c)
			if !ok {
				continue
			}
			s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }), " ")
			list = append(list, taken{i, c.Col, s})
			lo, hi = min(lo, c.Col), max(hi, c.Col)
			top, bottom = min(top, i), max(bottom, i)
		}
	}
	var b strings.Builder
	k := 0
	for r := top; r <= bottom; r++ {
		for c := lo; c <= hi; c++ {
			if c > lo {
				b.WriteByte('\t')
			}
			if k < len(list) && list[k].row == r && list[k].col == c {
				b.WriteString(list[k].words)
				k++
			}
		}
		if r < bottom {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
