package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// grants lists names of what a rule gives: 对新认定的企业，给予50万元奖励 is
// 新认定企业奖励. The receiver stands behind 对 in this clause or one before.
func (w *walker) grants(out []name, f *frame, index, count int) []name {
	gift := text.Span{}
	if last := w.listsOf(f.clause).grant; last >= 0 { // 一次性奖励: the noun with what stands before it
		gift = w.tokens[last].Span
		if last > 0 {
			if t := w.tokens[last-1]; t.End == gift.Start && t.role <= head && t.Start >= f.mark.End {
				gift.Start = t.Start
			}
		}
	}
	if k := len(w.told) - 1; gift.Empty() && k >= 0 && f.subject.Empty() && w.told[k].sentence == w.naming.sentence && strings.HasPrefix(w.told[k].source, "grant") { // 按投资额的12%给予补助，最高1000万元
		before, _, _ := strings.Cut(w.told[k].name, "占")
		return append(out, name{source: "grant, again", lead: before, prior: 0})
	}
	if gift.Empty() || w.naming.each && gift.Start < f.mark.Start {
		return out
	}
	n := 0
	of := w.grantedOf(f)
	if of != "" {
		out = append(out, name{source: "grant, of", lead: "", b: gift, tail: of, prior: -1, back: 9})
	}
	if i := w.clauseAt(f.clause.Start); i > 0 { // the clause before, whatever opens it
		if c := w.clauses[i-1]; c.Len() <= 3*60 {
			out = receivers(out, w.spellList(c), index, count, gift, 4)
		}
		if c := w.clauses[i-1]; count < 2 && runes(c.Of(w.d.Body)) <= 30 { // 连续三年考核优秀的，每个奖励500万元
			if who, ok := strings.CutSuffix(strings.TrimRight(c.Of(w.d.Body), "，, "), "的"); ok {
				who := text.Span{Start: c.Start, End: c.Start + len(who)}
				out = w.granted(out, (&frame{}).openSubject(w.d.Body, who, w.dates), gift, of, 6)
			}
		}
		if c := w.clauses[0]; i > 1 && runes(c.Of(w.d.Body)) <= 30 && count < 2 && !w.hasNumber(c) { // 新引进总部企业，注册资本1亿元以上的，给予奖励
			out = w.granted(out, (&frame{}).openSubject(w.d.Body, c, w.dates), gift, of, 5)
		}
	}
	if own := (text.Span{Start: f.clause.Start, End: max(f.clause.Start, f.subject.End)}); count > 1 && own.Len() <= 3*300 {
		if list := w.spellList(own); len(list) <= 3*60 {
			out = receivers(out, list, index, count, gift, 5)
		}
	}
	for i := w.tokenAt(f.mark.Start) - 1; i >= 0 && n < 3; i-- {
		t := w.tokens[i]
		if f.mark.Start-t.End > 3*300 {
			break
		}
		if t.Of(w.d.Body) != "对" && t.Of(w.d.Body) != "向" {
			continue
		}
		end := w.clauseEnd(t.End)
		for k := i + 1; k+1 < len(w.tokens) && w.tokens[k].Start < end && end <= f.mark.Start; k++ { // 对首次通过的企业奖励20万元，再次通过的奖励10万元
			if w.tokens[k].class&(give|grant) != 0 && w.tokens[k+1].role == mark {
				end = w.tokens[k].Start
			}
		}
		if end > f.mark.Start {
			end = f.pre.Start
			for _, k := range w.tokens[i+1:] {
				if k.class&give != 0 || k.Start >= f.mark.Start {
					end = min(end, k.Start)
					break
				}
			}
		}
		if end-t.End >= 6 && end-t.End <= 3*45 {
			n++
			out = receivers(out, w.spellList(text.Span{Start: t.End, End: end}), index, count, gift, n)
			out = w.granted(out, text.Span{Start: t.End, End: end}, gift, of, n)
			for _, k := range w.tokens[i+1:] { // the last noun of the receiver alone
				if k.Start >= end {
					break
				}
				if k.role == particle && k.Start > t.End && k.End < end {
					out = append(out, name{source: "grant, last", a: text.Span{Start: k.End, End: end}, b: gift, back: n})
				}
			}
		}
	}
	return out
}

// granted lists the names of a gift to a receiver, and of what share it is where
// the rule says of what: 企业补助占设备投资额 of 对企业按设备投资额的12%给予补助.
func (w *walker) granted(out []name, receiver, gift text.Span, of string, back int) []name {
	if of != "" {
		out = append(out, name{source: "grant, of", a: receiver, b: gift, tail: of, prior: -1, back: back})
	}
	return append(out, name{source: "grant", a: receiver, b: gift, back: back})
}

