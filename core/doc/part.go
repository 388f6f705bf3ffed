package doc

import (
	"sort"

	"github.com/wenshu-app/wenshu/core/text"
)

// A Part is a stretch of Raw and where it came from: the bytes of a member of
// a zip, a page with boxes, a sheet with cells.
type Part struct {
	Name  string    // the member of the zip, or the name of the sheet: "word/document.xml", "收入"
	Raw   text.Span // parts do not overlap
	Bytes *text.Map // Raw.Of(d.Raw) → bytes of the member; nil where the part is known by Page or Refs
	Page  int       // from 1; 0 where the part is no page
	Size  Size      // of the page
	Boxes []Box     // of the page, in order of their Raw, which do not overlap
	Refs  []Ref     // named places of the part, in order of their Raw: cells, paragraphs
}

// A Size is a width and a height in points (1/72 inch).
type Size struct{ Width, Height float32 }

// A Rect is a rectangle of a page as it is shown: in points, X to the right and
// Y down from the upper left corner, X0 ≤ X1 and Y0 ≤ Y1.
type Rect struct{ X0, Y0, X1, Y1 float32 }

// A Box is where a stretch of Raw stands on its page. A stretch is at most what
// one run of text of the page holds; its characters share its width.
type Box struct {
	Raw text.Span
	Rect
	Down bool // the characters run down the page
}

// A Ref is a named place of a part: "B12", "第12段".
type Ref struct {
	Raw  text.Span
	Name string
}

// A Source is where a stretch of Body came from, in one part.
type Source struct {
	Part  string    // the name of the part, or ""
	Bytes text.Span // of the member or file; empty where the part has boxes or refs
	Page  int       // 0 where there are no pages
	Boxes []Rect    // on that page, in order of the text
	Refs  []string  // named places, in order of the text
}

// Sources returns where s of Body came from, part by part. A document without
// parts has one source, the bytes of its file. It returns nil if nothing of
// the file made s.
func (d *Document) Sources(s text.Span) []Source {
	if len(d.Parts) == 0 {
		at, ok := d.File(s)
		if !ok {
			return nil
		}
		return []Source{{Bytes: at}}
	}
	return d.SourcesOfRaw(d.Back.Back(s))
}

// SourcesOfRaw is Sources for spans of Raw, which are in order.
func (d *Document) SourcesOfRaw(spans []text.Span) []Source {
	var out []Source
	last := -1 // the part that the last of out speaks of
	for _, r := range spans {
		i := sort.Search(len(d.Parts), func(i int) bool { return d.Parts[i].Raw.End > r.Start })
		for ; i < len(d.Parts) && d.Parts[i].Raw.Start < r.End; i++ {
			p := &d.Parts[i]
			in := text.Span{Start: max(r.Start, p.Raw.Start), End: min(r.End, p.Raw.End)}
			if last != i {
				out = append(out, Source{Part: p.Name, Page: p.Page})
				last = i
			}
			p.source(&out[len(out)-1], in)
		}
	}
	return out
}

// source adds to o where in of Raw stands in p.
func (p *Part) source(o *Source, in text.Span) {
	if p.Bytes != nil {
		if at, ok := p.Bytes.Hull(text.Span{Start: in.Start - p.Raw.Start, End: in.End - p.Raw.Start}); ok {
			o.Bytes = o.Bytes.Join(at)
		}
	}
	k := sort.Search(len(p.Boxes), func(k int) bool { return p.Boxes[k].Raw.End > in.Start })
	for ; k < len(p.Boxes) && p.Boxes[k].Raw.Start < in.End; k++ {
		o.Boxes = append(o.Boxes, p.Boxes[k].Cut(in))
	}
	k = sort.Search(len(p.Refs), func(k int) bool { return p.Refs[k].Raw.End > in.Start })
	for ; k < len(p.Refs) && p.Refs[k].Raw.Start < in.End; k++ {
		if n := len(o.Refs); n == 0 || o.Refs[n-1] != p.Refs[k].Name {
			o.Refs = append(o.Refs, p.Refs[k].Name)
		}
	}
}

// Cut returns the part of b that s of Raw has, taking its bytes to be of one
// width.
func (b Box) Cut(s text.Span) Rect {
	r, n := b.Rect, float32(b.Raw.Len())
	from, to := float32(max(s.Start, b.Raw.Start)-b.Raw.Start)/n, float32(min(s.End, b.Raw.End)-b.Raw.Start)/n
	if b.Down {
		r.Y0, r.Y1 = b.Y0+(b.Y1-b.Y0)*from, b.Y0+(b.Y1-b.Y0)*to
	} else {
		r.X0, r.X1 = b.X0+(b.X1-b.X0)*from, b.X0+(b.X1-b.X0)*to
	}
	return r
}

// A HintKind says what the format of a file says of a stretch of its text.
type HintKind uint8

// The kinds of hint.
const (
	Whole     HintKind = iota // one block: a paragraph; line breaks inside it are joined, those around it stay
	TitleHint                 // one block, the title of the document
	HeadHint                  // one block, a heading of Level
	ItemHint                  // one block, an item of a list with its number or bullet as shown
	RowHint                   // one block, a row of a table: its cells are set apart by tabs
	NoteHint                  // one block, a footnote or endnote
	Furniture                 // running heads and feet, page numbers: shown by the format, no part of the text
	Deleted                   // text that a revision took out, hidden text
)

// Gone reports whether what is hinted is no part of the text.
func (k HintKind) Gone() bool { return k == Furniture || k == Deleted }

// A Hint is what the format says of a stretch of Raw. What is said is not
// guessed again: a hinted stretch is the block that it says, and what no hint
// covers is mended as a text file is.
type Hint struct {
	Raw   text.Span // whole lines, or for Furniture and Deleted any stretch
	Kind  HintKind
	Level int // of a heading, from 1
}

// A Cell is a cell of a grid; one that is not listed is blank.
type Cell struct {
	text.Span
	Col    int // from 0
	Across int // how many columns it covers beyond its own
	Down   int // how many rows it covers beyond its own
}

// A Grid is a table that the format of the file marks as one, or that the
// places of its words show. Its spans are of Raw; each of its rows is a line
// there, so that it is rows of text for those who know no tables.
type Grid struct {
	text.Span
	Rows    [][]Cell    // from the top, each from the left; a cell over several rows stands in its first
	Above   []text.Span // caption, title and line of units, where the format says which they are
	Heads   int         // rows of heads where the format says so; else 0
	Guessed bool        // told by the places of the words, not said by the format
}

// A Table is a grid in the repaired text.
type Table struct {
	text.Span
	Rows  [][]Cell // spans of Body; a cell that repair left nothing of is missing
	Heads int
}

// Meta is what the format says of the document as a whole. An empty field is
// not said.
type Meta struct {
	Title     string
	Issuer    string // who issued it: 国务院办公厅
	Author    string
	Number    string // 文号: 国办发〔2024〕1号
	Written   Date   // 成文日期
	Published Date   // 发布日期
	Address   string // where it was taken from: https://…
	Language  string // BCP 47: "zh-CN"
}
