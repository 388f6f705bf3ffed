// Package doc holds what a document is after it was read: its texts and the
// maps between them, its articles, sections and blocks, the figures found in
// it, and the kinds of error that reading can end with. It does no work.
package doc

import (
	"github.com/wenshu-app/wenshu/core/text"
)

// A Document is one imported file after repair. It is never changed once
// built; a better repair makes a new one.
//
// Three texts hang together: the file's bytes, Raw (the text as read, UTF-8)
// and Body (the text after repair, one block a line). Everything else is a
// span of Body.
type Document struct {
	ID       string // SHA-256 of the file's bytes, in hexadecimal
	Name     string // file name without its folder
	Format   string // "text", "html", "docx", "pdf": as core/format names it
	Encoding string // name of the encoding that was found: "utf-8", "gb18030", "big5", "utf-16le", "utf-16be"

	Raw     string
	Body    string
	Back    *text.Map // Body → Raw
	Origins *text.Map // Raw → file; Raw itself where Parts lead to the file

	Parts []Part // where Raw came from, where one map to the file does not say; in order
	Hints []Hint // what the format says of Raw
	Grids []Grid // the tables of Raw that the format says
	Meta  Meta   // what the format says of the whole
	One   bool   // it is read as one text, whatever it looks like

	Notes    []Note
	Articles []Article
	Marks    []Mark   // dates, works and quotations, in order of their start
	Figures  []Figure // in order of their start
	Checks   []Check
	Tables   []Table  // the tables of Body, in order
	Repairs  []Repair // what repair changed and a reader may undo, in order
}

// File returns the range of bytes of the original file that made s of Body,
// with what was dropped inside it (a number that a line break cut has the
// break in it). It reports false if nothing in the file made s.
func (d *Document) File(s text.Span) (text.Span, bool) {
	raw, ok := d.Back.Hull(s)
	if !ok {
		return text.Span{}, false
	}
	return d.Origins.Hull(raw)
}

// Text returns what s covers of the repaired text.
func (d *Document) Text(s text.Span) string { return s.Of(d.Body) }

// A Note is something odd but not fatal, shown beside the text.
type Note struct {
	Raw  text.Span // where, in Raw
	Kind string    // "invalid-bytes", "null-bytes", "unread-table"
	N    int       // how often, where it is counted; else 0
}

// An Article is one of the texts that a file holds: a report, a news item.
// Spans that the article lacks are empty.
type Article struct {
	text.Span
	Kicker   text.Span // 肩题, the line above the title
	Title    text.Span
	Subtitle text.Span // 副题, often after ——
	Dateline Dateline
	Author   text.Span // the names, without 记者 or 作者
	Sections []Section // the first has no heading and may be empty of blocks
	Blocks   []Block   // all blocks in order, title and datelines among them
	Text     int       // which of the texts of the file it is of, from 0: what one text says dates nothing of another
}

// A Section is a heading and the blocks up to the next heading.
type Section struct {
	text.Span
	Heading     text.Span // empty for what stands before the first heading
	Level       int       // 1 for the highest heading; 0 where there is none
	First, Last int       // Blocks[First:Last] of the article, heading included
}

// A Dateline (电头) says which agency reported, where and when:
// 新华社北京2月26日电. It may stand at the head of an article or in brackets
// at its foot.
type Dateline struct {
	text.Span
	Agency, Place text.Span
	Date          Date
	YearInferred  bool   // the year is not printed but was inferred from the text
	YearFrom      string // why: "anniversary", "plan-year", "latest-year", "title" (the year that the title speaks of), "date-line", "file-number", "bulletin" (the day of the whole)
	AtFoot        bool
}

// A BlockKind says what a block of text is.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Title
	Kicker
	Subtitle
	Heading
	Lead     // 这是更加强劲的增长动能——: a line that announces the paragraphs under it
	DateLine // a dateline, date or source row on a line of its own
	Byline   // author or editor on a line of its own
	Salutation
	ListItem
	Verse
	TableRow
)

// A Block is one line of Body.
type Block struct {
	text.Span
	Kind      BlockKind
	Level     int         // of a heading
	Sentences []text.Span // cover the block without blanks around them
}

// A MarkKind says what a mark that is not a figure shows.
type MarkKind uint8

// The kinds of mark.
const (
	DateMark  MarkKind = iota // 2022年, 截至2023年6月, 今年
	WorkMark                  // 《…》 with its marks
	QuoteMark                 // “…” with its marks
	TrapMark                  // a number that is no figure: 75周年, 3G
)

// A Mark is a date, a work, a quotation or a number that is no figure.
type Mark struct {
	text.Span
	Kind   MarkKind
	Period *Period // of a date; nil of others, which are many
	Class  string  // of a trap: "anniversary", "generation"
}
