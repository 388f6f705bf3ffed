package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// named returns the clause before f's if it is the name of an indicator and
// nothing else: 覆盖人数，由年初的….
func (w *walker) named(s text.Span, f *frame) string {
	o := w.previousClause(s, f)
	if o.Empty() {
		return ""
	}
	return nameOf(w.phrase(o))
}

// fresh reports whether no claim stands in the sentence up to the clause before
// f's, so that this clause may name what f counts.
func (w *walker) fresh(s text.Span, f *frame) bool {
	return w.last == nil || w.last.sentence != s || w.last.clause.End <= w.clauseUpTo(s, f, 48).Start
}

// ranked returns the list that the clause before f's ranks: 用品类、交通类价格
// 涨幅居前两位，分别上涨….
func (w *walker) ranked(s text.Span, f *frame) []string {
	name := w.phrase(w.clauseUpTo(s, f, 48))
	for _, pace := range []string{"涨幅", "降幅", "增速", "增幅", "居", "位居", "排名"} {
		if i := strings.Index(name, pace); i > 0 {
			name = name[:i]
		}
	}
	return splitItems(name, "、", "和")
}

// eachBefore parts the list that the clause before f's opens with, up to the last
// noun that ends a name.
func (w *walker) eachBefore(s text.Span, f *frame) ([]item, text.Span) {
	o := w.nounOf(w.clauseUpTo(s, f, 48))
	name := w.phrase(o)
	if bare, _ := withoutEtc(name); bare != name {
		return spread(splitItems(bare, "、")), o
	}
	list := splitItems(name, "、", "和", "与")
	if len(list) < 2 || len(list) > 12 {
		return nil, o
	}
	return spread(list), o
}

// works are what is done to buildings and roads one after the other.
var works = strings.Fields("建成 基本建成 建成投产 建成投用 建成通车 开工 新开工 开工建设 新开工建设 竣工 完工 投产 投用 投入使用 通车 交付 交付使用 在建 续建 新建 改建 扩建 改造")

// workOf is the one of works that s ends with, the longest; "" for none.
func workOf(s string, cut func(s, word string) (string, bool)) string {
	found := ""
	for _, word := range works {
		if _, ok := cut(s, word); ok && len(word) > len(found) {
			found = word
		}
	}
	return found
}

// otherVerb names what f counts where its words only say what was done to the
// thing of the claim before: 保障性住房基本建成 of 开工保障性住房6.8万套、基本建成5.1万套.
func (w *walker) otherVerb(s text.Span, f *frame) (item, bool) {
	if len(w.told) == 0 || f.mark.Unit == nil || f.mark.Kind != recognise.Number || !f.object.Empty() {
		return item{}, false
	}
	t := &w.told[len(w.told)-1]
	did := text.Span{Start: f.pre.Start, End: f.mark.Start}
	words := did.Of(w.d.Body)
	verb := strings.TrimRight(strings.TrimLeft(words, "、，和及并已 "), "了约近超过 ")
	if t.sentence != s || t.measured != f.mark.Unit || t.kind != "level" || !slices.Contains(works, verb) {
		return item{}, false
	}
	thing := strings.TrimPrefix(t.base, workOf(t.base, strings.CutPrefix))
	thing = strings.TrimSuffix(thing, workOf(thing, strings.CutSuffix))
	if thing == t.base || runes(thing) < 2 {
		return item{}, false
	}
	did.Start += strings.Index(words, verb)
	did.End = did.Start + len(verb)
	return item{name: thing + verb, words: append(append([]text.Span{}, t.words...), did), rule: "other verb"}, true
}

