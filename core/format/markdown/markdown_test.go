package markdown

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

func read(t *testing.T, s string) raw.Text {
	t.Helper()
	r, err := Read(t.Context(), []byte(s), raw.Options{}, nil)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	if err := r.Check(); err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	if err := r.Origins.Check(s, r.Text); err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return r
}

// shown is r as one line a block, each behind what is hinted of it.
func shown(r raw.Text) string {
	names := map[doc.HintKind]string{doc.Whole: "p", doc.TitleHint: "title", doc.HeadHint: "h", doc.ItemHint: "item", doc.RowHint: "row", doc.NoteHint: "note", doc.Deleted: "gone"}
	var out []string
	at := 0
	for l := range strings.SplitAfterSeq(r.Text, "\n") {
		words := strings.TrimSuffix(l, "\n")
		kind := "-"
		for _, h := range r.Hints {
			if !h.Kind.Gone() && h.Raw.Start <= at && at < h.Raw.End {
				kind = names[h.Kind]
				if h.Level > 0 {
					kind += string(rune('0' + h.Level))
				}
			}
		}
		if words != "" {
			out = append(out, kind+" "+strings.ReplaceAll(words, "\t", " | "))
		}
		at += len(l)
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"title and headings", "# 乌汀市工作要点\n\n## 一、主要任务\n\n### （一）道路\n\n修路25公里。\n\n## 二、保障\n", "title 乌汀市工作要点\nh2 一、主要任务\nh3 （一）道路\np 修路25公里。\nh2 二、保障"},
		{"several highest headings", "# 甲\n\n子。\n\n# 乙\n", "h1 甲\np 子。\nh1 乙"},
		{"closed, underlined, without a blank", "## 收入 ##\n\n支出\n---\n\n#结余\n\n#话题# 不是标题。\n", "h2 收入\nh2 支出\nh1 结余\np #话题# 不是标题。"},
		{"a rule below prose", "全年完成投资12亿元。\n---\n下一段。\n", "p 全年完成投资12亿元。\np 下一段。"},
		{"bold, links, code, escapes", "增加值**50.2万亿元**，见[公报](https://example.com/a_(b))与`GDP`，占比 5\\*2，A&amp;B，<https://example.com>。\n", "p 增加值50.2万亿元，见公报与GDP，占比 5*2，A&B，https://example.com。"},
		{"bold that ends in a mark", "**概述**是*重要的事项说明*内容。\n", "p 概述是重要的事项说明内容。"},
		{"stars that are none", "面积3*4*5米，王*明、李*华参加，3~5天到7~8天。\n", "p 面积3*4*5米，王*明、李*华参加，3~5天到7~8天。"},
		{"formulas are left to the repair", "增长$5.2\\%$，约$a_1*b_1$。\n", "p 增长$5.2\\%$，约$a_1*b_1$。"},
		{"bold paragraphs", "## 甲\n\n**主要成效**\n\n**一、道路**\n\n**注意：本表不含乙县**\n", "title 甲\nh3 主要成效\n- 一、道路\np 注意：本表不含乙县"},
		{"lists", "- 修路\n- 架桥\n  - 大桥3座\n\n3. 甲\n4. 乙\n续行\n\n- [x] 已办\n- [ ] 未办\n", "item 修路\nitem 架桥\nitem 大桥3座\nitem 3. 甲\nitem 4. 乙续行\nitem 已办\nitem 未办"},
		{"one item is a heading as likely as not", "1. 加快建设\n\n正文。\n", "- 1. 加快建设\np 正文。"},
		{"lines of a paragraph", "第一行没有说完\n第二行说完。\n\n后一段\\\n硬换行\n", "- 第一行没有说完\n- 第二行说完。\np 后一段\np 硬换行"},
		{"indented paragraphs are no code", "    各位代表：\n\n　　现在报告工作。\n", "p 各位代表：\np 现在报告工作。"},
		{"code", "```text\n# 不是标题\n1 | 2\n```\n", "p # 不是标题\np 1 | 2"},
		{"quotation", "> 引文第一段。\n>\n> 第二段。\n", "p 引文第一段。\np 第二段。"},
		{"footnotes where they stand", "粮食12万吨[^1]。\n\n[^1]: 含*豆类*。\n\n下文[^注]。\n\n[^注]: 没有。\n[^9]: 无人引用。\n", "p 粮食12万吨[1]。\nnote [1] 含豆类。\np 下文[注]。\nnote [注] 没有。\nnote [9] 无人引用。"},
		{"struck out", "计划~~10亿元~~12亿元。\n", "p 计划10亿元12亿元。"},
		{"pictures and comments say nothing", "<!-- 注释 -->\n\n![图1](images/1.jpg)\n\n正文。\n", "p 正文。"},
		{"notes as sup, lines as br", "比重51.0%<sup>4</sup>，面积9m<sup>2</sup><br>下一行\n", "p 比重51.0%[4]，面积9m2\np 下一行"},
		{"links by reference", "见[公报][1]。\n\n[1]: https://example.com\n", "p 见公报。"},
	} {
		if got := shown(read(t, c.in)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestTables(t *testing.T) {
	r := read(t, "表1 产量\n\n| 地区 | 产量<br>（吨） | 备注 |\n|:--|--:|---|\n| 乙县 | **12.5** | |\n| 丙县 | 3\\|4 | `x` |\n\n| | |\n|---|---|\n| 甲 | 1 |\n")
	want := "p 表1 产量\nrow 地区 | 产量（吨） | 备注\nrow 乙县 | 12.5\nrow 丙县 | 3|4 | x\nrow 甲 | 1"
	if got := shown(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(r.Grids) != 2 || r.Grids[0].Heads != 1 || r.Grids[1].Heads != 0 || r.Grids[0].Rows[2][1].Of(r.Text) != "3|4" || r.Grids[0].Rows[2][1].Col != 1 {
		t.Errorf("grids %+v", r.Grids)
	}
}

// TestPieces reads the tables that converters write as HTML.
func TestPieces(t *testing.T) {
	src := "# 甲\n\n<table><tr><td rowspan=\"2\">地区</td><td>产量&lt;吨&gt;</td></tr><tr><td>12.5</td></tr></table>\n\n后文。\n"
	r := read(t, src)
	if got := shown(r); got != "title 甲\nrow 地区 | 产量<吨>\nrow 12.5\np 后文。" {
		t.Errorf("got\n%s", got)
	}
	if len(r.Grids) != 1 || r.Grids[0].Rows[0][0].Down != 1 {
		t.Fatalf("grids %+v", r.Grids)
	}
	if at, ok := r.Origins.Hull(r.Grids[0].Rows[1][0].Span); !ok || at.Of(src) != "12.5" {
		t.Errorf("12.5 is from %v", at)
	}
}

func TestMatter(t *testing.T) {
	r := read(t, "---\ntitle: \"关于修路的通知\"\nauthor: 王五\ndate: 2024-03-05 10:00\nsource: 甲县人民政府\nurl: https://example.com/a\ntags:\n  - 路\n---\n\n正文12公里。\n")
	want := doc.Meta{Title: "关于修路的通知", Author: "王五", Issuer: "甲县人民政府", Address: "https://example.com/a", Published: doc.Date{Year: 2024, Grain: doc.Day, N: 3, D: 5}}
	if r.Meta != want || shown(r) != "p 正文12公里。" {
		t.Errorf("got %+v\n%s", r.Meta, shown(r))
	}
	if r := read(t, "---\n\n本文开头有一条线。\n\n---\n\n完。\n"); !strings.Contains(r.Text, "本文开头") {
		t.Errorf("prose between rules is lost: %q", r.Text)
	}
}

func TestIs(t *testing.T) {
	for in, want := range map[string]bool{
		"# 标题\n\n正文。\n":                                       true,
		"正文。\n\n## 一\n\n正文。\n\n## 二\n\n正文。\n":                 true,
		"| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n":                   true,
		"[甲](https://example.com)与[乙](https://example.com)\n": true,
		"---\ntitle: 甲\n---\n# 乙\n\n**丙**\n":                  true,
		"# 甲\n# 乙\n# 丙\n1,2\n":                                false,
		"# class, sentence\n甲\t乙\n":                           false,
		"李**、王**二人。\n":                                        false,
		"#!/bin/sh\n# 说明\n\nset -e\n\n# 又一步\n\necho 1\n":      false,
		"第一章 总则\n\n第一条 为了。\n":                                 false,
		"甲 - 乙\n-----\n丙\n":                                   false,
		"":                                                    false,
	} {
		if got := Is([]byte(in)); got != want {
			t.Errorf("Is(%q) = %v", in, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("# 甲\n\n- **乙**[^1]\n\n[^1]: 丙\n\n|a|b|\n|-|-|\n|1|`2\\|3`|\n")
	f.Add("> > 1. a\n> >\n> >     b&lt;&ngE;\n\n<table><tr><td>1</table>\n")
	f.Add("---\ntitle: 甲\n---\n\t- *a_b_* ~~c~~ $d$ <sup>1</sup>\n===\n")
	f.Fuzz(func(t *testing.T, s string) {
		b := []byte(s)
		Is(b)
		r, err := Read(t.Context(), b, raw.Options{Encoding: "utf-8"}, nil)
		if err != nil {
			return
		}
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		if err := r.Origins.Check(s, r.Text); err != nil {
			t.Fatal(err)
		}
	})
}

// TestHostile reads what would take a parser of Markdown the square of its
// size, as a plain text where that is so.
func TestHostile(t *testing.T) {
	for name, c := range map[string]struct {
		in     string
		format string
	}{
		"quotations":     {strings.Repeat("> ", 50_000) + "深", "text"},
		"deep lists":     {strings.Repeat(" ", 4000) + "- 深\n", "text"},
		"brackets":       {strings.Repeat("[", 60_000) + strings.Repeat("](a", 60_000), "text"},
		"wide table":     {strings.Repeat("a|", 20_000) + "\n" + strings.Repeat("-|", 20_000) + "\n" + strings.Repeat("|1\n", 2000), "text"},
		"marks":          {strings.Repeat("*a **b _c ", 5000), "markdown"},
		"open formulas":  {strings.Repeat("$a ", 5001), "markdown"},
		"code and tags":  {strings.Repeat("`a ``b <c ", 5000), "markdown"},
		"open footnotes": {strings.Repeat("[^a ", 400), "markdown"},
	} {
		if r := read(t, "# 标题\n\n"+c.in); r.Format != c.format || !strings.Contains(r.Text, "标题") {
			t.Errorf("%s: read as %s, %d bytes", name, r.Format, len(r.Text))
		}
	}
	// how many nodes there would be
	for s, want := range map[string]bool{
		strings.Repeat("- 甲\n", 800_000):                              false,
		strings.Repeat("*甲*乙\n", 600_000):                             false,
		"|甲|乙|\n|---|---|\n" + strings.Repeat("|a|*1*|\n", 800_000):   true,
		"|甲|乙|\n|---|---|\n" + strings.Repeat("- |a|*1*|\n", 800_000): false,
		strings.Repeat("全市粮食产量稳步提升，**数字经济**加快发展，[公报](a)说人民生活持续改善。\n\n", 200_000): true,
	} {
		if tame(s) != want {
			t.Errorf("%.40q × n is taken for Markdown: %v", s, !want)
		}
	}
}
