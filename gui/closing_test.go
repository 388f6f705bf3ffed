package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/backup"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// TestCloseWhileWriting closes the window with words in a form: it asks, goes
// on with the form as it stood, and ends when it is told to.
func TestCloseWhileWriting(t *testing.T) {
	for name, open := range map[string]func(b *bench){
		"note": func(b *bench) {
			b.notes.writeNote(0)
			field := b.win.Canvas().Focused().(*overlay.Field)
			test.Type(field, "未写完的话")
		},
		"correction": func(b *bench) {
			b.card.correct(0)
			test.Type(b.win.Canvas().Focused().(*overlay.ListField), "另一个")
		},
		"own": func(b *bench) {
			b.notes.editOwn()
			test.Type(b.win.Canvas().Focused().(*overlay.Field), "另题")
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := openDocument(t, t.TempDir(), documentFile(t))
			b.notes.mark(b.front(), store.Note{Place: store.Place{Start: 0, End: 12}, Quote: store.Quote{Text: "某市公报"}})
			open(b)
			form := b.win.Canvas().Overlays().Top()
			b.frame.close()
			b.frame.close() // once more, while it is asked
			if b.life.Err() != nil || b.win.Canvas().Overlays().Top() == form {
				t.Fatal("it was not asked")
			}
			tapIn(t, b, look.T("note.again"))
			if b.win.Canvas().Overlays().Top() != form || !b.over.Unwritten() {
				t.Fatal("the form is gone")
			}
			b.frame.close()
			tapIn(t, b, look.T("leave.lose"))
			if b.life.Err() == nil {
				t.Error("it did not end")
			}
		})
	}
}

// TestCloseUnchangedForm closes the window while a form is open in which nothing
// was written: nothing is asked.
func TestCloseUnchangedForm(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.card.correct(0)
	b.frame.close()
	if b.life.Err() == nil {
		t.Error("it did not end")
	}
}

// TestCloseUnwritten closes the window when notes cannot be written: it stays,
// tries again, and saves them into a file that a backup is restored from.
func TestCloseUnwritten(t *testing.T) {
	data := filepath.Join(t.TempDir(), "documents")
	b := openDocument(t, data, documentFile(t))
	if err := os.WriteFile(data, nil, 0o600); err != nil { // no folder can be there
		t.Fatal(err)
	}
	b.notes.mark(b.front(), store.Note{Place: store.Place{Start: 0, End: 12}, Quote: store.Quote{Text: "某市公报"}, Words: "要紧"})
	b.Wait()
	b.frame.close()
	tapIn(t, b, look.T("leave.stay"))
	b.frame.close()
	tapIn(t, b, look.T("leave.retry"))
	if b.life.Err() != nil {
		t.Fatal("it ended with notes unwritten")
	}
	tapIn(t, b, look.T("leave.stay"))
	b.frame.rescue(filepath.Join(data, "no", "such.zip"))
	b.Wait()
	b.drain()
	if b.life.Err() != nil {
		t.Fatal("it ended though nothing was saved")
	}
	file := filepath.Join(t.TempDir(), "别处.zip")
	b.frame.rescue(file)
	b.when("the end", func() bool { return b.life.Err() != nil })

	to := t.TempDir()
	l, err := library.Open(t.Context(), filepath.Join(to, "library"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	info, err := r.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := backup.Restore(t.Context(), r, info.Size(), backup.Places{Library: l, Notes: store.Folder(filepath.Join(to, "documents")), Made: to}); err != nil || n.Notes != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	files, _ := filepath.Glob(filepath.Join(to, "documents", "*.json"))
	if len(files) != 1 {
		t.Fatalf("restored %q", files)
	}
	if kept, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(kept), "要紧") {
		t.Errorf("%s, %v", kept, err)
	}
}

// TestCloseFull closes the window once the disk has room again.
func TestCloseFull(t *testing.T) {
	data := filepath.Join(t.TempDir(), "documents")
	b := openDocument(t, data, documentFile(t))
	if err := os.WriteFile(data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b.notes.mark(b.front(), store.Note{Place: store.Place{Start: 0, End: 12}, Quote: store.Quote{Text: "某市公报"}, Words: "要紧"})
	b.Wait()
	b.frame.close()
	if err := os.Remove(data); err != nil {
		t.Fatal(err)
	}
	tapIn(t, b, look.T("leave.retry"))
	if b.life.Err() == nil {
		t.Error("it did not end")
	}
	if e, err := store.Folder(data).Load(idOf(t, data)); err != nil || len(e.Notes) != 1 {
		t.Errorf("%+v, %v", e, err)
	}
}
