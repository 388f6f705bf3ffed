package session

import (
	"sort"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// carry takes what is known of d by places of its text over to next, another
// text of the same file.
func (d *Document) carry(next *doc.Document) {
	old := d.Doc
	if old.Back == next.Back {
		return
	}
	for i, v := range d.History.places {
		d.History.places[i].Offset = moved(old, next, v.Offset)
		d.History.places[i].Figure = sameFigure(old, next, v.Figure)
	}
	d.Card = sameFigure(old, next, d.Card)
	d.At = moved(old, next, d.At)
}

// moved is where the byte at offset of old stands in next, another text of the
// same file. What has no place there has that of what follows.
func moved(old, next *doc.Document, offset int) int {
	for n := 4; offset < len(old.Body); n *= 8 {
		if raw, ok := old.Back.Hull(text.Span{Start: offset, End: min(offset+n, len(old.Body))}); ok {
			if s, ok := next.Back.Forward(raw); ok {
				return s.Start
			}
		}
		if offset+n >= len(old.Body) {
			break
		}
	}
	return len(next.Body)
}

// Moved is where the hits of a search of old stand in next. It is slow where
// there are many.
func Moved(old, next *doc.Document, hits []text.Span) []text.Span {
	if old.Back == next.Back || len(hits) == 0 {
		return hits
	}
	out := make([]text.Span, len(hits))
	for i, h := range hits {
		out[i] = text.Span{Start: moved(old, next, h.Start), End: moved(old, next, h.End)}
	}
	return out
}

// sameFigure is the figure of next on the very words of figure i of old; -1 if
// there is none.
func sameFigure(old, next *doc.Document, i int) int {
	if i < 0 || i >= len(old.Figures) {
		return -1
	}
	f := old.Figures[i]
	at := moved(old, next, f.Start)
	k := sort.Search(len(next.Figures), func(k int) bool { return next.Figures[k].Start >= at })
	for ; k < len(next.Figures) && next.Figures[k].Start == at; k++ {
		if next.Text(next.Figures[k].Span) == old.Text(f.Span) {
			return k
		}
	}
	return -1
}
