package relate

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// readClause makes figures of the numbers of one clause.
func (w *walker) readClause(s, c text.Span, found, dates []recognise.Mark, aim bool) {
	body := w.d.Body
	numbers := w.numbers[:0]
	for _, m := range found {
		if m.Kind == recognise.Number || m.Kind == recognise.Rank {
			numbers = append(numbers, m)
		} else {
			w.keep(m)
		}
	}
	w.numbers = numbers
	before := c.Start
	var whole *frame // of the parts at hand
	selected := false
	for i, m := range numbers {
		after := c.End
		if i+1 < len(numbers) {
			after = numbers[i+1].Start
		}
		f := &frame{mark: m, clause: c, pre: text.Span{Start: before, End: m.Start}, post: text.Span{Start: m.End, End: after}, selected: selected}
		f.read(body, dates)
		selected = false
		if k := strings.LastIndex(f.pre.Of(body), "、"); i > 0 && k > 0 && !f.subject.Empty() {
			// 迈上4个台阶、达14亿元: only a verb stands behind the comma, so the words
			// before it belong to the number before
			g := &frame{mark: m, clause: c, pre: text.Span{Start: f.pre.Start + k + len("、"), End: f.pre.End}, post: f.post}
			if g.read(body, dates); g.subject.Empty() && (g.verb != 0 || g.level || g.to) {
				*f = *g
			}
		}
		before = f.rest.Start
		if m.Rule == "part" {
			if whole == nil || m.Start-numbers[i-1].End > len("∶")+2 || whole.nth == 2 {
				whole = f
			} else { // what stands before the first part holds for all
				post, rest, nth := f.post, f.rest, whole.nth+1
				*f = *whole
				f.mark, f.post, f.rest, f.nth = m, post, rest, nth
				whole = f
			}
		}
		if m.Kind == recognise.Number {
			w.borrowUnit(f, numbers[i+1:], body)
		}
		if i+1 < len(numbers) && f.selects(body, numbers[i+1]) {
			f.flags |= sizeClass
			between := body[f.rest.Start:numbers[i+1].Start]
			f.selector = between == "的" || endsNoun(between) || selectsNoun(between)
		}
		if figure := w.claim(s, f, i > 0, i+1 < len(numbers), aim); !figure && f.flags&sizeClass != 0 {
			before, selected = f.pre.Start, true // 10亿元以上项目5个: the bound is a word of the name
			continue
		} else if !figure && w.lessons == nil && i+1 < len(numbers) && isLabel(body, m, numbers[i+1]) {
			before = f.pre.Start
			continue
		}
		if !f.object.Empty() { // 建成5个研究院、约3个实验室: the noun of the first is not the second's
			between := strings.TrimLeft(body[f.object.End:after], "、 ")
			switch {
			case strings.HasPrefix(between, "中有") || strings.HasPrefix(between, "中共有"): // 15个省份中有9个
				before = after
			case joins(between) || joint("项"+between) == len(between):
				before = f.object.End
			}
		}
	}
	w.passing(found, c, len(numbers) > 0)
}

// isLabel reports whether m, which counts nothing, tells things of one sort
// apart, as in 标段1造价3亿元: then it is a word of the name of the number
// behind it.
func isLabel(body string, m, next recognise.Mark) bool {
	if m.Kind != recognise.Number || m.Unit != nil || m.Len() > 3 || strings.Trim(m.Of(body), "0123456789") != "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(body[:m.Start])
	between := body[m.End:next.Start]
	return han(before) && !strings.ContainsRune("的了为达至到约是第", before) && len(between) >= len("造价") && len(between) <= len("造价")*6 &&
		strings.IndexFunc(between, func(r rune) bool { return !han(r) }) < 0
}

// passing lets the dates of a clause that no number took set the time for the
// clauses behind it. In a clause without numbers a date to come is often part
// of a name (落实2030年碳排放目标) and counts only where it opens the clause.
func (w *walker) passing(found []recognise.Mark, c text.Span, numbers bool) {
	body := w.d.Body
	for _, m := range found {
		if m.Kind != recognise.Date || m.Start < c.Start || m.End > c.End || inComparison(body, m, c) || w.namesThing(m) || isWindow(body, m, c) {
			continue
		}
		p, from := w.clock.resolve(m.When, w.now().period)
		if p.Zero() {
			continue
		}
		if !numbers && w.future(p) {
			f := frame{}
			if lead := f.openSubject(body, text.Span{Start: c.Start, End: m.Start}, nil); !lead.Empty() {
				continue
			}
		}
		w.clause = setting{period: p, aim: w.future(p), at: m.Span, from: from}
	}
}

