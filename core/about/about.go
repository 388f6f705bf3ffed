// Package about tells what a document is as a whole: its title, who issued it,
// its number, when it was written and published. What the text prints goes
// before what the format of the file says, which is often left over from
// another document.
package about

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// Of returns what is known of d as a whole.
func Of(d *doc.Document) doc.Meta {
	m := d.Meta
	if len(d.Articles) == 0 {
		return m
	}
	a := &d.Articles[0]
	one := func(s text.Span) string { return strings.Join(strings.Fields(d.Text(s)), " ") }
	if title := one(a.Title); title != "" {
		m.Title = title
		// a subtitle on its line; where it was read out, and who took the picture
		// under it, are none
		if sub, _, _ := strings.Cut(d.Text(a.Subtitle), "\n"); strings.HasPrefix(sub, "——") && !strings.HasSuffix(sub, "上") {
			m.Title += strings.Join(strings.Fields(sub), " ")
		}
	} else if !plausible(m.Title) {
		m.Title = ""
	}
	if who := raw.Author(one(a.Author)); who != "" {
		m.Author = who
	}
	rows := rowsOf(d, a)
	if n := number(rows); n != "" {
		m.Number = n
	}
	if s := labelled(rows, "发文机关", "发布机构", "发文单位", "制定机关", "公布机关"); s != "" {
		m.Issuer = s
	} else if s := signature(d, a); s != "" {
		m.Issuer = s
	} else if m.Issuer == "" {
		m.Issuer = fromTitle(m.Title)
	}
	if date := a.Dateline.Date; date.Grain == doc.Day && date.Year > 0 && a.Dateline.YearFrom != "format" {
		if m.Published.Zero() && a.Dateline.Agency.Len() > 0 {
			m.Published = date
		} else {
			m.Written = date
		}
	}
	if m.Language == "" {
		m.Language = language(d.Body)
	}
	return m
}

// rowsOf are the lines of a that may speak of the document: those at its head
// and at its foot that are short.
func rowsOf(d *doc.Document, a *doc.Article) []string {
	var out []string
	for i := range a.Blocks {
		if i == 24 && len(a.Blocks) > 48 {
			break
		}
		if s := d.Text(a.Blocks[i].Span); len(s) <= 600 {
			out = append(out, s)
		}
	}
	for i := max(len(out), len(a.Blocks)-8); i < len(a.Blocks); i++ {
		if s := d.Text(a.Blocks[i].Span); len(s) <= 600 {
			out = append(out, s)
		}
	}
	return out
}

// fileNumber is a 文号 as GB/T 9704-2012 has it: 国办发〔2024〕1号; the year may
// stand in other brackets.
var fileNumber = regexp.MustCompile(`(\p{Han}{1,14})\s?[〔\[［【（(]\s?((?:19|20)[0-9]{2})\s?[〕\]］】）)]\s?第?\s?([0-9]{1,5})\s?号`)

// orderNumber is the number of an order: 国务院令第748号, 第1号公告.
var orderNumber = regexp.MustCompile(`^\p{Han}{0,24}(?:令|公告)\s?[（(]?第\s?[0-9一二三四五六七八九十百〇零]{1,6}\s?号[）)]?$|^\(?（?第[0-9一二三四五六七八九十百〇零]{1,6}号）?\)?$`)

// number is the number of the document, from a line that is little else or from
// one with a label.
func number(rows []string) string {
	for _, s := range rows {
		if !strings.Contains(s, "号") { // the patterns are slow, and every row is asked
			continue
		}
		t := strings.Trim(s, " 　\t（）()")
		if m := fileNumber.FindStringSubmatchIndex(t); m != nil {
			before := t[:m[0]]
			labelled := strings.Contains(before, "号") && utf8.RuneCountInString(t) < 160
			if alone := m[0] == 0 && m[1] == len(t); alone || labelled || m[1] == len(t) && utf8.RuneCountInString(before) <= 4 {
				return t[m[2]:m[3]] + "〔" + t[m[4]:m[5]] + "〕" + t[m[6]:m[7]] + "号"
			}
		}
		if utf8.RuneCountInString(t) <= 40 && orderNumber.MatchString(t) {
			return strings.Join(strings.Fields(t), "")
		}
	}
	return ""
}

