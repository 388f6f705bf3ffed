// Package words counts the words of a document and the rows of words that come
// again, shows each in its contexts, and compares two documents by the words
// that set them apart.
package words

import (
	"context"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Word is a word of a text, or a row of words, and the places where it
// stands.
type Word struct {
	Text string
	At   []int   // offsets into the text, in order
	Term bool    // an official term of terms.tsv
	Even float64 // how evenly it is spread, 0 to 1: see even
}

// N is how often the word stands in the text.
func (w Word) N() int { return len(w.At) }

// Spans are the places of the word.
func (w Word) Spans() []text.Span {
	out := make([]text.Span, len(w.At))
	for i, at := range w.At {
		out[i] = text.Span{Start: at, End: at + len(w.Text)}
	}
	return out
}

// A List is the words of a text, the most frequent first.
type List struct {
	Words []Word
	Total int // words in all, those left out counted too
}

// Per is how often n is in ten thousand words of the text.
func (l List) Per(n int) float64 {
	if l.Total == 0 {
		return 0
	}
	return 1e4 * float64(n) / float64(l.Total)
}

// empty are words that say nothing of a text.
var empty = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, r := range lexicon.MustRead(assets.Tables, "stopwords.tsv", 2) {
		m[r.Cell(0)] = true
	}
	return m
})

// terms are the official terms, in simplified characters.
var terms = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, r := range lexicon.MustRead(assets.Tables, "terms.tsv", 1) {
		if r.Cell(1) == "" {
			m[r.Cell(0)] = true
		}
	}
	return m
})

// parts is in how many parts a text is counted; what is known so far is shown
// after each.
const parts = 10

// Count counts the words of body, which cut parts into words. Single
// characters, numbers and words that say nothing are left out. A word in both
// scripts is one. It returns ctx.Err() if ctx ends first.
func Count(ctx context.Context, body string, cut func(string) []text.Span) (List, error) {
	return CountInParts(ctx, body, cut, nil)
}

// CountInParts is Count and tells show, after each tenth of body, what is
// counted so far. The lists are show's to keep: none is changed later.
func CountInParts(ctx context.Context, body string, cut func(string) []text.Span, show func(List)) (List, error) {
	var list List
	index := map[string]int{}
	next := len(body) / parts
	for start := 0; start < len(body); {
		if ctx.Err() != nil {
			return List{}, ctx.Err()
		}
		end := lineEnd(body, start)
		for _, s := range cut(body[start:end]) {
			w := body[start+s.Start : start+s.End]
			if !strings.ContainsFunc(w, letter) {
				continue
			}
			list.Total++
			if utf8.RuneCountInString(w) < 2 {
				continue
			}
			plain := lexicon.Fold(w)
			if empty()[plain] || !terms()[plain] && number(plain) {
				continue
			}
			i, ok := index[plain]
			if !ok {
				i = len(list.Words)
				index[plain] = i
				list.Words = append(list.Words, Word{Text: w, Term: terms()[plain]})
			}
			list.Words[i].At = append(list.Words[i].At, start+s.Start)
		}
		if start = end; show != nil && start >= next && start < len(body) {
			show(list.sorted(body, start))
			next = start + len(body)/parts
		}
	}
	return list.sorted(body, len(body)), nil
}

// lineEnd is where the line that starts at start ends, its line end included.
func lineEnd(body string, start int) int {
	if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
		return start + i + 1
	}
	return len(body)
}

// sorted is a copy of the list, the most frequent first, of the first size
// bytes of body. The places are shared: they are only added to. A word is
// written in the script that it mostly has.
func (l List) sorted(body string, size int) List {
	out := List{Words: append([]Word(nil), l.Words...), Total: l.Total}
	for i := range out.Words {
		w := &out.Words[i]
		w.Even = even(w.At, size)
		plain := lexicon.Fold(w.Text)
		if plain == w.Text {
			continue
		}
		n := 0
		for _, at := range w.At {
			if strings.HasPrefix(body[at:], plain) {
				n++
			}
		}
		if 2*n > len(w.At) {
			w.Text = plain
		}
	}
	sort.SliceStable(out.Words, func(i, j int) bool { return out.Words[i].N() > out.Words[j].N() })
	return out
}

// number reports whether a word is made of the signs of numbers alone.
func number(w string) bool {
	return strings.Trim(w, "〇零一二三四五六七八九十百千万亿两几数") == ""
}

// stretches is in how many equal stretches evenness is measured.
const stretches = 20

// even is how evenly the offsets are spread over a text of size bytes: 1 less
// Gries's deviation of proportions (2008) over equal stretches. A word of a
// single place has 1/20, one with the same share in each stretch 1.
func even(at []int, size int) float64 {
	if len(at) == 0 || size <= 0 {
		return 0
	}
	var n [stretches]int
	for _, o := range at {
		n[min(stretches-1, o*stretches/size)]++
	}
	off := 0.0
	for _, k := range n {
		d := float64(k)/float64(len(at)) - 1.0/stretches
		off += max(d, -d)
	}
	return 1 - off/2
}

func letter(r rune) bool {
	return r >= 0x4E00 && r < 0xA000 || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
