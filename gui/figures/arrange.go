package figures

import (
	"cmp"
	"slices"
)

// A line is what stands at one height of the table: a row, or the head of a
// group.
type line struct {
	row   int // -1 for a head
	group int // -1 where rows are not grouped
}

// order is how rows are sorted.
type order struct {
	by   int // column; -1 for the document's order
	down bool
}

// sort puts rows into order; equal ones stay as the document has them, and
// empty cells come last either way.
func (o order) sort(m *Model, rows []int) {
	if o.by < 0 || o.by >= columns {
		return
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		x, y := m.rows[a].order[o.by], m.rows[b].order[o.by]
		switch {
		case x == y:
			return 0
		case x == nothing:
			return 1
		case y == nothing:
			return -1
		case o.down:
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	})
}

// A group is a run of rows under one head.
type group struct {
	rows     []int
	from, to int // years; 0 where none is said
}

// arrange lays rows out in lines: as they come, or under heads, a group where
// its first row would stand. The rows of folded groups have no line.
func arrange(m *Model, rows []int, grouped bool, folded map[string]bool) (lines []line, groups map[int]*group) {
	if !grouped {
		lines = make([]line, len(rows))
		for i, r := range rows {
			lines[i] = line{r, -1}
		}
		return lines, nil
	}
	groups = map[int]*group{}
	var heads []int
	for _, i := range rows {
		r := &m.rows[i]
		g := groups[r.group]
		if g == nil {
			g = &group{}
			groups[r.group] = g
			heads = append(heads, r.group)
		}
		g.rows = append(g.rows, i)
		if r.from != 0 {
			if g.from == 0 || r.from < g.from {
				g.from = r.from
			}
			if r.to != openEnd {
				g.to = max(g.to, r.to)
			}
			g.to = max(g.to, r.from)
		}
	}
	lines = make([]line, 0, len(rows)+len(heads))
	for _, h := range heads {
		lines = append(lines, line{-1, h})
		if folded[m.groups[h].id] {
			continue
		}
		for _, r := range groups[h].rows {
			lines = append(lines, line{r, h})
		}
	}
	return lines, groups
}
