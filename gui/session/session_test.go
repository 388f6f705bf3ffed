package session

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
)

// A bench is a session under test. What its workers send waits in a queue until
// the test takes it.
type bench struct {
	*Session
	t      *testing.T
	queue  chan func()
	events []Event
	speaks bool // English
}

func newBench(t *testing.T, folder string) *bench {
	t.Helper()
	b := &bench{t: t, queue: make(chan func(), 10000)}
	chosen, _ := settings.Open("", "")
	runner := &task.Runner{Do: func(f func()) { b.queue <- f }}
	b.Session = &Session{
		Runner: runner, Settings: chosen, Folder: store.Folder(folder),
		English: func() bool { return b.speaks },
		Name:    filepath.Base,
		Opening: filepath.Base,
		Finding: func() string { return "figures" },
		Tell:    func(e Event) { b.events = append(b.events, e) },
	}
	b.Start()
	t.Cleanup(func() { b.End(); runner.Wait() })
	return b
}

// when takes from the queue until cond holds.
func (b *bench) when(what string, cond func() bool) {
	b.t.Helper()
	late := time.After(time.Minute)
	for !cond() {
		select {
		case f := <-b.queue:
			f()
		case <-late:
			b.t.Fatalf("waiting for %s", what)
		}
	}
}

// ready opens a file and waits for its figures.
func (b *bench) ready(path string) *Document {
	b.t.Helper()
	b.Open(path)
	b.when("figures", func() bool { d := b.Of(path); return d != nil && d.Found() && !d.Finding() })
	return b.Of(path)
}

// told reports whether a kind of event was told since from.
func (b *bench) told(k Kind, from int) bool {
	return slices.ContainsFunc(b.events[from:], func(e Event) bool { return e.Kind == k })
}

const report = "某县工作报告\n\n2022年,全县粮食产量12.5万吨,同比增长3.2%。新建图书馆2座,服务读者8万\n人次。\n"

