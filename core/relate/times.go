package relate

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// A spoken is a date of the text and where it was said.
type spoken struct {
	recognise.Mark
	sentence text.Span
	block    int
	opens    bool // of its sentence: nothing but openers before it
	first    bool // its sentence opens its block
	compared bool // what something is compared with
	named    bool // part of a name
	window   bool // of its own number alone: 近5年年均, 连续8年
	depth    int  // how many headings stand over it
	head     int  // the block of the innermost
	level    int  // of the heading it stands in; 0 in text
	nth      int  // of its sentence in its block
	claims   int  // claims told before it

	// what the dates before it come to, so that none is looked at for every number
	opened           int // the first date of its sentence
	plain            int // the last of its block up to it that is no part of a comparison or a name; -1 for none
	opener           int // the last of these that opens its sentence
	fromYear, toYear int // of its sentence up to it: the first year that is compared with, the last that is spoken of
}

// chain ties the date k of spoken to those before it.
func (w *walker) chain(k int) {
	d := &w.spoken[k]
	d.opened, d.plain, d.opener = k, -1, -1
	if k > 0 {
		before := &w.spoken[k-1]
		if before.block == d.block {
			d.plain, d.opener = before.plain, before.opener
		}
		if before.sentence == d.sentence {
			d.opened, d.fromYear, d.toYear = before.opened, before.fromYear, before.toYear
		}
	}
	if !d.compared && !d.named && !d.window {
		d.plain = k
		if d.opens {
			d.opener = k
		}
	}
	if d.When.Base != recognise.Given || d.When.Grain != doc.Year || d.When.ToYear > 0 {
		return
	}
	switch {
	case d.compared && d.fromYear == 0:
		d.fromYear = d.When.Year
	case !d.compared && !d.named:
		d.toYear = d.When.Year
	}
}

// spokenBefore is the number of dates that start before at, of those from first
// on, which are of one sentence.
func (w *walker) spokenBefore(first, at int) int {
	return first + sort.Search(len(w.spoken)-first, func(i int) bool { return w.spoken[first+i].Start >= at })
}

// A moment is a candidate for the time of a claim.
type moment struct {
	period   doc.Period
	from     string
	at       text.Span
	reach    reach
	framed   bool
	compared bool
	level    string // of the innermost frame that gives it, "" for the rules alone
	score    rank.Score
}

// A reach is how far the words of a time carry: a date beside its number less
// far than one that opens a paragraph.
type reach uint8

const (
	reachNone reach = iota
	reachBeside
	reachSentence
	reachOpens
	reachBlock
	reachSection
	reachHeading
	reachArticle
)

var reachNames = [...]string{"none", "beside", "sentence", "opens", "block", "section", "heading", "article"}

// far notes that m stands on words that carry at least r far.
func (m *moment) far(r reach) { m.reach = max(m.reach, r) }

var (
	mDateCtx  = rank.NewTemplate("time.date,context")
	mLeft     = rank.NewTemplate("time.date,left")
	mLeft2    = rank.NewTemplate("time.left2")
	mRight    = rank.NewTemplate("time.date,right")
	mRight2   = rank.NewTemplate("time.right2")
	mForm     = rank.NewTemplate("time.date,form")
	mBetween  = rank.NewTemplate("time.date,between")
	mUnder    = rank.NewTemplate("time.under")
	mStart    = rank.NewTemplate("time.start")
	mSince    = rank.NewTemplate("time.date,claims")
	mCompared = rank.NewTemplate("time.date,compared")
	mInside   = rank.NewTemplate("time.inside a year")
	mDistance = rank.NewTemplate("time.distance")
	mOrder    = rank.NewTemplate("time.order")
	mLevel    = rank.NewTemplate("time.level")
	mLevelG   = rank.NewTemplate("time.level,genre")
	mNone     = rank.NewTemplate("time.none")
	mRelation = rank.NewTemplate("time.relation")
	mGrain    = rank.NewTemplate("time.grain")
	mGrainSrc = rank.NewTemplate("time.grain,form")
	mModal    = rank.NewTemplate("time.relation,modal")
	mAgree    = rank.NewTemplate("time.sources")
	mAgreeAt  = rank.NewTemplate("time.sources,level")
	mPrevious = rank.NewTemplate("time.previous")
	mNow      = rank.NewTemplate("time.now,level")
	mNowRel   = rank.NewTemplate("time.now,relation")
	mFar      = rank.NewTemplate("time.distance,form")
	mMean     = rank.NewTemplate("time.mean")
)

