package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// placeOf returns the place that is all that the number's own words name: 海南 of
// 分别是上海（9.7%）、海南（8.6%）.
func (w *walker) placeOf(f *frame) string {
	own := place(strings.TrimSpace(f.subject.Of(w.d.Body)))
	if _, n := places().Longest(own); n == len(own) && n > 0 || placesOnly(own) && w.dimension() != "" {
		return own
	}
	return ""
}

// withPlace leaves only the names that open with a place or, if there are none,
// hold it: what is told of one place holds for no other.
func (w *walker) withPlace(list []name, at string) []name {
	var opens, holds []name
	for i := range list {
		w.buffer = w.spell(w.buffer[:0], &list[i])
		switch k := strings.Index(string(w.buffer), at); {
		case k == 0:
			opens = append(opens, list[i])
		case k > 0:
			holds = append(holds, list[i])
		}
	}
	switch {
	case len(opens) > 0:
		w.candidates = append(list[:0], opens...)
	case len(holds) > 0:
		w.candidates = append(list[:0], holds...)
	default:
		return list
	}
	return w.candidates
}

// listAhead is the list of count things that one of the two clauses before f's
// opens with: 甲、乙、丙 of 甲、乙、丙处于第一梯队，分别为30亿元、20亿元、10亿元. shared is
// what stands behind a date that the list ends at: 产量 of 甲、乙2025年产量超过5万吨.
func (w *walker) listAhead(f *frame, count int) (list, shared text.Span) {
	i := w.clauseAt(f.clause.Start)
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		l := text.Span{Start: w.clauses[k].Start, End: w.clauses[k].Start}
		items, last := 1, -1 // last is the token that the list ends at
	tokens:
		for at := w.tokenAt(l.Start); at < len(w.tokens) && w.tokens[at].Start < w.clauses[k].End; at++ {
			switch t := &w.tokens[at]; {
			case t.role == link:
				items++
			case t.role == mark && t.date && l.Empty():
				l.Start = t.End
			case t.role >= function || t.does():
				if l.Empty() {
					l.Start = t.End
					continue
				}
				last = at
				break tokens
			default:
				l.End = t.End
			}
		}
		if items == count && l.End > l.Start && l.Len() <= 3*60 {
			return l, w.behindDate(last, w.clauses[k].End)
		}
	}
	return text.Span{}, text.Span{}
}

// behindDate is the noun that stands behind the date that is token k, up to end:
// 进出口总额 of 2025年进出口总额都超过; empty where token k is none.
func (w *walker) behindDate(k, end int) text.Span {
	if k < 0 || w.tokens[k].role != mark || !w.tokens[k].date {
		return text.Span{}
	}
	for k < len(w.tokens) && w.tokens[k].role == mark && w.tokens[k].date {
		k++
	}
	if k == len(w.tokens) {
		return text.Span{}
	}
	out := text.Span{Start: w.tokens[k].Start, End: w.tokens[k].Start}
	for ; k < len(w.tokens) && w.tokens[k].End <= end; k++ {
		t := &w.tokens[k]
		if t.role > head && t.role != particle || t.does() {
			break
		}
		out.End = t.End
	}
	return out
}

// topicOfPlaces is what the last claim that was told of places tells of them: GDP
// of 甲省、乙省两省GDP.
func (w *walker) topicOfPlaces() string {
	if d := w.dimension(); d != "" {
		return d
	}
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

// homeOf is the place that an article is about, as its title names it without 省 or
// 市: 甲 of 2025年甲市政府工作报告; "" if the title names none, or several.
func (w *walker) homeOf(a *doc.Article) string {
	home := ""
	for _, s := range []text.Span{a.Title, a.Kicker, a.Subtitle} {
		t := s.Of(w.d.Body)
		for at := 0; at < len(t); {
			_, n := places().Longest(t[at:])
			if n == 0 {
				at += width(t, at)
				continue
			}
			found := bare(t[at : at+n])
			if home != "" && home != found && !strings.HasPrefix(found, home) {
				return ""
			}
			home, at = found, at+n
		}
		if home != "" {
			return home
		}
		if t = strings.TrimLeft(t, "0123456789年 　"); t != "" {
			if home = county(t); home != "" {
				return home
			}
		}
	}
	return ""
}

// bare is a place without the word for its sort: 甲 of 甲省.
func bare(place string) string {
	for _, sort := range []string{"省", "市", "自治区", "自治州", "地区"} {
		if t := strings.TrimSuffix(place, sort); len(t) >= 2*len("省") {
			return t
		}
	}
	return place
}

// county is the place that s opens with and no table knows, without the word for
// its sort: 乙 of 乙县2024年统计公报.
func county(s string) string {
	n := 0
	for i, r := range s {
		if n++; n > 5 {
			break
		}
		if n > 2 && strings.ContainsRune("市县区州旗", r) {
			if strings.ContainsAny(s[:i], "各全本分主和与及") {
				return ""
			}
			return s[:i]
		}
	}
	return ""
}

// placeAhead says what place a name opens with: home, that of its article, or
// another; "" if none.
func (w *walker) placeAhead(name string) string {
	if w.place != "" && strings.HasPrefix(name, w.place) {
		return "home"
	}
	if _, n := places().Longest(name); n > 0 {
		return "place"
	}
	return ""
}
