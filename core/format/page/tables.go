package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// goesOnMark says of a caption that its table began on an earlier page.
var goesOnMark = regexp.MustCompile(`续表|[（(]续[一二三四五六七八九十0-9]*[)）]|^续`)

// tablesGoOn puts tables together that go on over pages, says of each what
// stands above it, and makes furniture of heads and captions that are printed
// again.
func tablesGoOn(ps []para) []para {
	out := ps[:0:0]
	last := -1 // the table in out that may go on
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		if p.table == nil {
			out = append(out, p)
			continue
		}
		above := captions(out)
		if last >= 0 {
			// only captions that are there again may stand between
			between := out[last+1:]
			again := len(between) <= 6
			for k := range between {
				b := &between[k]
				again = again && (b.kind == doc.Furniture || b.page == p.page && b.table == nil && (goesOnMark.MatchString(b.text()) || said(out, out[last].above, b)))
			}
			if again && out[last].follows(&p) {
				for k := range between {
					between[k].kind = doc.Furniture
				}
				p.table.repeated = sameHeads(out[last].table, p.table)
				out[last].more = append(out[last].more, p.table)
				out[last].late = append(out[last].late, between...)
				out = out[:last+1]
				continue
			}
		}
		p.above = above
		last = len(out)
		out = append(out, p)
	}
	return out
}

// follows reports whether b, on the page behind, has the columns of a.
func (a *para) follows(b *para) bool {
	t := a.table
	if n := len(a.more); n > 0 {
		t = a.more[n-1]
	}
	u := b.table
	if u.page != t.page+1 || u.cols != t.cols || t.guessed != u.guessed {
		return false
	}
	if len(t.xs) > 0 && len(t.xs) == len(u.xs) {
		// even pages may lie somewhat further left
		for i := range t.xs {
			if abs(t.xs[i]-t.xs[0]-u.xs[i]+u.xs[0]) > 8 {
				return false
			}
		}
		return true
	}
	return sameHeads(t, u) > 0
}

// sameHeads is how many rows at the head of both tables say the same.
func sameHeads(a, b *table) int {
	n := 0
	for n < len(a.rows) && n < len(b.rows)-1 && n < 6 && rowText(a.rows[n]) == rowText(b.rows[n]) {
		n++
	}
	if n > a.heads() && a.heads() > 0 {
		n = a.heads()
	}
	return n
}

func rowText(row []cell) string {
	var b strings.Builder
	for _, c := range row {
		for _, l := range c.lines {
			for _, g := range l {
				b.WriteRune(g.r)
			}
		}
		b.WriteByte('|')
	}
	return b.String()
}

// said reports whether p says what one of the paragraphs above the table does.
func said(ps []para, above []int, p *para) bool {
	t := letters(p.text())
	return slices.ContainsFunc(above, func(k int) bool {
		s := letters(ps[k].text())
		return s == t || strings.HasPrefix(t, s) && len(s) > 6 && len(t) <= len(s)+6
	})
}

// captions are the last paragraphs of ps that may belong to the table under
// them: its number, its title, its line of units.
func captions(ps []para) []int {
	var out []int
	for k := len(ps) - 1; k >= 0 && len(out) < 4; k-- {
		p := &ps[k]
		if p.kind == doc.Furniture {
			continue
		}
		if p.table != nil || p.page != ps[len(ps)-1].page || len(p.lines) > 2 || p.runes() > 60 || p.lines[len(p.lines)-1].last() == '。' {
			break
		}
		out = append(out, k)
	}
	slices.Reverse(out)
	return out
}
