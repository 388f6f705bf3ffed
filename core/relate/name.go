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
	for _, t := range w.tokens {
		if t.End <= r.Start {
			continue
		}
		if t.Start >= r.End {
			break
		}
		lo, hi := max(t.Start, r.Start), min(t.End, r.End)
		if !inside {
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
		case mark, point, particle, joint2:
			ends = add(ends, lo)
			starts = add(starts, hi)
		case function:
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

// names lists the candidates for the name of f, whose sentence is s and whose
// clauses before are back.
func (w *walker) names(s text.Span, f *frame, before []text.Span) []name {
	out := w.candidates[:0]
	own := region{Span: f.pre, source: "own"}
	out = w.spans(out, own, f)
	objects := w.objects(f)
	for _, o := range objects {
		out = append(out, name{source: "object", a: o})
		n := 0
		for _, st := range w.ownStarts(own, f) {
			if st < f.subject.End && f.subject.End-st <= maxName && n < 3 {
				out = append(out, name{source: "own+object", a: text.Span{Start: st, End: f.subject.End}, b: o})
				n++
			}
		}
	}
	subject := f.subject
	for i := len(before) - 1; i >= 0 && len(before)-i <= 3; i-- {
		r := region{Span: before[i], source: "before", back: len(before) - i}
		n := len(out)
		out = w.spans(out, r, f)
		if r.back > 2 {
			continue
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
	for k := 0; k < len(w.told) && k < 4; k++ {
		t := w.told[len(w.told)-1-k]
		out = append(out, name{source: "carried", lead: t.name, prior: k})
		topic := topicOf(t.name)
		if !subject.Empty() && subject.Len() <= 3*16 && k < 3 {
			if topic != t.name {
				out = append(out, name{source: "topic+own", lead: topic, a: subject, prior: k})
			}
			out = append(out, name{source: "carried+own", lead: t.name, a: subject, prior: k})
		}
		if len(objects) > 0 && k < 2 {
			out = append(out, name{source: "carried+object", lead: topic, a: objects[0], prior: k})
		}
		if !subject.Empty() && subject.Len() <= 3*14 && k < 2 {
			for _, cut := range t.cuts {
				out = append(out, name{source: "own+tail", a: subject, tail: t.base[cut:], prior: k})
				out = append(out, name{source: "insert", lead: t.base[:cut], a: subject, tail: t.base[cut:], prior: k})
			}
		}
	}
	out = w.grants(out, s, f, objects)
	w.candidates = out
	return out
}

// grants lists names of what a rule gives: 对新认定的企业，给予50万元奖励 is
// 新认定企业奖励. The receiver stands behind 对 in this clause or one before.
func (w *walker) grants(out []name, s text.Span, f *frame, objects []text.Span) []name {
	gift := text.Span{}
	for i, t := range w.tokens {
		if t.Start < f.clause.Start || t.class&grant == 0 {
			continue
		}
		if t.Start >= f.clause.End {
			break
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
	index, count := w.listPlace(f)
	for i := len(w.tokens) - 1; i >= 0 && n < 3; i-- {
		t := w.tokens[i]
		if t.End > f.mark.Start || t.Of(w.d.Body) != "对" && t.Of(w.d.Body) != "向" {
			continue
		}
		end := w.clauseEnd(t.End)
		if end > f.mark.Start {
			end = f.pre.Start
			for _, k := range w.tokens {
				if k.Start >= t.End && k.class&give != 0 {
					end = k.Start
					break
				}
			}
		}
		if end-t.End >= 6 && end-t.End <= 3*45 {
			n++
			if it := receiver(string(w.spellList(nil, text.Span{Start: t.End, End: end})), index, count); it != "" {
				out = append(out, name{source: "grant, item", lead: it, b: gift, prior: -1, back: n})
			}
			out = append(out, name{source: "grant", a: text.Span{Start: t.End, End: end}, b: gift, back: n})
			for _, k := range w.tokens { // the last noun of the receiver alone
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
	for _, t := range w.tokens {
		if t.Start < f.clause.Start {
			continue
		}
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
		case t.role == joint2 && t.Start == at:
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

// spellList is spellSpan without its drops of 的, for lists that are still to be
// parted.
func (w *walker) spellList(buf []byte, s text.Span) []byte {
	for _, r := range s.Of(w.d.Body) {
		if !strings.ContainsRune(" 　“”‘’「」\u00a0\u2002", r) {
			buf = utf8.AppendRune(buf, r)
		}
	}
	return buf
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

// ownStarts are the places where a name of the number's own clause can start.
func (w *walker) ownStarts(r region, f *frame) []int {
	starts, _ := w.bounds(r, f)
	return starts
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

// objects are the nouns that can stand behind the number: what it counts.
func (w *walker) objects(f *frame) []text.Span {
	if f.mark.Kind == recognise.Number && f.percent() && !strings.HasPrefix(f.rest.Of(w.d.Body), "的") {
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
	for _, t := range w.tokens {
		if t.End <= rest.Start {
			continue
		}
		if t.Start >= rest.End {
			break
		}
		switch t.role {
		case content, term, head, particle:
			end = min(t.End, rest.End)
			continue
		}
		if t.Start > rest.Start {
			out = append(out, text.Span{Start: rest.Start, End: t.Start})
		}
		end = -1
		if t.role == mark || t.role == point || len(out) >= 3 || t.Start <= rest.Start {
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
	var out text.Span
	for i := len(w.tokens) - 1; i >= 0 && w.tokens[i].Start > rest.Start; i-- {
		t := w.tokens[i]
		if t.End > f.clause.End {
			continue
		}
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
	return out
}

// listEnd is the end of the last number of a list that f's number opens, with
// nothing but 、 and 和 between them; 0 if it opens none.
func (w *walker) listEnd(f *frame) int {
	end := 0
	at := f.mark.End
	for _, t := range w.tokens {
		if t.Start < at {
			continue
		}
		if t.Start >= f.clause.End {
			break
		}
		switch {
		case t.role == joint2:
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
	depth := 0
	first := len(buf)
	for at := s.Start; at < s.End; {
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
		_, size := utf8.DecodeRuneInString(body[at:s.End])
		r := body[at : at+size]
		at += size
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
	for _, lead := range []string{"我国", "全国"} {
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
	tFirst1    = rank.NewTemplate("name.first1")
	tFirst2    = rank.NewTemplate("name.first2")
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
	tInsideW   = rank.NewTemplate("name.inside,word")
	tCrossL    = rank.NewTemplate("name.cross,left")
	tCrossR    = rank.NewTemplate("name.cross,right")
	tFirstPos  = rank.NewTemplate("name.pos,first")
	tLastPos   = rank.NewTemplate("name.pos,last")
	tLeftPos   = rank.NewTemplate("name.pos,left")
	tRightPos  = rank.NewTemplate("name.pos,right")
	tFirstWord = rank.NewTemplate("name.word,first")
	tLastWord  = rank.NewTemplate("name.word,last")
	tVerbs     = rank.NewTemplate("name.verbs")
	tSeam      = rank.NewTemplate("name.seam")
	tSeamPos   = rank.NewTemplate("name.seam,pos")
	tLastName  = rank.NewTemplate("name.last2,unit name")
	tCarry     = rank.NewTemplate("name.carry")
	tCarryOwn  = rank.NewTemplate("name.carry,own")
	tCarryKind = rank.NewTemplate("name.carry,kinds")
	tCarryUnit = rank.NewTemplate("name.carry,units")
	tOwnEnd    = rank.NewTemplate("name.source,own end")
	tOwnPlace  = rank.NewTemplate("name.source,own place")
	tSourceKO  = rank.NewTemplate("name.source,kind,own")
	tPrevSrc   = rank.NewTemplate("name.source,previous")
	tOwnLast   = rank.NewTemplate("name.own,last")
	tJoin      = rank.NewTemplate("name.join")
	tVerb      = rank.NewTemplate("name.verb,source")
)

// A setting of one choice of a name: what all its candidates share.
type naming struct {
	f                *frame
	kind             string // as the words around the number have it
	unit             string
	unitName         string
	ratio            bool
	ownEnd1, ownEnd2 string // the last characters of its subject
	place            string // whether its subject is a place
	prevSource       string // where the name before came from
	ownFirst         string // its first and last word
	ownLast          string
	own              string // how much the number's own clause says: characters that no table knows
	sentence         text.Span
	rule             string // the name that the rules make
	ruleName         string
	verb             string
}

// scoreName sums the features of c, whose words are spelled.
func (w *walker) scoreName(sc *rank.Score, c *name, n *naming, spelled []byte) {
	body := w.d.Body
	src := c.source
	sc.Str(tSource, src)
	sc.Pair(tOwnEnd, src, n.ownEnd1)
	sc.Pair(tOwnEnd, src, n.ownEnd2)
	sc.Pair(tOwnPlace, src, n.place)
	sc.Triple(tSourceKO, src, n.kind, n.own)
	sc.Pair(tPrevSrc, src, n.prevSource)
	sc.Pair(tSourceK, src, n.kind)
	sc.Pair(tSourceU, src, n.unit)
	sc.Pair(tVerb, src, n.verb)
	word := string(spelled)
	if word == n.rule {
		sc.Str(tRule, n.ruleName)
	} else if n.rule != "" && src != "carried" {
		if strings.HasSuffix(n.rule, word) {
			sc.Str(tRule, "tail")
		} else if strings.HasSuffix(word, n.rule) {
			sc.Str(tRule, "more")
		}
	}
	w.scoreWords(sc, n, word, src)
	if c.lead != "" || c.tail != "" {
		t := &w.told[len(w.told)-1-c.prior]
		sc.Pair(tPrior, src, rank.Digit(c.prior))
		where := "paragraph"
		if t.sentence == n.sentence {
			where = "sentence"
			if t.clause.Overlaps(n.f.clause) {
				where = "clause"
			} else if t.apart {
				where = "semicolon"
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
		if c.a.Empty() {
			if !n.f.subject.Empty() {
				_, l2, _ := ending(n.f.subject.Of(body))
				sc.Str(tOwnLast, l2)
			} else {
				sc.Str(tOwnLast, "")
			}
		} else {
			_, l2, _ := ending(c.a.Of(body))
			sc.Pair(tJoin, src, l2)
			w.scoreSpan(sc, src, c.a, n)
			if c.tail == "" {
				w.seam(sc, src, c.lead, c.a)
			} else {
				_, l2, _ := ending(c.a.Of(body))
				first1, first2 := opening1(c.tail)
				sc.Pair(tSeam, l2, first1)
				sc.Str(tTail, first2)
				sc.Str(tTail, c.tail)
				sc.Triple(tTailLen, src, rank.Digit(runes(c.tail)), rank.Digit(runes(t.base)-runes(c.tail)))
				if c.lead != "" {
					_, l2, _ := ending(c.lead)
					sc.Str(tTailLead, l2)
				}
			}
			return
		}
		sc.Pair(tOwnWord, src, n.ownFirst)
		sc.Pair(tOwnWord, src, n.ownLast)
		return
	}
	sc.Pair(tBack, src, rank.Digit(c.back))
	w.scoreSpan(sc, src, c.a, n)
	if !c.b.Empty() {
		w.scoreSpan(sc, "second", c.b, n)
		w.seam(sc, src, c.a.Of(body), c.b)
	}
	switch src {
	case "own":
		sc.Int(tGap, w.contentIn(text.Span{Start: c.a.End, End: n.f.mark.Start}))
		sc.Int(tSkipped, w.contentIn(text.Span{Start: n.f.pre.Start, End: c.a.Start}))
	case "before", "object", "before+object":
		sc.Pair(tCarryOwn, src, n.own)
		sc.Pair(tOwnWord, src, n.ownFirst)
		sc.Pair(tOwnWord, src, n.ownLast)
	case "before+own":
		sc.Int(tSkipped, w.contentIn(text.Span{Start: n.f.pre.Start, End: c.b.Start}))
	case "own+object":
		sc.Int(tSkipped, w.contentIn(text.Span{Start: n.f.pre.Start, End: c.a.Start}))
	}
}

// seam counts how two pieces of a name meet.
func (w *walker) seam(sc *rank.Score, src, lead string, s text.Span) {
	one, two, _ := ending(lead)
	first1, first2 := opening1(s.Of(w.d.Body))
	sc.Str(tSeam, one+first1)
	sc.Pair(tSeam, two, first2)
	sc.Triple(tSeamPos, src, two, w.posAt(s.Start))
}

// scoreSpan counts where a stretch of the text starts and ends.
func (w *walker) scoreSpan(sc *rank.Score, src string, s text.Span, n *naming) {
	body := w.d.Body
	first1, first2 := opening1(s.Of(body))
	last1, last2, _ := ending(s.Of(body))
	sc.Pair(tFirst1, src, first1)
	sc.Str(tFirst2, first2)
	left, leftWord, leftPos := w.leftOf(s)
	sc.Pair(tLeft, src, left)
	if leftWord != "" {
		sc.Pair(tLeftWord, src, leftWord)
	}
	right, rightWord, rightPos := w.rightOf(s)
	sc.Pair(tRight, src, right)
	if rightWord != "" {
		sc.Pair(tRightWord, src, rightWord)
	}
	l1, _ := before(body, s.Start, n.sentence.Start)
	r1, _ := after(body, s.End, n.sentence.End)
	sc.Str(tCrossL, l1+first1)
	sc.Str(tCrossR, last1+r1)
	sc.Pair(tLast2, "end", last2)
	verbs, firstPos, lastPos := 0, "-", "-"
	firstWord, lastWord := "", ""
	for _, t := range w.tokens {
		if t.Start < s.Start {
			continue
		}
		if t.End > s.End {
			break
		}
		pos := posNames[t.pos]
		if firstWord == "" {
			firstPos, firstWord = pos, t.Of(body)
		}
		lastPos, lastWord = pos, t.Of(body)
		switch t.role {
		case content:
			if t.pos == 'v' {
				verbs++
				if t.Start > s.Start {
					sc.Str(tInsideW, t.Of(body))
				}
			}
		case mark:
			sc.Str(tInside, "mark")
		case point:
			sc.Str(tInside, "point")
			sc.Str(tInsideW, t.Of(body))
		case particle:
			sc.Str(tInside, "particle")
		case joint2:
			sc.Str(tInside, "joint")
		case function:
			sc.Str(tInsideW, t.Of(body))
			if t.Len() > 3 {
				sc.Str(tInside, "function")
			}
		}
	}
	sc.Pair(tVerbs, src, rank.Digit(min(verbs, 3)))
	sc.Pair(tFirstPos, src, firstPos)
	sc.Pair(tLastPos, src, lastPos)
	sc.Triple(tLeftPos, src, leftPos, firstPos)
	sc.Triple(tRightPos, src, lastPos, rightPos)
	sc.Pair(tFirstWord, src, firstWord)
	sc.Pair(tLastWord, src, lastWord)
}

// posAt is the class of the word that starts at a place.
func (w *walker) posAt(at int) string {
	for _, t := range w.tokens {
		if t.Start == at {
			return posNames[t.pos]
		}
	}
	return "-"
}

var posNames = func() (t [256]string) {
	for i := range t {
		t[i] = "-"
	}
	for _, p := range []string{"n", "v", "a", "d", "p", "c", "r", "f"} {
		t[p[0]] = p
	}
	return t
}()

var (
	tTail     = rank.NewTemplate("name.tail")
	tTailLead = rank.NewTemplate("name.tail,lead")
	tTailLen  = rank.NewTemplate("name.tail,lengths")
)

var tOwnWord = rank.NewTemplate("name.own,word")

// scoreWords counts what the words of a name say, wherever they come from.
func (w *walker) scoreWords(sc *rank.Score, n *naming, word, src string) {
	known := indicators()[word]
	switch {
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
	sc.Str(tLast1, last1)
	sc.Str(tLast2, last2)
	sc.Str(tLast3, last3)
	sc.Pair(tLastUnit, last1, n.unit)
	sc.Pair(tLastUnit2, last2, n.unit)
	sc.Pair(tLastName, last2, n.unitName)
	sc.Pair(tLastKind, last2, n.kind)
}

// leftOf says what stands before s: its sort, the word and its class.
func (w *walker) leftOf(s text.Span) (role, word, pos string) {
	body := w.d.Body
	for i := len(w.tokens) - 1; i >= 0; i-- {
		t := w.tokens[i]
		if t.Start >= s.Start {
			continue
		}
		if t.End > s.Start {
			return "inside", "", "-"
		}
		if t.role == mark || t.role == content && t.pos == 0 {
			return roleNames[t.role], "", "-"
		}
		return roleNames[t.role], t.Of(body), posNames[t.pos]
	}
	return "sentence", "", "-"
}

// rightOf says what stands behind s: its sort, the word and its class.
func (w *walker) rightOf(s text.Span) (role, word, pos string) {
	body := w.d.Body
	for _, t := range w.tokens {
		if t.End <= s.End {
			continue
		}
		if t.Start < s.End {
			return "inside", "", "-"
		}
		if t.role == mark || t.role == content && t.pos == 0 {
			return roleNames[t.role], "", "-"
		}
		return roleNames[t.role], t.Of(body), posNames[t.pos]
	}
	return "sentence", "", "-"
}

var roleNames = [...]string{"content", "term", "head", "function", "particle", "joint", "mark", "point"}

// contentIn counts the characters of s that belong to nouns, for all we know.
func (w *walker) contentIn(s text.Span) int {
	n := 0
	for _, t := range w.tokens {
		if t.role > head || t.End <= s.Start {
			continue
		}
		if t.Start >= s.End {
			break
		}
		n += (min(t.End, s.End) - max(t.Start, s.Start)) / 3
	}
	return n
}

// ending returns the last one, two and three characters of s.
func ending(s string) (one, two, three string) {
	at := len(s)
	cut := func() string {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
		return s[at:]
	}
	return cut(), cut(), cut()
}

// opening1 returns the first one and two characters of s.
func opening1(s string) (one, two string) {
	_, a := utf8.DecodeRuneInString(s)
	_, b := utf8.DecodeRuneInString(s[a:])
	return s[:a], s[:a+b]
}
