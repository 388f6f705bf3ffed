package words

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// A Line is a word in its context.
type Line struct {
	Left, Word, Right string
	At                int // offset of the word
}

// Concordance shows the stretches of body with at most around characters on
// either side, within their line (keyword in context, KWIC).
func Concordance(body string, at []text.Span, around int) []Line {
	out := make([]Line, 0, len(at))
	for _, s := range at {
		if s.Start < 0 || s.End > len(body) || s.End < s.Start {
			continue
		}
		// no line is looked through further than a context can reach
		from := max(0, s.Start-around*utf8.UTFMax)
		if i := strings.LastIndexByte(body[from:s.Start], '\n'); i >= 0 {
			from += i + 1
		}
		for from < s.Start && !utf8.RuneStart(body[from]) {
			from++
		}
		to := min(len(body), s.End+around*utf8.UTFMax)
		if i := strings.IndexByte(body[s.End:to], '\n'); i >= 0 {
			to = s.End + i
		}
		for to > s.End && to < len(body) && !utf8.RuneStart(body[to]) {
			to--
		}
		out = append(out, Line{Left: last(body[from:s.Start], around), Word: s.Of(body), Right: first(body[s.End:to], around), At: s.Start})
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

// company is how many characters make the company of a word.
const company = 2

// After is what stands right behind the word and orders lines by the right:
// two characters, fewer before a mark; a mark alone.
func (l Line) After() string {
	n := 0
	for i, r := range l.Right {
		if n == company || n > 0 && !heard(r) {
			return l.Right[:i]
		}
		n++
		if !heard(r) {
			return l.Right[:i+utf8.RuneLen(r)]
		}
	}
	return l.Right
}

// Before is what stands right before the word, as After is behind it.
func (l Line) Before() string {
	i := len(l.Left)
	for n := 0; n < company && i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(l.Left[:i])
		if !heard(r) {
			if n == 0 {
				i -= size
			}
			break
		}
		i -= size
	}
	return l.Left[i:]
}

// heard tells letters and digits from marks and blanks.
func heard(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// ByRight orders lines by what stands behind the word: those with the same
// company stand together, the most frequent company first, marks last.
func ByRight(lines []Line) {
	by(lines, Line.After, func(l Line) string { return l.Right })
}

// ByLeft orders lines by what stands before the word, as ByRight does by what
// is behind.
func ByLeft(lines []Line) {
	by(lines, Line.Before, func(l Line) string {
		r := []rune(l.Left)
		slices.Reverse(r)
		return string(r)
	})
}

func by(lines []Line, near, whole func(Line) string) {
	type keyed struct {
		line        Line
		near, whole string
		mark        bool
	}
	keys := make([]keyed, len(lines))
	count := map[string]int{}
	for i, l := range lines {
		n := near(l)
		r, _ := utf8.DecodeRuneInString(n)
		keys[i] = keyed{l, n, whole(l), n == "" || !heard(r)}
		count[n]++
	}
	sort.SliceStable(keys, func(i, j int) bool {
		a, b := &keys[i], &keys[j]
		switch {
		case a.mark != b.mark:
			return b.mark
		case count[a.near] != count[b.near]:
			return count[a.near] > count[b.near]
		case a.near != b.near:
			return a.near < b.near
		}
		return a.whole < b.whole
	})
	for i := range keys {
		lines[i] = keys[i].line
	}
}
