package text

import (
	"fmt"
	"strings"
)

// An Editor writes a new text from an old one, from left to right, and keeps
// the map between them. It panics where it is misused (going backwards, an
// edit without a reason), since that is a mistake in the caller.
type Editor struct {
	old   string
	at    int
	b     strings.Builder // from the first edit on; before it the text is the old one
	wrote bool
	m     Map
}

// NewEditor returns an editor at the start of old.
func NewEditor(old string) *Editor {
	return &Editor{old: old}
}

// Expect makes room for about n edits.
func (e *Editor) Expect(n int) {
	if cap(e.m.runs) < n {
		e.m.runs = append(make([]run, 0, n), e.m.runs...)
	}
}

// At is the offset in the old text up to which it has been dealt with.
func (e *Editor) At() int { return e.at }

// CopyTo copies the old text up to offset.
func (e *Editor) CopyTo(offset int) {
	e.step(offset, e.old[e.at:max(e.at, offset)], "")
}

// Drop leaves out the old text up to offset.
func (e *Editor) Drop(offset int, why string) { e.Replace(offset, "", why) }

// Insert adds s, which is not in the old text.
func (e *Editor) Insert(s, why string) { e.Replace(e.at, s, why) }

// Replace puts s in the place of the old text up to offset. It is a copy if
// both are equal.
func (e *Editor) Replace(offset int, s, why string) {
	if why == "" {
		panic("text: an edit needs a reason")
	}
	if offset >= e.at && s == e.old[e.at:offset] {
		why = ""
	}
	e.step(offset, s, why)
}

func (e *Editor) step(offset int, s, why string) {
	if offset < e.at || offset > len(e.old) {
		panic(fmt.Sprintf("text: editor at %d cannot go to %d of %d", e.at, offset, len(e.old)))
	}
	if !e.wrote {
		if why == "" {
			e.m.Add(Run{New: Span{e.at, offset}, Old: Span{e.at, offset}})
			e.at = offset
			return
		}
		e.wrote = true
		e.b.Grow(len(e.old))
		e.b.WriteString(e.old[:e.at])
	}
	n := e.b.Len()
	e.b.WriteString(s)
	e.m.Add(Run{New: Span{n, e.b.Len()}, Old: Span{e.at, offset}, Why: why})
	e.at = offset
}

// Done copies what is left and returns the new text and its map.
func (e *Editor) Done() (string, *Map) {
	e.CopyTo(len(e.old))
	if !e.wrote {
		return e.old, &e.m
	}
	return e.b.String(), &e.m
}
