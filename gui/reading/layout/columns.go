package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// Room inside the cells of a grid, in em of its type.
const (
	cellPad = 0.7  // beside the words
	rowPad  = 0.26 // over and under them
	edgePad = 0.35 // at the table's own edges
)

// Widths of the columns of a grid, in em of its type.
const (
	maxNatural = 40 // one line of a cell of prose asks for no more
	shortCell  = 5  // words up to it are not broken while there is room
	longWord   = 9  // a code or an address longer than this is broken
	leastWords = 4  // a column of words that are broken keeps
	scrollCell = 16 // a column of a table that scrolls takes at most
)

// shrinks are the sizes in which a grid is tried, as parts of the usual one,
// before it scrolls.
var shrinks = []float32{1, 0.9, 0.82}

// columns are the columns of a grid as they are set at one width of the page.
type columns struct {
	size    float32   // of the type
	x, w    []float32 // left edges and widths, with the room beside the words
	frac    []float32 // of numbers: the room behind the point; negative where there is none
	left    float32   // of the table
	width   float32   // of all columns
	view    float32   // what is seen of it
	wrapped bool      // words may run over several lines
}

// columnsOf fits the columns of g into the page.
func (f *Flow) columnsOf(g *Grid) *columns {
	if c := f.columns[g]; c != nil {
		return c
	}
	if f.columns == nil {
		f.columns = map[*Grid]*columns{}
	}
	usual := f.spec.Size * roleStyles[Cells].Scale
	n := f.needs(g)
	var c *columns
	for _, shrink := range shrinks {
		c = n.fit(usual*shrink, f.spec.Measure, f.spec.Room)
		if c.width <= c.view {
			break
		}
	}
	if c.width > c.view { // small type does not help, so it is not paid for
		c = n.fit(usual, f.spec.Measure, f.spec.Room)
	}
	f.columns[g] = c
	return c
}

// needs is what the columns of a grid ask for, in em.
type needs struct {
	nat, least []float32 // in one line, and at least
	point      []float32 // of numbers: before the point
	frac       []float32 // and behind it
	numeric    []bool
}

// sampleRunes is how many characters of a grid are measured; the rest of a long
// table is like them, or is broken into lines.
const sampleRunes = 120_000

func (f *Flow) needs(g *Grid) *needs {
	n := &needs{numeric: g.numeric}
	for _, s := range []*[]float32{&n.nat, &n.least, &n.point, &n.frac} {
		*s = make([]float32, g.Columns)
	}
	for i := range n.frac {
		n.frac[i] = -1
	}
	var over []doc.Cell
	left := sampleRunes
	step := 1
	if len(g.Rows) > 4000 {
		step = len(g.Rows) / 2000
	}
	for i := 0; i < len(g.Rows) && left > 0; i++ {
		if i > 1000 && i%step != 0 {
			continue
		}
		for _, c := range g.Rows[i] {
			left -= c.Len() / 2
			if c.Across > 0 {
				if len(over) < 400 {
					over = append(over, c)
				}
				continue
			}
			f.cell(n, c, i < g.Heads)
		}
	}
	for _, c := range over { // what several columns hold together is shared among them
		nat, least := f.width(c, f.body)
		last := min(c.Col+c.Across, g.Columns-1)
		var has, must float32
		for k := c.Col; k <= last; k++ {
			has += n.nat[k] + 2*cellPad
			must += n.least[k] + 2*cellPad
		}
		share := float32(last - c.Col + 1)
		if nat = min(nat, 12); nat > has {
			for k := c.Col; k <= last; k++ {
				n.nat[k] += (nat - has) / share
			}
		}
		if least > must {
			for k := c.Col; k <= last; k++ {
				n.least[k] += (least - must) / share
			}
		}
	}
	for k := range n.nat {
		n.nat[k] = max(n.nat[k], n.least[k], 1)
		n.least[k] = max(n.least[k], 1)
	}
	return n
}