// timing is what all candidates for one time share.
type timing struct {
	s     text.Span
	f     *frame
	kind  string
	k     doc.Kind
	verb  string
	name  string // its last two characters
	whole string // name
	modal string

	beside bool // a printed year stands beside the number: 从1994年的64千比特
}

// moments lists and scores the candidates for the time of t's number: the
// frames that are open there, the innermost first.
func (w *walker) moments(t *timing) []moment {
	w.moment = w.moment[:0]
	w.order, w.innermost, w.innerForm = 0, "", ""
	f := t.f
	first := len(w.spoken) // of the sentence's dates
	if first > 0 && w.spoken[first-1].sentence == t.s {
		first = w.spoken[first-1].opened
	}
	here := w.spokenBefore(first, f.mark.Start)
	if p, yearly := w.fromTo(first, here, f); !p.Zero() {
		level := "from to"
		if yearly {
			level = "from to, yearly"
		}
		w.order = 0
		if !yearly {
			w.order = 3
		}
		w.frameAt(p, "explicit", w.spoken[first].Span, level, "", "", reachSentence)
		w.order = 0
	}
	// dates of the sentence, the nearest first
	for i := here - 1; i >= first; i-- {
		d := &w.spoken[i]
		level := "sentence"
		switch {
		case d.Start >= f.pre.Start:
			level = "beside"
		case d.Start >= f.clause.Start:
			level = "clause"
		case d.opens:
			level = "opens"
		}
		if d.compared || d.named {
			level += ", compared"
		} else if d.window {
			level += ", window"
		}
		w.frameOf(t, d, level)
		if i < len(w.spoken)-8 {
			break
		}
	}
	for i := here; i < len(w.spoken) && w.spoken[i].Start < f.clause.End; i++ { // behind the number in its clause
		order := w.order
		w.order = 3
		w.frameOf(t, &w.spoken[i], "behind")
		w.order = order
	}
	// the paragraph: its latest opening date; another date of it
	i := first - 1
	if i >= 0 && w.spoken[i].block == w.block {
		last := &w.spoken[i]
		if last.plain >= 0 && last.plain != last.opener {
			w.frameOf(t, &w.spoken[last.plain], "running")
		}
		if last.opener >= 0 {
			d := &w.spoken[last.opener]
			level := "block"
			if d.first {
				level = "block first"
			}
			w.frameOf(t, d, level)
		}
		i = sort.Search(len(w.spoken), func(k int) bool { return w.spoken[k].block >= w.block }) - 1
	}
	for _, o := range w.outerFrames(i) {
		switch {
		case o.date < 0:
			level := "heading"
			if o.heading.two {
				level = headingOfTwo
			}
			w.frameAt(o.heading.period, "inherited", o.heading.at, level, "", "", reachHeading)
		case o.late && w.order > 0:
		default:
			w.frameOf(t, &w.spoken[o.date], o.level)
		}
	}
	if !w.titled.Zero() {
		w.frameAt(w.titled, "inherited", w.d.Articles[w.article].Title, "title", "", "", reachArticle)
	}
	if !w.main.Zero() {
		w.frameAt(w.main, "document", text.Span{}, "main "+grainOf(w.main), "", "", reachArticle)
	}
	// a date that opened a paragraph of another section
	for k, n := len(w.spoken)-1, 0; k >= 0 && n < 30; k, n = k-1, n+1 {
		if d := &w.spoken[k]; d.opens && d.block != w.block && !d.compared && !d.named && !d.window && d.level == 0 {
			w.frameOf(t, d, "far")
			break
		}
	}
	c := w.clock
	if !c.own.Zero() {
		for back, level := range [...]string{"own", "own, last year"} {
			w.frameAt(doc.Period{From: yearOf(c.own.Year - back)}, "document", text.Span{}, level, "", "", reachArticle)
		}
		if c.own.Grain > doc.Year {
			w.frameAt(doc.Period{From: doc.Date{Year: c.own.Year, Grain: doc.Month, N: c.own.N}}, "document", text.Span{}, "own month", "", "", reachArticle)
			if c.own.Grain == doc.Day {
				w.frameAt(doc.Period{From: c.own}, "document", text.Span{}, "own day", "", "", reachArticle)
			}
		}
	}
	m := w.candidate(doc.Period{}, "", text.Span{})
	m.score.Pair(mNone, w.genre, rank.Digit(min(w.order, 2)))
	m.score.Pair(mNone, w.tone, rank.Digit(min(w.order, 2)))
	m.score.Str(mNone, rank.Digit(min(w.order, 2)))
	m.score.Pair(mUnder, "none", w.innermost)
	m.score.Triple(mUnder, "none", w.innermost, w.innerForm)
	mean := meanOf(f.pre.Of(w.d.Body), t.whole)
	now := w.nowWord(t.s, f.mark.Start)
	var last *told
	where := ""
	if len(w.told) > 0 && w.told[len(w.told)-1].block == w.block {
		last = &w.told[len(w.told)-1]
		where = w.where(last, t.s, f)
	}
	for i := range w.moment {
		m := &w.moment[i]
		rel := w.relation(m.period)
		grain := grainOf(m.period)
		if last != nil && agree(last.frame, m.period) == "yes" {
			m.score.Pair(mPrevious, where, last.verb)
			m.score.Pair(mPrevious, where, m.level)
		}
		if mean != "" {
			m.score.Pair(mMean, grain, mean)
		}
		if now != "" {
			m.score.Pair(mNow, now, m.level)
			m.score.Pair(mNowRel, now, rel)
		}
		m.score.Pair(mRelation, rel, w.sectionKind)
		m.score.Pair(mModal, rel, t.modal)
		m.score.Pair(mGrain, grain, t.kind)
		m.score.Pair(mGrainSrc, grain, t.verb)
	}
	return w.moment
}

