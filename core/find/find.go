// Package find finds what a reader types in a document: whatever the width and
// case of letters and marks, in either script, over the line breaks and blanks
// that layout put between characters, and by the initials of the readings of
// Chinese characters (szjj for 数字经济).
package find

import (
	"context"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// MaxHits bounds what All returns. Nobody steps through more.
const MaxHits = 100_000

// An Index is a text made ready to be searched. It is never changed, so
// several goroutines may search it.
type Index struct {
	body  string
	plain string  // what of body is compared, folded
	marks []int32 // where each step-th character of plain starts: in plain, in body, in turn
}

// step is the distance of marks, in characters.
const step = 16

// New makes body ready. It takes some ten milliseconds for a million
// characters.
func New(body string) *Index {
	x := &Index{body: body}
	plain := make([]byte, 0, len(body))
	n := 0
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		if c := fold(r); c >= 0 {
			if n%step == 0 {
				x.marks = append(x.marks, int32(len(plain)), int32(i))
			}
			n++
			plain = utf8.AppendRune(plain, c)
		}
		i += size
	}
	x.plain = string(plain)
	return x
}

// fold is the form in which characters are compared, -1 for what is not: blanks
// and what shows nothing.
func fold(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case r <= ' ' || r == 0x7F:
			return -1
		}
		return r
	case r >= '！' && r <= '～':
		return fold(r - '！' + '!')
	case r >= 0x3000 && r < 0xA000:
		if c, ok := marks[r]; ok {
			return c
		}
		return simplified()[r-0x3000]
	case unicode.IsSpace(r) || r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF || r == 0xAD:
		return -1
	}
	if c, ok := marks[r]; ok {
		return c
	}
	return unicode.ToLower(r)
}

// marks are signs that stand for each other in careless texts.
var marks = map[rune]rune{
	'。': '.', '、': ',', '“': '"', '”': '"', '「': '"', '」': '"', '‘': '\'', '’': '\'', '『': '\'', '』': '\'', '—': '-', '–': '-', '―': '-', '－': '-',
	'《': '<', '》': '>', '〈': '<', '〉': '>', '【': '[', '】': ']', '〔': '[', '〕': ']', '∶': ':', '　': -1,
}

// simplified holds the folded form of each character from U+3000 to U+9FFF.
var simplified = sync.OnceValue(func() *[0x7000]rune {
	t := new([0x7000]rune)
	for i := range t {
		t[i], _ = utf8.DecodeRuneInString(lexicon.Fold(string(rune(0x3000 + i))))
	}
	return t
})

