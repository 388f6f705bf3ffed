package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// A name is a candidate for what a number measures: words carried over from an
// earlier claim, then up to two stretches of the text.
type name struct {
	source string
	lead   string    // carried words
	a, b   text.Span // of Body
	tail   string    // the end of an earlier claim's name
	back   int       // clauses between the words and the number's own
	prior  int       // of a carried name: how many claims back
}

// maxName is the length in bytes up to which words are taken for a name.
const maxName = 3 * 30

// maxCarried is the length in bytes up to which a name is carried over into a
// longer one, so that none grows from claim to claim.
const maxCarried = 4 * maxName

// A region is a stretch of a clause that names are looked for in.
type region struct {
	text.Span
	source string
	back   int
}

// bounds finds where names can start and end in r: behind and before words
// that the tables know, marks and points. It returns at most a dozen of each.
func (w *walker) bounds(r region, f *frame) (starts, ends []int) {
	starts, ends = w.starts[:0], w.ends[:0]
	body := w.d.Body
	add := func(list []int, at int) []int {
		for _, v := range list {
			if v == at {
				return list
			}
		}
		return append(list, at)
	}
	inside := false
	for _, t := range w.tokens[w.tokenAt(r.Start):] {
		if t.Start >= r.End {
			break
		}
		lo, hi := max(t.Start, r.Start), min(t.End, r.End)
		if !inside && t.role < mark {
			starts = add(starts, lo)
			inside = true
		}
		switch t.role {
		case content:
			switch t.pos {
			case 'v':
				starts = add(starts, lo)
				starts = add(starts, hi)
				ends = add(ends, lo)
			case 'd', 'p', 'c', 'r':
				starts = add(starts, hi)
				ends = add(ends, lo)
			}
		case term:
			starts = add(starts, lo)
			ends = add(ends, hi)
		case head:
			ends = add(ends, hi)
		case mark, point, particle, link, function:
			ends = add(ends, lo)
			starts = add(starts, hi)
		}
	}
	ends = add(ends, r.End)
	if r.source == "own" && !f.subject.Empty() {
		starts = add(starts, f.subject.Start)
		ends = add(ends, f.subject.End)
	}
	for i, at := range starts { // a name starts with no blank
		for at < r.End && (body[at] == ' ' || strings.HasPrefix(body[at:], "　")) {
			_, size := utf8.DecodeRuneInString(body[at:])
			at += size
		}
		starts[i] = at
	}
	w.starts, w.ends = starts, ends
	return starts, ends
}

// names lists the candidates for the name of f; before are the clauses before
// its own.
func (w *walker) names(f *frame, before []text.Span) []name {
	out := w.candidates[:0]
	own := region{Span: f.pre, source: "own"}
	own.End = max(own.Start, w.naming.bound)
	out = w.spans(out, own, f)
	objects := w.objects(f)
	starts, _ := w.bounds(own, f)
	for _, o := range objects {
		out = append(out, name{source: "object", a: o})
		n := 0
		for _, st := range starts {
			if st < f.subject.End && f.subject.End-st <= maxName && n < 3 {
				out = append(out, name{source: "own+object", a: text.Span{Start: st, End: f.subject.End}, b: o})
				n++
			}
		}
	}
	subject := f.subject
	for i := len(before) - 1; i >= 0 && len(before)-i <= 2; i-- {
		r := region{Span: before[i], source: "before", back: len(before) - i}
		n := len(out)
		out = w.spans(out, r, f)
		if !subject.Empty() && subject.Len() <= 3*8 { // 主要产品产量大幅增长，钢增长20%: 钢产量
			for k := w.tokenAt(r.End) - 1; k >= 0 && w.tokens[k].Start >= r.Start; k-- {
				if w.tokens[k].role == head {
					out = append(out, name{source: "own+head", a: subject, b: w.tokens[k].Span, back: r.back})
					break
				}
			}
		}
		for _, c := range out[n:] {
			if !subject.Empty() && subject.Len() <= 3*12 {
				out = append(out, name{source: "before+own", a: c.a, b: subject, back: r.back})
			}
			if len(objects) > 0 {
				out = append(out, name{source: "before+object", a: c.a, b: objects[0], back: r.back})
			}
			if len(out) > 160 {
				break
			}
		}
	}
	for k := 0; k < len(w.told) && k < 3; k++ {
		t := w.told[len(w.told)-1-k]
		out = append(out, name{source: "carried", lead: t.name, prior: k})
		if len(t.name) > maxCarried || len(t.base) > maxCarried {
			continue
		}
		topic := topicOf(t.name)
		if !subject.Empty() && subject.Len() <= 3*16 {
			if topic != t.name {
				out = append(out, name{source: "topic+own", lead: topic, a: subject, prior: k})
			}
			out = append(out, name{source: "carried+own", lead: t.name, a: subject, prior: k})
		}
		if len(objects) > 0 && k < 2 {
			out = append(out, name{source: "carried+object", lead: topic, a: objects[0], prior: k})
		}
		if !subject.Empty() && subject.Len() <= 3*14 && k < 2 {
			out = append(out, name{source: "own+whole", a: subject, tail: t.base, prior: k}) // 其中南站: 南站旅客发送量
			for i, cut := range t.cuts {
				if k > 0 && i > 1 {
					break
				}
				out = append(out, name{source: "own+tail", a: subject, tail: t.base[cut:], prior: k})
				out = append(out, name{source: "insert", lead: t.base[:cut], a: subject, tail: t.base[cut:], prior: k})
			}
		}
	}
	index, count := w.listPlace(f)
	out = w.listed(out, f, index, count)
	out = w.grants(out, f, index, count)
	w.candidates = out
	return out
}

