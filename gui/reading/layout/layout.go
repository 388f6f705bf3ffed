// Package layout breaks Chinese prose into lines and says where every
// character stands. It knows fonts only through Metrics and draws nothing.
//
// It follows UAX #14 and, above it, the rules a Chinese reader expects: marks
// that must not begin or end a line (禁则), figures that stay with their units,
// marks that give up their blank half (标点挤压), two characters of indent,
// lines that end together.
//
// A Flow lays out a block when it is first asked for it and estimates the
// height of the others, so that a page of a book of any length is ready in
// well under a frame. The mapping goes both ways: byte offset to place and
// place to byte offset.
package layout

import "github.com/wenshu-app/wenshu/core/text"

// Metrics tells how wide characters are.
type Metrics interface {
	// Advance is the width of r as a part of the type size (1 is one em).
	// It is asked once or more for every character, so it must be quick.
	Advance(r rune, bold bool) float32
}

// A Role says how a block is set.
type Role uint8

// The roles.
const (
	Paragraph Role = iota
	Title
	Kicker // 肩题, above the title
	Subtitle
	Heading
	Lead // a line that announces what follows
	Meta // dateline or byline on a line of its own, under the title
	Foot // the same at the end of an article
	Salutation
	List
	Verse
	Row // of a table that is set as text
	Quotation
	Cells   // rows of a grid
	Caption // over a grid
	Units   // over a grid: what it counts in
	Note    // under a grid
)

// An Align says where the lines of a block stand.
type Align uint8

// The alignments. Even lines fill the measure where Spec.Justify says so.
const (
	Even Align = iota
	Centre
	Right
)

// A RoleStyle is how the blocks of a role are set, relative to the text around
// them.
type RoleStyle struct {
	Scale         float32 // of the type size
	Bold          bool
	LineHeight    float32 // 0 takes Spec.LineHeight
	Before, After float32 // blank above and below, in lines of the text; of two that meet the larger counts
	Between       float32 // instead of them between two blocks of the role, if not 0
	Indent        bool    // the first line by Spec.Indent
	Hang          bool    // the lines after the first stand under its text, not under its marker
	Inset         float32 // all lines, in em
	Both          bool    // from the right as well
	Align         Align
	Balance       bool // lines of nearly equal length instead of one long and one short
}

// roleStyles is the house style. Headings of a lower level are no larger than the
// text, so that a report with five levels stays calm.
var roleStyles = [...]RoleStyle{
	Paragraph:  {Scale: 1, After: 0.4, Indent: true},
	Title:      {Scale: 1.6, Bold: true, LineHeight: 1.4, Before: 0.4, After: 0.5, Align: Centre, Balance: true},
	Kicker:     {Scale: 0.95, Before: 0.4, After: 0.3, Align: Centre, Balance: true},
	Subtitle:   {Scale: 1.1, LineHeight: 1.55, After: 1, Align: Centre, Balance: true},
	Heading:    {Scale: 1.2, Bold: true, LineHeight: 1.5, Before: 1.1, After: 0.5, Balance: true},
	Lead:       {Scale: 1, Bold: true, Before: 0.7, After: 0.4, Indent: true},
	Meta:       {Scale: 0.85, Before: 0.3, After: 0.9, Between: 0.1, Align: Centre, Balance: true},
	Foot:       {Scale: 0.85, Before: 0.7, After: 0.7, Between: 0.1, Align: Right},
	Salutation: {Scale: 1, After: 0.4},
	List:       {Scale: 1, After: 0.4, Between: 0.25, Indent: true, Hang: true},
	Verse:      {Scale: 1, Before: 0.4, After: 0.6, Between: 0.05, Inset: 4},
	Row:        {Scale: 0.9, Before: 0.4, After: 0.6, Between: 0.05},
	Quotation:  {Scale: 0.95, Before: 0.5, After: 0.6, Between: 0.2, Inset: 2, Both: true},
	Cells:      {Scale: 0.9, LineHeight: 1.45, Before: 0.5, After: 0.8},
	Caption:    {Scale: 0.95, Bold: true, LineHeight: 1.5, Before: 0.8, After: 0.25, Between: 0.1, Align: Centre, Balance: true},
	Units:      {Scale: 0.85, LineHeight: 1.4, Before: 0.2, After: 0.2, Align: Right},
	Note:       {Scale: 0.85, LineHeight: 1.5, Before: 0.25, After: 0.8, Between: 0.1},
}

// A Block is a line of the body: a paragraph, a heading.
type Block struct {
	text.Span
	Role  Role
	Level int       // of a heading, 1 the highest
	Head  int       // of a paragraph that a heading opens: its bytes, set bold
	Opens bool      // the first block of an article but the first: more room above
	Stops []float32 // of a row: where the columns begin, in em
	Grid  *Grid     // of cells: the table that they are of
	part  int       // of it
}

// Style returns how b is set.
func (b Block) Style() RoleStyle {
	s := roleStyles[min(int(b.Role), len(roleStyles)-1)]
	if b.Role == Heading && b.Level > 1 {
		s.Scale = max(1, 1.2-0.1*float32(b.Level-1))
		s.Before = 0.8
	}
	if b.Opens {
		s.Before = OpensBefore
	}
	return s
}

// OpensBefore is the room, in lines, above an article that follows another. A
// rule may be drawn in the middle of it.
const OpensBefore = 4

// A Spec says how the text is set. All lengths are in the unit of Size.
type Spec struct {
	Measure    float32 // the width of a line
	Room       float32 // that a wide table may take, the same on both sides; at least Measure
	Size       float32 // of the type
	LineHeight float32 // as a part of Size: 1.7
	Indent     float32 // of a paragraph's first line, in em: 2
	Justify    bool    // lines but the last end together
	Compress   bool    // 标点挤压: marks side by side or at a line's edge give up their blank half
	Gap        float32 // between Han and Latin or figures, in em: 0.125
}

// ascent is where the baseline of Chinese type stands in its em box, measured
// from the top.
const ascent = 0.88

// valid returns s with lengths that can be laid out.
func (s Spec) valid() Spec {
	if !(s.Size > 0) {
		s.Size = 18
	}
	if !(s.LineHeight >= 1) {
		s.LineHeight = 1.7
	}
	s.Measure = max(s.Measure, s.Size)
	s.Room = max(s.Room, s.Measure)
	s.Indent = max(0, min(s.Indent, s.Measure/s.Size/2))
	return s
}