// fromTo is the period between the year that a sentence compares with and the
// one that it speaks of, for what grew in it: 从2012年的8万亿元增长到2021年的
// 42万亿元，年均增长20%. first is the sentence's first date, here the first behind
// the number.
func (w *walker) fromTo(first, here int, f *frame) (p doc.Period, yearly bool) {
	from, to := 0, 0
	if here > first {
		from, to = w.spoken[here-1].fromYear, w.spoken[here-1].toYear
	}
	lead := f.pre.Of(w.d.Body)
	yearly = f.flags&perYear != 0 || strings.Contains(lead, "年均") || strings.Contains(lead, "年平均") || strings.Contains(lead, "平均每年") || strings.Contains(lead, "每年平均")
	if from == 0 || to == 0 && !yearly {
		return doc.Period{}, false
	}
	if to == 0 {
		if to = w.titled.End().Year; to == 0 {
			to = w.clock.own.Year
		}
	}
	if to <= from+1 {
		return doc.Period{}, false
	}
	return doc.Period{From: yearOf(from + 1), To: yearOf(to)}, yearly
}

// frameOf adds what the date d can mean as a frame of a level.
func (w *walker) frameOf(t *timing, d *spoken, level string) {
	form := dateForm(d.When)
	order := w.order
	w.variants(d, func(p doc.Period, from, context string) {
		w.order = order // all that a date can mean stands at one place
		source := from
		if d.sentence != t.s {
			source = "inherited"
		}
		r := reachSentence
		switch {
		case strings.HasPrefix(level, "beside"), strings.HasPrefix(level, "clause"), level == "behind":
			r = reachBeside
		case strings.HasPrefix(level, "section"), strings.HasPrefix(level, "lead"), level == "far":
			r = reachSection
		case strings.HasPrefix(level, "block"):
			r = reachBlock
		case level == "opens":
			r = reachOpens
		}
		fresh := len(w.moment)
		m := w.frameAt(p, source, d.Span, level, form, context, r)
		if len(w.moment) > fresh && d.sentence != t.s {
			far := w.block - d.block
			if far == 0 {
				far = w.sentences - d.nth
			}
			switch {
			case far > 9:
				far = 5
			case far > 4:
				far = 4
			}
			if d.opens { // what it opened with: 刚刚过去的2025年，…
				left, _ := before(w.d.Body, d.Start, d.sentence.Start)
				right, _ := after(w.d.Body, d.End, d.sentence.End)
				m.score.Pair(mLeft, level, left)
				m.score.Pair(mRight, level, right)
			}
			m.score.Pair(mDistance, level, rank.Digit(far))
			m.score.Triple(mDistance, level, rank.Digit(far), w.genre)
			m.score.Triple(mFar, level, rank.Digit(far), form)
		}
		if t.f.start {
			m.score.Pair(mStart, level, form)
			m.score.Pair(mStart, level, context)
		}
		if d.sentence == t.s && m.at == d.Span {
			left, left2 := before(w.d.Body, d.Start, t.s.Start)
			right, right2 := after(w.d.Body, d.End, t.s.End)
			between := w.between(d, t.f)
			m.score.Pair(mBetween, level, between)
			if d.compared && !t.f.start {
				m.score.Str(mCompared, between)
				m.score.Pair(mCompared, between, right)
			} else if d.compared {
				m.score.Pair(mCompared, "from", between)
			}
			m.score.Pair(mLeft, level, left)
			m.score.Pair(mRight, level, right)
			m.score.Str(mLeft2, left2)
			m.score.Str(mRight2, right2)
			m.score.Pair(mSince, level, rank.Digit(min(len(w.told)-d.claims, 3)))
		}
	})
	if !d.compared && !d.named && !d.window {
		w.order = order + 1
	}
}