// A run is a list of numbers of one clause and what they are told of: 进口、出口
// of 进口、出口分别为120亿元、310亿元.
type run struct {
	clause  text.Span
	subject text.Span
	count   int
	tail    string   // the head of the name before the list
	names   []string // as they were chosen, in order
}

// listed lists the names that a list of things gives the numbers of a list, of
// which f's is number index of count, one each: the thing at the number's own place, with what only the first or the last
// prints. A list without things of its own is told of those of the one before.
func (w *walker) listed(out []name, f *frame, index, count int) []name {
	if count < 2 || count > 12 {
		return out
	}
	if index == 0 {
		if w.run.count == count && len(w.run.names) == count {
			w.runBefore = w.run
		}
		w.run = run{clause: f.clause, subject: f.subject, count: count}
		if w.contentIn(f.subject) < 2 {
			if l := w.listAhead(f, count); !l.Empty() {
				w.run.subject = l
			}
		}
	}
	if w.run.clause != f.clause || w.run.count != count {
		return out
	}
	if !w.run.subject.Empty() && w.run.subject.Len() <= 3*60 {
		list := w.spellList(w.run.subject)
		items := splitItems(list, "、", "和", "及", "与")
		if len(items) != count {
			items = splitItems(list, "、")
		}
		if len(items) == count {
			for i := range items {
				items[i] = strings.ReplaceAll(items[i], "的", "")
			}
			it := spread(items)[index].name
			out = append(out, name{source: "list", lead: it, prior: -1})
			if e := even(items)[index]; e != it {
				out = append(out, name{source: "list, even", lead: e, prior: -1})
			}
			if k := len(w.told); k > 0 && index == 0 {
				w.run.tail = headOf(w.told[k-1].base)
			}
			if t := w.topicOfPlaces(); t != "" {
				if _, n := places().Longest(it); n > 0 && n == len(it) {
					out = append(out, name{source: "list", lead: it + t, prior: -1})
				}
			}
			if h := w.run.tail; h != "" && !strings.HasSuffix(it, h) {
				out = append(out, name{source: "list, tail", lead: it + h, prior: -1})
			}
		}
	}
	if b := &w.runBefore; w.contentIn(w.run.subject) < 2 && b.count == count && len(b.names) == count && w.run.clause.Start-b.clause.End < 3*40 && w.run.clause.Start >= b.clause.End {
		out = append(out, name{source: "list, again", lead: b.names[index], prior: -1})
	}
	return out
}

// even gives the items of a list what the last has behind as many characters as
// the first has: 城镇、农村居民收入 are 城镇居民收入 and 农村居民收入. A count of
// the items is left out: 甲、乙两县产量 are 甲县产量 and 乙县产量.
func even(items []string) []string {
	items = alike(items)
	last := items[len(items)-1]
	n := runes(items[0])
	at := 0
	for i := range last {
		if n == 0 {
			at = i
			break
		}
		n--
	}
	if at == 0 {
		return items
	}
	tail := last[at:]
	if r, size := utf8.DecodeRuneInString(tail); strings.ContainsRune("两二三四五六七八九十", r) && size < len(tail) {
		tail = tail[size:]
	}
	out := make([]string, len(items))
	for i, it := range items[:len(items)-1] {
		out[i] = it
		if !strings.HasSuffix(it, tail) {
			out[i] += tail
		}
	}
	out[len(items)-1] = last[:at] + tail
	return out
}

