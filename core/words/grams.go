package words

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// A token is a word as Grams sees it.
type token struct {
	start, end int
	kind       tokenKind
}

type tokenKind uint8

const (
	gap   tokenKind = iota // a mark, a number, a word that says nothing: no row goes over it
	glue                   // 的, 和: stands within a row, never at its ends
	solid                  // a word that says something
)

// glues are the single characters that may stand within a row of words.
const glues = "的和与與及之"

// Grams counts the rows of two and three words that stand side by side at
// least twice: 统筹|推进, 深化|供给侧结构性改革. Both ends are words that Count
// counts; in the middle 的 or 和 may stand. A row that stands nowhere but
// within one longer row is left out.
func Grams(ctx context.Context, body string, cut func(string) []text.Span) (List, error) {
	var list List
	var all []token
	for start := 0; start < len(body); {
		if ctx.Err() != nil {
			return List{}, ctx.Err()
		}
		end := lineEnd(body, start)
		for _, s := range cut(body[start:end]) {
			w := s.Of(body[start:end])
			k := gap
			if strings.ContainsFunc(w, letter) {
				list.Total++
				switch single := utf8.RuneCountInString(w) < 2; {
				case single && strings.Contains(glues, w):
					k = glue
				case !single && !empty()[lexicon.Fold(w)] && !number(w):
					k = solid
				}
			}
			all = append(all, token{start + s.Start, start + s.End, k})
		}
		start = end
	}
	counts := map[string]int{}
	rows(all, func(first, last token) { counts[body[first.start:last.end]]++ })
	if ctx.Err() != nil {
		return List{}, ctx.Err()
	}
	within := map[string]bool{}
	rows(all, func(a, c token) {
		if n := counts[body[a.start:c.end]]; n > 1 {
			inner(all, a, c, func(first, last token) {
				if w := body[first.start:last.end]; counts[w] == n {
					within[w] = true
				}
			})
		}
	})
	index := map[string]int{}
	rows(all, func(first, last token) {
		w := body[first.start:last.end]
		if counts[w] < 2 || within[w] {
			return
		}
		i, ok := index[w]
		if !ok {
			i = len(list.Words)
			index[w] = i
			list.Words = append(list.Words, Word{Text: w})
		}
		list.Words[i].At = append(list.Words[i].At, first.start)
	})
	return list.sorted(body, len(body)), ctx.Err()
}

// rows tells the first and the last word of each row of two and three.
func rows(all []token, tell func(first, last token)) {
	for i := 0; i+1 < len(all); i++ {
		if all[i].kind != solid || all[i+1].start != all[i].end {
			continue
		}
		if all[i+1].kind == solid {
			tell(all[i], all[i+1])
		}
		if all[i+1].kind != gap && i+2 < len(all) && all[i+2].kind == solid && all[i+2].start == all[i+1].end {
			tell(all[i], all[i+2])
		}
	}
}

// inner tells the rows of two within the row from a to c.
func inner(all []token, a, c token, tell func(first, last token)) {
	lo, hi := 0, len(all)
	for lo < hi {
		if m := (lo + hi) / 2; all[m].start < a.start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo+2 >= len(all) || all[lo+2].end != c.end || all[lo+1].kind != solid {
		return
	}
	tell(all[lo], all[lo+1])
	tell(all[lo+1], all[lo+2])
}
