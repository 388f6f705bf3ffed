// Package sheet reads tables that are files of their own: workbooks of Excel
// (.xlsx, .xlsm, .xltx) and text with separated fields (CSV, TSV). It gives
// what a reader of the sheet sees: values in their number formats, without
// hidden rows, columns and sheets. It says where titles, lines of units, rows
// and notes are; what the rows mean is core/table's.
package sheet

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// A cell is one cell that is shown. A cell over several columns or rows counts
// shown ones only.
type cell struct {
	text   string // without blanks at its ends
	col    int    // among the shown columns, from 0
	across int    // how many columns it covers beyond its own
	last   int    // the last row of the sheet that it covers; 0 where it covers its own
	name   string // "B12"
	at     text.Span
	quoted bool // "" in it is one "
	indent int  // blanks before its words, a wide one counts two
}

// A row is a row that is shown, its cells from the left.
type row struct {
	n     int // in the sheet, from 1; -1 for one without a number
	cells []cell
}

// A sink writes cells.
type sink interface {
	// put writes the words of c. In one line, the line ends in it go.
	put(c *cell, oneLine bool) text.Span
	// tabs moves n columns on.
	tabs(n int)
	// end follows the end of a line, which the builder wrote.
	end()
}

// A layout tells the rows of a sheet apart: titles, tables, notes.
type layout struct {
	w      *raw.Builder
	out    sink
	deep   int  // the level of captions
	titled bool // the document has its title

	caption bool // what stands alone may be the caption of the table that follows
}

// maxTabs bounds the tabs of one gap, since a cell may stand anywhere.
const maxTabs = 256

// maxLead is how many rows a title and what belongs to it may take.
const maxLead = 6

// lay writes the rows of a sheet. Tables stand apart by blank rows, which are
// in rows without cells.
func (l *layout) lay(rows []row) {
	var above []text.Span // titles that wait for their table
	for len(rows) > 0 {
		if len(rows[0].cells) == 0 {
			rows = rows[1:]
			continue
		}
		n := l.region(rows)
		next := n
		for next < len(rows) && len(rows[next].cells) == 0 {
			next++
		}
		l.caption = next < len(rows) && len(rows[next].cells) > 1 // a table follows
		part := make([]row, 0, n)
		for _, r := range rows[:n] {
			if len(r.cells) > 0 {
				part = append(part, r)
			}
		}
		rows = rows[n:]
		above = l.part(part, above)
	}
}

// region is how many rows at the start of rows belong together: up to a blank
// row behind which something else begins.
func (l *layout) region(rows []row) int {
	tall := 0     // the last row that a cell above covers
	wide := false // a row with numbers was seen
	lo, hi := 1<<30, -1
	end := 0
	for i, r := range rows {
		if len(r.cells) == 0 {
			if r.n > 0 && r.n <= tall {
				end = i + 1
			}
			continue
		}
		if i > end && !(wide && goesOn(r, lo, hi)) {
			break
		}
		for _, c := range r.cells {
			tall = max(tall, c.last)
			lo, hi = min(lo, c.col), max(hi, c.col+c.across)
		}
		wide = wide || dataRow(r)
		end = i + 1
	}
	return end
}

// dataRow reports whether r has a label and a number.
func dataRow(r row) bool {
	return len(r.cells) > 1 && !numeric(r.cells[0].text) && numeric(r.cells[len(r.cells)-1].text)
}

// goesOn reports whether r, behind a blank row, is one more row of a table that
// has the columns from lo to hi.
func goesOn(r row, lo, hi int) bool {
	return dataRow(r) && r.cells[0].col == lo && r.cells[len(r.cells)-1].col <= hi
}

// part writes rows that belong together, and returns the captions at its end
// that may speak of what follows.
func (l *layout) part(rows []row, above []text.Span) []text.Span {
	width := 0
	first := 1 << 30
	for _, r := range rows {
		width = max(width, len(r.cells))
		first = min(first, r.cells[0].col)
	}
	if width == 1 { // no table
		for i, r := range rows {
			if i > 0 && len(rows) > maxLead { // a list
				l.lines(r, doc.Whole)
				above = above[:0]
			} else if l.titled && (i > 0 || !l.caption) {
				start := l.w.Len()
				s := l.out.put(&r.cells[0], true)
				l.block(start, doc.Whole, 0)
				above = append(above, s)
			} else if s, ok := l.lead(r); ok {
				above = append(above, s...)
			} else {
				above = above[:0]
			}
		}
		return above[max(0, len(above)-4):]
	}
	i := 0
	for i < min(maxLead, len(rows)-1) && isLead(rows, i, first, width) {
		s, _ := l.lead(rows[i])
		above = append(above, s...)
		i++
	}
	end := len(rows)
	for k := i + 1; k < len(rows); k++ {
		if noteStart(rows[k], first) && !tabled(rows[k:]) {
			end = k
			break
		}
	}
	for end > i+1 && len(rows[end-1].cells) == 1 && proseCell(&rows[end-1].cells[0]) {
		end--
	}
	l.grid(rows[i:end], above[max(0, len(above)-6):])
	for _, r := range rows[end:] {
		l.lines(r, doc.NoteHint)
	}
	return nil
}

