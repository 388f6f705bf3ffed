package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestSectionText copies and exports a part of the document with its source.
func TestSectionText(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	end := strings.Index(b.doc().Body[100:], "\n") + 100
	s := text.Span{Start: strings.LastIndex(b.doc().Body[:end], "\n") + 1, End: end + 1}
	b.outline.pane.OnCopyText(s)
	got := b.app.Clipboard().Content()
	if want := strings.TrimSpace(b.doc().Text(s)) + "\n\n"; !strings.HasPrefix(got, want) || len(got) < len(want)+10 {
		t.Errorf("copied %q", got)
	}
	dir := t.TempDir()
	for name, want := range map[string]string{"a.md": "\n> ", "b": "\n> ", "c.csv": "indicator"} {
		b.over.Toast().Hide()
		b.files.exportTo(filepath.Join(dir, name), sectionForms(b.doc(), store.Own{}, text.Span{End: len(b.doc().Body)}))
		b.when("the notice", b.over.Toast().Visible)
		if filepath.Ext(name) == "" {
			name += ".md"
		}
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: %v, %d bytes", name, err, len(got))
		}
	}
	b.outline.exportSectionDialog(s, "一/二")
	if b.win.Canvas().Overlays().Top() == nil {
		t.Error("no dialog")
	}
}

// TestSectionFigures shows the figures of a section alone in the table; they
// stay so when a repair is undone.
func TestSectionFigures(t *testing.T) {
	b := openDocument(t, t.TempDir(), brokenFile(t))
	from := strings.Index(b.doc().Body, "全市有图书馆")
	b.outline.pane.OnFigures(text.Span{Start: from, End: len(b.doc().Body)}, "图书馆")
	rows := func() string {
		out := ""
		for _, i := range b.figures.pane.Shown() {
			out += b.doc().Text(b.doc().Figures[i].Span)
		}
		return out
	}
	if b.nav.tabs.SelectedIndex() != tabFigures || rows() != "12座" {
		t.Fatalf("tab %d, %q", b.nav.tabs.SelectedIndex(), rows())
	}
	last := len(b.events)
	b.toggle(0)
	b.until("mended", last)
	if rows() != "12座" {
		t.Errorf("without a mend %q", rows())
	}
	b.openSeed()
	if len(b.figures.pane.Shown()) != len(b.doc().Figures) {
		t.Errorf("%d of the figures of another document", len(b.figures.pane.Shown()))
	}
}
