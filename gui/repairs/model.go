// Package repairs is the pane that shows what repair did to a document: the
// text as read beside the mended one, row by row, and in both every repair, which
// one click undoes or does again. It changes no document; it tells what the
// reader wants changed.
package repairs

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// A row is a stretch of both texts that stands side by side: a line of the
// mended text, or a line that was dropped. First and Last are its repairs.
type row struct {
	raw, body   text.Span
	first, last int
	goesOn      bool // it is the middle of a line too long for one row
}

// longRow is the most bytes of a row: a text without line ends must scroll too.
const longRow = 3000

// A filter says which rows are shown.
type filter int

const (
	all filter = iota
	joins
	drops
	closed
	undone
	filters
)

// takes reports whether a row with m is shown.
func (f filter) takes(m doc.Repair) bool {
	switch f {
	case all:
		return true
	case undone:
		return m.Undone
	}
	return f == joins+filter(m.Kind)
}

// A Model is the rows of a document, made beforehand.
type Model struct {
	doc    *doc.Document
	rows   []row
	counts [filters]int // of repairs
}

// Build makes the rows of d; it does not touch the window.
func Build(d *doc.Document) *Model {
	b := builder{d: d}
	for r := range d.Back.Runs() {
		if r.Edit() {
			b.edit(r)
		} else {
			b.copied(r)
		}
	}
	b.end(d.Back.OldLen(), d.Back.NewLen())
	m := &Model{doc: d, rows: b.rows}
	for _, x := range d.Repairs {
		for f := range filters {
			if f.takes(x) {
				m.counts[f]++
			}
		}
	}
	k := 0
	for i := range m.rows {
		r := &m.rows[i]
		for r.first = k; k < len(d.Repairs) && (d.Repairs[k].Raw.Start < r.raw.End || i == len(m.rows)-1); {
			k++
		}
		r.last = k
	}
	return m
}

// at returns the row that holds the byte at offset of the raw text.
func (m *Model) at(offset int) int {
	i := sort.Search(len(m.rows), func(i int) bool { return m.rows[i].raw.End > offset })
	return min(i, len(m.rows)-1)
}

// A builder makes rows from the runs of a map, in order.
type builder struct {
	d         *doc.Document
	rows      []row
	raw, body int // where the row begins that is being made
	mend      int // the next repair
	long      bool
}

// end ends the row that is being made.
func (b *builder) end(raw, body int) {
	if raw == b.raw && body == b.body {
		return
	}
	b.rows = append(b.rows, row{raw: text.Span{Start: b.raw, End: raw}, body: text.Span{Start: b.body, End: body}, goesOn: b.long})
	b.raw, b.body, b.long = raw, body, false
}

// copied goes through text that both have: each line is a row.
func (b *builder) copied(r text.Run) {
	shift := r.Old.Start - r.New.Start
	for at := r.New.Start; at < r.New.End; {
		s := b.d.Body[at:r.New.End]
		k := strings.IndexByte(s, '\n') + 1
		if n := cut(s, b.body+longRow-at); n > 0 && (k == 0 && len(s) > n || k > n) {
			b.end(at+n+shift, at+n)
			b.long = true
			at += n
			continue
		}
		if k == 0 {
			return
		}
		at += k
		b.end(at+shift, at)
	}
}

// cut is where a row ends that has room for n more bytes of s: behind a
// sentence, if one ends in its last third; 0 if there is room for all.
func cut(s string, n int) int {
	if n >= len(s) {
		return 0
	}
	n = max(n, utf8.UTFMax)
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n++
	}
	if k := strings.LastIndex(s[:n], "。"); k > n*2/3 {
		return k + len("。")
	}
	return n
}

func (b *builder) edit(r text.Run) {
	for b.mend < len(b.d.Repairs) && b.d.Repairs[b.mend].Raw.Start < r.Old.Start {
		b.mend++
	}
	dropped := b.mend < len(b.d.Repairs) && b.d.Repairs[b.mend].Raw.Start == r.Old.Start && b.d.Repairs[b.mend].Kind == doc.Dropped
	fresh := r.New.Start == b.body
	switch {
	case dropped && (fresh || r.New.End == b.d.Back.NewLen()):
		b.end(r.Old.Start, r.New.Start)
		b.end(r.Old.End, r.New.End)
	case fresh && r.New.Empty() && len(b.rows) > 0:
		// the line ends belong to the row before, the indent to the next
		if k := strings.LastIndexAny(b.d.Raw[r.Old.Start:r.Old.End], "\n\r\f\v") + 1; k > 0 && b.raw == r.Old.Start {
			b.raw = r.Old.Start + k
			b.rows[len(b.rows)-1].raw.End = b.raw
		}
	case strings.HasSuffix(b.d.Body[r.New.Start:r.New.End], "\n"):
		b.end(r.Old.End, r.New.End)
	}
}
