package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPaste makes a document of what is on the clipboard: it has the name of its
// title, is kept, and is the same document when it is pasted again.
func TestPaste(t *testing.T) {
	b := newBench(t)
	b.opens.made = t.TempDir()
	b.openSeed()
	b.app.Clipboard().SetContent(sample)
	from := len(b.events)
	b.opens.pasteHere()
	b.until("figures", from)
	if len(b.session.Documents()) != 2 || called(b.front()) != "全县工作报告" || !strings.Contains(b.win.Title(), "全县工作报告") {
		t.Errorf("%d documents, in front %q, window %q", len(b.session.Documents()), called(b.front()), b.win.Title())
	}
	if kept, err := os.ReadFile(filepath.Join(b.opens.made, "pasted", "全县工作报告.txt")); err != nil || string(kept) != sample {
		t.Errorf("kept %q, %v", kept, err)
	}
	if r := b.settings.Values().Recent; len(r) != 1 || r[0] != b.front().Path {
		t.Errorf("recent files %q", r)
	}
	from = len(b.events)
	b.opens.paste(sample)
	b.until("figures", from)
	if len(b.session.Documents()) != 2 {
		t.Errorf("pasted again: %d documents", len(b.session.Documents()))
	}
	from = len(b.events)
	b.opens.paste(strings.Replace(sample, "12.5", "13.5", 1))
	b.until("figures", from)
	if len(b.session.Documents()) != 3 || filepath.Base(b.front().Path) != "全县工作报告 2.txt" {
		t.Errorf("another text of that title is kept as %q", b.front().Path)
	}
	from = len(b.events)
	b.opens.paste("就这一句")
	b.until("figures", from)
	if filepath.Base(b.front().Path) != "就这一句.txt" {
		t.Errorf("a line is kept as %q", b.front().Path)
	}
	for _, nothing := range []string{"", " \n"} {
		b.opens.paste(nothing)
	}
	if len(b.session.Documents()) != 4 {
		t.Error("nothing makes a document")
	}
}

// What is being written takes what is pasted.
func TestPasteIntoField(t *testing.T) {
	b := newBench(t)
	b.opens.made = t.TempDir()
	b.openSeed()
	b.find.openFind()
	b.app.Clipboard().SetContent("网民")
	b.opens.pasteHere()
	if b.find.bar.Query() != "网民" || len(b.session.Documents()) != 1 {
		t.Errorf("searched %q, %d documents", b.find.bar.Query(), len(b.session.Documents()))
	}
}
