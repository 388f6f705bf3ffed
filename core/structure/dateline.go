package structure

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// wire is a dateline: 新华社北京2月26日电, 本报上海3月5日讯, 中新网天津7月28日电.
// Groups: agency, place, year, month, day.
var wire = regexp.MustCompile(`((?:据)?(?:新华社|新华网|人民日报|本报|中新社|中新网|光明日报|经济日报|中国网(?:财经)?|央视网|央广网|[\p{Han}]{2,6}(?:社|日报|晚报|时报|新闻网|网|电视台)))(\p{Han}{0,8}?)(?:([12１２][\d０-９]{3})年)?([\d０-９]{1,2})月([\d０-９]{1,2})日(?:电|讯|消息)`)

// compactDate is a date of eight digits in brackets: (20220924).
var compactDate = regexp.MustCompile(`[(（]((?:19|20|１９|２０)[\d０-９]{2})([\d０-９]{2})([\d０-９]{2})[)）]`)

// pageHead is the head of a newspaper's page: 某报/2020年/2月/11日/第007版.
var pageHead = regexp.MustCompile(`^\p{Han}{2,12}/[12][0-9]{3}年/[0-9]{1,2}月/[0-9]{1,2}日(?:/|$)`)

var titleYear = regexp.MustCompile(`([12１２][\d０-９]{3})(?:年|[—－-])`)
var hanYear = regexp.MustCompile(`([一二][〇○零一二三四五六七八九]{3})年`)

// fileNumber is the number of a document; group: its year.
var fileNumber = regexp.MustCompile(`[〔\[［【（(]([12１２][\d０-９]{3})[〕\]］】）)]\s*第?\s*[\d０-９]{1,4}\s*号`)

// metaNames are the labels of rows that say where a text comes from.
var metaNames = []string{"来源", "时间", "日期", "发布时间", "发布日期", "成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间", "公布日期", "公布时间", "签发日期", "生成日期", "公开日期", "有效性", "效力状态", "签发人", "字号", "关键词", "发文机关", "发文字号", "文号", "索引号", "主题分类", "公文种类", "更新时间", "稿源", "信息来源", "浏览次数", "标题", "标  题", "发布机构", "发布于", "文章来源", "答辩日期", "提交日期", "完成日期", "编制日期", "报告日期"}

// metaRow reports whether s is a row such as 来源：大众日报 or a date alone.
func metaRow(s string) bool {
	s0 := s
	if s = strings.TrimLeft(s, "[【［ 　"); s == "" {
		return false
	}
	for _, name := range metaNames {
		if strings.HasPrefix(s, name) {
			rest := strings.TrimLeft(s[len(name):], " 　】]")
			if strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":") {
				return !stops(s)
			}
		}
	}
	t := strings.Trim(s, "（）() 　")
	if p, ok := findDate(t[:min(len(t), 48)], true); ok && p.start == 0 {
		rest := strings.Trim(t[p.end:], " 　:0123456789时分秒点：")
		if rest == "" {
			return true
		}
		if blank := strings.HasPrefix(t[p.end:], " ") || strings.HasPrefix(t[p.end:], "　"); blank && p.Grain == doc.Day && runeCount(rest) <= 8 && allHan(rest) {
			return true // 2026-03-28 某县发布
		}
		for _, w := range []string{"来源", "通过", "发布", "电", "印发", "公布"} {
			if strings.HasPrefix(rest, w) && !stops(s) && runeCount(rest) <= 30 {
				return true
			}
		}
	}
	if dayAlone(t) || pageHead.MatchString(s) || issuedOn(t) {
		return true
	}
	if strings.HasSuffix(s, "印发") && hasDate(s) {
		return true
	}
	if strings.HasSuffix(s, "号") && runeCount(s) <= 30 && fileNumber.MatchString(s) {
		return true
	}
	if i := strings.Index(t, "年"); strings.HasPrefix(s0, "（") && i > 0 && i < 14 && strings.HasSuffix(s, "通过）") {
		return true
	}
	return wireAlone(t)
}

