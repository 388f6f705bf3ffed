package script

import (
	"context"
	"strings"
	"unicode/utf8"
)

// half are the marks that a bad extraction made half-width.
const half = `,.;:?!()"'`

// full is the full-width form of a mark that needs no pair.
func full(r rune) (rune, bool) {
	switch r {
	case ',', ';', ':', '?', '!':
		return r - '!' + '！', true
	}
	return 0, false
}

// wide finds the half-width marks of body that stand in Chinese text.
func wide(ctx context.Context, body string) ([]Change, error) {
	var w widener
	for at, n := 0, 0; at < len(body); n++ {
		if n&0xFF == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		end := strings.IndexByte(body[at:], '\n')
		if end < 0 {
			end = len(body)
		} else {
			end += at
		}
		w.line(body[at:end], at)
		at = end + 1
	}
	return w.out, nil
}

// A widener reads one line at a time: brackets and quotation marks find their
// partners on it. Its buffers are used again.
type widener struct {
	rs, as []rune // as printed, and as shown so far
	off    []int32
	hans   []int32 // of Han characters before each character
	fixed  []bool  // part of an address
	open   []int
	out    []Change
}

func (w *widener) line(s string, base int) {
	if !strings.ContainsAny(s, half) {
		return
	}
	w.rs, w.off, w.hans = w.rs[:0], w.off[:0], append(w.hans[:0], 0)
	for i, r := range s {
		w.rs, w.off = append(w.rs, r), append(w.off, int32(base+i))
		n := w.hans[len(w.hans)-1]
		if han(r) {
			n++
		}
		w.hans = append(w.hans, n)
	}
	if w.hans[len(w.rs)] == 0 {
		return
	}
	w.as = append(w.as[:0], w.rs...)
	w.fixed = append(w.fixed[:0], make([]bool, len(w.rs))...)
	w.addresses(s)
	w.brackets()
	w.quotes('"', '“', '”')
	w.quotes('\'', '‘', '’')
	w.stops()
	for i, r := range w.as {
		if r != w.rs[i] {
			w.out = append(w.out, Change{w.off[i], r})
		}
	}
}

// addresses fixes what belongs to https://… and www.…, without marks at its end.
func (w *widener) addresses(s string) {
	if !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return
	}
	at := func(i int, word string) bool {
		for k, r := range word {
			if i+k >= len(w.rs) || w.rs[i+k] != r {
				return false
			}
		}
		return true
	}
	for i := 0; i < len(w.rs); i++ {
		if !at(i, "://") && !at(i, "www.") {
			continue
		}
		end := i
		for end < len(w.rs) && w.rs[end] > ' ' && w.rs[end] < 0x7F {
			end++
		}
		next := end
		for end > i+4 && strings.ContainsRune(half, w.rs[end-1]) {
			end--
		}
		for k := i; k < end; k++ {
			w.fixed[k] = true
		}
		i = max(i, next-1)
	}
}

// pair shows the marks at i and j as a and b if what is in them is Chinese or
// what is beside them.
func (w *widener) pair(i, j int, a, b rune) {
	before, after := i > 0 && chinese(w.as[i-1]), j+1 < len(w.rs) && chinese(w.as[j+1])
	if call := i > 0 && latin(w.rs[i-1]); w.hans[j] > w.hans[i] || before || after && !call {
		w.as[i], w.as[j] = a, b
	}
}

func (w *widener) brackets() {
	w.open = w.open[:0]
	for i, r := range w.rs {
		switch {
		case w.fixed[i]:
		case r == '(' || r == '（':
			w.open = append(w.open, i)
		case (r == ')' || r == '）') && len(w.open) > 0:
			last := w.open[len(w.open)-1]
			w.open = w.open[:len(w.open)-1]
			w.pair(last, i, '（', '）')
		}
	}
}

// quotes turns pairs of straight marks. A line with an odd number of them, or
// with inches (5"), does not say which belong together. An apostrophe is none
// of them.
func (w *widener) quotes(mark, a, b rune) {
	w.open = w.open[:0]
	for i, r := range w.rs {
		if r == mark && !w.fixed[i] && !(i > 0 && i+1 < len(w.rs) && latin(w.rs[i-1]) && latin(w.rs[i+1])) {
			w.open = append(w.open, i)
		}
	}
	if len(w.open)%2 != 0 {
		return
	}
	for k := 0; k < len(w.open); k += 2 {
		if i := w.open[k]; i > 0 && digit(w.rs[i-1]) {
			return
		}
	}
	for k := 0; k < len(w.open); k += 2 {
		w.pair(w.open[k], w.open[k+1], a, b)
	}
}

// stops turns commas and their like, from left to right: a mark behind one that
// is full-width is so too.
func (w *widener) stops() {
	for i, r := range w.rs {
		to, ok := full(r)
		if !ok && r != '.' {
			continue
		}
		var before, after rune
		if i > 0 {
			before = w.as[i-1]
		}
		if i+1 < len(w.rs) {
			after = w.as[i+1]
		}
		last := after == 0 || blank(after) && i+2 == len(w.rs)
		switch {
		case w.fixed[i], before == 0 || blank(before), digit(before) && digit(after):
		case ok && (chinese(before) || chinese(after) || last && 2*int(w.hans[len(w.rs)]) > len(w.rs)):
			w.as[i] = to
		case r == '.' && (chinese(before) || before == '%') && (last || blank(after) || chinese(after)) && before != '…' && !w.numeral(i):
			w.as[i] = '。'
		}
	}
}

// numeral reports whether the line begins with a numeral that ends at i: 一.
func (w *widener) numeral(i int) bool {
	for _, r := range w.rs[:i] {
		if !strings.ContainsRune("一二三四五六七八九十百零〇（(0123456789 　第", r) {
			return false
		}
	}
	return true
}

// chinese reports whether r is Han or a mark as wide.
func chinese(r rune) bool {
	switch {
	case han(r):
		return true
	case r >= 0x3001 && r < 0x3040, r >= 0xFF01 && r < 0xFF10, r >= 0xFF1A && r < 0xFF21, r == '“', r == '”', r == '‘', r == '’', r == '—', r == '…':
		return true
	}
	return false
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
func latin(r rune) bool { return digit(r) || r|0x20 >= 'a' && r|0x20 <= 'z' }
func blank(r rune) bool { return r == ' ' || r == '\t' || r == 0x3000 || r == utf8.RuneError }
