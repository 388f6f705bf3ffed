package gui

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// choose takes every item of a menu and of the menus in it but the one that
// ends the program.
func choose(m *fyne.Menu, took func(*fyne.MenuItem)) {
	for _, i := range m.Items {
		if i.ChildMenu != nil {
			choose(i.ChildMenu, took)
		} else if i.Action != nil && !i.IsQuit {
			took(i)
		}
	}
}

// TestMenus chooses everything in the menus, without a document and with one,
// in both languages.
func TestMenus(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	b := newBench(t)
	for range 2 {
		for _, language := range []string{"zh", "en"} {
			b.keys.prefs.setLanguage(language)
			n := 0
			for _, m := range b.keys.table.MainMenu().Items {
				choose(m, func(i *fyne.MenuItem) {
					n++
					i.Action()
					for b.win.Canvas().Overlays().Top() != nil {
						b.win.Canvas().Overlays().Remove(b.win.Canvas().Overlays().Top())
					}
				})
			}
			if n < 20 {
				t.Errorf("only %d items were chosen", n)
			}
		}
		b.openSeed()
	}
}

func TestKeys(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.GoToFigure(1)
	b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if !strings.Contains(b.dialog(), look.T("key.figures")) {
		t.Errorf("F1 in the text shows %q", b.dialog())
	}
	b.key(&fyne.KeyEvent{Name: fyne.KeyEscape}) // the sheet
	b.key(&fyne.KeyEvent{Name: fyne.KeyEscape}) // the card
	if b.front().Card != -1 {
		t.Error("Escape leaves the card")
	}
}

func TestFileDialogs(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	b := newBench(t)
	b.openSeed()
	b.opens.openDialog()
	if b.win.Canvas().Overlays().Top() == nil {
		t.Error("no dialog to open a file")
	}
	first, second := write(t, "甲.txt", sample), write(t, "乙.txt", sample)
	field := b.win.Canvas().Focused().(*overlay.Field)
	field.SetText(first + "；" + second)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.when("both", func() bool { return len(b.session.Documents()) == 3 && b.front().Found() })
	if b.front().Path != first || b.over.Waits() {
		t.Errorf("%s is in front, of %q", b.front().Path, b.names())
	}
	b.opens.openDialog()
	b.win.Canvas().Focused().(*overlay.Field).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.over.Waits() {
		t.Error("Esc leaves the dialog")
	}
	b.charts.exportDialog(b.front().Models[0])
	if b.win.Canvas().Overlays().Top() == nil {
		t.Error("no dialog to save a chart")
	}
}

