package repair

import (
	"strings"
	"unicode/utf8"
)

// starts reports whether t begins a block: with the number of a heading or an
// item, a dateline, a salutation.
func starts(t string) bool {
	if t == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(t)
	rest := t[n:]
	switch {
	case r >= '0' && r <= '9':
		k := 1
		for k < len(t) && k < 4 && digit(t[k]) {
			k++
		}
		p, size := utf8.DecodeRuneInString(t[k:])
		return k <= 3 && (p == '.' || p == '、' || p == '．') && (k+size >= len(t) || !digit(t[k+size]))
	case r == '第':
		k, c := numerals(rest, "一二三四五六七八九十百零〇0123456789", 4)
		return k > 0 && strings.ContainsRune("章节条编篇", c)
	case r >= '①' && r <= '⑳':
		return true
	}
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		_, c := numerals(t, "一二三四五六七八九十", 3)
		return c == '、'
	case '（', '(':
		k, c := numerals(rest, "一二三四五六七八九十0123456789", 3)
		return k > 0 && (c == '）' || c == ')')
	case '●', '■', '◆', '★', '▲', '○', '◎', '※', '·', '•', '#':
		return true
	case '—':
		return strings.HasPrefix(rest, "—")
	case '附':
		return strings.HasPrefix(rest, "件") || strings.HasPrefix(rest, "：")
	case '责':
		return strings.HasPrefix(rest, "任编辑")
	case '来', '时', '作':
		for _, w := range []string{"来源", "时间", "作者"} {
			if after, ok := strings.CutPrefix(t, w); ok {
				return strings.HasPrefix(after, "：") || strings.HasPrefix(after, ":")
			}
		}
	case '新', '本', '中', '央', '人':
		for _, w := range []string{"新华社", "本报", "中新社", "央视网", "人民网"} {
			if after, ok := strings.CutPrefix(t, w); ok {
				return wired(after)
			}
		}
	case '各', '同', '女', '尊':
		for _, w := range []string{"各位", "同志们", "女士们", "尊敬的"} {
			if after, ok := strings.CutPrefix(t, w); ok {
				return greets(after)
			}
		}
	}
	return false
}

// numerals counts the characters of set that begin t, most at most, and gives
// the character behind them.
func numerals(t, set string, most int) (n int, behind rune) {
	for _, r := range t {
		if n == most || !strings.ContainsRune(set, r) {
			return n, r
		}
		n++
	}
	return n, 0
}

// wired reports whether t, behind the name of an agency, has the end of a
// dateline: 北京2月26日电 .
func wired(t string) bool {
	n, end := 0, false
	for _, r := range t {
		if end && strings.ContainsRune(" 　（(", r) {
			return true
		}
		if n++; n > 25 || r == '，' || r == '。' || r == ',' {
			return false
		}
		end = r == '电' || r == '讯'
	}
	return end
}

// greets reports whether t, behind 各位 or its like, ends a salutation.
func greets(t string) bool {
	n := 0
	for _, r := range t {
		if r == '：' || r == ':' {
			return true
		}
		if n++; n > 12 || r == '，' || r == '。' || r == ',' {
			return false
		}
	}
	return false
}

const (
	finals  = "。！？；：…!?;:"
	closers = "”’）》】」』〉)]〕"
	commas  = "，、,"
	// no heading ends in these
	particles = "的和与及在对把将被从向以是并或其这各每"
	openers   = "“‘（《【「『〈([〔"
)

// A class of marks; a character may be of several.
type class uint8

const (
	ending class = 1 << iota
	closing
	comma
	opening
	following // no line begins with it: it goes on with the line before
)

// classes holds the marks, by the low byte of their code and checked by the
// whole of it.
var classes = func() (t [256][4]struct {
	r rune
	c class
}) {
	for _, set := range []struct {
		c     class
		marks string
	}{{ending, finals}, {closing, closers}, {comma, commas}, {opening, openers}, {following, "，。、；！？”’）》】」』〉,;"}} {
		for _, r := range set.marks {
			for k := range t[byte(r)] {
				if e := &t[byte(r)][k]; e.r == r || e.r == 0 {
					e.r, e.c = r, e.c|set.c
					break
				}
			}
		}
	}
	return t
}()

// is reports whether r is a mark of class c.
func is(c class, r rune) bool {
	for _, e := range &classes[byte(r)] {
		if e.r == r {
			return e.c&c != 0
		}
		if e.r == 0 {
			break
		}
	}
	return false
}

// finalEnd reports whether t ends as sentences do, quotation marks aside.
func finalEnd(t string) bool {
	for {
		r, n := utf8.DecodeLastRuneInString(t)
		switch {
		case n == 0:
			return false
		case is(ending, r) || r == '—' && strings.HasSuffix(t, "——"):
			return true
		case r == '.':
			return len(t) < 2 || t[len(t)-2] < '0' || t[len(t)-2] > '9'
		case !is(closing, r):
			return false
		}
		t = t[:len(t)-n]
	}
}

