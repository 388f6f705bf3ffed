package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// pair reports whether a rate has two subjects joined by one 、: 二氧化硫、
// 氮氧化物排放量. A rate cannot belong to both together. Names of one branch
// with 和 in them (电力、热力、燃气及水生产和供应业) are no pair.
func pair(name string) bool {
	first, _, ok := strings.Cut(name, "、")
	return ok && strings.Count(name, "、") == 1 && !strings.ContainsAny(name, "和及与等") && runes(first) <= 8
}

// placeEach reports whether f's rank is that of each of a list: 小麦、玉米产量居全国
// 首位. Things that are counted have it together (钢铁、水泥、玻璃三大产业规模), and the
// first ten are listed once (居全国前10名).
func (w *walker) placeEach(f *frame, name string) bool {
	at := strings.LastIndex(name, "、")
	if at < 0 || f.mark.Kind != recognise.Rank || f.mark.Scope == "" || strings.Contains(f.mark.Of(w.d.Body), "前") || w.numbersAhead(f) > 1 {
		return false
	}
	last := name[at+len("、"):]
	for _, sort := range []string{"大", "类", "种", "个", "项", "家", "省", "市", "地"} {
		before, _, ok := strings.Cut(last, sort)
		if r, _ := utf8.DecodeLastRuneInString(before); ok && strings.ContainsRune("两二三四五六七八九十百多几0123456789", r) {
			return false
		}
	}
	return true
}

// someEach reports whether f's bound is one that each of some things keeps:
// 客车、货车等行业产能利用率在70%以上.
func someEach(f *frame, name string) bool {
	if f.mark.Kind != recognise.Number || !f.percent() && !f.pure || f.verb != 0 || !ratioHead(name) {
		return false
	}
	switch f.q {
	case doc.Over, doc.AtLeast, doc.Under, doc.AtMost:
	default:
		return false
	}
	bare, sort := withoutEtc(name)
	return bare != name && sort
}

// withoutEtc is a list without the 等 behind its last and the word for what they
// are, if there is one: 小麦、玉米等产量, 客车、货车等行业产能利用率.
func withoutEtc(name string) (bare string, sort bool) {
	at := strings.LastIndex(name, "、")
	if at < 0 {
		return name, false
	}
	i := strings.Index(name[at:], "等")
	if i <= len("、") || strings.HasPrefix(name[at+i:], "等级") {
		return name, false
	}
	rest := name[at+i+len("等"):]
	for _, n := range nouns {
		if tail, ok := strings.CutPrefix(rest, n); ok && tail != "" {
			return name[:at+i] + tail, true
		}
	}
	return name[:at+i] + rest, false
}

// phrase is the text of a span without brackets, particles and the words that
// every indicator could carry.
func (w *walker) phrase(s text.Span) string {
	t := s.Of(w.d.Body)
	for _, d := range w.dates { // 某县2020年新建水库
		if s.Covers(d.Span) && d.Len() < s.Len() && !d.When.Period {
			t = strings.Replace(t, d.Of(w.d.Body), "", 1)
		}
	}
	if i := strings.IndexAny(t, "（(["); i >= 0 {
		var b strings.Builder
		depth := 0
		for _, r := range t {
			switch r {
			case '（', '(', '[':
				depth++
				continue
			case '）', ')', ']':
				depth = max(0, depth-1)
				continue
			}
			if depth == 0 {
				b.WriteRune(r)
			}
		}
		t = b.String()
	}
	for _, word := range []string{"为主体的", "为主的", "为代表的", "为核心的", "为重点的"} {
		if i := strings.LastIndex(t, word); i >= 0 && strings.Contains(t[:i], "以") {
			t = t[i+len(word):]
		}
	}
	for _, word := range []string{"我国", "全国"} {
		t = strings.TrimPrefix(t, word)
	}
	for _, word := range []string{"“", "”", "的", " ", "　"} {
		if strings.Contains(t, word) {
			t = strings.ReplaceAll(t, word, "")
		}
	}
	t = strings.Trim(t, "，、；：:。—…》【】\uFFFD")
	for _, word := range []string{"实现", "完成"} { // 某市实现生产总值
		if rest, ok := strings.CutPrefix(t, word); ok && (lookup(rest) != nil || headOnly(rest)) {
			t = rest
		}
		if i := strings.Index(t, word); i > 0 {
			rest := t[i+len(word):]
			if runes(t[:i]) <= 8 && lookup(rest) != nil || rest != "" && headOnly(rest) {
				t = t[:i] + rest
			}
		}
	}
	if c := strings.LastIndexAny(t, "，。；：\uFFFD"); c >= 0 { // what stands before lost bytes is not known to belong to the name
		_, size := utf8.DecodeRuneInString(t[c:])
		t = t[c+size:]
	}
	return t
}

