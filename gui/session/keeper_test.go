package session

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/store"
)

// TestKeeper wants the newest of the entries, in whatever order they come.
func TestKeeper(t *testing.T) {
	f := store.Folder(t.TempDir())
	id := strings.Repeat("0", 64)
	var k keeper
	note := func(n int) wish {
		e := &store.Entry{Version: store.Version, ID: id}
		for i := range n {
			e.Mark(store.Note{Place: store.Place{Start: i, End: i + 1}})
		}
		return k.want(e)
	}
	one, two := note(1), note(2)
	if e, err := k.load(f, id); err != nil || len(e.Notes) != 2 {
		t.Errorf("before it is written: %+v, %v", e, err)
	}
	for _, x := range []wish{two, one, two} {
		if err := k.write(f, x); err != nil {
			t.Fatal(err)
		}
	}
	if e, _ := f.Load(id); len(e.Notes) != 2 {
		t.Errorf("an older entry over a newer: %d notes", len(e.Notes))
	}
	if err := f.Save(&store.Entry{Version: store.Version, ID: id, Position: spot(9)}); err != nil { // somebody else's
		t.Fatal(err)
	}
	if e, err := k.load(f, id); err != nil || e.Position != spot(9) {
		t.Errorf("after it is written: %+v, %v", e, err)
	}
	note(3)
	if err := k.flush(f); err != nil {
		t.Fatal(err)
	}
	if e, _ := f.Load(id); len(e.Notes) != 3 {
		t.Errorf("%d notes at the end", len(e.Notes))
	}
}

func spot(at int) store.Spot { return store.Spot{Place: store.Place{Start: at, End: at + 1}} }