// An end says what becomes of the end of a line.
type end struct {
	join  bool
	asked bool // join only if the text has the place elsewhere
	at    place
}

// decide looks at each line and the next one that stays.
func decide(s string, lines []line, lay layout, w *words) []end {
	ends := make([]end, len(lines))
	prev := -1
	so := int32(0) // the characters of the line that prev has joined so far
	for i := range lines {
		if lines[i].why != keep {
			continue
		}
		if prev >= 0 {
			a, b := lines[prev], lines[i]
			so += a.runes
			if !a.fixed && !b.fixed {
				ends[prev] = meeting(s, a, b, lay, i-prev > 1, so == a.runes, so, w)
			}
			if !ends[prev].join {
				so = 0
			}
		}
		prev = i
	}
	return ends
}

// meeting decides whether b goes on with what a began. page is set where page
// furniture stood between them: then blank lines say nothing. so counts the
// characters of the line that a ends, with those it was joined to; first is set
// where a was joined to none.
func meeting(s string, a, b line, lay layout, page, first bool, so int32, w *words) end {
	x, y := a.of(s), b.of(s)
	xr, _ := utf8.DecodeLastRuneInString(x)
	yr, _ := utf8.DecodeRuneInString(y)
	final := finalEnd(x)
	if a.cells || b.cells && !is(comma, xr) || numeric(x) && numeric(y) {
		return end{}
	}
	begins := starts(y)
	if k, c := numerals(x, "一二三四五六七八九十", 2); k > 0 && (c == '是' || c == '要') && a.runes == int32(k)+1 && !begins {
		return end{join: true} // 一是⏎加强…
	}
	switch {
	case labelled(x):
		return end{}
	case is(opening, xr):
		return end{join: true}
	case is(following, yr) && (!final || yr != '！' && yr != '？' && yr != '】' && yr != ',' && yr != ';'):
		return end{join: true}
	}
	heading := a.runes <= 40 && !is(comma, xr) && starts(x) && !strings.ContainsRune(x, '。')
	if lay.reaches(s, a, b) || lay.bare && first && !final && !begins && lay.lacksIndent(a) && !starts(x) && (lay.reaches(s, b, line{}) || finalEnd(y)) {
		apart := !page && b.gap > lay.gap
		indented := b.indent >= 2 && b.indent > a.indent
		switch {
		case begins && (final || heading):
			return end{}
		case final && (apart || indented):
			return end{}
		case final:
			// what ends neither at the width nor as a sentence is a heading
			heads := !finalEnd(y) && !strings.ContainsAny(y, "，。；") && !lay.reaches(s, b, line{})
			return end{join: !begins && !heads}
		case indented && lay.indents, apart && lay.gaps && a.runes < 60 && !strings.ContainsAny(x, "，。、；,"):
			return unsure(x, y, w)
		default:
			return end{join: true}
		}
	}
	if begins && !is(comma, xr) {
		return end{}
	}
	marked := func() bool { return strings.ContainsAny(x, "，。；：,;") }
	switch {
	case is(comma, xr):
		return end{join: a.runes > 14 || b.runes > 14}
	case cutNumber(x, y):
		return end{join: so > 12 || marked()}
	case final:
		return openIn(x, y)
	case asksNumber(x) && startsNumber(y): // 生产总值达到⏎286.4亿元
		return end{join: true}
	case strings.LastIndex(x, "《") > strings.LastIndex(x, "》"): // 关于印发《某市⏎办法》的通知
		if e := openIn(x, y); e.join {
			return e
		}
		return unsure(x, y, w)
	case heading && a.runes <= 25:
		return end{}
	case heading:
		return unsure(x, y, w)
	case is(closing, xr):
		return end{join: a.runes > 24 && marked() && xr != '）' && xr != ')' && xr != '】'}
	case strings.HasPrefix(y, "——"):
		return end{}
	case b.indent >= 2 && lay.indents:
		return unsure(x, y, w)
	}
	if !isHan(xr) && !isDigit(xr) && !isLetter(xr) {
		return end{}
	}
	if isLetter(xr) && yr >= 'a' && yr <= 'z' && a.runes > 12 { // cloud⏎computing
		return end{join: true}
	}
	if strings.ContainsRune(x, '。') && a.runes > 8 {
		return end{join: b.runes > 1}
	}
	// 五年来，教育事业蓬勃发展 may stand over paragraphs as a heading: only a long
	// line or one that ends in a particle is surely cut
	if finalIn(y) && marked() && (page || a.runes > 42 || strings.ContainsRune(particles, xr) && a.runes > 8) {
		return end{join: true}
	}
	return unsure(x, y, w)
}

