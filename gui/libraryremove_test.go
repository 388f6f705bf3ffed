package gui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestRemoveFolder takes a folder off the library: its documents go, its files stay,
// and it can be put back.
func TestRemoveFolder(t *testing.T) {
	b := newLibraryBench(t)
	l, err := library.Open(t.Context(), b.library.folder)
	if err != nil {
		t.Fatal(err)
	}
	root := ""
	for _, r := range l.Shelf().Roots {
		if filepath.Ext(r) == "" { // the other is the sample, a file
			root = r
		}
	}
	l.Close()
	files, err := filepath.Glob(filepath.Join(root, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files in %s, %v", len(files), root, err)
	}
	before := b.library.room.Documents()
	b.library.room.RemoveFolder(root)
	b.when("the notice", b.over.Toast().Visible)
	b.when("the sample alone", func() bool { return b.library.room.Documents() == 1 })
	if still, _ := filepath.Glob(filepath.Join(root, "*")); len(still) != len(files) {
		t.Errorf("%d files of %d are left", len(still), len(files))
	}
	for _, o := range test.LaidOutObjects(b.over.Toast()) {
		if button, ok := o.(*look.Button); ok {
			test.Tap(button)
		}
	}
	b.when("all again", func() bool { return b.library.room.Documents() == before })
}
