package structure

import (
	"context"
	"strings"
	"unicode/utf8"
)

// A look is what one line of a text as read shows by itself. Lines without
// anything but blanks have none.
type look struct {
	start, end int   // of the line without blanks and marks of Markdown
	from       int   // where the line begins, its blanks included
	runes      int16 // as runeCount tells
	shows      shows
	gap        uint8 // blank lines before it
	page       bool  // a form feed stands before it
	indent     bool
	part       int // n of 第n章
	comma      int // n of n、 in Chinese numerals
	clause     int // n of 第n条
}

func (l *look) of(s string) string { return s[l.start:l.end] }

func (l *look) has(s shows) bool { return l.shows&s != 0 }

// shows are the signs that one line gives.
type shows uint32

const (
	showsStop     shows = 1 << iota // it ends a sentence
	showsHan                        // it has a Han character
	showsForm                       // it has the form of a title
	showsTitle                      // … and ends as one: …的通知
	showsYear                       // … and names the year of a report
	showsTop                        // # of Markdown
	showsGreeting                   // 各位代表：
	showsMeta                       // 来源：…, a date alone, 某政发〔2023〕7号
	showsSent                       // 各市人民政府：
	showsOpening                    // 为贯彻落实…, as first sentences begin
	showsWire                       // 新华社北京2月26日电
	showsStamp                      // 2023-08-15 10:28，正文：…
	showsSession                    // 2026年1月27日在…会议上
	showsIssuer                     // 某市统计局
	showsClosing                    // 责任编辑：…, 抄送：…, 更新时间…
	showsFinal                      // 本办法自发布之日起施行
	showsCall                       // a speech ends: …而努力奋斗！
	showsLink                       // an address or a rule
	showsSite                       // 下载, 打印, 【字号
	showsNumber                     // any number of a heading or an item
	showsMarkup                     // tags of HTML, links of Markdown
	showsEra                        // 近年来，…; 当前，…
	showsDefines                    // 轻工业是我国…重要…产业
	showsNamed                      // a title that says whose or what about: 关于…的意见
	showsGeneral                    // 第一章 总则
	showsUnder                      // ## of Markdown and lower headings
	showsDate                       // a date and nothing else
	showsDay                        // a title with its day: 新闻联播（20230915）
)

// lookAt reads the line s[from:to], which is not blank.
func lookAt(s string, from, to int) look {
	lead, end := solid(s[from:to])
	l := look{start: from + lead, end: from + end, from: from}
	if l.start == l.end {
		return l
	}
	l.indent = lead >= 2
	t := l.of(s)
	if t[0] == '#' || t[0] == '>' {
		if n, marks := markdownMarks(t); n < len(t) {
			l.start += n
			t = t[n:]
			if marks == 1 {
				l.shows |= showsTop
			} else if marks > 1 {
				l.shows |= showsUnder
			}
		}
	}
	l.runes = runeCount(t)
	set := func(on bool, w shows) {
		if on {
			l.shows |= w
		}
	}
	set(stops(t), showsStop)
	set(hasHan(t[:min(len(t), 200)]), showsHan)
	sc := numbered(t)
	set(sc != none, showsNumber)
	switch sc {
	case chapter:
		l.part = ordinalIn(t)
	case clauseNumber:
		l.clause = ordinalIn(t)
	case hanComma:
		l.comma = ordinal(t)
	}
	if sc == none && strings.HasPrefix(t, "第") { // 第一条 without a blank behind it
		if n := spanOf(t[len("第"):], hanNumerals+"0123456789"); n > 0 && strings.HasPrefix(t[len("第")+n:], "条") {
			l.clause = ordinalIn(t)
		}
	}
	set(strings.Contains(t, "http") || strings.Trim(t, "-=_*— ") == "", showsLink)
	set(t[0] == '<' || strings.Contains(t[:min(len(t), 300)], "](") || strings.Contains(t[:min(len(t), 300)], "</"), showsMarkup)
	if !l.has(showsHan) {
		return l
	}
	if l.runes <= 90 {
		lookShort(&l, t, sc)
	} else if l.runes <= 200 {
		set(metaRows(t), showsMeta)
	}
	set(opensText(t), showsOpening)
	for _, w := range []string{"近年来", "今年以来", "当前", "随着", "目前，", "近期"} {
		set(strings.HasPrefix(t, w) && l.runes > 20, showsEra)
	}
	set(l.runes > 20 && sc == none && defines(t), showsDefines)
	set(sc == chapter && strings.HasSuffix(strings.Join(strings.Fields(t), ""), "总则"), showsGeneral)
	set(headDateline(t) || strings.Contains(t[:min(len(t), 60)], "讯(记者") || strings.Contains(t[:min(len(t), 60)], "讯（记者"), showsWire)
	set(stamped(t) || storyStamp(t), showsStamp)
	if l.has(showsStop) {
		tail := t[max(0, len(t)-240):]
		for _, w := range finals {
			set(strings.Contains(tail, w), showsFinal)
		}
		set(strings.HasSuffix(t, "！") && l.runes > 40, showsCall)
	}
	return l
}

