package gui

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/notebook"
)

// noteWords notes words of the document in front.
func (b *bench) noteWords(t *testing.T, words string) {
	t.Helper()
	at := strings.Index(b.doc().Body, words)
	s := text.Span{Start: at, End: at + len(words)}
	p, ok := anchor.PlaceOf(b.doc(), s)
	if at < 0 || !ok {
		t.Fatalf("%q has no place", words)
	}
	b.notes.mark(b.front(), store.Note{Place: p, Quote: anchor.QuoteOf(b.doc(), s), Words: "看"})
}

// TestChangedFile changes an open file under the window: a banner says so, and
// when it is read again what was noted stands where its words are now; what has
// lost them is listed, placed by hand and deleted.
func TestChangedFile(t *testing.T) {
	path := documentFile(t)
	b := openDocument(t, t.TempDir(), path)
	b.noteWords(t, "图书馆12座")
	b.noteWords(t, "粮食产量达1.2万吨")
	b.noteWords(t, "比上年增长3%")
	b.text.pane.ScrollTo(strings.Index(b.doc().Body, "全市有图书馆"))
	b.session.LookAtFile()
	b.Wait()
	b.drain()
	if b.text.banner.Says() != "" {
		t.Errorf("nothing has changed, and the banner says %q", b.text.banner.Says())
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	now := "说明：数据为初步统计。\n\n" + strings.Replace(string(file), "2022年，某市粮食产量达1.2万吨，比上年增长3%。\n\n", "", 1)
	if err := os.WriteFile(path, []byte(now), 0o644); err != nil {
		t.Fatal(err)
	}
	b.session.LookAtFile()
	b.when("the banner", func() bool { return b.text.banner.Says() != "" })
	from := len(b.events)
	b.text.banner.Actions()[0].Do()
	b.until("figures", from)
	if !strings.HasPrefix(b.doc().Body, "说明") || b.text.banner.Says() != "" {
		t.Fatalf("%.30q, banner %q", b.doc().Body, b.text.banner.Says())
	}
	if n := len(b.entry().Notes); n != 1 || len(b.entry().Unplaced.Notes) != 2 {
		t.Fatalf("%d notes, %+v", n, b.entry().Unplaced)
	}
	if s, ok := anchor.SpanOf(b.doc(), b.entry().Notes[0].Place); !ok || b.doc().Text(s) != "图书馆12座" {
		t.Errorf("the note stands on %q", b.doc().Text(s))
	}
	if at := b.text.pane.Place(); at < len(b.doc().Body)/2 {
		t.Errorf("reading goes on at byte %d of %d", at, len(b.doc().Body))
	}
	listed := func() (out []notebook.Item) {
		for _, it := range b.notes.pane.Shown() {
			if it.Unplaced {
				out = append(out, it)
			}
		}
		return out
	}
	if l := listed(); len(l) != 2 || b.notes.pane.Shown()[0].Text != l[0].Text {
		t.Fatalf("listed: %+v", b.notes.pane.Shown())
	}
	if md := b.notes.notesMarkdown(b.notes.pane.Shown())(); !strings.Contains(md, "粮食产量达1.2万吨") {
		t.Errorf("the file of notes: %s", md)
	}
	b.notes.placeItem(listed()[0]) // nothing is selected
	b.win.Canvas().Focus(b.text.pane)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.notes.placeItem(listed()[0])
	if len(b.entry().Notes) != 2 || b.entry().Notes[0].Text != b.doc().Body || b.entry().Notes[0].Was == "" || b.entry().Notes[0].Words != "看" {
		t.Fatalf("placed: %+v", b.entry().Notes)
	}
	b.notes.placeItem(listed()[0]) // there is one
	if len(b.entry().Notes) != 2 || len(listed()) != 1 {
		t.Errorf("two notes on the same words: %+v", b.entry().Notes)
	}
	b.notes.deleteItem(listed()[0])
	if len(listed()) != 0 {
		t.Error("it is still there")
	}
	b.notes.undelete()
	if len(listed()) != 1 {
		t.Error("it does not come back")
	}
}

// TestUnplacedIsNotEdited holds that what has no place opens no form: its number
// counts the unplaced ones, not those of the document.
func TestUnplacedIsNotEdited(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.entry().Unplaced.Corrections = []store.Correction{{}}
	b.entry().Unplaced.Notes = []store.Note{{Words: "看"}}
	for _, it := range []notebook.Item{{Unplaced: true, Correction: true}, {Unplaced: true}} {
		b.notes.editItem(it)
		if b.dialog() != "" {
			t.Errorf("%+v opens %q", it, b.dialog())
		}
	}
}
