package store

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files")

var id = strings.Repeat("0123456789abcdef", 4)

func ptr(s string) *string { return &s }

func sample() *Entry {
	made := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	e := &Entry{Version: Version, ID: id, Name: "报告.txt", Position: Spot{Place: Place{Start: 42, End: 43}}}
	e.Correct(Correction{Place: Place{Start: 90, End: 99}, Quote: Quote{Text: "50亿元"}, Lo: ptr("5000000000"), Time: ptr("2022"), Kind: ptr("share"), Made: made})
	e.Correct(Correction{Place: Place{Start: 10, End: 15}, Quote: Quote{Text: "3个"}, None: true, Made: made})
	e.Mark(Note{Place: Place{Start: 0, End: 9}, Quote: Quote{Text: "开篇句"}, Colour: 2, Words: "要点\n两行", Made: made})
	e.Undo(Undoing{Place: Place{Start: 30, End: 32}, Why: "join-line", Made: made})
	e.Undo(Undoing{Place: Place{Start: 20, End: 21}, Why: "join-line", Made: made})
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
	if err != nil || got.Saved.IsZero() {
		t.Fatalf("%+v, %v", got, err)
	}
	same := got.Clone()
	same.Saved, same.file = want.Saved, want.file
	if !reflect.DeepEqual(same, want) {
		t.Fatalf("%+v\nwant %+v", same, want)
	}
	if got.Corrections[0].Start != 10 {
		t.Error("corrections do not stand in order")
	}
	if left, _ := filepath.Glob(filepath.Join(string(f), ".*-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	got.Corrections, got.Notes, got.Undone, got.Position = nil, nil, nil, Spot{}
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

// TestUndoRedo undoes a repair twice, which is once, and redoes it by a place that
// another repair has drawn wider.
func TestUndoRedo(t *testing.T) {
	e := sample()
	if len(e.Undone) != 2 || e.Undone[0].Start != 20 {
		t.Fatalf("%+v do not stand in order", e.Undone)
	}
	c := e.Clone()
	c.Undo(Undoing{Place: Place{Start: 20, End: 21}, Why: "join-paragraph"})
	if len(c.Undone) != 2 || c.Undone[0].Why != "join-paragraph" || e.Undone[0].Why != "join-line" {
		t.Errorf("%+v from %+v", c.Undone, e.Undone)
	}
	if !c.Redo(Place{Start: 29, End: 33}) || len(c.Undone) != 1 || c.Redo(Place{Start: 29, End: 33}) || c.Redo(Place{Start: 21, End: 24}) {
		t.Errorf("left %+v", c.Undone)
	}
	if !c.Redo(Place{Start: 20, End: 21}) || c.Undone != nil {
		t.Errorf("left %+v", c.Undone)
	}
}

func TestReplace(t *testing.T) {
	e := sample()
	e.Correct(Correction{Place: Place{Start: 90, End: 99}, Unit: ptr("美元")})
	e.Mark(Note{Place: Place{Start: 0, End: 9}, Colour: 99})
	if len(e.Corrections) != 2 || e.Corrections[1].Lo != nil || len(e.Notes) != 1 || e.Notes[0].Colour != Colours-1 {
		t.Errorf("%+v", e)
	}
	if !e.Uncorrect(Place{Start: 90, End: 99}) || e.Uncorrect(Place{Start: 90, End: 99}) || !e.Unmark(Place{Start: 0, End: 9}) || e.Unmark(Place{Start: 0, End: 9}) {
		t.Errorf("%+v", e)
	}
}

// TestUnknown keeps what another program wrote into the entry and into a note.
func TestUnknown(t *testing.T) {
	file := `{"version":2,"id":"` + id + `","bookmarks":[1,2],"notes":[{"start":3,"end":9,"text":"甲","colour":1,"made":"2026-11-24T08:00:00Z","tags":["x"]}],
		"corrections":[{"start":3,"end":9,"sure":0.5}],"undone":[{"start":3,"end":9,"why":"join-line","by":"me"}]}`
	e, err := Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	e.Notes[0].Words = "改过"
	b, err := json.Marshal(e)
	for _, want := range []string{`"bookmarks":[1,2]`, `"tags":["x"]`, `"sure":0.5`, `"by":"me"`, `"words":"改过"`} {
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("no %s in %s, %v", want, b, err)
		}
	}
}

// TestOneWrong reads a file of which some members are wrong: the others are
// there, and nothing of it is lost.
func TestOneWrong(t *testing.T) {
	file := `{"version":2,"id":"` + id + `","notes":[{"start":3,"end":9,"text":"甲"},{"start":-1,"end":9,"text":"乙"},{"start":"x"},{"start":3,"end":9,"text":"丙"}],
		"undone":[{"start":5,"end":5}]}`
	e, err := Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Notes) != 1 || len(e.Unplaced.Notes) != 2 || e.Unplaced.Notes[0].Text != "乙" || e.Unplaced.Notes[1].Text != "丙" || len(e.Unplaced.Undone) != 1 || e.Unread() != 1 {
		t.Errorf("%+v", e)
	}
	b, err := json.Marshal(e)
	if err != nil || !strings.Contains(string(b), `{"start":"x"}`) {
		t.Errorf("%s, %v", b, err)
	}
}

// TestMigrate reads files as version 1 wrote them.
func TestMigrate(t *testing.T) {
	files, err := filepath.Glob("testdata/v1/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%q, %v", files, err)
	}
	for _, path := range files {
		old, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		e, err := Parse(old)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		got, err := json.MarshalIndent(e, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.Replace(path, "v1", "v2", 1)
		if *update {
			if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || string(want) != string(got)+"\n" {
			t.Errorf("%s is now\n%s\nwant\n%s%v", path, got, want, err)
		}
	}
}

// TestNewer leaves the file of a later version alone.
func TestNewer(t *testing.T) {
	f := Folder(t.TempDir())
	path, file := filepath.Join(string(f), id+".json"), `{"version":99,"id":"`+id+`","notes":{"of":"another form"}}`
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := f.Load(id)
	newer := (*Newer)(nil)
	if !errors.As(err, &newer) || newer.Version != 99 || !e.Empty() {
		t.Fatalf("%+v, %v", e, err)
	}
	e.Mark(Note{Place: Place{Start: 1, End: 2}})
	fresh := &Entry{ID: id}
	fresh.Mark(Note{Place: Place{Start: 1, End: 2}})
	for _, e := range []*Entry{e, e.Clone(), fresh} {
		if err := f.Save(e); !errors.As(err, &newer) {
			t.Errorf("saved over it: %v", err)
		}
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != file {
		t.Errorf("%q, %v", b, err)
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
	f.Add([]byte(`{"version":2,"x":{"y":[null]},"notes":[{"start":"x"},{"start":1,"end":2,"z":0}],"unplaced":{"notes":[{"text":"甲"}]}}`))
	f.Add([]byte(`{"version":1,"position":7}`))
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

// TestUnreadable opens a document whose file of notes cannot be read: it stays,
// and nothing is written over it.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	f := Folder(dir)
	path := filepath.Join(dir, id+".json")
	if err := os.MkdirAll(filepath.Join(path, "x"), 0o755); err != nil { // a folder cannot be read as a file
		t.Fatal(err)
	}
	e, err := f.Load(id)
	var damaged *Damaged
	if !errors.As(err, &damaged) || damaged.Aside != "" || !e.Empty() {
		t.Fatalf("%+v, %v", e, err)
	}
	e.Position = sample().Position
	for _, e := range []*Entry{e, e.Clone()} {
		if err := f.Save(e); err == nil {
			t.Error("a file that could not be read is written over")
		}
	}
	if _, err := os.Stat(filepath.Join(path, "x")); err != nil {
		t.Error(err)
	}
}
