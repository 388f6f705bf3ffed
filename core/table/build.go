package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// A builder makes a grid of the lines of one table.
type builder struct {
	text        string
	lines       []line
	first, last int // lines with numbers
	bottom      int // the last line that belongs to it
	above       int // the first line of its caption; -1 before it was looked for
	heads       int // the first line of its heads

	cols     []column // of a table of rows
	headRows int      // the rows of its grid that are heads
	open     *carried // of the table before; may be nil
	carry    bool     // its heads are those of the table before
}

// top is the first line of the table, its caption included.
func (b *builder) top() int { return min(b.above, b.heads, b.first) }

// captions finds the lines of caption and units above line i.
func (b *builder) captions(i int) []text.Span {
	var out []text.Span
	b.above = i
	lines, gap := 0, 0
	for k := i - 1; k >= 0 && lines < 3; k-- {
		l := b.lines[k]
		switch l.form {
		case blank, rule:
			gap++
			if gap > 2 {
				return out
			}
			continue
		case units:
			out = append([]text.Span{l.Span}, out...)
			b.above = k
			gap = 0
			if s := l.Of(b.text); captioned(s) {
				return out
			}
			continue
		case titles:
			if len(l.fields) != 1 {
				if b.announces(l) { // 发布日期：…  来源：…
					continue
				}
				return out
			}
			s := l.fields[0].Of(b.text)
			if lines > 0 && gap > 0 || utf8.RuneCountInString(s) < 2 || startsSection(s) || strings.HasSuffix(s, "：") && lines > 0 {
				return out
			}
			out = append([]text.Span{l.fields[0].Span}, out...)
			b.above = k
			lines++
			gap = 0
			if numbered(s) || captionLike(s) {
				return out
			}
			continue
		}
		return out
	}
	return out
}

// captioned reports whether the line with the units holds the caption too.
func captioned(s string) bool {
	at, _ := unitWord(s)
	return at > 0 && utf8.RuneCountInString(strings.Trim(s[:at], "（( 　金额计量")) >= 4
}

// years is the line of years that are the scale of a chart; -1 if there is
// none.
func (b *builder) years() int {
	for i := range b.lines {
		if b.lines[i].form == years && len(b.lines[i].fields) >= 3 {
			return i
		}
	}
	return -1
}

// table makes a grid of rows that have labels and values in fields.
func (b *builder) table() (*Grid, string) {
	var rows []int // lines of the body
	b.partHeads()
	b.measure()
	headEnd := b.first
	for headEnd <= b.last && b.lines[headEnd].form == years {
		headEnd++
	}
	heads, from, group := b.findHeads(headEnd)
	b.heads = from
	above := b.captions(from)
	for k := group; k <= b.last; k++ {
		if l := b.lines[k]; l.form != blank && l.form != rule {
			rows = append(rows, k)
		}
	}
	b.bottom = b.last
	// the legend of a chart whose rows lie: labels behind the last row
	if len(heads) == 0 {
		if g := b.legend(rows, above); g != nil {
			return g, ""
		}
	}
	cols := b.columns(rows, heads)
	if cols == nil {
		return nil, "columns"
	}
	g := &Grid{Above: above}
	b.cols = cols
	if len(heads) == 0 && len(cols) > 1 && b.goesOn(above, cols) {
		b.carry = true
		b.above = b.first
		b.heads = b.first
		g.Above = append([]text.Span(nil), b.open.above...)
		g.Rows = cloned(b.open.heads)
	}
	var over [][]Cell // from the bottom
	for i := len(heads) - 1; i >= 0; i-- {
		var under []Cell
		for _, r := range over {
			if len(r) > len(under) && !b.formulas(r) {
				under = r
			}
		}
		if r := b.headRow(heads[i], cols, under, i > 0); r != nil {
			over = append(over, r)
		}
	}
	slices.Reverse(over)
	g.Rows = append(g.Rows, over...)
	b.headRows = len(g.Rows)
	for _, k := range rows {
		r, ok := b.row(b.lines[k], cols)
		if !ok {
			r = nil // it counts as left
			for _, f := range b.lines[k].fields {
				r = append(r, Cell{Span: f.Span, Col: -1})
			}
		}
		g.Rows = append(g.Rows, r)
	}
	return g, ""
}

