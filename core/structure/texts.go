package structure

import (
	"context"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// enough is how many points part two texts.
const enough = 5.1

// mostContrasts bounds how often the two sides of a line are compared in one
// file.
const mostContrasts = 20_000

// Texts returns the texts of a file that holds several, one behind another, as
// spans of raw, the text as read, that cover it; nearly always it is one. Each
// begins at the start of a line and is read by itself: what repairs it, dates it
// and names its figures is in it. hints, in order, are what the format says of
// raw: no text begins inside a block, a list or a table.
func Texts(ctx context.Context, raw string, hints []doc.Hint) ([]text.Span, error) {
	if w := widen(raw); w != nil {
		texts, err := Texts(ctx, w.narrow, w.hints(hints))
		for i := range texts {
			texts[i] = text.Span{Start: w.wide(texts[i].Start), End: w.wide(texts[i].End)}
		}
		return texts, err
	}
	lines, err := looks(ctx, raw)
	if err != nil {
		return nil, err
	}
	var out []text.Span
	start, contrasts := 0, 0
	at := -1 // the line ahead with which the next text begins
	b := border{s: raw, lines: lines, rare: rareIn(raw, lines)}
	told, size := false, 0
	for i := range lines {
		if i&0xfff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for len(hints) > 0 && hints[0].Raw.End <= lines[i].start {
			hints = hints[1:]
		}
		l := &lines[i]
		if b.i = i; at < 0 && i > b.first && told && free(l, hints) {
			if points := b.points(&contrasts); points >= enough {
				at = b.best(points, hints, &contrasts)
			}
		}
		if i == at {
			out = append(out, text.Span{Start: start, End: l.from})
			start, b.first, b.comma, b.numbered = l.from, i, 0, false
			told, size, at = false, 0, -1
		}
		if leaders(l.of(raw)) {
			continue
		}
		size += int(l.runes)
		b.numbered = b.numbered || l.comma+l.part+l.clause > 0
		told = told || size >= 200 || whole(lines, i)
		switch {
		case l.part > 0:
			b.comma = 0
		case l.comma == 1, l.comma > 0 && l.comma == b.comma+1:
			b.comma = l.comma
		}
	}
	return append(out, text.Span{Start: start, End: len(raw)}), nil
}

// points are what the signs of the line are worth, 0 where no text may begin
// with it.
func (b *border) points(contrasts *int) float32 {
	if !b.may() {
		return 0
	}
	var x signs
	b.ahead(&x)
	b.behind(&x)
	if x.points()+b.mostContrast(&x) < enough || *contrasts >= mostContrasts {
		return 0
	}
	*contrasts++
	if !b.contrast(&x) {
		return 0
	}
	x.on(signBoth, both(&x))
	return x.points()
}

// best is the line with the most points from this one, which has enough, up to
// the first whole paragraph: rows that close the text before may stand around
// the first line of the next.
func (b *border) best(points float32, hints []doc.Hint, contrasts *int) int {
	i, at := b.i, b.i
	for k := i + 1; k < len(b.lines) && k <= i+10 && !whole(b.lines, k-1); k++ {
		for len(hints) > 0 && hints[0].Raw.End <= b.lines[k].start {
			hints = hints[1:]
		}
		if b.i = k; !free(&b.lines[k], hints) {
			continue
		}
		if p := b.points(contrasts); p > points {
			points, at = p, k
		}
	}
	b.i = i
	return at
}

// free reports whether the format of the file, hints from l on, allows a text to
// begin with l.
func free(l *look, hints []doc.Hint) bool {
	if len(hints) == 0 || hints[0].Raw.Start > l.start {
		return true
	}
	switch h := hints[0]; h.Kind {
	case doc.RowHint, doc.ItemHint, doc.NoteHint, doc.Furniture, doc.Deleted:
		return false
	case doc.HeadHint:
		return h.Level <= 1
	default:
		return h.Raw.Start >= l.from
	}
}