// objectOf returns the noun behind the number, up to the clause's end or the
// next number's words.
func (w *walker) objectOf(f *frame) text.Span {
	o := w.objectSpan(f.rest)
	if o.Empty() {
		return o
	}
	for _, step := range []string{"台阶", "大关", "关口"} { // 迈上4个万亿元台阶: steps of the subject
		if strings.HasSuffix(strings.TrimPrefix(o.Of(w.d.Body), "新"), step) {
			return text.Span{}
		}
	}
	if u := f.mark.Unit; u != nil && (u.Class == unit.Money || u.Class == unit.Measure) && runes(f.subject.Of(w.d.Body)) > 14 {
		return text.Span{}
	}
	return o
}

func (w *walker) objectSpan(rest text.Span) text.Span {
	t := rest.Of(w.d.Body)
	if t == "" || stopsObject(t) {
		return text.Span{}
	}
	end := len(t)
	for i, r := range t {
		if strings.ContainsRune("、，。；：（）()！？", r) {
			end = i
			break
		}
	}
	for i := range t[:end] {
		if _, n := words().cut.Longest(t[i:end]); n > 0 && i >= 2*len("项") {
			end = i
			break
		}
	}
	if end == len(t) {
		end -= joint(t)
	}
	return text.Span{Start: rest.Start, End: rest.Start + end}
}

// joint is the length of what joins the noun at the end of t to the number
// behind it: 和, 近.
func joint(t string) int {
	n := 0
	for n < len(t) {
		head := t[:len(t)-n]
		c, k := words().before.Longest(head)
		if k == len(head) || k > 0 && c&keepEnd != 0 {
			break
		}
		if k == 0 || c&bounding == 0 {
			k = 0
			for _, w := range []string{"以及", "中共有", "中有", "和", "及", "与"} {
				if strings.HasSuffix(head, w) && len(head) > len(w) {
					k = len(w)
					break
				}
			}
		}
		if k == 0 {
			break
		}
		n += k
	}
	return n
}

// changeVerb finds a verb that has the words behind it for its object: 减少,
// 压减. It returns its place and length and the direction.
func changeVerb(name string) (at, n, sign int) {
	for i := range name {
		c, k := words().any.Longest(name[i:])
		if c&change == 0 {
			continue
		}
		sign = 1
		if c&down != 0 || strings.HasPrefix(name[i:], "压降") || strings.HasPrefix(name[i:], "精简") || strings.HasPrefix(name[i:], "裁减") {
			sign = -1
		}
		next := name[i+k:]
		if strings.HasPrefix(next, "值") || strings.HasPrefix(next, "率") || strings.HasPrefix(next, "的") {
			continue
		}
		if word := name[i : i+k]; i > 0 && (word == "提升" || word == "提高" || word == "扩大" || word == "调减" || strings.HasPrefix(name, "新")) {
			continue // 改造提升, 生态扩大: the second of two verbs
		}
		return i, k, sign
	}
	return 0, 0, 0
}
