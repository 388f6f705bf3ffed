package export_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestCiteOwn cites a document by what the reader says of it, in every style.
func TestCiteOwn(t *testing.T) {
	ptr := func(s string) *string { return &s }
	d, err := core.Outline(t.Context(), "a.txt", []byte("某市公报\n\n新华社某市2023年3月5日电 全市粮食产量达到1200万吨。\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	own := store.Own{Title: ptr("某市统计公报"), Issuer: ptr("某市统计局"), Number: ptr("某统〔2023〕2号"), Written: ptr("2023-03"), Address: ptr("https://example.org/2")}
	for style, want := range map[export.Style][]string{
		export.GBT7714: {"某市统计局. 某市统计公报：某统〔2023〕2号[EB/OL]. 新华社, 2023-03. https://example.org/2."},
		export.BibTeX:  {"author = {{某市统计局}}", "title = {某市统计公报}", "number = {某统〔2023〕2号}", "month = {3}", "url = {https://example.org/2}"},
		export.CSL:     {`"literal": "某市统计局"`, `"title": "某市统计公报"`, `"URL": "https://example.org/2"`},
	} {
		got := export.Cite(d, own, text.Span{Start: 0, End: 1}, style)
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("style %d: %s lacks %s", style, got, s)
			}
		}
		if strings.Contains(got, "2023-03-05") {
			t.Errorf("style %d has the day that was read: %s", style, got)
		}
	}
	if got := export.Citation(d, store.Own{}, 0); got != "某市公报[N]. 新华社, 2023-03-05." {
		t.Errorf("as read %s", got)
	}
}
