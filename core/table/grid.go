// Package table reads grids: rows and columns of cells, whoever made them. It
// finds the grids of text in which tables and charts were flattened to lines,
// and gives for each number what its row, its column and its caption say of
// it. It does not know documents: the times it gives are as printed, and
// core/relate makes figures of its entries.
//
// What looks like a table and cannot be read is returned with the reason, so
// that nobody takes its numbers for anything else.
package table

import (
	"math/big"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Cell is one cell of a grid. Its words are a span of the grid's text; a
// cell that is not listed is blank. It is the documents' own, so that a grid of
// theirs is read in place: a copy of a large one takes a tenth of the memory.
type Cell = doc.Cell

// A Grid is a table or a chart before its heads are told from its rows.
type Grid struct {
	Text  string      // what the spans are of, in simplified characters
	Rows  [][]Cell    // from the top; each row from the left. Reading changes none of them
	Above []text.Span // captions and lines of units, from the top
	Chart bool        // the rows were put together from the marks of a chart
	Given bool        // the format of the file says that it is a table
	Keyed bool        // one label and one value a line: 票面利率（%）3.25
	Most  int         // how many entries are kept; 0 for all
}

// A Kind says what an entry counts.
type Kind uint8

// The kinds of entry.
const (
	Level Kind = iota
	Change
	Share
	Index
)

// An Entry is one number of a grid with all that the grid says of it. A large
// table has half a million of them: small fields stand together.
type Entry struct {
	Number text.Span // the number, with its unit where the cell prints one
	Row    text.Span // its line
	Name   string
	Words  []text.Span // that the name was put together from
	Heads  []text.Span // the cells of its row and its column that say what it is, whether the name has them or not; may be Words

	Value, Step *big.Rat   // in Unit, the scale multiplied out; Step is one unit of the last digit
	Unit        *unit.Unit // nil where nothing says
	UnitAt      text.Span

	When   *recognise.When // nil where neither row, column nor caption say
	WhenAt text.Span
	Region string // of the row, where the rows are places
	Back   int32  // years before When: the column is 上年

	Kind    Kind
	Printed bool // the unit stands in the cell itself
	Opening bool // at the end of the year of When: 期初, 年初, 上年末
	Aim     bool // 计划, 目标, 预算
	Foresee bool // 预计
}

// Beyond is what the heads of e print beyond its name and its year: 2024年2月,
// 预算数, 合计. s is the text that its spans are of.
func (e *Entry) Beyond(s string) string {
	var out []string
	for _, h := range e.Heads {
		w := strings.Trim(headWords(h.Of(s)), "：: ")
		if w == "" || len(w) > 3*maxLabel || formula(w) || e.says(w) || slices.Contains(out, w) {
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// says reports whether e has the words of a head in its name and its time.
func (e *Entry) says(w string) bool {
	if strings.Contains(e.Name, w) || strings.Contains(e.Name, strings.TrimLeft(cutOrdinal(w), "其中：:#")) {
		return true
	}
	if k := strings.IndexAny(w, "（("); k > 0 && strings.Contains(e.Name, w[:k]) {
		return true // 产量（万吨）
	}
	if m, _ := dateIn(w); m.End > 0 && m.Start == 0 && m.When.Grain == doc.Year {
		return strings.Contains(e.Name, w[m.End:])
	}
	return false
}

// A Table is a stretch of text that holds a table or a chart.
type Table struct {
	text.Span             // whole lines of the text searched, captions included
	Body      text.Span   // its heads and rows, without the caption
	Entries   []*Entry    // none where Unread is set
	Unread    string      // why it could not be read; "" if it was
	Prose     []text.Span // cells that hold sentences, to be read as text
	Left      int         // numbers of a table that was read which were not: their column has no unit or no name
}

// Shift moves t by n bytes, to the text that the text searched is a part of.
func (t *Table) Shift(n int) {
	move := func(s *text.Span) {
		if !s.Empty() || s.Start > 0 {
			s.Start, s.End = s.Start+n, s.End+n
		}
	}
	move(&t.Span)
	move(&t.Body)
	for i := range t.Prose {
		move(&t.Prose[i])
	}
	for _, e := range t.Entries {
		move(&e.Number)
		move(&e.Row)
		move(&e.UnitAt)
		move(&e.WhenAt)
		e.Words = slices.Clone(e.Words)
		for k := range e.Words {
			move(&e.Words[k])
		}
		e.Heads = slices.Clone(e.Heads)
		for k := range e.Heads {
			move(&e.Heads[k])
		}
	}
}
