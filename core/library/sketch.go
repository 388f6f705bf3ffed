package library

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/find"
)

// Texts are nearly the same when the runs of five characters that they have are
// the same but for a tenth, and so are their numbers: the bulletins of two
// months differ in little else.
const (
	run      = 5
	sameText = 0.9
	sameNums = 0.95
	hashes   = 64
	// leastShared is how many bands a text must share to be looked at: of two texts
	// that share 0.9 of their runs all but one in 25,000 do, of two that share a
	// quarter of their paragraphs hardly any.
	leastShared = 3
	bandRows    = 4 // two texts that share 0.9 of their runs miss all 16 bands in one of 10 million pairs
)

// A sketch is what is known of a text to find nearly equal ones.
type sketch struct {
	runs    map[uint32]bool
	numbers []string // sorted, each once
}

func sketchOf(body string) sketch {
	var s sketch
	folded := find.Fold(body)
	s.runs = make(map[uint32]bool, len(folded)/3)
	var window [run]rune
	n := 0
	for _, r := range folded {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		copy(window[:], window[1:])
		window[run-1] = r
		if n++; n < run {
			continue
		}
		h := uint32(2166136261)
		for _, r := range window {
			h = (h ^ uint32(r)) * 16777619
		}
		s.runs[h] = true
	}
	s.numbers = strings.FieldsFunc(folded, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	slices.Sort(s.numbers)
	s.numbers = slices.Compact(s.numbers)
	return s
}

// bands are the keys under which a text lies with those that are like it; none
// for a text too short to judge.
func (s sketch) bands() []int64 {
	const least = 60 // runs
	if len(s.runs) < least {
		return nil
	}
	var low [hashes]uint32
	for i := range low {
		low[i] = math.MaxUint32
	}
	for r := range s.runs {
		x := uint64(r)*0x9E3779B97F4A7C15 + 1
		for i := range low {
			x ^= x >> 29
			x *= 0xBF58476D1CE4E5B9
			if v := uint32(x >> 32); v < low[i] {
				low[i] = v
			}
			x += 0x9E3779B97F4A7C15
		}
	}
	var out []int64
	for i := 0; i < hashes; i += bandRows {
		h := uint64(i) + 0xCBF29CE484222325
		for _, v := range low[i : i+bandRows] {
			h = (h ^ uint64(v)) * 0x100000001B3
			h ^= h >> 31
		}
		out = append(out, int64(h))
	}
	return out
}

// like reports whether two texts are nearly the same.
func (s sketch) like(t sketch) bool {
	both := 0
	for r := range s.runs {
		if t.runs[r] {
			both++
		}
	}
	if float64(both) < sameText*float64(len(s.runs)+len(t.runs)-both) {
		return false
	}
	both = 0
	for _, n := range s.numbers {
		if _, ok := slices.BinarySearch(t.numbers, n); ok {
			both++
		}
	}
	// a site's head and foot bring a date and a telephone number with them
	onlyS, onlyT := len(s.numbers)-both, len(t.numbers)-both
	const brought = 6
	if min(onlyS, onlyT) == 0 && max(onlyS, onlyT) <= brought {
		return true
	}
	return float64(both) >= sameNums*float64(both+onlyS+onlyT)
}

// spaced is a text with its characters set apart: one token each for FTS5. It
// holds letters and digits alone, of one script, width and case, as queries are
// made.
func spaced(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/3)
	for _, r := range find.Fold(s) {
		if token(r) {
			b.WriteRune(r)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// token reports whether a character is one that FTS5's tokeniser keeps.
func token(r rune) bool {
	return r != utf8.RuneError && (r < 0x2B740) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
