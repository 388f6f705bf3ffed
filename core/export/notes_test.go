package export_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

func TestNotes(t *testing.T) {
	const paper = "某市公报\n\n新华社某地2023年3月5日电 全市粮食丰收。*棉花*产量达3万吨，比上年增长2%。渔业平稳。\n"
	d, err := core.Read(t.Context(), "公报.txt", []byte(paper), nil)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(d.Body, "产量达")
	p, ok := correct.PlaceOf(d, text.Span{Start: at, End: at + len("产量达3万吨")})
	if !ok {
		t.Fatal("no place")
	}
	none := store.Correction{Place: p, Text: "2%", None: true}
	got := export.Notes(d, &store.Entry{Notes: []store.Note{{Place: p, Text: "产量达3万吨", Words: "要核对"}}, Corrections: []store.Correction{none}})
	for _, want := range []string{"# 公报.txt", "> \\*棉花\\***产量达3万吨**，比上年增长2%。", "要核对", "某市公报\\[N\\]. 新华社, 2023-03-05.", "- 2%：不是数字"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if c := export.Citation(d, 0); c != "某市公报[N]. 新华社, 2023-03-05." {
		t.Errorf("%q", c)
	}
}
