package core

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/repair"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// A ByHand is what a reader says who joins or splits lines: to be undone of what
// was repaired, or done beside it. Back says that it takes back what was said of
// the place before.
type ByHand struct {
	store.Undoing
	Back bool
}

// Apply says it in an entry.
func (b ByHand) Apply(e *store.Entry) {
	if b.Back {
		e.Redo(b.Place)
	} else {
		e.Undo(b.Undoing)
	}
}

// JoinNext is what is to be said so that the line of d with the byte at offset
// goes on with the next. It reports false where there is no next line, or where
// nothing of the file stands between the two.
func JoinNext(d *doc.Document, offset int) (ByHand, bool) {
	if offset < 0 || offset >= len(d.Body) {
		return ByHand{}, false
	}
	k := strings.IndexByte(d.Body[offset:], '\n')
	end := offset + k
	if k < 0 || end == 0 || end+1 >= len(d.Body) {
		return ByHand{}, false
	}
	_, n := utf8.DecodeLastRuneInString(d.Body[:end])
	before, okA := d.Back.Hull(text.Span{Start: end - n, End: end})
	_, n = utf8.DecodeRuneInString(d.Body[end+1:])
	after, okB := d.Back.Hull(text.Span{Start: end + 1, End: end + 1 + n})
	if !okA || !okB {
		return ByHand{}, false
	}
	gap := text.Span{Start: before.End, End: after.Start}
	for _, m := range d.Repairs {
		switch {
		case m.Kind == doc.Split && m.Raw == after, m.Kind == doc.Joined && m.Undone && m.Raw.Overlaps(gap):
			u, ok := Undoing(d, m)
			return ByHand{u, true}, ok
		}
	}
	if gap.Empty() {
		return ByHand{}, false
	}
	return byHand(d, gap, repair.HandJoin)
}

// SplitAt is what is to be said so that a line of d begins with the byte at
// offset. It reports false where one does already.
func SplitAt(d *doc.Document, offset int) (ByHand, bool) {
	for offset >= 0 && offset < len(d.Body) && strings.ContainsRune(" \t", rune(d.Body[offset])) {
		offset++
	}
	if offset <= 0 || offset >= len(d.Body) || !utf8.RuneStart(d.Body[offset]) || d.Body[offset] == '\n' || d.Body[offset-1] == '\n' {
		return ByHand{}, false
	}
	for _, m := range d.Repairs {
		if m.Kind == doc.Joined && !m.Undone && !m.Cut && m.Body.End == offset {
			u, ok := Undoing(d, m)
			return ByHand{u, m.Why == repair.HandJoin}, ok
		}
	}
	_, n := utf8.DecodeRuneInString(d.Body[offset:])
	at, ok := d.Back.Hull(text.Span{Start: offset, End: offset + n})
	if !ok {
		return ByHand{}, false
	}
	return byHand(d, at, repair.HandSplit)
}

func byHand(d *doc.Document, raw text.Span, why string) (ByHand, bool) {
	u, ok := Undoing(d, doc.Repair{Raw: raw, Why: why})
	return ByHand{Undoing: u}, ok
}

// MadeByHand reports whether a reader joined or split a line there.
func MadeByHand(m doc.Repair) bool { return m.Why == repair.HandJoin || m.Why == repair.HandSplit }

// handEdits parts what a reader said of the repair of d: repairs that were
// undone, and edits by hand.
func handEdits(d *doc.Document, said []store.Undoing) (undone []text.Span, edits []repair.HandEdit) {
	for _, u := range said {
		s, ok := anchor.RawOf(d, u.Place)
		switch {
		case !ok:
		case u.Why == repair.HandJoin, u.Why == repair.HandSplit:
			edits = append(edits, repair.HandEdit{Raw: s, Split: u.Why == repair.HandSplit})
		default:
			undone = append(undone, s)
		}
	}
	return undone, edits
}
