package export_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestSection writes one section of two, and its figure alone.
func TestSection(t *testing.T) {
	const paper = "某市公报\n\n一、农业\n\n2022年，棉花产量达3万吨。\n\n二、工业\n\n2022年，水泥产量达8万吨。\n"
	d, err := core.Read(t.Context(), "公报.txt", []byte(paper), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := text.Span{Start: strings.Index(d.Body, "二、"), End: len(d.Body)}
	var md, csv strings.Builder
	if err := export.SectionMarkdown(&md, d, store.Own{}, s); err != nil {
		t.Fatal(err)
	}
	if want := "## 二、工业\n\n2022年，水泥产量达8万吨。\n\n> "; !strings.HasPrefix(md.String(), want) || !strings.Contains(md.String()[len(want):], "公报") {
		t.Errorf("Markdown %q", md.String())
	}
	if err := export.SectionCSV(&csv, d, s, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(csv.String()), "\n"); len(lines) != 2 || !strings.Contains(lines[1], "水泥产量") {
		t.Errorf("CSV %q", csv.String())
	}
	if len(d.Figures) != 2 || d.Articles[0].Blocks[1].Start > s.Start {
		t.Error("the document was changed")
	}
}
