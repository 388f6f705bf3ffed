package relate

import (
	"sort"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/text"
)

// A mood is a word that says whether what is told is done, aimed at, ruled or
// foreseen: 已, 力争, 不超过, 预计.
type mood struct {
	text.Span
	sort string // as words.tsv names it, without mood.
}

// moods holds the words of words.tsv that set a mood.
var moods = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if m, ok := strings.CutPrefix(r.Cell(1), "mood."); ok {
			t.Put(r.Cell(0), m)
		}
	}
	return t
})

// feel notes the moods of sentence s behind those of its block, so that a block
// is read once however many numbers it has.
func (w *walker) feel(s text.Span) {
	b := w.d.Articles[w.article].Blocks[w.block].Span
	if len(w.mood) > 0 && !b.Covers(w.mood[0].Span) || s.Start < w.felt {
		if s.Start >= w.feltFrom && s.End <= w.felt {
			return
		}
		w.mood = w.mood[:0]
		w.felt = s.Start
	}
	if s.End <= w.felt {
		return
	}
	if len(w.mood) == 0 {
		w.feltFrom = s.Start
	}
	t := moods()
	body := w.d.Body
	for at := max(s.Start, w.felt); at < s.End; {
		m, n := t.Longest(body[at:s.End])
		if n == 0 {
			n = width(body, at)
		} else if m != "-" && (m != "will" || !w.takes(at+n)) {
			w.mood = append(w.mood, mood{text.Span{Start: at, End: at + n}, m})
		}
		at += n
	}
	w.felt = s.End
}

// takes reports whether a 将 before at takes a thing to do something with, as 把
// does: 将湿地纳入, other than 将举办.
func (w *walker) takes(at int) bool {
	i := w.tokenAt(at)
	if i >= len(w.tokens) || w.tokens[i].Start != at || w.d.Body[at-3:at] != "将" {
		return false
	}
	k := &w.tokens[i]
	return k.role == content && k.pos != 'v' && k.pos != 'd' || k.role == term || k.role == head
}

// moodWindow is how many moods before a number are looked at.
const moodWindow = 12

// bentMoods is how many moods are counted for what a text is bent on.
const bentMoods = 20

// moodBefore is the index in w.mood of the first that ends behind at.
func (w *walker) moodBefore(at int) int {
	return sort.Search(len(w.mood), func(i int) bool { return w.mood[i].End > at })
}

// bent tells what the moods of sentence s and of its block before it are bent on:
// how many of the last twenty report what is done.
func (w *walker) bent(s text.Span) string {
	done, all := 0, 0
	for i := w.moodBefore(s.End) - 1; i >= 0 && all < bentMoods; i-- {
		switch w.mood[i].sort {
		case "done":
			done++
			all++
		case "fact":
		default:
			all++
		}
	}
	switch {
	case all == 0:
		return "-"
	case done == 0 && all == 1:
		return "one"
	case done == 0:
		return "none"
	case done == all:
		return "done"
	case 3*done < all:
		return "few"
	case 3*done < 2*all:
		return "half"
	}
	return "most"
}

// scoreMood counts what the words before f's number, and those behind it in its
// clause, say of its status.
func (w *walker) scoreMood(sc *rank.ClassScore, t *stating, starts []int, rel string) {
	s, f, kind := t.s, t.f, t.kind
	k := w.moodBefore(f.mark.Start)
	near, nearWhere, next := "-", "-", "-"
	seen := 0
	for i := k - 1; i >= 0 && k-i <= moodWindow; i-- {
		m := &w.mood[i]
		if m.Start < s.Start {
			break
		}
		where := "far"
		switch {
		case m.Start >= f.clause.Start:
			where = "clause"
		case len(starts) > 0 && m.Start >= starts[0]:
			where = "before"
		case len(starts) > 1 && m.Start >= starts[1]:
			where = "two back"
		}
		if near == "-" {
			near, nearWhere = m.sort, where
			sc.Pair(sMoodWord, where, m.Of(w.d.Body))
		} else if next == "-" && m.sort != near {
			next = m.sort
		}
		if bit := moodBit(m.sort); seen&bit == 0 {
			seen |= bit
			sc.Pair(sMood, m.sort, where)
		}
	}
	sc.Pair(sMoodPair, near+"@"+nearWhere, next)
	sc.Pair(sMoodRel, near+"@"+nearWhere, rel)
	sc.Pair(sMoodRule, near+"@"+nearWhere, statusNames[t.rule])
	sc.Pair(sMoodKind, near, kind)
	left, left2 := before(w.d.Body, f.mark.Start, f.clause.Start)
	sc.Pair(sLeft, left, left2)
	sc.Pair(sLeftOne, left, near+"@"+nearWhere)
	sc.Str(sLeftOne, left2)
	for i := k; i < len(w.mood) && w.mood[i].End <= f.clause.End && i < k+3; i++ {
		sc.Pair(sMood, w.mood[i].sort, "behind")
	}
}

func moodBit(s string) int {
	for i, m := range [...]string{"aim", "must", "will", "foreseen", "rule", "plan", "done", "fact"} {
		if m == s {
			return 1 << i
		}
	}
	return 0
}

// startsBefore returns where the two clauses before that of at start, the
// nearer first.
func (w *walker) startsBefore(at int) []int {
	k := w.clauseAt(at)
	w.back = w.back[:0]
	for i := k - 1; i >= 0 && len(w.back) < 2; i-- {
		w.back = append(w.back, w.clauses[i].Start)
	}
	return w.back
}
