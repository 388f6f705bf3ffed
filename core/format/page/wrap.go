package page

import (
	"slices"
	"strings"
)

// Tight is how much closer than the rows of a table the lines of one cell stand
// at least.
const tight = 0.85

// pitchOf is how far apart the rows of a table without rules stand: the least
// distance of two lines with numbers that follow one another, or, where none
// do, the greatest of all, since every row then has lines without. 0 where all
// lines stand alike and say nothing.
func pitchOf(lines []line) float32 {
	least, most, small := float32(0), float32(0), float32(1e9)
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		d := b.base - a.base
		if a.tabular() && b.tabular() && (least == 0 || d < least) {
			least = d
		}
		most, small = max(most, d), min(small, d)
	}
	switch {
	case least > 0:
		return least
	case small < tight*most:
		return most
	}
	return 0
}

// wrapped returns the lines of the table whose lines with numbers go from i to
// to, with the lines of its first and last cells that have no number beside
// them. No more than most lines before i are taken.
func wrapped(lines []line, i, to, most int) (from, end int) {
	pitch := pitchOf(lines[i:to])
	if pitch == 0 {
		return i, to
	}
	part := func(l, next *line) bool { // of a cell beside next
		return l.table == nil && !l.tabular() && abs(l.size-next.size) < 0.1*next.size && abs(next.base-l.base) < tight*pitch &&
			len(l.gs) <= 24*len(l.row) && l.last() != '。' && !listed(l) && !noteUnder(l) && !l.covers(next)
	}
	from, end = i, to
	for from > 0 && i-from < min(2, most) && part(&lines[from-1], &lines[from]) {
		from--
	}
	for end < len(lines) && end-to < 3 && part(&lines[end], &lines[end-1]) {
		end++
	}
	return from, end
}

// noteUnder reports whether l opens what stands under a table: a note, a source.
func noteUnder(l *line) bool {
	s := head(l, 6)
	return strings.HasPrefix(s, "注") || strings.HasPrefix(s, "备注") || strings.Contains(s, "来源") || strings.HasPrefix(s, "单位")
}

// covers reports whether a piece of l stands over or under several of o.
func (l *line) covers(o *line) bool {
	return slices.ContainsFunc(l.row, func(p piece) bool {
		n := 0
		for _, q := range o.row {
			if min(q.x1, p.x1) > max(q.x0, p.x0) {
				n++
			}
		}
		return n > 1
	})
}

// rowsGoOn says of each line of a table without rules whether it goes on with
// the row of the line before: the lines of a cell stand closer than rows do and
// have no rule between them. The first heads lines are heads; all of them are
// one row but for those over several others where a rule stands under them
// (headed).
func rowsGoOn(lines []line, heads int, flat []float32, headed bool) []bool {
	out := make([]bool, len(lines))
	pitch := pitchOf(lines[heads:])
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		k, _ := slices.BinarySearch(flat, a.base)
		ruled := k < len(flat) && flat[k] < b.base-0.3*b.size
		if ruled || i >= heads && a.tabular() && b.tabular() || i == heads && b.tabular() {
			continue
		}
		near := float32(1.35) * max(a.size, b.size)
		if pitch > 0 {
			near = tight * pitch
		}
		if headed && i < heads {
			near = 2.2 * max(a.size, b.size)
		}
		out[i] = b.base-a.base < near && !a.covers(b) && (i < heads || !b.covers(a))
	}
	oneNumberEach(lines, heads, out)
	return out
}

// oneNumberEach parts lines that would put two lines with numbers into one row,
// at the widest gap between the two; where all are alike, the lines between
// belong to the upper one.
func oneNumberEach(lines []line, heads int, goesOn []bool) {
	last := -1
	for i := heads; i < len(lines); i++ {
		if !goesOn[i] {
			last = -1
		}
		if !lines[i].tabular() {
			continue
		}
		if last >= 0 {
			cut, widest := i, float32(0)
			for k := last + 1; k <= i; k++ {
				if d := lines[k].base - lines[k-1].base; d > widest-0.1*lines[k].size {
					cut, widest = k, max(widest, d)
				}
			}
			goesOn[cut] = false
		}
		last = i
	}
}
