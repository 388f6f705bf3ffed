package gui

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestExportTabs writes what each tab shows, and never over a document.
func TestExportTabs(t *testing.T) {
	b := newBench(t)
	path := documentFile(t)
	b.openFile(path)
	dir := t.TempDir()
	save := func(name string, forms []form) string {
		t.Helper()
		from := len(b.events)
		b.files.exportTo(filepath.Join(dir, name), forms)
		b.until("exported", from)
		out, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	forms := []form{
		{".md", func(w io.Writer) error { _, err := io.WriteString(w, "# "+b.doc().Name); return err }},
		{".txt", func(w io.Writer) error { _, err := io.WriteString(w, b.doc().Name); return err }},
	}
	if got := save("a.txt", forms); got != "公报.txt" {
		t.Errorf("text: %q", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "b"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	from := len(b.events)
	b.files.exportTo(filepath.Join(dir, "b"), forms)
	b.until("exported", from)
	if _, err := os.Stat(filepath.Join(dir, "b")); err == nil {
		t.Error("an empty file is left")
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "b.md")); string(got) != "# 公报.txt" {
		t.Errorf("without an ending: %q", got)
	}
	before, _ := os.ReadFile(path)
	if err := os.Symlink(path, filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, filepath.Join(dir, "link.txt")} {
		b.files.exportTo(p, forms)
		b.Wait()
		b.drain()
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Errorf("the document was written over: %q", after)
	}
	for _, tab := range []int{tabReading, tabCharts, tabFigures, tabWords, tabNotes} {
		b.nav.show(tab)
		b.keys.exportHere()
		if len(b.win.Canvas().Overlays().List()) != 1 {
			t.Errorf("tab %d asks for no file", tab)
		}
		for _, o := range b.win.Canvas().Overlays().List() {
			b.win.Canvas().Overlays().Remove(o)
		}
	}
	b.session.Close(b.front())
	b.keys.exportHere()
	if b.dialog() != "" || !b.over.Toast().Visible() {
		t.Error("asks for a file with nothing open")
	}
}
