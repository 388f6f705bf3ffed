package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// numbersAhead counts the numbers of f's list: f's own and those that only
// 、 or 和 parts from the one before.
func (w *walker) numbersAhead(f *frame) int {
	body := w.d.Body
	n := 1
	at := f.mark.End
	for _, m := range recognise.Block(body[at:f.clause.End]) {
		if m.Kind != recognise.Number && m.Kind != recognise.Rank {
			continue
		}
		between := body[at : f.mark.End+m.Start]
		for _, t := range tails {
			between = strings.TrimPrefix(between, t.word)
		}
		between = strings.Trim(between, "、和及与，约近超过左右以上 ")
		if c, n := words().any.Longest(between); n < len(between) || between != "" && c&(up|down) == 0 { // 增长1.9%和下降0.8%
			break
		}
		n++
		at = f.mark.End + m.End
	}
	return n
}

// listBefore returns the subjects of 分别: those in the subject, or, where it
// goes on from clauses before (住宿业，金融业，…分别), those too.
func (w *walker) listBefore(s text.Span, f *frame, name string) []string {
	n := w.numbersAhead(f)
	all := splitItems(name, "、", "和", "及", "与")
	if n == 1 {
		return all
	}
	for _, list := range [][]string{splitItems(name, "、"), splitItems(name, "、", "和"), all} {
		if len(list) == n {
			return list
		}
	}
	if list := w.clausesBefore(s, f, n); list != nil {
		return list
	}
	return all
}

// clausesBefore returns the n clauses that end with f's subject, if none of
// them has a number.
func (w *walker) clausesBefore(s text.Span, f *frame, n int) []string {
	body := w.d.Body
	start := f.subject.Start
	for range n - 1 {
		before := strings.TrimRight(body[s.Start:start], "，, ")
		if len(before) == start-s.Start || before == "" {
			return nil
		}
		i := strings.LastIndexAny(before, "，,；;。：:")
		if i < 0 {
			i = 0
		} else {
			_, size := utf8.DecodeRuneInString(before[i:])
			i += size
		}
		start = s.Start + i
	}
	g := frame{}
	t := g.openSubject(body, text.Span{Start: start, End: f.subject.End}, nil).Of(body)
	if strings.ContainsAny(t, "0123456789０１２３４５６７８９；") {
		return nil
	}
	parts := strings.FieldsFunc(t, func(r rune) bool { return r == '，' || r == ',' })
	if len(parts) != n {
		return nil
	}
	return parts
}