// tabled reports whether a row of a table stands among rows.
func tabled(rows []row) bool {
	for i, r := range rows {
		if i < 200 && dataRow(r) {
			return true
		}
	}
	return false
}

// noteStart reports whether r begins the notes under a table.
func noteStart(r row, first int) bool {
	c := &r.cells[0]
	if len(r.cells) > 2 || c.col != first {
		return false
	}
	for _, w := range []string{"注：", "注:", "注1", "注 ", "备注：", "备注:", "说明：", "说明:", "数据来源", "资料来源", "来源：", "来源:", "附注"} {
		if strings.HasPrefix(c.text, w) {
			return true
		}
	}
	return c.text == "注" || c.text == "备注" || c.text == "说明"
}

// proseCell reports whether c holds a sentence.
func proseCell(c *cell) bool {
	n := utf8.RuneCountInString(c.text)
	return !numeric(c.text) && (n > 10 && strings.ContainsAny(c.text, "。；") || n > 40)
}

// isLead reports whether row i, with only such rows before it, is a title or a
// line of units over the table rather than a row of heads.
func isLead(rows []row, i, first, width int) bool {
	r := rows[i]
	c := &r.cells[0]
	if len(r.cells) == 1 {
		switch {
		case numeric(c.text), c.last > r.n && c.col == first && c.across == 0:
			return false
		case c.col == first:
			return c.across == 0 || c.across*2 >= width-1 || len(rows[i+1].cells) == 1
		case unitWords(c.text):
			return true
		case c.across > 0 && utf8.RuneCountInString(c.text) <= 12, yearHead(c.text):
			return false // 2024年 over several heads
		}
		return c.across > 0 || utf8.RuneCountInString(c.text) > 8 || len(rows[i+1].cells) > 1 && rows[i+1].cells[0].col == first
	}
	if len(r.cells) > 4 || len(r.cells) > 2 && width < 4 {
		return false
	}
	units := 0
	for k := range r.cells {
		switch s := r.cells[k].text; {
		case unitWords(s), formWords(s):
			units++
		case numeric(s):
			return false
		}
	}
	return units > 0 && (units == len(r.cells) || width > 2*len(r.cells)-1 || unitWords(r.cells[len(r.cells)-1].text))
}

// unitWords reports whether s says the unit of a table: 单位：万元.
func unitWords(s string) bool {
	if utf8.RuneCountInString(s) > 40 {
		return false
	}
	if k := strings.Index(s, "单位"); k >= 0 {
		rest := strings.TrimLeft(s[k+len("单位"):], " 　")
		return strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":") || k > 0 && strings.HasSuffix(s[:k], "金额")
	}
	t := strings.Trim(s, "（）() 　")
	switch t {
	case "元", "万元", "亿元", "千元", "百万元", "万吨", "吨", "万人", "人", "%", "亿美元", "万美元":
		return true
	}
	return false
}

// formWords reports whether s is a line of a form over a table rather than a
// head of it: 编制单位：…, 表号：….
func formWords(s string) bool {
	for _, w := range []string{"编制", "填报", "制表", "表号", "附表", "报表", "日期", "时间", "年度", "预算年度", "制定机关", "文号", "有效期", "综合机关", "公开"} {
		if strings.HasPrefix(s, w) && (strings.ContainsAny(s, "：:") || w == "附表" || w == "公开") {
			return true
		}
	}
	return false
}

// yearHead reports whether s is a year.
func yearHead(s string) bool {
	s = strings.TrimRight(s, "年度末底 ")
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && numeric(s)
}

// numeric reports whether s is a number, whatever its unit.
func numeric(s string) bool {
	digits := false
	for i, r := range s {
		switch {
		case '0' <= r && r <= '9', '０' <= r && r <= '９':
			digits = true
		case strings.ContainsRune("+-−－(（)）,，.． %％‰E¥￥$ \u00a0", r):
		case digits && i > 0 && len(s)-i <= 12 && strings.Trim(s[i:], "亿万千百元吨人户个家所倍度公顷亩立方米里平克") == "":
			return true
		default:
			return false
		}
	}
	return digits
}