// grants lists names of what a rule gives: 对新认定的企业，给予50万元奖励 is
// 新认定企业奖励. The receiver stands behind 对 in this clause or one before.
func (w *walker) grants(out []name, f *frame, index, count int) []name {
	gift := text.Span{}
	for i := w.tokenAt(f.clause.Start); i < len(w.tokens) && w.tokens[i].Start < f.clause.End; i++ {
		t := w.tokens[i]
		if t.class&grant == 0 {
			continue
		}
		// 一次性奖励: the noun with what stands before it
		gift = t.Span
		if i > 0 && w.tokens[i-1].End == t.Start && w.tokens[i-1].role <= head && w.tokens[i-1].Start >= f.mark.End {
			gift.Start = w.tokens[i-1].Start
		}
	}
	if gift.Empty() {
		return out
	}
	n := 0
	if i := w.clauseAt(f.clause.Start); i > 0 { // the clause before, whatever opens it
		if c := w.clauses[i-1]; c.Len() <= 3*60 {
			if it := receiver(w.spellList(c), index, count); it != "" {
				out = append(out, name{source: "grant, item", lead: it, b: gift, prior: -1, back: 4})
			}
		}
	}
	if own := w.spellList(text.Span{Start: f.clause.Start, End: max(f.clause.Start, f.subject.End)}); count > 1 && len(own) <= 3*60 {
		if it := receiver(own, index, count); it != "" {
			out = append(out, name{source: "grant, item", lead: it, b: gift, prior: -1, back: 5})
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
			if it := receiver(w.spellList(text.Span{Start: t.End, End: end}), index, count); it != "" {
				out = append(out, name{source: "grant, item", lead: it, b: gift, prior: -1, back: n})
			}
			out = append(out, name{source: "grant", a: text.Span{Start: t.End, End: end}, b: gift, back: n})
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

// listPlace is the place of f's number in a list of numbers that only 、 and 和
// part, from 0, and their count.
func (w *walker) listPlace(f *frame) (index, count int) {
	at, run := -1, 0
	found := false
	for _, t := range w.tokens[w.tokenAt(f.clause.Start):] {
		if t.Start >= f.clause.End {
			break
		}
		switch {
		case t.role == mark && t.Start == at:
			run++
		case t.role == mark:
			if found {
				return index, count
			}
			run = 0
		case (t.role == link || t.class&bounding != 0) && t.Start == at:
			at = t.End
			continue
		default:
			continue
		}
		at = t.End
		if t.Start == f.mark.Start {
			index, found = run, true
		}
		count = run + 1
	}
	return index, count
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

// spellList is spellSpan without its drops of 的, for lists that are still to be
// parted.
func (w *walker) spellList(s text.Span) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　“”‘’「」\u00a0\u2002", r) {
			return -1
		}
		return r
	}, s.Of(w.d.Body))
}

// clauseEnd is the end of the clause of the sentence that at stands in.
func (w *walker) clauseEnd(at int) int {
	for _, c := range w.clauses {
		if at <= c.End {
			return c.End
		}
	}
	return at
}

// spans adds every stretch of r from a start to an end.
func (w *walker) spans(out []name, r region, f *frame) []name {
	starts, ends := w.bounds(r, f)
	for _, st := range starts {
		for _, en := range ends {
			if n := en - st; n >= 3 && n <= maxName && en <= r.End {
				out = append(out, name{source: r.source, a: text.Span{Start: st, End: en}, back: r.back})
			}
		}
	}
	return out
}

// boundStart is where the words start that bound f's number, 超过 of 收入超过5万元,
// or the number itself: what they say of its size tells nothing of what it
// measures or whether it was reached.
func (w *walker) boundStart(f *frame) int {
	at := f.mark.Start
	for i := w.tokenAt(at) - 1; i >= 0; i-- {
		t := &w.tokens[i]
		if t.End != at || t.class&bounding == 0 || t.Start < f.pre.Start {
			break
		}
		at = t.Start
	}
	return at
}

