// Package pdf reads PDF by way of pdfium: text in reading order with the place
// of each stretch on its page, paragraphs, headings, tables, notes, and what
// belongs to the page alone. It draws pages. It does not mend the words.
package pdf

import (
	"bytes"
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/page"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
)

// Is reports whether b is a PDF: its mark may stand behind some bytes of a
// mail or of a web server.
func Is(b []byte) bool {
	h := b[:min(len(b), 1024)]
	i := bytes.Index(h, []byte("%PDF-"))
	return i == 0 || i > 0 && (len(bytes.TrimLeft(h[:i], "\xef\xbb\xbf \r\n\t\x00")) == 0 || bytes.Contains(b, []byte(" obj")) && bytes.Contains(b, []byte("endobj")))
}

const (
	maxPages = 20_000
	maxAll   = 20_000_000 // characters of all pages
)

// Read reads b.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	if !reading.ready() {
		p.Start("engine", 0) // seconds where nothing is compiled yet
	}
	f, err := open(ctx, reading, b, o)
	if err != nil {
		return raw.Text{}, err
	}
	defer f.close()
	pages, err := f.all(ctx, b, o, p)
	if err != nil {
		return raw.Text{}, failure(ctx, err)
	}
	t, err := page.Compose(ctx, "pdf", pages, f.outline())
	if err == nil {
		issued := t.Meta.Published
		t.Meta = f.about()
		t.Meta.Published = issued
	}
	return t, err
}

// all reads the pages that o asks for.
func (f *file) all(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) ([]*page.Laid, error) {
	first, last := 1, f.pages
	if o.First > 0 {
		first = o.First
	}
	if o.Last > 0 {
		last = min(last, o.Last)
	}
	if last-first >= maxPages {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("%d pages, the limit is %d", last-first+1, maxPages)}
	}
	p.Start("pages", max(0, last-first+1))
	var scan *scanner
	if o.Recognise {
		if program, languages, ok := Recogniser(ctx); ok {
			scan = &scanner{program: program, languages: languages, bytes: b, options: o}
			defer scan.close()
		}
	}
	var pages []*page.Laid
	n := 0
	for i := first - 1; i < last; i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, ok, err := f.read(ctx, i)
		if err != nil {
			return nil, err
		}
		if !ok {
			s = page.NewSheet(i+1, doc.Size{}, 0)
		}
		if n += s.Len(); n > maxAll {
			return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("over %d characters", maxAll)}
		}
		l := s.Lay()
		if scan != nil && l.Unreadable() {
			read, err := scan.read(ctx, s)
			if err != nil {
				return nil, err
			}
			if read != nil {
				l = read.Lay()
			}
		}
		pages = append(pages, l)
		p.Add(1)
	}
	return pages, nil
}