// inComparison reports whether the date is what something is compared with:
// 比上年, 高于上年, 与2020年相比, 是2019年的2.3倍, 按2010年价格.
func inComparison(body string, m recognise.Mark, c text.Span) bool {
	lead := strings.TrimRight(body[c.Start:m.Start], " ")
	if near := lead[max(0, len(lead)-59):]; strings.Contains(near, "比") || strings.Contains(near, "较") {
		for _, w := range []string{"和", "及", "与", "、"} { // 较2022年全年和2023年一季度
			if strings.HasSuffix(lead, "年"+w) || strings.HasSuffix(lead, "月"+w) || strings.HasSuffix(lead, "度"+w) {
				return true
			}
		}
	}
	whole := m.When.ToYear > 0 || m.When.ToN > 0 || m.When.Open
	for _, w := range comparers {
		if whole && (w == "从" || w == "由") { // 从1978年到1985年
			continue
		}
		if strings.HasSuffix(lead, w) {
			return true
		}
	}
	behind := strings.TrimLeft(body[m.End:min(m.End+60, c.End+60, len(body))], " ")
	for _, w := range []string{"同期", "同月", "水平", "年末", "末", "底", "时"} {
		behind = strings.TrimPrefix(behind, w)
	}
	if strings.HasPrefix(behind, "相比") || strings.HasPrefix(behind, "价格") || strings.HasPrefix(behind, "不变价") || strings.HasPrefix(behind, "可比价") {
		return true
	}
	for _, w := range []string{"是", "为", "相当于", "达到", "达", "等于"} {
		if strings.HasSuffix(lead, w) {
			rest := strings.TrimPrefix(behind, "的")
			if found := recognise.Block(rest); len(found) > 0 && found[0].Start <= len("近约超过") && found[0].Unit != nil && found[0].Unit.Name == "倍" {
				return true
			}
		}
	}
	return false
}

// comparers are the words before what something is compared with.
var comparers = []string{"比", "较", "与", "同", "由", "从", "高于", "低于", "快于", "慢于", "好于", "优于", "多于", "少于", "大于", "小于", "超过", "超", "不及", "略高于", "略低于", "相当于"}

// namesThing reports whether a date only helps to name something that is still
// to come or to tell which meeting, and so dates no figure: 面向2030年的专项,
// 编制“十五五”规划, 11月召开的会议.
func (w *walker) namesThing(m recognise.Mark) bool {
	for _, verb := range []string{"结转", "结余资金", "召开的", "举行的", "通过的", "批准的", "修订的", "制定的", "颁布的", "发布的", "印发的"} {
		if strings.HasPrefix(w.d.Body[m.End:], verb) {
			return true
		}
	}
	if strings.HasSuffix(m.Of(w.d.Body), "年初") { // 完成年初预算的34.1%
		for _, what := range []string{"预算", "预期", "目标", "计划", "确定", "下达", "提出", "部署", "任务"} {
			if strings.HasPrefix(w.d.Body[m.End:], what) {
				return true
			}
		}
	}
	if m.When.Grain == doc.Quarter {
		for _, drive := range []string{"开门红", "开门稳", "良好开局", "平稳开局", "开局"} { // 实施一季度开门红行动
			if strings.HasPrefix(w.d.Body[m.End:], drive) {
				return true
			}
		}
	}
	behind := w.d.Body[m.End:]
	for i := range w.dates { // 分别为25年来、18年来首次
		if d := &w.dates[i]; d.Start > m.Start && d.When.Base == recognise.Back && d.When.Grain == doc.Year && strings.HasPrefix(behind, "、") && d.Start == m.End+len("、") {
			m, behind = *d, w.d.Body[d.End:]
		}
	}
	for _, best := range []string{"来最", "来的最", "以来最", "以来的最", "最", "的最", "来首次", "来第一次", "以来首次", "来首个", "来新高", "来新低", "新高", "新低", "以来新高", "首次", "首个", "第一次"} { // 近五年来的最高水平
		if m.When.Grain == doc.Year && m.When.Base == recognise.Back && strings.HasPrefix(behind, best) {
			return true
		}
	}
	lead := w.d.Body[max(0, m.Start-24):m.Start]
	if strings.HasSuffix(lead, "对") && !strings.HasSuffix(lead, "相对") && !strings.HasSuffix(lead, "核对") { // 对2022年新认定的企业给予奖励
		return true
	}
	_, n := words().about.Longest(lead)
	return n > 0
}

