// Package dict holds the dictionary that text is cut into words with: the
// 60,000 most frequent words of the dictionary that gse ships (Apache 2.0,
// LICENSE-gse; much of it from jieba, MIT), each with its frequency and part of
// speech. make.py makes it.
package dict

import (
	_ "embed"

	"github.com/wenshu-app/wenshu/assets/packed"
)

//go:embed words.txt.gz
var words []byte

// Words is a word a line: word, frequency, part of speech. It is unpacked anew
// each time.
func Words() string { return string(packed.Bytes(words)) }
