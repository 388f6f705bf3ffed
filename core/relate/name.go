package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	form   string    // of a name in a list: how it was parted from the others
}

// maxName is the length in bytes up to which words are taken for a name.
const maxName = 3 * 30

// maxCarried is the length in bytes up to which a name is carried over into a
// longer one, so that none grows from claim to claim. The longest name that was
// marked in a document has 120.
const maxCarried = 2 * maxName

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
	over := 0 // the end of the aside that is passed over
	for _, t := range w.tokens[w.tokenAt(r.Start):] {
		if t.Start >= r.End {
			break
		}
		if t.Start < over {
			continue
		}
		if t.role == point {
			if end := asideEnd(body, t.Span, r.End); end > 0 { // 某县（普查数据，下同）人口: an aside names nothing by itself
				ends, starts = add(ends, t.Start), add(starts, end)
				over, inside = end, false
				continue
			}
		}
		lo, hi := max(t.Start, r.Start), min(t.End, r.End)
		if !inside && t.role < mark {
			starts = add(starts, lo)
			inside = true
			if _, n := places().Longest(body[lo:r.End]); n > 0 && lo+n < r.End {
				starts = add(starts, lo+n)
			}
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
			if n := paceEnd(body[lo:hi]); n > 0 {
				ends = add(ends, hi-n)
			}
		case head:
			ends = add(ends, hi)
			if paceHead(body[lo:hi]) {
				ends = add(ends, lo)
			}
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

// asideEnd is where the aside ends that opens with the bracket at s and closes
// before end; 0 if none does, or names keep it: 县（市、区）.
func asideEnd(body string, s text.Span, end int) int {
	var shut string
	switch s.Of(body) {
	case "（":
		shut = "）"
	case "(":
		shut = ")"
	default:
		return 0
	}
	i := strings.Index(body[s.End:end], shut)
	if i < 0 || closing(body[:end], s.End) > 0 {
		return 0
	}
	return s.End + i + len(shut)
}

// paceEnd is the length of the word for a pace that s ends with, 涨幅 of 价格涨幅: a
// change is named by what changes.
func paceEnd(s string) int {
	if _, n := paces().Longest(s); n < len(s) {
		return n
	}
	return 0
}

// names lists the candidates for the name of f; before are the clauses before
// its own.
func (w *walker) names(f *frame, before []text.Span) []name {
	out := w.candidates[:0]
	own := region{Span: f.pre, source: "own"}
	own.End = max(own.Start, w.naming.bound)
	out = w.spans(out, own, f)
	starts := w.starts // of own, until others are looked for
	out = w.without(out, own, f)
	objects := w.objects(f)
	if len(objects) > 0 {
		n := 0
		for k := w.tokenAt(own.End) - 1; k >= 0 && w.tokens[k].Start >= own.Start && n < 3; k-- {
			if t := &w.tokens[k]; t.role == content && t.pos == 'v' && t.End < own.End { // 设立 of 在几省设立5个试验区
				out = append(out, name{source: "verb+object", a: t.Span, b: objects[0]})
				n++
			}
		}
	}
	for _, o := range objects {
		out = append(out, name{source: "object", a: o})
		n := 0
		for _, st := range starts {
			if st < f.subject.End && f.subject.End-st <= maxName && n < 3 {
				out = append(out, name{source: "own+object", a: text.Span{Start: st, End: f.subject.End}, b: o})
				n++
			}
			if st < own.End && st >= f.subject.End && own.End-st <= maxName { // 累计建成: words that say no subject
				out = append(out, name{source: "verb+object", a: text.Span{Start: st, End: own.End}, b: o})
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
	said, saidHead := w.spellList(f.subject), ""
	if said != "" {
		saidHead = headOf(said)
	}
	whole := complete(said, saidHead) || perWord(said)              // 利润总额增长8%，产品销售率97%: nor does one that needs no other
	alone := (whole || lookup(said) != nil) && leadVerb(said) == "" // 新增绿道5公里，PM2.5浓度下降6%
	holder := strings.LastIndex(said, "占") >= 2*len("字")            // 前三位城市占全省总量: it says who has the share
	grows := w.naming.kind == "change" && f.percent() && f.mark.Unit.Name == "%" && said == ""
	among := said != "" && w.among(f)
	parallel := w.parallel(f, said)
	does := opensVerb(said) && w.genre != "rule" && w.genre != "plan" // 给予, 按照 of rules belong to what is given
	for k := 0; k < len(w.told) && k < 3; k++ {
		t := w.told[len(w.told)-1-k]
		if k == 1 && w.follows(f) {
			break
		}
		heads := said != "" && headOnly(said) && headOnly(t.name) // 营业收入8亿元，利润1亿元
		if t.kind == "share" && grows && w.levelBefore(k) {       // 用户10亿人，占网民的93.6%，增长1.9%: the users
			continue
		}
		if !among && !perWord(said) && !strings.HasPrefix(said, "亩产") && !strings.HasPrefix(said, "单产") && (w.naming.kind != "change" || !measuresOther(t.measured, f.mark.Unit)) { // nothing measured in tonnes grows by kilometres
			out = append(out, name{source: "carried", lead: t.name, prior: k})
		}
		if len(t.name) > maxCarried || len(t.base) > maxCarried || hollow(t.name) {
			continue
		}
		if staff(t.name) && business(said) { // 旅行社126家，从业人员1.3万人，营业收入3亿元: the agencies'
			continue
		}
		topic := topicOf(t.name)
		if !subject.Empty() && subject.Len() <= 3*16 {
			if topic != t.name && !perHead(topic) && !parallel && !(does && opensVerb(t.name)) {
				out = append(out, name{source: "topic+own", lead: topic, a: subject, prior: k})
			}
			if !holder && !heads && !parallel && !(alone && leadVerb(t.name) != "") && !(does && opensVerb(t.name)) && !endsShare(t.name) && !(headOf(t.name) != "" && (whole || among && saidHead == "")) && t.source != "carried+own" { // 城镇人口占比 is told to its end: no name goes on behind it, nor grows twice
				out = append(out, name{source: "carried+own", lead: t.name, a: subject, prior: k})
			}
		}
		if len(objects) > 0 && k < 2 {
			out = append(out, name{source: "carried+object", lead: topic, a: objects[0], prior: k})
		}
		if !subject.Empty() && subject.Len() <= 3*14 && k < 2 && !whole && !(strings.HasSuffix(said, "业") && strings.Contains(t.base, "生产总值")) && (f.selected || !measuresOther(t.measured, f.mark.Unit)) {
			if k == 0 && !saysAgain(t.base, saidHead) && !endsShare(t.base) && !saysAgain(t.base, lastWord(said)) {
				tail := t.base[w.homeAhead(t.base):]
				if n := nounAtEnd(tail); f.selected && n != "" { // 产值超过10亿元的企业5家，超过5亿元的8家
					tail = n
				}
				out = append(out, name{source: "own+whole", a: subject, tail: tail, prior: k}) // 其中南站: 南站旅客发送量
			}
			for i, cut := range t.cuts {
				if k > 0 && i > 1 {
					break
				}
				if saysAgain(t.base[cut:], saidHead) { // 住户存款 is no 住户存款各项存款余额
					continue
				}
				out = append(out, name{source: "own+tail", a: subject, tail: t.base[cut:], prior: k})
			}
		}
	}
	out = w.completed(out, f, objects, parallel)
	out = w.turned(out, f, objects)
	if w.naming.kind == "share" {
		out = w.shares(out, f, objects)
	}
	out = w.listed(out, f, w.naming.index, w.naming.count)
	out = w.grants(out, f, w.naming.index, w.naming.count)
	w.candidates = out
	return out
}

// follows reports whether f only says by how much the thing grew whose level was
// told right before it: 发电量8462亿千瓦时，增长3.6%; 成本84元，比上年下降0.4元.
func (w *walker) follows(f *frame) bool {
	t := &w.told[len(w.told)-1]
	if w.naming.kind != "change" || !f.subject.Empty() || !f.percent() && f.mark.Unit != t.measured || f.gap != 0 || f.flags&respect != 0 || t.kind != "level" || t.sentence != w.naming.sentence || t.at.End > f.mark.Start {
		return false
	}
	i := w.clauseAt(f.clause.Start)
	return t.clause == f.clause || i > 0 && t.clause.Start == w.clauses[i-1].Start
}

// parallel reports whether said, the subject of f, stands in a list beside the
// claim before and ends as its name does: 行政案件 of 民事案件3件、行政案件2件. Then
// it needs nothing of that name but what both begin with.
func (w *walker) parallel(f *frame, said string) bool {
	if len(w.told) == 0 || said == "" {
		return false
	}
	t := &w.told[len(w.told)-1]
	last := lastWord(said)
	if last == "" || !strings.HasSuffix(t.base, last) || t.at.End > f.pre.Start || t.clause != f.clause {
		return false
	}
	return strings.HasPrefix(f.pre.Of(w.d.Body), "、") || strings.HasPrefix(f.pre.Of(w.d.Body), "和")
}

// lastWord is the last two characters of a name that has more; "" of others.
func lastWord(name string) string {
	if n := len(name) - 2*len("字"); n > 0 && utf8.RuneStart(name[n]) && han([]rune(name[n:])[0]) {
		return name[n:]
	}
	return ""
}

// staff reports whether a name is of those who work somewhere.
func staff(name string) bool {
	for _, word := range []string{"从业人员", "从业人数", "职工", "员工", "教职工", "工作人员", "用工", "专任教师"} {
		if strings.HasSuffix(name, word) {
			return true
		}
	}
	return false
}

// business reports whether a name begins with what only a firm or an office has:
// 营业收入, 资产.
func business(name string) bool {
	for _, word := range []string{"营业", "利润", "资产", "负债", "税", "产值", "总产值", "增加值", "销售", "经营", "主营"} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// complete reports whether a subject has both a thing and a head, h, that ends its
// name.
func complete(own, h string) bool {
	return h != "" && h != own && !headOnly(own) && !strings.HasPrefix(own, "占")
}

// saysAgain reports whether a tail would say the head of the name before it again.
func saysAgain(tail, head string) bool {
	return head != "" && strings.Contains(tail, head)
}

// among reports whether 其中 stands before f's subject: it is part of what was
// told, and something else.
func (w *walker) among(f *frame) bool {
	return strings.HasSuffix(strings.TrimRight(w.d.Body[f.clause.Start:max(f.clause.Start, f.subject.Start)], " ，,：:"), "其中")
}

// levelBefore reports whether a level was told in the sentence at hand before the
// share that was told k claims back.
func (w *walker) levelBefore(k int) bool {
	for i := len(w.told) - 2 - k; i >= 0 && i >= len(w.told)-4-k && w.told[i].sentence == w.naming.sentence; i-- {
		if w.told[i].kind == "level" {
			return true
		}
	}
	return false
}

// nounAtEnd is the one of nouns that a name ends with; "" for none.
func nounAtEnd(name string) string {
	for _, n := range nouns {
		if strings.HasSuffix(name, n) {
			return n
		}
	}
	return ""
}

// hollow reports whether a name is a share without what has it: 占GDP比重. Nothing
// is carried over from it, or it would stand twice in the next name.
func hollow(name string) bool {
	return strings.HasPrefix(name, "占") && (strings.HasSuffix(name, "比重") || strings.HasSuffix(name, "比例") || strings.HasSuffix(name, "比"))
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
		if st > r.Start && dividing(w.d.Body[r.Start:st]) {
			continue
		}
		for _, en := range ends {
			if r.source == "own" && w.owns(f, st, en) {
				continue
			}
			if n := en - st; n >= 3 && n <= maxName && en <= r.End && !(f.selected && r.source == "own" && w.endsInNumber(en)) {
				out = append(out, name{source: r.source, a: text.Span{Start: st, End: en}, back: r.back})
			}
		}
	}
	return out
}

// owns reports whether the words from st to en are a head alone that 实现 gives to
// the subject before it: 营业收入 of 纺织业实现营业收入.
func (w *walker) owns(f *frame, st, en int) bool {
	if st <= f.subject.Start || st >= en || en > f.subject.End {
		return false
	}
	before := w.d.Body[f.subject.Start:st]
	who := strings.TrimSuffix(strings.TrimSuffix(before, "实现"), "完成")
	if who == before || runes(who) < 2 || !headOnly(w.d.Body[st:en]) {
		return false
	}
	_, n := places().Longest(who)
	return n != len(who) && !strings.HasSuffix(who, "市") && !strings.HasSuffix(who, "县") && !strings.HasSuffix(who, "省")
}

// endsInNumber reports whether a number stands before a place of the sentence, but
// for 的: it names nothing by itself.
func (w *walker) endsInNumber(at int) bool {
	for k := w.tokenAt(at - 1); k >= 0 && k < len(w.tokens); k-- {
		if t := &w.tokens[k]; t.role != particle {
			return t.role == mark && !t.date
		}
	}
	return false
}

// withNoun leaves out the names that end with the bound that selects, if others are
// left: 年产值超过10亿元 of 年产值超过10亿元的56家 says not what is counted. The noun
// stands behind the number, or it is that of the claim before.
func (w *walker) withNoun(list []name) []name {
	lone := w.endsInNumber(w.naming.f.subject.End) // the bound is all that the clause says
	behind := false
	for i := range list {
		behind = behind || list[i].source == "own+object"
	}
	keep := list[:0:0]
	for i := range list {
		c := &list[i]
		switch {
		case c.b.Empty() && c.tail == "" && !c.a.Empty() && w.endsInNumber(c.a.End):
			continue
		case !lone:
		case behind && c.source != "own+object", !behind && c.source != "own+whole":
			continue
		}
		keep = append(keep, *c)
	}
	if len(keep) == 0 {
		return list
	}
	w.candidates = append(list[:0], keep...)
	return w.candidates
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

// perWord reports whether a name opens with what it is divided by, and so needs no
// other before it: 户均利润.
func perWord(name string) bool {
	for _, word := range []string{"人均", "户均", "亩均", "日均", "每"} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// dividing reports whether s ends with what the noun behind it is divided by, and
// so belongs to its name: 户均 of 7月户均流量.
func dividing(s string) bool {
	for _, word := range []string{"人均", "户均", "亩均", "日均", "生均", "校均", "车均", "店均"} {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

// perHead reports whether a topic only says what a number is divided by: 单位 of
// 某市单位成本 is no subject.
func perHead(topic string) bool {
	for _, word := range []string{"单位", "人均", "户均", "亩均", "日均", "年均"} {
		if rest, ok := strings.CutSuffix(topic, word); ok {
			_, n := places().Longest(rest)
			return n == len(rest) || county(rest+"县") != ""
		}
	}
	return false
}

// cuts are the places where the name of a claim can be cut, so that its end
// serves another: 人口比重 of 东部地区人口比重, 居民收入 of 城镇居民收入, which is a
// term. The first two and the last two are enough.
func cuts(name string) []int {
	lex := lexemes()
	var out []int
	for at := 0; at < len(name); {
		l, n := lex.Longest(name[at:])
		if k := 2 * len("字"); n > k && slices.Contains(opposites, name[at:at+k]) { // 农村居民 is a term
			l, n = lexeme{}, k
		}
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