// borrowUnit gives a bare number of a list the unit of the next that has one:
// 法律95、行政法规195部.
func (w *walker) borrowUnit(f *frame, next []recognise.Mark, body string) {
	if len(next) == 0 || f.mark.Num.Fraction {
		return
	}
	if f.mark.Unit != nil && (f.mark.Unit.Word != "个" || next[0].Unit == nil || next[0].Unit.Name != "百分点") {
		return // but 3.6个、0.2个百分点
	}
	between := text.Span{Start: f.mark.End, End: next[0].Start}.Of(body)
	if strings.HasPrefix(between, "、") && len(between) <= len("、")+30 && next[0].Unit != nil && !f.mark.Num.Scaled {
		f.mark.Unit = next[0].Unit
	}
}

// claim makes the figures of one number and remembers them for what follows; it
// reports whether the number is a figure. next says that another number stands
// behind it in its clause.
func (w *walker) claim(s text.Span, f *frame, sameClause, next bool, aim bool) bool {
	if w.last != nil && w.last.sentence != s {
		w.last.items = nil
	}
	var answers []Answer
	marked := false
	if w.lessons != nil {
		answers, marked = w.lessons.key.Answers(f.mark.Span)
	}
	if w.notes != nil {
		w.notes.begin(f.mark.Span)
		defer w.notes.end(f.mark.Span)
	}
	in := w.indicator(s, f, sameClause)
	if class := w.figure(f, in, next, answers, marked); class != "" {
		if class == "no-indicator" && len(w.told) > 0 && w.told[len(w.told)-1].sentence == s && restates(w.d.Body[s.Start:f.mark.Start]) {
			class = "restated"
		}
		w.marks = append(roomy(w.marks), doc.Mark{Span: f.mark.Span, Kind: doc.TrapMark, Class: class})
		return false
	}
	ruleName, ruleVerb := "", 0
	if len(in) > 0 {
		ruleName, ruleVerb = in[0].name, in[0].vo
	}
	kind, sign := f.kindOf(ruleName, ruleVerb)
	var kindAnswer func(kinding) float64
	if marked && len(answers) > 0 {
		kindAnswer = func(k kinding) float64 {
			return yes(k.kind.String() == answers[0].Kind && (k.kind != doc.Change || k.sign == answers[0].Sign))
		}
	}
	_, last2, _ := ending(ruleName)
	k, sureKind := w.chooseKind(s, f, last2, kinding{kind, sign}, kindAnswer)
	w.sure.ruled = ruled{name: "several", kind: k == kinding{kind, sign}}
	w.sure.carried = 1
	w.sure.kind, w.sure.name, w.sure.same = sureKind, 1, 1
	if len(in) <= 1 && f.mark.Rule != "part" || len(in) == 0 {
		it, p := w.chooseName(s, f, in, k.kind, answers, marked)
		w.sure.name = p
		if it.name == "" || w.lessons == nil && namesNothing(it.name) {
			return true
		}
		in = []item{it}
	}
	w.tell(s, f, in, k, aim, answers, marked)
	return true
}

