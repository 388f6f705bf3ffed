package relate

import (
	"fmt"
	"math/big"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// An item is one subject of a number.
type item struct {
	name  string
	words []text.Span
	vo    int    // direction of a verb whose object the name is; 0 for none
	rule  string // how the name was found
	whole string // what it is a part of
	of    string // the thing whose pace it is: 价格 of 价格降幅
}

// A known is a row of assets/indicators.tsv.
type known struct {
	Key, Name, Unit, Kind, Domain, Implied string
	Definition                             string
	Least, Most                            *big.Rat // in Unit; nil where the table says nothing
}

var indicators = sync.OnceValue(func() map[string]*known {
	m := map[string]*known{}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 6) {
		k := &known{Key: r.Cell(0), Name: r.Cell(1), Unit: r.Cell(3), Kind: r.Cell(4), Domain: r.Cell(5), Implied: r.Cell(6), Definition: r.Cell(7)}
		k.Least, k.Most = bound(r, 8), bound(r, 9)
		for _, alias := range append(strings.Split(r.Cell(2), "|"), r.Cell(1)) {
			if alias != "" {
				m[plainName(alias)] = k
			}
		}
	}
	return m
})

// bound reads a number of a table; it may be left out.
func bound(r lexicon.Row, column int) *big.Rat {
	if r.Cell(column) == "" {
		return nil
	}
	v, ok := new(big.Rat).SetString(r.Cell(column))
	if !ok {
		panic(fmt.Sprintf("indicators.tsv:%d: %q is no number", r.Line, r.Cell(column)))
	}
	return v
}

// Definition says what the indicator with that key is, in Chinese; "" if no
// indicator has it. It is the table's own summary of the sources in its head.
func Definition(key string) string {
	if k := byKey()[key]; k != nil {
		return k.Definition
	}
	return ""
}

var byKey = sync.OnceValue(func() map[string]*known {
	m := map[string]*known{}
	for _, k := range indicators() {
		m[k.Key] = k
	}
	return m
})

var regions = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 2) {
		if r.Cell(1) != "world" {
			t.Put(r.Cell(0), r.Cell(0))
		}
	}
	return t
})

// lookup returns the known indicator of that name, or nil. The place that it
// is about may stand before it: 某市社会消费品零售总额.
func lookup(name string) *known {
	plain := plainName(name)
	if k := indicators()[plain]; k != nil {
		return k
	}
	place, n := places().Longest(plain)
	if n == 0 || place == "" {
		return nil
	}
	rest := plain[n:]
	if r := strings.TrimPrefix(rest, "地区"); r != rest && indicators()[rest] == nil {
		rest = r
	}
	return indicators()[rest]
}

// places are the provinces and cities of regions.tsv.
var places = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 2) {
		if kind := r.Cell(1); kind == "province" || kind == "city" {
			t.Put(r.Cell(0), r.Cell(0))
			if kind == "city" && !strings.HasSuffix(r.Cell(0), "市") {
				t.Put(r.Cell(0)+"市", r.Cell(0))
			}
		}
	}
	return t
})

