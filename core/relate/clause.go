package relate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// readClause makes figures of the numbers of one clause.
func (w *walker) readClause(s, c text.Span, found, dates []recognise.Mark, aim bool) {
	body := w.d.Body
	var numbers []recognise.Mark
	for _, m := range found {
		if m.Kind == recognise.Number || m.Kind == recognise.Rank {
			numbers = append(numbers, m)
		} else {
			w.keep(m)
		}
	}
	before := c.Start
	var whole *frame // of the parts at hand
	for i, m := range numbers {
		after := c.End
		if i+1 < len(numbers) {
			after = numbers[i+1].Start
		}
		f := &frame{mark: m, clause: c, pre: text.Span{Start: before, End: m.Start}, post: text.Span{Start: m.End, End: after}}
		f.read(body, dates)
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
		if f.flags&sizeClass != 0 && (m.Unit == nil || m.Unit.Class != unit.Ratio && m.Unit.Class != unit.Classifier) {
			w.marks = append(w.marks, doc.Mark{Span: m.Span, Kind: doc.TrapMark, Class: "size-class"})
			continue
		}
		w.claim(s, f, i > 0, aim)
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

// passing lets the dates of a clause that no number took set the time for the
// clauses behind it. In a clause without numbers a date to come is often part
// of a name (落实2030年碳排放目标) and counts only where it opens the clause.
func (w *walker) passing(found []recognise.Mark, c text.Span, numbers bool) {
	body := w.d.Body
	for _, m := range found {
		if m.Kind != recognise.Date || m.Start < c.Start || m.End > c.End || inComparison(body, m, c) || w.namesThing(m) {
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

// inComparison reports whether the date is what something is compared with.
func inComparison(body string, m recognise.Mark, c text.Span) bool {
	lead := body[c.Start:m.Start]
	if i := max(strings.LastIndex(lead, "比"), strings.LastIndex(lead, "较")); i >= 0 && len(lead)-i < 60 {
		for _, w := range []string{"和", "及", "与", "、"} { // 较2022年全年和2023年一季度
			if strings.HasSuffix(lead, "年"+w) || strings.HasSuffix(lead, "月"+w) || strings.HasSuffix(lead, "度"+w) {
				return true
			}
		}
	}
	return strings.HasSuffix(lead, "比") || strings.HasSuffix(lead, "较") || strings.HasSuffix(lead, "与") || strings.HasSuffix(lead, "同") ||
		strings.HasSuffix(lead, "由") || strings.HasSuffix(lead, "从")
}

// namesThing reports whether a date only helps to name something that is still
// to come or to tell which meeting, and so dates no figure: 面向2030年的专项,
// 编制“十五五”规划, 11月召开的会议.
func (w *walker) namesThing(m recognise.Mark) bool {
	for _, verb := range []string{"召开的", "举行的", "通过的", "批准的", "修订的", "制定的", "颁布的", "发布的", "印发的"} {
		if strings.HasPrefix(w.d.Body[m.End:], verb) {
			return true
		}
	}
	_, n := words().about.Longest(w.d.Body[max(0, m.Start-24):m.Start])
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

// claim makes the figures of one number and remembers them for what follows.
func (w *walker) claim(s text.Span, f *frame, sameClause bool, aim bool) {
	body := w.d.Body
	if w.last != nil && w.last.sentence != s {
		w.last.items = nil
	}
	in := w.indicator(s, f, sameClause)
	if len(in) == 0 {
		w.marks = append(w.marks, doc.Mark{Span: f.mark.Span, Kind: doc.TrapMark, Class: "no-indicator"})
		return
	}
	var object string
	if !f.object.Empty() {
		object = f.object.Of(body)
	}
	stock := false
	for _, it := range in {
		kind, sign := f.kindOf(it.name, it.vo)
		v := f.valueOf(kind, sign)
		known := lookup(it.name)
		if v.Unit == "" && !f.mark.Num.Fraction {
			if f.mark.Kind == recognise.Number && !f.mark.Num.Scaled && f.q == doc.Exact && kind != doc.Index && !f.mark.Num.More && !f.mark.Num.Several {
				w.marks = append(w.marks, doc.Mark{Span: f.mark.Span, Kind: doc.TrapMark, Class: "bare-number"})
				return
			}
			unit := ""
			if known != nil {
				unit = known.Implied
			}
			implyUnit(&v, it.name, object, unit)
		}
		period, from, at, ahead := w.time(s, f, kind)
		stock = stock || w.narrowed
		fig := doc.Figure{
			Span: f.mark.Span, Sentence: s, Clause: f.clause.Join(f.mark.Span),
			Article: w.article, Section: w.section, Block: w.block,
			Kind: kind, Indicator: w.finish(it.name, f), Words: it.words,
			Value: v, Period: period, TimeFrom: from,
			Scope: f.mark.Scope,
		}
		if known != nil {
			fig.Key = known.Key
		}
		fig.Status = w.status(s, f, period, aim, ahead)
		if f.to {
			fig.Direction = f.verb
		}
		fig.Region = regionOf(fig.Indicator)
		if w.d.Body != w.body { // names stay in the document's own script
			block := w.d.Articles[w.article].Blocks[w.block].Span
			near := text.Span{Start: max(block.Start, s.Start-900), End: s.End}
			for !utf8.RuneStart(w.body[near.Start]) {
				near.Start++
			}
			fig.Indicator = lexicon.Unfold(fig.Indicator, near.Of(w.body))
		}
		w.explain(&fig, f, it, at)
		w.figures = append(w.figures, fig)
	}
	w.restated()
	first := in[len(in)-1]
	items := []item(nil)
	next := 0
	if w.last != nil {
		items, next = w.last.items, w.last.next
	}
	if base := first.of; base != "" {
		first.name = base
	}
	w.last = &said{subject: first.name, whole: first.whole, words: first.words, sentence: s, clause: f.clause, flags: f.flags, frame: f, items: items, next: next, stock: stock}
}

// finish adds the words that belong to a rate's name: 年均, 环比, and what it
// is compared with where it stands above or below something.
func (w *walker) finish(name string, f *frame) string {
	if f.gap != 0 && !f.compare.Empty() {
		if f.mark.Unit != nil && f.mark.Unit.Name == "百分点" && !ratioHead(name) {
			name += "增长"
		}
		name += f.compare.Of(w.d.Body)
	} else if f.mark.Unit != nil && f.mark.Unit.Name == "百分点" && f.verb != 0 && (f.verbWord(w.d.Body) == "加快" || f.verbWord(w.d.Body) == "回升" || f.verbWord(w.d.Body) == "放缓" || f.verbWord(w.d.Body) == "回落" || f.verbWord(w.d.Body) == "快") && !ratioHead(name) {
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
	for _, w := range []string{"率", "比重", "占比", "比例", "增速", "涨幅", "增幅", "指数", "增长"} {
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
		if p.Zero() || p.From.Grain == doc.Day && len(f.when) > 1 {
			continue
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
		if !f.start {
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
func (w *walker) status(s text.Span, f *frame, p doc.Period, aim, ahead bool) doc.Status {
	body := w.d.Body
	clause := f.clause.Of(body)
	if c, n := firstModal(clause); n > 0 && c&forecast != 0 {
		if ahead || !w.clock.report {
			return doc.Forecast
		}
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

func firstModal(s string) (class, int) {
	for i := range s {
		if c, n := words().any.Longest(s[i:]); n > 0 && c&forecast != 0 {
			return c, n
		}
	}
	return 0, 0
}

// regionOf returns the part of the country that an indicator starts with.
func regionOf(name string) string {
	r, _ := regions().Longest(name)
	return r
}

func runes(s string) int { return utf8.RuneCountInString(s) }