// splitItems parts a list at the separators.
func splitItems(s string, seps ...string) []string {
	for _, sep := range seps[1:] {
		s = replaceSep(s, sep, seps[0])
	}
	var out []string
	for part := range strings.SplitSeq(s, seps[0]) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// replaceSep replaces sep by with, except inside words such as 和谐 and 普及.
func replaceSep(s, sep, with string) string {
	if !strings.Contains(s, sep) {
		return s
	}
	if sep == "及" || sep == "和" || sep == "与" {
		s = strings.ReplaceAll(s, "以及", with)
	}
	var b strings.Builder
	at := 0
	for {
		i := strings.Index(s[at:], sep)
		if i < 0 {
			break
		}
		i += at
		inWord := joinsInside(s, sep, i)
		b.WriteString(s[at:i])
		if inWord {
			b.WriteString(sep)
		} else {
			b.WriteString(with)
		}
		at = i + len(sep)
	}
	b.WriteString(s[at:])
	return b.String()
}

// joinsInside reports whether sep at a place of s is part of a word.
func joinsInside(s, sep string, at int) bool {
	for _, word := range apartWords {
		if strings.HasPrefix(word, sep) && strings.HasPrefix(s[at:], word) {
			return false
		}
	}
	for _, word := range joinWords {
		if k := strings.Index(word, sep); k >= 0 && at >= k && strings.HasPrefix(s[at-k:], word) {
			return true
		}
	}
	return false
}

// apartWords begin like joinWords where the next word begins with the second
// character: 电视和平板电脑.
var apartWords = strings.Fields("和平板 和平均 和平台 和平原 和平房 和平方 和平衡 和平价 和解放 和解决 及时间 及时装 及时尚 及格局 与会计 与会展 与会议")

// joinWords are words that hold 和, 及 or 与 and join nothing.
var joinWords = []string{"和谐", "和平", "和解", "总和", "共和", "缓和", "饱和", "温和", "亲和", "与会", "参与", "普及", "涉及", "惠及", "波及", "危及", "及时", "及格", "触及", "顾及"}

// fitItems makes items of a list for n numbers; nil if they do not fit. One
// number (分别增加2个) fits any list.
func fitItems(list []string, n int) []item {
	if n != len(list) && n != 1 {
		return nil
	}
	out := spread(list)
	for i := range out {
		out[i].rule = "respective"
	}
	return out
}

// spread gives each item of a list what only the first or the last prints:
// 房地产业、金融业增加值 → 房地产业增加值, 金融业增加值; 碳排放权交易量、
// 交易额 → 碳排放权交易量, 碳排放权交易额.
func spread(list []string) []item {
	whole := sharedBy(list)
	if whole == nil && len(list) > 1 && sameLength(list, 0) {
		if all, cut := even(list, 0); cut == "word" { // 城镇、农村居民收入
			whole = all
		}
	}
	if whole != nil {
		out := make([]item, len(whole))
		for i, s := range whole {
			out[i] = item{name: s, rule: "each"}
		}
		return out
	}
	list = alike(list)
	last := list[len(list)-1]
	suffix := headOf(last)
	first := list[0]
	out := make([]item, len(list))
	for i, s := range list {
		name := s
		if topic := topicOf(first); i > 0 && topic != first && headOnly(s) && !headOnly(first) {
			name = topic + s
		}
		if i < len(list)-1 && suffix != "" && suffix != last && !strings.HasSuffix(s, suffix) && !sameRate(s, suffix) {
			if h := headOf(s); h == "" {
				name += suffix
			} else if rate := ratioHeadWord(last); rate != "" && ratioHeadWord(s) == "" {
				name += rate
			}
		}
		out[i] = item{name: name, rule: "each"}
	}
	if rate := ratioHeadWord(last); rate != "" && headOnly(strings.TrimSuffix(last, rate)) && len(list) > 1 && !headOnly(first) {
		out[len(list)-1].name = topicOf(first) + last
	}
	return out
}

// sameRate reports whether a and b both end as rates do, so that a is whole
// without b: 数控化率 beside 普及率.
func sameRate(a, b string) bool {
	return strings.HasSuffix(a, "率") && strings.HasSuffix(b, "率")
}

// alike completes items of one character that share what stands behind the
// last: 第一、二、三产业 are 第一产业, 第二产业, 第三产业; 城、乡居民收入 are
// 城居民收入, 乡居民收入.
func alike(list []string) []string {
	last := list[len(list)-1]
	core := strings.TrimPrefix(last, "第")
	r, size := utf8.DecodeRuneInString(core)
	rest := core[size:]
	set := ""
	for _, s := range []string{"一二三四五六七八九十", "城乡", "男女", "东中西南北", "上下", "省市县", "老少", "老中青", "内外", "大中小", "水火风核光", "存贷", "收支"} {
		if strings.ContainsRune(s, r) {
			set = s
		}
	}
	if set == "" || rest == "" {
		return list
	}
	out := make([]string, len(list))
	for i, s := range list {
		plain := strings.TrimPrefix(s, "第")
		one, n := utf8.DecodeRuneInString(plain)
		switch {
		case i == len(list)-1:
			out[i] = s
		case n == len(plain) && strings.ContainsRune(set, one):
			out[i] = s + rest
		case i == 0 && endsIn(s, set): // 某市一、二、三产业: the place stands before the first
			out[i] = s + rest
		default:
			return list
		}
		if strings.HasPrefix(list[0], "第") && !strings.HasPrefix(out[i], "第") {
			out[i] = "第" + out[i]
		}
	}
	return out
}

// endsIn reports whether the last character of s is one of set.
func endsIn(s, set string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(set, r)
}

func headOf(s string) string {
	total := 0
	for {
		_, n := words().head.Longest(s[:len(s)-total])
		if n == 0 || total+n >= len(s) {
			break
		}
		total += n
	}
	return s[len(s)-total:]
}

// ratioHeadWord returns the rate that s ends with: 占比, 比重.
func ratioHeadWord(s string) string {
	for _, w := range []string{"占比", "比重", "比例", "增速", "覆盖率", "普及率", "使用率"} {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}