// graded names what f counts where its words only give a grade of the things of
// the claim before: 5A级旅游景区 of A级旅游景区423个，其中5A级13个.
func (w *walker) graded(s text.Span, f *frame) (item, bool) {
	if len(w.told) == 0 || f.mark.Unit == nil || f.mark.Kind != recognise.Number || !f.object.Empty() {
		return item{}, false
	}
	t := &w.told[len(w.told)-1]
	grade, ok := strings.CutSuffix(w.phrase(f.subject), "级")
	if !ok || grade == "" || runes(grade) > 3 || t.sentence != s || t.measured != f.mark.Unit || t.kind != "level" || !w.among(f) && t.source != "graded" {
		return item{}, false
	}
	thing := t.base
	if of, rest, ok := strings.Cut(thing, "级"); ok && runes(of) <= 4 {
		thing = strings.TrimPrefix(strings.TrimPrefix(rest, "及"), "以上")
	}
	if runes(thing) < 2 {
		return item{}, false
	}
	return item{name: grade + "级" + thing, words: append(append([]text.Span{}, t.words...), f.subject), rule: "graded"}, true
}

// nounOf is a clause up to the last noun that ends a name before its first number
// or verb: 经济总量 of 经济总量连跨两个台阶. Without such a noun it is the clause.
func (w *walker) nounOf(o text.Span) text.Span {
	end := o.Start
	for k := w.tokenAt(o.Start); k < len(w.tokens) && w.tokens[k].Start < o.End; k++ {
		t := &w.tokens[k]
		if t.role == function || t.role == mark || t.role == content && t.pos == 'v' && end > o.Start {
			break
		}
		if t.role == head || t.role == term {
			end = t.End
		}
	}
	if end > o.Start && end < o.End {
		o.End = end
	}
	return o
}

// nameOf returns name without what praises it (降幅最大, 增长最快) if it is the
// name of an indicator; else "".
func nameOf(name string) string {
	for _, w := range []string{"最大", "最快", "最高", "最低", "最小", "居首", "居前", "领先", "明显", "较大", "较快"} {
		if rest, ok := strings.CutSuffix(name, w); ok {
			for _, pace := range []string{"增速", "增幅", "涨幅", "降幅", "跌幅", "增长", "上涨", "下降"} {
				rest = strings.TrimSuffix(rest, pace)
			}
			name = rest
		}
	}
	if lookup(name) == nil && ratioHeadWord(name) == "" && headOf(name) == "" {
		return ""
	}
	return name
}

// lean completes a subject that cannot stand alone with the topic of the claim
// before it: 占GDP比重 → 数字经济占GDP比重, 总量 → 数字经济总量.
func (w *walker) lean(name string) (string, bool) {
	if w.last == nil || w.last.subject == "" || len(w.last.subject) > maxCarried {
		return "", false
	}
	topic := topicOf(w.last.subject)
	if name == "增速" || name == "增幅" || name == "涨幅" || name == "降幅" { // of the whole: 零售总额增速
		if paceHead(w.last.subject) {
			return "", false
		}
		topic = w.last.subject
	}
	if h := headOf(w.last.subject); (name == "总额" || name == "总量" || name == "总数" || name == "总规模") && h != "" && !sums(h) && !ratioHead(h) { // 收入增加5亿元，总额突破: 收入总额
		topic = w.last.subject
	}
	switch {
	case hollow(w.last.subject):
		return "", false
	case strings.HasPrefix(name, "占") && !strings.HasPrefix(name, "占比"):
		if h := headOf(w.last.subject); h != "" && !sums(h) && !paceHead(w.last.subject) && !strings.Contains(w.last.subject, "占") { // 民间投资增长2.8%，占全部投资
			topic = w.last.subject
		}
		return topic + name, true
	case headOnly(name) && !w.last.apart:
		if name == "总数" || name == "总量" { // 新增高新技术企业96家，总数达到618家
			for _, w := range []string{"新增", "净增", "新认定", "新培育", "新设立", "新设", "新建成", "新建"} {
				if rest, ok := strings.CutPrefix(topic, w); ok && rest != "" {
					topic = rest
				}
			}
		}
		if strings.Contains(topic, name) || topic == "单位" || topic == "人均" || runes(topic) < 2 {
			return "", false
		}
		return topic + name, true
	}
	return "", false
}

