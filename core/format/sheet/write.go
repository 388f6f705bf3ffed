package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A Page is one sheet of a workbook to be written: a row of heads and rows
// under it. A cell is a string, an int, a Number, or nil where it is blank.
type Page struct {
	Name   string
	Widths []float64 // of columns, in characters; those that are missing stay as they are
	Heads  []string
	Rows   func(yield func([]any) bool)
	Merged [][4]int // cells that are one: first row, first column, last row, last column, from 0, the heads being row 0
	Long   bool     // goes on, on sheets of its own, where it has more rows than a sheet holds

	most int // rows of a sheet, its head among them; 0 for as many as it holds
}

// sheets are the sheets that p takes: itself, and those that go on with it.
func (p Page) sheets() iter.Seq[Page] {
	most := p.most
	if most == 0 {
		most = maxRows
	}
	return func(yield func(Page) bool) {
		if !p.Long {
			yield(p)
			return
		}
		next, stop := iter.Pull(iter.Seq[[]any](p.Rows))
		defer stop()
		row, more := next()
		for n := 1; n == 1 || more; n++ {
			part := p
			if n > 1 {
				part.Name = fmt.Sprintf("%s %d", p.Name, n)
			}
			part.Rows = func(yield func([]any) bool) {
				for k := 1; k < most && more; k++ {
					if !yield(row) {
						more = false
						return
					}
					row, more = next()
				}
			}
			if !yield(part) {
				return
			}
		}
	}
}

// A Number is a number with how many decimals show.
type Number struct {
	Value    float64
	Decimals int
	Percent  bool // shown with a percent sign; 41.5 is 41.5%
}

// What a sheet of Excel holds at most.
const (
	maxRows  = 1 << 20
	maxCols  = 1 << 14
	maxUnits = 32767 // UTF-16 units of a cell
)

// Write writes a workbook. Texts are stored as texts, whatever they start with,
// so that nothing runs as a formula; numbers are real numbers with a format.
func Write(w io.Writer, pages []Page) error { return WriteCharts(w, pages, "", nil) }

// A member is a file of the workbook, packed. A sheet is packed while its rows
// come, so that a long one takes little memory.
type member struct {
	name string
	to   bytes.Buffer
	pack *flate.Writer
	sum  uint32
	size uint64
}

func newMember(name string) *member {
	m := &member{name: name}
	m.pack, _ = flate.NewWriter(&m.to, flate.DefaultCompression) // fails for a wrong level only
	return m
}

// Write is for io.Writer. It always takes all of b.
func (m *member) Write(b []byte) (int, error) {
	m.sum = crc32.Update(m.sum, crc32.IEEETable, b)
	m.size += uint64(len(b))
	return m.pack.Write(b)
}

// put adds the member to z.
func (m *member) put(z *zip.Writer) error {
	if err := m.pack.Close(); err != nil {
		return err
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: m.name, Method: zip.Deflate, CRC32: m.sum, CompressedSize64: uint64(m.to.Len()), UncompressedSize64: m.size})
	if err != nil {
		return err
	}
	_, err = w.Write(m.to.Bytes())
	return err
}

// formats are the number formats of a workbook, in the order they came up.
type formats struct {
	codes []string
	at    map[string]int
}

// The styles that every workbook has; those of formats follow.
const (
	styleBold = 1 + iota
	styleWrap
	styleFormats
)

// style is the style that shows n.
func (f *formats) style(n Number) int {
	code := "0"
	if n.Decimals > 0 {
		code = fmt.Sprintf("0.%0*d", min(n.Decimals, 12), 0)
	}
	if n.Percent {
		code += `"%"`
	}
	i, ok := f.at[code]
	if !ok {
		i = len(f.codes)
		f.codes, f.at[code] = append(f.codes, code), i
	}
	return styleFormats + i
}

const sheetHead = xmlHead + `<worksheet xmlns="` + nsMain + `" xmlns:r="` + nsRelations + `">` +
	`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`

// sheet writes the rows of p to m and returns how many there are, its head among
// them.
func (p *Page) sheet(m *member, f *formats) (int, error) {
	if max(len(p.Heads), len(p.Widths)) > maxCols {
		return 0, fmt.Errorf("sheet %s: more than %d columns", p.Name, maxCols)
	}
	io.WriteString(m, sheetHead)
	if len(p.Widths) > 0 {
		io.WriteString(m, "<cols>")
		for i, width := range p.Widths {
			fmt.Fprintf(m, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, width)
		}
		io.WriteString(m, "</cols>")
	}
	io.WriteString(m, "<sheetData>")
	heads := make([]any, len(p.Heads))
	for i, h := range p.Heads {
		heads[i] = h
	}
	var line []byte
	line = appendRow(line, 1, heads, styleBold, f)
	m.Write(line)
	n := 1
	var failed error
	p.Rows(func(cells []any) bool {
		if n++; n > maxRows || len(cells) > maxCols {
			failed = fmt.Errorf("sheet %s: more than %d rows or %d columns", p.Name, maxRows, maxCols)
			return false
		}
		line = appendRow(line[:0], n, cells, styleWrap, f)
		m.Write(line)
		return true
	})
	io.WriteString(m, "</sheetData>")
	if len(p.Merged) > 0 {
		fmt.Fprintf(m, `<mergeCells count="%d">`, len(p.Merged))
		for _, c := range p.Merged {
			fmt.Fprintf(m, `<mergeCell ref="%s%d:%s%d"/>`, column(c[1]), c[0]+1, column(c[3]), c[2]+1)
		}
		io.WriteString(m, "</mergeCells>")
	}
	io.WriteString(m, "</worksheet>")
	return n, failed
}

// appendRow appends row n; texts get the style words.
func appendRow(b []byte, n int, cells []any, words int, f *formats) []byte {
	b = fmt.Appendf(b, `<row r="%d">`, n)
	for i, c := range cells {
		at := column(i) + strconv.Itoa(n)
		switch c := c.(type) {
		case string:
			b = fmt.Appendf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, words, textOf(clip(c)))
		case int:
			b = fmt.Appendf(b, `<c r="%s"><v>%d</v></c>`, at, c)
		case Number:
			if !math.IsNaN(c.Value) && !math.IsInf(c.Value, 0) {
				b = fmt.Appendf(b, `<c r="%s" s="%d"><v>%s</v></c>`, at, f.style(c), strconv.FormatFloat(c.Value, 'g', -1, 64))
			}
		}
	}
	return append(b, "</row>"...)
}

// column is the name of column i from 0: A … Z, AA …
func column(i int) string {
	var b []byte
	for i++; i > 0; i = (i - 1) / 26 {
		b = append([]byte{byte('A' + (i-1)%26)}, b...)
	}
	return string(b)
}

// clip is what a cell can hold of s.
func clip(s string) string {
	n := 0
	for i, r := range s {
		if n += max(1, utf16.RuneLen(r)); n > maxUnits {
			return s[:i]
		}
	}
	return s
}

// textOf is s as the text of a cell. A format of Excel's own, _x0041_, stands for
// a character there; where s has that by itself its first mark is written so.
func textOf(s string) string {
	if at := strings.Index(s, "_x"); at >= 0 {
		s = escaped.ReplaceAllString(s, "_x005F$0")
	}
	return xmlText(s)
}