// issuedOn reports whether s says by whom and when a text was issued and nothing
// else: 某县统计局  2026年3月28日, 2026年3月 某县人民政府, 某县县长 李某 2026年3月28日.
func issuedOn(s string) bool {
	if len(s) > 3*60 || stops(s) {
		return false
	}
	p, ok := findDate(s, true)
	if !ok {
		return false
	}
	before, behind := strings.TrimRight(s[:p.start], " 　（("), strings.TrimLeft(s[p.end:], " 　）)")
	return (before == "" || behind == "") && office(before+behind)
}

// office reports whether s names one office or several, one who holds an office,
// or a newspaper.
func office(s string) bool {
	if strings.HasSuffix(s, "报") && runeCount(s) <= 10 || offices.MatchString(s) {
		return true
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '　' || r == '、' }) {
		if !issuer(part) {
			return false
		}
	}
	return s != ""
}

// labelAhead reports whether s begins with the label of a row.
func labelAhead(s string) bool {
	s = strings.TrimLeft(s, "[【［ 　")
	for _, name := range metaNames {
		if strings.HasPrefix(s, name) {
			return true
		}
	}
	return false
}

// metaRows reports whether s is a long row of several labels with their values.
func metaRows(s string) bool {
	if !labelAhead(s) {
		return false
	}
	n := 0
	for _, name := range metaNames {
		if i := strings.Index(s, name); i >= 0 && (n > 0 || i <= len("【")) {
			if rest := strings.TrimLeft(s[i+len(name):], " 　】]"); strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":") {
				n++
			}
		}
	}
	return n >= 2 && metaRow(s)
}

func hasDate(s string) bool {
	_, ok := findDate(s, false)
	return ok
}

// dayAlone reports whether t is a day without its year by itself, with the hour
// at most: 8月15日 10:20.
func dayAlone(t string) bool {
	if len(t) > 40 {
		return false
	}
	m, n, i := digitsAt(t, 0)
	if n < 1 || n > 2 || m < 1 || m > 12 || !strings.HasPrefix(t[i:], "月") {
		return false
	}
	d, n, i := digitsAt(t, i+len("月"))
	if n < 1 || n > 2 || d < 1 || d > 31 || !strings.HasPrefix(t[i:], "日") {
		return false
	}
	return strings.Trim(t[i+len("日"):], " 　:0123456789时分点") == ""
}

// wireAlone reports whether a dateline is all of s.
func wireAlone(s string) bool {
	if !strings.HasSuffix(s, "电") && !strings.HasSuffix(s, "讯") && !strings.HasSuffix(s, "消息") {
		return false
	}
	m := wire.FindStringIndex(s)
	return m != nil && m[0] == 0 && m[1] == len(s)
}

// byline reports whether s names authors: 记者 王某, 山东省省长 周某某,
// 国务院总理 李某.
func byline(s string) bool {
	if stops(s) || strings.ContainsAny(s, "，：。“《") && !strings.HasPrefix(s, "作者：") && !strings.HasPrefix(s, "记者：") && !strings.HasPrefix(s, "责任编辑：") {
		return false
	}
	for _, w := range []string{"记者", "作者", "责任编辑", "编辑：", "通讯员", "本报评论员", "新华社记者", "国务院总理", "代总理"} {
		if strings.HasPrefix(strings.TrimLeft(s, "（("), w) {
			return true
		}
	}
	name := s[strings.LastIndexAny(s, " 　")+1:]
	if name == s {
		return false
	}
	office := strings.TrimRight(s[:len(s)-len(name)], " 　")
	for _, w := range []string{"省长", "市长", "主席", "总理", "部长", "主任", "局长", "行长", "代省长", "代市长"} {
		if strings.HasSuffix(office, w) && runeCount(name) <= 4 {
			return true
		}
	}
	return false
}

