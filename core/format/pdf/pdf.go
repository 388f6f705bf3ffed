// Package pdf reads PDF by way of pdfium: text in reading order with the place
// of each stretch on its page, paragraphs, headings, tables, notes, and what
// belongs to the page alone. It draws pages. It does not mend the words.
package pdf

import (
	"bytes"
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
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

// A laid is a page with its pieces put into order.
type laid struct {
	*sheet
	pieces    []piece
	tables    []*table
	furniture []line
	letters   int  // characters that are no furniture
	rubbish   bool // the characters are not those that the page shows
}

func (p *laid) frameHeight() float32 {
	if p.frame.down() {
		return p.size.Width
	}
	return p.size.Height
}

// Read reads b.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	f, err := open(ctx, reading, b, o)
	if err != nil {
		return raw.Text{}, err
	}
	defer f.close()
	pages, err := f.all(ctx, b, o, p)
	if err != nil {
		return raw.Text{}, failure(ctx, err)
	}
	t, err := compose(ctx, pages, f.outline())
	if err == nil {
		t.Meta = f.about()
	}
	return t, err
}

// all reads the pages that o asks for.
func (f *file) all(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) ([]*laid, error) {
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
	var pages []*laid
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
			s = &sheet{number: i + 1, frame: frame{cos: 1}}
		}
		if n += len(s.glyphs); n > maxAll {
			return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("over %d characters", maxAll)}
		}
		l := s.lay()
		if l.rubbish = rubbish(l.pieces); scan != nil && (l.rubbish || l.picture()) {
			if err := scan.read(ctx, s); err != nil {
				return nil, err
			}
			if s.sure > 0 {
				l = s.lay()
			}
		}
		if l.rubbish {
			l.pieces, l.tables = nil, nil
		}
		pages = append(pages, l)
		p.Add(1)
	}
	return pages, nil
}

// lay puts the glyphs of s together to pieces and tables.
func (s *sheet) lay() *laid {
	l := &laid{sheet: s, pieces: s.pieces(s.bars())}
	s.glyphs = nil
	for _, t := range s.lattices() {
		t.page = s.number
		if rest, ok := t.fill(s, l.pieces); ok {
			l.pieces = rest
			l.tables = append(l.tables, t)
		}
	}
	return l
}

// compose makes the text of pages.
func compose(ctx context.Context, pages []*laid, outline []entry) (t raw.Text, err error) {
	var flows []flow
	for i, gone := range furniture(pages) {
		p := pages[i]
		var stay, go_ []piece
		for k := range p.pieces {
			if gone[k] {
				go_ = append(go_, p.pieces[k])
			} else {
				stay = append(stay, p.pieces[k])
			}
		}
		for _, row := range rows(go_) {
			p.furniture = append(p.furniture, p.lineOf(row))
		}
		p.pieces = stay
		for k := range stay {
			p.letters += len(stay[k].gs)
		}
		for _, t := range p.tables {
			p.letters += t.letters()
		}
		fs := p.sheet.flows(stay, p.tables)
		for k := range fs {
			for j := range fs[k].lines {
				l := &fs[k].lines[j]
				l.page = i + 1
				if l.table != nil {
					l.table.page = i + 1
				}
			}
		}
		flows = append(flows, fs...)
		if ctx.Err() != nil {
			return raw.Text{}, ctx.Err()
		}
	}
	w := &writer{pages: pages}
	if w.notes, err = notes(pages); err != nil {
		return raw.Text{}, err
	}
	ps := paragraphs(flows, outline)
	for i := range ps {
		w.para(&ps[i])
	}
	w.turn(len(pages))
	return w.Done("pdf"), nil
}

// picture reports whether p shows a picture and has no text to speak of.
func (p *laid) picture() bool {
	n := 0
	for i := range p.pieces {
		n += len(p.pieces[i].gs)
	}
	for _, t := range p.tables {
		n += t.letters()
	}
	return n < 20 && p.cover > 0.3 || n == 0 && p.images > 0
}

// Kinds of notes on pages.
const (
	withoutText = "page-without-text" // the page is a picture
	fromPicture = "page-recognised"   // its text was recognised; how sure it is in percent
	unreadable  = "page-unreadable"   // its fonts do not say which characters they draw
)

// notes says which pages could not be read, by page from 1. It returns an error
// if that is most of what there is.
func notes(pages []*laid) (map[int][]doc.Note, error) {
	out := map[int][]doc.Note{}
	read, bad, pictures := 0, 0, 0
	for i, p := range pages {
		switch {
		case p.rubbish:
			bad++
			out[i+1] = append(out[i+1], doc.Note{Kind: unreadable})
		case p.sure > 0:
			read++
			out[i+1] = append(out[i+1], doc.Note{Kind: fromPicture, N: p.sure})
		case p.picture():
			pictures++
			out[i+1] = append(out[i+1], doc.Note{Kind: withoutText})
		case p.letters > 0:
			read++
		}
	}
	if read == 0 || bad > read {
		err := fmt.Errorf("none of %d pages has text", len(pages))
		if bad > 0 {
			err = fmt.Errorf("the fonts of %d of %d pages do not say which characters they draw", bad, len(pages))
		} else if pictures > 0 {
			err = fmt.Errorf("%d of %d pages are pictures without text", pictures, len(pages))
		}
		return nil, &doc.Error{Kind: doc.NoText, Stage: "format", Err: err}
	}
	return out, nil
}
