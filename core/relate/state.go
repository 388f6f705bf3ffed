package relate

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

var (
	sGenre    = rank.NewTemplate("status.genre")
	sSectRel  = rank.NewTemplate("status.section,relation")
	sWord     = rank.NewTemplate("status.word")
	sClause   = rank.NewTemplate("status.clause")
	sBehind   = rank.NewTemplate("status.behind")
	sPrevious = rank.NewTemplate("status.previous")
	sPrevRel  = rank.NewTemplate("status.previous,same")
	sKind     = rank.NewTemplate("status.kind")
	sQual     = rank.NewTemplate("status.qualifier")
	sTone     = rank.NewTemplate("status.tone")
	sFirst    = rank.NewTemplate("status.first word")
	sLastVerb = rank.NewTemplate("status.last verb")
	sMood     = rank.NewTemplate("status.mood")
	sMoodWord = rank.NewTemplate("status.mood word")
	sMoodKind = rank.NewTemplate("status.mood,kind")
	sLeft     = rank.NewTemplate("status.left")
	sMoodPair = rank.NewTemplate("status.moods")
	sRule     = rank.NewTemplate("status.rule,relation")
	sUntil    = rank.NewTemplate("status.until")
	sAim      = rank.NewTemplate("status.aim,relation")
	sHeading  = rank.NewTemplate("status.heading")
	sBent     = rank.NewTemplate("status.bent")
	sBentRel  = rank.NewTemplate("status.bent,relation")
	sLately   = rank.NewTemplate("status.lately")
	sName     = rank.NewTemplate("status.name")
	sHead     = rank.NewTemplate("status.head")
	sLeftOne  = rank.NewTemplate("status.left,near")
	sObject   = rank.NewTemplate("status.object")
	sMoodRel  = rank.NewTemplate("status.mood,relation")
	sMoodRule = rank.NewTemplate("status.mood,rule")
	sFact     = rank.NewTemplate("status.fact")
)

var statusNames = [...]string{"actual", "target", "forecast"}

var statusClasses = rank.NewClasses(statusNames[:]...)

// stating is what the candidates for one status share.
type stating struct {
	s      text.Span
	f      *frame
	kind   string
	period doc.Period
	at     text.Span // the words of its time
	rule   doc.Status
	aim    bool
	name   string // the last two characters of what is measured
}