// lookShort looks at a line of a few words.
func lookShort(l *look, t string, sc scheme) {
	set := func(on bool, w shows) {
		if on {
			l.shows |= w
		}
	}
	r, _ := utf8.DecodeLastRuneInString(t)
	form := !l.has(showsStop) && l.runes >= 4 && (l.runes >= 7 || titled(t)) && (sc == none || l.has(showsTop)) && !strings.ContainsRune("，、：:,—；《（“(", r) && !strings.Contains(t, "。") && !headDateline(t)
	set(form, showsForm)
	set(form && titled(t), showsTitle)
	set(form && yearly(t), showsYear)
	set(form && (compactDate.MatchString(t) || l.has(showsTop) && hasDay(t)), showsDay)
	set(form && institutional(t) && l.runes >= 10, showsNamed)
	set(l.runes <= 24 && colonEnd(t) && salutation(t), showsGreeting)
	set(metaRow(t) || session(strings.Trim(t, "（）()— ")), showsMeta)
	if d := strings.ReplaceAll(t, " ", ""); len(d) <= 48 {
		p, ok := findDate(d, true)
		set(ok && p.start == 0 && p.end == len(d) || dayAlone(d), showsDate)
	}
	set(session(strings.Trim(t, "（）()— ")), showsSession)
	set(sentTo(t), showsSent)
	set(issuer(t), showsIssuer)
	set(closing(l.runes, t) || strings.HasPrefix(strings.TrimLeft(t, "(（["), "更新时间"), showsClosing)
	for _, w := range siteWords {
		set(strings.HasPrefix(t, w) && l.runes <= 12, showsSite)
	}
}

// siteWords begin the rows that a web page has around its text.
var siteWords = []string{"下载", "打印", "全屏", "收藏", "【字号", "字号", "分享", "欢迎来到", "首页", "当前位置", "您的位置", "返回首页", "信息公开选项"}

// finals are words of the last clause of a rule.
var finals = []string{"起施行", "起实施", "负责解释", "有效期", "同时废止", "参照执行", "请遵照执行", "认真贯彻执行", "特此通知", "特此公告"}

// openings are the words that the first sentence of a document begins with.
var openings = []string{"为深入", "为贯彻", "为落实", "为进一步", "为全面", "为加快", "为推动", "为规范", "为加强", "为切实", "为促进", "为科学", "为充分", "为了", "为做好", "为抢抓", "为认真", "为积极", "根据《", "根据国家", "按照《", "依据《", "党的二十大报告指出", "贯彻落实"}

// opensText reports whether s begins as the first sentence of a document does.
func opensText(s string) bool {
	t := s
	if len(t) > 12 && strings.Count(t[:min(len(t), 30)], " ") > 3 { // 为 深 入
		t = strings.ReplaceAll(t[:min(len(t), 90)], " ", "")
	}
	for _, w := range openings {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	return false
}

// storyStamp reports whether s opens with a time of day and 正文：, as
// collections of news print them without the year: 08-14 22:37，正文：….
func storyStamp(s string) bool {
	i := strings.Index(s[:min(len(s), 48)], "正文：")
	return i >= len("8-14，") && strings.Trim(s[:i], "0123456789-/: []［］，,年月日　") == ""
}

// defines reports whether s begins by saying what something is, and that it
// matters.
func defines(s string) bool {
	head := s[:min(len(s), 90)]
	i := strings.Index(head, "是")
	if i < len("工业") || strings.ContainsAny(head[:i], "，。：；") {
		return false
	}
	rest := s[i:min(len(s), i+240)]
	for _, w := range []string{"重要", "基础", "支柱", "关键", "主攻", "核心", "引擎", "产业"} {
		if strings.Contains(rest, w) {
			return true
		}
	}
	return false
}

// sentTo reports whether s names whom a document is sent to.
func sentTo(s string) bool {
	if !colonEnd(s) {
		return false
	}
	t := strings.TrimRight(s, "：:")
	if strings.HasPrefix(t, "各") && utf8.RuneCountInString(t) >= 6 {
		return true
	}
	if strings.ContainsAny(t, "。；") {
		return false
	}
	k := strings.LastIndexAny(t, "，、,")
	if k >= 0 {
		_, n := utf8.DecodeRuneInString(t[k:])
		t = t[k+n:]
	}
	return issuer(t)
}

// ordinalIn is the number of 第n章 or 第n条, 0 if there is none.
func ordinalIn(s string) int {
	t := strings.TrimPrefix(s, "第")
	n := spanOf(t, hanNumerals)
	if n == 0 {
		n = spanOf(t, "0123456789")
		if n > 4 {
			return 0
		}
		return atoi(t[:n])
	}
	return hanSmall(t[:n])
}

// looks reads the lines of s from its start to its end.
func looks(ctx context.Context, s string) ([]look, error) {
	// a text may be lines of one character: grown step by step, their looks would
	// take twice the room, forty times that of the text
	out := make([]look, 0, strings.Count(s, "\n")-strings.Count(s, "\n\n")+1)
	gap, page := 0, false
	for at := 0; at < len(s); {
		k := strings.IndexAny(s[at:], "\n\r\f")
		end := len(s)
		if k >= 0 {
			end = at + k
		}
		if l := lookAt(s, at, end); l.start < l.end {
			l.gap, l.page = uint8(min(gap, 200)), page
			gap, page = 0, false
			out = append(out, l)
		} else {
			gap++
		}
		if end < len(s) {
			if s[end] == '\f' {
				page = true
			}
			if s[end] == '\r' && end+1 < len(s) && s[end+1] == '\n' {
				end++
			}
		}
		at = end + 1
		if len(out)&0xfff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return out, nil
}
