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
	if g.Above == nil {
		g.Above = linesAbove(g.Text, at.Start, floor)
	}
	t := Table{Span: at, Body: at}
	for _, s := range g.Above {
		t.Span = t.Join(s)
	}
	t.Entries, t.Left, t.Unread = Read(g)
	switch t.Unread {
	case "":
	case "values": // numbers of rows and pages: nothing is left out
		t.Unread, t.Left = "", 0
		fallthrough
	default:
		t.Entries = nil
	}
	return t, true
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
