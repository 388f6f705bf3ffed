package export_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

var update = flag.Bool("update", false, "write the golden files")

const paper = `某市公报

新华社某地2023年3月5日电 全市粮食丰收。*棉花*产量达3万吨，比上年增长2%。渔业平稳。

一、渔业

水产品产量1.2万吨。渔民收入稳步提高。
`

func placeOf(t *testing.T, d *doc.Document, words string) store.Place {
	t.Helper()
	at := strings.Index(d.Body, words)
	p, ok := anchor.PlaceOf(d, text.Span{Start: at, End: at + len(words)})
	if at < 0 || !ok {
		t.Fatalf("%q has no place", words)
	}
	return p
}

// TestNotes compares the file of notes in both languages with its golden copy;
// -update writes it.
func TestNotes(t *testing.T) {
	d, err := core.Read(t.Context(), "公报.txt", []byte(paper), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := func(s string) *string { return &s }
	e := &store.Entry{
		Notes: []store.Note{
			{Place: placeOf(t, d, "产量达3万吨，"), Quote: store.Quote{Text: "产量达3万吨，"}, Words: "要核对\n# 去年是多少"},
			{Place: placeOf(t, d, "渔业平稳。"), Quote: store.Quote{Text: "渔业平稳。"}, Colour: 1},
			{Place: placeOf(t, d, "1.2万吨。渔民"), Quote: store.Quote{Text: "1.2万吨。渔民"}, Colour: 2},
			{Place: store.Place{Start: 90000, End: 90003}, Quote: store.Quote{Text: "不见了"}, Colour: 3},
		},
		Corrections: []store.Correction{
			{Place: placeOf(t, d, "2%"), Quote: store.Quote{Text: "2%"}, None: true},
			{Place: placeOf(t, d, "1.2万吨"), Quote: store.Quote{Text: "1.2万吨"}, Indicator: s("海水产品产量"), Lo: s("12000"), Hi: s(""), Status: s("target")},
			{Place: store.Place{Start: 90000, End: 90003}, Quote: store.Quote{Text: "3成"}, Unit: s("%")},
		},
	}
	full := core.Corrected(d, e.Corrections)
	for name, o := range map[string]export.NoteOptions{"notes.md": {Base: d}, "notes.en.md": {Base: d, English: true}, "notes.bare.md": {}} {
		got := export.Notes(full, e, o)
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
	if c := export.Citation(d, store.Own{}, 0); c != "某市公报[N]. 新华社, 2023-03-05." {
		t.Errorf("%q", c)
	}
}
