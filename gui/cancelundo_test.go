package gui

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestCancelThenUndo gives up the reading of a repair that was undone: what was
// written before and meanwhile is taken back one by one, and nothing else.
func TestCancelThenUndo(t *testing.T) {
	b := openDocument(t, t.TempDir(), brokenFile(t))
	whole := b.doc().Body
	note := func(words string) {
		at := strings.Index(whole, words)
		s := text.Span{Start: at, End: at + len(words)}
		p, _ := anchor.PlaceOf(b.doc(), s)
		b.notes.mark(b.front(), store.Note{Place: p, Quote: anchor.QuoteOf(b.doc(), s)})
	}
	state := func(what string, notes, undone int, body bool) {
		t.Helper()
		if n, u := len(b.entry().Notes), len(b.entry().Undone); n != notes || u != undone || (b.doc().Body == whole) != body {
			t.Errorf("%s: %d notes, %d undone, the text as read %v; want %d, %d, %v", what, n, u, b.doc().Body == whole, notes, undone, body)
		}
	}
	note("粮食产量")
	b.mend.toggleRepair(b.doc().Repairs[0])
	note("林业向好")
	b.session.Cancel()
	b.drain()
	state("given up", 2, 0, true)
	b.session.Undo()
	state("undone once", 1, 0, true)
	b.session.Undo()
	state("undone twice", 0, 0, true)
	if b.session.CanUndo() != "" {
		t.Errorf("%q is left to be undone", b.session.CanUndo())
	}
	b.session.Redo()
	b.session.Redo()
	state("done again", 2, 0, true)

	from := len(b.events)
	b.mend.splitAt(strings.Index(whole, "林业向好"))
	b.until("figures", from)
	state("split", 2, 1, false)
	b.session.Undo() // and given up
	b.session.Cancel()
	b.drain()
	state("the undoing given up", 2, 1, false)
	from = len(b.events)
	if !b.session.Undo() {
		t.Fatal("it cannot be undone again")
	}
	b.until("figures", from)
	state("undone again", 2, 0, true)
}