// chooseStatus tells what is done from what is aimed at or foreseen.
func (w *walker) chooseStatus(t *stating, answer func(string) float64) (doc.Status, float64) {
	body := w.d.Body
	rel := w.relation(t.period)
	f := t.f
	here := w.tokensBefore(f)
	firstWord, clauseWord := "", ""
	for _, k := range w.tokens[:here] {
		if tabled(&k) {
			firstWord = k.Of(body)
			break
		}
	}
	for _, k := range w.tokens[min(w.tokenAt(f.clause.Start), here):here] {
		if tabled(&k) {
			clauseWord = k.Of(body)
			break
		}
	}
	w.feel(t.s)
	bent := w.bent(t.s)
	starts := w.startsBefore(f.clause.Start)
	aim := "-"
	if t.aim {
		aim = "aim"
	}
	// what does not lean on the status before: a wrong one would run on
	heading := w.headingSpan
	heading.End = min(heading.End, heading.Start+3*20)
	sc := w.classScore(statusClasses)
	sc.Pair(sRule, statusNames[t.rule], rel)
	sc.Pair(sAim, aim, rel)
	if w.untilHere(t.at) {
		sc.Pair(sUntil, "until", rel)
	}
	w.bigrams(sc, sHeading, heading)
	w.scoreMood(sc, t, starts, rel)
	sc.Pair(sBent, bent, w.genre)
	sc.Pair(sBent, bent, w.sectionKind)
	sc.Pair(sBentRel, bent, rel)
	lately := w.lately()
	sc.Pair(sLately, lately, rel)
	sc.Pair(sLately, lately, bent)
	sc.Str(sGenre, w.genre)
	sc.Pair(sSectRel, w.sectionKind, rel)
	sc.Pair(sKind, t.kind, w.genre)
	if f.q == doc.AtLeast || f.q == doc.AtMost { // aims have bounds; 约 and 超过 stand before either
		sc.Pair(sQual, f.q.String(), w.genre)
	}
	sc.Pair(sTone, w.tone, w.sectionKind)
	if w.plainFact(f) {
		sc.Str(sFact, "fact")
	}
	sc.Str(sName, t.name)
	if f.clause.Start < f.mark.Start && body[f.clause.Start] >= 0xE4 { // not a digit, which may be of either width
		_, head := after(body, f.clause.Start, f.mark.Start)
		sc.Str(sHead, head)
	}
	if !f.object.Empty() {
		_, object := before(body, f.object.End, f.object.Start)
		sc.Str(sObject, object)
	}
	sc.Pair(sFirst, "sentence", firstWord)
	sc.Pair(sFirst, "clause", clauseWord)
	sc.Str(sLastVerb, w.lastVerb(f, f.clause.Start))
	n := 0
	for i := here - 1; i >= max(0, here-clauseTokens) && n < 6; i-- {
		k := &w.tokens[i]
		if k.role != function && k.role != term {
			continue
		}
		if k.class&(modal|forecast|drop|open|adv) == 0 {
			continue
		}
		where := "sentence"
		if k.Start >= f.clause.Start {
			where = "clause"
		}
		n++
		sc.Pair(sWord, where, k.Of(body))
	}
	bound := w.boundStart(f)
	w.bigrams(sc, sClause, text.Span{Start: max(f.clause.Start, bound-3*16), End: bound})
	w.bigrams(sc, sBehind, text.Span{Start: f.mark.End, End: min(f.mark.End+3*8, f.clause.End)})
	if len(w.told) > 0 {
		p := &w.told[len(w.told)-1]
		where := w.where(p, t.s, f)
		if p.block == w.block { // what another paragraph is about says little, and errors run on
			sc.Pair(sPrevious, statusNames[p.status], where)
		}
		if p.period == t.period && p.block == w.block {
			sc.Pair(sPrevRel, statusNames[p.status], where)
		}
	} else {
		sc.Str(sPrevious, "first")
	}
	w.putAll(sc)
	var gain func(int) float64
	if answer != nil {
		gain = func(i int) float64 { return answer(statusNames[i]) }
	}
	k, p := w.decide("status", gain)
	return doc.Status(k), p
}

// sureStatus is how likely the status of an earlier claim must be to be looked at:
// wrong ones would run on.
const sureStatus = 0.85

// lately says how many of the last ten claims of the article that have a sure
// status are no facts. One wrong status counts little among them, so that, other
// than of the claim before alone, those of other paragraphs may count.
func (w *walker) lately() string {
	n, all := 0, 0
	for i := len(w.told) - 1; i >= 0 && all < 10; i-- {
		if w.told[i].sureStatus < sureStatus {
			continue
		}
		if w.told[i].status != doc.Actual {
			n++
		}
		all++
	}
	switch {
	case all == 0:
		return "first"
	case n == 0:
		return "facts"
	case n == all:
		return "aims"
	case 2*n > all:
		return "mostly aims"
	}
	return "mostly facts"
}

// clauseTokens is how many tokens before a number are looked at for its mood.
const clauseTokens = 120

// tokensBefore is how many tokens of the sentence stand before f's number.
func (w *walker) tokensBefore(f *frame) int {
	n := w.tokenAt(f.mark.Start)
	if n > 0 && w.tokens[n-1].End > f.mark.Start {
		n--
	}
	return n
}

