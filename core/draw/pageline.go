package draw

import (
	"strings"
	"unicode"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A cell is a character as it is printed.
type cell struct {
	r      rune
	size   float64
	rise   float64 // over the line
	width  float64
	bold   bool
	quiet  bool
	figure *doc.Figure // that it is of; nil for none
	note   string      // the foot note that ends with it
}

// A line is what is printed beside one another. wide is the room between two
// characters where it is stretched to the measure.
type line struct {
	cells  []cell
	indent float64
	wide   float64
	notes  []string
}

// mostWide bounds how far a line is stretched, to the size of its type: what
// would gape more stays short.
const mostWide = 0.22

// Characters that begin and end no line.
const (
	notFirst = "，。、；：？！）》〉」』】〕”’…—％‰℃·,.;:?!)]}%"
	notLast  = "（《〈「『【〔“‘([{$￥№"
)

// lines breaks cells into lines of a measure.
func (w *press) lines(cells []cell, c cut, measure float64) []line {
	var out []line
	for len(cells) > 0 {
		indent := c.others * c.size
		if len(out) == 0 {
			indent = c.first * c.size
		}
		n, last := fits(cells, measure-indent), false
		if n == len(cells) {
			last = true
		}
		l := line{cells: trim(cells[:n]), indent: indent}
		cells = cells[n:]
		for len(cells) > 0 && cells[0].r == ' ' {
			cells = cells[1:]
		}
		width := w.width(l.cells)
		switch gaps := stretched(l.cells); {
		case c.centre:
			l.indent = max(0, (measure-width)/2)
		case !last && gaps > 0:
			if wide := (measure - indent - width) / float64(gaps); wide <= mostWide*c.size {
				l.wide = wide
			}
		}
		for i := range l.cells {
			if l.cells[i].note != "" {
				l.notes = append(l.notes, l.cells[i].note)
			}
		}
		out = append(out, l)
	}
	return out
}

// fits is how many cells a line of that width takes: up to the last place where
// a line may break, or as many as there is room for where there is none.
func fits(cells []cell, width float64) int {
	sum, at := 0.0, 0
	for i := range cells {
		sum += cells[i].width
		over := sum - width
		if i > 0 && strings.ContainsRune(notFirst, cells[i].r) && cells[i].width > 0.6*cells[i].size {
			over -= cells[i].width / 2 // the blank half of a mark may hang out
		}
		if over > 0.01 {
			if at == 0 {
				at = max(1, i)
			}
			return at
		}
		if i+1 < len(cells) && splits(&cells[i], &cells[i+1]) {
			at = i + 1
		}
	}
	return len(cells)
}

// splits reports whether a line may end between two cells.
func splits(a, b *cell) bool {
	switch {
	case b.rise > 0, a.figure != nil && a.figure == b.figure, a.r == '—' && b.r == '—', a.r == '…' && b.r == '…':
		return false
	case a.r == ' ' || b.r == ' ':
		return a.r == ' '
	case strings.ContainsRune(notFirst, b.r), strings.ContainsRune(notLast, a.r):
		return false
	}
	return han(a.r) || han(b.r)
}

// han reports whether a character stands by itself, as Han characters and the
// full-width marks do.
func han(r rune) bool { return r >= 0x2E80 || strings.ContainsRune("“”‘’…—·", r) }

// trim takes the blanks at the end away.
func trim(cells []cell) []cell {
	for len(cells) > 0 && unicode.IsSpace(cells[len(cells)-1].r) {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// gap reports whether room may be put behind cell i.
func gap(cells []cell, i int) bool {
	return i+1 < len(cells) && cells[i+1].rise == 0 && (han(cells[i].r) || han(cells[i+1].r)) && !(cells[i].r == '—' && cells[i+1].r == '—')
}

// stretched is how many places of a line take room.
func stretched(cells []cell) int {
	n := 0
	for i := range cells {
		if gap(cells, i) {
			n++
		}
	}
	return n
}

// Inks of print.
var (
	printInk   = rgb(0x1a1a1a)
	printQuiet = rgb(0x5c5c5c)
)

// set prints a line whose top is at w.y and whose measure begins at left: runs of
// one style, each with the room between its characters.
func (w *press) set(l line, c cut, left float64) {
	p := w.pdf
	base := w.y + c.size*(leading+0.72)/2
	x := left + l.indent
	room := func(i int) float64 {
		if l.wide != 0 && gap(l.cells, i) {
			return l.wide
		}
		return 0
	}
	var under *doc.Figure
	from := x
	for i := 0; i < len(l.cells); {
		a := l.cells[i]
		run, start, spaced := []rune{a.r}, x, room(i)
		x += a.width + spaced
		j := i + 1
		for ; j < len(l.cells); j++ {
			b := l.cells[j]
			if b.size != a.size || b.rise != a.rise || b.bold != a.bold || b.quiet != a.quiet || b.figure != a.figure || room(j) != spaced && j+1 < len(l.cells) {
				break
			}
			run = append(run, b.r)
			x += b.width + room(j)
		}
		weight, colour := "", printInk
		if a.bold {
			weight = "B"
		}
		if a.quiet {
			colour = printQuiet
		}
		p.SetFont("page", weight, a.size)
		p.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
		spacing(p, spaced)
		p.Text(start, base-a.rise, string(run))
		if a.figure != under {
			w.underline(under, from, start, base, c.size)
			under, from = a.figure, start
		}
		i = j
	}
	spacing(p, 0)
	w.underline(under, from, x, base, c.size)
}

// underDashes are the second sign of a kind beside its colour, in points.
var underDashes = [...][]float64{doc.Level: nil, doc.Share: nil, doc.Change: {3, 1.8}, doc.Rank: {1, 1.4}, doc.Multiple: {4.5, 1.5, 0.9, 1.5}, doc.Index: nil}

// underline draws the mark of a figure from x to y under a base line.
func (w *press) underline(f *doc.Figure, from, to, base, size float64) {
	if f == nil || to <= from {
		return
	}
	p, c := w.pdf, w.style.Style.Kinds[min(int(f.Kind), len(w.style.Style.Kinds)-1)]
	p.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.SetLineWidth(0.8)
	if f.Kind == doc.Index {
		p.SetLineWidth(0.4)
	}
	p.SetDashPattern(underDashes[min(int(f.Kind), len(underDashes)-1)], 0)
	y := base + size*0.2
	p.Line(from, y, to, y)
	if f.Kind == doc.Share {
		p.Line(from, y+1.5, to, y+1.5)
	}
	p.SetDashPattern(nil, 0)
}