// lead writes a row over a table and returns its spans; false if it is a
// paragraph that is no title.
func (l *layout) lead(r row) ([]text.Span, bool) {
	if len(r.cells) > 1 {
		start := l.w.Len()
		var out []text.Span
		for k := range r.cells {
			if k > 0 {
				l.out.tabs(1)
			}
			out = append(out, l.out.put(&r.cells[k], true))
		}
		l.block(start, doc.Whole, 0)
		return out, true
	}
	c := &r.cells[0]
	n := utf8.RuneCountInString(c.text)
	switch {
	case n > 60 || strings.Contains(c.text, "。") || numeric(c.text):
		l.lines(r, doc.Whole)
		return nil, false
	case unitWords(c.text) || formWords(c.text) || n < 4 || attachment(c.text):
		start := l.w.Len()
		s := l.out.put(c, true)
		l.block(start, doc.Whole, 0)
		return []text.Span{s}, true
	}
	kind, level := doc.HeadHint, l.deep
	if !l.titled {
		kind, level, l.titled = doc.TitleHint, 0, true
	} else if strings.HasPrefix(c.text, "（") || strings.HasPrefix(c.text, "(") || strings.ContainsAny(c.text, "：:") {
		kind, level = doc.Whole, 0
	}
	start := l.w.Len()
	s := l.out.put(c, true)
	l.block(start, kind, level)
	return []text.Span{s}, true
}

// attachment reports whether s only numbers what it stands over: 附件1, 表2-3.
func attachment(s string) bool {
	for _, w := range []string{"附件", "附表", "表"} {
		if t, ok := strings.CutPrefix(s, w); ok && strings.Trim(t, "0123456789一二三四五六七八九十-—：: ") == "" {
			return true
		}
	}
	return false
}

// block ends the line and says what was written since start.
func (l *layout) block(start int, k doc.HintKind, level int) {
	l.w.BlockFrom(start, k, level)
	l.out.end()
}

// lines writes the cells of r, each line of them a block.
func (l *layout) lines(r row, k doc.HintKind) {
	start := l.w.Len()
	for i := range r.cells {
		if i > 0 {
			l.out.tabs(1)
		}
		l.out.put(&r.cells[i], false)
	}
	s := l.w.String()[start:]
	for len(s) > 0 {
		n := strings.IndexByte(s, '\n')
		if n < 0 {
			n = len(s)
		}
		if strings.Trim(s[:n], " \t　") != "" {
			l.w.Mark(text.Span{Start: start, End: start + n}, k)
		}
		start += min(n+1, len(s))
		s = s[min(n+1, len(s)):]
	}
	l.w.End()
	l.out.end()
}

// grid writes the rows of a table.
func (l *layout) grid(rows []row, above []text.Span) {
	used := map[int]bool{}
	for _, r := range rows {
		for _, c := range r.cells {
			used[c.col] = true
		}
	}
	place := columns(used)
	g := doc.Grid{Above: append([]text.Span(nil), above...)}
	g.Start = l.w.Len()
	for i := range rows {
		r := &rows[i]
		start := l.w.Len()
		line := make([]doc.Cell, 0, len(r.cells))
		at := 0
		for k := range r.cells {
			c := &r.cells[k]
			col := place(c.col)
			across := place(c.col+c.across+1) - 1 - col
			l.out.tabs(col - at)
			at = col
			d := doc.Cell{Span: l.out.put(c, true), Col: col, Across: max(0, across)}
			if c.last > r.n {
				d.Down = sort.Search(len(rows)-i-1, func(j int) bool { return rows[i+1+j].n > c.last })
			}
			if !d.Span.Empty() {
				line = append(line, d)
			}
		}
		g.Rows = append(g.Rows, line)
		g.End = l.w.Len()
		l.block(start, doc.RowHint, 0)
	}
	l.w.Grid(g)
}

// columns numbers the columns of a table without those that are blank in all
// of its rows. The number of a blank one is that of the next.
func columns(used map[int]bool) func(int) int {
	hi := 0
	for c := range used {
		hi = max(hi, c)
	}
	number := make([]int, hi+2)
	n := 0
	for c := range number {
		number[c] = n
		if used[c] {
			n++
		}
	}
	return func(c int) int { return number[min(c, hi+1)] }
}
