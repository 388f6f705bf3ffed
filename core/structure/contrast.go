package structure

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/lexicon"
)

// windowSize is how many bytes on each side of a border are compared.
const windowSize = 2400

// A reading is what some text is like.
type reading struct {
	han          int
	wide, narrow int // full-width and half-width commas and colons
	traditional  int
	year         int      // the latest that is named
	grams        []uint16 // pairs of Han characters, by a hash below hashes
}

// hashes is how many pairs of characters are told apart.
const hashes = 2048

// A window is what the text on one side of a border is like.
type window struct {
	reading
	counts                 [hashes]uint16 // of the grams; the list stays empty
	lines, indents, markup int
}

// windowOf reads the lines from i on, up to but not with to.
func (b *border) windowOf(i, to, step int, w *window) {
	for n := 0; i != to && n < windowSize; i += step {
		l := &b.lines[i]
		w.lines++
		if l.indent {
			w.indents++
		}
		if l.has(showsMarkup) {
			w.markup++
		}
		t := l.of(b.s)
		room := windowSize - n
		n += len(t)
		switch {
		case len(t) <= room:
			w.add(b.lineRead(i))
		case step > 0:
			w.add(readingOf(t[:room]))
		default:
			w.add(readingOf(t[len(t)-room:]))
		}
	}
}

// mostRead is how many lines are remembered as read: those around a border, which
// are on a side of the next one too.
const mostRead = 256

// lineRead reads line i, once for the borders near it.
func (b *border) lineRead(i int) *reading {
	r := b.read[i]
	if r == nil {
		if r = readingOf(b.lines[i].of(b.s)); b.read == nil || len(b.read) >= mostRead {
			b.read = make(map[int]*reading, mostRead)
		}
		b.read[i] = r
	}
	return r
}

func (w *window) add(r *reading) {
	w.han, w.wide, w.narrow, w.traditional = w.han+r.han, w.wide+r.wide, w.narrow+r.narrow, w.traditional+r.traditional
	w.year = max(w.year, r.year)
	for _, g := range r.grams {
		w.counts[g]++
	}
}

func readingOf(t string) *reading {
	w := &reading{grams: make([]uint16, 0, len(t)/3)}
	folded := lexicon.Fold(t)
	var before rune
	digits, year := 0, 0
	for i := 0; i < len(folded); {
		r, n := utf8.DecodeRuneInString(folded[i:])
		if r >= 0x4E00 && r <= 0x9FFF {
			w.han++
			if folded[i:i+n] != t[i:i+n] {
				w.traditional++
			}
			if before != 0 {
				w.grams = append(w.grams, uint16((uint32(before)*31+uint32(r)*2654435761)>>16%hashes))
			}
			before = r
		} else {
			before = 0
		}
		switch r {
		case '，', '：', '；':
			w.wide++
		case ',', ':', ';':
			w.narrow++
		}
		if r >= '0' && r <= '9' && digits < 5 {
			digits, year = digits+1, year*10+int(r-'0')
		} else {
			if digits == 4 && r == '年' && year >= 1900 && year < 2100 {
				w.year = max(w.year, year)
			}
			digits, year = 0, 0
		}
		i += n
	}
	return w
}

// contrast finds how the two sides of a border differ. It reports false where
// both are rows of a feed or the source of a page.
func (b *border) contrast(x *signs) bool {
	var a, c window
	b.windowOf(b.i-1, b.first-1, -1, &a)
	b.windowOf(b.i, len(b.lines), 1, &c)
	if share(a.markup, a.lines) > 0.3 && share(c.markup, c.lines) > 0.3 {
		return false
	}
	x[signNear] = 0.3
	if a.han > 60 && c.han > 60 {
		p, q := share(a.traditional, a.han), share(c.traditional, c.han)
		x.on(signScript, p > 0.1 && q < 0.02 || q > 0.1 && p < 0.02)
		x[signNear] = float32(alike(&a, &c))
		x.on(signFar, x[signNear] < 0.2)
		x.on(signYears, a.year > 0 && c.year > 0 && (a.year-c.year > 1 || c.year-a.year > 1))
	}
	x.on(signIndent, a.lines >= 3 && c.lines >= 3 && apart(share(a.indents, a.lines), share(c.indents, c.lines)))
	m, n := a.wide+a.narrow, c.wide+c.narrow
	x.on(signMarks, m >= 5 && n >= 5 && apart(share(a.wide, m), share(c.wide, n)))
	p, q := share(a.han, a.lines), share(c.han, c.lines)
	x.on(signWrapped, a.han > 300 && c.han > 300 && (p > 2.5*q || q > 2.5*p))
	return true
}

// A rare is what few lines have and two of the signs of contrast need: half-width
// marks, and bytes of traditional characters.
type rare struct{ narrow, traditional uint16 }

// rareIn counts them in each line of s.
func rareIn(s string, lines []look) []rare {
	out := make([]rare, len(lines))
	folded := lexicon.Fold(s)
	for i := range lines {
		l := &lines[i]
		t, f := l.of(s), l.of(folded)
		n := strings.Count(t, ",") + strings.Count(t, ":") + strings.Count(t, ";")
		out[i].narrow = uint16(min(n, 1000))
		for n = 0; len(t) > 0 && n < 1000; {
			k := min(len(t), 64)
			if t[:k] != f[:k] {
				for x := range k {
					if t[x] != f[x] {
						n++
					}
				}
			}
			t, f = t[k:], f[k:]
		}
		out[i].traditional = uint16(min(n, 1000))
	}
	return out
}

// mostContrast is the most that a comparison of the two sides can add to x, which
// lacks nothing else; what would need more is not compared. A side with less than
// seven traditional characters has no tenth of them in sixty-one, and one with
// less than four half-width marks not seven of ten in five.
func (b *border) mostContrast(x *signs) float32 {
	sum := points[signIndent] + points[signWrapped] + points[signFar] + points[signYears]
	p, q := b.rareFrom(b.i-1, b.first-1, -1), b.rareFrom(b.i, len(b.lines), 1)
	if p.traditional >= 7 || q.traditional >= 7 {
		sum += points[signScript]
	}
	if p.narrow >= 4 || q.narrow >= 4 {
		sum += points[signMarks]
	}
	if begins(x) {
		sum += points[signBoth]
	}
	return sum
}

// rareFrom counts over the lines that windowOf reads, the last of them whole.
func (b *border) rareFrom(i, to, step int) (sum rare) {
	for n := 0; i != to && n < windowSize && sum.narrow < 1000 && sum.traditional < 1000; i += step {
		n += len(b.lines[i].of(b.s))
		sum.narrow += b.rare[i].narrow
		sum.traditional += b.rare[i].traditional
	}
	return sum
}

// alike is how much of their words two windows share: the cosine of their
// pairs of characters.
func alike(a, c *window) float64 {
	dot, m, n := 0.0, 0.0, 0.0
	for k := range a.counts {
		p, q := float64(a.counts[k]), float64(c.counts[k])
		dot, m, n = dot+p*q, m+p*p, n+q*q
	}
	if m == 0 || n == 0 {
		return 0
	}
	return dot / math.Sqrt(m*n)
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

func apart(p, q float64) bool { return p > 0.7 && q < 0.3 || q > 0.7 && p < 0.3 }