// grantedOf is what f's share of a gift is of, behind 占: 占设备投资额 of
// 按设备投资额的12%给予补助; "" where the rule does not say.
func (w *walker) grantedOf(f *frame) string {
	if !f.percent() {
		return ""
	}
	of, ok := strings.CutSuffix(strings.TrimRight(w.d.Body[f.clause.Start:f.mark.Start], " "), "的")
	if !ok {
		return ""
	}
	at := -1
	for _, word := range []string{"按照", "参照", "按", "不超过", "给予", "以"} {
		if i := strings.LastIndex(of, word); i >= 0 && i+len(word) > at {
			at = i + len(word)
		}
	}
	if at < 0 || runes(of[at:]) < 2 || runes(of[at:]) > 20 {
		return ""
	}
	return "占" + strings.ReplaceAll(of[at:], "的", "")
}

// hasNumber reports whether a number that could be a figure stands in s.
func (w *walker) hasNumber(s text.Span) bool {
	for i := w.tokenAt(s.Start); i < len(w.tokens) && w.tokens[i].Start < s.End; i++ {
		if w.tokens[i].role == mark && !w.tokens[i].date {
			return true
		}
	}
	return false
}

// receivers lists the names of item index of a list of count receivers.
func receivers(out []name, list string, index, count int, gift text.Span, back int) []name {
	it, each := receiver(list, index, count), eachReceiver(list, index, count)
	for i, lead := range []string{it, each} {
		if lead != "" && (i == 0 || lead != it) {
			out = append(out, name{source: []string{"grant, item", "grant, each"}[i], lead: lead, b: gift, prior: -1, back: back})
		}
	}
	return out
}

// eachReceiver returns item index of a list of count receivers with what only the
// first says before it and only the last behind it: 收入突破20亿元企业 of
// 收入突破50亿元、20亿元、10亿元的企业, 首次入选乙榜企业 of 首次入选甲榜、乙榜的企业.
func eachReceiver(list string, index, count int) string {
	if count < 2 {
		return ""
	}
	items := strings.Split(list, "、")
	if len(items) != count {
		if items = strings.Split(strings.ReplaceAll(list, "和", "、"), "、"); len(items) != count {
			return ""
		}
	}
	tail := ""
	if i := strings.LastIndex(items[count-1], "的"); i > 0 {
		items[count-1], tail = items[count-1][:i], items[count-1][i+len("的"):]
	}
	first := strings.TrimPrefix(items[0], "对")
	lead := leadVerb(first)
	if items[1] != "" && digit(items[1][0]) {
		if i := strings.IndexAny(first, "0123456789"); i > 0 {
			lead = first[:i]
		}
	}
	item := items[index]
	switch {
	case index == 0:
		item = first
	case !strings.HasPrefix(item, lead):
		item = lead + item
	}
	return strings.ReplaceAll(item+tail, "的", "")
}

// receiver returns item index of a list of receivers that has count of them, with
// what stands before the first for all: 新认定 of 新认定的省、市级企业.
func receiver(list string, index, count int) string {
	if count < 2 {
		return ""
	}
	if it := levels(list, index, count); it != "" {
		return it
	}
	items := strings.Split(strings.ReplaceAll(list, "和", "、"), "、")
	if len(items) != count {
		items = strings.Split(list, "、")
	}
	if len(items) != count {
		return ""
	}
	lead := ""
	if i := strings.LastIndex(items[0], "的"); i >= 0 && i+len("的") < len(items[0]) {
		lead, items[0] = items[0][:i], items[0][i+len("的"):]
	}
	items = alike(items)
	return strings.ReplaceAll(lead+items[index], "的", "")
}

// levelWords are the levels that receivers of one kind stand in, longest first.
var levelWords = []string{"国家级", "世界级", "全国", "全省", "全市", "省级", "市级", "区级", "县级", "国家", "一等", "二等", "三等", "一级", "二级", "三级", "四级", "五星级", "四星级", "三星级",

	"博士", "硕士", "本科", "特级", "甲级", "乙级", "省", "市", "区", "县"}

// levels returns level index of receivers that stand in count levels: 新认定省级
// 工厂 of 新认定的国家级、省级、市级工厂.
func levels(list string, index, count int) string {
	at := func(s string) string {
		for _, l := range levelWords {
			if strings.HasPrefix(s, l) {
				return l
			}
		}
		return ""
	}
	for i := range list {
		l := at(list[i:])
		if l == "" {
			continue
		}
		found := []string{l}
		rest := list[i+len(l):]
		for len(found) < count {
			next, ok := strings.CutPrefix(rest, "、")
			if !ok {
				next, ok = strings.CutPrefix(rest, "和")
			}
			if !ok {
				break
			}
			if l = at(next); l == "" {
				break
			}
			found = append(found, l)
			rest = next[len(l):]
		}
		if len(found) != count || strings.HasPrefix(rest, "、") {
			continue
		}
		level := found[index]
		if last := found[count-1]; strings.HasSuffix(last, "级") && !strings.HasSuffix(level, "级") {
			level += "级"
		}
		return strings.ReplaceAll(list[:i]+level+rest, "的", "")
	}
	return ""
}
