package table

import (
	"math"
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

// goesOn reports whether rows without heads go on the table before them, which
// a page's end cut: as many columns that end at the same places, and no
// caption of their own.
func (b *builder) goesOn(above []text.Span, cols []column) bool {
	if b.open == nil || len(b.open.cols) != len(cols) || b.open.cols[0].exact != cols[0].exact {
		return false
	}
	for _, s := range above {
		t := s.Of(b.text)
		if _, ok := unitsOf(t); ok || numbered(t) || captionLike(t) {
			return false
		}
	}
	if !cols[0].exact {
		for i := 1; i < len(cols); i++ {
			if abs(cols[i].end-b.open.cols[i].end) > 8 {
				return false
			}
		}
	}
	return true
}

// partHeads parts lines of heads above the first row that single blanks part,
// where that makes as many heads as the row has fields.
func (b *builder) partHeads() {
	want := len(b.lines[b.first].fields)
	if want < 3 {
		return
	}
	for k, seen := b.first-1, 0; k >= 0 && seen < 3; k-- {
		l := &b.lines[k]
		if l.form == blank || l.form == rule {
			continue
		}
		seen++
		if l.form != titles || len(l.fields) != 1 {
			continue
		}
		f := l.fields[0]
		words := strings.Fields(f.Of(b.text))
		if len(words) != want && len(words) != want-1 || numbered(f.Of(b.text)) {
			continue
		}
		var out []field
		at, x, wide := f.Start, f.x, f.wx
		for _, w := range words {
			i := strings.Index(b.text[at:f.End], w)
			for _, r := range b.text[at : at+i] {
				x, wide = x+1, wide+width(string(r))
			}
			at += i
			h := field{Span: text.Span{Start: at, End: at + len(w)}, class: classOf(w), x: x, end: x + utf8.RuneCountInString(w), wx: wide, wend: wide + width(w)}
			out = append(out, h)
			at, x, wide = h.End, h.end, h.wend
		}
		l.fields = out
		return
	}
}

// measure decides whether the columns were set with wide characters taking
// one or two: by the ends of the values under each other, else by the heads
// that stand over values.
func (b *builder) measure() {
	ends := func(wide bool) (spread, over int) {
		var first []field
		var lo, hi []int
		for k := b.first; k <= b.last; k++ {
			l := b.lines[k]
			if l.form != data || first != nil && len(l.fields) != len(first) || l.tabs || l.bars {
				continue
			}
			if first == nil {
				first = l.fields
				lo, hi = make([]int, len(first)), make([]int, len(first))
			}
			for i, f := range l.fields {
				x := f.end
				if wide {
					x = f.wend
				}
				if lo[i] == 0 {
					lo[i], hi[i] = x, x
				}
				lo[i], hi[i] = min(lo[i], x), max(hi[i], x)
			}
		}
		for i := 1; i < len(lo); i++ {
			spread += hi[i] - lo[i]
		}
		for k := b.first - 1; k >= 0 && k > b.first-8; k-- {
			if l := b.lines[k]; l.form == titles && len(l.fields) > 1 {
				for _, f := range l.fields {
					x, end := f.x, f.end
					if wide {
						x, end = f.wx, f.wend
					}
					for i, v := range first {
						from, to := v.x, hi[i]
						if wide {
							from = v.wx
						}
						if i > 0 && x < to && end > from {
							over++
							break
						}
					}
				}
			}
		}
		return spread, over
	}
	s1, o1 := ends(false)
	s2, o2 := ends(true)
	if s2 < s1 || s2 == s1 && o2 > o1 {
		for k := range b.lines {
			for i := range b.lines[k].fields {
				f := &b.lines[k].fields[i]
				f.x, f.end = f.wx, f.wend
			}
		}
	}
}

// findHeads finds the lines of heads above row: lines of several labels and of
// years, and among them such as hold 地区 or a head over all columns alone.
// Labels between them and the row, from group on, are rows without numbers.
func (b *builder) findHeads(row int) (heads []int, from, group int) {
	from, group = row, row
	single := row // the first of the single labels right above what was found
	for k := row - 1; k >= 0 && row-k < 40; k-- {
		l := b.lines[k]
		switch {
		case l.form == blank || l.form == rule:
			continue
		case l.form == years || l.form == titles && len(l.fields) > 1:
			if b.lines[row].tabs && !l.tabs || b.announces(l) {
				break
			}
			if len(heads) == 0 {
				group = single
			} else if single < from { // 地区 between two lines of heads
				for j := from - 1; j > k; j-- {
					if b.lines[j].form == titles {
						heads = append([]int{j}, heads...)
					}
				}
			}
			heads = append([]int{k}, heads...)
			from, single = k, k
			continue
		case l.form == titles && len(heads) == 0:
			if single == row && b.within(l, row) { // one head over one column
				return []int{k}, k, row
			}
			single = k
			continue
		case l.form == titles && single == from:
			s := compact(l.fields[0].Of(b.text))
			if readHead(b.text, []text.Span{l.fields[0].Span}).place || s == "项目" || s == "指标" || s == "年份" || s == "指标名称" || b.over(l, row, s) {
				heads = append([]int{k}, heads...)
				from, single = k, k
				continue
			}
		}
		break
	}
	return heads, from, group
}

// announces reports whether a line of several words is no line of heads: one
// of them waits for what follows it (来源：).
func (b *builder) announces(l line) bool {
	for _, f := range l.fields {
		if s := f.Of(b.text); strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") || strings.HasPrefix(s, "来源") || strings.HasPrefix(s, "发布") {
			return true
		}
	}
	return false
}

