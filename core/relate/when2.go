package relate

import (
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
	period   doc.Period
	from     string
	sentence text.Span
	block    int
	opens    bool // of its sentence: nothing but openers before it
	first    bool // its sentence opens its block
	compared bool // what something is compared with
	named    bool // part of a name
	level    int  // of the heading it stands in; 0 in text
	claims   int  // claims told before it
}

// A moment is a candidate for the time of a claim.
type moment struct {
	period doc.Period
	from   string
	at     text.Span
	asOf   bool
	score  rank.Score
}

var (
	mDate     = rank.NewTemplate("time.date")
	mDateCtx  = rank.NewTemplate("time.date,context")
	mLeft     = rank.NewTemplate("time.date,left")
	mLeft2    = rank.NewTemplate("time.left2")
	mRight    = rank.NewTemplate("time.date,right")
	mRight2   = rank.NewTemplate("time.right2")
	mForm     = rank.NewTemplate("time.date,form")
	mBetween  = rank.NewTemplate("time.date,between")
	mSince    = rank.NewTemplate("time.date,claims")
	mCompared = rank.NewTemplate("time.date,compared")
	mEarlier  = rank.NewTemplate("time.earlier")
	mEarlierF = rank.NewTemplate("time.earlier,form")
	mEarlierG = rank.NewTemplate("time.earlier,genre")
	mHeading  = rank.NewTemplate("time.heading")
	mTitle    = rank.NewTemplate("time.title")
	mOwn      = rank.NewTemplate("time.own")
	mOwnKnown = rank.NewTemplate("time.own,dates")
	mPrev     = rank.NewTemplate("time.previous")
	mPrevK    = rank.NewTemplate("time.previous,kinds")
	mPrevD    = rank.NewTemplate("time.previous,dates")
	mDerive   = rank.NewTemplate("time.derived")
	mDeriveK  = rank.NewTemplate("time.derived,kind")
	mDeriveV  = rank.NewTemplate("time.derived,verb")
	mDeriveN  = rank.NewTemplate("time.derived,name")
	mDeriveG  = rank.NewTemplate("time.derived,genre")
	mNone     = rank.NewTemplate("time.none")
	mRelation = rank.NewTemplate("time.relation")
	mRelKind  = rank.NewTemplate("time.relation,section")
	mGrain    = rank.NewTemplate("time.grain")
	mGrainSrc = rank.NewTemplate("time.grain,form")
	mModal    = rank.NewTemplate("time.relation,modal")
	mAgree    = rank.NewTemplate("time.sources")
)

// timing is what all candidates for one time share.
type timing struct {
	s      text.Span
	f      *frame
	kind   string
	verb   string
	name   string
	modal  string
	dates  string // how many dates stand in the sentence before the number
	asOf   bool
	source int
}

