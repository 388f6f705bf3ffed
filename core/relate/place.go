package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// placeOf returns the place that is all that the number's own words name: 海南 of
// 分别是上海（9.7%）、海南（8.6%）.
func (w *walker) placeOf(f *frame) string {
	own := place(strings.TrimSpace(f.subject.Of(w.d.Body)))
	if _, n := places().Longest(own); n == 0 || n != len(own) {
		return ""
	}
	return own
}

// withPlace leaves only the names that hold a place, if there are any: what is
// told of one place holds for no other.
func (w *walker) withPlace(list []name, at string) []name {
	keep := list[:0:0]
	for i := range list {
		w.buffer = w.spell(w.buffer[:0], &list[i])
		if strings.Contains(string(w.buffer), at) {
			keep = append(keep, list[i])
		}
	}
	if len(keep) == 0 {
		return list
	}
	w.candidates = append(list[:0], keep...)
	return w.candidates
}

// listAhead is the list of count things that one of the two clauses before f's
// opens with: 甲、乙、丙 of 甲、乙、丙处于第一梯队，分别为30亿元、20亿元、10亿元.
func (w *walker) listAhead(f *frame, count int) text.Span {
	i := w.clauseAt(f.clause.Start)
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		l := text.Span{Start: w.clauses[k].Start, End: w.clauses[k].Start}
		items := 1
	tokens:
		for at := w.tokenAt(l.Start); at < len(w.tokens) && w.tokens[at].Start < w.clauses[k].End; at++ {
			switch t := &w.tokens[at]; {
			case t.role == link:
				items++
			case t.role == mark && t.date && l.Empty():
				l.Start = t.End
			case t.role >= function || t.role == content && strings.IndexByte("vdpcr", t.pos) >= 0 && t.pos != 0:
				if l.Empty() {
					l.Start = t.End
					continue
				}
				break tokens
			default:
				l.End = t.End
			}
		}
		if items == count && l.End > l.Start && l.Len() <= 3*60 {
			return l
		}
	}
	return text.Span{}
}

// topicOfPlaces is what the last claim that was told of places tells of them: GDP
// of 甲省、乙省两省GDP.
func (w *walker) topicOfPlaces() string {
	for k := len(w.told) - 1; k >= 0 && k >= len(w.told)-8; k-- {
		rest := w.told[k].name
		found := false
		for rest != "" {
			if _, n := places().Longest(rest); n > 0 {
				rest, found = rest[n:], true
				continue
			}
			r, size := utf8.DecodeRuneInString(rest)
			if !found || !strings.ContainsRune("、和与及两二三四五六七八九十省市县区份", r) {
				break
			}
			rest = rest[size:]
		}
		if found && rest != "" && len(rest) <= 3*12 {
			return rest
		}
	}
	return ""
}
