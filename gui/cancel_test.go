package gui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

// drain runs what the background sent to the window's goroutine.
func (b *bench) drain() {
	for len(b.queue) > 0 {
		(<-b.queue)()
	}
}

// TestFiguresAfterFailedOpening opens a file that cannot be read while the
// figures of the shown document are being found: they still come.
func TestFiguresAfterFailedOpening(t *testing.T) {
	b := newBench(t)
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	b.OpenSeed()
	b.when("page", func() bool { return b.doc() != nil })
	b.Open(empty)
	b.when("error", func() bool { return len(b.win.Canvas().Overlays().List()) > 0 })
	b.when("figures", func() bool { return b.front().Found() })
}

// TestCancelledFinding wants the status bar to say so when the reader ends the
// search for figures.
func TestCancelledFinding(t *testing.T) {
	b := newBench(t)
	b.OpenSeed()
	b.when("page", func() bool { return b.doc() != nil })
	b.session.Cancel()
	b.Wait()
	b.drain()
	if !b.front().Found() && b.frame.count.Text != look.T("status.stopped") {
		t.Errorf("the status bar says %q", b.frame.count.Text)
	}
}

// TestSystemLanguageComesBack chooses a language and then the system's again.
func TestSystemLanguageComesBack(t *testing.T) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, "")
	}
	w := New(test.NewTempApp(t), Options{Language: "en", Do: func(func()) {}})
	defer look.SetLanguage(look.Chinese)
	before := look.Current()
	w.keys.prefs.setLanguage("zh")
	w.keys.prefs.setLanguage("")
	if look.Current() != before {
		t.Errorf("the system's language is %v, was %v", look.Current(), before)
	}
}

// TestHiddenPaneHasNoKeys wants no key to move the text behind another tab.
func TestHiddenPaneHasNoKeys(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	for _, tab := range []int{tabCharts, tabFigures} {
		b.nav.show(tabReading)
		b.nav.show(tab)
		if b.win.Canvas().Focused() == b.text.pane {
			t.Errorf("tab %d leaves the keys with the reading pane", tab)
		}
	}
}

// TestTabsTakeTheKeys wants each tab that is turned to by key to have the
// keyboard, and F1 to work there.
func TestTabsTakeTheKeys(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.notes.highlight(0, "")
	b.nav.show(tabWords)
	b.until("words", 0)
	for tab := range b.nav.tabs.Len() {
		b.nav.turnTo(tabReading)
		b.nav.turnTo(tab)
		f := b.win.Canvas().Focused()
		if f == nil || tab != tabReading && f == b.text.pane {
			t.Errorf("tab %d: %T has the keyboard", tab, f)
			continue
		}
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
		if !b.keys.table.HideSheet() {
			t.Errorf("tab %d: F1 does nothing", tab)
		}
	}
}

// TestExportLeavesNoEmptyFile exports under a name without an ending, for
// which the dialog has made an empty file.
func TestExportLeavesNoEmptyFile(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	dir := t.TempDir()
	path := filepath.Join(dir, "chart")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	b.charts.exportChart(b.front().Set, b.front().Models[0], path)
	b.Wait()
	b.drain()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, want the picture and its table: %v", len(files), err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Size() == 0 {
			t.Errorf("%s is empty: %v", f.Name(), err)
		}
	}
}

// TestBackReturns goes back from a place chosen in the outline, and from a
// chart to the text.
func TestBackReturns(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	from := b.text.pane.Place()
	b.outline.pane.OnPlace(4000)
	b.nav.goBack()
	if got := b.text.pane.Place(); got != from {
		t.Errorf("back from the outline is at %d, want %d", got, from)
	}
	b.text.pane.SelectFigure(0)
	b.charts.toChart(0)
	b.nav.goBack()
	if b.nav.tabs.SelectedIndex() != tabReading {
		t.Error("back from a chart does not return to the text")
	}
}
