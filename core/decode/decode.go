// Package decode turns the bytes of a text file into UTF-8, whatever encoding
// they are in, and ties every character to the bytes that made it. It tells
// the encodings apart by the bytes alone; what a file declares counts only
// where the bytes leave a doubt.
package decode

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 256 << 20

// A Result is a decoded text.
type Result struct {
	Text     string    // valid UTF-8 without BOM
	Encoding string    // "utf-8", "utf-16le", "utf-16be", "gb18030", "big5"
	Origins  *text.Map // Text → file
	Notes    []doc.Note
}

// Decode reads b, the bytes of a whole file. Bytes that mean nothing in the
// encoding become U+FFFD, each with a note; so do NUL bytes. It returns a
// *doc.Error of kind NoText for a file without a character, TooLarge over
// MaxSize, and Unsupported for what is no text.
func Decode(ctx context.Context, b []byte, p *progress.Counter) (Result, error) {
	return As(ctx, b, "", p)
}

// As is Decode where the encoding is known: one of the names of Result. With ""
// it is found out.
func As(ctx context.Context, b []byte, encoding string, p *progress.Counter) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	p.Start("decode", len(b))
	switch {
	case len(b) > MaxSize:
		return Result{}, &doc.Error{Kind: doc.TooLarge, Stage: "decode", Err: fmt.Errorf("%d bytes, the limit is %d", len(b), MaxSize)}
	case !written(b):
		return Result{}, &doc.Error{Kind: doc.NoText, Stage: "decode"}
	}
	if name := magic(b); name != "" {
		return Result{}, &doc.Error{Kind: doc.Unsupported, Stage: "decode", Format: packed(b), Err: fmt.Errorf("the file is %s, not text", name)}
	}
	found, bom := detect(b)
	if encoding == "" {
		encoding = found
	} else if encoding != found && bom > 0 {
		bom = 0
	}
	if encoding != "utf-8" && encoding != "utf-16le" && encoding != "utf-16be" && tables[encoding] == nil {
		return Result{}, &doc.Error{Kind: doc.Unsupported, Stage: "decode", Err: fmt.Errorf("the bytes are no text in any known encoding")}
	}
	w := &writer{ctx: ctx, p: p, b: b, m: &text.Map{}}
	w.out.Grow(len(b) + len(b)/2*b2i(encoding != "utf-8"))
	w.drop(bom)
	var err error
	switch encoding {
	case "utf-8":
		err = w.utf8()
	case "utf-16le", "utf-16be":
		err = w.utf16(encoding == "utf-16be")
	default:
		err = w.doubleByte(tables[encoding]())
	}
	if err != nil {
		return Result{}, err
	}
	r := Result{Text: w.out.String(), Encoding: encoding, Origins: w.m, Notes: w.notes}
	if strings.Trim(r.Text, " \t\r\n\v\f\ufffd\u3000\ufeff") == "" {
		return Result{}, &doc.Error{Kind: doc.NoText, Stage: "decode"}
	}
	if w.lost > 0 {
		r.Notes = append(r.Notes, doc.Note{Raw: text.Span{Start: len(r.Text), End: len(r.Text)}, Kind: "invalid-bytes", N: w.lost})
	}
	return r, nil
}

