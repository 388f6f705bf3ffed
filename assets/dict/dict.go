// Package dict holds the dictionary that text is cut into words with: the
// 60,000 most frequent words of the dictionary that gse ships (Apache 2.0,
// LICENSE-gse; much of it from jieba, MIT), each with its frequency and part of
// speech. make.py makes it.
package dict

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets/packed"
)

//go:embed words.txt.gz
var words []byte

// Words is a word a line: word, frequency, part of speech. It is unpacked anew
// each time.
func Words() string { return string(packed.Bytes(words)) }

var kept = sync.OnceValue(Words)

// Has reports whether the dictionary has a word. The first call unpacks it, which
// takes some ten milliseconds and a megabyte that is kept.
func Has(word string) bool {
	if word == "" {
		return false
	}
	all := kept()
	for lo, hi := 0, len(all); lo < hi; { // [lo, hi) holds whole lines
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(all[:mid], '\n') + 1
		end := len(all)
		if i := strings.IndexByte(all[mid:], '\n'); i >= 0 {
			end = mid + i + 1
		}
		found, _, _ := strings.Cut(all[start:end], " ")
		switch c := strings.Compare(word, found); {
		case c == 0:
			return true
		case c < 0:
			hi = start
		default:
			lo = end
		}
	}
	return false
}