// headDateline reports whether s opens with a dateline or a time stamp.
func headDateline(s string) bool {
	head := s[:min(len(s), 90)]
	if k := strings.Index(head, "日"); k < 0 || !strings.Contains(head[k:], "日电") && !strings.Contains(head[k:], "日讯") && !strings.Contains(head[k:], "日消息") {
		return false
	}
	m := wire.FindStringIndex(head)
	return m != nil && m[0] <= len("（据")
}

// footDateline reports whether s ends with a dateline in brackets:
// （新华社北京2月26日电）.
func footDateline(s string) bool {
	if !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, ")") {
		return false
	}
	i := max(strings.LastIndex(s, "（"), strings.LastIndex(s, "("))
	return i >= 0 && len(s)-i < 150 && wire.MatchString(s[i:])
}

// findDateline reads the article's dateline and date: the dateline at its head
// or foot, else the date in its subtitle or in a row of its own, else the year
// of its title or of its number.
func findDateline(body string, a *doc.Article) doc.Dateline {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		s := b.Of(body)
		foot := footDateline(s)
		if !foot && !headDateline(s) {
			continue
		}
		from := 0
		if foot {
			from = max(strings.LastIndex(s, "（"), strings.LastIndex(s, "("))
		}
		m := wire.FindStringSubmatchIndex(s[from:])
		if m == nil {
			continue
		}
		at := func(k int) text.Span {
			if m[2*k] < 0 {
				return text.Span{}
			}
			return text.Span{Start: b.Start + from + m[2*k], End: b.Start + from + m[2*k+1]}
		}
		d := doc.Dateline{Span: at(0), Agency: at(1), Place: at(2), AtFoot: foot}
		d.Date = doc.Date{Grain: doc.Day, Year: atoi(at(3).Of(body)), N: atoi(at(4).Of(body)), D: atoi(at(5).Of(body))}
		if d.Date.N < 1 || d.Date.N > 12 || d.Date.D < 1 || d.Date.D > 31 {
			continue
		}
		if d.Date.Year == 0 {
			if y := rowDate(body, a).Date; !y.Zero() {
				d.Date.Year, d.YearFrom = y.Year, "date-line"
			}
		}
		return d
	}
	row := rowDate(body, a)
	title := a.Kicker.Join(a.Title).Join(a.Subtitle).Of(body)
	if y := yearIn(a.Title.Of(body)); y > 0 && (row.Date.Zero() || row.Date.Year != y && strings.Contains(title, "工作报告")) && !strings.Contains(title, "规划") && !strings.Contains(title, "年远景") {
		return doc.Dateline{Span: row.Span, Date: doc.Date{Year: y, Grain: doc.Year}, YearFrom: "title"}
	}
	if !row.Date.Zero() {
		return row
	}
	if y, cited := numberYear(body, a); y > 0 {
		return doc.Dateline{Date: doc.Date{Year: y, Grain: doc.Year}, YearFrom: "file-number", YearInferred: cited}
	}
	return doc.Dateline{}
}

// numberYear is the year of the article's own number (鲁政发〔2019〕5号), which
// stands on a line of its own or ends the line, else the latest of the numbers
// that its first paragraphs and its last ones cite: it is no older than those.
func numberYear(body string, a *doc.Article) (year int, cited bool) {
	for i := range a.Blocks {
		if i >= 12 && i < len(a.Blocks)-6 {
			continue
		}
		s := a.Blocks[i].Of(body)
		if !strings.Contains(s, "号") {
			continue
		}
		for _, m := range fileNumber.FindAllStringSubmatchIndex(s, -1) {
			y := atoi(s[m[2]:m[3]])
			if m[1] == len(s) && runeCount(s) <= 40 && !strings.ContainsAny(s, "，。《（") {
				return y, false
			}
			if y >= 1949 && y < 2100 {
				year, cited = max(year, y), true
			}
		}
	}
	return year, cited
}

