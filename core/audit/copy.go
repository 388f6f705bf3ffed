package audit

import (
	"cmp"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A slot is a number in a sentence that several documents have: the words
// before it and those of the whole sentence, without numbers.
type slot struct {
	before, sentence string
	column           string
	time             doc.Period
	n                int // of the slots with these words in the document
}

// copies finds sentences that documents have in common, all but a number. What
// the number is of need not be known for that.
func copies(claims []claim) []Finding {
	const short, long = 12, 30 // runes; a short sentence of two unknown places may be a form that was filled in
	times := map[string]map[slot]int{}
	groups := group(claims, func(c *claim) (slot, bool) {
		s := slot{before: bare(c.Sentence[:min(max(c.At, 0), len(c.Sentence))]), sentence: bare(c.Sentence), column: c.Column, time: c.Time}
		if n := utf8.RuneCountInString(s.sentence); n < short || n < long && !c.placed {
			return s, false
		}
		if times[c.Source.ID] == nil {
			times[c.Source.ID] = map[slot]int{}
		}
		s.n = times[c.Source.ID][s]
		key := s
		key.n = 0
		times[c.Source.ID][key]++
		return s, true
	})
	var out []Finding
	for _, g := range groups {
		best := slices.MaxFunc(g, func(a, b *claim) int { return cmp.Compare(support(a, g), support(b, g)) })
		told := map[string]bool{}
		for _, c := range g {
			if c.Source.ID == best.Source.ID || told[c.Said] || c.Source.Written.Year != best.Source.Written.Year || forms(c, best) || !elsewhere(c, best) {
				continue
			}
			told[c.Said] = true
			kind := Differs
			if slip(c, best) {
				kind = Slip
			}
			out = append(out, unequal(kind, c, best))
		}
	}
	return out
}

// owner is what stands before the year of a title: 某县 of 某县2030年工作报告.
var owner = regexp.MustCompile(`^(.{2,40}?)\d{4}年`)

// forms reports whether two documents of unknown places are one form that two
// places filled in: their titles differ before the year.
func forms(a, b *claim) bool {
	if a.placed && b.placed {
		return false
	}
	x, y := owner.FindStringSubmatch(a.Source.Title), owner.FindStringSubmatch(b.Source.Title)
	return x != nil && y != nil && x[1] != y[1]
}

// elsewhere reports whether two numbers in the same words are two numbers: in
// the same words even bounds must agree, 超600 and 超200.
func elsewhere(a, b *claim) bool {
	x, y := a.bounds, b.bounds
	if apart(x, y) {
		return true
	}
	if a.Figure.Value.Qualifier != b.Figure.Value.Qualifier || x.closed() || y.closed() {
		return false
	}
	if x.lo != nil && y.lo != nil {
		return x.lo.Cmp(y.lo) != 0
	}
	return x.hi != nil && y.hi != nil && x.hi.Cmp(y.hi) != 0
}