// over reports whether the one field s of l stands over the values of the row
// and is a head rather than the caption.
func (b *builder) over(l line, row int, s string) bool {
	fs := b.lines[row].fields
	return len(fs) > 2 && !l.tabs && l.fields[0].x > fs[0].end && utf8.RuneCountInString(s) <= 12 && !numbered(s) && !strings.HasSuffix(s, "表") && !strings.HasSuffix(s, "情况")
}

// within reports whether the one field of l stands over the values of the
// first row.
func (b *builder) within(l line, row int) bool {
	if row > b.last || len(b.lines[row].fields) != 2 || len(l.fields) != 1 || l.tabs {
		return false
	}
	v := b.lines[row].fields[1]
	return l.fields[0].x >= b.lines[row].fields[0].end && abs(center(l.fields[0])-center(v)) <= 8
}

func center(f field) int { return (f.x + f.end) / 2 }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// A column is where the values of a column stand.
type column struct {
	x, end int
	exact  bool // by tabs or bars: end is no bound
	order  bool // rows with as many fields as columns go by order
}

// columns finds the columns of the rows.
func (b *builder) columns(rows, heads []int) []column {
	count := map[int]int{}
	widest, tabs := 0, 0
	n := 0
	for _, k := range rows {
		l := b.lines[k]
		if len(l.fields) < 2 {
			continue
		}
		n++
		count[len(l.fields)]++
		widest = max(widest, len(l.fields))
		if l.tabs || l.bars {
			tabs++
		}
	}
	if n == 0 {
		return nil
	}
	mode := 0
	for w, c := range count {
		if c > count[mode] || c == count[mode] && w > mode {
			mode = w
		}
	}
	headed := 0
	for _, h := range heads {
		headed = max(headed, len(b.lines[h].fields))
	}
	if tabs*2 > n {
		same := count[mode] == n && (headed == mode || headed == mode-1 || headed == 0)
		top := 0
		for _, k := range append(append([]int{}, heads...), rows...) {
			for _, f := range b.lines[k].fields {
				top = max(top, f.col)
			}
		}
		if top+1 != mode && same {
			top = mode - 1 // several tabs between two columns
			out := make([]column, mode)
			for i := range out {
				out[i] = column{x: i, end: i, order: true}
			}
			return out
		}
		out := make([]column, top+1)
		for i := range out {
			out[i] = column{x: i, end: i, exact: true}
		}
		return out
	}
	// columns of blanks
	if count[mode]*10 >= n*6 && headed <= mode {
		out := make([]column, mode)
		for i := range out {
			out[i] = column{x: math.MaxInt, order: true}
		}
		for _, k := range rows {
			if f := b.lines[k].fields; len(f) == mode {
				for i := range f {
					out[i].x, out[i].end = min(out[i].x, f[i].x), max(out[i].end, f[i].end)
				}
			}
		}
		return out
	}
	return b.clusters(rows, heads)
}