// lastVerb is the last verb before f's number, not before from; "" for none.
func (w *walker) lastVerb(f *frame, from int) string {
	here := w.tokensBefore(f)
	for i := here - 1; i >= max(0, here-clauseTokens) && w.tokens[i].Start >= from; i-- {
		if k := &w.tokens[i]; tabled(k) && (k.pos == 'v' || k.role == function && k.Len() > 3) {
			return k.Of(w.d.Body)
		}
	}
	return ""
}

// tabled reports whether the tables know the word that k is.
func tabled(k *token) bool { return k.role <= function && (k.role != content || k.pos != 0) }

// bigrams counts the pairs of characters of s. Digits say nothing here, of either
// width: the same amount is printed in several ways.
func (w *walker) bigrams(sc *rank.ClassScore, t rank.Template, s text.Span) {
	body := w.d.Body
	for s.Start < s.End && !utf8.RuneStart(body[s.Start]) {
		s.Start++
	}
	prev := -1
	for at := s.Start; at < s.End; {
		size := width(body, at)
		switch b := body[at]; {
		case b < utf8.RuneSelf || b == 0xEF: // and marks, which are as wide
			prev = -1
		case prev >= 0:
			sc.Str(t, body[prev:at+size])
			prev = at
		default:
			prev = at
		}
		at += size
	}
}

var (
	kUnit  = rank.NewTemplate("kind.unit")
	kRuleU = rank.NewTemplate("kind.rule,unit")
	kVerb  = rank.NewTemplate("kind.verb")
	kName  = rank.NewTemplate("kind.name")
	kNameU = rank.NewTemplate("kind.name,unit")
	kLeft  = rank.NewTemplate("kind.left")
	kRight = rank.NewTemplate("kind.right")
	kNoun  = rank.NewTemplate("kind.noun")
	kNounU = rank.NewTemplate("kind.noun,unit")
	kJoin  = rank.NewTemplate("kind.joined")
	kPrev  = rank.NewTemplate("kind.previous")
	kLeft2 = rank.NewTemplate("kind.left2")
	kPlace = rank.NewTemplate("kind.previous,place")
)

// A kinding is a kind with the sign of its value.
type kinding struct {
	kind doc.Kind
	sign int
}

var kindings = [...]kinding{{doc.Level, 1}, {doc.Change, 1}, {doc.Change, -1}, {doc.Share, 1}, {doc.Rank, 1}, {doc.Multiple, 1}, {doc.Index, 1}}

var kindNames = [...]string{"level", "change", "change down", "share", "rank", "multiple", "index"}

var kindClasses = rank.NewClasses(kindNames[:]...)

// chooseKind tells what sort of claim f makes; rule is what the words around
// the number say by themselves.
func (w *walker) chooseKind(s text.Span, f *frame, last string, rule kinding, answer func(kinding) float64) (kinding, float64) {
	ruleName := "level"
	for i, k := range kindings {
		if k == rule {
			ruleName = kindNames[i]
		}
	}
	body := w.d.Body
	u := unitName(f.mark.Unit)
	verb := f.verbAt.Of(body)
	left, left2 := before(body, w.boundStart(f), f.clause.Start)
	_, right2 := after(body, f.mark.End, f.clause.End)
	class := unitClass(f.mark.Unit)
	joined := f.joined(body)
	sc := w.classScore(kindClasses)
	sc.Str(kUnit, u)
	sc.Pair(kRuleU, ruleName, u)
	sc.Pair(kVerb, verb, ruleName)
	sc.Pair(kName, last, ruleName)
	sc.Pair(kNameU, last, u)
	sc.Pair(kLeft, left, ruleName)
	sc.Pair(kLeft2, left2, class)
	sc.Pair(kRight, right2, ruleName)
	sc.Pair(kNoun, f.noun, ruleName)
	sc.Pair(kNounU, f.noun, u)
	if len(w.told) > 0 {
		p := &w.told[len(w.told)-1]
		sc.Pair(kPrev, p.kind, u)
		if p.unit == class {
			if f.verb == 0 && !f.to && !f.level { // 分别增长5%、6%
				sc.Pair(kPlace, p.kind, w.where(p, s, f))
			} else {
				sc.Pair(kPlace, p.kind, "verb")
			}
		}
		if joined && p.at.End > f.mark.Start-len(" 以上和 ") && p.unit == class {
			sc.Pair(kJoin, p.kind, p.verb)
		}
	}
	w.putAll(sc)
	var gain func(int) float64
	if answer != nil {
		gain = func(i int) float64 { return answer(kindings[i]) }
	}
	k, p := w.decide("kind", gain)
	return kindings[k], p
}

