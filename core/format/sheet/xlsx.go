package sheet

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// Hidden is the kind of the note that rows, columns or sheets of a workbook are
// hidden and were left out; N is how many.
const Hidden = "hidden"

// Cut is the kind of the note that a file has more cells than are read; N is
// how many rows were.
const Cut = "cut"

// maxCells bounds the cells of a file.
const maxCells = 3_000_000

// Workbook reads a workbook of Excel.
func Workbook(ctx context.Context, b []byte, _ raw.Options, p *progress.Counter) (t raw.Text, err error) {
	defer func() { // excelize meets files that nobody tested it with
		if r := recover(); r != nil {
			t, err = raw.Text{}, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: fmt.Errorf("excelize: %v", r)}
		}
	}()
	p.Start("format", 0)
	k, err := open(b)
	if err != nil {
		return raw.Text{}, err
	}
	defer k.file.Close()
	shown := 0
	for _, s := range k.sheets {
		if !s.hidden {
			shown++
		}
	}
	w := &raw.Builder{}
	x := &xlsx{ctx: ctx, p: p, k: k, w: w, l: &layout{w: w, deep: 1}}
	x.l.out = x
	if shown > 1 {
		x.l.deep = 2
	}
	for _, s := range k.sheets {
		if s.hidden {
			x.hides++
			continue
		}
		rows, err := x.rows(s)
		if err != nil {
			return raw.Text{}, err
		}
		if len(rows) == 0 {
			continue
		}
		w.Part(doc.Part{Name: s.name}, false)
		if shown > 1 {
			w.Write(oneLine(s.name))
			w.Block(doc.HeadHint, 1)
		}
		x.l.lay(rows)
	}
	if w.Len() == 0 {
		return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format"}
	}
	if x.hides > 0 {
		w.Note(doc.Note{Raw: text.Span{Start: w.Len(), End: w.Len()}, Kind: Hidden, N: x.hides})
	}
	if x.cells > maxCells {
		w.Note(doc.Note{Raw: text.Span{Start: w.Len(), End: w.Len()}, Kind: Cut, N: x.read})
	}
	t = w.Done("xlsx")
	t.Meta = doc.Meta{Title: raw.Title(k.title), Author: raw.Author(k.author)}
	return t, nil
}

// An xlsx writes the sheets of a workbook.
type xlsx struct {
	ctx   context.Context
	p     *progress.Counter
	k     *book
	w     *raw.Builder
	l     *layout
	cells int // read so far
	read  int // rows
	hides int // rows, columns and sheets that are hidden and have words
}

// rows are the shown rows of s, one without cells for every stretch of blank
// ones.
func (x *xlsx) rows(s sheetRef) ([]row, error) {
	f, err := x.k.frame(s.member)
	if err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
	}
	var place [excelize.MaxColumns + 2]int // the shown columns left of each
	for c := 1; c <= excelize.MaxColumns; c++ {
		place[c+1] = place[c]
		if !f.hidden[c] {
			place[c+1]++
		}
	}
	it, err := x.k.file.Rows(s.name)
	if err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
	}
	defer it.Close()
	var out []row
	var hiddenWords [excelize.MaxColumns + 2]bool
	var cover [excelize.MaxColumns + 2]*merge // by column: the merged cell that holds it
	var late []lateCell
	for n := 1; it.Next(); n++ {
		if n&0xff == 0 {
			if err := x.ctx.Err(); err != nil {
				return nil, err
			}
			x.p.Add(0x100)
		}
		if x.cells > maxCells {
			break
		}
		values, err := it.Columns()
		if err != nil {
			return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: fmt.Errorf("sheet %s, row %d: %w", s.name, n, err)}
		}
		for i := range f.merged[n] {
			m := &f.merged[n][i]
			for c := m.col; c <= m.col1; c++ {
				cover[c] = m
			}
		}
		hidden := it.GetRowOpts().Hidden
		r := row{n: n}
		if !hidden { // words of a merged cell whose first row is hidden
			keep := late[:0]
			for _, l := range late {
				if l.last >= n {
					l.cell.last = l.last
					r.cells = append(r.cells, l.cell)
				}
			}
			late = keep
		}
		words := false
		for i, v := range values {
			indent := indentOf(v)
			v = strings.Trim(v, blanks)
			if v == "" {
				continue
			}
			if !utf8.ValidString(v) {
				v = strings.ToValidUTF8(v, "\ufffd")
			}
			col := i + 1
			c := cell{text: v, indent: indent}
			from, last, row1 := col, col, n
			if m := cover[col]; m != nil && m.row1 >= n {
				if m.row != n || m.col != col {
					continue // covered, and so not shown
				}
				last, row1 = m.col1, m.row1
				for from < last && f.hidden[from] {
					from++
				}
			}
			if f.hidden[from] {
				hiddenWords[from] = true
				continue
			}
			words = true
			c.name, _ = excelize.CoordinatesToCellName(col, n)
			c.col, c.across = place[from], place[last+1]-place[from]-1
			if row1 > n {
				c.last = row1
			}
			if hidden && row1 > n {
				late = append(late, lateCell{c, row1})
			} else if !hidden {
				r.cells = append(r.cells, c)
			}
			x.cells++
		}
		if hidden {
			if words {
				x.hides++
			}
			continue
		}
		if len(r.cells) == 0 && (len(out) == 0 || len(out[len(out)-1].cells) == 0) {
			continue
		}
		inOrder(r.cells)
		out = append(out, r)
		x.read++
	}
	for _, h := range hiddenWords {
		if h {
			x.hides++
		}
	}
	if err := it.Error(); err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: fmt.Errorf("sheet %s: %w", s.name, err)}
	}
	return out, nil
}

// A lateCell is a merged cell whose first rows are hidden.
type lateCell struct {
	cell
	last int
}

// put writes the words of c.
func (x *xlsx) put(c *cell, flat bool) text.Span {
	s := c.text
	if flat {
		s = oneLine(s)
	} else {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\t", " ")
	}
	if c.indent > 0 && x.w.Len() == x.w.Start() { // what a row is a part of
		x.w.Write(strings.Repeat(" ", c.indent))
	}
	return x.w.Ref(s, c.name)
}

// blanks stand around the words of cells.
const blanks = " \t\r\n　\u00a0\ufeff"

// indentOf is the width of the blanks before the words of s.
func indentOf(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', '\u00a0':
			n++
		case '　':
			n += 2
		default:
			return min(n, 40)
		}
	}
	return 0
}

func (x *xlsx) tabs(n int) {
	for range min(n, maxTabs) {
		x.w.Write("\t")
	}
}

func (x *xlsx) end() {}

// oneLine joins the lines of s: with a blank between words of letters, and
// with none beside Chinese ones.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\v\f\u2028\u2029\u0085") {
		return s
	}
	var b strings.Builder
	gap := false
	last := rune(0)
	for _, r := range s {
		if r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			gap = last != 0
			continue
		}
		if gap && r < 0x2000 && last < 0x2000 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, gap = r, false
	}
	return b.String()
}

// inOrder sorts cells by column and leaves one for each.
func inOrder(cells []cell) {
	for i := 1; i < len(cells); i++ {
		for k := i; k > 0 && cells[k].col < cells[k-1].col; k-- {
			cells[k], cells[k-1] = cells[k-1], cells[k]
		}
	}
}