// labels begin the rows under a title that say where a text comes from.
var labels = []string{"来源", "时间", "日期", "作者", "稿源", "信息来源", "文章来源", "发布时间", "发布日期", "发布机构", "发布单位", "成文日期", "更新时间", "浏览次数", "阅读次数", "责任编辑"}

// labelled reports whether t is such a row, whose end is that of its line:
// 来源：某县统计局 日期：2026-03-28 浏览次数：1024.
func labelled(t string) bool {
	for _, w := range labels {
		if rest, ok := strings.CutPrefix(t, w); ok && (strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")) {
			return !strings.ContainsAny(rest, "。；，")
		}
	}
	return false
}

// numeric reports whether t is numbers alone, the labels of an axis.
func numeric(t string) bool {
	return (t[0] < '@' || t[0] >= 0xE0) && strings.Trim(t, "0123456789.,%％ -") == ""
}

// unsure joins only if what meets here stands together elsewhere, as in
// 并提⏎⏎出重要要求 where the text has 并提出重要要求, and y goes on as a sentence.
func unsure(x, y string, w *words) end {
	if !finalIn(y) && !strings.ContainsAny(y, "，,") {
		return end{}
	}
	return end{asked: true, at: w.meet(x, y)}
}

// finalIn reports whether y ends a sentence anywhere.
func finalIn(y string) bool { return strings.ContainsAny(y, "。！？；") || finalEnd(y) }

// openIn joins where x leaves a work or a bracket open that y closes.
func openIn(x, y string) end {
	if strings.HasSuffix(x, "。") || strings.HasSuffix(x, "：") || strings.HasSuffix(x, "；") {
		return end{}
	}
	for _, pair := range [][2]string{{"《", "》"}, {"（", "）"}} {
		if strings.LastIndex(x, pair[0]) <= strings.LastIndex(x, pair[1]) {
			continue
		}
		c := strings.Index(y, pair[1])
		if o := strings.Index(y, pair[0]); c >= 0 && c < 120 && (o < 0 || c < o) {
			return end{join: true}
		}
	}
	return end{}
}

// cutNumber reports whether a number was cut between x and y: 1⏎351万人,
// 50.⏎2, 50.2万⏎亿元, 76.4⏎%.
func cutNumber(x, y string) bool {
	xr, n := utf8.DecodeLastRuneInString(x)
	yr, _ := utf8.DecodeRuneInString(y)
	before, _ := utf8.DecodeLastRuneInString(x[:len(x)-n])
	switch {
	case xr == '.' || xr == '．':
		return isDigit(before) && isDigit(yr)
	case isDigit(xr):
		return isDigit(yr) && !starts(y) || strings.ContainsRune(".．%％‰万亿元", yr)
	case strings.ContainsRune("万亿千百", xr):
		return isDigit(before) && strings.ContainsRune("亿元人吨户个公平千立", yr)
	}
	return false
}

// askers are words that a number follows within a sentence.
var askers = []string{"达到", "超过", "突破", "不足", "接近", "约为", "高达", "分别为", "提高到", "增加到", "上升到", "下降到", "降低到", "提升至", "提高至", "增至", "升至", "降至",
	"同比增长", "增长了", "增加了", "下降了", "减少了", "比上年增长", "比上年下降", "比上年增加", "比上年减少", "规模达", "总量达", "产量达", "收入达"}

func asksNumber(x string) bool {
	for _, w := range askers {
		if strings.HasSuffix(x, w) {
			return true
		}
	}
	return false
}

// startsNumber reports whether y goes on with a number that is no date and no
// item's.
func startsNumber(y string) bool {
	n := len(y) - len(strings.TrimLeft(y, "0123456789.,"))
	r, _ := utf8.DecodeRuneInString(y[n:])
	return n > 0 && !starts(y) && !strings.ContainsRune("年月日、．)）", r)
}

// joined is the final word on the end of a line.
func (w *words) joined(e end) bool {
	if !e.asked {
		return e.join
	}
	return w.together(e.at)
}

// together reports whether the characters of p stand together elsewhere.
func (w *words) together(p place) bool {
	return p.four != 0 && w.n[p.four] > 0 || p.left != 0 && p.right != 0 && w.n[p.left] > 0 && w.n[p.right] > 0
}

// glue is what stands between x and y once they are joined: one blank between
// Latin words, nothing else.
func glue(x, y string) string {
	c, d := x[len(x)-1], y[0]
	if !ascii(c) || !ascii(d) || cutNumber(x, y) {
		return ""
	}
	if c == '-' || c == '/' || c == '(' || d == ')' || d == ',' || d == '.' || d == '%' {
		return ""
	}
	for i := len(x) - 1; i >= 0 && i > len(x)-8; i-- {
		if x[i] >= utf8.RuneSelf {
			letters := isLetter(rune(c)) && isLetter(rune(d))
			if letters {
				return " "
			}
			return ""
		}
	}
	return " "
}

func ascii(c byte) bool { return c < utf8.RuneSelf }
