package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/library"
)

// TestContradictions: a slip of the pen in a report is found, leads to its
// sentence, is dismissed with a reason, and that is undone, by keys.
func TestContradictions(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.after("conflicts 0", func() { h.command("library.check") })
	path := filepath.Join(t.TempDir(), "公报.txt")
	text := "湖南省2024年国民经济和社会发展统计公报\n\n2025年3月20日\n\n一、综合\n\n2024年，粮食总产量3101.5万吨。全省城镇新增就业61万人。\n\n二、农业\n\n2024年，全省地区生产总值4.1亿元，比上年增长7.2%，城镇新增就业61万人。\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	from := len(h.events)
	h.library.room.Add([]string{path})
	h.until("library updated", from)
	h.after("conflicts", func() { h.command("library.check") })
	all := h.library.room.Found()
	if len(all) == 0 || !strings.Contains(all[0].Formula, "亿元") {
		t.Fatalf("%+v", all)
	}
	before := len(all)
	h.press(fyne.KeyDelete)
	h.write("口径")
	from = len(h.events)
	h.press(fyne.KeyReturn)
	h.until("library listed", from)
	h.when("one less", func() bool { return len(h.library.room.Found()) == before-1 })
	h.after("library listed", func() { h.library.room.Restore(&all[0]) })
	h.when("all again", func() bool { return len(h.library.room.Found()) == before })
	s := h.library.room.Found()[0].Statements[0]
	h.library.room.OpenStatement(s)
	h.when("the sentence", func() bool { return h.doc() != nil && len(h.find.seek.hits) > 0 })
	if got := h.doc().Text(h.find.seek.hits[0]); got != s.Said {
		t.Errorf("leads to %q, want %q", got, s.Said)
	}
}

// TestCorpusWords counts the words of the library.
func TestCorpusWords(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.after("corpus", func() { h.command("library.words") })
	h.when("the words", func() bool {
		got := h.library.room.Counted()
		return strings.Contains(got, "粮食") && strings.Contains(got, "就业")
	})
}

// TestOfficial sets official data beside an indicator: where it differs is told.
func TestOfficial(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.after("topics", func() { h.command("library.series") })
	h.write("粮食产量")
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	lines := len(h.library.room.Tables()[0].Lines)
	rows := [][]string{{"指标", "2025年", "2024年", "2023年"}, {"粮食产量(万吨)", "3102.5", "3100", "3100.5"}}
	h.after("followed", func() {
		if !h.library.room.Compare("年鉴.csv", rows) {
			t.Fatal("the series is not found")
		}
	})
	table := h.library.room.Tables()[0]
	if len(table.Lines) != lines+1 {
		t.Fatalf("%d lines, %d before", len(table.Lines), lines)
	}
	for _, l := range table.Lines {
		if l.Reference && len(l.Cells) != 3 {
			t.Errorf("%d values", len(l.Cells))
		}
	}
	// they are kept: the next window has them, and lists them
	kept := func() int {
		l, err := library.Open(t.Context(), h.library.folder)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		return len(l.Shelf().Officials)
	}
	if kept() != 1 {
		t.Fatalf("%d series are kept", kept())
	}
	h.after("officials 1", func() { h.command("library.officials") })
	h.after("followed", func() { h.press(fyne.KeyReturn) }) // leads to the comparison
	if h.over.Waits() {
		t.Error("the list stays open")
	}
	h.after("officials 1", func() { h.command("library.officials") })
	h.after("followed", func() { h.press(fyne.KeyDelete) })
	if n := len(h.library.room.Tables()[0].Lines); kept() != 0 || n != lines {
		t.Errorf("%d series are kept, %d lines", kept(), n)
	}
	h.library.room.Officials() // there are none: it says how to get some
	if h.over.Waits() {
		t.Error("an empty list is shown")
	}
}

// TestOfficialOfSeveral: of several indicators that are followed the one that the
// table names is compared, and a series in another unit is refused.
func TestOfficialOfSeveral(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.after("topics", func() { h.command("library.series") })
	h.write("粮食产量")
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	h.write("城镇新增就业")
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	shelf := func() []library.Official {
		l, err := library.Open(t.Context(), h.library.folder)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		return l.Shelf().Officials
	}
	if h.library.room.Compare("年鉴.csv", [][]string{{"年份", "数值（%）"}, {"2024", "4.1"}, {"2025", "4.2"}}) {
		t.Error("per cents are compared with people")
	}
	rows := [][]string{{"年份", "城镇登记失业率（%）", "粮食产量（万吨）"}, {"2024", "4.1", "3100"}, {"2025", "4.2", "3102.5"}}
	h.after("followed", func() {
		if !h.library.room.Compare("年鉴.csv", rows) {
			t.Fatal("the series is not found")
		}
	})
	if all := shelf(); len(all) != 1 || all[0].Indicator != "粮食产量" || all[0].Unit != "吨" {
		t.Errorf("kept %+v", all)
	}
}

// TestOtherProgram: what the command line does to the library is seen in the window
// that is open: the list, what is looked for, tags and searches.
func TestOtherProgram(t *testing.T) {
	b := newLibraryBench(t)
	from := len(b.events)
	b.library.room.Type("城镇新增就业")
	b.until("found 12", from)
	l, err := library.Open(t.Context(), b.library.folder)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	folder := t.TempDir()
	text := "四川省人民政府2026年政府工作报告\n\n2026年1月22日\n\n2025年，全省城镇新增就业105.3万人。\n"
	if err := os.WriteFile(filepath.Join(folder, "四川省2026.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := l.Add(folder); err != nil {
		t.Fatal(err)
	}
	if err := l.Import(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	b.until("found 13", from)
	if n := b.library.room.Documents(); n != 8 {
		t.Errorf("%d documents", n)
	}
	from = len(b.events)
	if err := l.Change(func(s *library.Shelf) {
		s.Searches = append(s.Searches, library.Search{Name: "就业", Query: "就业"})
	}); err != nil {
		t.Fatal(err)
	}
	b.until("library listed", from)
}
