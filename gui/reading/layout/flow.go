package layout

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

const (
	// longBlock is the length in bytes from which a block is laid out in pieces, so
	// that no block takes longer than a frame. A piece ends with a sentence if it
	// can; its last line stays short.
	longBlock = 12_000
	// keepRunes is how many characters stay laid out before the oldest are let go.
	keepRunes = 100_000
)

// A Flow is a document as one column. Blocks are laid out when they are first
// asked for; until then their height is an estimate, so Top and Height may change
// a little as the reader goes on. Hold a place as a block and an offset, not
// as a y.
type Flow struct {
	*Text
	m    Metrics
	spec Spec

	heights []float32
	tree    []float64 // Fenwick tree over heights
	total   float64

	setter     setter
	columns    map[*Grid]*columns
	young, old map[int]*Laid
	runes      int // in young
}

// A Text is what a Flow sets: the part that does not depend on fonts and
// widths. It is not changed once made.
type Text struct {
	body   string
	blocks []Block
	cont   []bool // the block is a piece that continues the one before
	grids  bool   // some of the blocks are cells
	keep   []text.Span
	show   []script.Change // characters that are drawn as others
}

// Cut makes a text of the blocks of body, in order. Spans of keep, in order,
// are not torn at a line's end unless they are wider than a line.
func Cut(body string, blocks []Block, keep []text.Span) *Text {
	f := &Text{body: body, keep: keep}
	f.blocks = make([]Block, 0, len(blocks))
	f.cont = make([]bool, 0, len(blocks))
	for _, b := range blocks {
		b.Start = max(0, min(b.Start, len(body)))
		b.End = max(b.Start, min(b.End, len(body)))
		cont := false
		f.grids = f.grids || b.Grid != nil
		for b.Len() > longBlock && b.Grid == nil {
			at := f.cut(b.Span)
			piece := b
			piece.End = at
			f.blocks, f.cont = append(f.blocks, piece), append(f.cont, cont)
			b.Start, b.Opens, cont = at, false, true
		}
		f.blocks, f.cont = append(f.blocks, b), append(f.cont, cont)
	}
	return f
}

// New returns the flow of t.
func New(t *Text, m Metrics, spec Spec) *Flow {
	f := &Flow{Text: t, m: m, young: map[int]*Laid{}}
	f.Set(spec)
	return f
}

// cut returns where the first piece of a long block ends.
func (f *Text) cut(s text.Span) int {
	from, to := s.Start+longBlock*3/4, s.Start+longBlock
	at := -1
	for _, stop := range []string{"。", "；", "，", ". ", " "} {
		if i := strings.LastIndex(f.body[from:to], stop); i >= 0 {
			at = from + i + len(stop)
			break
		}
	}
	if at < 0 {
		at = to
		for at > from && !utf8.RuneStart(f.body[at]) {
			at--
		}
	}
	i := sort.Search(len(f.keep), func(i int) bool { return f.keep[i].End > at })
	if i < len(f.keep) && f.keep[i].Start < at && f.keep[i].Start > from {
		at = f.keep[i].Start
	}
	return at
}

// Set changes how the text is set and forgets what was laid out.
func (f *Flow) Set(spec Spec) {
	f.spec = spec.valid()
	n := len(f.blocks)
	if len(f.heights) != n {
		f.heights, f.tree = make([]float32, n), make([]float64, n+1)
	}
	clear(f.young)
	f.columns = nil
	f.old, f.runes, f.total = nil, 0, 0
	for i, b := range f.blocks {
		f.heights[i] = f.estimate(i, b)
		f.total += float64(f.heights[i])
		f.tree[i+1] = float64(f.heights[i])
	}
	for i := 1; i <= n; i++ {
		if j := i + i&-i; j <= n {
			f.tree[j] += f.tree[i]
		}
	}
}

// Spec returns how the text is set.
func (f *Flow) Spec() Spec { return f.spec }

// Grids reports whether the text has tables that are set as grids.
func (t *Text) Grids() bool { return t.grids }

// Len is the number of blocks, pieces of long ones counted each.
func (f *Flow) Len() int { return len(f.blocks) }

// Block returns block i.
func (f *Flow) Block(i int) Block { return f.blocks[i] }

