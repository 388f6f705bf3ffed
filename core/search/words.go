// Package search cuts Chinese text into words. It alone imports gse, whose
// offsets it takes and whose text it does not: gse writes GDP as gdp.
package search

import (
	"strings"

	"github.com/go-ego/gse"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/assets/dict"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// termFrequency keeps official terms whole: more than any word of the
// dictionary has.
const termFrequency = 1e6

// A Segmenter finds the words of a text. It is safe for one goroutine at a
// time.
type Segmenter struct{ seg gse.Segmenter }

// New loads the dictionary and the terms of indicators.tsv and terms.tsv, which takes
// about a tenth of a second and 20 MB: do it in the background, when words are
// first wanted.
func New() (*Segmenter, error) {
	s := &Segmenter{}
	s.seg.SkipLog = true
	s.seg.SkipSubSeg = true
	if err := s.seg.LoadDictStr(dict.Words); err != nil {
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
			if err := s.seg.AddToken(term, termFrequency, "n"); err != nil {
				return nil, err
			}
		}
	}
	terms, err := lexicon.Read(assets.Tables, "terms.tsv", 1)
	if err != nil {
		return nil, err
	}
	for _, r := range terms {
		if err := s.seg.AddToken(r.Cell(0), termFrequency, "n"); err != nil {
			return nil, err
		}
	}
	s.seg.CalcToken()
	return s, nil
}

// Words returns the words of t in order; they touch each other and cover it.
func (s *Segmenter) Words(t string) []text.Span {
	var out []text.Span
	at := 0
	for _, w := range s.seg.Segment([]byte(t)) {
		if w.Start() < at || w.End() > len(t) || w.End() <= w.Start() {
			continue
		}
		if w.Start() > at {
			out = append(out, text.Span{Start: at, End: w.Start()})
		}
		out = append(out, text.Span{Start: w.Start(), End: w.End()})
		at = w.End()
	}
	if at < len(t) {
		out = append(out, text.Span{Start: at, End: len(t)})
	}
	return out
}
