package structure

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A file may hold several documents, one behind another. Each of these tells
// that another one begins:
//
//   - a block of titles with the salutation, the session or the rows of source
//     and date that belong to it, behind a finished text,
//   - what closes a text, and any text behind it: （完）, names of editors, who
//     gets a copy, rows without a Han character,
//   - a time stamp that opens a paragraph: 2023-08-15 10:28，正文：…,
//   - 一、 again behind 二、 or more of the same article, with what introduces it.

// openers returns the lines at which another document begins, beyond those that
// datelines show.
func openers(body string, lines []line) map[int]bool {
	out := map[int]bool{}
	start := 0
	told := false // a whole paragraph stands behind start
	for i := 1; i < len(lines); i++ {
		if b := lines[i-1]; b.runes > 40 && b.kind == doc.Paragraph {
			told = true
		}
		if told && opensDocument(body, lines, start, i) {
			out[i] = true
			start, told = i, false
		}
	}
	restarts(body, lines, out)
	return out
}

// opensDocument reports whether line i begins another document than the one
// that began at start.
func opensDocument(body string, lines []line, start, i int) bool {
	l := lines[i]
	s := l.of(body)
	if l.hint == rowHint || l.hint == itemHint || l.hint == noteHint || l.kind == doc.TableRow && l.hint != noHint {
		return false
	}
	if stamped(s) {
		return true
	}
	if closed(body, lines, start, i) && hasHan(s) && !closing(lines[i].runes, s) {
		return true
	}
	if !titleLike(body, l) || l.hint == headHint && l.marks > 1 || link(s) || s[0] == '(' || strings.HasPrefix(s, "（") {
		return false
	}
	if l.marks == 1 && compactDate.MatchString(s) {
		return true
	}
	return headed(body, lines, i)
}

// headed reports whether line i, which looks like a title, is followed by what
// follows titles of documents only.
func headed(body string, lines []line, i int) bool {
	title := lines[i].of(body)
	named := titled(title) || yearly(title)
	end := finished(body, lines, i)
	for k := i + 1; k < len(lines) && k <= i+5; k++ {
		l := lines[k]
		s := l.of(body)
		switch {
		case l.kind == doc.Salutation: // 各位代表！ may stand anywhere in a speech
			return named || end && k == i+1 && colonEnd(s) && lines[i].runes >= 8
		case named && session(strings.Trim(s, "（）()— ")):
			return true
		case named && end && l.kind == doc.DateLine && (hasDay(s) || fileNumber.MatchString(s)):
			return true
		case end && k <= i+2 && l.kind == doc.DateLine && labelAhead(s) && hasDay(s):
			return true
		case named && contents(s):
			return true
		case k == i+1 && named && institutional(title) && resumes(title, s):
			return true
		case named && s == title && lines[i].runes >= 6, named && l.runes >= 6 && !l.stops && strings.HasSuffix(title, s):
			return true
		case l.stops:
			if k != i+1 || !named || lines[i].scheme > markdown6 && lines[i].scheme != plain || !institutional(title) {
				return false
			}
			return end && lines[i].runes >= 8 && (preamble(s) || strings.Contains(title, "关于"))
		}
	}
	return false
}

// resumes reports whether a text begins with the words that its title begins
// with: 第三届…会议关于…的决议, 第三届…会议听取和审议了….
func resumes(title, s string) bool {
	n := 0
	for i, r := range title {
		if i >= len(s) || !strings.HasPrefix(s[i:], string(r)) {
			break
		}
		n++
	}
	return n >= 8
}

// yearly reports whether s names a year and the report of it.
func yearly(s string) bool {
	s = strings.TrimRight(strings.TrimRight(s, "）)"), " ")
	return titleYear.MatchString(s) && (strings.Contains(s, "报告") || strings.Contains(s, "公报"))
}

