package gui

import (
	"strings"
	"testing"
)

// TestLinesByHand splits a paragraph and joins it again, from the text and from
// the repair view; the figures follow, undo and a restart know of it.
func TestLinesByHand(t *testing.T) {
	path, data := documentFile(t), t.TempDir()
	b := openDocument(t, data, path)
	whole, figures := b.doc().Body, len(b.doc().Figures)
	at := strings.Index(whole, "图书馆")
	did := func(do func()) {
		t.Helper()
		from := len(b.events)
		do()
		b.until("figures", from)
	}
	did(func() { b.mend.splitAt(at) })
	two := b.doc().Body
	if !strings.Contains(two, "\n图书馆") || len(b.doc().Figures) != figures {
		t.Fatalf("%q, %d figures, want %d", two, len(b.doc().Figures), figures)
	}
	b.mend.splitAt(at + 1) // there is one
	did(func() { b.session.Undo() })
	if b.doc().Body != whole {
		t.Errorf("undone: %q", b.doc().Body)
	}
	did(func() { b.session.Redo() })
	b.nav.show(tabRepairs)
	b.when("the rows", func() bool { return b.mend.pane.Shows(b.doc().Back) })
	items := b.mend.lineItems(at - 1)
	if len(items) != 2 || items[1].Disabled {
		t.Fatalf("%+v", items)
	}
	if got := b.keys.lineSpot(); got < 0 {
		t.Errorf("the repair view is at %d", got)
	}
	b.Wait()

	b = openDocument(t, data, path)
	from := len(b.events)
	if b.doc().Body != two {
		b.until("figures", from)
	}
	if b.doc().Body != two {
		t.Fatalf("after a restart: %q", b.doc().Body)
	}
	did(func() { b.mend.joinNext(at - 1) })
	if b.doc().Body != whole || len(b.entry().Undone) != 0 {
		t.Errorf("joined again: %q, %+v", b.doc().Body, b.entry().Undone)
	}
}
