package structure

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A file that parts its paragraphs itself (PDF, DOCX, HTML …) has short lines
// of many sorts: words under a picture, fields of a form, a speaker's name,
// entries of a table of contents. In a text file they are rare, and joined
// lines more frequent, so that only lines of files with hints are looked at
// here.

// credit is who took a picture, or that a line says what one shows.
var credit = regexp.MustCompile(`^[（(【]?(?:图片?来源|图片?提供|图源|资料图|配图|制图|摄影|图[为：:①-⑨]|(?:点击|点按).{0,4}(?:大图|看图))|(?:[ 　/／）)]摄|供图|资料图片?|截图|视频截图|示意图|效果图|(?:图|摄)[/／]\p{Han}{2,8}|[（(](?:来源|摄影|图片)[：:].{1,16}|(?:社|网|网发|记者|通讯员)[ 　]?[（(]?\p{Han}{2,4}[）)]?[ 　]?摄|看?(?:清晰)?大图)[）)。】]*$`)

// plainDate is a line of a date or a span of dates, with the hour at most:
// 2017.02 - 至今.
var plainDate = regexp.MustCompile(`^[（(]?(?:19|20)[0-9]{2}[年./-][0-9年月日时分秒:：./\s—～~－-]*(?:至今|今|现在)?[）)]?$`)

// datedLine is who published something and when: 某站 2016年10月14日07:17, 某社10月14日报道.
var datedLine = regexp.MustCompile(`^[^，。；：]{0,20}(?:(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[ 　]?[0-9:：]*|[0-9]{1,2}月[0-9]{1,2}日[ 　]?(?:报道|电|讯|消息))$`)

// field is a line of a form: a label that asks for a value, and the value.
var field = regexp.MustCompile(`^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）).、．]\s*)?[^，。；：:]{0,12}(?:名称|简称|全称|代码|号码|编号|账号|帐号|税号|证号|地址|住所|电话|传真|信箱|邮箱|邮件|网址|网站|微信|邮编|编码|日期|时间|地点|单位|部门|机关|代表人|负责人|联系人|收款人|开票人|经办人|复核人?|审核人?|法人|秘书|职务|职称|性别|年龄|民族|籍贯|学历|专业|更新|购买方|销售方|交易所|报纸)[ 　]?[：:]\s?[^\s]`)

// caption is a line over a table or under a picture: 表7.5 …, 图 2-1 ….
var caption = regexp.MustCompile(`^附?[表图][ 　]?[0-9０-９一二三四五六七八九十]{1,3}(?:[.．·\-－—–][0-9０-９]{1,3}){0,3}(?:[ 　：:、.．]|[\p{Han}“《A-Z]|(?:19|20)[0-9]{2})`)

// annex is the line over the title of a table behind a text: 附表3, 附件2：.
var annex = regexp.MustCompile(`^附[表件图录][ 　]?[0-9０-９一二三四五六七八九十]{0,3}[-—.]?[0-9]{0,2}[：:]?$`)

// amount is a number with its unit at the head of a line.
var amount = regexp.MustCompile(`^[0-9][0-9.,]*[ 　]?(?:万|亿|%|％|元|吨|公里|个百分点)`)

// stopInside is a stop with more behind it.
var stopInside = regexp.MustCompile(`[。；！？;!?].*[\p{Han}A-Za-z]`)

// offices is an office with a name behind it, without a blank: 国家主席某某某.
var offices = regexp.MustCompile(`^[\p{Han}、]{0,16}(?:主席|总理|总书记|书记|省长|市长|州长|县长|区长|部长|主任|局长|厅长|司长|行长|校长|院长|会长|委员长|秘书长|董事长|总经理|发言人)[ 　]{0,2}(\p{Han}(?:[ 　]{0,2}\p{Han}){1,3})$`)

// bodies are the ends of names of those who write guides and reports together.
var bodies = regexp.MustCompile(`^\p{Han}{4,40}(?:专家组|学组|课题组|编写组|起草组|工作组|委员会|学会|协会|统计局|财政局|调查队|调查总队)$`)

// pen is who wrote or drew: 文/某某, 图|某某.
var pen = regexp.MustCompile(`^(?:[文图撰][ 　]?|撰文|供稿|图文)[/／|｜：:]\s?\S`)

// placeAndDay is the day and place of a speech, in brackets.
var placeAndDay = regexp.MustCompile(`^[（(](?:19|20|二[〇○零])\S{2,3}年\S{1,3}月\S{1,3}日(?:，|,|、|于|　| )?[^。；]{0,16}[）)]$`)

// surnames are the most frequent family names, nine of ten people's.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于余蒋蔡杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习温尚申牛乔赖庄"

