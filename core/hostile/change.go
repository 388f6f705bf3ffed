package hostile

import (
	"bytes"
	"math/rand/v2"
	"regexp"
)

// most bounds the bytes of a file; what swells stops there.
const most = 1 << 20

// A change makes other bytes of some.
type change struct {
	name string
	do   func(r *rand.Rand, b []byte) []byte
}

// cut returns two places in b, the first before the second.
func cut(r *rand.Rand, b []byte) (from, to int) {
	from, to = r.IntN(len(b)+1), r.IntN(len(b)+1)
	return min(from, to), max(from, to)
}

// spliced is b with [from, to) replaced by what stands in between.
func spliced(b []byte, from, to int, between []byte) []byte {
	return bytes.Join([][]byte{b[:from], between, b[to:]}, nil)
}

// inBytes is what can be done to any file.
var inBytes = []change{
	{"ends-early", func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b)+1)] }},
	{"begins-late", func(r *rand.Rand, b []byte) []byte { return b[r.IntN(len(b)+1):] }},
	{"bits", func(r *rand.Rand, b []byte) []byte {
		b = bytes.Clone(b)
		for range 1 + len(b)/200 {
			if len(b) > 0 {
				b[r.IntN(len(b))] ^= 1 << r.IntN(8)
			}
		}
		return b
	}},
	{"noise", func(r *rand.Rand, b []byte) []byte {
		b = bytes.Clone(b)
		from, to := cut(r, b)
		for i := from; i < min(to, from+300); i++ {
			b[i] = byte(r.Uint32())
		}
		return b
	}},
	{"blank", func(r *rand.Rand, b []byte) []byte {
		b = bytes.Clone(b)
		from, to := cut(r, b)
		fill := []byte{0, 0xFF, ' '}[r.IntN(3)]
		for i := from; i < to; i++ {
			b[i] = fill
		}
		return b
	}},
	{"gap", func(r *rand.Rand, b []byte) []byte {
		from, to := cut(r, b)
		return spliced(b, from, to, nil)
	}},
	{"twice", func(r *rand.Rand, b []byte) []byte { return append(bytes.Clone(b), b...) }},
	{"swapped", func(r *rand.Rand, b []byte) []byte {
		from, to := cut(r, b)
		return bytes.Join([][]byte{b[to:], b[from:to], b[:from]}, nil)
	}},
	{"large-numbers", func(r *rand.Rand, b []byte) []byte { // lengths and offsets of directories
		b = bytes.Clone(b)
		for range 1 + r.IntN(8) {
			if len(b) >= 4 {
				copy(b[r.IntN(len(b)-3):], "\xff\xff\xff\x7f")
			}
		}
		return b
	}},
}

var (
	digits = regexp.MustCompile(`[0-9]+`)
	tag    = regexp.MustCompile(`<[^<>]*>`)
)

// figures are numbers that few programs were tried with.
var figures = []string{"0", "-1", "1e308", "NaN", "2147483648", "9223372036854775808", "99999999999999999999999999", "0.0000000000000000001", "65536"}

// inText is what can be done to texts and to what is written with tags.
var inText = []change{
	{"figures", func(r *rand.Rand, b []byte) []byte {
		return replaced(r, digits, b, func([]byte) []byte { return []byte(figures[r.IntN(len(figures))]) })
	}},
	{"tags-gone", func(r *rand.Rand, b []byte) []byte {
		return replaced(r, tag, b, func([]byte) []byte { return nil })
	}},
	{"tags-twice", func(r *rand.Rand, b []byte) []byte {
		return replaced(r, tag, b, func(t []byte) []byte { return bytes.Repeat(t, 2) })
	}},
	{"tag-many-times", func(r *rand.Rand, b []byte) []byte {
		all := tag.FindAllIndex(b, -1)
		if len(all) == 0 {
			return b
		}
		at := all[r.IntN(len(all))]
		return spliced(b, at[0], at[1], bytes.Repeat(b[at[0]:at[1]], 1+r.IntN(5000)))
	}},
	{"stretch-many-times", func(r *rand.Rand, b []byte) []byte {
		from, to := cut(r, b)
		if to = min(to, from+2000); to == from {
			return b
		}
		return spliced(b, from, to, bytes.Repeat(b[from:to], min(1+r.IntN(3000), most/(to-from))))
	}},
	{"entities", func(r *rand.Rand, b []byte) []byte {
		laughs := `<!DOCTYPE l [<!ENTITY a "笑">` + `<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">` + `<!ENTITY c "&b;&b;&b;&b;&b;&b;">]>`
		from, _ := cut(r, b)
		return append([]byte(laughs), spliced(b, from, from, []byte("&c;&#x110000;&#0;&nbsp;&quot"))...)
	}},
	{"invisible", func(r *rand.Rand, b []byte) []byte {
		odd := []string{"\u200b", "\ufeff", "\u202e", "\u0301", "\x00", "\x1b[2J", "\u2028", "\xed\xa0\x80", "\xff\xfe", "\U000e0061", "\ufffd"}
		for range 1 + r.IntN(40) {
			at, _ := cut(r, b)
			b = spliced(b, at, at, []byte(odd[r.IntN(len(odd))]))
		}
		return b
	}},
	{"line-ends", func(r *rand.Rand, b []byte) []byte {
		ends := []string{"\r", "\r\n", "\n\n\n", "\f", "\v", "\u0085", ""}
		return bytes.ReplaceAll(b, []byte("\n"), []byte(ends[r.IntN(len(ends))]))
	}},
}

// replaced is b with one in three of what pattern finds replaced by put.
func replaced(r *rand.Rand, pattern *regexp.Regexp, b []byte, put func([]byte) []byte) []byte {
	return pattern.ReplaceAllFunc(b, func(found []byte) []byte {
		if r.IntN(3) > 0 {
			return found
		}
		return put(found)
	})
}
