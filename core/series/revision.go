package series

import (
	"cmp"
	"slices"
)

// A Revised is a period of a line of which documents of different dates have
// said different things.
type Revised struct {
	Line *Line
	Cell *Cell
	Said []Entry // one for each new value, the earliest statement of it, by date
}

// Revisions are the periods whose value changed from document to document: what
// 2015 said of 2014, and what 2016 said.
func (t *Table) Revisions() []Revised {
	var out []Revised
	for _, l := range t.Lines {
		for i := range l.Cells {
			c := &l.Cells[i]
			if c.State != Stated && c.State != Preliminary || c.Dispute == Agreed {
				continue
			}
			all := append([]Entry{c.Best}, c.Others...)
			slices.SortStableFunc(all, func(a, b Entry) int { return cmp.Compare(a.Source.Written.Start(), b.Source.Written.Start()) })
			r := Revised{Line: l, Cell: c}
			for _, e := range all {
				if n := len(r.Said); n == 0 || !Agree(r.Said[n-1].Value, e.Value) {
					r.Said = append(r.Said, e)
				}
			}
			if len(r.Said) > 1 {
				out = append(out, r)
			}
		}
	}
	return out
}