// cell lets a cell of one column say what it needs.
func (f *Flow) cell(n *needs, c doc.Cell, head bool) {
	k := c.Col
	nat, least := f.width(c, f.body)
	if s := c.Of(f.body); !head && n.numeric[k] && IsNumber(strings.TrimSpace(s)) {
		before, behind := f.split(s)
		n.point[k], n.frac[k] = max(n.point[k], before), max(n.frac[k], behind)
		w := n.point[k] + max(0, n.frac[k])
		n.nat[k], n.least[k] = max(n.nat[k], w), max(n.least[k], w)
		return
	}
	if head && n.numeric[k] && nat > 3 { // a long head is broken before its column gets wide
		nat = max(least, min(nat, max(4, nat/2+0.5)))
	}
	n.nat[k], n.least[k] = max(n.nat[k], min(nat, maxNatural)), max(n.least[k], least)
}

// width is that of a cell in one line, and the least that it can be set in.
func (f *Flow) width(c doc.Cell, body string) (nat, least float32) {
	var word float32
	for _, r := range c.Of(body) {
		a := f.m.Advance(r, false)
		nat += a
		if cl := classOf(r); cl&(han|wide|blank) != 0 {
			word = 0
		} else if word += a; word > least {
			least = word
		}
	}
	least = min(least, longWord)
	if nat <= shortCell {
		return nat, nat
	}
	return nat, max(least, leastWords)
}

// split is the width of a number before its point and from there on.
func (f *Flow) split(s string) (before, behind float32) {
	at := pointOf(s)
	for i, r := range s {
		if a := f.m.Advance(r, false); i < at {
			before += a
		} else {
			behind += a
		}
	}
	return before, behind
}

// pointOf is where the whole part of a number ends: at its point, at what
// follows its last digit, or at its end.
func pointOf(s string) int {
	if i := strings.IndexAny(s, ".．"); i >= 0 {
		return i
	}
	last := len(s)
	for last > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:last])
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			break
		}
		last -= n
	}
	if last == 0 {
		return len(s)
	}
	return last
}

// fit sets the columns in type of a size: as wide as their words where the page
// has room, else broken into lines, and only if that does not do it wider than
// what can be seen.
func (n *needs) fit(size, measure, room float32) *columns {
	cols := len(n.nat)
	c := &columns{size: size, w: make([]float32, cols), x: make([]float32, cols+1), frac: make([]float32, cols)}
	pad := 2*cellPad*size*float32(cols) - 2*(cellPad-edgePad)*size
	var nat, least float32
	for k := range n.nat {
		nat += n.nat[k] * size
		least += n.least[k] * size
		c.w[k] = n.nat[k] * size
		if c.frac[k] = n.frac[k] * size; n.frac[k] < 0 {
			c.frac[k] = -1
		}
	}
	// between gives the columns a width in all, between the least and the natural
	between := func(width float32) {
		c.wrapped = true
		part := float32(0)
		if nat > least {
			part = max(0, min((width-pad-least)/(nat-least), 1))
		}
		for k := range c.w {
			c.w[k] = (n.least[k] + (n.nat[k]-n.least[k])*part) * size
		}
	}
	c.view = room
	var spare float32
	switch {
	case nat+pad <= measure:
		if spare = measure - nat - pad; nat+pad < 0.6*measure {
			spare = min(spare, 1.6*size*float32(cols)) // a small table is not torn apart
		}
	case nat+pad <= room:
	case least+pad <= measure*0.8:
		between(measure)
	case least+pad <= room:
		between(min(room, max(measure, (least+pad)*1.25)))
	default:
		for k := range c.w {
			c.wrapped = c.wrapped || n.nat[k] > scrollCell
			c.w[k] = max(n.least[k], min(n.nat[k], scrollCell)) * size
		}
	}
	each := spare / float32(cols)
	x := (edgePad - cellPad) * size
	for k := range c.w {
		c.w[k] += 2*cellPad*size + each
		c.x[k] = x
		x += c.w[k]
	}
	c.x[cols] = x
	c.width = x - (cellPad-edgePad)*size
	c.view = min(c.width, c.view)
	c.left = (measure - c.view) / 2
	if c.width > c.view+0.5 {
		c.view = room
	} else {
		c.view = c.width
	}
	return c
}