// clusters are the stretches that numbers of a column share, for tables where
// most rows leave cells blank.
func (b *builder) clusters(rows, heads []int) []column {
	top := 0
	for _, k := range rows {
		for _, f := range b.lines[k].fields {
			top = max(top, f.end)
		}
	}
	if top > maxLine {
		return nil
	}
	taken := make([]bool, top+2)
	stub := 0
	for _, k := range rows {
		fs := b.lines[k].fields
		for i, f := range fs {
			if i == 0 && (f.class == label || f.class == year) {
				stub = max(stub, f.end)
				continue
			}
			if f.class == label {
				continue
			}
			for x := f.x; x < f.end; x++ {
				taken[x] = true
			}
		}
	}
	out := []column{{x: 0, end: stub}}
	for x := 0; x <= top; x++ {
		if !taken[x] {
			continue
		}
		from := x
		for x <= top && taken[x] {
			x++
		}
		out = append(out, column{x: from, end: x})
	}
	for _, h := range heads {
		if n := len(b.lines[h].fields); n == len(out) || n == len(out)-1 {
			return out
		}
	}
	if len(heads) == 0 && len(out) == 2 {
		return out
	}
	if len(heads) > 0 && len(b.lines[heads[len(heads)-1]].fields) > len(out) {
		return nil
	}
	return out
}

// row puts the fields of l under the columns; it reports false where two
// would share one.
func (b *builder) row(l line, cols []column) ([]Cell, bool) {
	var out []Cell
	if cols[0].exact {
		for _, f := range l.fields {
			if !l.tabs && !l.bars && len(l.fields) > 1 {
				return nil, false
			}
			out = append(out, Cell{Span: f.Span, Col: f.col})
		}
		return out, true
	}
	if len(l.fields) == len(cols) && cols[0].order {
		for i, f := range l.fields {
			out = append(out, Cell{Span: f.Span, Col: i})
		}
		return out, true
	}
	if len(l.fields) > len(cols) {
		return nil, false
	}
	prev := -1
	for i, f := range l.fields {
		c := nearest(f, cols)
		if i == 0 && f.class == label && len(l.fields) > 1 {
			c = 0
		}
		if c <= prev || c < 0 {
			return nil, false
		}
		if i == 0 && f.class != label && c == 0 && cols[0].end < f.x {
			return nil, false
		}
		out = append(out, Cell{Span: f.Span, Col: c})
		prev = c
	}
	return out, true
}

// nearest is the column that f stands in: the one it overlaps most, or the
// nearest.
func nearest(f field, cols []column) int {
	best, score := -1, math.MinInt
	for i, c := range cols {
		over := min(f.end, c.end) - max(f.x, c.x)
		if over > 0 {
			over += 1000 - abs(center(f)-(c.x+c.end)/2)/4
		}
		if over > score {
			best, score = i, over
		}
	}
	return best
}