// between says what stands between a date and a number behind it in its
// sentence.
func (w *walker) between(d *spoken, f *frame) string {
	if d.End > f.mark.Start {
		return "behind"
	}
	s := w.d.Body[d.End:f.mark.Start]
	switch {
	case strings.Contains(s, "相比"):
		return "compared"
	case strings.Contains(s, "；"):
		return "semicolon"
	case d.claims < len(w.told) && strings.Contains(s, "，"):
		return "claims"
	case d.claims < len(w.told):
		return "claim"
	case strings.Contains(s, "，"):
		return "comma"
	}
	return "near"
}

// frameAt adds the evidence of one open frame to the candidate for its period.
func (w *walker) frameAt(p doc.Period, from string, at text.Span, level, form, context string, r reach) *moment {
	m := w.candidate(p, from, at)
	m.far(r)
	m.compared = m.compared || strings.HasSuffix(level, "compared")
	if form == "" {
		defer func() { w.order++ }()
	}
	if m.framed { // the innermost frame with this period speaks for it, not their number
		return m
	}
	m.framed, m.level = true, level
	order := rank.Digit(min(w.order, 3))
	if strings.HasSuffix(level, "compared") {
		order = "-"
	}
	if out := w.outerYear(); p.From.Grain > doc.Year && out > 0 && p.From.Year == out && level != "own month" && level != "own day" {
		m.score.Pair(mInside, level, w.genre)
		m.score.Str(mInside, level)
	}
	if w.order == 0 && order != "-" && w.innermost == "" {
		w.innermost, w.innerForm = level, form
	} else if order != "-" && w.innermost != "" {
		m.score.Pair(mUnder, level, w.innermost)
		m.score.Triple(mUnder, level, w.innermost, w.innerForm)
	}
	m.score.Str(mOrder, order)
	m.score.Pair(mLevel, level, order)
	m.score.Triple(mLevelG, level, w.genre, order)
	m.score.Triple(mLevelG, level, w.tone, order)
	if form != "" {
		m.score.Pair(mForm, level, form)
		m.score.Pair(mDateCtx, form, context)
	}
	if context != "" {
		m.score.Triple(mDateCtx, level, context, w.genre)
	}
	return m
}