// labelled is the value behind the first of labels that a row has.
func labelled(rows []string, labels ...string) string {
	for _, s := range rows {
		for _, l := range labels {
			k := strings.Index(s, l)
			if k < 0 {
				continue
			}
			rest := strings.TrimLeft(s[k+len(l):], " 　\t】]")
			after, ok := strings.CutPrefix(rest, "：")
			if !ok {
				if after, ok = strings.CutPrefix(rest, ":"); !ok {
					continue
				}
			}
			after = strings.TrimLeft(after, " 　\t")
			if k := strings.IndexAny(after, " \t　，；"); k >= 0 {
				after = after[:k]
			}
			if n := utf8.RuneCountInString(after); n >= 2 && n <= 40 {
				return after
			}
		}
	}
	return ""
}

// offices are the words that the names of those who issue documents end in.
var offices = []string{"人民政府", "人民政府办公厅", "人民政府办公室", "国务院", "国务院办公厅", "委员会", "办公厅", "办公室", "统计局", "调查总队", "调查队", "局", "厅", "部", "总局", "总署", "银行", "法院", "检察院", "人大常委会", "委", "中心", "协会", "研究院", "领导小组"}

func office(s string) bool {
	if n := utf8.RuneCountInString(s); n < 3 || n > 30 || strings.ContainsAny(s, "，。：；、《》“”0123456789—\t") || strings.Contains(s, "关于") {
		return false
	}
	for _, w := range offices {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// signature is the office that signs at the foot, right before the date of
// writing, or names itself alone at the head.
func signature(d *doc.Document, a *doc.Article) string {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		head, foot := i < 6, i > 2 && i+1 < len(a.Blocks) && a.Blocks[i+1].Kind == doc.DateLine
		if !head && !foot || b.Kind == doc.TableRow || b.Kind == doc.Title {
			continue
		}
		var names []string
		for _, s := range strings.Fields(d.Text(b.Span)) {
			if office(s) {
				names = append(names, s)
			} else {
				names = nil
				break
			}
		}
		if len(names) > 0 {
			return strings.Join(names, "、")
		}
	}
	return ""
}

// fromTitle is the office whose name opens the title: 甲省人民政府关于…, or whose work
// it reports on.
func fromTitle(title string) string {
	if k := strings.Index(title, "关于"); k > 0 && office(title[:k]) {
		return title[:k]
	}
	m := workReport.FindStringSubmatch(title)
	if m == nil {
		return ""
	}
	switch of := m[1]; {
	case office(of): // 甲省人民政府2030年政府工作报告, 国务院政府工作报告
		return of
	case strings.HasSuffix(of, "人民"): // 甲省人民政府工作报告
		return of + "政府"
	default: // 甲省政府工作报告
		return of + "人民政府"
	}
}

// workReport is a title of a report of a government that says whose it is, before
// or behind the year.
var workReport = regexp.MustCompile(`^(?:[0-9〇○零一二三四五六七八九]{4}年)?(\p{Han}{0,16}?国务院|\p{Han}{1,16}?(?:人民政府|(?:省|市|自治区|特别行政区|州|盟|地区|县|区|旗|乡|镇)(?:人民)?))(?:[0-9〇○零一二三四五六七八九]{4}年)?政府工作报告`)

// plausible reports whether a title that a format gives was meant as one: not
// the name of a file or of the program that wrote it.
func plausible(s string) bool {
	han := 0
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF {
			han++
		}
	}
	lower := strings.ToLower(s)
	for _, w := range []string{"microsoft", ".doc", ".wps", ".pdf", ".ppt", ".xls", "untitled", "无标题", "文档1"} {
		if strings.Contains(lower, w) {
			return false
		}
	}
	return han >= 2
}

// What a character tells of the script.
const (
	simple = 1 + iota
	full
)

// scripts says of each character from U+4E00 on which script it tells of, if any.
var scripts = func() (out [0x9FFF - 0x4E00 + 1]byte) {
	for _, r := range "这来国对时会个们为说发经业产东车长门问开关实现规划据数" {
		out[r-0x4E00] = simple
	}
	for _, r := range "這來國對時會個們為說發經業產東車長門問開關實現規劃據數" {
		out[r-0x4E00] = full
	}
	return out
}()

// language is the script that body is mostly in, as BCP 47 has it.
func language(body string) string {
	simplified, traditional, han := 0, 0, 0
	for i, r := range body {
		if i > 1<<16 {
			break
		}
		if r < 0x4E00 || r > 0x9FFF {
			continue
		}
		han++
		switch scripts[r-0x4E00] {
		case simple:
			simplified++
		case full:
			traditional++
		}
	}
	switch {
	case han == 0:
		return ""
	case traditional > simplified:
		return "zh-Hant"
	case simplified > traditional:
		return "zh-Hans"
	}
	return "zh"
}
