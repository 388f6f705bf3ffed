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
	if b.dictionary.words.Load() != nil {
		t.Error("the dictionary is loaded before words are wanted")
	}
	b.show(tabWords)
	b.until("words", 0)
	b.when("the table", func() bool { return len(b.wordlist.Words()) > 0 })
	if w := b.wordlist.Words(); !slices.Contains(w, "数字经济") || slices.Contains(w, "我们") {
		t.Errorf("%q", w)
	}
	b.when("the contexts", func() bool { return len(b.wordlist.Lines()) > 0 })
	l := b.wordlist.Lines()[0]
	b.wordlist.OnPlace(l.At, len(l.Word))
	if b.tabs.SelectedIndex() != tabReading || !strings.HasPrefix(b.doc().Body[l.At:], l.Word) {
		t.Errorf("tab %d, %q", b.tabs.SelectedIndex(), l.Word)
	}
	b.countGrams()
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
	b.show(tabWords)
	b.until("words", 0)
	names := []string{}
	for _, o := range b.others() {
		names = append(names, o.name)
	}
	if len(names) != 1 || names[0] != "去年.txt" {
		t.Fatalf("others: %q", names)
	}
	b.compare(b.others()[0])
	b.until("compared", 0)
	b.when("the table", func() bool { return slices.Contains(b.wordlist.Words(), "渔业") })
	if slices.Contains(b.wordlist.Words(), "数字经济发展") {
		t.Errorf("what hardly differs is listed: %q", b.wordlist.Words())
	}
	there := b.lexis.there
	at := strings.Index(there.Body, "渔业")
	b.wordlist.OnThere(at, len("渔业"))
	b.when("the other document", func() bool { return b.doc().Name == "去年.txt" && b.tabs.SelectedIndex() == tabReading })
	if len(b.seek.hits) != 1 || b.doc().Text(b.seek.hits[0]) != "渔业" {
		t.Errorf("shown: %v", b.seek.hits)
	}
	b.goBack()
	from = len(b.events)
	b.openSeed()
	b.show(tabWords)
	b.until("words", from)
	b.compare(otherFile(filepath.Join(t.TempDir(), "missing.txt")))
	b.when("the error", func() bool { return b.dialog() != "" })
	from = len(b.events)
	b.Open(old)
	b.until("figures", from)
	if b.lexis.counted != nil || b.lexis.stopOne != nil || len(b.wordlist.Words()) != 0 {
		t.Error("the words of the document before stay")
	}
	if o := b.others(); len(o) != 1 || o[0].name != nameOf(seeds.Name) {
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
	b.show(tabWords)
	stop := b.lexis.counted
	if stop == nil {
		t.Fatal("nothing is counted")
	}
	from = len(b.events)
	b.OpenSeed()
	b.until("figures", from)
	b.show(tabWords)
	b.until("words", from)
	b.when("the table", func() bool { return len(b.wordlist.Words()) > 0 })
	if slices.Contains(b.wordlist.Words(), "渔业") {
		t.Error("words of the document before")
	}
}
