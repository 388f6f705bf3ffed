// Package find finds what a reader types in a document: whatever the width and
// case of letters and marks, in either script, over the line breaks and blanks
// that layout put between characters, and by the initials of the readings of
// Chinese characters (szjj for 数字经济).
package find

import (
	"context"
	"sort"
	"strconv"
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
		from := len(plain)
		var size int
		plain, size = appendFolded(plain, body, i)
		if len(plain) > from {
			if n%step == 0 {
				x.marks = append(x.marks, int32(from), int32(i))
			}
			n++
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
	case r >= '²' && r <= '³':
		return r - '²' + '2'
	case r == '¹':
		return '1'
	case r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF: // choose a form of the character before
		return -1
	case unicode.IsSpace(r) || r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF || r == 0xAD:
		return -1
	}
	if c, ok := marks[r]; ok {
		return c
	}
	return unicode.ToLower(r)
}

// appendFolded appends the compared form of the character at i of s and returns
// the size of that character. A sign that stands for several is written as
// those (㎡ as m2); a comma between groups of digits and a hyphen inside a Latin
// word are not compared, so that 1,205 and Inter-net are found as 1205 and
// internet.
func appendFolded(plain []byte, s string, i int) ([]byte, int) {
	r, size := rune(s[i]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(s[i:])
	}
	switch {
	case r == ',' || r == '，':
		if grouping(s, i, i+size) {
			return plain, size
		}
	case r == '-' || r == '‐' || r == '‑':
		if i > 0 && latin(s[i-1]) && i+size < len(s) && latinBehind(s[i+size:]) {
			return plain, size
		}
	case r < 0x2100 || r >= 0x3400 && r < 0xF900 || r >= 0xFF00 && r <= 0xFF5E:
	default:
		if several, ok := written()[r]; ok {
			return append(plain, several...), size
		}
	}
	if c := fold(r); c >= 0 {
		plain = utf8.AppendRune(plain, c)
	}
	return plain, size
}

func latin(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// latinBehind reports whether a letter begins s, blanks passed over: a line may
// have ended there.
func latinBehind(s string) bool {
	for i := 0; i < len(s) && i < 8; i++ {
		if s[i] != ' ' && s[i] != '\n' && s[i] != '\r' {
			return latin(s[i])
		}
	}
	return false
}

// grouping reports whether the comma from start to end stands between a digit
// and a group of three.
func grouping(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	if !isDigit(before) {
		return false
	}
	n := 0
	for _, r := range s[end:min(len(s), end+16)] {
		if !isDigit(r) {
			break
		}
		n++
	}
	return n == 3
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// written holds what signs of one character are written as: units, numbers in
// circles and brackets, Roman numbers, radicals and compatibility forms.
var written = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{'﹪': "%", '℃': "°c", '㎡': "m2", '㎥': "m3", '㎢': "km2", '㎞': "km", '㎝': "cm", '㎜': "mm", '㎏': "kg", '㎎': "mg", '㎍': "μg", '㏄': "cc", '№': "no", '㏑': "ln",
		'㎾': "kw", '㎿': "mw", '㎒': "mhz", '㎓': "ghz", '㎐': "hz", '㏎': "km", '㎖': "ml", '￥': "¥", '％': "%", '℡': "tel", '™': "tm"}
	roman := []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}
	for i, w := range roman {
		m['Ⅰ'+rune(i)], m['ⅰ'+rune(i)] = w, w
	}
	for i := range 20 {
		n := strconv.Itoa(i + 1)
		m['①'+rune(i)] = n
		m['⑴'+rune(i)] = "(" + n + ")"
		m['⒈'+rune(i)] = n + "."
	}
	for i := range 10 {
		m['❶'+rune(i)], m['➀'+rune(i)] = strconv.Itoa(i+1), strconv.Itoa(i+1)
		m['㈠'+rune(i)] = "(" + string([]rune("一二三四五六七八九十")[i]) + ")"
	}
	for _, r := range lexicon.MustRead(assets.Tables, "radicals.tsv", 2) {
		from, _ := utf8.DecodeRuneInString(r.Cell(0))
		m[from] = lexicon.Fold(r.Cell(1))
	}
	return m
})

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
	plain := make([]byte, 0, len(query))
	for i := 0; i < len(query); {
		var size int
		plain, size = appendFolded(plain, query, i)
		i += size
	}
	return string(plain)
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
		n, size := x.length(i)
		at += n
		i += size
	}
	return at
}

// length is how many bytes of plain the character at i of the text has, and how
// many of its own.
func (x *Index) length(i int) (n, size int) {
	var space [24]byte
	plain, size := appendFolded(space[:0], x.body, i)
	return len(plain), size
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
		s := x.span(at+i, at+i+len(want))
		if n := len(out); n == 0 || s.Start >= out[n-1].End { // 1 stands twice in ⒒, which is one place
			out = append(out, s)
		}
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
	at, i := x.origin(start)
	s := text.Span{Start: i}
	for { // on to the last character
		n, size := x.length(i)
		if at += n; at > last {
			s.End = i + size
			return s
		}
		i += size
	}
}

// origin is where the character at offset of plain stands: in plain and in the
// text.
func (x *Index) origin(offset int) (at, i int) {
	lo, hi := 0, len(x.marks)/2
	for hi-lo > 1 {
		if m := (lo + hi) / 2; int(x.marks[2*m]) <= offset {
			lo = m
		} else {
			hi = m
		}
	}
	at, i = int(x.marks[2*lo]), int(x.marks[2*lo+1])
	for {
		n, size := x.length(i)
		if at+n > offset {
			return at, i
		}
		at += n
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
