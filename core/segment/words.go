// Package segment cuts Chinese text into words. It alone imports gse, whose
// offsets it takes and whose text it does not: gse writes GDP as gdp.
package segment

import (
	"strings"

	"github.com/go-ego/gse"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/assets/dict"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// indicatorFrequency is what short names of indicators weigh: more than any
// word of the dictionary does.
const indicatorFrequency = 1e6

// A Segmenter finds the words of a text. It is safe for one goroutine at a
// time.
type Segmenter struct {
	seg   gse.Segmenter
	terms *lexicon.Trie[[]int] // lengths of the words that stand there
}

// New loads the dictionary and the terms of indicators.tsv and terms.tsv, which takes
// about a tenth of a second and 20 MB: do it in the background, when words are
// first wanted.
func New() (*Segmenter, error) {
	s := &Segmenter{terms: lexicon.Forward[[]int]()}
	s.seg.SkipLog = true
	s.seg.SkipSubSeg = true
	if err := s.seg.LoadDictStr(dict.Words()); err != nil {
		return nil, err
	}
	rows, err := lexicon.Read(assets.Tables, "indicators.tsv", 3)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		for _, term := range append(strings.Split(r.Cell(2), "|"), r.Cell(1)) {
			if len([]rune(term)) < 2 || len([]rune(term)) > 5 {
				continue
			}
			if err := s.seg.AddToken(term, indicatorFrequency, "n"); err != nil {
				return nil, err
			}
		}
	}
	s.seg.CalcToken()
	terms, err := lexicon.Read(assets.Tables, "terms.tsv", 1)
	if err != nil {
		return nil, err
	}
	for _, r := range terms {
		var lengths []int
		for _, part := range strings.Split(r.Cell(1), "|") {
			lengths = append(lengths, len(part))
		}
		if r.Cell(1) == "" {
			lengths = []int{len(r.Cell(0))}
		}
		s.terms.Put(r.Cell(0), lengths)
	}
	return s, nil
}

// Words returns the words of t in order; they touch each other and cover it.
// Terms of terms.tsv are kept whole, the longest from the left first; the
// dictionary cuts what stands between them. Traditional characters are read as
// simplified ones, which have the same places.
func (s *Segmenter) Words(t string) []text.Span {
	plain := lexicon.Fold(t)
	if len(plain) != len(t) { // bytes that are no characters
		plain = t
	}
	var out []text.Span
	done := 0
	for at := 0; at < len(plain); {
		lengths, n := s.terms.Longest(plain[at:])
		if n == 0 {
			at++
			for at < len(plain) && plain[at]&0xC0 == 0x80 {
				at++
			}
			continue
		}
		out = s.cut(out, plain, done, at)
		for _, l := range lengths {
			out = append(out, text.Span{Start: at, End: at + l})
			at += l
		}
		done = at
	}
	return s.cut(out, plain, done, len(plain))
}

// cut adds the words of t[start:end] as the dictionary has them.
func (s *Segmenter) cut(out []text.Span, t string, start, end int) []text.Span {
	if start == end {
		return out
	}
	at := start
	for _, w := range s.seg.Segment([]byte(t[start:end])) {
		from, to := start+w.Start(), start+w.End()
		if from < at || to > end || to <= from {
			continue
		}
		if from > at {
			out = append(out, text.Span{Start: at, End: from})
		}
		out = append(out, text.Span{Start: from, End: to})
		at = to
	}
	if at < end {
		out = append(out, text.Span{Start: at, End: end})
	}
	return out
}
