package relate

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A frame is what stands around one number in its clause, read from the
// number outwards: …「subject」「比上年」「同比」「增长」「约」50.2%「以上」「rest」.
type frame struct {
	mark   recognise.Mark
	clause text.Span
	pre    text.Span // from the clause's start or the number before, to the number
	post   text.Span // from the number to the next one or the clause's end

	subject  text.Span // what is left of pre
	q        doc.Qualifier
	verb     int  // +1 up, -1 down, 0 none
	to       bool // 增加到: the number is the level reached
	level    bool // 达, 为, 有: the number is a level
	start    bool // 从, 由: the level before
	startAt  text.Span
	compare  text.Span
	gap      int // +1 高于…, -1 低于…
	flags    flag
	when     []recognise.Mark // dates in pre, first to last
	object   text.Span        // noun behind the number that is counted
	rest     text.Span        // post without the words that bound the number
	until    bool             // 到2025年: the end of an aim
	verbAt   text.Span
	qAt      text.Span
	noun     string // what sort of number it is by the noun before it: 增速, 性别比
	pure     bool   // noun needs no unit
	selector bool   // it is such a bound, surely
	selected bool   // pre holds a bound that says which things are counted
	nth      int    // of the parts of a whole: 25.7∶37.7∶36.6
}

type flag uint16

const (
	each      flag = 1 << iota // 均, 都
	respect                    // 分别
	chain                      // 环比
	perYear                    // 年均
	total                      // 累计
	average                    // 人均, 日均
	sizeClass                  // 30万千瓦以下的机组
	now                        // 突破, 超过: reached
	has                        // 拥有, 覆盖: a stock
	steady                     // 一直, 稳定在: all the time
)

var flagWords = map[string]flag{
	"均": each, "都": each, "各": each, "双双": each, "均超过": each, "均为": each, "均超": each,
	"分别": respect, "分别为": respect, "依次": respect, "依次为": respect, "分居": respect, "分列": respect, "环比": chain, "年均": perYear, "累计": total, "累计实现": total, "累计完成": total,
	"稳定在": steady, "保持在": steady, "控制在": steady, "维持在": steady, "持续": steady, "一直": steady, "始终": steady,
}

// addedFlags keep their word in the indicator: annotate.md leaves 同比 out and
// keeps these.
var addedFlags = []struct {
	f    flag
	word string
}{{chain, "环比"}, {perYear, "年均"}}

// read fills f from body. dates are the date marks of the sentence.
func (f *frame) read(body string, dates []recognise.Mark) {
	f.readTail(body)
	f.readHead(body, dates)
	f.noun, f.pure = f.measure(body)
	f.pure = f.pure && f.mark.Unit == nil
	if f.q == doc.Over && f.mark.Bound == doc.AtMost { // 不得一次性收费超过
		f.q = doc.AtMost
	}
	if f.q == doc.Over && f.subject.Empty() && f.qAt.Of(body) == "突破" && f.mark.Unit != nil && (f.mark.Unit.Word == "项" || f.mark.Unit.Word == "种") {
		f.q, f.mark.Bound = doc.Exact, doc.Exact // 突破50项关键技术
	}
	if f.q == doc.Exact {
		f.q = f.mark.Bound
	}
	if f.q == doc.Exact {
		f.q = f.beyond(body)
	}
}

// selects reports whether f's number only says which things the next counts: 年产值
// 超过10亿元的56家, 总投资10亿元以上的项目5个.
func (f *frame) selects(body string, next recognise.Mark) bool {
	u, v := f.mark.Unit, next.Unit
	if f.mark.Kind != recognise.Number || next.Kind != recognise.Number || u == nil || v == nil || f.verb != 0 || f.to ||
		u.Class == unit.Ratio || v.Class != unit.Classifier && v.Class != unit.Person {
		return false
	}
	between, ok := strings.CutPrefix(body[f.rest.Start:next.Start], "的")
	if !ok { // 产值超百亿元企业60家
		return (f.q == doc.Over || f.q == doc.AtLeast) && u.Class != unit.Classifier && v.Class == unit.Classifier && endsNoun(between)
	}
	if strings.ContainsAny(between, "，、；：") {
		return false
	}
	if u.Class == unit.Classifier { // 床位超过1000张的38家, but no 3个的5家
		return between == "" && u != v && f.q != doc.Exact && f.q != doc.Approx
	}
	return between == "" || f.gap != 0 || f.q != doc.Exact && f.q != doc.Approx
}

