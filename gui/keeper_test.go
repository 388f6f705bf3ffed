package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/seeds"
)

// copyOf writes the bytes of a file under another name.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "副本.txt", string(b))
}

// TestOneEntry opens the same bytes under two names: what is added to the one
// is added to the other, and neither writes over it.
func TestOneEntry(t *testing.T) {
	path, data := brokenFile(t), t.TempDir()
	b := openDocument(t, data, path)
	first := b.front()
	b.openFile(copyOf(t, path))
	second := b.front()
	if first == second || first.Entry != second.Entry {
		t.Fatal("two entries for one document")
	}
	p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[0].Span)
	figures := len(b.doc().Figures)
	from := len(b.events)
	b.correctWith(store.Correction{Place: p, Quote: store.Quote{Text: "1.2万吨"}, None: true})
	b.until("figures", from)
	from = len(b.events)
	b.session.Bring(first)
	b.until("figures", from)
	if len(b.doc().Figures) != figures-1 {
		t.Errorf("%d figures beside the corrected, want %d", len(b.doc().Figures), figures-1)
	}
	from = len(b.events)
	b.toggle(0)
	b.until("mended", from)
	from = len(b.events)
	b.session.Bring(second)
	b.until("mended", from)
	if b.doc().Body != first.Doc.Body || !b.doc().Repairs[0].Undone {
		t.Error("the mend stands in the other")
	}
	b.Wait()
	e, err := store.Folder(data).Load(b.doc().ID)
	if err != nil || len(e.Undone) != 1 || len(e.Corrections) != 1 {
		t.Errorf("kept: %+v, %v", e, err)
	}
}

// TestUnwritten adds a note where the folder cannot be written: that is told,
// the note is there when the document is opened again, and it is written when
// the folder can be.
func TestUnwritten(t *testing.T) {
	path := documentFile(t)
	data := filepath.Join(t.TempDir(), "documents")
	if err := os.WriteFile(data, nil, 0o644); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	b := newBench(t)
	b.openFile(path)
	b.session.Folder = store.Folder(data)
	b.notes.mark(b.front(), store.Note{Place: store.Place{Start: 0, End: 12}, Quote: store.Quote{Text: "某市公报"}})
	b.when("the notice", b.over.Toast().Visible)
	b.session.Close(b.front())
	b.openFile(path)
	if len(b.entry().Notes) != 1 {
		t.Fatal("the note is lost")
	}
	if err := os.Remove(data); err != nil {
		t.Fatal(err)
	}
	b.session.Close(b.front())
	b.openSeed()
	b.frame.keep() // the program ends
	e, err := b.session.Folder.Load(idOf(t, data))
	if err != nil || len(e.Notes) != 1 {
		t.Errorf("%+v, %v", e, err)
	}
}

func idOf(t *testing.T, folder string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.json"))
	if len(files) != 1 {
		t.Fatalf("files %q", files)
	}
	return strings.TrimSuffix(filepath.Base(files[0]), ".json")
}

// TestDialogOfAnother answers a dialog of one document when another has come to
// the front: the answer is the first's.
func TestDialogOfAnother(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	first := b.front()
	b.win.Canvas().Focus(b.text.pane)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.notes.writeNote(-1)
	b.openSeed()
	tapIn(t, b, look.T("ok"))
	if len(first.Entry.Notes) != 1 || len(b.entry().Notes) != 0 {
		t.Errorf("%d notes of the first, %d of the second", len(first.Entry.Notes), len(b.entry().Notes))
	}
	b.session.Bring(first)
	b.card.correct(0)
	b.OpenSeed()
	b.when("the sample", func() bool { return b.doc().Name == nameOf(seeds.Name) })
	test.Type(b.win.Canvas().Focused().(*overlay.ListField), "新的")
	tapIn(t, b, look.T("ok"))
	if len(first.Entry.Corrections) != 1 || len(b.entry().Corrections) != 0 {
		t.Errorf("%d corrections of the first, %d of the second", len(first.Entry.Corrections), len(b.entry().Corrections))
	}
}

// tapIn taps the button with that name in the dialog in front.
func tapIn(t *testing.T, b *bench, name string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
		if w, ok := o.(*look.Answer); ok && w.Text == name {
			test.Tap(w)
			return
		}
	}
	t.Fatalf("no button %q", name)
}

// TestClosedWhileRead closes the tab of a file that is read behind another: it
// does not come back. A file that is being read when another is opened keeps a
// tab.
func TestClosedWhileRead(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	path := documentFile(t)
	b.OpenAll([]string{path, write(t, "乙.txt", sample)})
	first := b.front()
	b.session.Bring(b.session.Documents()[0])
	b.session.Close(first)
	b.Wait()
	b.drain()
	if len(b.session.Documents()) != 2 || b.session.Of(path) != nil || (b.session.Reading() != nil) {
		t.Errorf("tabs %q", b.names())
	}
	b.Open(path)
	b.session.Bring(b.session.Documents()[1]) // which is only a path
	b.when("the second", func() bool { return b.doc() != nil && b.doc().Name == "乙.txt" })
	if p := b.session.Of(path); p == nil || p.Doc != nil {
		t.Fatalf("tabs %q", b.names())
	}
	b.session.Bring(b.session.Of(path))
	b.when("the first", func() bool { return b.doc() != nil && b.doc().Name == "公报.txt" && b.front().Found() })
}

// TestChangeWhileFinding changes the language while the figures of a document
// are found for the first time: its charts speak the new one.
func TestChangeWhileFinding(t *testing.T) {
	b := newBench(t)
	b.OpenSeed()
	b.when("the page", func() bool { return b.doc() != nil })
	if b.front().Found() {
		t.Skip("the figures came with the page")
	}
	b.keys.prefs.setLanguage("en")
	b.when("figures", func() bool { return b.front().Found() && !b.front().Finding() && b.front().Models[0].English })
	if len(b.front().Models) == 0 || !b.front().Models[0].English {
		t.Error("the charts are in the language before")
	}
}

// TestHitsFollow searches a text of which a repair is undone: the places found
// follow the words.
func TestHitsFollow(t *testing.T) {
	b := openDocument(t, t.TempDir(), brokenFile(t))
	b.find.openFind()
	b.find.search("图书馆")
	b.when("the place", func() bool { return len(b.find.seek.hits) == 1 })
	old := b.find.seek.hits
	was := old[0]
	from := len(b.events)
	b.toggle(0)
	b.until("mended", from)
	if old[0] != was {
		t.Error("a list that a worker may be reading was changed")
	}
	if h := b.find.seek.hits; len(h) != 1 || h[0] == was || b.doc().Text(h[0]) != "图书馆" {
		t.Errorf("%v", h)
	}
}
