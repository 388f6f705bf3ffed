// Package format reads files of every kind that people have, each told by its
// bytes and never by its name, into the text that the stages behind it mend.
package format

import (
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/archive"
	"github.com/wenshu-app/wenshu/core/format/docx"
	"github.com/wenshu-app/wenshu/core/format/epub"
	"github.com/wenshu-app/wenshu/core/format/html"
	"github.com/wenshu-app/wenshu/core/format/markdown"
	"github.com/wenshu-app/wenshu/core/format/ofd"
	"github.com/wenshu-app/wenshu/core/format/office"
	"github.com/wenshu-app/wenshu/core/format/pdf"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/progress"
)

// A reader reads one format.
type reader struct {
	name string
	is   func(b []byte) bool // whether b, a whole file, is of the format; it must be quick; nil for a zip that archive.Kind calls by name
	read func(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error)
	book func(ctx context.Context, b []byte, o raw.Options) (raw.Book, error) // nil where it has no pages to show
}

// readers are asked in this order: what has a mark of its own first, what is
// told by its look last. What none knows is read as plain text.
var readers = []reader{
	{name: "pdf", is: pdf.Is, read: pdf.Read, book: pdf.OpenBook},
	{name: "ofd", read: ofd.Read, book: ofd.OpenBook},
	{name: "epub", read: epub.Read},
	{name: "xlsx", read: sheet.Workbook},
	{name: "docx", read: docx.Read},
	{name: "zip", is: archive.Is, read: refuseZip}, // of those that are told by their directory, the last
	{name: "office", is: office.Is, read: refuseOffice},
	{name: "html", is: html.Is, read: html.Read},
	{name: "mhtml", is: html.IsArchive, read: html.ReadArchive},
	{name: "markdown", is: markdown.Is, read: markdown.Read},
	{name: "csv", is: sheet.IsFields, read: sheet.Fields},
}

// Read reads b, the bytes of a whole file. It returns a *doc.Error where the
// file cannot be read.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	if len(b) > decode.MaxSize {
		return raw.Text{}, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("%d bytes, the limit is %d", len(b), decode.MaxSize)}
	}
	b, err := unlocked(b, o.Password)
	if err != nil {
		return raw.Text{}, err
	}
	read := plain
	if r := of(b); r != nil {
		read = r.read
	}
	t, err := read(ctx, b, o, p)
	if err != nil {
		return raw.Text{}, err
	}
	if err := t.Check(); err != nil {
		return raw.Text{}, &doc.Error{Kind: doc.Internal, Stage: "format", Err: err}
	}
	if t.Origins != nil {
		if err := t.Origins.Check(string(b), t.Text); err != nil {
			return raw.Text{}, &doc.Error{Kind: doc.Internal, Stage: "format", Err: fmt.Errorf("map to the file: %w", err)}
		}
	}
	return t, nil
}

// Book opens the pages of b as pictures. It returns nil and no error if the
// format has none. The caller closes it.
func Book(ctx context.Context, b []byte, o raw.Options) (raw.Book, error) {
	if r := of(b); r != nil && r.book != nil {
		return r.book(ctx, b, o)
	}
	return nil, nil
}

// Warm makes ready in the folder o.Cache what a reader would make with the first
// file of its format, which takes seconds.
func Warm(ctx context.Context, o raw.Options) error { return pdf.Warm(ctx, o) }

// Name names the format of b; "text" for what no reader knows.
func Name(b []byte) string {
	if r := of(b); r != nil {
		return r.name
	}
	return "text"
}

func of(b []byte) *reader {
	kind := archive.Kind(b)
	for i := range readers {
		if r := &readers[i]; r.is == nil && r.name == kind || r.is != nil && r.is(b) {
			return r
		}
	}
	return nil
}

// plain reads a text file.
func plain(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	r, err := decode.As(ctx, b, o.Encoding, p)
	if err != nil {
		return raw.Text{}, err
	}
	return raw.Text{Format: "text", Encoding: r.Encoding, Text: r.Text, Origins: r.Origins, Notes: r.Notes}, nil
}