// folded is a query as it is looked for.
func folded(query string) string {
	var b strings.Builder
	for _, r := range query {
		if c := fold(r); c >= 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// All returns where query stands in the text, in order and without overlaps;
// none for an empty query. A query of letters alone that the text does not
// have is taken for initials. It returns ctx.Err() if ctx ends first.
func (x *Index) All(ctx context.Context, query string) ([]text.Span, error) {
	return x.find(ctx, query, 0, MaxHits)
}

// First returns the first place at or behind offset, or the first of all; false
// if there is none. It reads no farther than it must.
func (x *Index) First(ctx context.Context, query string, offset int) (text.Span, bool) {
	for _, from := range []int{x.behind(offset), 0} {
		if hit, err := x.find(ctx, query, from, 1); err == nil && len(hit) > 0 {
			return hit[0], true
		}
	}
	return text.Span{}, false
}

// behind is where in plain the first character at or behind an offset of the
// text stands.
func (x *Index) behind(offset int) int {
	k := sort.Search(len(x.marks)/2, func(k int) bool { return int(x.marks[2*k+1]) > offset }) - 1
	if k < 0 {
		return 0
	}
	at, i := int(x.marks[2*k]), int(x.marks[2*k+1])
	for i < offset && i < len(x.body) {
		r, size := utf8.DecodeRuneInString(x.body[i:])
		if c := fold(r); c >= 0 {
			at += utf8.RuneLen(c)
		}
		i += size
	}
	return at
}

// find finds query in plain from an offset on, at most limit times.
func (x *Index) find(ctx context.Context, query string, from, limit int) ([]text.Span, error) {
	want := folded(query)
	if want == "" {
		return nil, ctx.Err()
	}
	var out []text.Span
	for at := from; len(out) < limit; {
		if len(out)&0x3FF == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		i := strings.Index(x.plain[at:], want)
		if i < 0 {
			break
		}
		out = append(out, x.span(at+i, at+i+len(want)))
		at += i + len(want)
	}
	if len(out) == 0 {
		if letters := initialsOf(want); letters != nil && (from == 0 || !strings.Contains(x.plain[:min(len(x.plain), from+len(want))], want)) {
			return x.initials(ctx, letters, from, limit)
		}
	}
	return out, ctx.Err()
}

// span leads a stretch of plain back to the text.
func (x *Index) span(start, end int) text.Span {
	last := end - 1
	for !utf8.RuneStart(x.plain[last]) {
		last--
	}
	s := text.Span{Start: x.origin(start)}
	for at, i := start, s.Start; ; { // on to the last character
		r, size := utf8.DecodeRuneInString(x.body[i:])
		if c := fold(r); c >= 0 {
			if at >= last {
				s.End = i + size
				return s
			}
			at += utf8.RuneLen(c)
		}
		i += size
	}
}

// origin is where the character at offset of plain stands in the text.
func (x *Index) origin(offset int) int {
	lo, hi := 0, len(x.marks)/2
	for hi-lo > 1 {
		if m := (lo + hi) / 2; int(x.marks[2*m]) <= offset {
			lo = m
		} else {
			hi = m
		}
	}
	at, i := int(x.marks[2*lo]), int(x.marks[2*lo+1])
	for {
		r, size := utf8.DecodeRuneInString(x.body[i:])
		if c := fold(r); c >= 0 {
			if at >= offset {
				return i
			}
			at += utf8.RuneLen(c)
		}
		i += size
	}
}

// initialsOf returns the letters of a query that can be initials: two to
// twelve letters and nothing else.
func initialsOf(want string) []uint32 {
	if len(want) < 2 || len(want) > 12 {
		return nil
	}
	out := make([]uint32, len(want))
	for i := range len(want) {
		if want[i] < 'a' || want[i] > 'z' {
			return nil
		}
		out[i] = 1 << (want[i] - 'a')
	}
	return out
}

// readings holds a bit for each first letter that a character's readings have.
var readings = sync.OnceValue(func() *[0x5200]uint32 {
	t := new([0x5200]uint32)
	for _, r := range lexicon.MustRead(assets.Tables, "initials.tsv", 2) {
		letter := r.Cell(0)[0]
		for _, c := range r.Cell(1) {
			if c >= 0x4E00 && c < 0xA000 && letter >= 'a' && letter <= 'z' {
				t[c-0x4E00] |= 1 << (letter - 'a')
			}
		}
	}
	return t
})

// initials finds rows of Chinese characters whose readings start with letters.
func (x *Index) initials(ctx context.Context, letters []uint32, from, limit int) ([]text.Span, error) {
	table := readings()
	var out []text.Span
	ring := make([]int, len(letters)) // where the last characters start
	run := 0                          // Chinese characters in a row before at
	masks := make([]uint32, len(letters))
	for at, r := range x.plain[from:] {
		at += from
		if at&0xFFFF == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if r < 0x4E00 || r >= 0xA000 {
			run = 0
			continue
		}
		k := run % len(letters)
		ring[k], masks[k] = at, table[r-0x4E00]
		run++
		if run < len(letters) {
			continue
		}
		same := true
		for i := range letters {
			if masks[(run-len(letters)+i)%len(letters)]&letters[i] == 0 {
				same = false
				break
			}
		}
		if same {
			start := ring[(run-len(letters))%len(letters)]
			out = append(out, x.span(start, at+utf8.RuneLen(r)))
			run = 0 // hits do not overlap
			if len(out) >= limit {
				break
			}
		}
	}
	return out, ctx.Err()
}
