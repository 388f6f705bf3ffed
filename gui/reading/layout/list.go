package layout

import "github.com/wenshu-app/wenshu/core/text"

// marker is the number of characters of the sign that opens an item of a list,
// with the blanks behind it: ——, ·, 1., （二）, ①; 0 if there is none.
func marker(rs []rune) int {
	i := 0
	switch n := len(rs); {
	case n == 0:
		return 0
	case rs[0] == '—' || rs[0] == '-' || rs[0] == '*':
		for i < n && i < 3 && rs[i] == rs[0] {
			i++
		}
	case isBullet(rs[0]) || rs[0] >= '①' && rs[0] <= '⑳':
		i = 1
	default:
		open := rs[0] == '(' || rs[0] == '（'
		if open {
			i = 1
		}
		digits := i
		for i < n && i < 4 && numeral(rs[i]) {
			i++
		}
		if i == digits || i >= n {
			return 0
		}
		switch r := rs[i]; {
		case open && r != ')' && r != '）', !open && r != '.' && r != '．' && r != '、' && r != ')' && r != '）':
			return 0
		case r == '.' && i+1 < n && rs[i+1] >= '0' && rs[i+1] <= '9':
			return 0 // 5.1亿元
		}
		i++
	}
	for i < len(rs) && classOf(rs[i])&blank != 0 {
		i++
	}
	if i == len(rs) {
		return 0
	}
	return i
}

func isBullet(r rune) bool {
	switch r {
	case '·', '•', '●', '■', '◆', '▲', '□', '○', '▪', '▶':
		return true
	}
	return false
}

func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// Marked reports whether s begins like an item of a list.
func Marked(s string) bool {
	rs := make([]rune, 0, 8)
	for _, r := range s {
		if rs = append(rs, r); len(rs) == cap(rs) {
			break
		}
	}
	return marker(rs) > 0
}

// hang is where the first line of a list's item begins and where the others do:
// under its text. A dash or a bullet stands in the indent of a paragraph; a
// number begins where paragraphs begin, so that numbered items and numbered
// paragraphs have one edge.
func (s *setter) hang(l *Laid, indent, width float32) (first, others float32) {
	var w float32
	for i := range marker(l.Runes) {
		w += s.adv[i]
	}
	switch {
	case w == 0 || width < 12*l.Size:
		return indent, 0
	case numeral(l.Runes[0]) || l.Runes[0] == '(' || l.Runes[0] == '（':
		return indent, indent + w
	}
	others = max(indent, w)
	return others - w, others
}

// columnGap is the least room between two columns of a table, in em.
const columnGap = 1.5

// cells returns the stretches of a row between tabs, wide blanks and runs of
// two blanks and more.
func cells(rs []rune) []text.Span {
	var out []text.Span
	start := -1
	for i := 0; i < len(rs); i++ {
		if classOf(rs[i])&blank == 0 {
			if start < 0 {
				start = i
			}
			continue
		}
		j := i
		for j < len(rs) && classOf(rs[j])&blank != 0 {
			j++
		}
		if (j-i > 1 || rs[i] == '\t' || rs[i] == '\u3000') && start >= 0 {
			out = append(out, text.Span{Start: start, End: i})
			start = -1
		}
		i = j - 1
	}
	if start >= 0 {
		out = append(out, text.Span{Start: start, End: len(rs)})
	}
	return out
}

// A Table is the columns of rows that are set together.
type Table struct{ widths []float32 }

// Add reads a row, and reports false, without having read it, if it has not two
// cells at least and as many as those before.
func (t *Table) Add(row string) bool {
	rs := []rune(row)
	cs := cells(rs)
	if len(cs) < 2 || t.widths != nil && len(cs) != len(t.widths) {
		return false
	}
	if t.widths == nil {
		t.widths = make([]float32, len(cs))
	}
	for k, c := range cs {
		var w float32
		for _, r := range rs[c.Start:c.End] {
			if classOf(r)&wide != 0 {
				w++
			} else {
				w += 0.6 // a little more than fonts give it
			}
		}
		t.widths[k] = max(t.widths[k], w)
	}
	return true
}

// Stops returns where the columns begin, in em.
func (t *Table) Stops() []float32 {
	stops := make([]float32, len(t.widths))
	var x float32
	for k, w := range t.widths {
		stops[k] = x
		x += w + columnGap
	}
	return stops
}

// align widens the blanks between the cells of a row, so that each cell begins
// where its column does. A table too wide for the measure stays as it is.
func (s *setter) align(l *Laid, stops []float32, width float32) {
	cs := cells(l.Runes)
	if len(cs) != len(stops) || stops[len(stops)-1]*l.Size > width*0.8 {
		return
	}
	var x float32
	k := 0
	for i := range l.Runes {
		if k < len(cs) && i == cs[k].Start {
			if i > 0 {
				if room := stops[k]*l.Size - x; room > 0 {
					s.adv[i-1] += room
					x += room
				}
			}
			k++
		}
		x += s.adv[i]
	}
}