// endsNoun reports whether s is one of nouns, with a word or two before it at most.
func endsNoun(s string) bool {
	if n := runes(s); n < 2 || n > 7 || strings.IndexFunc(s, func(r rune) bool { return !han(r) }) >= 0 {
		return false
	}
	return nounAtEnd(s) != "" || strings.HasSuffix(s, "集群") || strings.HasSuffix(s, "基地") || strings.HasSuffix(s, "品牌") || strings.HasSuffix(s, "大户") || strings.HasSuffix(s, "乡镇")
}

// selectsNoun reports whether s opens with 的 and one of nouns, with a word before it
// at most: 的企业达到.
func selectsNoun(s string) bool {
	rest, ok := strings.CutPrefix(s, "的")
	if !ok {
		return false
	}
	for _, n := range nouns {
		if i := strings.Index(rest, n); i >= 0 && i <= len("规模以上") {
			return true
		}
	}
	return false
}

// beyond finds the bound of a ratio whose base stands between: 接近全国的一半,
// 不及去年的十分之一, 超过全球一半.
func (f *frame) beyond(body string) doc.Qualifier {
	if f.mark.Kind != recognise.Number || f.verb != 0 || !f.mark.Num.Fraction && (f.mark.Unit == nil || f.mark.Unit.Name != "%") {
		return doc.Exact
	}
	s := f.pre
	s.Start = max(s.Start, s.End-45)
	t := s.Of(body)
	if !f.mark.Num.Fraction && !strings.HasSuffix(strings.TrimRight(t, " "), "的") {
		return doc.Exact
	}
	last, q := -1, doc.Exact
	for _, b := range beyonds {
		if i := strings.LastIndex(t, b.word); i >= 0 && i+len(b.word) > last {
			last, q = i+len(b.word), b.q
		}
	}
	if last < 0 || strings.ContainsAny(t[last:], "，、；。：占") {
		return doc.Exact
	}
	return q
}

// beyonds are the verbs that bound a ratio over what it is a ratio of; the longer first.
var beyonds = []struct {
	word string
	q    doc.Qualifier
}{
	{"不超过", doc.AtMost}, {"不高于", doc.AtMost}, {"不低于", doc.AtLeast}, {"不少于", doc.AtLeast}, {"不及", doc.Under}, {"不足", doc.Under},
	{"不到", doc.Under}, {"接近", doc.Near}, {"逼近", doc.Near}, {"超过", doc.Over},
}

// readTail takes 左右, 以上 from behind the number.
func (f *frame) readTail(body string) {
	f.rest = f.post
	s := f.post.Of(body)
	for _, t := range tails {
		if !strings.HasPrefix(s, t.word) {
			continue
		}
		if t.word == "起步" && (strings.HasSuffix(f.pre.Of(body), "从") || strings.HasSuffix(f.pre.Of(body), "由")) {
			return // 从3亿元起步
		}
		f.q = t.q
		f.qAt = text.Span{Start: f.post.Start, End: f.post.Start + len(t.word)}
		f.rest.Start += len(t.word)
		// 30万千瓦以下煤电机组: the bound sorts things by size and counts none.
		r, _ := utf8.DecodeRuneInString(f.rest.Of(body))
		if t.q == doc.AtLeast || t.q == doc.AtMost {
			if !f.rest.Empty() && han(r) && !stopsObject(f.rest.Of(body)) || strings.HasPrefix(f.rest.Of(body), "的") {
				f.flags |= sizeClass
			}
		}
		return
	}
	if strings.HasPrefix(s, "多") || strings.HasPrefix(s, "余") { // 5亿元多
		f.q = doc.Over
		f.rest.Start += len("多")
	}
}