// outerYear is the year of the heading or the title, 0 if they give none.
func (w *walker) outerYear() int {
	for _, p := range [...]doc.Period{w.heading.period, w.titled} {
		if p.From.Grain == doc.Year && p.To.Zero() {
			return p.From.Year
		}
	}
	return 0
}

// headingOfTwo is the level of a heading that names two times: 过去五年和2025年工作回顾.
const headingOfTwo = "heading of two"

// An outerFrame is a frame that is open around a whole paragraph: a date of an
// earlier one, or a heading.
type outerFrame struct {
	date    int     // in spoken; -1 for a heading
	heading setting // where date is -1
	level   string
	late    bool // counts only where nothing nearer is said
}

// outerFrames are the frames around the block at hand, the innermost first; last
// is the last date before it. They are the same for all its numbers and found
// once.
func (w *walker) outerFrames(last int) []outerFrame {
	if w.outerBlock == w.block+1 {
		return w.outer
	}
	w.outerBlock, w.outer = w.block+1, w.outer[:0]
	body := w.d.Body
	i := last
	behind := func(block int) { // to the last date of this block or one before it
		i = min(i, sort.Search(len(w.spoken), func(k int) bool { return w.spoken[k].block > block })-1)
	}
	for depth := len(w.headings); depth >= 0; depth-- {
		from := -1
		if depth > 0 {
			from = w.headingBlock[depth-1]
		}
		lead, seen := false, false
		for steps := 0; i >= 0 && w.spoken[i].block > from && steps < maxLookBack; i, steps = i-1, steps+1 {
			d := &w.spoken[i]
			if d.compared || d.named || d.window || d.level > 0 || !w.open(d) {
				continue
			}
			if d.When.Grain > doc.Year && w.genre != "news" && w.genre != "other" {
				continue // 下半年 holds for its paragraph
			}
			out := ""
			if depth < len(w.headings) {
				out = " around"
			}
			switch {
			case w.isLead(d.block) && !lead:
				k := i
				for j := i; j >= 0 && w.spoken[j].block == d.block; j-- { // what the lead opens with, where it does
					if e := &w.spoken[j]; e.opens && !e.compared && !e.named && !e.window {
						k = j
						break
					}
				}
				w.outer = append(w.outer, outerFrame{date: k, level: "lead" + out})
				lead = true
				if depth == len(w.headings) && startsItem(w.d.Articles[w.article].Blocks[w.block].Of(body)) {
					seen = true // dash paragraphs are under their lead
				}
			case d.opens && d.first && !seen:
				w.outer = append(w.outer, outerFrame{date: i, level: "section" + out})
				seen = true
			case d.opens && !seen && w.heading.period.Zero():
				w.outer = append(w.outer, outerFrame{date: i, level: "section late" + out, late: true})
				seen = true
			}
			if lead && seen {
				break
			}
		}
		if depth == 0 {
			break
		}
		behind(from - 1)
		if h := w.headings[depth-1]; !h.period.Zero() && (depth == 1 || w.headings[depth-2].period != h.period) {
			w.outer = append(w.outer, outerFrame{date: -1, heading: h})
		}
	}
	return w.outer
}

// maxLookBack bounds how many dates are looked at for the frame of a section.
const maxLookBack = 150

// open reports whether the section that a date stands in is still open: one
// beside the section at hand says nothing here.
func (w *walker) open(d *spoken) bool {
	n := d.depth
	return n == 0 || n <= len(w.headingBlock) && w.headingBlock[n-1] == d.head
}

// candidate returns the candidate for p, new or known.
func (w *walker) candidate(p doc.Period, from string, at text.Span) *moment {
	key := p
	key.AsOf = false
	for i := range w.moment {
		k := w.moment[i].period
		k.AsOf = false
		if k == key {
			return &w.moment[i]
		}
	}
	w.moment = append(w.moment, moment{period: p, from: from, at: at, score: w.score()})
	return &w.moment[len(w.moment)-1]
}

