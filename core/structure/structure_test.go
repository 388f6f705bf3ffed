package structure

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/wenshu-app/wenshu/core/doc"
)

var update = flag.Bool("update", false, "write the trees found into testdata")

var kindNames = map[doc.BlockKind]string{
	doc.Paragraph: "para", doc.Title: "title", doc.Kicker: "kicker", doc.Subtitle: "subtitle", doc.Heading: "heading", doc.Lead: "lead",
	doc.DateLine: "dateline", doc.Byline: "byline", doc.Salutation: "salutation", doc.ListItem: "item", doc.Verse: "verse", doc.TableRow: "row",
}

// tree draws the articles of a text, a block a line, cut to its first
// characters.
func tree(t *testing.T, body string) string {
	t.Helper()
	articles, _, err := Parse(t.Context(), body, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, a := range articles {
		l := a.Dateline
		fmt.Fprintf(&b, "article date=%s from=%s agency=%s place=%s author=%s\n", l.Date, l.YearFrom, l.Agency.Of(body), l.Place.Of(body), a.Author.Of(body))
		section := 0
		for i, bl := range a.Blocks {
			for section+1 < len(a.Sections) && i >= a.Sections[section+1].First {
				section++
				fmt.Fprintf(&b, " section %d %s\n", a.Sections[section].Level, a.Sections[section].Heading.Of(body))
			}
			r := []rune(bl.Of(body))
			if len(r) > 16 {
				r = append(r[:16], '…')
			}
			fmt.Fprintf(&b, "  %s %s (%d)\n", kindNames[bl.Kind], string(r), len(bl.Sentences))
		}
	}
	return b.String()
}

// TestTrees reads testdata/*.txtar: pairs of NAME.in and NAME.want, with the
// reason for each in the comment of the archive.
func TestTrees(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			in, want := a.Files[i], &a.Files[i+1]
			got := tree(t, strings.TrimSuffix(string(in.Data), "\n"))
			if *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("%s %s:\n%s\nwant:\n%s", name, in.Name, got, want.Data)
			}
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"一。二！三？", []string{"一。", "二！", "三？"}},
		{"他说：“好。”大家笑了。", []string{"他说：“好。”", "大家笑了。"}},
		{"“吃了吗？”他问。", []string{"“吃了吗？”他问。"}},
		{"看《春天。来了》再说。走。", []string{"看《春天。来了》再说。", "走。"}},
		{"增长5.2%；好。", []string{"增长5.2%；好。"}},
		{"没有句号", []string{"没有句号"}},
	} {
		articles, _, err := Parse(t.Context(), c.in, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range articles[0].Blocks[0].Sentences {
			got = append(got, s.Of(c.in))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzStructure(f *testing.F) {
	for _, s := range []string{"标题\n——副题\n新华社北京2月26日电 正文。", "一、甲\n（一）乙。丙。\n第一章 丁", "《“》”「』", "2018年政府工作报告\n各位代表：\n正文。", "一个标题——它的副题\n又一副题"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		articles, marks, err := Parse(t.Context(), body, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, a := range articles {
			for _, b := range a.Blocks {
				if b.Start < at || b.End < b.Start || !a.Covers(b.Span) {
					t.Fatalf("block %v after %d", b.Span, at)
				}
				at = b.End
				for _, s := range b.Sentences {
					if !b.Covers(s) || s.Empty() {
						t.Fatalf("sentence %v in %v", s, b.Span)
					}
				}
			}
		}
		for _, m := range marks {
			if m.Empty() || m.End > len(body) {
				t.Fatalf("mark %v", m)
			}
		}
	})
}

// TestPrintedDates reads the rows that say when a text was written.
func TestPrintedDates(t *testing.T) {
	for in, want := range map[string]string{
		"某法\n（1983年12月8日某会议通过　根据1996年5月15日《关于修改某法的决定》第一次修正　2024年9月13日第二次修正）\n第一条 为了科学统计，制定本法。":             "2024-09-13",
		"某报/2020年/2月/11日/第007版\n经济的影响及对策\n经济受到影响，应当采取措施，稳住就业和民生，这是当前的任务。":                                  "2020-02-11",
		"某市工作报告\n发布时间：2025-12-29 21:10\n——2025年12月27日在某市第八届人民代表大会第五次会议上\n各位代表：\n我向大会报告工作，请予审议，并请列席人员提出意见。": "2025-12-27",
		"某论文\n答辩日期： 2012年6月6日\n本文研究了影像的特点，所用的资料来自三家医院，结论可供参考。":                                             "2012-06-06",
	} {
		articles, _, err := Parse(t.Context(), in, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := articles[0].Dateline.Date.String(); got != want {
			t.Errorf("%.60q is of %s, want %s", in, got, want)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	body := strings.Repeat("一、稳步发展\n"+strings.Repeat("全年粮食产量稳定增长，城镇新增就业超过预期目标，“三农”工作取得新进展。", 12)+"\n", 400)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, _, err := Parse(b.Context(), body, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
