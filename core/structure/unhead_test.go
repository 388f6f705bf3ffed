package structure

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// kinds reads lines of which the file says that each is a paragraph, the first
// the title, and gives what each was taken for.
func kinds(t *testing.T, lines ...string) string {
	t.Helper()
	body := strings.Join(lines, "\n")
	var hints []doc.Hint
	at := 0
	for i, l := range lines {
		h := doc.Hint{Raw: text.Span{Start: at, End: at + len(l)}}
		if i == 0 {
			h.Kind = doc.TitleHint
		}
		hints = append(hints, h)
		at += len(l) + 1
	}
	articles, _, err := Parse(t.Context(), body, hints, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range articles {
		for _, b := range a.Blocks {
			out = append(out, kindNames[b.Kind])
		}
	}
	return strings.Join(out, " ")
}

const prose = "全市上下凝心聚力，经济运行总体平稳，稳中有进，各项工作取得新的成效。"

func TestUnhead(t *testing.T) {
	for _, c := range []struct {
		why   string
		lines []string
		want  string
	}{
		{"words under a picture", []string{"某市公园开放", prose, "图片来源：某市文旅局官网", prose, "游客在园中散步。王小明 摄", prose}, "title para para para para para"},
		{"a heading of the same length stays", []string{"某市公园开放", prose, "园内设施一应俱全", prose}, "title para heading para"},
		{"fields of a form", []string{"某公司年度报告", prose, "股票简称：甲乙股份", "股票代码：000000", prose}, "title para para para para"},
		{"a numbered field", []string{"某公司年度报告", prose, "（一）公司法定代表人：王小明", prose, "（二）主要业务", prose}, "title para para para heading para"},
		{"a speaker, day and place", []string{"在座谈会上的讲话", "（2023年3月1日，某市）", "王小明", "同志们：", prose}, "title dateline byline salutation para"},
		{"an office and a name", []string{"新闻发布会实录", "某市发展和改革委员会主任王小明", "各位记者：", prose}, "title byline salutation para"},
		{"a name that is set apart", []string{"关于预算的报告", "某市财政局局长　王　明", "各位代表：", prose}, "title byline salutation para"},
		{"who wrote it together", []string{"某病诊疗指南", "某学会内分泌学组", prose, "诊断依据", prose}, "title byline para heading para"},
		{"to whom it is sent", []string{"关于开展检查的通知", "各县区、各部门：", prose}, "title salutation para"},
		{"a numbered sentence with its source", []string{"名句摘抄", prose, "1、山重水复疑无路，柳暗花明又一村。——《某诗》", "2、会当凌绝顶，一览众山小。——《某诗》", prose}, "title para para para para"},
		{"a span of dates", []string{"工作经历", prose, "2017.02 - 至今", prose}, "title para para para"},
		{"a table of contents whose entries stand in the text again", []string{"某市规划", "目　录", "第一章 总则", "第二章 目标", "第三章 附则", "第一章 总则", prose, "第二章 目标", prose, "第三章 附则", prose}, "title subtitle item item item heading para heading para heading para"},
		{"a table of contents with pages and no head", []string{"某市规划", prose, "一、发展基础 1", "二、主要任务 12", "（一）产业 12", "三、保障措施 30", prose}, "title para item item item item para"},
		{"works that a text refers to", []string{"某研究", prose, "参考文献", "1.王小明.某地经济研究2012", "2.李小红.某县志2013", "附录"}, "title para heading item item para"},
		{"numbers that go on", []string{"设计规范", prose, "1.1 一般规定", prose, "1.2 材料选用", prose, "2.1荷载", prose}, "title para heading para heading para heading para"},
		{"a site and its day", []string{"新型电池问世", "某某网 2016年10月14日07:17", "某某网 10月14日报道", prose}, "title para para para"},
		{"a sentence over lines", []string{"道路封闭通告", prose, "施工会给大家带来不便，", "但换来的是", "日后更加安全、更加畅通。", prose}, "title para para para para para"},
		{"what is attached", []string{"预算报告", prose, "附件：1.2025年收支总表", "2.2026年收支草案", "10.2026年基金收支草案"}, "title para para item item"},
		{"captions of a text", []string{"用地标准", prose, "表7.5 停车区用地", prose, "图2-1 2021—2025年用地", prose}, "title para para para para para"},
		{"amounts are no numbers of headings", []string{"统计快报", prose, "1.1 万户", "3.2 亿元规模", prose}, "title para para para para"},
	} {
		if got := kinds(t, c.lines...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// The titles of tables behind a text are headings beside its own.
func TestAnnexes(t *testing.T) {
	lines := []string{"预算报告", "一、收入", prose, "附表1", "2025年收入表", "单位：万元", "税收 12 34", "附表2：", "2025年支出表", "教育 56 78"}
	hints := make([]doc.Hint, len(lines))
	at := 0
	for i, l := range lines {
		hints[i].Raw = text.Span{Start: at, End: at + len(l)}
		at += len(l) + 1
	}
	hints[0].Kind, hints[6].Kind, hints[9].Kind = doc.TitleHint, doc.RowHint, doc.RowHint
	body := strings.Join(lines, "\n")
	articles, _, err := Parse(t.Context(), body, hints, nil)
	if err != nil || len(articles) != 1 {
		t.Fatal(articles, err)
	}
	var got []string
	for _, s := range articles[0].Sections {
		if s.Level > 0 {
			got = append(got, s.Heading.Of(body))
		}
	}
	if want := "一、收入 2025年收入表 2025年支出表"; strings.Join(got, " ") != want {
		t.Errorf("sections %q, want %s", got, want)
	}
}

// A caption at the head of pages cut from a document is not their title.
func TestCaptionFirst(t *testing.T) {
	body := "路段不同的，用地按下表调整。\n表3 停车区用地（公顷）\n" + prose
	var hints []doc.Hint
	at := 0
	for l := range strings.SplitSeq(body, "\n") {
		hints = append(hints, doc.Hint{Raw: text.Span{Start: at, End: at + len(l)}})
		at += len(l) + 1
	}
	articles, _, err := Parse(t.Context(), body, hints, nil)
	if err != nil || len(articles) != 1 || !articles[0].Title.Empty() {
		t.Errorf("%+v, %v", articles, err)
	}
}

// A line with a stop inside may be the title where the file names none.
func TestTitleWithStop(t *testing.T) {
	title := "喜报！某县粮食又获丰收"
	body := title + "\n" + prose
	hints := []doc.Hint{{Raw: text.Span{End: len(title)}}, {Raw: text.Span{Start: len(title) + 1, End: len(body)}}}
	articles, _, err := Parse(t.Context(), body, hints, nil)
	if err != nil || len(articles) != 1 || articles[0].Title.Of(body) != title {
		t.Errorf("%+v, %v", articles, err)
	}
}