// variants resolves a date against each thing that it can relate to.
func (w *walker) variants(d *spoken, use func(p doc.Period, from, context string)) {
	c := w.clock
	switch d.When.Base {
	case recognise.Given:
		if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
			use(p, from, "")
		}
		return
	case recognise.Back, recognise.Ahead:
		if p := w.spanOf(d.When.Count); !p.Zero() {
			use(p, "relative", "said")
		}
		if d.When.Base == recognise.Ahead {
			if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
				use(p, from, "")
			}
			return
		}
		// up to the last full year in a report on years, up to now elsewhere
		if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
			use(p, from, map[bool]string{true: "full years", false: "own"}[c.report])
		}
		return
	case recognise.Context, recognise.Month, recognise.Quarter:
	default:
		if p, from := c.resolve(d.When, doc.Period{}); !p.Zero() {
			use(p, from, "")
		} else if c.own.Zero() && !w.titled.Zero() {
			k := c
			k.own = w.titled.End()
			if p, from := k.resolve(d.When, doc.Period{}); !p.Zero() {
				use(p, from, "title")
			}
		}
		return
	}
	var seen [6]doc.Period
	n := 0
	inMonth := d.When.Base != recognise.Context || d.When.Grain == doc.Day && d.When.N == 0
	try := func(k clock, context doc.Period, name string) {
		if inMonth && context.End().Grain <= doc.Year && !context.Zero() {
			return
		}
		p, from := k.resolve(d.When, context)
		if p.Zero() || n == len(seen) {
			return
		}
		for _, q := range seen[:n] {
			if q == p {
				return
			}
		}
		seen[n] = p
		n++
		use(p, from, name)
	}
	plain := c
	plain.report = true              // the context's year counts, whatever the text is
	if p := w.anchor(d); !p.Zero() { // 3月出口26亿元，上月25亿元，上年同月24亿元
		try(plain, p, "said")
		return
	}
	if !w.titled.Zero() {
		try(plain, w.titled, "title")
	}
	if k := d.claims; k > 0 && k <= len(w.told) && !w.told[k-1].period.Zero() {
		p := w.told[k-1].period
		try(plain, p, "said")
	}
	if !c.own.Zero() {
		try(c, doc.Period{From: yearOf(c.own.Year)}, "own")
		if c.report || d.When.Year >= 0 { // 上年 of a news item is no year before its last
			try(plain, doc.Period{From: yearOf(c.own.Year - 1)}, "last")
		}
		if d.When.Base != recognise.Context || d.When.Grain == doc.Day {
			try(c, doc.Period{}, "own")
		}
	}
	if h := w.heading; !h.period.Zero() {
		try(plain, h.period, "heading")
	}
}

// anchor is the period that 上月, 上季度 and 上年同期 count from where the text
// before gave one: the time of the nearest claim whose own time is not such a
// word.
func (w *walker) anchor(d *spoken) doc.Period {
	next := d.When.Base == recognise.Context && d.When.Grain == doc.Year && d.When.Year > 0 // 次年
	if d.When.Base != recognise.Month && d.When.Base != recognise.Quarter && !d.When.Same && !next {
		return doc.Period{}
	}
	for k := len(w.told) - 1; k >= 0; k-- {
		t := &w.told[k]
		if t.block != d.block || !d.When.Same && !next && t.sentence != d.sentence {
			break
		}
		if t.at.Start > d.Start || strings.HasPrefix(t.when.Of(w.d.Body), "上") || strings.HasPrefix(t.when.Of(w.d.Body), "去年同") {
			continue
		}
		p := t.frame
		if p.Zero() || p.Open || span(p) || !d.When.Same && !next && p.From.Grain == doc.Year {
			break
		}
		return p
	}
	if d.When.Same && !w.clock.own.Zero() {
		return doc.Period{From: yearOf(w.clock.own.Year)}
	}
	return doc.Period{}
}

