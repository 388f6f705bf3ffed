package repair

import (
	"context"
	"unicode/utf8"
)

// words counts, in one reading of the text, the few characters around places
// where something may be joined: what stands together elsewhere belongs
// together here.
type words struct {
	n      map[uint64]int32
	filter [1 << 13]uint64
	second [1 << 10]uint64 // of the character behind a place, a first and cheap filter
	pairs  [1 << 11]uint64 // of the two characters at a place
}

// pair is the place of two characters in pairs.
func pair(a, b rune) (word, bit uint32) {
	h := uint32(a)*31 + uint32(b)*2654435761
	h ^= h >> 15
	return h >> 6 & (1<<11 - 1), h & 63
}

// ngram packs up to three characters; a fourth is mixed in.
func ngram(r ...rune) uint64 {
	h := uint64(len(r))
	for _, c := range r {
		h = h*0x9E3779B97F4A7C15 + uint64(c)*0xBF58476D1CE4E5B9 + 1
		h ^= h >> 29
	}
	return h
}

func (w *words) want(k uint64) uint64 {
	if w.n == nil {
		w.n = map[uint64]int32{}
	}
	w.n[k] = 0
	w.filter[k>>6&(1<<13-1)] |= 1 << (k & 63)
	return k
}

func (w *words) seen(k uint64) {
	if w.filter[k>>6&(1<<13-1)]&(1<<(k&63)) == 0 {
		return
	}
	if n, ok := w.n[k]; ok {
		w.n[k] = n + 1
	}
}

// count reads the text once, if anything is wanted.
func (w *words) count(ctx context.Context, s string, lines []line) error {
	if len(w.n) == 0 {
		return nil
	}
	read := 0
	for _, l := range lines {
		if l.why != keep {
			continue
		}
		if read += int(l.end - l.start); read > 1<<20 {
			read = 0
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		var a, b, c rune
		before := false // whether b and c meet at some place
		t := l.of(s)
		for i := 0; i < len(t); {
			var d rune
			if x := t[i]; x >= 0xE3 && x < 0xF0 && i+2 < len(t) {
				d = rune(x&0x0F)<<12 | rune(t[i+1]&0x3F)<<6 | rune(t[i+2]&0x3F)
				i += 3
			} else if x < utf8.RuneSelf {
				d = rune(x)
				i++
			} else {
				r, size := utf8.DecodeRuneInString(t[i:])
				d = r
				i += size
			}
			here := w.second[d>>6&(1<<10-1)]&(1<<(d&63)) != 0
			if here {
				word, bit := pair(c, d)
				here = w.pairs[word]&(1<<bit) != 0
			}
			if (before || here) && b != 0 {
				if before && a != 0 {
					w.seen(ngram(a, b, c, d))
				}
				w.seen(ngram(b, c, d))
			}
			a, b, c, before = b, c, d, here
		}
	}
	return nil
}

// A place is where two stretches of characters meet.
type place struct{ four, left, right uint64 }

// meet asks for the counts of what a's end and b's start make together.
func (w *words) meet(a, b string) place {
	a1, n := utf8.DecodeLastRuneInString(a)
	a2, _ := utf8.DecodeLastRuneInString(a[:len(a)-n])
	b1, n := utf8.DecodeRuneInString(b)
	b2, _ := utf8.DecodeRuneInString(b[n:])
	var p place
	if !isHan(a1) || !isHan(b1) {
		return p
	}
	word, bit := pair(a1, b1)
	w.pairs[word] |= 1 << bit
	w.second[b1>>6&(1<<10-1)] |= 1 << (b1 & 63)
	if isHan(a2) && isHan(b2) {
		p.four = w.want(ngram(a2, a1, b1, b2))
	}
	if isHan(a2) {
		p.left = w.want(ngram(a2, a1, b1))
	}
	if isHan(b2) {
		p.right = w.want(ngram(a1, b1, b2))
	}
	return p
}