// moments lists and scores the candidates for the time of f.
func (w *walker) moments(t *timing) []moment {
	w.moment = w.moment[:0]
	c := w.clock
	f := t.f
	body := w.d.Body
	// dates of the sentence
	here := 0
	for i := len(w.spoken) - 1; i >= 0 && w.spoken[i].sentence == t.s; i-- {
		if w.spoken[i].Start < f.mark.Start {
			here++
		}
	}
	t.dates = rank.Digit(min(here, 3))
	between := 0
	used := 0
	for i := len(w.spoken) - 1; i >= 0 && w.spoken[i].sentence == t.s && used < 8; i-- {
		d := &w.spoken[i]
		pos := "before"
		switch {
		case d.Start >= f.mark.Start:
			if d.Start >= f.clause.End {
				continue
			}
			pos = "behind"
		case d.Start >= f.pre.Start:
			pos = "beside"
		case d.Start >= f.clause.Start:
			pos = "clause"
		case d.opens:
			pos = "opens"
		}
		used++
		form := dateForm(d.When)
		left, left2 := before(body, d.Start, t.s.Start)
		right, right2 := after(body, d.End, t.s.End)
		since := len(w.told) - d.claims
		w.variants(d, func(p doc.Period, from, context string) {
			m := w.at2(p, from, d.Span)
			sc := &m.score
			sc.Str(mDate, pos)
			sc.Triple(mDateCtx, pos, form, context)
			if pos != "before" && pos != "opens" {
				sc.Pair(mLeft, pos, left)
				sc.Pair(mRight, pos, right)
				sc.Str(mLeft2, left2)
				sc.Str(mRight2, right2)
			} else {
				sc.Pair(mLeft, "before", left)
				sc.Pair(mRight, "before", right)
			}
			sc.Pair(mForm, pos, form)
			sc.Pair(mBetween, pos, rank.Digit(min(between, 3)))
			sc.Pair(mSince, pos, rank.Digit(min(since, 4)))
			if d.compared {
				sc.Str(mCompared, pos)
			}
			if d.named {
				sc.Str(mCompared, "named")
			}
			w.derive(t, m, d.When.AsOf)
		})
		if pos != "behind" {
			between++
		}
	}
	// dates said before
	opened, any, blocks := false, false, 0
	for i := len(w.spoken) - 1; i >= 0 && i > len(w.spoken)-40; i-- {
		d := &w.spoken[i]
		if d.sentence == t.s || d.level > 0 || d.compared {
			continue
		}
		where := "block"
		if d.block != w.block {
			where = "section"
			blocks++
			if blocks > 6 {
				break
			}
		}
		role := ""
		switch {
		case d.opens && d.first && !opened:
			role, opened = where+" first", true
		case d.opens && !opened:
			role, opened = where+" opens", true
		case !any:
			role, any = where+" any", true
		}
		if role == "" {
			continue
		}
		any = true
		if w.isLead(d.block) {
			role += " lead"
		}
		form := dateForm(d.When)
		w.variants(d, func(p doc.Period, from, context string) {
			if context != "" && context != "own" && context != "title" {
				return
			}
			m := w.at2(p, "inherited", d.Span)
			m.score.Pair(mEarlier, role, t.dates)
			m.score.Pair(mEarlierF, role, form)
			m.score.Pair(mEarlierG, role, w.genre)
			w.derive(t, m, d.When.AsOf)
		})
	}
	for i, h := range w.headings {
		if h.period.Zero() {
			continue
		}
		m := w.at2(h.period, "inherited", h.at)
		m.score.Triple(mHeading, rank.Digit(len(w.headings)-1-i), w.genre, t.dates)
		w.derive(t, m, false)
	}
	if !w.titled.Zero() {
		m := w.at2(w.titled, "inherited", w.d.Articles[w.article].Title)
		m.score.Pair(mTitle, w.genre, t.dates)
		m.score.Triple(mTitle, w.genre, w.section2, "")
		w.derive(t, m, false)
	}
	if !c.own.Zero() {
		for back := 0; back < 2; back++ {
			m := w.at2(doc.Period{From: yearOf(c.own.Year - back)}, "document", text.Span{})
			m.score.Triple(mOwn, rank.Digit(back), w.genre, t.dates)
			m.score.Triple(mOwn, rank.Digit(back), w.genre, w.section2)
			if len(w.spoken) == 0 {
				m.score.Pair(mOwnKnown, rank.Digit(back), w.genre)
			}
		}
		if c.own.Grain > doc.Year {
			month := doc.Date{Year: c.own.Year, Grain: doc.Month, N: c.own.N}
			m := w.at2(doc.Period{From: month}, "document", text.Span{})
			m.score.Triple(mOwn, "month", w.genre, t.dates)
			if c.own.Grain == doc.Day {
				m := w.at2(doc.Period{From: c.own}, "document", text.Span{})
				m.score.Triple(mOwn, "day", w.genre, t.dates)
			}
		}
	}
	seen := 0
	for k := 0; k < len(w.told) && k < 5 && seen < 3; k++ {
		p := &w.told[len(w.told)-1-k]
		dup := false
		for j := 0; j < k; j++ {
			dup = dup || w.told[len(w.told)-1-j].period == p.period
		}
		if dup {
			continue
		}
		seen++
		where := w.where(p, t.s, f)
		fresh := "none"
		if n := len(w.spoken); n > 0 && w.spoken[n-1].Start > p.at.Start && w.spoken[n-1].sentence == t.s && w.spoken[n-1].Start < f.mark.Start {
			fresh = "fresh"
			if w.spoken[n-1].compared {
				fresh = "compared"
			}
		}
		m := w.at2(p.period, "inherited", p.when)
		order := rank.Digit(seen)
		m.score.Triple(mPrev, order, where, fresh)
		m.score.Triple(mPrevD, order, where, t.dates)
		if seen == 1 {
			m.score.Triple(mPrevK, where, p.kind+"-"+p.verb, t.kind+"-"+t.verb)
		}
		w.derive(t, m, p.period.AsOf)
	}
	m := w.at2(doc.Period{}, "", text.Span{})
	m.score.Pair(mNone, w.genre, t.dates)
	if len(w.told) > 0 && !w.told[len(w.told)-1].period.Zero() {
		m.score.Str(mNone, "after a time")
	}
	if c.own.Zero() && w.titled.Zero() && len(w.spoken) == 0 {
		m.score.Str(mNone, "undated text")
	}
	for i := range w.moment {
		m := &w.moment[i]
		rel := w.relation(m.period)
		m.score.Pair(mRelation, rel, w.genre)
		m.score.Triple(mRelKind, rel, w.section2, t.kind)
		m.score.Pair(mModal, rel, t.modal)
		m.score.Triple(mGrain, grainOf(m.period), w.genre, t.kind)
		m.score.Pair(mGrainSrc, grainOf(m.period), t.verb)
	}
	return w.moment
}