// headRow puts a line of heads over the columns. A head over several columns
// covers them.
func (b *builder) headRow(k int, cols []column, under []Cell, upper bool) []Cell {
	l := b.lines[k]
	n := len(l.fields)
	var out []Cell
	switch {
	case cols[0].exact && upper && n == len(cols)-1 && l.fields[0].col == 0 && l.fields[n-1].col == n-1:
		for i, f := range l.fields { // the head of the labels covered this line too, and left no cell in it
			out = append(out, Cell{Span: f.Span, Col: i + 1})
		}
		return out
	case cols[0].exact && n > 2 && l.fields[n-1].col == n-1 && b.period(n-1, len(cols), under) > 0:
		p := b.period(n-1, len(cols), under)
		out = append(out, Cell{Span: l.fields[0].Span})
		for i, f := range l.fields[1:] {
			out = append(out, Cell{Span: f.Span, Col: 1 + i*p, Across: p - 1})
		}
		return out
	case cols[0].exact:
		for i, f := range l.fields {
			c := Cell{Span: f.Span, Col: f.col}
			if !l.tabs && !l.bars {
				c.Col = i
			}
			out = append(out, c)
		}
		if k+1 <= b.last { // a head over blank ones covers them
			for i := range out {
				end := len(cols)
				if i+1 < len(out) {
					end = out[i+1].Col
				}
				if out[i].Col > 0 && b.headsBelow(k) {
					out[i].Across = max(0, end-out[i].Col-1)
				}
			}
		}
		return out
	case n == len(cols):
		for i, f := range l.fields {
			out = append(out, Cell{Span: f.Span, Col: i})
		}
		return out
	case n == len(cols)-1 && (l.form == years || l.fields[0].x > (cols[0].x+cols[0].end)/2 || l.fields[0].x > cols[0].end):
		for i, f := range l.fields {
			out = append(out, Cell{Span: f.Span, Col: i + 1})
		}
		return out
	}
	if p := b.period(n, len(cols), under); p > 0 { // 限额 and 余额 over 合计 一般 专项 each
		for i, f := range l.fields {
			out = append(out, Cell{Span: f.Span, Col: 1 + i*p, Across: p - 1})
		}
		return out
	}
	// fewer heads than columns: each covers the columns nearest to it
	owner := make([]int, len(cols))
	for c := range cols {
		owner[c] = -1
		mid := (cols[c].x + cols[c].end) / 2
		best := math.MaxInt
		for i, f := range l.fields {
			d := 0
			if mid < f.x {
				d = f.x - mid
			} else if mid > f.end {
				d = mid - f.end
			}
			if d < best {
				best, owner[c] = d, i
			}
		}
	}
	below := b.headsBelow(k)
	if !below { // the last line of heads names one column each
		taken := map[int]bool{}
		for _, f := range l.fields {
			c := nearest(f, cols)
			if c < 0 || taken[c] {
				return nil
			}
			taken[c] = true
			out = append(out, Cell{Span: f.Span, Col: c})
		}
		return out
	}
	for i, f := range l.fields {
		from, to := -1, -1
		for c := range cols {
			if owner[c] == i && (c > 0 || f.x < cols[0].end) {
				if from < 0 {
					from = c
				}
				to = c
			}
		}
		if from < 0 {
			continue
		}
		if from == 0 && f.x < cols[0].end {
			to = 0
		}
		mid := (cols[from].x + cols[to].end) / 2
		if to > from && (!below || abs(mid-center(f)) > max(4, (cols[to].end-cols[from].x)/5)) {
			c := nearest(f, cols) // it names one column
			from, to = c, c
		}
		out = append(out, Cell{Span: f.Span, Col: from, Across: to - from})
	}
	return out
}

// formulas reports whether a line of heads gives the rules of its columns.
func (b *builder) formulas(r []Cell) bool {
	for _, c := range r {
		if !formula(compact(c.Of(b.text))) {
			return false
		}
	}
	return true
}

// period is how many columns each of n heads covers, where the heads under
// them come again for each; 0 where they do not.
func (b *builder) period(n, cols int, under []Cell) int {
	if n < 2 || (cols-1)%n != 0 || (cols-1)/n < 2 {
		return 0
	}
	p := (cols - 1) / n
	names := make([]string, cols-1)
	for _, c := range under {
		if c.Col > 0 && c.Col < cols && c.Across == 0 {
			names[c.Col-1] = compact(c.Of(b.text))
		}
	}
	some := false
	for i := p; i < len(names); i++ {
		if names[i] != names[i-p] {
			return 0
		}
		some = some || names[i] != ""
	}
	if !some {
		return 0
	}
	return p
}

// headsBelow reports whether more heads stand under line k.
func (b *builder) headsBelow(k int) bool {
	for i := k + 1; i < len(b.lines); i++ {
		switch b.lines[i].form {
		case blank, rule:
			continue
		case titles, years:
			for _, f := range b.lines[i].fields {
				if !formula(compact(f.Of(b.text))) && len(b.lines[i].fields) > 1 {
					return true
				}
			}
			continue
		}
		return false
	}
	return false
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

// column makes a grid of cells that stand one to a line: labels before the
// first number name the columns, but for the last, which begins the first row.
func (b *builder) column() (*Grid, string) {
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
	valued := func(c field) bool { return c.class != label && c.class != joined }
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