// unhead gives lines that only look like headings the kind that they are, and
// takes the like of them from the head of the text.
func unhead(body string, lines []line) {
	listContents(body, lines)
	references(body, lines)
	attachments(body, lines)
	annexes(body, lines)
	prose := isProse(body, lines)
	for i := range lines {
		l := &lines[i]
		s := l.of(body)
		if l.hint == rowHint || l.hint == titleHint || l.hint == noteHint || l.runes > 80 {
			continue
		}
		if i < 12 && l.scheme == none || i < 12 && l.scheme == plain {
			if k := underTitle(body, lines, i); k != doc.Paragraph {
				l.kind, l.scheme = k, none
				continue
			}
		}
		if l.kind != doc.Heading && !(l.kind == doc.Paragraph && i < 12) {
			continue
		}
		switch {
		case caption.MatchString(s) && (prose || strings.HasPrefix(s, "图")), credit.MatchString(s), plainDate.MatchString(s), l.scheme == plain && amount.MatchString(s),
			l.scheme == plain && (datedLine.MatchString(s) || i > 0 && midSentence(lines[i-1].of(body))):
		case l.hint == headHint:
			continue
		case field.MatchString(s) && !colonEnd(s):
		case l.kind == doc.Heading && l.scheme != hanComma && l.scheme != hanBracket && stopInside.MatchString(s) && (l.scheme != plain || strings.ContainsAny(s, "。；")):
		case strings.HasPrefix(s, "单位：") || strings.HasPrefix(s, "单位:"):
		default:
			continue
		}
		switch {
		case l.kind != doc.Heading:
		case l.hint == itemHint:
			l.kind = doc.ListItem
		default:
			l.kind = doc.Paragraph
		}
		l.scheme, l.marks, l.hint = none, 0, itemHint // it heads no article either
	}
}

// attachments makes items of the list of what is attached: 附件：1.某表 and the
// numbered lines under it.
func attachments(body string, lines []line) {
	for i := 0; i < len(lines); i++ {
		rest, ok := strings.CutPrefix(lines[i].of(body), "附件")
		if !ok || !strings.HasPrefix(rest, "：") && !strings.HasPrefix(rest, ":") {
			continue
		}
		if l := &lines[i]; l.kind == doc.Heading && l.hint != headHint {
			l.kind, l.scheme, l.marks = doc.Paragraph, none, 0
		}
		for i+1 < len(lines) {
			l := &lines[i+1]
			if l.hint == rowHint || l.stops || l.runes > 60 || numbered(l.of(body)) != arabicDot {
				break
			}
			l.kind, l.scheme, l.hint, l.marks, l.runIn = doc.ListItem, none, itemHint, 0, 0
			i++
		}
	}
}

// annexes makes headings of the titles of tables behind a text, each under its
// number, of the rank of the text's first headings: a budget's report may have
// half of its figures there.
func annexes(body string, lines []line) {
	top := plain
	for _, l := range lines {
		if l.kind == doc.Heading && l.scheme != none && l.scheme < top {
			top = l.scheme
		}
	}
	for i := range lines {
		if i+2 >= len(lines) || !annex.MatchString(lines[i].of(body)) {
			continue
		}
		l := &lines[i+1]
		if l.kind != doc.Paragraph || l.hint == rowHint || l.hint == noteHint || l.stops || l.runes > 50 {
			continue
		}
		if slices.ContainsFunc(lines[i+2:min(len(lines), i+5)], func(l line) bool { return l.hint == rowHint }) {
			l.kind, l.scheme = doc.Heading, top
		}
	}
}

// midSentence reports whether a sentence goes on behind a line: 道路施工带来不便，
func midSentence(s string) bool {
	return strings.HasSuffix(s, "，") || strings.HasSuffix(s, "、")
}

// isProse reports whether a text tells more than it tabulates: it has more
// sentences than captions. Elsewhere the captions of tables are its headings.
func isProse(body string, lines []line) bool {
	more := 0
	for _, l := range lines {
		switch s := l.of(body); {
		case l.hint == rowHint:
		case caption.MatchString(s):
			more--
		case strings.HasSuffix(s, "。"):
			more++
		}
	}
	return more > 0
}

// underTitle tells what line i is as one of the rows under a title: the day and
// place of a speech, who gave it, to whom a document is sent. It returns
// doc.Paragraph for what is none of them.
func underTitle(body string, lines []line, i int) doc.BlockKind {
	l := lines[i]
	s := l.of(body)
	switch {
	case placeAndDay.MatchString(s):
		return doc.DateLine
	case l.runes <= 30 && pen.MatchString(s), l.runes <= 28 && offices.MatchString(s) && person(strings.Join(strings.Fields(offices.FindStringSubmatch(s)[1]), "")):
		return doc.Byline
	case i > 0 && lines[i-1].hint == titleHint && bodies.MatchString(s):
		return doc.Byline
	case l.runes <= 4 && i > 0 && person(s):
		greets := i+1 < len(lines) && (lines[i+1].kind == doc.Salutation || placeAndDay.MatchString(lines[i+1].of(body)))
		if greets || lines[i-1].kind == doc.DateLine {
			return doc.Byline
		}
	case l.kind != doc.Salutation && i > 0 && l.runes <= 60 && colonEnd(s) && recipients(strings.TrimRight(s, "：:")) && (lines[i-1].hint == titleHint || lines[i-1].kind == doc.DateLine):
		return doc.Salutation
	}
	return doc.Paragraph
}

