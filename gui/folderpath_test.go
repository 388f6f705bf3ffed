package gui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/overlay"
)

// TestFolderPathIsTyped takes the path of a folder where the system has no dialogs,
// and says so where there is no such folder.
func TestFolderPathIsTyped(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	taken := ""
	ask := func(path string) {
		b.text.files.askFolder(func(p string) { taken = p })
		entry, ok := b.win.Canvas().Focused().(*overlay.Field)
		if !ok {
			t.Fatalf("%T has the keyboard", b.win.Canvas().Focused())
		}
		test.Type(entry, path)
		entry.OnSubmitted(entry.Text)
	}
	ask(filepath.Join(dir, "没有"))
	b.when("the notice", b.over.Toast().Visible)
	if taken != "" {
		t.Errorf("took %q, which is not there", taken)
	}
	ask("“" + dir + "”")
	b.when("the folder", func() bool { return taken != "" })
	if taken != dir {
		t.Errorf("took %q, want %q", taken, dir)
	}
}