// namesNothing reports whether a name is a verb by itself, as in 2022年达1.2亿元
// where nothing before says what did, or a number.
func namesNothing(name string) bool {
	switch strings.Trim(name, "0123456789年 ") {
	case "", "达", "达到", "为", "是", "超", "超过", "突破", "约", "约为", "共", "有", "占":
		return true
	}
	return false
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// restates reports whether what stands before a number opens a bracket that
// says the number before it in other words: 1.4亩（约合.
func restates(before string) bool {
	for _, word := range []string{"约合", "折合", "相当于", "合"} {
		if rest, ok := strings.CutSuffix(before, word); ok {
			return strings.HasSuffix(rest, "（") || strings.HasSuffix(rest, "(")
		}
	}
	return false
}

// surelyNone is how likely a number must be no figure to be left out: one that is
// shown in doubt can be seen and put right, one that is not is lost.
const surelyNone = 0.55

// figure decides whether f's number is a figure at all: it returns the class of
// trap that it is, "" for a figure.
func (w *walker) figure(f *frame, in []item, next bool, answers []Answer, marked bool) string {
	if f.selector {
		return "size-class"
	}
	named := "yes"
	switch {
	case f.flags&sizeClass != 0 && (f.mark.Unit == nil || f.mark.Unit.Class != unit.Ratio && f.mark.Unit.Class != unit.Classifier):
		named = "size class"
	case len(in) == 0:
		named = "no"
	case f.mark.Unit == nil && f.mark.Kind == recognise.Number && !f.mark.Num.Fraction && !f.mark.Num.Scaled && f.q == doc.Exact &&
		!f.mark.Num.More && !f.mark.Num.Several && !f.pure && !strings.HasSuffix(in[0].name, "指数"):
		named = "bare"
	}
	var answer func(bool) float64
	if marked {
		answer = func(b bool) float64 { return yes(b == (len(answers) > 0)) }
	}
	ok, p := w.isClaim(f, named, next, answer)
	if !ok && p < surelyNone && (w.lessons == nil || !w.lessons.led) {
		ok, p = true, 1-p
	}
	w.sure.claim = p
	switch {
	case ok:
		return ""
	case named == "size class":
		return "size-class"
	case named == "bare":
		return "bare-number"
	}
	return "no-indicator"
}

// chooseName picks what f measures from all candidates.
func (w *walker) chooseName(s text.Span, f *frame, in []item, kind doc.Kind, answers []Answer, marked bool) (item, float64) {
	n := &w.naming
	w.memo.empty()
	*n = naming{f: f, kind: kind.String(), unit: unitClass(f.mark.Unit), sentence: s, verb: f.verbForm()}
	n.own = rank.Digit(min(w.contentIn(f.pre), 9))
	n.unitName = unitName(f.mark.Unit)
	n.bound = w.boundStart(f)
	n.of = "-"
	if rest := f.rest.Of(w.d.Body); strings.HasPrefix(rest, "的") {
		n.of = "的"
	} else if r, _ := utf8.DecodeRuneInString(rest); han(r) {
		n.of = "noun"
	}
	own := strings.TrimSpace(f.subject.Of(w.d.Body))
	n.ownEnd1, n.ownEnd2, _ = ending(own)
	n.ownSort = w.sortOf(f.subject, own)
	if _, k := regions().Longest(own); k > 0 && k == len(own) {
		n.place = "place"
	} else if k > 0 {
		n.place = "in place"
	}
	if k := len(w.told); k > 0 && w.told[k-1].sentence == s {
		n.prevSource = w.told[k-1].source
	}
	var rule item
	if len(in) > 0 {
		rule = in[0]
		if k := rule.words; len(k) == 1 { // as names keep it: “三农”支出
			if as := string(w.spellSpan(nil, k[0])); as != rule.name && unmarked(as) == lexicon.Narrow(rule.name) {
				rule.name = as
			}
		}
		n.rule, n.ruleName = rule.name, rule.rule
	}
	n.index, n.count = w.listPlace(f)
	before := w.clausesUpTo(f)
	list := w.names(f, before)
	if n.rule != "" && !n.each {
		if settled[n.ruleName] {
			list = list[:0]
		}
		list = append(list, name{source: "rule", lead: n.rule, prior: -1})
		w.candidates = list
	}
	if f.selected {
		list = w.withNoun(list)
	}
	if at := w.placeOf(f); at != "" {
		list = w.withPlace(list, at)
	}
	// all names are spelled into one string: one allocation for a number
	w.buffer, w.offsets = w.buffer[:0], w.offsets[:0]
	for i := range list {
		w.buffer = w.spell(w.buffer, &list[i])
		w.offsets = append(w.offsets, len(w.buffer))
	}
	all := string(w.buffer)
	word := func(i int) string {
		if i == 0 {
			return all[:w.offsets[0]]
		}
		return all[w.offsets[i-1]:w.offsets[i]]
	}
	w.choice.reset()
	judged := marked && len(answers) > 0
	for i := range list {
		sc := w.score()
		if w.lessons != nil && !judged { // nothing is learned here
			sc.Names = nil
		}
		if sc.Names != nil {
			note := "#" + word(i) + "/" + list[i].source
			if len(answers) > 0 {
				note += " want " + answers[0].Indicator + " for " + f.mark.Of(w.d.Body) + " in " + s.Of(w.d.Body)
			}
			*sc.Names = append(*sc.Names, note)
		}
		w.scoreName(&sc, &list[i], n, word(i))
		w.put(&sc)
	}
	var gain func(int) float64
	if judged {
		gain = func(i int) float64 {
			best := 0.0
			for _, a := range answers {
				best = max(best, likeness(w.finish(word(i), f), lexicon.Fold(a.Indicator)))
			}
			return best
		}
	}
	k, p, same := w.consensus(word)
	if w.sure.same = same; k < 0 {
		return item{}, 0
	}
	if answered, _ := w.decideFor("name", k, gain); answered != k {
		k, p, w.sure.same = answered, 1, 1
	}
	c := &list[k]
	w.sure.ruled.name = namedByRule(word(k), n.rule)
	if c.prior >= 0 && (c.lead != "" || c.tail != "") {
		w.sure.carried = w.told[len(w.told)-1-c.prior].sure
	}
	if c.source == "rule" {
		return rule, p
	}
	it := item{name: strings.Clone(word(k)), rule: c.source, vo: rule.vo}
	if rule.name == it.name {
		it.rule, it.of, it.whole = rule.rule, rule.of, rule.whole
	}
	if c.tail != "" {
		it.parent = len(w.told) - c.prior
	}
	if c.prior >= 0 && (c.lead != "" || c.tail != "") {
		it.words = append(it.words, w.told[len(w.told)-1-c.prior].words...)
	}
	for _, x := range []text.Span{c.a, c.b} {
		if !x.Empty() {
			it.words = append(it.words, x)
		}
	}
	return it, p
}

// settled are the rules that leave one reading: the form of the text settles it.
var settled = map[string]bool{"bracketed": true, "line": true, "other verb": true, "range ahead": true, "graded": true}

// clauseAt is the index of the first clause of the sentence at or behind at.
func (w *walker) clauseAt(at int) int {
	return sort.Search(len(w.clauses), func(i int) bool { return w.clauses[i].Start >= at })
}

// clausesUpTo returns what stands behind the last number of each of the two
// clauses before f's, the nearest last.
func (w *walker) clausesUpTo(f *frame) []text.Span {
	i := w.clauseAt(f.clause.Start)
	out := w.before[:0]
	for _, c := range w.clauses[max(0, i-2):i] {
		from := c.Start
		for k := w.tokenAt(c.End) - 1; k >= 0 && w.tokens[k].Start >= c.Start; k-- {
			if w.tokens[k].role == mark {
				from = w.tokens[k].End
				break
			}
		}
		if c.End > from {
			out = append(out, text.Span{Start: from, End: c.End})
		}
	}
	w.before = out
	return out
}

// likeness is how right a name is: 1 if it has the marked words, less if it is
// only like them, 0 where the scorer takes it for another.
func likeness(got, want string) float64 {
	d := score.Likeness(got, want)
	switch {
	case score.Bare(got) == score.Bare(want):
		return 1
	case d < score.Alike:
		return 0
	}
	return 0.1 * d * d
}

// tell makes figures of one number for each of its names.
func (w *walker) tell(s text.Span, f *frame, in []item, k kinding, aim bool, answers []Answer, marked bool) {
	body := w.d.Body
	var object string
	if !f.object.Empty() {
		object = f.object.Of(body)
	}
	rulePeriod, ruleFrom, ruleAt, ahead := w.time(s, f, k.kind)
	stock := w.narrowed
	ruleStatus := w.status(f, rulePeriod, aim, ahead)
	period, from, at := w.chooseTime(s, f, k.kind, in[0].name, rulePeriod, ruleFrom, ruleAt, answers, marked)
	if period.Zero() {
		from = ""
	}
	status, p := w.state(s, f, k.kind, period, at, ruleStatus, in[0].name, aim, answers, marked)
	w.sure.status = p
	w.sure.ruled.time, w.sure.ruled.status = agree(period, rulePeriod) == "yes", status == ruleStatus
	for _, it := range in {
		v := f.valueOf(k.kind, k.sign)
		known := lookup(it.name)
		if v.Unit == "" && !f.mark.Num.Fraction && !f.pure {
			unit := ""
			if known != nil {
				unit = known.Implied
			}
			implyUnit(&v, it.name, object, unit)
		}
		fig := doc.Figure{
			Span: f.mark.Span, Sentence: s, Clause: f.clause.Join(f.mark.Span),
			Article: w.article, Section: w.section, Block: w.block,
			Kind: k.kind, Indicator: w.finish(it.name, f), Words: it.words,
			Value: v, Period: period, TimeFrom: from,
			Scope: f.mark.Scope,
		}
		if known != nil {
			fig.Key = known.Key
		}
		fig.Status = status
		if f.to {
			fig.Direction = f.verb
		}
		fig.Region = regionOf(fig.Indicator)
		fig.Indicator = w.unfold(fig.Indicator, s) // names stay in the document's own script
		w.explain(&fig, f, it, at)
		fig.Confidence = w.confidence(&fig, it.rule, known != nil, marked)
		w.figures = append(roomy(w.figures), fig)
	}
	w.restated()
	first := in[len(in)-1]
	t := told{
		name: in[0].name, words: in[0].words, kind: k.kind.String(), unit: unitClass(f.mark.Unit), verb: f.verbForm(),
		clause: f.clause, sentence: s, at: f.mark.Span, when: at, period: period, status: status, sureStatus: w.sure.status, block: w.block, section: w.section,
	}
	if base := first.of; base != "" {
		t.name = base
	}
	if w.lessons != nil && w.lessons.led && len(answers) > 0 { // later choices lean on what was marked
		for i, name := range statusNames {
			if name == answers[0].Status {
				t.status = doc.Status(i)
			}
		}
	}
	t.base, t.source, t.measured = t.name, in[0].rule, f.mark.Unit
	if p := in[0].parent; p > 0 && p <= len(w.told) {
		t.base = w.told[p-1].base
	}
	t.cuts = cuts(t.base)
	t.leads = leadsOf(t.base, t.cuts)
	if t.head = headOf(t.base); t.head == t.base {
		t.head = ""
	}
	t.frame, t.part, t.mean, t.does = w.frame, w.taken, w.mean, w.does
	t.sure = w.sure.name * w.sure.carried
	w.told = append(roomy(w.told), t)
	if w.run.clause == f.clause && len(w.run.names) < w.run.count {
		w.run.names = append(w.run.names, t.name)
	}
	items := []item(nil)
	next := 0
	if w.last != nil {
		items, next = w.last.items, w.last.next
	}
	if base := first.of; base != "" {
		first.name = base
	}
	w.last = &said{subject: first.name, whole: first.whole, words: first.words, sentence: s, clause: f.clause, frame: f, items: items, next: next, stock: stock}
}

// told is a claim that later ones lean on.
type told struct {
	name             string
	words            []text.Span
	kind, unit, verb string
	clause, sentence text.Span
	at, when         text.Span // the number; the words of its time
	period           doc.Period
	status           doc.Status
	block, section   int
	base             string     // the name whose place another thing took: 工业增加值 of 工业国有企业增加值
	source           string     // of the name
	cuts             []int      // in base
	leads            []string   // its starts, which other names may take over
	head             string     // its end, likewise: 增加值
	measured         *unit.Unit // what the number counts in; nil without a unit
	sure             float64    // how likely the name is right
	sureStatus       float64    // how likely the status is
	frame            doc.Period // of which period is a part
	part             string     // which, where it could be another
	mean, does       string     // how the number sums up years; whether its words have a verb
}

// chooseTime picks when f's claim holds.
func (w *walker) chooseTime(s text.Span, f *frame, kind doc.Kind, name string, rule doc.Period, ruleFrom string, ruleAt text.Span, answers []Answer, marked bool) (doc.Period, string, text.Span) {
	if t, ok := w.turnOf(f); ok { // the form of the text settles it
		w.frame, w.reach, w.taken, w.mean, w.does = t.Period, reachBeside, "", "", ""
		w.sure.time, w.sure.part = 1, 1
		return t.Period, "explicit", t.at
	}
	_, last2, _ := ending(name)
	t := &timing{s: s, f: f, k: kind, kind: kind.String(), verb: f.verbForm(), name: last2, whole: name}
	for _, d := range f.when {
		last := strings.HasPrefix(d.Of(w.d.Body), "去年") // 从去年的2.1%; 上年 counts from the time of what is told
		t.beside = t.beside || (d.When.Base == recognise.Given || last) && d.Start >= f.startAt.Start
	}
	for i := w.tokenAt(f.mark.Start) - 1; i >= 0 && f.mark.Start-w.tokens[i].End < 600; i-- {
		if k := w.tokens[i]; k.End <= f.mark.Start && k.class&(modal|forecast) != 0 {
			t.modal = k.Of(w.d.Body)
			break
		}
	}
	w.moments(t)
	ruled := false
	for i := range w.moment {
		p := w.moment[i].period
		if p.Zero() {
			continue
		}
		if agree(p, rule) == "yes" {
			vote := "rule"
			if w.moment[i].level == headingOfTwo { // which of the two, the rules do not ask
				vote = "rule, " + headingOfTwo
			}
			w.moment[i].score.Str(mAgree, vote)
			w.moment[i].score.Pair(mAgreeAt, w.moment[i].level, ruleFrom)
			ruled = true
		} else if span(p) && agree(w.at(f, p, kind), rule) == "yes" {
			w.moment[i].score.Str(mAgree, "rule's part")
			ruled = true
		}
	}
	if !ruled && !rule.Zero() {
		m := w.candidate(rule, ruleFrom, ruleAt)
		m.far(reachSentence)
		m.score.Pair(mAgree, "rule alone", ruleFrom)
	}
	list := w.moment
	w.choice.reset()
	for i := range list {
		if n := list[i].score.Names; n != nil {
			*n = append(*n, "#"+list[i].period.String()+" for "+f.mark.Of(w.d.Body)+" of "+name)
		}
		w.put(&list[i].score)
	}
	var gain func(int) float64
	var right func(doc.Period) float64
	if marked && len(answers) > 0 {
		right = func(p doc.Period) float64 { return yes(score.SameTime(p.String(), answers[0].Times)) }
		named := false // something but the document's own date gives the very period
		for i := range list {
			named = named || list[i].from != "document" && right(list[i].period) > 0
		}
		gain = func(i int) float64 {
			best := 0.0
			usual := list[i].period
			if span(usual) {
				usual = w.at(f, usual, kind)
			}
			for _, p := range w.parts(nil, t, &list[i]) {
				g := right(p.period)
				if named && !f.start && agree(p.period, usual) == "no" && agree(p.period, list[i].period) == "no" {
					g *= 0.01 // another period of which the claim takes what such claims take is likelier meant
				}
				best = max(best, g)
			}
			if list[i].from == "document" && best > 0 && !named {
				best = 0.3
			}
			return best
		}
	}
	w.momentSums = append(w.momentSums[:0], w.choice.sums...)
	k, p := w.decide("time", gain)
	m := &list[k]
	w.taken, w.mean, w.does = "", "", ""
	q, part := w.choosePart(t, m, name, right)
	w.sure.time, w.sure.part = w.sameTime(t, k, q.period, p), part
	if len(w.parted) > 1 {
		w.taken = q.how
	}
	w.frame, w.reach = m.period, m.reach
	return q.period, m.from, m.at
}

// sameTime is the probability of all moments that give the period that was
// chosen, of which k is one.
func (w *walker) sameTime(t *timing, k int, period doc.Period, p float64) float64 {
	sums := w.momentSums
	all := rank.Share(sums)
	total := 0.0
	for i := range w.moment {
		q := w.moment[i].period
		if i == k || agree(q, w.moment[k].period) == "yes" || agree(q, period) == "yes" || span(q) && agree(w.at(t.f, q, t.k), period) == "yes" {
			total += all[i]
		}
	}
	return total
}

// state picks the status of f's claim.
func (w *walker) state(s text.Span, f *frame, kind doc.Kind, period doc.Period, at text.Span, rule doc.Status, name string, aim bool, answers []Answer, marked bool) (doc.Status, float64) {
	var answer func(string) float64
	if marked && len(answers) > 0 {
		answer = func(name string) float64 { return yes(name == answers[0].Status) }
	}
	_, last2, _ := ending(name)
	t := &stating{s: s, f: f, kind: kind.String(), period: period, at: at, rule: rule, aim: aim, name: last2}
	return w.chooseStatus(t, answer)
}

// finish adds the words that belong to a rate's name: 年均, 环比, and what it
// is compared with where it stands above or below something.
func (w *walker) finish(name string, f *frame) string {
	name = name[article(name):] // 一条网速
	if f.gap != 0 && !f.compare.Empty() && !strings.Contains(name, f.compare.Of(w.d.Body)) {
		if f.mark.Unit != nil && f.mark.Unit.Name == "百分点" && !ratioHead(name) {
			name += "增长"
		}
		name += f.compare.Of(w.d.Body)
	} else if f.mark.Unit != nil && f.mark.Unit.Name == "百分点" && !strings.Contains(name, "占") && f.verb != 0 && (f.verbWord(w.d.Body) == "加快" || f.verbWord(w.d.Body) == "回升" || f.verbWord(w.d.Body) == "放缓" || f.verbWord(w.d.Body) == "回落" || f.verbWord(w.d.Body) == "快") && !ratioHead(name) {
		name += "增速"
	}
	for _, a := range addedFlags {
		if f.flags&a.f != 0 && !strings.Contains(name, a.word) {
			name += a.word
		}
	}
	return name
}

func (f *frame) verbWord(body string) string { return f.verbAt.Of(body) }

// ratioHead reports whether a name is itself a rate, so that a difference of
// it needs no 增速 added.
func ratioHead(name string) bool {
	for _, w := range []string{"率", "比重", "占比", "比例", "增速", "涨幅", "增幅", "指数", "增长", "进度"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// time finds when a claim holds: a date in its own words, then the nearest
// before it.
func (w *walker) time(sentence text.Span, f *frame, kind doc.Kind) (doc.Period, string, text.Span, bool) {
	context := w.now()
	for i := len(f.when) - 1; i >= 0; i-- {
		m := f.when[i]
		f.until = f.until || w.untilYear(m)
		p, from := w.clock.resolve(m.When, context.period)
		for k := len(w.spoken) - 1; k >= 0 && w.spoken[k].sentence == sentence; k-- {
			if d := &w.spoken[k]; d.Span == m.Span {
				if a := w.anchor(d); !a.Zero() {
					p, from = w.clock.resolve(m.When, a)
				}
			}
		}
		if m.Span == context.at { // resolved already, and itself the context
			p, from = context.period, context.from
		}
		if p.Zero() || p.From.Grain == doc.Day && len(f.when) > 1 {
			continue
		}
		if !f.start && (f.verb != 0 || f.to || unitName(f.mark.Unit) == "倍") && inComparison(w.d.Body, m, sentence) {
			continue // 是2019年的2.3倍, 由上年的1.87缩小至1.84
		}
		if f.start && m.When.Base == recognise.Relative && m.When.Grain == doc.Year && p == context.period {
			p.From.Year-- // 利润由上年下降2%转为增长8%, said of last year: the year before it
		}
		set := setting{period: p, aim: w.future(p), at: m.Span, from: from}
		if f.start && m.Start < f.startAt.Start { // 2025年数据量从7ZB增加到48ZB: the date is the end's
			w.clause = set
			context = set
			break
		}
		if !f.start && !inComparison(w.d.Body, m, sentence) && !isWindow(w.d.Body, m, sentence) {
			w.clause = set
		}
		return w.at(f, p, kind), from, m.Span, set.aim
	}
	if context.period.Zero() {
		return doc.Period{}, "", text.Span{}, context.aim
	}
	from := "inherited"
	if sentence.Covers(context.at) && context.from != "" {
		from = context.from // said in the same sentence
	}
	p, aim := w.at(f, context.period, kind), context.aim || w.future(context.period)
	if f.start && p == context.period && p.From.Grain == doc.Year && p.To.Zero() && !p.Open {
		p.From.Year-- // 补助由420元提高到450元, said of this year: what held the year before
		aim = false
	}
	return p, from, context.at, aim
}

// untilYear reports whether a date is the end of what is aimed at: 到2025年 in
// a text that does not say when it was written, or wrote before.
func (w *walker) untilYear(m recognise.Mark) bool {
	if m.When.Base != recognise.Given || m.When.ToYear != 0 || m.When.AsOf {
		return false
	}
	before := strings.TrimRightFunc(w.d.Body[max(0, m.Start-24):m.Start], unicode.IsSpace)
	if c, n := words().before.Longest(before); n > len("到") && c&(upTo|downTo) != 0 {
		return false // 增长至2024年的11亿
	}
	if verb := strings.TrimSuffix(strings.TrimSuffix(before, "到"), "至"); verb != before {
		if c, n := words().before.Longest(verb); n > 0 && c&(up|down|change) != 0 {
			return false
		}
	}
	return (strings.HasSuffix(before, "到") || strings.HasSuffix(before, "至")) && !strings.HasSuffix(before, "截至") &&
		(w.clock.own.Zero() || m.When.Year > w.clock.own.Year)
}

// status tells what is done from what is aimed at or foreseen.
func (w *walker) status(f *frame, p doc.Period, aim, ahead bool) doc.Status {
	if w.modal.Span != f.clause {
		w.modal.Span, w.modal.foreseen = f.clause, foresees(f.clause.Of(w.d.Body))
	}
	if w.modal.foreseen {
		if ahead || !w.clock.report {
			return doc.Forecast
		}
	}
	if w.plainFact(f) {
		return doc.Actual
	}
	if ahead || f.until || w.aimed(p) {
		return doc.Target
	}
	if w.heading.aim && (p.Zero() || w.future(p) || w.clock.own.Zero() && p == w.heading.period) {
		return doc.Target
	}
	if aim && !w.past(p) {
		return doc.Target
	}
	return doc.Actual
}

// aimed reports whether an earlier clause set p as the end of an aim.
func (w *walker) aimed(p doc.Period) bool {
	return !p.Zero() && w.until.period == p
}

// past reports whether p ended before the article's own date.
func (w *walker) past(p doc.Period) bool {
	own := w.clock.own
	return !own.Zero() && !p.Zero() && !p.Open && (p.End().Year < own.Year || p.End().Year == own.Year && p.End().Grain > doc.Year)
}

// foresees reports whether a word of forecasts stands in s.
func foresees(s string) bool {
	l := words()
	for i := 0; i < len(s); i += width(s, i) {
		if _, n := l.ahead.Longest(s[i:]); n == 0 {
			continue
		}
		if c, n := l.any.Longest(s[i:]); n > 0 && c&forecast != 0 {
			return true
		}
	}
	return false
}

// regionOf returns the part of the country that an indicator starts with.
func regionOf(name string) string {
	r, _ := regions().Longest(name)
	return r
}

// runes is the number of characters of s.
func runes(s string) int {
	n := 0
	for at := 0; at < len(s); at += width(s, at) {
		n++
	}
	return n
}