// written reports whether b, byte order marks aside, has a byte that is neither
// blank nor NUL.
func written(b []byte) bool {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		b = bytes.TrimPrefix(b, []byte(mark))
	}
	for _, c := range b {
		if c > ' ' || c != 0 && c < '\t' || c > '\r' && c < ' ' {
			return true
		}
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// magic names the format of a binary file that starts like b, or "".
func magic(b []byte) string {
	for _, m := range []struct{ head, name string }{
		{"%PDF", "a PDF document"}, {"PK\x03\x04", "a ZIP archive or an office document"}, {"\x89PNG", "a PNG picture"},
		{"\xff\xd8\xff", "a JPEG picture"}, {"GIF8", "a GIF picture"}, {"\xd0\xcf\x11\xe0", "an old office document"},
		{"\x7fELF", "a program"}, {"MZ\x90\x00", "a program"}, {"Rar!", "a RAR archive"}, {"7z\xbc\xaf", "a 7z archive"},
		{"\x1f\x8b", "a gzip archive"}, {"BZh", "a bzip2 archive"}, {"RIFF", "audio or video"}, {"ID3", "audio"},
		{"\x00\x00\x01\x00", "an icon"}, {"SQLite format 3", "a database"}, {"{\\rtf", "an RTF document"}, {"\x00\x01\x00\x00", "a font"}, {"OTTO", "a font"},
	} {
		if bytes.HasPrefix(b, []byte(m.head)) {
			return m.name
		}
	}
	return ""
}

// packed names the kind of archive that b is and that nobody unpacks here.
func packed(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("Rar!")):
		return "rar"
	case bytes.HasPrefix(b, []byte("7z\xbc\xaf")):
		return "7z"
	case bytes.HasPrefix(b, []byte("\x1f\x8b")):
		return "gzip"
	}
	return ""
}

// maxNotes bounds the notes of one file; the rest is counted in the last.
const maxNotes = 200

// A writer builds the text and its map.
type writer struct {
	ctx   context.Context
	p     *progress.Counter
	b     []byte
	at    int // in b
	out   strings.Builder
	m     *text.Map
	notes []doc.Note
	lost  int // invalid places beyond maxNotes
	seen  int
}

// step reports progress and cancellation once a megabyte.
func (w *writer) step() error {
	if w.at-w.seen < 1<<20 {
		return nil
	}
	w.p.Add(w.at - w.seen)
	w.seen = w.at
	return w.ctx.Err()
}

func (w *writer) drop(n int) {
	if n > 0 {
		w.m.Add(text.Run{New: text.Span{Start: w.out.Len(), End: w.out.Len()}, Old: text.Span{Start: w.at, End: w.at + n}, Why: "byte-order-mark"})
		w.at += n
	}
}

// copy takes the next n bytes as they are.
func (w *writer) copy(n int) {
	if n == 0 {
		return
	}
	at := w.out.Len()
	w.out.Write(w.b[w.at : w.at+n])
	w.m.Add(text.Run{New: text.Span{Start: at, End: at + n}, Old: text.Span{Start: w.at, End: w.at + n}})
	w.at += n
}

// recode writes r for the next n bytes.
func (w *writer) recode(r rune, n int) {
	at := w.out.Len()
	w.out.WriteRune(r)
	size := w.out.Len() - at
	w.m.Add(text.Run{New: text.Span{Start: at, End: at + size}, Old: text.Span{Start: w.at, End: w.at + n}, NewUnit: uint8(size), OldUnit: uint8(n)})
	w.at += n
}

// invalid writes U+FFFD for the next n bytes and notes the place.
func (w *writer) invalid(n int, kind string) {
	at := w.out.Len()
	w.out.WriteRune(utf8.RuneError)
	s := text.Span{Start: at, End: w.out.Len()}
	w.m.Add(text.Run{New: s, Old: text.Span{Start: w.at, End: w.at + n}, Why: kind})
	w.at += n
	switch k := len(w.notes); {
	case k > 0 && w.notes[k-1].Raw.End == at && w.notes[k-1].Kind == kind:
		w.notes[k-1].Raw.End = s.End
		w.notes[k-1].N++
	case k < maxNotes:
		w.notes = append(w.notes, doc.Note{Raw: s, Kind: kind, N: 1})
	default:
		w.lost++
	}
}

func (w *writer) utf8() error {
	for w.at < len(w.b) {
		rest := w.b[w.at:min(len(w.b), w.at+1<<20)]
		n := validPrefix(rest)
		w.copy(n)
		if n < len(rest) {
			if rest[n] == 0 {
				w.invalid(1, "null-bytes")
			} else if len(rest)-n >= utf8.UTFMax || w.at+len(rest)-n >= len(w.b) {
				w.invalid(badLen(w.b[w.at:]), "invalid-bytes")
			} else if utf8.FullRune(w.b[w.at:]) { // the window's end cut a character
				if _, size := utf8.DecodeRune(w.b[w.at:]); size > 1 {
					w.copy(size)
				} else {
					w.invalid(badLen(w.b[w.at:]), "invalid-bytes")
				}
			} else {
				w.invalid(badLen(w.b[w.at:]), "invalid-bytes")
			}
		}
		if err := w.step(); err != nil {
			return err
		}
	}
	return nil
}

