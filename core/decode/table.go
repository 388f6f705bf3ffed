package decode

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A table decodes a double-byte encoding: pairs of bytes by look-up, which is
// many times faster than a transformer a character, the rest by the library.
type table struct {
	pairs [128 * 256]rune // by lead-0x80 and trail; 0 where the pair means nothing
	enc   encoding.Encoding
	four  bool // GB18030's sequences of four bytes
}

var tables = map[string]func() *table{
	"gb18030": sync.OnceValue(func() *table { return newTable(simplifiedchinese.GB18030, true) }),
	"big5":    sync.OnceValue(func() *table { return newTable(traditionalchinese.Big5, false) }),
}

func newTable(enc encoding.Encoding, four bool) *table {
	t := &table{enc: enc, four: four}
	d := enc.NewDecoder()
	dst := make([]byte, 16)
	for lead := 0x81; lead < 0xFF; lead++ {
		for trail := 0x40; trail < 0xFF; trail++ {
			d.Reset()
			n, _, err := d.Transform(dst, []byte{byte(lead), byte(trail)}, true)
			if err != nil || n == 0 {
				continue
			}
			if r, size := utf8.DecodeRune(dst[:n]); size == n && r != utf8.RuneError {
				t.pairs[(lead-0x80)<<8|trail] = r
			}
		}
	}
	return t
}

// next decodes the sequence at the start of b, whose first byte is not ASCII.
// It returns size 0 if the bytes mean nothing.
func (t *table) next(b []byte) (r rune, size int) {
	if len(b) < 2 {
		return 0, 0
	}
	if r := t.pairs[int(b[0]-0x80)<<8|int(b[1])]; r != 0 {
		return r, 2
	}
	if t.four && len(b) >= 4 && b[0] >= 0x81 && b[0] <= 0xFE && b[1] >= '0' && b[1] <= '9' && b[2] >= 0x81 && b[2] <= 0xFE && b[3] >= '0' && b[3] <= '9' {
		var dst [8]byte
		n, _, err := t.enc.NewDecoder().Transform(dst[:], b[:4], true)
		if r, k := utf8.DecodeRune(dst[:n]); err == nil && k == n && r != utf8.RuneError {
			return r, 4
		}
	}
	return 0, 0
}
