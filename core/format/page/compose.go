package page

import (
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
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

// Compose makes the text of pages, a part for each. outline is what the file
// says of its headings, title what it is called; both may be empty.
func Compose(ctx context.Context, format string, sheets []*Sheet, title string, outline []Entry) (t raw.Text, err error) {
	pages := make([]*laid, len(sheets))
	for i, s := range sheets {
		if err := ctx.Err(); err != nil {
			return raw.Text{}, err
		}
		pages[i] = s.lay()
	}
	for _, p := range pages {
		if p.rubbish = rubbish(p.pieces); p.rubbish {
			p.pieces, p.tables = nil, nil
		}
	}
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
		for _, t := range p.tables {
			t.page = i + 1
		}
		fs := p.sheet.flows(stay, p.tables)
		for k := range fs {
			for j := range fs[k].lines {
				fs[k].lines[j].page = i + 1
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
	ps := heads(paragraphs(flows), bodySize(flows), title, outline)
	for i := range ps {
		w.para(&ps[i])
	}
	w.turn(len(pages))
	return w.Done(format), nil
}

// Kinds of notes on pages.
const (
	withoutText = "page-without-text" // the page is a picture
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
			out[i+1] = append(out[i+1], doc.Note{Kind: unreadable, N: p.number})
		case p.letters < 20 && p.cover > 0.3 || p.letters == 0 && p.images > 0:
			pictures++
			out[i+1] = append(out[i+1], doc.Note{Kind: withoutText, N: p.number})
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
