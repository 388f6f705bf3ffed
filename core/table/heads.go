package table

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

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
		if len(words) != want && len(words) != want-1 || numbered(f.Of(b.text)) || dated(words) {
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

// dated reports whether a blank parts a date in words: 2021—2025 年某市收支情况
// is a caption.
func dated(words []string) bool {
	for i, w := range words[1:] {
		if last, _ := utf8.DecodeLastRuneInString(words[i]); '0' <= last && last <= '9' && strings.HasPrefix(w, "年") {
			return true
		}
	}
	return false
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
