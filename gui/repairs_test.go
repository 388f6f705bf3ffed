package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// brokenFile is a report with a number that a line end cut and a sentence that
// a page number cut, before a text long enough to scroll.
func brokenFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "断行.txt")
	var rest strings.Builder
	for i := range 60 {
		rest.WriteString(strings.Repeat("渔业平稳，林业向好，", i%7) + "市场供应充足，人民生活安定。\n\n")
	}
	body := "某市公报\n\n2022年，某市粮食产量达1.2万吨，比上年增长3%，渔业产量达到32\n51吨，林业向好，市场供应充足，人民\n— 1 —\n生活安定，各项事业全面发展。\n\n" +
		rest.String() + "全市有图书馆12座。\n"
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// toggle chooses the n-th mend in the repair view and toggles it.
func (b *bench) toggle(n int) {
	b.t.Helper()
	b.nav.show(tabRepairs)
	b.when("rows", func() bool { return b.mend.of == b.doc().Back && b.mend.pane.Shows(b.doc().Back) })
	for range len(b.doc().Repairs) {
		if m, ok := b.mend.pane.Current(); ok && m == b.doc().Repairs[n] {
			break
		}
		b.mend.pane.Step(+1)
	}
	if m, ok := b.mend.pane.Current(); !ok || m != b.doc().Repairs[n] {
		b.t.Fatalf("%+v is current, want %+v", m, b.doc().Repairs[n])
	}
	b.mend.pane.Toggle()
}

func (b *bench) has(figure string) bool {
	for i := range b.doc().Figures {
		if b.doc().Text(b.doc().Figures[i].Span) == figure {
			return true
		}
	}
	return false
}

// TestUndoJoin undoes a join: the text and its figures are read again, the
// reader's notes and the place of reading stay, and so it is after a restart;
// then it is made again.
func TestUndoJoin(t *testing.T) {
	path, data := brokenFile(t), t.TempDir()
	b := openDocument(t, data, path)
	whole := b.doc()
	if len(whole.Repairs) != 3 || !b.has("3251吨") || !strings.Contains(b.frame.count.Text, "修复 3 处") {
		t.Fatalf("%d mends, status %q", len(whole.Repairs), b.frame.count.Text)
	}
	library := strings.Index(whole.Body, "图书馆")
	p, _ := anchor.PlaceOf(whole, text.Span{Start: library, End: library + 9})
	b.entry().Mark(store.Note{Place: p, Quote: store.Quote{Text: "图书馆"}})
	b.text.pane.ScrollTo(strings.LastIndex(whole.Body, "渔业") - 300)
	at := whole.Body[b.text.pane.Place():][:60]
	last := len(whole.Figures) - 1
	b.card.showCard(last)

	from := len(b.events)
	b.toggle(0)
	b.until("mended", from)
	if b.doc() == whole || !strings.Contains(b.doc().Body, "32\n51吨") || b.has("3251吨") || !b.has("12座") || !b.doc().Repairs[0].Undone {
		t.Fatalf("%+v\n%.200s", b.doc().Repairs, b.doc().Body)
	}
	if strings.Contains(whole.Body, "32\n51吨") {
		t.Error("the document was changed in its place")
	}
	if b.nav.tabs.SelectedIndex() != tabRepairs || b.doc().Body[b.text.pane.Place():][:60] != at {
		t.Errorf("tab %d, reading at %q, was %q", b.nav.tabs.SelectedIndex(), b.doc().Body[b.text.pane.Place():][:60], at)
	}
	if b.front().Card < 0 || b.doc().Text(b.doc().Figures[b.front().Card].Span) != "12座" {
		t.Errorf("the card shows figure %d", b.front().Card)
	}
	if s, ok := anchor.SpanOf(b.doc(), b.entry().Notes[0].Place); !ok || b.doc().Text(s) != "图书馆" {
		t.Error("the note has left its words")
	}
	if !strings.Contains(b.frame.count.Text, "修复 2 处") || !b.over.Toast().Visible() || len(b.figures.pane.Shown()) != len(b.doc().Figures) {
		t.Errorf("status %q, %d rows", b.frame.count.Text, len(b.figures.pane.Shown()))
	}
	b.Wait()

	b = openDocument(t, data, path)
	if b.has("3251吨") || len(b.doc().Repairs) != 3 || !b.doc().Repairs[0].Undone || b.doc().Repairs[1].Undone {
		t.Fatalf("after a restart %+v", b.doc().Repairs)
	}
	from = len(b.events)
	b.toggle(0)
	b.until("mended", from)
	if !b.has("3251吨") || b.doc().Body != whole.Body || len(b.entry().Undone) != 0 {
		t.Errorf("made again: %q, %+v", b.doc().Body[:200], b.entry().Undone)
	}
	from = len(b.events)
	b.toggle(2) // the page number inside a sentence
	b.until("mended", from)
	if !strings.Contains(b.doc().Body, "人民\n— 1 —\n生活安定") || !b.doc().Repairs[1].Cut {
		t.Errorf("the page number: %+v", b.doc().Repairs)
	}
}

// TestRepairGivenUp cancels the reading again: the list is that of the document
// that is still shown. A correction while it goes on does not lose it.
func TestRepairGivenUp(t *testing.T) {
	b := openDocument(t, t.TempDir(), brokenFile(t))
	whole := b.doc()
	b.toggle(0)
	b.session.Cancel()
	if len(b.entry().Undone) != 0 || b.front().Mending() || b.doc() != whole {
		t.Fatalf("given up: %+v", b.entry().Undone)
	}
	from := len(b.events)
	b.toggle(0)
	b.session.Refresh()
	b.until("mended", from)
	if len(b.entry().Undone) != 1 || !b.doc().Repairs[0].Undone {
		t.Errorf("lost: %+v, %+v", b.entry().Undone, b.doc().Repairs)
	}
	from = len(b.events)
	b.toggle(0)
	b.Open(filepath.Join(t.TempDir(), "none.txt")) // fails, and what it ended goes on
	b.until("mended", from)
	if len(b.entry().Undone) != 0 || b.doc().Body != whole.Body {
		t.Errorf("lost: %+v", b.entry().Undone)
	}
}

// TestRepairsFromStatus follows the count in the status bar to the repair view,
// and from there to a sentence.
func TestRepairsFromStatus(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	test.Tap(b.frame.count)
	if b.nav.tabs.SelectedIndex() != tabRepairs {
		t.Fatalf("tab %d", b.nav.tabs.SelectedIndex())
	}
	b.when("rows", func() bool { return b.mend.pane.Shows(b.doc().Back) })
	joins := 0
	for _, m := range b.doc().Repairs {
		if m.Kind == doc.Joined {
			joins++
		}
	}
	if joins != 5 {
		t.Errorf("%d joins, want 5", joins)
	}
	b.mend.pane.OnPlace(strings.Index(b.doc().Body, "50.2万亿元"))
	if b.nav.tabs.SelectedIndex() != tabReading || b.text.pane.Place() == 0 {
		t.Errorf("tab %d, place %d", b.nav.tabs.SelectedIndex(), b.text.pane.Place())
	}
}
