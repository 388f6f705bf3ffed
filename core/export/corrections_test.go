package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestCorrections writes a figure that was changed, one that is none, and one
// that the program had not found.
func TestCorrections(t *testing.T) {
	const paper = "某市公报\n\n2022年，某市粮食产量达1.2万\n吨，比上年增长3%。图书馆甲乙两座。\n"
	d, err := core.Read(t.Context(), "公报.txt", []byte(paper), nil)
	if err != nil || len(d.Figures) != 2 {
		t.Fatalf("%d figures, %v", len(d.Figures), err)
	}
	span := func(word string) store.Place {
		for i := range d.Body {
			if len(d.Body)-i >= len(word) && d.Body[i:i+len(word)] == word {
				p, _ := anchor.PlaceOf(d, text.Span{Start: i, End: i + len(word)})
				return p
			}
		}
		t.Fatalf("no %q", word)
		return store.Place{}
	}
	s := func(s string) *string { return &s }
	made := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	e := &store.Entry{}
	e.Correct(store.Correction{Place: span("1.2万吨"), Quote: store.Quote{Text: "1.2万吨"}, Indicator: s("夏粮产量"), Lo: s("12500"), Hi: s("12500"), Kind: s("index"), Time: s("2021"), Made: made})
	e.Correct(store.Correction{Place: span("3%"), Quote: store.Quote{Text: "3%"}, None: true, Made: made})
	e.Correct(store.Correction{Place: span("两座"), Quote: store.Quote{Text: "两座"}, Indicator: s("图书馆"), Lo: s("2"), Hi: s("2"), Unit: s("座"), Made: made})
	all := export.Corrections(d, e)
	var asCSV, asJSONL bytes.Buffer
	if err := export.CorrectionsCSV(&asCSV, all); err != nil {
		t.Fatal(err)
	}
	if err := export.CorrectionsJSONL(&asJSONL, all); err != nil {
		t.Fatal(err)
	}
	golden(t, "corrections.csv", asCSV.Bytes())
	golden(t, "corrections.jsonl", asJSONL.Bytes())
	// a document with the corrections in it tells the same of what still is a figure
	again := export.Corrections(core.Corrected(d, e.Corrections), e)
	if *again[0].Read != *all[0].Read || *again[0].Says != *all[0].Says {
		t.Errorf("from the corrected document: %+v, %+v", again[0].Read, again[0].Says)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s, %v:\n%s", name, err, got)
	}
}