func yearIn(title string) int {
	if m := titleYear.FindStringSubmatch(title); m != nil {
		return atoi(m[1])
	}
	if m := hanYear.FindStringSubmatch(title); m != nil {
		return hanDigits(m[1])
	}
	return 0
}

// rowDate finds a date with its year in the title's neighbourhood: in the
// subtitle, in a row of its own at the head or the foot, or as a time stamp
// that opens the text.
func rowDate(body string, a *doc.Article) doc.Dateline {
	n := len(a.Blocks)
	look := func(b *doc.Block, whole bool) (doc.Dateline, bool) {
		s := b.Of(body)
		from, limit := 0, len(s)
		if !whole {
			limit = min(limit, 40)
		} else {
			from = labelled(s)
		}
		if whole && adopted(s) {
			from = lastAdoption(s)
		}
		p, ok := findDate(s[from:limit], whole && b.Kind == doc.DateLine)
		if !ok || !whole && !opensWith(s[:p.start]) {
			return doc.Dateline{}, false
		}
		return doc.Dateline{Span: text.Span{Start: b.Start + from + p.start, End: b.Start + from + p.end}, Date: p.Date}, true
	}
	if m := compactDate.FindStringSubmatchIndex(a.Title.Of(body)); m != nil {
		s := a.Title.Of(body)
		d := doc.Date{Grain: doc.Day, Year: atoi(s[m[2]:m[3]]), N: atoi(s[m[4]:m[5]]), D: atoi(s[m[6]:m[7]])}
		if d.N >= 1 && d.N <= 12 && d.D >= 1 && d.D <= 31 {
			return doc.Dateline{Span: text.Span{Start: a.Title.Start + m[0], End: a.Title.Start + m[1]}, Date: d}
		}
	}
	// the day on which it was read out, and the day of writing, before the day on
	// which a site printed it
	for i := range min(n, 16) {
		if b := &a.Blocks[i]; session(strings.Trim(b.Of(body), "（）()—- ")) {
			if d, ok := look(b, true); ok && d.Date.Grain == doc.Day {
				return d
			}
		}
	}
	for i := range min(n, 16) {
		b := &a.Blocks[i]
		if s := b.Of(body); b.Kind == doc.DateLine && (strings.Contains(s, "成文") || strings.Contains(s, "发文日") || strings.Contains(s, "印发日")) {
			if d, ok := look(b, true); ok {
				return d
			}
		}
	}
	var month doc.Dateline
	for i := range min(n, 12) {
		b := &a.Blocks[i]
		if b.Kind == doc.Subtitle || b.Kind == doc.DateLine || b.Kind == doc.Byline {
			switch d, ok := look(b, true); {
			case ok && d.Date.Grain == doc.Day:
				return d
			case ok && month.Date.Zero():
				month = d
			}
		}
		if (b.Kind == doc.Paragraph || b.Kind == doc.Title) && i < 2 {
			if d, ok := look(b, false); ok {
				return d
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		// a row at the foot, or the day under the name of an office before annexes
		b := &a.Blocks[i]
		if b.Kind != doc.DateLine || i < n-4 && (i == 0 || i < n/2 && i < n-60 || !issuer(a.Blocks[i-1].Of(body))) {
			continue
		}
		if d, ok := look(b, true); ok {
			d.AtFoot = true
			return d
		}
	}
	if !month.Date.Zero() {
		return month
	}
	for i := range min(n, 12) { // 8月15日 10:20
		b := &a.Blocks[i]
		if s := b.Of(body); b.Kind == doc.DateLine {
			t := s[max(0, strings.IndexAny(s, "0123456789")):]
			if dayAlone(t) {
				m, _, k := digitsAt(t, 0)
				day, _, end := digitsAt(t, k+len("月"))
				return doc.Dateline{Span: text.Span{Start: b.End - len(t), End: b.End - len(t) + end + len("日")}, Date: doc.Date{Grain: doc.Day, N: m, D: day}}
			}
		}
	}
	return doc.Dateline{}
}

// adopted reports whether s says when a law was adopted and amended: （1983年12月
// 8日…通过　根据1996年5月15日…《…决定》修正）.
func adopted(s string) bool {
	rest, ok := strings.CutPrefix(s, "（")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "("); !ok {
			return false
		}
	}
	p, ok := findDate(rest[:min(len(rest), 60)], false)
	return ok && p.start == 0 && strings.Contains(s, "通过")
}