func TestExport(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	dir := t.TempDir()
	for _, c := range []struct{ ask, want string }{{"a.png", "a.png"}, {"b.svg", "b.svg"}, {"d.PDF", "d.PDF"}, {"c", "c.png"}} {
		b.charts.exportChart(b.front().Set, b.front().Models[0], filepath.Join(dir, c.ask))
		b.when("the notice", b.over.Toast().Visible)
		b.over.Toast().Hide()
		for _, name := range []string{c.want, c.want[:1] + ".csv"} {
			if s, err := os.Stat(filepath.Join(dir, name)); err != nil || s.Size() == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	b.charts.exportChart(b.front().Set, b.front().Models[0], filepath.Join(dir, "no", "such", "folder", "a.png"))
	b.when("the notice", b.over.Toast().Visible)
	if got := fileName("a/b:c*?"); strings.ContainsAny(got, "/:*?") {
		t.Errorf("file name %q", got)
	}
}

// TestTabsByKey reaches the row of tabs by Tab in every pane, turns by the
// arrows, which stay in the row, and goes on in the pane by Enter.
func TestTabsByKey(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	row := b.nav.tabs.Row()
	for tab := range b.nav.tabs.Len() {
		b.nav.turnTo(tab)
		for n := 0; b.win.Canvas().Focused() != row; n++ {
			if n == 60 {
				t.Fatalf("Tab does not lead from %s to the row", b.nav.pane().name)
			}
			b.win.Canvas().FocusNext()
		}
		row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		if want := (tab + 1) % b.nav.tabs.Len(); !b.nav.at(want) || b.win.Canvas().Focused() != row {
			t.Errorf("→ at %d leads to %d, the keyboard is with %T", tab, b.nav.tabs.SelectedIndex(), b.win.Canvas().Focused())
		}
	}
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.win.Canvas().Focused(); got != fyne.Focusable(b.text.pane) {
		t.Errorf("Enter leads to %T", got)
	}
}

// TestNothingIsReplacedUnasked: a file beside the one that the dialog asked for
// is named in a question before it is written over.
func TestNothingIsReplacedUnasked(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine.csv")
	if err := os.WriteFile(mine, []byte("years of work"), 0o600); err != nil {
		t.Fatal(err)
	}
	read := func() string {
		s, _ := os.ReadFile(mine)
		return string(s)
	}
	export := func() { b.charts.exportChart(b.front().Set, b.front().Models[0], filepath.Join(dir, "mine.png")) }
	for _, answer := range []string{"cancel", "replace"} {
		export()
		b.when("the question", b.over.Waits)
		if said := b.dialog(); !strings.Contains(said, "mine.csv") || strings.Contains(said, "mine.png") || read() != "years of work" {
			t.Fatalf("asked %q, the file says %.20q", said, read())
		}
		for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
			if x, ok := o.(*widget.Button); ok && x.Text == look.T(answer) {
				test.Tap(x)
				break
			}
		}
		if answer == "replace" {
			b.when("the notice", b.over.Toast().Visible)
		}
	}
	if !strings.HasPrefix(read(), "\ufeff图,") {
		t.Errorf("after a yes the file says %.20q", read())
	}
	before, _ := os.ReadDir(dir)
	for _, name := range []string{"table.xlsx", "table.CSV"} {
		b.over.Toast().Hide()
		b.charts.exportChart(b.front().Set, b.front().Models[0], filepath.Join(dir, name))
		b.when("the notice", b.over.Toast().Visible)
	}
	z, err := zip.OpenReader(filepath.Join(dir, "table.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var book strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&book, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	f := b.doc().Figures[b.front().Models[0].Marks[0].Refs[0].Figure]
	lo, _ := f.Value.Lo.Float64()
	for _, want := range []string{"<v>" + strconv.FormatFloat(lo, 'g', -1, 64) + "</v>", f.Sentence.Of(b.doc().Body)} {
		if !strings.Contains(book.String(), want) {
			t.Errorf("the workbook does not have %q", want)
		}
	}
	if after, _ := os.ReadDir(dir); len(after) != len(before)+2 {
		t.Errorf("%d files became %d by two tables", len(before), len(after))
	}
}

// TestKeysAfterAClick: a click on a button takes the keyboard from the text; the
// next key goes there all the same, but not under a dialog.
func TestKeysAfterAClick(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.win.Canvas().Unfocus()
	b.keys.showAbout()
	b.key(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if b.text.pane.Place() != 0 {
		t.Error("a key moves the text under a dialog")
	}
	b.over.Dismiss()
	b.win.Canvas().Unfocus()
	b.key(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if b.text.pane.Place() == 0 || b.win.Canvas().Focused() != fyne.Focusable(b.text.pane) {
		t.Errorf("End leads to %d, the keyboard is with %T", b.text.pane.Place(), b.win.Canvas().Focused())
	}
	b.nav.show(tabFigures)
	b.win.Canvas().Unfocus()
	at := b.text.pane.Place()
	b.key(&fyne.KeyEvent{Name: fyne.KeyHome})
	if b.text.pane.Place() != at || b.win.Canvas().Focused() == nil {
		t.Error("a key of the table moves the text behind")
	}
}