// sums reports whether a head says how much there is of a thing in all, so that
// the thing before it stays whole.
func sums(head string) bool {
	for _, w := range []string{"总额", "总量", "总数", "总规模", "余额", "规模"} {
		if strings.HasSuffix(head, w) {
			return true
		}
	}
	return false
}

// placed returns what a name that is only a place is to be completed with, from
// the claim before it: 上海（9.7%）、海南（8.6%） behind a growth.
func (w *walker) placed(name string) (string, bool) {
	name = place(name)
	if !placesOnly(name) {
		return "", false
	}
	if d := w.dimension(); d != "" {
		return d, true
	}
	if _, n := places().Longest(name); n != len(name) || w.last == nil || w.last.subject == "" {
		return "", false
	}
	topic := w.last.subject
	if _, n := places().Longest(topic); n > 0 && n < len(topic) {
		topic = topic[n:]
	}
	for _, pace := range []string{"增速", "增幅", "涨幅", "降幅", "总量"} { // 省份增速超过全国水平
		if i := strings.Index(topic, pace); i >= 0 {
			topic = strings.TrimPrefix(topic[:i+len(pace)], "省份")
		}
	}
	return topic, len(topic) <= len("国内生产总值增速")+12 && !strings.Contains(topic, "、")
}

// dimension is what the sentence at hand says first that it compares things by:
// 经济总量 of 从经济总量看，甲市达1000亿元; "" if it does not.
func (w *walker) dimension() string {
	if len(w.clauses) < 2 || w.clauses[0].Len() > 3*24 {
		return ""
	}
	t := w.phrase(w.clauses[0])
	for _, d := range w.dates {
		if d.Start >= w.clauses[0].End {
			break
		}
		t = strings.ReplaceAll(t, d.Of(w.d.Body), "")
	}
	from := strings.HasPrefix(t, "从") || strings.HasPrefix(t, "就") || strings.HasPrefix(t, "按")
	for _, end := range []string{"来看", "来说", "而言", "上看", "看", "方面"} {
		rest, ok := strings.CutSuffix(t, end)
		if !ok || !from && end != "方面" {
			continue
		}
		rest = strings.TrimLeft(rest, "从就按")
		if lookup(rest) != nil || headOf(rest) != "" || paceHead(rest) {
			return rest
		}
	}
	return ""
}

// placesOnly reports whether a name is one place or a list of them: of the
// table, or by the word for their sort.
func placesOnly(name string) bool {
	for _, it := range splitItems(name, "、", "和", "与") {
		_, n := places().Longest(it)
		if k := county(it); n != len(it) && (k == "" || runes(it) != runes(k)+1) {
			return false
		}
	}
	return name != ""
}

// place is name without what introduces a list of places.
func place(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "分别是"), "分别为")
}

