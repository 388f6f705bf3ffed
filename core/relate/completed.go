package relate

import (
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// completed lists names that take from earlier claims what the number's own words
// leave out: the head that a list names once (工业增加值增长6%，其中采矿业增长2%: 采矿业增加值),
// or what it starts with (新增床位300张、托位200个: 新增托位).
func (w *walker) completed(out []name, f *frame, objects []text.Span, parallel bool) []name {
	if own := f.subject; !own.Empty() && own.Len() <= 3*20 {
		out = w.headed(out, f, own)
		out = w.sharing(out, own)
		out = w.led(out, own, "lead told+own", parallel)
	}
	if len(objects) > 0 && objects[0].Len() <= 3*20 {
		out = w.led(out, objects[0], "lead told+object", false)
	}
	return out
}

// headed lists own with the heads of the claims before: a number of another
// dimension has another head (光缆总长 in 公里 is no 产量), but a rate may be of any.
func (w *walker) headed(out []name, f *frame, own text.Span) []name {
	words := own.Of(w.d.Body)
	var heads []string
	for k := 0; k < len(w.told) && k < 10 && len(heads) < 3; k++ {
		t := &w.told[len(w.told)-1-k]
		if head := t.head; head != "" && lends(t.measured, f.mark.Unit) && !strings.HasSuffix(words, head) && !slices.Contains(heads, head) {
			heads = append(heads, head)
			out = append(out, name{source: "own+head told", a: own, tail: head, prior: k})
		}
	}
	return out
}

// sharing lists own as a share of what the claims before are a share of: 乙业占
// 生产总值比重 behind 甲业占生产总值比重为5%，乙业比重为38%.
func (w *walker) sharing(out []name, own text.Span) []name {
	words := own.Of(w.d.Body)
	for _, head := range []string{"比重", "占比", "比例"} {
		thing, ok := strings.CutSuffix(words, head)
		if !ok || thing == "" || strings.Contains(thing, "占") {
			continue
		}
		for k := 0; k < len(w.told) && k < 4; k++ {
			t := w.told[len(w.told)-1-k].base
			if i := strings.LastIndex(t, "占"); i > 0 && len(t)-i > len("占比重") && len(t)-i <= 3*14 {
				return append(out, name{source: "own+of told", a: text.Span{Start: own.Start, End: own.End - len(head)}, tail: t[i:], prior: k})
			}
		}
	}
	return out
}

// lends reports whether what is counted in one unit can share its head with what
// is counted in another.
func lends(from, to *unit.Unit) bool {
	if from == nil || to == nil || from.Class == unit.Ratio || to.Class == unit.Ratio {
		return true
	}
	return from.Dimension == to.Dimension && from.Base == to.Base
}

// measuresOther reports whether two units surely measure different things: tonnes
// and kilometres, money and areas.
func measuresOther(from, to *unit.Unit) bool {
	measures := func(u *unit.Unit) bool { return u != nil && (u.Class == unit.Measure || u.Class == unit.Money) }
	return measures(from) && measures(to) && !lends(from, to)
}

// led lists words with what the claims before start with: with verbs alone, where
// they need no other.
func (w *walker) led(out []name, words text.Span, source string, verbs bool) []name {
	own := words.Of(w.d.Body)
	does := leadVerb(own) != "" // 发行债券5亿元，偿还本金3亿元: nobody 发行偿还s
	var leads []string
	for k := 0; k < len(w.told) && k < 3; k++ {
		for _, lead := range w.told[len(w.told)-1-k].leads {
			if verb := leadVerb(lead+"事") == lead; does && verb || verbs && !verb {
				continue
			}
			if len(leads) < 3 && !strings.HasPrefix(own, lead) && !slices.Contains(leads, lead) {
				leads = append(leads, lead)
				out = append(out, name{source: source, lead: lead, a: words, prior: k})
			}
		}
	}
	return out
}

// leadsOf are the starts of a name that could stand before other words: its verb
// (新增 of 新增就业) and its first word (邮政 of 邮政函件业务).
func leadsOf(name string, cuts []int) []string {
	var out []string
	if verb := leadVerb(name); verb != "" && !endsIn(verb, "高新老大小总中各") {
		out = append(out, verb)
	}
	if len(cuts) > 0 && !slices.Contains(out, name[:cuts[0]]) && !perHead(name[:cuts[0]]) && !endsIn(name[:cuts[0]], "高新老大小总中各") { // 引进高 of 引进高层次人才
		out = append(out, name[:cuts[0]])
	}
	return out
}

// leadVerb is what a name of something done starts with, 新增 of 新增就业; "" if
// nothing stands behind it.
func leadVerb(name string) string {
	lex := lexemes()
	n := 0
	for n < len(name) {
		l, k := lex.Longest(name[n:])
		if k == 0 || l.pos != 'v' && l.pos != 'd' && l.role != function {
			break
		}
		n += k
	}
	if n == len(name) {
		return ""
	}
	return name[:n]
}

// opensVerb reports whether a name begins with what is done: 提起 of 提起公诉.
func opensVerb(name string) bool {
	l, n := lexemes().Longest(name)
	return n > len("字") && l.pos == 'v'
}

// without lists names that leave out verbs and small words in the middle of the
// number's own, whose starts were found last: 中央财政社会保障资金 of 中央财政拟投入社会保障资金.
func (w *walker) without(out []name, own region, f *frame) []name {
	starts := w.starts[:min(len(w.starts), 2)]
	n := 0
	for i := w.tokenAt(own.Start); i < len(w.tokens) && w.tokens[i].Start < own.End && n < 4; i++ {
		if !w.tokens[i].small() {
			continue
		}
		gap := w.tokens[i].Span
		for i+1 < len(w.tokens) && w.tokens[i+1].small() && w.tokens[i+1].End <= own.End {
			i++
			gap.End = w.tokens[i].End
		}
		end := f.subject.End
		if end <= gap.End {
			end = own.End
		}
		for _, st := range starts {
			if st < gap.Start && gap.End < end && end-st <= maxName {
				out = append(out, name{source: "own, without", a: text.Span{Start: st, End: gap.Start}, b: text.Span{Start: gap.End, End: end}})
				n++
			}
		}
	}
	return out
}

// does reports whether t is a common word that is no noun: a verb, an adverb, a
// word that binds others or stands for them.
func (t *token) does() bool {
	return t.role == content && t.pos != 0 && strings.IndexByte("vdpcr", t.pos) >= 0
}

// small reports whether t is a verb or a word that only binds others.
func (t *token) small() bool {
	return t.role == function || t.role == particle || t.role == content && (t.pos == 'v' || t.pos == 'd' || t.pos == 'p')
}
