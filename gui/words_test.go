package gui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/seeds"
)

func writeFile(t *testing.T, name, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestWordsTab counts the sample's words once its tab is looked at, goes to a
// place, and counts phrases.
func TestWordsTab(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	if b.words.dictionary.words.Load() != nil {
		t.Error("the dictionary is loaded before words are wanted")
	}
	b.nav.show(tabWords)
	b.until("words", 0)
	b.when("the table", func() bool { return len(b.words.pane.Words()) > 0 })
	if w := b.words.pane.Words(); !slices.Contains(w, "数字经济") || slices.Contains(w, "我们") {
		t.Errorf("%q", w)
	}
	b.when("the contexts", func() bool { return len(b.words.pane.Lines()) > 0 })
	l := b.words.pane.Lines()[0]
	b.words.pane.OnPlace(l.At, len(l.Word))
	if b.nav.tabs.SelectedIndex() != tabReading || !strings.HasPrefix(b.doc().Body[l.At:], l.Word) {
		t.Errorf("tab %d, %q", b.nav.tabs.SelectedIndex(), l.Word)
	}
	b.words.countGrams()
	b.until("phrases", 0)
}

// TestCompareFiles compares the document with a recent file, and stops when
// another is opened.
func TestCompareFiles(t *testing.T) {
	b := newBench(t)
	old := writeFile(t, "去年.txt", strings.Repeat("粮食丰收，渔业平稳。\n", 40))
	from := len(b.events)
	b.Open(old)
	b.until("figures", from)
	b.openSeed()
	b.nav.show(tabWords)
	b.until("words", 0)
	names := []string{}
	for _, o := range b.words.others() {
		names = append(names, o.name)
	}
	if len(names) != 1 || names[0] != "去年.txt" {
		t.Fatalf("others: %q", names)
	}
	b.words.compare(b.words.others()[0])
	b.until("compared", 0)
	b.when("the table", func() bool { return slices.Contains(b.words.pane.Words(), "渔业") })
	if slices.Contains(b.words.pane.Words(), "数字经济发展") {
		t.Errorf("what hardly differs is listed: %q", b.words.pane.Words())
	}
	there := b.words.lexis.there
	at := strings.Index(there.Body, "渔业")
	b.words.pane.OnThere(at, len("渔业"))
	b.when("the other document", func() bool { return b.doc().Name == "去年.txt" && b.nav.tabs.SelectedIndex() == tabReading })
	if len(b.find.seek.hits) != 1 || b.doc().Text(b.find.seek.hits[0]) != "渔业" {
		t.Errorf("shown: %v", b.find.seek.hits)
	}
	b.nav.goBack()
	from = len(b.events)
	b.openSeed()
	b.nav.show(tabWords)
	b.until("words", from)
	b.words.compare(otherFile(filepath.Join(t.TempDir(), "missing.txt")))
	b.when("the error", func() bool { return b.dialog() != "" })
	from = len(b.events)
	b.Open(old)
	b.until("figures", from)
	if b.words.lexis.counted != nil || b.words.lexis.stopOne != nil || len(b.words.pane.Words()) != 0 {
		t.Error("the words of the document before stay")
	}
	if o := b.words.others(); len(o) != 1 || o[0].name != nameOf(seeds.Name) {
		t.Errorf("others: %v", o)
	}
}

// TestWordsStop opens another document while a long one is counted.
func TestWordsStop(t *testing.T) {
	b := newBench(t)
	long := writeFile(t, "长.txt", strings.Repeat("加快发展数字经济，推动高质量发展。粮食丰收，渔业平稳。\n", 8000))
	from := len(b.events)
	b.Open(long)
	b.until("figures", from)
	b.nav.show(tabWords)
	stop := b.words.lexis.counted
	if stop == nil {
		t.Fatal("nothing is counted")
	}
	from = len(b.events)
	b.OpenSeed()
	b.until("figures", from)
	b.nav.show(tabWords)
	b.until("words", from)
	b.when("the table", func() bool { return len(b.words.pane.Words()) > 0 })
	if slices.Contains(b.words.pane.Words(), "渔业") {
		t.Error("words of the document before")
	}
}
