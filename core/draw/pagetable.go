package draw

import (
	"fmt"
	"sort"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// spacing sets the room between the characters of what is printed next.
func spacing(p *fpdf.Fpdf, points float64) { p.RawWriteStr(fmt.Sprintf("%.3f Tc\n", points)) }

// tableAt is the table that s, a block, is a row of; nil if it is none.
func (w *press) tableAt(s text.Span) *doc.Table {
	t := w.doc.Tables
	i := sort.Search(len(t), func(i int) bool { return t[i].End > s.Start })
	if i == len(t) || !t[i].Overlaps(s) {
		return nil
	}
	return &t[i]
}

// Measures of tables, in points and to the size of the type.
const (
	tableSize   = 9
	tablePad    = 4
	leastColumn = 3.5
)

// setTable prints a table: columns as wide as their longest lines ask for, within
// the measure, lines between the rows. A row stands on one page where it can.
func (w *press) setTable(t *doc.Table) {
	columns := w.columns(t)
	c := cut{size: tableSize}
	w.y += tableSize * 0.4
	for i, row := range t.Rows {
		c.bold = i < t.Heads
		type set struct {
			lines []line
			left  float64
		}
		var cells []set
		height, notes := tableSize*leading, []string(nil)
		for _, x := range row {
			left, width := 0.0, 0.0
			for k := range columns {
				switch {
				case k < x.Col:
					left += columns[k]
				case k <= x.Col+x.Across:
					width += columns[k]
				}
			}
			lines := w.lines(w.cells(x.Span, c), c, max(width-2*tablePad, tableSize))
			for k := range lines {
				lines[k].wide = 0
				notes = append(notes, lines[k].notes...)
			}
			height = max(height, float64(len(lines))*tableSize*leading)
			cells = append(cells, set{lines, left + tablePad})
		}
		w.need(min(height, paperHeight-marginTop-marginFoot-200)+2, notes)
		top := w.y
		for _, x := range cells {
			w.y = top
			for _, l := range x.lines {
				if w.y+tableSize*leading < paperHeight-marginFoot {
					w.set(l, c, marginSide+x.left)
				}
				w.y += tableSize * leading
			}
		}
		w.y = top + height + 2
		w.rule(w.y-1, i == t.Heads-1 || i == len(t.Rows)-1)
	}
	w.y += bodySize * 0.6
}

// rule draws a line across the measure.
func (w *press) rule(y float64, strong bool) {
	p := w.pdf
	p.SetDrawColor(0xcc, 0xcc, 0xcc)
	p.SetLineWidth(0.3)
	if strong {
		p.SetDrawColor(0x66, 0x66, 0x66)
		p.SetLineWidth(0.6)
	}
	p.SetDashPattern(nil, 0)
	p.Line(marginSide, y, paperWidth-marginSide, y)
}

// columns are the widths of the columns of a table.
func (w *press) columns(t *doc.Table) []float64 {
	n := 1
	for _, row := range t.Rows {
		for _, x := range row {
			n = max(n, x.Col+x.Across+1)
		}
	}
	want := make([]float64, n)
	for _, row := range t.Rows {
		for _, x := range row {
			if x.Across > 0 {
				continue
			}
			words := strings.TrimSpace(w.doc.Text(x.Span))
			want[x.Col] = max(want[x.Col], w.width(w.plain(words, cut{size: tableSize}))+2*tablePad+4*markSize)
		}
	}
	room, sum := paperWidth-2*marginSide, 0.0
	for i := range want {
		want[i] = max(want[i], leastColumn*tableSize)
		sum += want[i]
	}
	if sum <= room {
		return want
	}
	// The narrow ones keep what they need; the wide ones share the rest.
	fair := room / float64(n)
	narrow, wide := 0.0, 0.0
	for _, v := range want {
		if v <= fair {
			narrow += v
		} else {
			wide += v
		}
	}
	for i, v := range want {
		if v > fair {
			want[i] = max(leastColumn*tableSize, v*(room-narrow)/wide)
		}
	}
	return want
}