// bars makes a grid of a table in Markdown; nil if the lines are none.
func (b *builder) bars() *Grid {
	n := 0
	for i := b.first; i <= b.last; i++ {
		if b.lines[i].bars {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	from := b.first
	for from > 0 && (b.lines[from-1].bars || b.lines[from-1].form == rule) {
		from--
	}
	b.heads = from
	g := &Grid{Above: b.captions(from)}
	b.bottom = b.last
	for i := from; i <= b.last; i++ {
		if !b.lines[i].bars || b.lines[i].form == rule {
			continue
		}
		var r []Cell
		for _, f := range b.lines[i].fields {
			r = append(r, Cell{Span: f.Span, Col: f.col})
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// stubWord reports whether s heads a column of labels: 产品名称, 指标, 地区.
func stubWord(s string) bool {
	var h head
	h.read(s)
	return h.place || ratio(s, "名称", "指标", "项目", "科目", "地区", "产品", "品种", "年份", "年度", "类别", "分类", "行业", "区域", "月份", "时间")
}

// oneALine makes a grid of cells that stand one to a line: labels before the
// first number name the columns, but for the last, which begins the first row.
func (b *builder) oneALine() (*Grid, string) {
	unitAbove := -1
	for i := 0; i < b.first; i++ {
		if b.lines[i].form == units {
			unitAbove = i
		}
	}
	start := unitAbove + 1
	if unitAbove < 0 { // the labels right before the first number
		start = b.first
		for start > 0 && b.lines[start-1].form == titles && len(b.lines[start-1].fields) == 1 {
			start--
		}
	}
	b.heads = start
	var cells []field
	var at []int
	for i := start; i <= b.last; i++ {
		for _, f := range b.lines[i].fields {
			cells = append(cells, f)
			at = append(at, i)
		}
	}
	unitHead := false // 指标 单位 2024年: units are cells of the rows
	for i, c := range cells {
		if t := compact(c.Of(b.text)); i < 12 && (t == "单位" || t == "计量单位") {
			unitHead = true
		}
	}
	valued := func(c field) bool {
		if c.class != label && c.class != joined {
			return true
		}
		if !unitHead {
			return false
		}
		_, ok := wholeMeasure(c.Of(b.text))
		return ok
	}
	first := 0
	for first < len(cells) && !valued(cells[first]) {
		first++
	}
	// years among the heads are heads
	for k := first; k < len(cells) && cells[k].class == year; k++ {
		j := k
		for j < len(cells) && (cells[j].class == year || !valued(cells[j])) {
			j++
		}
		if j < len(cells) && j > k && !valued(cells[j-1]) {
			first = j
			break
		}
	}
	if first == 0 || first >= len(cells) {
		return nil, "one-cell-a-line"
	}
	width := 0
	for first+width < len(cells) && valued(cells[first+width]) {
		width++
	}
	heads := cells[:first-1]
	if len(heads) > width+1 { // the caption stands among them, or a head on two lines
		if !stubWord(compact(heads[len(heads)-width-1].Of(b.text))) {
			return nil, "one-cell-a-line"
		}
		heads = heads[len(heads)-width-1:]
	}
	var r []Cell
	switch {
	case len(heads) == width+1: // the stub has one too
		for i, h := range heads {
			r = append(r, Cell{Span: h.Span, Col: i})
		}
	case len(heads) == width:
		for i, h := range heads {
			r = append(r, Cell{Span: h.Span, Col: i + 1})
		}
	}
	g := &Grid{}
	if r != nil {
		g.Rows = append(g.Rows, r)
	}
	rows, even := 0, true
	var row []Cell
	put := func() {
		if row == nil {
			return
		}
		g.Rows = append(g.Rows, row)
		if len(row) > 1 {
			rows++
			even = even && len(row) == width+1
			if len(row) != width+1 { // which cell was blank cannot be known
				for i := range row {
					row[i].Col = -1
				}
			}
		}
		row = nil
	}
	for _, c := range cells[first-1:] {
		if !valued(c) {
			put()
			row = []Cell{{Span: c.Span}}
			continue
		}
		row = append(row, Cell{Span: c.Span, Col: len(row)})
	}
	put()
	b.bottom = b.last
	b.heads = start
	if len(heads) > 0 {
		b.heads = at[first-1-len(heads)]
	} else {
		b.heads = at[first-1]
	}
	if unitAbove >= 0 {
		b.heads = start
	}
	g.Above = b.captions(b.heads)
	if unitAbove < 0 && (rows < 3 || !even || r == nil) {
		return nil, "one-cell-a-line"
	}
	if unitAbove >= 0 && rows < 1 || width > 1 && r == nil {
		return nil, "one-cell-a-line"
	}
	return g, ""
}
