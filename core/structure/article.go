package structure

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// A part is the lines of one article.
type part struct {
	lines []line
	title int  // how many of the first lines head the article
	item  bool // of a bulletin
}

// divide parts the lines into articles. A new one begins where a line that
// could be a title stands
//
//   - before a dateline that opens a paragraph (新华社北京2月26日电 …), with
//     nothing but other title lines between,
//   - behind a dateline in brackets or （完） that closes the article before,
//   - with a subtitle in —— on the same line or the next, behind a whole
//     paragraph,
//   - before an item of a bulletin (央视网消息：…): items date nothing of one
//     another, so each is an article.
func divide(body string, lines []line) []part {
	if len(lines) == 0 {
		return nil
	}
	starts := []int{0}
	opened := map[int]bool{} // starts of items
	items := 0
	for i := range lines {
		if itemOpening(lines[i].of(body)) {
			items++
		}
	}
	more := openers(body, lines)
	for i := 1; i < len(lines); i++ {
		if more[i] {
			starts = append(starts, i)
			continue
		}
		if items > 1 && i+1 < len(lines) && itemOpening(lines[i+1].of(body)) && itemTitle(body, lines[i]) {
			starts = append(starts, i)
			opened[i] = true
			continue
		}
		if i-starts[len(starts)-1] < 2 || !titleLike(body, lines[i]) || lines[i].hint == rowHint || lines[i].hint == itemHint {
			continue
		}
		before := lines[i-1]
		if !before.stops && !before.foot && before.kind != doc.Byline && before.kind != doc.DateLine {
			continue
		}
		if before.foot || ends(before.of(body)) || subtitled(body, lines, i) || datelineAhead(body, lines, i) {
			starts = append(starts, i)
		}
	}
	var parts []part
	for k, from := range starts {
		to := len(lines)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		p := part{lines: lines[from:to], item: opened[from]}
		if p.title = titleLines(body, p.lines, k > 0); len(p.lines) == 1 && len(starts) > 1 && titleLike(body, p.lines[0]) {
			p.title = 1
		}
		parts = append(parts, p)
	}
	return parts
}

func ends(s string) bool {
	t := strings.TrimRight(s, "）)")
	return strings.HasSuffix(t, "（完") || strings.HasSuffix(t, "(完")
}

// itemOpening reports whether s opens as the item of a bulletin does: with who
// sends it, 央视网消息（新闻联播）：, 本报讯, 新华社消息：.
func itemOpening(s string) bool {
	head := s[:min(len(s), 60)]
	i := strings.Index(head, "消息")
	n := len("消息")
	if i < 0 {
		if i, n = strings.Index(head, "讯"), len("讯"); i < 0 {
			return false
		}
	}
	if i < len("本报") || i > len("中央广播电视总台央视") {
		return false
	}
	sender := false
	for _, w := range []string{"网", "社", "报", "台", "报道", "闻"} {
		sender = sender || strings.HasSuffix(head[:i], w)
	}
	rest := head[i+n:]
	for _, w := range []string{"（", "(", "：", ":", " ", "　", "，"} {
		if strings.HasPrefix(rest, w) {
			return sender && !strings.ContainsAny(head[:i], "，。、：")
		}
	}
	return false
}

// itemTitle reports whether l may be the title of an item.
func itemTitle(body string, l line) bool {
	if l.scheme >= markdown && l.scheme <= markdown6 {
		return true
	}
	return l.scheme == none && l.kind != doc.DateLine && l.kind != doc.Byline && titleLike(body, l) || l.scheme == plain && titleLike(body, l)
}

