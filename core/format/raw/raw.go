// Package raw holds what a reader of a format gives: the text as read, what
// the format says of it, and the way back to the file. It knows no format.
package raw

import (
	"context"
	"fmt"
	"image"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Text is a file as read, before repair.
type Text struct {
	Format   string // "text", "html", "docx", "pdf"
	Encoding string // where the format leaves it open; else ""
	Text     string // valid UTF-8, a line a paragraph, row or printed line

	// Origins ties Text to the bytes of the file, where one map does; else it
	// is nil and Parts lead there.
	Origins *text.Map
	Parts   []doc.Part // in order
	Hints   []doc.Hint // in order of their start; blocks do not overlap
	Grids   []doc.Grid // in order; they do not overlap
	Notes   []doc.Note
	Meta    doc.Meta
}

// Options are what a person may say of a file before it is read.
type Options struct {
	Password    string
	Encoding    string // by name, as decode.Result has it; "" to find out
	First, Last int    // pages to read, from 1; 0 for all
	Whole       bool   // of a web page all, not the article alone
	Recognise   bool   // read scanned pages with tesseract where it is installed
	Cache       string // a folder for compiled modules; "" for none
	One         bool   // the file holds one text, whatever it looks like
	Figures     int    // how many are taken at most, about; 0 for relate.MaxFigures
	Text        int    // how many bytes its text may have; 0 for as many as it has
	NoTables    bool   // the document's Tables stay empty: for figures alone they are not needed, and large ones take much room
}

// A Book shows the pages of a file as pictures. It may be used by one
// goroutine at a time.
type Book interface {
	Pages() int
	Size(page int) (doc.Size, error) // of a page, from 1
	// Picture draws a page so that a point has scale pixels.
	Picture(ctx context.Context, page int, scale float64) (image.Image, error)
	Close() error
}

// A Builder writes a Text from left to right. The zero Builder is ready.
type Builder struct {
	b     strings.Builder
	line  int // where the line at hand starts
	hints []doc.Hint
	grids []doc.Grid
	parts []doc.Part
	notes []doc.Note
	part  int // where the part at hand starts
	open  *doc.Part
	bytes *text.Map
}

// Len is how many bytes were written.
func (w *Builder) Len() int { return w.b.Len() }

// String is what was written so far.
func (w *Builder) String() string { return w.b.String() }

// Part begins a part; what is written until the next one belongs to it. Its
// Raw, Boxes and Refs are filled in by the Builder. If bytes is set, the part
// has a map to the bytes of its member, and Copy is to be used.
func (w *Builder) Part(p doc.Part, bytes bool) {
	w.endPart()
	w.open, w.part, w.bytes = &p, w.b.Len(), nil
	if bytes {
		w.bytes = &text.Map{}
	}
}

func (w *Builder) endPart() {
	w.End()
	if w.open == nil {
		return
	}
	w.open.Raw = text.Span{Start: w.part, End: w.b.Len()}
	w.open.Bytes = w.bytes
	w.parts = append(w.parts, *w.open)
	w.open = nil
}

// Write writes s, which nothing in the file stands for by itself, and returns
// its span. Use it for text without a map, and for what the program adds.
func (w *Builder) Write(s string) text.Span {
	at := text.Span{Start: w.b.Len(), End: w.b.Len() + len(s)}
	w.b.WriteString(s)
	if w.bytes != nil && s != "" {
		n := w.bytes.NewLen()
		w.bytes.Add(text.Run{New: text.Span{Start: n, End: n + len(s)}, Old: text.Span{Start: w.bytes.OldLen(), End: w.bytes.OldLen()}, Why: "format"})
	}
	return at
}

// Copy writes s, which the bytes from to of the member stand for; what lies
// between them and the last that was copied is taken to be markup. from must
// not go back.
func (w *Builder) Copy(s string, from, to int) text.Span {
	at := text.Span{Start: w.b.Len(), End: w.b.Len() + len(s)}
	w.b.WriteString(s)
	if m := w.bytes; m != nil && s != "" {
		n, o := m.NewLen(), m.OldLen()
		if from > o {
			m.Add(text.Run{New: text.Span{Start: n, End: n}, Old: text.Span{Start: o, End: from}, Why: "markup"})
		}
		r := text.Run{New: text.Span{Start: n, End: n + len(s)}, Old: text.Span{Start: max(from, o), End: max(to, o)}}
		if len(s) != r.Old.Len() { // references, recoded characters
			r.Why = "reference"
		}
		m.Add(r)
	}
	return at
}

// Size says that the member of the part at hand has n bytes; those behind what
// was copied last are markup. It is called when the part is written.
func (w *Builder) Size(n int) {
	if m := w.bytes; m != nil && n > m.OldLen() {
		m.Add(text.Run{New: text.Span{Start: m.NewLen(), End: m.NewLen()}, Old: text.Span{Start: m.OldLen(), End: n}, Why: "markup"})
	}
}

// Old is the offset in the member of the part at hand behind what was copied
// last.
func (w *Builder) Old() int {
	if w.bytes == nil {
		return 0
	}
	return w.bytes.OldLen()
}

// Box writes s, which stands at r on the page of the part at hand.
func (w *Builder) Box(s string, r doc.Rect, down bool) text.Span {
	at := w.Write(s)
	if w.open != nil && s != "" {
		w.open.Boxes = append(w.open.Boxes, doc.Box{Raw: at, Rect: r, Down: down})
	}
	return at
}

// Ref writes s, which stands at the place called name of the part at hand.
func (w *Builder) Ref(s, name string) text.Span {
	at := w.Write(s)
	if w.open != nil && s != "" {
		w.open.Refs = append(w.open.Refs, doc.Ref{Raw: at, Name: name})
	}
	return at
}

// Name says that s, which was written last, stands at the place called name of
// the part at hand.
func (w *Builder) Name(s text.Span, name string) {
	if w.open != nil && !s.Empty() {
		w.open.Refs = append(w.open.Refs, doc.Ref{Raw: s, Name: name})
	}
}

// Start is where the line at hand starts.
func (w *Builder) Start() int { return w.line }

// End ends the line at hand, if anything stands on it.
func (w *Builder) End() {
	if w.b.Len() > w.line {
		w.Write("\n")
	}
	w.line = w.b.Len()
}

// Block ends the line at hand and says that it is one block of kind k.
func (w *Builder) Block(k doc.HintKind, level int) {
	w.BlockFrom(w.line, k, level)
}

// BlockFrom ends the line at hand and says that what was written since start,
// which may be several lines, is one block of kind k.
func (w *Builder) BlockFrom(start int, k doc.HintKind, level int) {
	s := text.Span{Start: start, End: w.b.Len()}
	w.End()
	if !s.Empty() {
		w.hints = append(w.hints, doc.Hint{Raw: s, Kind: k, Level: level})
	}
}

// Mark says that s is of kind k; for Furniture and Deleted.
func (w *Builder) Mark(s text.Span, k doc.HintKind) {
	if !s.Empty() {
		w.hints = append(w.hints, doc.Hint{Raw: s, Kind: k})
	}
}

// Grid adds a table whose rows were written.
func (w *Builder) Grid(g doc.Grid) { w.grids = append(w.grids, g) }

// Note adds a note.
func (w *Builder) Note(n doc.Note) { w.notes = append(w.notes, n) }

// Done returns the text.
func (w *Builder) Done(format string) Text {
	w.endPart()
	sort.SliceStable(w.hints, func(i, j int) bool { return w.hints[i].Raw.Start < w.hints[j].Raw.Start })
	return Text{Format: format, Text: w.b.String(), Parts: w.parts, Hints: w.hints, Grids: w.grids, Notes: w.notes}
}

// Check verifies what a reader gives: valid UTF-8, spans that lie in the text,
// in order and without overlap where they must not, and maps that cover. It
// runs on every import.
func (t *Text) Check() error {
	if !utf8.ValidString(t.Text) {
		return fmt.Errorf("the text of a %s is no UTF-8", t.Format)
	}
	n := len(t.Text)
	inside := func(s text.Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= n }
	at := 0
	for _, p := range t.Parts {
		if !inside(p.Raw) || p.Raw.Start < at {
			return fmt.Errorf("part %q at %v behind %d of %d", p.Name, p.Raw, at, n)
		}
		at = p.Raw.End
		if p.Bytes != nil && p.Bytes.NewLen() != p.Raw.Len() {
			return fmt.Errorf("part %q has a map of %d bytes for %d", p.Name, p.Bytes.NewLen(), p.Raw.Len())
		}
		from := p.Raw.Start
		for _, b := range p.Boxes {
			if b.Raw.Start < from || b.Raw.Empty() || b.Raw.End > p.Raw.End || !(b.X0 <= b.X1 && b.Y0 <= b.Y1) {
				return fmt.Errorf("box %v of page %d behind %d", b, p.Page, from)
			}
			from = b.Raw.End
		}
		from = p.Raw.Start
		for _, r := range p.Refs {
			if r.Raw.Start < from || r.Raw.Empty() || r.Raw.End > p.Raw.End {
				return fmt.Errorf("place %v of part %q behind %d", r, p.Name, from)
			}
			from = r.Raw.End
		}
	}
	at = 0
	start := 0
	for _, h := range t.Hints {
		if !inside(h.Raw) || h.Raw.Start < start {
			return fmt.Errorf("hint %v behind %d of %d", h, start, n)
		}
		start = h.Raw.Start
		if h.Kind.Gone() {
			continue
		}
		if h.Raw.Start < at {
			return fmt.Errorf("block %v behind %d", h, at)
		}
		at = h.Raw.End
	}
	at = 0
	for _, g := range t.Grids {
		if !inside(g.Span) || g.Start < at {
			return fmt.Errorf("grid %v behind %d of %d", g.Span, at, n)
		}
		at = g.End
		for _, row := range g.Rows {
			for _, c := range row {
				if !g.Covers(c.Span) || c.Col < 0 || c.Across < 0 || c.Down < 0 {
					return fmt.Errorf("cell %v of grid %v", c, g.Span)
				}
			}
		}
	}
	return nil
}
