package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
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
}
