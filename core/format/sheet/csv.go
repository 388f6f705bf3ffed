package sheet

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// sampleSize is how many bytes of a file are looked at to tell what it is.
const sampleSize = 1 << 16

// IsFields reports whether b is a text of records with separated fields: CSV
// or TSV, in any encoding that decode knows.
func IsFields(b []byte) bool {
	if !bytes.ContainsAny(b[:min(len(b), sampleSize)], ",\t;") || bytes.HasPrefix(b, []byte("%PDF")) {
		return false
	}
	cut := b
	if len(b) > sampleSize {
		cut = b[:sampleSize]
		if i := bytes.LastIndexByte(cut, '\n'); i > 0 {
			cut = cut[:i+1]
		}
		if len(cut)%2 == 1 && (bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))) {
			cut = b[:len(cut)+1]
		}
	}
	r, err := decode.Decode(context.Background(), cut, nil)
	return err == nil && separator(r.Text) != 0
}

// Fields reads CSV and TSV.
func Fields(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	r, err := decode.As(ctx, b, o.Encoding, p)
	if err != nil {
		return raw.Text{}, err
	}
	s := r.Text
	sample := s[:min(len(s), sampleSize)]
	if i := strings.LastIndexByte(sample, '\n'); i > 0 && len(s) > sampleSize {
		sample = sample[:i+1]
	}
	comma := separator(sample)
	name := "csv"
	if comma == '\t' {
		name = "tsv"
	} else if comma == 0 {
		comma = ','
	}
	w := &raw.Builder{}
	c := &fieldsSink{s: s, comma: comma, w: w, e: text.NewEditor(s)}
	rows, read, err := c.rows(ctx)
	if err != nil {
		return raw.Text{}, err
	}
	l := &layout{w: w, out: c, deep: 1}
	l.lay(rows)
	if w.Len() == 0 {
		return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format"}
	}
	if len(s) > c.e.At() {
		c.e.Drop(len(s), "markup")
	}
	if read > 0 {
		w.Note(doc.Note{Raw: text.Span{Start: w.Len(), End: w.Len()}, Kind: Cut, N: read})
	}
	t := w.Done(name)
	_, back := c.e.Done()
	t.From(r, back)
	return t, nil
}

// A fieldsSink writes fields twice: into the builder, and by an editor over the
// text that was decoded, which makes the way back to the file.
type fieldsSink struct {
	s     string
	comma byte
	w     *raw.Builder
	e     *text.Editor
}

// rows are the records of the text; read is how many there were where the rest
// is too much.
func (c *fieldsSink) rows(ctx context.Context) (out []row, read int, err error) {
	at := 0
	if _, ok := declared(c.s); ok {
		for !fieldAt(c.s, at, c.comma).lineEnd {
			at = fieldAt(c.s, at, c.comma).next
		}
		at = fieldAt(c.s, at, c.comma).next
	}
	cells := 0
	for n := 1; at < len(c.s); n++ {
		if n&0xfff == 0 && ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		r := row{n: n}
		for col := 0; ; col++ {
			f := fieldAt(c.s, at, c.comma)
			f.at = trimmed(c.s, f.at)
			if v := f.at.Of(c.s); v != "" && !(strings.HasPrefix(v, "Unnamed: ") && n < 4) { // what pandas writes over a blank head
				r.cells = append(r.cells, cell{text: v, col: col, at: f.at, quoted: f.quoted})
				cells++
			}
			at = f.next
			if f.lineEnd {
				break
			}
		}
		if len(r.cells) > 0 || len(out) > 0 && len(out[len(out)-1].cells) > 0 {
			out = append(out, r)
		}
		if cells > maxCells {
			return out, n, nil
		}
	}
	return out, 0, nil
}

// trimmed is s of t without blanks at its ends.
func trimmed(t string, s text.Span) text.Span {
	v := s.Of(t)
	s.Start += len(v) - len(strings.TrimLeft(v, blanks))
	s.End = max(s.Start, s.Start+len(strings.Trim(v, blanks)))
	return s
}

// write writes v for what stands before offset end and was not written.
func (c *fieldsSink) write(v string, end int, why string) {
	if v == "" && end == c.e.At() {
		return
	}
	if c.e.At() < end && c.s[c.e.At():end] == v {
		c.e.CopyTo(end)
	} else {
		c.e.Replace(end, v, why)
	}
	c.w.Write(v)
}

// put writes the words of a field.
func (c *fieldsSink) put(f *cell, flat bool) text.Span {
	from := f.at.Start
	if c.w.Len() == c.w.Start() && f.col == 0 { // the indent says what the row is a part of
		lead := c.s[c.e.At():from]
		from -= len(lead) - len(strings.TrimRight(lead, " 　"))
	}
	if from > c.e.At() {
		c.e.Drop(from, "markup")
	}
	if from < f.at.Start {
		c.write(c.s[from:f.at.Start], f.at.Start, "format")
	}
	start := c.w.Len()
	v := f.at.Of(c.s)
	for i := 0; i < len(v); {
		n := strings.IndexAny(v[i:], "\"\r\n\t\v\f")
		if n < 0 {
			n = len(v) - i
		}
		if n > 0 {
			c.write(v[i:i+n], f.at.Start+i+n, "")
			i += n
			continue
		}
		k := i + 1
		switch v[i] {
		case '"':
			c.write(`"`, f.at.Start+k, "")
			if f.quoted && k < len(v) && v[k] == '"' {
				k++
				c.write("", f.at.Start+k, "markup")
			}
		case '\t', '\v', '\f':
			c.write(" ", f.at.Start+k, "format")
		default:
			for k < len(v) && (v[k] == '\r' || v[k] == '\n' || v[k] == ' ') {
				k++
			}
			switch before, _ := utf8.DecodeLastRuneInString(v[:i]); {
			case !flat:
				c.write("\n", f.at.Start+k, "format")
			case before < 0x2000 && k < len(v) && v[k] < 0x80:
				c.write(" ", f.at.Start+k, "join-line")
			default:
				c.write("", f.at.Start+k, "join-line")
			}
		}
		i = k
	}
	return text.Span{Start: start, End: c.w.Len()}
}

// tabs writes tabs for the separators before the next field.
func (c *fieldsSink) tabs(n int) {
	if n = min(n, maxTabs); n <= 0 {
		return
	}
	c.e.Insert(strings.Repeat("\t", n), "format")
	c.w.Write(strings.Repeat("\t", n))
}

// end puts a line end where the builder did.
func (c *fieldsSink) end() {
	s := c.s[c.e.At():]
	n := strings.IndexAny(s, "\r\n")
	if n >= 0 && strings.Trim(s[:n], "\t ,;|\"") == "" {
		if s[n] == '\r' && n+1 < len(s) && s[n+1] == '\n' {
			n++
		}
		if s[n] == '\n' {
			c.e.Replace(c.e.At()+n, "", "markup")
			c.e.CopyTo(c.e.At() + 1)
			return
		}
	}
	c.e.Insert("\n", "format")
}
