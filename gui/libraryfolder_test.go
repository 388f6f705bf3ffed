package gui

import (
	"bytes"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/gui/look"
)

// figuresOf writes a folder of figures as wenshu-beam does, of the texts in from:
// those of Yunnan as pages of the web, the others as files.
func figuresOf(t testing.TB, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "公报数字")
	files, err := filepath.Glob(filepath.Join(from, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	put := func(kind, part string, b []byte) {
		path := filepath.Join(dir, kind, part, "part-00000-of-00001.parquet")
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := core.Read(t.Context(), path, b, nil)
		if err != nil {
			t.Fatal(err)
		}
		address := path
		if strings.Contains(path, "云南") {
			address = "https://user:secret@example.org/" + url.PathEscape(filepath.Base(path))
		}
		s := library.SourceOf(d, address)
		about := parquet.About{Schema: parquet.Schema, Rules: library.Rules(), Year: s.Written.Year, Province: s.Region}
		var rows, documents bytes.Buffer
		if err := errors.Join(parquet.Write(&rows, parquet.RowsOf(d, s), about), parquet.WriteDocuments(&documents, []parquet.Document{parquet.DocumentOf(d, s, len(b))}, about)); err != nil {
			t.Fatal(err)
		}
		part := parquet.Partition(s.Written.Year, s.Region)
		put(parquet.FiguresDir, part, rows.Bytes())
		put(parquet.DocumentsDir, part, documents.Bytes())
	}
	if err := os.WriteFile(filepath.Join(dir, parquet.Job), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// drop drops files on the window and waits for what is traced.
func (b *bench) drop(event string, paths ...string) {
	b.t.Helper()
	from := len(b.events)
	var files []fyne.URI
	for _, p := range paths {
		files = append(files, storage.NewFileURI(p))
	}
	b.dropped(fyne.Position{}, files)
	b.when(event, func() bool { return b.traced(from, event) })
}

// traced reports whether one of the events from one on begins so.
func (b *bench) traced(from int, event string) bool {
	return slices.ContainsFunc(b.events[from:], func(e string) bool { return strings.HasPrefix(e, event) })
}

// libraryWords are those that the library shows.
func (b *bench) libraryWords() string {
	var out []string
	for _, o := range test.LaidOutObjects(b.library.room.Box) {
		switch o := o.(type) {
		case *widget.Label:
			out = append(out, o.Text)
		case *look.Button:
			out = append(out, o.Text)
		}
	}
	return strings.Join(out, "\n")
}

// press taps the pill of the library that says words.
func (b *bench) press(words string) {
	b.t.Helper()
	for _, o := range test.LaidOutObjects(b.library.room.Box) {
		if p, ok := o.(*look.Button); ok && p.Text == words {
			test.Tap(p)
			return
		}
	}
	b.t.Fatalf("no pill %q in %q", words, b.libraryWords())
}

// TestFiguresFolder opens a folder of figures in the library's place: its
// documents, a search by value and by words, an indicator with its chart, and
// from a figure to its file or to the page of the web.
func TestFiguresFolder(t *testing.T) {
	data, from := t.TempDir(), reports(t)
	dir := figuresOf(t, from)
	b := newBenchWith(t, Options{Library: data})
	var browsed *url.URL
	b.library.room.Browse = func(u *url.URL) error { browsed = u; return nil }
	b.library.room.Show(0)
	b.until("library updated", 0)
	b.drop("folder listed", dir)
	if n := b.library.room.Documents(); n != 6 {
		t.Fatalf("%d documents", n)
	}
	for ask, want := range map[string]string{"粮食总产量 > 3090万吨": "found 3", "新增就业": "found 12", "NOT 粮食": "", "": ""} {
		at := len(b.events)
		b.library.room.Type(ask)
		if want != "" {
			b.when(ask, func() bool { return b.traced(at, "found") })
			if got := b.events[len(b.events)-1]; got != want {
				t.Errorf("%s: %s, want %s", ask, got, want)
			}
		}
	}
	at := len(b.events)
	b.library.room.FollowName("gdp", false)
	b.when("the table", func() bool { return b.traced(at, "followed") && !b.traced(at, "followed 0") })
	tables := b.library.room.Tables()
	if len(tables) != 1 || len(tables[0].Lines) != 2 || b.library.room.Charts() == 0 {
		t.Fatalf("%d tables, %d charts", len(tables), b.library.room.Charts())
	}
	for _, l := range tables[0].Lines {
		at := len(b.events)
		s := l.Cells[0].Best.Statement
		b.library.room.OpenStatement(s)
		if l.Column == "云南省" {
			b.until("asked for the browser", at)
			if browsed != nil {
				t.Error("the browser was not asked for")
			}
			if shown := b.dialog(); strings.Contains(shown, "secret") || !strings.Contains(shown, "https://example.org/") || !strings.Contains(shown, s.Sentence) {
				t.Errorf("the dialog says %s", shown)
			}
			b.button(look.T("address.open"))
			if browsed == nil || browsed.Host != "example.org" || browsed.User != nil {
				t.Errorf("browsed to %v", browsed)
			}
			continue
		}
		b.when("the document", func() bool { return b.doc() != nil && len(b.find.seek.hits) > 0 })
		if got := b.doc().Text(b.find.seek.hits[0]); got != s.Said || b.library.room.Visible() {
			t.Errorf("opened at %q, want %q", got, s.Said)
		}
		b.library.room.Show(1)
		if err := os.Remove(s.Source.Path); err != nil {
			t.Fatal(err)
		}
		at = len(b.events)
		b.library.room.OpenStatement(s)
		b.until("address lost", at)
	}
}

// TestFiguresFolderKept opens the folder again in the next window, and takes it
// off the list.
func TestFiguresFolderKept(t *testing.T) {
	data, dir := t.TempDir(), figuresOf(t, reports(t))
	b := newBenchWith(t, Options{Library: data})
	from := len(b.events)
	b.opens.chooseFolder(dir) // as for a folder that was to be opened
	b.when("the folder", func() bool { return b.traced(from, "folder listed") })
	if !b.library.room.Visible() {
		t.Error("the library is not in front")
	}
	b.Wait()
	b = newBenchWith(t, Options{Library: data})
	b.library.room.Wake() // the library is opened unseen: its folder is not, and the keyboard stays
	b.until("library updated", 0)
	if b.traced(0, "folder") || b.win.Canvas().Focused() != nil {
		t.Errorf("the folder was opened unseen; the keyboard is at %v", b.win.Canvas().Focused())
	}
	b.library.room.Show(0)
	b.when("the folder", func() bool { return b.traced(0, "folder listed") })
	if n := b.library.room.Documents(); n != 6 {
		t.Errorf("%d documents after a restart", n)
	}
	from = len(b.events)
	b.library.room.ForgetFigures()
	b.until("folder forgotten", from)
	if n := b.library.room.Documents(); n > 1 {
		t.Errorf("%d documents without it", n)
	}
	if _, err := os.Stat(filepath.Join(dir, parquet.Job)); err != nil {
		t.Error(err)
	}
	b = newBenchWith(t, Options{Library: data})
	b.library.room.Show(0)
	b.until("library updated", 0)
	if n := b.library.room.Documents(); n > 1 {
		t.Errorf("%d documents after it was taken off", n)
	}
}

// TestFiguresFolderFaults says in words what is wrong with a folder, and goes on
// with what of it can be read.
func TestFiguresFolderFaults(t *testing.T) {
	begun, newer := t.TempDir(), t.TempDir()
	var late bytes.Buffer
	if err := errors.Join(os.WriteFile(filepath.Join(begun, parquet.Job), nil, 0o600), parquet.Write(&late, nil, parquet.About{Schema: parquet.Schema + 1}),
		os.WriteFile(filepath.Join(newer, "a.parquet"), late.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	other, whole := t.TempDir(), figuresOf(t, reports(t))
	if err := os.WriteFile(filepath.Join(other, "a.parquet"), []byte("PAR1, but no more than that; PAR1"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBenchWith(t, Options{Library: t.TempDir()})
	b.library.room.Show(0)
	b.until("library updated", 0)
	for dir, why := range map[string]error{begun: parquet.ErrNone, newer: parquet.ErrNewer, other: errors.New("damaged")} {
		b.drop("folder: ", dir)
		_, h, _ := parquet.HintOf(&parquet.FileError{Path: dir, Err: why})
		want := h.What.Chinese
		if look.Current() == look.English {
			want = h.What.English
		}
		if shown := b.libraryWords(); !strings.Contains(shown, want) || !strings.Contains(shown, dir) || !strings.Contains(shown, look.T("folder.back")) {
			t.Errorf("%v: %s is not said: %s", why, want, shown)
		}
		from := len(b.events)
		b.press(look.T("folder.back"))
		b.until("library in front", from)
	}
	parts, _ := filepath.Glob(filepath.Join(whole, parquet.FiguresDir, "*", "*", "*"))
	if err := os.Truncate(parts[0], 40); err != nil {
		t.Fatal(err)
	}
	b.drop("folder listed", whole)
	want, _, _ := strings.Cut(look.T("folder.broken"), "%d")
	if shown := b.libraryWords(); !strings.Contains(shown, want) {
		t.Errorf("the broken file is not told of: %s", shown)
	}
	if err := os.Remove(parts[0]); err != nil {
		t.Fatal(err)
	}
	b.drop("folder listed", whole)
	if shown := b.libraryWords(); !strings.Contains(shown, look.T("folder.half")) {
		t.Errorf("that it is a half is not told of: %s", shown)
	}
}
