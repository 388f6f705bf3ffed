// Package export writes figures and documents in the forms that other programs
// read: JSON Lines, JSON, CSV, Markdown and plain text. The figures file is
// stable: the same document gives the same bytes.
package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Record is one line of the figures file. Nil fields print as null.
type Record struct {
	Start      int          `json:"start"` // byte offsets into the original file, or into the member called Part; where the place has boxes or names, into the text as read
	End        int          `json:"end"`
	Text       string       `json:"text"`
	Kind       string       `json:"kind"`
	Indicator  string       `json:"indicator"`
	Key        *string      `json:"key"`
	Lo         *string      `json:"lo"`
	Hi         *string      `json:"hi"`
	Unit       string       `json:"unit"`
	Implied    bool         `json:"implied"`
	Qualifier  string       `json:"qualifier"`
	Time       *string      `json:"time"`
	TimeFrom   *string      `json:"time_from"`
	Status     string       `json:"status"`
	Scope      *string      `json:"scope"`
	Region     *string      `json:"region"`
	Direction  *string      `json:"direction"`
	Article    int          `json:"article"` // 1 for the first
	Section    *string      `json:"section"` // the heading it stands under
	Sentence   string       `json:"sentence"`
	Confidence float64      `json:"confidence"`
	Part       string       `json:"part,omitempty"`      // member of the file, or name of the sheet
	Page       int          `json:"page,omitempty"`      // from 1
	Boxes      [][4]float32 `json:"box,omitempty"`       // on that page: left, top, right, bottom in points from its upper left corner
	Refs       []string     `json:"at,omitempty"`        // the cell or paragraph
	ByReader   bool         `json:"by_reader,omitempty"` // corrected by the reader
	File       string       `json:"file,omitempty"`
	Explain    []Reason     `json:"explain,omitempty"`
	Choices    []Choice     `json:"choices,omitempty"` // among several readings
	Notes      []Note       `json:"notes,omitempty"`   // what was odd in reading the document, at its first figure
}

// A Reason says which rule made a field, and the words it read.
type Reason struct {
	Field string `json:"field"`
	Rule  string `json:"rule"`
	Words string `json:"words,omitempty"`
}

// Options say what a figures file holds beyond its fixed fields.
type Options struct {
	File    string // name to put into each record; empty for none
	Explain bool   // the rules that made each field
	Notes   bool   // what was odd in reading the document, with its first figure
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Records returns the figures of d in document order.
func Records(d *doc.Document, o Options) []Record {
	out := make([]Record, 0, len(d.Figures))
	for i := range d.Figures {
		out = append(out, record(d, i, o))
	}
	return out
}

// A Note is what was odd in reading a document, and where in the text as read.
type Note struct {
	Kind string `json:"kind"`
	At   [2]int `json:"at"`
	N    int    `json:"n,omitempty"` // how often, where it is counted
}

func notesOf(d *doc.Document) []Note {
	var out []Note
	for _, n := range d.Notes {
		out = append(out, Note{n.Kind, [2]int{n.Raw.Start, n.Raw.End}, n.N})
	}
	return out
}

// A sentence of official documents has some hundred bytes. One without an end
// would be written once for each of its figures: of one longer than longest,
// what stands within beside of the figure is written.
const longest, beside = 4096, 300

// Near is a sentence, or of an endless one what stands around the n bytes at,
// with … where it was cut, and where those bytes stand in it.
func Near(sentence string, at, n int) (string, int) {
	if len(sentence) <= longest || at < 0 || at+n > len(sentence) {
		return sentence, at
	}
	from, to := max(0, at-beside), min(len(sentence), at+n+beside)
	for from > 0 && !utf8.RuneStart(sentence[from]) {
		from--
	}
	for to < len(sentence) && !utf8.RuneStart(sentence[to]) {
		to++
	}
	s := sentence[from:to]
	at -= from
	if from > 0 {
		s = "…" + s
		at += len("…")
	}
	if to < len(sentence) {
		s += "…"
	}
	return s, at
}

// record is the figure i of d.
func record(d *doc.Document, i int, o Options) Record {
	f := &d.Figures[i]
	at, _ := d.File(f.Span)
	var from doc.Source
	if all := d.Sources(f.Span); len(d.Parts) > 0 && len(all) > 0 {
		if from = all[0]; !from.Bytes.Empty() {
			at = from.Bytes
		}
	}
	sentence, _ := Near(d.Text(f.Sentence), f.Start-f.Sentence.Start, f.End-f.Start)
	r := Record{
		Start: at.Start, End: at.End, Text: d.Text(f.Span), Kind: f.Kind.String(), Indicator: f.Indicator,
		Key: optional(f.Key), Lo: optional(doc.Decimal(f.Value.Lo)), Hi: optional(doc.Decimal(f.Value.Hi)),
		Unit: f.Value.Unit, Implied: f.Value.Implied, Qualifier: f.Value.Qualifier.String(),
		Time: optional(f.Period.String()), TimeFrom: optional(f.TimeFrom), Status: f.Status.String(),
		Scope: optional(f.Scope), Region: optional(f.Region), Article: f.Article + 1,
		Sentence: sentence, Confidence: f.Confidence, ByReader: f.ByReader, File: o.File,
	}
	r.Part, r.Page, r.Refs = from.Part, from.Page, from.Refs
	for _, b := range from.Boxes {
		r.Boxes = append(r.Boxes, [4]float32{round(b.X0), round(b.Y0), round(b.X1), round(b.Y1)})
	}
	switch f.Direction {
	case 1:
		r.Direction = optional("up")
	case -1:
		r.Direction = optional("down")
	}
	if a := d.Articles[f.Article]; f.Section < len(a.Sections) {
		r.Section = optional(headingText(d, a.Sections[f.Section].Heading))
	}
	if o.Notes && i == 0 {
		r.Notes = notesOf(d)
	}
	if o.Explain {
		for _, x := range f.Reasons {
			r.Explain = append(r.Explain, Reason{x.Field, x.Rule, d.Text(x.At)})
		}
	}
	return r
}

// round keeps hundredths of a point.
func round(x float32) float32 { return float32(math.Round(float64(x)*100) / 100) }

func headingText(d *doc.Document, s text.Span) string { return d.Text(s) }

// JSONL writes one figure a line. The lines of half a million figures are not
// kept.
func JSONL(w io.Writer, d *doc.Document, o Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	e := encoder(b)
	for i := range d.Figures {
		if err := e.Encode(record(d, i, o)); err != nil {
			return err
		}
	}
	return b.Flush()
}

func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(escaped{w})
	e.SetEscapeHTML(false)
	return e
}

// An escaped writer escapes the control characters that JSON allows as they are
// and a terminal obeys: U+007F to U+009F. Each write has whole characters.
type escaped struct{ w io.Writer }

// Write is for io.Writer. It tells of len(b) bytes where all went out.
func (e escaped) Write(b []byte) (int, error) {
	var out []byte
	from := 0
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == 0x7F:
			out = append(append(out, b[from:i]...), `\u007f`...)
			from = i + 1
		case b[i] == 0xC2 && i+1 < len(b) && b[i+1] < 0xA0:
			out = fmt.Appendf(append(out, b[from:i]...), `\u%04x`, b[i+1])
			i++
			from = i + 1
		}
	}
	if from == 0 {
		return e.w.Write(b)
	}
	if _, err := e.w.Write(append(out, b[from:]...)); err != nil {
		return 0, err
	}
	return len(b), nil
}