// lastAdoption is where the last date of such a row begins.
func lastAdoption(s string) int {
	last := 0
	for at := 0; at < len(s); {
		p, ok := findDate(s[at:], false)
		if !ok {
			break
		}
		last = at + p.start
		at += p.end
	}
	return last
}

// labelled is where the date of writing begins in a row of several labels:
// 索引号：… 成文日期：2019年1月22日 发布日期：….
func labelled(s string) int {
	for _, w := range []string{"成文", "发文日期", "印发日期", "发布日期", "发布时间", "公布日期"} {
		if k := strings.Index(s, w); k >= 0 {
			return k
		}
	}
	return 0
}

// opensWith reports whether lead, what stands before a date at the start of a
// text, is at most its label: 发布于：, [.
func opensWith(lead string) bool {
	for _, name := range metaNames {
		if rest := strings.TrimPrefix(lead, name); rest != lead && (strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")) {
			lead = rest
			break
		}
	}
	return strings.Trim(lead, "[【（(：: ") == ""
}

// findAuthor returns the names in a byline or behind 记者 in a dateline's
// brackets.
func findAuthor(body string, a *doc.Article) text.Span {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		s := b.Of(body)
		if b.Kind == doc.Byline && !strings.Contains(s, "\t") { // no row of a table over the title
			at := strings.LastIndexAny(s, " 　：:")
			for _, w := range []string{"记者", "作者", "通讯员"} {
				if k := strings.Index(s, w); k >= 0 && at < k {
					at = k + len(w) - 1
				}
			}
			name := s
			if at >= 0 {
				_, n := utf8.DecodeRuneInString(s[at:])
				name = s[at+n:]
			}
			trimmed := strings.TrimLeft(name, "　：: ")
			return text.Span{Start: b.End - len(trimmed), End: b.End - (len(trimmed) - len(strings.TrimRight(trimmed, "）) ")))}
		}
		if headDateline(s) {
			for _, open := range []string{"（记者", "(记者"} {
				if k := strings.Index(s[:min(len(s), 200)], open); k >= 0 {
					from := k + len(open)
					if n := strings.IndexAny(s[from:min(len(s), from+120)], "）)"); n > 0 {
						names := strings.TrimLeft(s[from:from+n], " 　")
						return text.Span{Start: b.Start + from + n - len(names), End: b.Start + from + n}
					}
				}
			}
		}
	}
	return text.Span{}
}

// atoi reads decimal digits, ASCII or full-width, up to the first other sign.
func atoi(s string) int {
	n := 0
	for _, r := range s {
		if r >= '０' && r <= '９' {
			r -= '０' - '0'
		}
		if r < '0' || r > '9' || n > 1e6 {
			break
		}
		n = n*10 + int(r-'0')
	}
	return n
}

func hanDigit(r rune) int {
	if r == '零' || r == '○' {
		return 0
	}
	return strings.IndexRune("〇一二三四五六七八九", r) / len("〇")
}

// hanDigits reads 二〇二三.
func hanDigits(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + hanDigit(r)
	}
	return n
}

// hanSmall reads 三, 十二, 二十七.
func hanSmall(s string) int {
	n, last := 0, 0
	for _, r := range s {
		if r == '十' {
			n += max(1, last) * 10
			last = 0
			continue
		}
		last = hanDigit(r)
	}
	return n + last
}