// objects are the nouns that can stand behind the number: what it counts.
func (w *walker) objects(f *frame) []text.Span {
	if f.mark.Kind == recognise.Number && f.percent() && !strings.HasPrefix(f.rest.Of(w.d.Body), "的") && !f.subject.Empty() {
		return nil
	}
	rest := f.rest
	if strings.HasPrefix(rest.Of(w.d.Body), "的") {
		rest.Start += len("的")
	}
	if next := w.listEnd(f); next > rest.Start { // 500万元、200万元奖励: what stands behind the last is all theirs
		rest = text.Span{Start: next, End: f.clause.End}
	}
	var out []text.Span
	end := -1
	for _, t := range w.tokens[w.tokenAt(rest.Start):] {
		if t.Start >= rest.End {
			break
		}
		switch t.role {
		case content, term, head, particle:
			if (t.pos == 'v' || t.role == particle) && end > rest.Start && len(out) < 4 {
				out = append(out, text.Span{Start: rest.Start, End: t.Start}) // 13亿多人口的大国实现了…
			}
			end = min(t.End, rest.End)
			continue
		}
		if t.Start > rest.Start {
			out = append(out, text.Span{Start: rest.Start, End: t.Start})
		}
		end = -1
		if t.role == mark || t.role == point || len(out) >= 5 || t.Start <= rest.Start {
			break
		}
		end = min(t.End, rest.End)
	}
	if end > rest.Start {
		out = append(out, text.Span{Start: rest.Start, End: end})
	}
	if k := w.lastNoun(f, rest); !k.Empty() {
		out = append(out, k)
	}
	keep := out[:0]
	for _, o := range out {
		if o.Len() >= 3 && o.Len() <= maxName {
			keep = append(keep, o)
		}
	}
	return keep
}

// lastNoun is what stands behind the last 的 of the clause: 典型项目 of 100个在
// 研发、生产等领域成效突出的典型项目.
func (w *walker) lastNoun(f *frame, rest text.Span) text.Span {
	for i := w.tokenAt(f.clause.End) - 1; i >= 0 && w.tokens[i].Start > rest.Start; i-- {
		t := w.tokens[i]
		if t.role == mark {
			return text.Span{}
		}
		if t.role == particle && t.Of(w.d.Body) == "的" && t.End < f.clause.End {
			end := f.clause.End
			for _, k := range w.tokens[i+1:] {
				if k.role >= function {
					end = min(end, k.Start)
					break
				}
			}
			return text.Span{Start: t.End, End: end}
		}
	}
	return text.Span{}
}

// listEnd is the end of the last number of a list that f's number opens, with
// nothing but 、 and 和 between them; 0 if it opens none.
func (w *walker) listEnd(f *frame) int {
	end := 0
	at := f.mark.End
	for _, t := range w.tokens[w.tokenAt(at):] {
		if t.Start < at {
			continue
		}
		if t.Start >= f.clause.End {
			break
		}
		switch {
		case t.role == link:
			at = t.End
			continue
		case t.role == mark && t.Start == at && at > f.mark.End:
			at, end = t.End, t.End
			continue
		}
		break
	}
	return end
}

