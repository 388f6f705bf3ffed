package page

import (
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// A Laid is a page with its characters put together to pieces and tables.
type Laid = laid

type laid struct {
	*sheet
	pieces    []piece
	tables    []*table
	furniture []line
	asides    []line
	asideText bool // they are text
	letters   int  // characters that are no furniture
	rubbish   bool // the characters are not those that the page shows
}

func (p *laid) frameHeight() float32 {
	if p.frame.down() {
		return p.size.Width
	}
	return p.size.Height
}

// Lay puts the characters of s together to pieces and tables. s is empty then.
func (s *Sheet) Lay() *Laid {
	l := &laid{sheet: s, pieces: s.pieces(s.bars())}
	l.asides, l.asideText = s.asides()
	s.glyphs, s.aside = nil, nil
	for _, t := range s.lattices() {
		t.page = s.number
		if rest, ok := t.fill(s, l.pieces); ok {
			l.pieces = rest
			l.tables = append(l.tables, t)
		}
	}
	if l.rubbish = rubbish(l.pieces); l.rubbish {
		l.pieces, l.tables = nil, nil
	}
	return l
}

// Unreadable reports whether the characters of p cannot be those that it shows,
// or nothing but a picture has words: what recognition is for.
func (p *Laid) Unreadable() bool { return p.rubbish || p.picture() }

// An Entry is a heading that the file itself names, in its outline.
type Entry struct {
	Title string
	Level int // from 1
}

// Compose makes the text of pages, a part for each. outline is what the file
// says of its headings.
func Compose(ctx context.Context, format string, pages []*Laid, outline []Entry) (t raw.Text, err error) {
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
		if p.asideText {
			fs = append(fs, flow{page: p.number, lines: p.asides})
			for k := range p.asides {
				p.letters += len(p.asides[k].gs)
			}
		} else {
			p.furniture = append(p.furniture, p.asides...)
		}
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
	entries := make([]entry, 0, len(outline))
	for _, e := range outline {
		if t := letters(e.Title); t != "" {
			entries = append(entries, entry{t, max(1, e.Level)})
		}
	}
	ps := paragraphs(flows, entries)
	for i := range ps {
		w.para(&ps[i])
	}
	w.turn(len(pages))
	t = w.Done(format)
	t.Meta.Published = issued(pages)
	return t, nil
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
		case p.rubbish || p.lost:
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