// joined reports whether nothing but a word that joins stands between f's
// number and the one before: 5.0%、11.4% 和 2.3%.
func (f *frame) joined(body string) bool {
	s := strings.TrimSpace(body[min(f.pre.Start, f.mark.Start):f.mark.Start])
	for _, t := range tails {
		s = strings.TrimPrefix(s, t.word)
	}
	switch strings.TrimSpace(s) {
	case "、", "和", "与", "及", "以及":
		return f.pre.Start > f.clause.Start
	}
	return false
}

var (
	cUnit   = rank.NewTemplate("claim.unit")
	cForm   = rank.NewTemplate("claim.form")
	cFormU  = rank.NewTemplate("claim.form,unit")
	cLeft   = rank.NewTemplate("claim.left")
	cLeft2  = rank.NewTemplate("claim.left2")
	cLeft3  = rank.NewTemplate("claim.left3")
	cRight  = rank.NewTemplate("claim.right")
	cRightU = rank.NewTemplate("claim.right,unit")
	cBlock  = rank.NewTemplate("claim.block")
	cName   = rank.NewTemplate("claim.named")
	cSize   = rank.NewTemplate("claim.size")
	cNext   = rank.NewTemplate("claim.next")
)

// isClaim tells a number that says how much of something from one that only
// helps to name it: 10亿元以上的项目, 第一, 每10万人. named says whether the
// rules find what it would measure.
func (w *walker) isClaim(f *frame, named string, next bool, answer func(bool) float64) (bool, float64) {
	body := w.d.Body
	m := &f.mark
	u := unitName(m.Unit)
	form := "digits"
	n := &m.Num
	switch {
	case m.Kind == recognise.Rank:
		form = "rank"
	case n.Fraction:
		form = "fraction"
	case n.Range:
		form = "range"
	case n.Several:
		form = "several"
	case n.More:
		form = "more"
	case small(n.Han, m.Digit.Len()):
		form = "small numeral"
	case n.Han:
		form = "numerals"
	case n.Scaled:
		form = "scaled"
	}
	left, left2 := before(body, m.Start, f.clause.Start)
	_, left3 := before(body, m.Start-len(left), f.clause.Start)
	left3 += left
	right, right2 := after(body, m.End, f.clause.End)
	size := rank.Digit(min(len(lexicon.Narrow(m.Digit.Of(body))), 9))
	kind := blockNames[w.d.Articles[w.article].Blocks[w.block].Kind]
	tail := "none"
	if f.rest.Start > f.post.Start {
		tail = body[f.post.Start:f.rest.Start]
	}
	sc := w.classScore(claimClasses)
	sc.Str(cUnit, u)
	sc.Pair(cForm, form, "")
	sc.Pair(cFormU, form, u)
	sc.Pair(cLeft, left, form)
	sc.Str(cLeft2, left2)
	sc.Str(cLeft3, left3)
	sc.Pair(cRight, right, form)
	sc.Pair(cRightU, right2, u)
	sc.Pair(cBlock, kind, form)
	sc.Pair(cName, named, form)
	sc.Pair(cSize, size, u)
	if next {
		sc.Pair(cNext, tail, unitClass(m.Unit))
	}
	w.putAll(sc)
	var gain func(int) float64
	if answer != nil {
		gain = func(i int) float64 { return answer(i == 0) }
	}
	k, p := w.decide("claim", gain)
	return k == 0, p
}

