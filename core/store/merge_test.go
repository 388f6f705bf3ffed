package store

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

func note(at int, words string) Note {
	return Note{Place: Place{Start: at, End: at + 3}, Quote: Quote{Text: "句" + strconv.Itoa(at)}, Words: words, Made: time.Date(2026, 11, 24, 8, 0, at, 0, time.UTC)}
}

// said are the notes of an entry in short.
func said(e *Entry) string {
	var out []string
	for _, n := range e.Notes {
		out = append(out, strconv.Itoa(n.Start)+strings.ReplaceAll(n.Words, "\n", "/"))
	}
	return strings.Join(out, " ")
}

// TestTwoWriters has two programs read one entry and change it: neither writes
// over what the other did, however often they save.
func TestTwoWriters(t *testing.T) {
	f := Folder(t.TempDir())
	start := &Entry{ID: id, Name: "甲.txt"}
	for _, at := range []int{10, 20, 30, 40} {
		start.Mark(note(at, ""))
	}
	if err := f.Save(start); err != nil {
		t.Fatal(err)
	}
	load := func() *Entry {
		e, err := f.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	save := func(e *Entry) {
		t.Helper()
		if err := f.Save(e.Clone()); err != nil { // as the window does
			t.Fatal(err)
		}
	}
	a, b := load(), load()
	a.Mark(note(15, "a"))
	a.Unmark(note(20, "").Place)
	save(a)
	b.Mark(note(25, "b"))
	b.Unmark(note(30, "").Place)
	b.Notes[0].Words = "b"
	save(b)
	if got := said(load()); got != "10b 15a 25b 40" {
		t.Errorf("after both: %s", got)
	}
	a.Mark(note(40, "a")) // and b says something else of the same
	save(a)
	b.Mark(note(40, "b"))
	b.Own.Title = ptr("新题目")
	save(b)
	save(a)
	save(b)
	got := load()
	if s := said(got); s != "10b 15a 25b 40b//a" {
		t.Errorf("at the end: %s", s)
	}
	if got.Own.Title == nil || *got.Own.Title != "新题目" {
		t.Error("what one says of the document is lost")
	}
	a.Notes = nil
	save(a)
	if s := said(load()); s != "10b 25b 40b//a" {
		t.Errorf("one took its own away: %s", s)
	}
}

// TestManyWriters saves from many goroutines at once, each with an entry that it
// read itself.
func TestManyWriters(t *testing.T) {
	f := Folder(t.TempDir())
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for k := range 5 {
				e, err := f.Load(id)
				if err == nil {
					e.Mark(note(1000*i+10*k, ""))
					err = f.Save(e)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	e, err := f.Load(id)
	if err != nil || len(e.Notes) != 40 {
		t.Errorf("%d notes of 40, %v", len(e.Notes), err)
	}
}

// TestDamagedMeanwhile finds the file torn by another program when it saves: it
// is set aside, and what is to be saved is saved.
func TestDamagedMeanwhile(t *testing.T) {
	f := Folder(t.TempDir())
	e := sample()
	if err := f.Save(e); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(string(f), id+".json")
	if err := os.WriteFile(path, []byte(`{"ver`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(e); err != nil {
		t.Fatal(err)
	}
	aside, _ := filepath.Glob(path + ".*.damaged")
	if got, err := f.Load(id); err != nil || len(got.Notes) != 1 || len(aside) != 1 {
		t.Errorf("%+v, %v, aside %q", got, err, aside)
	}
}

// TestSavedTwice saves an entry again after it was joined with what another
// program had written: that stays, though the file is as this one left it.
func TestSavedTwice(t *testing.T) {
	f := Folder(t.TempDir())
	id := strings.Repeat("b", 64)
	a, b := &Entry{ID: id, file: &known{}}, &Entry{ID: id, file: &known{}}
	save := func(e *Entry) {
		t.Helper()
		if err := f.Save(e.Clone()); err != nil {
			t.Fatal(err)
		}
	}
	b.Mark(note(25, "b"))
	save(b)
	a.Mark(note(10, "a"))
	for range 3 {
		save(a)
	}
	a.Mark(note(15, "a"))
	save(a)
	got, err := f.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	if s := said(got); s != "10a 15a 25b" {
		t.Errorf("the file has %s", s)
	}
}
