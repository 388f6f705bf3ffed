package words

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Collocate is a word that stands near another, the node.
type Collocate struct {
	Text string
	N    int   // how often it stands in the text
	At   []int // which places of the node have it near, by their index

	// MI is the mutual information: the logarithm, to base 2, of how much more
	// often the two stand together than they would by chance. It favours rare
	// words (Church and Hanks 1990).
	MI float64
	// LogDice is 14 + log2 of twice the places together over the places of both:
	// at most 14, comparable between texts of any size (Rychlý 2008).
	LogDice float64
}

// Together is at how many places of the node the word stands near.
func (c *Collocate) Together() int { return len(c.At) }

// leastTogether is how often two words stand together that are no chance
// meeting.
const leastTogether = 2

// Collocates are the words of list that stand at most window words before or
// behind a place of the node, in the same paragraph, the strongest by logDice
// first. list is of the whole body; cut parts it as it did for the list.
func Collocates(ctx context.Context, body string, node []text.Span, list List, window int, cut func(string) []text.Span) ([]Collocate, error) {
	index := make(map[string]int, len(list.Words))
	for i := range list.Words {
		index[lexicon.Fold(list.Words[i].Text)] = i
	}
	near := map[int][]int{} // word of the list → places of the node
	for i := 0; i < len(node); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		start := strings.LastIndexByte(body[:node[i].Start], '\n') + 1
		end := lineEnd(body, node[i].Start)
		var tokens []text.Span
		for _, s := range cut(body[start:end]) {
			if strings.ContainsFunc(s.Of(body[start:end]), letter) {
				tokens = append(tokens, text.Span{Start: start + s.Start, End: start + s.End})
			}
		}
		for ; i < len(node) && node[i].Start < end; i++ {
			seen := map[int]bool{}
			for _, t := range around(tokens, node[i], window) {
				k, ok := index[lexicon.Fold(t.Of(body))]
				if ok && !seen[k] {
					seen[k] = true
					near[k] = append(near[k], i)
				}
			}
		}
	}
	var out []Collocate
	for k, at := range near {
		if len(at) < leastTogether {
			continue
		}
		w := &list.Words[k]
		c := Collocate{Text: w.Text, N: w.N(), At: at}
		both, n, f := float64(len(at)), float64(w.N()), float64(len(node))
		c.MI = math.Log2(both * float64(list.Total) / (f * n * float64(2*window)))
		c.LogDice = 14 + math.Log2(2*both/(f+n))
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Collocate) int {
		switch {
		case a.LogDice != b.LogDice:
			if a.LogDice > b.LogDice {
				return -1
			}
			return 1
		case len(a.At) != len(b.At):
			return len(b.At) - len(a.At)
		}
		return strings.Compare(a.Text, b.Text)
	})
	return out, nil
}

// around are the tokens of a line within window tokens before and behind at,
// those that it covers left out.
func around(tokens []text.Span, at text.Span, window int) []text.Span {
	before, _ := slices.BinarySearchFunc(tokens, at.Start, func(t text.Span, x int) int {
		if t.End <= x {
			return -1
		}
		return 1
	})
	behind := before
	for behind < len(tokens) && tokens[behind].Start < at.End {
		behind++
	}
	return slices.Concat(tokens[max(0, before-window):before], tokens[behind:min(len(tokens), behind+window)])
}
