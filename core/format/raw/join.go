package raw

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// Add writes t behind what w holds, as a part called name with t's map to the
// bytes of that member. What t says of the whole is left to the caller.
func (w *Builder) Add(t Text, name string) {
	w.endPart()
	at := w.b.Len()
	w.b.WriteString(t.Text)
	if n := w.b.Len(); n > at && t.Text[len(t.Text)-1] != '\n' {
		w.b.WriteByte('\n')
	}
	w.line = w.b.Len()
	w.parts = append(w.parts, doc.Part{Name: name, Raw: text.Span{Start: at, End: at + len(t.Text)}, Bytes: t.Origins})
	w.take(t, at)
}

// Splice writes t, whose Origins lead to the bytes of the member at hand from
// base on, into the part at hand, which has a map.
func (w *Builder) Splice(t Text, base int) {
	w.End()
	at := w.b.Len()
	for r := range t.Origins.Runs() {
		s := r.New.Of(t.Text)
		if r.Edit() && len(s) == r.Old.Len() || r.Old.Empty() {
			w.Write(s)
		} else if s != "" {
			w.Copy(s, base+r.Old.Start, base+r.Old.End)
		}
	}
	if !strings.HasSuffix(t.Text, "\n") {
		w.Write("\n")
	}
	w.line = w.b.Len()
	w.take(t, at)
}

// take adds what t says of its text, which was written at offset at.
func (w *Builder) take(t Text, at int) {
	shift := func(s text.Span) text.Span { return text.Span{Start: s.Start + at, End: s.End + at} }
	for _, h := range t.Hints {
		h.Raw = shift(h.Raw)
		w.hints = append(w.hints, h)
	}
	for _, g := range t.Grids {
		g.Span = shift(g.Span)
		rows := make([][]doc.Cell, len(g.Rows))
		for i, row := range g.Rows {
			for _, c := range row {
				c.Span = shift(c.Span)
				rows[i] = append(rows[i], c)
			}
		}
		g.Rows = rows
		above := g.Above
		g.Above = nil
		for _, s := range above {
			g.Above = append(g.Above, shift(s))
		}
		w.grids = append(w.grids, g)
	}
	for _, n := range t.Notes {
		n.Raw = shift(n.Raw)
		w.notes = append(w.notes, n)
	}
}