// readHead takes the words before the number away, from right to left, until
// the subject is left.
func (f *frame) readHead(body string, dates []recognise.Mark) {
	s := f.pre
	lex := words()
	for !s.Empty() {
		if d, ok := dateEnding(dates, s); ok {
			f.when = append([]recognise.Mark{d}, f.when...)
			s.End = d.Start
			continue
		}
		pre := s.Of(body)
		if n := trailing(pre); n > 0 {
			s.End -= n
			continue
		}
		if n := basis(pre); n > 0 {
			s.End -= n
			continue
		}
		c, n := lex.before.Longest(pre)
		if n == 0 {
			break
		}
		word := pre[len(pre)-n:]
		at := text.Span{Start: s.End - n, End: s.End}
		if c&(up|down) != 0 && f.counts() && strings.HasPrefix(body[at.End:f.mark.Start], "的") {
			break // 人口减少的3个地区
		}
		if !f.take(c, word, at, pre[:len(pre)-n]) {
			break
		}
		s.End -= n
		if f.verb != 0 && f.compare.Empty() {
			if k := comparison(body, text.Span{Start: s.Start, End: s.End}, dates); k < s.End {
				f.compare = text.Span{Start: k, End: s.End}
				s.End = k
				if strings.HasSuffix(f.compare.Of(body), "分别") { // 比上年分别增长
					f.flags |= respect
				}
			}
		}
	}
	if f.verb == 0 && f.compare.Empty() && !f.selected {
		if at, sign := gapBefore(body, s); sign != 0 {
			f.gap, f.compare = sign, text.Span{Start: at, End: s.End}
			s.End = at
			// a date or 增长 may stand before the gap: 增速高于全国
			for {
				n := trailing(s.Of(body))
				if n == 0 {
					break
				}
				s.End -= n
			}
		}
	}
	s.Start += objectBefore(body, s)
	f.subject = f.openSubject(body, s, dates)
	if strings.HasSuffix(f.subject.Of(body), "覆盖") {
		f.flags |= has
	}
}

// take notes what word says; it reports false if the word is part of the
// subject.
func (f *frame) take(c class, word string, at text.Span, before string) bool {
	f.flags |= flagWords[word]
	if strings.HasPrefix(word, "均") {
		f.flags |= each
	}
	single := utf8.RuneCountInString(word) == 1
	switch {
	case c&from != 0:
		if f.start {
			return false
		}
		f.start, f.startAt = true, at
	case c&rankVerb != 0 && f.mark.Kind == recognise.Rank:
		f.level = true
	case c&(over|lt) != 0 && f.verb == 0 && len(f.when) > 0 && strings.HasSuffix(word, "于"):
		f.flags |= now // 低于9月的2.2%: the number is September's
	case c&bounding != 0 && f.verb == 0:
		q := map[class]doc.Qualifier{approx: doc.Approx, over: doc.Over, near: doc.Near, lt: doc.Under, ge: doc.AtLeast, le: doc.AtMost}
		for k, v := range q {
			if c&k != 0 && f.q == doc.Exact {
				f.q = v
				f.qAt = at
			}
		}
		f.flags |= now
	case c&(upTo|downTo) != 0 && f.verb == 0:
		f.to, f.verb, f.verbAt = true, 1, at
		if c&downTo != 0 {
			f.verb = -1
		}
	case c&(up|down) != 0 && f.verb == 0:
		if single && word != "翻" && !f.to && !strings.HasSuffix(before, "同比") && !strings.HasSuffix(before, "环比") && !compares(before) && !f.percent() {
			return false
		}
		if word == "增速" && f.percent() {
			return false
		}
		f.verb, f.verbAt = 1, at
		if c&down != 0 {
			f.verb = -1
		}
		f.level = false
	case c&ge != 0 && f.q == doc.Exact && word == "至少": // 至少降低30%
		f.q, f.qAt = doc.AtLeast, at
	case c&(be|to) != 0 && f.verb == 0:
		if c&to != 0 {
			f.to = true
		}
		if c&be != 0 {
			f.level = true
		}
		if word == "拥有" || word == "现有" || word == "共有" || word == "已有" || word == "实有" {
			f.flags |= has
		}
	case c&(adv|drop) != 0:
	case flagWords[word] != 0:
	default:
		return false
	}
	return true
}

// counts reports whether the number counts things.
func (f *frame) counts() bool {
	return f.mark.Unit != nil && (f.mark.Unit.Class == unit.Classifier || f.mark.Unit.Class == unit.Person)
}

// measures are the nouns that tell what sort of number stands behind them; true
// of those whose numbers have no unit where none is printed.
var measures = sync.OnceValue(func() *lexicon.Trie[bool] {
	t := lexicon.Backward[bool]()
	for _, w := range strings.Fields("性别比 收入比 比值 系数 指数 得分 评分 PUE 综合负荷比 倍率 结构比 PMI 效率 pH 基尼系数 恩格尔系数 抚养比 消费比 产销比 产投比") {
		t.Put(w, true)
	}
	for _, w := range strings.Fields("率 比重 占比 比例 增速 速度 涨幅 降幅 增幅 升幅 跌幅 幅度 增长 目标 水平 贴息 利率 规模 总量 数量 人数 产量 面积 收入 总值 金额 强度 浓度 程度 份额") {
		t.Put(w, false)
	}
	return t
})

