package gui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/across"
)

// A hand counts what a reader presses.
type hand struct {
	*bench
	keys int
}

// command presses the keys of a command.
func (h *hand) command(id string) {
	h.keys++
	h.Window.keys.table.Find(id).Run()
}

// write types characters, one key each.
func (h *hand) write(s string) {
	for _, r := range s {
		h.keys++
		h.win.Canvas().Focused().TypedRune(r)
	}
}

func (h *hand) press(names ...fyne.KeyName) {
	for _, n := range names {
		h.keys++
		h.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// after does something and waits until the window has answered.
func (h *hand) after(start string, do func()) {
	h.t.Helper()
	from := len(h.events)
	do()
	h.when(start, func() bool {
		return slices.ContainsFunc(h.events[from:], func(e string) bool { return strings.HasPrefix(e, start) })
	})
}

// TestTwoIndicators: new jobs and the growth of GDP in one chart and one
// spreadsheet, in 15 keys or fewer after the folder was added.
func TestTwoIndicators(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.after("topics", func() { h.command("library.series") })
	h.write("czxz") // initials of 城镇新增
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	h.write("gdp")
	h.press(fyne.KeyDown)
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	tables := h.library.room.Tables()
	if len(tables) != 2 || len(tables[0].Lines) == 0 || len(tables[1].Lines) == 0 {
		t.Fatalf("%d tables: %+v", len(tables), tables)
	}
	if name := tables[0].Pick.Name; name != "城镇新增就业" {
		t.Errorf("the first is %s", name)
	}
	for _, l := range tables[1].Lines {
		if l.Unit != "%" || tables[1].Pick.Key != "gdp" && tables[1].Pick.Key != "gdp.regional" {
			t.Errorf("%s %s in %s", tables[1].Pick.Name, l.Column, l.Unit)
		}
	}
	if h.library.room.Charts() < 2 {
		t.Errorf("%d charts", h.library.room.Charts())
	}
	h.command("export")
	h.keys++ // Enter in the dialog of the system
	path := filepath.Join(t.TempDir(), "表.xlsx")
	h.after("exported", func() { h.files.exportTo(path, formsOf(h.library.room.TableForms())) })
	if b, err := os.ReadFile(path); err != nil || len(b) < 4000 || string(b[:2]) != "PK" {
		t.Errorf("%d bytes: %v", len(b), err)
	}
	if h.keys > 15 {
		t.Errorf("%d keys", h.keys)
	}
	t.Logf("%d keys", h.keys)
}

// TestMissedTargets: which provinces missed their target of growth for 2025, in 15
// keys or fewer.
func TestMissedTargets(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.after("topics", func() { h.command("library.series") })
	h.write("gdp")
	h.press(fyne.KeyDown)
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	h.command("library.targets")
	h.keys++ // a click on “missed”
	var got []string
	for _, g := range h.library.room.Tables()[0].Goals() {
		if g.Met == series.Missed {
			got = append(got, g.Line.Column+g.Target.Period.String())
		}
	}
	want := map[string]bool{}
	for i, p := range []string{"湖南省", "云南省"} {
		for y := 2025; y <= 2026; y++ { // results of the year before, aimed at a year earlier
			if 5+(i+y)%3 < 6 {
				want[p+[]string{"2024", "2025"}[y-2025]] = true
			}
		}
	}
	for _, g := range got {
		if !want[g] {
			t.Errorf("%s is said to have missed", g)
		}
		delete(want, g)
	}
	if len(want) > 0 {
		t.Errorf("nothing is said of %v; rows %q", want, got)
	}
	if h.keys > 15 {
		t.Errorf("%d keys", h.keys)
	}
	t.Logf("%d keys, %q", h.keys, got)
}

// TestSeriesLeads: each cell leads to its sentence.
func TestSeriesLeads(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.library.room.FollowName("粮食产量", false)
	h.when("topics and a table", func() bool { return len(h.library.room.Tables()) == 1 && len(h.library.room.Tables()[0].Lines) > 0 })
	line := h.library.room.Tables()[0].Lines[0]
	says := across.Sayings(&line.Cells[0])
	if len(says) == 0 || !strings.Contains(says[0].Sentence, says[0].Said) {
		t.Fatalf("%+v", says)
	}
	h.library.room.OpenStatement(says[0].Statement)
	h.when("the sentence", func() bool { return h.doc() != nil && len(h.find.seek.hits) > 0 })
	if got := h.doc().Text(h.find.seek.hits[0]); got != says[0].Said || h.library.room.Visible() {
		t.Errorf("leads to %q, want %q", got, says[0].Said)
	}
}
