package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var id = strings.Repeat("0123456789abcdef", 4)

func ptr(s string) *string { return &s }

func sample() *Entry {
	made := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	e := &Entry{Version: Version, ID: id, Name: "报告.txt", Position: 42}
	e.Correct(Correction{Place: Place{90, 99}, Text: "50亿元", Lo: ptr("5000000000"), Time: ptr("2022"), Kind: ptr("share"), Made: made})
	e.Correct(Correction{Place: Place{10, 15}, Text: "3个", None: true, Made: made})
	e.Mark(Note{Place: Place{0, 9}, Text: "开篇句", Colour: 2, Words: "要点\n两行", Made: made})
	e.Undo(Undoing{Place: Place{30, 32}, Why: "join-line", Made: made})
	e.Undo(Undoing{Place: Place{20, 21}, Why: "join-line", Made: made})
	return e
}

func TestSaveAndLoad(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "a", "b"))
	if e, err := f.Load(id); err != nil || !e.Empty() {
		t.Fatalf("%+v, %v before anything was saved", e, err)
	}
	want := sample()
	if err := f.Save(want); err != nil {
		t.Fatal(err)
	}
	got, err := f.Load(id)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v, %v\nwant %+v", got, err, want)
	}
	if got.Corrections[0].Start != 10 {
		t.Error("corrections do not stand in order")
	}
	if left, _ := filepath.Glob(filepath.Join(string(f), ".*-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	got.Corrections, got.Notes, got.Undone, got.Position = nil, nil, nil, 0
	if err := f.Save(got); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(string(f), id+".json")); err == nil {
		t.Error("an empty entry leaves a file")
	}
	if err := f.Save(&Entry{ID: "../x"}); err == nil {
		t.Error("an ID that is a path is taken")
	}
}

// TestUndoRedo undoes a mend twice, which is once, and redoes it by a place that
// another repair has drawn wider.
func TestUndoRedo(t *testing.T) {
	e := sample()
	if len(e.Undone) != 2 || e.Undone[0].Start != 20 {
		t.Fatalf("%+v do not stand in order", e.Undone)
	}
	c := e.Clone()
	c.Undo(Undoing{Place: Place{20, 21}, Why: "join-paragraph"})
	if len(c.Undone) != 2 || c.Undone[0].Why != "join-paragraph" || e.Undone[0].Why != "join-line" {
		t.Errorf("%+v from %+v", c.Undone, e.Undone)
	}
	if !c.Redo(Place{29, 33}) || len(c.Undone) != 1 || c.Redo(Place{29, 33}) || c.Redo(Place{21, 24}) {
		t.Errorf("left %+v", c.Undone)
	}
	if !c.Redo(Place{20, 21}) || c.Undone != nil {
		t.Errorf("left %+v", c.Undone)
	}
	if _, err := Parse([]byte(`{"version":1,"undone":[{"start":5,"end":5}]}`)); err == nil {
		t.Error("an undone mend of no bytes is taken")
	}
}

func TestReplace(t *testing.T) {
	e := sample()
	e.Correct(Correction{Place: Place{90, 99}, Unit: ptr("美元")})
	e.Mark(Note{Place: Place{0, 9}, Colour: 99})
	if len(e.Corrections) != 2 || e.Corrections[1].Lo != nil || len(e.Notes) != 1 || e.Notes[0].Colour != Colours-1 {
		t.Errorf("%+v", e)
	}
	if !e.Uncorrect(Place{90, 99}) || e.Uncorrect(Place{90, 99}) || !e.Unmark(Place{0, 9}) || e.Unmark(Place{0, 9}) {
		t.Errorf("%+v", e)
	}
}

// TestLater keeps what a later version wrote.
func TestLater(t *testing.T) {
	e, err := Parse([]byte(`{"version":7,"id":"` + id + `","position":3,"bookmarks":[1,2]}`))
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(e)
	if err != nil || !strings.Contains(string(b), `"bookmarks":[1,2]`) || !strings.Contains(string(b), `"version":7`) {
		t.Errorf("%s, %v", b, err)
	}
}

// TestDamaged sets a file aside that cannot be read; nothing is lost.
func TestDamaged(t *testing.T) {
	f := Folder(t.TempDir())
	path := filepath.Join(string(f), id+".json")
	if err := os.WriteFile(path, []byte(`{"version":1,"id":"half`), 0o644); err != nil {
		t.Fatal(err)
	}
	e, err := f.Load(id)
	if err == nil || !e.Empty() || !strings.Contains(err.Error(), "批注") {
		t.Fatalf("%+v, %v", e, err)
	}
	aside, _ := filepath.Glob(path + ".*.damaged")
	if len(aside) != 1 {
		t.Fatalf("set aside: %v", aside)
	}
	if b, _ := os.ReadFile(aside[0]); string(b) != `{"version":1,"id":"half` {
		t.Errorf("%q was kept", b)
	}
}

// FuzzParse wants what is read to be written and read again as it was.
func FuzzParse(f *testing.F) {
	b, _ := json.Marshal(sample())
	f.Add(b)
	f.Add([]byte(`{"version":2,"x":{"y":[null]}}`))
	f.Add([]byte(`{"version":1,"notes":[{"start":5,"end":2}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := Parse(b)
		if err != nil {
			return
		}
		out, err := json.Marshal(e)
		if err != nil {
			return // times beyond the year 9999
		}
		again, err := Parse(out)
		if err != nil {
			t.Fatalf("%s: written as %s: %v", b, out, err)
		}
		third, err := json.Marshal(again)
		if err != nil || string(third) != string(out) {
			t.Fatalf("%s, then %s, %v", out, third, err)
		}
	})
}

// TestUnreadable opens a document whose file of notes can neither be read nor
// moved: it is not written over.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	f := Folder(dir)
	path := filepath.Join(dir, id+".json")
	if err := os.MkdirAll(filepath.Join(path, "x"), 0o755); err != nil { // a folder cannot be read, though it can be moved
		t.Fatal(err)
	}
	e, err := f.Load(id)
	var damaged *Damaged
	if !errors.As(err, &damaged) || damaged.Aside == "" || !e.Empty() {
		t.Fatalf("%+v, %v", e, err)
	}
	if _, err := os.Stat(filepath.Join(damaged.Aside, "x")); err != nil {
		t.Error(err)
	}
	e.Position = 7
	if err := f.Save(e); err != nil {
		t.Errorf("what was moved is in the way: %v", err)
	}
	e.stuck = true
	for _, e := range []*Entry{e, {ID: id, stuck: true}} {
		if err := f.Save(e.Clone()); err == nil {
			t.Error("a file that could not be read is written over")
		}
	}
	if e, err := f.Load(id); err != nil || e.Position != 7 {
		t.Errorf("%+v, %v", e, err)
	}
}
