package relate

import (
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/text"
)

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
			if back == 0 && w.guessed { // its years are those of the title
				continue
			}
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
