package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

const (
	maxDepth  = 400        // of elements in each other
	maxTokens = 16_000_000 // of a member
	maxQuotes = 20_000     // in one tag
)

// A reader reads the XML of a member. encoding/xml knows no entities of its
// own making; depth and length are bounded here.
type reader struct {
	ctx      context.Context
	d        *xml.Decoder
	b        []byte
	same     bool // b are the bytes of the member
	depth    int
	tokens   int
	from, to int // of the last token, in b
	err      error
}

func newReader(ctx context.Context, b []byte) *reader {
	b, same := plain(b)
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	d.Entity = entities(b)
	r := &reader{ctx: ctx, d: d, b: b, same: same}
	if crowded(b) {
		r.err = errors.New("a tag with too many attributes")
	}
	return r
}

var entity = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s`)

// entities are those that b declares, each as nothing: no program needs one,
// and what they stand for may be large or lie outside.
func entities(b []byte) map[string]string {
	head := b[:min(len(b), 1<<16)]
	if !bytes.Contains(head, []byte("<!DOCTYPE")) {
		return nil
	}
	out := map[string]string{}
	for _, m := range entity.FindAllSubmatch(head, -1) {
		out[string(m[1])] = ""
	}
	return out
}

// crowded reports whether a tag has more attributes than any program writes.
func crowded(b []byte) bool {
	n := 0
	for _, c := range b {
		switch c {
		case '"', '\'':
			if n++; n > maxQuotes {
				return true
			}
		case '<', '>':
			n = 0
		}
	}
	return false
}

// next returns the next token.
func (r *reader) next() (xml.Token, error) {
	if r.err != nil {
		return nil, r.err
	}
	if r.tokens++; r.tokens&0xfff == 0 {
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		if r.tokens > maxTokens {
			return nil, errTooMuch
		}
	}
	r.from = int(r.d.InputOffset())
	t, err := r.d.Token()
	r.to = int(r.d.InputOffset())
	if err != nil {
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > maxDepth {
			return nil, fmt.Errorf("elements stand %d deep in each other", r.depth)
		}
	case xml.EndElement:
		r.depth--
	}
	return t, nil
}

// start returns the next element that begins, wherever it stands.
func (r *reader) start() (xml.StartElement, error) {
	for {
		t, err := r.next()
		if err != nil {
			return xml.StartElement{}, err
		}
		if e, ok := t.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// each calls use for each element that begins, up to the end of the member;
// use may read on.
func (r *reader) each(use func(name string, e xml.StartElement) error) error {
	for {
		e, err := r.start()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = use(nameOf(e.Name), e)
		}
		if err != nil {
			return err
		}
	}
}

// children calls use for each element in the one that just began, up to its
// end. use reads its element to the end.
func (r *reader) children(use func(name string, e xml.StartElement) error) error {
	for {
		t, err := r.next()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return io.ErrUnexpectedEOF
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := use(nameOf(t.Name), t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads to the end of the element that just began.
func (r *reader) skip() error {
	for to := r.depth - 1; r.depth > to; {
		if _, err := r.next(); err != nil {
			if errors.Is(err, io.EOF) {
				return io.ErrUnexpectedEOF
			}
			return err
		}
	}
	return nil
}

// spaces are the name spaces that matter, by the prefix that is usual; those of
// the strict form have addresses of their own.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                        "w",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                          "m",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                   "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                               "a",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                  "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                              "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                            "dgm",
	"urn:schemas-microsoft-com:office:office":                                 "o",
	"http://schemas.microsoft.com/office/word/2010/wordml":                    "w14",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":       "wps",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
	"http://purl.org/dc/elements/1.1/":                                        "dc",
}

// nameOf is "w:p" whatever prefix the file has for the name space.
func nameOf(n xml.Name) string {
	if p, ok := spaces[n.Space]; ok {
		return p + ":" + n.Local
	}
	if len(n.Space) <= 4 { // a prefix that nothing declares
		return n.Space + ":" + n.Local
	}
	return "?:" + n.Local
}

// attr is the attribute of e with that local name, "" if it has none.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// val is what the attribute val of e says, which most properties have.
func val(e xml.StartElement) string { return attr(e, "val") }

// on is whether a property that is there is on: without a value it is.
func on(e xml.StartElement) bool {
	switch val(e) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// number reads s, or returns no.
func number(s string, no int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= -1<<24 && n <= 1<<24 {
		return n
	}
	return no
}
