package doc

import "github.com/wenshu-app/wenshu/core/text"

// A RepairKind says what a repair did to the text.
type RepairKind uint8

// The kinds of repair. Only a reader splits lines.
const (
	Joined  RepairKind = iota // a line end inside a sentence was taken out
	Dropped                   // lines that belong to the page were left out
	Closed                    // blanks inside a word or number were taken out
	Cleaned                   // characters were put in their usual form, or what a converter left was taken out
	Split                     // a line was split by hand; Raw and Body are the character that begins the new one
)

// A Repair is a change of repair that a reader may undo. Line ends that were
// only tidied (indents, blank lines) are none.
type Repair struct {
	Raw    text.Span // what was changed, in Raw
	Body   text.Span // what stands for it in Body; empty, but in its place, where nothing does
	Why    string    // the reason that repair gave: "join-line", "page-number"
	Kind   RepairKind
	Undone bool // the reader undid it
	Cut    bool // a join that cannot be made, since the reader took back a line inside it
}
