package gui

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/original"
)

// pageStarts are where the pages of d begin in its body, in order.
func pageStarts(d *doc.Document) []pageStart {
	var out []pageStart
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Page == 0 || p.Raw.Empty() {
			continue
		}
		if s, ok := d.Back.Forward(p.Raw); ok {
			out = append(out, pageStart{s.Start, p.Page})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].offset < out[j].offset })
	return out
}

// followText brings the original to the place of the text.
func (w *originalView) followText() {
	if w.doc() == nil || w.of == nil {
		return
	}
	if w.front().Card >= 0 && w.front().Card < len(w.doc().Figures) {
		w.lightFigure(w.front().Card)
		return
	}
	w.pane.Light(nil, false)
	w.pageOfText(w.text.pane.Place())
	if w.pane.Shows() == nil {
		w.rawOf(text.Span{Start: w.text.pane.Place(), End: min(w.text.pane.Place()+1, len(w.doc().Body))}, false)
	}
}

// pageOfText turns to the page of the byte at offset of the text, if the
// original is in sight.
func (w *originalView) pageOfText(offset int) {
	o := w
	if o.moving || len(o.starts) == 0 || o.pane.Shows() == nil || !w.inSight() {
		return
	}
	i := sort.Search(len(o.starts), func(i int) bool { return o.starts[i].offset > offset }) - 1
	page := o.starts[max(0, i)].page
	if page != o.pane.Page() {
		o.pane.ShowPage(page)
	}
}

// textOfPage brings the text to the page that the reader turned to.
func (w *originalView) textOfPage(page int) {
	o := w
	if w.nav.at(tabOriginal) {
		o.page = page // the text follows when it is looked at
		return
	}
	at := -1
	for _, s := range o.starts {
		if s.page == page && (at < 0 || s.offset < at) {
			at = s.offset
		}
	}
	if at < 0 {
		return
	}
	o.moving = true
	w.text.pane.ScrollTo(at)
	o.moving = false
}

// textAtPoint shows the text at a point of a page.
func (w *originalView) textAtPoint(page int, x, y float32) {
	d := w.doc()
	if d == nil || w.of == nil {
		return
	}
	if s, ok := rawAt(d, page, x, y); ok {
		w.textAtRaw(s.Start)
	}
}

// rawAt is the character of the raw text that stands at a point of a page, or
// nearest to it.
func rawAt(d *doc.Document, page int, x, y float32) (text.Span, bool) {
	best, least := text.Span{}, float32(-1)
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Page != page {
			continue
		}
		for _, b := range p.Boxes {
			dx, dy := max(0, b.X0-x, x-b.X1), max(0, b.Y0-y, y-b.Y1)
			dist := dx*dx + 4*dy*dy // what stands in the line is nearer than what stands over it
			if least >= 0 && dist >= least {
				continue
			}
			part := (x - b.X0) / max(0.01, b.X1-b.X0)
			if b.Down {
				part = (y - b.Y0) / max(0.01, b.Y1-b.Y0)
			}
			at := b.Raw.Start + int(max(0, min(part, 0.999))*float32(b.Raw.Len()))
			for at > b.Raw.Start && d.Raw[at]&0xC0 == 0x80 {
				at--
			}
			best, least = text.Span{Start: at, End: min(at+1, len(d.Raw))}, dist
		}
	}
	const far = 60 // points
	return best, least >= 0 && least < far*far
}

// textAtRaw shows what was made of the byte at offset of the raw text: its
// figure, or the place.
func (w *originalView) textAtRaw(offset int) {
	d := w.doc()
	if d == nil || offset < 0 || offset >= len(d.Raw) {
		return
	}
	at, ok := bodyAt(d, text.Span{Start: offset, End: offset + 1})
	if !ok {
		return
	}
	w.page = 0
	w.moving = true // what was clicked stays where it is
	defer func() { w.moving = false }()
	if i := w.figureAt(at.Start); i >= 0 {
		w.nav.GoToFigure(i)
		return
	}
	w.nav.leap(func() {
		w.card.showCard(-1)
		w.nav.showPlace(at)
	})
}

// lightFigure lights the place of a figure in the original; -1 none.
func (w *originalView) lightFigure(i int) {
	o, d := w, w.doc()
	if !o.ready || d == nil || o.of.Back != d.Back || !w.inSight() {
		return
	}
	if i < 0 || i >= len(d.Figures) {
		o.pane.Light(nil, false)
		if o.pane.Shows() == nil {
			o.read.SetHits(nil, -1)
		}
		return
	}
	f := &d.Figures[i]
	if o.pane.Shows() == nil {
		w.rawOf(f.Span, true)
		return
	}
	o.pane.Light(marksOf(d, f.Span), !o.moving)
}

// marksOf are the boxes of a stretch of the text on the pages.
func marksOf(d *doc.Document, s text.Span) []original.Mark {
	var marks []original.Mark
	for _, from := range d.Sources(s) {
		for _, r := range from.Boxes {
			if n := len(marks) - 1; n >= 0 && marks[n].Page == from.Page && goesOn(marks[n].Rect, r) {
				marks[n].X1, marks[n].Y0, marks[n].Y1 = max(marks[n].X1, r.X1), min(marks[n].Y0, r.Y0), max(marks[n].Y1, r.Y1)
				continue
			}
			marks = append(marks, original.Mark{Page: from.Page, Rect: r})
		}
	}
	return marks
}

// goesOn reports whether b goes on the line of a, right behind it.
func goesOn(a, b doc.Rect) bool {
	high := min(a.Y1-a.Y0, b.Y1-b.Y0)
	return min(a.Y1, b.Y1)-max(a.Y0, b.Y0) > 0.5*high && b.X0 >= a.X0 && b.X0-a.X1 < high
}

// rawOf shows what of the text as read made s, washed if lit is set, and names
// its place.
func (w *originalView) rawOf(s text.Span, lit bool) {
	o, d := w, w.doc()
	spans := d.Back.Back(s)
	if len(spans) == 0 {
		o.says.SetText(look.T("original.gone"))
		o.read.SetHits(nil, -1)
		return
	}
	o.says.SetText(strings.TrimPrefix(o.fails+"　"+placeWords(d, spans), "　"))
	if lit {
		o.read.SetHits(spans, 0)
	} else {
		o.read.SetHits(nil, -1)
	}
	o.read.Reveal(spans[0].Start)
}

// placeWords names the place of spans of the raw text: its part and paragraph
// or cells, or its line.
func placeWords(d *doc.Document, spans []text.Span) string {
	var out []string
	if len(d.Parts) > 0 {
		for _, from := range d.SourcesOfRaw(spans) {
			at := from.Part
			if from.Page > 0 {
				at = strings.TrimSpace(at + " " + fmt.Sprintf(look.T("original.page"), from.Page))
			}
			if len(from.Refs) > 0 {
				at = strings.TrimSpace(at + "　" + strings.Join(from.Refs[:min(len(from.Refs), 4)], " "))
			}
			if at != "" && !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	} else if len(d.Raw) > 0 {
		out = append(out, fmt.Sprintf(look.T("original.line"), strings.Count(d.Raw[:spans[0].Start], "\n")+1))
	}
	return strings.Join(append(out, look.T("original.whole")), "　·　")
}
