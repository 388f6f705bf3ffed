package page

import (
	"cmp"
	"slices"
)

// A column is where the cells of a table without rules stand, one under the
// other.
type column struct{ x0, x1 float32 }

// aligned makes tables of lines whose pieces stand in columns: labels, and
// numbers beside them.
func (s *sheet) aligned(lines []line) []line {
	var flat []float32 // heights of long level rules
	for _, r := range s.rules {
		if r.flat() && r.x1-r.x0 > 40 {
			flat = append(flat, (r.y0+r.y1)/2)
		}
	}
	slices.Sort(flat)
	var out []line
	between := s.ruledIn(lines)
	for i := 0; i < len(lines); {
		if len(between) > 0 && between[0].from <= i {
			b := between[0]
			between = between[1:]
			if b.from == i {
				if t := s.ruledTable(lines[b.from:b.to], b.heads, flat); t != nil {
					out = append(out, tableLine(s, t))
					i = b.to
					continue
				}
			}
		}
		to := numbersFrom(lines, i)
		if to == i {
			out = append(out, lines[i])
			i++
			continue
		}
		free := 0 // lines before i that are in no table
		for free < len(out) && out[len(out)-1-free].table == nil {
			free++
		}
		body, end := wrapped(lines, i, to, free)
		from := body
		for back := len(out) - 1 - (i - body); back >= 0 && body-from < 5; back-- { // lines of heads
			if !headOver(&out[back], &lines[from]) {
				break
			}
			from--
		}
		if t := s.unruledTable(lines[from:end], body-from, flat); t != nil {
			out = out[:len(out)-(i-from)]
			out = append(out, tableLine(s, t))
			i = end
			continue
		}
		out = append(out, lines[i:to]...)
		i = to
	}
	return out
}

func tableLine(s *sheet, t *table) line {
	return line{page: s.number, table: t, x0: t.x0, x1: t.x1, y0: t.y0, y1: t.y1, base: t.y1}
}

// ruledTable makes a table of lines that stand between rules, so that they are
// known to be one. It returns nil where they stand in no columns.
func (s *sheet) ruledTable(lines []line, heads int, flat []float32) *table {
	lines = slices.Clone(lines)
	unjoined(lines)
	t := s.columnsIn(lines, heads, rowsGoOn(lines, heads, flat, true), func(i int) bool { return i >= heads })
	if t == nil || len(t.rows) < 2 {
		return nil
	}
	return t
}

// tabular reports whether l has a number beside something else.
func (l *line) tabular() bool {
	if l.table != nil || len(l.row) < 2 || l.dots() {
		return false
	}
	for _, p := range l.row[1:] {
		if numeric(p.gs) || blankMark(p.gs) {
			return true
		}
	}
	return false
}

// blankMark is what stands in a cell without a number: —, …, /.
func blankMark(gs []glyph) bool {
	if len(gs) > 2 {
		return false
	}
	for _, g := range gs {
		switch g.r {
		case '-', '—', '–', '－', '…', '/', '／', '─':
		default:
			return false
		}
	}
	return len(gs) > 0
}

// numbersFrom returns the end of the lines from i on that may be rows of one
// table, i if they are none. A label alone may stand between two of them.
func numbersFrom(lines []line, i int) int {
	if !lines[i].tabular() {
		return i
	}
	end, n := i+1, 1
	for k := i + 1; k < len(lines); k++ {
		a, b := &lines[k-1], &lines[k]
		em := max(a.size, b.size, 1)
		if b.table != nil || b.base-a.base > 3.2*em || abs(a.size-b.size) > 0.25*em {
			break
		}
		if b.tabular() {
			end = k + 1
			n++
			continue
		}
		if len(b.row) > 1 && len(b.gs) > 60 || len(b.row) == 1 && (len(b.gs) > 24 || b.last() == '。') || k-end >= 2 {
			break
		}
	}
	if n < 2 || n == 2 && min(len(lines[i].row), len(lines[end-1].row)) < 4 {
		return i
	}
	return end
}

// headOver reports whether a may be a line of heads over b: short words side by
// side.
func headOver(a, b *line) bool {
	if a.table != nil || len(a.row) < 2 || b.base-a.base > 2.6*max(a.size, b.size) || a.dots() {
		return false
	}
	return !slices.ContainsFunc(a.row, func(p piece) bool { return len(p.gs) > 24 || p.gs[len(p.gs)-1].r == '。' })
}

// unruledTable makes a table of lines, the first heads of which are heads. It
// returns nil where they stand in no columns.
func (s *sheet) unruledTable(lines []line, heads int, flat []float32) *table {
	goesOn := rowsGoOn(lines, heads, flat, false)
	t := s.columnsIn(lines, heads, goesOn, func(i int) bool {
		return i >= heads && (lines[i].tabular() || goesOn[i] || i+1 < len(lines) && goesOn[i+1])
	})
	if t == nil {
		return nil
	}
	body := 0 // the first row that is no head
	for i := range heads {
		if !goesOn[i] {
			body++
		}
	}
	if !t.columned(body) {
		return nil
	}
	return t
}

