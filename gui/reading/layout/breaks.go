package layout

import (
	"sort"

	"github.com/go-text/typesetting/segmenter"

	"github.com/wenshu-app/wenshu/core/text"
)

// A chance says how good a place is to end a line, before a character.
type chance uint8

const (
	never    chance = iota // inside a cluster: a mark on its base
	bad                    // breaks a rule of marks; only where nothing else is left
	torn                   // inside a word or number of a span that is kept whole
	inFigure               // between words, but inside a span that is kept whole
	inWord                 // inside a word or number
	good
	must
)

// A breaker finds the chances of a block. Its buffers are used again.
type breaker struct {
	seg     segmenter.Segmenter
	chances []chance
}

// find returns for each character of rs the chance of a line end before it.
// off holds the byte offset of each character, keep the spans that stay whole.
func (b *breaker) find(rs []rune, cs []class, off []int32, base int, keep []text.Span) []chance {
	b.chances = append(b.chances[:0], make([]chance, len(rs)+1)...)
	out := b.chances
	for i := 1; i < len(rs); i++ {
		out[i] = inWord
	}
	b.uax14(rs, cs, out)
	for i := 1; i < len(rs); i++ {
		out[i] = judge(rs, cs, i, out[i])
	}
	for _, k := range keep {
		from := sort.Search(len(off), func(i int) bool { return base+int(off[i]) > k.Start })
		for i := from; i < len(rs) && base+int(off[i]) < k.End; i++ {
			switch out[i] {
			case good:
				out[i] = inFigure
			case inWord:
				out[i] = torn
				if scale(rs[i-1]) && cs[i]&(han|unit) != 0 && !scale(rs[i]) {
					out[i] = inFigure // 50.2万亿|元
				}
			}
		}
	}
	if len(out) > 0 {
		out[len(rs)] = must
	}
	return out
}

// uax14 marks the line ends that UAX #14 allows. Between two Han characters it
// always does, so the segmenter reads only the stretches around other
// characters, with a Han character on each side to see.
func (b *breaker) uax14(rs []rune, cs []class, out []chance) {
	for i := 1; i < len(rs); i++ {
		if cs[i]&cs[i-1]&han != 0 {
			out[i] = good
			continue
		}
		from := i - 1
		for i++; i < len(rs) && cs[i]&cs[i-1]&han == 0; i++ {
		}
		b.seg.Init(rs[from:i])
		for it := b.seg.LineIterator(); it.Next(); {
			line := it.Line()
			if end := from + line.Offset + len(line.Text); end < i {
				out[end] = good
			}
		}
		if i < len(rs) {
			out[i] = good
		}
	}
}

// judge corrects what UAX #14 says about a line end before character i by the
// rules of Chinese setting.
func judge(rs []rune, cs []class, i int, c chance) chance {
	before, after := cs[i-1], cs[i]
	switch {
	case before&newline != 0:
		return must
	case after&zero != 0:
		return never
	case after&noStart != 0 || before&noEnd != 0:
		if before&blank != 0 && after&asciiEnd != 0 {
			break // "word .net": the blank has ended the word
		}
		return bad
	case after&blank != 0:
		return inWord // blanks hang at the end of the line they follow
	case before&after&pair != 0 && rs[i-1] == rs[i]:
		return bad
	case before&digit != 0 && after&unit != 0,
		before&unit != 0 && after&unit != 0 && counts(cs, i-1),
		rs[i-1] == '第' && after&digit != 0,
		before&digit != 0 && dash(rs[i]) && i+1 < len(cs) && cs[i+1]&digit != 0,
		dash(rs[i-1]) && after&digit != 0 && i > 1 && cs[i-2]&digit != 0:
		return inWord
	case after&halfOpen != 0 && before&(han|half|wide) != 0,
		before&half != 0 && after&(han|halfOpen|letter|digit) != 0:
		return good // UAX #14 never breaks beside a quotation mark
	case before&asciiEnd != 0 && i > 1 && cs[i-2]&(han|half) != 0 && after&(han|digit|letter|halfOpen) != 0 && rs[i-1] != '.':
		return good // 总量,50.2: a comma for people who type half-width marks
	}
	return c
}

// counts reports whether the unit at i stands behind a number: 3千|万.
func counts(cs []class, i int) bool {
	for n := 0; i >= 0 && n < 4; i, n = i-1, n+1 {
		if cs[i]&digit != 0 {
			return true
		}
		if cs[i]&unit == 0 {
			return false
		}
	}
	return false
}

// scale reports whether r multiplies the unit behind it.
func scale(r rune) bool { return r == '万' || r == '亿' || r == '萬' || r == '億' }

func dash(r rune) bool {
	return r == '—' || r == '–' || r == '-' || r == '～' || r == '~' || r == '－' || r == '/'
}