// paceHead reports whether a name is the speed of something already.
func paceHead(name string) bool {
	for _, w := range []string{"增速", "增幅", "涨幅", "降幅", "跌幅"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// dependents are verbs whose subject stands in the clause before: …制度，惠及
// 2100多万人; 4.3亿人次受益.
var dependents = []string{"惠及", "受益", "支持", "带动", "覆盖", "吸引", "撬动", "减轻", "节约"}

// dependent completes a claim that is only such a verb and its object.
func (w *walker) dependent(s text.Span, f *frame, name string) (string, bool) {
	if runes(name) > 6 {
		return "", false
	}
	for _, v := range dependents {
		if !strings.HasPrefix(name, v) {
			continue
		}
		if w.last != nil && w.last.sentence == s && !w.last.apart {
			return topicOf(w.last.subject) + name, true
		}
		if o := w.previousClause(s, f); !o.Empty() {
			return w.phrase(o) + name, true
		}
	}
	return "", false
}

// topicAhead completes a subject of head nouns alone where no claim came
// before in the sentence: it takes what the clause before speaks of
// (国有企业效益明显好转，利润增长 → 国有企业利润).
func (w *walker) topicAhead(s text.Span, f *frame, name string) (string, bool) {
	if !headOnly(name) {
		return "", false
	}
	o := w.previousClause(s, f)
	if o.Empty() {
		return "", false
	}
	for _, d := range w.dates {
		if d.Covers(o) { // a clause that is a date names nothing
			return "", false
		}
	}
	t := w.phrase(o)
	if i := strings.IndexFunc(t, func(r rune) bool { return r >= 0x80 }); i > 1 && letter(rune(t[0])) {
		return t[:i] + name, true // IPv6规模部署…: a name in Latin letters
	}
	for i := range t {
		if stop, n := words().behind.Longest(t[i:]); n > 0 && stop && i > 0 {
			t = t[:i]
			break
		}
		if c, n := words().any.Longest(t[i:]); i > 0 && n > len("升") && c&(up|down|adv|be|change) != 0 {
			t = t[:i]
			break
		}
	}
	t = topicOf(t)
	if n := runes(t); n < 2 || n > 12 {
		return "", false
	}
	return t + name, true
}

// headOnly reports whether name is made of head nouns alone: 总量, 销售收入.
func headOnly(name string) bool {
	if name == "" || runes(name) > 8 || lookup(name) != nil {
		return false
	}
	for _, w := range []string{"年均", "累计", "平均", "年"} {
		if rest := strings.TrimPrefix(name, w); rest != "" {
			name = rest
		}
	}
	for name != "" {
		_, n := words().heads.Longest(name)
		if n == 0 {
			return false
		}
		name = name[n:]
	}
	return true
}

// topicOf drops head nouns from the end of a subject: 数字经济规模 → 数字经济.
func topicOf(s string) string {
	if i := strings.Index(s, "占"); i > 0 {
		s = s[:i]
	}
	for range 2 {
		_, n := words().head.Longest(s)
		if n == 0 || n == len(s) {
			break
		}
		if r, _ := utf8.DecodeLastRuneInString(s[:len(s)-n]); strings.ContainsRune("总进出单净毛实纯新最各", r) {
			break // 旅游总收入 is no 旅游总
		}
		if l, k := lexemes().Longest(s[:len(s)-n]); k == len(s)-n && l.pos == 'v' {
			break // 参加基本医疗保险 is no 参加
		}
		s = s[:len(s)-n]
	}
	return s
}

// previousClause returns the clause before f's in the sentence where f's own
// has no subject and no claim came before: 工业用电，增长5%.
func (w *walker) previousClause(s text.Span, f *frame) text.Span {
	return w.clauseUpTo(s, f, 24)
}

// clauseUpTo is previousClause for clauses of at most limit characters.
func (w *walker) clauseUpTo(s text.Span, f *frame, limit int) text.Span {
	body := w.d.Body
	from := max(s.Start, f.clause.Start-3*limit-30)
	for from < f.clause.Start && !utf8.RuneStart(body[from]) {
		from++
	}
	before := strings.TrimRight(body[from:f.clause.Start], "，,：:；; ")
	if before == "" {
		return text.Span{}
	}
	i := strings.LastIndexAny(before, "，,：:；;")
	if i < 0 && from > s.Start {
		return text.Span{}
	}
	start := from
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		start += i + size
	}
	o := text.Span{Start: start, End: from + len(before)}
	if o.Start += recognise.ItemNumber(o.Of(body) + f.clause.Of(body)); o.Start >= o.End { // 1.收入增长5%
		return text.Span{}
	}
	for _, d := range w.dates {
		if d.Covers(o) { // a date names nothing
			return text.Span{}
		}
	}
	g := frame{}
	o = g.openSubject(body, o, nil)
	if runes(o.Of(body)) > limit {
		return text.Span{}
	}
	return o
}