// plainName drops what names of the same indicator differ in.
func plainName(s string) string {
	for _, w := range []string{"我国", "全国", "全省", "全市", "全年", "的", " ", "“", "”"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return s
}

// indicator returns what f measures: one item, or several where the number
// holds for each of a list (均). It returns nil if nothing around it says.
func (w *walker) indicator(s text.Span, f *frame, sameClause bool) []item {
	body := w.d.Body
	subject := strings.TrimSpace(f.subject.Of(body))
	here := w.last != nil && w.last.sentence == s

	if f.mark.Rule == "part" {
		return w.part(f)
	}
	// 分别增长8.4%、8.3%和20.1%: the list's subjects in turn
	if here && sameClause && w.last.items != nil && w.last.next < len(w.last.items) && joins(subject) {
		f.inherit(w.last.frame)
		it := w.last.items[w.last.next]
		w.last.next++
		return []item{it}
	}
	if sameClause && here && w.last.items == nil && joins(subject) && f.verb == 0 && !f.to && !f.level && f.gap == 0 && f.rest.Empty() {
		f.inherit(w.last.frame)
	}
	// an object behind the number: 新设14个国家自主创新示范区
	f.object = text.Span{}
	if counted(f.mark.Unit) && f.mark.Kind == recognise.Number && f.gap == 0 && !(f.verb != 0 && f.mark.Unit != nil && f.mark.Unit.Class != unit.Classifier && f.mark.Unit.Class != unit.Person) {
		f.object = w.objectOf(f)
	}
	if share := f.rest.Of(body); f.mark.Kind == recognise.Number && (subject == "" || lightVerb(subject)) && f.verb == 0 && strings.HasPrefix(share, "的") && (f.percent() || f.mark.Num.Fraction) {
		// 71%的煤电机组实现超低排放
		o := text.Span{Start: f.rest.Start + len("的"), End: f.rest.End}
		if !strings.HasPrefix(o.Of(body), "速度") {
			return []item{{name: w.phrase(o), words: []text.Span{o}, rule: "share-of-object"}}
		}
	}
	name, ws := w.phrase(f.subject), []text.Span{f.subject}
	vo := 0
	rule := "subject"
	if o, sign, ok := w.byRate(f); ok {
		if !o.Empty() {
			return []item{{name: w.phrase(o), words: []text.Span{o}, vo: sign, rule: "rate-of-object"}}
		}
		name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "每年"), "年均"), "以"), "按")
		vo = sign
	}
	if at, n, sign := changeVerb(name); n > 0 && f.verb == 0 && f.mark.Kind == recognise.Number && f.gap == 0 {
		// 压减政府性基金项目30%, 新投产项目增加产值5100多亿元
		tail := name[at+n:]
		head := name[:at]
		if tail != "" {
			if at > 0 && runes(head) <= 12 {
				name = strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(head, "就"), "又"), "为") + tail
			} else {
				name = tail
			}
			vo, rule = sign, "verb-object"
		} else if !f.object.Empty() {
			name, vo, rule = head, sign, "verb-object"
		}
	}
	if !f.object.Empty() {
		if f.mark.Unit == nil { // 13亿多人口的大国: the unit's noun alone
			if i := strings.Index(f.object.Of(body), "的"); i > 0 {
				f.object.End = f.object.Start + i
			}
		}
		object := w.phrase(f.object)
		if at, n, _ := changeVerb(object); n > 0 && at > 0 {
			object = object[:at]
			f.object.End = f.object.Start + at
		}
		if i := strings.LastIndex(name, "等"); i >= 0 && i+len("等") == len(name) || strings.HasPrefix(body[f.subject.End:f.mark.Start], "等") && (runes(name) <= 6 || strings.Contains(name, "、")) {
			name = ""
			ws = nil
		}
		if i := strings.LastIndex(name, "、"); i >= 0 {
			name = name[i+len("、"):]
		}
		name += object
		ws = append(ws, f.object)
		rule += "+object"
	}
	if full, ok := w.dependent(s, f, name); ok {
		name, rule = full, "clause-before"
	}
	switch {
	case name == "" && w.fresh(s, f) && w.named(s, f) != "":
		name, ws, rule = w.named(s, f), []text.Span{w.previousClause(s, f)}, "clause-before"
	case name == "" && w.fresh(s, f) && f.flags&respect != 0 && len(w.ranked(s, f)) > 1:
		name, ws, rule = strings.Join(w.ranked(s, f), "、"), []text.Span{w.previousClause(s, f)}, "clause-before"
	case name == "" && w.last != nil:
		if f.verb == 0 && f.gap == 0 && !f.to && !f.level && !f.start && f.mark.Kind != recognise.Rank && f.flags&(perYear|chain|total) == 0 && !sameClause && f.q == 0 && f.mark.Unit != nil && f.mark.Unit.Class != unit.Ratio {
			return nil
		}
		name, ws, rule = w.last.subject, w.last.words, "carried"
	case name == "":
		if f.mark.Kind == recognise.Rank {
			// 世界第二大经济体: the rest names it
			o := w.objectSpan(f.rest)
			if !o.Empty() {
				return []item{{name: w.phrase(o), words: []text.Span{o}, rule: "rank-object"}}
			}
		}
		if o := w.previousClause(s, f); !o.Empty() {
			return []item{{name: w.phrase(o), words: []text.Span{o}, rule: "clause-before"}}
		}
		return nil
	case here:
		if full, ok := w.lean(name); ok {
			name, rule = full, "leaning"
			ws = append(append([]text.Span{}, w.last.words...), ws...)
		}
	default:
		if full, ok := w.topicAhead(s, f, name); ok {
			name, rule = full, "topic-ahead"
		} else if full, ok := w.lean(name); ok {
			name, rule = full, "leaning"
			ws = append(append([]text.Span{}, w.last.words...), ws...)
		}
	}
	if topic, ok := w.placed(name); ok {
		return []item{{name: place(name) + topic, words: ws, vo: vo, rule: "place", of: topic}}
	}
	if f.flags&respect != 0 {
		if list := w.listBefore(s, f, name); len(list) > 1 {
			if w.last == nil || w.last.sentence != s {
				w.last = &said{sentence: s}
			}
			n := w.numbersAhead(f)
			if fit := fitItems(list, n); fit != nil {
				for i := range fit {
					fit[i].vo = vo
				}
				w.last.items, w.last.next = fit, 1
				if n == 1 {
					w.last.items = nil
					return fit
				}
				return fit[:1]
			}
		}
	}
	if w.last != nil {
		w.last.items = nil
	}
	if f.flags&each != 0 || f.percent() && pair(name) {
		if list := splitItems(name, "、", "和", "及", "与"); len(list) > 1 {
			out := spread(list)
			for i := range out {
				out[i].vo, out[i].words, out[i].rule = vo, ws, "each"
				if full, ok := w.lean(out[i].name); ok {
					out[i].name = full
				}
			}
			return out
		}
	}
	it := item{name: name, words: ws, vo: vo, rule: rule}
	if rule == "leaning" && paceHead(name) && w.last != nil {
		it.of = w.last.subject
	}
	return []item{it}
}