func file(t *testing.T, name, words string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestStates follows a document from a path to its figures, and to the figures
// of a later wish.
func TestStates(t *testing.T) {
	b := newBench(t, "")
	path, second := file(t, "甲.txt", report), file(t, "乙.txt", report+"完。\n")
	b.OpenAll([]string{path, second})
	d, behind := b.Of(path), b.Of(second)
	if d.State() != Reading || behind.State() != Unread || b.Front() != d {
		t.Fatalf("states %d, %d", d.State(), behind.State())
	}
	b.when("the page", func() bool { return d.State() == Page })
	if !d.Finding() || len(d.Doc.Figures) != 0 {
		t.Errorf("finding %v", d.Finding())
	}
	b.when("the figures", d.Found)
	if len(d.Doc.Figures) == 0 || d.Set == nil || len(d.Models) == 0 || d.Finding() {
		t.Errorf("%d figures, %d charts", len(d.Doc.Figures), len(d.Models))
	}
	b.speaks = true
	b.Refresh()
	if !d.Finding() || !d.Found() {
		t.Fatal("another language, and nothing is due")
	}
	b.speaks = false // and back before it is made
	b.Refresh()
	if d.Finding() {
		t.Error("what is there is made again")
	}
	b.speaks = true
	b.Refresh()
	b.when("English", func() bool { return !d.Finding() })
	if !d.Models[0].English {
		t.Error("the charts speak the language before")
	}
	if behind.State() != Unread {
		t.Error("a document behind is read unasked")
	}
	b.Bring(behind)
	b.when("the second", behind.Found)
}

// TestGivenUp cancels the finding of figures: nothing is begun again until the
// reader asks.
func TestGivenUp(t *testing.T) {
	b := newBench(t, "")
	path := file(t, "甲.txt", report)
	b.Open(path)
	b.when("the page", func() bool { d := b.Front(); return d.State() == Page })
	d := b.Front()
	b.Cancel()
	b.Refresh()
	if d.Finding() || d.State() != Page {
		t.Fatalf("state %d, finding %v", d.State(), d.Finding())
	}
	b.Open(path)
	b.when("the figures", d.Found)
}

// TestUndo changes all that a reader can change, takes it back and makes it
// again, over tabs and over an end of the document.
func TestUndo(t *testing.T) {
	folder := t.TempDir()
	b := newBench(t, folder)
	path := file(t, "甲.txt", report)
	d := b.ready(path)
	place, ok := anchor.PlaceOf(d.Doc, d.Doc.Figures[0].Span)
	if !ok || len(d.Doc.Figures) < 3 {
		t.Fatalf("%d figures", len(d.Doc.Figures))
	}
	quote := anchor.QuoteOf(d.Doc, d.Doc.Figures[0].Span)
	was, name, title := d.Doc.Figures[0].Indicator, "夏粮产量", "我的报告"
	edits := []struct {
		name string
		do   func(*store.Entry)
		made func() bool
	}{
		{"note", func(e *store.Entry) { e.Mark(store.Note{Place: place, Quote: quote, Words: "记"}) }, func() bool { return len(d.Entry.Notes) == 1 }},
		{"colour", func(e *store.Entry) { e.Notes[0].Colour = 3 }, func() bool { return len(d.Entry.Notes) == 1 && d.Entry.Notes[0].Colour == 3 }},
		{"correct", func(e *store.Entry) { e.Correct(store.Correction{Place: place, Quote: quote, Indicator: &name}) }, func() bool { return len(d.Entry.Corrections) == 1 }},
		{"own", func(e *store.Entry) { e.Own.Title = &title }, func() bool { return d.Entry.Own.Title != nil }},
	}
	for _, e := range edits {
		b.Edit(d, e.name, e.do)
		if !e.made() || b.CanUndo() != e.name {
			t.Fatalf("%s: not made; to be undone is %q", e.name, b.CanUndo())
		}
	}
	b.Edit(d, "nothing", func(*store.Entry) {})
	b.when("the correction", func() bool { return !d.Finding() })
	if d.Doc.Figures[0].Indicator != name {
		t.Errorf("corrected: %q", d.Doc.Figures[0].Indicator)
	}
	other := b.ready(file(t, "乙.txt", report+"完。\n"))
	if b.CanUndo() != "" {
		t.Errorf("in another document %q can be undone", b.CanUndo())
	}
	b.Edit(other, "own", func(e *store.Entry) { e.Own.Title = &name })
	b.Bring(d)
	for i := len(edits) - 1; i >= 0; i-- {
		if !b.Undo() || edits[i].made() || b.CanRedo() != edits[i].name {
			t.Errorf("%s stands after it was undone", edits[i].name)
		}
	}
	if b.Undo() || b.CanUndo() != "" {
		t.Errorf("undone once more: %q", b.CanUndo())
	}
	b.when("the figure as it was read", func() bool { return !d.Finding() })
	if d.Doc.Figures[0].Indicator != was {
		t.Errorf("taken back: %q, want %q", d.Doc.Figures[0].Indicator, was)
	}
	for _, e := range edits {
		if !b.Redo() || !e.made() {
			t.Errorf("%s is not made again", e.name)
		}
	}
	b.Close(d)
	b.Runner.Wait()
	d = b.ready(path)
	if b.CanUndo() != "own" || !b.Undo() || d.Entry.Own.Title != nil || other.Entry.Own.Title == nil {
		t.Error("closed and opened again, nothing can be undone")
	}
	b.Edit(d, "note", func(e *store.Entry) { e.Unmark(place) })
	if b.CanRedo() != "" {
		t.Error("what was undone can be made again over a new change")
	}
	b.Keep()
	if e, err := b.Folder.Load(d.Doc.ID); err != nil || len(e.Notes) != 0 || len(e.Corrections) != 1 || e.Own.Title != nil {
		t.Errorf("kept: %+v, %v", e, err)
	}
}

// TestUndoRepair undoes a repair and takes that back: the text is the one before.
func TestUndoRepair(t *testing.T) {
	b := newBench(t, "")
	d := b.ready(file(t, "甲.txt", "某县工作报告\n\n2022年,全县粮食产量12.5万吨,同比增\n长3.2%。新建图书馆2座,服务读者8万\n人次。\n"))
	if len(d.Doc.Repairs) == 0 {
		t.Fatal("nothing was mended")
	}
	whole, m := d.Doc.Body, d.Doc.Repairs[0]
	place, _ := anchor.PlaceOf(d.Doc, d.Doc.Figures[0].Span)
	toggle := func() {
		b.Edit(d, "mend", func(e *store.Entry) { e.Undo(store.Undoing{Place: store.Place{Start: m.Raw.Start, End: m.Raw.End}}) })
	}
	toggle()
	if !d.Mending() {
		t.Fatal("no text is due")
	}
	b.when("the text", func() bool { return !d.Finding() })
	if d.Doc.Body == whole {
		t.Error("the mend stands")
	}
	b.Undo()
	b.when("the text", func() bool { return !d.Finding() })
	if d.Doc.Body != whole {
		t.Error("the mend is not made again")
	}
	b.Edit(d, "note", func(e *store.Entry) { e.Mark(store.Note{Place: place}) })
	toggle()
	b.Cancel()
	if len(d.Entry.Undone) != 0 || d.Mending() || b.CanUndo() != "note" || d.Doc.Body != whole {
		t.Errorf("given up: %d undone, %q to undo", len(d.Entry.Undone), b.CanUndo())
	}
}

// TestWhile asks what is in front and goes on: the answer is not wanted.
func TestWhile(t *testing.T) {
	b := newBench(t, "")
	first, second := b.ready(file(t, "甲.txt", report)), b.ready(file(t, "乙.txt", report+"完。\n"))
	var got []Scope
	ask := func() []func() {
		var out []func()
		for o := OfDocument; o < scopes; o++ {
			out = append(out, b.While(o, func() { got = append(got, o) }))
		}
		return out
	}
	for _, c := range []struct {
		name string
		do   func()
		want []Scope
	}{
		{"nothing", func() {}, []Scope{OfDocument, OfText, OfFigures}},
		{"a note", func() {
			b.Edit(b.Front(), "note", func(e *store.Entry) { e.Mark(store.Note{Place: store.Place{End: 3}}) })
		}, []Scope{OfDocument, OfText, OfFigures}},
		{"figures", func() { b.speaks = true; b.Refresh(); b.when("them", func() bool { return !b.Front().Finding() }) }, []Scope{OfDocument, OfText}},
		{"another", func() { b.Bring(first) }, nil},
		{"back", func() { b.Bring(second) }, nil},
	} {
		got = nil
		answers := ask()
		c.do()
		for _, f := range answers {
			f()
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestRestore opens what was open, and tells what is gone.
func TestRestore(t *testing.T) {
	b := newBench(t, "")
	first, second := file(t, "甲.txt", report), file(t, "乙.txt", report)
	b.Settings.Change(func(v *settings.Values) {
		v.Open, v.Titles, v.Front = []string{first, second + ".gone", second}, []string{"一份报告", "", "另一份"}, 2
	})
	b.Restore()
	b.when("a document", func() bool { return b.Front().Found() })
	if b.Front().Path != second || len(b.Documents()) != 2 || b.Of(first).State() != Unread || b.Of(first).Title != "一份报告" || !b.told(Gone, 0) {
		t.Errorf("%s in front of %d", b.Front().Path, len(b.Documents()))
	}
	if v := b.Settings.Values(); !slices.Equal(v.Titles, []string{"一份报告", b.Front().Title}) || b.Front().Title == "另一份" {
		t.Errorf("titles %q are remembered", v.Titles)
	}
	b.Next(-1)
	if b.Front().Path != first || b.Reading() != b.Front() {
		t.Errorf("%s in front", b.Front().Path)
	}
}

// TestForget takes a file that is gone out of those that are offered.
func TestForget(t *testing.T) {
	b := newBench(t, "")
	there, gone := file(t, "甲.txt", report), filepath.Join(t.TempDir(), "乙.txt")
	b.Settings.Change(func(v *settings.Values) { v.Recent = []string{gone, there} })
	b.Open(gone)
	b.when("the error", func() bool { return b.told(Unreadable, 0) })
	if v := b.Settings.Values(); !slices.Equal(v.Recent, []string{there}) {
		t.Errorf("recent %q", v.Recent)
	}
}

// TestTooLong opens a text that is longer than a window holds: that is said,
// with the limit, and what was open stays; one of just that length is read.
func TestTooLong(t *testing.T) {
	b := newBench(t, "")
	b.MaxText = len(report)
	short := b.ready(file(t, "short.txt", report))
	from := len(b.events)
	b.Open(file(t, "long.txt", report+"。"))
	b.when("word of it", func() bool { return b.told(Unreadable, from) })
	for _, e := range b.events[from:] {
		if e.Kind != Unreadable {
			continue
		}
		var as *doc.Error
		if !errors.As(e.Err, &as) || as.Kind != doc.TooLong || as.N != len(report) || filepath.Base(as.File) != "long.txt" {
			t.Errorf("it says %v", e.Err)
		}
	}
	if b.Front() != short || !short.Found() {
		t.Error("what was open is not in front")
	}
}