// institutional reports whether a title says whose document it is: 某省…规划,
// 关于…的意见.
func institutional(s string) bool {
	if !titled(s) {
		return false
	}
	for _, w := range []string{"省", "市", "县", "区", "国家", "全国", "中国", "国务院", "关于", "部", "州"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// preamble reports whether s opens as the first sentence of a document does.
func preamble(s string) bool {
	for _, w := range []string{"为", "根据", "按照", "依据", "近年来", "当前", "各"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasDay(s string) bool {
	_, ok := findDate(s[:min(len(s), 200)], false)
	return ok
}

// stamped reports whether s, a paragraph, opens with a day and the time of day
// or 正文 behind it, as collections of news print them.
func stamped(s string) bool {
	t := strings.TrimLeft(s[:min(len(s), 60)], "[【（(")
	end := 0
	if p, ok := findDate(t, false); ok && p.start == 0 {
		end = p.end
	} else if m, n, k := digitsAt(t, 0); n > 0 && n <= 2 && m <= 12 && strings.HasPrefix(t[k:], "月") {
		if d, n, k := digitsAt(t, k+len("月")); n > 0 && n <= 2 && d <= 31 && strings.HasPrefix(t[k:], "日") {
			end = k + len("日")
		}
	}
	if end == 0 {
		return false
	}
	rest := strings.TrimLeft(t[end:], " 　")
	if h, n, k := digitsAt(rest, 0); n > 0 && n <= 2 && h <= 23 && k < len(rest) && (rest[k] == ':' || strings.HasPrefix(rest[k:], "：")) {
		return len(s) > 90 || strings.Contains(t, "正文")
	}
	return strings.HasPrefix(strings.TrimLeft(rest, "]】）)，, "), "正文")
}

// finished reports whether the text before line i has come to an end: with a
// stop, a dateline, a row of names, or what is no Chinese.
func finished(body string, lines []line, i int) bool {
	b := lines[i-1]
	s := b.of(body)
	return b.stops || b.foot || b.kind == doc.Byline || b.kind == doc.DateLine || b.kind == doc.TableRow || !hasHan(s) || ends(s) || closing(b.runes, s)
}

// closing reports whether s, of so many characters, is a row that closes a
// document.
func closing(runes int16, s string) bool {
	if runes > 60 {
		return false
	}
	t := strings.TrimLeft(s, "（(【[ 　")
	for _, w := range []string{"责任编辑", "责编", "编辑", "校对", "抄送", "相关报道", "相关链接", "附件下载", "扫一扫", "分享到", "分享：", "打印本页", "关闭窗口", "上一篇", "下一篇", "（完）"} {
		if strings.HasPrefix(t, w) && runes <= 24 {
			return true
		}
	}
	return strings.HasPrefix(t, "抄送") || strings.HasSuffix(s, "印发") && hasDay(s)
}

// closed reports whether the lines right before i close the document that began
// at start: two and more that do, or one that leaves no doubt.
func closed(body string, lines []line, start, i int) bool {
	for k := i; k < len(lines) && k < i+3; k++ { // 抄送：… and its rows
		if closing(lines[k].runes, lines[k].of(body)) {
			return false
		}
	}
	n := 0
	for k := i - 1; k > start && k >= i-8; k-- {
		l := lines[k]
		s := l.of(body)
		if l.hint != noHint && l.hint != blockHint || l.kind == doc.TableRow && l.hint != noHint {
			break
		}
		switch {
		case closing(l.runes, s):
			n += 2
		case !hasHan(s) && l.runes <= 40 && strings.IndexFunc(s, func(r rune) bool { return r >= 'A' && r <= 'z' }) >= 0 && !strings.ContainsAny(s, "0123456789%"):
			n++
		default:
			return n >= 2
		}
	}
	return n >= 2
}

// contents reports whether s heads a table of contents.
func contents(s string) bool {
	t := strings.Join(strings.Fields(s), "")
	return t == "目录" || t == "目次"
}

// leaders reports whether s is an entry of a table of contents: its page stands
// behind dots.
func leaders(s string) bool {
	t := strings.TrimRight(s, "0123456789 ")
	return len(t) < len(s) && (strings.HasSuffix(t, "...") || strings.HasSuffix(t, "…") || strings.HasSuffix(t, "．．"))
}

// ordinal is the number of a heading such as 三、; 0 if it has none.
func ordinal(s string) int {
	n := spanOf(s, "一二三四五六七八九十")
	if n == 0 || n > 9 || !strings.HasPrefix(s[n:], "、") {
		return 0
	}
	return hanSmall(s[:n])
}

// restarts finds the documents without a title by their numbering: 一、 and 二、
// behind 二、 and more of the document before. Where a higher heading stands
// between, the numbers begin again under it.
func restarts(body string, lines []line, out map[int]bool) {
	last, lastAt := 0, 0 // the last number and where it stood
	for i := range lines {
		if out[i] {
			last, lastAt = 0, i
		}
		l := lines[i]
		if l.scheme == chapter && last >= 3 && l.kind == doc.Heading && strings.HasPrefix(l.of(body), "第一章") {
			at := i
			if titleLike(body, lines[i-1]) && i-1 > lastAt+1 {
				at = i - 1
			}
			out[at] = true
		}
		if l.scheme >= markdown && l.scheme <= sectionPart || l.hint == headHint || l.hint == titleHint {
			last, lastAt = 0, i
			continue
		}
		if l.scheme != hanComma && l.scheme != none && l.scheme != plain && l.kind != doc.Paragraph {
			continue
		}
		n := ordinal(l.of(body))
		if n == 0 || leaders(l.of(body)) {
			continue
		}
		if n == 1 && last >= 3 && l.kind == doc.Heading && goesUp(body, lines, i) {
			if at := introduced(body, lines, lastAt, i); at > 0 {
				out[at] = true
			}
		}
		if n == 1 || n == last+1 {
			last, lastAt = n, i
		}
	}
}

// goesUp reports whether 二、 follows the 一、 of line i before another 一、.
func goesUp(body string, lines []line, i int) bool {
	for k := i + 1; k < len(lines) && k < i+400; k++ {
		switch ordinal(lines[k].of(body)) {
		case 1:
			return false
		case 2:
			return lines[k].kind == doc.Heading && !leaders(lines[k].of(body))
		}
	}
	return false
}

// introduced is the line, behind from, where the text begins whose first heading
// stands at i: its title, the mark of an annex, or whom it is sent to. It is 0
// where none is near: a first paragraph alone shows no beginning, and what is
// parted wrongly loses its times.
func introduced(body string, lines []line, from, i int) int {
	for k := i - 1; k > from+1 && k >= i-8; k-- {
		l := lines[k]
		s := l.of(body)
		switch {
		case titleLike(body, l) && titled(s) && l.scheme <= plain && (finished(body, lines, k) || resumes(s, lines[k+1].of(body))):
			return k
		case strings.HasPrefix(s, "附件") && l.runes <= 8 && !colonEnd(s):
			return k
		case colonEnd(s) && strings.HasPrefix(s, "各") && l.runes >= 8:
			return k
		case l.scheme != none && l.scheme != plain:
			return 0
		}
	}
	return 0
}