// lightVerb reports whether a subject is only a verb that has the share behind
// it for its object: 推动60%以上的学校达标.
func lightVerb(subject string) bool {
	for _, w := range []string{"推动", "实现", "促进", "支持", "带动", "保障", "确保", "力争", "帮助", "完成", "使", "让"} {
		if subject == w {
			return true
		}
	}
	return false
}

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

// byRate reads a rate that a verb behind it applies: 按不低于5%的幅度压减支出
// (the object's), 以8%的速度增长 (the subject's, object empty).
func (w *walker) byRate(f *frame) (object text.Span, sign int, ok bool) {
	if !f.percent() || f.verb != 0 || f.mark.Kind != recognise.Number {
		return
	}
	t := f.rest.Of(w.d.Body)
	at := 0
	for _, word := range []string{"的幅度", "的比例", "的速度", "的力度", "的增幅", "的降幅", "的增速"} {
		if strings.HasPrefix(t, word) {
			at = len(word)
		}
	}
	if at == 0 {
		return
	}
	c, n := words().any.Longest(t[at:])
	if n == 0 {
		for _, word := range []string{"递增", "快速增长", "高速增长", "持续增长", "稳定增长", "平稳增长"} {
			if strings.HasPrefix(t[at:], word) {
				c, n = up, len(word)
			}
		}
	}
	switch {
	case n > 0 && c&(down|change) != 0 && (c&down != 0 || strings.HasPrefix(t[at:], "压") || strings.HasPrefix(t[at:], "精简") || strings.HasPrefix(t[at:], "削减") || strings.HasPrefix(t[at:], "裁减")):
		sign = -1
	case n > 0 && c&(up|change) != 0:
		sign = 1
	default:
		return
	}
	o := text.Span{Start: f.rest.Start + at + n, End: f.rest.End}
	if c, size := utf8.DecodeRuneInString(o.Of(w.d.Body)); o.Empty() || size > 0 && !han(c) {
		o = text.Span{}
	}
	return o, sign, true
}