// at2 returns the candidate for p, new or known.
func (w *walker) at2(p doc.Period, from string, at text.Span) *moment {
	key := p
	key.AsOf = false
	for i := range w.moment {
		k := w.moment[i].period
		k.AsOf = false
		if k == key {
			m := &w.moment[i]
			return m
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
	case recognise.Back:
		for _, report := range []bool{true, false} {
			k := c
			k.report = report
			if p, from := k.resolve(d.When, doc.Period{}); !p.Zero() {
				use(p, from, map[bool]string{true: "full years", false: "own"}[report])
			}
		}
		return
	case recognise.Context, recognise.Month:
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
	try := func(k clock, context doc.Period, name string) {
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
	plain.report = true // the context's year counts, whatever the text is
	if !w.titled.Zero() {
		try(plain, w.titled, "title")
	}
	if k := d.claims; k > 0 && k <= len(w.told) && !w.told[k-1].period.Zero() {
		p := w.told[k-1].period
		try(plain, p, "said")
	}
	if !c.own.Zero() {
		try(c, doc.Period{From: yearOf(c.own.Year)}, "own")
		try(plain, doc.Period{From: yearOf(c.own.Year - 1)}, "last")
		if d.When.Base == recognise.Month {
			try(c, doc.Period{}, "own")
		}
	}
	if h := w.heading; !h.period.Zero() {
		try(plain, h.period, "heading")
	}
}

// derive adds what a period of years or a year means for a claim about a part
// of it: its last year, the year before it.
func (w *walker) derive(t *timing, m *moment, asOf bool) {
	p := m.period
	name2 := t.name
	mark := func(m *moment, how string) {
		m.score.Str(mDerive, how)
		m.score.Pair(mDeriveK, how, t.kind)
		m.score.Triple(mDeriveV, how, t.kind, t.verb)
		m.score.Pair(mDeriveN, how, name2)
		m.score.Pair(mDeriveG, how, w.genre)
	}
	own := w.clock.own
	switch {
	case p.Open:
		mark(m, "since")
		if !own.Zero() {
			for back := range 2 {
				q := w.at2(doc.Period{From: yearOf(own.Year - back)}, m.from, m.at)
				mark(q, "since:"+rank.Digit(back))
			}
		}
	case span(p):
		mark(m, "span")
		last := p.To
		from, at := m.from, m.at
		q := w.at2(doc.Period{From: last, AsOf: asOf}, from, at)
		mark(q, "last")
		if t.f.start {
			q = w.at2(doc.Period{From: yearOf(p.From.Year - 1)}, from, at)
			mark(q, "before")
		}
	case p.From.Grain == doc.Year:
		if t.f.start {
			mark(m, "year")
			q := w.at2(doc.Period{From: yearOf(p.From.Year - 1)}, m.from, m.at)
			mark(q, "year before")
		}
	case p.From.Grain == doc.Month && t.f.start:
		mark(m, "month")
		d := p.From
		if d.N--; d.N == 0 {
			d.Year, d.N = d.Year-1, 12
		}
		q := w.at2(doc.Period{From: d}, m.from, m.at)
		mark(q, "month before")
	}
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
	base := [...]string{"given", "relative", "context", "back", "ahead", "month", "century", "decade"}[w.Base]
	grain := [...]string{"", "year", "half", "quarter", "month", "day"}[w.Grain]
	s := base + " " + grain
	if w.ToYear > 0 || w.ToN > 0 {
		s += " span"
	}
	if w.AsOf {
		s += " end"
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
		_, size := utf8.DecodeLastRuneInString(body[from:i])
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
		_, size := utf8.DecodeRuneInString(body[i:to])
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
	return b.Kind == doc.Lead || strings.HasSuffix(t, "：") || strings.HasSuffix(t, "——") || strings.HasSuffix(t, ":")
}