// spanOf is the period of so many years that the text speaks of: 这八年 of a
// plan for 1978 to 1985.
func (w *walker) spanOf(years int) doc.Period {
	if years < 2 {
		return doc.Period{}
	}
	fits := func(p doc.Period) bool { return span(p) && !p.Open && p.To.Year-p.From.Year+1 == years }
	if fits(w.titled) {
		return w.titled
	}
	if fits(w.heading.period) {
		return w.heading.period
	}
	for k, n := len(w.told)-1, 0; k >= 0 && n < 12; k, n = k-1, n+1 {
		if fits(w.told[k].frame) {
			return w.told[k].frame
		}
	}
	for k, n := len(w.spoken)-1, 0; k >= 0 && n < 40; k, n = k-1, n+1 { // 1976至1985年的十年规划; 在这十年里
		if d := w.spoken[k].When; d.Base == recognise.Given && d.ToYear > d.Year && d.ToYear-d.Year+1 == years {
			return doc.Period{From: yearOf(d.Year), To: yearOf(d.ToYear)}
		}
	}
	return doc.Period{}
}

func agree(a, b doc.Period) string {
	if a.From == b.From && a.To == b.To && a.Open == b.Open {
		return "yes"
	}
	return "no"
}

// relation says how p lies to the article's own date.
func (w *walker) relation(p doc.Period) string {
	own := w.clock.own
	if own.Zero() {
		own = w.titled.End()
	}
	if p.Zero() {
		return "none"
	}
	if own.Zero() {
		return "unknown"
	}
	end := p.End()
	switch {
	case p.Open:
		return "open"
	case end.Year > own.Year+1:
		return "later"
	case end.Year == own.Year+1:
		return "next year"
	case end.Year == own.Year:
		if end.Grain == doc.Year {
			return "this year"
		}
		return "part of this year"
	case end.Year == own.Year-1:
		return "last year"
	case end.Year >= own.Year-5:
		return "years ago"
	}
	return "long ago"
}

func grainOf(p doc.Period) string {
	switch {
	case p.Zero():
		return "none"
	case p.Open:
		return "open"
	case span(p):
		return "years"
	case !p.To.Zero():
		return "months"
	}
	return [...]string{"none", "year", "half", "quarter", "month", "day"}[p.From.Grain]
}

// dateForm names the sort of a date as printed.
func dateForm(w recognise.When) string {
	base := [...]string{"given", "relative", "context", "back", "ahead", "month", "century", "decade", "today", "quarter"}[w.Base]
	grain := [...]string{"", "year", "half", "quarter", "month", "day"}[w.Grain]
	s := base + " " + grain
	if w.ToYear > 0 || w.ToN > 0 {
		s += " span"
	}
	if w.AsOf {
		s += " end"
	}
	if w.Same {
		s += " same"
	}
	if w.Open {
		s += " since"
	}
	if w.Base == recognise.Relative || w.Base == recognise.Context {
		switch {
		case w.Year < 0:
			s += " last"
		case w.Year > 0:
			s += " next"
		}
	}
	return s
}

// before returns the last one and two characters before at, not beyond from.
func before(body string, at, from int) (one, two string) {
	i := at
	for range 2 {
		if i <= from {
			if one == "" {
				return "^", "^"
			}
			return one, "^" + one
		}
		size := widthBefore(body[from:i])
		i -= size
		if one == "" {
			one = body[i:at]
		}
	}
	return one, body[i:at]
}

// after returns the first one and two characters from at, not beyond to.
func after(body string, at, to int) (one, two string) {
	i := at
	for range 2 {
		if i >= to {
			if one == "" {
				return "$", "$"
			}
			return one, one + "$"
		}
		size := width(body[:to], i)
		i += size
		if one == "" {
			one = body[at:i]
		}
	}
	return one, body[at:i]
}

