package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// Given reads g, a grid that the format of a file marks as a table at span at
// of g.Text. Where the format names no caption, the lines above at, back to
// floor, are looked at for one and for a unit. It reports false if g holds no
// number in a cell of its own.
func Given(g *Grid, at text.Span, floor int) (Table, bool) {
	numbers := false
	for _, row := range g.Rows {
		for _, c := range row {
			numbers = numbers || classOf(c.Of(g.Text)) == number
		}
	}
	if !numbers {
		return Table{}, false
	}
	g.Given = true
	if g.Above == nil {
		g.Above = linesAbove(g.Text, at.Start, floor)
	}
	t := Table{Span: at, Body: at}
	for _, s := range g.Above {
		t.Span = t.Join(s)
	}
	read := 0
	for _, part := range parted(g) {
		entries, left, unread := Read(part)
		switch unread {
		case "":
			read++
			t.Entries = append(t.Entries, entries...)
		case "values": // numbers of rows and pages: nothing is left out
			left = 0
			read++
		default:
			t.Unread = unread
		}
		t.Left += left
	}
	if read > 0 {
		t.Unread = ""
	}
	return t, true
}

// parted parts g where a row that is one cell says what follows: a title and a
// line of units above the heads, or between two tables with heads of their own.
func parted(g *Grid) []*Grid {
	width := 0
	for _, row := range g.Rows {
		for _, c := range row {
			width = max(width, c.Col+c.Across+1)
		}
	}
	whole := func(row []Cell) bool {
		if len(row) != 1 || width < 2 || row[0].Down > 0 {
			return false
		}
		s := row[0].Of(g.Text)
		return row[0].Col == 0 && row[0].Across+1 >= width && classOf(s) == label || len(s) <= 3*maxLabel && unitLine(s)
	}
	heads := func(i int) bool { // a row of heads over rows with numbers
		if i >= len(g.Rows) || len(g.Rows[i]) < 2 {
			return false
		}
		covered := 0
		for _, c := range g.Rows[i] {
			if classOf(c.Of(g.Text)) == number {
				return false
			}
			covered += c.Across + 1
		}
		if covered*2 < width {
			return false
		}
		for _, row := range g.Rows[i+1 : min(len(g.Rows), i+4)] {
			for _, c := range row {
				if classOf(c.Of(g.Text)) == number {
					return true
				}
			}
		}
		return false
	}
	var out []*Grid
	from := 0
	above := g.Above
	for i := 0; i < len(g.Rows); i++ {
		k := i
		for k < len(g.Rows) && k-i < 4 && whole(g.Rows[k]) {
			k++
		}
		if k == i || i > 0 && !heads(k) || k == len(g.Rows) || len(g.Rows[k]) < 2 {
			continue
		}
		if i > from {
			out = append(out, rowsOf(g, from, i, above))
			above = slices.DeleteFunc(slices.Clone(above), func(s text.Span) bool { return !unitLine(s.Of(g.Text)) }) // the unit holds on
		}
		above = slices.Clone(above)
		for _, row := range g.Rows[i:k] {
			above = append(above, row[0].Span)
		}
		from = k
		i = k
	}
	if from == 0 {
		return []*Grid{g}
	}
	return append(out, rowsOf(g, from, len(g.Rows), above))
}

// rowsOf is the rows of g from from to to under captions.
func rowsOf(g *Grid, from, to int, above []text.Span) *Grid {
	p := *g
	p.Rows, p.Above = g.Rows[from:to], above
	return &p
}

// Prose are the cells of g that hold sentences or parts of them with numbers:
// they are to be read as text is.
func Prose(g *Grid) []text.Span {
	var out []text.Span
	for _, row := range g.Rows {
		for _, c := range row {
			s := c.Of(g.Text)
			if classOf(s) == number || !strings.ContainsAny(s, "0123456789０１２３４５６７８９一二三四五六七八九十百") {
				continue
			}
			if n := utf8.RuneCountInString(s); stopped(s) && n > 10 || n > maxLabel {
				out = append(out, c.Span)
			}
		}
	}
	return out
}

// linesAbove are the lines before offset at of s that say what a table counts
// and in which unit, from the top.
func linesAbove(s string, at, floor int) (out []text.Span) {
	defer func() { slices.Reverse(out) }()
	titles := 0
	for end := at; end > floor && len(out) < 4; {
		end = len(strings.TrimRight(s[:end], "\n\r\f\v"))
		if end <= floor {
			break
		}
		start := max(floor, strings.LastIndexByte(s[:end], '\n')+1)
		line := trim(s, text.Span{Start: start, End: end}, " \t　\u00a0")
		words := line.Of(s)
		switch n := utf8.RuneCountInString(words); {
		case n == 0:
		case len(words) <= 3*maxLabel && unitLine(words):
			out = append(out, line)
		case n > 50 || strings.ContainsAny(words, "。；！？\t") || strings.HasSuffix(words, "：") && titles > 0:
			return out
		case titles == 0 || titles == 1 && (numbered(words) || strings.HasPrefix(out[len(out)-1].Of(s), "（") || strings.HasPrefix(out[len(out)-1].Of(s), "(")):
			out = append(out, line)
			titles++
			if numbered(words) {
				return out
			}
		default:
			return out
		}
		end = start
		if start > floor && at-start > 600 {
			break
		}
	}
	return out
}