// titleLike reports whether a line has the form of a title.
func titleLike(body string, l line) bool {
	if l.stops || l.foot || l.runes < 3 || l.runes > 90 || !l.free() {
		return false
	}
	switch l.kind {
	case doc.Paragraph, doc.Heading:
	default:
		return false
	}
	s := l.of(body)
	if strings.HasPrefix(s, "【") && strings.HasSuffix(s, "】") {
		return false // 【资料图】 labels what follows
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return hasHan(s) && !strings.ContainsRune("，、：:,—", r) && !strings.Contains(s, "。") && !headDateline(s)
}

// subtitled reports whether line i is a title with a subtitle behind ——.
func subtitled(body string, lines []line, i int) bool {
	if splitAt(lines[i].of(body)) > 0 {
		return true
	}
	if i+1 < len(lines) {
		next := lines[i+1]
		return !next.stops && next.runes <= 60 && strings.HasPrefix(next.of(body), "——") && !strings.HasSuffix(next.of(body), "——")
	}
	return false
}

// splitAt returns the offset of the —— that parts a title from its subtitle on
// one line, 0 if there is none.
func splitAt(s string) int {
	i := strings.Index(s, "——")
	if i < len("标题题") || utf8.RuneCountInString(s[:i]) < 4 {
		return 0
	}
	if rest := strings.TrimLeft(s[i+len("——"):], " "); utf8.RuneCountInString(rest) < 4 || strings.Contains(rest, "——") {
		return 0
	}
	return i
}

// datelineAhead reports whether a paragraph that opens with a dateline follows
// line i, with title lines alone between them.
func datelineAhead(body string, lines []line, i int) bool {
	for k := i + 1; k < len(lines) && k <= i+4; k++ {
		if headDateline(lines[k].of(body)) {
			return true
		}
		if lines[k].stops {
			return false
		}
	}
	return false
}

// titleLines counts the lines that head an article: its title lines and the
// rows of source, date and author under them. A text that opens with a whole
// paragraph has none.
func titleLines(body string, lines []line, certain bool) int {
	if len(lines) == 1 {
		return 0 // a sentence by itself is no title
	}
	n := titleAt(lines) + 1
	for n < len(lines) && n < 12 {
		l := lines[n]
		s := l.of(body)
		if l.hint == rowHint || l.hint == itemHint || n > 0 && l.hint == headHint && (lines[0].hint == titleHint || l.marks > 1) {
			break
		}
		if headDateline(s) && l.stops || l.kind == doc.Salutation || l.kind == doc.Lead || itemOpening(s) {
			break
		}
		meta := l.kind == doc.DateLine || l.kind == doc.Byline
		if n > 0 && !meta && colonEnd(s) && hasTitle(body, lines[:n]) && l.runes > 4 && lines[0].runes > 5 {
			break // it announces the text
		}
		subtitle := n > 0 && strings.HasPrefix(s, "——") && !l.stops
		if n > 0 && !meta && !subtitle && (l.stops || !l.free() || l.runes > 90 || goesOn(s)) {
			break
		}
		if n > 0 && l.marks > 0 && lines[0].marks > 0 && l.marks != lines[0].marks {
			break // a heading under it
		}
		if colonEnd(s) && (n == 0 && l.runes > 15 || !meta && issuer(strings.TrimRight(s, "：:"))) {
			break // whom it is sent to: 各市人民政府，…：
		}
		if n == 0 && (l.stops || l.runes > 100 || !l.free() || l.runes > 40 && strings.Count(s, "，") >= 2 || goesOn(s)) {
			break
		}
		// a heading that stands before its paragraph is the article's first
		// section, unless it is the only line that could be a title
		if n > 0 && l.kind == doc.Heading && !certain && n+1 < len(lines) && !headDateline(lines[n+1].of(body)) && !metaAhead(lines[n:]) && hasTitle(body, lines[:n]) && !short(lines[n-1]) {
			break
		}
		if n > 0 && l.kind == doc.Heading && certain && !headDatelineIn(body, lines[n:min(len(lines), n+3)]) {
			break
		}
		n++
	}
	return n
}

// titleAt is which of the first lines the format of the file says is the title;
// -1 if it says so of none.
func titleAt(lines []line) int {
	for i := range min(len(lines), 12) {
		if lines[i].hint == titleHint {
			return i
		}
	}
	return -1
}

// free reports whether l is not numbered: a line of words, or one that Markdown
// marks as a heading.
func (l line) free() bool {
	return l.scheme == none || l.scheme == plain || l.scheme >= markdown && l.scheme <= markdown6
}

// goesOn reports whether s ends in a word that no title ends in.
func goesOn(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("的和与及在对把将被从向以是并或其，、", r)
}

func short(l line) bool { return l.runes < 10 && l.kind != doc.DateLine && l.kind != doc.Byline }

func headDatelineIn(body string, lines []line) bool {
	for _, l := range lines {
		if headDateline(l.of(body)) {
			return true
		}
	}
	return false
}

func metaAhead(lines []line) bool {
	for _, l := range lines[1:min(len(lines), 4)] {
		if l.kind == doc.DateLine || l.kind == doc.Byline || l.kind == doc.Salutation {
			return true
		}
		if l.stops {
			return false
		}
	}
	return false
}

func hasTitle(body string, lines []line) bool {
	for _, l := range lines {
		if s := l.of(body); (l.kind == doc.Paragraph || l.kind == doc.Heading) && !issuer(s) && !session(s) && s != "文件" && hasHan(s) {
			return true
		}
	}
	return false
}

// article builds one article of its lines.
func article(body string, p part) doc.Article {
	a := doc.Article{Span: text.Span{Start: p.lines[0].Start, End: p.lines[len(p.lines)-1].End}}
	titles := 0
	var heads []*line
	for i := range p.title {
		l := &p.lines[i]
		if l.kind != doc.DateLine && l.kind != doc.Byline {
			heads = append(heads, l)
		}
	}
	if k := titleAt(p.lines[:p.title]); k >= 0 {
		heads = saidTitle(body, heads, &p.lines[k])
	} else {
		heads = aside(body, heads)
	}
	kicker := len(heads) >= 2 && heads[0].hint != titleHint && isKicker(body, heads[0], heads[1])
	for _, l := range heads {
		s := l.of(body)
		switch {
		case kicker && l == heads[0]:
			l.kind, a.Kicker = doc.Kicker, l.Span
		case titles == 0:
			l.kind, a.Title = doc.Title, l.Span
			if at := splitAt(s); at > 0 {
				l.split = int32(at)
				a.Title.End = l.Start + len(strings.TrimRight(s[:at], blanks))
				a.Subtitle = text.Span{Start: l.Start + at, End: l.End}
			}
			titles++
		case a.Subtitle.Empty():
			l.kind, a.Subtitle = doc.Subtitle, l.Span
		default:
			l.kind = doc.Subtitle
			a.Subtitle = a.Subtitle.Join(l.Span)
		}
	}
	a.Blocks = make([]doc.Block, 0, len(p.lines)+1)
	levels := levelsOf(p.lines[p.title:])
	a.Sections = make([]doc.Section, 0, headingsIn(p.lines)+1)
	open := doc.Section{Span: text.Span{Start: a.Start, End: a.Start}}
	for _, l := range p.lines {
		b := doc.Block{Span: l.Span, Kind: l.kind}
		if l.kind == doc.Title && l.split > 0 {
			b.Span = a.Title
			a.Blocks = append(a.Blocks, b)
			// a.Subtitle may run on over the lines below, which are blocks of their own
			b = doc.Block{Span: text.Span{Start: l.Start + int(l.split), End: l.End}, Kind: doc.Subtitle}
		}
		heading := text.Span{}
		switch {
		case l.kind == doc.Heading:
			heading = l.Span
		case l.runIn > 0:
			heading = text.Span{Start: l.Start, End: l.Start + int(l.runIn)}
		}
		if !heading.Empty() {
			level := levels[l.scheme]
			if l.kind == doc.Heading {
				b.Level = level
			}
			open.Last = len(a.Blocks)
			a.Sections = append(a.Sections, open)
			open = doc.Section{Span: text.Span{Start: l.Start, End: l.Start}, Heading: heading, Level: level, First: len(a.Blocks)}
		}
		a.Blocks = append(a.Blocks, b)
		open.End = l.End
	}
	open.Last = len(a.Blocks)
	a.Sections = append(a.Sections, open)
	a.Dateline = findDateline(body, &a)
	a.Author = findAuthor(body, &a)
	return a
}

// headingsIn counts the lines that begin a section.
func headingsIn(lines []line) (n int) {
	for i := range lines {
		if lines[i].kind == doc.Heading || lines[i].runIn > 0 {
			n++
		}
	}
	return n
}

// aside takes out of the lines that head an article those that are no title
// where another is: who issues it (某市统计局), its number, a name of the site,
// when and where it was read out. They become bylines and rows.
func aside(body string, heads []*line) []*line {
	best := -1
	for i, l := range heads {
		if s := l.of(body); titled(s) && !session(s) {
			best = i
			break
		}
	}
	out := heads[:0:0]
	for i, l := range heads {
		s := l.of(body)
		switch {
		case session(s) && (len(out) == 0 || best > i):
			l.kind = doc.DateLine
		case issuer(s), s == "文件", !hasHan(s) && len(heads) > 1 && !strings.HasSuffix(s, "%") && !strings.HasSuffix(s, "％"): // but 76.4% under its label
			l.kind = doc.Byline
		case best > i && l.marks == 0 && !isKicker(body, l, heads[best]) && !strings.HasPrefix(heads[i+1].of(body), "——") && splitAt(s) == 0 && (l.runes <= 12 || strings.HasPrefix(s, "欢迎")):
			l.kind = doc.Byline
		default:
			out = append(out, l)
		}
	}
	return out
}

// saidTitle takes out of the lines that head an article those before the title
// that the format of the file says: a kicker stays, the rest are rows.
func saidTitle(body string, heads []*line, title *line) []*line {
	for len(heads) > 0 && heads[0] != title {
		if len(heads) > 1 && heads[1] == title && isKicker(body, heads[0], title) {
			break
		}
		heads[0].kind = doc.Byline
		heads = heads[1:]
	}
	return heads
}

// genres are the words that the titles of documents end in.
var genres = []string{"公报", "报告", "通知", "意见", "办法", "规划", "方案", "决定", "公告", "通告", "条例", "规定", "细则", "纲要", "批复", "计划", "措施", "政策", "指南", "决议", "建议", "白皮书", "述评", "综述", "讲话", "草案", "意见稿", "解读", "情况"}

// titled reports whether s ends as the title of a document does.
func titled(s string) bool {
	s = strings.TrimRight(s, "》）)")
	if i := strings.LastIndexAny(s, "（("); i > 12 {
		s = s[:i]
	}
	if utf8.RuneCountInString(s) < 5 {
		return false
	}
	for _, w := range genres {
		if strings.HasSuffix(strings.TrimRight(s, "》"), w) {
			return true
		}
	}
	return false
}

// session reports whether s says when and where a text was read out: 2026年1月27日
// 在某省第十四届人民代表大会第四次会议上.
func session(s string) bool {
	return strings.HasSuffix(s, "会议上") && strings.Contains(s, "日在") && len(s) > 0 && (s[0] == '1' || s[0] == '2')
}

// issuers are the words that the names of offices end in.
var issuers = []string{"局", "委员会", "委", "厅", "人民政府", "办公室", "办公厅", "调查队", "法院", "检察院", "公安部", "财政部", "信息中心", "领导小组"}

// issuer reports whether s is the name of an office by itself.
func issuer(s string) bool {
	if n := utf8.RuneCountInString(s); n < 3 || n > 22 || strings.ContainsAny(s, "，。：《》“”0123456789—") || strings.Contains(s, "关于") {
		return false
	}
	for _, w := range issuers {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// isKicker reports whether the first of two title lines is a 肩题: shorter
// than the title, and a line that ends in a colon or announces it.
func isKicker(body string, first, second *line) bool {
	s := first.of(body)
	if strings.HasPrefix(second.of(body), "——") || splitAt(s) > 0 {
		return false
	}
	return first.runes <= 14 && second.runes > first.runes && (strings.HasSuffix(s, "：") || strings.HasSuffix(s, "评论") || strings.HasSuffix(s, "时评") || strings.HasSuffix(s, "综述"))
}

// levelsOf numbers the schemes that an article uses, highest first. Headings
// without numbers are above all others where they come first, else below.
func levelsOf(lines []line) map[scheme]int {
	used := map[scheme]bool{}
	plainFirst := false
	for _, l := range lines {
		if l.kind != doc.Heading && l.runIn == 0 {
			continue
		}
		if len(used) == 0 && l.scheme == plain {
			plainFirst = true
		}
		used[l.scheme] = true
	}
	levels := map[scheme]int{}
	n := 0
	if plainFirst && used[plain] {
		n++
		levels[plain] = n
	}
	for s := markdown; s <= arabicBraced; s++ {
		if used[s] {
			n++
			levels[s] = n
		}
	}
	if used[plain] && !plainFirst {
		levels[plain] = n + 1
	}
	return levels
}
