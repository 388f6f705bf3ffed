package table

import (
	"strings"
	"unicode/utf8"
)

// lend gives a column whose head says that it is a part of one further left, and
// names no unit, the unit of that: 总人口（人） #城镇人口; 地区生产总值（亿元） 第一产业.
// Where a line of units stands over the table, that is the
// unit. Of flattened text, whose columns may be others, nothing is lent.
func (r *reader) lend() {
	if len(r.units) > 0 || !r.g.Given {
		return
	}
	whole := -1 // the last column with a unit that is no part
	for k := range r.cols {
		h := &r.cols[k]
		if h.growth || h.share || h.index || h.order || h.text || h.units {
			continue
		}
		part := r.part(h)
		if h.measure != nil {
			if !part {
				whole = k
			}
			continue
		}
		if part && whole >= 0 {
			m := *r.cols[whole].measure
			h.measure = &m
		}
	}
}

// part reports whether the lowest words over a column say that it is a part.
func (r *reader) part(h *head) bool {
	if len(h.cells) == 0 {
		return false
	}
	s := compact(h.cells[len(h.cells)-1].Of(r.t))
	if strings.HasPrefix(h.name, "第") && strings.HasSuffix(h.name, "产业增加值") {
		return true
	}
	if !anyOf(s[:min(len(s), len("其中"))], "#", "＃", "其中") {
		return false
	}
	return utf8.RuneCountInString(s) > 2
}
