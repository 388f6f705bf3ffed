package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

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
	tCarryDim  = rank.NewTemplate("name.carry,dimension")
	tPlace     = rank.NewTemplate("name.place")
	tPlaceSrc  = rank.NewTemplate("name.place,source")
	tJoined    = rank.NewTemplate("name.joined")
	tListed    = rank.NewTemplate("name.list")
	tOwnSort   = rank.NewTemplate("name.source,own sort")
	tShareOf   = rank.NewTemplate("name.source,of")
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
	each             bool   // its list gives it a name of its own
	index, count     int    // its place in a list of numbers, and how many these are
	bound            int    // where its number starts, or the words that bound it
	sentence         text.Span
	rule             string // the name that the rules make
	ruleName         string
	verb             string
	ownSort          string // what its subject is: a known indicator, heads alone, verbs, nouns
	of               string // of a share: how the words behind it say of what
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
		if c.form != "" {
			sc.Pair(tListed, src, c.form)
		}
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
	if n.kind == "share" {
		sc.Pair(tShareOf, src, n.of)
	}
	sc.Pair(tSourceU, src, n.unit)
	if text {
		sc.Pair(tOwnEnd, src, n.ownEnd1)
		sc.Pair(tOwnEnd, src, n.ownEnd2)
		sc.Pair(tOwnPlace, src, n.place)
		sc.Pair(tOwnSort, src, n.ownSort)
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
		} else if strings.Contains(w.d.Body[t.clause.Start:max(t.clause.Start, n.f.clause.Start)], "；") {
			where = "part before" // 甲产量3万吨；乙5万吨，增长2%
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
	sc.Triple(tCarryDim, src, dimensions(t.measured, n.f.mark.Unit), n.kind)
	if !c.a.Empty() {
		w.scoreSpan(sc, src, c.a)
		if c.tail != "" {
			sc.Triple(tTailLen, src, rank.Digit(runes(c.tail)), rank.Digit(runes(t.base)-runes(c.tail)))
		}
	}
}

// sortOf says what a subject is made of: whether it says by itself what is measured.
func (w *walker) sortOf(s text.Span, own string) string {
	switch {
	case own == "":
		return "empty"
	case lookup(own) != nil:
		return "known"
	case headOnly(own):
		return "heads"
	}
	nouns, verbs, heads := 0, false, false
	for i := w.tokenAt(s.Start); i < len(w.tokens) && w.tokens[i].Start < s.End; i++ {
		switch t := &w.tokens[i]; {
		case t.small():
			verbs = true
		case t.role == head:
			heads = true
		case t.role <= term:
			nouns += t.Len() / len("字")
		}
	}
	switch {
	case nouns == 0 && verbs && !heads:
		return "verbs"
	case nouns == 0:
		return "verbs, heads"
	case nouns <= 2 && verbs:
		return "short, verbs"
	case nouns <= 2:
		return "short"
	case verbs:
		return "nouns, verbs"
	}
	return "nouns"
}

// joined is how a feature says yes and no of a list.
func joined(is bool) string {
	if is {
		return "each its own"
	}
	return "other"
}

// dimensions says how what is counted in one unit lies to what is counted in
// another: what is measured in tonnes does not grow by kilometres.
func dimensions(from, to *unit.Unit) string {
	switch {
	case from == nil || to == nil:
		return "none"
	case from == to:
		return "same"
	case from.Class == unit.Ratio && to.Class == unit.Ratio:
		return "ratios"
	case from.Class == unit.Ratio:
		return "of a ratio"
	case to.Class == unit.Ratio:
		return "ratio of"
	case lends(from, to):
		return "alike"
	}
	return "other"
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
	joints := 0
	for k := i; k < j; k++ {
		t := &w.tokens[k]
		if t.role == link {
			joints++
		}
		has[t.role] = has[t.role] || t.role != function || t.Len() > 3
		if t.pos != 0 && t.pos != 'n' || t.role == function {
			sc.Str(tWord, t.Of(body))
		}
	}
	if n := w.naming.count; joints > 0 && n > 1 {
		sc.Pair(tJoined, joined(w.naming.f.flags&respect != 0), joined(joints+1 == n))
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
	if at := w.placeAhead(word); at != "" {
		sc.Str(tPlace, at)
		sc.Pair(tPlaceSrc, src, at)
	}
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