// validPrefix is the length of the valid UTF-8 at the start of b, up to a NUL.
// It stops at the first byte that is neither, so that a file full of errors is
// read once.
func validPrefix(b []byte) int {
	i := 0
	for i < len(b) {
		c := b[i]
		switch {
		case c >= 0xE1 && c <= 0xEC && i+2 < len(b) && b[i+1]&0xC0 == 0x80 && b[i+2]&0xC0 == 0x80: // nearly all of a text
			i += 3
		case c == 0:
			return i
		case c < utf8.RuneSelf:
			i++
		default:
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size == 1 {
				return i
			}
			i += size
		}
	}
	return i
}

// badLen is the length of the maximal ill-formed part at the start of b, as
// the Unicode Standard (3.9, U+FFFD substitution of maximal subparts) has it.
func badLen(b []byte) int {
	want := 1
	lo, hi := byte(0x80), byte(0xBF)
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 2
	case c == 0xE0:
		want, lo = 3, 0xA0
	case c == 0xED:
		want, hi = 3, 0x9F
	case c >= 0xE1 && c <= 0xEF:
		want = 3
	case c == 0xF0:
		want, lo = 4, 0x90
	case c == 0xF4:
		want, hi = 4, 0x8F
	case c >= 0xF1 && c <= 0xF3:
		want = 4
	}
	n := 1
	for n < want && n < len(b) && b[n] >= lo && b[n] <= hi {
		lo, hi = 0x80, 0xBF
		n++
	}
	return min(n, max(1, want-1))
}

func (w *writer) utf16(big bool) error {
	unit := func(i int) rune {
		if big {
			return rune(w.b[i])<<8 | rune(w.b[i+1])
		}
		return rune(w.b[i+1])<<8 | rune(w.b[i])
	}
	for w.at < len(w.b) {
		if w.at+1 >= len(w.b) {
			w.invalid(1, "invalid-bytes")
			break
		}
		switch r := unit(w.at); {
		case r == 0:
			w.invalid(2, "null-bytes")
		case r >= 0xD800 && r < 0xDC00 && w.at+3 < len(w.b) && unit(w.at+2)>>10 == 0x37:
			w.recode((r-0xD800)<<10+(unit(w.at+2)-0xDC00)+0x10000, 4)
		case r >= 0xD800 && r < 0xE000:
			w.invalid(2, "invalid-bytes") // an unpaired surrogate
		default:
			w.recode(r, 2)
		}
		if err := w.step(); err != nil {
			return err
		}
	}
	return nil
}

// doubleByte decodes GB18030 or Big5.
func (w *writer) doubleByte(t *table) error {
	for w.at < len(w.b) {
		n := 0
		for rest := w.b[w.at:]; n < len(rest) && n < 1<<16 && rest[n] < utf8.RuneSelf && rest[n] != 0; n++ {
		}
		w.copy(n)
		for w.at < len(w.b) && w.b[w.at] >= utf8.RuneSelf {
			r, size := t.next(w.b[w.at:])
			if size == 0 {
				w.invalid(badDouble(w.b[w.at:]), "invalid-bytes")
			} else {
				w.recode(r, size)
			}
		}
		if w.at < len(w.b) && w.b[w.at] == 0 {
			w.invalid(1, "null-bytes")
		}
		if err := w.step(); err != nil {
			return err
		}
	}
	return nil
}

// badDouble is how many bytes an invalid place of a double-byte encoding
// takes: the lead alone where its trail is ASCII, so that no letter is lost.
func badDouble(b []byte) int {
	if len(b) > 1 && b[1] >= utf8.RuneSelf && b[0] > utf8.RuneSelf && b[0] < 0xFF {
		return 2
	}
	return 1
}
