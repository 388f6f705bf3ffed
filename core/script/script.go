// Package script says how a text is shown otherwise than it is printed: in the
// other script of Chinese, or with full-width marks where a bad extraction
// left half-width ones. It changes no text. It says which characters are shown
// as which, one for one, so that every place stays where it was.
//
// The tables are OpenCC's (assets/opencc).
package script

import (
	"context"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets/opencc"
)

// A Form is the script that a text is shown in.
type Form uint8

// The forms.
const (
	Printed Form = iota
	Simplified
	Traditional
)

// A Display is how a text is shown.
type Display struct {
	Form Form
	Wide bool // half-width marks in Chinese text are shown full-width
}

// A Change says that the character at a byte offset is shown as another.
type Change struct {
	At int32
	As rune
}

// Changes returns what d shows otherwise than body prints it, in order. It
// takes some ten milliseconds a megabyte for marks and a quarter of a second
// for the other script, so a worker may do it.
func Changes(ctx context.Context, body string, d Display) ([]Change, error) {
	var marks, chars []Change
	var err error
	if d.Wide {
		if marks, err = wide(ctx, body); err != nil {
			return nil, err
		}
	}
	if d.Form != Printed {
		if chars, err = convert(ctx, body, d.Form); err != nil {
			return nil, err
		}
	}
	if len(chars) == 0 {
		return marks, nil
	}
	// No character is in both: marks are ASCII, the others Han.
	out := make([]Change, 0, len(marks)+len(chars))
	for len(marks) > 0 && len(chars) > 0 {
		if marks[0].At < chars[0].At {
			out, marks = append(out, marks[0]), marks[1:]
		} else {
			out, chars = append(out, chars[0]), chars[1:]
		}
	}
	return append(append(out, marks...), chars...), nil
}

// Apply returns part of the body, which begins at offset start, as changes
// show it. Changes before it and behind it are passed over.
func Apply(part string, start int, changes []Change) string {
	for len(changes) > 0 && int(changes[0].At) < start {
		changes = changes[1:]
	}
	if len(changes) == 0 || int(changes[0].At) >= start+len(part) {
		return part
	}
	out := make([]byte, 0, len(part)+16)
	at := 0
	for _, c := range changes {
		i := int(c.At) - start
		if i >= len(part) {
			break
		}
		_, n := utf8.DecodeRuneInString(part[i:])
		out = append(append(out, part[at:i]...), string(c.As)...)
		at = i + n
	}
	return string(append(out, part[at:]...))
}

// The tables, read when first wanted. Traditional forms are those of Taiwan's
// standard (為, 裡, 群), which fonts have where they have not 爲, 裏, 羣; its words
// stay the text's own.
var (
	traditional = sync.OnceValue(func() *table {
		return newTable(opencc.TWVariants, opencc.STCharacters, opencc.STPhrases())
	})
	simplified = sync.OnceValue(func() *table { return newTable("", opencc.TSCharacters, opencc.TSPhrases) })
)

// often is after how many characters a long text is asked whether it is still
// wanted.
const often = 4096

// convert finds the characters that differ in the other script: 发 is 發 in 发展
// and 髮 in 头发, which only phrases tell. The longest phrase at a place wins.
func convert(ctx context.Context, body string, f Form) ([]Change, error) {
	t := traditional
	if f == Simplified {
		t = simplified
	}
	forms := t()
	var out []Change
	for i, n := 0, 0; i < len(body); n++ {
		if n%often == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r, size := utf8.DecodeRuneInString(body[i:])
		if !han(r) {
			i += size
			continue
		}
		from, to := forms.at(body[i:], r, size)
		for range utf8.RuneCountInString(from) {
			was, size := utf8.DecodeRuneInString(body[i:])
			is, width := utf8.DecodeRuneInString(to)
			if is != was && han(is) {
				out = append(out, Change{int32(i), is})
			}
			i, to = i+size, to[width:]
		}
	}
	return out, ctx.Err()
}

func han(r rune) bool {
	if r >= 0x4E00 && r < 0xA000 {
		return true
	}
	return r > 0x2E7F && unicode.Is(unicode.Han, r)
}
