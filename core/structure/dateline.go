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

// fullDate is a date with its year: 2018年3月5日, 2026-02-01, 2023.07.20.
var fullDate = regexp.MustCompile(`([12１２][\d０-９]{3})\s*(?:年|-|/|\.)\s*([\d０-９]{1,2})\s*(?:月|-|/|\.)\s*([\d０-９]{1,2})(?:\s*日)?`)

// compactDate is a date of eight digits in brackets: (20220924).
var compactDate = regexp.MustCompile(`[(（]((?:19|20|１９|２０)[\d０-９]{2})([\d０-９]{2})([\d０-９]{2})[)）]`)

// hanDate is the same in Chinese digits: 二〇二三年二月二十七日.
var hanDate = regexp.MustCompile(`([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?`)

var titleYear = regexp.MustCompile(`([12１２][\d０-９]{3})(?:年|[—－-])`)
var hanYear = regexp.MustCompile(`([一二][〇○零一二三四五六七八九]{3})年`)
var fileNumber = regexp.MustCompile(`〔([12１２][\d０-９]{3})〕`)

// metaNames are the labels of rows that say where a text comes from.
var metaNames = []string{"来源", "时间", "日期", "发布时间", "发布日期", "成文日期", "发文日期", "发文机关", "发文字号", "文号", "索引号", "主题分类", "公文种类", "更新时间", "稿源", "信息来源", "浏览次数", "标题", "标  题", "发布机构", "发布于", "文章来源"}

// metaRow reports whether s is a row such as 来源：大众日报 or a date alone.
func metaRow(s string) bool {
	for _, name := range metaNames {
		if strings.HasPrefix(s, name) {
			rest := strings.TrimLeft(s[len(name):], " 　")
			if strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":") {
				return !stops(s)
			}
		}
	}
	t := strings.Trim(s, "（）() 　")
	r, _ := utf8.DecodeRuneInString(t)
	for _, re := range []*regexp.Regexp{fullDate, hanDate} {
		if r != '1' && r != '2' && r != '一' && r != '二' {
			break // no year starts like that
		}
		if !strings.ContainsAny(t[:min(len(t), 3)], "12１２一二") {
			break // no year starts here
		}
		if m := re.FindStringIndex(t); m != nil && m[0] == 0 {
			rest := strings.Trim(t[m[1]:], " 　:0123456789时分秒点")
			if rest == "" {
				return true
			}
			for _, w := range []string{"来源", "通过", "发布", "电"} {
				if strings.HasPrefix(rest, w) && !stops(s) {
					return true
				}
			}
		}
	}
	if strings.HasSuffix(s, "印发") && fullDate.MatchString(s) {
		return true
	}
	if strings.HasSuffix(s, "号") && runeCount(s) <= 30 && fileNumber.MatchString(s) {
		return true
	}
	if i := strings.Index(t, "年"); strings.HasPrefix(s, "（") && i > 0 && i < 14 && strings.HasSuffix(s, "通过）") {
		return true
	}
	return wireAlone(t)
}

// wireAlone reports whether a dateline is all of s.
func wireAlone(s string) bool {
	if !strings.HasSuffix(s, "电") && !strings.HasSuffix(s, "讯") && !strings.HasSuffix(s, "消息") {
		return false
	}
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
	if !strings.Contains(head, "日电") && !strings.Contains(head, "日讯") && !strings.Contains(head, "日消息") {
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
	for i := range a.Blocks {
		if m := fileNumber.FindStringSubmatch(a.Blocks[i].Of(body)); m != nil && i < 12 {
			return doc.Dateline{Date: doc.Date{Year: atoi(m[1]), Grain: doc.Year}, YearFrom: "file-number"}
		}
	}
	return doc.Dateline{}
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
		limit := len(s)
		if !whole {
			limit = min(limit, 40)
		}
		if m := fullDate.FindStringSubmatchIndex(s[:limit]); m != nil && (whole || opensWith(s[:m[0]])) {
			d := doc.Date{Grain: doc.Day, Year: atoi(s[m[2]:m[3]]), N: atoi(s[m[4]:m[5]]), D: atoi(s[m[6]:m[7]])}
			if d.N >= 1 && d.N <= 12 && d.D >= 1 && d.D <= 31 {
				return doc.Dateline{Span: text.Span{Start: b.Start + m[0], End: b.Start + m[1]}, Date: d}, true
			}
		}
		if m := hanDate.FindStringSubmatchIndex(s[:limit]); m != nil && whole {
			d := doc.Date{Grain: doc.Month, Year: hanDigits(s[m[2]:m[3]]), N: hanSmall(s[m[4]:m[5]])}
			if m[6] >= 0 {
				d.Grain, d.D = doc.Day, hanSmall(s[m[6]:m[7]])
			}
			if d.N >= 1 && d.N <= 12 && d.Year > 1900 {
				return doc.Dateline{Span: text.Span{Start: b.Start + m[0], End: b.Start + m[1]}, Date: d}, true
			}
		}
		return doc.Dateline{}, false
	}
	if m := compactDate.FindStringSubmatchIndex(a.Title.Of(body)); m != nil {
		s := a.Title.Of(body)
		d := doc.Date{Grain: doc.Day, Year: atoi(s[m[2]:m[3]]), N: atoi(s[m[4]:m[5]]), D: atoi(s[m[6]:m[7]])}
		if d.N >= 1 && d.N <= 12 && d.D >= 1 && d.D <= 31 {
			return doc.Dateline{Span: text.Span{Start: a.Title.Start + m[0], End: a.Title.Start + m[1]}, Date: d}
		}
	}
	for i := range min(n, 12) {
		b := &a.Blocks[i]
		if b.Kind == doc.Subtitle || b.Kind == doc.DateLine || b.Kind == doc.Byline {
			if d, ok := look(b, true); ok {
				return d
			}
		}
		if (b.Kind == doc.Paragraph || b.Kind == doc.Title) && i < 2 {
			if d, ok := look(b, false); ok {
				return d
			}
		}
	}
	for i := max(0, n-4); i < n; i++ {
		if b := &a.Blocks[i]; b.Kind == doc.DateLine {
			if d, ok := look(b, true); ok {
				d.AtFoot = true
				return d
			}
		}
	}
	return doc.Dateline{}
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
		if b.Kind == doc.Byline {
			at := strings.LastIndexAny(s, " 　：:")
			for _, w := range []string{"记者", "作者", "通讯员"} {
				if k := strings.Index(s, w); k >= 0 && at < k {
					at = k + len(w) - 1
				}
			}
			name := s[at+1:]
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
