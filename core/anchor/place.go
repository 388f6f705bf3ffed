// Package anchor ties what a reader adds to a place of a document, and finds the
// place again when the document has changed: by its bytes, then by the words
// that stood there and around it.
//
// The quotation with its surroundings is the TextQuoteSelector of the W3C's Web
// Annotation Data Model (2017, 4.2.4).
package anchor

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// PlaceOf is where a stretch of the text of d stands; false if nothing of the
// file made it.
func PlaceOf(d *doc.Document, s text.Span) (store.Place, bool) {
	raw, ok := d.Back.Hull(s)
	if !ok {
		return store.Place{}, false
	}
	return PlaceOfRaw(d, raw)
}

// PlaceOfRaw is PlaceOf for a stretch of the text before repair.
func PlaceOfRaw(d *doc.Document, raw text.Span) (store.Place, bool) {
	if len(d.Parts) == 0 {
		at, ok := d.Origins.Hull(raw)
		return store.Place{Start: at.Start, End: at.End}, ok && !at.Empty()
	}
	i := sort.Search(len(d.Parts), func(i int) bool { return d.Parts[i].Raw.Start > raw.Start }) - 1
	if i < 0 || raw.Empty() {
		return store.Place{}, false
	}
	p := &d.Parts[i]
	return store.Place{Part: p.Name, Page: p.Page, Start: raw.Start - p.Raw.Start, End: raw.End - p.Raw.Start}, true
}

// SpanOf is where the bytes at p stand in the text of d; false if they were
// dropped or there are no such bytes.
func SpanOf(d *doc.Document, p store.Place) (text.Span, bool) {
	raw, ok := RawOf(d, p)
	if !ok {
		return text.Span{}, false
	}
	body, ok := d.Back.Forward(raw)
	return body, ok && !body.Empty()
}

// RawOf is SpanOf for the text before repair.
func RawOf(d *doc.Document, p store.Place) (text.Span, bool) {
	if p.Start < 0 || p.End <= p.Start {
		return text.Span{}, false
	}
	if len(d.Parts) == 0 {
		if p.Part != "" || p.Page != 0 || p.End > d.Origins.OldLen() {
			return text.Span{}, false
		}
		raw, ok := d.Origins.Forward(text.Span{Start: p.Start, End: p.End})
		return raw, ok && !raw.Empty()
	}
	base, ok := base(d, p)
	raw := text.Span{Start: base + p.Start, End: base + p.End}
	return raw, ok && raw.End <= len(d.Raw)
}

// base is where the text of the part that p names begins; false where d has no
// such part.
func base(d *doc.Document, p store.Place) (int, bool) {
	for i := range d.Parts {
		if d.Parts[i].Name == p.Part && d.Parts[i].Page == p.Page {
			return d.Parts[i].Raw.Start, true
		}
	}
	return 0, false
}

// Surroundings is how many characters before and after a place are kept with it.
const Surroundings = 32

// QuoteOf is what stands at s of the text of d and around it.
func QuoteOf(d *doc.Document, s text.Span) store.Quote { return quote(d.Body, s) }

// QuoteOfRaw is QuoteOf for the text before repair.
func QuoteOfRaw(d *doc.Document, raw text.Span) store.Quote { return quote(d.Raw, raw) }

func quote(body string, s text.Span) store.Quote {
	from, to := s.Start, s.End
	for range Surroundings {
		_, n := utf8.DecodeLastRuneInString(body[:from])
		from -= n
		_, n = utf8.DecodeRuneInString(body[to:])
		to += n
	}
	// a place of a file that was cut inside a character has bytes of it
	clean := func(s string) string { return strings.ToValidUTF8(s, "") }
	return store.Quote{Text: clean(s.Of(body)), Before: clean(body[from:s.Start]), After: clean(body[s.End:to])}
}
