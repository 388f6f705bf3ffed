package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// An item is one subject of a number.
type item struct {
	name   string
	words  []text.Span
	vo     int    // direction of a verb whose object the name is; 0 for none
	rule   string // how the name was found
	whole  string // what it is a part of
	parent int    // of a name that took another's place: 1 + the index of the claim told before
	of     string // the thing whose pace it is: 价格 of 价格降幅
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
		if f.verb == 0 { // 增长1.9%和下降0.8%
			f.inherit(w.last.frame)
		}
		it := w.last.items[w.last.next]
		w.last.next++
		return []item{it}
	}
	if sameClause && here && w.last.items == nil && joins(subject) && f.verb == 0 && !f.to && !f.level && f.gap == 0 && joins(f.rest.Of(body)) {
		f.inherit(w.last.frame)
	}
	if sameClause && here && !f.start && w.last.frame != nil && w.last.frame.start && joinsDates(f.pre.Of(body)) { // 从第8位、第4位跃居第1位
		f.start, f.startAt = true, w.last.frame.startAt
	}
	if sameClause && here && subject == "" && f.noun == "" && w.last.frame != nil && f.mark.Unit == w.last.frame.mark.Unit { // 增速一季度为5.1%、二季度为5.6%
		f.noun = w.last.frame.noun
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
	if it, ok := w.bracketed(s, f); ok {
		return []item{it}
	}
	if full, ok := w.dependent(s, f, name); ok {
		name, rule = full, "clause-before"
	}
	if it, ok := w.otherVerb(s, f); ok {
		return []item{it}
	}
	if it, ok := w.graded(s, f); ok {
		return []item{it}
	}
	if it, ok := w.rangeAhead(s, f); ok {
		return []item{it}
	}
	if name == "" && f.flags&each != 0 && w.fresh(s, f) { // 通用设备、专用设备产能利用率稳步回升，均超过70%
		if list, o := w.eachBefore(s, f); len(list) > 1 {
			for i := range list {
				list[i].words, list[i].rule = []text.Span{o}, "each"
			}
			return list
		}
	}
	if name == "" {
		if l := w.label(s, f); !l.Empty() {
			return []item{{name: w.phrase(l), words: []text.Span{l}, rule: "line"}}
		}
	}
	switch {
	case name == "" && w.fresh(s, f) && w.named(s, f) != "":
		name, ws, rule = w.named(s, f), []text.Span{w.previousClause(s, f)}, "clause-before"
	case name == "" && w.fresh(s, f) && f.flags&respect != 0 && len(w.ranked(s, f)) > 1:
		name, ws, rule = strings.Join(w.ranked(s, f), "、"), []text.Span{w.previousClause(s, f)}, "clause-before"
	case name == "" && w.last != nil:
		if f.verb == 0 && f.gap == 0 && !f.to && !f.level && !f.start && f.mark.Kind != recognise.Rank && f.flags&(perYear|chain|total) == 0 && !sameClause && f.mark.Unit != nil && f.mark.Unit.Class != unit.Ratio {
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
		if o := w.nounOf(w.previousClause(s, f)); !o.Empty() {
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
		it := item{name: place(name) + topic, words: ws, vo: vo, rule: "place", of: topic}
		if topic == w.dimension() { // the sentence says it of all places
			it.of = ""
		}
		return []item{it}
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
	if place, some := w.placeEach(f, name), someEach(f, name); place || some || f.flags&each != 0 || f.percent() && pair(name) && w.numbersAhead(f) == 1 {
		list := splitItems(name, "、", "和", "及", "与")
		if place || some || strings.Contains(name, "等") {
			if bare, _ := withoutEtc(name); bare != name {
				list = splitItems(bare, "、")
			}
		}
		if two := parted(name); len(list) == 1 && two != nil && f.flags&each != 0 { // 城乡居民收入均增长
			list = two
		}
		if len(list) > 1 {
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