// columnsIn makes a table of lines, the first heads of which are heads, by the
// columns in which the pieces of those lines stand that tells knows. goesOn says
// which lines go on with the row before. It returns nil where all stand in one.
func (s *sheet) columnsIn(lines []line, heads int, goesOn []bool, tells func(i int) bool) *table {
	cols := columnsOf(lines, tells)
	if len(cols) < 2 || len(cols) > 40 {
		return nil
	}
	at := func(p *piece) (from, to int) {
		best, most := 0, float32(-1e9)
		from, to = -1, -1
		for k, c := range cols {
			over := min(c.x1, p.x1) - max(c.x0, p.x0)
			if over > most {
				best, most = k, over
			}
			if over > 0 {
				if from < 0 {
					from = k
				}
				to = k
			}
		}
		if from < 0 {
			return best, best
		}
		return from, to
	}
	t := &table{guessed: true, cols: len(cols), x0: lines[0].x0, x1: lines[0].x1, y0: lines[0].y0, y1: lines[len(lines)-1].y1}
	for i := range lines {
		l := &lines[i]
		t.x0, t.x1 = min(t.x0, l.x0), max(t.x1, l.x1)
		var row []cell
		filled := map[int]bool{}
		for k := range l.row {
			p := &l.row[k]
			from, to := at(p)
			if filled[from] { // two pieces in one column
				c := &row[len(row)-1]
				c.lines[0] = append(slices.Clone(c.lines[0]), p.gs...)
				continue
			}
			filled[from] = true
			row = append(row, cell{col: from, across: to - from, lines: [][]glyph{p.gs}})
		}
		if goesOn[i] {
			t.add(row)
		} else {
			t.rows = append(t.rows, row)
		}
	}
	return t
}

// columnsOf is where the pieces of those lines stand that tells knows. What goes
// over several columns of numbers says nothing of them.
func columnsOf(lines []line, tells func(i int) bool) []column {
	var numbers, all []column
	for i := range lines {
		if !tells(i) {
			continue
		}
		for _, p := range lines[i].row {
			c := column{p.x0, p.x1}
			all = append(all, c)
			if numeric(p.gs) && !year(p.gs) {
				numbers = append(numbers, c)
			}
		}
	}
	numbers = mergedColumns(numbers)
	return mergedColumns(slices.DeleteFunc(all, func(c column) bool {
		n := 0
		for _, o := range numbers {
			if min(o.x1, c.x1) > max(o.x0, c.x0) {
				n++
			}
		}
		return n > 1
	}))
}

// mergedColumns joins cols where they stand under one another.
func mergedColumns(cols []column) []column {
	slices.SortFunc(cols, func(a, b column) int { return cmp.Compare(a.x0, b.x0) })
	var out []column
	for _, c := range cols {
		if n := len(out); n > 0 && c.x0 <= out[n-1].x1 {
			out[n-1].x1 = max(out[n-1].x1, c.x1)
		} else {
			out = append(out, c)
		}
	}
	return out
}

// columned reports whether the rows of t from body on are those of a table:
// most have a label and numbers, and one column holds numbers throughout.
func (t *table) columned(body int) bool {
	numbers := make([]int, t.cols)
	labels, n, full := 0, 0, 0
	beside := false // a label stands on the line of its numbers: fractions have none
	for _, row := range t.rows[body:] {
		label, any := false, false
		for k, c := range row {
			gs := c.lines[0]
			number := len(c.lines) == 1 && (numeric(gs) || blankMark(gs))
			any = any || number && k > 0
			beside = beside || number && k > 0 && row[0].labels(gs[0].base)
			if c.across > 0 {
				continue
			}
			if number {
				numbers[c.col]++
			}
			label = label || c.col == 0 && (len(c.lines) > 1 || !numeric(gs) || year(gs))
		}
		if !any {
			continue
		}
		n++
		if label {
			labels++
		}
		if len(row) > 1 {
			full++
		}
	}
	best := slices.Max(numbers[1:])
	return (beside || n > 2) && best >= min(3, n) && labels*2 >= n && full*10 >= n*7 && best*10 >= n*6
}

// labels reports whether c has words on the line at base.
func (c *cell) labels(base float32) bool {
	return slices.ContainsFunc(c.lines, func(gs []glyph) bool {
		return abs(gs[0].base-base) < 0.3*gs[0].size && (!numeric(gs) || year(gs))
	})
}

// add puts row under the last row of t, as more lines of its cells.
func (t *table) add(row []cell) {
	last := &t.rows[len(t.rows)-1]
	for _, c := range row {
		k := slices.IndexFunc(*last, func(o cell) bool { return c.col >= o.col && c.col <= o.col+o.across })
		if k < 0 {
			*last = append(*last, c)
			continue
		}
		o := &(*last)[k]
		o.lines = append(o.lines, c.lines...)
		o.across = max(o.across, c.col+c.across-o.col)
	}
	slices.SortStableFunc(*last, func(a, b cell) int { return cmp.Compare(a.col, b.col) })
}