// cuts are the places where the name of a claim can be cut, so that its end
// serves another: 人口比重 of 东部地区人口比重. The first three are enough.
func cuts(name string) []int {
	lex := lexemes()
	var out []int
	for at := 0; at < len(name); {
		l, n := lex.Longest(name[at:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(name[at:])
			at += size
			continue
		}
		if at > 0 && (len(out) == 0 || out[len(out)-1] != at) {
			out = append(out, at)
		}
		at += n
		if at < len(name) && l.role != head {
			out = append(out, at)
		}
	}
	if len(out) > 4 {
		out = append(out[:2], out[len(out)-2:]...)
	}
	return out
}

// spell appends the words of c without what names leave out.
func (w *walker) spell(buf []byte, c *name) []byte {
	buf = append(buf, c.lead...)
	buf = w.spellSpan(buf, c.a)
	buf = w.spellSpan(buf, c.b)
	return append(buf, c.tail...)
}

func (w *walker) spellSpan(buf []byte, s text.Span) []byte {
	body := w.d.Body
	if w.allPlain(s) && !strings.HasPrefix(body[s.Start:], "我") && !strings.HasPrefix(body[s.Start:], "全") && !strings.HasPrefix(body[s.Start:], "本") {
		return append(buf, body[s.Start:s.End]...)
	}
	depth := 0
	first := len(buf)
	next := w.tokenAt(s.Start)
	for at := s.Start; at < s.End; {
		for next < len(w.tokens) && w.tokens[next].End <= at {
			next++
		}
		if next < len(w.tokens) && w.tokens[next].date && w.tokens[next].Start == at && w.tokens[next].End <= s.End {
			at = w.tokens[next].End // 某县2020年新建水库: when is told apart
			continue
		}
		b := body[at]
		if b < utf8.RuneSelf {
			switch b {
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(0, depth-1)
			case ' ', '\t', '"', '*', '_', '`', '#':
			default:
				if depth == 0 {
					buf = append(buf, b)
				}
			}
			at++
			continue
		}
		size := width(body[:s.End], at)
		r := body[at : at+size]
		at += size
		if b >= 0xE4 && b <= 0xE9 { // the Han characters
			if depth == 0 && r != "的" {
				buf = append(buf, r...)
			}
			continue
		}
		switch r {
		case "（", "［", "〔":
			if !counties(body[at:s.End]) { // 县（市、区）
				depth++
			}
			continue
		case "）", "］", "〕":
			depth = max(0, depth-1)
			continue
		case "的", "“", "”", "「", "」", "‘", "’", "《", "》", "　", "\u00a0", "\u200b":
			continue
		}
		if depth > 0 || footnote(r) {
			continue
		}
		buf = append(buf, r...)
	}
	for _, lead := range []string{"我国", "全国", "全省", "全市", "全区", "全县", "全州", "全旗", "我省", "我市", "我区", "我县", "本省", "本市"} {
		if t := buf[first:]; len(t) > len(lead) && string(t[:len(lead)]) == lead {
			buf = append(buf[:first], t[len(lead):]...)
		}
	}
	for len(buf) > first {
		cut := false
		for _, p := range []string{"，", "、", "；", "：", "。", ":", ",", ";", "—", "…"} {
			if n := len(buf) - len(p); n >= first && string(buf[n:]) == p {
				buf, cut = buf[:n], true
			}
			if t := buf[first:]; len(t) >= len(p) && string(t[:len(p)]) == p {
				buf, cut = append(buf[:first], t[len(p):]...), true
			}
		}
		if !cut {
			break
		}
	}
	return buf
}

// allPlain reports whether every token that s covers or cuts is plain.
func (w *walker) allPlain(s text.Span) bool {
	i := w.tokenAt(s.Start)
	if i == len(w.tokens) || w.tokens[i].Start > s.Start {
		return false
	}
	for ; i < len(w.tokens) && w.tokens[i].Start < s.End; i++ {
		if !w.tokens[i].plain {
			return false
		}
	}
	return true
}

// counties reports whether a bracket that opened before s holds sorts of places
// alone, which belong to the word before it: 县（市、区）.
func counties(s string) bool {
	for i, r := range s {
		switch {
		case r == '）' || r == ')':
			return i > 0
		case !strings.ContainsRune("市区县旗州镇乡村、盟", r):
			return false
		}
	}
	return false
}

// footnote reports whether r is a mark of a footnote: ①.
func footnote(r string) bool {
	c, _ := utf8.DecodeRuneInString(r)
	return '①' <= c && c <= '⑳'
}

var (
	tSource    = rank.NewTemplate("name.source")
	tSourceK   = rank.NewTemplate("name.source,kind")
	tSourceU   = rank.NewTemplate("name.source,unit")
	tBack      = rank.NewTemplate("name.source,back")
	tPrior     = rank.NewTemplate("name.source,prior")
	tRule      = rank.NewTemplate("name.rule")
	tKnown     = rank.NewTemplate("name.known")
	tLeft      = rank.NewTemplate("name.left")
	tLeftWord  = rank.NewTemplate("name.left,word")
	tLast1     = rank.NewTemplate("name.last1")
	tLast2     = rank.NewTemplate("name.last2")
	tLast3     = rank.NewTemplate("name.last3")
	tLastUnit  = rank.NewTemplate("name.last1,unit")
	tLastUnit2 = rank.NewTemplate("name.last2,unit")
	tLastKind  = rank.NewTemplate("name.last2,kind")
	tRight     = rank.NewTemplate("name.right")
	tRightWord = rank.NewTemplate("name.right,word")
	tGap       = rank.NewTemplate("name.gap")
	tSkipped   = rank.NewTemplate("name.skipped")
	tLength    = rank.NewTemplate("name.length")
	tLengthS   = rank.NewTemplate("name.source,length")
	tInside    = rank.NewTemplate("name.inside")
	tLastName  = rank.NewTemplate("name.last2,unit name")
	tCarry     = rank.NewTemplate("name.carry")
	tCarryOwn  = rank.NewTemplate("name.carry,own")
	tCarryKind = rank.NewTemplate("name.carry,kinds")
	tCarryUnit = rank.NewTemplate("name.carry,units")
	tOwnEnd    = rank.NewTemplate("name.source,own end")
	tOwnPlace  = rank.NewTemplate("name.source,own place")
	tSourceKO  = rank.NewTemplate("name.source,kind,own")
	tPrevSrc   = rank.NewTemplate("name.source,previous")
	tVerb      = rank.NewTemplate("name.verb,source")
	tFirst1    = rank.NewTemplate("name.first1")
	tFirst2    = rank.NewTemplate("name.first2")
	tFirst2S   = rank.NewTemplate("name.first2,source")
	tCover     = rank.NewTemplate("name.left out")
	tRepeat    = rank.NewTemplate("name.repeats")
	tEdges     = rank.NewTemplate("name.edges")
	tWord      = rank.NewTemplate("name.word inside")
)

// A setting of one choice of a name: what all its candidates share.
type naming struct {
	f                *frame
	kind             string // as the words around the number have it
	unit             string
	unitName         string
	ownEnd1, ownEnd2 string // the last characters of its subject
	place            string // whether its subject is a place
	prevSource       string // where the name before came from
	own              string // how much the number's own clause says: characters that no table knows
	bound            int    // where its number starts, or the words that bound it
	sentence         text.Span
	rule             string // the name that the rules make
	ruleName         string
	verb             string
}

// scoreName sums the features of c, whose words are spelled word.
func (w *walker) scoreName(sc *rank.Score, c *name, n *naming, word string) {
	src := c.source
	w.scoreSource(sc, src, n, src != "rule" && c.prior >= 0)
	w.scoreWords(sc, n, word, src)
	switch {
	case src == "rule":
		sc.Str(tRule, n.ruleName)
		return
	case c.prior < 0:
		sc.Pair(tBack, src, rank.Digit(c.back))
		return
	}
	switch {
	case n.rule == "":
	case word == n.rule:
		sc.Str(tRule, n.ruleName)
	case src == "carried":
	case strings.HasSuffix(n.rule, word):
		sc.Str(tRule, "tail")
	case strings.HasSuffix(word, n.rule):
		sc.Str(tRule, "more")
	}
	if c.lead != "" || c.tail != "" {
		w.scoreCarried(sc, c, n)
		return
	}
	sc.Pair(tBack, src, rank.Digit(c.back))
	w.scoreSpan(sc, src, c.a)
	skipped := c.a.Start
	if !c.b.Empty() {
		w.scoreSpan(sc, "second", c.b)
		if src == "before+own" {
			skipped = c.b.Start
		}
	}
	switch src {
	case "own":
		left, gap := w.contentIn(text.Span{Start: n.f.pre.Start, End: skipped}), w.contentIn(text.Span{Start: c.a.End, End: n.f.mark.Start})
		sc.Int(tGap, gap)
		sc.Int(tSkipped, left)
		sc.Pair(tCover, rank.Digit(min(5, left)), rank.Digit(min(5, gap)))
	case "before+own", "own+object":
		sc.Int(tSkipped, w.contentIn(text.Span{Start: n.f.pre.Start, End: skipped}))
	case "before", "object", "before+object":
		sc.Pair(tCarryOwn, src, n.own)
	}
}

// scoreSource counts what only depends on where a name comes from; it is the
// same for all candidates of a source and summed once.
func (w *walker) scoreSource(sc *rank.Score, src string, n *naming, text bool) {
	sort := uint64(memoSource)
	if text {
		sort = memoText
	}
	key := memoKey(sort, rank.Part(src), 0)
	if w.memo.get(sc, key) {
		return
	}
	before := sc.Sum
	sc.Str(tSource, src)
	sc.Pair(tSourceK, src, n.kind)
	sc.Pair(tSourceU, src, n.unit)
	if text {
		sc.Pair(tOwnEnd, src, n.ownEnd1)
		sc.Pair(tOwnEnd, src, n.ownEnd2)
		sc.Pair(tOwnPlace, src, n.place)
		sc.Triple(tSourceKO, src, n.kind, n.own)
		sc.Pair(tPrevSrc, src, n.prevSource)
		sc.Pair(tVerb, src, n.verb)
	}
	w.memo.put(sc, before, key)
}

// scoreCarried counts how a name of an earlier claim comes to this number.
func (w *walker) scoreCarried(sc *rank.Score, c *name, n *naming) {
	src := c.source
	t := &w.told[len(w.told)-1-c.prior]
	sc.Pair(tPrior, src, rank.Digit(c.prior))
	where := "paragraph"
	if t.sentence == n.sentence {
		where = "sentence"
		if t.clause.Overlaps(n.f.clause) {
			where = "clause"
		}
	}
	sc.Pair(tCarry, src, where)
	sc.Triple(tCarryOwn, src, where, n.own)
	sc.Triple(tCarryKind, src, t.kind, n.kind)
	same := "other"
	if t.unit == n.unit {
		same = "same"
	}
	sc.Triple(tCarryUnit, src, same, n.kind)
	if !c.a.Empty() {
		w.scoreSpan(sc, src, c.a)
		if c.tail != "" {
			sc.Triple(tTailLen, src, rank.Digit(runes(c.tail)), rank.Digit(runes(t.base)-runes(c.tail)))
		}
	}
}

// scoreSpan counts where a stretch of the text starts and ends.
func (w *walker) scoreSpan(sc *rank.Score, src string, s text.Span) {
	body := w.d.Body
	i, j := w.tokenAt(s.Start), w.tokenAt(s.End)
	from := rank.Part(src)
	if key := memoKey(memoLeft, from, s.Start); !w.memo.get(sc, key) {
		before := sc.Sum
		role, word := "sentence", ""
		switch {
		case i < len(w.tokens) && w.tokens[i].Start < s.Start:
			role = "inside"
		case i > 0:
			role, word = w.tokens[i-1].says(body)
		}
		sc.Pair(tLeft, src, role)
		if word != "" {
			sc.Pair(tLeftWord, src, word)
		}
		w.memo.put(sc, before, key)
	}
	inside := j < len(w.tokens) && w.tokens[j].Start < s.End
	if key := memoKey(memoRight, from, s.End); !w.memo.get(sc, key) {
		before := sc.Sum
		_, last2, _ := ending(body[max(s.Start, s.End-8):s.End])
		sc.Pair(tLast2, "end", last2)
		role, word := "sentence", ""
		switch {
		case inside:
			role = "inside"
		case j < len(w.tokens) && w.tokens[j].Start == w.naming.bound:
			role = roleNames[mark]
		case j < len(w.tokens):
			role, word = w.tokens[j].says(body)
		}
		sc.Pair(tRight, src, role)
		if word != "" {
			sc.Pair(tRightWord, src, word)
		}
		w.memo.put(sc, before, key)
	}
	sc.Triple(tEdges, src, w.edge(i-1, i < len(w.tokens) && w.tokens[i].Start < s.Start), w.edge(j, inside))
	if inside {
		j++
	}
	var has [len(roleNames)]bool
	for k := i; k < j; k++ {
		t := &w.tokens[k]
		has[t.role] = has[t.role] || t.role != function || t.Len() > 3
		if t.pos != 0 && t.pos != 'n' || t.role == function {
			sc.Str(tWord, t.Of(body))
		}
	}
	for r := function; r <= point; r++ {
		if has[r] {
			sc.Str(tInside, roleNames[r])
		}
	}
}

// edge names what stands beside a stretch: token k, or the rest of the token that
// the stretch cuts. Words that bound the number stand for it.
func (w *walker) edge(k int, inside bool) string {
	switch {
	case inside:
		return "inside"
	case k >= 0 && k < len(w.tokens) && w.tokens[k].Start == w.naming.bound:
		return roleNames[mark]
	case k < 0 || k >= len(w.tokens):
		return "sentence"
	}
	t := &w.tokens[k]
	if t.role == content {
		switch t.pos {
		case 'v':
			return "verb"
		case 'd', 'p', 'c', 'r':
			return "small"
		}
	}
	return roleNames[t.role]
}

// says names a token's role and, where a table knows it, its word.
func (t *token) says(body string) (role, word string) {
	if t.role == mark || t.role == content && t.pos == 0 {
		return roleNames[t.role], ""
	}
	return roleNames[t.role], t.Of(body)
}

var tTailLen = rank.NewTemplate("name.tail,lengths")

// scoreWords counts what the words of a name say, wherever they come from.
func (w *walker) scoreWords(sc *rank.Score, n *naming, word, src string) {
	switch known := indicators()[word]; {
	case known != nil && known.Kind == n.kind:
		sc.Str(tKnown, "kind")
	case known != nil:
		sc.Str(tKnown, "whole")
	}
	length := runes(word)
	bucket := rank.Digit(length)
	switch {
	case length > 24:
		bucket = "25"
	case length > 18:
		bucket = "19"
	case length > 14:
		bucket = "15"
	case length > 9:
		bucket = "10"
	}
	sc.Str(tLength, bucket)
	sc.Pair(tLengthS, src, bucket)
	last1, last2, last3 := ending(word)
	first1, first2 := beginning(word)
	if key := memoKey(memoBeginning, rank.Part(first2), 0); !w.memo.get(sc, key) {
		before := sc.Sum
		sc.Str(tFirst1, first1)
		sc.Str(tFirst2, first2)
		w.memo.put(sc, before, key)
	}
	sc.Pair(tFirst2S, first2, src)
	if repeats(word) {
		sc.Str(tRepeat, src)
	}
	key := memoKey(memoEnding, rank.Part(last3), 0)
	if w.memo.get(sc, key) {
		return
	}
	before := sc.Sum
	sc.Str(tLast1, last1)
	sc.Str(tLast2, last2)
	sc.Str(tLast3, last3)
	sc.Pair(tLastUnit, last1, n.unit)
	sc.Pair(tLastUnit2, last2, n.unit)
	sc.Pair(tLastName, last2, n.unitName)
	sc.Pair(tLastKind, last2, n.kind)
	w.memo.put(sc, before, key)
}

// repeats reports whether two characters of s stand in it once more. It looks at
// no more than a name can have.
func repeats(s string) bool {
	s = s[:min(len(s), maxName)]
	for at := 0; at+6 <= len(s); {
		a := width(s, at)
		b := a
		if at+a < len(s) {
			b += width(s, at+a)
		}
		if at+b <= len(s) && strings.Contains(s[at+b:], s[at:at+b]) {
			return true
		}
		at += a
	}
	return false
}

// A memo keeps sums of features that the candidates of one number share, in a
// table of hashes that is emptied by counting up its turn.
type memo struct {
	slots [1 << memoBits]memoSlot
	turn  uint32
	n     int
}

type memoSlot struct {
	key  uint64
	turn uint32
	sum  float32
}

const memoBits = 9

// The sorts of sums that a memo keeps.
const (
	memoSource = iota << 56
	memoText
	memoLeft
	memoRight
	memoEnding
	memoBeginning
)

// empty forgets the sums of the number before.
func (m *memo) empty() {
	m.turn++
	m.n = 0
}

// memoKey is the key of a sum of a sort for what has this hash, at a place.
func memoKey(sort uint64, hash uint64, at int) uint64 {
	return hash ^ sort ^ uint64(at)*0x9E3779B97F4A7C15
}

// get adds the sum that was kept under key; it reports false if there is none,
// or if the names of features are wanted.
func (m *memo) get(sc *rank.Score, key uint64) bool {
	if sc.Names != nil {
		return false
	}
	for i := key >> 32 & (1<<memoBits - 1); m.slots[i].turn == m.turn; i = (i + 1) & (1<<memoBits - 1) {
		if m.slots[i].key == key {
			sc.Sum += m.slots[i].sum
			return true
		}
	}
	return false
}

// put keeps what sc gained since before. A full memo keeps no more; no number
// has so many candidates.
func (m *memo) put(sc *rank.Score, before float32, key uint64) {
	if m.n == 1<<memoBits-1 {
		return
	}
	m.n++
	i := key >> 32 & (1<<memoBits - 1)
	for m.slots[i].turn == m.turn {
		i = (i + 1) & (1<<memoBits - 1)
	}
	m.slots[i] = memoSlot{key, m.turn, sc.Sum - before}
}

// tokenAt is the index of the first token of the sentence that ends behind at.
func (w *walker) tokenAt(at int) int {
	lo, hi := 0, len(w.tokens)
	if k := (at - w.indexed) >> indexBits; at >= w.indexed && k+1 < len(w.index) {
		lo, hi = int(w.index[k]), int(w.index[k+1])
	}
	for lo < hi {
		if mid := (lo + hi) / 2; w.tokens[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// indexBits is how many bytes, as a power of two, one place of the index of
// tokens stands for.
const indexBits = 4

// indexTokens notes for every few bytes of the sentence at hand the first token
// that ends behind them.
func (w *walker) indexTokens() {
	w.index = w.index[:0]
	if len(w.tokens) == 0 {
		return
	}
	w.indexed = w.tokens[0].Start
	at := w.indexed
	for i := range w.tokens {
		for end := w.tokens[i].End; at < end; at += 1 << indexBits {
			w.index = append(w.index, int32(i))
		}
	}
}

// contentIn counts the characters of s that belong to nouns, for all we know.
func (w *walker) contentIn(s text.Span) int {
	n := 0
	for i := w.tokenAt(s.Start); i < len(w.tokens) && w.tokens[i].Start < s.End; i++ {
		if t := &w.tokens[i]; t.role <= head {
			n += (min(t.End, s.End) - max(t.Start, s.Start)) / 3
		}
	}
	return n
}

var roleNames = [...]string{"content", "term", "head", "function", "particle", "joint", "mark", "point"}

// ending returns the last one, two and three characters of s.
func ending(s string) (one, two, three string) {
	at := len(s)
	var out [3]string
	for i := range out {
		if at > 0 {
			at -= widthBefore(s[:at])
		}
		out[i] = s[at:]
	}
	return out[0], out[1], out[2]
}

// beginning returns the first one and two characters of s.
func beginning(s string) (one, two string) {
	_, a := utf8.DecodeRuneInString(s)
	_, b := utf8.DecodeRuneInString(s[a:])
	return s[:a], s[:a+b]
}