// where says how near the claim t stands to a number in sentence s.
func (w *walker) where(t *told, s text.Span, f *frame) string {
	switch {
	case t.sentence == s && t.clause.Start == f.clause.Start:
		return "clause"
	case t.sentence == s && strings.Contains(w.d.Body[t.at.End:f.mark.Start], "；"):
		return "semicolon"
	case t.sentence == s:
		return "sentence"
	case t.block == w.block:
		return "block"
	case t.section == w.section:
		return "section"
	}
	return "article"
}

// isLead reports whether a block announces what follows it.
func (w *walker) isLead(block int) bool {
	b := &w.d.Articles[w.article].Blocks[block]
	t := b.Of(w.d.Body)
	if next := block + 1; next < len(w.d.Articles[w.article].Blocks) && startsItem(w.d.Articles[w.article].Blocks[next].Of(w.d.Body)) && !startsItem(t) {
		return true // its dash paragraphs follow
	}
	return b.Kind == doc.Lead || strings.HasSuffix(t, "：") || strings.HasSuffix(t, "——") || strings.HasSuffix(t, ":")
}

// startsItem reports whether a block is one of a list of dash paragraphs.
func startsItem(s string) bool {
	s = strings.TrimLeft(s, " 　")
	return strings.HasPrefix(s, "——") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "--")
}

// survey reads the dates that the article's text names: the latest year that
// is not to come, and the period that is named most often, which a text without
// other dates is about.
func (w *walker) survey(a *doc.Article) {
	w.latest, w.main, w.first = 0, doc.Period{}, doc.Period{}
	own := w.clock.own
	type count struct {
		period doc.Period
		n      int
	}
	var counts [24]count
	used, n, most := 0, 0, 1
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind == doc.DateLine || b.Kind == doc.Byline || b.Kind == doc.Title {
			continue
		}
		t := b.Of(w.d.Body)
		for at := 0; n < 60; {
			k := strings.Index(t[at:], "年")
			if k < 0 {
				break
			}
			at += k + len("年")
			from, to := max(0, at-len("二○二二 年")), min(len(t), at+len("12月31日"))
			for from < at && !utf8.RuneStart(t[from]) {
				from++
			}
			for to < len(t) && !utf8.RuneStart(t[to]) {
				to--
			}
			for _, m := range recognise.Block(t[from:to]) {
				if m.Kind != recognise.Date || m.When.Base != recognise.Given || from+m.End < at || from+m.Start >= at || m.When.ToYear > 0 {
					continue
				}
				n++
				y := m.When.Year
				if inComparison(w.d.Body, shift(m, b.Start+from), b.Span) {
					continue
				}
				if lead := t[:from+m.Start]; own.Zero() && !strings.HasSuffix(lead, "截至") && (strings.HasSuffix(lead, "到") || strings.HasSuffix(lead, "至")) {
					continue // 到2025年: an aim
				}
				if !own.Zero() && y > own.Year {
					continue
				}
				w.latest = max(w.latest, y)
				p, _ := w.clock.given(m.When, y, "")
				p.AsOf = false
				if w.first.Zero() {
					w.first = p
				}
				k := 0
				for k < used && counts[k].period != p {
					k++
				}
				if k == used && used < len(counts) {
					counts[k].period = p
					used++
				}
				if k < used {
					if counts[k].n++; counts[k].n > most {
						most, w.main = counts[k].n, p
					}
				}
			}
		}
		if n >= 60 {
			break
		}
	}
}

// headDate is the date in the first short lines of an article, for one whose
// date line is not seen as such.
func (w *walker) headDate(a *doc.Article) doc.Date {
	for i := 0; i < len(a.Blocks) && i < 5; i++ {
		t := a.Blocks[i].Of(w.d.Body)
		if len(t) > 120 {
			continue
		}
		for _, m := range recognise.Block(t) {
			if m.Kind == recognise.Date && m.When.Base == recognise.Given && m.When.Grain >= doc.Month && m.When.ToN == 0 && !m.When.AsOf && len(t)-m.End <= len("（2023年版）") {
				p, _ := w.clock.given(m.When, m.When.Year, "")
				return p.From
			}
		}
	}
	return doc.Date{}
}