// measure returns the last noun of measures before the number in its clause,
// brackets aside: 性别比 of 性别比（以女性为100）为, and whether its numbers need no
// unit.
func (f *frame) measure(body string) (string, bool) {
	s := f.pre
	s.Start = max(s.Start, s.End-90)
	t := s.Of(body)
	depth := 0
	for i := len(t); i > 0; {
		r, size := utf8.DecodeLastRuneInString(t[:i])
		switch r {
		case '）', ')':
			depth++
		case '（', '(':
			depth = max(0, depth-1)
		case '，', '；', '。':
			return "", false
		}
		if depth == 0 {
			if pure, n := measures().Longest(t[:i]); n > 0 {
				return t[i-n : i], pure
			}
		}
		i -= size
	}
	return "", false
}

func (f *frame) percent() bool {
	return f.mark.Unit != nil && (f.mark.Unit.Name == "%" || f.mark.Unit.Name == "百分点")
}

// compares reports whether what stands before a verb of one character ends
// with a comparison, so that 低 of 比去年预算低 is a verb.
func compares(before string) bool {
	i := max(strings.LastIndex(before, "比"), strings.LastIndex(before, "较"))
	return i >= 0 && utf8.RuneCountInString(before[i:]) <= 12 && !strings.ContainsAny(before[i:], "，、；")
}

// trailing is the length of blanks and particles at the end of s that say
// nothing about the number.
func trailing(s string) int {
	for _, w := range []string{" ", "　", "了", "、", "的", "和", "及", "与", "：", ":", "—", "近年", "”"} {
		if strings.HasSuffix(s, w) {
			if w == "”" && strings.Contains(s, "“") {
				continue
			}
			if c, _ := words().before.Longest(s); c&keepEnd != 0 { // 惠及, 总和
				return 0
			}
			return len(w)
		}
	}
	return 0
}

// basis is the length of what s ends with that says by what reckoning a change
// holds: 剔除减税因素后, 按可比口径计算; 0 if nothing does.
func basis(s string) int {
	end := s
	for _, w := range []string{"后", "计算", "影响", "的"} {
		end = strings.TrimSuffix(end, w)
	}
	if !strings.HasSuffix(end, "因素") && !strings.HasSuffix(end, "口径") && !strings.HasSuffix(end, "不变价") && !strings.HasSuffix(end, "可比价") {
		return 0
	}
	from := max(0, len(s)-3*20)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	last := -1
	for _, w := range []string{"扣除", "剔除", "不考虑", "考虑", "还原", "按"} {
		if i := strings.LastIndex(s[from:], w); i > last {
			last = i
		}
	}
	if last < 0 || strings.ContainsAny(s[from+last:], "，。；：、") {
		return 0
	}
	return len(s) - from - last
}

// dateEnding returns the date mark that ends where s ends.
func dateEnding(dates []recognise.Mark, s text.Span) (recognise.Mark, bool) {
	for i := len(dates) - 1; i >= 0; i-- {
		if d := dates[i]; d.End == s.End && d.Start >= s.Start {
			return d, true
		}
	}
	return recognise.Mark{}, false
}

// comparison returns where 比上年, 较2020年 or 比上年同期 starts at the end of
// s, or s.End.
func comparison(body string, s text.Span, dates []recognise.Mark) int {
	t := s.Of(body)
	for i := len(t); i > 0; {
		r, size := utf8.DecodeLastRuneInString(t[:i])
		i -= size
		if len(t)-i > 45 || strings.ContainsRune("，。；、：", r) {
			return s.End
		}
		if r != '比' && r != '较' {
			continue
		}
		word := t[i:]
		if strings.HasPrefix(word, "比重") || strings.HasPrefix(word, "比例") || strings.HasPrefix(word, "比较") ||
			strings.HasSuffix(t[:i], "占") || strings.HasSuffix(t[:i], "同") || strings.HasSuffix(t[:i], "环") || strings.HasSuffix(t[:i], "对") {
			return s.End
		}
		body := word[size:]
		for _, d := range dates {
			if d.Start == s.Start+i+size {
				return s.Start + i
			}
		}
		for _, w := range []string{"上", "去", "同期", "全国", "全省", "平均", "预算", "计划", "目标", "规定", "世界", "年", "月", "季", "期", "此前", "以往", "前"} {
			if strings.Contains(body, w) {
				return s.Start + i
			}
		}
		return s.End
	}
	return s.End
}

