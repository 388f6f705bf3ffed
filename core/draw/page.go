package draw

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// Measures of a page of print, in points: A4.
const (
	paperWidth, paperHeight = 595.28, 841.89
	marginSide              = 72
	marginTop               = 68
	marginFoot              = 64
	bodySize                = 11
	smallSize               = 8
	markSize                = 6.5 // of the number of a foot note
	markRise                = 3.8
	leading                 = 1.7
	smallLeading            = 1.45
)

// A PageStyle says how a document is printed.
type PageStyle struct {
	Title  string // for the foot of each page and for the file
	Source string // under the last line: where it was taken from
	// Note is what the foot note of a figure says; "" gives it none. A nil Note
	// prints no notes.
	Note  func(f *doc.Figure) string
	Style Style // its kinds and inks
}

// Page writes the mended text of a document as a PDF of A4 pages, as a reader
// would print it: headings, paragraphs, tables, the figures underlined by their
// kind and each with a foot note. Letters that are used are embedded, headings
// are bookmarks. The same document gives the same bytes. It returns ctx.Err() if
// ctx ends first.
func Page(ctx context.Context, out io.Writer, d *doc.Document, regular, bold []byte, s PageStyle) error {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: paperWidth, Ht: paperHeight}})
	p.SetCatalogSort(true)
	p.SetCreationDate(time.Unix(0, 0).UTC())
	p.SetModificationDate(time.Unix(0, 0).UTC())
	p.SetTitle(clean(s.Title), true)
	p.SetCreator("Wenshu", true)
	p.SetAutoPageBreak(false, 0)
	// fpdf writes into the bytes of a typeface when it cuts it, and all pages share ours
	p.AddUTF8FontFromBytes("page", "", bytes.Clone(regular))
	p.AddUTF8FontFromBytes("page", "B", bytes.Clone(bold))
	if p.Err() {
		return fmt.Errorf("print: %w", p.Error())
	}
	w := &press{pdf: p, doc: d, style: s, advances: [2]map[rune]float64{{}, {}}, level: -1}
	w.turn()
	for a := range d.Articles {
		if a > 0 {
			w.y += bodySize * leading
		}
		heads := d.Articles[a].Heads(d.Body)
		for i, b := range d.Articles[a].Blocks {
			if err := ctx.Err(); err != nil {
				return err
			}
			if h, ok := heads[i]; ok && h.Alone {
				b.Kind, b.Level = doc.Heading, h.Level
			}
			w.block(&b)
		}
	}
	w.source()
	w.foot()
	if err := p.Output(out); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// A press sets a document, page by page.
type press struct {
	pdf   *fpdf.Fpdf
	doc   *doc.Document
	style PageStyle

	page  int
	y     float64 // the top of what comes next
	notes []string
	room  float64 // that the notes of this page take
	next  int     // the first figure that is not set yet
	count int     // of notes
	level int     // of the last bookmark
	table *doc.Table

	advances [2]map[rune]float64 // to the size, regular and bold
}

// A cut is how a kind of block is set.
type cut struct {
	size          float64
	bold, quiet   bool
	centre        bool
	first, others float64 // indents, in characters
	before, after float64 // room, to its size
	level         int     // of its bookmark; −1 for none
}

func cutOf(b *doc.Block) cut {
	c := cut{size: bodySize, first: 2, after: 0.35, level: -1}
	switch b.Kind {
	case doc.Title:
		c = cut{size: 17, bold: true, centre: true, before: 0.6, after: 0.7}
	case doc.Kicker, doc.Subtitle:
		c = cut{size: 13, centre: true, after: 0.5, level: -1}
	case doc.Heading:
		c = cut{size: 12.5, bold: true, before: 0.9, after: 0.45, level: max(1, b.Level)}
	case doc.DateLine, doc.Byline:
		c = cut{size: 9.5, quiet: true, centre: true, after: 0.5, level: -1}
	case doc.Salutation:
		c.first = 0
	case doc.ListItem:
		c.first, c.others = 1, 2
	}
	return c
}

// block sets one block.
func (w *press) block(b *doc.Block) {
	if t := w.tableAt(b.Span); t != nil {
		if t != w.table {
			w.table = t
			w.setTable(t)
		}
		return
	}
	if strings.TrimSpace(w.doc.Text(b.Span)) == "" {
		return
	}
	c := cutOf(b)
	if w.y > marginTop {
		w.y += c.before * c.size
	}
	lines := w.lines(w.cells(b.Span, c), c, paperWidth-2*marginSide)
	if c.bold { // a heading stands with a line of what it heads
		w.need(float64(len(lines))*c.size*leading+bodySize*leading, nil)
	}
	if c.level >= 0 {
		level := min(c.level, w.level+1)
		w.level = level
		w.pdf.Bookmark(basic(strings.Join(strings.Fields(w.doc.Text(b.Span)), " ")), level, w.y)
	}
	for _, l := range lines {
		w.need(c.size*leading, l.notes)
		w.set(l, c, marginSide)
		w.y += c.size * leading
	}
	w.y += c.after * c.size
}