// part names one part of a whole that is printed as a proportion. Those of the
// three industries have names of their own (国家统计局, 三次产业划分规定).
func (w *walker) part(f *frame) []item {
	name := w.phrase(f.subject)
	if name == "" && w.last != nil {
		name = w.last.whole
	}
	if name == "" {
		return nil
	}
	it := item{name: name + "第" + []string{"一", "二", "三"}[f.nth] + "项", words: []text.Span{f.subject}, rule: "part"}
	if strings.Contains(name, "产业") {
		it.name = "第" + []string{"一", "二", "三"}[f.nth] + "产业比重"
	}
	it.whole = name
	return []item{it}
}

// inherit takes over what the first number of a list said of all of them.
func (f *frame) inherit(first *frame) {
	if first == nil {
		return
	}
	f.verb, f.to, f.gap, f.level, f.compare = first.verb, first.to, first.gap, first.level, first.compare
	f.flags |= first.flags & (chain | perYear | total)
	if len(f.when) == 0 {
		f.when = first.when
	}
}

// joins reports whether what stands between two numbers only joins them.
func joins(s string) bool {
	return strings.Trim(s, "、和及与以，, ") == ""
}

// pair reports whether a rate has two subjects joined by one 、: 二氧化硫、
// 氮氧化物排放量. A rate cannot belong to both together. Names of one branch
// with 和 in them (电力、热力、燃气及水生产和供应业) are no pair.
func pair(name string) bool {
	first, _, ok := strings.Cut(name, "、")
	return ok && strings.Count(name, "、") == 1 && !strings.ContainsAny(name, "和及与等") && runes(first) <= 8
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
	if i := strings.IndexAny(t, "（("); i >= 0 {
		var b strings.Builder
		depth := 0
		for _, r := range t {
			switch r {
			case '（', '(':
				depth++
				continue
			case '）', ')':
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
	t = strings.Trim(t, "，、；：:。—…》")
	for _, word := range []string{"实现", "完成"} { // 某市实现生产总值
		if i := strings.Index(t, word); i > 0 {
			rest := t[i+len(word):]
			if runes(t[:i]) <= 8 && lookup(rest) != nil || rest != "" && headOnly(rest) {
				t = t[:i] + rest
			}
		}
	}
	if c := strings.LastIndexAny(t, "，。；："); c >= 0 {
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
		if k == 0 || c&(approx|over|near|lt|ge|le) == 0 {
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

// lean completes a subject that cannot stand alone with the topic of the claim
// before it: 占GDP比重 → 数字经济占GDP比重, 总量 → 数字经济总量.
func (w *walker) lean(name string) (string, bool) {
	if w.last == nil || w.last.subject == "" {
		return "", false
	}
	topic := topicOf(w.last.subject)
	if name == "增速" || name == "增幅" || name == "涨幅" || name == "降幅" { // of the whole: 零售总额增速
		if paceHead(w.last.subject) {
			return "", false
		}
		topic = w.last.subject
	}
	switch {
	case strings.HasPrefix(name, "占") && !strings.HasPrefix(name, "占比"):
		return topic + name, true
	case headOnly(name) && !w.last.apart:
		if strings.Contains(topic, name) || topic == "单位" || topic == "人均" || runes(topic) < 2 {
			return "", false
		}
		return topic + name, true
	}
	return "", false
}

// placed returns what a name that is only a place is to be completed with, from
// the claim before it: 上海（9.7%）、海南（8.6%） behind a growth.
func (w *walker) placed(name string) (string, bool) {
	name = place(name)
	if _, n := places().Longest(name); n == 0 || n != len(name) || w.last == nil || w.last.subject == "" {
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
	t := w.phrase(o)
	if i := strings.IndexFunc(t, func(r rune) bool { return r >= 0x80 }); i > 1 {
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
	before := strings.TrimRight(body[s.Start:f.clause.Start], "，,：:；; ")
	if before == "" {
		return text.Span{}
	}
	i := strings.LastIndexAny(before, "，,：:；;")
	start := s.Start
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		start += i + size
	}
	o := text.Span{Start: start, End: s.Start + len(before)}
	g := frame{}
	o = g.openSubject(body, o, nil)
	if runes(o.Of(body)) > limit {
		return text.Span{}
	}
	return o
}