// estimate guesses the height of a block from its length in bytes.
func (f *Flow) estimate(i int, b Block) float32 {
	st := b.Style()
	size := f.spec.Size * st.Scale
	height := st.LineHeight
	if height == 0 {
		height = f.spec.LineHeight
	}
	if b.Grid != nil {
		p := b.Grid.parts[b.part]
		return f.above(i) + float32(p.last-p.first)*(size*height+2*size*rowPad)
	}
	lines := math.Ceil(float64(b.Len()) / 3 * float64(size/f.spec.Measure))
	return f.above(i) + float32(max(1, lines))*size*height
}

// above is the blank between block i and the one before.
func (f *Flow) above(i int) float32 {
	if i == 0 || f.cont[i] {
		return 0
	}
	last, next := f.blocks[i-1], f.blocks[i]
	if next.Grid != nil && next.Grid == last.Grid {
		return 0
	}
	before, after := next.Style(), last.Style()
	lines := max(after.After, before.Before)
	if last.Role == next.Role && after.Between > 0 && !next.Opens {
		lines = after.Between
	}
	return lines * f.spec.Size * f.spec.LineHeight
}

// Above is the blank above block i, which is part of its height.
func (f *Flow) Above(i int) float32 { return f.above(i) }

// Lay returns block i laid out.
func (f *Flow) Lay(i int) *Laid {
	if l := f.young[i]; l != nil {
		return l
	}
	l := f.old[i]
	if l == nil {
		b := f.blocks[i]
		switch {
		case b.Grid != nil:
			l = f.setter.setGrid(f.body, b, f.Shown(b.Span), f.kept(b.Span), f.m, f.spec, f.columnsOf(b.Grid), f.above(i))
		case f.cont[i]:
			l = f.setCont(b)
		default:
			l = f.setter.set(f.body, b, f.Shown(b.Span), f.kept(b.Span), f.m, f.spec, f.above(i))
		}
		f.correct(i, l.Height)
	}
	if f.runes += len(l.Runes) + 64; f.runes > keepRunes {
		f.old, f.young, f.runes = f.young, map[int]*Laid{}, len(l.Runes)
	}
	f.young[i] = l
	return l
}

func (f *Flow) setCont(b Block) *Laid {
	spec := f.spec
	spec.Indent = 0
	return f.setter.set(f.body, b, f.Shown(b.Span), f.kept(b.Span), f.m, spec, 0)
}

// kept returns the spans to keep whole that touch s.
func (f *Flow) kept(s text.Span) []text.Span {
	i := sort.Search(len(f.keep), func(i int) bool { return f.keep[i].End > s.Start })
	j := i
	for j < len(f.keep) && f.keep[j].Start < s.End {
		j++
	}
	return f.keep[i:j]
}

func (f *Flow) correct(i int, h float32) {
	d := float64(h) - float64(f.heights[i])
	f.heights[i] = h
	if d == 0 {
		return
	}
	f.total += d
	for j := i + 1; j < len(f.tree); j += j & -j {
		f.tree[j] += d
	}
}

// Height is the height of the document as far as it is known.
func (f *Flow) Height() float64 { return f.total }

// Top is the y of the top of block i, as far as it is known.
func (f *Flow) Top(i int) float64 {
	var y float64
	for ; i > 0; i -= i & -i {
		y += f.tree[i]
	}
	return y
}

// At returns the block at height y and how far y is under its top.
func (f *Flow) At(y float64) (block int, under float32) {
	n := len(f.blocks)
	if n == 0 {
		return 0, 0
	}
	step := 1
	for step*2 <= n {
		step *= 2
	}
	at := 0
	rest := max(0, y)
	for ; step > 0; step /= 2 {
		if at+step <= n && f.tree[at+step] <= rest {
			at += step
			rest -= f.tree[at]
		}
	}
	if at >= n {
		return n - 1, f.heights[n-1]
	}
	return at, float32(rest)
}

// Find returns the block that holds the byte at offset, or the last one that
// begins before it.
func (f *Flow) Find(offset int) int {
	i := sort.Search(len(f.blocks), func(i int) bool { return f.blocks[i].Start > offset }) - 1
	return max(0, i)
}