// need turns the page unless there is room for so much and for the notes that
// come with it, which it adds to the page's own.
func (w *press) need(height float64, notes []string) {
	more := 0.0
	for _, n := range notes {
		more += w.noteHeight(n)
	}
	if len(w.notes) == 0 && len(notes) > 0 {
		more += smallSize * 1.5
	}
	if w.y+height+w.room+more > paperHeight-marginFoot && w.y > marginTop {
		w.foot()
		w.turn()
		if len(notes) > 0 && more < smallSize*1.5 {
			more += smallSize * 1.5
		}
	}
	w.notes = append(w.notes, notes...)
	w.room += more
}

// turn begins a page.
func (w *press) turn() {
	w.pdf.AddPage()
	w.page++
	w.y, w.notes, w.room = marginTop, nil, 0
}

// foot ends a page with its notes and its number.
func (w *press) foot() {
	p := w.pdf
	y := paperHeight - marginFoot - w.room
	if len(w.notes) > 0 {
		p.SetDrawColor(0x99, 0x99, 0x99)
		p.SetLineWidth(0.4)
		p.SetDashPattern(nil, 0)
		p.Line(marginSide, y+smallSize*0.7, marginSide+120, y+smallSize*0.7)
		y += smallSize * 1.5
	}
	c := cut{size: smallSize, quiet: true, others: 1.5}
	for _, n := range w.notes {
		for _, l := range w.lines(w.plain(n, c), c, paperWidth-2*marginSide) {
			at := w.y
			w.y = y
			w.set(l, cut{size: smallSize, quiet: true}, marginSide)
			w.y = at
			y += smallSize * smallLeading
		}
	}
	foot := cut{size: smallSize, quiet: true}
	number := fmt.Sprint(w.page)
	title := w.plain(basic(w.style.Title), foot)
	for len(title) > 0 && w.width(title) > paperWidth-2*marginSide-60 {
		title = title[:len(title)-1]
	}
	w.y = paperHeight - marginFoot + 18
	w.set(line{cells: title}, foot, marginSide)
	end := w.plain(number, foot)
	w.set(line{cells: end}, foot, paperWidth-marginSide-w.width(end))
}

// source says at the end where the text was taken from.
func (w *press) source() {
	if w.style.Source == "" {
		return
	}
	c := cut{size: 9, quiet: true, before: 1.2}
	w.y += c.before * c.size
	for _, l := range w.lines(w.plain(w.style.Source, c), c, paperWidth-2*marginSide) {
		w.need(c.size*leading, nil)
		w.set(l, c, marginSide)
		w.y += c.size * leading
	}
}

func (w *press) noteHeight(n string) float64 {
	c := cut{size: smallSize, others: 1.5}
	return float64(len(w.lines(w.plain(n, c), c, paperWidth-2*marginSide))) * smallSize * smallLeading
}

// advance is how wide a character is, to its size.
func (w *press) advance(r rune, bold bool) float64 {
	i, weight := 0, ""
	if bold {
		i, weight = 1, "B"
	}
	if v, ok := w.advances[i][r]; ok {
		return v
	}
	w.pdf.SetFont("page", weight, 1000)
	v := w.pdf.GetStringWidth(string(r)) / 1000
	w.advances[i][r] = v
	return v
}

// cells are the characters of s with the numbers of the foot notes behind the
// figures that end in it.
func (w *press) cells(s text.Span, c cut) []cell {
	var out []cell
	body := w.doc.Body
	figures := w.doc.Figures
	for w.next < len(figures) && figures[w.next].Start < s.Start {
		w.next++
	}
	for i, r := range body[s.Start:s.End] {
		at := s.Start + i
		for w.next < len(figures) && figures[w.next].End <= at {
			out = w.noted(out, &figures[w.next], c)
			w.next++
		}
		x := w.cell(r, c)
		if w.next < len(figures) && figures[w.next].Has(at) {
			x.figure = &figures[w.next]
		}
		out = append(out, x)
	}
	for w.next < len(figures) && figures[w.next].End <= s.End && figures[w.next].Start >= s.Start {
		out = w.noted(out, &figures[w.next], c)
		w.next++
	}
	return out
}

// noted adds the number of the foot note of f.
func (w *press) noted(out []cell, f *doc.Figure, c cut) []cell {
	if w.style.Note == nil || len(out) == 0 {
		return out
	}
	says := w.style.Note(f)
	if says == "" {
		return out
	}
	w.count++
	number := fmt.Sprint(w.count)
	for i, r := range number {
		x := cell{r: r, size: markSize, rise: markRise, quiet: true, width: w.advance(r, false) * markSize}
		if i == len(number)-1 {
			x.note = number + "  " + basic(says)
		}
		out = append(out, x)
	}
	return out
}

// plain are the characters of words.
func (w *press) plain(words string, c cut) []cell {
	var out []cell
	for _, r := range words {
		out = append(out, w.cell(r, c))
	}
	return out
}

func (w *press) cell(r rune, c cut) cell {
	switch {
	case r > 0xFFFF:
		r = '□'
	case r == '\n' || r == '\t':
		r = ' '
	}
	return cell{r: r, size: c.size, bold: c.bold, quiet: c.quiet, width: w.advance(r, c.bold) * c.size}
}

func (w *press) width(cells []cell) float64 {
	sum := 0.0
	for i := range cells {
		sum += cells[i].width
	}
	return sum
}