// person reports whether s is a person's name: a family name with one or two
// characters behind it.
func person(s string) bool {
	n := utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	if n < 2 || n > 4 || !strings.ContainsRune(surnames, r) {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r < 0x4E00 || r > 0x9FFF }) < 0 && (n < 4 || strings.ContainsAny(s, "欧阳司徒诸葛上官"))
}

// recipients reports whether s names those a document is sent to: 各部门.
func recipients(s string) bool {
	if strings.ContainsAny(s, "。；！？《") {
		return false
	}
	if strings.HasPrefix(s, "各") {
		return true
	}
	for _, w := range []string{"部门", "单位", "政府", "局", "委员会", "厅", "公司", "委", "办公室", "机构", "学校", "学院", "大学", "支行", "分行", "中心", "处"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// referenceHead heads a list of works that a text refers to.
var referenceHead = regexp.MustCompile(`^(?:[一二三四五六七八九十0-9]{1,2}[、.．\s])?\s*(?:主要)?(?:参\s*考\s*文\s*献|相似文献|引证文献|参考资料|References|REFERENCES)\s*(?:[(（].{1,8}[)）])?[：:]?$`)

// references makes items of the works that are listed under 参考文献: their
// numbers head nothing.
func references(body string, lines []line) {
	listed := false
	for i := range lines {
		l := &lines[i]
		if l.runes <= 20 && referenceHead.MatchString(l.of(body)) {
			listed = true
			continue
		}
		switch {
		case !listed || l.hint == rowHint || l.hint == noteHint:
		case l.scheme == arabicDot || l.scheme == arabicBraced:
			if l.hint != headHint {
				l.kind, l.scheme, l.hint = doc.ListItem, none, itemHint
			}
		case l.kind == doc.Heading && (l.hint == headHint || l.scheme != plain):
			listed = false
		}
	}
}

// entryPage is the page at the end of an entry of a table of contents.
var entryPage = regexp.MustCompile(`(?:[\s.…·⋯‥]+|[—-]{2,})[（(]?([0-9]{1,3})[）)]?$`)

// listContents makes items of the entries of a table of contents: lines with a page
// at their end, or lines under 目录 that stand in the text again.
func listContents(body string, lines []line) {
	later := map[string]int{} // the last line with these letters
	for i := range lines {
		if lines[i].runes <= 60 && lines[i].hint != rowHint {
			later[entryKey(lines[i].of(body))] = i
		}
	}
	entry := func(i int) bool {
		l := lines[i]
		if l.hint == rowHint || l.hint == titleHint || l.runes > 60 || l.stops {
			return false
		}
		s := l.of(body)
		if m := entryPage.FindStringIndex(s); m != nil && m[0] > 0 && hasHan(s[:m[0]]) && !strings.ContainsAny(s, "。；") {
			return true
		}
		return later[entryKey(s)] > i
	}
	for i := 0; i < len(lines); i++ {
		first, n := "", 0
		j := i
		if headed := contents(strings.Trim(lines[i].of(body), "【】[]")) && lines[i].hint != rowHint; headed {
			for j = i + 1; j < len(lines); j++ {
				k := entryKey(lines[j].of(body))
				if n > 0 && k == first {
					break
				}
				if !entry(j) {
					if j+1 < len(lines) && lines[j].runes <= 60 && !lines[j].stops && entry(j+1) && entryKey(lines[j+1].of(body)) != first {
						continue
					}
					break
				}
				if n++; n == 1 {
					first = k
				}
			}
			i++
		} else if j, n = paged(body, lines, i), 0; j-i >= 4 {
			n = j - i
		}
		if n < 3 {
			continue
		}
		for k := i; k < j; k++ {
			lines[k].kind, lines[k].scheme, lines[k].hint, lines[k].marks, lines[k].runIn = doc.ListItem, none, itemHint, 0, 0
		}
		i = j - 1
	}
}

// paged is where the lines from i on end that have pages at their ends, none
// smaller than the one before.
func paged(body string, lines []line, i int) int {
	last := 0
	for ; i < len(lines); i++ {
		l := lines[i]
		if l.hint == rowHint || l.hint == titleHint || l.runes > 80 || l.runes < 3 {
			break
		}
		m := entryPage.FindStringSubmatch(l.of(body))
		if m == nil {
			break
		}
		n := atoi(m[1])
		if n < last || last > 0 && n > last+60 || n == 0 {
			break
		}
		last = n
	}
	return i
}

// entryKey is what tells a heading and its entry of a table of contents to be
// the same: its letters and digits, without the page.
func entryKey(s string) string {
	if m := entryPage.FindStringIndex(s); m != nil && m[0] > 0 {
		s = s[:m[0]]
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　\t、.．，,（）()：:·…", r) {
			return -1
		}
		return r
	}, s)
}
