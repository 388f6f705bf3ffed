// Package words counts the words of a document, shows each in its contexts,
// and compares two documents by the words that set them apart.
package words

import (
	"context"
	"math"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Word is a word of a text and the places where it stands.
type Word struct {
	Text string
	At   []int // offsets into the text, in order
}

// N is how often the word stands in the text.
func (w Word) N() int { return len(w.At) }

// A List is the words of a text, the most frequent first.
type List struct {
	Words []Word
	Total int // words in all, those left out counted too
}

// empty are words that say nothing of a text: words.tsv's words before numbers
// and those that open clauses.
var empty = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		switch r.Cell(1) {
		case "approx", "over", "near", "lt", "ge", "le", "be", "to", "adv", "open", "from", "modal", "stop":
			m[r.Cell(0)] = true
		}
	}
	for _, w := range []string{"我们", "他们", "这个", "这些", "一个", "一些", "以及", "因为", "所以", "如果", "虽然", "但是", "而且", "并且", "不仅", "同时", "对于", "关于", "由于", "进行", "可以", "没有", "不能", "必须", "应当", "还要", "要求"} {
		m[w] = true
	}
	return m
})

// Count counts the words of body, which cut parts into words. Single
// characters, numbers and words that say nothing are left out. It returns
// ctx.Err() if ctx ends first.
func Count(ctx context.Context, body string, cut func(string) []text.Span) (List, error) {
	var list List
	index := map[string]int{}
	for start := 0; start < len(body); {
		if ctx.Err() != nil {
			return List{}, ctx.Err()
		}
		end := start + strings.IndexByte(body[start:], '\n') + 1
		if end <= start {
			end = len(body)
		}
		for _, s := range cut(body[start:end]) {
			w := body[start+s.Start : start+s.End]
			if !strings.ContainsFunc(w, letter) {
				continue
			}
			list.Total++
			if utf8.RuneCountInString(w) < 2 || empty()[w] {
				continue
			}
			i, ok := index[w]
			if !ok {
				i = len(list.Words)
				index[w] = i
				list.Words = append(list.Words, Word{Text: w})
			}
			list.Words[i].At = append(list.Words[i].At, start+s.Start)
		}
		start = end
	}
	sort.SliceStable(list.Words, func(i, j int) bool { return list.Words[i].N() > list.Words[j].N() })
	return list, nil
}

func letter(r rune) bool {
	return r >= 0x4E00 && r < 0xA000 || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// A Line is a word in its context.
type Line struct {
	Left, Word, Right string
	At                int // offset of the word
}

// Concordance shows w in body with at most around characters on either side,
// within its line (keyword in context, KWIC).
func Concordance(body string, w Word, around int) []Line {
	var out []Line
	for _, at := range w.At {
		end := at + len(w.Text)
		if at < 0 || end > len(body) {
			continue
		}
		from := strings.LastIndexByte(body[:at], '\n') + 1
		to := len(body)
		if i := strings.IndexByte(body[end:], '\n'); i >= 0 {
			to = end + i
		}
		out = append(out, Line{Left: last(body[from:at], around), Word: w.Text, Right: first(body[end:to], around), At: at})
	}
	return out
}

func first(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func last(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// ByRight orders lines by what stands behind the word, ByLeft by what stands
// before it, read backwards: so that what goes together stands together.
func ByRight(lines []Line) {
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].Right < lines[j].Right })
}

// ByLeft orders lines by what stands before the word, the nearest character
// first.
func ByLeft(lines []Line) {
	back := func(s string) string {
		r := []rune(s)
		for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
			r[i], r[j] = r[j], r[i]
		}
		return string(r)
	}
	sort.SliceStable(lines, func(i, j int) bool { return back(lines[i].Left) < back(lines[j].Left) })
}

// A Key is a word that one text has more often than another, for its length.
type Key struct {
	Text string
	A, B int     // how often each text has it
	G2   float64 // log-likelihood; over 6.63 chance is less than one in a hundred
	More bool    // the first text has it more often
}

// Keyness compares two texts word by word, by log-likelihood (Dunning 1993, in
// the form of Rayson and Garside 2000), the greatest difference first.
func Keyness(a, b List) []Key {
	count := map[string][2]int{}
	for _, w := range a.Words {
		c := count[w.Text]
		c[0] = w.N()
		count[w.Text] = c
	}
	for _, w := range b.Words {
		c := count[w.Text]
		c[1] = w.N()
		count[w.Text] = c
	}
	if a.Total == 0 || b.Total == 0 {
		return nil
	}
	all := float64(a.Total + b.Total)
	var out []Key
	for w, c := range count {
		x, y := float64(c[0]), float64(c[1])
		ex, ey := float64(a.Total)*(x+y)/all, float64(b.Total)*(x+y)/all
		g := 0.0
		if x > 0 {
			g += x * math.Log(x/ex)
		}
		if y > 0 {
			g += y * math.Log(y/ey)
		}
		out = append(out, Key{Text: w, A: c[0], B: c[1], G2: 2 * g, More: x/float64(a.Total) > y/float64(b.Total)})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].G2 != out[j].G2 {
			return out[i].G2 > out[j].G2
		}
		return out[i].Text < out[j].Text
	})
	return out
}
