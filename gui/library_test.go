package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/look"
)

// reports writes invented work reports of two provinces into a new folder.
func reports(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	for i, p := range []string{"湖南省", "云南省"} {
		for y := 2024; y <= 2026; y++ {
			s := fmt.Sprintf("%s人民政府%d年政府工作报告\n\n%d年1月20日\n\n一、%d年工作回顾\n\n%d年，全省地区生产总值%d.1万亿元，比上年增长%d.2%%，城镇新增就业%d万人。粮食总产量%d.5万吨。\n\n二、%d年主要目标\n\n%d年，全省地区生产总值增长6%%以上，城镇新增就业%d万人。\n",
				p, y, y, y-1, y-1, i+3, 5+(i+y)%3, 60+10*i+y-2024, 3000+100*i+y-2024, y, y, 62+10*i+y-2024)
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s%d.txt", p, y)), []byte(s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return folder
}

// newLibraryBench is a window whose library holds the reports.
func newLibraryBench(t testing.TB) *bench {
	t.Helper()
	b := newBenchWith(t, Options{Library: t.TempDir()})
	b.library.room.Show(0)
	b.until("library updated", 0)
	from := len(b.events)
	b.library.room.Add([]string{reports(t)})
	b.until("library updated", from)
	return b
}

// TestLibrary adds a folder, searches it and opens a document at what was found,
// and comes back.
func TestLibrary(t *testing.T) {
	b := newLibraryBench(t)
	if n := b.library.room.Documents(); n != 7 { // the sample is one
		t.Fatalf("%d documents", n)
	}
	b.keys.table.Find("library.search").Run()
	from := len(b.events)
	b.library.room.Type("粮食总产量 > 3090万吨")
	b.when("hits", func() bool { return strings.HasPrefix(b.events[len(b.events)-1], "found ") && len(b.events) > from })
	if got := b.events[len(b.events)-1]; got != "found 3" {
		t.Fatalf("%s for grain", got)
	}
	from = len(b.events)
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // to the list
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // opens
	b.when("the document", func() bool { return b.doc() != nil && len(b.find.seek.hits) > 0 })
	if got := b.doc().Text(b.find.seek.hits[0]); !strings.HasPrefix(got, "31") || b.library.room.Visible() || !b.frame.split.Container.Visible() {
		t.Errorf("opened at %q, the library in front: %v", got, b.library.room.Visible())
	}
	b.keys.table.Find("library.show").Run()
	if !b.library.room.Visible() || b.frame.split.Container.Visible() {
		t.Error("the library does not come back")
	}
	from = len(b.events)
	b.library.room.Type("")
	b.when("all", func() bool { return slices.Contains(b.events[from:], "library listed") })
	b.press(look.T("shelf.all"))
	b.win.Canvas().Unfocus()
	b.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !b.library.room.Visible() {
		t.Error("Esc leaves the library with ticks in it")
	}
	b.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.library.room.Visible() {
		t.Error("Esc does not lead back to the text")
	}
	b.keys.table.Find("library.show").Run()
	b.nav.turnTo(tabFigures)
	if b.library.room.Visible() {
		t.Error("a tab does not take the library's place")
	}
}

// TestNoLibrary: a window without a folder for it says so.
func TestNoLibrary(t *testing.T) {
	b := newBench(t)
	b.keys.table.Find("library.show").Run()
	if b.library.room.Visible() {
		t.Error("a library that lies nowhere is shown")
	}
}