var claimClasses = rank.NewClasses("yes", "no")

func small(numerals bool, bytes int) bool { return numerals && bytes <= 3 }

var blockNames = map[doc.BlockKind]string{
	doc.Paragraph: "paragraph", doc.Title: "title", doc.Kicker: "kicker", doc.Subtitle: "subtitle", doc.Heading: "heading", doc.Lead: "lead",
	doc.DateLine: "dateline", doc.Byline: "byline", doc.Salutation: "salutation", doc.ListItem: "item", doc.Verse: "verse", doc.TableRow: "row",
}

func unitName(u *unit.Unit) string {
	if u == nil {
		return "-"
	}
	return u.Name
}

func unitClass(u *unit.Unit) string {
	if u == nil {
		return "-"
	}
	return string(u.Class)
}

// verbForm names what the words around a number say of its movement.
func (f *frame) verbForm() string {
	switch {
	case f.start:
		return "from"
	case f.to:
		return "to"
	case f.gap != 0:
		return "gap"
	case f.verb > 0:
		return "up"
	case f.verb < 0:
		return "down"
	case f.flags&perYear != 0:
		return "yearly"
	case f.flags&total != 0:
		return "total"
	case f.flags&has != 0:
		return "has"
	case f.level:
		return "is"
	}
	return "-"
}

// genreOf tells the sort of an article by the words of its title.
func genreOf(a *doc.Article, title string) string {
	for _, g := range genres() {
		if strings.Contains(title, g.word) {
			return g.genre
		}
	}
	for i := range a.Blocks {
		if a.Blocks[i].Kind == doc.Salutation {
			return "report"
		}
	}
	if !a.Dateline.Agency.Empty() {
		return "news"
	}
	return "other"
}

// genres are the words of titles that tell what sort of text it is, surest
// first.
var genres = sync.OnceValue(func() []genreWord {
	var out []genreWord
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if g, ok := strings.CutPrefix(r.Cell(1), "genre."); ok {
			out = append(out, genreWord{r.Cell(0), g})
		}
	}
	return out
})

type genreWord struct{ word, genre string }

// tone tells what an article's words are bent on: to report, to plan or to
// rule. It looks at its first stretch alone.
func (w *walker) toneOf(a *doc.Article) string {
	s := a.Of(w.d.Body)
	if len(s) > toneSample {
		s = s[:toneSample]
	}
	var count [4]int
	t := tones()
	for at := 0; at < len(s); {
		k, n := t.Longest(s[at:])
		if n == 0 {
			n = width(s, at)
		} else {
			count[k]++
		}
		at += n
	}
	report, plan, rule := count[1], count[2], count[3]
	switch {
	case report+plan+rule < 5:
		return "short"
	case rule*2 > plan && rule > report:
		return "rule"
	case plan > 3*report:
		return "plan"
	case report > plan:
		return "report"
	}
	return "mixed"
}

const toneSample = 12 << 10

var tones = sync.OnceValue(func() *lexicon.Trie[int] {
	t := lexicon.Forward[int]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		for i, name := range [...]string{1: "tone.report", 2: "tone.plan", 3: "tone.rule"} {
			if r.Cell(1) == name && name != "" {
				t.Put(r.Cell(0), i)
			}
		}
	}
	return t
})

// untilHere reports whether the words of a time stand behind 到 or 至: 到2027年.
func (w *walker) untilHere(at text.Span) bool {
	if at.Empty() {
		return false
	}
	before := strings.TrimRight(w.d.Body[max(0, at.Start-9):at.Start], " ")
	return (strings.HasSuffix(before, "到") || strings.HasSuffix(before, "至") || strings.HasSuffix(before, "力争")) && !strings.HasSuffix(before, "截至")
}