// gapBefore finds 高于全国 or 高出全国平均水平 at the end of s and returns
// where it starts and its sign.
func gapBefore(body string, s text.Span) (at, sign int) {
	t := s.Of(body)
	for _, g := range []struct {
		word string
		sign int
	}{{"高于", 1}, {"高出", 1}, {"快于", 1}, {"优于", 1}, {"好于", 1}, {"超出", 1}, {"多于", 1}, {"低于", -1}, {"慢于", -1}, {"少于", -1}} {
		i := strings.LastIndex(t, g.word)
		if i < 0 || i+len(g.word) == len(t) {
			continue
		}
		if tail := t[i+len(g.word):]; utf8.RuneCountInString(tail) <= 14 && !strings.ContainsAny(tail, "，；。") {
			return s.Start + i, g.sign
		}
	}
	return 0, 0
}

// openSubject takes dates, openers and particles from the front of s.
func (f *frame) openSubject(body string, s text.Span, dates []recognise.Mark) text.Span {
	lex := words()
again:
	for !s.Empty() {
		i := sort.Search(len(dates), func(i int) bool { return dates[i].Start >= s.Start })
		for ; i < len(dates) && dates[i].Start == s.Start; i++ {
			if d := dates[i]; d.End <= s.End {
				f.when = append(f.when, d)
				s.Start = d.End
				s.Start += afterDate(s.Of(body))
				continue again
			}
		}
		t := s.Of(body)
		r, size := utf8.DecodeRuneInString(t)
		if r == '较' || r == '比' { // 较上年末新增用户: what is compared with names nothing
			if i < len(dates) && dates[i].Start == s.Start+size && dates[i].End < s.End {
				s.Start = dates[i].End
				continue
			}
		}
		if strings.ContainsRune(" 　，、；：,;:。“”（）()》【】—…-》", r) && !(r == '“' && strings.Contains(t, "”")) {
			if end := asideEnd(body, text.Span{Start: s.Start, End: s.Start + size}, s.End); end > 0 { // 2010年（普查数据，下同）的人口
				s.Start = end
				continue
			}
			s.Start += size
			continue
		}
		c, n := lex.opening.Longest(t)
		if c != open {
			if n = article(t); n == 0 {
				break
			}
		}
		if t[:n] == "从" && !f.to {
			f.start = true
		}
		s.Start += n
	}
	return s
}

// objectBefore is the length of what stands at the start of s up to the first 、
// and is counted by the number right before it: 新台阶 of 1.4万亿斤新台阶、亩产.
func objectBefore(body string, s text.Span) int {
	n := strings.Index(s.Of(body), "、")
	if n <= 0 || n > len("六个字的名词") || s.Start == 0 {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(body[:s.Start])
	if before < utf8.RuneSelf && !digit(byte(before)) && before != '%' || strings.ContainsRune("，；：。、（）“”《》 　", before) {
		return 0 // it opens its clause
	}
	return n + len("、")
}

// afterDate is the length of the word at the start of t, which stands behind a
// date, that belongs to the date: 年间, 年底前.
func afterDate(t string) int {
	for _, w := range []string{"期间", "之间", "之前", "以前", "前", "之后", "以后", "后", "内", "里", "间", "中"} {
		if strings.HasPrefix(t, w) && !keeps(t, len(w)) {
			if rest := t[len(w):]; w != "前" || rest == "" || !digit(rest[0]) { // 前10个月
				return len(w)
			}
		}
	}
	return 0
}

// keeps reports whether t starts with a word of more than n bytes, so that its
// first characters are no particle: 中小企业, 中国, 内蒙古.
func keeps(t string, n int) bool {
	c, k := words().opening.Longest(t)
	return c&keep != 0 || k > n
}

// article is the length of an indefinite 一条 or 一个 at the start of t, which
// says nothing of what is measured; 0 if there is none or it is all there is.
func article(t string) int {
	const one = "一"
	if !strings.HasPrefix(t, one) {
		return 0
	}
	u, n := unit.At(t[len(one):])
	if u == nil || u.Class != unit.Classifier || len(one)+n == len(t) {
		return 0
	}
	return len(one) + n
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// stopsObject reports whether s, behind a number, goes on with something else
// than the thing counted: 亿元，同比…; 个以上; 人增加到.
func stopsObject(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !han(r) && !letter(r) && r != '“' && r != '《' {
		return true
	}
	stop, _ := words().behind.Longest(s)
	return stop
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
