package figures

// picks are the rows that are selected, the line that the keys move, and the
// line from which Shift selects.
type picks struct {
	rows           map[int]bool // of the model
	cursor, anchor int          // lines; -1 for none
}

// only selects the row of one line; a group's head selects nothing.
func (p *picks) only(lines []line, at int) {
	p.rows = map[int]bool{}
	if at >= 0 && at < len(lines) && lines[at].row >= 0 {
		p.rows[lines[at].row] = true
	}
	p.cursor, p.anchor = at, at
}

// toggle adds the row of a line, or takes it away.
func (p *picks) toggle(lines []line, at int) {
	if r := lines[at].row; r >= 0 {
		if p.rows[r] {
			delete(p.rows, r)
		} else {
			p.rows[r] = true
		}
	}
	p.cursor, p.anchor = at, at
}

// to selects all rows from the anchor to a line; with more, beside those that
// are selected.
func (p *picks) to(lines []line, at int, more bool) {
	if p.anchor < 0 || p.anchor >= len(lines) {
		p.anchor = at
	}
	if !more {
		p.rows = map[int]bool{}
	}
	for i := min(p.anchor, at); i <= max(p.anchor, at); i++ {
		if lines[i].row >= 0 {
			p.rows[lines[i].row] = true
		}
	}
	p.cursor = at
}

// within drops what is not among the rows shown.
func (p *picks) within(shown []int) {
	if len(p.rows) == 0 {
		return
	}
	left := map[int]bool{}
	for _, r := range shown {
		if p.rows[r] {
			left[r] = true
		}
	}
	p.rows = left
}
