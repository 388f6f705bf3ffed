package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// bracketed names f's number where it stands alone in brackets behind one of a
// list of things: 永安市增速 of 增速居前的是永安市（9.7%）、长平市（8.6%）. What is told of all of
// them stands before the list or right behind it.
func (w *walker) bracketed(s text.Span, f *frame) (item, bool) {
	l := w.bracketList(s, f)
	if l.things < 2 {
		return item{}, false
	}
	thing := w.phrase(l.thing)
	if n := runes(thing); n == 0 || n > 16 {
		return item{}, false
	}
	it := item{name: thing, words: []text.Span{l.thing}, rule: "bracketed"}
	if headOf(thing) != thing && headOf(thing) != "" && !f.percent() {
		return it, true // 原煤产量（5亿吨）、原油产量（2亿吨）
	}
	m := w.measureBehind(l.Span)
	if m.Empty() {
		m = w.measureAhead(s, l.Start, f)
	}
	if m.Empty() {
		return item{}, false
	}
	measure := w.phrase(m)
	for _, sort := range slices.Concat(sorts, nouns) { // 省份增速超过平均水平
		if rest, ok := strings.CutPrefix(measure, sort); ok && (paceHead(rest) || rest != "" && headOf(rest) == rest) {
			measure = rest
			break
		}
	}
	if measure == "" || strings.HasSuffix(thing, measure) {
		return it, true
	}
	it.name, it.of, it.words = thing+measure, measure, append(it.words, m)
	return it, true
}

// A bracketList is a list of things with a number in brackets behind each.
type bracketList struct {
	text.Span           // from the first thing to the last bracket
	thing     text.Span // the one that has the number at hand
	things    int
}

// maxThings is how many things of a list in brackets are looked at: what is told
// of all stands near.
const maxThings = 40

// bracketList finds the list that f's number is of.
func (w *walker) bracketList(s text.Span, f *frame) bracketList {
	body := w.d.Body
	lead := strings.TrimRight(body[s.Start:f.mark.Start], "约近超 ")
	left, ok := opened(lead)
	if !ok {
		return bracketList{}
	}
	shut, size := utf8.DecodeRuneInString(body[f.rest.Start:s.End])
	if shut != '）' && shut != ')' {
		return bracketList{}
	}
	end := f.rest.Start + size
	l := bracketList{Span: text.Span{Start: s.Start + len(left), End: end}, things: 1}
	l.Start = s.Start + thingStart(left)
	l.thing = text.Span{Start: l.Start, End: s.Start + len(left)}
	for at := l.Start; l.things < maxThings; l.things++ { // those before
		before, ok := joinedTo(body[s.Start:at])
		if !ok {
			break
		}
		before, ok = bracketEnd(before)
		if !ok {
			break
		}
		at = s.Start + thingStart(before)
		l.Start = at
	}
	for l.things < maxThings { // those behind
		next := strings.TrimLeft(body[l.End:s.End], "、和与及以 ")
		i := strings.IndexAny(next, "（(")
		if i <= 0 || len(next) == s.End-l.End || runes(next[:i]) > 16 || strings.ContainsAny(next[:i], "，；。、：") {
			break
		}
		at := s.End - len(next) + i
		_, size := utf8.DecodeRuneInString(next[i:])
		n := numberOnly(body[at+size : s.End])
		if n == 0 {
			break
		}
		l.End = at + size + n
		l.things++
	}
	return l
}

// opened is s without the bracket that it ends with; ok is false if it ends with
// none.
func opened(s string) (string, bool) {
	for _, b := range []string{"（", "("} {
		if rest, ok := strings.CutSuffix(s, b); ok {
			return rest, true
		}
	}
	return s, false
}

// joinedTo is s without the 、 or 和 that it ends with; ok is false if it ends with
// none.
func joinedTo(s string) (string, bool) {
	for _, b := range []string{"、", "以及", "和", "及", "与"} {
		if rest, ok := strings.CutSuffix(s, b); ok {
			return rest, true
		}
	}
	return s, false
}

// bracketEnd is s up to the bracket with a number alone that it ends with; ok is
// false if it ends with none.
func bracketEnd(s string) (string, bool) {
	if !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, ")") {
		return s, false
	}
	i := max(strings.LastIndex(s, "（"), strings.LastIndex(s, "("))
	if i <= 0 {
		return s, false
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	if numberOnly(s[i+size:]) != len(s)-i-size {
		return s, false
	}
	return s[:i], true
}

// numberOnly is the length of a number and the bracket behind it at the start of
// s; 0 if anything else stands there.
func numberOnly(s string) int {
	i := strings.IndexAny(s, "）)")
	if i <= 0 || i > 3*16 {
		return 0
	}
	in := strings.TrimLeft(s[:i], "约近超 ")
	found := recognise.Block(in)
	if len(found) == 0 || found[0].Kind != recognise.Number || found[0].Len() != len(in) {
		return 0
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return i + size
}

// thingStart is where the thing starts that s ends with: behind a mark, or the
// word that introduces the list.
func thingStart(s string) int {
	at := 0
	if i := strings.LastIndexAny(s, "，,；;：:。、（）()"); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		at = i + size
	}
	for _, intro := range []string{"分别是", "分别为", "依次是", "依次为", "的有", "的是", "的为", "包括", "其次是", "其中", "以及", "）和", "）及"} {
		if i := strings.LastIndex(s[at:], intro); i >= 0 && at+i+len(intro) < len(s) {
			at += i + len(intro)
		}
	}
	if rest, ok := strings.CutPrefix(s[at:], "和"); ok && rest != "" && at > 0 {
		at += len("和")
	}
	return at
}

// measureBehind is the head that stands right behind a list: 增速 of
// 甲省（5.5%）、乙省（5.5%）增速与全国持平.
func (w *walker) measureBehind(l text.Span) text.Span {
	at := l.End
	for k := w.tokenAt(l.End); k < len(w.tokens); k++ {
		t := &w.tokens[k]
		if t.Start < at || t.Start == at && (t.role == head || t.role == term || paceHead(t.Of(w.d.Body))) {
			at = max(at, t.End)
			continue
		}
		break
	}
	return text.Span{Start: l.End, End: at}
}

// measureAhead is what the words before a list say that its numbers measure: the
// last noun that ends with a head, of a kind that f's unit goes with, of the
// two clauses before.
func (w *walker) measureAhead(s text.Span, at int, f *frame) text.Span {
	body := w.d.Body
	from := s.Start
	if i := w.clauseAt(at); i > 2 {
		from = w.clauses[i-3].Start
	}
	fits := func(t *token) bool {
		word := t.Of(body)
		rate := paceHead(word) || ratioHead(word)
		if t.role != head && t.role != term && !paceHead(word) {
			return false
		}
		switch {
		case f.percent():
			return rate
		case headOf(word) == "":
			return false
		}
		return !rate && (f.mark.Unit == nil || f.mark.Unit.Class != unit.Ratio)
	}
	from = max(from, at-3*200)
	for k := w.tokenAt(at) - 1; k >= 0 && w.tokens[k].Start >= from; k-- {
		t := &w.tokens[k]
		if !fits(t) {
			continue
		}
		m := t.Span
		for k--; k >= 0 && w.tokens[k].End == m.Start && w.tokens[k].Start >= from; k-- {
			t := &w.tokens[k]
			if t.role > head || t.does() {
				break
			}
			m.Start = t.Start
		}
		return m
	}
	return text.Span{}
}
